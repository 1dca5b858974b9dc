//! placeholder
/// placeholder
#[derive(Debug)]
pub struct Piece;
/// placeholder
#[derive(Debug)]
pub struct Row;
/// placeholder
pub fn wrap() {}
/// placeholder
pub fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}
