//! Keys never answer by accident, and what they did can be taken back.

use studyhall::study::{DecisionKind, Response};
use studyhall::tui::Screen;

use crate::kinds::{KINDS, at};
use crate::session::{Session, says, says_not};

fn choice(session: &Session) -> Response {
    session.hands.attempts.last().unwrap().response.clone()
}

/// The number of the question that is shown.
fn shown(session: &Session) -> usize {
    match session.model.screens.last() {
        Some(Screen::Quiz(quiz)) => quiz.at,
        other => panic!("{other:?} is no quiz"),
    }
}

#[test]
fn what_is_marked_is_what_is_sent_wherever_the_cursor_is() {
    // The wrong one is marked, and the cursor is on another.
    let mut session = at("xa<down><down>");
    assert!(session.hands.attempts.is_empty());
    session.press("<enter>");
    says(&session, "✗ a");
    let Response::Choices(ids) = choice(&session) else {
        panic!("no choice")
    };
    let mut again = at("xa<enter>");
    assert_eq!(choice(&again), Response::Choices(ids));
    again.press("q");
}

#[test]
fn enter_marks_first_and_sends_on_the_second_press() {
    for way in ["x", KINDS[2].way] {
        let mut session = at(way);
        says(&session, "Enter choose");
        session.press("<down><enter>");
        assert!(session.hands.attempts.is_empty(), "{way}");
        says(&session, "Enter answer");
        session.press("<enter>");
        assert_eq!(session.hands.attempts.len(), 1, "{way}");
    }
}

#[test]
fn a_held_enter_is_one_press() {
    // Picked by a letter: the first Enter answers, those that repeat do nothing.
    let mut session = at("xb");
    session.press("<enter>").paced(30);
    for _ in 0..200 {
        session.press("<enter>");
    }
    assert_eq!(session.hands.attempts.len(), 1);
    assert_eq!(shown(&session), 0);
    // Another key in between makes it another press.
    session.press("<down><enter>");
    assert_eq!(shown(&session), 1);
}

#[test]
fn enter_alone_answers_nothing_that_could_not_be_read() {
    // A keyboard that begins to repeat after half a second.
    let mut session = at("x");
    session.paced(450);
    session.press("<enter><enter>");
    assert!(
        session.hands.attempts.is_empty(),
        "0.9 s after it was shown"
    );
    session.press("<enter>");
    assert_eq!(session.hands.attempts.len(), 1);
    // The verdict stays for half a second.
    session.press("<enter>");
    assert_eq!(shown(&session), 0);
    session.press("<enter>");
    assert_eq!(shown(&session), 1);
    // Going back to a verdict shows it anew.
    session.paced(300).press("<ctrl-p><enter>");
    assert_eq!(shown(&session), 0);
}

#[test]
fn whoever_picks_or_types_is_not_slowed() {
    for kind in &KINDS {
        let mut session = at(kind.way);
        session.paced(120).press(kind.right);
        assert_eq!(session.hands.attempts.len(), 1, "{:?}", kind.task);
    }
    let mut session = at("x");
    session.paced(120).press("b<enter><enter>");
    assert_eq!(shown(&session), 1);
}

#[test]
fn u_takes_back_an_answer_in_a_quiz_and_a_self_check_and_while_typing() {
    for (way, keys) in [
        ("x", "a<enter>u"),
        ("X", "vanity<enter><enter><alt-u>"),
        ("x", "<ctrl-d>u"),
    ] {
        let mut session = at(way);
        session.press(keys);
        let attempt = session.hands.attempts[0].id;
        let undone = session.hands.decisions.last().unwrap();
        assert_eq!(undone.what, DecisionKind::Undo(attempt), "{way} {keys}");
        assert_eq!(shown(&session), 0);
        says(&session, "as if it had not been answered");
        // It is asked again, with nothing filled in.
        let Some(Screen::Quiz(quiz)) = session.model.screens.last() else {
            panic!("no quiz")
        };
        let (question, form) = quiz.current().unwrap();
        assert!(question.answer.is_none() && form.as_draft(question).is_none());
        // Another answer is another attempt.
        session
            .press(keys.split_once('<').unwrap().0)
            .press("<enter>");
    }
}

#[test]
fn u_takes_back_the_last_thing_first() {
    let mut session = at("Xvanity<enter>c");
    says(&session, "● counted as right");
    session.press("u");
    says_not(&session, "● counted as right");
    session.press("u");
    let attempt = session.hands.attempts[0].id;
    let decided: Vec<_> = session
        .hands
        .decisions
        .iter()
        .map(|one| &one.what)
        .collect();
    assert_eq!(
        decided,
        [
            &DecisionKind::CountAsRight(attempt),
            &DecisionKind::CountAsMarked(attempt),
            &DecisionKind::Undo(attempt)
        ]
    );
    session.press("<alt-u>");
    says(&session, "nothing to take back");
}

