//! What a mouse report means: a press, a release, a turn of the wheel, and of these what a person did. Pure. Everything
//! else a mouse can say (other buttons, held keys, movement) is nobody's and is dropped.

use ratatui::layout::Position;

use super::decode::Typed;

/// The longest report there can be: a kind and two numbers of five digits, with room for zeros. A longer one was cut,
/// and what is left of it may read as another place.
const LONGEST: usize = 24;

/// A report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Report {
    /// The left button went down.
    Press(Position),
    /// A button went up.
    Release(Position),
    /// The wheel turned a notch: down if positive.
    Wheel(i32),
}

/// The report `ESC [`, parameters that begin with `<`, and `M` or `m` (mode 1006).
pub(super) fn numbered(parameters: &[u8], last: u8) -> Option<Report> {
    let text = std::str::from_utf8(parameters).ok()?;
    if text.len() > LONGEST {
        return None;
    }
    let mut fields = text.strip_prefix('<')?.split(';');
    // Digits and nothing else: `parse` would take a sign.
    let mut number = || {
        let field = fields.next()?;
        let is_number = !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| field.parse::<u16>().ok())?
    };
    let (kind, column, row) = (number()?, number()?, number()?);
    if fields.next().is_some() {
        return None;
    }
    let at = Position::new(column.checked_sub(1)?, row.checked_sub(1)?);
    match (kind, last) {
        (0, b'M') => Some(Report::Press(at)),
        (0, b'm') => Some(Report::Release(at)),
        (64, b'M') => Some(Report::Wheel(-1)),
        (65, b'M') => Some(Report::Wheel(1)),
        _ => None,
    }
}

/// The report of a terminal that knows mode 1000 and not 1006: `ESC [ M` and these three bytes.
pub(super) fn packed(bytes: &[u8]) -> Option<Report> {
    let [kind, column, row] = *bytes else {
        return None;
    };
    let cell = |byte: u8| byte.checked_sub(33).map(u16::from);
    let at = Position::new(cell(column)?, cell(row)?);
    match kind.checked_sub(32)? {
        0 => Some(Report::Press(at)),
        3 => Some(Report::Release(at)),
        64 => Some(Report::Wheel(-1)),
        65 => Some(Report::Wheel(1)),
        _ => None,
    }
}

/// What is known between two reports.
#[derive(Debug, Default)]
pub(super) struct Pointer {
    pressed: Option<Position>,
}

impl Pointer {
    /// What was done, if anything was: a click is a press and a release in one place. Who presses here and lets go
    /// there meant to mark text, or thought better of it.
    pub(super) fn take(&mut self, report: Report) -> Option<Typed> {
        match report {
            Report::Press(at) => {
                self.pressed = Some(at);
                None
            }
            Report::Release(at) => {
                let pressed = self.pressed.take();
                (pressed == Some(at)).then_some(Typed::Click(at))
            }
            Report::Wheel(notches) => Some(Typed::Wheel(notches)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_left_button_and_the_wheel_are_told() {
        let at = Position::new(4, 6);
        assert_eq!(numbered(b"<0;5;7", b'M'), Some(Report::Press(at)));
        assert_eq!(numbered(b"<0;5;7", b'm'), Some(Report::Release(at)));
        assert_eq!(numbered(b"<64;5;7", b'M'), Some(Report::Wheel(-1)));
        assert_eq!(numbered(b"<65;1;1", b'M'), Some(Report::Wheel(1)));
        assert_eq!(packed(b" %'"), Some(Report::Press(at)));
        assert_eq!(packed(b"#%'"), Some(Report::Release(at)));
        assert_eq!(packed(b"a%'"), Some(Report::Wheel(1)));
        // Other buttons, held keys, movement, a wheel that is let go.
        for kind in [1, 2, 3, 4, 8, 16, 32, 35, 66, 68, 128] {
            let report = format!("<{kind};5;7");
            assert_eq!(numbered(report.as_bytes(), b'M'), None, "{kind}");
        }
        assert_eq!(numbered(b"<64;5;7", b'm'), None);
    }

    #[test]
    fn what_is_no_report_is_none() {
        let long = [b"<0;5;".as_slice(), &[b'0'; 60], b"7"].concat();
        for report in [
            b"".as_slice(),
            b"<",
            b"<0",
            b"<0;5",
            b"<0;;7",
            b"<0;5;7;",
            b"<0;5;7;9",
            b"<0;0;7",
            b"<0;5;0",
            b"<0;-5;7",
            b"<+0;5;7",
            b"<0;65536;7",
            b"<0;99999999999;7",
            b"<0:5;7",
            b"0;5;7",
            &long,
        ] {
            assert_eq!(numbered(report, b'M'), None, "{report:?}");
        }
        assert_eq!(packed(b" \x20!"), None);
        assert_eq!(packed(b"  "), None);
    }

    #[test]
    fn a_click_is_a_press_and_a_release_in_one_place() {
        let (here, there) = (Position::new(1, 1), Position::new(9, 1));
        let mut pointer = Pointer::default();
        assert_eq!(pointer.take(Report::Press(here)), None);
        assert_eq!(
            pointer.take(Report::Release(here)),
            Some(Typed::Click(here))
        );
        assert_eq!(pointer.take(Report::Release(here)), None);
        assert_eq!(pointer.take(Report::Press(here)), None);
        assert_eq!(pointer.take(Report::Release(there)), None);
        assert_eq!(pointer.take(Report::Release(here)), None);
    }
}
