//! Line wrapping by grapheme and terminal width. Copies no text: a line lists the byte ranges of the runs on it.
//! Measures as ratatui does, so text that fits here fits in its buffers.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{TextRun, is_all_narrow};

/// Part of a run on one line: bytes `start..end` of the run with index `run`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunSlice {
    /// Index of the run.
    pub run: usize,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

impl RunSlice {
    /// The text of the slice.
    pub fn text<'a>(&self, runs: &'a [TextRun]) -> &'a str {
        runs.get(self.run)
            .and_then(|run| run.text.get(self.start..self.end))
            .unwrap_or_default()
    }
}

/// One line of a wrapped paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WrappedLine {
    /// Its text, in order.
    pub slices: Vec<RunSlice>,
    /// Graphemes of the paragraph before it.
    pub offset: usize,
    /// Width in columns.
    pub width: usize,
}

impl WrappedLine {
    /// The text of the line.
    pub fn text(&self, runs: &[TextRun]) -> String {
        self.slices.iter().map(|slice| slice.text(runs)).collect()
    }
}

/// A position between two graphemes of the paragraph.
#[derive(Clone, Copy, Default)]
struct Point {
    run: usize,
    byte: usize,
    graphemes: usize,
    /// Columns from the start of the line.
    column: usize,
}

/// Wraps `runs` to lines of at most `columns` (at least 1) columns. Breaks at line breaks, at blanks, after hyphens and dashes and
/// around wide characters; splits a word that is wider than a line. A paragraph without words is one empty line.
pub fn wrap(runs: &[TextRun], columns: usize) -> Vec<WrappedLine> {
    let columns = columns.max(1);
    let mut wrapper = Wrapper {
        runs,
        columns,
        lines: Vec::new(),
        start: Point::default(),
        last_break: None,
    };
    let mut at = Point::default();
    for (number, run) in runs.iter().enumerate() {
        at.run = number;
        at.byte = 0;
        if is_all_narrow(&run.text) {
            for (byte, c) in run.text.char_indices() {
                let letter = run.text.get(byte..byte + c.len_utf8());
                at = wrapper.push(at, letter.unwrap_or_default(), 1);
            }
        } else {
            for grapheme in run.text.graphemes(true) {
                at = wrapper.push(at, grapheme, grapheme.width());
            }
        }
    }
    wrapper.push_line(at, at.column);
    wrapper.lines
}

/// A possible end of the current line.
struct LineBreak {
    /// Where the next line starts.
    next: Point,
    /// Width of the line without its trailing blank.
    width: usize,
}

struct Wrapper<'a> {
    runs: &'a [TextRun],
    columns: usize,
    lines: Vec<WrappedLine>,
    /// Start of the current line.
    start: Point,
    /// Last possible break.
    last_break: Option<LineBreak>,
}

