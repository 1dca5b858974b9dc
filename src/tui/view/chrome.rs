//! The top line, the bottom line, and the question that is asked when nothing can be saved.

use std::ops::Range;

use super::paint::Paint;
use crate::text::{TextRun, width, wrap};
use crate::tui::document::plain;
use crate::tui::keymap::{Layer, footer, key_name};
use crate::tui::layout;
use crate::tui::model::{Model, Overlay, Saving, Screen};
use crate::tui::theme::{Look, Sign};

/// The top line: where one is on the left, how far on the right. The right side goes first when there is no room.
pub(super) fn top_line(paint: &mut Paint<'_>, path: &[&str], right: &str) {
    let (columns, _) = paint.size();
    let needed = u16::try_from(width(right))
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let split = columns.saturating_sub(needed);
    let step = format!(" {} ", paint.theme.sign(Sign::Step));
    // Where there is no room for the whole path its last part is what matters.
    let mut from = 0;
    let whole = |from: usize| {
        path.get(from..).map_or(0, |path| {
            path.iter().map(|part| width(part) + 3).sum::<usize>()
        })
    };
    while from + 1 < path.len() && whole(from) > usize::from(split) {
        from += 1;
    }
    let shown = path.get(from..).unwrap_or_default().join(&step);
    paint.cut((1, 0), split, &shown, Look::Bold);
    paint.right_text(columns.saturating_sub(1), 0, right, Look::Quiet);
}

/// A key on the bottom line.
struct Offer {
    /// The columns it takes with its word.
    columns: Range<u16>,
    /// It, as the table of bindings has it.
    key: &'static str,
    /// It, as it is written on a key.
    name: String,
    /// What it does, in a word.
    label: &'static str,
}

/// The keys that matter here, the most useful first.
fn keys(model: &Model) -> Vec<(&'static str, &'static str)> {
    let layers = model.layers();
    let can_step_out =
        !matches!(model.overlays.last(), Some(Overlay::Unsaved)) && !layers.contains(&Layer::Held);
    let mut keys = footer(&layers);
    if can_step_out
        && !keys.iter().any(|(key, _)| *key == "esc")
        && (model.screens.len() > 1 || !model.overlays.is_empty())
    {
        keys.insert(1.min(keys.len()), ("esc", back_word(model)));
    }
    if matches!(model.overlays.last(), Some(Overlay::Help(_))) {
        keys.retain(|(_, label)| *label != "help");
    }
    if let (Some(Screen::Quiz(quiz)), true) = (model.screens.last(), model.overlays.is_empty()) {
        keys.retain_mut(|(_, label)| {
            let word = quiz.word(label);
            *label = word.unwrap_or(label);
            word.is_some()
        });
    }
    if model.planned.is_none() {
        keys.retain(|(_, label)| *label != "next part");
    }
    if matches!(model.screens.last(), Some(Screen::Progress(own)) if own.doors() == 0) {
        keys.retain(|(_, label)| *label != "restudy");
    }
    keys
}

/// Those of them that have room, and the column before which they end. Help keeps its place at the end, however little
/// room there is.
fn offers(model: &Model, columns: u16) -> (Vec<Offer>, u16) {
    let mut keys = keys(model);
    let mut right = columns.saturating_sub(1);
    let offer = |(key, label): (&'static str, &'static str), start: u16| {
        let name = key_name(key);
        let needed = width(&name) + 1 + width(label);
        let needed = u16::try_from(needed).unwrap_or(u16::MAX);
        Offer {
            columns: start..start.saturating_add(needed),
            key,
            name,
            label,
        }
    };
    let mut offers = Vec::new();
    if let Some(help) = keys.iter().position(|(_, label)| *label == "help") {
        let help = keys.remove(help);
        let start = right.saturating_sub(offer(help, 0).columns.end);
        offers.push(offer(help, start));
        right = start.saturating_sub(2);
    }
    let mut x = 1;
    for key in keys {
        let offer = offer(key, x);
        if offer.columns.end > right {
            break;
        }
        x = offer.columns.end + 3;
        offers.push(offer);
    }
    (offers, right)
}

