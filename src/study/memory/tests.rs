//! What follows from answers and decisions, and that it does not matter when it is worked out.

use super::super::fixture::{DAY, decided, memory, noon, right, sure_but_wrong, wrong};
use super::*;
use crate::study::{Fingerprint, FsrsMemory, Now, Occasion};

/// Two lessons: in the first, a card with three variants, a card with one, and a sibling; in the second, one more.
const LESSONS: [&str; 2] = [
    "l1: a o1 b1 single, b o1 b1 cloze, c o1 b1 short, d o2 b2 single, !e o1 b2 short",
    "l2: f o3 b1 open, g o1 l1#b1 single",
];

fn state(memory: &Memory, item: &str) -> CardState {
    let (card, _) = memory.deck().find(&ItemId::new(item)).unwrap();
    memory.card(card).unwrap().state.unwrap()
}

#[test]
fn items_of_one_objective_and_block_are_variants_of_one_card() {
    let memory = memory(&LESSONS);
    let find = |item: &str| memory.deck().find(&ItemId::new(item)).unwrap();
    let cards = ["a", "b", "c", "g", "d", "e", "f"].map(|item| find(item).0);
    assert_eq!(cards, [0, 0, 0, 0, 1, 2, 3]);
    assert_eq!(["a", "b", "c", "g"].map(|item| find(item).1), [0, 1, 2, 3]);
    let cards = &memory.deck().cards;
    assert_eq!(cards[1].note, cards[2].note, "siblings rest on one block");
    assert_ne!(cards[0].note, cards[1].note);
    assert_ne!(cards[0].note, cards[3].note, "`b1` of another lesson");
    assert_eq!(memory.deck().objectives[0].cards, [0, 2]);
}

#[test]
fn what_rests_on_a_section_is_a_card_of_its_own() {
    let memory = memory(&["l: a o s single, b o s short, c o l#s open"]);
    assert_eq!(memory.deck().cards.len(), 3);
    assert_eq!(memory.deck().notes(), 1, "and still a sibling");
}

#[test]
fn the_first_answer_of_a_study_day_counts_and_the_others_are_kept() {
    let mut memory = memory(&LESSONS);
    memory.append(&wrong(1, "a", DAY));
    memory.append(&right(2, "a", DAY));
    memory.append(&right(3, "c", DAY));
    assert_eq!(state(&memory, "a").trace, FsrsMemory::first(Rating::Again));
    assert_eq!(state(&memory, "a").passes(), 0);
    assert_eq!(memory.attempts(), 3);
    memory.append(&right(4, "c", DAY.plus(1)));
    let expected = FsrsMemory::first(Rating::Again).after(Rating::Good, 1);
    assert_eq!(state(&memory, "a").trace, expected);
    assert_eq!(
        (state(&memory, "a").passes(), state(&memory, "a").reps),
        (1, 2)
    );
}

#[test]
fn extra_practice_moves_no_date() {
    let mut memory = memory(&LESSONS);
    let cram = |id, day| Attempt {
        occasion: Occasion::Practice,
        ..wrong(id, "a", day)
    };
    memory.append(&cram(1, DAY));
    assert!(memory.card(0).unwrap().state.is_none());
    memory.append(&right(2, "a", DAY));
    let before = state(&memory, "a");
    memory.append(&cram(3, DAY.plus(1)));
    assert_eq!(state(&memory, "a"), before);
    assert_eq!(memory.item(&ItemId::new("a")).unwrap().answers, 3);
    assert_eq!(memory.card(0).unwrap().day, Some(DAY.plus(1)));
}

#[test]
fn forgetting_again_and_again_makes_a_leech_and_suspends_nothing() {
    let mut memory = memory(&LESSONS);
    for n in 0..5 {
        memory.append(&wrong(n.into(), "a", DAY.plus(n)));
        assert_eq!(
            state(&memory, "a").is_leech(),
            n == 4,
            "the first failure is no lapse"
        );
    }
    assert!(!memory.card(0).unwrap().suspended);
}

#[test]
fn a_clock_that_was_set_back_takes_no_time_and_loses_no_card() {
    let mut memory = memory(&LESSONS);
    memory.append(&right(1, "a", DAY.plus(400)));
    let state = state(&memory, "a");
    assert!(state.retrievability(DAY) >= 1.0);
    assert_eq!(
        state.due(memory.settings(), DAY),
        DAY,
        "due at once, not in a year"
    );
    memory.append(&right(2, "a", DAY));
    let healed = self::state(&memory, "a");
    assert_eq!(healed.last, DAY);
    assert_eq!(healed.trace, state.trace.after(Rating::Good, 0));
    assert!(healed.due(memory.settings(), DAY) > DAY);
}

