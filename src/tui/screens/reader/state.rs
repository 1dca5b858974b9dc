//! The state of the reader: a lesson, the position in it, and what is highlighted.

use std::sync::Arc;
use std::time::Duration;

use crate::course::{CourseId, Lesson, LessonId, LessonIndex, PartId};
use crate::study::{Now, Position};
use crate::text::is_all_narrow;
use crate::tui::document::{Document, ScrollPos};
use crate::tui::layout::reader_areas;

/// Characters of text kept with a position, to find it again after an edit.
const ANCHOR: usize = 40;

/// A position in the course, for the jump list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JumpTarget {
    /// The lesson.
    pub lesson: LessonId,
    /// The top of the screen.
    pub top: ScrollPos,
}

/// A paragraph that was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// Index of the paragraph in the document.
    pub para: usize,
    /// The words that are marked in it.
    pub words: String,
}

/// A lesson that is being read.
#[derive(Debug, Clone)]
pub struct ReaderScreen {
    /// The lesson.
    pub lesson: LessonId,
    /// Its index in the course.
    pub address: LessonIndex,
    /// Ids of its sections, in order.
    pub sections: Vec<PartId>,
    /// Words of its running text.
    pub words: usize,
    /// Its text.
    pub document: Arc<Document>,
    /// The top of the screen.
    pub top: ScrollPos,
    /// The focused link: an index into the document's links.
    pub focus: Option<usize>,
    /// The paragraph that is highlighted.
    pub highlight: Option<Highlight>,
    /// Whether this is a visit from a quiz, which leaves the reading position where it was.
    pub visit: bool,
    /// How long reading takes, where that is measured.
    pub timer: Option<ReadingTimer>,
}

/// Measures how long reading takes, from the beginning of a section on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadingTimer {
    /// The section where it began.
    pub from: usize,
    /// The time spent reading since, without interruptions.
    pub spent: Duration,
}

impl ReadingTimer {
    /// A timer that begins with a section.
    pub fn begin(from: usize) -> Self {
        Self {
            from,
            spent: Duration::ZERO,
        }
    }
}

impl ReaderScreen {
    /// Opens `lesson` at its beginning.
    pub fn new((address, lesson): (LessonIndex, &Lesson), document: Arc<Document>) -> Self {
        let sections = lesson
            .sections
            .iter()
            .map(|section| section.id.clone())
            .collect();
        Self {
            lesson: lesson.id.clone(),
            address,
            sections,
            words: lesson.words(),
            document,
            top: ScrollPos::default(),
            focus: None,
            highlight: None,
            visit: false,
            timer: None,
        }
    }

    /// The columns of running text and the rows on a screen of `size`.
    pub fn page(size: (u16, u16)) -> (usize, usize) {
        let text = reader_areas(size).text;
        (usize::from(text.width), usize::from(text.height))
    }

    /// The section at the top of the screen, or that begins within its first half: the one that is being read.
    pub fn section(&self, size: (u16, u16)) -> usize {
        let (columns, height) = Self::page(size);
        let shown = self.document.shown(self.top, columns, height / 2);
        self.document.section_at(*shown.end())
    }

    /// Percentage that has been read at the end of this screen.
    pub fn percent(&self, size: (u16, u16)) -> u8 {
        let (columns, height) = Self::page(size);
        self.document
            .percent(*self.document.shown(self.top, columns, height).end())
    }

    /// The reading position, as it is kept: the section, the paragraph counted from the section's heading, and the
    /// text there. Before the first section it is the beginning of the lesson, without text.
    /// `minutes` converts a number of words.
    pub fn position(
        &self,
        course: &CourseId,
        size: (u16, u16),
        now: Now,
        minutes: impl Fn(usize) -> usize,
    ) -> Option<Position> {
        let at = self.document.paras.get(self.top.para)?.section;
        let section = at.unwrap_or(0);
        let percent = self.percent(size);
        let inside = at.is_some();
        let anchor = if inside {
            self.text_at(self.top, ANCHOR)
        } else {
            String::new()
        };
        let first = self.document.heading(section);
        Some(Position {
            course: course.clone(),
            lesson: self.lesson.clone(),
            section: self.sections.get(section)?.clone(),
            para: if inside { self.top.para - first } else { 0 },
            offset: if inside { self.top.offset } else { 0 },
            anchor,
            place: self.place(section, percent, minutes),
            percent,
            at_ms: now.unix_ms,
        })
    }

    /// `§2 Why 1994 went so deep: 6 min`.
    fn place(&self, section: usize, percent: u8, minutes: impl Fn(usize) -> usize) -> String {
        let heading = self.document.paras.get(self.document.heading(section));
        let title: String = heading
            .iter()
            .flat_map(|para| &para.runs)
            .map(|run| run.text.as_str())
            .collect();
        let left = self.document.words * usize::from(100 - percent.min(100)) / 100;
        format!("§{} {title}: {} min", section + 1, minutes(left).max(1))
    }

    /// At most `most` characters of the text that begins at `spot`.
    fn text_at(&self, spot: ScrollPos, most: usize) -> String {
        use unicode_segmentation::UnicodeSegmentation;
        let Some(para) = self.document.paras.get(spot.para) else {
            return String::new();
        };
        let text: String = para.runs.iter().map(|run| run.text.as_str()).collect();
        if is_all_narrow(&text) {
            // Every character is a grapheme.
            return text.chars().skip(spot.offset).take(most).collect();
        }
        let rest = text.graphemes(true).skip(spot.offset);
        rest.flat_map(str::chars).take(most).collect()
    }

    /// The scroll position of `position`: by its text if the section still has it, else by paragraph, else the section, else
    /// the beginning.
    pub fn find(&self, position: &Position) -> ScrollPos {
        let document = &self.document;
        let section = self.sections.iter().position(|id| *id == position.section);
        let (Some(section), false) = (section, position.anchor.is_empty() && position.para == 0)
        else {
            return ScrollPos::default();
        };
        let first = document.heading(section);
        let direct = first + position.para;
        let in_section = |para: &usize| {
            document
                .paras
                .get(*para)
                .is_some_and(|own| own.section == Some(section))
        };
        let mut near =
            std::iter::once(direct).chain((first..document.paras.len()).take_while(in_section));
        match near.find(|para| self.matches(position, *para)) {
            Some(para) => ScrollPos {
                para,
                offset: position.offset,
                extra_lines: 0,
            },
            None if in_section(&direct) => ScrollPos::at(direct),
            None => ScrollPos::at(first),
        }
    }

    fn matches(&self, position: &Position, para: usize) -> bool {
        let spot = ScrollPos {
            para,
            offset: position.offset,
            extra_lines: 0,
        };
        let text = self.text_at(spot, position.anchor.chars().count());
        !position.anchor.is_empty() && text.starts_with(&position.anchor)
    }
}