#[test]
fn a_suspension_is_taken_back() {
    let mut session = at("x");
    session.press("z");
    assert_eq!(shown(&session), 1);
    let item = {
        let Some(Screen::Quiz(quiz)) = session.model.screens.last() else {
            panic!("no quiz")
        };
        quiz.session.questions[0].item.id.clone()
    };
    session.press("u");
    let decided = session.hands.decisions.last().unwrap();
    assert_eq!(decided.what, DecisionKind::Resume(item));
    assert_eq!(shown(&session), 0);
}

#[test]
fn c_says_why_it_does_nothing() {
    let mut session = at("xa<enter>c");
    says(&session, "only a typed answer can be counted as right");
    session = at("X<ctrl-d>c");
    says(&session, "no answer to count");
}

#[test]
fn ctrl_d_in_a_text_deletes_and_never_gives_up() {
    let mut session = at("Xab<home><ctrl-d><ctrl-d><ctrl-d>");
    assert!(session.hands.attempts.is_empty());
    says_not(&session, "ab");
    // Nothing was typed: it says "I don't know".
    session = at("X<ctrl-d>");
    assert_eq!(choice(&session), Response::DontKnow);
    // In a text of several lines, too.
    session = at(KINDS[9].way);
    session.press("a<home><ctrl-d><ctrl-d>");
    assert!(session.hands.attempts.is_empty());
}

#[test]
fn esc_in_the_overview_returns_to_the_question() {
    let mut session = at("x<ctrl-n><ctrl-g>");
    says(&session, "Esc back to the question");
    session.press("<esc>");
    assert_eq!(shown(&session), 1);
}

#[test]
fn text_is_edited_with_the_keys_of_a_shell() {
    for (keys, left) in [
        ("one two<ctrl-a>x", "xone two"),
        ("one two<ctrl-a><ctrl-e>x", "one twox"),
        ("one two<alt-b><ctrl-k>", "one "),
        ("one two<alt-b><ctrl-u>", "two"),
        ("one two<ctrl-w>", "one "),
        ("one two<alt-backspace>", "one "),
        ("one two<ctrl-a><alt-d>", "two"),
        ("one two<ctrl-left><ctrl-left>x", "xone two"),
        ("one two<home><alt-f>x", "one xtwo"),
        ("one two<home><ctrl-right>x", "one xtwo"),
    ] {
        for way in ["X", KINDS[9].way] {
            let mut session = at(way);
            session.press(keys);
            let Some(Screen::Quiz(quiz)) = session.model.screens.last() else {
                panic!("no quiz")
            };
            let (question, form) = quiz.current().unwrap();
            let text = match form.as_draft(question) {
                Some(Response::Text(text) | Response::Open { text, .. }) => text,
                other => panic!("{keys}: {other:?}"),
            };
            assert_eq!(text.trim_end(), left.trim_end(), "{keys} {way}");
        }
    }
}

#[test]
fn a_half_done_check_shows_as_such_in_the_lesson() {
    let session = at("x<ctrl-n>a<ctrl-x><esc>").sized(80, 40);
    let check = session.row_of("Self-check: ");
    let screen = session.screen();
    let line = screen.lines().nth(check).unwrap();
    assert!(line.contains("1 answered so far"), "{screen}");
}

#[test]
fn partly_right_is_worth_its_part() {
    // One of two keys of several choices, and nothing else wrong.
    let mut session = at("x<ctrl-n>1<ctrl-x><ctrl-g>");
    let score = session.hands.attempts[0].score;
    assert!(score > 0.0 && score < 1.0, "{score}");
    says(&session, "0.5 of 1 right");
    session.press("<esc><esc><esc>");
    says(&session, "0.5 of 1 right");
}

#[test]
fn letters_of_other_layouts_are_keys_by_their_position() {
    // Cyrillic, Greek, Armenian, Georgian: the key of b.
    for b in ["и", "β", "զ", "ბ"] {
        let mut session = at("x");
        session.press(b).press("<enter>");
        says(&session, "✓ b");
    }
    // Where text is typed, they are typed.
    let mut session = at("Xи");
    says(&session, "и");
    session.press("<esc>");
}

#[test]
fn keys_that_a_multiplexer_takes_have_another() {
    let mut session = at("x<f4>");
    assert_eq!(shown(&session), 1);
    session.press("<f3>");
    assert_eq!(shown(&session), 0);
    session.press("<f2>");
    says(&session, "still to answer");
    session = at("x<f5>");
    says(&session, "Hint 1");
}
