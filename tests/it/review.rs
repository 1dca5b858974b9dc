//! Reviews: what is due, when it comes again, other ratings, taking back, putting aside; and the screen of progress.

use studyhall::study::{DecisionKind, Occasion, Rating};

use crate::session::{Session, says, says_not};

/// The small course a day after both items of its first self-check were met with "I don't know".
pub(crate) fn due() -> Session {
    let mut session = Session::good();
    session
        .press("<enter>x<ctrl-d><enter><ctrl-d><enter>T")
        .later(1);
    session
}

/// Answers the item about the year rightly, wherever its key is.
fn answer_the_year(session: &mut Session) {
    says(session, "In which year");
    let screen = session.screen();
    let line = screen.lines().find(|line| line.contains(" ( ) 1890"));
    let (before, _) = line.unwrap().split_once(" ( ) 1890").unwrap();
    let letter = before.chars().next_back().unwrap();
    session.press(&format!("{letter}<enter>"));
    says(session, "✓ correct");
}

/// Answers what is asked: the year rightly, other items with "I don't know". Returns whether it was the year.
fn answer(session: &mut Session) -> bool {
    let year = session.screen().contains("In which year");
    if year {
        answer_the_year(session);
    } else {
        session.press("<ctrl-d>");
    }
    year
}

fn decided(session: &Session) -> Vec<DecisionKind> {
    let all = session.hands.decisions.iter();
    all.map(|one| one.what.clone()).collect()
}

#[test]
fn on_the_first_day_nothing_is_said_of_reviews() {
    let session = Session::good();
    says_not(&session, "Review");
    says_not(&session, "due");
}

#[test]
fn what_is_due_stands_under_the_next_step() {
    let mut session = due();
    says(&session, "Review 2 questions: about 1 min");
    says(&session, "● 2 due");
    session.press("<down><enter>");
    says(&session, "Review");
    says(&session, "1 of 2");
    session = session.sized(40, 12);
    session.press("<esc>");
    says(&session, "Review 2 questions");
}

#[test]
fn what_is_not_due_yet_has_a_day() {
    let mut session = Session::good();
    session.press("<enter>x<ctrl-d>T");
    says(&session, "Nothing is due; next: tomorrow");
    session.press("R");
    says(&session, "nothing is due; next: tomorrow");
}

#[test]
fn a_review_asks_again_what_was_missed_and_moves_no_date_with_it() {
    let mut session = due();
    session.press("R");
    for _ in 0..2 {
        answer(&mut session);
        session.press("<enter>");
    }
    says(&session, "3 of 3");
    says(&session, "Once more, because it was missed.");
    session.press("<ctrl-d>");
    says(&session, "Practice: this moves no date.");
    session.press("3");
    says(&session, "moves no date");
    session.press("<enter>");
    says(&session, "4 of 4");
    session.press("<ctrl-d><enter>");
    says(&session, "1 of 2 recalled.");
    says(&session, "Due tomorrow: 1.");
    let asked = session.hands.attempts.iter().skip(2);
    let asked: Vec<_> = asked
        .map(|one| (one.occasion, one.seed.is_some()))
        .collect();
    let review = (Occasion::Review, true);
    assert_eq!(
        asked,
        [
            review,
            review,
            (Occasion::Practice, false),
            (Occasion::Practice, false)
        ]
    );
    session.press("<enter>");
    says(&session, "Nothing is due; next: tomorrow");
}

#[test]
fn an_answer_is_rated_and_another_rating_changes_the_day() {
    let mut session = due();
    session.press("R");
    while !answer(&mut session) {
        session.press("<enter>");
    }
    let rated = session.hands.attempts.last().unwrap().rating.unwrap().taken;
    assert!(rated.is_pass());
    let shown = |session: &Session| {
        let screen = session.screen();
        screen
            .lines()
            .find(|line| line.contains("Again"))
            .unwrap()
            .to_owned()
    };
    let before = shown(&session);
    // A rating goes on to the next question.
    let asked = |session: &Session| session.screen().lines().next().unwrap().to_owned();
    let own = asked(&session);
    session.press("4");
    assert_ne!(asked(&session), own);
    session.press("<ctrl-p>");
    assert_ne!(shown(&session), before);
    session.press("1<ctrl-p>");
    says(&session, "Again soon, then: tomorrow");
    let id = session.hands.attempts.last().unwrap().id;
    assert_eq!(
        decided(&session),
        [
            DecisionKind::Rate(id, Rating::Easy),
            DecisionKind::Rate(id, Rating::Again)
        ]
    );
    // It comes again at the end, until it is rated otherwise.
    let again = asked(&session);
    session.press("3<ctrl-p>");
    assert_ne!(asked(&session), again);
    // Where that is not wanted it stays.
    session.press("S<down><down><down><down><down><space><enter>");
    says(&session, "a rating stays at the question");
    let own = asked(&session);
    session.press("4");
    assert_eq!(asked(&session), own);
}

