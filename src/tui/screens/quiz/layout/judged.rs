//! An item with its verdict: the key, why, why not yours.

use super::choices::{choice_letter, choice_text};
use super::page::{Page, prose_of};
use super::{ordered, placed, typed, written};
use crate::course::{Choice, Item, Task};
use crate::study::session::{MarkedResponse, Question};
use crate::study::{Confidence, PartMark, Response};
use crate::tui::action::{Action, QuizAction};
use crate::tui::document::count;
use crate::tui::keymap::key_for;
use crate::tui::keymap::layer::Layer;
use crate::tui::theme::Role;

pub(super) fn judge(page: &mut Page, question: &Question, given: &MarkedResponse) {
    page.prose(0, &question.item.stem, Role::Body);
    page.blank();
    verdict(page, &question.item, given);
    page.blank();
    match &question.item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            judged_choices(page, question, choices, given);
        }
        Task::TrueFalse {
            key,
            correction,
            feedback,
        } => {
            truth(page, *key, given);
            if let Some(correction) = correction {
                page.labelled("Rather", Role::Bold, &prose_of(correction));
            }
            let wrong = matches!(given.response, Response::Truth(said) if said != *key);
            if let (true, Some(feedback)) = (wrong, feedback) {
                page.labelled("Why not", Role::Bold, &prose_of(feedback));
            }
        }
        Task::Short { accepted, .. } => typed::judge_line(page, accepted, given),
        Task::Cloze { blanks, after, .. } => typed::judge_blanks(page, (blanks, after), given),
        Task::Numeric { .. } => typed::judge_number(page, &question.item, given),
        Task::Ordering(choices) => ordered::judge(page, choices, given),
        Task::Matching { .. } => placed::judge_pairs(page, &question.item, given),
        Task::Categorise(_) => placed::judge_members(page, &question.item, given),
        Task::Open { .. } => written::judge(page, &question.item, given),
    }
    page.labelled("Why", Role::Bold, &question.item.rationale);
    if question.confidence == Some(Confidence::Sure)
        && !given.is_right()
        && !question.is_self_scored()
    {
        let key = key_for(Layer::Answered, |action| {
            matches!(action, Action::Quiz(QuizAction::ShowSource))
        });
        let kindly = format!(
            "You were sure of this. What one was sure of and sees put right is kept best: look at the source now ({key})."
        );
        page.labelled("Sure", Role::Due, &prose_of(&kindly));
    }
    if question.hints > 0 {
        page.blank();
        let read = format!("{} read", count(question.hints, "hint"));
        page.words(0, &read, Role::Quiet);
    }
}

fn truth(page: &mut Page, key: bool, given: &MarkedResponse) {
    let word = |truth| if truth { "True" } else { "False" };
    let said = match given.response {
        Response::Truth(said) => word(said),
        _ => "—",
    };
    let role = if given.mark.is_full() {
        Role::Right
    } else {
        Role::Wrong
    };
    page.labelled("You said", role, &prose_of(said));
    page.labelled("Key", Role::Bold, &prose_of(word(key)));
}

/// The verdict, with the score in words where there is more than right and wrong. On an open answer none is passed.
fn verdict(page: &mut Page, item: &Item, given: &MarkedResponse) {
    let tally = tally(item, given).map_or(String::new(), |tally| format!(": {tally}"));
    let (text, role) = if given.response == Response::DontKnow {
        ("● noted: you did not know".to_owned(), Role::Due)
    } else if given.is_counted {
        let own = "● counted as right: your own judgement, kept as that";
        (own.to_owned(), Role::Due)
    } else if matches!(item.task, Task::Open { .. }) {
        (format!("● compared{tally}, as you judge it"), Role::Due)
    } else if given.mark.is_full() {
        ("✓ correct".to_owned(), Role::Right)
    } else if given.mark.score > 0.0 {
        (format!("● partly right{tally}"), Role::Due)
    } else {
        (format!("✗ not yet{tally}"), Role::Wrong)
    };
    page.words(0, &text, role);
}

/// The score in words; none where there is but right and wrong.
fn tally(item: &Item, given: &MarkedResponse) -> Option<String> {
    let parts = &given.mark.parts;
    let right = parts.iter().filter(|part| part.right).count();
    let share = |word: &str| Some(format!("{right} of {} {word}", parts.len()));
    match &item.task {
        Task::Multiple(choices) => {
            let is_right = |(choice, part): &(&Choice, &PartMark)| choice.key && part.right;
            let found = choices.iter().zip(parts).filter(is_right).count();
            let is_wrong = |(choice, part): &(&Choice, &PartMark)| !choice.key && !part.right;
            let wrong = choices.iter().zip(parts).filter(is_wrong).count();
            let keys = choices.iter().filter(|choice| choice.key).count();
            Some(match wrong {
                0 => format!("{found} of {keys} found"),
                _ => format!("{found} of {keys} found, {wrong} too many"),
            })
        }
        Task::Cloze { .. } => share("right"),
        Task::Ordering(choices) => Some(ordered::pairs_in_order(choices.len(), given)),
        Task::Matching { .. } => share("matched"),
        Task::Categorise(_) => share("in their place"),
        Task::Open { .. } => share("ideas"),
        _ => None,
    }
}

fn judged_choices(
    page: &mut Page,
    question: &Question,
    choices: &[Choice],
    given: &MarkedResponse,
) {
    let chosen = |choice: &Choice| matches!(&given.response, Response::Choices(ids) if ids.iter().any(|id| **id == *choice.id));
    let shown = || {
        let own = question.order.0.iter();
        own.filter_map(|at| Some((*at, choices.get(*at)?)))
    };
    for (index, choice) in shown() {
        let (glyph, role) = match (choice.key, chosen(choice)) {
            (true, _) => ("✓", Role::Right),
            (false, true) => ("✗", Role::Wrong),
            (false, false) => (" ", Role::Body),
        };
        let yours = if chosen(choice) { "   (yours)" } else { "" };
        let lead = format!("{glyph} {}  ", choice_letter(question, index));
        let text = format!("{}{yours}", choice_text(&question.item, index));
        let body = if choice.key { Role::Bold } else { Role::Body };
        page.led(0, (&lead, role), (&text, body), None);
    }
    let keys = choices.iter().filter(|choice| choice.key).count();
    for (index, choice) in shown() {
        let missed = !chosen(choice) && given.response != Response::DontKnow;
        let (label, role) = match (chosen(choice), choice.key) {
            (true, false) => ("Why not", Role::Wrong),
            (_, true) if keys == 1 || missed => ("Key", Role::Right),
            _ => continue,
        };
        let letter = choice_letter(question, index);
        let said = prose_of(&format!("{letter}: {}", choice.feedback));
        page.labelled(label, role, &said);
    }
}
