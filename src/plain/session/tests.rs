//! A session by lines with services that fail: nothing is said to be recorded that is not.

use super::*;
use crate::course::{Course, sample};
use crate::plain::console::OutputStyle;
use crate::study::session::Topic;
use crate::study::{Attempt, Decision, DecisionKind, Memory, NameLexicon, Now};

/// Services that write only when they may.
#[derive(Default)]
struct FailingServices {
    /// For each call whether it fails; later ones do not.
    fails: Vec<bool>,
    calls: usize,
    written: Vec<Attempt>,
    decided: Vec<DecisionKind>,
}

impl LineServices for FailingServices {
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
    fn memory(&self) -> Option<&Memory> {
        None
    }
}

/// A session over everything the course asks.
fn setup<'a>(course: &'a Course, lexicon: &'a NameLexicon) -> SessionSetup<'a> {
    SessionSetup {
        course,
        lexicon,
        title: "Quiz".into(),
        session: Session::begin(&Topic::Scope(None), course, 1).unwrap(),
        run: 9,
        resume_command: None,
    }
}

fn run(services: &mut FailingServices, input: &str) -> (SessionOutcome, String) {
    let course = sample();
    let lexicon = NameLexicon::new(&course);
    let mut setup = setup(&course, &lexicon);
    let questions = &mut setup.session.questions;
    *questions = questions.iter().cloned().cycle().take(4).collect();
    let (mut out, mut input) = (Vec::new(), input.as_bytes());
    let mut console = Console::new(&mut out, &mut input, OutputStyle::default());
    let outcome = run_session(&setup, &mut console, services).unwrap();
    (outcome, String::from_utf8(out).unwrap())
}

fn recorded(out: &str) -> Vec<&str> {
    out.lines()
        .filter(|line| line.starts_with("recorded"))
        .collect()
}

#[test]
fn what_is_not_written_is_not_said_to_be_and_is_tried_again() {
    let mut services = FailingServices {
        fails: vec![true, false],
        ..FailingServices::default()
    };
    let (outcome, out) = run(&mut services, "d\nd\n");
    assert_eq!(outcome, SessionOutcome::default());
    let (first, second) = out
        .split_once("not recorded yet: the disk is full.")
        .unwrap();
    assert!(recorded(first).is_empty(), "{out}");
    let labels = recorded(second);
    assert!(
        labels.len() == 2 && labels[0].contains("question 1") && labels[1].contains("question 2"),
        "{out}"
    );
    assert_eq!(services.written.len(), 2);
}

#[test]
fn what_can_never_be_written_is_the_outcome() {
    let mut services = FailingServices {
        fails: vec![true; 9],
        ..FailingServices::default()
    };
    let (outcome, out) = run(&mut services, "d\nundo\nd\n");
    assert_eq!(outcome.write_error.as_deref(), Some("the disk is full"));
    assert!(
        recorded(&out).is_empty() && services.written.is_empty(),
        "{out}"
    );
    assert!(
        out.contains("The answer before is not recorded yet."),
        "{out}"
    );
    assert!(services.decided.is_empty());
    assert!(out.contains("In the record: 0 answers."), "{out}");
}

#[test]
fn an_answer_after_a_failed_one_is_decided_about_alone() {
    let mut services = FailingServices {
        fails: vec![true, false],
        ..FailingServices::default()
    };
    run(&mut services, "d\nd\nrate 3\n");
    let last = services.written.last().unwrap().id;
    assert!(matches!(&services.decided[..], [DecisionKind::Rate(id, _)] if *id == last));
    assert_ne!(services.written[0].id, last);
}

#[test]
fn summaries_have_five_lines_at_most() {
    let (_, out) = run(
        &mut FailingServices::default(),
        "d\n\nflag\nsuspend\nd\nq\n",
    );
    let summary: Vec<_> = out
        .lines()
        .rev()
        .take_while(|line| !line.is_empty())
        .collect();
    assert!(summary.len() <= 5 && summary.len() >= 2, "{out}");
}

#[test]
fn a_read_error_is_the_outcome() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _bytes: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("gone"))
        }
    }
    let course = sample();
    let lexicon = NameLexicon::new(&course);
    let (mut out, mut input) = (Vec::new(), io::BufReader::new(Broken));
    let mut console = Console::new(&mut out, &mut input, OutputStyle::default());
    let mut services = FailingServices::default();
    let setup = setup(&course, &lexicon);
    let outcome = run_session(&setup, &mut console, &mut services).unwrap();
    assert_eq!(outcome.read_error.as_deref(), Some("gone"));
}

#[test]
fn questions_are_listed_and_reached_by_number() {
    let (_, out) = run(
        &mut FailingServices::default(),
        "go 3\nflag\nlist\ngo 9\nd\nq\n",
    );
    assert!(out.contains("\nQuestion 3 of 4."), "{out}");
    assert!(out.contains("\n  3. open, flagged: "), "{out}");
    assert!(out.contains("4 questions still open."), "{out}");
    assert!(out.contains("Question 9 is not open."), "{out}");
    assert!(out.contains("recorded: question 3 of 4"), "{out}");
}

#[test]
fn a_suspended_question_can_be_taken_up_again() {
    let mut services = FailingServices::default();
    let (_, out) = run(&mut services, "suspend\nunsuspend\nunsuspend\nq\n");
    let [
        DecisionKind::Suspend(suspended),
        DecisionKind::Resume(resumed),
    ] = &services.decided[..]
    else {
        panic!("{:?}", services.decided);
    };
    assert_eq!(suspended, resumed);
    assert_eq!(out.matches("\nQuestion 1 of 4.").count(), 2, "{out}");
    assert!(
        out.contains("No question was suspended in this session."),
        "{out}"
    );
}

#[test]
fn undo_takes_back_the_last_thing_first() {
    let mut services = FailingServices::default();
    let (_, out) = run(&mut services, "d\nsuspend\nundo\nundo\nundo\nq\n");
    assert!(
        matches!(
            &services.decided[..],
            [
                DecisionKind::Suspend(_),
                DecisionKind::Resume(_),
                DecisionKind::Undo(_)
            ]
        ),
        "{:?}",
        services.decided
    );
    assert!(
        out.contains("Taken back: question 2 is asked again."),
        "{out}"
    );
    assert!(
        out.contains("Taken back: question 1 is open again."),
        "{out}"
    );
    assert!(out.contains("There is nothing to take back."), "{out}");
}
