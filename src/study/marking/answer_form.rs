//! How a typed answer is written, apart from what it says: the forms in which it is compared with an accepted one.
//!
//! In [`MatchMode::Text`] the kind of an apostrophe or a dash, blanks around signs, `&` for "and", `ae` for `ä`, and
//! letters of another alphabet that look alike make no difference. Marks on letters make one that is shown. Signs that
//! mean something (`! = < > & * + % # @ −`) are never dropped.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::alphabet::{
    is_apostrophe, is_dash, is_dropped, is_omissible, latin_lookalike, plain_letter, script,
    written_out,
};
use super::variant::common_spelling;
use super::{code, variant};
use crate::course::MatchMode;

/// How alike two answers are; the closer one is the lesser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// The same characters.
    Identical,
    /// The same answer, written in another way that is as good.
    Same,
    /// The same but for marks on letters, or for a blank within a word.
    Spelling,
}

/// A text in the forms in which answers are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AnswerForm {
    mode: MatchMode,
    /// Composed (NFC), without blanks at its ends.
    identical: String,
    /// Without what makes no difference.
    plain: String,
    /// The same with umlauts written out and every spelling of a word the common one.
    same: String,
    /// The same with letters of other alphabets that look Latin as Latin ones.
    lookalike: String,
    /// Without marks on letters.
    pub(super) bare: String,
}

impl AnswerForm {
    /// The forms of `text`.
    pub(super) fn new(text: &str, mode: MatchMode) -> Self {
        let identical: String = text.trim().nfc().collect();
        if matches!(mode, MatchMode::Exact | MatchMode::Code) {
            let plain = if mode == MatchMode::Code {
                code::tokens(&identical)
            } else {
                identical.clone()
            };
            return Self {
                mode,
                same: plain.clone(),
                lookalike: plain.clone(),
                bare: plain.clone(),
                plain,
                identical,
            };
        }
        let plain = plain(&identical, mode);
        let latin = plain_words(&latin_words(&identical), mode);
        Self {
            mode,
            same: by_word(&written_out(&plain), common_spelling),
            lookalike: by_word(&written_out(&latin), common_spelling),
            bare: bare(&plain),
            plain,
            identical,
        }
    }

    /// Whether nothing is left of it but signs without a meaning.
    pub(super) fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// How alike both are, if they are the same answer.
    pub(super) fn likeness(&self, other: &Self) -> Option<Likeness> {
        if self.identical == other.identical {
            return (!self.identical.is_empty()).then_some(Likeness::Identical);
        }
        if self.is_empty() || other.is_empty() {
            return None;
        }
        if self.plain == other.plain || self.same == other.same || self.lookalike == other.lookalike
        {
            return Some(Likeness::Same);
        }
        if matches!(self.mode, MatchMode::Exact | MatchMode::Code) {
            return None;
        }
        let is_spelling = self.bare == other.bare
            || by_word(&self.bare, common_spelling) == by_word(&other.bare, common_spelling)
            || variant::is_same_without_blanks(&self.bare, &other.bare);
        is_spelling.then_some(Likeness::Spelling)
    }
}

/// Applies `change` to every word.
fn by_word(text: &str, change: impl Fn(&str) -> String) -> String {
    let words: Vec<String> = text.split(' ').map(change).collect();
    words.join(" ")
}

/// `text` with words of which some letters are Latin, and the others look so, in Latin letters.
fn plain(text: &str, mode: MatchMode) -> String {
    let mixed = map_words(text, |word| {
        let scripts = || word.chars().filter(|c| c.is_alphabetic()).map(script);
        let is_mixed = scripts().any(|one| one == "Latin") && scripts().any(|one| one != "Latin");
        is_mixed.then(|| latin(word)).flatten()
    });
    plain_words(&mixed, mode)
}

/// `text` with every word whose letters all look Latin in Latin letters.
fn latin_words(text: &str) -> String {
    map_words(text, latin)
}

