//! The words of everything that can be found: in which names and texts each stands, and which words begin alike, share
//! a stem, or look alike. Knows words and numbers; what the numbers stand for, it does not.

mod postings;
mod union;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::near::{budget, distances};
use crate::text::{root, stem};
use postings::{Postings, Texts};

/// The number of a word in the alphabet.
pub(super) type WordId = u32;

/// More words than this are not told apart; the rest of the number says how often one stands in a text.
const MOST: u32 = (1 << 24) - 1;

/// For each word numbers, laid one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Lists {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    fn of(&self, word: WordId) -> &[u32] {
        let at = |index: u32| self.starts.get(index as usize).map(|&start| start as usize);
        match (at(word), at(word + 1)) {
            (Some(start), Some(end)) => self.all.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Words in the order of the alphabet, and where they stand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    text: String,
    /// Where each word begins in `text`; then the end.
    starts: Vec<u32>,
    masks: Vec<u64>,
    names: Lists,
    texts: Postings,
    /// Words of each text.
    lengths: Vec<u16>,
    /// Hashes of light stems, and of roots, in order, each with its word.
    stems: Vec<(u32, WordId)>,
    roots: Vec<(u32, WordId)>,
    mean: f32,
}

/// Collects words; see [`Vocabulary`].
#[derive(Default)]
pub(super) struct Collector {
    ids: HashMap<Box<str>, u32, BuildHasherDefault<Quick>>,
    names: Vec<u32>,
    name_ends: Vec<u32>,
    texts: Vec<u32>,
    text_ends: Vec<u32>,
    lengths: Vec<u16>,
    buffer: Vec<u32>,
}

/// A quick hash; whoever writes a course has no reason to slow it down.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk
                .iter()
                .fold(0, |word, &byte| word << 8 | u64::from(byte));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}

/// A number for a text, the same on every machine.
pub(super) fn hash(text: &str) -> u32 {
    let mut quick = Quick::default();
    quick.write(text.as_bytes());
    u32::try_from(quick.finish() >> 32).unwrap_or(0)
}

fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}

/// One bit for each letter or digit in `text`: a text without all bits of a query does not contain its letters.
pub(super) fn letter_mask(text: &str) -> u64 {
    let bit = |c: char| match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        '0'..='9' => 26 + u32::from(c) - u32::from('0'),
        _ => 36 + u32::from(c) % 28,
    };
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .fold(0, |mask, c| mask | 1 << bit(c))
}

impl Collector {
    /// A word of the name or text that is being read.
    pub(super) fn word(&mut self, word: &str) {
        let next = count(self.ids.len());
        let id = match self.ids.get(word) {
            Some(&id) => id,
            None if next < MOST => {
                self.ids.insert(word.into(), next);
                next
            }
            None => return,
        };
        self.buffer.push(id);
    }

    /// The words since the last end were those of the next name.
    pub(super) fn end_name(&mut self) {
        self.buffer.sort_unstable();
        self.buffer.dedup();
        self.names.append(&mut self.buffer);
        self.name_ends.push(count(self.names.len()));
    }

    /// The words since the last end were those of the next text.
    pub(super) fn end_text(&mut self) {
        self.lengths
            .push(u16::try_from(self.buffer.len()).unwrap_or(u16::MAX));
        self.buffer.sort_unstable();
        for same in self.buffer.chunk_by(|one, other| one == other) {
            let times = count(same.len().min(255));
            self.texts.extend(same.first().map(|id| id | times << 24));
        }
        self.buffer.clear();
        self.text_ends.push(count(self.texts.len()));
    }

    pub(super) fn finish(self) -> Vocabulary {
        let mut order: Vec<(Box<str>, u32)> = self.ids.into_iter().collect();
        order.sort_unstable();
        let mut rank = vec![0; order.len()];
        let mut vocabulary = Vocabulary {
            starts: vec![0],
            ..Vocabulary::default()
        };
        for (at, (word, id)) in order.iter().enumerate() {
            if let Some(own) = rank.get_mut(*id as usize) {
                *own = count(at);
            }
            vocabulary.text.push_str(word);
            vocabulary.starts.push(count(vocabulary.text.len()));
            vocabulary.masks.push(letter_mask(word));
            let stem = stem(word);
            vocabulary.stems.push((hash(&stem), count(at)));
            vocabulary.roots.push((hash(&root(&stem)), count(at)));
        }
        let words = order.len();
        drop(order);
        vocabulary.stems.sort_unstable();
        vocabulary.roots.sort_unstable();
        let (names, _) = laid(&self.names, &self.name_ends, (&rank, words));
        let (lists, times) = laid(&self.texts, &self.text_ends, (&rank, words));
        let mut texts = Postings::with_room(words);
        let mut from = 0;
        for word in 0..count(words) {
            let list = lists.of(word);
            let often = times.get(from..).unwrap_or_default();
            texts.add(list.iter().copied().zip(often.iter().copied()));
            from += list.len();
        }
        texts.done();
        Vocabulary {
            names,
            texts,
            mean: mean(&self.lengths),
            lengths: self.lengths,
            ..vocabulary
        }
    }
}

/// The mean length of the texts that have words; at least 1.
fn mean(lengths: &[u16]) -> f32 {
    let total: f64 = lengths.iter().map(|&length| f64::from(length)).sum();
    let filled = lengths.iter().filter(|&&length| length > 0).count();
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "a mean of counts"
    )]
    let mean = (total / filled.max(1) as f64) as f32;
    mean.max(1.0)
}

