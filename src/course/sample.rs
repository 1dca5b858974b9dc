//! A small course for tests, made in code: two modules, three lessons, entries of every kind.

use super::{
    AnticipatedError, Block, Body, Choice, Claim, Comparison, ComparisonId, Course, CourseId,
    Event, EventId, Item, ItemId, Lesson, LessonEntry, LessonId, Module, ModuleId, ObjectiveId,
    PartId, Person, PersonId, Place, PlaceId, PlaceName, Section, Task, Term, TermId,
};
use crate::text::{SafeText, parse_markdown};

/// A course with something of everything.
pub(crate) fn sample() -> Course {
    Course {
        id: CourseId::new("karabakh-after-2020"),
        title: "Karabakh after 2020".into(),
        note: parse_markdown("For tests."),
        modules: vec![
            module(1, "conflict", "A conflict and its names", vec![names()]),
            module(
                2,
                "liberations",
                "Three liberations",
                vec![territorial(), affective()],
            ),
        ],
        terms: vec![
            term(
                "affective-liberation",
                "affective liberation",
                &["emotional liberation"],
                "Freedom from the **shame** of the defeat of 1994.",
            ),
            term(
                "territorial-liberation",
                "territorial liberation",
                &[],
                "The return of land.",
            ),
            term(
                "personal-liberation",
                "personal liberation",
                &[],
                "What victory meant for one man.",
            ),
            term(
                "azerbaijanism",
                "Azerbaijanism",
                &["Azərbaycançılıq"],
                "A civic idea of the nation.",
            ),
            term(
                "unipolar-memory",
                "unipolar memory",
                &[],
                "One memory of the war and no other.",
            ),
        ],
        people: vec![
            person(
                "thomas-goltz",
                "Thomas Goltz",
                &[],
                "journalist",
                "Reported the war of the 1990s.",
            ),
            person(
                "ilham-aliyev",
                "Ilham Aliyev",
                &["İlham Əliyev"],
                "president",
                "President since 2003.",
            ),
        ],
        places: vec![
            place("shusha", "Shusha/Shushi", &["Şuşa", "Shushi"]),
            place(
                "khankendi",
                "Khankendi/Stepanakert",
                &["Xankəndi", "Stepanakert"],
            ),
        ],
        events: vec![event("war-2020", "Second Karabakh War", "2020-09-27")],
        comparisons: vec![comparison()],
        ..Course::default()
    }
}

/// An item of `task` with the stem `stem`.
pub(crate) fn item(id: &str, stem: &str, task: Task) -> Item {
    Item {
        id: ItemId::new(id),
        was: vec![],
        stem: parse_markdown(stem),
        task,
        match_mode: None,
        shuffle: true,
        rationale: parse_markdown("Rationalesecret."),
        hints: vec!["Hintsecret.".into()],
        objective: ObjectiveId::new("o-1"),
        source: "claim".into(),
        claim: None,
        as_of: None,
    }
}

/// A choice with feedback.
pub(crate) fn choice(id: &str, text: &str, key: bool) -> Choice {
    Choice {
        id: id.into(),
        text: text.into(),
        key,
        feedback: format!("about {id}").as_str().into(),
    }
}

fn names() -> Lesson {
    lesson(
        "two-names",
        "1.1",
        "Every place has two names",
        vec![section(
            "why",
            "Why two names",
            vec![prose(
                "Shusha is Shushi to Armenians.\n\n- Stepʼanakert is Xankəndi\n- each side has its map",
            )],
        )],
    )
}

fn territorial() -> Lesson {
    let mut lesson = lesson(
        "territorial-lesson",
        "2.1",
        "The territorial liberation",
        vec![section(
            "claim",
            "The claim",
            vec![prose("Land was the first of the liberations.")],
        )],
    );
    lesson.quiz = vec![item(
        "q-land",
        "What came back first?",
        Task::Short {
            accepted: vec!["keysecret".into()],
            wrong: vec![AnticipatedError {
                text: "wrongsecret".into(),
                feedback: "feedbacksecret".into(),
            }],
        },
    )];
    lesson
}

