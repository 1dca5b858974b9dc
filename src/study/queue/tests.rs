//! What is asked on a day, in which order, and what has to wait.

use std::collections::HashSet;

use proptest::prelude::*;

use super::super::fixture::{DAY, decided, memory, right, sure_but_wrong, wrong};
use super::*;
use crate::course::LessonId;
use crate::study::{Attempt, AttemptId, DecisionKind, Fingerprint};

/// The names of what is asked.
fn names(memory: &Memory, items: &[QueueItem]) -> Vec<String> {
    items
        .iter()
        .map(|queued| memory.item_of(queued).unwrap().to_string())
        .collect()
}

fn asked(memory: &Memory, today: StudyDay) -> Vec<String> {
    names(memory, &memory.queue(today).items)
}

/// A lesson of `count` items, each of its own objective and block.
fn lesson(id: &str, count: usize) -> String {
    let items: Vec<String> = (0..count)
        .map(|n| format!("{id}{n} o{id}{n} b{n} short"))
        .collect();
    format!("{id}: {}", items.join(", "))
}

fn have_read(memory: &mut Memory, lesson: &str) {
    memory.decide(&decided(DecisionKind::LessonRead(LessonId::new(lesson))));
}

#[test]
fn what_is_due_comes_weakest_first() {
    let mut memory = memory(&[&lesson("x", 4)]);
    memory.append(&right(1, "x0", DAY));
    memory.append(&wrong(2, "x1", DAY));
    memory.append(&right(3, "x2", DAY.plus(1)));
    assert_eq!(asked(&memory, DAY), Vec::<String>::new());
    assert_eq!(asked(&memory, DAY.plus(1)), ["x1"]);
    assert_eq!(asked(&memory, DAY.plus(3)), ["x1", "x0", "x2"]);
    let queue = memory.queue(DAY.plus(3));
    assert_eq!((queue.due, queue.buried.len(), queue.held_back), (3, 0, 0));
    assert_eq!(
        queue.time,
        Duration::from_secs(90),
        "half a minute each, until more is known"
    );
}

#[test]
fn new_cards_come_from_lessons_that_are_done() {
    let mut memory = memory(&[
        "x: a o1 b1 short, !q o2 b2 short",
        "y: c o3 b3 short, !r o4 b4 short",
    ]);
    assert_eq!(asked(&memory, DAY), Vec::<String>::new());
    memory.append(&right(1, "a", DAY));
    assert_eq!(asked(&memory, DAY), ["q"]);
    assert_eq!(memory.queue(DAY).items[0].why, QueueReason::New);
    memory.append(&right(2, "q", DAY));
    assert_eq!(asked(&memory, DAY), Vec::<String>::new());
}

/// A memory of 80 items due, and 20 new ones in a lesson that is done.
fn much() -> Memory {
    let quiz: Vec<String> = (0..20)
        .map(|n| format!("!n{n} on{n} bn{n} short"))
        .collect();
    let done = format!("d: ok ook ok short, {}", quiz.join(", "));
    let mut memory = memory(&[&done, &lesson("x", 80)]);
    memory.append(&right(0, "ok", DAY));
    memory
}

#[test]
fn a_day_brings_twelve_new_cards_and_none_while_much_is_due() {
    let mut memory = much();
    let queue = memory.queue(DAY.plus(1));
    assert_eq!((queue.items.len(), queue.due, queue.held_back), (12, 0, 8));
    memory.append(&right(1, "n0", DAY.plus(1)));
    let queue = memory.queue(DAY.plus(1));
    assert_eq!(
        (queue.items.len(), queue.held_back),
        (11, 8),
        "one of them was begun today"
    );
    memory.append(&Attempt {
        occasion: Occasion::Quiz,
        ..right(2, "n1", DAY.plus(1))
    });
    assert_eq!(
        memory.queue(DAY.plus(1)).items.len(),
        11,
        "what a lesson asked is no new card of the review"
    );
    memory.decide(&decided(DecisionKind::DailyLimits {
        new_cards: 3,
        minutes: 30,
    }));
    assert_eq!(memory.queue(DAY.plus(1)).items.len(), 2);
}

#[test]
fn new_cards_wait_behind_a_backlog() {
    for (count, expected) in [(60, 12), (61, 0)] {
        let mut memory = much();
        for n in 0..count {
            memory.append(&wrong(100 + n, &format!("x{n}"), DAY));
        }
        let queue = memory.queue(DAY.plus(1));
        assert_eq!(queue.items.len() - queue.due, expected, "{count} are due");
        assert_eq!(queue.due, usize::try_from(count).unwrap());
    }
}

