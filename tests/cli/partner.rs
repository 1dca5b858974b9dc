//! Somebody at the other end of a pipe who reads what is asked and answers by what it says: knows the course, and not in
//! which order the program shows anything.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use studyhall::content::{Directory, load};
use studyhall::course::{Choice, Course, Item, Task};

use super::studyhall;

/// The small course that has items of all ten kinds.
pub(super) const GOOD: &str = "tests/fixtures/good";

pub(super) fn course() -> Course {
    load(&Directory::open(Path::new(GOOD)).unwrap())
        .course
        .unwrap()
}

/// How to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Right,
    Wrong,
}

/// A program that asks.
pub(super) struct Partner {
    pub(super) child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    /// Everything it said, and what was answered.
    pub(super) said: Vec<String>,
}

impl Partner {
    pub(super) fn of(args: &[&str], data: &Path) -> Self {
        let mut child = studyhall(args)
            .env("STUDYHALL_DATA", data)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            input: child.stdin.take(),
            output: BufReader::new(child.stdout.take().unwrap()),
            child,
            said: Vec::new(),
        }
    }

    /// The next line; none at the end.
    pub(super) fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        if self.output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end_matches('\n').to_owned();
        self.said.push(line.clone());
        Some(line)
    }

    /// The lines of the next question up to the one that says how to answer; none if there is no further one.
    pub(super) fn question(&mut self) -> Option<Vec<String>> {
        let mut lines = Vec::new();
        loop {
            let line = self.line()?;
            if line.starts_with("Question ") && line.contains(" of ") {
                lines.clear();
            }
            if line.starts_with("That was the last question.") {
                return None;
            }
            let asks = line.starts_with("Answer ");
            lines.push(line);
            if asks {
                return Some(lines);
            }
        }
    }

    /// The lines up to and with the next that begins with `start`.
    pub(super) fn until(&mut self, start: &str) -> Vec<String> {
        let mut lines = Vec::new();
        while let Some(line) = self.line() {
            let found = line.starts_with(start);
            lines.push(line);
            if found {
                return lines;
            }
        }
        panic!("no line `{start}…` in\n{}", self.said.join("\n"));
    }

    /// Says `lines`. That the other end has gone is seen when it is read from.
    pub(super) fn say(&mut self, lines: &str) {
        let input = self.input.as_mut().unwrap();
        let _ = writeln!(input, "{lines}").and_then(|()| input.flush());
    }

    /// Says nothing more, hears the rest and returns the exit code.
    pub(super) fn end(&mut self) -> i32 {
        self.input = None;
        while self.line().is_some() {}
        self.child.wait().unwrap().code().unwrap()
    }
}

/// The item that a question is about.
pub(super) fn item_of<'a>(course: &'a Course, question: &[String]) -> &'a Item {
    let text = question.join("\n");
    let asks = |item: &&Item| {
        let stem = item.stem.plain();
        let stem = if let Task::Cloze { blanks, .. } = &item.task {
            blanks[0].before.to_string()
        } else {
            stem
        };
        text.contains(stem.trim())
    };
    let all = course.lessons().flat_map(studyhall::course::Lesson::items);
    all.filter(asks)
        .max_by_key(|item| item.stem.plain().len())
        .unwrap_or_else(|| panic!("{text}"))
}

/// What stands before the line with `text`: `2` of `  2. text`.
fn mark_of(question: &[String], text: &str) -> String {
    let found = question.iter().find_map(|line| {
        let (mark, rest) = line.strip_prefix("  ")?.split_once(". ")?;
        (rest == text).then(|| mark.to_owned())
    });
    found.unwrap_or_else(|| panic!("`{text}` is not in {question:#?}"))
}

fn marks<'a>(question: &[String], choices: impl Iterator<Item = &'a Choice>) -> String {
    choices
        .map(|choice| mark_of(question, &choice.text))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What to type: the key, or something that earns nothing or not all.
pub(super) fn typed(item: &Item, question: &[String], way: Way) -> String {
    let right = way == Way::Right;
    match &item.task {
        Task::Single(choices) => marks(
            question,
            choices.iter().filter(|choice| choice.key == right).take(1),
        ),
        Task::Multiple(choices) => marks(
            question,
            choices.iter().filter(|choice| choice.key == right),
        ),
        Task::TrueFalse { key, .. } => if *key == right { "t" } else { "f" }.to_owned(),
        Task::Short { accepted, .. } if right => accepted[0].to_string(),
        Task::Short { .. } => "the moon and the stars".to_owned(),
        Task::Cloze { blanks, .. } => {
            let key = |blank: &studyhall::course::Blank| {
                if right {
                    blank.accepted[0].to_string()
                } else {
                    "xyzzy".to_owned()
                }
            };
            blanks.iter().map(key).collect::<Vec<_>>().join(" | ")
        }
        Task::Numeric { key, .. } => if right { *key } else { key + 1000.0 }.to_string(),
        Task::Ordering(lines) if right => marks(question, lines.iter()),
        Task::Ordering(lines) => marks(question, lines.iter().rev()),
        Task::Matching { pairs, .. } => {
            let shift = usize::from(!right);
            let pair = |at: usize| {
                let right = &pairs[(at + shift) % pairs.len()].right;
                format!(
                    "{}{}",
                    mark_of(question, &pairs[at].left),
                    mark_of(question, right)
                )
            };
            (0..pairs.len()).map(pair).collect::<Vec<_>>().join(" ")
        }
        Task::Categorise(categories) => {
            let shift = usize::from(!right);
            let mut all = Vec::new();
            for (at, category) in categories.iter().enumerate() {
                let name = &categories[(at + shift) % categories.len()].name;
                let letter = mark_of(question, name);
                all.extend(
                    category
                        .members
                        .iter()
                        .map(|member| format!("{}{letter}", mark_of(question, member))),
                );
            }
            all.join(" ")
        }
        Task::Open { ideas, .. } => {
            let all: Vec<String> = (1..=ideas.len()).map(|number| number.to_string()).collect();
            let ticks = if right { all.join(" ") } else { "0".to_owned() };
            format!("The wall fell,\nand the sea stayed.\n.\n{ticks}")
        }
    }
}
