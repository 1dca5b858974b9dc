//! Places with two names: whoever uses one of them says something, so the first mention gives both.

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::names::{Dual, Names};
use crate::content::rules::place::find_part;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{LessonCase, Scope};
use crate::content::rules::words::{Word, words};
use crate::content::yaml::NodeRef;

/// Words between the two names, at most.
const APART: usize = 4;

rules! {
    NEU02 "one of two names" [Warning] Lesson(look) {
        summary: "A place with two names has both of them where a lesson first mentions it.",
        why: "the choice of a name is a political act [S39]; guidelines say to give both [S36]",
        test: "a place whose `name` has a `/` is first mentioned, in the text of a lesson (sections with their items in order, then \
            the quiz), by one of the two names without the other within four words of it; a link `[[shusha]]` shows both. Names \
            in quotation marks and names of other things (the Shusha Declaration, the Lachin corridor) are no mentions",
        example: "\"In 1992 Shusha fell.\" breaks it; \"Shusha/Shushi\" and \"Shusha (Shushi)\" keep it",
    }
}

fn look(lesson: &LessonCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    let texts = texts(lesson);
    let cut: Vec<Vec<Word<'_>>> = texts.iter().map(|(text, _)| words(text)).collect();
    for dual in &scope.names.dual {
        let first = cut.iter().zip(&texts).find_map(|(all, (text, at))| {
            let (word, both) = mention(all, dual, &scope.names)?;
            Some((word, both, text, *at))
        });
        if let Some((word, false, text, at)) = first {
            sink.add(
                Severity::Warning,
                find_part(lesson.text, at, text, word.range()),
                format!(
                    "{} is the first mention of {} in this lesson, by one name only",
                    quote(word.text),
                    quote(&dual.shown)
                ),
                "give both names here; after that, one is enough",
            );
        }
    }
}

/// What a learner reads, in order, with its places.
fn texts<'a>(lesson: &LessonCase<'a>) -> Vec<(String, NodeRef<'a>)> {
    let mut texts = Vec::new();
    let items = |sitting: Option<usize>, texts: &mut Vec<(String, NodeRef<'a>)>| {
        for item_case in lesson.item_case.iter().filter(|one| one.sitting == sitting) {
            texts.push((item_case.stem.clone(), item_case.stem_at()));
            texts.extend(
                item_case
                    .options
                    .iter()
                    .map(|one| (one.text.to_owned(), one.at)),
            );
        }
    };
    for section in 0..lesson.lesson.sections.len() {
        for told in lesson.blocks.iter().filter(|told| told.section == section) {
            texts.push((told.prose.plain(), told.at));
        }
        items(Some(section), &mut texts);
    }
    items(None, &mut texts);
    texts
}

/// The first mention of a place among `all` words, and whether both names stand there.
pub(in crate::content::rules) fn mention<'t>(
    all: &[Word<'t>],
    dual: &Dual,
    names: &Names,
) -> Option<(Word<'t>, bool)> {
    let plain: Vec<String> = all.iter().map(Word::normalised).collect();
    let stands = |name: &[String], at: usize| {
        plain
            .get(at..at + name.len())
            .is_some_and(|window| window == name)
    };
    let (at, own) = (0..all.len()).find_map(|at| {
        all.get(at)
            .filter(|word| !word.is_quoted && word.is_capitalised())?;
        let own = dual.names.iter().find(|name| stands(name, at))?;
        (!names.is_of_another(&plain, at, dual)).then_some((at, own))
    })?;
    let near = at.saturating_sub(APART + own.len())..=at + own.len() + APART;
    let both = dual
        .names
        .iter()
        .filter(|name| *name != own)
        .all(|name| near.clone().any(|at| stands(name, at)));
    Some((*all.get(at)?, both))
}