#[test]
fn new_cards_wait_while_the_minutes_are_used_up() {
    let mut memory = much();
    for n in 0..20 {
        memory.append(&wrong(100 + n, &format!("x{n}"), DAY));
    }
    // Twenty at ten seconds each: the pace that was shown.
    assert_eq!(memory.queue(DAY.plus(1)).time, Duration::from_secs(200));
    for (minutes, expected) in [(4, 12), (3, 0)] {
        memory.decide(&decided(DecisionKind::DailyLimits {
            new_cards: 12,
            minutes,
        }));
        let queue = memory.queue(DAY.plus(1));
        assert_eq!(queue.items.len() - queue.due, expected);
    }
}

#[test]
fn siblings_are_not_asked_on_one_day() {
    let mut memory = memory(&["x: a o1 b1 short, b o2 b1 short, c o3 b2 short, !d o4 b2 short"]);
    for (id, item) in (0..).zip(["a", "b", "c"]) {
        memory.append(&wrong(id, item, DAY));
    }
    let queue = memory.queue(DAY.plus(1));
    assert_eq!(names(&memory, &queue.items), ["a", "c"]);
    assert_eq!(names(&memory, &queue.buried), ["b"]);
    have_read(&mut memory, "x");
    for (id, item) in (10..).zip(["a", "c"]) {
        memory.append(&right(id, item, DAY.plus(1)));
    }
    assert_eq!(
        asked(&memory, DAY.plus(1)),
        Vec::<String>::new(),
        "a sibling was answered today"
    );
    assert_eq!(asked(&memory, DAY.plus(2)), ["b"]);
}

#[test]
fn a_sibling_waits_for_one_day_and_no_longer() {
    let mut memory = memory(&["x: a o1 b1 short, b o2 b1 short, c o3 b1 short"]);
    for (id, item) in (0..).zip(["a", "b", "c"]) {
        memory.append(&wrong(id, item, DAY));
    }
    let first = memory.queue(DAY.plus(1));
    assert_eq!((first.items.len(), first.buried.len()), (1, 2));
    let asked = memory.item_of(&first.items[0]).unwrap().to_string();
    memory.append(&wrong(10, &asked, DAY.plus(1)));
    // All three are due now; two of them have waited.
    let second = memory.queue(DAY.plus(2));
    let all = names(&memory, &second.items);
    assert!(all.len() >= 2 && second.buried.len() <= 1, "{all:?}");
    let waited = ["a", "b", "c"].into_iter().filter(|item| **item != *asked);
    for item in waited {
        assert!(all.iter().any(|own| own == item), "{item} in {all:?}");
    }
}

#[test]
fn buried_and_weakest_are_queues_of_their_own() {
    let mut memory = memory(&["x: a o1 b1 short, b o2 b1 short, c o3 b2 short"]);
    for (id, item) in (0..).zip(["a", "b", "c"]) {
        memory.append(&right(id, item, DAY));
    }
    let of = |kind, day| names(&memory, &memory.review_queue(kind, day));
    assert!(of(ReviewKind::Due, DAY.plus(1)).is_empty());
    // One for each part of the text, and none that was answered today.
    assert_eq!(of(ReviewKind::Weakest, DAY.plus(1)).len(), 2);
    assert!(of(ReviewKind::Weakest, DAY).is_empty());
    let due = DAY.plus(3);
    assert_eq!(of(ReviewKind::Due, due).len(), 2);
    assert_eq!(of(ReviewKind::Buried, due).len(), 1);
}

#[test]
fn reviews_go_before_new_siblings() {
    let mut memory = memory(&["x: a o1 b1 short, !n o2 b1 short"]);
    memory.append(&right(1, "a", DAY));
    assert_eq!(asked(&memory, DAY.plus(2)), ["a"]);
    assert_eq!(
        asked(&memory, DAY.plus(1)),
        ["n"],
        "nothing else rests on it today"
    );
}

#[test]
fn variants_take_turns_and_grow_harder() {
    let mut memory = memory(&["x: a o b single, c o b cloze, s o b short"]);
    have_read(&mut memory, "x");
    memory.append(&right(1, "a", DAY));
    let mut day = DAY;
    let mut order = vec![];
    for id in 2..9 {
        day = memory.due(0, day).unwrap();
        let next = asked(&memory, day);
        assert_eq!(next.len(), 1);
        memory.append(&right(id, &next[0], day));
        order.extend(next);
    }
    assert_eq!(order, ["c", "s", "c", "s", "c", "s", "c"]);
}

#[test]
fn a_variant_that_failed_is_asked_again_before_another() {
    let mut memory = memory(&["x: a o b single, c o b single"]);
    memory.append(&right(1, "a", DAY));
    memory.append(&wrong(2, "c", DAY.plus(2)));
    assert_eq!(asked(&memory, DAY.plus(3)), ["c"]);
    memory.append(&right(3, "c", DAY.plus(3)));
    assert_eq!(asked(&memory, memory.due(0, DAY.plus(3)).unwrap()), ["a"]);
}

