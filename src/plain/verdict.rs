//! Writes a marked answer: the verdict, the key, why it is the key, and why the learner's answer is not.

use std::io;

use super::console::Console;
use super::letters::letter;
use crate::course::{Choice, Item, Task};
use crate::study::session::{
    DisplayOrder, MarkedResponse, Question, right_targets, slots, targets,
};
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

/// Writes how the answer to `question` was marked.
pub(super) fn say(
    console: &mut Console<'_>,
    question: &Question,
    answer: &MarkedResponse,
) -> io::Result<()> {
    let item = &question.item;
    console.say(&words(&answer.mark, &answer.response))?;
    say_key(console, item, &question.order)?;
    if !item.rationale.is_empty() {
        console.say_labelled("Why: ", &item.rationale.plain())?;
    }
    say_feedback(console, question, answer)?;
    if let Some(claim) = item.claim {
        let as_of = item
            .as_of
            .as_ref()
            .map_or_else(String::new, |as_of| format!(", {as_of}"));
        console.say_labelled("Kind of statement: ", &format!("{}{as_of}.", claim.label()))?;
    }
    Ok(())
}

/// Writes what is right.
fn say_key(console: &mut Console<'_>, item: &Item, order: &DisplayOrder) -> io::Result<()> {
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            for (own, choice) in choices.iter().enumerate().filter(|(_, choice)| choice.key) {
                console.say_labelled(
                    "Key: ",
                    &format!("{}. {}", order.position(own), choice.text),
                )?;
                if !choice.feedback.is_empty() {
                    console.say_labelled("  ", &choice.feedback)?;
                }
            }
            Ok(())
        }
        Task::TrueFalse {
            key, correction, ..
        } => {
            console.say_labelled("Key: ", if *key { "true" } else { "false" })?;
            correction
                .as_ref()
                .map_or(Ok(()), |rather| console.say_labelled("Rather: ", rather))
        }
        Task::Short { accepted, .. } => console.say_labelled("Key: ", &joined(accepted)),
        Task::Cloze { blanks, .. } => {
            let first = |(at, blank): (usize, &crate::course::Blank)| {
                format!("{}. {}", at + 1, joined(&blank.accepted))
            };
            let all: Vec<String> = blanks.iter().enumerate().map(first).collect();
            match &blanks[..] {
                [one] => console.say_labelled("Key: ", &joined(&one.accepted)),
                _ => console.say_labelled("Key: ", &all.join("; ")),
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
            console.say_labelled("Key: ", &format!("{key}{unit}{around}"))
        }
        Task::Ordering(_) | Task::Matching { .. } | Task::Categorise(_) => {
            say_arrangement(console, item, order)
        }
        // Said before the ideas are ticked.
        Task::Open { .. } => Ok(()),
    }
}

/// Writes the right order or the right places: what to type, line by line.
fn say_arrangement(console: &mut Console<'_>, item: &Item, order: &DisplayOrder) -> io::Result<()> {
    match &item.task {
        Task::Ordering(lines) => {
            let numbers = (0..lines.len()).map(|own| order.position(own).to_string());
            let numbers: Vec<String> = numbers.collect();
            console.say_labelled("Key: ", &numbers.join(" "))?;
            for (own, line) in lines.iter().enumerate() {
                let feedback = if line.feedback.is_empty() {
                    String::new()
                } else {
                    format!(": {}", line.feedback)
                };
                console.say_labelled(
                    &format!("  {}. ", order.position(own)),
                    &format!("{}{feedback}", line.text),
                )?;
            }
            Ok(())
        }
        Task::Matching { .. } | Task::Categorise(_) => {
            console.say("Key:")?;
            let is_matching = matches!(item.task, Task::Matching { .. });
            let targets = targets(item);
            for (slot, (text, target)) in
                slots(item).into_iter().zip(right_targets(item)).enumerate()
            {
                let (number, place) = if is_matching {
                    (slot + 1, order.position(target))
                } else {
                    (order.position(slot), target + 1)
                };
                let label = format!("  {number}{}. ", letter(place));
                let name = targets.get(target).map_or("", |name| name.as_str());
                console.say_labelled(&label, &format!("{text}: {name}"))?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Writes the author's feedback on a wrong answer, and how a right one is spelt.
fn say_feedback(
    console: &mut Console<'_>,
    question: &Question,
    answer: &MarkedResponse,
) -> io::Result<()> {
    let (item, order) = (&question.item, &question.order);
    let (response, mark) = (&answer.response, &answer.mark);
    match (&item.task, response) {
        (Task::Single(choices) | Task::Multiple(choices), Response::Choices(ids)) => {
            let taken = |choice: &Choice| ids.iter().any(|id| **id == *choice.id);
            for (own, choice) in choices.iter().enumerate() {
                if taken(choice) && !choice.key && !choice.feedback.is_empty() {
                    console.say_labelled(
                        "Why not yours: ",
                        &format!("{}. {}", order.position(own), choice.feedback),
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
                let lines: Vec<String> = lines
                    .map(|(own, _)| order.position(own).to_string())
                    .collect();
                console.say_labelled("Missed: ", &lines.join(" "))?;
            }
            Ok(())
        }
        (
            Task::TrueFalse {
                feedback: Some(feedback),
                ..
            },
            Response::Truth(_),
        ) if !mark.is_full() => console.say_labelled("Why not yours: ", feedback),
        (Task::Short { .. } | Task::Cloze { .. }, Response::Text(_) | Response::Blanks(_)) => {
            say_typed(console, mark)
        }
        (Task::Matching { pairs, .. }, Response::Pairs(_)) => {
            for (at, part) in mark
                .parts
                .iter()
                .enumerate()
                .filter(|(_, part)| !part.right)
            {
                if let (Some(pair), Some(feedback)) = (pairs.get(at), &part.feedback) {
                    console.say_labelled(
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

/// Writes what there is to say about typed answers: which blank, spelling, other names, feedback.
fn say_typed(console: &mut Console<'_>, mark: &Mark) -> io::Result<()> {
    let several = mark.parts.len() > 1;
    for (at, part) in mark.parts.iter().enumerate() {
        let blank = if several {
            format!("blank {}: ", at + 1)
        } else {
            String::new()
        };
        match &part.credit {
            Credit::Typo { spelt } => {
                console.say_labelled("Spelling: ", &format!("{blank}{}", SafeText::new(spelt)))?;
            }
            Credit::OtherName { key } => {
                console.say_labelled(
                    "Names: ",
                    &format!(
                        "{blank}both names count; the text writes {}",
                        SafeText::new(key)
                    ),
                )?;
            }
            Credit::Exact | Credit::None => {}
        }
        match (part.right, &part.feedback) {
            (false, Some(feedback)) => {
                console.say_labelled(
                    "Why not yours: ",
                    &format!("{blank}{}", SafeText::new(feedback)),
                )?;
            }
            (false, None) if several => {
                console.say(&format!("Blank {} is not right yet.", at + 1))?;
            }
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
