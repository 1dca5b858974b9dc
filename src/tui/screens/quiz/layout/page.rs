//! The page of an item: wrapped lines in a column, some of which belong to rows of the form.

use std::ops::Range;

use super::MEASURE;
use crate::study::Confidence;
use crate::text::{Para, Prose, TextRun, width, wrap};
use crate::tui::document::{RULE, plain, quote_indent};
use crate::tui::hit_target::HitTarget;
use crate::tui::model::FormField;
use crate::tui::theme::Role;

/// A line of the page.
#[derive(Default)]
pub(crate) struct PageLine {
    /// Columns left of it.
    pub(crate) x: usize,
    /// Words with their looks.
    pub(crate) parts: Vec<(String, Role)>,
    /// The row of the form it belongs to.
    pub(crate) row: Option<FormField>,
    /// Parts that are lines to type in: index of the part, number of the line.
    pub(crate) inputs: Vec<(usize, usize)>,
    /// What a click on it picks, by its number.
    pub(crate) pick: Option<usize>,
    /// Columns from `x` at which the terminal's cursor goes.
    pub(crate) caret: Option<usize>,
}

/// Columns between two texts side by side.
const BETWEEN: usize = 4;
/// Columns that each of two texts needs beside the other, at least.
const HALF: usize = 45;

impl PageLine {
    /// What a click in column `x` of the page means.
    pub(crate) fn hit_test(&self, x: usize) -> Option<HitTarget> {
        if let Some(number) = self.pick {
            return Some(HitTarget::Pick(number));
        }
        let mut start = self.x;
        let spans: Vec<Range<usize>> = self
            .parts
            .iter()
            .map(|(text, _)| {
                start += width(text);
                start - width(text)..start
            })
            .collect();
        match self.row? {
            // Each of several blanks in a line is a row of its own.
            FormField::Line(_) => {
                let own = |(part, _): &&(usize, usize)| {
                    spans.get(*part).is_some_and(|span| span.contains(&x))
                };
                let only = self.inputs.first().filter(|_| self.inputs.len() == 1);
                let input = self.inputs.iter().find(own).or(only);
                input.map(|(part, index)| {
                    let start = spans.get(*part).map_or(0, |span| span.start);
                    HitTarget::Line(*index, x.saturating_sub(start))
                })
            }
            FormField::Sure => {
                let text: String = self.parts.iter().map(|(text, _)| text.as_str()).collect();
                Confidence::ALL.into_iter().find_map(|one| {
                    // The word and the sign before it: `(x) sure`.
                    let (before, _) = text.split_once(&format!(") {}", one.key()))?;
                    let end = self.x + width(before) + 2 + width(one.key());
                    let begin = self.x + width(before).saturating_sub(2);
                    (begin..end)
                        .contains(&x)
                        .then_some(HitTarget::Confidence(one))
                })
            }
            row => Some(HitTarget::FormRow(row)),
        }
    }
}

/// The page as it is put together.
pub(crate) struct Page {
    pub(crate) lines: Vec<PageLine>,
    /// Columns of running text.
    pub(crate) columns: usize,
    /// Columns there are, for two texts side by side.
    wide: usize,
}

impl Page {
    /// A page for so many columns, of which running text takes no more than its measure.
    pub(crate) fn new(columns: usize) -> Self {
        Self {
            lines: Vec::new(),
            columns: columns.min(MEASURE.into()),
            wide: columns,
        }
    }