/// `word` in Latin letters, if each of its letters is one or looks like one.
fn latin(word: &str) -> Option<String> {
    word.chars()
        .map(|c| {
            if script(c) == "Latin" || !c.is_alphabetic() {
                Some(c)
            } else {
                latin_lookalike(c)
            }
        })
        .collect()
}

/// Changes the words of a text, where there is something to change.
fn map_words(text: &str, change: impl Fn(&str) -> Option<String>) -> String {
    let words = text.split(' ');
    let changed: Vec<String> = words
        .map(|word| change(word).unwrap_or_else(|| word.to_owned()))
        .collect();
    changed.join(" ")
}

/// Without marks on letters of scripts that may omit them.
fn bare(plain: &str) -> String {
    let mut bare = String::new();
    let mut letter = ' ';
    for c in plain.nfd() {
        if is_combining_mark(c) && is_omissible(letter, c) {
            continue;
        }
        if !is_combining_mark(c) {
            letter = c;
        }
        match plain_letter(c) {
            Some(letters) => bare.push_str(letters),
            None => bare.push(c),
        }
    }
    bare.nfc().collect()
}

/// One character of an answer on its way to the plain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FormPart {
    Letter(char),
    Digit(char),
    Sign(char),
    Blank,
}

impl FormPart {
    fn is_word(self) -> bool {
        matches!(self, Self::Letter(_) | Self::Digit(_))
    }
}

/// The plain form: words with single blanks between them, signs without blanks around them, no leading article.
fn plain_words(text: &str, mode: MatchMode) -> String {
    // NFKC takes the acute accent that some type for an apostrophe for a blank with a mark.
    let chars: Vec<char> = superscripts_marked(text)
        .chars()
        .filter(|c| !is_apostrophe(*c))
        .nfkc()
        .filter(|c| !is_dropped(*c))
        .collect();
    let chars = initials_joined(&chars);
    let mut parts: Vec<FormPart> = Vec::with_capacity(chars.len());
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| chars.get(at).copied());
        read_char(
            c,
            before,
            chars.get(at + 1..).unwrap_or_default(),
            &mut parts,
        );
    }
    let mut plain = String::new();
    for (at, part) in parts.iter().enumerate() {
        match part {
            FormPart::Letter(c) if mode == MatchMode::Text => plain.extend(folded(*c)),
            FormPart::Letter(c) | FormPart::Digit(c) | FormPart::Sign(c) => plain.push(*c),
            FormPart::Blank => {
                let before = parts.get(..at).and_then(|before| before.last());
                let mut after = parts.get(at + 1..).unwrap_or_default().iter();
                let next = after.find(|part| **part != FormPart::Blank);
                let is_word = |part: Option<&FormPart>| part.is_some_and(|part| part.is_word());
                if is_word(before) && is_word(next) {
                    plain.push(' ');
                }
            }
        }
    }
    without_article(&plain.nfc().collect::<String>()).to_owned()
}

/// Lower case, with every kind of s the same.
fn folded(c: char) -> impl Iterator<Item = char> {
    // The dot of a Turkish İ is part of the letter.
    let lower = if c == 'İ' { 'i' } else { c };
    lower.to_lowercase().map(|c| if c == 'ς' { 'σ' } else { c })
}

