//! What to ask today, and in which order (manual, "Review"): what is due, most fragile first, then new cards of lessons
//! that are done; one card for each part of the text and one variant for each card; lessons interleaved, and never the
//! same objective twice in a row if that can be helped.

mod interleave;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::time::Duration;

use super::memory::{CardHistory, Memory};
use super::{Card, Occasion, StudyDay, Variant};
use crate::course::{ItemId, TaskKind};

/// Questions of a practice of the weakest, at most.
const MOST_WEAKEST: usize = 20;

/// Reviews that wait, from which on no new cards are shown.
const BACKLOG: usize = 60;

/// Why an item is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QueueReason {
    /// It is due.
    Due,
    /// The last time, its learner was sure and wrong.
    SureButWrong,
    /// Its key is another since it was answered.
    KeyChanged,
    /// It was never answered.
    New,
    /// It is not due, but of what is known the least sure: practice, which moves no date.
    Weakest,
}

/// What a review is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReviewKind {
    /// What is due, and what is new.
    #[default]
    Due,
    /// What was wrong although the learner was sure.
    SureButWrong,
    /// What is due and waits until tomorrow because a question about the same passage was asked today.
    Buried,
    /// What is least sure to be remembered, as practice.
    Weakest,
}

impl ReviewKind {
    /// What it is called beside "Review"; empty for what is due.
    pub fn title(self) -> &'static str {
        match self {
            Self::Due => "",
            Self::SureButWrong => "sure but wrong",
            Self::Buried => "what waited",
            Self::Weakest => "practice of the weakest",
        }
    }
}

/// One item of a queue.
#[derive(Debug, Clone, PartialEq)]
pub struct QueueItem {
    /// The card: an index into [`Deck::cards`](super::Deck::cards).
    pub card: usize,
    /// The variant to ask: an index into its variants.
    pub variant: usize,
    /// Why.
    pub why: QueueReason,
    /// How likely its recall is; none for a new one.
    pub retrievability: Option<f64>,
    /// Whether it keeps being forgotten: show its source and something to compare.
    pub leech: bool,
}

/// What to ask today.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Queue {
    /// The items in order: what is due, then what is new.
    pub items: Vec<QueueItem>,
    /// How many of them are due.
    pub due: usize,
    /// Due cards that wait until tomorrow because a sibling is asked today, the weakest first.
    pub buried: Vec<QueueItem>,
    /// New cards that wait because enough is due, or the day has had its share.
    pub held_back: usize,
    /// How long the due ones will take, at the learner's own pace.
    pub time: Duration,
}

fn weakness(queued: &QueueItem) -> f64 {
    queued.retrievability.unwrap_or(1.0)
}

/// Something about each lesson, worked out the first time it is asked for.
struct LazyFlags(Vec<OnceCell<bool>>);

impl LazyFlags {
    fn new(lessons: usize) -> Self {
        Self(vec![OnceCell::new(); lessons])
    }

    fn get(&self, lesson: usize, work_out: impl FnOnce() -> bool) -> bool {
        self.0
            .get(lesson)
            .is_some_and(|known| *known.get_or_init(work_out))
    }
}

impl Memory {
    /// What to ask on the study day `today`.
    pub fn queue(&self, today: StudyDay) -> Queue {
        let deck = self.deck();
        let mut taken = self.notes_of(today);
        let read = LazyFlags::new(deck.lessons.len());
        let mut due: Vec<QueueItem> = Vec::new();
        for (number, (card, recall)) in deck.cards.iter().zip(self.cards()).enumerate() {
            due.extend(self.due_now((number, card), recall, (today, &read)));
        }
        // Weakest first; the course's order decides between equals, so that the queue is the same each time.
        due.sort_by(|a, b| weakness(a).total_cmp(&weakness(b)));
        let all = due.len();
        let mut claim = |queued: &QueueItem| {
            let note = deck
                .cards
                .get(queued.card)
                .and_then(|card| taken.get_mut(card.note));
            note.is_some_and(|note| !std::mem::replace(note, true))
        };
        let put_off = OnceCell::new();
        let mut buried = Vec::new();
        due.retain(|queued| {
            let is_asked = claim(queued) || self.was_put_off(queued.card, today, &put_off);
            if !is_asked {
                buried.push(queued.clone());
            }
            is_asked
        });
        let mut queue = Queue {
            due: due.len(),
            buried,
            time: self.expected_of(&due),
            ..Queue::default()
        };
        let mut new: Vec<QueueItem> = self.unseen().filter(&mut claim).collect();
        let share = self.share_of_new(&queue, all, today);
        queue.held_back = new.len().saturating_sub(share);
        new.truncate(share);
        let of = |queued: &QueueItem| {
            let card = deck.cards.get(queued.card)?;
            let lesson = card.variants.get(queued.variant)?.lesson;
            Some((card.objective, lesson))
        };
        queue.items = interleave::interleave(due, None, of);
        let last = queue.items.last().and_then(of);
        queue.items.extend(interleave::interleave(new, last, of));
        queue
    }

