//! The fields that every item has. `item_kinds` converts the rest.

use super::{bad_word, claim, match_mode};
use crate::content::item_kinds::ItemKind;
use crate::content::schema::format::ItemYaml;
use crate::content::symbols::{ConvertContext, ExpectedKind, SymbolKind, line, lines, maybe_line};
use crate::content::yaml::NodeRef;
use crate::course::{Item, ItemId, ObjectiveId, Task};
use crate::text::Prose;

pub(super) fn item(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Item {
    context.define(SymbolKind::Item, &raw.id, &raw.was, at);
    context.reference(
        ExpectedKind::Objective,
        &raw.objective,
        at.field("objective"),
    );
    let part = if raw.source.contains('#') {
        raw.source.clone()
    } else {
        format!("{}#{}", context.lesson, raw.source)
    };
    context.reference(ExpectedKind::Part, &part, at.field("source"));
    let kind = ItemKind::find(&raw.kind);
    if kind.is_none() {
        bad_word(&raw.kind, at.field("kind"), context);
    }
    let task = kind.map_or(Task::Single(Vec::new()), |kind| {
        (kind.convert)(raw, at, context)
    });
    let stem = match task {
        Task::Cloze { .. } => Prose::default(),
        _ => context.prose(&raw.stem, at.field("stem")),
    };
    Item {
        id: ItemId::new(&raw.id),
        was: raw.was.iter().map(|id| ItemId::new(id)).collect(),
        stem,
        task,
        match_mode: match_mode(raw.r#match.as_deref(), at, context).or(context.match_mode),
        shuffle: raw.shuffle.unwrap_or(true),
        rationale: context.prose(&raw.rationale, at.field("rationale")),
        hints: lines(&raw.hints),
        objective: ObjectiveId::new(&raw.objective),
        source: line(&raw.source),
        claim: claim(raw.claim.as_deref(), at, context),
        as_of: maybe_line(raw.as_of.as_deref()),
    }
}
