//! Positions of the YAML parser as offsets in bytes.

use saphyr_parser::Marker;

/// Turns the parser's positions, which count characters, into bytes. Positions come nearly in order.
pub(super) struct Offsets<'t> {
    text: &'t str,
    is_ascii: bool,
    chars: usize,
    bytes: usize,
}

impl<'t> Offsets<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            is_ascii: text.is_ascii(),
            chars: 0,
            bytes: 0,
        }
    }

    /// The text that the positions are in.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn byte(&mut self, marker: &Marker) -> usize {
        let wanted = marker.index();
        if self.is_ascii {
            return wanted.min(self.text.len());
        }
        let bytes = self.text.as_bytes();
        let goes_on = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
        while self.chars < wanted && self.bytes < bytes.len() {
            self.bytes += 1;
            while goes_on(self.bytes) {
                self.bytes += 1;
            }
            self.chars += 1;
        }
        while self.chars > wanted {
            self.bytes -= 1;
            while goes_on(self.bytes) {
                self.bytes -= 1;
            }
            self.chars -= 1;
        }
        self.bytes
    }

    /// The end of what stands at `span`, without the blanks and line ends after it.
    pub(super) fn trim(&self, span: (usize, usize)) -> usize {
        let slice = self.text.get(span.0..span.1).unwrap_or_default();
        span.0 + slice.trim_end().len()
    }
}
