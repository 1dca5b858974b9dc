//! Judging a response against its item. Pure: the same item, response and lexicon give the same mark. Never panics,
//! whatever was typed, and never looks at anything but its arguments.

mod alphabet;
mod answer_form;
mod choice;
mod code;
mod lexicon;
mod number;
mod placing;
mod slip;
mod typed;
mod unit;
mod variant;

pub use lexicon::NameLexicon;
pub use number::readings as number_readings;

use super::{Credit, Mark, PartMark, Response};
use crate::course::{AnticipatedError, Blank, Item, MatchMode, Task};
use typed::Key;

/// Judges `response`. A response of a shape the item does not ask for, and "I don't know", score 0.
pub fn mark(item: &Item, response: &Response, lexicon: &NameLexicon) -> Mark {
    match &item.task {
        Task::Single(choices) => choice::single(choices, chosen(response)),
        Task::Multiple(choices) => choice::multiple(choices, chosen(response)),
        Task::Ordering(choices) => choice::ordering(choices, chosen(response)),
        Task::TrueFalse { key, feedback, .. } => {
            let said = if let Response::Truth(said) = response {
                Some(*said)
            } else {
                None
            };
            let part = part(said == Some(*key));
            let feedback = feedback.as_ref().filter(|_| said == Some(!*key));
            whole(PartMark {
                feedback: feedback.map(ToString::to_string),
                ..part
            })
        }
        Task::Short { accepted, wrong } => whole(typed::judge(
            text(response),
            &Key {
                mode: match_mode(item, lexicon),
                accepted,
                wrong,
                elsewhere: &[],
            },
            lexicon,
        )),
        Task::Cloze { blanks, wrong, .. } => {
            let mode = match_mode(item, lexicon);
            cloze((blanks, wrong), mode, response, lexicon)
        }
        Task::Numeric {
            key,
            tolerance,
            unit,
        } => {
            let readings = number::readings(text(response), unit.as_deref());
            let is_right = |reading: &f64| number::is_within(*reading, *key, *tolerance);
            whole(part(readings.iter().any(is_right)))
        }
        Task::Matching { pairs, .. } => placing::pairs(pairs, response),
        Task::Categorise(categories) => placing::categories(categories, response),
        Task::Open { ideas, .. } => placing::ideas(ideas.len(), response),
    }
}

/// How the typed answers of `item` are compared.
fn match_mode(item: &Item, lexicon: &NameLexicon) -> MatchMode {
    item.match_mode.unwrap_or(lexicon.match_mode())
}

fn cloze(
    (blanks, wrong): (&[Blank], &[AnticipatedError]),
    mode: MatchMode,
    response: &Response,
    lexicon: &NameLexicon,
) -> Mark {
    let typed: &[String] = if let Response::Blanks(typed) = response {
        typed
    } else {
        &[]
    };
    let judge = |(at, blank): (usize, &Blank)| {
        let elsewhere: Vec<_> = blanks
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .flat_map(|(_, other)| &other.accepted)
            .collect();
        let key = Key {
            mode,
            accepted: &blank.accepted,
            wrong,
            elsewhere: &elsewhere,
        };
        typed::judge(typed.get(at).map_or("", String::as_str), &key, lexicon)
    };
    by_share(blanks.iter().enumerate().map(judge).collect())
}

fn chosen(response: &Response) -> &[String] {
    if let Response::Choices(ids) = response {
        ids
    } else {
        &[]
    }
}

fn text(response: &Response) -> &str {
    if let Response::Text(text) = response {
        text
    } else {
        ""
    }
}

/// A part without a word from the author.
fn part(right: bool) -> PartMark {
    PartMark {
        right,
        credit: if right { Credit::Exact } else { Credit::None },
        feedback: None,
    }
}

/// The mark of an item that has one part: all or nothing.
fn whole(part: PartMark) -> Mark {
    Mark {
        score: if part.right { 1.0 } else { 0.0 },
        parts: vec![part],
    }
}

/// The mark of an item whose parts count one by one.
fn by_share(parts: Vec<PartMark>) -> Mark {
    Mark {
        score: share(parts.iter().filter(|part| part.right).count(), parts.len()),
        parts,
    }
}

/// `of` in `all`; nothing of nothing is 0.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of choices, blanks and items, far below 2^52"
)]
pub(super) fn share(of: usize, all: usize) -> f64 {
    if all == 0 {
        0.0
    } else {
        of as f64 / all as f64
    }
}

#[cfg(test)]
mod tests;
