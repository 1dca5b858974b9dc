//! What a review shows beside its items: why an item is asked, when it comes again and what other ratings would make of
//! that; and what the review came to.

use super::page::Page;
use crate::study::session::{DuePreview, MarkedResponse, Question, Topic};
use crate::study::{QueueReason, Rating};
use crate::tui::document::count;
use crate::tui::messages::Message;
use crate::tui::model::{Model, Quiz};
use crate::tui::screens::plan::summary::{is_step_done, next_step_summary};
use crate::tui::theme::Role;

/// Words with their looks.
pub(crate) type Words = Vec<(String, Role)>;

/// The lines under the question that is shown, `columns` wide; none outside a review.
pub(crate) fn foot(quiz: &Quiz, columns: usize) -> Vec<Words> {
    let question = quiz.question().filter(|_| quiz.session.is_review());
    let Some(question) = question else {
        return Vec::new();
    };
    let one = |text: &str, role| vec![vec![(text.to_owned(), role)]];
    if question.is_suspended {
        return one("Put aside: z takes it up again.", Role::Due);
    }
    let Some(answer) = &question.answer else {
        return note(question).map_or(Vec::new(), |note| one(note, Role::Quiet));
    };
    let Some(due) = answer.due else {
        return one("Practice: this moves no date.", Role::Quiet);
    };
    let mut lines = vec![again(&due), ratings(&due, columns)];
    if let Some(help) = &answer.leech_help {
        let kindly = match &help.contrast {
            _ if columns < 60 => "It keeps slipping: see above; e reports.",
            None => "It keeps slipping: its source is above; e reports it.",
            Some(_) => "It keeps slipping: its source and a look-alike are above; e reports it.",
        };
        lines.insert(0, vec![(kindly.to_owned(), Role::Due)]);
    }
    lines
}

/// With the verdict of a leech: the passage it comes from, and what it may be confused with.
pub(crate) fn leech_help(page: &mut Page, answer: &MarkedResponse) {
    let Some(help) = &answer.leech_help else {
        return;
    };
    page.labelled("Source", Role::Due, &help.passage);
    if let Some((stem, key)) = &help.contrast {
        page.beside("Unlike", Role::Due, |page, x| {
            page.words(x, stem, Role::Body);
            if !key.is_empty() {
                page.words(x, &format!("✓ {key}"), Role::Bold);
            }
        });
    }
}

/// What is said about a question before it is answered.
fn note(question: &Question) -> Option<&'static str> {
    match question.queued.as_ref()?.why {
        _ if question.repeat > 0 => Some("Once more, because it was missed."),
        QueueReason::KeyChanged => Some("Its key has changed since you met it."),
        QueueReason::SureButWrong => Some("Last time you were sure of a wrong one."),
        QueueReason::New => Some("New."),
        QueueReason::Weakest => Some("Not due yet: practice, which moves no date."),
        QueueReason::Due => None,
    }
}

/// When it comes again.
fn again(due: &DuePreview) -> Words {
    let day = due.day().relative_name(due.today);
    let lead = match due.rating {
        Rating::Again => "Again soon, then: ",
        _ => "Again: ",
    };
    vec![(lead.to_owned(), Role::Body), (day, Role::Bold)]
}

/// The four ratings with their keys and days.
fn ratings(due: &DuePreview, columns: usize) -> Words {
    let mut words = Vec::new();
    for ((key, rating), day) in (1..).zip(Rating::ALL).zip(due.days) {
        let days = day.since(due.today);
        let said = if columns >= 60 {
            format!("{key} {}: {days} d", rating.key())
        } else {
            format!("{key}: {days} d")
        };
        if !words.is_empty() {
            words.push(("   ".to_owned(), Role::Quiet));
        }
        let own = rating == due.rating;
        words.push((said, if own { Role::Bold } else { Role::Quiet }));
    }
    words
}

/// What a review came to: at most five sentences, and no praise.
pub(crate) fn said(model: &Model, quiz: &Quiz) -> Vec<String> {
    let questions = &quiz.session.questions;
    let first = || questions.iter().filter(|question| question.repeat == 0);
    let answers = || first().filter_map(|question| question.answer.as_ref());
    let is_recalled = |answer: &&MarkedResponse| {
        let rated = answer.due.map(|due| due.rating.is_pass());
        rated.unwrap_or_else(|| answer.is_right())
    };
    let (asked, recalled) = (answers().count(), answers().filter(is_recalled).count());
    let mut lines = vec![format!("{recalled} of {asked} recalled.")];
    let left = (0..questions.len()).filter(|at| quiz.session.is_open(*at));
    let left = left.count();
    if left > 0 {
        lines.push(format!("{} still to answer.", count(left, "question")));
    }
    let sure = quiz.session.score().sure_but_wrong;
    if sure > 0 {
        lines.push(format!("{sure} sure but not right: asked first next time."));
    }
    if quiz.buried > 0 {
        lines.push(Message::WaitUntilTomorrow.with(&[&count(quiz.buried, "question")]));
    }
    let agenda = &model.known.agenda;
    lines.push(match (agenda.tomorrow, agenda.next) {
        (0, Some(day)) => format!(
            "Nothing is due tomorrow; next: {}.",
            day.relative_name(model.known.today)
        ),
        (0, None) => "Nothing is due tomorrow.".to_owned(),
        (due, _) => format!("Due tomorrow: {due}."),
    });
    lines
}

/// What leaving the overview leads to.
pub(crate) fn leave_word(model: &Model, quiz: &Quiz) -> String {
    let planned = model
        .study
        .plan
        .as_ref()
        .filter(|plan| is_step_done(plan, quiz));
    match (planned, &quiz.session.topic) {
        (Some(planned), _) => next_step_summary(planned),
        (None, Topic::Review | Topic::Scope(_)) => "Back".to_owned(),
        (None, Topic::SelfCheck(..) | Topic::LessonQuiz(_)) => "Back to reading".to_owned(),
    }
}
