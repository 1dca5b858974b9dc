//! The commands of the study hall as things that can be found, beside everything in the course.

use super::keymap::binding::Binding;
use super::keymap::layer::Layer;
use super::keymap::{BINDINGS, key_name};
use super::messages::Message;
use crate::search::{Findable, Kind, OtherName};
use crate::text::SafeText;

/// Layers whose commands somebody may look for; those of lists and lines are learnt by using them.
const LAYERS: [Layer; 5] = [
    Layer::Global,
    Layer::Common,
    Layer::Home,
    Layer::Reader,
    Layer::RatingInput,
];

/// What the search takes in: each command by what it does, and by the word on the bottom line. Its id is its number in
/// the table.
pub fn commands() -> Vec<Findable> {
    let worth_finding =
        |binding: &&Binding| !binding.help.is_empty() && LAYERS.contains(&binding.layer);
    BINDINGS
        .iter()
        .enumerate()
        .filter(|(_, binding)| worth_finding(binding))
        .map(|(at, binding)| {
            let keys: Vec<String> = binding.keys.iter().map(|key| key_name(key)).collect();
            let label = OtherName {
                name: SafeText::new(binding.label.map_or("", Message::text)),
                note: SafeText::default(),
            };
            Findable {
                names: Some(label)
                    .into_iter()
                    .filter(|label| !label.name.is_empty())
                    .collect(),
                text: keys.join(" "),
                ..Findable::new(Kind::Command, &at.to_string(), &SafeText::new(binding.help))
            }
        })
        .collect()
}

/// The binding a command's id stands for.
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
        assert!(found.help.contains("help") && hit.snippet.contains('?'));
        assert!(binding("x").is_none() && binding("99999").is_none());
    }
}