    /// What a review of this kind asks on the study day `today`, in order.
    pub fn review_queue(&self, kind: ReviewKind, today: StudyDay) -> Vec<QueueItem> {
        match kind {
            ReviewKind::Due => self.queue(today).items,
            ReviewKind::SureButWrong => self.sure_but_wrong(today),
            ReviewKind::Buried => self.queue(today).buried,
            ReviewKind::Weakest => self.weakest(today),
        }
    }

    /// The cards that are least sure to be remembered, one for each note and none that was answered today.
    fn weakest(&self, today: StudyDay) -> Vec<QueueItem> {
        let read = LazyFlags::new(self.deck().lessons.len());
        let cards = self.deck().cards.iter().zip(self.cards()).enumerate();
        let mut all: Vec<QueueItem> = cards
            .filter(|(_, (_, recall))| !recall.suspended && recall.day != Some(today))
            .filter_map(|(number, (card, recall))| {
                let state = recall.state?;
                Some(QueueItem {
                    card: number,
                    variant: self.turn(card, recall, &read),
                    why: QueueReason::Weakest,
                    retrievability: Some(state.retrievability(today)),
                    leech: state.is_leech(),
                })
            })
            .collect();
        all.sort_by(|a, b| weakness(a).total_cmp(&weakness(b)));
        let mut taken = vec![false; self.deck().notes()];
        all.retain(|queued| {
            let card = self.deck().cards.get(queued.card);
            let note = card.and_then(|card| taken.get_mut(card.note));
            note.is_some_and(|note| !std::mem::replace(note, true))
        });
        all.truncate(MOST_WEAKEST);
        all
    }

    /// Whether a card has waited for a sibling already: burying lasts a study day and no longer. A sibling was answered
    /// on a day before `today` on which the card was due. `notes` holds the cards of each note, once they are needed.
    fn was_put_off(&self, card: usize, today: StudyDay, notes: &OnceCell<Vec<Vec<usize>>>) -> bool {
        let notes = notes.get_or_init(|| {
            let mut notes = vec![Vec::new(); self.deck().notes()];
            for (number, card) in self.deck().cards.iter().enumerate() {
                if let Some(note) = notes.get_mut(card.note) {
                    note.push(number);
                }
            }
            notes
        });
        let note = self.deck().cards.get(card).map(|card| card.note);
        let siblings = note.and_then(|note| notes.get(note));
        let (Some(siblings), Some(due)) = (siblings, self.due(card, today)) else {
            return false;
        };
        let others = siblings.iter().filter(|other| **other != card);
        let mut answers = others
            .filter_map(|other| self.card(*other))
            .flat_map(CardHistory::answers);
        answers.any(|answer| answer.day >= due && answer.day < today)
    }

    /// The items that were wrong although their learner was sure, until they are answered rightly: the weakest card
    /// first, whether it is due or not.
    pub fn sure_but_wrong(&self, today: StudyDay) -> Vec<QueueItem> {
        let mut all: Vec<QueueItem> = Vec::new();
        for (card, recall) in self
            .cards()
            .iter()
            .enumerate()
            .filter(|(_, recall)| !recall.suspended)
        {
            let is_it =
                |one: &super::VariantStats| one.last.is_some_and(|last| last.sure_but_wrong);
            let wrong = recall.uses.iter().enumerate().filter(|(_, one)| is_it(one));
            all.extend(wrong.map(|(variant, _)| QueueItem {
                card,
                variant,
                why: QueueReason::SureButWrong,
                retrievability: recall.state.map(|state| state.retrievability(today)),
                leech: recall.state.is_some_and(|state| state.is_leech()),
            }));
        }
        all.sort_by(|a, b| weakness(a).total_cmp(&weakness(b)));
        all
    }

    /// The id of a queued item.
    pub fn item_of(&self, queued: &QueueItem) -> Option<&ItemId> {
        let variant = self.deck().variant((queued.card, queued.variant))?;
        Some(&variant.item)
    }

    /// How long a queued item will take.
    pub fn expected(&self, queued: &QueueItem) -> Duration {
        let variant = self.deck().variant((queued.card, queued.variant));
        variant.map_or(Duration::ZERO, |variant| {
            self.speed_estimate().expected(variant.kind)
        })
    }

