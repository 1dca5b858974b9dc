//! Names that have the letters of a word in order, some way apart: what `SkimMatcherV2` finds. Only names that have
//! all the letters at all are looked at, and each by a fresh matcher: a used one scores by what it has seen before.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::index::Index;
use super::words::mask;
use crate::text::fold;

/// Names longer than this are matched by their words alone.
const LONGEST: usize = 300;
/// Words shorter than this have their letters in every name.
const SHORTEST: usize = 3;
/// What a letter can score at most.
const LETTER: f32 = 26.0;

/// The names with the letters of `word`, and how closely, 0.2 to 0.5.
pub(super) fn lettered(index: &Index, word: &str) -> Vec<(u32, f32)> {
    let letters = word.chars().count();
    if letters < SHORTEST {
        return Vec::new();
    }
    let bits = mask(word);
    let mut found = Vec::new();
    for (at, (own, row)) in index.masks.iter().zip(&index.names).enumerate() {
        if bits & !own != 0 || row.weight() == 0.0 {
            continue;
        }
        let name = index.name(row);
        if name.len() > LONGEST {
            continue;
        }
        let folded = fold(name).text;
        if !is_within(&folded, word) {
            continue;
        }
        if let Some(fit) = close(&folded, word, letters) {
            found.push((u32::try_from(at).unwrap_or(u32::MAX), fit));
        }
    }
    found
}

/// Whether the letters of `word` stand in `name` in order.
fn is_within(name: &str, word: &str) -> bool {
    let mut letters = name.chars();
    word.chars().all(|letter| letters.any(|own| own == letter))
}

#[expect(clippy::cast_precision_loss, reason = "a score of a few hundred")]
fn close(name: &str, word: &str, letters: usize) -> Option<f32> {
    let matcher = SkimMatcherV2::default().ignore_case();
    let (score, at) = matcher.fuzzy_indices(name, word)?;
    let span = at.last()? - at.first()? + 1;
    let share = score.max(0) as f32 / (LETTER * letters as f32);
    (span <= 2 * letters || share > 0.75).then(|| 0.2 + 0.3 * share.min(1.0))
}
