//! The commands of the program as entries of the search index.

use super::keymap::binding::Binding;
use super::keymap::layer::Layer;
use super::keymap::{BINDINGS, key_name};
use super::messages::Message;
use crate::search::{Alias, KeywordField, Kind, SearchDocument};
use crate::text::SafeText;

/// Layers whose commands can be found by searching.
const LAYERS: [Layer; 5] = [
    Layer::Global,
    Layer::Common,
    Layer::Home,
    Layer::Reader,
    Layer::Answered,
];

/// The commands, each by its help sentence and its word on the bottom line. The id is the index in the table of bindings.
pub fn commands() -> Vec<SearchDocument> {
    let worth_finding =
        |binding: &&Binding| binding.help.is_some() && LAYERS.contains(&binding.layer);
    BINDINGS
        .iter()
        .enumerate()
        .filter(|(_, binding)| worth_finding(binding))
        .map(|(at, binding)| {
            let keys: Vec<String> = binding.keys.iter().map(|key| key_name(key)).collect();
            let label = Alias {
                name: SafeText::new(binding.label.map_or("", Message::text)),
                note: SafeText::default(),
            };
            SearchDocument {
                names: Some(label)
                    .into_iter()
                    .filter(|label| !label.name.is_empty())
                    .collect(),
                text: keys.join(" "),
                cues: keys
                    .iter()
                    .map(|key| (KeywordField::Id, key.clone()))
                    .collect(),
                ..SearchDocument::new(
                    Kind::Command,
                    &at.to_string(),
                    &SafeText::new(binding.help.map_or("", Message::text)),
                )
            }
        })
        .collect()
}

/// The binding with this id.
pub(super) fn binding(id: &str) -> Option<&'static Binding> {
    BINDINGS.get(id.parse::<usize>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Index;

    #[test]
    fn commands_are_found_by_what_they_do_and_lead_back_to_their_keys() {
        let index: Index = commands().into_iter().collect();
        let hit = &index.find("help screen", 1)[0];
        let found = binding(&hit.id).unwrap();
        assert!(found.help.unwrap().text().contains("help") && hit.snippet.contains('?'));
        assert!(binding("x").is_none() && binding("99999").is_none());
    }
}
