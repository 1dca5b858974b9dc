//! The layout of a paragraph as lines of a given width: indents, list markers, tables, the claim at the end. Only what is on
//! the screen is laid out. A paragraph caches its lines for the last width: one key press needs them dozens of times, for
//! measuring, scrolling and drawing.

mod table;

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use self::table::{layout_table, layout_table_stacked};
use super::{Paragraph, ParagraphKind};
use crate::text::{SafeText, TextRun, TextTable, WrappedLine, width, wrap};
use crate::tui::theme::Role;

/// How a break between two topics looks.
pub(in crate::tui) const RULE: &str = "* * *";

/// Words at a column of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct TextSpan {
    /// Column, from 0.
    pub x: usize,
    /// The words.
    pub text: String,
    /// Their role.
    pub role: Role,
    /// The link they belong to: an index into the document's list.
    pub link: Option<usize>,
}

/// One line of a paragraph.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TextLine {
    /// Graphemes of the paragraph before it.
    pub offset: usize,
    /// Its words.
    pub parts: Vec<TextSpan>,
}

/// The lines of a paragraph at the width that was asked for last, and that width.
#[derive(Debug, Default)]
pub(in crate::tui) struct LayoutCache(Mutex<Option<(usize, Arc<[TextLine]>)>>);

impl ParagraphKind {
    /// An item of a list with bullets.
    pub(super) fn bullet() -> Self {
        Self::Item {
            marker: SafeText::new("•"),
            depth: 0,
            quotes: 0,
        }
    }
}

impl Paragraph {
    /// The lines of the paragraph at a width of `columns`, without marks and without the gap after it. The paragraph
    /// must not change after the first call.
    pub fn layout(&self, columns: usize) -> Arc<[TextLine]> {
        let mut cache = self.cache.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((width, lines)) = &*cache
            && *width == columns
        {
            return Arc::clone(lines);
        }
        let lines = Arc::from(self.lines(columns, &[]));
        *cache = Some((columns, Arc::clone(&lines)));
        lines
    }

    /// The lines of the paragraph at a width of `columns`, without the gap after it. `marks` are byte ranges of
    /// its plain text that are highlighted.
    pub fn lines(&self, columns: usize, marks: &[Range<usize>]) -> Vec<TextLine> {
        self.laid(columns, marks, layout_table)
    }

    /// The same for a screen reader: each cell of a table stands behind the heading of its column.
    pub fn spoken(&self, columns: usize) -> Vec<TextLine> {
        self.laid(columns, &[], layout_table_stacked)
    }

    fn laid(
        &self,
        columns: usize,
        marks: &[Range<usize>],
        table_of: fn(&TextTable, usize) -> Vec<TextLine>,
    ) -> Vec<TextLine> {
        let indent = self.indent().min(columns / 2);
        let mut lines = match &self.kind {
            ParagraphKind::Table(table) => table_of(table, columns - indent),
            ParagraphKind::Rule => vec![TextLine {
                offset: 0,
                parts: vec![TextSpan {
                    x: 0,
                    text: RULE.to_owned(),
                    role: Role::Quiet,
                    link: None,
                }],
            }],
            _ => self.layout_runs(columns - indent, marks),
        };
        for line in &mut lines {
            for part in &mut line.parts {
                part.x += indent;
            }
        }
        if let ParagraphKind::Item { marker, .. } = &self.kind
            && let Some(first) = lines.first_mut()
        {
            let x = indent.saturating_sub(width(marker) + 1);
            first.parts.insert(
                0,
                TextSpan {
                    x,
                    text: marker.to_string(),
                    role: Role::Body,
                    link: None,
                },
            );
        }
        self.add_tag(&mut lines, columns);
        lines
    }

    /// Columns left of the words.
    fn indent(&self) -> usize {
        let own = match &self.kind {
            ParagraphKind::Item {
                marker,
                depth,
                quotes,
            } => quote_indent(*quotes) + 2 * usize::from(*depth) + width(marker).max(1) + 1,
            ParagraphKind::Quote(quotes) => quote_indent(*quotes),
            ParagraphKind::Activatable | ParagraphKind::Code => 2,
            _ => 0,
        };
        own + if self.boxed { 2 } else { 0 }
    }

    fn base_role(&self) -> Role {
        match self.kind {
            ParagraphKind::Title => Role::Title,
            ParagraphKind::Heading | ParagraphKind::Caption => Role::Heading,
            ParagraphKind::About
            | ParagraphKind::Quote(_)
            | ParagraphKind::Item { quotes: 1.., .. } => Role::Italic,
            ParagraphKind::Activatable => Role::Due,
            _ => Role::Body,
        }
    }

    fn layout_runs(&self, columns: usize, marks: &[Range<usize>]) -> Vec<TextLine> {
        let base = self.base_role();
        // Links and plain-text offsets of the runs, in order.
        let mut link = self.first_link;
        let mut start = 0;
        let runs: Vec<(Option<usize>, usize)> = self
            .runs
            .iter()
            .map(|run| {
                let own = run.link.as_ref().map(|_| {
                    link += 1;
                    link - 1
                });
                start += run.text.len();
                (own, start - run.text.len())
            })
            .collect();
        let activated = (self.kind == ParagraphKind::Activatable).then_some(self.first_link);
        wrap(&self.runs, columns)
            .into_iter()
            .map(|row| self.layout_row(&row, &runs, (base, activated), marks))
            .collect()
    }

    fn layout_row(
        &self,
        row: &WrappedLine,
        runs: &[(Option<usize>, usize)],
        (base, activated): (Role, Option<usize>),
        marks: &[Range<usize>],
    ) -> TextLine {
        let mut line = TextLine {
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
            let role = role_of(run, base);
            for (text, marked) in split(slice.text(&self.runs), run_start + slice.start, marks) {
                let columns = width(text);
                let role = if marked { Role::Mark } else { role };
                line.parts.push(TextSpan {
                    x,
                    text: text.to_owned(),
                    role,
                    link: target.or(activated),
                });
                x += columns;
            }
        }
        line
    }

    /// Adds the claim at the right end of the last line, or on a line of its own.
    fn add_tag(&self, lines: &mut Vec<TextLine>, columns: usize) {
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
            lines.push(TextLine {
                offset,
                parts: Vec::new(),
            });
        }
        if let Some(last) = lines.last_mut() {
            let x = columns.saturating_sub(needed);
            last.parts.push(TextSpan {
                x,
                text: text.to_string(),
                role: Role::Tag(*claim),
                link: None,
            });
        }
    }
}

/// Columns left of what stands in so many quotations.
pub(in crate::tui) fn quote_indent(quotes: u8) -> usize {
    match quotes {
        0 => 0,
        more => 2 + 2 * usize::from(more),
    }
}

fn role_of(run: &TextRun, base: Role) -> Role {
    if run.link.is_some() {
        Role::Link
    } else if run.emphasis.code {
        Role::Code
    } else if run.emphasis.bold {
        Role::Bold
    } else if run.emphasis.italic {
        Role::Italic
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
