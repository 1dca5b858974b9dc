//! From new to mastered and back, by hand and at random.

use proptest::prelude::*;

use super::super::fixture::{DAY, decided, memory, right, sure_but_wrong, wrong};
use super::*;
use crate::course::{ItemId, LessonId};
use crate::study::{Attempt, DecisionKind, Occasion};

fn state(memory: &Memory, today: StudyDay) -> ObjectiveState {
    memory.objective(0, today).unwrap()
}

fn mastery(memory: &Memory, today: StudyDay) -> Mastery {
    state(memory, today).mastery
}

/// Answers a card rightly whenever it is due: the day of the last answer.
fn pass(memory: &mut Memory, item: &str, times: u128) -> StudyDay {
    let (card, _) = memory.deck().find(&ItemId::new(item)).unwrap();
    let mut day = DAY;
    for n in 0..times {
        day = memory.due(card, day).unwrap_or(day);
        let id = 1000 * card as u128 + n;
        memory.append(&right(id, item, day));
    }
    day
}

#[test]
fn from_new_to_mastered_and_fading() {
    let mut memory = memory(&["l: a o b short"]);
    assert_eq!(mastery(&memory, DAY), Mastery::New);
    memory.append(&wrong(1, "a", DAY));
    assert_eq!(mastery(&memory, DAY), Mastery::Learning);
    let mut day = DAY;
    for (id, expected) in (2..).zip([Mastery::Held, Mastery::Held, Mastery::Mastered]) {
        day = memory.due(0, day).unwrap();
        memory.append(&right(id, "a", day));
        assert_eq!(mastery(&memory, day), expected);
    }
    let due = memory.due(0, day).unwrap();
    assert_eq!(mastery(&memory, due.minus(1)), Mastery::Mastered);
    assert_eq!(mastery(&memory, due.plus(3)), Mastery::Fading);
    memory.append(&wrong(9, "a", due));
    assert_eq!(
        mastery(&memory, due),
        Mastery::Learning,
        "what has just failed is not held"
    );
}

#[test]
fn one_day_of_success_is_no_mastery() {
    let mut memory = memory(&["l: a o b short"]);
    for id in 0..9 {
        memory.append(&right(id, "a", DAY));
    }
    assert_eq!(mastery(&memory, DAY), Mastery::Held);
}

#[test]
fn every_card_counts_and_those_put_aside_do_not() {
    let mut memory = memory(&["l: a o b1 short, c o b2 short"]);
    let day = pass(&mut memory, "a", 3);
    assert_eq!(mastery(&memory, day), Mastery::Learning);
    assert_eq!(
        (state(&memory, day).cards, state(&memory, day).answered),
        (2, 1)
    );
    memory.decide(&decided(DecisionKind::Suspend(ItemId::new("c"))));
    assert_eq!(mastery(&memory, day), Mastery::Mastered);
}

#[test]
fn picking_the_same_answer_is_not_enough_where_there_is_more() {
    let mut only = memory(&["l: a o b single"]);
    let day = pass(&mut only, "a", 3);
    assert_eq!(
        mastery(&only, day),
        Mastery::Mastered,
        "there is nothing else to ask"
    );
    let mut more = memory(&["l: a o b single, c o b single, d o b cloze"]);
    let day = pass(&mut more, "a", 3);
    assert_eq!(mastery(&more, day), Mastery::Held);
    let mut other = more.clone();
    for (memory, item) in [(&mut more, "c"), (&mut other, "d")] {
        memory.append(&right(99, item, day.plus(1)));
        assert_eq!(mastery(memory, day.plus(1)), Mastery::Mastered, "{item}");
    }
}

#[test]
fn a_sure_error_among_the_last_two_answers_is_in_the_way() {
    let mut memory = memory(&["l: a o b short"]);
    let day = pass(&mut memory, "a", 4);
    let cram = |attempt| Attempt {
        occasion: Occasion::Practice,
        ..attempt
    };
    memory.append(&cram(sure_but_wrong(50, "a", day)));
    assert_eq!(mastery(&memory, day), Mastery::Held);
    assert_eq!(state(&memory, day).sure_but_wrong, 1);
    memory.append(&cram(right(51, "a", day)));
    assert_eq!(
        (mastery(&memory, day), state(&memory, day).sure_but_wrong),
        (Mastery::Held, 0)
    );
    memory.append(&cram(right(52, "a", day)));
    assert_eq!(mastery(&memory, day), Mastery::Mastered);
}