/// For each word the lists it stands in, from the words of each list; and how often.
fn laid(stream: &[u32], ends: &[u32], (rank, words): (&[u32], usize)) -> (Lists, Vec<u8>) {
    let word = |packed: u32| rank.get((packed & MOST) as usize).copied().unwrap_or(0) as usize;
    let mut starts = vec![0_u32; words + 1];
    for &packed in stream {
        if let Some(sum) = starts.get_mut(word(packed) + 1) {
            *sum += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut all = vec![0; stream.len()];
    let mut times = vec![0; stream.len()];
    let mut from = 0;
    for (list, &end) in ends.iter().enumerate() {
        for &packed in stream.get(from..end as usize).unwrap_or_default() {
            let Some(slot) = next.get_mut(word(packed)) else {
                continue;
            };
            let at = *slot as usize;
            *slot += 1;
            if let (Some(own), Some(often)) = (all.get_mut(at), times.get_mut(at)) {
                *own = count(list);
                *often = u8::try_from(packed >> 24).unwrap_or(u8::MAX);
            }
        }
        from = end as usize;
    }
    (Lists { starts, all }, times)
}

impl Vocabulary {
    /// How many words there are.
    pub(super) fn len(&self) -> u32 {
        count(self.masks.len())
    }

    /// A word as it is written.
    pub(super) fn text(&self, word: WordId) -> &str {
        let at = |index: u32| self.starts.get(index as usize).map(|&start| start as usize);
        match (at(word), at(word + 1)) {
            (Some(start), Some(end)) => self.text.get(start..end).unwrap_or_default(),
            _ => "",
        }
    }

    /// The names a word stands in, in order.
    pub(super) fn names(&self, word: WordId) -> &[u32] {
        self.names.of(word)
    }

    /// The texts a word stands in, in order, and how often.
    pub(super) fn texts(&self, word: WordId) -> Texts<'_> {
        self.texts.of(word)
    }

    /// In how many names and texts a word stands.
    pub(super) fn frequency(&self, word: WordId) -> usize {
        self.names.of(word).len() + self.texts.of(word).len()
    }

    /// How long a text is, measured by the mean.
    pub(super) fn length(&self, text: u32) -> f32 {
        f32::from(self.lengths.get(text as usize).copied().unwrap_or(0)) / self.mean
    }

    /// The words that begin with `prefix`.
    pub(super) fn beginning(&self, prefix: &str) -> Range<WordId> {
        let first = self.first(|word| word >= prefix);
        first..self.first(|word| word >= prefix && !word.starts_with(prefix))
    }

    /// The word itself.
    pub(super) fn exact(&self, word: &str) -> Option<WordId> {
        let first = self.first(|own| own >= word);
        (self.text(first) == word).then_some(first)
    }

    /// The first word of which `is_past` holds, and holds of all after it.
    fn first(&self, is_past: impl Fn(&str) -> bool) -> WordId {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if is_past(self.text(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    /// The words with the same light stem as `word`.
    pub(super) fn inflected(&self, word: &str) -> Vec<WordId> {
        let wanted = stem(word);
        let mut all = hashed(&self.stems, hash(&wanted));
        all.retain(|&own| stem(self.text(own)) == wanted);
        all
    }

    /// The words with the same root as `word`.
    pub(super) fn related(&self, word: &str) -> Vec<WordId> {
        let wanted = root(&stem(word));
        let mut all = hashed(&self.roots, hash(&wanted));
        all.retain(|&own| root(&stem(self.text(own))) == wanted);
        all
    }

    /// The words with all letters of `bits`.
    pub(super) fn with_letters(&self, bits: u64) -> impl Iterator<Item = WordId> {
        let words = self.masks.iter().enumerate();
        words.filter_map(move |(at, own)| (bits & !own == 0).then_some(count(at)))
    }

    /// The words in which `part` stands.
    pub(super) fn containing(&self, part: &str) -> Vec<WordId> {
        self.with_letters(letter_mask(part))
            .filter(|&word| self.text(word).contains(part))
            .collect()
    }

    /// The words that may have been meant by `typed`, nearest first, at most `most`, each with its distance in quarters
    /// of a letter; a word that was not typed out counts as two more.
    pub(super) fn near(&self, typed: &str, most: usize) -> Vec<(u16, WordId)> {
        let letters: Vec<char> = typed.chars().collect();
        let limit = budget(letters.len());
        if limit == 0 {
            return Vec::new();
        }
        // A letter that is nowhere in the word costs a whole one, seldom less.
        let foreign = u32::from(limit / 4);
        let bits = letter_mask(typed);
        let swap_only = letters.len() == 3;
        let mut all = Vec::new();
        let mut own: Vec<char> = Vec::new();
        for (at, mask) in self.masks.iter().enumerate() {
            if (bits & !mask).count_ones() > foreign || swap_only && bits != *mask {
                continue;
            }
            let word = self.text(count(at));
            if word.len() + usize::from(limit / 2) < letters.len() {
                continue;
            }
            own.clear();
            own.extend(word.chars());
            let (whole, begun) = distances(&letters, &own, limit);
            let far = if letters.len() > 4 {
                whole.min(begun.saturating_add(2))
            } else {
                whole
            };
            if far <= limit {
                all.push((far, count(at)));
            }
        }
        all.sort_by_key(|&(far, word)| (far, std::cmp::Reverse(self.frequency(word)), word));
        all.truncate(most);
        all
    }
}

fn hashed(all: &[(u32, WordId)], hash: u32) -> Vec<WordId> {
    let start = all.partition_point(|(own, _)| *own < hash);
    let rest = all.get(start..).unwrap_or_default();
    rest.iter()
        .take_while(|(own, _)| *own == hash)
        .map(|(_, word)| *word)
        .collect()
}

#[cfg(test)]
mod tests;
