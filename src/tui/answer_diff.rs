//! The difference between a typed answer and the nearest accepted one, letter by letter: a longest common subsequence.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::normalise;

/// Letters compared, at most.
const LONGEST: usize = 120;

/// One step of the difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DiffOp {
    /// In both.
    Right,
    /// Typed, and not in the key.
    Extra,
    /// In the key, and not typed.
    Missing,
}

/// The difference between `typed` and `key`; none if they are equal, or if less than half of their letters agree.
pub(super) fn compare(typed: &str, key: &str) -> Option<Vec<(DiffOp, String)>> {
    let letters = |text: &str| -> Vec<(String, String)> {
        let own = text.graphemes(true).take(LONGEST);
        own.map(|letter| (letter.to_owned(), plain(letter)))
            .collect()
    };
    let (typed, key) = (letters(typed), letters(key));
    let same = |at: usize, other: usize| match (typed.get(at), key.get(other)) {
        (Some((_, one)), Some((_, another))) => one == another,
        _ => false,
    };
    // Length of the longest common subsequence after each pair of positions.
    let mut common = vec![vec![0_usize; key.len() + 1]; typed.len() + 1];
    let at_most = |common: &[Vec<usize>], at: usize, other: usize| {
        let row = common.get(at).and_then(|row| row.get(other));
        row.copied().unwrap_or(0)
    };
    for at in (0..typed.len()).rev() {
        for other in (0..key.len()).rev() {
            let best = if same(at, other) {
                at_most(&common, at + 1, other + 1) + 1
            } else {
                at_most(&common, at + 1, other).max(at_most(&common, at, other + 1))
            };
            if let Some(cell) = common.get_mut(at).and_then(|row| row.get_mut(other)) {
                *cell = best;
            }
        }
    }
    let cache = at_most(&common, 0, 0);
    if cache * 4 < typed.len() + key.len() || cache == typed.len() && cache == key.len() {
        return None;
    }
    let (mut at, mut other) = (0, 0);
    let mut pieces: Vec<(DiffOp, String)> = Vec::new();
    while at < typed.len() || other < key.len() {
        let (piece, letter) = if same(at, other) {
            at += 1;
            other += 1;
            (DiffOp::Right, key.get(other - 1))
        } else if other < key.len()
            && (at == typed.len()
                || at_most(&common, at, other + 1) >= at_most(&common, at + 1, other))
        {
            other += 1;
            (DiffOp::Missing, key.get(other - 1))
        } else {
            at += 1;
            (DiffOp::Extra, typed.get(at - 1))
        };
        let letter = letter.map_or("", |(letter, _)| letter.as_str());
        match pieces.last_mut() {
            Some((last, text)) if *last == piece => text.push_str(letter),
            _ => pieces.push((piece, letter.to_owned())),
        }
    }
    Some(pieces)
}

/// A letter as it is compared: without case and accents.
fn plain(letter: &str) -> String {
    let normal = normalise(letter);
    if normal.is_empty() {
        letter.to_owned()
    } else {
        normal
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// As it is shown: `(missing)`, `[too much]`.
    fn shown(typed: &str, key: &str) -> Option<String> {
        let pieces = compare(typed, key)?.into_iter();
        let signs = pieces.map(|(piece, text)| match piece {
            DiffOp::Right => text,
            DiffOp::Missing => format!("({text})"),
            DiffOp::Extra => format!("[{text}]"),
        });
        Some(signs.collect())
    }

    #[test]
    fn letters_are_missing_or_too_much() {
        for (typed, key, expected) in [
            ("harbuor", "harbour", Some("harb(o)u[o]r")),
            ("harbor", "harbour", Some("harbo(u)r")),
            ("harbours", "harbour", Some("harbour[s]")),
            ("Şuşa", "Susha", Some("Sus(h)a")),
            ("harbour", "Harbour", None),
            ("vanity", "harbour pride", None),
            ("", "harbour", None),
        ] {
            assert_eq!(shown(typed, key).as_deref(), expected, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn the_pieces_make_both(typed in "[abc şŞ]{0,14}", key in "[abc şŞ]{0,14}") {
            if let Some(pieces) = compare(&typed, &key) {
                let of = |keep: DiffOp| -> String {
                    pieces.iter().filter(|(piece, _)| *piece == keep || *piece == DiffOp::Right)
                        .map(|(_, text)| text.as_str()).collect()
                };
                prop_assert_eq!(of(DiffOp::Missing), key);
                prop_assert_eq!(of(DiffOp::Extra).chars().count(), typed.chars().count());
            }
        }
    }
}
