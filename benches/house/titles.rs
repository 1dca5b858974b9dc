//! Many titles and much text, made from a seed: the words of a course, frequent ones more often, in titles of about
//! sixty bytes, one in nine with letters that are not ASCII; and what people type to find them.

#![expect(
    clippy::indexing_slicing,
    reason = "a measurement that cannot go on has failed"
)]

use studyhall::search::{Kind, SearchDocument};
use studyhall::text::SafeText;

/// Numbers that look like chance and are always the same (`SplitMix64`).
pub(crate) struct SplitMix64(u64);

impl SplitMix64 {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// Below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap()
    }

    /// Below `end`, small numbers more often.
    fn low(&mut self, end: usize) -> usize {
        let (one, other) = (self.below(end) + 1, self.below(end) + 1);
        (one * other / end.max(1)).min(end - 1)
    }
}

/// Words of two to four syllables, some with letters that are not ASCII.
pub(crate) fn words(count: usize) -> Vec<String> {
    const STARTS: [&str; 24] = [
        "b", "br", "c", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st",
        "t", "tr", "v", "z", "sh", "", "ə",
    ];
    const MIDDLES: [&str; 12] = [
        "a", "e", "i", "o", "u", "ia", "ea", "ou", "a", "e", "i", "ı",
    ];
    const ENDS: [&str; 12] = ["", "n", "r", "s", "t", "l", "nd", "", "sh", "m", "", "ç"];
    let mut dice = SplitMix64::new(7);
    (0..count)
        .map(|_| {
            let mut word = String::new();
            for _ in 0..2 + dice.below(3) {
                // The last of each row is the one that is not ASCII: rare.
                let mut pick = |row: &[&str]| {
                    let rare = dice.below(110) == 0;
                    let at = if rare {
                        row.len() - 1
                    } else {
                        dice.below(row.len() - 1)
                    };
                    word.push_str(row[at]);
                };
                pick(&STARTS);
                pick(&MIDDLES);
                pick(&ENDS);
            }
            word
        })
        .collect()
}

/// A title of `words`.
pub(crate) fn title(dice: &mut SplitMix64, words: &[String]) -> String {
    let mut title = String::new();
    for at in 0..4 + dice.below(7) {
        if at > 0 {
            title.push(if dice.below(15) == 0 { '-' } else { ' ' });
        }
        title.push_str(&words[dice.low(words.len())]);
    }
    title
}

/// `count` titles.
pub(crate) fn titles(count: usize) -> Vec<String> {
    let words = words(20_000);
    let mut dice = SplitMix64::new(42);
    (0..count).map(|_| title(&mut dice, &words)).collect()
}

/// A title as something that can be found.
pub(crate) fn thing(at: usize, title: &str, text: String) -> SearchDocument {
    SearchDocument {
        text,
        ..SearchDocument::new(Kind::Term, &format!("t{at}"), &SafeText::new(title))
    }
}

/// `count` queries: words of titles, two of them, beginnings of several, a slip, letters left out, nothing at all.
pub(crate) fn queries(titles: &[String], count: usize) -> Vec<String> {
    let mut dice = SplitMix64::new(3);
    (0..count)
        .map(|at| {
            let title = &titles[dice.below(titles.len())];
            let words: Vec<&str> = title
                .split([' ', '-'])
                .filter(|word| word.len() > 3)
                .collect();
            let mut word = || words[dice.below(words.len())].to_owned();
            let (one, other) = (word(), word());
            let begun = |word: &str| word.chars().take(3).collect::<String>();
            let without = |word: &str| {
                let letters = word.chars().enumerate();
                letters
                    .filter(|(at, _)| *at != 2)
                    .map(|(_, c)| c)
                    .collect::<String>()
            };
            match at % 6 {
                0 => one,
                1 => format!("{one} {other}"),
                2 => format!("{} {}", begun(&one), begun(&other)),
                3 => without(&one),
                4 => format!("{other} {}", begun(&one)),
                _ => format!("{}{}", begun(&one), begun(&other)),
            }
        })
        .collect()
}
