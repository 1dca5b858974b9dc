//! What a robot may look at: the question, and besides it the hints, or the titles of the lesson and the quiz's other
//! questions. Never the lesson's text, a key, a rationale or feedback.

use super::Strategy;
use super::words::{sentences, shared, stems, words};
use crate::course::{Course, Item, Lesson, Task};

/// A text and the stems of its words, in all and by sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Text {
    pub(super) plain: String,
    pub(super) stems: Vec<String>,
    sentences: Vec<Vec<String>>,
}

impl Text {
    pub(super) fn new(text: &str) -> Self {
        Self {
            plain: text.to_owned(),
            stems: stems(text),
            sentences: sentences(text).map(stems).collect(),
        }
    }
}

/// Everything that is written around the items of one quiz.
pub(super) struct QuizContext {
    titles: Vec<Text>,
    questions: Vec<Text>,
    hints: Vec<Vec<Text>>,
    /// Stems of words that most of the questions have: they say nothing about any one of them.
    common: Vec<String>,
}

/// Questions from which on a word can be common.
const FEW: usize = 4;

impl QuizContext {
    pub(super) fn of(course: &Course, lesson: &Lesson) -> Self {
        let sections = lesson.sections.iter().map(|section| &section.title);
        let titles = [&course.title, &lesson.title].into_iter().chain(sections);
        let hints = |item: &Item| item.hints.iter().map(|hint| Text::new(hint)).collect();
        let questions: Vec<Text> = lesson
            .items()
            .map(|item| Text::new(&question(item)))
            .collect();
        Self {
            titles: titles.map(|title| Text::new(title)).collect(),
            hints: lesson.items().map(hints).collect(),
            common: common(&questions),
            questions,
        }
    }

    /// What `robot` goes by when it answers the item `at`.
    pub(super) fn seen_by(&self, robot: Strategy, at: usize) -> VisibleText<'_> {
        let question = self.questions.get(at);
        let others = || {
            let others = self.questions.iter().enumerate();
            others.filter(|(other, _)| *other != at).map(|(_, one)| one)
        };
        let around = match robot {
            Strategy::Hints => self.hints.get(at).into_iter().flatten().collect(),
            Strategy::Keywords => self.titles.iter().chain(others()).collect(),
            _ => Vec::new(),
        };
        VisibleText {
            robot,
            question,
            around,
            common: if robot == Strategy::Keywords {
                &self.common
            } else {
                &[]
            },
        }
    }
}

/// The stems that more than half of the questions have.
fn common(questions: &[Text]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for stem in questions.iter().flat_map(|one| &one.stems) {
        let has = |one: &&Text| one.stems.contains(stem);
        let count = questions.iter().filter(has).count();
        if questions.len() >= FEW && count * 2 > questions.len() && !all.contains(stem) {
            all.push(stem.clone());
        }
    }
    all
}

/// What is asked, as one line; the blanks of a cloze as dashes.
fn question(item: &Item) -> String {
    let mut text = item.stem.plain();
    if let Task::Cloze { blanks, after, .. } = &item.task {
        for blank in blanks {
            text.push(' ');
            text.push_str(&blank.before);
            text.push('—');
        }
        text.push_str(after);
    }
    text
}

/// What one robot goes by when it answers one item.
pub(super) struct VisibleText<'e> {
    pub(super) robot: Strategy,
    pub(super) question: Option<&'e Text>,
    /// The hints, or the titles and the other questions.
    pub(super) around: Vec<&'e Text>,
    /// Stems that the robot passes over.
    common: &'e [String],
}

impl<'e> VisibleText<'e> {
    /// The texts that the robot goes by.
    pub(super) fn texts(&self) -> impl Iterator<Item = &'e Text> {
        let own = match self.robot {
            Strategy::Stem | Strategy::Keywords => self.question,
            _ => None,
        };
        own.into_iter().chain(self.around.iter().copied())
    }

    /// The stems of the words of `text` that may say something to the robot.
    pub(super) fn telling(&self, text: &str) -> Vec<String> {
        let mut stems = stems(text);
        stems.retain(|stem| !self.common.contains(stem));
        stems
    }

    /// How often the words of `text` stand in the texts that the robot goes by.
    pub(super) fn weight(&self, text: &str) -> usize {
        let stems = self.telling(text);
        self.texts().map(|one| shared(&stems, &one.stems)).sum()
    }

    /// The words of `text` that stand in the texts that the robot goes by.
    pub(super) fn clues(&self, text: &str) -> Vec<String> {
        let is_common = |stem: &String| self.common.contains(stem);
        let is_there =
            |stem: &String| !is_common(stem) && self.texts().any(|one| one.stems.contains(stem));
        let found = words(text).into_iter().filter(|(_, stem)| is_there(stem));
        found.map(|(word, _)| word).collect()
    }

    /// How strongly `one` and `other` belong together: how often a sentence that has words of `one` has words of
    /// `other`, too. What is matched counts as a sentence for a robot that looks at the question.
    pub(super) fn bond(&self, one: &str, other: &str) -> usize {
        let (one, other) = (self.telling(one), self.telling(other));
        let own = match self.robot {
            Strategy::Stem | Strategy::Keywords => shared(&one, &other),
            _ => 0,
        };
        let together = |text: &Text| -> usize {
            let both = text.sentences.iter();
            both.filter(|sentence| shared(&one, sentence) > 0)
                .map(|sentence| shared(&other, sentence))
                .sum()
        };
        own + self.texts().map(together).sum::<usize>()
    }

    /// Where the first of `stems` stands in the texts that the robot goes by.
    pub(super) fn mention(&self, stems: &[String]) -> Option<usize> {
        let all = self.texts().flat_map(|text| &text.stems);
        all.enumerate()
            .find(|(_, stem)| stems.contains(stem))
            .map(|(at, _)| at)
    }
}
