//! What to hold beside an item that keeps being forgotten (manual, "Review"): another item with which it may be confused.
//! And what an item's key says, in a line.

use std::collections::HashSet;

use super::Response;
use crate::course::{Block, Course, Item, Lesson, PartIndex, Task};
use crate::text::{SafeText, normalise};

/// The item that is most easily confused with `item`: one whose key is what the learner answered, one that names the same
/// things, one of the same objective. Looked for in the modules of `item` and among the items of its objective; an item
/// that rests on the same part of the text asks the same, and is none. The first in the course goes before its equals.
pub fn find_confusable<'a>(
    course: &'a Course,
    (lesson, item): (&Lesson, &Item),
    response: Option<&Response>,
) -> Option<&'a Item> {
    let own = names(item);
    let key = keys(item);
    let said = response.map_or_else(HashSet::new, |response| said(item, response));
    let said: HashSet<String> = said.difference(&key).cloned().collect();
    let mut best: Option<(usize, &Item)> = None;
    for module in &course.modules {
        let near = module.lessons().any(|own| own.id == lesson.id);
        for (other_lesson, other) in module
            .lessons()
            .flat_map(|lesson| lesson.items().map(move |item| (lesson, item)))
        {
            let same = other.objective == item.objective;
            if !(near || same) || is_same_point((lesson, item), (other_lesson, other)) {
                continue;
            }
            let confused = keys(other).iter().any(|key| said.contains(key));
            let shared = names(other).intersection(&own).count().min(9);
            let score = 100 * usize::from(confused) + 2 * shared + usize::from(same);
            if score > best.map_or(0, |(most, _)| most) {
                best = Some((score, other));
            }
        }
    }
    best.map(|(_, item)| item)
}

/// The block that `item` rests on; the first of a section, where it rests on a whole one.
pub fn source_block<'a>(course: &'a Course, lesson: &Lesson, item: &Item) -> Option<&'a Block> {
    let (lesson, part) = item
        .source
        .split_once('#')
        .unwrap_or((lesson.id.as_str(), item.source.as_str()));
    let lesson = course.lesson(lesson)?;
    let PartIndex { section, block } = lesson.find_part(part)?;
    lesson.sections.get(section)?.blocks.get(block)
}

/// What `item` asks, in one line.
pub fn stem_text(item: &Item) -> String {
    let stem = item.stem.plain().replace('\n', " ");
    match &item.task {
        Task::Cloze { blanks, after, .. } if stem.trim().is_empty() => {
            let before: Vec<&str> = blanks.iter().map(|blank| blank.before.as_str()).collect();
            format!("{}…{after}", before.join("…"))
        }
        _ => stem,
    }
}

/// What `item` wants to hear, in one line; empty for an open one.
pub fn key_text(item: &Item) -> String {
    let joined = |all: Vec<String>, between: &str| all.join(between);
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            let keys = choices.iter().filter(|choice| choice.key);
            joined(keys.map(|choice| choice.text.to_string()).collect(), "; ")
        }
        Task::TrueFalse {
            key, correction, ..
        } => match (key, correction) {
            (true, _) => "true".to_owned(),
            (false, None) => "false".to_owned(),
            (false, Some(rather)) => format!("false: {rather}"),
        },
        Task::Short { accepted, .. } => accepted
            .first()
            .map(ToString::to_string)
            .unwrap_or_default(),
        Task::Cloze { blanks, .. } => {
            let firsts = blanks.iter().filter_map(|blank| blank.accepted.first());
            joined(firsts.map(ToString::to_string).collect(), "; ")
        }
        Task::Numeric { key, unit, .. } => match unit {
            Some(unit) => format!("{key} {unit}"),
            None => key.to_string(),
        },
        Task::Ordering(lines) => joined(
            lines.iter().map(|line| line.text.to_string()).collect(),
            "; then ",
        ),
        Task::Matching { pairs, .. } => {
            let pairs = pairs
                .iter()
                .map(|pair| format!("{}: {}", pair.left, pair.right));
            joined(pairs.collect(), "; ")
        }
        Task::Categorise(categories) => {
            let all = categories.iter().map(|category| {
                let members = category.members.iter().map(ToString::to_string);
                format!("{}: {}", category.name, joined(members.collect(), ", "))
            });
            joined(all.collect(), "; ")
        }
        Task::Open { .. } => String::new(),
    }
}

/// Whether two items ask for the same knowledge point: the same objective, resting on the same part.
fn is_same_point(
    (lesson, item): (&Lesson, &Item),
    (other_lesson, other): (&Lesson, &Item),
) -> bool {
    let part = |lesson: &Lesson, item: &Item| match item.source.split_once('#') {
        Some((lesson, part)) => (lesson.to_owned(), part.to_owned()),
        None => (lesson.id.to_string(), item.source.to_string()),
    };
    item.id == other.id
        || (item.objective == other.objective && part(lesson, item) == part(other_lesson, other))
}

