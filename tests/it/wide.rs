//! Sittings over a lesson, a module, an objective or the whole course, as the command line asks for them; reviews that it
//! asks for; and going from one course to another.

use std::sync::Arc;

use studyhall::course::CourseId;
use studyhall::study::{CourseProgress, Memory, Occasion, ReviewKind};
use studyhall::text::SafeText;
use studyhall::tui::{Action, Layer};
use studyhall::tui::{BackgroundEvent, Next, OpenAction};

use crate::session::{SEED, Session, fixture};
use crate::sittings::killed;

fn quiz(session: &mut Session, id: Option<&str>) -> String {
    session.act(Action::Open(OpenAction::Quiz(id.map(str::to_owned))));
    session.screen()
}

/// Says "I don't know" so often, and goes on.
fn answer(session: &mut Session, times: usize) {
    for _ in 0..times {
        session.press("<ctrl-d><enter>");
    }
}

#[test]
fn a_lesson_is_asked_with_its_self_checks_and_its_quiz() {
    let mut session = Session::good();
    let screen = quiz(&mut session, Some("building-the-harbour"));
    assert!(screen.contains("Quiz › 1.1 Building"), "{screen}");
    assert!(screen.contains("1 of 5"), "{screen}");
    answer(&mut session, 5);
    let all = session.hands.attempts.iter();
    let occasions: Vec<Occasion> = all.clone().map(|one| one.occasion).collect();
    let (check, own) = (Occasion::SelfCheck, Occasion::Quiz);
    assert_eq!(occasions, [check, check, check, own, own]);
    assert!(all.clone().all(|one| one.seed == Some(SEED)));
    assert!(
        all.clone()
            .all(|one| one.lesson.as_str() == "building-the-harbour")
    );
    // What was missed is asked once more, for practice; then the lesson is there.
    session.press("r<ctrl-d>");
    assert_eq!(session.hands.attempts[5].occasion, Occasion::Practice);
    session.press("<esc>");
    let screen = session.screen();
    assert!(
        screen.contains("1.1 Building") && screen.contains("§1/2"),
        "{screen}"
    );
}

#[test]
fn modules_objectives_and_the_course_are_asked_with_the_lesson_of_each_question() {
    let course = &fixture("good").course;
    let all = course
        .lessons()
        .flat_map(studyhall::course::Lesson::items)
        .count();
    for (id, title, count) in [
        (None, course.title.to_string(), all),
        (Some("harbour"), "module 1".to_owned(), all),
        (Some("recall-the-year"), "Quiz › ".to_owned(), 0),
    ] {
        let mut session = Session::good();
        let screen = quiz(&mut session, id);
        assert!(screen.contains(&title), "{screen}");
        if count > 0 {
            assert!(screen.contains(&format!("1 of {count}")), "{screen}");
        }
        // Each answer is kept with its own lesson, and `s` leads to that.
        for _ in 0..count.max(1) {
            session.press("<ctrl-d>s");
            let own = session.hands.attempts.last().unwrap();
            let lesson = course.lesson(own.lesson.as_str()).unwrap();
            assert!(lesson.items().any(|item| item.id == own.item));
            let screen = session.screen();
            assert!(screen.contains('▸') && screen.contains("§"), "{screen}");
            session.press("<esc><enter>");
        }
        // Begun from no lesson, it leads back to the first screen.
        session.press("<ctrl-g><esc>");
        if count == 0 {
            // Questions are open: back to the last one first.
            session.press("<esc>");
        }
        assert!(session.screen().contains("Today"), "{}", session.screen());
    }
    let mut session = Session::good();
    let screen = quiz(&mut session, Some("no-such"));
    assert!(
        screen.contains("nothing is asked about `no-such`"),
        "{screen}"
    );
}

#[test]
fn it_goes_on_where_it_was_left_also_after_the_program_was_killed() {
    for id in [None, Some("harbour"), Some("living-with-the-tide")] {
        let mut session = Session::good();
        session.model.opening.seed = None;
        quiz(&mut session, id);
        answer(&mut session, 2);
        let before = session.screen();
        assert!(before.contains("3 of "), "{before}");
        session.press("<esc>");
        let screen = quiz(&mut session, id);
        assert!(
            screen.contains("3 of ") && screen.contains("going on"),
            "{screen}"
        );
        let mut again = killed(&session);
        let screen = quiz(&mut again, id);
        assert!(
            screen.contains("3 of ") && screen.contains("going on"),
            "{screen}"
        );
        answer(&mut again, 1);
        assert_eq!(again.hands.attempts[0].seed, session.hands.attempts[0].seed);
        // Who asks for a seed gets the sitting that has it.
        let mut other = killed(&session);
        other.model.opening.seed = Some(SEED);
        let screen = quiz(&mut other, id);
        assert!(
            screen.contains("1 of ") && !screen.contains("going on"),
            "{screen}"
        );
    }
}

