//! The lines of the help for the screen below: its keys, made from the tables of bindings, and the signs in use.

use ratatui::layout::Rect;

use crate::course::Claim;
use crate::search::{KINDS, SIGNS};
use crate::text::width;
use crate::tui::keymap::layer::Layer;
use crate::tui::keymap::{BINDINGS, key_name};
use crate::tui::layout::{self, wrapped_lines};
use crate::tui::messages::Message;
use crate::tui::model::{Model, Overlay, Screen};
use crate::tui::theme::{Glyph, Role, Theme};

/// A row of the help: a lead with its text.
enum HelpRow {
    Blank,
    Heading(Message),
    Keys(String, &'static str),
    Legend(Glyph, Role, Message),
    Claim(Claim, Message),
}

/// What the mouse does on every screen.
const MOUSE: [(Message, Message); 4] = [
    (Message::Click, Message::HelpClick),
    (Message::ClickTwice, Message::HelpClickTwice),
    (Message::Wheel, Message::HelpWheel),
    (Message::ShiftDrag, Message::HelpShiftDrag),
];

/// Columns of help text below which it goes under its keys.
const BESIDE: usize = 30;

/// Words at a column of a line.
pub(crate) struct HelpSpan {
    /// The column.
    pub(crate) x: usize,
    /// The words.
    pub(crate) text: String,
    /// Their role.
    pub(crate) role: Role,
}

/// The box.
pub(crate) fn area(model: &Model) -> Rect {
    layout::overlay(model.size, 78, layout::body(model.size).height.into())
}

/// How far the help can be scrolled.
pub(crate) fn overflow(model: &Model) -> usize {
    let inner = layout::inside(area(model));
    let lines = lines(model, inner.width.into(), Theme::default());
    lines.len().saturating_sub(inner.height.into())
}

fn rows(model: &Model) -> Vec<HelpRow> {
    let mut rows = Vec::new();
    for layer in layers_below(model) {
        let own = BINDINGS.iter().filter(|binding| binding.layer == layer);
        let own = own.filter_map(|binding| Some((binding, binding.help?)));
        let mut own = own.peekable();
        if own.peek().is_none() {
            continue;
        }
        rows.push(HelpRow::Heading(layer.title()));
        rows.extend(own.map(|(binding, help)| {
            let keys: Vec<String> = binding.keys.iter().map(|key| key_name(key)).collect();
            HelpRow::Keys(keys.join(" "), help.text())
        }));
        rows.push(HelpRow::Blank);
        if layer == Layer::Search {
            rows.push(HelpRow::Heading(Message::QuerySyntax));
            rows.extend(KINDS.map(|row| HelpRow::Keys(row.prefix.to_string(), row.help)));
            rows.extend(SIGNS.map(|(sign, help)| HelpRow::Keys(sign.to_owned(), help)));
            rows.push(HelpRow::Blank);
        }
    }
    rows.push(HelpRow::Heading(Message::TheMouse));
    rows.extend(MOUSE.map(|(what, help)| HelpRow::Keys(what.text().to_owned(), help.text())));
    rows.extend([
        HelpRow::Blank,
        HelpRow::Heading(Message::Signs),
        HelpRow::Legend(Glyph::Done, Role::Right, Message::LegendDone),
        HelpRow::Legend(Glyph::Due, Role::Due, Message::LegendDue),
        HelpRow::Legend(Glyph::Open, Role::Quiet, Message::LegendOpen),
        HelpRow::Legend(Glyph::Wrong, Role::Wrong, Message::LegendWrong),
        HelpRow::Blank,
        HelpRow::Heading(Message::WhatAParagraphClaims),
    ]);
    let meaning = |claim| match claim {
        Claim::Fact => Message::ClaimFact,
        Claim::View => Message::ClaimView,
        Claim::Perception => Message::ClaimPerception,
        Claim::Forecast => Message::ClaimForecast,
        Claim::Since => Message::ClaimSince,
    };
    rows.extend(Claim::ALL.map(|claim| HelpRow::Claim(claim, meaning(claim))));
    rows
}

/// The layers of the overlay and the screen under the help.
fn layers_below(model: &Model) -> Vec<Layer> {
    let below = model.overlays.iter().rev().nth(1).map(Overlay::layer);
    let is_explained = |layer: &Layer| !matches!(layer, Layer::Settings | Layer::Unsaved);
    let mut layers: Vec<Layer> = below.filter(is_explained).into_iter().collect();
    layers.extend(match model.screens.last() {
        Some(Screen::Reader(_)) => vec![Layer::Reader],
        Some(Screen::Quiz(quiz)) => quiz.layers(),
        Some(Screen::Progress(_)) => vec![Layer::Progress],
        Some(Screen::Home(_)) | None => vec![Layer::Home],
    });
    let has_courses = !model.opening.courses.is_empty();
    for layer in [
        Layer::MultiCourse,
        Layer::Common,
        Layer::Typing,
        Layer::Global,
    ] {
        if !layers.contains(&layer) && (layer != Layer::MultiCourse || has_courses) {
            layers.push(layer);
        }
    }
    layers
}

/// The lines of the help, `columns` wide.
pub(crate) fn lines(model: &Model, columns: usize, theme: Theme) -> Vec<Vec<HelpSpan>> {
    let rows = rows(model);
    let keys = rows.iter().map(|row| match row {
        HelpRow::Keys(keys, _) => width(keys),
        _ => 0,
    });
    let keys = keys.max().unwrap_or(0);
    let is_beside = columns >= keys + 2 + BESIDE;
    let x = if is_beside { keys + 2 } else { 2 };
    let span = |x, text, role| HelpSpan { x, text, role };
    let mut lines = Vec::new();
    for row in rows {
        let (lead, role, text) = match row {
            HelpRow::Blank => {
                lines.push(Vec::new());
                continue;
            }
            HelpRow::Heading(text) => {
                lines.push(vec![span(0, text.text().to_owned(), Role::Heading)]);
                continue;
            }
            HelpRow::Keys(keys, help) => (keys, Role::Key, help),
            HelpRow::Legend(glyph, role, text) => {
                (theme.glyph(glyph).to_owned(), role, text.text())
            }
            HelpRow::Claim(claim, text) => (
                format!("[{}]", claim.label()),
                Role::Tag(claim),
                text.text(),
            ),
        };
        let is_under = !is_beside || width(&lead) + 1 > x;
        lines.push(vec![span(0, lead, role)]);
        for (number, text) in wrapped_lines(text, columns.saturating_sub(x))
            .into_iter()
            .enumerate()
        {
            if number > 0 || is_under {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(span(x, text, Role::Body));
            }
        }
    }
    lines
}
