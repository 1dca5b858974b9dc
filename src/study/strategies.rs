//! Robots that sit a course's quizzes without having read it. Each does one thing that a learner might do who knows
//! nothing: take the longest choice, the first, the one that sounds like the question. Where a robot scores better than
//! blind guessing, the items give themselves away. Pure: the same course and seed give the same figures.
//!
//! A robot that has nothing to go by, and one that finds several answers equally good, scores what it would on average:
//! no lot is drawn, so a figure that stands out is never luck. Only [`Strategy::Random`] draws, and shows thereby that the
//! figures for chance are right.

mod chance;
mod context;
mod guess;
mod random;
#[cfg(test)]
mod tests;
mod typed;
mod words;

use super::NameLexicon;
use super::marking::share;
use super::shuffle::SplitMix64;
use crate::course::{Course, Item, Lesson, Task};
use context::QuizContext;

pub use chance::chance;

/// A robot may score this much above chance.
pub const MARGIN: f64 = 0.10;
/// In a quiz of fewer items than this a robot that does better is reported, but is no finding: one item is too much.
pub const ENOUGH_ITEMS: usize = 10;
/// How often [`Strategy::Random`] sits each quiz.
const SITTINGS: u32 = 200;

/// Someone who has not read the lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strategy {
    /// Takes the longest choice.
    Longest,
    /// Takes the first choice, in the order in which the author wrote them; calls every statement true.
    First,
    /// Takes the choice that shares most words with the stem; types a word of the stem.
    Stem,
    /// Takes the choice that shares most words with the hints; types a word of the hints.
    Hints,
    /// Takes the choice that shares most words with the stem, the titles and the stems of the quiz's other items;
    /// types the word, name or number that is most frequent in them.
    Keywords,
    /// Calls every statement true.
    True,
    /// Calls every statement false.
    False,
    /// Answers by lot.
    Random,
}

impl Strategy {
    /// How many there are.
    pub const COUNT: usize = 8;

    /// Every robot, in the order of the table.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Longest,
        Self::First,
        Self::Stem,
        Self::Hints,
        Self::Keywords,
        Self::True,
        Self::False,
        Self::Random,
    ];

    /// One word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Longest => "longest",
            Self::First => "first",
            Self::Stem => "stem",
            Self::Hints => "hints",
            Self::Keywords => "words",
            Self::True => "true",
            Self::False => "false",
            Self::Random => "lot",
        }
    }

    /// What it does.
    pub fn description(self) -> &'static str {
        match self {
            Self::Longest => "takes the longest choice",
            Self::First => "takes the choice that is written first; calls statements true",
            Self::Stem => "goes by the words of the stem",
            Self::Hints => "goes by the words of the hints",
            Self::Keywords => "goes by the words of stem, titles and the quiz's other stems",
            Self::True => "calls every statement true and guesses the rest",
            Self::False => "calls every statement false and guesses the rest",
            Self::Random => "answers by lot: what luck alone makes of the quiz",
        }
    }
}

/// An item, and what each robot scores on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemRun<'a> {
    /// The item.
    pub item: &'a Item,
    /// What blind guessing scores on average, 0 to 1: see [`chance()`].
    pub chance: f64,
    scores: [f64; Strategy::COUNT],
}

impl ItemRun<'_> {
    /// What `robot` scores on average, 0 to 1.
    pub fn score(&self, robot: Strategy) -> f64 {
        let at = Strategy::ALL.iter().position(|one| *one == robot);
        at.and_then(|at| self.scores.get(at))
            .copied()
            .unwrap_or_default()
    }
}

/// A quiz that was sat by every robot: a lesson's self-checks and its quiz together, or every item of the course.
#[derive(Debug, Clone, PartialEq)]
pub struct QuizRun<'a> {
    /// The lesson; none for the whole course.
    pub lesson: Option<&'a Lesson>,
    /// Its items.
    pub items: Vec<ItemRun<'a>>,
}

impl<'a> QuizRun<'a> {
    /// The mean of what blind guessing scores.
    pub fn chance(&self) -> f64 {
        self.mean(|asked| asked.chance)
    }

    /// The mean of what `robot` scores.
    pub fn score(&self, robot: Strategy) -> f64 {
        self.mean(|asked| asked.score(robot))
    }

