//! Common English words and names of 6 to 20 letters, from SCOWL (sizes up to 60, American and British; its licence is
//! in `assets/words-licence.txt`). A typed answer that is one of them is another answer, and no slip.

/// In byte order, lower case without marks, one in a line.
const WORDS: &str = include_str!("../../assets/words.txt");

/// Whether `word`, lower case and without marks, is in the list.
pub fn is_common_word(word: &str) -> bool {
    let rest = WORDS.get(first_line_from(word)..).unwrap_or_default();
    !word.is_empty() && rest.lines().next() == Some(word)
}

/// Where the first word begins that is not less than `word`.
fn first_line_from(word: &str) -> usize {
    let (mut low, mut high) = (0, WORDS.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let before = WORDS.get(low..middle).unwrap_or_default();
        let start = before.rfind('\n').map_or(low, |at| low + at + 1);
        let after = WORDS.get(start..).unwrap_or_default();
        let line = after.lines().next().unwrap_or_default();
        if line < word {
            low = start + line.len() + 1;
        } else {
            high = start;
        }
    }
    low
}

/// The words of the list that are one letter away from `word` and begin with the same letter.
pub fn neighbours(word: &str) -> impl Iterator<Item = &'static str> {
    let first = word.get(..1).unwrap_or_default();
    // Where the words with this first letter begin: all before them are less.
    let start = first_line_from(first);
    WORDS
        .get(start..)
        .unwrap_or_default()
        .lines()
        .take_while(move |line| !first.is_empty() && line.starts_with(first))
        .filter(move |line| line.len().abs_diff(word.len()) <= 1)
        .filter(move |line| strsim::osa_distance(line, word) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_letter_away() {
        let near: Vec<&str> = neighbours("nitrate").collect();
        assert_eq!(near, ["nitrated", "nitrates"]);
        assert_eq!(neighbours("").count(), 0);
        assert_eq!(neighbours("ərəb").count(), 0);
    }

    #[test]
    fn the_words_are_in_order_and_each_is_found() {
        assert!(WORDS.lines().is_sorted());
        assert!(WORDS.ends_with('\n'));
        for word in WORDS.lines().step_by(97).chain(WORDS.lines().last()) {
            assert!(is_common_word(word), "{word}");
        }
        for word in ["", "a", "zzzzzz", "condominum", "stepanakret"] {
            assert!(!is_common_word(word), "{word}");
        }
    }
}
