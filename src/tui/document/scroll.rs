//! Scrolling in a document, by lines of a given width. A position is a paragraph and a number of graphemes into it, so it
//! survives a change of width; only the paragraphs near it are laid out.

use super::{Document, ParagraphKind, TextSpan};
use crate::text::width;

/// A scroll position: the top of the screen in a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ScrollPos {
    /// The paragraph.
    pub para: usize,
    /// Graphemes into it.
    pub offset: usize,
    /// Lines after the one with that grapheme: into the gap, a tag's line, or a table.
    pub extra_lines: usize,
}

/// A line of a paragraph on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownLine {
    /// Its row on the screen.
    pub row: usize,
    /// Index of the paragraph.
    pub para: usize,
    /// Index of the line in the paragraph.
    pub line: usize,
}

impl Document {
    /// Lines of a paragraph with its gap, and the index of the line that holds `spot`.
    fn locate(&self, spot: ScrollPos, columns: usize) -> (usize, usize) {
        let Some(para) = self.paras.get(spot.para) else {
            return (0, 0);
        };
        let lines = para.layout(columns);
        let at = lines
            .iter()
            .position(|line| line.offset > spot.offset)
            .unwrap_or(lines.len())
            .saturating_sub(1);
        // Several lines may begin at one offset (tables): the first of them counts.
        let offset = lines.get(at).map_or(0, |line| line.offset);
        let first = lines
            .iter()
            .position(|line| line.offset == offset)
            .unwrap_or(at);
        let height = lines.len() + para.gap;
        (
            height,
            (first + spot.extra_lines).min(height.saturating_sub(1)),
        )
    }

    /// The position of line `index` of paragraph `para`.
    fn place(&self, para: usize, index: usize, columns: usize) -> ScrollPos {
        let Some(paragraph) = self.paras.get(para) else {
            return ScrollPos::default();
        };
        let lines = paragraph.layout(columns);
        let line = index.min(lines.len().saturating_sub(1));
        let offset = lines.get(line).map_or(0, |line| line.offset);
        let first = lines
            .iter()
            .position(|line| line.offset == offset)
            .unwrap_or(line);
        ScrollPos {
            para,
            offset,
            extra_lines: index - first,
        }
    }

    fn height(&self, para: usize, columns: usize) -> usize {
        self.paras
            .get(para)
            .map_or(0, |para| para.layout(columns).len() + para.gap)
    }

    /// `spot` moved by `rows` lines (up if negative), never beyond the ends.
    pub fn moved(&self, spot: ScrollPos, rows: isize, columns: usize, height: usize) -> ScrollPos {
        let (_, line) = self.locate(spot, columns);
        let mut para = spot.para.min(self.paras.len().saturating_sub(1));
        let mut line = line;
        let mut left = rows.unsigned_abs();
        if rows < 0 {
            while left > line && para > 0 {
                left -= line + 1;
                para -= 1;
                line = self.height(para, columns).saturating_sub(1);
            }
            line = line.saturating_sub(left);
            return self.place(para, line, columns);
        }
        while left > 0 {
            let lines = self.height(para, columns);
            if line + left < lines || para + 1 >= self.paras.len() {
                line = (line + left).min(lines.saturating_sub(1));
                break;
            }
            left -= lines - line;
            para += 1;
            line = 0;
        }
        let moved = self.place(para, line, columns);
        let last = self.end(columns, height);
        if self.is_after(moved, last, columns) {
            last
        } else {
            moved
        }
    }

    fn is_after(&self, one: ScrollPos, other: ScrollPos, columns: usize) -> bool {
        (one.para, self.locate(one, columns).1) > (other.para, self.locate(other, columns).1)
    }

    /// The last scroll position: the end of the document is on the last line of the screen.
    pub fn end(&self, columns: usize, height: usize) -> ScrollPos {
        let mut left = height;
        for para in (0..self.paras.len()).rev() {
            let gap = self.paras.get(para).map_or(0, |own| own.gap);
            let whole = self.height(para, columns);
            let lines = if para + 1 == self.paras.len() {
                whole - gap
            } else {
                whole
            };
            if lines >= left {
                return self.place(para, lines - left, columns);
            }
            left -= lines;
        }
        ScrollPos::default()
    }

    /// `spot`, or the end if it is after the end.
    pub fn clamped(&self, spot: ScrollPos, columns: usize, height: usize) -> ScrollPos {
        let end = self.end(columns, height);
        if self.is_after(spot, end, columns) {
            end
        } else {
            spot
        }
    }

    /// The indices of the paragraphs on a screen that begins at `spot`.
    pub fn shown(
        &self,
        spot: ScrollPos,
        columns: usize,
        height: usize,
    ) -> std::ops::RangeInclusive<usize> {
        let (lines, line) = self.locate(spot, columns);
        let mut used = lines.saturating_sub(line);
        let mut last = spot.para;
        while used < height && last + 1 < self.paras.len() {
            last += 1;
            used += self.height(last, columns);
        }
        spot.para..=last
    }

