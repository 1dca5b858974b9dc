//! A judged answer by lines: the verdict in words first, then the key, why it is the key, and why the learner's own answer
//! is not.

use std::io;

use super::shown::{Shown, letter, members, right_side};
use super::talk::Talk;
use crate::course::{Choice, Item, Task};
use crate::study::{Credit, Mark, Response};
use crate::text::SafeText;

/// The verdict in words: `right`, `partly right: 0.67`, `not yet`.
pub(super) fn words(mark: &Mark, response: &Response) -> String {
    if *response == Response::DontKnow {
        "not yet: noted that you did not know".to_owned()
    } else if mark.is_full() {
        "right".to_owned()
    } else if mark.score > 0.0 {
        format!("partly right: {:.2}", mark.score)
    } else {
        "not yet".to_owned()
    }
}

/// Says how `response` was judged.
pub(super) fn tell(
    talk: &mut Talk<'_>,
    (item, shown): (&Item, &Shown),
    (response, mark): (&Response, &Mark),
) -> io::Result<()> {
    talk.say(&words(mark, response))?;
    key(talk, item, shown)?;
    if !item.rationale.is_empty() {
        talk.point("Why: ", &item.rationale.plain())?;
    }
    not_yours(talk, (item, shown), (response, mark))?;
    if let Some(claim) = item.claim {
        let as_of = item
            .as_of
            .as_ref()
            .map_or_else(String::new, |as_of| format!(", {as_of}"));
        talk.point("Kind of statement: ", &format!("{}{as_of}.", claim.label()))?;
    }
    Ok(())
}

/// Says what is right.
fn key(talk: &mut Talk<'_>, item: &Item, shown: &Shown) -> io::Result<()> {
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            for (own, choice) in choices.iter().enumerate().filter(|(_, choice)| choice.key) {
                talk.point("Key: ", &format!("{}. {}", shown.line(own), choice.text))?;
                if !choice.feedback.is_empty() {
                    talk.point("  ", &choice.feedback)?;
                }
            }
            Ok(())
        }
        Task::TrueFalse {
            key, correction, ..
        } => {
            talk.point("Key: ", if *key { "true" } else { "false" })?;
            correction
                .as_ref()
                .map_or(Ok(()), |rather| talk.point("Rather: ", rather))
        }
        Task::Short { accepted, .. } => talk.point("Key: ", &joined(accepted)),
        Task::Cloze { blanks, .. } => {
            let first = |(at, blank): (usize, &crate::course::Blank)| {
                format!("{}. {}", at + 1, joined(&blank.accepted))
            };
            let all: Vec<String> = blanks.iter().enumerate().map(first).collect();
            match &blanks[..] {
                [one] => talk.point("Key: ", &joined(&one.accepted)),
                _ => talk.point("Key: ", &all.join("; ")),
            }
        }
        Task::Numeric {
            key,
            tolerance,
            unit,
        } => {
            let unit = unit
                .as_ref()
                .map_or_else(String::new, |unit| format!(" {unit}"));
            let around = if *tolerance > 0.0 {
                format!(", give or take {tolerance}")
            } else {
                String::new()
            };
            talk.point("Key: ", &format!("{key}{unit}{around}"))
        }
        Task::Ordering(_) | Task::Matching { .. } | Task::Categorise(_) => {
            arrangement(talk, item, shown)
        }
        // Said before the ideas are ticked.
        Task::Open { .. } => Ok(()),
    }
}

