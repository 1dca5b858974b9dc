//! What comes out of good files, of odd ones, and of good ones among broken ones.

use std::path::Path;

use super::{LESSON, codes, findings, good, text, with};
use crate::content::{Code, Directory, FileError, Files, InMemory, check, lesson, load, outline};
use crate::course::{Body, Course, Lesson, LessonEntry, Task};

fn course(files: &dyn Files) -> Course {
    load(files).course.unwrap()
}

/// Files that claim to have been checked.
pub(super) struct Trusted(pub(super) InMemory);

impl Files for Trusted {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        self.0.read(path)
    }
    fn label(&self, path: &str) -> String {
        self.0.label(path)
    }
    fn list(&self) -> Vec<String> {
        self.0.list()
    }
    fn trusted(&self) -> bool {
        true
    }
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
fn trusted_files_make_the_same_course() {
    assert_eq!(course(&Trusted(good())), course(&good()));
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

#[test]
fn a_broken_lesson_stands_among_good_ones() {
    let files = Directory::open("tests/fixtures/broken").unwrap();
    let loaded = load(&files);
    let course = loaded.course.unwrap();
    let slots = &course.modules[0].entries;
    assert!(matches!(
        (&slots[0], &slots[2]),
        (LessonEntry::Ready(_), LessonEntry::Ready(_))
    ));
    let LessonEntry::Broken(broken) = &slots[1] else {
        panic!()
    };
    assert_eq!(broken.name.as_str(), "half-a-lesson");
    assert!(
        broken
            .finding
            .ends_with("half-a-lesson.yaml:8:12: `knowing` is not a word for `level`"),
        "{}",
        broken.finding
    );
    assert_eq!(
        course
            .lesson("living-with-the-tide")
            .unwrap()
            .number
            .as_str(),
        "1.3"
    );
    assert_eq!(loaded.report.errors(), 4);
}

#[test]
fn one_file_is_checked_as_a_part_of_its_course() {
    let broken = Path::new("tests/fixtures/broken/harbour/half-a-lesson.yaml");
    assert_eq!(check(broken, None).unwrap().errors(), 4);
    let good = Path::new("tests/fixtures/broken/harbour/living-with-the-tide.yaml");
    assert!(check(good, None).unwrap().is_clean());
    assert!(
        check(Path::new("tests/fixtures/broken/terms.yaml"), None)
            .unwrap()
            .is_clean()
    );
    assert_eq!(
        check(Path::new("tests/fixtures/broken"), None)
            .unwrap()
            .errors(),
        4
    );
    assert!(matches!(
        check(Path::new("src/lib.rs"), None),
        Err(FileError::NoCourse(_))
    ));
    assert_eq!(
        check(Path::new("tests/no-such.yaml"), None),
        Err(FileError::Missing)
    );
}

#[test]
fn a_file_nobody_lists_is_checked_when_asked_for() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("harbour")).unwrap();
    for path in good().list() {
        std::io::Write::write_all(
            &mut std::fs::File::create(dir.path().join(&path)).unwrap(),
            text(&path).as_bytes(),
        )
        .unwrap();
    }
    let draft = dir.path().join("harbour/a-draft.yaml");
    std::io::Write::write_all(
        &mut std::fs::File::create(&draft).unwrap(),
        b"id: a-draft\n",
    )
    .unwrap();
    let asked: Vec<Code> = check(&draft, None)
        .unwrap()
        .diagnostics
        .iter()
        .map(|one| one.code)
        .collect();
    assert!(
        asked.contains(&Code::Unlisted) && asked.contains(&Code::MissingField),
        "{asked:?}"
    );
    let all = check(dir.path(), None).unwrap();
    assert_eq!((all.warnings(), all.errors()), (1, 0));
}

#[test]
fn a_broken_entry_takes_no_other_with_it() {
    let files = with("terms.yaml", "term: the tide", "termm: the tide");
    let loaded = load(&files);
    assert!(
        loaded
            .report
            .diagnostics
            .iter()
            .all(|one| one.file == "terms.yaml"),
        "{}",
        loaded.report.render(false)
    );
    let course = loaded.course.unwrap();
    assert_eq!(course.terms.len(), 1);
    assert_eq!(
        course.terms,
        [super::loading::course(&good()).terms[0].clone()].map(|mut term| {
            term.see.clone_from(&course.terms[0].see);
            term
        })
    );
}

