//! What is known of an objective, worked out from its cards and never stored (manual, "Review"), when it could be
//! mastered at the earliest, and what a lesson would like to see known before it.

#[cfg(test)]
mod tests;

use super::memory::{CardHistory, CardState, Memory};
use super::{MasteryCounts, Rating, StudyDay, is_constructed};

/// Study days on which each card has to be passed (Rawson, Dunlosky and Sciartelli 2013).
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
        let mastery = self.mastery_of(objective, today)?;
        let earliest = cards()
            .map(|(card, recall)| self.earliest(card, recall, today))
            .max();
        let is_wrong =
            |one: &&super::VariantStats| one.last.is_some_and(|last| last.sure_but_wrong);
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
            leeches: states().filter(CardState::is_leech).count(),
        })
    }

    /// How well an objective is known `today`, and nothing else of it.
    pub fn mastery_of(&self, objective: usize, today: StudyDay) -> Option<Mastery> {
        let found = self.deck().objectives.get(objective)?;
        let recalls = found.cards.iter().filter_map(|card| self.card(*card));
        let recalls: Vec<&CardHistory> = recalls.filter(|recall| !recall.suspended).collect();
        Some(self.mastery(&recalls, &found.cards, today))
    }

    /// For each module how many of its objectives are in each state `today`. What no item tests cannot be known, and is
    /// not counted.
    pub fn tallies(&self, today: StudyDay) -> Vec<MasteryCounts> {
        let deck = self.deck();
        let mut tallies = vec![MasteryCounts::default(); deck.modules.len()];
        for (number, objective) in deck.objectives.iter().enumerate() {
            let lesson = deck.lessons.get(objective.lesson);
            let tally = lesson.and_then(|lesson| tallies.get_mut(lesson.module));
            if let (Some(tally), false) = (tally, objective.cards.is_empty())
                && let Some(mastery) = self.mastery_of(number, today)
            {
                tally.add(mastery);
            }
        }
        tallies
    }

    /// The study day on which an objective could be held if every answer were right: today, unless one of its cards failed
    /// and is not due before another day.
    pub fn held_from(&self, objective: usize, today: StudyDay) -> Option<StudyDay> {
        let found = self.deck().objectives.get(objective)?;
        let days = found.cards.iter().filter_map(|card| {
            let recall = self.card(*card).filter(|recall| !recall.suspended)?;
            let failed = recall.state.is_some_and(|state| !state.passed);
            // One answer a day counts, and today's is given.
            let day = self.due(*card, today).filter(|_| failed);
            Some(day.unwrap_or(today).max(today))
        });
        Some(days.max().unwrap_or(today))
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

    fn mastery(&self, recalls: &[&CardHistory], cards: &[usize], today: StudyDay) -> Mastery {
        let states: Vec<CardState> = recalls.iter().filter_map(|recall| recall.state).collect();
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
    fn is_varied(&self, recalls: &[&CardHistory], cards: &[usize]) -> bool {
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
    fn is_fading(&self, state: &CardState, today: StudyDay) -> bool {
        state.retrievability(today) < self.settings().retention
            && state.due(self.settings(), today) <= today
    }

    /// The study day on which a card would have what mastery asks for, if it were answered Good whenever it is due.
    fn earliest(&self, card: usize, recall: &CardHistory, today: StudyDay) -> StudyDay {
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
                None => CardState::as_if_first(Rating::Good, day),
            };
            state = Some(next);
            if left > 0 {
                day = next.due(self.settings(), day);
            }
        }
        if reviews == 0 { today } else { day }
    }
}