#[test]
fn a_time_zone_away_is_no_clock_set_back() {
    let mut memory = memory(&LESSONS);
    memory.append(&right(1, "a", DAY.plus(1)));
    assert!(state(&memory, "a").due(memory.settings(), DAY) > DAY.plus(1));
}

#[test]
fn an_attempt_undone_was_never_made() {
    let mut memory = memory(&LESSONS);
    let before = memory.clone();
    memory.append(&wrong(1, "a", DAY));
    memory.decide(&decided(DecisionKind::Undo(AttemptId(1))));
    assert_eq!(memory.card(0).unwrap().state, None);
    assert_eq!(memory.card(0).unwrap().uses, before.card(0).unwrap().uses);
    assert_eq!(memory.attempts(), 0);
    memory.append(&right(2, "a", DAY));
    assert_eq!(
        state(&memory, "a").trace,
        FsrsMemory::first(Rating::Good),
        "now this is the first"
    );
}

#[test]
fn the_last_word_on_an_attempt_holds() {
    let mut memory = memory(&LESSONS);
    memory.append(&wrong(1, "c", DAY));
    let mut then = |what, rating| {
        memory.decide(&decided(what));
        assert_eq!(state(&memory, "c").trace, FsrsMemory::first(rating));
    };
    then(DecisionKind::Rate(AttemptId(1), Rating::Easy), Rating::Easy);
    then(DecisionKind::CountAsRight(AttemptId(1)), Rating::Good);
    then(DecisionKind::Rate(AttemptId(1), Rating::Hard), Rating::Hard);
    let last = memory.item(&ItemId::new("c")).unwrap().last.unwrap();
    assert_eq!((last.score, last.failed), (1.0, false));
}

#[test]
fn an_answer_that_counts_as_marked_after_all_is_as_it_was() {
    let mut memory = memory(&LESSONS);
    memory.append(&wrong(1, "c", DAY));
    let before = memory.card(0).cloned();
    let kept = state(&memory, "c").trace;
    memory.decide(&decided(DecisionKind::CountAsRight(AttemptId(1))));
    assert_ne!(state(&memory, "c").trace, kept);
    memory.decide(&decided(DecisionKind::CountAsMarked(AttemptId(1))));
    assert_eq!(state(&memory, "c").trace, kept);
    assert_eq!(memory.card(0).cloned(), before);
    let last = memory.item(&ItemId::new("c")).unwrap().last.unwrap();
    assert_eq!((last.score, last.failed), (0.0, true));
}

#[test]
fn what_counts_as_right_with_a_hint_is_hard() {
    let mut memory = memory(&LESSONS);
    memory.append(&Attempt {
        hints: 1,
        ..sure_but_wrong(1, "c", DAY)
    });
    assert!(state(&memory, "c").sure_but_wrong);
    memory.decide(&decided(DecisionKind::CountAsRight(AttemptId(1))));
    assert_eq!(state(&memory, "c").trace, FsrsMemory::first(Rating::Hard));
    assert!(!state(&memory, "c").sure_but_wrong);
}

#[test]
fn a_suspended_card_is_put_aside_with_all_its_variants_until_it_is_resumed() {
    let mut memory = memory(&LESSONS);
    memory.decide(&decided(DecisionKind::Suspend(ItemId::new("b"))));
    memory.append(&right(1, "a", DAY));
    assert!(memory.card(0).unwrap().suspended);
    memory.decide(&decided(DecisionKind::Resume(ItemId::new("g"))));
    assert!(!memory.card(0).unwrap().suspended);
}

#[test]
fn another_key_is_noticed_until_it_was_answered() {
    let mut memory = memory(&LESSONS);
    let key = memory.deck().cards[0].variants[1].fingerprint;
    let with = |id, fingerprint| Attempt {
        fingerprint,
        ..right(id, "b", DAY)
    };
    let mut then = |attempt: Attempt, changed| {
        memory.append(&attempt);
        assert_eq!(memory.card(0).unwrap().changed, changed);
    };
    then(with(1, Some(Fingerprint(key.0 ^ 1))), Some(1));
    then(right(2, "a", DAY), Some(1));
    then(with(3, Some(key)), None);
    then(with(4, None), None);
}

