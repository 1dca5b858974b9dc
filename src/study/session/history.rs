//! What can be taken back: answers and decisions about them, in the order they were made.

use super::Session;
use crate::study::{AttemptId, DecisionKind};

impl Session {
    /// The decision that takes back what was done last with question `at`; where nothing was done with it, what was done
    /// last anywhere.
    pub fn undo_decision(&self, at: usize) -> Option<DecisionKind> {
        let question = self.questions.get(at);
        let attempt = question.and_then(|own| Some(own.answer.as_ref()?.attempt));
        let is_here = |back: &&DecisionKind| match back {
            DecisionKind::Resume(item) => question.is_some_and(|own| own.item.id == *item),
            back => attempt.is_some() && about(back) == attempt,
        };
        let here = self.undoes.iter().rfind(is_here);
        here.or(self.undoes.last()).cloned()
    }

    /// The question that `decided` is about.
    pub fn question_of(&self, decided: &DecisionKind) -> Option<usize> {
        match decided {
            DecisionKind::Suspend(item) | DecisionKind::Resume(item) => {
                let mut all = self.questions.iter();
                all.position(|question| question.item.id == *item)
            }
            other => self.find(about(other)?),
        }
    }

    /// Notes an answer, so that it can be taken back.
    pub(super) fn note_answer(&mut self, attempt: AttemptId) {
        self.undoes.push(DecisionKind::Undo(attempt));
    }

    /// Notes what takes `decided` back, or that it took something back itself. To be called before it is applied.
    pub(super) fn note_decision(&mut self, decided: &DecisionKind) {
        let latest = self.undoes.iter().rposition(|back| back == decided);
        if let DecisionKind::Undo(attempt) = decided {
            self.undoes.retain(|back| about(back) != Some(*attempt));
        } else if let Some(latest) = latest {
            self.undoes.remove(latest);
        } else if let Some(back) = self.opposite(decided) {
            self.undoes.push(back);
        }
    }

    /// The decision that leaves everything as it is before `decided`.
    fn opposite(&self, decided: &DecisionKind) -> Option<DecisionKind> {
        match decided {
            DecisionKind::Rate(attempt, _) => {
                let question = self.questions.get(self.find(*attempt)?)?;
                let rating = question.answer.as_ref()?.due?.rating;
                Some(DecisionKind::Rate(*attempt, rating))
            }
            DecisionKind::CountAsRight(attempt) => Some(DecisionKind::CountAsMarked(*attempt)),
            DecisionKind::CountAsMarked(attempt) => Some(DecisionKind::CountAsRight(*attempt)),
            DecisionKind::Suspend(item) => Some(DecisionKind::Resume(item.clone())),
            DecisionKind::Resume(item) => Some(DecisionKind::Suspend(item.clone())),
            _ => None,
        }
    }
}

/// The attempt that a decision is about.
fn about(decided: &DecisionKind) -> Option<AttemptId> {
    match decided {
        DecisionKind::Undo(attempt)
        | DecisionKind::Rate(attempt, _)
        | DecisionKind::CountAsRight(attempt)
        | DecisionKind::CountAsMarked(attempt) => Some(*attempt),
        _ => None,
    }
}