/// The key on the bottom line in column `x`; none while a message stands there.
pub(super) fn key_at(model: &Model, x: u16) -> Option<&'static str> {
    if model.notice.is_some() {
        return None;
    }
    let (offers, _) = offers(model, model.size.0);
    let found = offers.iter().find(|offer| offer.columns.contains(&x));
    found.map(|offer| offer.key)
}

/// The bottom line: a message, or the keys that matter here.
pub(super) fn bottom_line(model: &Model, paint: &mut Paint<'_>) {
    let (columns, rows) = paint.size();
    let y = rows.saturating_sub(1);
    if let Some(notice) = &model.notice {
        let right = columns.saturating_sub(1);
        paint.cut((1, y), right, &notice.text, Look::Due);
        return;
    }
    let (offers, right) = offers(model, columns);
    for offer in &offers {
        let end = offer.columns.end;
        let x = paint.text((offer.columns.start, y), end, &offer.name, Look::Key);
        paint.text((x + 1, y), end, offer.label, Look::Quiet);
    }
    if model.saving == Saving::Off {
        paint.right_text(right, y, " nothing is saved", Look::Wrong);
    }
}

fn back_word(model: &Model) -> &'static str {
    let below = model
        .screens
        .len()
        .checked_sub(2)
        .and_then(|index| model.screens.get(index));
    match (model.overlays.last(), below) {
        _ if model.size.0 < 60 => "back",
        (None, Some(Screen::Quiz(_))) => "back to the question",
        (None, Some(Screen::Reader(_))) => "back to reading",
        (None, Some(Screen::Today(_))) => "today",
        (None, Some(Screen::Progress(_))) => "back to progress",
        _ => "back",
    }
}

/// What is asked when nothing can be saved.
pub(super) fn unsaved(model: &Model, paint: &mut Paint<'_>) {
    let Saving::Failed(why) = &model.saving else {
        return;
    };
    let area = layout::front(model.size, 64, 16);
    let columns = usize::from(area.width.saturating_sub(4)).max(1);
    let waiting = match model.unsaved.len() {
        0 => String::new(),
        count => format!(
            "{} not saved yet. ",
            crate::tui::document::count(count, "answer")
        ),
    };
    let question =
        "Go on without saving? Reading and asking work as always, but nothing from now on is kept.";
    let mut rows: Vec<(Vec<TextRun>, Look)> = vec![(plain(why), Look::Body)];
    rows.push((plain(&format!("{waiting}{question}")), Look::Body));
    let lines: usize = rows
        .iter()
        .map(|(runs, _)| wrap(runs, columns).len() + 1)
        .sum();
    let area = layout::front(model.size, 64, u16::try_from(lines + 3).unwrap_or(16));
    let inner = paint.frame(area, "Nothing can be saved");
    let mut y = inner.y;
    for (runs, look) in rows {
        for row in wrap(&runs, columns) {
            if y < inner.bottom() {
                let text = row.text(&runs);
                paint.text((inner.x, y), inner.right(), &text, look);
            }
            y += 1;
        }
        y += 1;
    }
    let keys = [("r", "try again"), ("c", "go on"), ("q", "quit")];
    let mut x = inner.x;
    for (key, label) in keys {
        x = paint.text(
            (x, inner.bottom().saturating_sub(1)),
            inner.right(),
            key,
            Look::Key,
        );
        x = paint.text(
            (x + 1, inner.bottom().saturating_sub(1)),
            inner.right(),
            label,
            Look::Body,
        ) + 3;
    }
}

/// A bar of `columns` for a share of 0 to 100.
pub(super) fn bar(paint: &Paint<'_>, percent: u8, columns: usize) -> String {
    let full = (usize::from(percent) * columns + 50) / 100;
    let (on, off) = (
        paint.theme.sign(Sign::BarFull),
        paint.theme.sign(Sign::BarEmpty),
    );
    format!(
        "{}{}",
        on.repeat(full),
        off.repeat(columns - full.min(columns))
    )
}

/// Whether something stands in front of the screen, so that the cursor belongs to it.
pub(super) fn is_covered(model: &Model) -> bool {
    !model.overlays.is_empty() && !matches!(model.overlays.last(), None | Some(Overlay::Unsaved))
}
