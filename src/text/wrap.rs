//! Wrapping runs of words to rows of a given width, by grapheme and by the width a terminal gives it. Copies no
//! text: a row says which bytes of which run stand on it. Measures as ratatui does, so what fits here fits there.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Run;

/// Columns that `text` takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else if is_all_narrow(text) {
        text.chars().count()
    } else {
        text.graphemes(true).map(UnicodeWidthStr::width).sum()
    }
}

/// Whether `c` surely takes one column and joins no other character: printable ASCII, the letters of Latin, Greek,
/// Cyrillic and Armenian without their combining marks, general punctuation, and the signs and lines of this program.
/// A short cut: texts of such characters need no search for graphemes.
#[inline]
pub fn is_narrow(c: char) -> bool {
    matches!(c, ' '..='~') || is_narrow_beyond_ascii(c)
}

/// Whether every character of `text` is narrow: see [`is_narrow`].
#[inline]
pub fn is_all_narrow(text: &str) -> bool {
    let printable = |all: bool, byte: u8| all & matches!(byte, b' '..=b'~');
    // Without a way out in between, so that many bytes are looked at at once.
    text.bytes().fold(true, printable) || text.chars().all(is_narrow)
}

fn is_narrow_beyond_ascii(c: char) -> bool {
    matches!(c,
        '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{58F}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203A}' | '\u{2190}'..='\u{2193}' | '\u{2500}'..='\u{2593}' | '\u{25A0}' | '\u{25A1}' | '\u{25B8}' | '\u{25BE}'
        | '\u{25CB}' | '\u{25CF}' | '\u{2713}' | '\u{2717}')
}

/// Part of a run on a row: bytes `start..end` of run number `run`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Which run.
    pub run: usize,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

impl Piece {
    /// The words of the piece.
    pub fn text<'a>(&self, runs: &'a [Run]) -> &'a str {
        runs.get(self.run)
            .and_then(|run| run.text.get(self.start..self.end))
            .unwrap_or_default()
    }
}

/// One row of a wrapped paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What stands on it, in order.
    pub pieces: Vec<Piece>,
    /// Graphemes of the paragraph before it.
    pub offset: usize,
    /// Columns it takes.
    pub width: usize,
}

/// A point between two graphemes of the paragraph.
#[derive(Clone, Copy, Default)]
struct Point {
    run: usize,
    byte: usize,
    graphemes: usize,
    /// Columns since the beginning of the row.
    column: usize,
}

/// Wraps `runs` to rows of at most `columns` (at least 1) columns. Breaks at blanks, after hyphens and dashes and
/// around wide characters; a word that is wider than a row is cut. A paragraph without words is one empty row.
pub fn wrap(runs: &[Run], columns: usize) -> Vec<Row> {
    let columns = columns.max(1);
    let mut wrapper = Wrapper {
        runs,
        columns,
        rows: Vec::new(),
        start: Point::default(),
        fit: None,
    };
    let mut at = Point::default();
    for (number, run) in runs.iter().enumerate() {
        at.run = number;
        at.byte = 0;
        if is_all_narrow(&run.text) {
            for (byte, c) in run.text.char_indices() {
                let letter = run.text.get(byte..byte + c.len_utf8());
                at = wrapper.take(at, letter.unwrap_or_default(), 1);
            }
        } else {
            for grapheme in run.text.graphemes(true) {
                at = wrapper.take(at, grapheme, grapheme.width());
            }
        }
    }
    wrapper.close(at, at.column);
    wrapper.rows
}

struct Wrapper<'a> {
    runs: &'a [Run],
    columns: usize,
    rows: Vec<Row>,
    /// Where the row in hand begins.
    start: Point,
    /// The last place it may end: the point to go on from, and the width of what stays.
    fit: Option<(Point, usize)>,
}

