//! Finding: the search over the course, and the palette of commands.

use super::{edit, go, moved};
use crate::search::{Hit, Kind};
use crate::study::Now;
use crate::text::fold;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::keymap::BINDINGS;
use crate::tui::model::{Model, Overlay, Palette, Search};

/// Opens the search, empty.
pub(super) fn open_search(model: &mut Model) {
    model.overlays.push(Overlay::Search(Box::default()));
}

/// What `action` does in the search.
pub(super) fn search(model: &mut Model, action: &Action, now: Now) -> Vec<Effect> {
    let page = usize::from(model.size.1.saturating_sub(6)).max(1);
    let Some(Overlay::Search(search)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => return enter(model, now),
        Action::Edit(change) => {
            let before = search.input.value().to_owned();
            edit(&mut search.input, *change);
            if search.input.value() != before {
                return vec![ask(search)];
            }
        }
        action => search.cursor = moved(search.cursor, action, page, search.hits.len()),
    }
    Vec::new()
}

fn ask(search: &mut Search) -> Effect {
    search.generation += 1;
    search.settled = false;
    Effect::Search {
        query: search.input.value().to_owned(),
        generation: search.generation,
    }
}

/// The hits of search number `generation`; late ones are dropped.
pub(super) fn found(model: &mut Model, generation: u64, hits: Vec<Hit>) {
    for overlay in &mut model.overlays {
        if let Overlay::Search(search) = overlay
            && search.generation == generation
        {
            search.hits = hits;
            search.cursor = 0;
            search.settled = true;
            return;
        }
    }
}

fn enter(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(Overlay::Search(search)) = model.overlays.last() else {
        return Vec::new();
    };
    if model.library.is_none() {
        model.pending = Some(Action::Enter);
        return Vec::new();
    }
    let Some(hit) = search.hits.get(search.cursor).cloned() else {
        return Vec::new();
    };
    let words = search.input.value().to_owned();
    model.overlays.pop();
    if hit.kind == Kind::Item
        && let Some(lesson) = &hit.lesson
    {
        go::to_questions(
            model,
            lesson,
            hit.section.as_ref().map(crate::course::PartId::as_str),
        );
        return Vec::new();
    }
    match (&hit.lesson, &hit.section) {
        (Some(lesson), Some(section)) if hit.para.is_some() => {
            let para = hit.para.unwrap_or(0);
            go::to_para(model, (lesson.as_str(), section.as_str()), para, &words);
        }
        (Some(lesson), Some(section)) => {
            go::to_part(model, lesson.as_str(), Some(section.as_str()));
        }
        (Some(lesson), None) => {
            go::to_part(model, lesson.as_str(), None);
        }
        _ => go::follow(model, &hit.id, now),
    }
    Vec::new()
}

/// Opens the palette with the commands that make sense here.
pub(super) fn open_palette(model: &mut Model) {
    let layers = model.layers();
    let palette = Palette {
        commands: commands(&layers, ""),
        here: layers,
        ..Palette::default()
    };
    model.overlays.push(Overlay::Palette(Box::new(palette)));
}

/// The bindings of `layers` whose help has every word of `typed`.
fn commands(layers: &[crate::tui::keymap::Layer], typed: &str) -> Vec<usize> {
    let typed = fold(typed).text;
    let words: Vec<&str> = typed.split_whitespace().collect();
    let matches = |help: &str| {
        let help = fold(help).text;
        words.iter().all(|word| help.contains(word))
    };
    layers
        .iter()
        .flat_map(|layer| {
            BINDINGS
                .iter()
                .enumerate()
                .filter(move |(_, binding)| binding.layer == *layer)
        })
        .filter(|(_, binding)| !binding.help.is_empty() && matches(binding.help))
        .map(|(index, _)| index)
        .collect()
}

/// What `action` does in the palette.
pub(super) fn palette(model: &mut Model, action: Action, now: Now) -> Vec<Effect> {
    let page = usize::from(model.size.1.saturating_sub(6)).max(1);
    let Some(Overlay::Palette(palette)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Enter => {
            let command = palette
                .commands
                .get(palette.cursor)
                .and_then(|index| BINDINGS.get(*index));
            model.overlays.pop();
            if let Some(binding) = command {
                return super::update(model, binding.action.clone(), now);
            }
        }
        Action::Edit(change) => {
            edit(&mut palette.input, change);
            palette.commands = commands(&palette.here, palette.input.value());
            palette.cursor = 0;
        }
        action => palette.cursor = moved(palette.cursor, &action, page, palette.commands.len()),
    }
    Vec::new()
}
