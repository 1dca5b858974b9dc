//! Self-checks and quizzes: every kind of item answered right and wrong, hints, the source, the summary.

use studyhall::study::{Occasion, Response};

use crate::session::Session;

/// A sitting on the small course, opened at the kind of item that `keys` lead to.
fn at(keys: &str) -> Session {
    let session = opened(keys);
    assert!(session.hands.attempts.is_empty());
    session
}

/// A sitting on the small course after `keys`.
fn opened(keys: &str) -> Session {
    let mut session = Session::good();
    session.press("<enter>").press(keys);
    session
}

/// What leads to each kind of item, a right answer and a wrong one, and what is then said.
const KINDS: [(&str, &str, &str, &str, &[&str]); 5] = [
    (
        "x",
        "single choice",
        "b<enter>",
        "a<enter>",
        &[
            "✗ a  1880",
            "✓ b  1890",
            "only began to plan",
            "first sentence",
        ],
    ),
    (
        "x<ctrl-n>",
        "multiple choice",
        "1<down><down><space><down><down><enter>",
        "2<down><down><down><enter>",
        &[
            "✗ b  The village needed",
            "She denies it.",
            "fear and pride, not about need",
        ],
    ),
    (
        "<end><backtab><backtab><backtab><enter>",
        "true or false",
        "f<enter>",
        "t<enter>",
        &["False", "many in the village believed", "is not a belief"],
    ),
    (
        "X",
        "short answer",
        "harbour pride<enter>",
        "vanity<enter>",
        &[
            "vanity",
            "harbour pride",
            "more than vanity",
            "The term is hers",
        ],
    ),
    (
        "X<ctrl-n>",
        "fill the blanks",
        "44<enter>Marlow<enter>",
        "22<enter>Broers<enter>",
        &[
            "(you wrote: 22)",
            "That is what had been asked for.",
            "first paragraph",
        ],
    ),
];

#[test]
fn every_kind_can_be_answered_right() {
    for (way, kind, right, ..) in KINDS {
        let mut session = at(way);
        assert!(
            session.screen().contains(kind),
            "{kind}\n{}",
            session.screen()
        );
        session.press(right);
        let screen = session.screen();
        assert!(screen.contains("✓ correct"), "{kind}\n{screen}");
        assert_eq!(session.hands.attempts.len(), 1, "{kind}");
        assert!((session.hands.attempts[0].score - 1.0).abs() < 1e-9);
        assert!(screen.contains("Why  "), "{kind}\n{screen}");
    }
}

#[test]
fn every_kind_can_be_answered_wrong_and_says_why() {
    for (way, kind, _, wrong, said) in KINDS {
        let mut session = at(way);
        session.press(wrong);
        let screen = session.screen();
        assert!(screen.contains("✗ not yet"), "{kind}\n{screen}");
        for words in said {
            assert!(
                screen.contains(words),
                "{kind}: `{words}` is not on\n{screen}"
            );
        }
        assert!(screen.contains("Why not"), "{kind}\n{screen}");
        assert_eq!(session.hands.attempts.len(), 1, "{kind}");
        assert!(session.hands.attempts[0].score < 0.5);
    }
}

#[test]
fn every_kind_can_be_left_with_i_dont_know() {
    for (way, kind, _, _, _) in KINDS {
        let mut session = at(way);
        session.press("<ctrl-d>");
        let screen = session.screen();
        assert!(screen.contains("you did not know"), "{kind}\n{screen}");
        assert!(
            !screen.contains("correct") && !screen.contains("not yet"),
            "{screen}"
        );
        assert!(screen.contains("Why  "), "{kind}\n{screen}");
        let attempt = &session.hands.attempts[0];
        assert_eq!(attempt.response, Response::DontKnow);
    }
}

