//! Each kind of item against its vectors, and any response against any item.

mod typed;

use proptest::prelude::*;

use super::*;
use crate::course::{AnticipatedError, Blank, Category, Choice, Pair, choice, item, sample};
use crate::text::SafeText;

fn safe_texts(texts: &[&str]) -> Vec<SafeText> {
    texts.iter().map(|text| SafeText::new(text)).collect()
}

fn ids(order: &str) -> Response {
    Response::Choices(order.chars().map(String::from).collect())
}

/// Choices `a`, `b`, …; capitals belong to the key.
fn choices(letters: &str) -> Vec<Choice> {
    letters
        .chars()
        .map(|c| choice(&c.to_lowercase().to_string(), "text", c.is_uppercase()))
        .collect()
}

fn short(accepted: &[&str], wrong: &[(&str, &str)]) -> Task {
    let wrong = wrong.iter().map(|(text, why)| AnticipatedError {
        text: (*text).into(),
        feedback: (*why).into(),
    });
    Task::Short {
        accepted: safe_texts(accepted),
        wrong: wrong.collect(),
    }
}

fn judge(task: Task, response: &Response) -> Mark {
    mark(
        &item("i", "?", task),
        response,
        &NameLexicon::new(&sample()),
    )
}

fn credit(task: Task, typed: &str) -> Credit {
    let mark = judge(task, &Response::Text(typed.into()));
    let credit = mark.parts[0].credit.clone();
    assert_eq!(mark.is_full(), credit != Credit::None);
    credit
}