#[test]
fn a_broken_file_makes_no_findings_in_others() {
    for (path, from, to) in [
        (LESSON, "id: building-the-harbour", "id: [building"),
        (LESSON, "level: understand", "level: high"),
        ("terms.yaml", "- id: harbour-pride", "- id: [harbour-pride"),
        ("sources.yaml", "author: Anna Marlow", "auther: Anna Marlow"),
        ("sources.yaml", "- id: marlow", "- id: [marlow"),
        (
            "harbour/module.yaml",
            "title: The harbour",
            "titel: The harbour",
        ),
        ("places.yaml", "kind: town", "kind:"),
    ] {
        let found = findings(&with(path, from, to));
        let others: Vec<_> = found
            .iter()
            .filter(|one| one.file != path && one.code != Code::Unlisted)
            .collect();
        assert!(
            others.is_empty() && !found.is_empty(),
            "{path} {to}: {others:?}"
        );
    }
}

#[test]
fn a_broken_module_or_course_says_so() {
    let broken = course(&with("harbour/module.yaml", "title: The harbour", "title:"));
    assert!(broken.modules[0].broken.is_some() && broken.modules[0].entries.is_empty());
    let missing = course(&good().without("harbour/module.yaml"));
    assert!(
        missing.modules[0]
            .broken
            .as_ref()
            .unwrap()
            .finding
            .starts_with("course.yaml:9:11: there is no file")
    );
    let missing = course(&good().without(LESSON));
    let LessonEntry::Broken(broken) = &missing.modules[0].entries[0] else {
        panic!()
    };
    assert!(
        broken
            .finding
            .starts_with("harbour/module.yaml:7:11: there is no file"),
        "{}",
        broken.finding
    );
    assert_eq!(load(&with("course.yaml", "title:", "titel:")).course, None);
}

#[test]
fn all_findings_come_in_one_run() {
    let bad = text(LESSON)
        .replacen("verb: explain", "verb:", 1)
        .replacen("level: remember", "level: recall", 1)
        .replacen("title: The plan", "titel: The plan", 1)
        .replacen("id: her-argument", "id: Her Argument", 1)
        .replacen("key: [1, 3]", "key: one", 1)
        .replacen("kind: short", "kind: shorts", 1);
    let found = codes(
        &good()
            .with(LESSON, bad)
            .with("people.yaml", text("people.yaml").replace("role", "rolle")),
    );
    for code in [
        Code::Empty,
        Code::BadWord,
        Code::MissingField,
        Code::UnknownField,
        Code::BadSlug,
        Code::WrongType,
    ] {
        assert!(found.contains(&code), "{code}: {found:?}");
    }
    assert!(found.len() >= 8, "{found:?}");
}

#[test]
fn a_dead_link_leaves_the_lesson_readable() {
    let files = with(
        LESSON,
        "[[anna-marlow|its engineer]]",
        "[[nobody|its engineer]]",
    );
    assert_eq!(codes(&files), [Code::DeadLink]);
    let course = course(&files);
    let lesson = course.lesson("building-the-harbour").unwrap();
    let Body::Prose(prose) = &lesson.sections[0].blocks[0].body else {
        panic!()
    };
    assert!(prose.plain().contains("its engineer"));
    assert!(!prose.links().any(|link| link.as_str() == "nobody"));
}

#[test]
fn former_ids_still_lead_somewhere() {
    let files = with(
        LESSON,
        "[[harbour-pride]].\n        title",
        "[[port-pride]].\n        title",
    );
    assert_eq!(codes(&files), []);
    let course = course(&files);
    let Body::Prose(prose) = &course.lessons().next().unwrap().sections[0].blocks[1].body else {
        panic!()
    };
    assert_eq!(prose.links().next().unwrap().as_str(), "harbour-pride");
    assert!(prose.plain().ends_with("She calls this harbour pride."));
}
