//! Every kind of item, by keyboard alone: answered right, wrong, partly, not at all; and what is then said.

use studyhall::course::TaskKind;
use studyhall::study::{Confidence, DecisionKind, Response};
use studyhall::tui::Action;

use crate::session::Session;

/// A sitting on the small course after `keys`.
pub(crate) fn at(keys: &str) -> Session {
    let mut session = Session::good();
    session.press("<enter>").press(keys);
    session
}

/// One kind of item: what leads to it, a right and a wrong answer, and what is then said.
pub(crate) struct Kind {
    pub(crate) task: TaskKind,
    pub(crate) way: &'static str,
    pub(crate) right: &'static str,
    pub(crate) wrong: &'static str,
    said: &'static [&'static str],
}

pub(crate) const KINDS: [Kind; 10] = [
    Kind {
        task: TaskKind::Single,
        way: "x",
        right: "b<enter>",
        wrong: "a<enter>",
        said: &[
            "✗ a  1880",
            "✓ b  1890",
            "Why not",
            "only began to plan",
            "first sentence",
        ],
    },
    Kind {
        task: TaskKind::Multiple,
        way: "x<ctrl-n>",
        right: "1<down><down><space><down><down><enter>",
        wrong: "2<ctrl-x>",
        said: &[
            "✗ b  The village needed",
            "She denies it.",
            "0 of 2 found, 1 too many",
            "fear and pride, not about need",
        ],
    },
    Kind {
        task: TaskKind::TrueFalse,
        way: "<end><backtab><backtab><backtab><enter>",
        right: "f<enter>",
        wrong: "t<enter>",
        said: &[
            "False",
            "Rather",
            "many in the village believed",
            "is not a belief",
        ],
    },
    Kind {
        task: TaskKind::Short,
        way: "X",
        right: "harbour pride<enter>",
        wrong: "vanity<enter>",
        said: &[
            "vanity",
            "harbour pride",
            "more than vanity",
            "The term is hers",
        ],
    },
    Kind {
        task: TaskKind::Cloze,
        way: "X<ctrl-n>",
        right: "44<enter>Marlow<enter>",
        wrong: "22<enter>Broers<enter>",
        said: &[
            "✗ 1 22 → 44",
            "✗ 2 Broers → Marlow",
            "That is what had been asked for.",
            "first paragraph",
        ],
    },
    Kind {
        task: TaskKind::Numeric,
        way: "]x<ctrl-n>",
        right: "3 years<enter>",
        wrong: "53<enter>",
        said: &["53", "3 years", "fell in 1953"],
    },
    Kind {
        task: TaskKind::Ordering,
        way: "]x<ctrl-n><ctrl-n>",
        right: "<space>4<space>2<space><up><space><ctrl-x>",
        wrong: "4<alt-up>K<ctrl-x>",
        said: &[
            "not yet: 0 of 6 pairs in order",
            "✗ 1  A storm takes the wall   →4",
            "1  The village begins to plan",
            "Ten years before",
        ],
    },
    Kind {
        task: TaskKind::Matching,
        way: "]x<ctrl-n><ctrl-n><ctrl-n>",
        right: "bdc<enter>",
        wrong: "cad<enter>",
        said: &[
            "✗ Anna Marlow → It was built for fear",
            "you said: It was good sense",
            "does not share",
            "not yet: 0 of 3 matched",
        ],
    },
    Kind {
        task: TaskKind::Categorise,
        way: "]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n>",
        right: "2121<enter>",
        wrong: "1212<enter>",
        said: &[
            "expected in 1900",
            "✗ The tide takes it",
            "you said: happened",
            "not yet: 0 of 4 in their place",
        ],
    },
    Kind {
        task: TaskKind::Open,
        way: "]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>",
        right: "The wall fell late.<enter>A storm!<ctrl-x>123<ctrl-x>",
        wrong: "No<ctrl-x><ctrl-x>",
        said: &[
            "● compared: 0 of 3 ideas, as you judge it",
            "another reason than hers",
            "[ ] The wall did fall",
        ],
    },
];

#[test]
fn no_kind_is_forgotten() {
    let kinds = KINDS.map(|kind| kind.task);
    assert_eq!(kinds, TaskKind::ALL);
}

