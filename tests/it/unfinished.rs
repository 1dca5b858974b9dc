//! What was filled in and not sent: kept with every change, there again when the sitting is gone on with, gone with the
//! answer.

use studyhall::course::TaskKind;
use studyhall::study::{CourseProgress, Response, Unfinished};
use studyhall::tui::{Action, Screen};

use crate::kinds::{KINDS, at};
use crate::session::{Session, fixture};

/// The program was killed and is there again: what it knows is what was on disk.
fn again(before: &Session, way: &str) -> Session {
    let mut progress = CourseProgress {
        recent: before.hands.attempts.clone(),
        ..CourseProgress::default()
    };
    for begun in &before.hands.unfinished {
        progress
            .unfinished
            .insert(begun.item.clone(), begun.clone());
        if begun.response.is_none() {
            progress.unfinished.remove(&begun.item);
        }
    }
    for attempt in &before.hands.attempts {
        progress.unfinished.remove(&attempt.item);
    }
    let mut session = Session::over(fixture("good"), Ok(progress));
    // It begins at the question that was begun.
    session.press("<enter>").press(&way.replace("<ctrl-n>", ""));
    session
}

/// What is filled in on the screen, as far as it is seen.
fn filled(session: &Session) -> Vec<String> {
    let screen = session.screen();
    let lines = screen.lines().skip(1);
    let lines = lines.take(22).map(|line| line.replace('▸', " "));
    lines.collect()
}

fn last(session: &Session) -> &Unfinished {
    session.hands.unfinished.last().unwrap()
}

#[test]
fn every_kind_is_there_again_as_it_was() {
    for kind in &KINDS {
        let keys = kind.right;
        let keys = keys.strip_suffix("<enter>").unwrap_or(keys);
        let keys = keys.strip_suffix("<ctrl-x>").unwrap_or(keys);
        // What ticks ideas or goes to the last row comes after what is filled in.
        let keys = keys.split("<ctrl-x>").next().unwrap();
        let mut session = at(kind.way);
        let empty = filled(&session);
        session.press(keys);
        assert!(session.hands.attempts.is_empty(), "{:?}", kind.task);
        assert_ne!(filled(&session), empty, "{:?}", kind.task);
        let mut other = again(&session, kind.way);
        if !kind.way.contains("ctrl-n") {
            let screen = other.screen();
            assert!(
                screen.contains("what you had begun is here again"),
                "{screen}"
            );
        }
        // Neither message nor cursor.
        session.press("<up><up><up><up><up><up><up><up><up>");
        other.press("<down><up><up><up><up><up><up><up><up>");
        assert_eq!(filled(&other), filled(&session), "{:?}", kind.task);
    }
}

#[test]
fn nothing_is_kept_where_nothing_was_filled_in_and_no_longer_than_that() {
    let mut session = at("X");
    session.press("<down><up>");
    assert!(session.hands.unfinished.is_empty());
    session.press("ab");
    assert_eq!(last(&session).response, Some(Response::Text("ab".into())));
    assert_eq!(session.hands.unfinished.len(), 2);
    session.press("<backspace><backspace>");
    assert_eq!(last(&session).response, None);
    assert!(session.model.progress.unfinished.is_empty());
    // A blank at the end is kept, too; and a paste.
    session.act(Action::Paste("so much \u{1b}[2J".into()));
    let response = Response::Text("so much \u{FFFD}[2J".into());
    assert_eq!(last(&session).response, Some(response));
}

#[test]
fn an_answer_ends_it_and_another_day_does() {
    let mut session = at("X");
    session.press("harb q");
    assert!(again(&session, "X").screen().contains("harb q"));
    assert_eq!(again(&session, "").model.progress.unfinished.len(), 1);
    let mut tomorrow = again(&session, "");
    tomorrow.later(1).press("X");
    assert!(
        !tomorrow.screen().contains("harb q"),
        "{}",
        tomorrow.screen()
    );
    session.press("<backspace><backspace>our pride<enter>");
    assert_eq!(session.hands.attempts.len(), 1);
    assert!(session.model.progress.unfinished.is_empty());
    let kept = session.hands.unfinished.len();
    session.press("<enter><ctrl-p>");
    assert_eq!(session.hands.unfinished.len(), kept);
}

