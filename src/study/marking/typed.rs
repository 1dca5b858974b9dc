//! Judging what was typed, in this order: an accepted answer; another name of the same place; a slip. A wrong answer that
//! the author foresaw earns their feedback and is never right, unless it is closer to an accepted one.

use super::super::{Credit, PartMark};
use super::answer_form::{AnswerForm, Likeness};
use super::{NameLexicon, slip};
use crate::course::{AnticipatedError, MatchMode};
use crate::text::{SafeText, normalise};

/// What a typed answer is judged against.
pub(super) struct Key<'a> {
    /// How answers are compared.
    pub(super) mode: MatchMode,
    /// The accepted answers.
    pub(super) accepted: &'a [SafeText],
    /// Wrong answers the author foresaw.
    pub(super) wrong: &'a [AnticipatedError],
    /// What is right in another blank of the same text, and so no slip in this.
    pub(super) elsewhere: &'a [&'a SafeText],
}

/// Judges one typed answer.
pub(super) fn judge(typed: &str, key: &Key<'_>, lexicon: &NameLexicon) -> PartMark {
    let said = AnswerForm::new(typed, key.mode);
    let form = |text: &str| AnswerForm::new(text, key.mode);
    let accepted = key.accepted.iter().filter_map(|accepted| {
        let likeness = said.likeness(&form(accepted))?;
        Some((likeness, accepted))
    });
    let accepted = accepted.min_by_key(|(likeness, _)| *likeness);
    let foreseen = key.wrong.iter().filter_map(|wrong| {
        let likeness = said.likeness(&form(&wrong.text))?;
        Some((likeness, wrong))
    });
    let foreseen = foreseen.min_by_key(|(likeness, _)| *likeness);
    let credit = match (accepted, foreseen) {
        (Some((likeness, accepted)), foreseen)
            if foreseen.is_none_or(|(wrong, _)| likeness <= wrong) =>
        {
            if likeness == Likeness::Spelling {
                Credit::Typo {
                    spelt: accepted.to_string(),
                }
            } else {
                Credit::Exact
            }
        }
        (_, Some(_)) => Credit::None,
        (_, None) => near_credit(typed, &said, key, lexicon),
    };
    let feedback = foreseen
        .map(|(_, wrong)| wrong)
        .or_else(|| nearest_wrong(&said, key, lexicon).map(|(_, wrong)| wrong))
        .filter(|_| credit == Credit::None);
    PartMark {
        right: credit != Credit::None,
        credit,
        feedback: feedback
            .map(|wrong| wrong.feedback.to_string())
            .filter(|text| !text.is_empty()),
    }
}

/// The credit of an answer that is none of the accepted ones: it may name the same place, or be a slip.
fn near_credit(typed: &str, said: &AnswerForm, key: &Key<'_>, lexicon: &NameLexicon) -> Credit {
    if said.is_empty() || matches!(key.mode, MatchMode::Exact | MatchMode::Code) {
        return Credit::None;
    }
    let normal = normalise(typed);
    let mut accepted = key.accepted.iter();
    if let Some(name) =
        accepted.find(|accepted| lexicon.is_same_place(&normal, &normalise(accepted)))
    {
        return Credit::OtherName {
            key: name.to_string(),
        };
    }
    let is_elsewhere =
        |other: &&SafeText| said.likeness(&AnswerForm::new(other, key.mode)).is_some();
    if key.elsewhere.iter().any(is_elsewhere) {
        return Credit::None;
    }
    let nearest = key.accepted.iter().filter_map(|accepted| {
        let distance = distance(said, accepted, key.mode, lexicon)?;
        Some((distance, accepted))
    });
    let wrong = nearest_wrong(said, key, lexicon).map(|(distance, _)| distance);
    match nearest.min_by_key(|(distance, _)| *distance) {
        Some((distance, spelt)) if wrong.is_none_or(|wrong| distance < wrong) => Credit::Typo {
            spelt: spelt.to_string(),
        },
        _ => Credit::None,
    }
}

/// The wrong answer of which this is a slip, and how far it is.
fn nearest_wrong<'a>(
    said: &AnswerForm,
    key: &Key<'a>,
    lexicon: &NameLexicon,
) -> Option<(usize, &'a AnticipatedError)> {
    let near = key.wrong.iter().filter_map(|wrong| {
        let distance = distance(said, &wrong.text, key.mode, lexicon)?;
        Some((distance, wrong))
    });
    near.min_by_key(|(distance, _)| *distance)
}

fn distance(
    said: &AnswerForm,
    text: &str,
    mode: MatchMode,
    lexicon: &NameLexicon,
) -> Option<usize> {
    if matches!(mode, MatchMode::Exact | MatchMode::Code) {
        return None;
    }
    let form = AnswerForm::new(text, mode);
    slip::distance(&said.bare, &form.bare, lexicon)
}
