//! Kinds whose learner arranges or sorts: ordering, matching, categorise.

use super::choose::choices;
use super::{ItemKind, twice};
use crate::content::schema::format::{CategoryYaml, ItemYaml, PairYaml};
use crate::content::symbols::{ConvertContext, line, lines, maybe_line};
use crate::content::yaml::NodeRef;
use crate::course::{Category, Pair, Task, TaskKind};

pub(super) static ORDERING: ItemKind = ItemKind {
    kind: TaskKind::Ordering,
    required: &["choices"],
    optional: &[],
    key: None,
    convert: ordering,
};

pub(super) static MATCHING: ItemKind = ItemKind {
    kind: TaskKind::Matching,
    required: &["pairs"],
    optional: &["extra"],
    key: None,
    convert: matching,
};

pub(super) static CATEGORISE: ItemKind = ItemKind {
    kind: TaskKind::Categorise,
    required: &["categories"],
    optional: &[],
    key: None,
    convert: categorise,
};

fn ordering(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    let keys: Vec<usize> = (1..=raw.choices.len()).collect();
    Task::Ordering(choices(raw, at, &keys, context, (3, 7)))
}

fn matching(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for (pair, at) in at.field("pairs").zip_children(&raw.pairs) {
        twice(
            &mut lefts,
            pair.left.trim(),
            at.field("left"),
            "premise",
            context,
        );
        twice(
            &mut rights,
            pair.right.trim(),
            at.field("right"),
            "right-hand side",
            context,
        );
    }
    for (extra, at) in at.field("extra").zip_children(&raw.extra) {
        twice(&mut rights, extra.trim(), at, "right-hand side", context);
    }
    let convert = |pair: &PairYaml| Pair {
        left: line(&pair.left),
        right: line(&pair.right),
        feedback: maybe_line(pair.feedback.as_deref()).unwrap_or_default(),
    };
    Task::Matching {
        pairs: raw.pairs.iter().map(convert).collect(),
        extra: lines(&raw.extra),
    }
}

fn categorise(raw: &ItemYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Task {
    let (mut names, mut members) = (Vec::new(), Vec::new());
    for (category, at) in at.field("categories").zip_children(&raw.categories) {
        twice(
            &mut names,
            category.name.trim(),
            at.field("name"),
            "category",
            context,
        );
        for (member, at) in at.field("members").zip_children(&category.members) {
            twice(&mut members, member.trim(), at, "member", context);
        }
    }
    let convert = |category: &CategoryYaml| Category {
        name: line(&category.name),
        members: lines(&category.members),
    };
    Task::Categorise(raw.categories.iter().map(convert).collect())
}
