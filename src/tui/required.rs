//! What a lesson rests on and is not known yet: said, and never a lock.

use super::model::Model;
use crate::course::LessonId;
use crate::study::Unmet;

/// Something a lesson rests on that is not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Missing {
    /// The lesson that teaches it.
    pub(super) lesson: LessonId,
    /// Where in it, if it is not the whole.
    pub(super) part: Option<String>,
    /// The number of that lesson.
    number: String,
    /// Its title, or what the objective says.
    name: String,
    /// `not held yet, earliest Thursday`.
    state: String,
}

/// What a lesson rests on and is not known yet, in the order its author wrote; nothing before the record is known.
pub(super) fn missing(model: &Model, lesson: &LessonId) -> Vec<Missing> {
    let (Some(library), Some(memory)) = (&model.library, &model.known.memory) else {
        return Vec::new();
    };
    let (deck, today) = (memory.deck(), model.known.today);
    let at = deck.lessons.iter().position(|own| own.is(lesson.as_str()));
    let unmet = at.map_or_else(Vec::new, |at| memory.unmet(at, today));
    let of = |unmet: Unmet| {
        let number = |lesson: &LessonId| {
            let found = library.course.lesson(lesson.as_str());
            found.map_or_else(String::new, |own| own.number.to_string())
        };
        Some(match unmet {
            Unmet::Lesson(at) => {
                let own = deck.lessons.get(at)?;
                let state = if memory.is_read(at) {
                    "read, but not known yet"
                } else {
                    "not read yet"
                };
                Missing {
                    lesson: own.id.clone(),
                    part: None,
                    number: number(&own.id),
                    name: own.title.to_string(),
                    state: state.to_owned(),
                }
            }
            Unmet::Objective(at, _) => {
                let own = deck.objectives.get(at)?;
                let taught = deck.lessons.get(own.lesson)?;
                let source = own.cards.first().and_then(|card| deck.cards.get(*card));
                let source = source.filter(|card| card.source.0 == taught.id);
                let day = memory.held_from(at, today).filter(|day| *day > today);
                let day = day.map_or_else(String::new, |day| {
                    format!(", earliest {}", day.relative_name(today))
                });
                Missing {
                    lesson: taught.id.clone(),
                    part: source.map(|card| card.source.1.to_string()),
                    number: number(&taught.id),
                    name: own.text.to_string(),
                    state: format!("not held yet{day}"),
                }
            }
        })
    };
    unmet.into_iter().filter_map(of).collect()
}

/// One line about it, the longer and the shorter way: `Rests on 4.2 Roots: not done yet`. None where nothing is missing.
pub(super) fn said(missing: &[Missing]) -> Option<[String; 2]> {
    let (first, others) = missing.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let Missing {
        number,
        name,
        state,
        ..
    } = first;
    Some([
        format!("Rests on {number} {name}: {state}{more}"),
        format!("Rests on {number}: {state}{more}"),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_in_one_line() {
        assert_eq!(said(&[]), None);
        let one = Missing {
            lesson: LessonId::new("l"),
            part: None,
            number: "4.2".into(),
            name: "name the year".into(),
            state: "not held yet, earliest Thursday".into(),
        };
        let [long, short] = said(std::slice::from_ref(&one)).unwrap();
        assert_eq!(
            long,
            "Rests on 4.2 name the year: not held yet, earliest Thursday"
        );
        assert_eq!(short, "Rests on 4.2: not held yet, earliest Thursday");
        let [_, short] = said(&[one.clone(), one]).unwrap();
        assert!(short.ends_with("Thursday, and 1 more"));
    }
}