/// Says what is right of what is put in order, beside or under something: what to type, line by line.
fn arrangement(talk: &mut Talk<'_>, item: &Item, shown: &Shown) -> io::Result<()> {
    match &item.task {
        Task::Ordering(lines) => {
            let order: Vec<String> = (0..lines.len())
                .map(|own| shown.line(own).to_string())
                .collect();
            talk.point("Key: ", &order.join(" "))?;
            for (own, line) in lines.iter().enumerate() {
                let feedback = if line.feedback.is_empty() {
                    String::new()
                } else {
                    format!(": {}", line.feedback)
                };
                talk.point(
                    &format!("  {}. ", shown.line(own)),
                    &format!("{}{feedback}", line.text),
                )?;
            }
            Ok(())
        }
        Task::Matching { pairs, extra } => {
            talk.say("Key:")?;
            for (own, pair) in pairs.iter().enumerate() {
                let lead = format!("  {}{}. ", own + 1, letter(shown.line(own)));
                talk.point(
                    &lead,
                    &format!("{}: {}", pair.left, right_side(pairs, extra, own)),
                )?;
            }
            Ok(())
        }
        Task::Categorise(categories) => {
            talk.say("Key:")?;
            let names = categories.iter().enumerate();
            let of = names.flat_map(|(at, category)| {
                category.members.iter().map(move |_| (at, &category.name))
            });
            for (own, (member, (at, name))) in members(categories).zip(of).enumerate() {
                let lead = format!("  {}{}. ", shown.line(own), letter(at + 1));
                talk.point(&lead, &format!("{member}: {name}"))?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Says what tempts about a wrong answer and fails, and what there is to say about how a right one was written.
fn not_yours(
    talk: &mut Talk<'_>,
    (item, shown): (&Item, &Shown),
    (response, mark): (&Response, &Mark),
) -> io::Result<()> {
    match (&item.task, response) {
        (Task::Single(choices) | Task::Multiple(choices), Response::Choices(ids)) => {
            let taken = |choice: &Choice| ids.iter().any(|id| **id == *choice.id);
            for (own, choice) in choices.iter().enumerate() {
                if taken(choice) && !choice.key && !choice.feedback.is_empty() {
                    talk.point(
                        "Why not yours: ",
                        &format!("{}. {}", shown.line(own), choice.feedback),
                    )?;
                }
            }
            let missed = |choice: &&Choice| choice.key && !taken(choice);
            if matches!(item.task, Task::Multiple(_))
                && choices.iter().any(|choice| missed(&choice))
            {
                let lines = choices
                    .iter()
                    .enumerate()
                    .filter(|(_, choice)| missed(choice));
                let lines: Vec<String> =
                    lines.map(|(own, _)| shown.line(own).to_string()).collect();
                talk.point("Missed: ", &lines.join(" "))?;
            }
            Ok(())
        }
        (
            Task::TrueFalse {
                feedback: Some(feedback),
                ..
            },
            Response::Truth(_),
        ) if !mark.is_full() => talk.point("Why not yours: ", feedback),
        (Task::Short { .. } | Task::Cloze { .. }, Response::Text(_) | Response::Blanks(_)) => {
            typed(talk, mark)
        }
        (Task::Matching { pairs, .. }, Response::Pairs(_)) => {
            for (at, part) in mark
                .parts
                .iter()
                .enumerate()
                .filter(|(_, part)| !part.right)
            {
                if let (Some(pair), Some(feedback)) = (pairs.get(at), &part.feedback) {
                    talk.point(
                        "Why not yours: ",
                        &format!("{}. {}: {}", at + 1, pair.left, SafeText::new(feedback)),
                    )?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// What is said to typed answers: which blank, spelling, other names, what the author foresaw.
fn typed(talk: &mut Talk<'_>, mark: &Mark) -> io::Result<()> {
    let several = mark.parts.len() > 1;
    for (at, part) in mark.parts.iter().enumerate() {
        let of = if several {
            format!("blank {}: ", at + 1)
        } else {
            String::new()
        };
        match &part.credit {
            Credit::Typo { spelt } => {
                talk.point("Spelling: ", &format!("{of}{}", SafeText::new(spelt)))?;
            }
            Credit::OtherName { key } => {
                talk.point(
                    "Names: ",
                    &format!(
                        "{of}both names count; the text writes {}",
                        SafeText::new(key)
                    ),
                )?;
            }
            Credit::Exact | Credit::None => {}
        }
        match (part.right, &part.feedback) {
            (false, Some(feedback)) => {
                talk.point(
                    "Why not yours: ",
                    &format!("{of}{}", SafeText::new(feedback)),
                )?;
            }
            (false, None) if several => talk.say(&format!("Blank {} is not right yet.", at + 1))?,
            _ => {}
        }
    }
    Ok(())
}

fn joined(forms: &[SafeText]) -> String {
    let mut all = forms.iter().map(SafeText::as_str);
    let first = all.next().unwrap_or_default();
    let others: Vec<&str> = all.collect();
    if others.is_empty() {
        first.to_owned()
    } else {
        format!("{first} (also: {})", others.join(", "))
    }
}