    /// The lines on a screen that begins at `spot`, without blank rows.
    pub fn lines_shown(&self, spot: ScrollPos, columns: usize, height: usize) -> Vec<ShownLine> {
        let mut shown = Vec::with_capacity(height);
        let mut skip = self.lines_before(spot, columns);
        let mut row = 0;
        for (index, para) in self.paras.iter().enumerate().skip(spot.para) {
            if row >= height {
                break;
            }
            let lines = para.layout(columns).len();
            let numbers = (skip..lines).zip(row..height);
            shown.extend(numbers.map(|(line, row)| ShownLine {
                row,
                para: index,
                line,
            }));
            row += lines.saturating_sub(skip) + para.gap.saturating_sub(skip.saturating_sub(lines));
            skip = 0;
        }
        shown
    }

    /// The link in column `x` of a row of a screen that begins at `spot`: an index into the links. An activatable line is as
    /// wide as the screen.
    pub fn link_at(
        &self,
        spot: ScrollPos,
        (columns, height): (usize, usize),
        (x, row): (usize, usize),
    ) -> Option<usize> {
        let shown = self.lines_shown(spot, columns, height);
        let shown = shown.into_iter().find(|shown| shown.row == row)?;
        let para = self.paras.get(shown.para)?;
        if para.kind == ParagraphKind::Activatable {
            return Some(para.first_link);
        }
        let lines = para.layout(columns);
        let mut parts = lines.get(shown.line)?.parts.iter();
        let own = |part: &&TextSpan| (part.x..part.x + width(&part.text)).contains(&x);
        parts.find(own)?.link
    }

    /// How many lines of paragraph `spot.para` lie before `spot`.
    pub fn lines_before(&self, spot: ScrollPos, columns: usize) -> usize {
        self.locate(spot, columns).1
    }
}

impl ScrollPos {
    /// The beginning of a paragraph.
    pub fn at(para: usize) -> Self {
        Self {
            para,
            offset: 0,
            extra_lines: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Paragraph, plain};
    use super::*;
    use proptest::prelude::*;

    fn document(texts: &[&str]) -> Document {
        let mut words_before = 0;
        let paras = texts
            .iter()
            .map(|text| {
                let para = Paragraph {
                    kind: ParagraphKind::Text,
                    runs: plain(text),
                    section: Some(0),
                    ordinal: None,
                    block: None,
                    tag: None,
                    boxed: false,
                    gap: 1,
                    first_link: 0,
                    words_before,
                    cache: super::super::LayoutCache::default(),
                };
                words_before += text.split_whitespace().count();
                para
            })
            .collect();
        Document {
            paras,
            links: Vec::new(),
            words: words_before,
        }
    }

    #[test]
    fn scrolling_down_and_up_returns_to_the_start() {
        let document = document(&["one two three four five six seven"; 20]);
        let start = ScrollPos::default();
        let mut spot = start;
        for _ in 0..37 {
            spot = document.moved(spot, 1, 10, 5);
        }
        for _ in 0..37 {
            spot = document.moved(spot, -1, 10, 5);
        }
        assert_eq!(spot, start);
    }

    #[test]
    fn the_end_keeps_the_last_line_on_the_screen() {
        let document = document(&["a", "b", "c", "d"]);
        // Lines: a . b . c . d — seven, the gap after the last left out.
        assert_eq!(
            document.end(10, 3),
            ScrollPos {
                para: 2,
                offset: 0,
                extra_lines: 0
            }
        );
        assert_eq!(document.end(10, 100), ScrollPos::default());
        assert_eq!(
            document.moved(ScrollPos::default(), 100, 10, 3),
            document.end(10, 3)
        );
    }

    #[test]
    fn a_change_of_width_keeps_the_words_at_the_top() {
        let text = "one two three four five six seven eight nine ten eleven twelve";
        let document = document(&[text; 9]);
        let spot = document.moved(ScrollPos::default(), 9, 12, 4);
        let top = |columns: usize| {
            let line = document.lines_before(spot, columns);
            let lines = document.paras[spot.para].lines(columns, &[]);
            lines
                .get(line)
                .map(|line| line.parts[0].text.clone())
                .unwrap_or_default()
        };
        let narrow = top(12);
        assert!(top(40).contains(narrow.split(' ').next().unwrap()));
    }

    proptest! {
        #[test]
        fn moving_never_leaves_the_document(steps in prop::collection::vec(-50isize..50, 1..40), columns in 3usize..80, height in 1usize..40) {
            let document = document(&["alpha beta gamma delta epsilon", "", "zeta eta theta iota kappa lambda mu nu", "xi"]);
            let mut spot = ScrollPos::default();
            for step in steps {
                spot = document.moved(spot, step, columns, height);
                prop_assert!(spot.para < document.paras.len());
                prop_assert!(!document.shown(spot, columns, height).is_empty());
            }
        }
    }
}