/// Adds what `c` is to `parts`. `before` is the character before it, `after` are those after it.
fn read_char(c: char, before: Option<char>, after: &[char], parts: &mut Vec<FormPart>) {
    let next = after.first().copied();
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    match c {
        _ if c.is_whitespace() || c == '_' => parts.push(FormPart::Blank),
        _ if is_dash(c) => parts.push(dash(before, after)),
        '.' | ',' if is_digit(before) && is_digit(next) => {
            let digits = after.iter().take_while(|c| c.is_numeric()).count();
            // A comma before three digits parts thousands, any other is a decimal mark.
            if c == '.' || digits != 3 {
                parts.push(FormPart::Sign('.'));
            }
        }
        ':' if is_digit(before) && is_digit(next) => parts.push(FormPart::Sign(':')),
        '.' | ',' | ';' | ':' | '?' | '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '('
        | ')' | '…' | '¿' | '¡' | '。' | '、' | '「' | '」' => {}
        '&' if is_joining(before, after) => {
            parts.push(FormPart::Blank);
            parts.extend("and".chars().map(FormPart::Letter));
            parts.push(FormPart::Blank);
        }
        '⁄' => parts.push(FormPart::Sign('/')),
        // Raised digits after a letter are often typed plainly: m² as m2.
        '^' if is_letter(before) && is_digit(next) => {}
        _ if c.is_numeric() => parts.push(FormPart::Digit(c)),
        _ if c.is_alphanumeric() || is_combining_mark(c) => parts.push(FormPart::Letter(c)),
        _ => parts.push(FormPart::Sign(c)),
    }
}

/// What a dash is: between letters, or beside one that ends a word, a blank; else a minus.
fn dash(before: Option<char>, after: &[char]) -> FormPart {
    let next = after.first().copied();
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c));
    let is_letter = |c: Option<char>| c.is_some_and(|c| !c.is_numeric());
    let is_between_words = joins(before) && joins(next) && (is_letter(before) || is_letter(next));
    let is_spaced =
        before.is_some_and(char::is_whitespace) && next.is_some_and(char::is_whitespace);
    let beyond = after.iter().copied().find(|c| !c.is_whitespace());
    let is_spaced_words = is_spaced && beyond.is_some_and(char::is_alphabetic);
    let ends_word = joins(before) && is_letter(before) && is_blank(next) && next.is_some();
    if is_between_words || is_spaced_words || ends_word {
        FormPart::Blank
    } else {
        FormPart::Sign('−')
    }
}

/// Whether an `&` between these stands for "and": it joins two words, and is no sign before one.
fn is_joining(before: Option<char>, after: &[char]) -> bool {
    let is_blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let next = after.first().copied();
    let beyond = after.iter().copied().find(|c| !c.is_whitespace());
    let is_spaced = is_blank(before) && is_blank(next);
    (is_spaced || is_word(before) && is_word(next)) && is_word(beyond)
}

/// Raised digits as `^` and the digit, so that 10⁵ is not 105.
fn superscripts_marked(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    let mut is_raised = false;
    for c in text.chars() {
        let is_superscript = matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '⁻');
        if is_superscript && !is_raised {
            marked.push('^');
        }
        is_raised = is_superscript;
        marked.push(c);
    }
    marked
}

/// `U. S. A.` and `U S A` as `U.S.A.`: blanks between initials go.
fn initials_joined(chars: &[char]) -> Vec<char> {
    let at = |index: usize| chars.get(index).copied();
    let is_start = |index: usize| {
        index == 0
            || index
                .checked_sub(1)
                .and_then(at)
                .is_none_or(|c| !c.is_alphanumeric())
    };
    // An initial: one capital letter with a full stop, or with a blank on each side.
    let is_initial = |index: usize| {
        at(index).is_some_and(char::is_uppercase)
            && is_start(index)
            && at(index + 1).is_none_or(|c| c == '.' || c.is_whitespace())
    };
    let mut joined = Vec::with_capacity(chars.len());
    let mut last_initial = None;
    for (index, &c) in chars.iter().enumerate() {
        if is_initial(index) {
            last_initial = Some(index);
        } else if c.is_whitespace() {
            let next = chars.get(index + 1..).unwrap_or_default();
            let blanks = next.iter().take_while(|c| c.is_whitespace()).count();
            if last_initial.is_some() && is_initial(index + 1 + blanks) {
                continue;
            }
        } else if c != '.' {
            last_initial = None;
        }
        joined.push(c);
    }
    joined
}

/// Without `the`, `a` or `an` at the start, unless nothing would be left.
fn without_article(text: &str) -> &str {
    let mut rest = text;
    while let Some((first, after)) = rest.split_once(' ') {
        if !["the", "a", "an"].contains(&first.to_lowercase().as_str()) {
            break;
        }
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests;
