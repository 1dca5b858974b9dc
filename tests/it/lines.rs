//! The screen and the lines are one: the same answer to the same question gives the same attempt, whichever was used.

use studyhall::course::{Course, Item, Lesson, Task};
use studyhall::plain::{Console, LineServices, OutputStyle, SessionSetup, run_session};
use studyhall::study::session::{DisplayOrder, Session, Topic};
use studyhall::study::{Attempt, Decision, Memory, NameLexicon, Now, Occasion, Response};

use crate::kinds::{KINDS, at};
use crate::session::{SEED, fixture};

#[derive(Default)]
struct Recorder(Vec<Attempt>);

impl LineServices for Recorder {
    fn now(&mut self) -> Now {
        Now::default()
    }
    fn append(&mut self, attempt: &Attempt) -> Result<(), String> {
        self.0.push(attempt.clone());
        Ok(())
    }
    fn decide(&mut self, _decision: &Decision) -> Result<(), String> {
        Ok(())
    }
    fn memory(&self) -> Option<&Memory> {
        None
    }
}

/// What to type by lines for a response that was given on the screen, where the choices stand in the same order.
fn typed(item: &Item, response: &Response) -> String {
    let order = DisplayOrder::new(item, SEED);
    let line = |own: usize| order.position(own);
    let letter = |line: usize| "abcdefgh".chars().nth(line - 1).unwrap();
    let join = |words: Vec<String>| words.join(" ");
    match (&item.task, response) {
        (_, Response::DontKnow) => "d".to_owned(),
        (_, Response::Truth(said)) => if *said { "t" } else { "f" }.to_owned(),
        (_, Response::Text(text)) => text.clone(),
        (_, Response::Blanks(blanks)) => blanks.join(" | "),
        (Task::Ordering(lines), Response::Choices(ids)) => {
            let own = |id: &String| lines.iter().position(|one| *one.id == **id).unwrap();
            join(ids.iter().map(|id| line(own(id)).to_string()).collect())
        }
        (Task::Single(all) | Task::Multiple(all), Response::Choices(ids)) => {
            let own = |id: &String| all.iter().position(|one| *one.id == **id).unwrap();
            join(ids.iter().map(|id| line(own(id)).to_string()).collect())
        }
        (_, Response::Pairs(placed)) => {
            let pair = |(at, own): (usize, &Option<usize>)| {
                format!("{}{}", at + 1, letter(line(own.unwrap())))
            };
            join(placed.iter().enumerate().map(pair).collect())
        }
        (_, Response::Categories(placed)) => {
            let member = |(own, at): (usize, &Option<usize>)| {
                format!("{}{}", line(own), letter(at.unwrap() + 1))
            };
            join(placed.iter().enumerate().map(member).collect())
        }
        (_, Response::Open { text, ideas }) => {
            let ticks: Vec<String> = ideas.iter().map(|at| (at + 1).to_string()).collect();
            let ticks = if ticks.is_empty() {
                "0".to_owned()
            } else {
                ticks.join(" ")
            };
            format!("{text}\n.\n{ticks}")
        }
        other => panic!("{other:?}"),
    }
}

fn by_lines(course: &Course, attempt: &Attempt, line: &str) -> (Attempt, String) {
    let topic = Topic::Scope(Some(attempt.lesson.to_string()));
    let mut session = Session::begin(&topic, course, SEED).unwrap();
    session.questions.retain(|own| own.item.id == attempt.item);
    let setup = SessionSetup {
        course,
        lexicon: &NameLexicon::new(course),
        title: "Quiz".into(),
        session,
        run: 1,
        resume_command: None,
    };
    let (mut out, mut input) = (Vec::new(), line.as_bytes());
    let mut recorder = Recorder::default();
    let mut console = Console::new(&mut out, &mut input, OutputStyle::default());
    run_session(&setup, &mut console, &mut recorder).unwrap();
    let text = String::from_utf8(out).unwrap();
    (
        recorder
            .0
            .pop()
            .unwrap_or_else(|| panic!("{line} is no answer:\n{text}")),
        text,
    )
}

#[test]
fn the_same_answer_is_the_same_attempt() {
    let library = fixture("good");
    for (kind, keys) in KINDS
        .iter()
        .flat_map(|kind| [kind.right, kind.wrong, "<ctrl-d>"].map(|keys| (kind, keys)))
    {
        let mut session = at(kind.way);
        session.press(keys);
        let drawn = session.hands.attempts.last().unwrap();
        let course = &library.course;
        let item = course
            .lessons()
            .flat_map(Lesson::items)
            .find(|item| item.id == drawn.item)
            .unwrap();
        let (said, text) = by_lines(course, drawn, &typed(item, &drawn.response));
        let what = |attempt: &Attempt| {
            (
                (
                    attempt.item.clone(),
                    attempt.kind,
                    attempt.occasion,
                    attempt.response.clone(),
                ),
                (
                    attempt.score,
                    attempt.hints,
                    attempt.confidence,
                    attempt.fingerprint,
                    attempt.seed,
                ),
            )
        };
        assert_eq!(what(&said), what(drawn), "{:?}: {keys}", kind.task);
        let verdict = text.lines().any(|line| match said.score {
            score if score >= 1.0 => line == "right",
            score if score > 0.0 => line == format!("partly right: {score:.2}"),
            _ => line.starts_with("not yet"),
        });
        assert!(verdict, "{text}");
        assert_eq!(
            drawn.occasion == Occasion::SelfCheck,
            !kind.way.contains('X')
        );
    }
}
