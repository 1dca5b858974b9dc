//! What is known of an objective, worked out from its cards and never stored (assessment §4.7), when it could be
//! mastered at the earliest, and what a lesson would like to see known before it.

use super::memory::{Memory, MemoryState, Recall};
use super::{Rating, StudyDay, is_constructed};

/// Study days on which each card has to be passed (assessment §4.7).
const PASSES: u32 = 3;

/// How well an objective is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mastery {
    /// None of its cards was answered.
    New,
    /// Some were.
    Learning,
    /// Each card was passed on one study day or two, the last time too.
    Held,
    /// It was mastered, and is being forgotten.
    Fading,
    /// Each card was passed on three study days, one of them by more than picking the same answer again, and today it
    /// would be recalled.
    Mastered,
}

impl Mastery {
    /// Every state, the least first.
    pub const ALL: [Self; 5] = [
        Self::New,
        Self::Learning,
        Self::Held,
        Self::Fading,
        Self::Mastered,
    ];

    /// The word on the screen and in lists.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Held => "held",
            Self::Fading => "fading",
            Self::Mastered => "mastered",
        }
    }
}

/// What is known of one objective.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectiveState {
    /// The objective: an index into [`Deck::objectives`](super::Deck::objectives).
    pub objective: usize,
    /// How well it is known.
    pub mastery: Mastery,
    /// Its cards, without those that were put aside.
    pub cards: usize,
    /// Those that were answered.
    pub answered: usize,
    /// How likely the recall of its weakest card is; none if none was answered.
    pub weakest: Option<f64>,
    /// The study day on which it could be mastered if every answer were right; none if it is, or has no cards.
    pub earliest: Option<StudyDay>,
    /// Items that were wrong although their learner was sure.
    pub sure_but_wrong: usize,
    /// Cards that keep being forgotten.
    pub leeches: usize,
}

/// Something that should be known before a lesson, and is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmet {
    /// A lesson that is not done: an index into [`Deck::lessons`](super::Deck::lessons).
    Lesson(usize),
    /// An objective that is not held: an index into [`Deck::objectives`](super::Deck::objectives).
    Objective(usize, Mastery),
}

impl Memory {
    /// What is known of an objective `today`, by its index in [`Deck::objectives`](super::Deck::objectives).
    pub fn objective(&self, objective: usize, today: StudyDay) -> Option<ObjectiveState> {
        let found = self.deck().objectives.get(objective)?;
        let cards = || {
            let own = found.cards.iter();
            own.filter_map(|card| Some((*card, self.card(*card)?)))
                .filter(|(_, recall)| !recall.suspended)
        };
        let recalls = || cards().map(|(_, recall)| recall);
        let states = || recalls().filter_map(|recall| recall.state);
        let weakest = states()
            .map(|state| state.retrievability(today))
            .reduce(f64::min);
        let mastery = self.mastery(&recalls().collect::<Vec<_>>(), &found.cards, today);
        let earliest = cards()
            .map(|(card, recall)| self.earliest(card, recall, today))
            .max();
        let is_wrong = |one: &&super::Use| one.last.is_some_and(|last| last.sure_but_wrong);
        Some(ObjectiveState {
            objective,
            mastery,
            cards: cards().count(),
            answered: states().count(),
            weakest,
            earliest: earliest.filter(|_| mastery != Mastery::Mastered),
            sure_but_wrong: recalls()
                .flat_map(|recall| &recall.uses)
                .filter(is_wrong)
                .count(),
            leeches: states().filter(MemoryState::is_leech).count(),
        })
    }

    /// What is known of every objective `today`, in the order of the course.
    pub fn objectives(&self, today: StudyDay) -> Vec<ObjectiveState> {
        (0..self.deck().objectives.len())
            .filter_map(|objective| self.objective(objective, today))
            .collect()
    }

    /// What a lesson would like to see known before it, and is not. Nothing is locked by it.
    pub fn unmet(&self, lesson: usize, today: StudyDay) -> Vec<Unmet> {
        let deck = self.deck();
        let Some(found) = deck.lessons.get(lesson) else {
            return Vec::new();
        };
        let held = |objective: usize| {
            let state = self.objective(objective, today);
            state
                .filter(|state| state.cards > 0)
                .map_or(Mastery::Held, |state| state.mastery)
        };
        let unmet = found.requires.iter().filter_map(|id| {
            let id = id.as_str();
            if let Some(lesson) = deck.lessons.iter().position(|one| one.is(id)) {
                let objectives = deck.lessons.get(lesson).map(|lesson| &lesson.objectives)?;
                let knows = !objectives.is_empty()
                    && objectives
                        .iter()
                        .all(|objective| held(*objective) >= Mastery::Held);
                return (!self.is_done(lesson) && !knows).then_some(Unmet::Lesson(lesson));
            }
            let objective = deck.objectives.iter().position(|one| one.is(id))?;
            let mastery = held(objective);
            (mastery < Mastery::Held).then_some(Unmet::Objective(objective, mastery))
        });
        unmet.collect()
    }

