//! Parts of the interface that several screens draw.

pub(in crate::tui) mod bottom_line;
pub(in crate::tui) mod canvas;
pub(in crate::tui) mod text_field;
pub(in crate::tui) mod top_line;
