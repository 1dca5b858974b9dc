//! What happens when nothing can be saved: a question, three ways out of it, and no answer twice.

use studyhall::study::CourseProgress;
use studyhall::tui::Next;

use crate::session::{Session, fixture};

fn with_full_disk() -> Session {
    let mut session = Session::good();
    session.press("<enter>x");
    session.hands.disk_full = true;
    session.press("b<enter>");
    session
}

#[test]
fn a_full_disk_asks() {
    let mut session = with_full_disk();
    let screen = session.screen();
    assert!(screen.contains("Nothing can be saved"), "{screen}");
    assert!(screen.contains("the disk is full"), "{screen}");
    assert!(screen.contains("1 answer not saved yet"), "{screen}");
    // No way around the question.
    session.press("<enter>x/?:<esc><tab>");
    assert_eq!(session.screen(), screen);
    session.press("q");
    assert_eq!(session.next, Next::Quit);
}

#[test]
fn trying_again_writes_the_same_attempt_once() {
    let mut session = with_full_disk();
    let waiting = session.model.persistence.failed_writes[0].id;
    session.press("r");
    assert!(session.screen().contains("1 answer not saved yet"));
    assert_eq!(session.model.persistence.failed_writes.len(), 1);
    assert_eq!(session.model.persistence.failed_writes[0].id, waiting);
    assert!(session.hands.attempts.is_empty());
    session.hands.disk_full = false;
    session.press("r");
    let screen = session.screen();
    assert!(!screen.contains("Nothing can be saved"), "{screen}");
    assert!(screen.contains("✓ correct"), "{screen}");
    let ids: Vec<_> = session.hands.attempts.iter().map(|one| one.id).collect();
    assert_eq!(ids, [waiting]);
    assert!(session.model.persistence.failed_writes.is_empty());
    // And saving goes on.
    session.press("<enter><ctrl-d>");
    assert_eq!(session.hands.attempts.len(), 2);
}

#[test]
fn going_on_unsaved_works_and_is_said_on_every_screen() {
    let mut session = with_full_disk();
    session.press("c");
    let screen = session.screen();
    assert!(screen.contains("✓ correct"), "{screen}");
    session.hands.disk_full = false;
    for keys in ["<enter>", "<ctrl-d>", "<enter>", "<esc>", "T"] {
        session.press(keys);
        let screen = session.screen();
        assert!(screen.contains("nothing is saved"), "{keys}\n{screen}");
    }
    assert!(session.hands.attempts.is_empty());
}

#[test]
fn a_record_that_cannot_be_opened_asks_at_the_start() {
    let why = "the record is not a database: move it away";
    let mut session = Session::over(fixture("good"), Err(why.into()));
    let screen = session.screen();
    assert!(screen.contains("Nothing can be saved"), "{screen}");
    assert!(screen.contains("the record is not a database"), "{screen}");
    assert!(!screen.contains("not saved yet"), "{screen}");
    session.press("c<enter>");
    let screen = session.screen();
    assert!(screen.contains("Building the harbour"), "{screen}");
    session.press("xb<enter>");
    assert!(session.screen().contains("✓ correct"));
    assert!(session.hands.attempts.is_empty() && session.hands.positions.is_empty());
}

#[test]
fn a_record_that_opens_at_the_second_try_is_used() {
    let mut session = Session::over(fixture("good"), Err("no such disk".into()));
    session.press("r<enter>xb<enter>");
    assert_eq!(session.hands.attempts.len(), 1);
    assert!(!session.hands.positions.is_empty());
}

#[test]
fn what_is_known_is_not_forgotten_over_the_question() {
    let mut session = Session::over(fixture("good"), Ok(CourseProgress::default()));
    session.press("<enter>x");
    session.hands.disk_full = true;
    session.press("<ctrl-d>c<enter><ctrl-d>T");
    assert!(
        session.screen().contains("0 of 2 right"),
        "{}",
        session.screen()
    );
}