/// Everything an item offers or wants, made comparable.
fn names(item: &Item) -> HashSet<String> {
    let all: Vec<&str> = match &item.task {
        Task::Single(choices) | Task::Multiple(choices) | Task::Ordering(choices) => {
            choices.iter().map(|choice| choice.text.as_str()).collect()
        }
        Task::Short { accepted, wrong } => {
            let wrong = wrong.iter().map(|one| &one.text);
            accepted.iter().chain(wrong).map(SafeText::as_str).collect()
        }
        Task::Cloze { blanks, wrong, .. } => {
            let wrong = wrong.iter().map(|one| &one.text);
            let accepted = blanks.iter().flat_map(|blank| &blank.accepted);
            accepted.chain(wrong).map(SafeText::as_str).collect()
        }
        Task::Matching { pairs, extra } => {
            let sides = pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
            sides.chain(extra).map(SafeText::as_str).collect()
        }
        Task::Categorise(categories) => {
            let of = |category: &'_ crate::course::Category| category.members.clone();
            return categories
                .iter()
                .flat_map(of)
                .map(|text| normalise(&text))
                .collect();
        }
        Task::TrueFalse { .. } | Task::Numeric { .. } | Task::Open { .. } => Vec::new(),
    };
    all.into_iter().map(normalise).collect()
}

/// What would be right, where that is a word or a few.
fn keys(item: &Item) -> HashSet<String> {
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            let keys = choices.iter().filter(|choice| choice.key);
            keys.map(|choice| normalise(&choice.text)).collect()
        }
        Task::Short { accepted, .. } => accepted.iter().map(|text| normalise(text)).collect(),
        Task::Cloze { blanks, .. } => {
            let accepted = blanks.iter().flat_map(|blank| &blank.accepted);
            accepted.map(|text| normalise(text)).collect()
        }
        _ => HashSet::new(),
    }
}

/// What was answered, where that is a word or a few.
fn said(item: &Item, response: &Response) -> HashSet<String> {
    match (&item.task, response) {
        (Task::Single(choices) | Task::Multiple(choices), Response::Choices(ids)) => {
            let chosen = choices
                .iter()
                .filter(|choice| ids.iter().any(|id| *id == *choice.id));
            chosen.map(|choice| normalise(&choice.text)).collect()
        }
        (_, Response::Text(text)) => HashSet::from([normalise(text)]),
        (_, Response::Blanks(all)) => all.iter().map(|text| normalise(text)).collect(),
        _ => HashSet::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{LessonEntry, choice, item};
    use crate::study::fixture::course;

    /// A course of one module: `one` and `two` ask for the same, `three` shares the objective, `four` none of it.
    fn some() -> Course {
        course(&[
            "x: one o b1 single, two o b1 short, three o b2 open",
            "y: four p c1 short",
        ])
    }

    fn set(course: &mut Course, id: &str, task: &Task) {
        for slot in &mut course.modules[0].entries {
            let LessonEntry::Ready(lesson) = slot else {
                continue;
            };
            for item in lesson
                .sections
                .iter_mut()
                .flat_map(|section| &mut section.check)
            {
                if item.id.as_str() == id {
                    item.task.clone_from(task);
                }
            }
        }
    }

    fn short(accepted: &str) -> Task {
        Task::Short {
            accepted: vec![accepted.into()],
            wrong: vec![],
        }
    }

    fn found(course: &Course, response: Option<&Response>) -> Option<String> {
        let lesson = course.lessons().next().unwrap();
        let item = lesson.items().next().unwrap();
        find_confusable(course, (lesson, item), response).map(|item| item.id.to_string())
    }

    #[test]
    fn what_was_said_then_what_is_named_then_the_objective() {
        let mut course = some();
        set(&mut course, "four", &short("Elsewhere"));
        assert_eq!(
            found(&course, None).as_deref(),
            Some("three"),
            "the same objective"
        );
        // It offers x, y and z.
        set(&mut course, "four", &short("Y."));
        assert_eq!(
            found(&course, None).as_deref(),
            Some("four"),
            "the same word"
        );
        set(&mut course, "three", &short("x"));
        assert_eq!(
            found(&course, None).as_deref(),
            Some("three"),
            "word and objective"
        );
        let said = Response::Choices(vec!["b".to_owned()]);
        assert_eq!(
            found(&course, Some(&said)).as_deref(),
            Some("four"),
            "what was said"
        );
    }

    #[test]
    fn another_way_to_ask_the_same_is_no_contrast() {
        assert_eq!(
            found(&course(&["x: one o b1 single, two o b1 single"]), None),
            None
        );
        assert_eq!(
            found(&course(&["x: one o b1 open, two p b1 open"]), None),
            None
        );
    }

    #[test]
    fn every_key_fits_a_line() {
        let of = |task| key_text(&item("i", "Stem?", task));
        assert_eq!(
            of(Task::Single(vec![
                choice("a", "x", false),
                choice("b", "y", true)
            ])),
            "y"
        );
        let truth = |key, correction: Option<&str>| Task::TrueFalse {
            key,
            correction: correction.map(Into::into),
            feedback: None,
        };
        assert_eq!(of(truth(true, None)), "true");
        assert_eq!(of(truth(false, Some("In 1992."))), "false: In 1992.");
        assert_eq!(of(short("Baku")), "Baku");
        let number = Task::Numeric {
            key: 44.0,
            tolerance: 0.0,
            unit: Some("days".into()),
        };
        assert_eq!(of(number), "44 days");
        let lines = vec![choice("a", "first", true), choice("b", "second", true)];
        assert_eq!(of(Task::Ordering(lines)), "first; then second");
    }
}
