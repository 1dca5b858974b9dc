//! The query for the kitty keyboard protocol, which distinguishes the Esc key from the beginning of an escape sequence, and
//! its answer among what is typed meanwhile. Pure.
//! Source: <https://sw.kovidgoyal.net/kitty/keyboard-protocol/#detection-of-support-for-this-protocol>.

#[cfg(test)]
mod tests;

/// Asks for the protocol's flags, then for the device attributes: every terminal answers the second, so its answer says
/// that there is none to the first.
pub const QUERY: &str = "\x1b[?u\x1b[c";
/// Switches the protocol on, so that keys with modifiers and Esc are told apart.
pub const PUSH: &str = "\x1b[>1u";
/// Switches it off.
pub const POP: &str = "\x1b[<u";

/// The beginning of both answers.
const REPORT: &[u8] = b"\x1b[?";

/// What the terminal sent so far.
#[derive(Debug, Default)]
pub struct Reply(Vec<u8>);

impl Reply {
    /// Adds what was read.
    pub fn take(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Whether the device attributes are there, after which nothing more comes.
    pub fn is_complete(&self) -> bool {
        reports(&self.0).any(|(_, last)| last == Some(b'c'))
    }

    /// Whether the protocol is spoken, and what was typed meanwhile.
    pub fn split(self) -> (bool, Vec<u8>) {
        let kitty = reports(&self.0).any(|(_, last)| last == Some(b'u'));
        let mut typed = Vec::new();
        let mut from = 0;
        for (range, _) in reports(&self.0) {
            typed.extend_from_slice(self.0.get(from..range.start).unwrap_or_default());
            from = range.end;
        }
        typed.extend_from_slice(self.0.get(from..).unwrap_or_default());
        (kitty, typed)
    }
}

/// Where reports stand in `bytes`, and the last byte of each, if it has come.
fn reports(bytes: &[u8]) -> impl Iterator<Item = (std::ops::Range<usize>, Option<u8>)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(from..)?;
        let start = from + rest.windows(REPORT.len()).position(|at| at == REPORT)?;
        let parameters = bytes.get(start + REPORT.len()..)?;
        let length = parameters
            .iter()
            .take_while(|byte| matches!(byte, b'0'..=b'?'))
            .count();
        let last = parameters.get(length).copied();
        from = start + REPORT.len() + length + usize::from(last.is_some());
        Some((start..from, last))
    })
}
