//! Searching the sample course.

mod scripts;

use proptest::prelude::*;

use super::*;
use crate::course::{Blank, Course, LessonEntry, LessonId, ModuleId, PartId, Task, item, sample};
use crate::text::SafeText;

fn find(query: &str) -> Vec<Hit> {
    Index::from_course(&sample()).find(query, 20)
}

fn first(query: &str) -> String {
    find(query)
        .first()
        .map(|hit| format!("{} {}", hit.kind.key(), hit.id))
        .unwrap_or_default()
}

#[test]
fn the_thing_itself_comes_first() {
    for (query, expected) in [
        ("affective liberation", "term affective-liberation"),
        ("affective", "term affective-liberation"),
        ("Aff", "term affective-liberation"),
        ("thomas", "person thomas-goltz"),
        ("goltz", "person thomas-goltz"),
        ("shushi", "place shusha"),
        ("second karabakh war", "event war-2020"),
        ("two wars", "comparison two-wars"),
        ("the affective liberation", "term affective-liberation"),
        ("2.2", "lesson affective-lesson"),
        ("why the defeat", "section affective-lesson#why-so-deep"),
        ("broers argues", "paragraph affective-lesson#why-so-deep"),
        ("came back", "item q-land"),
    ] {
        assert_eq!(first(query), expected, "{query}");
    }
}

#[test]
fn things_come_before_titles_and_titles_before_text() {
    let kinds: Vec<Kind> = find("affective").iter().map(|hit| hit.kind).collect();
    assert_eq!(kinds, [Kind::Term, Kind::Lesson, Kind::Paragraph]);
    let hits = find("liberation");
    assert!(hits.is_sorted_by(|a, b| a.score >= b.score));
    let last_title = hits
        .iter()
        .rposition(|hit| hit.kind == Kind::Lesson)
        .unwrap();
    let first_text = hits
        .iter()
        .position(|hit| hit.kind == Kind::Paragraph)
        .unwrap();
    assert!(last_title < first_text);
}

#[test]
fn accents_aliases_and_word_order_do_not_matter() {
    for (query, expected) in [
        ("Azerbaycancilik", "term azerbaijanism"),
        ("azerbaycanciliq", "term azerbaijanism"),
        ("ilham eliyev", "person ilham-aliyev"),
        ("stepanakert", "place khankendi"),
        ("xankendi", "place khankendi"),
        ("liberation affective", "term affective-liberation"),
        ("emotional", "term affective-liberation"),
    ] {
        assert_eq!(first(query), expected, "{query}");
    }
    let hit = &find("emotional")[0];
    assert_eq!(hit.matched_alias.as_deref(), Some("emotional liberation"));
    assert_eq!(find("affective")[0].matched_alias, None);
    assert_eq!(
        find("witness")[0].matched_alias.as_deref(),
        Some("The witness")
    );
}

#[test]
fn a_wrong_letter_or_two_are_forgiven() {
    for (query, expected) in [
        ("affectve", "term affective-liberation"),
        ("afective libration", "term affective-liberation"),
        ("unipoler memory", "term unipolar-memory"),
        ("golts", "person thomas-goltz"),
        ("thmoas", "person thomas-goltz"),
        ("humilation", "paragraph affective-lesson#why-so-deep"),
    ] {
        assert_eq!(first(query), expected, "{query}");
    }
}

#[test]
fn nothing_asked_or_nothing_there_is_no_hit() {
    for query in ["", "  ", "—!", "zzzz", "q", "!war", "affective !affective"] {
        assert_eq!(find(query), [], "{query}");
    }
    assert_eq!(Index::from_course(&sample()).find("affective", 0), []);
    assert_eq!(
        Index::from_course(&Course::default()).find("affective", 9),
        []
    );
}

#[test]
fn where_nothing_is_found_the_nearest_is_offered() {
    let index = Index::from_course(&sample());
    let answer = index.search(None, "unpolarzz", 9);
    assert!(answer.hits.is_empty() && answer.total == 0);
    assert_eq!(answer.nearest.as_deref(), Some("unipolar memory"));
    assert_eq!(answer.unknown, ["unpolarzz"]);
    let answer = index.search(None, "affective qqqqq", 9);
    assert_eq!(answer.hits[0].id, "affective-liberation");
    assert_eq!(
        (answer.unknown, answer.nearest),
        (vec!["qqqqq".into()], None)
    );
}

#[test]
fn nothing_near_is_offered_where_nothing_is_near() {
    let index = Index::from_course(&sample());
    for query in ["Шуша", "日本国", "qqqqqqq", ":q", "zzzz memzzz"] {
        let answer = index.search(None, query, 9);
        assert_eq!((answer.hits, answer.nearest), (vec![], None), "{query}");
    }
}

