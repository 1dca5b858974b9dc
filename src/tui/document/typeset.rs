//! From a paragraph of the document to lines of a given width: indents, list markers, tables, the claim at the end.
//! Called for what is on the screen only. A paragraph keeps its lines for the last width asked for: a key press asks
//! for the same ones dozens of times, for measuring, moving and drawing.

mod table;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use self::table::{set_table, set_table_stacked};
use super::{DocPara, Kind};
use crate::text::{TextRun, TextTable, WrappedLine, width, wrap};
use crate::tui::theme::Look;

/// Words at a place of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Column, from 0.
    pub x: usize,
    /// The words.
    pub text: String,
    /// Their look.
    pub look: Look,
    /// The target they lead to: an index into the document's list.
    pub target: Option<usize>,
}

/// One row of a typeset paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Graphemes of the paragraph before it.
    pub offset: usize,
    /// What stands on it.
    pub parts: Vec<Part>,
}

/// The lines of a paragraph at the width that was asked for last. Made from the paragraph and the width alone, so it
/// is no part of what the paragraph is: all are equal, and a copy begins empty.
#[derive(Default)]
pub(in crate::tui) struct Kept(Mutex<Option<(usize, Arc<[Line]>)>>);

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Kept {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

impl DocPara {
    /// The lines of the paragraph at a width of `columns`, without marks and without the gap after it. The paragraph
    /// must not be changed once this was asked.
    pub fn set(&self, columns: usize) -> Arc<[Line]> {
        let mut kept = self.kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((width, lines)) = &*kept
            && *width == columns
        {
            return Arc::clone(lines);
        }
        let lines = Arc::from(self.lines(columns, &[]));
        *kept = Some((columns, Arc::clone(&lines)));
        lines
    }

    /// The lines of the paragraph at a width of `columns`, without the gap after it. `marks` are byte ranges of
    /// its plain text that are to stand out.
    pub fn lines(&self, columns: usize, marks: &[Range<usize>]) -> Vec<Line> {
        self.laid(columns, marks, set_table)
    }

    /// The same, for ears: nothing is drawn, and each cell of a table stands behind the heading of its column.
    pub fn relative_name(&self, columns: usize) -> Vec<Line> {
        self.laid(columns, &[], set_table_stacked)
    }

    fn laid(
        &self,
        columns: usize,
        marks: &[Range<usize>],
        table_of: fn(&TextTable, usize) -> Vec<Line>,
    ) -> Vec<Line> {
        let indent = self.indent().min(columns / 2);
        let mut lines = match &self.kind {
            Kind::Table(table) => table_of(table, columns - indent),
            _ => self.set_runs(columns - indent, marks),
        };
        for line in &mut lines {
            for part in &mut line.parts {
                part.x += indent;
            }
        }
        if let Kind::Item(marker, _) = &self.kind
            && let Some(first) = lines.first_mut()
        {
            let x = indent.saturating_sub(width(marker) + 1);
            first.parts.insert(
                0,
                Part {
                    x,
                    text: marker.to_string(),
                    look: Look::Body,
                    target: None,
                },
            );
        }
        self.add_tag(&mut lines, columns);
        lines
    }

    /// Columns left of the words.
    fn indent(&self) -> usize {
        let own = match &self.kind {
            Kind::Item(marker, depth) => 2 * usize::from(*depth) + width(marker).max(1) + 1,
            Kind::Quote => 4,
            Kind::Door => 2,
            _ => 0,
        };
        own + if self.boxed { 2 } else { 0 }
    }

    fn base_look(&self) -> Look {
        match self.kind {
            Kind::Title => Look::Title,
            Kind::Heading | Kind::Caption => Look::Heading,
            Kind::About | Kind::Quote => Look::Italic,
            Kind::Door => Look::Due,
            _ => Look::Body,
        }
    }

    fn set_runs(&self, columns: usize, marks: &[Range<usize>]) -> Vec<Line> {
        let base = self.base_look();
        // Targets and plain-text offsets of the runs, in order.
        let mut target = self.first_target;
        let mut start = 0;
        let runs: Vec<(Option<usize>, usize)> = self
            .runs
            .iter()
            .map(|run| {
                let own = run.link.as_ref().map(|_| {
                    target += 1;
                    target - 1
                });
                start += run.text.len();
                (own, start - run.text.len())
            })
            .collect();
        let door = (self.kind == Kind::Door).then_some(self.first_target);
        wrap(&self.runs, columns)
            .into_iter()
            .map(|row| self.set_row(&row, &runs, (base, door), marks))
            .collect()
    }

    fn set_row(
        &self,
        row: &WrappedLine,
        runs: &[(Option<usize>, usize)],
        (base, door): (Look, Option<usize>),
        marks: &[Range<usize>],
    ) -> Line {
        let mut line = Line {
            offset: row.offset,
            parts: Vec::with_capacity(row.slices.len() + 1),
        };
        let mut x = 0;
        for slice in &row.slices {
            let (Some(run), Some((target, run_start))) =
                (self.runs.get(slice.run), runs.get(slice.run))
            else {
                continue;
            };
            let look = look_of(run, base);
            for (text, marked) in split(slice.text(&self.runs), run_start + slice.start, marks) {
                let columns = width(text);
                let look = if marked { Look::Mark } else { look };
                line.parts.push(Part {
                    x,
                    text: text.to_owned(),
                    look,
                    target: target.or(door),
                });
                x += columns;
            }
        }
        line
    }

    /// Puts the claim at the right end of the last line, or of a line of its own.
    fn add_tag(&self, lines: &mut Vec<Line>, columns: usize) {
        let Some((claim, text)) = &self.tag else {
            return;
        };
        let needed = width(text);
        let used = lines.last().map_or(0, |line| {
            line.parts
                .iter()
                .map(|part| part.x + width(&part.text))
                .max()
                .unwrap_or(0)
        });
        if used + 2 + needed > columns {
            let offset = lines.last().map_or(0, |line| line.offset);
            lines.push(Line {
                offset,
                parts: Vec::new(),
            });
        }
        if let Some(last) = lines.last_mut() {
            let x = columns.saturating_sub(needed);
            last.parts.push(Part {
                x,
                text: text.to_string(),
                look: Look::Tag(*claim),
                target: None,
            });
        }
    }
}

fn look_of(run: &TextRun, base: Look) -> Look {
    if run.link.is_some() {
        Look::Link
    } else if run.emphasis.code {
        Look::Code
    } else if run.emphasis.bold {
        Look::Bold
    } else if run.emphasis.italic {
        Look::Italic
    } else {
        base
    }
}

/// Cuts `text`, which begins at byte `start` of the paragraph, at the borders of `marks`.
fn split<'a>(text: &'a str, start: usize, marks: &[Range<usize>]) -> Vec<(&'a str, bool)> {
    let mut parts = Vec::with_capacity(1);
    let mut from = 0;
    for mark in marks {
        let (low, high) = (
            mark.start.saturating_sub(start),
            mark.end.saturating_sub(start).min(text.len()),
        );
        if low >= high || low < from {
            continue;
        }
        if let (Some(before), Some(marked)) = (text.get(from..low), text.get(low..high)) {
            if !before.is_empty() {
                parts.push((before, false));
            }
            parts.push((marked, true));
            from = high;
        }
    }
    if let Some(rest) = text.get(from..)
        && (!rest.is_empty() || parts.is_empty())
    {
        parts.push((rest, false));
    }
    parts
}
