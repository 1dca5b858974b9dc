//! Help for the screen at hand: its keys, made from the table of bindings, and the signs in use.

use super::paint::Paint;
use crate::course::Claim;
use ratatui::layout::Rect;

use crate::search::{KINDS, SIGNS};
use crate::text::{width, wrap};
use crate::tui::document::plain;
use crate::tui::keymap::{BINDINGS, Layer, key_name};
use crate::tui::layout;
use crate::tui::model::{Model, Overlay};
use crate::tui::theme::{Look, Sign, Theme};

/// A line of the help.
enum Row {
    Blank,
    Heading(String),
    Keys(String, &'static str),
    Legend(Sign, Look, &'static str),
    Claim(Claim, &'static str),
}

/// What the mouse does on every screen.
const MOUSE: [(&str, &str); 4] = [
    (
        "Click",
        "put the cursor there, choose, tick; on what the cursor is on: open it",
    ),
    ("Click twice", "answer; one click never does"),
    ("Wheel", "scroll, or move the cursor of a list"),
    (
        "Shift-Drag",
        "mark text to copy it, as usual; `--no-mouse` leaves the mouse to the terminal",
    ),
];

/// How far the help can be scrolled.
pub(in crate::tui) fn help_overflow(model: &Model) -> usize {
    let inside = area(model);
    let columns = usize::from(inside.width.saturating_sub(4));
    lines(model, columns, Theme::default())
        .len()
        .saturating_sub(usize::from(inside.height.saturating_sub(2)))
}

fn rows(model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    for layer in layers_below(model) {
        let bindings: Vec<_> = BINDINGS
            .iter()
            .filter(|binding| binding.layer == layer && !binding.help.is_empty())
            .collect();
        if bindings.is_empty() {
            continue;
        }
        rows.push(Row::Heading(layer.title().to_owned()));
        rows.extend(bindings.iter().map(|binding| {
            let keys: Vec<String> = binding.keys.iter().map(|key| key_name(key)).collect();
            Row::Keys(keys.join(" "), binding.help)
        }));
        rows.push(Row::Blank);
        if layer == Layer::Search {
            rows.push(Row::Heading(
                "What can be typed before and between words".into(),
            ));
            rows.extend(KINDS.map(|row| Row::Keys(row.prefix.to_string(), row.help)));
            rows.extend(SIGNS.map(|(sign, help)| Row::Keys(sign.to_owned(), help)));
            rows.push(Row::Blank);
        }
    }
    rows.push(Row::Heading("The mouse".into()));
    rows.extend(MOUSE.map(|(what, help)| Row::Keys(what.to_owned(), help)));
    rows.push(Row::Blank);
    rows.push(Row::Heading("Signs".into()));
    rows.push(Row::Legend(
        Sign::Done,
        Look::Right,
        "read, answered, right",
    ));
    rows.push(Row::Legend(
        Sign::Due,
        Look::Due,
        "begun, or questions wait here",
    ));
    rows.push(Row::Legend(Sign::Open, Look::Quiet, "not begun"));
    rows.push(Row::Legend(Sign::Wrong, Look::Wrong, "not yet right"));
    rows.push(Row::Blank);
    rows.push(Row::Heading("What a paragraph claims".into()));
    let meaning = |claim| match claim {
        Claim::Fact => "a date, number, name or event, as the source states it",
        Claim::View => "the author's interpretation",
        Claim::Perception => "a party's view that the author reports",
        Claim::Forecast => "what was expected at the time of writing",
        Claim::Since => "what happened later, from another source",
    };
    rows.extend(Claim::ALL.map(|claim| Row::Claim(claim, meaning(claim))));
    rows
}

/// The layers of the screen under the help.
fn layers_below(model: &Model) -> Vec<Layer> {
    let mut below = Vec::new();
    if let Some(Overlay::Help(_)) = model.overlays.last() {
        let under = model
            .overlays
            .len()
            .checked_sub(2)
            .and_then(|index| model.overlays.get(index));
        below.extend(match under {
            Some(Overlay::Entry(_)) => Some(Layer::Entry),
            Some(Overlay::Contents(_)) => Some(Layer::Contents),
            Some(Overlay::Search(_)) => Some(Layer::Search),
            Some(Overlay::Courses(_)) => Some(Layer::Courses),
            Some(Overlay::Plan(_)) => Some(Layer::Plan),
            Some(Overlay::Palette(_)) => Some(Layer::Palette),
            _ => None,
        });
    }
    below.extend(match model.screens.last() {
        Some(crate::tui::model::Screen::Reader(_)) => vec![Layer::Reader],
        Some(crate::tui::model::Screen::Quiz(quiz)) => quiz.layers(),
        Some(crate::tui::model::Screen::Progress(_)) => vec![Layer::Progress],
        _ => vec![Layer::Today],
    });
    let several = !model.opening.courses.is_empty();
    for layer in [Layer::Several, Layer::Common, Layer::Typing, Layer::Global] {
        if !below.contains(&layer) && (layer != Layer::Several || several) {
            below.push(layer);
        }
    }
    below
}

/// Columns of help text below which it goes under its keys.
const BESIDE: usize = 30;

/// A line of the help as it is drawn: words at columns.
type Drawn = Vec<(usize, String, Look)>;

fn area(model: &Model) -> Rect {
    layout::front(model.size, 78, layout::body(model.size).height)
}

/// The lines of the help, `columns` wide.
fn lines(model: &Model, columns: usize, theme: Theme) -> Vec<Drawn> {
    let rows = rows(model);
    let keys = rows
        .iter()
        .map(|row| {
            if let Row::Keys(keys, _) = row {
                width(keys)
            } else {
                0
            }
        })
        .max()
        .unwrap_or(0);
    let beside = columns >= keys + 2 + BESIDE;
    let x = if beside { keys + 2 } else { 2 };
    let mut lines = Vec::new();
    for row in rows {
        let (lead, look, text) = match row {
            Row::Blank => {
                lines.push(Vec::new());
                continue;
            }
            Row::Heading(text) => {
                lines.push(vec![(0, text, Look::Heading)]);
                continue;
            }
            Row::Keys(keys, help) => (keys, Look::Key, help),
            Row::Legend(sign, look, text) => (theme.sign(sign).to_owned(), look, text),
            Row::Claim(claim, text) => (format!("[{}]", claim.label()), Look::Tag(claim), text),
        };
        let under = !beside || width(&lead) + 1 > x;
        lines.push(vec![(0, lead, look)]);
        let runs = plain(text);
        for (number, wrapped) in wrap(&runs, columns.saturating_sub(x).max(1))
            .iter()
            .enumerate()
        {
            let text = wrapped.text(&runs);
            if number > 0 || under {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push((x, text, Look::Body));
            }
        }
    }
    lines
}

/// Draws the help from line `top` on.
pub(super) fn draw(model: &Model, top: usize, paint: &mut Paint<'_>) {
    let inner = paint.frame(area(model), "Help");
    let lines = lines(model, usize::from(inner.width), paint.theme);
    for (y, line) in (inner.y..inner.bottom()).zip(lines.iter().skip(top)) {
        for (x, text, look) in line {
            paint.text(
                (inner.x + u16::try_from(*x).unwrap_or(0), y),
                inner.right(),
                text,
                *look,
            );
        }
    }
}