    /// How long many of them will take.
    fn expected_of(&self, items: &[QueueItem]) -> Duration {
        let mut counts = [0_u32; TaskKind::ALL.len()];
        for queued in items {
            let variant = self.deck().variant((queued.card, queued.variant));
            let kind = variant
                .and_then(|variant| TaskKind::ALL.iter().position(|kind| *kind == variant.kind));
            if let Some(count) = kind.and_then(|kind| counts.get_mut(kind)) {
                *count += 1;
            }
        }
        let of = |(kind, count): (TaskKind, u32)| {
            self.speed_estimate().expected(kind).saturating_mul(count)
        };
        TaskKind::ALL.into_iter().zip(counts).map(of).sum()
    }

    /// The day on which a card is due, seen from `today`; none if it was never answered or is put aside.
    pub fn due(&self, card: usize, today: StudyDay) -> Option<StudyDay> {
        let recall = self.card(card).filter(|recall| !recall.suspended)?;
        let state = recall.state?;
        let day = state.due(self.settings(), today);
        // Another key asks again as soon as today's answers allow it.
        let asks = recall.changed.is_some() && recall.day != Some(today);
        Some(if asks { day.min(today) } else { day })
    }

    /// For each note whether one of its cards was answered today.
    fn notes_of(&self, today: StudyDay) -> Vec<bool> {
        let mut taken = vec![false; self.deck().notes()];
        for (card, recall) in self.deck().cards.iter().zip(self.cards()) {
            if recall.day == Some(today)
                && let Some(note) = taken.get_mut(card.note)
            {
                *note = true;
            }
        }
        taken
    }

    fn due_now(
        &self,
        (number, card): (usize, &Card),
        recall: &CardHistory,
        (today, read): (StudyDay, &LazyFlags),
    ) -> Option<QueueItem> {
        let state = recall.state?;
        if self.due(number, today)? > today || recall.day == Some(today) {
            return None;
        }
        let why = if recall.changed.is_some() {
            QueueReason::KeyChanged
        } else if state.sure_but_wrong {
            QueueReason::SureButWrong
        } else {
            QueueReason::Due
        };
        Some(QueueItem {
            card: number,
            variant: self.turn(card, recall, read),
            why,
            retrievability: Some(state.retrievability(today)),
            leech: state.is_leech(),
        })
    }

    /// Cards that were never answered, of lessons that are done.
    fn unseen(&self) -> impl Iterator<Item = QueueItem> {
        let done = LazyFlags::new(self.deck().lessons.len());
        let cards = self.deck().cards.iter().zip(self.cards()).enumerate();
        cards.filter_map(move |(number, (card, recall))| {
            if recall.state.is_some() || recall.suspended {
                return None;
            }
            let is_open = |one: &Variant| done.get(one.lesson, || self.is_done(one.lesson));
            Some(QueueItem {
                card: number,
                variant: card.variants.iter().position(is_open)?,
                why: QueueReason::New,
                retrievability: None,
                leech: false,
            })
        })
    }

    /// How many new cards today may still bring.
    fn share_of_new(&self, queue: &Queue, backlog: usize, today: StudyDay) -> usize {
        let settings = self.settings();
        let budget = Duration::from_secs(u64::from(settings.minutes) * 60);
        if backlog > BACKLOG || queue.time > budget {
            return 0;
        }
        let begun = |recall: &&CardHistory| {
            recall
                .state
                .is_some_and(|state| state.first == (today, Occasion::Review))
        };
        let begun = self.cards().iter().filter(begun).count();
        usize::from(settings.new_cards).saturating_sub(begun)
    }

    /// The variant whose turn it is: one whose key was changed, one that failed the last time it was asked, or of the
    /// others (but for the one that was asked last) the one whose form fits the memory best, and of those the one that was
    /// asked longest ago. A stronger memory is asked for more: picking, filling in, writing.
    fn turn(&self, card: &Card, recall: &CardHistory, read: &LazyFlags) -> usize {
        if card.variants.len() < 2 {
            return 0;
        }
        if let Some(changed) = recall.changed {
            return changed;
        }
        let last = |at: usize| recall.uses.get(at).and_then(|one| one.last);
        let order = |at: usize| last(at).map(|last| last.order);
        let asked = (0..card.variants.len()).max_by_key(|at| order(*at));
        if let Some(asked) = asked.filter(|at| last(*at).is_some_and(|last| last.failed)) {
            return asked;
        }
        let stability = recall.state.map_or(0.0, |state| state.trace.stability);
        let wanted = if stability < 4.0 {
            1
        } else if stability < 12.0 {
            2
        } else if stability < 40.0 {
            3
        } else {
            4_u8
        };
        let open = card.variants.iter().enumerate().filter(|(at, variant)| {
            // What a lesson still to come asks would come too early.
            (last(*at).is_some() || read.get(variant.lesson, || self.is_read(variant.lesson)))
                && (Some(*at) != asked || card.variants.len() == 1)
        });
        let fitting =
            open.min_by_key(|(at, variant)| (variant.form().abs_diff(wanted), order(*at)));
        fitting.map(|(at, _)| at).or(asked).unwrap_or_default()
    }
}