    /// Whether `robot` scores more than ten points above chance.
    pub fn is_beaten_by(&self, robot: Strategy) -> bool {
        self.score(robot) - self.chance() > MARGIN + 1e-9
    }

    /// Whether being beaten is a finding: there are ten items, or it is the course.
    pub fn counts(&self) -> bool {
        self.lesson.is_none() || self.items.len() >= ENOUGH_ITEMS
    }

    /// The items on which `robot` scores above chance, the worst first.
    pub fn giveaways(&self, robot: Strategy) -> Vec<&ItemRun<'a>> {
        let excess = |asked: &ItemRun<'_>| asked.score(robot) - asked.chance;
        let mut items: Vec<_> = self.items.iter().filter(|one| excess(one) > 1e-9).collect();
        items.sort_by(|a, b| excess(b).total_cmp(&excess(a)));
        items
    }

    fn mean(&self, of: impl Fn(&ItemRun<'_>) -> f64) -> f64 {
        let items = &self.items;
        items.iter().map(of).sum::<f64>() * share(1, items.len())
    }
}

/// Every quiz of a course, sat by every robot.
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation<'a> {
    /// The lessons that ask something, in order.
    pub quizzes: Vec<QuizRun<'a>>,
    /// The course as one quiz.
    pub course: QuizRun<'a>,
}

impl<'a> Simulation<'a> {
    /// The quizzes, then the course, with each robot that beats chance there; only where that counts.
    pub fn findings(&self) -> impl Iterator<Item = (&QuizRun<'a>, Strategy)> {
        let all = self.quizzes.iter().chain([&self.course]);
        all.filter(|sat| sat.counts()).flat_map(|sat| {
            let beaten = Strategy::ALL
                .into_iter()
                .filter(|one| sat.is_beaten_by(*one));
            beaten.map(move |robot| (sat, robot))
        })
    }
}

/// Lets every robot sit every quiz of `course`. `seed` is that of the lots that [`Strategy::Random`] draws.
pub fn simulate(course: &Course, seed: u64) -> Simulation<'_> {
    let lexicon = NameLexicon::new(course);
    let mut dice = SplitMix64::new(seed);
    let sat = |lesson| sit(course, lesson, &lexicon, &mut dice);
    let mut quizzes: Vec<QuizRun<'_>> = course.lessons().map(sat).collect();
    quizzes.retain(|quiz| !quiz.items.is_empty());
    let items = quizzes.iter().flat_map(|quiz| &quiz.items).copied();
    let course = QuizRun {
        lesson: None,
        items: items.collect(),
    };
    Simulation { quizzes, course }
}

/// The words of the right choices of `item`, which is asked in `lesson`, that `robot` finds where it looks: what gave
/// the item away to a robot that goes by words. Nothing for other robots and other kinds.
pub fn clues(course: &Course, lesson: &Lesson, item: &Item, robot: Strategy) -> Vec<String> {
    let (Task::Single(choices) | Task::Multiple(choices)) = &item.task else {
        return Vec::new();
    };
    let Some(at) = lesson.items().position(|one| one.id == item.id) else {
        return Vec::new();
    };
    let evidence = QuizContext::of(course, lesson);
    let seen = evidence.seen_by(robot, at);
    let keys = choices.iter().filter(|choice| choice.key);
    let keys: Vec<&str> = keys.map(|choice| choice.text.as_str()).collect();
    seen.clues(&keys.join(" "))
}

fn sit<'a>(
    course: &Course,
    lesson: &'a Lesson,
    lexicon: &NameLexicon,
    dice: &mut SplitMix64,
) -> QuizRun<'a> {
    let evidence = QuizContext::of(course, lesson);
    let items = lesson.items().enumerate().map(|(at, item)| {
        let score = |robot| match robot {
            Strategy::Random => random::mean_score(item, lexicon, dice),
            _ => guess::score(robot, item, &evidence.seen_by(robot, at), lexicon),
        };
        ItemRun {
            item,
            chance: chance(item),
            scores: Strategy::ALL.map(score),
        }
    });
    QuizRun {
        lesson: Some(lesson),
        items: items.collect(),
    }
}
