//! How good a row is, in one number: the thing itself before what mentions it, names before text.

use super::gauge::Gauge;
use super::index::Row;
use super::kind::Kind;
use super::query::Query;

/// What a good name, all words found, and a text about it are worth.
const NAME: f32 = 0.70;
const COVERED: f32 = 0.18;
const SAID: f32 = 0.15;
/// Words close together in the text.
const CLOSE: f32 = 0.06;
/// What others lead to, at most.
const FAME: f32 = 0.02;
/// The kind that the question speaks of.
const HINTED: f32 = 1.07;
/// A table, where a difference is asked for.
const COMPARED: f32 = 1.15;
/// Scores are whole numbers.
const UNIT: f32 = 1_000_000.0;

/// How much a kind counts when all else is equal.
fn standing(kind: Kind) -> f32 {
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

/// A row that fits, before it is made a hit.
pub(super) struct Found {
    pub(super) score: u32,
    pub(super) at: usize,
    /// How good its best name is.
    pub(super) name: f32,
    /// Which that is.
    pub(super) best: Option<u32>,
}

/// How good a row is, in whole numbers.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 2 million"
)]
pub(super) fn score(
    query: &Query,
    row: &Row,
    gauge: &Gauge,
    (total, bonus, close): (f32, f32, f32),
) -> u32 {
    let covered = (gauge.covered / total).min(1.0);
    let said = (gauge.said / total).min(1.0);
    let fame = f32::from(row.fame).ln_1p() / 5.6;
    let hinted = match query.hint {
        Some(kind) if kind != row.kind => 1.0,
        Some(Kind::Comparison) => COMPARED,
        Some(_) => HINTED,
        None => 1.0,
    };
    let text = SAID * said + CLOSE * close * covered + COVERED / 3.0 * covered * covered;
    let sum = NAME * (1.0 + bonus) * gauge.name
        + COVERED * covered * covered
        + (1.0 - gauge.share.max(gauge.name)).max(0.1) * text
        + FAME * fame;
    (standing(row.kind) * hinted * sum * UNIT).clamp(1.0, 4.0 * UNIT) as u32
}
