//! A console without a cursor: output is written a whole line at a time, input is read one bounded, sanitised line at a
//! time. Knows nothing about questions.

use std::io::{self, BufRead, ErrorKind, Write};

use crate::text::{Emphasis, SafeText, TextRun, sanitize, to_ascii, width, wrap};

/// Bytes of a line that are read; a longer line is discarded as a whole.
pub(super) const LINE_LIMIT: usize = 8 * 1024;

/// How lines are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OutputStyle {
    /// Where lines are broken between words; in a pipe nowhere, so that a paragraph is a line.
    pub columns: Option<usize>,
    /// ASCII only.
    pub ascii: bool,
    /// Whether somebody types at a terminal and expects a prompt.
    pub prompt: bool,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineInput {
    /// A line without its end, cleaned, blanks around it dropped.
    Line(String),
    /// A line of more than `LINE_LIMIT` bytes.
    TooLong,
    /// There is nothing more.
    End,
    /// It cannot be read: why.
    Failed(String),
}

/// The writer and the reader of a session by lines.
pub struct Console<'a> {
    out: &'a mut dyn Write,
    input: &'a mut dyn BufRead,
    style: OutputStyle,
}

impl<'a> Console<'a> {
    /// A console over this writer and this reader.
    pub fn new(out: &'a mut dyn Write, input: &'a mut dyn BufRead, style: OutputStyle) -> Self {
        Self { out, input, style }
    }

    /// Writes `text`, a paragraph for each of its lines.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        self.say_labelled("", text)
    }

    /// Writes `text` after `label`. What does not fit on the first line is indented by the width of `label`.
    pub fn say_labelled(&mut self, label: &str, text: &str) -> io::Result<()> {
        let (label, text) = if self.style.ascii {
            (to_ascii(label), to_ascii(text))
        } else {
            (label.to_owned(), text.to_owned())
        };
        let indent = " ".repeat(width(&label));
        for (at, line) in text.lines().enumerate() {
            let mut before = if at == 0 { &label } else { &indent };
            for row in self.rows(line, width(&label)) {
                writeln!(self.out, "{}", format!("{before}{row}").trim_end())?;
                before = &indent;
            }
        }
        if text.is_empty() {
            writeln!(self.out, "{}", label.trim_end())?;
        }
        Ok(())
    }

    fn rows(&self, line: &str, indent: usize) -> Vec<String> {
        let Some(columns) = self.style.columns else {
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

    /// Flushes the writer.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Flushes the writer and reads a line.
    pub fn read_line(&mut self) -> io::Result<LineInput> {
        if self.style.prompt {
            write!(self.out, "> ")?;
        }
        self.flush()?;
        let line = self.read_bounded();
        if self.style.prompt && line == LineInput::End {
            // The shell's prompt must not follow ours on the same line.
            writeln!(self.out)?;
        }
        Ok(line)
    }

    fn read_bounded(&mut self) -> LineInput {
        let mut line = Vec::new();
        let (mut any, mut long) = (false, false);
        loop {
            let ready = match self.input.fill_buf() {
                Ok(ready) => ready,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return LineInput::Failed(sanitize(&error.to_string())),
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
            (false, _) => LineInput::End,
            (true, true) => LineInput::TooLong,
            (true, false) => LineInput::Line(sanitized(&line)),
        }
    }
}

/// The line as text that may be shown and stored: one line, no control characters.
fn sanitized(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    sanitize(text.trim_end_matches('\r'))
        .replace('\n', " ")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(input: &[u8]) -> Vec<LineInput> {
        let (mut out, mut input) = (Vec::new(), input);
        let mut console = Console::new(&mut out, &mut input, OutputStyle::default());
        let mut all = Vec::new();
        loop {
            let line = console.read_line().unwrap();
            all.push(line.clone());
            if line == LineInput::End {
                return all;
            }
        }
    }

    fn line(text: &str) -> LineInput {
        LineInput::Line(text.to_owned())
    }

    #[test]
    fn lines_come_one_by_one_and_the_last_needs_no_end() {
        assert_eq!(read_all(b""), [LineInput::End]);
        assert_eq!(
            read_all(b" 1 3 \r\n\nlast"),
            [line("1 3"), line(""), line("last"), LineInput::End]
        );
    }

    #[test]
    fn input_is_sanitized() {
        assert_eq!(
            read_all(b"a\x1b[2Jb\x00\rc\xff\n"),
            [line("a\u{fffd}[2Jb\u{fffd} c\u{fffd}"), LineInput::End]
        );
    }

    #[test]
    fn a_line_is_bounded_and_the_next_is_whole() {
        let mut long = vec![b'x'; 3 * LINE_LIMIT];
        long.extend(b"\nshort\n");
        assert_eq!(
            read_all(&long),
            [LineInput::TooLong, line("short"), LineInput::End]
        );
        let just = vec![b'x'; LINE_LIMIT];
        assert!(matches!(&read_all(&just)[0], LineInput::Line(text) if text.len() == LINE_LIMIT));
    }

    fn written(style: OutputStyle, label: &str, text: &str) -> String {
        let (mut out, mut input) = (Vec::new(), &b""[..]);
        Console::new(&mut out, &mut input, style)
            .say_labelled(label, text)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn lines_are_broken_for_people_and_not_for_programs() {
        let text = "one two three four five six seven";
        assert_eq!(
            written(OutputStyle::default(), "  1. ", text),
            format!("  1. {text}\n")
        );
        let narrow = OutputStyle {
            columns: Some(25),
            ..OutputStyle::default()
        };
        assert_eq!(
            written(narrow, "  1. ", text),
            "  1. one two three four\n     five six seven\n"
        );
        assert_eq!(written(narrow, "", ""), "\n");
    }

    #[test]
    fn ascii_is_ascii() {
        let style = OutputStyle {
            ascii: true,
            ..OutputStyle::default()
        };
        assert_eq!(written(style, "", "“Şuşa” – …"), "\"Susa\" - ...\n");
    }
}
