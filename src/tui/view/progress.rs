//! The screen of progress: what is weak, what will be due, what is known, how much was kept, how sure and how right.
//! Figures only; where they are too few to say anything it is said instead.

mod figures;

use ratatui::layout::{Position, Rect};

use super::chrome::{is_covered, top_line};
use super::paint::Paint;
use crate::study::{WeakReason, WeakSpot};
use crate::text::wrap;
use crate::tui::document::plain;
use crate::tui::layout;
use crate::tui::model::{Model, Standing};
use crate::tui::theme::{Look, Sign, Theme};

/// Columns of the figures, where there is room.
const MEASURE: u16 = 76;

/// A line: words at columns, and what Enter opens there.
#[derive(Default)]
struct Line {
    parts: Vec<(usize, String, Look)>,
    door: Option<usize>,
}

/// The lines of the screen as they are put together.
struct Page {
    lines: Vec<Line>,
    columns: usize,
    theme: Theme,
}

impl Page {
    fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.line(vec![(0, text.to_owned(), Look::Heading)]);
    }

    fn line(&mut self, parts: Vec<(usize, String, Look)>) {
        self.lines.push(Line { parts, door: None });
    }

    /// Wrapped words from column `x` on.
    fn words(&mut self, x: usize, text: &str, look: Look) {
        let runs = plain(text);
        for row in wrap(&runs, self.columns.saturating_sub(x).max(1)) {
            let text = row.text(&runs);
            self.line(vec![(x, text, look)]);
        }
    }
}

fn area(size: (u16, u16)) -> Rect {
    layout::column(layout::body(size), MEASURE)
}

fn page(standing: &Standing, size: (u16, u16), theme: Theme) -> Page {
    let mut page = Page {
        lines: Vec::new(),
        columns: usize::from(area(size).width),
        theme,
    };
    let stats = &standing.stats;
    page.heading("Weak spots");
    if stats.weak.is_empty() {
        let none = match stats.attempts {
            0 => "Nothing has been answered yet. Self-checks and quizzes begin it.",
            _ => "None at the moment.",
        };
        page.words(2, none, Look::Body);
    }
    for (door, weak) in stats.weak.iter().enumerate() {
        weak_spot(&mut page, door, weak);
    }
    if !standing.aside.is_empty() {
        page.heading("Put aside (Enter takes it up again)");
    }
    for (at, (_, text)) in standing.aside.iter().enumerate() {
        put_aside(&mut page, stats.weak.len() + at, text);
    }
    figures::due(&mut page, stats, size.1);
    figures::modules(&mut page, stats);
    figures::objectives(&mut page, stats);
    figures::retention(&mut page, stats);
    figures::calibration(&mut page, stats);
    page
}

fn weak_spot(page: &mut Page, door: usize, weak: &WeakSpot) {
    page.lines.push(Line {
        parts: vec![(2, weak.text.clone(), Look::Body)],
        door: Some(door),
    });
    let reasons = weak.reasons.iter().map(|reason| match reason {
        WeakReason::SureButWrong => "sure but wrong",
        WeakReason::Leech => "keeps slipping",
        WeakReason::Failed => "missed the last time",
        WeakReason::Fading => "fading",
    });
    let said: Vec<&str> = reasons.collect();
    page.line(vec![(4, said.join(", "), Look::Due)]);
}

fn put_aside(page: &mut Page, door: usize, text: &str) {
    page.lines.push(Line {
        parts: vec![(2, text.to_owned(), Look::Body)],
        door: Some(door),
    });
}

/// For each line of the screen what Enter opens there.
pub(in crate::tui) fn progress_lines(standing: &Standing, size: (u16, u16)) -> Vec<Option<usize>> {
    let page = page(standing, size, Theme::default());
    page.lines.iter().map(|line| line.door).collect()
}

/// The first line that is shown.
fn top(standing: &Standing, lines: usize, height: usize) -> usize {
    standing.top.min(lines.saturating_sub(height))
}

/// What Enter would open on a cell. What is said of it below it belongs to it.
pub(super) fn door_at(model: &Model, standing: &Standing, at: (u16, u16)) -> Option<usize> {
    let area = area(model.size);
    if !area.contains(at.into()) {
        return None;
    }
    let lines = progress_lines(standing, model.size);
    let top = top(standing, lines.len(), usize::from(area.height));
    let line = top + usize::from(at.1 - area.y);
    let own = |line: usize| lines.get(line).copied().flatten();
    let above = || own(line.checked_sub(1)?).filter(|door| *door < standing.stats.weak.len());
    own(line).or_else(above)
}

/// Draws the screen of progress.
pub(super) fn draw(model: &Model, standing: &Standing, paint: &mut Paint<'_>) {
    let area = area(model.size);
    let page = page(standing, model.size, paint.theme);
    let height = usize::from(area.height);
    let top = top(standing, page.lines.len(), height);
    let right = match page.lines.len() > height {
        true if top + height >= page.lines.len() => "end".to_owned(),
        true => format!("{} of {}", top + height, page.lines.len()),
        false => String::new(),
    };
    top_line(paint, &[model.opening.title.as_str(), "Progress"], &right);
    for (y, line) in (area.y..area.bottom()).zip(page.lines.iter().skip(top)) {
        let here = line.door == Some(standing.cursor);
        for (x, text, look) in &line.parts {
            let x = area.x + u16::try_from(*x).unwrap_or(0);
            let look = if here { Look::Bold } else { *look };
            paint.cut((x, y), area.right(), text, look);
        }
        if here {
            paint.sign(area.x, y, Sign::Here, Look::Due);
            if !is_covered(model) {
                paint.cursor = Some(Position::new(area.x, y));
            }
        }
    }
}
