//! Blanks: few enough, worth asking, and not answered by the text around them.

use crate::content::diagnostic::{count, quote};
use crate::content::rule_info::Severity;
use crate::content::rules::numbers;
use crate::content::rules::place::find;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{BLANK, ItemCase, Scope};
use crate::content::rules::words::{content_words, is_content, plain_words, position};
use crate::course::{Blank, Task};
use crate::text::normalise;

/// Blanks of a text, and the share of its content words they may take, in percent.
const MOST_BLANKS: usize = 2;
const MOST_PERCENT: usize = 20;

rules! {
    CL01 "too many blanks" [Warning] Item(blanks) {
        summary: "A cloze leaves enough text to think with: two blanks at most, and one in five content words.",
        why: "with more, the text is a riddle about its own wording (studyhall's own)",
        test: "more than 2 blanks, or the blanked content words are more than 20 % of all (function words do not count)",
        example: "\"The {{war}} began in {{1992}}.\" breaks it",
    }
    CL02 "a blank that asks nothing" [Error, Warning] Item(empty_blank) {
        summary: "A blank asks for a word with content, and the text begins before it.",
        why: "a small word is guessed from the grammar, and a first blank has no text to think from (studyhall's own)",
        test: "E: every word of the first accepted form is a function word; W: a blank is the first word of the text",
        example: "\"It lies {{in}} the south.\" and \"{{Baku}} is a port.\" break it",
    }
    CL03 "the answer stands in the text" [Error] Item(visible) {
        summary: "What is asked in a blank stands nowhere else in the text.",
        why: "copying is no recall (studyhall's own)",
        test: "an accepted form with a content word stands in the text outside the blanks",
        example: "\"Strategic patience means {{patience}}.\" breaks it",
    }
    CL04 "a form that is not listed" [Warning] Item(forms) {
        summary: "All forms of the answer are accepted: numbers in digits and in words.",
        why: "a right answer must not be marked wrong (studyhall's own). All names of a place are accepted by themselves, and \
            so are spellings that differ in case, accents, hyphens or an article",
        test: "a blank accepts numbers below 100 and nothing else, in digits or in words, but not in both",
        example: "`{{44}}` breaks it; `{{44|forty-four}}` keeps it",
    }
}

fn holes<'a>(item_case: &'a ItemCase<'_>) -> &'a [Blank] {
    match &item_case.item.task {
        Task::Cloze { blanks, .. } => blanks,
        _ => &[],
    }
}

fn blanks(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let holes = holes(item_case);
    let span = item_case.stem_at().span();
    if holes.len() > MOST_BLANKS {
        let message = format!(
            "the text has {} blanks; {MOST_BLANKS} are enough",
            holes.len()
        );
        sink.add(
            Severity::Warning,
            span,
            message,
            "fill some, or make two items",
        );
        return;
    }
    let first = |blank: &Blank| blank.accepted.first().map_or(0, |form| content_words(form));
    let taken: usize = holes.iter().map(first).sum();
    let all = content_words(&item_case.stem) + taken;
    if taken * 100 > MOST_PERCENT * all {
        let message = format!(
            "the blanks take {taken} of {} ({} %); {MOST_PERCENT} % are enough",
            count(all, "content word"),
            taken * 100 / all.max(1)
        );
        sink.add(
            Severity::Warning,
            span,
            message,
            "give the text more words, or fill a blank",
        );
    }
}

fn empty_blank(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    for (index, blank) in holes(item_case).iter().enumerate() {
        let Some(form) = blank.accepted.first() else {
            continue;
        };
        let span = find(item_case.text, item_case.stem_at(), form);
        if !plain_words(form).iter().any(|word| is_content(word)) {
            let message = format!("{} is a word the grammar gives away", quote(form));
            sink.add(Severity::Error, span, message, "blank a word with content");
        } else if index == 0 && plain_words(&blank.before).is_empty() {
            let message = format!("the text begins with the blank {}", quote(form));
            sink.add(
                Severity::Warning,
                span,
                message,
                "let some words come before it",
            );
        }
    }
}

fn visible(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    // A blank parts the words around it: no answer may be found across one.
    let parts: Vec<Vec<String>> = item_case.stem.split(BLANK).map(plain_words).collect();
    for blank in holes(item_case) {
        let seen = blank.accepted.iter().find(|form| {
            let words = plain_words(form);
            words.iter().any(|word| is_content(word))
                && parts.iter().any(|part| position(part, &words).is_some())
        });
        if let Some(form) = seen {
            sink.add(
                Severity::Error,
                find(item_case.text, item_case.stem_at(), form),
                format!(
                    "{} stands in the text outside the blank as well",
                    quote(form)
                ),
                "say it in other words there",
            );
        }
    }
}

fn forms(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    for blank in holes(item_case) {
        let forms: Vec<String> = blank.accepted.iter().map(|form| normalise(form)).collect();
        // Another form, as in `fourth`, says that the author has thought of it.
        if !forms.iter().all(|form| numbers::whole(form).is_some()) {
            continue;
        }
        for (form, shown) in forms.iter().zip(&blank.accepted) {
            let Some(number) = numbers::whole(form).filter(|number| *number < 100) else {
                continue;
            };
            let (digits, words) = (number.to_string(), numbers::in_words(number));
            let other = if *form == digits { words } else { Some(digits) };
            if let Some(other) = other.filter(|other| !forms.contains(other)) {
                sink.add(
                    Severity::Warning,
                    find(item_case.text, item_case.stem_at(), shown),
                    format!("{} is accepted, {} is not", quote(shown), quote(&other)),
                    format!("list both: `{{{{{shown}|{other}}}}}`"),
                );
            }
        }
    }
}
