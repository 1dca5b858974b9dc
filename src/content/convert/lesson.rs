//! A lesson file to a lesson: objectives, sections, blocks.

use super::item::item;
use super::{bad_word, check_name, match_mode};
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, quote};
use crate::content::schema::format;
use crate::content::symbols::{
    ConvertContext, Definition, ExpectedKind, SymbolKind, line, maybe_line,
};
use crate::content::yaml::NodeRef;
use crate::course::{
    Block, Body, Claim, ComparisonId, Lesson, LessonId, Level, Objective, ObjectiveId, PartId,
    Section,
};
use crate::text::SafeText;

/// The lesson in the file called `name`, with its `number` in the course. Its references are still as written.
pub(in crate::content) fn lesson(
    raw: &format::LessonYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
    (name, number): (&str, &str),
) -> Lesson {
    context.lesson.clone_from(&raw.id);
    context.define(SymbolKind::Lesson, &raw.id, &raw.was, at);
    check_name(&raw.id, name, "file", at, context);
    context.match_mode = match_mode(raw.r#match.as_deref(), at, context);
    let objectives = at.field("objectives").zip_children(&raw.objectives);
    let sections = at.field("sections").zip_children(&raw.sections);
    let quiz = at.field("quiz").zip_children(&raw.quiz);
    Lesson {
        id: LessonId::new(&raw.id),
        was: raw.was.iter().map(|id| LessonId::new(id)).collect(),
        number: SafeText::new(number),
        title: line(&raw.title),
        summary: line(&raw.summary),
        requires: context.reference_each(
            ExpectedKind::Requirement,
            &raw.requires,
            at.field("requires"),
        ),
        objectives: objectives
            .map(|(raw, at)| objective(raw, at, context))
            .collect(),
        sections: sections
            .map(|(raw, at)| section(raw, at, context))
            .collect(),
        quiz: quiz.map(|(raw, at)| item(raw, at, context)).collect(),
    }
}

fn objective(
    raw: &format::ObjectiveYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Objective {
    context.define(SymbolKind::Objective, &raw.id, &raw.was, at);
    let level = Level::ALL
        .into_iter()
        .find(|level| level.key() == raw.level);
    if level.is_none() {
        bad_word(&raw.level, at.field("level"), context);
    }
    Objective {
        id: ObjectiveId::new(&raw.id),
        was: raw.was.iter().map(|id| ObjectiveId::new(id)).collect(),
        verb: line(&raw.verb),
        text: line(&raw.text),
        level: level.unwrap_or(Level::Remember),
    }
}

fn section(
    raw: &format::SectionYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Section {
    define_part(&raw.id, at.field("id"), context);
    for (id, at) in at.field("was").zip_children(&raw.was) {
        define_part(id, at, context);
    }
    let blocks = at.field("blocks").zip_children(&raw.blocks);
    let check = at.field("check").zip_children(&raw.check);
    Section {
        id: PartId::new(&raw.id),
        was: raw.was.iter().map(|id| PartId::new(id)).collect(),
        title: line(&raw.title),
        blocks: blocks.map(|(raw, at)| block(raw, at, context)).collect(),
        check: check.map(|(raw, at)| item(raw, at, context)).collect(),
    }
}

/// Parts are given under `lesson-id#part`, so that they are unique in their lesson only.
fn define_part(id: &str, at: NodeRef<'_>, context: &mut ConvertContext<'_>) {
    let (id, span) = (format!("{}#{id}", context.lesson), at.span());
    context.symbols.definitions.push(Definition {
        what: SymbolKind::Part,
        id,
        span,
    });
}

fn block(raw: &format::BlockYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Block {
    if let Some(id) = &raw.id {
        define_part(id, at.field("id"), context);
    }
    let texts = [
        (Some(Claim::Fact), &raw.fact),
        (Some(Claim::View), &raw.view),
        (Some(Claim::Perception), &raw.perception),
        (Some(Claim::Forecast), &raw.forecast),
        (Some(Claim::Since), &raw.since),
        (None, &raw.note),
    ];
    let text = texts
        .into_iter()
        .find_map(|(claim, text)| Some((claim, text.as_ref()?)));
    let key = |claim: Option<Claim>| claim.map_or("note", Claim::key);
    let claim = text.and_then(|(claim, _)| claim);
    let body = match (text, &raw.compare) {
        (Some((claim, text)), _) => Body::Prose(context.prose(text, at.field(key(claim)))),
        (None, Some(id)) => {
            context.reference(ExpectedKind::Comparison, id, at.field("compare"));
            Body::Comparison(ComparisonId::new(id))
        }
        (None, None) => {
            context.add(Finding::new(
                Code::ClaimCount,
                at.span(),
                "this block says nothing",
            ));
            Body::Prose(crate::text::Prose::default())
        }
    };
    let place = at.find(key(claim)).map_or(at.span(), |(key, _)| key.span());
    if let Some(claim) = claim {
        if raw.source.0.is_empty() {
            let message = format!("this {} has no `source`", quote(claim.key()));
            context.add(
                Finding::new(Code::NoSource, place.clone(), message)
                    .help("add `source`: a section code (`A1`) or a source's id"),
            );
        }
        if matches!(claim, Claim::Forecast | Claim::Since) && raw.as_of.is_none() {
            let message = format!("this {} has no `as_of`", quote(claim.key()));
            context.add(
                Finding::new(Code::NoDate, place, message)
                    .help("add `as_of`: the time it speaks of, as in \"2021\""),
            );
        }
    }
    Block {
        id: raw.id.as_deref().map(PartId::new),
        title: maybe_line(raw.title.as_deref()),
        claim,
        body,
        sources: context.sources(&raw.source.0, at.field("source")),
        as_of: maybe_line(raw.as_of.as_deref()),
    }
}
