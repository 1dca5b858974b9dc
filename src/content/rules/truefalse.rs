//! True or false: half of the statements true, none of them longer for it, one proposition each, and a matter of fact.

use super::choices::{claim_of, negations};
use super::numbers::float;
use super::rule::Sink;
use super::scope::{ItemCase, Scope, length};
use super::words::{Word, plain_words, position, words};
use crate::content::diagnostic::{count, quote};
use crate::content::rule_info::Severity;
use crate::course::{Claim, Task};
use crate::text::normalise;

/// Statements from which shares and lengths are compared.
const FEWEST: usize = 10;
/// The share of true statements, in percent.
const SHARE: (usize, usize) = (40, 60);
/// How far the mean lengths of true and false statements may be apart.
const APART: f64 = 0.15;
/// Words that join two propositions.
const JOINED: &[&[&str]] = &[&["because"], &["although"], &["and", "therefore"]];

rules! {
    TF01 "too many statements are true, or false" [Warning] Course(share) {
        summary: "About half of a course's statements are true.",
        why: "who notices that most are true need not read on [S21]",
        test: "of the true-or-false items of the course, 10 or more, fewer than 40 % or more than 60 % are true",
        example: "nine true statements and two false ones break it",
    }
    TF02 "true statements are longer, or shorter" [Warning] Course(lengths) {
        summary: "True and false statements are of the same length, on the whole.",
        why: "what is true needs qualifying, so length gives it away [S21]",
        test: "the mean length of the true statements of the course is more than 15 % above or below that of the false ones (10 \
            statements or more)",
        example: "true statements of 120 characters beside false ones of 80 break it",
    }
    TF03 "two statements in one, or a negative one" [Error, Warning] Item(one_thing) {
        summary: "A statement says one thing, and says what is so.",
        why: "half of a double statement may be true; and \"false\" to a negation is a riddle [S21]",
        test: "W: because, although, \"and therefore\" or a semicolon outside quotation marks; E: a negation, as in MC04, strong \
            or not",
        example: "\"The town fell because the road was cut.\" breaks it: is the fall asked, or its cause?",
    }
    TF04 "a statement that is no matter of fact" [Error] Item(fact) {
        summary: "What is judged true or false is a fact, or the fact that somebody holds a view; a false one comes with its \
            correction.",
        why: "a view can be shared or not, but it is not true or false [S21]",
        test: "the claim of the item, or else of the block it rests on, is not `fact`, and the statement does not say whose view \
            it gives; or `correction` only says the statement again. A missing correction is E304",
        example: "\"Victory was a danger.\" with `claim: view` breaks it; \"Marlow calls victory a danger.\" keeps it",
    }
}

/// The key of a true-or-false item.
fn key(item_case: &ItemCase<'_>) -> Option<bool> {
    match item_case.item.task {
        Task::TrueFalse { key, .. } => Some(key),
        _ => None,
    }
}

fn share(scope: &Scope<'_>, sink: &mut Sink) {
    let keys: Vec<bool> = scope.item_cases().filter_map(key).collect();
    let right = keys.iter().filter(|key| **key).count();
    let (all, percent) = (keys.len(), right * 100);
    let is_even = percent >= SHARE.0 * keys.len() && percent <= SHARE.1 * keys.len();
    if let (Some((file, span)), false) = (scope.whole(), all < FEWEST || is_even) {
        sink.in_file(file).add(
            Severity::Warning,
            span,
            format!(
                "{right} of {} are true; {} to {} % should be",
                count(all, "statement"),
                SHARE.0,
                SHARE.1
            ),
            "turn some statements round",
        );
    }
}

fn lengths(scope: &Scope<'_>, sink: &mut Sink) {
    let mean = |wanted: bool| -> Option<f64> {
        let all: Vec<usize> = scope
            .item_cases()
            .filter(|one| key(one) == Some(wanted))
            .map(|one| length(&one.stem))
            .collect();
        (!all.is_empty()).then(|| float(all.iter().sum()) / float(all.len()))
    };
    let enough = scope.item_cases().filter_map(key).count() >= FEWEST;
    let (Some(right), Some(wrong), true) = (mean(true), mean(false), enough) else {
        return;
    };
    if let (Some((file, span)), true) = (scope.whole(), (right / wrong - 1.0).abs() > APART) {
        sink.in_file(file).add(
            Severity::Warning,
            span,
            format!(
                "true statements have {right:.0} characters in the mean, false ones {wrong:.0}"
            ),
            "bring them within 15 % of each other",
        );
    }
}

fn one_thing(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if key(item_case).is_none() {
        return;
    }
    if let Some(word) = negations(&item_case.stem).first() {
        sink.add(
            Severity::Error,
            item_case.in_stem(word.range()),
            format!("the statement is negative: {}", quote(word.text)),
            "say what is so, and let it be true or false",
        );
    }
    let all: Vec<Word<'_>> = words(&item_case.stem)
        .into_iter()
        .filter(|word| !word.is_quoted)
        .collect();
    let plain: Vec<String> = all.iter().map(Word::normalised).collect();
    let joint = JOINED.iter().find_map(|join| {
        let join: Vec<String> = join.iter().map(ToString::to_string).collect();
        let at = position(&plain, &join)?;
        all.get(at).map(Word::range)
    });
    let joint = joint.or_else(|| item_case.stem.find(';').map(|at| at..at + 1));
    if let Some(range) = joint {
        let word = item_case.stem.get(range.clone()).unwrap_or_default();
        sink.add(
            Severity::Warning,
            item_case.in_stem(range.clone()),
            format!("{} joins two statements", quote(word)),
            "judge one of them, or make two items",
        );
    }
}

fn fact(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    let Task::TrueFalse { correction, .. } = &item_case.item.task else {
        return;
    };
    let claim = claim_of(item_case, scope);
    let is_attributed = || {
        scope
            .names
            .attributes(&item_case.stem, claim == Some(Claim::Perception))
    };
    if claim != Some(Claim::Fact) && !is_attributed() {
        let what = claim.map_or("nothing says that it is a fact".to_owned(), |claim| {
            format!("this is about a `{}`", claim.key())
        });
        sink.add(
            Severity::Error,
            item_case.stem_at().span(),
            format!("{what}, so it is neither true nor false"),
            "ask about a fact and add `claim: fact`, or say whose view it is",
        );
    }
    if let Some(correction) = correction
        && (normalise(correction) == normalise(&item_case.stem)
            || plain_words(correction).is_empty())
    {
        sink.add(
            Severity::Error,
            item_case.at.field("correction").span(),
            "the correction only says the statement again",
            "say what would be true",
        );
    }
}
