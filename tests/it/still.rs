//! What does not move while a lesson is read: the rest of the screen is drawn onto it. Every key of every session is
//! checked for that ([`Session::act`]); here it is made sure that there is something to check.

use std::sync::Arc;

use studyhall::content::{Embedded, load};
use studyhall::course::{PartId, Slot};
use studyhall::runtime::step;
use studyhall::tui::{Action, Library, Progress};

use crate::session::Session;

/// How often a key left standing what was there.
fn stood(session: &mut Session, keys: &[&str]) -> usize {
    let press = |key: &&&str| {
        let edition = session.model.edition;
        session.press(key);
        session.model.edition == edition
    };
    keys.iter().filter(press).count()
}

#[test]
fn beside_a_text_that_moves_the_outline_stands_at_any_size() {
    for (width, height) in [
        (100, 12),
        (100, 40),
        (120, 40),
        (131, 16),
        (160, 50),
        (80, 24),
    ] {
        for lesson in ["2.3", "5.3", "two-essays-side-by-side"] {
            let mut session = Session::new().sized(width, height);
            session.act(Action::OpenLesson(Some(lesson.to_owned())));
            let keys = [
                "j", "j", "<pgdn>", "n", "n", "n", "n", "n", "<end>", "k", "k", "<home>", "<end>",
                "p", "<pgup>",
            ];
            let stood = stood(&mut session, &keys);
            // At the ends something is said. Where the outline is short, it moves so that what is read is in sight.
            let least = if height > 12 { 5 } else { 1 };
            assert!(stood >= least, "{width}x{height} {lesson}: {stood}");
        }
    }
}

#[test]
fn a_lesson_of_more_sections_than_the_outline_has_lines_is_drawn_the_same_way() {
    let mut course = load(&Embedded).course.unwrap();
    let slot = course.modules[0].slots.first_mut().unwrap();
    let Slot::Ready(lesson) = slot else {
        panic!("it cannot be read");
    };
    let id = lesson.id.to_string();
    let last = lesson.sections.last().unwrap().clone();
    for number in 0..12 {
        let mut section = last.clone();
        section.id = PartId::new(&format!("more-{number}"));
        section.title = format!("More of it {number}").into();
        lesson.sections.push(section);
    }
    let library = Arc::new(Library::of(course, 0));
    let mut session = Session::over(library, Ok(Progress::default())).sized(100, 12);
    session.act(Action::OpenLesson(Some(id)));
    session.press("<end>pppp");
    // Nothing above its first shown section is left of the lesson.
    assert!(stood(&mut session, &["k", "j", "j", "k", "k"]) > 0);
}

#[test]
fn whatever_else_changes_is_drawn_anew() {
    let mut session = Session::new().sized(120, 40);
    session.act(Action::OpenLesson(Some("5.3".to_owned())));
    session.press("jj");
    assert_eq!(stood(&mut session, &["j", "k"]), 2);
    let others = [
        "?", "<esc>", "/", "<esc>", "]", "[", "x", "<esc>", "c", "<esc>", "<end>",
    ];
    assert_eq!(stood(&mut session, &others), 0);
    // A message goes with the next key.
    session.act(Action::Tell("something was said".to_owned()));
    assert_eq!(stood(&mut session, &["k"]), 0);
}

#[test]
fn a_place_is_kept_after_the_frame_or_before_anything_else_is_done() {
    let mut session = Session::new().sized(120, 40);
    session.act(Action::OpenLesson(Some("5.3".to_owned())));
    let before = session.hands.positions.len();
    let mut act = |action| {
        let now = session.now;
        let _ = step(&mut session.model, action, &mut session.hands, now);
        (session.model.moved, session.hands.positions.len() - before)
    };
    assert_eq!(act(Action::PageDown), (true, 0));
    assert_eq!(act(Action::PageDown), (true, 0));
    assert_eq!(act(Action::KeepPlace), (false, 1));
    assert_eq!(act(Action::KeepPlace), (false, 1));
    assert_eq!(act(Action::Up), (true, 1));
    // Back to the first screen: the lesson is no longer there when the frame is.
    assert_eq!(act(Action::Back), (false, 2));
    let last = session.hands.positions.last().unwrap();
    assert_eq!(last.lesson.as_str(), "on-affective-liberation");
}