impl Wrapper<'_> {
    /// Takes one grapheme that begins at `at` and returns the point after it.
    fn take(&mut self, at: Point, grapheme: &str, width: usize) -> Point {
        let mut at = at;
        let blank = grapheme == " ";
        if width > 1 && at.column > 0 {
            self.fit = Some((at, at.column));
        }
        if !blank && at.column + width > self.columns && at.column > 0 {
            at = self.cut(at);
        }
        let after = Point {
            run: at.run,
            byte: at.byte + grapheme.len(),
            graphemes: at.graphemes + 1,
            column: at.column + width,
        };
        if blank {
            if at.column == 0 {
                self.start = Point { column: 0, ..after };
                return self.start;
            }
            self.fit = Some((after, at.column));
        } else if width > 1 || matches!(grapheme, "-" | "–" | "—" | "/" | "…") {
            self.fit = Some((after, after.column));
        }
        after
    }

    /// Ends the row at its last fitting place, or before `at` if it has none; returns `at` as seen from the new row.
    fn cut(&mut self, at: Point) -> Point {
        let (next, width) = self
            .fit
            .take()
            .filter(|(_, width)| *width <= self.columns)
            .unwrap_or((at, at.column));
        self.close(next, width);
        self.start = Point { column: 0, ..next };
        Point {
            column: at.column - next.column,
            ..at
        }
    }

    /// Adds the row from its start to `end`, of which the first `width` columns are shown.
    fn close(&mut self, end: Point, width: usize) {
        let mut row = Row {
            pieces: Vec::with_capacity(2),
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
                row.pieces.push(Piece {
                    run: number,
                    start,
                    end: stop,
                });
            }
        }
        self.trim(&mut row);
        self.rows.push(row);
    }

    /// Drops the blanks at the end of a row.
    fn trim(&self, row: &mut Row) {
        while let Some(last) = row.pieces.last_mut() {
            let kept = last.text(self.runs).trim_end_matches(' ').len();
            row.width = row.width.min(self.columns);
            last.end = last.start + kept;
            if kept > 0 {
                break;
            }
            row.pieces.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Clean, Emphasis};
    use proptest::prelude::*;

    fn run(text: &str) -> Run {
        Run {
            text: Clean::new(text),
            emphasis: Emphasis::default(),
            link: None,
        }
    }

    fn lines(runs: &[Run], columns: usize) -> Vec<String> {
        wrap(runs, columns)
            .iter()
            .map(|row| {
                row.pieces
                    .iter()
                    .map(|piece| piece.text(runs))
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
    fn words_go_to_the_next_row_whole() {
        assert_eq!(
            lines(&[run("the quick brown fox")], 10),
            ["the quick", "brown fox"]
        );
        assert_eq!(lines(&[run("aaa bbb")], 3), ["aaa", "bbb"]);
        assert_eq!(lines(&[run("")], 3), [""]);
    }

    #[test]
    fn a_word_across_runs_stays_together() {
        assert_eq!(
            lines(&[run("an auto"), run("nomy act")], 8),
            ["an", "autonomy", "act"]
        );
    }

    #[test]
    fn rows_break_after_hyphens_and_cut_what_is_too_long() {
        assert_eq!(lines(&[run("state-building")], 8), ["state-", "building"]);
        assert_eq!(lines(&[run("abcdefgh")], 3), ["abc", "def", "gh"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(lines(&[run("漢字漢字")], 5), ["漢字", "漢字"]);
    }

    #[test]
    fn offsets_count_graphemes() {
        let runs = [run("Şuşa e\u{301}té abc")];
        let offsets: Vec<usize> = wrap(&runs, 8).iter().map(|row| row.offset).collect();
        assert_eq!(offsets, [0, 9]);
    }

    proptest! {
        #[test]
        fn no_row_is_too_wide_and_no_word_is_lost(texts in prop::collection::vec("[a-zşé漢 -]{0,30}", 0..5), columns in 2usize..40) {
            let runs: Vec<Run> = texts.iter().map(|text| run(text)).collect();
            let rows = lines(&runs, columns);
            for row in &rows {
                prop_assert!(width(row) <= columns, "{row:?} in {columns}");
            }
            let kept: String = rows.concat().split_whitespace().collect();
            let whole: String = texts.concat().split_whitespace().collect();
            prop_assert_eq!(kept, whole);
        }
    }
}