    pub(crate) fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.parts.is_empty()) {
            self.lines.push(PageLine::default());
        }
    }

    /// Wrapped words at column `x`, each run in its own look or in `look`.
    pub(crate) fn runs(&mut self, x: usize, runs: &[TextRun], role: Role, row: Option<FormField>) {
        for wrapped in wrap(runs, self.columns.saturating_sub(x).max(1)) {
            let parts = wrapped.slices.iter().map(|piece| {
                let emphasis = runs
                    .get(piece.run)
                    .map(|run| run.emphasis)
                    .unwrap_or_default();
                let own = match (emphasis.bold, emphasis.italic, emphasis.code) {
                    (true, ..) => Role::Bold,
                    (_, true, _) => Role::Italic,
                    (.., true) => Role::Code,
                    _ => role,
                };
                (piece.text(runs).to_owned(), own)
            });
            self.lines.push(PageLine {
                x,
                parts: parts.collect(),
                row,
                ..PageLine::default()
            });
        }
    }

    /// Wrapped words beside `lead`, which begins at column `x`.
    pub(crate) fn led(
        &mut self,
        x: usize,
        (lead, lead_role): (&str, Role),
        (text, role): (&str, Role),
        row: Option<FormField>,
    ) {
        let first = self.lines.len();
        self.runs(x + width(lead), &plain(text), role, row);
        if let Some(line) = self.lines.get_mut(first) {
            line.x = x;
            line.parts.insert(0, (lead.to_owned(), lead_role));
        }
    }

    /// Words that are a field of the form, after a blank line where it is set apart.
    pub(crate) fn form_row(&mut self, row: FormField, text: &str, is_apart: bool) {
        if is_apart {
            self.blank();
        }
        self.led(0, ("  ", Role::Body), (text, Role::Body), Some(row));
    }

    /// Wrapped words, each part in its own role.
    pub(crate) fn parts(&mut self, x: usize, parts: &[(String, Role)]) {
        let runs: Vec<TextRun> = parts.iter().flat_map(|(text, _)| plain(text)).collect();
        for wrapped in wrap(&runs, self.columns.saturating_sub(x).max(1)) {
            let pieces = wrapped.slices.iter().map(|piece| {
                let role = parts.get(piece.run).map_or(Role::Body, |(_, role)| *role);
                (piece.text(&runs).to_owned(), role)
            });
            self.lines.push(PageLine {
                x,
                parts: pieces.collect(),
                ..PageLine::default()
            });
        }
    }

    pub(crate) fn words(&mut self, x: usize, text: &str, role: Role) {
        self.runs(x, &plain(text), role, None);
    }

    /// Words, if there are any.
    pub(crate) fn words_if(&mut self, x: usize, text: &str, role: Role) {
        if !text.is_empty() {
            self.words(x, text, role);
        }
    }

    pub(crate) fn prose(&mut self, x: usize, prose: &Prose, role: Role) {
        for (index, para) in prose.0.iter().enumerate() {
            if index > 0 {
                self.blank();
            }
            match para {
                Para::Text(runs) => self.runs(x, runs, role, None),
                Para::Quote(quotes, runs) => self.runs(x + quote_indent(*quotes), runs, role, None),
                Para::Code(runs) => self.runs(x + 2, runs, role, None),
                Para::Rule => self.words(x, RULE, Role::Quiet),
                Para::Item {
                    marker,
                    depth,
                    quotes,
                    runs,
                } => {
                    let mut own = plain(&format!("{marker} "));
                    own.extend(runs.iter().cloned());
                    let indent = quote_indent(*quotes) + 2 * usize::from(*depth) + 2;
                    self.runs(x + indent, &own, role, None);
                }
                Para::Table(_) => self.words(x, &para.plain(), role),
            }
        }
    }

    /// A word in the margin with text beside it; under it where there is little room.
    pub(crate) fn labelled(&mut self, label: &str, role: Role, text: &Prose) {
        if !text.is_empty() {
            self.beside(label, role, |page, x| page.prose(x, text, Role::Body));
        }
    }

    /// Two texts, each under its word, side by side where there is room; else one below the other.
    pub(crate) fn pair(&mut self, texts: [(&str, &Prose); 2]) {
        let columns = self.wide.saturating_sub(BETWEEN) / 2;
        if columns < HALF {
            for (label, text) in texts {
                self.labelled(label, Role::Bold, text);
            }
            return;
        }
        self.blank();
        let [left, right] = texts.map(|(label, text)| {
            let mut half = Self::new(columns);
            half.words(0, label, Role::Bold);
            half.prose(0, text, Role::Body);
            half.lines
        });
        let mut right = right.into_iter();
        let mut left = left.into_iter();
        loop {
            let (mine, other) = (left.next(), right.next());
            if mine.is_none() && other.is_none() {
                break;
            }
            let mut line = mine.unwrap_or_default();
            if let Some(other) = other.filter(|other| !other.parts.is_empty()) {
                let parts = line.parts.iter();
                let used = line.x + parts.map(|(text, _)| width(text)).sum::<usize>();
                let gap = (columns + BETWEEN + other.x).saturating_sub(used);
                line.parts.push((" ".repeat(gap), Role::Body));
                line.parts.extend(other.parts);
            }
            self.lines.push(line);
        }
    }

    /// A word in the margin with whatever `write` puts at the column it is given.
    pub(crate) fn beside(&mut self, label: &str, role: Role, write: impl FnOnce(&mut Self, usize)) {
        self.blank();
        let first = self.lines.len();
        if self.columns < 50 {
            self.words(0, label, role);
            write(self, 2);
            return;
        }
        write(self, 10);
        if let Some(line) = self.lines.get_mut(first) {
            let pad = " ".repeat(10usize.saturating_sub(width(label)));
            line.parts.insert(0, (format!("{label}{pad}"), role));
            line.x = 0;
        }
    }
}

pub(crate) fn prose_of(text: &str) -> Prose {
    Prose(vec![Para::Text(plain(text))])
}
