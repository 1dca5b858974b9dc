//! What a review shows beside its items: why an item is asked, when it comes again and what other ratings would make of
//! that; and what the review came to.

use super::page::Page;
use crate::study::{QueueReason, Rating};
use crate::tui::document::count;
use crate::tui::model::{Given, Model, Outlook, Quiz, Review, Turn};
use crate::tui::screens::plan::summary::{is_step_done, next_step_summary};
use crate::tui::theme::Role;

/// Words with their looks.
pub(crate) type Words = Vec<(String, Role)>;

/// The lines under the item that is shown, `columns` wide; none outside a review.
pub(crate) fn foot(quiz: &Quiz, columns: usize) -> Vec<Words> {
    let (Some(turn), Some((_, sheet))) = (quiz.turn(), quiz.current()) else {
        return Vec::new();
    };
    let one = |text: String, role| vec![vec![(text, role)]];
    if turn.aside {
        return one("Put aside: z takes it up again.".to_owned(), Role::Due);
    }
    if sheet.given.is_none() {
        return note(turn).map_or(Vec::new(), |note| one(note.to_owned(), Role::Quiet));
    }
    let Some(outlook) = turn.outlook else {
        return one("Practice: this moves no date.".to_owned(), Role::Quiet);
    };
    let mut lines = vec![again(&outlook), ratings(&outlook, columns)];
    if let Some(slipping) = &turn.slipping {
        let kindly = match &slipping.confusable {
            _ if columns < 60 => "It keeps slipping: see above; e reports.",
            None => "It keeps slipping: its source is above; e reports it.",
            Some(_) => "It keeps slipping: its source and a look-alike are above; e reports it.",
        };
        lines.insert(0, vec![(kindly.to_owned(), Role::Due)]);
    }
    lines
}

/// With the verdict of an item that keeps being forgotten: the source_block it comes from, and what it may be confused with.
pub(crate) fn slipping(page: &mut Page, quiz: &Quiz) {
    let Some(slipping) = quiz.turn().and_then(|turn| turn.slipping.as_ref()) else {
        return;
    };
    page.labelled("Source", Role::Due, &slipping.source_block);
    if let Some((stem, key)) = &slipping.confusable {
        page.beside("Unlike", Role::Due, |page, x| {
            page.words(x, stem, Role::Body);
            if !key.is_empty() {
                page.words(x, &format!("✓ {key}"), Role::Bold);
            }
        });
    }
}

/// What is said about an item before it is answered.
fn note(turn: &Turn) -> Option<&'static str> {
    match turn.why {
        _ if turn.again > 0 => Some("Once more, because it was missed."),
        QueueReason::KeyChanged => Some("Its key has changed since you met it."),
        QueueReason::SureButWrong => Some("Last time you were sure of a wrong one."),
        QueueReason::New => Some("New."),
        QueueReason::Due => None,
    }
}

/// When it comes again.
fn again(outlook: &Outlook) -> Words {
    let day = outlook.day().relative_name(outlook.today);
    let lead = match outlook.rating {
        Rating::Again => "Again soon, then: ",
        _ => "Again: ",
    };
    vec![(lead.to_owned(), Role::Body), (day, Role::Bold)]
}

/// The four ratings with their keys and days.
fn ratings(outlook: &Outlook, columns: usize) -> Words {
    let mut words = Vec::new();
    for ((key, rating), day) in (1..).zip(Rating::ALL).zip(outlook.days) {
        let days = day.since(outlook.today);
        let said = if columns >= 60 {
            format!("{key} {}: {days} d", rating.key())
        } else {
            format!("{key}: {days} d")
        };
        if !words.is_empty() {
            words.push(("   ".to_owned(), Role::Quiet));
        }
        let own = rating == outlook.rating;
        words.push((said, if own { Role::Bold } else { Role::Quiet }));
    }
    words
}

/// What a review came to: at most five sentences, and no praise.
pub(crate) fn said(model: &Model, quiz: &Quiz, review: &Review) -> Vec<String> {
    let rows = || review.turns.iter().zip(&quiz.sheets);
    let first = || rows().filter(|(turn, _)| turn.again == 0);
    let asked = first().filter(|(_, sheet)| sheet.given.is_some()).count();
    let recalled = first().filter(|(turn, sheet)| {
        let rated = turn.outlook.map(|outlook| outlook.rating.is_pass());
        rated.unwrap_or_else(|| sheet.given.as_ref().is_some_and(Given::is_right))
            && sheet.given.is_some()
    });
    let mut lines = vec![format!("{} of {asked} recalled.", recalled.count())];
    let left = rows().filter(|(turn, sheet)| sheet.given.is_none() && !turn.aside);
    let left = left.count();
    if left > 0 {
        lines.push(format!("{} still to answer.", count(left, "question")));
    }
    let sure = quiz.score().sure_but_wrong;
    if sure > 0 {
        lines.push(format!("{sure} sure but not right: asked first next time."));
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
    match (planned, &quiz.review) {
        (Some(planned), _) => next_step_summary(planned),
        (None, Some(_)) => "Back".to_owned(),
        // A sitting over more than a lesson was begun from no lesson.
        (None, None) if quiz.wide.is_some() => "Back".to_owned(),
        (None, None) => "Back to reading".to_owned(),
    }
}
