//! The kinds of items. Each is declared in one place: its fields, the type of its `key`, and its conversion to a task. The
//! validator, the format reference and the converter read the table.

mod arrange;
mod choose;
mod typed;
mod write;

use super::code::Code;
use super::diagnostic::{Finding, quote};
use super::schema::FieldType;
use super::schema::format::ItemYaml;
use super::symbols::{ConvertContext, lines};
use super::yaml::NodeRef;
use crate::course::{Task, TaskKind};
use crate::text::SafeText;

/// One kind of item.
pub(super) struct ItemKind {
    pub(super) kind: TaskKind,
    /// Fields of its own that it must have. Fields that every item has are in the schema.
    pub(super) required: &'static [&'static str],
    /// Fields of its own that it may have.
    pub(super) optional: &'static [&'static str],
    /// The type of the field `key`; `None` if it has no key.
    pub(super) key: Option<FieldType>,
    pub(super) convert: fn(&ItemYaml, NodeRef<'_>, &mut ConvertContext<'_>) -> Task,
}

/// Every kind, in the order of [`TaskKind::ALL`].
pub(super) static KINDS: [&ItemKind; 10] = [
    &choose::SINGLE,
    &choose::MULTIPLE,
    &choose::TRUE_FALSE,
    &typed::SHORT,
    &typed::CLOZE,
    &typed::NUMERIC,
    &arrange::ORDERING,
    &arrange::MATCHING,
    &arrange::CATEGORISE,
    &write::OPEN,
];

impl ItemKind {
    /// The kind with this name in YAML.
    pub(super) fn find(name: &str) -> Option<&'static Self> {
        KINDS.into_iter().find(|kind| kind.name() == name)
    }

    /// Its name in YAML.
    pub(super) fn name(&self) -> &'static str {
        self.kind.key()
    }

    /// Whether it may have the field.
    pub(super) fn has(&self, field: &str) -> bool {
        self.required.contains(&field) || self.optional.contains(&field)
    }
}

/// The names of the kinds that may have the field.
pub(super) fn kinds_with(field: &str) -> Vec<&'static str> {
    let kinds = KINDS.iter().filter(|kind| kind.has(field));
    kinds.map(|kind| kind.name()).collect()
}

/// Reports `text` if `seen` contains it, and adds it.
fn twice<'a>(
    seen: &mut Vec<&'a str>,
    text: &'a str,
    at: NodeRef<'_>,
    what: &str,
    context: &mut ConvertContext<'_>,
) {
    if seen.contains(&text) {
        let message = format!("the {what} {} is there twice", quote(text));
        context.add(Finding::new(Code::Twice, at.span(), message));
    }
    seen.push(text);
}

/// Converts lines that must differ.
fn unique(
    texts: &[String],
    at: NodeRef<'_>,
    what: &str,
    context: &mut ConvertContext<'_>,
) -> Vec<SafeText> {
    let mut seen: Vec<&str> = Vec::new();
    for (text, at) in at.zip_children(texts) {
        twice(&mut seen, text.trim(), at, what, context);
    }
    lines(texts)
}
