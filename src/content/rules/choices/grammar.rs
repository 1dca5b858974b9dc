//! Grammar: choices that do not fit their stem, and a choice that is built unlike all others.

use std::sync::LazyLock;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, OptionCase, Scope};
use crate::content::rules::words::{Word, WordList, is_content, list, words};

/// Words that end in -ing and are no verbs.
static NO_VERBS: WordList = LazyLock::new(|| {
    list(
        "anything building ceiling during evening everything king meeting morning nothing \
         sibling something spring string thing wing",
    )
});
/// Numbers in words.
static NUMERALS: WordList = LazyLock::new(|| {
    list(
        "eight eighteen eighty eleven fifteen fifty five forty four fourteen hundred nine \
         nineteen ninety seven seventeen seventy six sixteen sixty ten thirteen thirty \
         thousand three twelve twenty two",
    )
});
/// Words that go before a noun.
static DETERMINERS: WordList =
    LazyLock::new(|| list("a an her his its our that the their these this those"));
/// Verbs that make a statement.
static FINITE: WordList = LazyLock::new(|| {
    list("are can could did do does had has have is may must was were will would")
});
/// Words that look as if they began with a vowel and do not sound so, by their beginnings; and the other way round.
const CONSONANT_SOUND: &[&str] = &["eu", "one", "once", "ubiq", "uni", "us", "ut"];
const VOWEL_SOUND: &[&str] = &["heir", "honest", "honour", "hour"];

rules! {
    MC09 "a choice that does not fit" [Error, Warning] Item(article), Item(ends), Item(case), Item(agreement), Item(forms) {
        summary: "Every choice continues or answers the stem in the same grammatical form.",
        why: "a slip in the grammar of a wrong choice gives it away, and so does a key built unlike the rest [S18] [S21]",
        test: "E: the stem ends in \"a\" or \"an\" and a choice begins with the wrong sound. W: some choices end in a full stop \
            and some do not; some begin with a small letter and some with a capital, in a word that the course also writes \
            small; the stem ends in is, are, was, were and a choice has the other number; exactly one choice begins with a \
            verb in -ing and a small word after it, with \"to\", with a number, or with an article or the like (before a name \
            or in a whole statement these do not count)",
        example: "\"The treaty was signed in a\" with \"autumn\" breaks it",
    }
}

fn article(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let all = words(&item_case.stem);
    let last = all.last().map(Word::normalised).unwrap_or_default();
    if !item_case.is_choice() || !matches!(last.as_str(), "a" | "an") {
        return;
    }
    for option in &item_case.options {
        let Some(first) = words(option.text).first().map(Word::normalised) else {
            continue;
        };
        if sounds_open(&first) != (last == "an") {
            sink.add(
                Severity::Error,
                option.at.span(),
                format!(
                    "{} does not go with the {} the stem ends in",
                    quote(option.text),
                    quote(&last)
                ),
                "move the article into the choices, or ask a whole question",
            );
        }
    }
}

/// Whether a word begins with the sound of a vowel.
fn sounds_open(word: &str) -> bool {
    let begins = |list: &[&str]| list.iter().any(|start| word.starts_with(start));
    if begins(VOWEL_SOUND) {
        return true;
    }
    word.starts_with(['a', 'e', 'i', 'o', 'u', '8']) && !begins(CONSONANT_SOUND)
}

/// The choices that are in the minority of those that have something and those that have not; none if all agree.
fn minority<'s, 'a>(
    item_case: &'s ItemCase<'a>,
    has: impl Fn(&OptionCase<'a>) -> bool,
) -> Option<(&'s OptionCase<'a>, bool)> {
    let (with, without): (Vec<_>, Vec<_>) = item_case.options.iter().partition(|one| has(one));
    if with.is_empty() || without.is_empty() {
        return None;
    }
    let is_with = with.len() <= without.len();
    let few = if is_with { with } else { without };
    Some((*few.first()?, is_with))
}

fn ends(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if !item_case.is_choice() {
        return;
    }
    let has_stop = |one: &OptionCase<'_>| one.text.ends_with(['.', '!', '?']);
    if let Some((option, stops)) = minority(item_case, has_stop) {
        let message = if stops {
            "this choice ends in a full stop, and others do not"
        } else {
            "this choice has no full stop at its end, and others have"
        };
        sink.add(
            Severity::Warning,
            option.at.span(),
            message,
            "end all choices alike",
        );
    }
}

fn case(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    if !item_case.is_choice() {
        return;
    }
    let begins = |one: &OptionCase<'_>, is: &dyn Fn(&Word<'_>) -> bool| {
        words(one.text).first().is_some_and(is)
    };
    let is_small =
        |one: &&OptionCase<'_>| begins(one, &|word| word.text.starts_with(char::is_lowercase));
    let is_big = |one: &OptionCase<'_>| {
        begins(one, &|word| {
            word.is_capitalised() && scope.names.is_ordinary(word)
        })
    };
    let small = item_case.options.iter().find(is_small);
    let big = item_case.options.iter().any(is_big);
    if let (Some(option), true) = (small, big) {
        sink.add(
            Severity::Warning,
            option.at.span(),
            format!(
                "{} begins with a small letter, another choice with a capital",
                quote(option.text)
            ),
            "begin all choices alike",
        );
    }
}

