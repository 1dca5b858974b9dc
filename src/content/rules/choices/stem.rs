//! Stems: where a blank stands, and how much there is to read.

use crate::content::diagnostic::count;
use crate::content::rule_info::Severity;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, Scope};
use crate::content::rules::words::plain_words;
use crate::course::Task;

/// Share of a stem in which no blank should stand.
const TOO_EARLY: (usize, usize) = (60, 100);
/// Words of a stem.
const MOST_WORDS: usize = 60;
/// Words that all choices begin with.
const REPEATED: usize = 3;

rules! {
    MC14 "a blank early in the stem" [Warning] Item(blank) {
        summary: "A stem asks a question; if it is a sentence to complete, the blank stands at its end.",
        why: "who meets the blank first must read the sentence twice [S19 rules 18 and 19]",
        test: "a single, multiple, short or numeric item has `__` in the first 60 % of the characters of its stem (blanks of a \
            cloze have rules of their own)",
        example: "\"____ brokered the text of November 2020.\" breaks it; \"Who brokered it?\" keeps it",
    }
    MC15 "too many words" [Warning] Item(long), Item(repeated) {
        summary: "A stem says what is asked and no more; what all choices begin with belongs into it.",
        why: "reading is not what is tested [S19 rules 6 and 21]",
        test: "a stem of any kind has more than 60 words, or all choices begin with the same 3 words or more",
        example: "\"because of the oil\", \"because of the war\", \"because of the snow\" break it: end the stem in \"because of the\", \
            or ask \"why\"",
    }
}

fn blank(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let is_kind = matches!(
        item_case.item.task,
        Task::Single(_) | Task::Multiple(_) | Task::Short { .. } | Task::Numeric { .. }
    );
    let Some(at) = item_case.stem.find("__").filter(|_| is_kind) else {
        return;
    };
    let after = item_case.stem.get(at..).unwrap_or_default();
    let line = after.len() - after.trim_start_matches('_').len();
    let before = item_case
        .stem
        .get(..at)
        .map_or(0, |text| text.chars().count());
    let all = item_case.stem.chars().count().max(1);
    if before * TOO_EARLY.1 < all * TOO_EARLY.0 {
        sink.add(
            Severity::Warning,
            item_case.in_stem(at..at + line),
            format!(
                "the blank stands after {} % of the stem",
                before * 100 / all
            ),
            "ask a question, or put the blank at the end",
        );
    }
}

fn long(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let words = item_case.stem.split_whitespace().count();
    if words > MOST_WORDS {
        sink.add(
            Severity::Warning,
            item_case.stem_at().span(),
            format!(
                "the stem has {}; {MOST_WORDS} are enough",
                count(words, "word")
            ),
            "leave out what is not needed to answer",
        );
    }
}

fn repeated(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let texts: Vec<Vec<String>> = item_case
        .options
        .iter()
        .map(|one| plain_words(one.text))
        .collect();
    let Some((first, others)) = texts.split_first().filter(|_| item_case.is_choice()) else {
        return;
    };
    let same = (0..first.len())
        .take_while(|at| others.iter().all(|other| other.get(*at) == first.get(*at)))
        .count();
    if same >= REPEATED {
        let words: Vec<&str> = first.iter().take(same).map(String::as_str).collect();
        sink.add(
            Severity::Warning,
            item_case.at.field("choices").span(),
            format!(
                "all choices begin with the same {same} words: `{}`",
                words.join(" ")
            ),
            "move them into the stem",
        );
    }
}
