//! How demanding an item is, as far as that can be seen from outside. An item whose answer can be looked up asks for
//! recall; any other is as demanding as its objective, and at least asks for understanding. Whether an answer can be
//! looked up:
//!
//! - `single`, `multiple`, `matching`, `short`, `cloze`, `numeric`: if everything that belongs to the key stands, word
//!   for word, in the part of the text that the item rests on;
//! - `truefalse`: if three quarters of the statement's words stand there (for a false one: of its correction's);
//! - `ordering`, `categorise`, `open`: never, for an arrangement or an argument has to be made;
//! - never, whatever the kind, if the question poses a case of its own: if it says so (“an invented state …”), or quotes
//!   four words or more that do not stand there.

use super::source;
use crate::course::{Block, Body, Choice, Comparison, Course, Item, Lesson, Level, Task};
use crate::text::{SafeText, normalise};

/// Words with which a question says that it poses a case of its own.
const INVENTED: [&str; 7] = [
    "hypothetical",
    "imaginary",
    "imagine",
    "imagined",
    "invent",
    "invented",
    "suppose",
];
/// Quoted words from which on they are no term but what somebody says.
const SPEECH: usize = 4;

/// The level of `item`, which is asked in the lesson `own`.
pub fn demand(course: &Course, own: &Lesson, item: &Item) -> Level {
    let text = source(course, own, item).map(|(lesson, part)| text(course, lesson, part));
    if text.is_some_and(|text| is_lookup(item, &text) && !is_case(item, &text)) {
        return Level::Remember;
    }
    let objective = course
        .lessons()
        .flat_map(|lesson| &lesson.objectives)
        .find(|one| one.id == item.objective || one.was.contains(&item.objective));
    objective.map_or(Level::Understand, |one| one.level.max(Level::Understand))
}

/// Whether the question is about something that the course made up.
fn is_case(item: &Item, text: &str) -> bool {
    let mut question = item.stem.plain();
    if let Task::Cloze { blanks, .. } = &item.task {
        let before = blanks.iter().map(|blank| blank.before.as_str());
        question.extend(before);
    }
    let says_so = normalise(&question)
        .split(' ')
        .any(|word| INVENTED.contains(&word));
    let mut quoted = question
        .split('“')
        .skip(1)
        .filter_map(|rest| Some(normalise(rest.split_once('”')?.0)));
    says_so
        || quoted
            .any(|said| said.split(' ').count() >= SPEECH && !text.contains(&format!(" {said} ")))
}

/// Whether the answer to `item` stands in `text`, which is normalised and has a blank at each end.
fn is_lookup(item: &Item, text: &str) -> bool {
    let stands = |answer: &str| text.contains(&format!(" {} ", normalise(answer)));
    let any = |forms: &[SafeText]| forms.iter().any(|form| stands(form));
    let keys = |choices: &[Choice]| {
        let mut keys = choices.iter().filter(|choice| choice.key);
        keys.all(|choice| stands(&choice.text))
    };
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => keys(choices),
        Task::TrueFalse {
            key, correction, ..
        } => {
            let statement = item.stem.plain();
            let said = correction.as_deref().filter(|_| !key);
            is_mostly_in(said.unwrap_or(&statement), text)
        }
        Task::Short { accepted, .. } => any(accepted),
        Task::Cloze { blanks, .. } => blanks.iter().all(|blank| any(&blank.accepted)),
        Task::Numeric { key, .. } => stands(&key.to_string()) || stands(&grouped(*key)),
        Task::Matching { pairs, .. } => {
            let mut pairs = pairs.iter();
            pairs.all(|pair| stands(&pair.left) && stands(&pair.right))
        }
        Task::Ordering(_) | Task::Categorise(_) | Task::Open { .. } => false,
    }
}

/// A whole number with commas between thousands, as a text has it.
fn grouped(number: f64) -> String {
    let digits = number.to_string();
    let count = digits.len();
    if number.fract() != 0.0 {
        return digits;
    }
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digit.is_ascii_digit() && (count - at).is_multiple_of(3) && out != "-" {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Whether three quarters of the longer words of `statement` stand in `text`.
fn is_mostly_in(statement: &str, text: &str) -> bool {
    let normal = normalise(statement);
    let words: Vec<&str> = normal
        .split(' ')
        .filter(|word| word.chars().count() >= 4)
        .collect();
    let stands = |word: &&&str| text.contains(&format!(" {word} "));
    words.iter().filter(stands).count() * 4 >= words.len() * 3
}

/// What a section or block says, normalised, with a blank at each end.
fn text(course: &Course, lesson: &Lesson, part: &str) -> String {
    let of_block = |block: &Block| match &block.body {
        Body::Prose(prose) => prose.plain(),
        Body::Comparison(id) => {
            let comparison = course.comparisons.iter().find(|one| one.id == *id);
            comparison.map(cells).unwrap_or_default()
        }
    };
    let mut out = String::from(" ");
    let mut add = |block| {
        out.push_str(&normalise(&of_block(block)));
        out.push(' ');
    };
    for section in &lesson.sections {
        let is_whole = section.has_id(part);
        let is_it =
            |block: &&Block| is_whole || block.id.as_ref().is_some_and(|id| id.as_str() == part);
        section.blocks.iter().filter(is_it).for_each(&mut add);
    }
    out
}

/// A comparison's cells, one after the other.
fn cells(comparison: &Comparison) -> String {
    let rows = comparison.rows.iter().flatten();
    let all = comparison.columns.iter().chain(rows);
    all.map(SafeText::as_str).collect::<Vec<_>>().join(" ")
}