fn agreement(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let all = words(&item_case.stem);
    let last = all.last().map(Word::normalised).unwrap_or_default();
    let many = match last.as_str() {
        "are" | "were" => true,
        "is" | "was" => false,
        _ => return,
    };
    if !item_case.is_choice() || item_case.stem.trim_end().ends_with('?') {
        return;
    }
    for option in &item_case.options {
        let Some(first) = words(option.text).first().map(Word::normalised) else {
            continue;
        };
        let is_one = matches!(
            first.as_str(),
            "a" | "an" | "one" | "this" | "that" | "each" | "every"
        );
        let is_many = matches!(
            first.as_str(),
            "these" | "those" | "several" | "many" | "both"
        ) || NUMERALS.contains(first.as_str());
        if (many && is_one) || (!many && is_many) {
            sink.add(
                Severity::Warning,
                option.at.span(),
                format!(
                    "{} does not go with the {} the stem ends in",
                    quote(option.text),
                    quote(&last)
                ),
                "ask a whole question, or bring all choices to one number",
            );
        }
    }
}

/// How a choice begins; and whether that says little, because a name or a statement begins so.
fn form(option: &OptionCase<'_>) -> Option<(&'static str, bool)> {
    let all = words(option.text);
    let first = all.first()?;
    let plain = first.normalised();
    let is_in = |list: &WordList| list.contains(plain.as_str());
    let is_sentence = option.text.ends_with(['.', '!', '?']);
    if plain == "to" {
        Some(("with \"to\"", false))
    } else if plain.starts_with(|c: char| c.is_ascii_digit()) || is_in(&NUMERALS) {
        Some(("with a number", is_sentence))
    } else if is_in(&DETERMINERS) {
        let names = all.get(1).is_some_and(Word::is_capitalised);
        let says = is_sentence || names || all.iter().skip(1).any(is_finite);
        Some(("with an article or the like", says))
    } else if plain.len() > 5 && plain.ends_with("ing") && !is_in(&NO_VERBS) {
        // A verb is followed by a small word (watching the stars), an adjective by its noun (growing attachment).
        let is_verb = all
            .get(1)
            .is_none_or(|next| !is_content(&next.normalised()));
        is_verb.then_some(("with a verb in -ing", false))
    } else {
        None
    }
}

/// Whether a word is, or looks like, a verb that makes a statement of its choice.
fn is_finite(word: &Word<'_>) -> bool {
    let plain = word.normalised();
    let is_past = plain.len() > 4 && plain.ends_with("ed") && !plain.ends_with("eed");
    FINITE.contains(plain.as_str()) || (is_past && !NUMERALS.contains(plain.as_str()))
}

fn forms(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if !item_case.is_choice() {
        return;
    }
    let all: Vec<Option<(&str, bool)>> = item_case.options.iter().map(form).collect();
    for (option, own) in item_case.options.iter().zip(&all) {
        let Some((own, false)) = own else { continue };
        let alike = |other: &&Option<(&str, bool)>| other.is_some_and(|(form, _)| form == *own);
        if all.iter().filter(alike).count() == 1 {
            sink.add(
                Severity::Warning,
                option.at.span(),
                format!("this choice is the only one that begins {own}"),
                "begin the choices in the same form",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_goes_by_the_sound() {
        for word in ["hour", "army", "opening", "8"] {
            assert!(sounds_open(word), "{word}");
        }
        for word in ["union", "european", "one", "treaty", "use"] {
            assert!(!sounds_open(word), "{word}");
        }
    }
}
