//! Good files among broken ones, and one file checked alone.

use std::path::Path;

use super::loading::course;
use super::{LESSON, codes, findings, good, text, with};
use crate::content::{Code, CourseSource, Directory, FileError, check, load};
use crate::course::{Body, LessonEntry};

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
        Err(FileError::NoCourse { .. })
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
