//! Weighted edit distance in quarters of a letter (optimal string alignment): letters missing, added, changed or
//! swapped. Frequent mistakes cost less: doubled letters, and letters that sound alike.

/// The cost of one letter.
const LETTER: u16 = 4;
/// Longer words are not compared.
const LONGEST: usize = 40;

/// The largest distance accepted for a word of so many letters.
pub(super) fn max_distance(letters: usize) -> u16 {
    match letters {
        0..=2 => 0,
        3 | 4 => LETTER,
        5 | 6 => LETTER + LETTER / 2,
        7..=9 => 2 * LETTER,
        _ => 2 * LETTER + LETTER / 2,
    }
}

/// The distance up to which a name is offered where nothing was found: less than a third of the letters.
pub(super) fn far_distance(letters: usize) -> u16 {
    let letters = u16::try_from(letters.min(LONGEST)).unwrap_or(0);
    (letters * LETTER).saturating_sub(1) / 3
}

/// The groups of similar sounds that a letter belongs to, one bit each.
fn groups(letter: char) -> u8 {
    match letter {
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' => 1,
        's' | 'z' => 2,
        'c' => 2 | 4,
        'k' | 'q' => 4,
        'b' | 'f' | 'p' | 'v' | 'w' => 8,
        'd' | 't' => 16,
        'm' | 'n' => 32,
        'g' | 'h' | 'j' => 64,
        _ => 0,
    }
}

/// The cost of a substitution: less for letters that sound alike.
fn change(one: char, other: char) -> u16 {
    if one == other {
        0
    } else if groups(one) & groups(other) != 0 {
        LETTER - 1
    } else {
        LETTER
    }
}

/// The distance of `typed` from `word`, and from the nearest prefix of `word`. If both exceed `limit`, they may be
/// reported as `u16::MAX`.
pub(super) fn edit_distances(typed: &[char], word: &[char], limit: u16) -> (u16, u16) {
    const FAR: (u16, u16) = (u16::MAX, u16::MAX);
    if typed.len() > LONGEST || word.len() > LONGEST {
        return FAR;
    }
    let mut rows = [[0_u16; LONGEST + 1]; 3];
    let mut last = &[][..];
    let mut least_before = 0;
    for (at, cell) in rows[0].iter_mut().take(word.len() + 1).enumerate() {
        *cell = u16::try_from(at).unwrap_or(u16::MAX) * LETTER;
    }
    for (i, &letter) in typed.iter().enumerate() {
        let [older, old, new] = &mut rows;
        let (older, old, new) = match i % 3 {
            0 => (new, older, old),
            1 => (older, old, new),
            _ => (old, new, older),
        };
        let twice = i > 0 && typed.get(i - 1) == Some(&letter);
        let extra = if twice { LETTER / 2 } else { LETTER };
        let mut left = old
            .first()
            .map_or(0, |cell| cell + extra + u16::from(i == 0));
        if let Some(cell) = new.first_mut() {
            *cell = left;
        }
        let mut row_least = left;
        let mut corner = old.first().copied().unwrap_or(0);
        for (j, &own) in word.iter().enumerate() {
            let above = old.get(j + 1).copied().unwrap_or(u16::MAX);
            let doubled = j > 0 && word.get(j - 1) == Some(&own);
            let missing = if doubled { LETTER / 2 } else { LETTER };
            let first = u16::from(i == 0 && j == 0);
            let mut cost = (above + extra)
                .min(left + missing)
                .min(corner + change(letter, own) + if letter == own { 0 } else { first });
            if i > 0
                && j > 0
                && typed.get(i - 1) == Some(&own)
                && word.get(j - 1) == Some(&letter)
                && let Some(before) = older.get(j - 1)
            {
                cost = cost.min(before + LETTER);
            }
            corner = above;
            left = cost;
            row_least = row_least.min(cost);
            if let Some(cell) = new.get_mut(j + 1) {
                *cell = cost;
            }
        }
        // A swap looks two rows back; a row cannot be better than both rows before it.
        if row_least > limit && least_before > limit {
            return FAR;
        }
        least_before = row_least;
        last = new.get(..=word.len()).unwrap_or_default();
    }
    let whole = last.last().copied().unwrap_or(u16::MAX);
    (whole, last.iter().copied().min().unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(typed: &str, word: &str) -> (u16, u16) {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        edit_distances(&chars(typed), &chars(word), 99)
    }

    #[test]
    fn slips_have_their_price() {
        for (typed, word, whole) in [
            ("minsk", "minsk", 0),
            ("misnk", "minsk", 4),
            ("mink", "minsk", 4),
            ("minsck", "minsk", 4),
            ("mimsk", "minsk", 3),
            ("afective", "affective", 2),
            ("afffective", "affective", 2),
            ("pinsk", "minsk", 5),
            ("warier", "warrior", 5),
            ("condominum", "condominium", 4),
        ] {
            assert_eq!(distance(typed, word).0, whole, "{typed} {word}");
        }
    }

    #[test]
    fn a_beginning_may_be_mistyped_too() {
        assert_eq!(distance("libreat", "liberation"), (16, 4));
        assert_eq!(distance("lib", "liberation").1, 0);
    }
}