#[test]
fn nothing_is_given_away_and_nothing_recorded_before_the_answer() {
    let mut session = at("x");
    for keys in ["", "<down>", "<space>", "c", "<ctrl-t>"] {
        session.press(keys);
        let screen = session.screen();
        assert!(!screen.contains('✓') && !screen.contains("Why"), "{screen}");
        assert!(session.hands.attempts.is_empty());
    }
    session.press("b<enter>");
    assert_eq!(session.hands.attempts.len(), 1);
    // Looking again, or at the source, is no second attempt.
    session.press("<ctrl-n><ctrl-p>s<esc><esc>");
    assert_eq!(session.hands.attempts.len(), 1);
}

#[test]
fn an_empty_answer_is_not_an_answer() {
    for (way, keys) in [
        ("X", "<enter>"),
        ("X", "  <enter>"),
        ("x<ctrl-n>", "<down><down><down><down><enter>"),
        ("X<ctrl-n>", "44<enter><enter>"),
    ] {
        let mut session = at(way);
        session.press(keys);
        let screen = session.screen();
        assert!(screen.contains("I don't know\""), "{way} {keys}\n{screen}");
        assert!(session.hands.attempts.is_empty());
    }
}

#[test]
fn hints_come_one_by_one_and_are_counted() {
    let mut session = at("x");
    assert!(session.screen().contains("Hint (1 of 2)"));
    session.press("<ctrl-t>");
    let screen = session.screen();
    assert!(screen.contains("It is before her book.") && !screen.contains("round number"));
    assert!(screen.contains("Hint (2 of 2)"), "{screen}");
    session.press("<ctrl-t><ctrl-t>");
    let screen = session.screen();
    assert!(
        screen.contains("round number") && !screen.contains("Hint ("),
        "{screen}"
    );
    session.press("b<enter>");
    assert_eq!(session.hands.attempts[0].hints, 2);
    assert!(session.screen().contains("2 hints read"));
}

#[test]
fn the_source_is_shown_and_esc_comes_back_to_the_question() {
    let mut session = opened("xa<enter>");
    let before = session.screen();
    let place = session.model.progress.positions.clone();
    session.press("s");
    let screen = session.screen();
    assert!(screen.contains("▸ The harbour of Quayside"), "{screen}");
    session.press("jj<esc>");
    assert_eq!(session.screen(), before);
    // A visit leaves the reading position where it was.
    assert_eq!(session.model.progress.positions, place);
}

#[test]
fn stepping_out_comes_back_to_the_place_in_the_text() {
    let mut session = Session::new();
    session.press("<enter><space><space>");
    let before = session.screen();
    session.press("x");
    assert_ne!(session.screen(), before);
    session.press("<esc>");
    assert_eq!(session.screen(), before);
}

#[test]
fn a_skipped_question_waits_in_the_summary() {
    let mut session = opened("X<ctrl-n>44<enter>Marlow<enter><enter>");
    let screen = session.screen();
    assert!(screen.contains("1 question still to answer"), "{screen}");
    assert!(
        screen.contains("○ 1.") && screen.contains("✓ 2."),
        "{screen}"
    );
    session.press("<down><enter>harbour pride<enter><enter><enter>");
    let screen = session.screen();
    assert!(screen.contains("2 of 2 right."), "{screen}");
    session.press("<up><up><enter>");
    assert!(session.screen().contains("§1/2"), "{}", session.screen());
    let occasions: Vec<_> = session
        .hands
        .attempts
        .iter()
        .map(|one| one.occasion)
        .collect();
    assert_eq!(occasions, [Occasion::Quiz, Occasion::Quiz]);
    let [first, second] = &session.hands.attempts[..] else {
        panic!("two answers, two attempts")
    };
    assert_ne!(first.id, second.id);
}

#[test]
fn the_quiz_and_the_answers_show_on_today() {
    let mut session = opened("X<ctrl-d><enter>44<enter>Marlow<enter>");
    session.press("T");
    assert!(
        session.screen().contains("1 of 2 right"),
        "{}",
        session.screen()
    );
}

#[test]
fn a_typo_counts_and_is_spelt_out() {
    let mut session = at("X");
    session.press("harbuor pride<enter>");
    let screen = session.screen();
    assert!(screen.contains("✓ correct"), "{screen}");
    assert!(screen.contains("Spelling"), "{screen}");
}
