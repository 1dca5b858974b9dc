//! Finding: the search over the course, and the palette of commands.

use super::{edit, go, moved};
use crate::course::PartId;
use crate::search::{Answer, Kind};
use crate::study::Now;
use crate::text::fold;
use crate::tui::action::Action;
use crate::tui::commands::binding;
use crate::tui::effect::Effect;
use crate::tui::keymap::{BINDINGS, Layer};
use crate::tui::model::{Model, Overlay, Palette, Search};

/// Opens the search, empty.
pub(super) fn open_search(model: &mut Model) {
    let search = Search {
        here: model.layers(),
        ..Search::default()
    };
    model.overlays.push(Overlay::Search(Box::new(search)));
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
        Action::Enter if search.shown != search.generation && !search.settled => {
            search.hasty = true;
        }
        Action::Enter => return enter(model, now),
        Action::Edit(change) => {
            let before = search.input.value().to_owned();
            edit(&mut search.input, *change);
            if search.input.value() != before {
                return vec![ask(search)];
            }
        }
        action => search.cursor = moved(search.cursor, action, page, search.answer.hits.len()),
    }
    Vec::new()
}

fn ask(search: &mut Search) -> Effect {
    search.generation += 1;
    search.settled = false;
    search.hasty = false;
    Effect::Search {
        query: search.input.value().to_owned(),
        generation: search.generation,
    }
}

/// Asks again what was typed before there was a course to search.
pub(super) fn ask_again(model: &mut Model) -> Vec<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Search(search)) if !search.input.value().is_empty() => {
            let is_hasty = search.hasty;
            let effect = ask(search);
            search.hasty = is_hasty;
            vec![effect]
        }
        _ => Vec::new(),
    }
}

/// What search number `generation` found; what comes late is dropped. What comes later of the same search stands below
/// what is there, so the cursor stays where it is.
pub(super) fn found(
    model: &mut Model,
    generation: u64,
    (answer, is_all): (Answer, bool),
    now: Now,
) -> Vec<Effect> {
    for overlay in &mut model.overlays {
        let Overlay::Search(search) = overlay else {
            continue;
        };
        if search.generation != generation {
            continue;
        }
        if search.shown != generation {
            search.cursor = 0;
        }
        search.answer = answer;
        search.answer.hits.retain(|hit| {
            hit.kind != Kind::Command
                || binding(&hit.id).is_some_and(|binding| search.here.contains(&binding.layer))
        });
        search.shown = generation;
        search.settled = is_all;
        let is_there = is_all || !search.answer.hits.is_empty();
        if search.hasty && is_there {
            search.hasty = false;
            return enter(model, now);
        }
        return Vec::new();
    }
    Vec::new()
}

fn enter(model: &mut Model, now: Now) -> Vec<Effect> {
    let Some(Overlay::Search(search)) = model.overlays.last() else {
        return Vec::new();
    };
    if model.library.is_none() {
        model.pending = Some(Action::Enter);
        return Vec::new();
    }
    let Some(hit) = search.answer.hits.get(search.cursor).cloned() else {
        return Vec::new();
    };
    model.overlays.pop();
    match (hit.kind, &hit.lesson, &hit.section) {
        (Kind::Command, ..) => {
            if let Some(binding) = binding(&hit.id) {
                return super::update(model, binding.action.clone(), now);
            }
        }
        (Kind::Item, Some(lesson), section) => {
            go::to_questions(model, lesson, section.as_ref().map(PartId::as_str));
        }
        (_, Some(lesson), Some(section)) => match hit.para {
            Some(para) => {
                let words = hit.words.join(" ");
                go::to_para(model, (lesson.as_str(), section.as_str()), para, &words);
            }
            None => {
                go::to_part(model, lesson.as_str(), Some(section.as_str()));
            }
        },
        (_, Some(lesson), None) => {
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
fn commands(layers: &[Layer], typed: &str) -> Vec<usize> {
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