#[test]
fn where_nothing_is_due_the_weakest_is_practised_and_no_date_moves() {
    let mut session = Session::good();
    session.press("<enter>x");
    answer_the_year(&mut session);
    session.press("T").later(1);
    says(&session, "Practise what is weakest: 1 question");
    session.press("R");
    says(&session, "nothing is due: the weakest, as practice");
    says(&session, "Not due yet: practice");
    answer_the_year(&mut session);
    says(&session, "Practice: this moves no date.");
    let attempt = session.hands.attempts.last().unwrap();
    assert_eq!(attempt.occasion, Occasion::Practice);
}

#[test]
fn a_message_is_there_until_the_next_key_and_leaves_room_for_keys() {
    let mut session = due();
    session.press("R<ctrl-d>u");
    says(&session, "taken back");
    says(&session, "? help");
    session.press("<down>");
    says_not(&session, "taken back");
}

#[test]
fn typing_replaces_the_word_for_no_exam() {
    let mut session = due();
    session.press("S2999-01-02");
    says(&session, "2999-01-02");
    says_not(&session, "none2999");
}

#[test]
fn an_answer_can_be_taken_back() {
    let mut session = due();
    session.press("R<ctrl-d>");
    says(&session, "1 of 3");
    session.press("u");
    says(&session, "taken back");
    says(&session, "1 of 2");
    says_not(&session, "Why");
    let id = session.hands.attempts[2].id;
    assert_eq!(decided(&session), [DecisionKind::Undo(id)]);
    session.press("<esc>");
    says(&session, "Review 2 questions");
    // Also from the question after it.
    session.press("R<ctrl-d><enter>");
    session.press("<down><down><down><down><down>u");
    says(&session, "1 of 2");
    assert_eq!(decided(&session).len(), 2);
}

#[test]
fn what_is_put_aside_is_asked_no_more_until_it_is_taken_up() {
    let mut session = due();
    session.press("R<ctrl-d>z");
    says(&session, "Progress (P) lists it");
    says(&session, "Put aside: z takes it up again.");
    session.press("z");
    says(&session, "taken up again");
    session.press("z<esc>").later(1);
    says(&session, "Review 1 question");
    session.press("P");
    says(&session, "Put aside");
    let kinds: Vec<_> = decided(&session)
        .iter()
        .map(std::mem::discriminant)
        .collect();
    assert_eq!(kinds.len(), 3);
    assert_eq!(kinds[0], kinds[2]);
    while !session.screen().contains("taken up again: it") {
        session.press("<tab>");
        let before = session.screen();
        session.press("<tab>");
        if session.screen() == before {
            session.press("<enter>");
        }
    }
    session.press("<esc>");
    says(&session, "Review 2 questions");
}

#[test]
fn a_review_shows_its_sources_and_comes_back() {
    let mut session = due();
    session.press("R<ctrl-d>");
    let before = session.screen();
    session.press("s");
    says(&session, "Building the harbour");
    session.press("<esc>");
    assert_eq!(session.screen(), before);
}

#[test]
fn what_was_sure_but_wrong_is_a_review_of_its_own() {
    let mut session = Session::good();
    session.press("<enter>x<ctrl-r><ctrl-r><ctrl-r>a<enter>T");
    says(&session, "Sure but wrong: 1");
    session.press("<down><enter>");
    says(&session, "sure but wrong");
    says(&session, "Last time you were sure of a wrong one.");
    answer_the_year(&mut session);
    session.press("T");
    says_not(&session, "Sure but wrong");
}

