//! Searching the course, and finding commands in the palette.

use super::layout::prompt_room;
use super::state::{PaletteScreen, QueryOrigin, SearchScreen};
use crate::course::PartId;
use crate::search::{Kind, SearchResults};
use crate::text::fold;
use crate::tui::action::{Action, CursorAction, Edit};
use crate::tui::commands::binding;
use crate::tui::effect::Effect;
use crate::tui::keymap::BINDINGS;
use crate::tui::keymap::layer::Layer;
use crate::tui::list::{move_cursor, page_rows};
use crate::tui::messages::Message;
use crate::tui::model::{Model, Overlay, WaitFor};
use crate::tui::navigate;
use crate::tui::text_field::{edit, put_caret};

/// Opens the search with the query and the results of the last time, if there was one.
pub(crate) fn open_search(model: &mut Model) -> Vec<Effect> {
    let layers = model.layers();
    let mut search = model.interaction.searches.last.take().unwrap_or_default();
    // The commands of other layers may be found now, so results with commands in them are old.
    let is_old =
        search.layers != layers || search.shown != search.generation || !search.is_complete;
    search.layers = layers;
    search.opens_first = false;
    search.origin = QueryOrigin::Kept;
    let effects = if is_old && !search.input.value().is_empty() {
        vec![start(&mut search)]
    } else {
        Vec::new()
    };
    model.overlays.push(Overlay::Search(search));
    effects
}

/// Closes the search and keeps it for the next time.
fn close(model: &mut Model) {
    if let Some(Overlay::Search(search)) = model.overlays.pop() {
        let searches = &mut model.interaction.searches;
        searches.keep_query(search.input.value());
        // A search without a query keeps its number: results of an older one must not come into the next.
        searches.last = Some(search);
    }
}

/// Puts the cursor of the text field in front into one of its columns.
pub(crate) fn put_prompt_caret(model: &mut Model, column: usize) {
    let room = prompt_room(model);
    match model.overlays.last_mut() {
        Some(Overlay::Search(search)) => put_caret(&mut search.input, column, room),
        Some(Overlay::Palette(palette)) => put_caret(&mut palette.input, column, room),
        _ => {}
    }
}

/// What `action` does in the search.
pub(crate) fn search(model: &mut Model, action: &Action) -> Vec<Effect> {
    let page = page_rows(model, 6);
    let Some(Overlay::Search(search)) = model.overlays.last_mut() else {
        return Vec::new();
    };
    match action {
        Action::Back => close(model),
        Action::Activate if search.shown != search.generation && !search.is_complete => {
            search.opens_first = true;
        }
        Action::Activate => open_result(model),
        Action::Edit(change) => {
            let before = search.input.value().to_owned();
            let origin = std::mem::take(&mut search.origin);
            if origin == QueryOrigin::Kept && matches!(change, Edit::Insert(_)) {
                search.input.reset();
            }
            edit(&mut search.input, *change);
            if search.input.value() != before {
                search.opens_first = false;
                return vec![start(search)];
            }
        }
        Action::Cursor(CursorAction::Up) if search.cursor == 0 => {
            let searches = &mut model.interaction.searches;
            let query = search.input.value();
            if let Some(before) = searches.before(query).map(str::to_owned)
                && before != query
            {
                if !searches.queries.iter().any(|kept| kept == query.trim()) {
                    searches.keep_query(query);
                }
                search.input = before.into();
                search.origin = QueryOrigin::Kept;
                search.opens_first = false;
                return vec![start(search)];
            }
        }
        action => {
            search.cursor = move_cursor(search.cursor, action, page, search.answer.hits.len());
        }
    }
    Vec::new()
}

fn start(search: &mut SearchScreen) -> Effect {
    search.generation += 1;
    search.is_complete = false;
    Effect::Search {
        query: search.input.value().to_owned(),
        generation: search.generation,
    }
}

/// Runs the query again that was typed before there was a course to search.
pub(crate) fn rerun(model: &mut Model) -> Option<Effect> {
    match model.overlays.last_mut() {
        Some(Overlay::Search(search)) if !search.input.value().is_empty() => Some(start(search)),
        _ => None,
    }
}

