//! The course that ships, held to what it promises: how much there is, what is asked, what can be found. The numbers are
//! the promise; a course that has outgrown one of them may raise it.

mod names;

use std::collections::HashSet;
use std::sync::OnceLock;

use names::NAMES;
use studyhall::content::{Balance, Embedded, balance, load};
use studyhall::course::{Claim, Course, Event, Lesson, TaskKind};
use studyhall::search::{Hit, Index, Kind};
use studyhall::study::{
    Coverage, CoverageGap, LessonCover, QuizRun, Strategy, cover, is_constructed, simulate,
};
use studyhall::text::normalise;

/// The modules in the order of the syllabus, with their numbers of lessons.
const MODULES: [(&str, usize); 7] = [
    ("orientation", 4),
    ("roots", 5),
    ("unipolar", 5),
    ("multipolar", 5),
    ("liberations", 5),
    ("managed-conflict", 6),
    ("pathways", 9),
];
const LESSONS: usize = 39;
const LEAST_ITEMS: usize = 320;
const LEAST_ITEMS_OF_A_LESSON: usize = 8;
/// The share of items whose answer has to be written, in the course and in each lesson.
const LEAST_CONSTRUCTED: f64 = 0.40;
const LEAST_TESTS_OF_AN_OBJECTIVE: usize = 2;
const LEAST_TESTS_BEYOND_RECALL: usize = 1;
const WORDS_OF_A_LESSON: std::ops::RangeInclusive<usize> = 450..=900;
const SECTIONS_OF_A_LESSON: std::ops::RangeInclusive<usize> = 3..=6;
const LEAST_COMPARISONS: usize = 15;
/// Events from the first year to the last that the essays speak of.
const LEAST_EVENTS: usize = 60;
const YEARS: std::ops::RangeInclusive<u16> = 1905..=2021;
/// The seed of the robot that answers by lot.
const SEED: u64 = 2021;

fn course() -> &'static Course {
    static COURSE: OnceLock<Course> = OnceLock::new();
    COURSE.get_or_init(|| {
        let loaded = load(&Embedded);
        assert_eq!(loaded.report.errors(), 0, "{}", loaded.report.render(false));
        loaded.course.unwrap()
    })
}

fn coverage() -> Coverage<'static> {
    cover(course())
}

fn lessons<'a>(coverage: &'a Coverage<'static>) -> impl Iterator<Item = &'a LessonCover<'static>> {
    coverage.modules.iter().flat_map(|module| &module.lessons)
}

