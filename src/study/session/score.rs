//! What a session came to, and what is worth another try.

use super::Session;
use crate::study::{Confidence, Occasion};

/// What a session came to so far.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    /// Questions with an answer.
    pub answered: usize,
    /// Those of them that the program can judge.
    pub judged: usize,
    /// What they are worth together: a partly right answer counts with its part.
    pub right: f64,
    /// Questions that are flagged.
    pub flagged: usize,
    /// Questions whose answer was thought to be sure and is not right.
    pub sure_but_wrong: usize,
}

/// How many questions are right, partly right ones counted with their part: `4`, `4.5`. Rounded down to tenths, so that
/// all is said to be right only where it is.
pub fn right_text(right: f64) -> String {
    let tenths = (right * 10.0 + 1e-6).floor() / 10.0;
    format!("{tenths}")
}

impl Session {
    /// What it came to so far.
    pub fn score(&self) -> Score {
        let mut score = Score::default();
        for question in &self.questions {
            score.flagged += usize::from(question.is_flagged);
            let Some(answer) = &question.answer else {
                continue;
            };
            score.answered += 1;
            let is_sure = question.confidence == Some(Confidence::Sure);
            score.sure_but_wrong += usize::from(is_sure && !answer.is_right());
            if !question.is_self_scored() {
                score.judged += 1;
                score.right += answer.score();
            }
        }
        score
    }

    /// The questions that were missed. None in a review: there they come again at the end.
    pub fn missed(&self) -> Vec<usize> {
        let all = self.questions.iter().enumerate();
        let missed = all.filter(|(_, own)| own.is_missed() && !own.is_suspended);
        let is_offered = !self.is_review() || self.is_retry;
        missed.map(|(at, _)| at).filter(|_| is_offered).collect()
    }

    /// Whether there is nothing left to answer: what is suspended is not asked.
    pub fn is_finished(&self) -> bool {
        (0..self.questions.len()).all(|at| !self.is_open(at))
    }

    /// Takes over the answers of a retry of the questions `numbers`. They are practice from now on.
    pub fn absorb(&mut self, retry: &Self, numbers: &[usize]) {
        for (number, again) in numbers.iter().zip(&retry.questions) {
            let Some(own) = self.questions.get_mut(*number) else {
                continue;
            };
            own.is_flagged = again.is_flagged;
            own.is_suspended = again.is_suspended;
            if again.answer.is_some() {
                own.answer.clone_from(&again.answer);
                own.order.clone_from(&again.order);
                own.confidence = again.confidence;
                own.occasion = Occasion::Practice;
            }
        }
        self.undoes.extend(retry.undoes.iter().cloned());
        let last = retry.last_answered.and_then(|last| numbers.get(last));
        self.last_answered = last.copied().or(self.last_answered);
    }
}
