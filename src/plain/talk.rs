//! A conversation by lines: what is said goes out whole lines at a time and is never taken back; what is heard comes in
//! one bounded, cleaned line at a time. Knows nothing of what is talked about.

use std::io::{self, BufRead, ErrorKind, Write};

use crate::text::{Emphasis, SafeText, TextRun, sanitize, to_ascii, width, wrap};

/// Bytes of a line that are read; a longer one is passed over as a whole.
pub(super) const LINE_LIMIT: usize = 8 * 1024;

/// How lines are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner {
    /// Where lines are broken between words; in a pipe nowhere, so that a paragraph is a line.
    pub columns: Option<usize>,
    /// ASCII only.
    pub ascii: bool,
    /// Whether somebody types at a terminal and expects a prompt.
    pub prompt: bool,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// A line without its end, cleaned, blanks around it dropped.
    Line(String),
    /// A line of more than `LINE_LIMIT` bytes.
    TooLong,
    /// There is nothing more.
    End,
    /// It cannot be read: why.
    Failed(String),
}

/// Both sides of the conversation.
pub struct Talk<'a> {
    out: &'a mut dyn Write,
    input: &'a mut dyn BufRead,
    manner: Manner,
}

impl<'a> Talk<'a> {
    /// A conversation that has not begun.
    pub fn new(out: &'a mut dyn Write, input: &'a mut dyn BufRead, manner: Manner) -> Self {
        Self { out, input, manner }
    }

    /// Says `text`, a paragraph for each of its lines.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        self.point("", text)
    }

    /// Says `text` behind `lead`; what does not fit on the first line stands below the first word, not below `lead`.
    pub fn point(&mut self, lead: &str, text: &str) -> io::Result<()> {
        let (lead, text) = if self.manner.ascii {
            (to_ascii(lead), to_ascii(text))
        } else {
            (lead.to_owned(), text.to_owned())
        };
        let indent = " ".repeat(width(&lead));
        for (at, line) in text.lines().enumerate() {
            let mut before = if at == 0 { &lead } else { &indent };
            for row in self.rows(line, width(&lead)) {
                writeln!(self.out, "{}", format!("{before}{row}").trim_end())?;
                before = &indent;
            }
        }
        if text.is_empty() {
            writeln!(self.out, "{}", lead.trim_end())?;
        }
        Ok(())
    }

    fn rows(&self, line: &str, indent: usize) -> Vec<String> {
        let Some(columns) = self.manner.columns else {
            return vec![line.to_owned()];
        };
        let runs = [TextRun {
            text: SafeText::new(line),
            emphasis: Emphasis::default(),
            link: None,
        }];
        let rows = wrap(&runs, columns.saturating_sub(indent).max(20));
        rows.iter().map(|line| line.text(&runs)).collect()
    }

    /// An empty line.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// Sends what was said on its way.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Sends what was said on its way, and waits for a line.
    pub fn hear(&mut self) -> io::Result<Heard> {
        if self.manner.prompt {
            write!(self.out, "> ")?;
        }
        self.flush()?;
        let heard = self.listen();
        if self.manner.prompt && heard == Heard::End {
            // The shell's own prompt shall not stand behind ours.
            writeln!(self.out)?;
        }
        Ok(heard)
    }

    fn listen(&mut self) -> Heard {
        let mut line = Vec::new();
        let (mut any, mut long) = (false, false);
        loop {
            let ready = match self.input.fill_buf() {
                Ok(ready) => ready,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Heard::Failed(sanitize(&error.to_string())),
            };
            if ready.is_empty() {
                break;
            }
            any = true;
            let end = ready.iter().position(|byte| *byte == b'\n');
            let part = ready.get(..end.unwrap_or(ready.len())).unwrap_or_default();
            if line.len() + part.len() > LINE_LIMIT {
                long = true;
                line.clear();
            }
            if !long {
                line.extend_from_slice(part);
            }
            let taken = part.len() + usize::from(end.is_some());
            self.input.consume(taken);
            if end.is_some() {
                break;
            }
        }
        match (any, long) {
            (false, _) => Heard::End,
            (true, true) => Heard::TooLong,
            (true, false) => Heard::Line(cleaned(&line)),
        }
    }
}

/// The line as text that may be shown and kept: one line, nothing in it that acts on a terminal.
fn cleaned(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    sanitize(text.trim_end_matches('\r'))
        .replace('\n', " ")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(input: &[u8]) -> Vec<Heard> {
        let (mut out, mut input) = (Vec::new(), input);
        let mut talk = Talk::new(&mut out, &mut input, Manner::default());
        let mut all = Vec::new();
        loop {
            let heard = talk.hear().unwrap();
            all.push(heard.clone());
            if heard == Heard::End {
                return all;
            }
        }
    }

    fn line(text: &str) -> Heard {
        Heard::Line(text.to_owned())
    }

    #[test]
    fn lines_come_one_by_one_and_the_last_needs_no_end() {
        assert_eq!(heard(b""), [Heard::End]);
        assert_eq!(
            heard(b" 1 3 \r\n\nlast"),
            [line("1 3"), line(""), line("last"), Heard::End]
        );
    }

    #[test]
    fn what_comes_in_cannot_act_on_a_terminal() {
        assert_eq!(
            heard(b"a\x1b[2Jb\x00\rc\xff\n"),
            [line("a\u{fffd}[2Jb\u{fffd} c\u{fffd}"), Heard::End]
        );
    }

    #[test]
    fn a_line_is_bounded_and_the_next_is_whole() {
        let mut long = vec![b'x'; 3 * LINE_LIMIT];
        long.extend(b"\nshort\n");
        assert_eq!(heard(&long), [Heard::TooLong, line("short"), Heard::End]);
        let just = vec![b'x'; LINE_LIMIT];
        assert!(matches!(&heard(&just)[0], Heard::Line(text) if text.len() == LINE_LIMIT));
    }

    fn said(manner: Manner, lead: &str, text: &str) -> String {
        let (mut out, mut input) = (Vec::new(), &b""[..]);
        Talk::new(&mut out, &mut input, manner)
            .point(lead, text)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_are_broken_for_people_and_not_for_programs() {
        let text = "one two three four five six seven";
        assert_eq!(
            said(Manner::default(), "  1. ", text),
            format!("  1. {text}\n")
        );
        let narrow = Manner {
            columns: Some(25),
            ..Manner::default()
        };
        assert_eq!(
            said(narrow, "  1. ", text),
            "  1. one two three four\n     five six seven\n"
        );
        assert_eq!(said(narrow, "", ""), "\n");
    }

    #[test]
    fn ascii_is_ascii() {
        let manner = Manner {
            ascii: true,
            ..Manner::default()
        };
        assert_eq!(said(manner, "", "“Şuşa” – …"), "\"Susa\" - ...\n");
    }
}