#[test]
fn a_self_check_on_the_way_is_not_the_beginning_of_the_course() {
    let mut session = Session::good();
    session.press("<enter>]x<ctrl-d><esc><esc>");
    assert_eq!(session.hands.attempts.len(), 1);
    let mut again = killed(&session);
    for id in [None, Some("harbour")] {
        let screen = quiz(&mut again, id);
        assert!(
            screen.contains("1 of ") && !screen.contains("going on"),
            "{screen}"
        );
        again.press("T");
    }
    // Nor is what was finished gone on with.
    let mut session = Session::good();
    quiz(&mut session, Some("building-the-harbour"));
    answer(&mut session, 5);
    let mut again = killed(&session);
    let screen = quiz(&mut again, Some("building-the-harbour"));
    assert!(
        screen.contains("1 of 5") && !screen.contains("going on"),
        "{screen}"
    );
}

#[test]
fn a_review_that_was_asked_for_waits_for_the_record_and_asks_at_most_so_many() {
    let library = fixture("good");
    let mut before = Session::good();
    before.press("<enter>x<ctrl-d><enter><ctrl-d><enter>T");
    let attempts = before.hands.attempts.clone();
    for (most, count) in [(1, "1 of 1"), (usize::MAX, "1 of 2")] {
        let mut session = Session::over(Arc::clone(&library), Ok(CourseProgress::default()));
        session.later(1);
        session.model.known.memory = None;
        session.act(Action::Open(OpenAction::Review(ReviewKind::Due, most)));
        let screen = session.screen();
        assert!(
            screen.contains("the record is still being read"),
            "{screen}"
        );
        let mut memory = Memory::new(library.deck.clone());
        for attempt in &attempts {
            memory.append(attempt);
        }
        session.act(Action::Background(BackgroundEvent::Remembered(Box::new(
            memory,
        ))));
        let screen = session.screen();
        assert!(
            screen.contains("Review") && screen.contains(count),
            "{screen}"
        );
    }
    for (key, title) in [("P", "Progress"), ("S", "Settings"), ("M", "I have")] {
        let mut session = Session::over(Arc::clone(&library), Ok(CourseProgress::default()));
        session.later(1);
        session.model.known.memory = None;
        session.press(key);
        assert!(!session.screen().contains(title));
        let memory = Memory::new(library.deck.clone());
        session.act(Action::Background(BackgroundEvent::Remembered(Box::new(
            memory,
        ))));
        assert!(session.screen().contains(title), "{}", session.screen());
    }
    let mut session = Session::good();
    session.act(Action::Open(OpenAction::Review(ReviewKind::Due, 10)));
    let screen = session.screen();
    assert!(screen.contains("nothing is due yet"), "{screen}");
}

/// The small course with another one beside it.
pub(crate) fn two() -> Session {
    let mut session = Session::good();
    let here = session.model.opening.course.clone();
    let title = session.model.opening.title.clone();
    let other = (CourseId::new("the-sea"), SafeText::new("The sea"));
    session.model.opening.courses = vec![(here, title), other];
    session
}

#[test]
fn another_course_is_chosen_with_a_key_or_a_command_and_nothing_is_left_open() {
    let mut session = two();
    for keys in ["C", ":course<enter>"] {
        session.press(keys);
        let screen = session.screen();
        assert!(
            screen.contains("Which course?") && screen.contains("The sea"),
            "{screen}"
        );
        // The one that is open is no other.
        session.press("<enter>");
        assert_eq!(
            (session.next, session.model.study.next_course.clone()),
            (Next::GoOn, None)
        );
        assert!(!session.screen().contains("Which course?"));
    }
    session.press("C<down><enter>");
    let next = session.model.study.next_course.clone();
    assert_eq!(
        (session.next, next),
        (Next::Quit, Some(CourseId::new("the-sea")))
    );
}

#[test]
fn where_there_is_one_course_nothing_is_said_of_choosing() {
    let mut session = Session::good();
    assert!(!session.model.layers().contains(&Layer::MultiCourse));
    session.press("C?<end>");
    assert!(!session.screen().contains("another course"));
    let mut session = two().sized(120, 40);
    session.press("?");
    let screen = session.screen();
    assert!(screen.contains("With several courses"), "{screen}");
}
