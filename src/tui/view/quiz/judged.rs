//! An item with its verdict: the key, why, why not yours.

use super::form::letter;
use super::page::{Page, prose_of};
use crate::course::{Choice, Item, Task};
use crate::study::{Credit, Mark, Response};
use crate::text::{Clean, Para, Prose};
use crate::tui::document::{count, plain};
use crate::tui::model::Sheet;
use crate::tui::theme::Look;

pub(super) fn judge(
    page: &mut Page,
    item: &Item,
    sheet: &Sheet,
    (response, mark): (&Response, &Mark),
) {
    page.prose(0, &item.stem, Look::Body);
    page.blank();
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            judged_choices(page, item, choices, (response, mark));
        }
        Task::TrueFalse {
            key,
            correction,
            feedback,
        } => {
            let said = match response {
                Response::Truth(said) => {
                    if *said {
                        "True"
                    } else {
                        "False"
                    }
                }
                _ => "—",
            };
            let wrong = mark.score < 1.0;
            given(page, said, wrong);
            verdict(page, mark, response);
            page.labelled(
                "Key",
                Look::Bold,
                &prose_of(if *key { "True" } else { "False" }),
            );
            if let Some(correction) = correction {
                page.labelled("Rather", Look::Bold, &prose_of(correction));
            }
            if let (true, Some(feedback)) = (wrong, feedback) {
                page.labelled("Why not", Look::Bold, &prose_of(feedback));
            }
        }
        Task::Short { accepted, .. } => {
            if let Response::Text(text) = response {
                given(page, text, mark.score < 1.0);
            }
            verdict(page, mark, response);
            let key: Vec<&str> = accepted.iter().map(Clean::as_str).collect();
            page.labelled("Key", Look::Bold, &prose_of(&key.join(" · ")));
            typed_notes(page, mark);
        }
        Task::Cloze { blanks, after, .. } => {
            let mut runs = Vec::new();
            for (index, blank) in blanks.iter().enumerate() {
                runs.extend(plain(&blank.before));
                let key = blank.accepted.first().map_or("", |one| one.as_str());
                let emphasis = crate::text::Emphasis {
                    bold: true,
                    ..Default::default()
                };
                runs.push(super::super::chrome::emphasised(key, emphasis));
                let typed = match response {
                    Response::Blanks(lines) => lines.get(index).map_or("", String::as_str),
                    _ => "",
                };
                if mark.parts.get(index).is_some_and(|part| !part.right) && !typed.is_empty() {
                    runs.extend(plain(&format!(" (you wrote: {})", Clean::new(typed))));
                }
            }
            runs.extend(plain(after));
            verdict(page, mark, response);
            page.labelled("Key", Look::Bold, &Prose(vec![Para::Text(runs)]));
            typed_notes(page, mark);
        }
        _ => verdict(page, mark, response),
    }
    page.labelled("Why", Look::Bold, &item.rationale);
    if sheet.hints > 0 {
        page.blank();
        page.words(
            0,
            &format!("{} read", count(sheet.hints, "hint")),
            Look::Quiet,
        );
    }
}

pub(super) fn given(page: &mut Page, text: &str, wrong: bool) {
    let text = Clean::new(text);
    page.labelled(
        "You said",
        if wrong { Look::Wrong } else { Look::Right },
        &prose_of(&text),
    );
}

pub(super) fn verdict(page: &mut Page, mark: &Mark, response: &Response) {
    page.blank();
    let (text, look) = if *response == Response::DontKnow {
        ("● noted: you did not know".to_owned(), Look::Due)
    } else if mark.is_full() {
        ("✓ correct".to_owned(), Look::Right)
    } else if mark.score > 0.0 {
        (
            format!("● partly right: {:.0} %", mark.score * 100.0),
            Look::Due,
        )
    } else {
        ("✗ not yet".to_owned(), Look::Wrong)
    };
    page.words(0, &text, look);
}

/// What is said to typed answers: spelling, other names, what the author says to a foreseen error.
pub(super) fn typed_notes(page: &mut Page, mark: &Mark) {
    for part in &mark.parts {
        match &part.credit {
            Credit::Typo { spelt } => page.labelled("Spelling", Look::Bold, &prose_of(spelt)),
            Credit::OtherName { key } => {
                page.labelled(
                    "Names",
                    Look::Bold,
                    &prose_of(&format!("both names count; the text writes {key}")),
                );
            }
            Credit::Exact | Credit::None => {}
        }
        if let (false, Some(feedback)) = (part.right, &part.feedback) {
            page.labelled("Why not", Look::Bold, &prose_of(feedback));
        }
    }
}

pub(super) fn judged_choices(
    page: &mut Page,
    item: &Item,
    choices: &[Choice],
    (response, mark): (&Response, &Mark),
) {
    let chosen = |choice: &Choice| matches!(response, Response::Choices(ids) if ids.iter().any(|id| **id == *choice.id));
    for (index, choice) in choices.iter().enumerate() {
        let (sign, look) = match (choice.key, chosen(choice)) {
            (true, _) => ("✓", Look::Right),
            (false, true) => ("✗", Look::Wrong),
            (false, false) => (" ", Look::Body),
        };
        let first = page.lines.len();
        let yours = if chosen(choice) { "   ← yours" } else { "" };
        page.runs(
            5,
            &plain(&format!("{}{yours}", choice.text)),
            if choice.key { Look::Bold } else { Look::Body },
            None,
        );
        if let Some(line) = page.lines.get_mut(first) {
            line.x = 0;
            line.parts
                .insert(0, (format!("{sign} {}  ", letter(item, index)), look));
        }
    }
    verdict(page, mark, response);
    let alone = choices.iter().filter(|choice| choice.key).count() == 1;
    for choice in choices {
        let said = if chosen(choice) && !choice.key {
            Some(("Why not", Look::Wrong))
        } else if choice.key && (alone || (!chosen(choice) && *response != Response::DontKnow)) {
            Some(("Key", Look::Right))
        } else {
            None
        };
        if let Some((label, look)) = said {
            page.labelled(
                label,
                look,
                &prose_of(&format!(
                    "{}: {}",
                    letter(item, position(choices, choice)),
                    choice.feedback
                )),
            );
        }
    }
}

pub(super) fn position(choices: &[Choice], choice: &Choice) -> usize {
    choices
        .iter()
        .position(|own| own.id == choice.id)
        .unwrap_or(0)
}
