//! How sure a learner was, and how right: Brier (1950) = mean((p − correct)²), bias = mean(p) − mean(correct),
//! with p = 0.40, 0.73, 0.90 for guess, unsure, sure.

use serde::Serialize;

use super::ENOUGH;
use crate::study::marking::share;
use crate::study::{CardHistory, Confidence, Memory};

/// The answers of one confidence.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct CalibrationLevel {
    /// The confidence: "guess", "unsure", "sure".
    pub confidence: &'static str,
    /// Answers.
    pub answers: usize,
    /// Those that were right.
    pub right: usize,
    /// Their share, 0 to 1; none while there are fewer than 20 answers.
    pub share: Option<f64>,
}

/// How sure and how right.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// Answers for which it was said how sure they were.
    pub answers: usize,
    /// By confidence, the least first.
    pub levels: Vec<CalibrationLevel>,
    /// Mean squared distance between what was claimed and what was right: 0 is perfect; none while there are fewer than
    /// 20 answers.
    pub brier: Option<f64>,
    /// Claimed less right: above 0 too sure, below 0 too modest; none while there are fewer than 20 answers.
    pub bias: Option<f64>,
}

impl Calibration {
    pub(super) fn of(memory: &Memory) -> Self {
        let mut levels: Vec<CalibrationLevel> = Confidence::ALL
            .iter()
            .map(|one| CalibrationLevel {
                confidence: one.key(),
                ..CalibrationLevel::default()
            })
            .collect();
        let (mut squares, mut claimed, mut right, mut answers) = (0.0, 0.0, 0, 0);
        let given = memory.cards().iter().flat_map(CardHistory::answers);
        for (confidence, is_right) in
            given.filter_map(|one| Some((one.confidence?, one.is_right())))
        {
            let p = confidence.probability();
            let correct = if is_right { 1.0 } else { 0.0 };
            squares += (p - correct) * (p - correct);
            claimed += p;
            right += usize::from(is_right);
            answers += 1;
            let level = Confidence::ALL.iter().position(|one| *one == confidence);
            if let Some(level) = level.and_then(|level| levels.get_mut(level)) {
                level.answers += 1;
                level.right += usize::from(is_right);
            }
        }
        for level in &mut levels {
            level.share = (level.answers >= ENOUGH).then(|| share(level.right, level.answers));
        }
        let one = share(1, answers);
        let said = |value: f64| (answers >= ENOUGH).then_some(value);
        Self {
            answers,
            levels,
            brier: said(squares * one),
            bias: said(claimed * one - share(right, answers)),
        }
    }

    /// What it cannot say yet.
    pub(super) fn warning(&self) -> Option<String> {
        (self.answers < ENOUGH).then(|| {
            format!(
                "calibration: {} with a confidence so far; {ENOUGH} are needed before a share of them means anything",
                super::counted(self.answers, "answer")
            )
        })
    }
}
