//! Bytes from a terminal to keys, pastes and what the mouse did, whatever way they are cut into pieces. Pure, bounded, and never deaf for
//! good: what stays unfinished is given up after a silence. Own code because crossterm's reader, with
//! `use-dev-tty`, never answers to a wait of zero, keeps a paste of any size, and cannot be polled beside a pipe.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Position;

use super::keys;
use super::pointer::{self, Pointer};
use crate::text::scrub;

/// The longest paste taken, in bytes; what is beyond it is dropped and said.
pub const PASTE_LIMIT: usize = 64 * 1024;
/// The longest control sequence kept; a longer one is nobody's key.
const SEQUENCE_LIMIT: usize = 64;
/// The bytes that end a bracketed paste.
const PASTE_END: &[u8] = b"\x1b[201~";

/// How long after an escape that came alone its sequence may come; then it was the Esc key. Too short to be felt.
const ESCAPE_WAIT: Duration = Duration::from_millis(20);
/// How long a sequence begun may go on, or an escape at the end of more: no finger is that fast, so that is a stream
/// that was cut there, and on a busy machine its rest takes its time.
const SEQUENCE_WAIT: Duration = Duration::from_millis(250);
/// How long a paste may pause.
const PASTE_WAIT: Duration = Duration::from_secs(1);

/// What somebody did at the keyboard or with the mouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// A key was pressed or repeats. Releases are not told.
    Key(KeyEvent),
    /// A text was pasted.
    Paste {
        /// It, scrubbed, with LF between lines.
        text: String,
        /// Whether it was longer than [`PASTE_LIMIT`] and its end is missing.
        cut: bool,
    },
    /// The left button was pressed and let go on this cell, counted from 0.
    Click(Position),
    /// The wheel turned by so many notches: down if positive.
    Wheel(i32),
}

#[derive(Debug, Default)]
enum State {
    #[default]
    Ground,
    /// A character of several bytes: how many are missing.
    Character(usize),
    Escape,
    /// After `ESC [`.
    Control,
    /// After `ESC O`.
    Application,
    /// After `ESC [ M`: three bytes of a mouse report of the old kind.
    Packed,
    /// Inside a string for nobody (OSC, DCS, APC, PM, SOS); whether its last byte was an escape.
    Message(bool),
    /// Inside a bracketed paste; how many bytes of [`PASTE_END`] were just seen.
    Paste {
        matched: usize,
        cut: bool,
    },
}

/// The state between two reads.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// The character, the parameters or the paste so far.
    held: Vec<u8>,
    pointer: Pointer,
}

impl Decoder {
    /// Takes bytes as they came and adds what they mean to `out`.
    pub(super) fn feed(&mut self, bytes: &[u8], out: &mut impl FnMut(Typed)) {
        for &byte in bytes {
            self.take(byte, out);
        }
    }

    /// How long to wait for the rest of something begun; `None` if nothing is. `alone`: the last byte came by itself.
    pub(super) fn patience(&self, alone: bool) -> Option<Duration> {
        match self.state {
            State::Ground => None,
            State::Escape if alone => Some(ESCAPE_WAIT),
            State::Escape
            | State::Character(_)
            | State::Control
            | State::Application
            | State::Packed => Some(SEQUENCE_WAIT),
            State::Message(_) | State::Paste { .. } => Some(PASTE_WAIT),
        }
    }

    /// Nothing came for as long as [`Self::patience`] said: what was begun is all there is.
    pub(super) fn lapse(&mut self, out: &mut impl FnMut(Typed)) {
        match std::mem::take(&mut self.state) {
            State::Escape => out(Typed::Key(KeyCode::Esc.into())),
            State::Paste { cut, .. } => self.finish_paste(cut, out),
            // Alt and the letter that begins sequences.
            State::Control if self.held.is_empty() => alt('[', out),
            State::Application => alt('O', out),
            State::Ground
            | State::Character(_)
            | State::Control
            | State::Packed
            | State::Message(_) => {}
        }
        self.held.clear();
    }

    fn take(&mut self, byte: u8, out: &mut impl FnMut(Typed)) {
        match self.state {
            State::Ground => self.begin(byte, false, out),
            State::Character(missing) => self.character(byte, missing, out),
            State::Escape => self.escape(byte, out),
            State::Control => self.control(byte, out),
            State::Application => {
                self.state = State::Ground;
                if let Some(key) = keys::application(byte) {
                    out(Typed::Key(key));
                }
            }
            State::Packed => self.packed(byte, out),
            State::Message(after_escape) => match byte {
                0x07 | 0x18 | 0x1a => self.state = State::Ground,
                b'\\' if after_escape => self.state = State::Ground,
                _ => self.state = State::Message(byte == 0x1b),
            },
            State::Paste { matched, cut } => self.paste(byte, matched, cut, out),
        }
    }