fn affective() -> Lesson {
    let mut claim = section(
        "why-so-deep",
        "Why the defeat of 1994 went so deep",
        vec![
            prose(
                "Three things, Broers argues, made the loss more than a loss.\n\nNowhere else did a war spill so far beyond the land first disputed.",
            ),
            Block {
                body: Body::Comparison(ComparisonId::new("two-wars")),
                ..prose("")
            },
            Block {
                title: Some("The witness".into()),
                ..prose(
                    "Part of it was self-inflicted: Thomas Goltz saw an army without command. The humiliation was affective before it was territorial.",
                )
            },
        ],
    );
    claim.check = vec![item(
        "q-deep",
        "Who saw an army without command?",
        Task::Single(vec![
            choice("a", "choicesecret", true),
            choice("b", "A minister", false),
            choice("c", "A general", false),
        ]),
    )];
    lesson(
        "affective-lesson",
        "2.2",
        "The affective liberation",
        vec![claim],
    )
}

fn module(number: u16, id: &str, title: &str, lessons: Vec<Lesson>) -> Module {
    Module {
        id: ModuleId::new(id),
        was: vec![],
        number,
        title: title.into(),
        summary: parse_markdown("A module."),
        entries: lessons
            .into_iter()
            .map(|lesson| LessonEntry::Ready(Box::new(lesson)))
            .collect(),
        broken: None,
    }
}

fn lesson(id: &str, number: &str, title: &str, sections: Vec<Section>) -> Lesson {
    Lesson {
        id: LessonId::new(id),
        was: vec![],
        number: number.into(),
        title: title.into(),
        summary: "What it is about.".into(),
        requires: vec![],
        objectives: vec![],
        sections,
        quiz: vec![],
    }
}

fn section(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section {
        id: PartId::new(id),
        was: vec![],
        title: title.into(),
        blocks,
        check: vec![],
    }
}

fn prose(text: &str) -> Block {
    Block {
        id: None,
        title: None,
        claim: Some(Claim::Fact),
        body: Body::Prose(parse_markdown(text)),
        sources: vec![],
        as_of: None,
    }
}

fn safe_texts(texts: &[&str]) -> Vec<SafeText> {
    texts.iter().map(|text| SafeText::new(text)).collect()
}

fn term(id: &str, term: &str, aliases: &[&str], definition: &str) -> Term {
    Term {
        id: TermId::new(id),
        was: vec![],
        term: term.into(),
        aliases: safe_texts(aliases),
        definition: parse_markdown(definition),
        coined_by: None,
        claim: Some(Claim::View),
        sources: vec![],
        as_of: None,
        disputed: None,
        see: vec![],
    }
}

fn person(id: &str, name: &str, aliases: &[&str], role: &str, note: &str) -> Person {
    Person {
        id: PersonId::new(id),
        was: vec![],
        name: name.into(),
        aliases: safe_texts(aliases),
        role: role.into(),
        note: parse_markdown(note),
        sources: vec![],
        as_of: None,
    }
}

fn place(id: &str, name: &str, names: &[&str]) -> Place {
    Place {
        id: PlaceId::new(id),
        was: vec![],
        name: name.into(),
        names: names
            .iter()
            .map(|&name| PlaceName {
                name: name.into(),
                used_by: "some".into(),
            })
            .collect(),
        kind: "town".into(),
        at: None,
        note: parse_markdown("A town."),
        sources: vec![],
        as_of: None,
    }
}

fn comparison() -> Comparison {
    Comparison {
        id: ComparisonId::new("two-wars"),
        was: vec![],
        title: "The two wars".into(),
        columns: vec!["".into(), "1990s".into(), "2020".into()],
        rows: vec![vec!["drones".into(), "none".into(), "decisive".into()]],
        claim: Some(Claim::Fact),
        sources: vec![],
        as_of: None,
    }
}

fn event(id: &str, title: &str, date: &str) -> Event {
    Event {
        id: EventId::new(id),
        was: vec![],
        title: title.into(),
        date: date.into(),
        until: None,
        kind: "war".into(),
        summary: parse_markdown("Forty-four days of war."),
        claim: Some(Claim::Fact),
        sources: vec![],
    }
}