#[test]
fn every_kind_can_be_answered_right() {
    for kind in KINDS {
        let (mut session, label) = (at(kind.way), kind.task.label());
        assert!(session.screen().contains(label), "{}", session.screen());
        assert!(session.hands.attempts.is_empty());
        session.press(kind.right);
        let screen = session.screen();
        let verdict = screen.contains("✓ correct");
        assert_eq!(verdict, kind.task != TaskKind::Open, "{label}\n{screen}");
        assert_eq!(session.hands.attempts.len(), 1, "{label}");
        let attempt = &session.hands.attempts[0];
        assert!((attempt.score - 1.0).abs() < 1e-9, "{label}\n{screen}");
        assert_eq!(attempt.kind, kind.task);
        assert_eq!(attempt.seed, Some(crate::session::SEED));
        assert!(attempt.fingerprint.is_some());
        assert!(screen.contains("Why  "), "{label}\n{screen}");
    }
}

#[test]
fn every_kind_can_be_answered_wrong_and_says_why() {
    for kind in KINDS {
        let (mut session, label) = (at(kind.way), kind.task.label());
        session.press(kind.wrong);
        let screen = session.screen();
        assert_eq!(
            screen.contains("✗ not yet"),
            kind.task != TaskKind::Open,
            "{label}\n{screen}"
        );
        for words in kind.said {
            assert!(
                screen.contains(words),
                "{label}: `{words}` is not on\n{screen}"
            );
        }
        assert_eq!(session.hands.attempts.len(), 1, "{label}");
        assert!(session.hands.attempts[0].score < 0.1);
    }
}

#[test]
fn every_kind_can_be_left_with_i_dont_know() {
    for kind in KINDS {
        for keys in [
            "<ctrl-d>",
            "<end><pgdn><down><down><down><down><down><down><down><down><down><enter>",
        ] {
            let (mut session, label) = (at(kind.way), kind.task.label());
            session.press(keys);
            let screen = session.screen();
            assert!(screen.contains("you did not know"), "{label}\n{screen}");
            for word in ["correct", "not yet", "✗"] {
                assert!(!screen.contains(word), "{label}: `{word}`\n{screen}");
            }
            session.press(&"<pgdn>".repeat(4));
            let screen = session.screen();
            assert!(screen.contains("Why  "), "{label}\n{screen}");
            assert_eq!(session.hands.attempts[0].response, Response::DontKnow);
        }
    }
}

#[test]
fn what_is_partly_right_is_said_in_words() {
    for (kind, keys, score, said) in [
        (1, "1<ctrl-x>", 0.5, "● partly right: 1 of 2 found"),
        (
            4,
            "44<enter>Broers<enter>",
            0.5,
            "● partly right: 1 of 2 right",
        ),
        (
            6,
            "<space>4<space><ctrl-x>",
            5.0 / 6.0,
            "● partly right: 5 of 6 pairs in order",
        ),
        (7, "bda<enter>", 2.0 / 3.0, "● partly right: 2 of 3 matched"),
        (
            8,
            "2122<enter>",
            0.75,
            "● partly right: 3 of 4 in their place",
        ),
    ] {
        let mut session = at(KINDS[kind].way);
        session.press(keys);
        let screen = session.screen();
        assert!(screen.contains(said), "{said}\n{screen}");
        assert!((session.hands.attempts[0].score - score).abs() < 1e-9);
    }
}

#[test]
fn nothing_is_given_away_before_the_answer() {
    for kind in KINDS {
        let mut session = at(kind.way);
        for keys in [
            "", "<down>", "<space>", "<space>", "b", "<tab>", "<right>", "<ctrl-t>", "<ctrl-r>",
        ] {
            session.press(keys);
            let screen = session.screen();
            assert!(
                !screen.contains('✓') && !screen.contains('✗') && !screen.contains("Why"),
                "{screen}"
            );
            assert!(session.hands.attempts.is_empty());
        }
    }
}

#[test]
fn an_empty_answer_is_not_an_answer() {
    for kind in KINDS {
        let mut session = at(kind.way);
        session.press("<ctrl-x>");
        let screen = session.screen();
        assert!(screen.contains("or \"I don't know\""), "{screen}");
        assert!(session.hands.attempts.is_empty());
    }
    for (way, keys) in [
        ("X", "<enter>"),
        ("X", "  <enter>"),
        (
            "]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>",
            " <enter> <ctrl-x>",
        ),
    ] {
        let mut session = at(way);
        session.press(keys);
        assert!(session.screen().contains("I don't know\""));
        assert!(session.hands.attempts.is_empty());
    }
}

#[test]
fn what_is_half_empty_is_said_once_and_then_taken() {
    for (kind, keys) in [(4, "<tab>Marlow"), (7, "<down>d"), (8, "2")] {
        let mut session = at(KINDS[kind].way);
        session.press(keys).press("<ctrl-x>");
        assert!(session.screen().contains("empty: answer again"));
        assert!(session.hands.attempts.is_empty());
        session.press("<ctrl-x>");
        assert_eq!(session.hands.attempts.len(), 1);
        assert!(
            session.screen().contains("partly right"),
            "{}",
            session.screen()
        );
    }
}

