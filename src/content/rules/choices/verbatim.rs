//! Texts that copy the essays word for word: items, lessons, and the entries of the reference. Only where the essays
//! are given (`check --against`): they are not part of a course.

use std::ops::Range;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::essays::COPIED;
use crate::content::rules::place::find;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, Scope};
use crate::content::rules::words::{Word, words};
use crate::content::yaml::{NodeKind, NodeRef};
use crate::course::Task;
use crate::text::{SafeText, parse_markdown};

rules! {
    MC16 "words copied from an essay" [Warning] Item(look), Course(texts) {
        summary: "Lessons, items and entries are in words of their own; what is quoted stands in quotation marks.",
        why: "a copied sentence is recognised, not understood; and it is somebody's text [S19 rule 14]",
        test: "8 or more words in a row stand in a text given with `--against`, case, accents and punctuation aside: in the stem \
            and key of an item taken together, or in any one text of a lesson, a module, the course or the reference (a \
            block, a heading, feedback, a definition, a summary …). What stands in quotation marks does not count, nor do \
            names and titles of five words or more that the course lists; `sources.yaml` is not looked at. Without \
            `--against` the rule is silent",
        example: "a stem, or a definition, that is a sentence of the essay with one word left out breaks it",
    }
}

/// The stem and key of an item.
fn look(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    let text = format!("{} {}", filled(item_case), key(item_case));
    if let Some((name, run)) = copied(&text, scope) {
        let words = text.get(whole(&run)).unwrap_or_default();
        report(sink, name, words, place(item_case, words));
    }
}

/// Every text of the course by itself, but for what has been found already.
fn texts(scope: &Scope<'_>, sink: &mut Sink) {
    if scope.essays.is_empty() {
        return;
    }
    let is_ours = |path: &str| path != "sources.yaml";
    let files = scope.files.iter().enumerate();
    for (number, file) in files.filter(|(_, file)| !file.is_broken() && is_ours(&file.path)) {
        let mut left = vec![file.at()];
        while let Some(at) = left.pop() {
            left.extend(at.children());
            if matches!(at.kind(), Some(NodeKind::Plain | NodeKind::Quoted)) {
                text(at, number, scope, sink);
            }
        }
    }
}

fn text(at: NodeRef<'_>, file: usize, scope: &Scope<'_>, sink: &mut Sink) {
    let read = parse_markdown(at.text()).plain();
    let Some((name, run)) = copied(&read, scope) else {
        return;
    };
    let span = at.span();
    let is_here = |one: &Range<usize>| span.start <= one.start && one.end <= span.end;
    if sink
        .found
        .iter()
        .any(|one| one.file == file && is_here(&one.finding.span))
    {
        return;
    }
    let source = scope.files.get(file).map_or("", |file| file.text.as_str());
    let written = source.get(span.clone()).unwrap_or_default();
    // As much of the run as stands on one line of the file.
    let begin = (1..=run.len()).rev().find_map(|count| {
        let part = read.get(whole(run.get(..count)?))?;
        written.contains(part).then_some(part)
    });
    let words = read.get(whole(&run)).unwrap_or_default();
    let span = begin.map_or(span, |begin| find(source, at, begin));
    report(sink.in_file(file), name, words, span);
}

/// The first words in a row of `text` that stand in an essay as well, with the name of the essay.
fn copied<'t, 's>(text: &'t str, scope: &'s Scope<'_>) -> Option<(&'s str, Vec<Word<'t>>)> {
    if scope.essays.is_empty() {
        return None;
    }
    let all = words(text);
    if all.len() < COPIED {
        return None;
    }
    let plain: Vec<String> = all.iter().map(Word::normalised).collect();
    let is_free = |at: usize| {
        all.get(at).is_some_and(|word| !word.is_quoted) && !scope.names.is_in_long_name(&plain, at)
    };
    let mut runs = all.windows(COPIED).zip(plain.windows(COPIED)).enumerate();
    runs.find_map(|(at, (window, plain))| {
        let name = scope.essays.has(plain)?;
        (at..at + COPIED)
            .all(is_free)
            .then(|| (name, window.to_vec()))
    })
}

/// The bytes from the first of these words to the last.
fn whole(words: &[Word<'_>]) -> Range<usize> {
    let start = words.first().map_or(0, |word| word.start);
    start..words.last().map_or(start, |word| word.range().end)
}

fn report(sink: &mut Sink, name: &str, copied: &str, span: Range<usize>) {
    sink.add(
        Severity::Warning,
        span,
        format!(
            "{COPIED} words in a row stand in {} as well: {}",
            quote(name),
            quote(copied)
        ),
        "say it in words of your own, or quote a few words in “ ”",
    );
}

/// Where these words stand: in a choice, or in the stem.
fn place(item_case: &ItemCase<'_>, copied: &str) -> Range<usize> {
    let choice = item_case
        .options
        .iter()
        .find(|one| one.text.contains(copied));
    find(
        item_case.text,
        choice.map_or(item_case.stem_at(), |one| one.at),
        copied,
    )
}

/// The stem; that of a cloze with its blanks filled.
fn filled(item_case: &ItemCase<'_>) -> String {
    let Task::Cloze { blanks, after, .. } = &item_case.item.task else {
        return item_case.stem.clone();
    };
    let mut text = String::new();
    for blank in blanks {
        text.push_str(&blank.before);
        text.push_str(blank.accepted.first().map_or("", |form| form.as_str()));
    }
    text + after
}

fn key(item_case: &ItemCase<'_>) -> String {
    let texts: Vec<&str> = match &item_case.item.task {
        Task::Single(_) | Task::Multiple(_) => {
            item_case.offered(true).map(|one| one.text).collect()
        }
        Task::Ordering(_) => item_case.options.iter().map(|one| one.text).collect(),
        Task::Short { accepted, .. } => accepted.iter().take(1).map(SafeText::as_str).collect(),
        Task::Open { .. } | Task::TrueFalse { .. } | Task::Cloze { .. } | Task::Numeric { .. } => {
            Vec::new()
        }
        Task::Matching { pairs, .. } => pairs
            .iter()
            .flat_map(|pair| [pair.left.as_str(), pair.right.as_str()])
            .collect(),
        Task::Categorise(categories) => categories
            .iter()
            .flat_map(|category| &category.members)
            .map(SafeText::as_str)
            .collect(),
    };
    texts.join(" ")
}
