//! What a review shows beside its items: why an item is asked, when it comes again and what other ratings would make of
//! that; and what the review came to.

use crate::study::{Rating, Why};
use crate::tui::document::count;
use crate::tui::model::{Given, Model, Outlook, Quiz, Review, Turn};
use crate::tui::plan::minutes;
use crate::tui::theme::Look;

/// Words with their looks.
pub(super) type Words = Vec<(String, Look)>;

/// The lines under the item that is shown, `columns` wide; none outside a review.
pub(super) fn foot(quiz: &Quiz, columns: usize) -> Vec<Words> {
    let (Some(turn), Some((_, sheet))) = (quiz.turn(), quiz.current()) else {
        return Vec::new();
    };
    let one = |text: String, look| vec![vec![(text, look)]];
    if turn.aside {
        return one("Put aside: z takes it up again.".to_owned(), Look::Due);
    }
    if sheet.given.is_none() {
        return note(turn).map_or(Vec::new(), |note| one(note.to_owned(), Look::Quiet));
    }
    let Some(outlook) = turn.outlook else {
        return one("Practice: this moves no date.".to_owned(), Look::Quiet);
    };
    let mut lines = vec![again(&outlook), ratings(&outlook, columns)];
    if turn.leech && outlook.rating == Rating::Again {
        let kindly = "It keeps slipping: s shows its source.";
        lines.insert(0, vec![(kindly.to_owned(), Look::Due)]);
    }
    lines
}

/// What is said about an item before it is answered.
fn note(turn: &Turn) -> Option<&'static str> {
    match turn.why {
        _ if turn.again > 0 => Some("Once more, because it was missed."),
        Why::KeyChanged => Some("Its key has changed since you met it."),
        Why::SureButWrong => Some("Last time you were sure of a wrong one."),
        Why::New => Some("New."),
        Why::Due => None,
    }
}

/// When it comes again.
fn again(outlook: &Outlook) -> Words {
    let day = outlook.day().spoken(outlook.today);
    let lead = match outlook.rating {
        Rating::Again => "Again soon, then: ",
        _ => "Again: ",
    };
    vec![(lead.to_owned(), Look::Body), (day, Look::Bold)]
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
            words.push(("   ".to_owned(), Look::Quiet));
        }
        let own = rating == outlook.rating;
        words.push((said, if own { Look::Bold } else { Look::Quiet }));
    }
    words
}

/// What a review came to: at most five sentences, and no praise.
pub(super) fn said(model: &Model, quiz: &Quiz, review: &Review) -> Vec<String> {
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
            day.spoken(model.known.today)
        ),
        (0, None) => "Nothing is due tomorrow.".to_owned(),
        (due, _) => format!("Due tomorrow: {due}."),
    });
    lines
}

/// What leaving the review leads to.
pub(super) fn leave_word(quiz: &Quiz, review: &Review) -> String {
    let done = quiz.score().done >= quiz.items.len();
    match &review.then {
        Some((_, section, time)) if done => {
            format!("Go on to read: §{}, {}", section + 1, minutes(*time))
        }
        _ => "Back".to_owned(),
    }
}