#[test]
fn what_is_no_number_is_said_before_it_is_judged() {
    let mut session = at("]x<ctrl-n>");
    session.press("three<enter>");
    assert!(session.screen().contains("`three` is no number"));
    session.press("<ctrl-u>3 weeks<enter>");
    assert!(session.screen().contains("`3 weeks` is no number"));
    assert!(session.hands.attempts.is_empty());
    session.press("<ctrl-u>3,0<enter>");
    assert!(
        session.screen().contains("✓ correct"),
        "{}",
        session.screen()
    );
}

#[test]
fn lines_are_moved_and_the_cursor_goes_with_them() {
    let mut session = at("]x<ctrl-n><ctrl-n>");
    let lines = |session: &Session| -> Vec<usize> {
        [
            "A storm",
            "The harbour is opened",
            "The village begins",
            "Marlow prints",
        ]
        .map(|line| session.row_of(line))
        .to_vec()
    };
    let first = session.row_of("A storm");
    assert_eq!(lines(&session), [first, first + 1, first + 2, first + 3]);
    session.press("<space>");
    assert!(
        session.screen().contains("▸ ↑↓ 1  A storm"),
        "{}",
        session.screen()
    );
    assert!(session.screen().contains("Space put down"));
    session.press("<down><down>");
    assert_eq!(lines(&session), [first + 2, first, first + 1, first + 3]);
    // Esc puts it down first, and then steps out.
    session.press("<esc>");
    assert!(
        session.screen().contains("▸ 3  A storm"),
        "{}",
        session.screen()
    );
    session.press("J<alt-up>");
    assert_eq!(lines(&session)[0], first + 2);
    session.press("<esc>");
    assert!(session.screen().contains("§1/1"), "{}", session.screen());
}

#[test]
fn places_are_given_changed_and_taken_back() {
    let mut session = at("]x<ctrl-n><ctrl-n><ctrl-n>");
    session.press("b");
    assert!(session.screen().contains("[b] Anna Marlow → It was built"));
    assert!(session.screen().contains("• b  It was built"));
    // The same right-hand side beside another: it moves.
    session.press("b");
    let screen = session.screen();
    assert!(
        screen.contains("[ ] Anna Marlow") && screen.contains("[b] the village"),
        "{screen}"
    );
    session.press("<up><up><backspace>");
    // Arrows go through those that are free.
    session.press("<right>");
    assert!(
        session.screen().contains("[a] Anna Marlow"),
        "{}",
        session.screen()
    );
    session.press("<right>");
    assert!(
        session.screen().contains("[c] Anna Marlow"),
        "{}",
        session.screen()
    );
    session.press("<left><left>");
    assert!(
        session.screen().contains("[ ] Anna Marlow"),
        "{}",
        session.screen()
    );
    session.press("<left><space>");
    assert!(
        session.screen().contains("[ ] Anna Marlow"),
        "{}",
        session.screen()
    );
    session.press("a<up><up>a");
    assert!(!session.screen().contains("[a]"), "{}", session.screen());
}

#[test]
fn an_open_answer_is_judged_by_its_writer_alone() {
    let mut session = at("]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>");
    session.act(Action::Paste("It fell.\nA storm took it".to_owned()));
    let screen = session.screen();
    assert!(
        screen.contains("│ It fell.\n") && screen.contains("│ A storm took it"),
        "{screen}"
    );
    assert!(screen.contains("6 words; 10 to 40 asked for"), "{screen}");
    // Down past the last line leaves the text, up comes back.
    session.press("<down><up>, in<enter>1953.<ctrl-x>");
    let screen = session.screen();
    assert!(
        screen.contains("Yours")
            && screen.contains("Model")
            && screen.contains("A storm took it, in"),
        "{screen}"
    );
    assert!(session.hands.attempts.is_empty());
    session.press("1<down><space><up><up><enter><enter><ctrl-x>");
    let screen = session.screen();
    assert!(
        screen.contains("● compared: 2 of 3 ideas, as you judge it"),
        "{screen}"
    );
    assert!(
        !screen.contains('✓') && !screen.contains('✗') && !screen.contains("correct"),
        "{screen}"
    );
    assert_eq!(
        session.hands.attempts[0].response,
        Response::Open {
            text: "It fell.\nA storm took it, in\n1953.".into(),
            ideas: vec![0, 1]
        }
    );
    session.press("<ctrl-g>");
    let screen = session.screen();
    assert!(
        screen.contains("1 open answer compared") && !screen.contains("✗"),
        "{screen}"
    );
}

