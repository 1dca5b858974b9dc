//! Tests of the room as a whole: files in, course and findings out.

mod hostile;