#[test]
fn a_variant_of_a_lesson_to_come_waits_for_it() {
    let mut memory = memory(&["x: a o b single", "y: c o x#b single"]);
    memory.append(&right(1, "a", DAY));
    assert_eq!(asked(&memory, DAY.plus(2)), ["a"]);
    memory.append(&right(2, "c", DAY));
    assert_eq!(asked(&memory, DAY.plus(2)), ["a"], "`c` was asked last");
}

#[test]
fn another_key_asks_again_and_says_why() {
    let mut memory = memory(&["x: a o b single, c o b single"]);
    let old = Attempt {
        fingerprint: Some(Fingerprint(1)),
        ..right(1, "a", DAY)
    };
    memory.append(&old);
    assert_eq!(
        asked(&memory, DAY),
        Vec::<String>::new(),
        "not on the day it was answered"
    );
    let queue = memory.queue(DAY.plus(1));
    assert_eq!(
        (names(&memory, &queue.items), queue.items[0].why),
        (vec!["a".into()], QueueReason::KeyChanged)
    );
}

#[test]
fn what_was_surely_wrong_is_a_queue_until_it_is_right() {
    let mut memory = memory(&["x: a o1 b1 short, c o2 b2 short"]);
    memory.append(&sure_but_wrong(1, "a", DAY));
    memory.append(&wrong(2, "c", DAY));
    assert_eq!(names(&memory, &memory.sure_but_wrong(DAY)), ["a"]);
    let queue = memory.queue(DAY.plus(1));
    assert_eq!(
        queue.items.iter().find(|one| one.card == 0).unwrap().why,
        QueueReason::SureButWrong
    );
    memory.append(&Attempt {
        occasion: Occasion::Practice,
        ..right(3, "a", DAY)
    });
    assert_eq!(memory.sure_but_wrong(DAY), []);
}

#[test]
fn what_is_put_aside_is_not_asked() {
    let mut memory = memory(&["x: a o b short"]);
    memory.append(&sure_but_wrong(1, "a", DAY));
    memory.decide(&decided(DecisionKind::Suspend(ItemId::new("a"))));
    assert_eq!(
        (
            asked(&memory, DAY.plus(9)).len(),
            memory.sure_but_wrong(DAY).len()
        ),
        (0, 0)
    );
    assert_eq!(memory.due(0, DAY), None);
    memory.decide(&decided(DecisionKind::Resume(ItemId::new("a"))));
    assert_eq!(asked(&memory, DAY.plus(9)), ["a"]);
}

#[test]
fn a_leech_is_shown_as_one_and_still_asked() {
    let mut memory = memory(&["x: a o b short"]);
    for n in 0..5 {
        assert!(memory.queue(DAY.plus(n)).items.iter().all(|one| !one.leech));
        memory.append(&wrong(n.into(), "a", DAY.plus(n)));
    }
    assert!(memory.queue(DAY.plus(5)).items[0].leech);
}

#[test]
fn an_answer_undone_is_due_again() {
    let mut memory = memory(&["x: a o b short"]);
    memory.append(&right(1, "a", DAY));
    memory.append(&right(2, "a", DAY.plus(2)));
    assert_eq!(asked(&memory, DAY.plus(2)), Vec::<String>::new());
    memory.decide(&decided(DecisionKind::Undo(AttemptId(2))));
    assert_eq!(asked(&memory, DAY.plus(2)), ["a"]);
}

proptest! {
    #[test]
    fn no_card_and_no_sibling_is_asked_twice_a_day(
        answers in prop::collection::vec((0..30_usize, any::<bool>(), 0..20_u32), 0..80),
        today in 0..30_u32
    ) {
        let lessons: Vec<String> = (0..3).map(|l| {
            let items: Vec<String> = (0..10)
                .map(|n| format!("i{} o{} b{} short", l * 10 + n, l * 3 + n % 3, n % 4))
                .collect();
            format!("l{l}: {}", items.join(", "))
        }).collect();
        let mut memory = memory(&lessons.iter().map(String::as_str).collect::<Vec<_>>());
        for (id, (item, is_right, day)) in (0..).zip(answers) {
            let make = if is_right { right } else { wrong };
            memory.append(&make(id, &format!("i{item}"), DAY.plus(day)));
        }
        let today = DAY.plus(today);
        let mut seen = HashSet::new();
        // The whole day: what is asked is answered, and the queue made again.
        for id in 1000.. {
            let queue = memory.queue(today);
            let Some(next) = queue.items.first() else { break };
            let card = &memory.deck().cards[next.card];
            let due = memory.due(next.card, today);
            // What has waited for a day waits no longer.
            let may_wait = due.is_none_or(|due| due == today);
            prop_assert!(seen.insert(card.note) || !may_wait, "twice from one part of the text");
            prop_assert!(due.is_none_or(|due| due <= today));
            let item = memory.item_of(next).unwrap().to_string();
            memory.append(&wrong(id, &item, today));
        }
    }
}
