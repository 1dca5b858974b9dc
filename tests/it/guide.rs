//! What guides through the course: what is held of each module, what a lesson rests on, settings, the own pace, and planned
//! sessions.

use studyhall::study::{DecisionKind, Rating, StudyDay};
use studyhall::tui::{Action, OpenAction};

use crate::session::{Session, says, says_not};

fn decided(session: &Session) -> Vec<DecisionKind> {
    let all = session.hands.decisions.iter();
    all.map(|one| one.what.clone()).collect()
}

/// Answers the item about the year, whose choices stand in the order they are written in.
const YEAR_RIGHT: &str = "b<enter>";

#[test]
fn the_path_says_what_is_held_of_a_module_and_nothing_where_nothing_is() {
    let mut session = Session::good();
    says_not(&session, "held");
    session.press(&format!("<enter>x{YEAR_RIGHT}T"));
    says(&session, "1 of 3 held");
    session.press("<end>");
    // A day later it is missed, and nothing is held any more, although something is known of it.
    session.later(3).press("R<ctrl-d>T");
    says(&session, "0 of 3 held");
    for (width, height) in [(40, 12), (120, 40)] {
        session = session.sized(width, height);
        session.press("G");
        assert!(
            session
                .screen()
                .lines()
                .all(|line| line.chars().count() <= width.into())
        );
    }
}

#[test]
fn a_lesson_says_what_it_rests_on_and_leads_there_and_back() {
    let mut session = Session::good();
    session.press("<enter>]");
    says(&session, "1.2 Living with the tide");
    says(
        &session,
        "Rests on 1.1 Building the harbour: not read yet, and 1 more  r",
    );
    let before = session.screen();
    session.press("r");
    says(&session, "1.1 Building the harbour");
    says_not(&session, "Rests on");
    session.press("r");
    says(&session, "nothing is missing that this lesson rests on");
    session.press("<ctrl-o>");
    assert_eq!(session.screen(), before);
    // Read, and nothing answered.
    session.press("[<end><home>]");
    says(
        &session,
        "Rests on 1.1: read, but not known yet, and 1 more  r",
    );
    // Never a lock: it is read and asked as any other.
    session.press("x");
    says(&session, "1 of ");
}

#[test]
fn what_was_held_and_failed_is_missing_again() {
    let mut session = Session::good();
    session.press(&format!("<enter>x{YEAR_RIGHT}T"));
    let open = |session: &mut Session| {
        session.act(Action::Open(OpenAction::Lesson(Some("1.2".to_owned()))));
    };
    open(&mut session);
    says(
        &session,
        "Rests on 1.1 Building the harbour: not read yet  r",
    );
    session.press("T").later(3).press("R<ctrl-d>T");
    open(&mut session);
    says(&session, "not read yet, and 1 more  r");
    let narrow = session.sized(40, 12);
    says(&narrow, "Rests on 1.1: not read yet, and 1…  r");
}

#[test]
fn settings_are_typed_and_turned_and_kept() {
    let mut session = Session::good();
    session.press("S");
    says(&session, "Exam on               none");
    session.press("<ctrl-u>2020-01-01<enter>");
    says(
        &session,
        "`2020-01-01` is not ahead: type a later day, or none",
    );
    session.press("<ctrl-u>2027-06-01<down><right><down>x<enter>");
    says(&session, "`12x` cannot be used: 0 to 200");
    assert_eq!(decided(&session), []);
    session.press("<backspace><left><down><right><down><space><enter>");
    says_not(&session, "Exam on");
    says(&session, "from now on: exam 2027-06-01, in ");
    assert_eq!(
        decided(&session),
        [
            DecisionKind::Exam(StudyDay::parse("2027-06-01")),
            DecisionKind::Retention(91),
            DecisionKind::DailyLimits {
                new_cards: 11,
                minutes: 35
            },
            DecisionKind::RateBySpeed(true),
        ]
    );
    // Esc leaves everything as it is; so does keeping what is there.
    session.press("S<ctrl-u>none<esc>S");
    says(&session, "Exam on               2027-06-01");
    session.press("<enter>");
    says(&session, "nothing was changed");
    assert_eq!(decided(&session).len(), 4);
    // It is a command, too.
    session.press(":settings<enter>");
    says(&session, "Retention wanted, %   91");
}

#[test]
fn settings_look_as_they_did() {
    for (width, height) in [(80, 24), (120, 40), (40, 12)] {
        let mut session = Session::good().sized(width, height);
        session.press("S<down><down><down><down>");
        insta::assert_snapshot!(format!("settings_{width}x{height}"), session.screen());
    }
}

/// Answers the year of the harbour rightly so often that there is a median, each time within six seconds, and one day
/// after the other; then once more after `seconds`. How the last answer is rated.
fn rated_after(speed: bool, seconds: &[u64]) -> Rating {
    let mut session = Session::good();
    if speed {
        session.press("S<up><down><down><down><down><space><enter>");
    }
    session.press(&format!("<enter>x{YEAR_RIGHT}T"));
    for _ in 0..9 {
        session.later(400);
        session.press("R");
        answer(&mut session);
        session.press("T");
    }
    session.later(400);
    session.press("R");
    for seconds in seconds {
        session.wait(*seconds);
        session.press("<ctrl-r><ctrl-r><ctrl-r><ctrl-r>");
    }
    answer(&mut session);
    session.hands.attempts.last().unwrap().rating.unwrap().auto
}

