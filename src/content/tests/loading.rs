//! Loading good files, and odd ones.

use super::{LESSON, findings, good, text, with};
use crate::content::{Code, CourseSource, InMemory, lesson, load, outline};
use crate::course::{Body, Course, Lesson, Task};

pub(super) fn course(files: &dyn CourseSource) -> Course {
    load(files).course.unwrap()
}

#[test]
fn the_good_course_loads_without_findings() {
    let loaded = load(&good());
    assert!(loaded.report.is_clean(), "{}", loaded.report.render(false));
    let course = loaded.course.unwrap();
    let numbers: Vec<&str> = course
        .lessons()
        .map(|lesson| lesson.number.as_str())
        .collect();
    assert_eq!(numbers, ["1.1", "1.2"]);
    let first = course.lesson("building-the-harbour").unwrap();
    assert_eq!((first.items().count(), first.objectives.len()), (5, 2));
    assert_eq!(
        (course.terms.len(), course.places[0].at),
        (2, Some((54.5, -1.25)))
    );
    assert_eq!(course.comparisons[0].rows[1][1].as_str(), "");
}

#[test]
fn references_are_resolved() {
    let course = course(&good());
    let first = course.lesson("building-the-harbour").unwrap();
    let block = &first.sections[0].blocks[0];
    let Body::Prose(prose) = &block.body else {
        panic!("{block:?}")
    };
    assert!(
        prose
            .plain()
            .starts_with("The harbour of Quayside/Kajvik was opened")
    );
    assert!(prose.plain().contains("see The light."));
    let links: Vec<&str> = prose.links().map(crate::text::SafeText::as_str).collect();
    assert_eq!(
        links,
        ["quayside", "anna-marlow", "building-the-harbour#the-light"]
    );
    let view = &first.sections[0].blocks[1].sources;
    assert_eq!(view[0].source.as_str(), "marlow-1900-harbour");
    assert_eq!(view[0].section.as_ref().unwrap().as_str(), "A1");
    assert_eq!(
        (view[1].source.as_str(), &view[1].section),
        ("pilot-1999-tides", &None)
    );
}

#[test]
fn items_become_tasks() {
    let course = course(&good());
    let items: Vec<_> = course.lessons().flat_map(Lesson::items).collect();
    let Task::Single(choices) = &items[0].task else {
        panic!()
    };
    let ids: Vec<(&str, bool)> = choices.iter().map(|c| (c.id.as_str(), c.key)).collect();
    assert_eq!(ids, [("eighty", false), ("ninety", true), ("c", false)]);
    let Task::Cloze { blanks, after, .. } = &items[4].task else {
        panic!()
    };
    assert!(items[4].stem.is_empty());
    assert_eq!(blanks[0].before.as_str(), "The harbour cost ");
    assert_eq!(blanks[0].accepted, ["44".into(), "forty-four".into()]);
    assert_eq!(
        (blanks[1].before.as_str(), after.as_str()),
        (" thousand crowns; ", " had asked for half.")
    );
}

#[test]
fn the_outline_and_one_lesson_need_no_other_files() {
    let files = good();
    let outline = outline(&files).unwrap();
    assert_eq!(
        outline.modules[0].lessons,
        ["building-the-harbour", "living-with-the-tide"]
    );
    let few = InMemory::new([(
        "harbour/living-with-the-tide.yaml",
        text("harbour/living-with-the-tide.yaml"),
    )]);
    for id in ["living-with-the-tide", "1.2"] {
        let lesson = lesson(&few, &outline, id).unwrap();
        assert_eq!(
            (lesson.number.as_str(), lesson.id.as_str()),
            ("1.2", "living-with-the-tide")
        );
    }
    assert_eq!(lesson(&few, &outline, "building-the-harbour"), None);
    assert_eq!(lesson(&few, &outline, "no-such"), None);
    let failed = crate::content::outline(&good().with("course.yaml", "id: x")).unwrap_err();
    assert!(failed.iter().all(|one| one.code == Code::MissingField));
}

#[test]
fn line_ends_and_a_byte_order_mark_change_nothing() {
    let plain = course(&good());
    for change in [
        |text: &str| format!("\u{feff}{text}"),
        |text: &str| text.replace('\n', "\r\n"),
        |text: &str| text.replace('\n', "\r"),
    ] {
        let mut files = good();
        for path in files.list() {
            files = files.with(&path, change(text(&path)));
        }
        let loaded = load(&files);
        assert!(loaded.report.is_clean(), "{}", loaded.report.render(false));
        assert_eq!(loaded.course.unwrap(), plain);
    }
}

#[test]
fn words_that_look_like_something_else_stay_words() {
    for word in [
        "no",
        "yes",
        "on",
        "012",
        "1_000",
        "1.10",
        "2020-09-27",
        "12:30:00",
        "1e3",
        "0x1F",
        "true",
        "NaN",
    ] {
        let course = course(&with(
            "people.yaml",
            "name: Anna Marlow",
            &format!("name: {word}"),
        ));
        assert_eq!(course.people[0].name.as_str(), word);
        let files = with(
            LESSON,
            "key: [harbour pride, harbour-pride]",
            &format!("key: [{word}]"),
        );
        let course = super::loading::course(&files);
        let item = course.lessons().flat_map(Lesson::items).nth(3).unwrap();
        let Task::Short { accepted, .. } = &item.task else {
            panic!()
        };
        assert_eq!(accepted[0].as_str(), word);
    }
}

#[test]
fn nothing_is_not_a_text() {
    for nothing in ["~", "null", "Null", "", "\"\"", "'  '", "|", "# a remark"] {
        let files = with(
            "people.yaml",
            "name: Anna Marlow",
            &format!("name: {nothing}"),
        );
        let found = findings(&files);
        assert_eq!(found[0].code, Code::Empty, "{nothing}: {found:?}");
        assert_eq!(found[0].line, 2, "{nothing}");
    }
}
