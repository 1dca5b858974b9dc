//! A text area of several lines: its text, the cursor, and soft wrapping. Pure. Wrapping keeps every character, so that the
//! cursor is always where the next character is inserted.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::action::Edit;
use crate::text::{sanitize, width};

/// Bytes of the longest text.
const LONGEST: usize = 12_000;

/// A text that is being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextArea {
    text: String,
    /// The byte before which the next character goes.
    cursor: usize,
}

impl TextArea {
    /// A text area with `text`, sanitised and cut to the longest text, and the cursor at its end.
    pub(super) fn with_text(text: &str) -> Self {
        let text = beginning(&sanitize(text), LONGEST).to_owned();
        Self {
            cursor: text.len(),
            text,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its number of words.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Applies `change`; rows are `columns` wide.
    pub(super) fn edit(&mut self, change: Edit, columns: usize) {
        match change {
            Edit::Insert(c) => self.insert(c),
            Edit::Newline => self.insert('\n'),
            Edit::Backspace => self.cut(self.before(self.cursor)..self.cursor),
            Edit::Delete | Edit::DeleteOrEnd => self.cut(self.cursor..self.after(self.cursor)),
            Edit::DeleteWord => self.cut(self.word_before()..self.cursor),
            Edit::DeleteNextWord => self.cut(self.cursor..self.word_after()),
            Edit::DeleteToStart => {
                let line = self.head().rfind('\n').map_or(0, |at| at + 1);
                self.cut(line..self.cursor);
            }
            Edit::DeleteToEnd => {
                let line = self.tail().find('\n').unwrap_or(self.tail().len());
                self.cut(self.cursor..self.cursor + line);
            }
            Edit::WordLeft => self.cursor = self.word_before().min(self.before(self.cursor)),
            Edit::WordRight => self.cursor = self.word_after(),
            Edit::Left => self.cursor = self.before(self.cursor),
            Edit::Right => self.cursor = self.after(self.cursor),
            Edit::Home => self.put_in_row(self.place(columns).0, 0, columns),
            Edit::End => self.put_in_row(self.place(columns).0, usize::MAX, columns),
        }
    }

    /// Moves the cursor a row down (`step` 1) or up (-1). Whether there was one.
    pub(super) fn go(&mut self, step: isize, columns: usize) -> bool {
        let (row, column) = self.place(columns);
        let Some(to) = row.checked_add_signed(step) else {
            return false;
        };
        if to >= self.rows(columns).len() {
            return false;
        }
        self.put_in_row(to, column, columns);
        true
    }

    /// Moves the cursor to a row and column, or the nearest place in the text.
    pub(super) fn go_to(&mut self, (row, column): (usize, usize), columns: usize) {
        let last = self.rows(columns).len().saturating_sub(1);
        if row > last {
            self.cursor = self.text.len();
        } else {
            self.put_in_row(row, column, columns);
        }
    }

    /// The rows of at most `columns` columns, as bytes; blanks at the end of a row may stand beyond it.
    pub(super) fn rows(&self, columns: usize) -> Vec<Range<usize>> {
        let mut rows = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            wrap(line, start, columns.max(1), &mut rows);
            start += line.len() + 1;
        }
        rows
    }

    /// The row and the column of the cursor.
    pub(super) fn place(&self, columns: usize) -> (usize, usize) {
        let rows = self.rows(columns);
        let row = rows
            .iter()
            .rposition(|row| row.start <= self.cursor)
            .unwrap_or(0);
        let start = rows.get(row).map_or(0, |row| row.start);
        let before = self.text.get(start..self.cursor).unwrap_or_default();
        (row, width(before))
    }

    /// Moves the cursor to row `row`, at `column` or the end of the row.
    fn put_in_row(&mut self, row: usize, column: usize, columns: usize) {
        let rows = self.rows(columns);
        let Some(own) = rows.get(row) else { return };
        let text = self.text.get(own.clone()).unwrap_or_default();
        // The end of a row that goes on is the beginning of the next.
        let goes_on = rows.get(row + 1).is_some_and(|next| next.start == own.end);
        let last = text.grapheme_indices(true).next_back();
        let end = last
            .filter(|_| goes_on)
            .map_or(text.len(), |(last, _)| last);
        let mut used = 0;
        let at = text.grapheme_indices(true).find_map(|(at, grapheme)| {
            let here = used >= column;
            used += width(grapheme);
            here.then_some(at)
        });
        self.cursor = own.start + at.unwrap_or(end).min(end);
    }

    fn insert(&mut self, c: char) {
        let mut grown = self.text.clone();
        if grown.len() + c.len_utf8() > LONGEST || !grown.is_char_boundary(self.cursor) {
            return;
        }
        grown.insert(self.cursor, c);
        // Control characters are refused.
        if sanitize(&grown) == grown {
            self.text = grown;
            self.cursor += c.len_utf8();
        }
    }

    fn cut(&mut self, range: Range<usize>) {
        let mut left = self.text.clone();
        if left.get(range.clone()).is_none() {
            return;
        }
        left.replace_range(range.clone(), "");
        // The rest of a grapheme may be invalid on its own.
        if sanitize(&left) == left {
            self.text = left;
            self.cursor = range.start;
        }
    }

    fn head(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn tail(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or_default()
    }

    fn before(&self, at: usize) -> usize {
        let head = self.text.get(..at).unwrap_or_default();
        head.grapheme_indices(true)
            .next_back()
            .map_or(0, |(at, _)| at)
    }

    fn after(&self, at: usize) -> usize {
        let tail = self.text.get(at..).unwrap_or_default();
        at + tail.graphemes(true).next().map_or(0, str::len)
    }

    fn word_before(&self) -> usize {
        let head = self.head().trim_end_matches(' ');
        head.rfind([' ', '\n'])
            .map_or(0, |at| at + 1)
            .min(head.len())
    }

    fn word_after(&self) -> usize {
        let word = self.tail().trim_start_matches(|c| c != ' ' && c != '\n');
        self.text.len() - word.trim_start_matches([' ', '\n']).len()
    }
}

/// The longest beginning of `text` of at most `most` bytes.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| *end <= most).last();
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// Adds the rows of one line that begins at byte `start`.
fn wrap(line: &str, start: usize, columns: usize, rows: &mut Vec<Range<usize>>) {
    let (mut begin, mut used) = (0, 0);
    // Where the row may end, and the columns up to there.
    let mut fit: Option<(usize, usize)> = None;
    for (at, grapheme) in line.grapheme_indices(true) {
        let wide = width(grapheme);
        if grapheme != " " && used + wide > columns && at > begin {
            let (end, cache) = fit.take().unwrap_or((at, used));
            rows.push(start + begin..start + end);
            begin = end;
            used -= cache;
        }
        used += wide;
        if grapheme == " " {
            fit = Some((at + 1, used));
        }
    }
    rows.push(start + begin..start + line.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> TextArea {
        let mut writing = TextArea::default();
        for c in text.chars() {
            writing.edit(Edit::Insert(c), 10);
        }
        writing
    }

    fn shown(writing: &TextArea, columns: usize) -> Vec<&str> {
        let rows = writing.rows(columns).into_iter();
        rows.map(|row| writing.text.get(row).unwrap()).collect()
    }

    #[test]
    fn words_go_to_the_next_row_and_lines_stay_lines() {
        let writing = written("one two three\n\nfour");
        assert_eq!(shown(&writing, 8), ["one two ", "three", "", "four"]);
        assert_eq!(shown(&written("abcdefgh"), 3), ["abc", "def", "gh"]);
        assert_eq!(shown(&written(""), 3), [""]);
        assert_eq!(writing.words(), 4);
    }

    #[test]
    fn the_cursor_moves_by_rows_as_they_are_shown() {
        let mut writing = written("one two three\nfour");
        assert_eq!(writing.place(8), (2, 4));
        assert!(writing.go(-1, 8));
        assert_eq!(writing.place(8), (1, 4));
        assert!(writing.go(-1, 8) && !writing.go(-1, 8));
        assert_eq!(writing.place(8), (0, 4));
        writing.edit(Edit::End, 8);
        assert_eq!(writing.place(8), (0, 7));
        writing.edit(Edit::Home, 8);
        writing.edit(Edit::Insert('x'), 8);
        assert!(writing.text().starts_with("xone"));
        assert!(writing.go(1, 8) && writing.go(1, 8) && !writing.go(1, 8));
    }

    #[test]
    fn the_cursor_goes_where_it_is_put() {
        let mut writing = written("one two three\nfour");
        for (at, place) in [
            ((0, 2), (0, 2)),
            ((1, 99), (1, 5)),
            ((2, 0), (2, 0)),
            ((9, 0), (2, 4)),
            ((0, 99), (0, 7)),
        ] {
            writing.go_to(at, 8);
            assert_eq!(writing.place(8), place, "{at:?}");
        }
        TextArea::default().go_to((3, 3), 8);
    }

    #[test]
    fn words_and_lines_are_deleted() {
        let mut writing = written("one two\nthree four ");
        writing.edit(Edit::DeleteWord, 10);
        assert_eq!(writing.text(), "one two\nthree ");
        writing.edit(Edit::DeleteToStart, 10);
        assert_eq!(writing.text(), "one two\n");
        writing.edit(Edit::Backspace, 10);
        writing.edit(Edit::Home, 10);
        writing.edit(Edit::Delete, 10);
        assert_eq!(writing.text(), "ne two");
    }

    #[test]
    fn control_characters_are_refused() {
        assert_eq!(
            written("a\u{1b}[2J\u{202e}b\u{300}\u{7}").text(),
            "a[2Jb\u{300}"
        );
        assert_eq!(written(&"x".repeat(20_000)).text().len(), LONGEST);
    }

    fn change() -> impl Strategy<Value = Edit> {
        prop_oneof![
            "[a-c 漢é\u{301}👩\u{200d}]"
                .prop_map(|text| Edit::Insert(text.chars().next().unwrap())),
            prop::sample::select(vec![
                Edit::Newline,
                Edit::Backspace,
                Edit::Delete,
                Edit::DeleteWord,
                Edit::DeleteToStart,
                Edit::Left,
                Edit::Right,
                Edit::Home,
                Edit::End,
            ]),
        ]
    }

    proptest! {
        #[test]
        fn the_cursor_never_leaves_the_text(changes in prop::collection::vec((change(), -1isize..2), 0..60), columns in 1usize..12) {
            let mut writing = TextArea::default();
            for (change, step) in changes {
                writing.edit(change, columns);
                writing.go(step, columns);
                prop_assert!(writing.text.is_char_boundary(writing.cursor));
                let rows = writing.rows(columns);
                prop_assert!(writing.place(columns).0 < rows.len());
                let all: String = rows.into_iter().map(|row| writing.text.get(row).unwrap()).collect();
                prop_assert_eq!(all, writing.text.replace('\n', ""));
            }
        }
    }
}