#[test]
fn what_keeps_slipping_is_told_kindly() {
    let mut session = due();
    for _ in 0..3 {
        session.press("R<ctrl-d>");
        says_not(&session, "keeps slipping");
        session.press("<enter><ctrl-d>T").later(1);
    }
    session.press("R<ctrl-d>");
    says(
        &session,
        "It keeps slipping: its source is above; e reports it.",
    );
    assert!(scrolled(&mut session).contains("Source    "));
    session.press("s");
    says(&session, "Building the harbour");
    session.press("<esc>e");
    says(&session, "Report this item");
    says(&session, "in `harbour/building-the-harbour.yaml`");
    // The other one is like a third.
    session.press("<esc><enter><ctrl-d>");
    says(&session, "a look-alike");
    let seen = scrolled(&mut session);
    assert!(
        seen.contains("Unlike    ") && seen.contains("Source    "),
        "{seen}"
    );
    let narrow = session.sized(40, 12);
    says(&narrow, "It keeps slipping: see above; e repor");
}

/// Everything that the screen shows while it is scrolled down.
fn scrolled(session: &mut Session) -> String {
    let mut seen = session.screen();
    for _ in 0..30 {
        session.press("j");
        seen.push_str(&session.screen());
    }
    seen
}

#[test]
fn what_was_put_aside_takes_no_turn() {
    let mut session = due();
    // Missed, so it would come again at the end; not once it is put aside.
    session.press("R<ctrl-d>");
    says(&session, "1 of 3");
    session.press("z");
    says(&session, "1 of 2");
    session.press("z");
    says(&session, "1 of 3");
    session.press("z<enter>");
    says(&session, "2 of 2");
    // Put aside before it was answered: nothing is left to ask.
    while session.screen().contains("2 of 2") {
        let before = session.screen();
        session.press("<down>z");
        if session.screen() == before {
            break;
        }
    }
    says(&session, "overview");
    says(&session, "2. (put aside) ");
    says_not(&session, "still to answer");
    session.press("<ctrl-p>");
    says(&session, "1 of 2");
}

#[test]
fn a_session_is_made_for_the_time_there_is() {
    let mut session = due();
    session.press("M");
    says(&session, "10 minutes");
    says(&session, "review 2, ");
    session.press("<enter>");
    says(&session, "1 of 2");
    for _ in 0..2 {
        answer(&mut session);
        session.press("<enter>");
    }
    while session.screen().contains("Once more") {
        session.press("<ctrl-d><enter>");
    }
    says(&session, "Go on: read 1.1 §1");
    session.press("<enter>");
    says(&session, "1.1 Building the harbour");
}

#[test]
fn progress_says_how_little_it_knows() {
    let mut session = Session::good();
    session.press("P");
    says(&session, "Nothing has been answered yet");
    says(&session, "Nothing.");
    session.press("<end>");
    says(&session, "no answers with a confidence so far");
    session.press("<esc>");
    says(&session, "Find a word");
}

#[test]
fn progress_leads_from_a_weak_spot_into_the_text_and_back() {
    let mut session = due();
    session.press("P");
    says(&session, "Weak spots");
    says(&session, "missed the last time");
    says(&session, "today");
    let before = session.screen();
    session.press("<enter>");
    says(&session, "Building the harbour");
    session.press("<esc>");
    assert_eq!(session.screen(), before);
}

#[test]
fn everything_of_progress_can_be_reached_at_the_smallest_size() {
    let mut session = due().sized(40, 12);
    session.press("P");
    let mut seen = session.screen();
    for _ in 0..60 {
        session.press("<down>");
        seen.push_str(&session.screen());
    }
    for words in [
        "Weak spots",
        "Due in the next 7 days",
        "Modules",
        "Objectives",
        "Still known when asked again",
        "How sure, and how right",
    ] {
        assert!(seen.contains(words), "no `{words}` in\n{seen}");
    }
    session.press(&"<up>".repeat(60));
    says(&session, "▸ ");
}

#[test]
fn what_a_lesson_taught_is_noted_once_when_it_was_read() {
    let mut session = Session::good();
    session.press("<enter><end><home><end>");
    let read = decided(&session);
    assert!(
        matches!(&read[..], [DecisionKind::LessonRead(_)]),
        "{read:?}"
    );
}

#[test]
fn reviews_look_as_they_did() {
    for (name, keys) in [
        ("today_due", ""),
        ("review_asked", "R"),
        ("review_judged", "R<ctrl-d>"),
        ("review_end", "R<ctrl-d><enter><ctrl-d><ctrl-g>"),
        ("plan", "M"),
        ("progress", "P"),
        ("progress_end", "P<end>"),
    ] {
        for (width, height) in [(80, 24), (120, 40), (40, 12)] {
            let mut session = due().sized(width, height);
            session.press(keys);
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), session.screen());
        }
    }
}