#[test]
fn mastery_needs_days_and_they_are_named() {
    let mut memory = memory(&["l: a o b short"]);
    // Today, in two days, and eleven after that.
    assert_eq!(state(&memory, DAY).earliest, Some(DAY.plus(13)));
    memory.append(&right(1, "a", DAY));
    memory.append(&right(2, "a", DAY.plus(2)));
    let last = memory.due(0, DAY.plus(2)).unwrap();
    assert_eq!(state(&memory, DAY.plus(2)).earliest, Some(last));
    assert_eq!(
        state(&memory, last.plus(30)).earliest,
        Some(last.plus(30)),
        "not in the past"
    );
    memory.append(&right(3, "a", last));
    assert_eq!(state(&memory, last).earliest, None);
    let due = memory.due(0, last).unwrap().plus(5);
    assert_eq!(
        state(&memory, due).earliest,
        Some(due),
        "one answer brings it back"
    );
    memory.append(&sure_but_wrong(4, "a", due));
    assert!(
        state(&memory, due).earliest.unwrap() > due.plus(1),
        "two answers, the first tomorrow"
    );
}

#[test]
fn a_lesson_says_what_it_builds_on_and_locks_nothing() {
    let mut course =
        super::super::fixture::course(&["x: a o1 b short, c o2 b2 short", "y: d o3 b short"]);
    let crate::course::LessonEntry::Ready(lesson) = &mut course.modules[0].entries[1] else {
        panic!()
    };
    lesson.requires = vec!["o1".into(), "x".into(), "no-such".into()];
    let mut memory = Memory::new(std::sync::Arc::new(super::super::Deck::new(&course)));
    assert_eq!(
        memory.unmet(1, DAY),
        [Unmet::Objective(0, Mastery::New), Unmet::Lesson(0)]
    );
    assert_eq!(memory.unmet(0, DAY), []);
    let next = |memory: &Memory| (0..2).find(|lesson| !memory.is_done(*lesson));
    assert_eq!(next(&memory), Some(0));
    memory.append(&right(1, "a", DAY));
    assert_eq!(memory.unmet(1, DAY), [Unmet::Lesson(0)]);
    memory.append(&right(2, "c", DAY));
    assert_eq!((memory.unmet(1, DAY), next(&memory)), (vec![], Some(1)));
    memory.decide(&decided(DecisionKind::LessonRead(LessonId::new("y"))));
    memory.append(&right(3, "d", DAY));
    assert_eq!(next(&memory), None);
}

proptest! {
    /// Whoever answers rightly whenever something is due masters it on the day that was named, give or take the fuzz.
    #[test]
    fn the_earliest_day_is_kept(failures in 0..4_u128, exam in prop::option::of(20..90_u32)) {
        let mut memory = memory(&["l: a o b1 short"]);
        memory.decide(&decided(DecisionKind::Exam(exam.map(|days| DAY.plus(days)))));
        let mut day = DAY;
        for id in 0..failures {
            memory.append(&wrong(id, "a", day));
            day = memory.due(0, day).unwrap();
        }
        let told = state(&memory, day).earliest.unwrap();
        let mut id = 100;
        while mastery(&memory, day) != Mastery::Mastered {
            id += 1;
            memory.append(&right(id, "a", day));
            if mastery(&memory, day) != Mastery::Mastered {
                day = memory.due(0, day).unwrap();
            }
        }
        let off = day.since(told).max(told.since(day));
        prop_assert!(off <= 3, "{} instead of {}", day, told);
    }
}

#[test]
fn modules_tell_how_many_of_their_objectives_are_in_which_state() {
    let mut memory = memory(&["x: a o1 b1 short, c o2 b2 short", "y: d o3 b3 short"]);
    let tally = |memory: &Memory, day| memory.tallies(day)[0];
    assert_eq!(
        (tally(&memory, DAY).new, tally(&memory, DAY).known()),
        (3, 0)
    );
    memory.append(&right(1, "a", DAY));
    memory.append(&wrong(2, "c", DAY));
    let now = tally(&memory, DAY);
    assert_eq!((now.held, now.learning, now.new, now.total()), (1, 1, 1, 3));
    let day = pass(&mut memory, "d", 3);
    assert_eq!(tally(&memory, day).mastered, 1);
    assert_eq!(tally(&memory, day).known(), 2);
}

#[test]
fn what_failed_today_can_be_held_when_it_is_asked_again() {
    let mut memory = memory(&["l: a o b1 short, c o b2 short"]);
    assert_eq!(memory.held_from(0, DAY), Some(DAY), "never asked: at once");
    memory.append(&right(1, "a", DAY));
    memory.append(&wrong(2, "c", DAY));
    let due = memory.due(1, DAY).unwrap();
    assert!(due > DAY);
    assert_eq!(memory.held_from(0, DAY), Some(due));
    assert_eq!(
        memory.held_from(0, due.plus(9)),
        Some(due.plus(9)),
        "not in the past"
    );
    memory.append(&right(3, "c", due));
    assert_eq!(memory.held_from(0, due), Some(due));
    assert_eq!(memory.held_from(9, due), None);
}
