//! A sitting against hands that fail: nothing is said to be recorded that is not.

use super::*;
use crate::course::{Course, Item, sample};
use crate::plain::talk::{Manner, Talk};
use crate::study::{
    Attempt, Decision, DecisionKind, NameLexicon, Now, RatingInput, Response, scope,
};

/// Hands that write only when they may.
#[derive(Default)]
struct Clumsy {
    /// For each call whether it fails; later ones do not.
    fails: Vec<bool>,
    calls: usize,
    written: Vec<Attempt>,
    decided: Vec<DecisionKind>,
}

impl Hands for Clumsy {
    fn now(&mut self) -> Now {
        Now::default()
    }
    fn append(&mut self, attempt: &Attempt) -> Result<(), String> {
        self.calls += 1;
        if self.fails.get(self.calls - 1) == Some(&true) {
            return Err("the disk is full".to_owned());
        }
        self.written.push(attempt.clone());
        Ok(())
    }
    fn decide(&mut self, decision: &Decision) -> Result<(), String> {
        self.decided.push(decision.what.clone());
        Ok(())
    }
    fn answered(&self, item: &Item, response: &Response, score: f64) -> RatingInput {
        RatingInput::for_response(item, response, score)
    }
    fn outlook(&mut self, _attempt: &Attempt) -> Option<String> {
        None
    }
    fn farewell(&mut self) -> Option<String> {
        None
    }
}

/// Everything the course asks.
fn asked(course: &Course) -> Vec<Question<'_>> {
    let scope = scope(course, None, 1).unwrap();
    scope.questions.into_iter().map(Into::into).collect()
}

fn held(hands: &mut Clumsy, input: &str) -> (Outcome, String) {
    let course = sample();
    let lexicon = NameLexicon::new(&course);
    let questions = asked(&course);
    let questions: Vec<_> = questions.iter().copied().cycle().take(4).collect();
    let sitting = Sitting {
        course: &course,
        lexicon: &lexicon,
        title: "Quiz".into(),
        seed: 1,
        session: 9,
        questions,
        answered: vec![],
        again: None,
    };
    let (mut out, mut input) = (Vec::new(), input.as_bytes());
    let mut talk = Talk::new(&mut out, &mut input, Manner::default());
    let outcome = sit(&sitting, &mut talk, hands).unwrap();
    (outcome, String::from_utf8(out).unwrap())
}

fn recorded(out: &str) -> Vec<&str> {
    out.lines()
        .filter(|line| line.starts_with("recorded"))
        .collect()
}

#[test]
fn what_is_not_written_is_not_said_to_be_and_is_tried_again() {
    let mut hands = Clumsy {
        fails: vec![true, false],
        ..Clumsy::default()
    };
    let (outcome, out) = held(&mut hands, "d\nd\n");
    assert_eq!(outcome, Outcome::default());
    let (first, second) = out
        .split_once("not recorded yet: the disk is full.")
        .unwrap();
    assert!(recorded(first).is_empty(), "{out}");
    let said = recorded(second);
    assert!(
        said.len() == 2 && said[0].contains("question 1") && said[1].contains("question 2"),
        "{out}"
    );
    assert_eq!(hands.written.len(), 2);
}

#[test]
fn what_can_never_be_written_is_the_outcome() {
    let mut hands = Clumsy {
        fails: vec![true; 9],
        ..Clumsy::default()
    };
    let (outcome, out) = held(&mut hands, "d\nundo\nd\n");
    assert_eq!(outcome.unwritten.as_deref(), Some("the disk is full"));
    assert!(
        recorded(&out).is_empty() && hands.written.is_empty(),
        "{out}"
    );
    assert!(
        out.contains("The answer before is not recorded yet."),
        "{out}"
    );
    assert!(hands.decided.is_empty());
    assert!(out.contains("In the record: 0 answers."), "{out}");
}

#[test]
fn an_answer_after_a_failed_one_is_decided_about_alone() {
    let mut hands = Clumsy {
        fails: vec![true, false],
        ..Clumsy::default()
    };
    held(&mut hands, "d\nd\nrate 3\n");
    let last = hands.written.last().unwrap().id;
    assert!(matches!(&hands.decided[..], [DecisionKind::Rate(id, _)] if *id == last));
    assert_ne!(hands.written[0].id, last);
}

#[test]
fn summaries_have_five_lines_at_most() {
    let (_, out) = held(&mut Clumsy::default(), "d\n\nflag\nsuspend\nd\nq\n");
    let summary: Vec<_> = out
        .lines()
        .rev()
        .take_while(|line| !line.is_empty())
        .collect();
    assert!(summary.len() <= 5 && summary.len() >= 2, "{out}");
}

#[test]
fn input_that_breaks_is_told() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _bytes: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("gone"))
        }
    }
    let course = sample();
    let lexicon = NameLexicon::new(&course);
    let sitting = Sitting {
        course: &course,
        lexicon: &lexicon,
        title: "Quiz".into(),
        seed: 1,
        session: 9,
        questions: asked(&course),
        answered: vec![],
        again: None,
    };
    let (mut out, mut input) = (Vec::new(), io::BufReader::new(Broken));
    let mut talk = Talk::new(&mut out, &mut input, Manner::default());
    let outcome = sit(&sitting, &mut talk, &mut Clumsy::default()).unwrap();
    assert_eq!(outcome.unread.as_deref(), Some("gone"));
}
