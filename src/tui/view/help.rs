//! Help for the screen at hand: its keys, made from the table of bindings, and the signs in use.

use super::paint::Paint;
use crate::course::Claim;
use crate::text::width;
use crate::tui::keymap::{BINDINGS, Layer, key_name};
use crate::tui::layout;
use crate::tui::model::{Model, Overlay};
use crate::tui::theme::{Look, Sign};

/// A line of the help.
enum Row {
    Blank,
    Heading(String),
    Keys(String, &'static str),
    Legend(Sign, Look, &'static str),
    Claim(Claim, &'static str),
}

/// Lines of the help for the screen at hand.
pub(in crate::tui) fn help_height(model: &Model) -> usize {
    rows(model).len()
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
    }
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
            Some(Overlay::Palette(_)) => Some(Layer::Palette),
            _ => None,
        });
    }
    below.extend(match model.screens.last() {
        Some(crate::tui::model::Screen::Reader(_)) => vec![Layer::Reader],
        Some(crate::tui::model::Screen::Quiz(quiz)) => quiz.layers(),
        _ => vec![Layer::Today],
    });
    for layer in [Layer::Common, Layer::Typing, Layer::Global] {
        if !below.contains(&layer) {
            below.push(layer);
        }
    }
    below
}

/// Draws the help from line `top` on.
pub(super) fn draw(model: &Model, top: usize, paint: &mut Paint<'_>) {
    let rows = rows(model);
    let height = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let inner = paint.frame(layout::front(model.size, 78, height), "Help");
    let keys_width = rows
        .iter()
        .map(|row| {
            if let Row::Keys(keys, _) = row {
                width(keys)
            } else {
                0
            }
        })
        .max()
        .unwrap_or(0)
        .min(usize::from(inner.width) / 2 - 2);
    let text_x = inner.x + u16::try_from(keys_width).unwrap_or(0) + 2;
    for (y, row) in (inner.y..inner.bottom()).zip(rows.iter().skip(top)) {
        match row {
            Row::Blank => {}
            Row::Heading(text) => {
                paint.cut(inner.x, y, inner.right(), text, Look::Heading);
            }
            Row::Keys(keys, help) => {
                paint.cut(inner.x, y, text_x - 1, keys, Look::Key);
                paint.cut(text_x, y, inner.right(), help, Look::Body);
            }
            Row::Legend(sign, look, text) => {
                paint.sign(inner.x, y, *sign, *look);
                paint.cut(text_x, y, inner.right(), text, Look::Body);
            }
            Row::Claim(claim, text) => {
                paint.cut(
                    inner.x,
                    y,
                    text_x - 1,
                    &format!("[{}]", claim.label()),
                    Look::Tag(*claim),
                );
                paint.cut(text_x, y, inner.right(), text, Look::Body);
            }
        }
    }
}