    fn begin(&mut self, byte: u8, alt: bool, out: &mut impl FnMut(Typed)) {
        self.held.clear();
        self.state = State::Ground;
        let missing = match byte {
            0x1b => {
                self.state = State::Escape;
                return;
            }
            0x00..=0x7f => {
                if let Some(key) = keys::plain(char::from(byte)) {
                    out(Typed::Key(if alt { keys::with_alt(key) } else { key }));
                }
                return;
            }
            0xc2..=0xdf => 1,
            0xe0..=0xef => 2,
            0xf0..=0xf4 => 3,
            _ => return,
        };
        if alt {
            // Remembered as the escape before the character.
            self.held.push(0x1b);
        }
        self.held.push(byte);
        self.state = State::Character(missing);
    }

    fn character(&mut self, byte: u8, missing: usize, out: &mut impl FnMut(Typed)) {
        if !matches!(byte, 0x80..=0xbf) {
            self.begin(byte, false, out);
            return;
        }
        self.held.push(byte);
        if missing > 1 {
            self.state = State::Character(missing - 1);
            return;
        }
        self.state = State::Ground;
        let (alt, bytes) = match self.held.strip_prefix(&[0x1b]) {
            Some(bytes) => (true, bytes),
            None => (false, self.held.as_slice()),
        };
        let c = std::str::from_utf8(bytes)
            .ok()
            .and_then(|text| text.chars().next());
        if let Some(key) = c.and_then(keys::plain) {
            out(Typed::Key(if alt { keys::with_alt(key) } else { key }));
        }
    }

    fn escape(&mut self, byte: u8, out: &mut impl FnMut(Typed)) {
        self.held.clear();
        self.state = match byte {
            b'[' => State::Control,
            b'O' => State::Application,
            b']' | b'P' | b'_' | b'^' | b'X' => State::Message(false),
            0x1b => {
                out(Typed::Key(KeyCode::Esc.into()));
                State::Escape
            }
            _ => return self.begin(byte, true, out),
        };
    }

    fn control(&mut self, byte: u8, out: &mut impl FnMut(Typed)) {
        match byte {
            // The console's `ESC [ [ A`.
            b'[' if self.held.is_empty() => self.held.push(byte),
            b'M' if self.held.is_empty() => self.state = State::Packed,
            0x40..=0x7e => {
                self.state = State::Ground;
                if byte == b'~' && self.held == b"200" {
                    self.held.clear();
                    self.state = State::Paste {
                        matched: 0,
                        cut: false,
                    };
                } else if self.held.first() == Some(&b'<') {
                    let report = pointer::numbered(&self.held, byte);
                    if let Some(typed) = report.and_then(|report| self.pointer.take(report)) {
                        out(typed);
                    }
                } else if let Some(key) = keys::control(&self.held, byte) {
                    out(Typed::Key(key));
                }
            }
            0x20..=0x3f if self.held.len() < SEQUENCE_LIMIT => self.held.push(byte),
            0x20..=0x3f => {}
            // Not a sequence after all: what interrupts it counts.
            _ => self.begin(byte, false, out),
        }
    }

    fn packed(&mut self, byte: u8, out: &mut impl FnMut(Typed)) {
        if byte < 0x20 {
            // Not a report after all: what interrupts it counts.
            return self.begin(byte, false, out);
        }
        self.held.push(byte);
        if self.held.len() == 3 {
            self.state = State::Ground;
            let report = pointer::packed(&self.held);
            if let Some(typed) = report.and_then(|report| self.pointer.take(report)) {
                out(typed);
            }
        }
    }

    fn paste(&mut self, byte: u8, matched: usize, cut: bool, out: &mut impl FnMut(Typed)) {
        // The end begins with a byte that occurs in it nowhere else, so a mismatch starts anew at 0 or 1.
        let matched = match PASTE_END.get(matched) {
            Some(&next) if next == byte => matched + 1,
            _ => usize::from(byte == 0x1b),
        };
        // Room for the end itself, which is taken off again.
        let full = self.held.len() >= PASTE_LIMIT + PASTE_END.len();
        if !full {
            self.held.push(byte);
        }
        if matched < PASTE_END.len() {
            self.state = State::Paste {
                matched,
                cut: cut || full,
            };
            return;
        }
        if !full {
            self.held.truncate(self.held.len() - PASTE_END.len());
        }
        self.state = State::Ground;
        self.finish_paste(cut || full, out);
    }

