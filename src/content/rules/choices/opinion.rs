//! Opinions asked as if they were facts.

use crate::content::rule_info::Severity;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, LessonCase, Scope};
use crate::course::{Body, Claim, PartIndex, TaskKind};

rules! {
    MC19 "an opinion asked as a fact" [Error] Item(look) {
        summary: "An item about a view, a perception or a forecast says in its stem whose it is.",
        why: "an opinion has no key; that somebody holds it is a fact [S19 rule 15]. Forecasts are asked as what was expected, \
            never against later events",
        test: "`claim` is view, perception or forecast, and the stem names no author, title or label of `sources.yaml`, no person \
            with a verb of reporting, and has no \"according to\", \"the author\", \"the essay\"; for a perception a verb \
            of reporting is enough (\"many felt that …\"). True or false has its own rule, TF04",
        example: "\"Why was victory a danger?\" breaks it; \"Why, according to Marlow (1900), was victory a danger?\" keeps it",
    }
}

fn look(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    if item_case.item.kind() == TaskKind::TrueFalse {
        return;
    }
    let Some(claim) = item_case.item.claim.filter(|claim| is_opinion(*claim)) else {
        return;
    };
    if !is_attributed(item_case, claim, scope) {
        sink.add(
            Severity::Error,
            item_case.stem_at().span(),
            format!(
                "this item is about a `{}`, but its stem does not say whose",
                claim.key()
            ),
            "name the author or who holds it: \"According to …\"",
        );
    }
}

pub(in crate::content::rules) fn is_opinion(claim: Claim) -> bool {
    matches!(claim, Claim::View | Claim::Perception | Claim::Forecast)
}

pub(in crate::content::rules) fn is_attributed(
    item_case: &ItemCase<'_>,
    claim: Claim,
    scope: &Scope<'_>,
) -> bool {
    scope
        .names
        .attributes(&item_case.stem, claim == Claim::Perception)
}

/// What kind of statement an item is about: as it says, or as the block it rests on says.
pub(in crate::content::rules) fn claim_of(
    item_case: &ItemCase<'_>,
    scope: &Scope<'_>,
) -> Option<Claim> {
    item_case.item.claim.or_else(|| {
        let source = item_case.item.source.as_str();
        let (lesson, part) = if let Some((lesson, part)) = source.split_once('#') {
            (scope.course.lesson(lesson)?, part)
        } else {
            let own = |lesson: &&LessonCase<'_>| lesson.file == item_case.file;
            (scope.lessons.iter().find(own)?.lesson, source)
        };
        let PartIndex { section, block } = lesson.find_part(part)?;
        let section = lesson.sections.get(section)?;
        // A section is no statement of one kind.
        let block = section
            .blocks
            .get(block)
            .filter(|_| section.id.as_str() != part)?;
        matches!(block.body, Body::Prose(_)).then_some(block.claim)?
    })
}
