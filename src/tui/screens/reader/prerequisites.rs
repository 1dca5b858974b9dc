//! Prerequisites of a lesson that are not met. They are shown, and never lock the lesson.

use crate::course::LessonId;
use crate::study::Unmet;
use crate::tui::messages::Message;
use crate::tui::model::Model;

/// A prerequisite that is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnmetPrerequisite {
    /// The lesson that teaches it.
    pub(crate) lesson: LessonId,
    /// The section or block in it, if it is not the whole lesson.
    pub(crate) part: Option<String>,
    /// The number of that lesson.
    number: String,
    /// The title of the lesson, or the text of the objective.
    name: String,
    /// What is missing: `not held yet, earliest Thursday`.
    state: String,
}

/// The prerequisites of a lesson that are not met, in the author's order; none before the record has been replayed.
pub(crate) fn unmet(model: &Model, lesson: &LessonId) -> Vec<UnmetPrerequisite> {
    let (Some(library), Some(memory)) = (&model.library, &model.known.memory) else {
        return Vec::new();
    };
    let (deck, today) = (memory.deck(), model.known.today);
    let mut lessons = deck.lessons.iter();
    let Some(at) = lessons.position(|own| own.is(lesson.as_str())) else {
        return Vec::new();
    };
    let number = |lesson: &LessonId| {
        let found = library.course.lesson(lesson.as_str());
        found.map_or_else(String::new, |own| own.number.to_string())
    };
    let describe = |unmet: Unmet| match unmet {
        Unmet::Lesson(at) => {
            let own = deck.lessons.get(at)?;
            let state = if memory.is_read(at) {
                Message::ReadNotKnown
            } else {
                Message::NotRead
            };
            Some(UnmetPrerequisite {
                lesson: own.id.clone(),
                part: None,
                number: number(&own.id),
                name: own.title.to_string(),
                state: state.text().to_owned(),
            })
        }
        Unmet::Objective(at, _) => {
            let own = deck.objectives.get(at)?;
            let taught = deck.lessons.get(own.lesson)?;
            let source = own.cards.first().and_then(|card| deck.cards.get(*card));
            let source = source.filter(|card| card.source.0 == taught.id);
            let day = memory.held_from(at, today).filter(|day| *day > today);
            Some(UnmetPrerequisite {
                lesson: taught.id.clone(),
                part: source.map(|card| card.source.1.to_string()),
                number: number(&taught.id),
                name: own.text.to_string(),
                state: match day {
                    Some(day) => Message::NotHeldEarliest.with(&[&day.relative_name(today)]),
                    None => Message::NotHeld.text().to_owned(),
                },
            })
        }
    };
    memory
        .unmet(at, today)
        .into_iter()
        .filter_map(describe)
        .collect()
}

/// One line about them, in a long and a short form: `Rests on 4.2 Roots: not read yet`. None where all are met.
pub(crate) fn summary(unmet: &[UnmetPrerequisite]) -> Option<[String; 2]> {
    let (first, others) = unmet.split_first()?;
    let more = match others.len() {
        0 => String::new(),
        more => Message::AndMore.with(&[&more]),
    };
    let UnmetPrerequisite {
        number,
        name,
        state,
        ..
    } = first;
    Some([
        Message::RestsOnNamed.with(&[number, name, state, &more]),
        Message::RestsOn.with(&[number, state, &more]),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prerequisites_take_one_line() {
        assert_eq!(summary(&[]), None);
        let one = UnmetPrerequisite {
            lesson: LessonId::new("l"),
            part: None,
            number: "4.2".into(),
            name: "name the year".into(),
            state: "not held yet, earliest Thursday".into(),
        };
        let [long, short] = summary(std::slice::from_ref(&one)).unwrap();
        assert_eq!(
            long,
            "Rests on 4.2 name the year: not held yet, earliest Thursday"
        );
        assert_eq!(short, "Rests on 4.2: not held yet, earliest Thursday");
        let [_, short] = summary(&[one.clone(), one]).unwrap();
        assert!(short.ends_with("Thursday, and 1 more"));
    }
}
