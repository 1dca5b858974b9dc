//! How wide text is on a terminal. Measures as ratatui does.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Width of `text` in columns.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else if is_all_narrow(text) {
        text.chars().count()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// Whether `c` certainly takes one column and is a grapheme of its own: printable ASCII, the letters of Latin, Greek,
/// Cyrillic and Armenian without their combining marks, general punctuation, and the glyphs of this program.
/// A fast path: text of such characters needs no segmentation.
#[inline]
pub fn is_narrow(c: char) -> bool {
    matches!(c, ' '..='~') || is_narrow_beyond_ascii(c)
}

/// Whether every character of `text` is narrow: see [`is_narrow`].
#[inline]
pub fn is_all_narrow(text: &str) -> bool {
    let printable = |all: bool, byte: u8| all & matches!(byte, b' '..=b'~');
    // A fold does not exit early, so the compiler can vectorise it.
    text.bytes().fold(true, printable) || text.chars().all(is_narrow)
}

fn is_narrow_beyond_ascii(c: char) -> bool {
    matches!(c,
        '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{58F}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203A}' | '\u{2190}'..='\u{2193}' | '\u{2500}'..='\u{2593}' | '\u{25A0}' | '\u{25A1}' | '\u{25B8}' | '\u{25BE}'
        | '\u{25CB}' | '\u{25CF}' | '\u{2713}' | '\u{2717}')
}
