//! Clues: words the stem shares with the key alone, keys that stand in other stems, and a key that is the only choice
//! of its kind.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::place::find;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, LessonCase, OptionCase, Scope};
use crate::content::rules::words::{
    WordList, content_stem, content_words, list, plain_words, position, stems, words,
};
use crate::content::yaml::NodeRef;
use crate::course::Task;

/// Content words a key must have to be recognised in another stem.
const FEWEST_WORDS: usize = 2;
/// Words that hedge, plain. `in part` is looked for as two words.
static HEDGES: WordList =
    LazyLock::new(|| list("generally largely may might mostly partly perhaps"));

rules! {
    MC08 "stem and key share a word" [Warning] Item(clang) {
        summary: "A word of the stem that comes back in the key comes back in a wrong choice as well.",
        why: "the echo gives the key away to a reader who knows nothing: a clang association [S21]",
        test: "a content word of four letters or more, without its ending, stands in the stem and in the key and in no \
            distractor; names of the authors do not count",
        example: "\"What did the declaration regulate?\" with the key \"The declaration of a ceasefire\" breaks it",
    }
    MC17 "a stem gives another item's key" [Warning] Lesson(cues) {
        summary: "No item of a sitting answers another.",
        why: "who reads all items first has the answer for nothing [S19 rule 11]",
        test: "the key, or an accepted answer, of two content words or more stands in the stem of another item of the same quiz \
            or self-check",
        example: "the key \"strategic patience\" while another stem says \"What is strategic patience?\" breaks it",
    }
    MC20 "the key is the odd one out" [Warning] Item(odd) {
        summary: "The key is not the only choice with a digit, a bracket, a hedge or a name.",
        why: "what is the only one of its kind is chosen for it [S21]",
        test: "a digit, a bracket, one of generally, largely, may, might, mostly, partly, perhaps, in part, or a name (a word the \
            course writes with a capital) stands in the key and in no other choice",
        example: "key \"In Baku, on 9 May\" beside \"In the south\" and \"In spring\" breaks it",
    }
}

fn clang(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    if !item_case.is_choice() {
        return;
    }
    let wrong: BTreeSet<&String> = item_case
        .offered(false)
        .flat_map(|one| &one.stems)
        .collect();
    let asked_for = stems(&item_case.stem);
    for key in item_case.offered(true) {
        let all = words(key.text);
        let shared = all.iter().find(|word| {
            content_stem(word)
                .is_some_and(|stem| asked_for.contains(&stem) && !wrong.contains(&stem))
                && !scope.names.is_voice(&word.normalised())
        });
        if let Some(word) = shared {
            sink.add(
                Severity::Warning,
                find(item_case.text, key.at, word.text),
                format!(
                    "{} stands in the stem and in the key, and in no wrong choice",
                    quote(word.text)
                ),
                "say it in other words in one of them, or let a wrong choice have it as well",
            );
        }
    }
}

/// The answers of an item that another stem could give away, with their places.
fn answers<'a>(item_case: &'a ItemCase<'a>) -> Vec<(&'a str, NodeRef<'a>)> {
    match &item_case.item.task {
        Task::Single(_) | Task::Multiple(_) => item_case
            .offered(true)
            .map(|one| (one.text, one.at))
            .collect(),
        Task::Short { accepted, .. } => item_case
            .at
            .field("key")
            .zip_children(accepted)
            .map(|(text, at)| (text.as_str(), at))
            .collect(),
        Task::Cloze { blanks, .. } => blanks
            .iter()
            .flat_map(|blank| &blank.accepted)
            .map(|text| (text.as_str(), item_case.stem_at()))
            .collect(),
        _ => Vec::new(),
    }
}

fn cues(lesson: &LessonCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let read: Vec<Vec<String>> = lesson
        .item_case
        .iter()
        .map(|one| plain_words(&one.stem))
        .collect();
    for item_case in &lesson.item_case {
        let answers = answers(item_case);
        let answers = answers
            .iter()
            .filter(|(text, _)| content_words(text) >= FEWEST_WORDS);
        for (text, at) in answers {
            let key = plain_words(text);
            let teller = lesson.item_case.iter().zip(&read).find(|(other, stem)| {
                other.sitting == item_case.sitting
                    && !std::ptr::eq(*other, item_case)
                    && position(stem, &key).is_some()
            });
            if let Some((other, _)) = teller {
                sink.add(
                    Severity::Warning,
                    find(item_case.text, *at, text),
                    format!(
                        "the stem of {} has the answer {}",
                        quote(other.id()),
                        quote(text)
                    ),
                    "say it in other words there, or ask one of the two in another sitting",
                );
                break;
            }
        }
    }
}

/// Whether a choice has something.
type Has<'f> = &'f dyn Fn(&OptionCase<'_>) -> bool;

fn odd(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    let Some(key) = item_case.key() else { return };
    let is_name =
        |one: &OptionCase<'_>| words(one.text).iter().any(|word| scope.names.is_name(word));
    let hedges = |one: &OptionCase<'_>| {
        let plain = plain_words(one.text);
        let in_part = ["in".to_owned(), "part".to_owned()];
        plain.iter().any(|word| HEDGES.contains(word.as_str()))
            || position(&plain, &in_part).is_some()
    };
    let kinds: [(&str, Has<'_>); 4] = [
        ("digit", &|one| {
            one.text.contains(|c: char| c.is_ascii_digit())
        }),
        ("bracket", &|one| one.text.contains(['(', '['])),
        ("hedge", &hedges),
        ("name", &is_name),
    ];
    for (what, has) in kinds {
        if has(key) && !item_case.offered(false).any(has) {
            sink.add(
                Severity::Warning,
                key.at.span(),
                format!("the key is the only choice with a {what}"),
                "take it out of the key, or let a wrong choice have one as well",
            );
        }
    }
}
