//! Lines in ASCII, whoever writes them: what is printed by lines under `--ascii` goes through here, lesson text and all, as
//! it does in a sitting by lines.

use std::io::{self, Write};

use crate::text::to_ascii;

/// Passes on what is written to it in ASCII, whole lines at a time.
pub struct Ascii<'a> {
    out: &'a mut dyn Write,
    line: Vec<u8>,
}

impl<'a> Ascii<'a> {
    /// In front of `out`.
    pub fn new(out: &'a mut dyn Write) -> Self {
        Self {
            out,
            line: Vec::new(),
        }
    }

    fn pass(&mut self) -> io::Result<()> {
        let line = to_ascii(&String::from_utf8_lossy(&self.line));
        self.line.clear();
        self.out.write_all(line.as_bytes())
    }
}

impl Write for Ascii<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.pass()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass()?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_come_in_pieces_are_put_together() {
        let mut out = Vec::new();
        let mut ascii = Ascii::new(&mut out);
        for byte in "“Şuşa”\n──\n…".as_bytes() {
            ascii.write_all(&[*byte]).unwrap();
        }
        ascii.flush().unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\"Susa\"\n--\n...");
    }
}