#[test]
fn a_sitting_gone_on_with_has_what_was_begun_at_its_item() {
    let mut session = at("X");
    session.press("harbour pride<enter><enter>44<down>Mar");
    let other = again(&session, "X");
    let screen = other.screen();
    assert!(screen.contains("going on where you left"), "{screen}");
    assert!(screen.contains("44") && screen.contains("Mar"), "{screen}");
}

#[test]
fn what_does_not_fit_the_item_any_more_is_left_out() {
    let mut session = at("X");
    session.press("harb");
    let begun = last(&session).clone();
    let misfits = [
        Response::Blanks(vec!["a".into(), "b".into()]),
        Response::Choices(vec!["gone".into()]),
        Response::Truth(true),
        Response::Pairs(vec![Some(99)]),
        Response::DontKnow,
    ];
    for misfit in misfits {
        session.hands.unfinished = vec![Unfinished {
            response: Some(misfit.clone()),
            ..begun.clone()
        }];
        let other = again(&session, "X");
        assert!(!other.screen().contains("begun"), "{misfit:?}");
    }
    // Hostile text, too long and on several lines, is what could have been typed.
    session.hands.unfinished = vec![Unfinished {
        response: Some(Response::Text(format!(
            "x\u{1b}[2J{}\nnext",
            "y".repeat(9_000)
        ))),
        ..begun
    }];
    let other = again(&session, "X");
    let Some(Screen::Quiz(quiz)) = other.model.screens.last() else {
        panic!("no sitting");
    };
    let (question, form) = quiz.current().unwrap();
    assert_eq!(question.item.kind(), TaskKind::Short);
    let Some(Response::Text(text)) = form.response(question) else {
        panic!("nothing was filled in");
    };
    assert!(
        text.len() <= 500 && !text.contains(['\u{1b}', '\n']),
        "{text}"
    );
}

#[test]
fn where_nothing_is_saved_nothing_is_kept() {
    let mut session = Session::over(fixture("good"), Err("the disk is gone".into()));
    session.press("c<enter>Xharb q");
    assert!(session.screen().contains("harb q"));
    assert!(session.hands.unfinished.is_empty());
}

#[test]
fn killed_before_the_first_answer_it_goes_on_in_the_same_order() {
    let order = |session: &Session| -> Vec<String> {
        let Some(Screen::Quiz(quiz)) = session.model.screens.last() else {
            panic!("no quiz on\n{}", session.screen());
        };
        let items = quiz.session.questions.iter();
        items.map(|question| question.item.id.to_string()).collect()
    };
    let begin = |mut session: Session, run: u64| {
        session.model.opening.seed = None;
        session.model.opening.session = run;
        session.press("<enter>X");
        session
    };
    let mut before = begin(Session::new(), 1);
    assert_ne!(order(&before), order(&begin(Session::new(), 2)));
    before.press("<ctrl-n><ctrl-n>");
    // Whatever the third question is, something is filled in.
    before.press("a<down>1<right>");
    let draft = last(&before).clone();
    let progress = CourseProgress {
        unfinished: [(draft.item.clone(), draft)].into(),
        ..CourseProgress::default()
    };
    let after = begin(Session::over(crate::session::shipped(), Ok(progress)), 2);
    assert_eq!(order(&after), order(&before));
    assert_eq!(
        filled(&after).first().unwrap(),
        filled(&before).first().unwrap()
    );
    assert!(
        after.screen().contains("what you had begun is here again"),
        "{}",
        after.screen()
    );
}
