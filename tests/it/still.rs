//! What does not move while a lesson is read: the rest of the screen is drawn onto it. Every key of every session is
//! checked for that ([`Session::act`]); here it is made sure that there is something to check.

use studyhall::runtime::step;
use studyhall::tui::Action;

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
            // Some change the sign of the lesson. Where the outline is short, it moves so that what is read is in sight.
            let least = if height > 12 { 5 } else { 1 };
            assert!(stood >= least, "{width}x{height} {lesson}: {stood}");
        }
    }
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