#[test]
fn how_sure_one_is_can_be_said_and_need_not() {
    let mut session = at("xb<enter>");
    assert_eq!(session.hands.attempts[0].confidence, None);
    session = at("x<ctrl-r><ctrl-r><ctrl-r>a<enter>");
    assert_eq!(session.hands.attempts[0].confidence, Some(Confidence::Sure));
    let screen = session.screen();
    assert!(screen.contains("You were sure of this."), "{screen}");
    session.press("<ctrl-g>");
    assert!(
        session.screen().contains("1 sure but not right"),
        "{}",
        session.screen()
    );
    // By the row, with arrows alone; nothing is said where it was right.
    session = at("x<down><down><down><right><right><right><left><up><up><enter><enter>");
    assert_eq!(
        session.hands.attempts[0].confidence,
        Some(Confidence::Unsure)
    );
    assert!(!session.screen().contains("You were sure"));
    session = at("X<ctrl-r>vanity<enter>");
    assert_eq!(
        session.hands.attempts[0].confidence,
        Some(Confidence::Guess)
    );
}

#[test]
fn spelling_is_compared_letter_by_letter() {
    for (typed, said) in [
        (
            "harbuor pride",
            ["✓ correct", "harb(o)u[o]r pride", "(missing) [too much]"],
        ),
        (
            "hrbor prd",
            ["✗ not yet", "h(a)rbo(u)r pr(i)d(e)", "(missing)"],
        ),
    ] {
        let mut session = at("X");
        session.press(typed).press("<enter>");
        let screen = session.screen();
        assert!(screen.contains("Spelling"), "{screen}");
        for said in said {
            assert!(screen.contains(said), "`{said}`\n{screen}");
        }
    }
    // Where nothing agrees it would be no help.
    let mut session = at("Xvanity<enter>");
    assert!(
        !session.screen().contains("Spelling"),
        "{}",
        session.screen()
    );
    session.press("q");
}

#[test]
fn a_typed_answer_can_be_counted_as_right() {
    for kind in [3, 4, 5, 9] {
        let mut session = at(KINDS[kind].way);
        session.press(KINDS[kind].wrong);
        assert!(
            session.screen().contains("c count as right"),
            "{}",
            session.screen()
        );
        session.press("c");
        let screen = session.screen();
        assert!(screen.contains("counted as right"), "{screen}");
        assert!(screen.contains("c count as marked"), "{screen}");
        let [decision] = &session.hands.decisions[..] else {
            panic!("one decision")
        };
        let attempt = session.hands.attempts[0].id;
        assert_eq!(decision.what, DecisionKind::CountAsRight(attempt));
        assert_ne!(decision.id.0, attempt.0);
        // The same key takes it back.
        session.press("c");
        let screen = session.screen();
        assert!(!screen.contains("● counted as right"), "{screen}");
        let decision = session.hands.decisions.last().unwrap();
        assert_eq!(decision.what, DecisionKind::CountAsMarked(attempt));
        // The attempt itself stays what it was.
        assert!(session.hands.attempts[0].score < 0.1);
    }
    for (way, keys) in [
        ("x", "a<enter>c"),
        ("X", "<ctrl-d>c"),
        ("X", "harbour pride<enter>c"),
    ] {
        let mut session = at(way);
        session.press(keys);
        assert!(session.hands.decisions.is_empty(), "{way} {keys}");
    }
}

#[test]
fn what_cannot_be_kept_is_not_counted_in_silence() {
    let mut session = at("Xvanity<enter>");
    session.hands.disk_full = true;
    session.press("c");
    assert!(
        session.screen().contains("not kept"),
        "{}",
        session.screen()
    );
}

#[test]
fn the_model_answer_stands_beside_yours_where_there_is_room_and_below_where_there_is_not() {
    let way = "]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>The wall fell<ctrl-x>1";
    for (ticked, done) in [
        ("", "1 [x] The wall did fall"),
        ("<ctrl-x>", "[x] The wall did fall"),
    ] {
        let mut session = at(way);
        session.press(ticked);
        for (width, beside) in [
            (100, true),
            (99, false),
            (120, true),
            (80, false),
            (40, false),
        ] {
            session = session.sized(width, 40);
            let rows = (session.row_of("Yours"), session.row_of("Model"));
            assert_eq!(rows.0 == rows.1, beside, "{width}\n{}", session.screen());
            assert!(session.screen().contains(done));
            assert!(session.row_of(done) > rows.1);
        }
    }
    // Nothing of one's own: the model answer alone.
    let mut session = at("]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>").sized(120, 40);
    session.press("<ctrl-d>");
    let screen = session.screen();
    assert!(
        screen.contains("Model") && !screen.contains("Yours"),
        "{screen}"
    );
}