fn typo(spelt: &str) -> Credit {
    Credit::Typo {
        spelt: spelt.into(),
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

#[test]
fn one_choice_is_right_alone() {
    let score = |chosen: &str| judge(Task::Single(choices("aBc")), &ids(chosen)).score;
    assert!(close(score("b"), 1.0));
    for wrong in ["a", "", "ab", "z"] {
        assert!(close(score(wrong), 0.0), "{wrong}");
    }
}

#[test]
fn what_was_chosen_gets_its_feedback() {
    let mark = judge(Task::Single(choices("aBc")), &ids("a"));
    let rights: Vec<bool> = mark.parts.iter().map(|part| part.right).collect();
    let said: Vec<_> = mark
        .parts
        .iter()
        .map(|part| part.feedback.as_deref())
        .collect();
    assert_eq!(rights, [false, false, true]);
    assert_eq!(said, [Some("about a"), None, None]);
}

#[test]
fn several_choices_score_by_plus_and_minus() {
    let score = |chosen: &str| judge(Task::Multiple(choices("ABcde")), &ids(chosen)).score;
    for (chosen, expected) in [
        ("a", 0.5),
        ("ac", 0.5 - 1.0 / 3.0),
        ("abc", 2.0 / 3.0),
        ("abcde", 0.0),
        ("", 0.0),
        ("ab", 1.0),
        ("aab", 1.0),
        ("cde", 0.0),
    ] {
        assert!(
            close(score(chosen), expected),
            "{chosen}: {}",
            score(chosen)
        );
    }
}

#[test]
fn order_scores_by_pairs() {
    let task = || Task::Ordering(choices("ABCDE"));
    for (order, expected) in [
        ("abcde", 1.0),
        ("bacde", 0.9),
        ("bcdea", 0.6),
        ("edcba", 0.0),
        ("ab", 0.1),
        ("", 0.0),
    ] {
        assert!(close(judge(task(), &ids(order)).score, expected), "{order}");
    }
}

#[test]
fn truth_is_right_or_wrong_and_the_wrong_one_is_told_why() {
    let task = || Task::TrueFalse {
        key: false,
        correction: Some("x".into()),
        feedback: Some("why".into()),
    };
    let right = judge(task(), &Response::Truth(false));
    let wrong = judge(task(), &Response::Truth(true));
    assert!(right.is_full());
    assert_eq!(right.parts[0].feedback, None);
    assert!(close(wrong.score, 0.0));
    assert_eq!(wrong.parts[0].feedback.as_deref(), Some("why"));
}

#[test]
fn numbers_are_within_the_tolerance() {
    let task = || Task::Numeric {
        key: 44.0,
        tolerance: 1.0,
        unit: Some("days".into()),
    };
    for typed in ["44", "45", "43 days", "44,5"] {
        assert!(
            judge(task(), &Response::Text(typed.into())).is_full(),
            "{typed}"
        );
    }
    for typed in ["46", "forty-four", "44 weeks", ""] {
        assert!(
            !judge(task(), &Response::Text(typed.into())).is_full(),
            "{typed}"
        );
    }
}

fn matching() -> Task {
    let pair = |left: &str, right: &str| Pair {
        left: left.into(),
        right: right.into(),
        feedback: format!("why {left}").as_str().into(),
    };
    Task::Matching {
        pairs: vec![pair("l0", "r0"), pair("l1", "r1"), pair("l2", "r2")],
        extra: safe_texts(&["r3"]),
    }
}

fn categorise() -> Task {
    let category = |name: &str, members: &[&str]| Category {
        name: name.into(),
        members: safe_texts(members),
    };
    Task::Categorise(vec![
        category("one", &["a", "b", "c"]),
        category("two", &["d"]),
    ])
}

fn open() -> Task {
    Task::Open {
        model: crate::text::parse_markdown("A model."),
        ideas: safe_texts(&["i", "j", "k", "l"]),
        words: (0, 100),
    }
}

#[test]
fn pairs_count_one_by_one() {
    let score = |placed: &[Option<usize>]| judge(matching(), &Response::Pairs(placed.to_vec()));
    for (placed, expected) in [
        (&[Some(0), Some(1), Some(2)][..], 1.0),
        (&[Some(0), Some(2), Some(1)], 1.0 / 3.0),
        (&[Some(3), None, Some(2)], 1.0 / 3.0),
        (&[Some(0)], 1.0 / 3.0),
        (&[Some(9), Some(0), Some(0), Some(0)], 0.0),
        (&[], 0.0),
    ] {
        assert!(close(score(placed).score, expected), "{placed:?}");
    }
    let mark = score(&[Some(0), Some(2)]);
    let said: Vec<_> = mark
        .parts
        .iter()
        .map(|part| part.feedback.as_deref())
        .collect();
    assert_eq!(said, [None, Some("why l1"), Some("why l2")]);
}

#[test]
fn members_count_one_by_one() {
    let score = |placed: &[Option<usize>]| {
        judge(categorise(), &Response::Categories(placed.to_vec())).score
    };
    for (placed, expected) in [
        (&[Some(0), Some(0), Some(0), Some(1)][..], 1.0),
        (&[Some(0); 4], 0.75),
        (&[Some(1); 4], 0.25),
        (&[None, Some(0), Some(2)], 0.25),
        (&[], 0.0),
    ] {
        assert!(close(score(placed), expected), "{placed:?}");
    }
}

#[test]
fn an_open_answer_has_the_ideas_that_were_ticked() {
    let score = |text: &str, ideas: &[usize]| {
        let (text, ideas) = (text.to_owned(), ideas.to_vec());
        judge(open(), &Response::Open { text, ideas }).score
    };
    assert!(close(score("a text", &[0, 2, 3]), 0.75));
    assert!(close(score("a text", &[2, 2, 7]), 0.25));
    assert!(close(score("a text", &[]), 0.0));
    assert!(close(score(" \n", &[0, 1, 2, 3]), 0.0));
}

#[test]
fn a_response_of_another_shape_scores_nothing() {
    let shapes = [
        Response::Pairs(vec![Some(0); 4]),
        Response::Categories(vec![Some(0); 4]),
        Response::Text("i".into()),
    ];
    for (task, own) in [(matching(), 0), (categorise(), 1), (open(), 3)] {
        for (at, shape) in shapes.iter().enumerate().filter(|(at, _)| *at != own) {
            let mark = judge(task.clone(), shape);
            assert!(close(mark.score, 0.0), "{at}");
            assert!(!mark.parts.is_empty());
        }
    }
}

#[test]
fn responses_are_kept_in_a_form_that_stays() {
    for (response, kept) in [
        (
            Response::Pairs(vec![Some(1), None]),
            r#"{"pairs":[1,null]}"#,
        ),
        (Response::Categories(vec![Some(0)]), r#"{"categories":[0]}"#),
        (
            Response::Open {
                text: "a".into(),
                ideas: vec![2],
            },
            r#"{"open":{"text":"a","ideas":[2]}}"#,
        ),
        (Response::Choices(vec!["a".into()]), r#"{"choices":["a"]}"#),
        (Response::Truth(true), r#"{"truth":true}"#),
        (Response::Text("a".into()), r#"{"text":"a"}"#),
        (Response::Blanks(vec!["a".into()]), r#"{"blanks":["a"]}"#),
        (Response::DontKnow, r#""dont_know""#),
    ] {
        assert_eq!(serde_json::to_string(&response).unwrap(), kept);
        assert_eq!(serde_json::from_str::<Response>(kept).unwrap(), response);
    }
}

#[test]
fn not_knowing_scores_nothing() {
    for task in tasks() {
        assert!(close(judge(task, &Response::DontKnow).score, 0.0));
    }
}

fn tasks() -> Vec<Task> {
    let blank = Blank {
        before: SafeText::default(),
        accepted: safe_texts(&["a", "b*"]),
    };
    vec![
        Task::Single(choices("aBc")),
        Task::Multiple(choices("ABcde")),
        Task::Multiple(choices("AB")),
        Task::Multiple(vec![]),
        Task::Ordering(choices("ABCD")),
        Task::TrueFalse {
            key: true,
            correction: None,
            feedback: None,
        },
        short(&["Shusha", "affective *"], &[("unipolar memory", "no")]),
        short(&[], &[]),
        Task::Cloze {
            blanks: vec![blank.clone(), blank],
            after: SafeText::default(),
            wrong: vec![],
        },
        Task::Numeric {
            key: 1.0,
            tolerance: 0.0,
            unit: None,
        },
        Task::Categorise(vec![]),
        matching(),
        categorise(),
        open(),
    ]
}

fn response() -> impl Strategy<Value = Response> {
    let word = || {
        prop_oneof![
            any::<String>(),
            "[a-e]",
            "(affective|unipolar|Shushi|a)[ *a-z/]{0,12}"
        ]
    };
    prop_oneof![
        prop::collection::vec(word(), 0..6).prop_map(Response::Choices),
        any::<bool>().prop_map(Response::Truth),
        word().prop_map(Response::Text),
        prop::collection::vec(word(), 0..4).prop_map(Response::Blanks),
        prop::collection::vec(prop::option::of(0usize..5), 0..5).prop_map(Response::Pairs),
        prop::collection::vec(prop::option::of(0usize..5), 0..5).prop_map(Response::Categories),
        (word(), prop::collection::vec(0usize..6, 0..6))
            .prop_map(|(text, ideas)| Response::Open { text, ideas }),
        Just(Response::DontKnow),
    ]
}

proptest! {
    #[test]
    fn any_response_to_any_item_scores_between_nothing_and_full(response in response()) {
        let lexicon = NameLexicon::new(&sample());
        for task in tasks() {
            let item = item("i", "?", task);
            let mark = mark(&item, &response, &lexicon);
            prop_assert!((0.0..=1.0).contains(&mark.score));
            if matches!(item.task, Task::Cloze { .. } | Task::Short { .. }) {
                prop_assert_eq!(mark.is_full(), mark.parts.iter().all(|part| part.right));
            }
        }
    }

    #[test]
    fn an_accepted_answer_is_always_right(answer in "[^*]{1,20}") {
        let answer = SafeText::new(&answer);
        prop_assume!(!answer.trim().is_empty());
        let task = Task::Short { accepted: vec![answer.clone()], wrong: vec![] };
        prop_assert!(judge(task, &Response::Text(answer.to_string())).is_full());
    }
}
