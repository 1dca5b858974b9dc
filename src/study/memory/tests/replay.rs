//! Properties: going on with what was known gives the same as replaying the whole record.

use proptest::prelude::*;

use super::*;

/// Anything that can happen, the clock set back and forth included.
fn events() -> impl Strategy<Value = Vec<Event>> {
    let items = || prop::sample::select(vec!["a", "b", "c", "d", "e", "f", "g", "gone"]);
    let rating = || prop::option::of((0..4_usize).prop_map(|at| Rating::ALL[at]));
    let answer = (
        items(),
        -3..40_i32,
        0..5_u8,
        rating(),
        0..4_usize,
        0..4_usize,
    );
    let answer = answer.prop_map(|(item, day, score, rating, occasion, confidence)| {
        Event::Answer(Box::new(Attempt {
            score: f64::from(score) / 4.0,
            rating: rating.map(Into::into),
            occasion: Occasion::ALL[occasion],
            confidence: crate::study::Confidence::ALL.get(confidence).copied(),
            ..right(0, item, StudyDay(DAY.0 + day))
        }))
    });
    let decide = (items(), 0..40_u128, 0..7_u8).prop_map(|(item, id, verb)| {
        let (id, item) = (AttemptId(id), ItemId::new(item));
        Event::Decide(decided(match verb {
            0 => DecisionKind::Undo(id),
            1 => DecisionKind::CountAsRight(id),
            2 => DecisionKind::Rate(id, Rating::Hard),
            3 => DecisionKind::Suspend(item),
            4 => DecisionKind::Resume(item),
            5 => DecisionKind::Exam(Some(DAY.plus(20))),
            _ => DecisionKind::LessonRead(LessonId::new("l1")),
        }))
    });
    prop::collection::vec(prop_oneof![3 => answer, 1 => decide], 0..40).prop_map(|mut events| {
        // Each attempt has its own id; decisions may be about one that is still to come.
        for (id, event) in (0..).zip(&mut events) {
            if let Event::Answer(attempt) = event {
                attempt.id = AttemptId(id);
            }
        }
        events
    })
}

/// Takes the events in one by one; after each, all of them replayed make the same.
fn goes_on_as_replayed(events: &[Event]) {
    let mut memory = memory(&LESSONS);
    let (mut attempts, mut decisions) = (vec![], vec![]);
    for event in events {
        match event {
            Event::Answer(attempt) => {
                memory.append(attempt);
                attempts.push(&**attempt);
            }
            Event::Decide(decision) => {
                memory.decide(decision);
                decisions.push(decision);
            }
        }
        let (deck, attempts) = (memory.deck().clone(), attempts.iter().copied());
        let replayed = Memory::replay(deck, attempts, decisions.iter().copied());
        assert_eq!(replayed, memory);
    }
}

/// Once failed: many answers of one day, and the only one of the next taken back.
#[test]
fn taking_the_last_day_back_after_a_full_one_is_replayed_as_well() {
    let answer = |id, day| {
        Event::Answer(Box::new(Attempt {
            occasion: Occasion::SelfCheck,
            confidence: Some(crate::study::Confidence::Guess),
            rating: None,
            ..wrong(id, "a", day)
        }))
    };
    let mut events: Vec<Event> = (0..18).map(|id| answer(id, DAY)).collect();
    events.push(answer(18, DAY.plus(1)));
    events.push(Event::Decide(decided(DecisionKind::Undo(AttemptId(18)))));
    goes_on_as_replayed(&events);
}

proptest! {
    #[test]
    fn replaying_the_record_is_going_on(events in events()) {
        goes_on_as_replayed(&events);
    }

    #[test]
    fn dates_never_lie_before_the_last_answer(events in events(), today in -3..60_i32) {
        let mut memory = memory(&LESSONS);
        let today = StudyDay(DAY.0 + today);
        for event in &events {
            match event {
                Event::Answer(attempt) => memory.append(attempt),
                Event::Decide(decision) => memory.decide(decision),
            }
        }
        for state in memory.cards().iter().filter_map(|recall| recall.state) {
            let due = state.due(memory.settings(), today);
            prop_assert!(due > state.last || state.last > today.plus(1));
            prop_assert!(due >= today || due > state.last);
            prop_assert!((0.0..=1.0).contains(&state.retrievability(today)));
            prop_assert!(state.lapses < state.reps && state.passes() <= state.reps);
        }
    }

    #[test]
    fn any_moment_can_be_answered_at(unix_ms: i64, offset_s: i32, later: i64) {
        let mut memory = memory(&LESSONS);
        for (id, unix_ms) in [(1, unix_ms), (2, later), (3, unix_ms)] {
            let now = Now { unix_ms, offset_s, ..Now::default() };
            memory.append(&Attempt { now, ..right(id, "a", DAY) });
        }
        let today = StudyDay::at(noon(DAY));
        let _ = state(&memory, "a").due(memory.settings(), today);
    }
}
