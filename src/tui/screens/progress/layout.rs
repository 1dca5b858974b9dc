//! The lines of the progress screen: weak spots, reviews due, mastery, retention and calibration. Where figures are too
//! few to say anything, that is said instead.

mod figures;

use ratatui::layout::Rect;

use super::state::ProgressScreen;
use crate::study::{WeakReason, WeakSpot};
use crate::tui::layout::{self, wrapped_lines};
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::theme::{Role, Theme};

/// Columns of the figures, where there is room.
const MEASURE: u16 = 76;

/// Words at a column.
pub(crate) struct ProgressSpan {
    /// The column.
    pub(crate) x: usize,
    /// The words.
    pub(crate) text: String,
    /// Their role.
    pub(crate) role: Role,
}

/// A line, and the entry that Enter opens there.
#[derive(Default)]
pub(crate) struct ProgressLine {
    /// Its words.
    pub(crate) parts: Vec<ProgressSpan>,
    /// The entry.
    pub(crate) entry: Option<usize>,
}

/// The lines of the screen.
pub(crate) struct ProgressPage {
    /// All lines.
    pub(crate) lines: Vec<ProgressLine>,
    columns: usize,
    theme: Theme,
}

impl ProgressPage {
    fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(ProgressLine::default());
        }
        self.line(vec![(0, text.to_owned(), Role::Heading)]);
    }

    fn line(&mut self, parts: Vec<(usize, String, Role)>) {
        let parts = parts.into_iter();
        self.lines.push(ProgressLine {
            parts: parts
                .map(|(x, text, role)| ProgressSpan { x, text, role })
                .collect(),
            entry: None,
        });
    }

    /// A line that Enter opens.
    fn entry(&mut self, entry: usize, text: &str) {
        self.line(vec![(2, text.to_owned(), Role::Body)]);
        if let Some(line) = self.lines.last_mut() {
            line.entry = Some(entry);
        }
    }

    /// Wrapped words from column `x` on.
    fn words(&mut self, x: usize, text: &str, role: Role) {
        for line in wrapped_lines(text, self.columns.saturating_sub(x)) {
            self.line(vec![(x, line, role)]);
        }
    }
}

/// The place of the figures.
pub(crate) fn area(size: (u16, u16)) -> Rect {
    layout::column(layout::body(size), MEASURE)
}

/// All lines of the screen.
pub(crate) fn page(screen: &ProgressScreen, size: (u16, u16), theme: Theme) -> ProgressPage {
    let mut page = ProgressPage {
        lines: Vec::new(),
        columns: usize::from(area(size).width),
        theme,
    };
    let stats = &screen.stats;
    page.heading(Message::WeakSpots.text());
    if stats.weak.is_empty() {
        let none = match stats.attempts {
            0 => Message::NothingAnswered,
            _ => Message::NoneAtTheMoment,
        };
        page.words(2, none.text(), Role::Body);
    }
    for (entry, weak) in stats.weak.iter().enumerate() {
        weak_spot(&mut page, entry, weak);
    }
    if !screen.suspended.is_empty() {
        page.heading(Message::PutAside.text());
    }
    for (at, suspended) in screen.suspended.iter().enumerate() {
        page.entry(stats.weak.len() + at, &suspended.objective);
    }
    figures::due(&mut page, stats, size.1);
    figures::modules(&mut page, stats);
    figures::objectives(&mut page, stats);
    figures::retention(&mut page, stats);
    figures::calibration(&mut page, stats);
    page
}

fn weak_spot(page: &mut ProgressPage, entry: usize, weak: &WeakSpot) {
    page.entry(entry, &weak.text);
    let reasons = weak.reasons.iter().map(|reason| match reason {
        WeakReason::SureButWrong => Message::ReasonSureButWrong,
        WeakReason::Leech => Message::ReasonLeech,
        WeakReason::Failed => Message::ReasonFailed,
        WeakReason::Fading => Message::ReasonFading,
    });
    let reasons: Vec<&str> = reasons.map(Message::text).collect();
    page.line(vec![(4, reasons.join(", "), Role::Due)]);
}

/// For each line of the screen the entry that Enter opens there.
pub(crate) fn line_entries(screen: &ProgressScreen, size: (u16, u16)) -> Vec<Option<usize>> {
    let page = page(screen, size, Theme::default());
    page.lines.iter().map(|line| line.entry).collect()
}

/// The first line on the screen.
pub(crate) fn top(screen: &ProgressScreen, lines: usize, height: usize) -> usize {
    screen.top.min(lines.saturating_sub(height))
}

/// The entry on a cell. The line below a weak spot belongs to it.
pub(crate) fn entry_at(model: &Model, screen: &ProgressScreen, at: (u16, u16)) -> Option<usize> {
    let area = area(model.size);
    if !area.contains(at.into()) {
        return None;
    }
    let entries = line_entries(screen, model.size);
    let top = top(screen, entries.len(), usize::from(area.height));
    let line = top + usize::from(at.1 - area.y);
    let own = |line: usize| entries.get(line).copied().flatten();
    let above = || own(line.checked_sub(1)?).filter(|entry| *entry < screen.stats.weak.len());
    own(line).or_else(above)
}
