//! The score of a document as one number: an entity ranks before texts that mention it, names before text.

use super::accumulator::DocScore;
use super::index::DocEntry;
use super::kind::Kind;
use super::query::Query;

/// Weights of the best name, of the share of the query that is covered, and of the text.
const TITLE_WEIGHT: f32 = 0.70;
const COVERAGE_WEIGHT: f32 = 0.18;
const TEXT_WEIGHT: f32 = 0.15;
/// Weight of words that are close together in the text.
const PROXIMITY_WEIGHT: f32 = 0.06;
/// Weight of links from other texts, at most.
const POPULARITY_WEIGHT: f32 = 0.02;
/// Factor for the kind that a question word names.
const HINTED_KIND: f32 = 1.07;
/// Factor for a comparison, if the query asks for a difference.
const HINTED_COMPARISON: f32 = 1.15;
/// Scores are whole numbers: this is 1.
const SCORE_UNIT: f32 = 1_000_000.0;

/// Weight of a kind, all else being equal.
fn kind_weight(kind: Kind) -> f32 {
    match kind {
        Kind::Term => 1.0,
        Kind::Person => 0.995,
        Kind::Place => 0.99,
        Kind::Event => 0.965,
        Kind::Lesson => 0.87,
        Kind::Comparison => 0.92,
        Kind::Section => 0.76,
        Kind::Command | Kind::Paragraph => 0.8,
        Kind::Item => 0.66,
    }
}

/// What reranking adds to the score of a document.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Refinement {
    /// For words of the query in order in the best name.
    pub(super) name_bonus: f32,
    /// How close together the words of the query are in the text, 0 to 1.
    pub(super) proximity: f32,
}

/// A document with its score.
#[derive(Default)]
pub(super) struct ScoredDoc {
    pub(super) score: u32,
    pub(super) at: usize,
    /// The score of its best name.
    pub(super) name: f32,
    /// The number of that name.
    pub(super) best: Option<u32>,
}

/// The score of a document, a whole number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 2 million"
)]
pub(super) fn score(
    query: &Query,
    doc: &DocEntry,
    doc_score: &DocScore,
    (total, refinement): (f32, Refinement),
) -> u32 {
    let covered = (doc_score.covered / total).min(1.0);
    let said = (doc_score.said / total).min(1.0);
    let popularity = f32::from(doc.popularity).ln_1p() / 5.6;
    let hinted = match query.hint {
        Some(kind) if kind != doc.kind => 1.0,
        Some(Kind::Comparison) => HINTED_COMPARISON,
        Some(_) => HINTED_KIND,
        None => 1.0,
    };
    let text = TEXT_WEIGHT * said
        + PROXIMITY_WEIGHT * refinement.proximity * covered
        + COVERAGE_WEIGHT / 3.0 * covered * covered;
    let sum = TITLE_WEIGHT * (1.0 + refinement.name_bonus) * doc_score.name
        + COVERAGE_WEIGHT * covered * covered
        + (1.0 - doc_score.share.max(doc_score.name)).max(0.1) * text
        + POPULARITY_WEIGHT * popularity;
    (kind_weight(doc.kind) * hinted * sum * SCORE_UNIT).clamp(1.0, 4.0 * SCORE_UNIT) as u32
}