    /// The first lesson that is not done: an index into [`Deck::lessons`](super::Deck::lessons).
    pub fn next_lesson(&self) -> Option<usize> {
        (0..self.deck().lessons.len()).find(|lesson| !self.is_done(*lesson))
    }

    fn mastery(&self, recalls: &[&Recall], cards: &[usize], today: StudyDay) -> Mastery {
        let states: Vec<MemoryState> = recalls.iter().filter_map(|recall| recall.state).collect();
        if states.is_empty() {
            return Mastery::New;
        }
        let passes = states
            .iter()
            .map(|state| if state.passed { state.passes() } else { 0 })
            .min();
        let passes = if states.len() < recalls.len() {
            0
        } else {
            passes.unwrap_or(0)
        };
        let doubtful = recalls
            .iter()
            .any(|recall| recall.sure_but_wrong.contains(&true));
        if passes == 0 {
            Mastery::Learning
        } else if passes < PASSES || doubtful || !self.is_varied(recalls, cards) {
            Mastery::Held
        } else if states.iter().any(|state| self.is_fading(state, today)) {
            Mastery::Fading
        } else {
            Mastery::Mastered
        }
    }

    /// Whether more was passed than the same picked answer: something constructed, or another variant. Where the course
    /// has nothing of the kind, nothing of the kind can be asked for.
    fn is_varied(&self, recalls: &[&Recall], cards: &[usize]) -> bool {
        let passed = || {
            recalls
                .iter()
                .flat_map(|recall| &recall.uses)
                .filter(|one| one.passed)
        };
        let variants = || {
            let cards = cards.iter().filter_map(|card| self.deck().cards.get(*card));
            cards.flat_map(|card| &card.variants)
        };
        let uses = cards
            .iter()
            .filter_map(|card| self.card(*card))
            .flat_map(|recall| &recall.uses);
        let constructed = variants()
            .zip(uses)
            .any(|(variant, one)| one.passed && is_constructed(variant.kind));
        constructed || passed().count() >= 2 || variants().count() < 2
    }

    /// Whether a card is being forgotten: R < DR. A day to which the scheduler itself moved the date does not count.
    fn is_fading(&self, state: &MemoryState, today: StudyDay) -> bool {
        state.retrievability(today) < self.settings().retention
            && state.due(self.settings(), today) <= today
    }

    /// The study day on which a card would have what mastery asks for, if it were answered Good whenever it is due.
    fn earliest(&self, card: usize, recall: &Recall, today: StudyDay) -> StudyDay {
        let due = self.due(card, today);
        let mut day = due.unwrap_or(today).max(today);
        let mut state = recall.state;
        let doubt = match recall.sure_but_wrong {
            [true, _] => 2,
            [_, true] => 1,
            _ => 0,
        };
        let missing = PASSES.saturating_sub(state.map_or(0, |state| state.passes()));
        let again = state.map_or(0, |state| {
            u32::from(!state.passed || self.is_fading(&state, today))
        });
        let reviews = missing.max(doubt).max(again);
        for left in (0..reviews).rev() {
            let next = match state {
                Some(state) => state.as_if_good(day),
                None => MemoryState::as_if_first(Rating::Good, day),
            };
            state = Some(next);
            if left > 0 {
                day = next.due(self.settings(), day);
            }
        }
        if reviews == 0 { today } else { day }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fixture::{DAY, decided, memory, right, sure_but_wrong, wrong};
    use super::*;
    use crate::course::{ItemId, LessonId};
    use crate::study::{Attempt, Decided, Occasion};

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
        memory.decide(&decided(Decided::Suspend(ItemId::new("c"))));
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
            occasion: Occasion::Cram,
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
        let crate::course::Slot::Ready(lesson) = &mut course.modules[0].slots[1] else {
            panic!()
        };
        lesson.requires = vec!["o1".into(), "x".into(), "no-such".into()];
        let mut memory = Memory::new(std::sync::Arc::new(super::super::Deck::of(&course)));
        assert_eq!(
            memory.unmet(1, DAY),
            [Unmet::Objective(0, Mastery::New), Unmet::Lesson(0)]
        );
        assert_eq!(
            (memory.unmet(0, DAY), memory.next_lesson()),
            (vec![], Some(0))
        );
        memory.append(&right(1, "a", DAY));
        assert_eq!(memory.unmet(1, DAY), [Unmet::Lesson(0)]);
        memory.append(&right(2, "c", DAY));
        assert_eq!(
            (memory.unmet(1, DAY), memory.next_lesson()),
            (vec![], Some(1))
        );
        memory.decide(&decided(Decided::HaveRead(LessonId::new("y"))));
        memory.append(&right(3, "d", DAY));
        assert_eq!(memory.next_lesson(), None);
    }

    proptest! {
        /// Whoever answers rightly whenever something is due masters it on the day that was named, give or take the fuzz.
        #[test]
        fn the_earliest_day_is_kept(failures in 0..4_u128, exam in prop::option::of(20..90_u32)) {
            let mut memory = memory(&["l: a o b1 short"]);
            memory.decide(&decided(Decided::Exam(exam.map(|days| DAY.plus(days)))));
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
}
