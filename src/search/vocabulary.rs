//! The words of a course: in which texts each stands, and which of them is nearest to one that was mistyped.

use std::collections::BTreeMap;

use strsim::osa_distance;

use super::words::mask;

/// A word, and the texts it stands in.
#[derive(Debug, Clone)]
struct Entry {
    word: String,
    mask: u64,
    /// `(text, how often)`, texts in order.
    texts: Vec<(u32, u32)>,
}

/// The words of a course in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    entries: Vec<Entry>,
    /// Words of each text.
    lengths: Vec<u32>,
}

/// Collects the words of a course.
#[derive(Debug, Default)]
pub(super) struct Collector {
    words: BTreeMap<String, Vec<(u32, u32)>>,
    lengths: Vec<u32>,
}

impl Collector {
    /// Adds a word that stands in no text.
    pub(super) fn name(&mut self, word: &str) {
        if !self.words.contains_key(word) {
            self.words.insert(word.to_owned(), Vec::new());
        }
    }

    /// Adds the next text, and gives its number.
    pub(super) fn text<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> u32 {
        let text = u32::try_from(self.lengths.len()).unwrap_or(u32::MAX);
        let mut length = 0;
        for word in words {
            length += 1;
            self.name(word);
            let Some(texts) = self.words.get_mut(word) else {
                continue;
            };
            match texts.last_mut() {
                Some((last, count)) if *last == text => *count += 1,
                _ => texts.push((text, 1)),
            }
        }
        self.lengths.push(length);
        text
    }

    pub(super) fn finish(self) -> Vocabulary {
        let entry = |(word, texts): (String, _)| Entry {
            mask: mask(&word),
            word,
            texts,
        };
        Vocabulary {
            entries: self.words.into_iter().map(entry).collect(),
            lengths: self.lengths,
        }
    }
}

impl Vocabulary {
    /// The words that begin with `prefix`.
    fn beginning(&self, prefix: &str) -> &[Entry] {
        let start = self
            .entries
            .partition_point(|entry| entry.word.as_str() < prefix);
        let rest = self.entries.get(start..).unwrap_or_default();
        let count = rest.partition_point(|entry| entry.word.starts_with(prefix));
        rest.get(..count).unwrap_or_default()
    }

    /// Whether a word begins with `prefix`.
    pub(super) fn has(&self, prefix: &str) -> bool {
        !self.beginning(prefix).is_empty()
    }

    /// For every text how much it is about `query`: 0 unless each word of it begins a word there; rare words count
    /// more, repetitions less each time, long texts less (BM25 with k = 1, b = 0.5).
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    pub(super) fn weigh(&self, query: &[String]) -> Vec<f32> {
        let texts = self.lengths.len();
        let total: u32 = self.lengths.iter().sum();
        let mean = (total as f32 / texts.max(1) as f32).max(1.0);
        let mut weights = vec![0.0; texts];
        for (at, word) in query.iter().enumerate() {
            let mut counts = vec![0.0_f32; texts];
            for entry in self.beginning(word) {
                let share = word.len() as f32 / entry.word.len() as f32;
                for (text, count) in &entry.texts {
                    if let Some(sum) = counts.get_mut(*text as usize) {
                        *sum += *count as f32 * (0.25 + 0.75 * share);
                    }
                }
            }
            let having = counts.iter().filter(|count| **count > 0.0).count();
            let rarity = (1.0 + texts as f32 / having.max(1) as f32).ln();
            for ((weight, count), length) in weights.iter_mut().zip(counts).zip(&self.lengths) {
                let is_in = count > 0.0 && (at == 0 || *weight > 0.0);
                let damped = count / (count + 0.5 + 0.5 * *length as f32 / mean);
                *weight = if is_in {
                    *weight + rarity * damped
                } else {
                    0.0
                };
            }
        }
        weights
    }

    /// The word that was probably meant by `typed`: one wrong letter in 4 to 7, two in more, at the end of a word
    /// that was not typed out as well. The nearest, then the most frequent, then the first.
    pub(super) fn nearest(&self, typed: &str) -> Option<&str> {
        let letters = typed.chars().count();
        let limit = match letters {
            0..=3 => return None,
            4..=7 => 1,
            _ => 2,
        };
        let bits = mask(typed);
        let near = |entry: &&Entry| (bits & !entry.mask).count_ones() as usize <= limit;
        let distance = |entry: &Entry| {
            let own = entry.word.chars().count();
            if own + limit < letters {
                return None;
            }
            if own <= letters + limit {
                return Some(2 * osa_distance(typed, &entry.word));
            }
            let begun: String = entry.word.chars().take(letters).collect();
            Some(2 * osa_distance(typed, &begun) + 1)
        };
        self.entries
            .iter()
            .filter(near)
            .filter_map(|entry| Some((distance(entry).filter(|d| d / 2 <= limit)?, entry)))
            .min_by_key(|(distance, entry)| (*distance, std::cmp::Reverse(entry.texts.len())))
            .map(|(_, entry)| entry.word.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary(texts: &[&str]) -> Vocabulary {
        let mut collector = Collector::default();
        for text in texts {
            collector.text(text.split(' '));
        }
        collector.finish()
    }

    #[test]
    fn texts_with_every_word_weigh_and_rare_words_weigh_more() {
        let vocabulary = vocabulary(&["war and peace", "war and war", "and goltz", "and more"]);
        let weigh = |query: &[&str]| {
            let words: Vec<String> = query.iter().map(|&word| word.into()).collect();
            vocabulary.weigh(&words)
        };
        let war = weigh(&["war"]);
        assert!(war[1] > war[0] && war[0] > 0.0);
        assert!(war[2] == 0.0 && war[3] == 0.0);
        assert!(weigh(&["goltz"])[2] > weigh(&["and"])[2]);
        assert!(weigh(&["pea", "war"])[0] > 0.0);
        assert!(weigh(&["goltz", "war"]).iter().all(|&weight| weight == 0.0));
    }

    #[test]
    fn a_mistyped_word_is_near_the_one_that_was_meant() {
        let vocabulary = vocabulary(&["affective affected liberation goltz baku"]);
        for (typed, meant) in [
            ("affectve", Some("affective")),
            ("afective", Some("affective")),
            ("libreation", Some("liberation")),
            ("libreat", Some("liberation")),
            ("golts", Some("goltz")),
            ("bak", None),
            ("bukk", None),
            ("memory", None),
        ] {
            assert_eq!(vocabulary.nearest(typed), meant, "{typed}");
        }
    }
}