impl Wrapper<'_> {
    /// Adds the grapheme at `at` and returns the position after it.
    fn push(&mut self, at: Point, grapheme: &str, width: usize) -> Point {
        let mut at = at;
        if grapheme == "\n" {
            self.push_line(at, at.column);
            self.last_break = None;
            self.start = Point {
                run: at.run,
                byte: at.byte + 1,
                graphemes: at.graphemes + 1,
                column: 0,
            };
            return self.start;
        }
        let blank = grapheme == " ";
        if width > 1 && at.column > 0 {
            self.last_break = Some(LineBreak {
                next: at,
                width: at.column,
            });
        }
        if !blank && at.column + width > self.columns && at.column > 0 {
            at = self.break_line(at);
        }
        let after = Point {
            run: at.run,
            byte: at.byte + grapheme.len(),
            graphemes: at.graphemes + 1,
            column: at.column + width,
        };
        if blank {
            // In code a blank at the beginning of a line has a meaning.
            let is_code = self.runs.get(at.run).is_some_and(|run| run.emphasis.code);
            if at.column == 0 && !is_code {
                self.start = Point { column: 0, ..after };
                return self.start;
            }
            self.last_break = Some(LineBreak {
                next: after,
                width: at.column,
            });
        } else if width > 1 || matches!(grapheme, "-" | "–" | "—" | "/" | "…") {
            self.last_break = Some(LineBreak {
                next: after,
                width: after.column,
            });
        }
        after
    }

    /// Ends the line at its last possible break, or before `at` if it has none; returns `at` relative to the new line.
    fn break_line(&mut self, at: Point) -> Point {
        let LineBreak { next, width } = self
            .last_break
            .take()
            .filter(|line_break| line_break.width <= self.columns)
            .unwrap_or(LineBreak {
                next: at,
                width: at.column,
            });
        self.push_line(next, width);
        self.start = Point { column: 0, ..next };
        Point {
            column: at.column - next.column,
            ..at
        }
    }

    /// Adds the line from its start to `end`; its first `width` columns are visible.
    fn push_line(&mut self, end: Point, width: usize) {
        let mut line = WrappedLine {
            slices: Vec::with_capacity(2),
            offset: self.start.graphemes,
            width,
        };
        for (number, run) in self
            .runs
            .iter()
            .enumerate()
            .take(end.run + 1)
            .skip(self.start.run)
        {
            let start = if number == self.start.run {
                self.start.byte
            } else {
                0
            };
            let stop = if number == end.run {
                end.byte
            } else {
                run.text.len()
            };
            if start < stop {
                line.slices.push(RunSlice {
                    run: number,
                    start,
                    end: stop,
                });
            }
        }
        self.trim(&mut line);
        self.lines.push(line);
    }

    /// Removes trailing blanks.
    fn trim(&self, line: &mut WrappedLine) {
        while let Some(last) = line.slices.last_mut() {
            let kept = last.text(self.runs).trim_end_matches(' ').len();
            line.width = line.width.min(self.columns);
            last.end = last.start + kept;
            if kept > 0 {
                break;
            }
            line.slices.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Emphasis, SafeText};
    use crate::text::{is_narrow, width};
    use proptest::prelude::*;

    fn run(text: &str) -> TextRun {
        TextRun {
            text: SafeText::new(text),
            emphasis: Emphasis::default(),
            link: None,
        }
    }

    fn wrapped_text(runs: &[TextRun], columns: usize) -> Vec<String> {
        wrap(runs, columns)
            .iter()
            .map(|line| {
                line.slices
                    .iter()
                    .map(|slice| slice.text(runs))
                    .collect::<String>()
            })
            .collect()
    }

    #[test]
    fn narrow_characters_take_one_column_and_join_nothing() {
        for c in ('\0'..='\u{2FFF}').filter(|c| is_narrow(*c)) {
            let pair = format!("a{c}");
            assert_eq!(UnicodeWidthStr::width(c.to_string().as_str()), 1, "{c:?}");
            assert_eq!(pair.graphemes(true).count(), 2, "{c:?}");
        }
    }

    #[test]
    fn words_are_not_split() {
        assert_eq!(
            wrapped_text(&[run("the quick brown fox")], 10),
            ["the quick", "brown fox"]
        );
        assert_eq!(wrapped_text(&[run("aaa bbb")], 3), ["aaa", "bbb"]);
        assert_eq!(wrapped_text(&[run("")], 3), [""]);
    }

    #[test]
    fn a_word_across_runs_is_not_split() {
        assert_eq!(
            wrapped_text(&[run("an auto"), run("nomy act")], 8),
            ["an", "autonomy", "act"]
        );
    }

    #[test]
    fn lines_break_after_hyphens_and_split_long_words() {
        assert_eq!(
            wrapped_text(&[run("state-building")], 8),
            ["state-", "building"]
        );
        assert_eq!(wrapped_text(&[run("abcdefgh")], 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(wrapped_text(&[run("漢字漢字")], 5), ["漢字", "漢字"]);
    }

    #[test]
    fn offsets_count_graphemes() {
        let runs = [run("Şuşa e\u{301}té abc")];
        let offsets: Vec<usize> = wrap(&runs, 8).iter().map(|line| line.offset).collect();
        assert_eq!(offsets, [0, 9]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_no_word_is_lost(texts in prop::collection::vec("[a-zşé漢 -]{0,30}", 0..5), columns in 2usize..40) {
            let runs: Vec<TextRun> = texts.iter().map(|text| run(text)).collect();
            let lines = wrapped_text(&runs, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{line:?} in {columns}");
            }
            let kept: String = lines.concat().split_whitespace().collect();
            let whole: String = texts.concat().split_whitespace().collect();
            prop_assert_eq!(kept, whole);
        }
    }
}
