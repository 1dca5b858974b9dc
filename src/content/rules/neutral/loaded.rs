//! Loaded words: a list of places to look at again, not a ban. Some are terms of law, some are an author's.

use std::ops::Range;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::names::Names;
use crate::content::rules::place::find_part;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, LessonCase, Scope};
use crate::content::rules::words::{Word, words};
use crate::course::{Claim, Course};
use crate::text::{Para, Prose, TextRun};

/// Words that take a side: whole words, and beginnings (with `*`).
const LOADED: &[&str] = &[
    "aggressor*",
    "ancestral",
    "cleansing",
    "genocid*",
    "invader*",
    "liberat*",
    "occup*",
    "puppet*",
    "regime*",
    "separatist*",
    "terroris*",
];

rules! {
    NEU01 "a loaded word in the course's own voice" [Warning] Lesson(told), Item(item_case) {
        summary: "Words that take a side are somebody's: quoted, attributed in the same paragraph, or the name of a term of the \
            course.",
        why: "the same land is occupied to one side and liberated to the other [S36]. A list to look through, not a ban: cite the body \
            that uses the word, where it is a term of law",
        test: "a paragraph of a lesson, or a stem, has liberat*, occup*, separatist*, terroris*, aggressor*, genocid*, cleansing, \
            ancestral, so-called, regime*, puppet* or invader* outside quotation marks, and names no author, title or \"according \
            to\", nor a person with a verb of reporting; in a `perception` a verb of reporting is enough. What is part of a term's \
            name, or a link to a term, does not count",
        example: "\"In 2020 the occupied districts were regained.\" breaks it; \"Broers calls these districts occupied.\" keeps it",
    }
}

/// Whether a word, plain, is on the list.
fn is_loaded(word: &str) -> bool {
    LOADED.iter().any(|entry| match entry.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => word == *entry,
    })
}

fn told(lesson: &LessonCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    for told in &lesson.blocks {
        let reported = told.block.claim == Some(Claim::Perception);
        let whole = told.prose.plain();
        let mut start = 0;
        for para in &told.prose.0 {
            let text = para.plain();
            let found = loaded(&text, &term_links(para, scope.course), &scope.names);
            if let Some(range) = found.filter(|_| !scope.names.attributes(&text, reported)) {
                let message = message(text.get(range.clone()).unwrap_or_default());
                let part = start + range.start..start + range.end;
                let span = find_part(lesson.text, told.at, &whole, part);
                sink.add(Severity::Warning, span, message, HELP);
            }
            start += text.len() + 1;
        }
    }
}

/// Loaded words of `prose`, wherever they stand; and paragraphs in which one stands in the course's own voice, as above.
pub(in crate::content::rules) fn loaded_words(
    prose: &Prose,
    claim: Option<Claim>,
    names: &Names,
    course: &Course,
) -> (usize, usize) {
    let reported = claim == Some(Claim::Perception);
    let is_own = |para: &&Para| {
        let text = para.plain();
        loaded(&text, &term_links(para, course), names).is_some()
            && !names.attributes(&text, reported)
    };
    let text = prose.plain();
    let all = words(&text);
    let all = all.iter().filter(|word| is_loaded(&word.normalised()));
    (all.count(), prose.0.iter().filter(is_own).count())
}

fn item_case(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    let reported = item_case.item.claim == Some(Claim::Perception);
    let found = loaded(&item_case.stem, &[], &scope.names);
    if let Some(range) = found.filter(|_| !scope.names.attributes(&item_case.stem, reported)) {
        let message = message(item_case.stem.get(range.clone()).unwrap_or_default());
        sink.add(Severity::Warning, item_case.in_stem(range), message, HELP);
    }
}

const HELP: &str = "say whose word it is, put it in quotation marks, or use a plainer one";

fn message(word: &str) -> String {
    format!(
        "{} takes a side, and nobody is named who uses it",
        quote(word)
    )
}

/// The bytes of the first loaded word of `text` that is not quoted, not in a range of `links`, and not part of a known name.
fn loaded(text: &str, links: &[Range<usize>], names: &Names) -> Option<Range<usize>> {
    let all = words(text);
    let plain: Vec<String> = all.iter().map(Word::normalised).collect();
    let so = |at: usize| {
        let before = at
            .checked_sub(1)
            .filter(|at| plain.get(*at).is_some_and(|word| word == "so"));
        before.and_then(|at| all.get(at))
    };
    let found = (0..all.len()).find(|at| {
        let (Some(word), Some(own)) = (all.get(*at), plain.get(*at)) else {
            return false;
        };
        (is_loaded(own) || (own == "called" && so(*at).is_some()))
            && !word.is_quoted
            && !links.iter().any(|range| range.contains(&word.start))
            && !names.is_in_name(&plain, *at)
    })?;
    let last = all.get(found)?;
    let first = so(found).filter(|_| plain.get(found).is_some_and(|word| word == "called"));
    Some(first.unwrap_or(last).start..last.range().end)
}

/// Where `para` links to a term.
fn term_links(para: &Para, course: &Course) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut links = Vec::new();
    let is_term = |run: &TextRun| {
        run.link.as_ref().is_some_and(|link| {
            course
                .terms
                .iter()
                .any(|term| term.id.as_str() == link.as_str())
        })
    };
    for run in para.runs() {
        if is_term(run) {
            links.push(at..at + run.text.len());
        }
        at += run.text.len();
    }
    links
}