    fn finish_paste(&mut self, cut: bool, out: &mut impl FnMut(Typed)) {
        let cut = cut || self.held.len() > PASTE_LIMIT;
        self.held.truncate(PASTE_LIMIT);
        if cut {
            let whole = self.held.len() - half_character(&self.held);
            self.held.truncate(whole);
        }
        let text = scrub(&String::from_utf8_lossy(&self.held));
        self.held = Vec::new();
        out(Typed::Paste { text, cut });
    }
}

/// How many bytes at the end of `bytes` are the beginning of a character and not all of it.
fn half_character(bytes: &[u8]) -> usize {
    for (before, &byte) in bytes.iter().rev().take(3).enumerate() {
        let length = match byte {
            0x80..=0xbf => continue,
            0xc0..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xff => 4,
            _ => return 0,
        };
        return if before + 1 < length { before + 1 } else { 0 };
    }
    0
}

fn alt(c: char, out: &mut impl FnMut(Typed)) {
    if let Some(key) = keys::plain(c) {
        out(Typed::Key(keys::with_alt(key)));
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;
    use proptest::prelude::*;

    use super::*;

    /// What `bytes` mean when they come in pieces of `piece` bytes and then nothing more.
    fn typed(bytes: &[u8], piece: usize) -> Vec<Typed> {
        let mut decoder = Decoder::default();
        let mut seen = Vec::new();
        for piece in bytes.chunks(piece) {
            decoder.feed(piece, &mut |typed| seen.push(typed));
        }
        while decoder.patience(true).is_some() {
            decoder.lapse(&mut |typed| seen.push(typed));
        }
        seen
    }

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Typed {
        Typed::Key(KeyEvent::new(code, modifiers))
    }

    fn pressed(code: KeyCode) -> Typed {
        key(code, KeyModifiers::NONE)
    }

    #[test]
    fn every_way_of_cutting_means_the_same() {
        let bytes = "jé\x1b[A\x1bOB\x1bx\x1bé\x1b[1;5C\x1b[200~a\r\nb\x1b[20x\x1b[201~€\x1b]11;rgb:0/0/0\x1b\\😀\x1b".as_bytes();
        let expected = vec![
            pressed(KeyCode::Char('j')),
            pressed(KeyCode::Char('é')),
            pressed(KeyCode::Up),
            pressed(KeyCode::Down),
            key(KeyCode::Char('x'), KeyModifiers::ALT),
            key(KeyCode::Char('é'), KeyModifiers::ALT),
            key(KeyCode::Right, KeyModifiers::CONTROL),
            Typed::Paste {
                text: "a\nb\u{FFFD}[20x".to_owned(),
                cut: false,
            },
            pressed(KeyCode::Char('€')),
            pressed(KeyCode::Char('😀')),
            pressed(KeyCode::Esc),
        ];
        for piece in 1..bytes.len() {
            assert_eq!(typed(bytes, piece), expected, "in pieces of {piece}");
        }
    }

    #[test]
    fn escape_alone_waits_for_its_sequence() {
        let mut decoder = Decoder::default();
        let mut seen = Vec::new();
        decoder.feed(b"\x1b", &mut |typed| seen.push(typed));
        assert_eq!((seen.len(), decoder.patience(true)), (0, Some(ESCAPE_WAIT)));
        assert_eq!(decoder.patience(false), Some(SEQUENCE_WAIT));
        decoder.feed(b"[B", &mut |typed| seen.push(typed));
        assert_eq!(
            (seen.as_slice(), decoder.patience(true)),
            ([pressed(KeyCode::Down)].as_slice(), None)
        );
        assert_eq!(typed(b"\x1b\x1b", 1), vec![pressed(KeyCode::Esc); 2]);
        assert_eq!(
            typed(b"\x1b[", 1),
            vec![key(KeyCode::Char('['), KeyModifiers::ALT)]
        );
    }

    #[test]
    fn a_paste_is_capped_and_keys_after_it_count() {
        let paste = |size: usize| {
            let bytes = [
                b"\x1b[200~".as_slice(),
                "é".repeat(size / 2).as_bytes(),
                b"\x1b[201~q",
            ]
            .concat();
            let seen = typed(&bytes, 4095);
            assert_eq!(seen.len(), 2);
            assert_eq!(seen[1], pressed(KeyCode::Char('q')));
            match &seen[0] {
                Typed::Paste { text, cut } => (text.len(), *cut),
                _ => panic!("not a paste"),
            }
        };
        assert_eq!(paste(PASTE_LIMIT), (PASTE_LIMIT, false));
        assert_eq!(paste(PASTE_LIMIT + 2), (PASTE_LIMIT, true));
        assert_eq!(paste(PASTE_LIMIT + 4), (PASTE_LIMIT, true));
        assert_eq!(paste(PASTE_LIMIT + 6), (PASTE_LIMIT, true));
        assert_eq!(paste(PASTE_LIMIT + 8), (PASTE_LIMIT, true));
        assert_eq!(paste(1_000_000), (PASTE_LIMIT, true));
    }

    #[test]
    fn an_odd_cut_leaves_no_half_character() {
        let bytes = [
            b"\x1b[200~x".as_slice(),
            "é".repeat(PASTE_LIMIT).as_bytes(),
            b"\x1b[201~",
        ]
        .concat();
        let Some(Typed::Paste { text, cut: true }) = typed(&bytes, 512).pop() else {
            panic!("no paste")
        };
        assert_eq!(text.len(), PASTE_LIMIT - 1);
        assert!(text.ends_with('é'));
    }

    #[test]
    fn a_paste_without_an_end_ends_with_the_silence() {
        assert_eq!(
            typed(b"\x1b[200~half", 3),
            vec![Typed::Paste {
                text: "half".to_owned(),
                cut: false
            }]
        );
    }

    #[test]
    fn answers_nobody_asked_for_are_no_keys() {
        assert_eq!(
            typed(
                b"\x1b[?62;22c\x1b[12;40R\x1bP1$r0m\x1b\\\x1b]52;c;QUFB\x07j",
                5
            ),
            vec![pressed(KeyCode::Char('j'))]
        );
        assert_eq!(
            typed(&[b"\x1b[".as_slice(), &[b'1'; 10_000], b"Aj"].concat(), 7),
            vec![pressed(KeyCode::Char('j'))]
        );
    }

    #[test]
    fn mouse_reports_are_clicks_and_never_keys() {
        let at = Position::new(4, 6);
        let bytes = b"\x1b[<0;5;7M\x1b[<0;5;7m\x1b[<65;5;7M\x1b[M %'\x1b[M#%'j";
        let expected = vec![
            Typed::Click(at),
            Typed::Wheel(1),
            Typed::Click(at),
            pressed(KeyCode::Char('j')),
        ];
        for piece in 1..bytes.len() {
            assert_eq!(typed(bytes, piece), expected, "in pieces of {piece}");
        }
        // Malformed, huge, cut off, of another kind: none of them is a key.
        let wide = [b"\x1b[<0;".as_slice(), &[b'9'; 10_000], b";7Mj"].concat();
        for bytes in [
            b"\x1b[<;;Mj".as_slice(),
            b"\x1b[<0;5Mj",
            b"\x1b[<0;5;7;8;9mj",
            b"\x1b[<0;99999999;7Mj",
            b"\x1b[<35;5;7Mj",
            b"\x1b[<0;5;7Aj",
            b"\x1b[<0;5;7~j",
            b"\x1b[M\xff\xff\xffj",
            b"\x1b[Mqqqj",
            &wide,
        ] {
            let seen = typed(bytes, 3);
            assert_eq!(seen, [pressed(KeyCode::Char('j'))], "{bytes:?}");
        }
        assert_eq!(typed(b"\x1b[M !", 2), []);
        assert_eq!(typed(b"\x1b[<0;5;7", 2), []);
    }

    proptest! {
        #[test]
        fn never_deaf_and_never_large(bytes in proptest::collection::vec(any::<u8>(), 0..400), piece in 1_usize..50) {
            let mut decoder = Decoder::default();
            for piece in bytes.chunks(piece) {
                decoder.feed(piece, &mut |_| ());
            }
            prop_assert!(decoder.held.len() <= bytes.len());
            decoder.lapse(&mut |_| ());
            prop_assert_eq!(decoder.patience(true), None);
            let mut seen = Vec::new();
            decoder.feed(b"j", &mut |typed| seen.push(typed));
            prop_assert_eq!(seen, vec![pressed(KeyCode::Char('j'))]);
        }
    }
}
