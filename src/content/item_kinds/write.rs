//! The kind whose learner writes a text: open.

use super::{ItemKind, unique};
use crate::content::code::Code;
use crate::content::diagnostic::Finding;
use crate::content::schema::format::ItemYaml;
use crate::content::symbols::ConvertContext;
use crate::content::yaml::NodeRef;
use crate::course::{Task, TaskKind};

pub(super) static OPEN: ItemKind = ItemKind {
    kind: TaskKind::Open,
    required: &["model", "ideas", "words"],
    optional: &[],
    key: None,
    convert: open,
};

fn open(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    let words = match raw.words.as_slice() {
        [fewest, most] => (*fewest, *most),
        _ => (0, 0),
    };
    if words.0 > words.1 {
        let message = format!("fewest ({}) is more than most ({})", words.0, words.1);
        let span = at.field("words").span();
        context.add(Finding::new(Code::Range, span, message).help("write `words: [fewest, most]`"));
    }
    let model = raw.model.as_deref().unwrap_or_default();
    Task::Open {
        model: context.prose(model, at.field("model")),
        ideas: unique(&raw.ideas, at.field("ideas"), "idea", context),
        words,
    }
}
