//! Slips of the pen: how far a typed answer may be from an accepted one and still be it (assessment §3.4).
//! Takes normalised text. Strict where one letter makes another meaning.

use strsim::osa_distance;

use super::Lexicon;

/// Beginnings that make a word its opposite or another number of things.
const PREFIXES: [&str; 14] = [
    "a", "an", "bi", "co", "de", "dis", "ex", "il", "im", "in", "ir", "non", "re", "un",
];

/// How many letters `typed` is from `key`, if it can be taken for a slip: at most 1 in 5 to 8 letters and 2 in more,
/// no digit in either, and word by word none that is another name or word of its own, an opposite or a numeral.
pub(super) fn distance(typed: &str, key: &str, lexicon: &Lexicon) -> Option<usize> {
    if typed.chars().chain(key.chars()).any(char::is_numeric) || lexicon.is_another(typed, key) {
        return None;
    }
    if letters(typed).abs_diff(letters(key)) > 2 {
        return None;
    }
    let distance = osa_distance(typed, key);
    (distance <= limit(letters(key)) && are_slips(typed, key, lexicon)).then_some(distance)
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// How many letters may be wrong in an answer of so many.
fn limit(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// Whether each word is a slip of the word in its place. Answers of unlike length have no such places.
fn are_slips(typed: &str, key: &str, lexicon: &Lexicon) -> bool {
    let (typed, key): (Vec<&str>, Vec<&str>) =
        (typed.split(' ').collect(), key.split(' ').collect());
    if typed.len() != key.len() {
        return true;
    }
    typed
        .iter()
        .zip(&key)
        .filter(|(said, meant)| said != meant)
        .all(|(said, meant)| {
            !lexicon.is_another(said, meant)
                && !is_numeral(said)
                && !is_numeral(meant)
                && !is_opposite(said, meant)
                && is_word_slip(said, meant)
        })
}

/// A word within an answer: its letters swapped, or within what its own length allows.
fn is_word_slip(said: &str, meant: &str) -> bool {
    let distance = osa_distance(said, meant);
    if letters(said).min(letters(meant)) <= 2 {
        return distance == 1 && letters(said) == 2 && said.chars().rev().eq(meant.chars());
    }
    distance <= limit(letters(meant)).max(1)
}

/// `ii` is no slip of `iii`.
fn is_numeral(word: &str) -> bool {
    word.bytes().all(|b| b"ivx".contains(&b))
}

/// `dependent` is no slip of `independent`.
fn is_opposite(one: &str, other: &str) -> bool {
    let is_prefixed = |long: &str, short: &str| {
        long.strip_suffix(short)
            .is_some_and(|prefix| PREFIXES.contains(&prefix))
    };
    is_prefixed(one, other) || is_prefixed(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_go_by_length() {
        let lexicon = Lexicon::default();
        for (typed, key, expected) in [
            ("affectve liberation", "affective liberation", Some(1)),
            ("afectve liberation", "affective liberation", Some(2)),
            ("unipoler", "unipolar", Some(1)),
            ("unopoler", "unipolar", None),
            ("baku", "bakn", None),
            ("goltz", "golzt", Some(1)),
            ("treaty fo gulistan", "treaty of gulistan", Some(1)),
            ("selfdetermination", "self determination", Some(1)),
        ] {
            assert_eq!(distance(typed, key, &lexicon), expected, "{typed}");
        }
    }

    #[test]
    fn one_letter_that_makes_another_meaning_is_no_slip() {
        let lexicon = Lexicon::default();
        for (typed, key) in [
            ("iraq", "iran"),
            ("prussia", "russia"),
            ("prussian empire", "russian empire"),
            ("armenian", "armenia"),
            ("armenia", "armenian"),
            ("world war iii", "world war ii"),
            ("group b", "group a"),
            ("us policy", "uk policy"),
            ("bipolar memory", "unipolar memory"),
            ("dependent", "independent"),
            ("asymmetric conflict", "symmetric conflict"),
            ("war of 1991", "war of 1992"),
            ("war of 1992s", "war of 1992"),
        ] {
            assert_eq!(distance(typed, key, &lexicon), None, "{typed}");
        }
    }
}