#[test]
fn answers_follow_an_item_that_was_renamed() {
    let mut course = super::super::fixture::course(&LESSONS);
    let crate::course::LessonEntry::Ready(lesson) = &mut course.modules[0].entries[0] else {
        panic!()
    };
    lesson.sections[0].check[0].was = vec![ItemId::new("old"), ItemId::new("f")];
    let mut memory = Memory::new(Arc::new(Deck::new(&course)));
    memory.append(&right(1, "old", DAY));
    assert_eq!(memory.item(&ItemId::new("a")).unwrap().answers, 1);
    memory.append(&right(2, "f", DAY));
    assert_eq!(
        memory.item(&ItemId::new("f")).unwrap().answers,
        1,
        "an id in use goes first"
    );
    memory.append(&right(3, "gone", DAY));
    assert_eq!(memory.attempts(), 3);
}

#[test]
fn a_record_from_before_there_were_ratings_is_rated() {
    let mut memory = memory(&LESSONS);
    let old = |id, item: &str, kind, score, hints| Attempt {
        kind,
        score,
        hints,
        rating: None,
        ..right(id, item, DAY)
    };
    memory.append(&old(1, "a", TaskKind::Single, 1.0, 0));
    memory.append(&old(2, "d", TaskKind::Single, 1.0, 1));
    memory.append(&old(3, "f", TaskKind::Open, 0.5, 0));
    let traces = ["a", "d", "f"].map(|item| state(&memory, item).trace);
    assert_eq!(
        traces,
        [Rating::Good, Rating::Hard, Rating::Again].map(FsrsMemory::first)
    );
}

#[test]
fn a_lesson_is_done_when_it_was_read_and_four_fifths_are_right() {
    let mut memory =
        memory(&["l: a o b1 short, b o b2 short, c o b3 short, d o b4 short, e o b5 short"]);
    for (id, item) in (0..).zip(["a", "b", "c"]) {
        memory.append(&right(id, item, DAY));
    }
    memory.decide(&decided(DecisionKind::LessonRead(LessonId::new("l"))));
    assert!(memory.is_read(0) && !memory.is_done(0));
    memory.append(&right(4, "d", DAY));
    assert!(memory.is_done(0), "four of five");
    memory.append(&wrong(5, "a", DAY.plus(9)));
    assert!(memory.is_done(0), "it stays done");
}

#[test]
fn who_answered_every_self_check_has_read_the_lesson() {
    let mut memory = memory(&["l: a o b1 short, b o b2 short, !c o b3 short"]);
    memory.append(&right(1, "a", DAY));
    assert!(!memory.is_read(0));
    memory.append(&right(2, "b", DAY));
    assert!(memory.is_read(0) && memory.is_done(0));
}

#[test]
fn settings_stay_within_what_is_sensible() {
    let mut memory = memory(&LESSONS);
    for (percent, retention) in [(10, 0.8), (85, 0.85), (99, 0.95)] {
        memory.decide(&decided(DecisionKind::Retention(percent)));
        assert!((memory.settings().retention - retention).abs() < 1e-9);
    }
}

#[test]
fn dates_are_told_before_one_decides() {
    let mut memory = memory(&LESSONS);
    let item = ItemId::new("a");
    let due = |days: [u32; 4]| Some(days.map(|days| DAY.plus(days)));
    assert_eq!(memory.preview(&item, DAY), due([1, 1, 2, 8]));
    memory.append(&wrong(1, "a", DAY));
    let told = memory.preview(&item, DAY).unwrap();
    assert_eq!(told[..3], [1, 1, 2].map(|days| DAY.plus(days)));
    for (rating, told) in Rating::ALL.into_iter().zip(told) {
        memory.decide(&decided(DecisionKind::Rate(AttemptId(1), rating)));
        assert_eq!(
            state(&memory, "a").due(memory.settings(), DAY),
            told,
            "{rating:?}"
        );
    }
}

#[test]
fn the_same_attempt_twice_counts_once() {
    let mut memory = memory(&LESSONS);
    memory.append(&right(1, "a", DAY));
    memory.append(&right(1, "a", DAY));
    assert_eq!(memory.attempts(), 1);
}

#[derive(Debug, Clone)]
enum Event {
    Answer(Box<Attempt>),
    Decide(Decision),
}

mod replay;