/// Answers the item about the year rightly, wherever its key is.
fn answer(session: &mut Session) {
    says(session, "In which year");
    let screen = session.screen();
    let line = screen.lines().find(|line| line.contains(" ( ) 1890"));
    let (before, _) = line.unwrap().split_once(" ( ) 1890").unwrap();
    let letter = before.chars().next_back().unwrap();
    session.press(&format!("{letter}<enter>"));
    says(session, "✓ correct");
}

#[test]
fn slow_for_oneself_is_hard_where_that_is_wanted_and_nothing_came_between() {
    assert_eq!(rated_after(true, &[]), Rating::Good);
    assert_eq!(rated_after(true, &[20]), Rating::Hard);
    assert_eq!(rated_after(false, &[20]), Rating::Good, "nobody wants it");
    assert_eq!(rated_after(true, &[31]), Rating::Good, "nobody was there");
    assert_eq!(rated_after(true, &[25, 25]), Rating::Hard, "somebody was");
}

/// Reads to the end of the lesson, a screenful in so many seconds.
fn read_on(session: &mut Session, seconds: u64) {
    for _ in 0..30 {
        session.wait(seconds);
        if session.screen().lines().next().unwrap().contains("100%") {
            break;
        }
        session.press("<space>");
    }
}

#[test]
fn reading_is_measured_section_by_section() {
    let paced = |session: &Session| -> Vec<(u32, u64)> {
        let all = decided(session);
        all.iter()
            .filter_map(|what| match what {
                DecisionKind::ReadingSpeed { words, elapsed, .. } => {
                    Some((*words, elapsed.as_secs()))
                }
                _ => None,
            })
            .collect()
    };
    let mut session = Session::new();
    session.press("<enter>");
    let lesson = &crate::session::shipped();
    let sections = &lesson.course.lessons().next().unwrap().sections;
    // A screenful in about a minute.
    read_on(&mut session, 57);
    session.press("<esc>");
    let read = paced(&session);
    assert!(read.len() > 2, "{read:?}");
    let words: usize = sections.iter().map(studyhall::course::Section::words).sum();
    let all = read.iter().map(|one| one.0 as usize).sum::<usize>();
    assert!(
        (words..words + 200).contains(&all),
        "{all} of {words}, and what it is about"
    );
    // Leafing through says nothing, nor does lying about.
    for wait in [0, 600] {
        let mut session = Session::new();
        session.press("<enter>");
        read_on(&mut session, wait);
        session.press("<esc>");
        assert_eq!(paced(&session), [], "{wait}");
    }
    // Nor does jumping ahead.
    let mut session = Session::new();
    session.press("<enter>");
    session.wait(200).press("G").wait(100).press("<esc>");
    assert_eq!(paced(&session), []);
}

#[test]
fn the_own_pace_of_reading_is_used_everywhere() {
    let minutes = |session: &mut Session| {
        session
            .act(Action::Open(OpenAction::Lesson(Some("2.1".to_owned()))))
            .press("T");
        let screen = session.screen();
        let line = screen
            .lines()
            .find(|line| line.contains("Continue 2.1"))
            .unwrap();
        let (_, minutes) = line.rsplit_once(": ").unwrap();
        minutes.trim_end_matches(" min").parse::<u32>().unwrap()
    };
    let usual = minutes(&mut Session::new());
    let mut slow = Session::new();
    slow.press("<enter>");
    for _ in 0..3 {
        read_on(&mut slow, 75);
        slow.press("]");
    }
    slow.press("S");
    says(&slow, "You read about 1");
    slow.press("<esc>");
    let own = minutes(&mut slow);
    assert!(own * 2 >= usual * 3, "{own} {usual}");
}

#[test]
fn a_planned_session_goes_on_from_part_to_part() {
    let mut session = Session::good();
    session.press("N");
    says(&session, "no session is planned: M plans one");
    session
        .press("<enter>x<ctrl-d><enter><ctrl-d><enter>T")
        .later(1);
    session.press("M");
    says(&session, "review 2, ");
    says(&session, "read 1.1 §1–2, 1.2 §1");
    session.press("<enter>");
    says(&session, "1 of 2");
    // Left before its end, it waits; the first screen says how to go on.
    session.press("T");
    says(&session, "Go on: read 1.1 §1–2: ");
    session.press("N");
    says(&session, "1.1 Building the harbour");
    says(&session, "read 1.1 §1–2: ");
    session.press("j");
    says(&session, "N next part");
    // At the end of the last self-check of the part, Enter goes on.
    session.press("<end>x");
    for _ in 0..12 {
        if session.screen().contains("overview") {
            break;
        }
        session.press("<ctrl-d><enter>");
    }
    says(&session, "Go on: read 1.2 §1");
    session.press("<home><enter>");
    says(&session, "1.2 Living with the tide");
    session.press("N");
    says(
        &session,
        "the session is done, after 1 of 10 minutes; M plans another",
    );
    says_not(&session, "End the session");
}