/// Fails with every line of `wrong`.
fn nothing(wrong: impl IntoIterator<Item = String>) {
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_modules_stand_in_the_order_of_the_syllabus() {
    let modules = &course().modules;
    let found: Vec<(&str, usize)> = modules
        .iter()
        .map(|module| (module.id.as_str(), module.lessons().count()))
        .collect();
    assert_eq!(found, MODULES);
    let numbers: Vec<u16> = modules.iter().map(|module| module.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(course().lessons().count(), LESSONS);
    nothing(modules.iter().filter_map(|module| {
        let broken = module.entries.len() - module.lessons().count();
        (broken > 0 || module.broken.is_some()).then(|| format!("{} is broken", module.id))
    }));
}

#[test]
fn lessons_are_neither_short_nor_long() {
    nothing(course().lessons().flat_map(|lesson: &Lesson| {
        let words = lesson.words();
        let sections = lesson.sections.len();
        let long = (!WORDS_OF_A_LESSON.contains(&words))
            .then(|| format!("{} has {words} words", lesson.id));
        let parts = (!SECTIONS_OF_A_LESSON.contains(&sections))
            .then(|| format!("{} has {sections} sections", lesson.id));
        long.into_iter().chain(parts)
    }));
}

#[test]
fn there_is_enough_to_answer_and_of_every_kind() {
    let coverage = coverage();
    let items = coverage.totals.items;
    assert!(items >= LEAST_ITEMS, "{items} items");
    let few = lessons(&coverage).filter(|one| one.totals.items < LEAST_ITEMS_OF_A_LESSON);
    nothing(few.map(|one| format!("{} has {} items", one.lesson.id, one.totals.items)));
    let unused = TaskKind::ALL
        .into_iter()
        .filter(|kind| coverage.totals.of_kind(*kind) == 0);
    nothing(unused.map(|kind| format!("no item is `{}`", kind.key())));
    let ids: HashSet<_> = course()
        .lessons()
        .flat_map(Lesson::items)
        .map(|item| &item.id)
        .collect();
    assert_eq!(ids.len(), items, "an id is there twice");
}

#[test]
fn much_has_to_be_answered_in_own_words() {
    let coverage = coverage();
    let share = coverage.totals.constructed();
    assert!(share >= LEAST_CONSTRUCTED, "{share}");
    let few = lessons(&coverage).filter(|one| one.totals.constructed() < LEAST_CONSTRUCTED);
    nothing(few.map(|one| {
        let kinds = TaskKind::ALL
            .into_iter()
            .filter(|kind| is_constructed(*kind));
        let written: usize = kinds.map(|kind| one.totals.of_kind(kind)).sum();
        format!("{}: {written} of {}", one.lesson.id, one.totals.items)
    }));
}

#[test]
fn every_objective_is_tested_twice_and_once_beyond_recall() {
    let coverage = coverage();
    nothing(lessons(&coverage).flat_map(|lesson| {
        lesson.objectives.iter().filter_map(|one| {
            let (all, beyond) = (one.items.len(), one.beyond_recall());
            let is_enough =
                all >= LEAST_TESTS_OF_AN_OBJECTIVE && beyond >= LEAST_TESTS_BEYOND_RECALL;
            let id = &one.objective.id;
            (!is_enough).then(|| {
                format!(
                    "{}: {id} is tested {all} times, {beyond} beyond recall",
                    lesson.lesson.id
                )
            })
        })
    }));
    // The same table, read the other way.
    let gaps = coverage.gaps();
    assert!(
        gaps.iter()
            .all(|(_, gap)| matches!(gap, CoverageGap::NeverAsked(_))),
        "{gaps:?}"
    );
}

#[test]
fn views_are_somebodys_and_both_sides_occur() {
    let balances = balance(course());
    assert_eq!(balances.len(), LESSONS);
    let sides = |balance: &Balance| -> Vec<String> {
        let names = balance.sides.iter().map(|side| side.name.to_string());
        names.collect()
    };
    nothing(balances.iter().filter_map(|(lesson, one)| {
        let fair = one.attributed == one.views
            && one.own_voice == 0
            && one.both_names == one.two_names
            && sides(one) == ["Armenia", "Azerbaijan"]
            && one.sides.iter().all(|side| side.claims > 0);
        (!fair).then(|| format!("{}: {one:?}", lesson.id))
    }));
}

#[test]
fn there_is_enough_to_compare_and_to_place_in_time() {
    let comparisons = course().comparisons.len();
    assert!(
        comparisons >= LEAST_COMPARISONS,
        "{comparisons} comparisons"
    );
    let year = |event: &Event| -> u16 {
        let year = event.date.split('-').next().unwrap();
        year.parse().expect(&event.date)
    };
    let events = &course().events;
    let within = events.iter().filter(|event| YEARS.contains(&year(event)));
    let count = within.clone().count();
    assert!(count >= LEAST_EVENTS, "{count} events in {YEARS:?}");
    assert_eq!(within.clone().map(year).min(), Some(*YEARS.start()));
    assert_eq!(within.map(year).max(), Some(*YEARS.end()));
    let outside = events.iter().filter(|event| !YEARS.contains(&year(event)));
    nothing(
        outside
            .filter(|event| year(event) < *YEARS.start() || event.claim != Some(Claim::Since))
            .map(|event| format!("{} of {} is no `since`", event.id, event.date)),
    );
}

/// Whether `hit` is an entry of this name: its title or one of the names a place has, or another name of its own.
fn is_called(hit: &Hit, name: &str) -> bool {
    let is_entry = matches!(
        hit.kind,
        Kind::Term | Kind::Person | Kind::Place | Kind::Event
    );
    let name = normalise(name);
    let mut names = std::iter::once(hit.title.as_str())
        .chain(hit.title.split('/'))
        .chain(hit.matched_alias.as_deref());
    is_entry && names.any(|one| normalise(one) == name)
}

#[test]
fn every_name_is_found_by_itself() {
    let index = Index::from_course(course());
    nothing(NAMES.into_iter().filter_map(|name| {
        let hits = index.find(name, 3);
        let found = hits.first().is_some_and(|hit| is_called(hit, name));
        let shown = || -> Vec<String> { hits.iter().map(|hit| hit.title.to_string()).collect() };
        (!found).then(|| format!("`{name}` finds {:?}", shown()))
    }));
}

#[test]
fn nobody_passes_a_quiz_without_reading() {
    let simulation = simulate(course(), SEED);
    assert_eq!(simulation.quizzes.len(), LESSONS);
    let points = |share: f64| format!("{:.1}", share * 100.0);
    let say = |(sat, robot): (&QuizRun<'_>, Strategy)| {
        let place = sat.lesson.map_or("the course", |lesson| lesson.id.as_str());
        let (score, chance) = (points(sat.score(robot)), points(sat.chance()));
        let items = sat.giveaways(robot);
        let items: Vec<&str> = items.iter().map(|asked| asked.item.id.as_str()).collect();
        format!(
            "{place}: `{}` {score}, chance {chance}: {}",
            robot.key(),
            items.join(" ")
        )
    };
    nothing(simulation.findings().map(say));
}