#[test]
fn months_are_written_with_a_capital() {
    assert!(
        find("27 sep 2020")[0]
            .snippet
            .starts_with("27 September 2020")
    );
}

#[test]
fn questions_forms_and_dates_find_the_thing() {
    for (query, expected) in [
        (
            "what was the affective liberation?",
            "term affective-liberation",
        ),
        ("liberating affectively", "term affective-liberation"),
        ("who is thomas goltz", "person thomas-goltz"),
        ("2020-09", "event war-2020"),
        ("27 sep 2020", "event war-2020"),
        ("unipolarmemory", "term unipolar-memory"),
        ("uni mem", "term unipolar-memory"),
    ] {
        assert_eq!(first(query), expected, "{query}");
    }
}

#[test]
fn signs_insist_or_leave_out() {
    assert!(
        find("liberation !affective")
            .iter()
            .all(|hit| !hit.title.contains("ffective"))
    );
    assert!(find("liberation").len() > find("liberation !affective").len());
    assert_eq!(find("'unipoler"), []);
    assert_eq!(find("^liberation affective"), []);
    assert_eq!(
        find("^affective").first().map(|hit| hit.id.clone()),
        Some("affective-liberation".into())
    );
    let hits = find("\"saw an army\"");
    assert!(!hits.is_empty() && hits.iter().all(|hit| hit.snippet.contains("saw an army")));
    assert_eq!(find("\"army an saw\""), []);
}

#[test]
fn the_first_hits_do_not_depend_on_how_many_are_asked_for() {
    let index = Index::from_course(&sample());
    for query in ["war", "the liberation", "de"] {
        let answer = index.search(None, query, 50);
        assert_eq!(answer.total, answer.hits.len());
        assert_eq!(index.search(None, query, 1).total, answer.total);
    }
}

#[test]
fn a_prefix_asks_for_one_kind() {
    assert!(find("#liberation").iter().all(|hit| hit.kind == Kind::Term));
    assert_eq!(find("#liberation").len(), 3);
    assert_eq!(find("@goltz").len(), 1);
    assert_eq!(find("@").len(), 2);
    let index = Index::from_course(&sample());
    let hits = index.search(Some(Kind::Lesson), "liberation", 9).hits;
    assert!(hits.len() == 2 && hits.iter().all(|hit| hit.kind == Kind::Lesson));
}

#[test]
fn a_hit_says_where_it_stands() {
    let hit = &find("self-inflicted")[0];
    assert_eq!(hit.kind, Kind::Paragraph);
    assert_eq!(
        hit.module.as_ref().map(ModuleId::as_str),
        Some("liberations")
    );
    assert_eq!(
        hit.lesson.as_ref().map(LessonId::as_str),
        Some("affective-lesson")
    );
    assert_eq!(
        hit.section.as_ref().map(PartId::as_str),
        Some("why-so-deep")
    );
    assert_eq!(
        hit.para,
        Some(3),
        "two paragraphs and a comparison come before"
    );
    assert_eq!(find("two wars")[0].para, Some(2));
    assert_eq!(
        find("each side has its map")[0].para,
        Some(2),
        "list items count"
    );
    assert_eq!(find("unipolar")[0].lesson, None);
}

#[test]
fn matches_are_marked() {
    let marked = |text: &str, marks: &[std::ops::Range<usize>]| -> Vec<String> {
        marks
            .iter()
            .map(|mark| text.get(mark.clone()).unwrap().to_owned())
            .collect()
    };
    let hit = &find("affective lib")[0];
    assert_eq!(marked(&hit.title, &hit.title_marks), ["affective", "lib"]);
    let hits = find("goltz command");
    let hit = hits.iter().find(|hit| hit.kind == Kind::Paragraph).unwrap();
    assert_eq!(
        marked(&hit.snippet, &hit.snippet_marks),
        ["Goltz", "command"]
    );
    let hit = &find("humilation")[0];
    assert_eq!(marked(&hit.snippet, &hit.snippet_marks), ["humiliation"]);
}

/// The sample with a cloze item, whose blank is part of what is asked.
fn with_cloze() -> Course {
    let mut course = sample();
    let Some(LessonEntry::Ready(lesson)) = course.modules[1].entries.first_mut() else {
        panic!()
    };
    lesson.quiz.push(item(
        "q-cloze",
        "",
        Task::Cloze {
            blanks: vec![Blank {
                before: "The war lasted ".into(),
                accepted: vec!["blanksecret".into()],
            }],
            after: " days.".into(),
            wrong: vec![],
        },
    ));
    course
}

#[test]
fn items_never_give_their_key_away() {
    let index = Index::from_course(&with_cloze());
    let hits = index.find("war lasted", 20);
    assert_eq!(
        (hits[0].id.as_str(), &*hits[0].title),
        ("q-cloze", "The war lasted ____ days.")
    );
    for word in [
        "key",
        "wrong",
        "feedback",
        "choice",
        "rationale",
        "hint",
        "blank",
    ] {
        assert_eq!(index.find(&format!("{word}secret"), 20), [], "{word}");
    }
    assert!(!format!("{index:?}").contains("secret"));
}