/// Shows what search number `generation` found, if no newer one was started. Later results of the same search stand
/// below the earlier ones, so the cursor stays on its result.
pub(crate) fn found(model: &mut Model, generation: u64, (answer, is_all): (SearchResults, bool)) {
    let mut overlays = model.overlays.iter_mut();
    let newest = overlays.find_map(|overlay| match overlay {
        Overlay::Search(search) if search.generation == generation => Some(search),
        _ => None,
    });
    let Some(search) = newest else { return };
    if search.shown != generation
        && !(search.origin == QueryOrigin::Kept && search.answer.hits == answer.hits)
    {
        search.cursor = 0;
    }
    search.answer = answer;
    search.answer.hits.retain(|hit| {
        hit.kind != Kind::Command
            || binding(&hit.id).is_some_and(|binding| search.layers.contains(&binding.layer))
    });
    search.shown = generation;
    search.is_complete = is_all;
    if search.opens_first && (is_all || !search.answer.hits.is_empty()) {
        search.opens_first = false;
        open_result(model);
    }
}

/// Opens the result under the cursor.
fn open_result(model: &mut Model) {
    let Some(Overlay::Search(search)) = model.overlays.last() else {
        return;
    };
    if model.library.is_none() {
        model.defer(Action::Activate, WaitFor::Course);
        return;
    }
    let Some(hit) = search.answer.hits.get(search.cursor).cloned() else {
        return;
    };
    close(model);
    match (hit.kind, &hit.lesson, &hit.section) {
        (Kind::Command, ..) => {
            model.study.follow_up = binding(&hit.id).map(|binding| binding.action.clone());
        }
        (Kind::Item, Some(lesson), section) => {
            navigate::to_quiz_link(model, lesson, section.as_ref().map(PartId::as_str));
        }
        (_, Some(lesson), Some(section)) => match hit.para {
            Some(para) => {
                let words = hit.words.join(" ");
                navigate::to_para(model, (lesson, section.as_str()), para, &words);
            }
            None => {
                navigate::to_part(model, lesson.as_str(), Some(section.as_str()));
            }
        },
        (_, Some(lesson), None) => {
            navigate::to_part(model, lesson.as_str(), None);
        }
        _ => navigate::open_link(model, &hit.id),
    }
}

/// Opens the palette with the commands of the layers below.
pub(crate) fn open_palette(model: &mut Model) {
    let layers = model.layers();
    let palette = PaletteScreen {
        commands: matching_commands(&layers, ""),
        layers,
        ..PaletteScreen::default()
    };
    model.overlays.push(Overlay::Palette(Box::new(palette)));
}

/// The bindings of `layers` whose help has every word of `query`.
fn matching_commands(layers: &[Layer], query: &str) -> Vec<usize> {
    let query = fold(query).text;
    let words: Vec<&str> = query.split_whitespace().collect();
    let matches = |help: Message| {
        let help = fold(help.text()).text;
        words.iter().all(|word| help.contains(word))
    };
    let of_layer = |layer: &Layer| {
        let bindings = BINDINGS.iter().enumerate();
        let own = bindings.filter(|(_, binding)| binding.layer == *layer);
        own.filter(|(_, binding)| binding.help.is_some_and(matches))
            .map(|(index, _)| index)
            .collect::<Vec<_>>()
    };
    layers.iter().flat_map(of_layer).collect()
}

/// What `action` does in the palette.
pub(crate) fn palette(model: &mut Model, action: &Action) {
    let page = page_rows(model, 6);
    let Some(Overlay::Palette(palette)) = model.overlays.last_mut() else {
        return;
    };
    match action {
        Action::Back => {
            model.overlays.pop();
        }
        Action::Activate => {
            let command = palette.commands.get(palette.cursor);
            let binding = command.and_then(|index| BINDINGS.get(*index));
            model.overlays.pop();
            model.study.follow_up = binding.map(|binding| binding.action.clone());
        }
        Action::Edit(change) => {
            edit(&mut palette.input, *change);
            palette.commands = matching_commands(&palette.layers, palette.input.value());
            palette.cursor = 0;
        }
        action => {
            palette.cursor = move_cursor(palette.cursor, action, page, palette.commands.len());
        }
    }
}
