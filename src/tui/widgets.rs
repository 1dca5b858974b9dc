//! Parts of the interface that several screens draw.

pub(crate) mod bottom_line;
pub(crate) mod canvas;
pub(crate) mod text_field;
pub(crate) mod top_line;