#[test]
fn the_same_query_finds_the_same() {
    let (one, other) = (Index::from_course(&sample()), Index::from_course(&sample()));
    for query in ["a", "liberation", "affectve", "the war", "shu", "unipoler"] {
        let hits = one.find(query, 50);
        other.find("something else", 50);
        assert_eq!(other.find(query, 50), hits);
        assert_eq!(one.find(query, 3), hits[..hits.len().min(3)]);
    }
}

/// Titles made of a few words, so that many are alike.
fn many() -> Vec<SearchDocument> {
    const WORDS: [&str; 9] = [
        "war", "wars", "peace", "warrior", "Şuşa", "memory", "of", "minsk", "group",
    ];
    let mut seed = 7_usize;
    let mut word = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        WORDS[(seed >> 33) % WORDS.len()]
    };
    (0..400)
        .map(|at| {
            let title = format!("{} {} {}", word(), word(), word());
            SearchDocument {
                text: format!("{} {}", word(), word()),
                ..SearchDocument::new(Kind::Term, &format!("t{at}"), &SafeText::new(&title))
            }
        })
        .collect()
}

#[test]
fn hits_do_not_depend_on_the_order_of_things() {
    let there: Index = many().into_iter().collect();
    let back: Index = many().into_iter().rev().collect();
    for query in [
        "w",
        "war",
        "wra",
        "peace memory",
        "mnk",
        "minks",
        "susa of",
        "group !war",
        "pcmry",
    ] {
        let ids = |index: &Index| -> Vec<String> {
            index
                .find(query, 30)
                .into_iter()
                .map(|hit| hit.id)
                .collect()
        };
        assert_eq!(ids(&there), ids(&back), "{query}");
        let beside = std::thread::scope(|scope| scope.spawn(|| ids(&there)).join().unwrap());
        assert_eq!(beside, ids(&there), "{query}");
    }
}

#[test]
fn a_searcher_forgets_one_query_before_the_next() {
    let index: Index = many().into_iter().collect();
    let mut searcher = Searcher::default();
    for query in ["war", "zzz", "peace of", "w", "minsk"] {
        let fresh = index.search(None, query, 20);
        assert_eq!(searcher.search(&index, None, (query, 20)), fresh, "{query}");
    }
}

proptest! {
    #[test]
    fn any_query_finds_valid_hits(query in prop_oneof![any::<String>(), "[#@]?[a-zŞəʼ]{1,12}( [a-z]{1,4})?"]) {
        for hit in find(&query) {
            for mark in &hit.title_marks {
                prop_assert!(hit.title.get(mark.clone()).is_some_and(|marked| !marked.is_empty()));
            }
            for mark in &hit.snippet_marks {
                prop_assert!(hit.snippet.get(mark.clone()).is_some_and(|marked| !marked.is_empty()));
            }
            let in_order = |marks: &[std::ops::Range<usize>]| marks.is_sorted_by(|a, b| a.end <= b.start);
            prop_assert!(in_order(&hit.title_marks) && in_order(&hit.snippet_marks));
        }
    }
}

#[test]
fn what_the_build_made_is_what_the_course_says() {
    use crate::content::{CourseSource, Embedded, load};
    let course = load(&Embedded).course.unwrap();
    let made = Index::from_bytes(Embedded.snapshot().unwrap().index()).unwrap();
    assert_eq!(made, Index::from_course(&course));
    assert_eq!(Index::from_bytes(b"something else"), None);
}

#[test]
fn what_is_added_later_is_found_as_if_it_had_always_been_there() {
    let name = |at: usize| ["Şuşa", "war of April", "peace talks", "Zangezur"][at % 4];
    let things: Vec<SearchDocument> = (0..40)
        .map(|at| SearchDocument {
            text: format!("text {at} of {}", name(at + 1)),
            ..SearchDocument::new(Kind::Term, &format!("t{at}"), &SafeText::new(name(at)))
        })
        .collect();
    let whole: Index = things.iter().cloned().collect();
    let first: Index = things[..25].iter().cloned().collect();
    // The first part may stand where the build left it.
    let first = Index::from_bytes(Box::leak(first.to_bytes().into_boxed_slice())).unwrap();
    let joined = first.extended_with(&things[25..]);
    for query in ["susa", "war", "peac talks", "text 31", "zangezr", "'april"] {
        let (joined, whole) = (joined.find(query, 50), whole.find(query, 50));
        assert!(!whole.is_empty(), "{query}");
        assert_eq!(joined, whole, "{query}");
    }
}
