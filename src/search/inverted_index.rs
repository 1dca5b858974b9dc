//! The term dictionary and its posting lists: in which names and texts each word occurs. Words are looked up by
//! prefix, substring, stem, root and similarity.

mod merge;
mod postings;

use std::ops::Range;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::edit_distance::edit_distances;
use crate::text::{root, stem};
use postings::{Postings, PostingsIter};

/// The rank of a word in the sorted dictionary.
pub(super) type WordId = u32;

/// Most words of a dictionary; the upper 8 bits of a packed number count occurrences in a text.
const MOST: u32 = (1 << 24) - 1;

/// A list of numbers for each word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct PostingLists {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl PostingLists {
    fn of(&self, word: WordId) -> &[u32] {
        let at = |index: u32| self.starts.get(index as usize).map(|&start| start as usize);
        match (at(word), at(word + 1)) {
            (Some(start), Some(end)) => self.all.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// The sorted words with their posting lists.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct InvertedIndex {
    text: String,
    /// The start of each word in `text`, then the end.
    starts: Vec<u32>,
    masks: Vec<u64>,
    names: PostingLists,
    texts: Postings,
    /// Number of words in each text.
    lengths: Vec<u16>,
    /// Sorted hashes of stems and of roots, each with its word.
    stems: Vec<(u32, WordId)>,
    roots: Vec<(u32, WordId)>,
    mean: f32,
}

/// Builds an [`InvertedIndex`].
#[derive(Default)]
pub(super) struct IndexBuilder {
    ids: FxHashMap<Box<str>, u32>,
    names: Vec<u32>,
    name_ends: Vec<u32>,
    texts: Vec<u32>,
    text_ends: Vec<u32>,
    lengths: Vec<u16>,
    buffer: Vec<u32>,
}

/// The FNV-1a hash of a text. Stored in the index, so it is the same on every machine.
pub(super) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
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

impl IndexBuilder {
    /// Adds a word to the current name or text.
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

    /// Ends the current name.
    pub(super) fn end_name(&mut self) {
        self.buffer.sort_unstable();
        self.buffer.dedup();
        self.names.append(&mut self.buffer);
        self.name_ends.push(count(self.names.len()));
    }

    /// Ends the current text.
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

    pub(super) fn finish(self) -> InvertedIndex {
        let mut order: Vec<(Box<str>, u32)> = self.ids.into_iter().collect();
        order.sort_unstable();
        let mut rank = vec![0; order.len()];
        let mut inverted_index = InvertedIndex {
            starts: vec![0],
            ..InvertedIndex::default()
        };
        for (at, (word, id)) in order.iter().enumerate() {
            if let Some(own) = rank.get_mut(*id as usize) {
                *own = count(at);
            }
            inverted_index.text.push_str(word);
            inverted_index.starts.push(count(inverted_index.text.len()));
            inverted_index.masks.push(letter_mask(word));
            let stem = stem(word);
            inverted_index.stems.push((hash(&stem), count(at)));
            inverted_index.roots.push((hash(&root(&stem)), count(at)));
        }
        let words = order.len();
        drop(order);
        inverted_index.stems.sort_unstable();
        inverted_index.roots.sort_unstable();
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
        InvertedIndex {
            names,
            texts,
            mean: mean(&self.lengths),
            lengths: self.lengths,
            ..inverted_index
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

/// Inverts lists of words: for each word the lists that contain it, and how often.
fn laid(stream: &[u32], ends: &[u32], (rank, words): (&[u32], usize)) -> (PostingLists, Vec<u8>) {
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
    (PostingLists { starts, all }, times)
}

impl InvertedIndex {
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

    /// The names that contain a word, in order.
    pub(super) fn names(&self, word: WordId) -> &[u32] {
        self.names.of(word)
    }

    /// The texts that contain a word, in order, and how often.
    pub(super) fn texts(&self, word: WordId) -> PostingsIter<'_> {
        self.texts.of(word)
    }

    /// Number of names and texts that contain a word.
    pub(super) fn frequency(&self, word: WordId) -> usize {
        self.names.of(word).len() + self.texts.of(word).len()
    }

    /// The length of a text divided by the mean length.
    pub(super) fn length(&self, text: u32) -> f32 {
        f32::from(self.lengths.get(text as usize).copied().unwrap_or(0)) / self.mean
    }

    /// The words that begin with `prefix`.
    pub(super) fn by_prefix(&self, prefix: &str) -> Range<WordId> {
        let first = self.first(|word| word >= prefix);
        first..self.first(|word| word >= prefix && !word.starts_with(prefix))
    }

    /// The word itself.
    pub(super) fn exact(&self, word: &str) -> Option<WordId> {
        let first = self.first(|own| own >= word);
        (self.text(first) == word).then_some(first)
    }

    /// The first word for which `is_past` is true; it is true for all later ones.
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

    /// The words with the same stem as `word`.
    pub(super) fn by_stem(&self, word: &str) -> Vec<WordId> {
        let wanted = stem(word);
        let mut all = words_with_hash(&self.stems, hash(&wanted));
        all.retain(|&own| stem(self.text(own)) == wanted);
        all
    }

    /// The words with the same root as `word`.
    pub(super) fn by_root(&self, word: &str) -> Vec<WordId> {
        let wanted = root(&stem(word));
        let mut all = words_with_hash(&self.roots, hash(&wanted));
        all.retain(|&own| root(&stem(self.text(own))) == wanted);
        all
    }

    /// The words with all letters of `bits`.
    pub(super) fn with_letters(&self, bits: u64) -> impl Iterator<Item = WordId> {
        let words = self.masks.iter().enumerate();
        words.filter_map(move |(at, own)| (bits & !own == 0).then_some(count(at)))
    }

    /// The words that contain `part`.
    pub(super) fn by_substring(&self, part: &str) -> Vec<WordId> {
        self.with_letters(letter_mask(part))
            .filter(|&word| self.text(word).contains(part))
            .collect()
    }

    /// The words most similar to `typed`, nearest first, at most `most`, each with its edit distance in quarters of a
    /// letter, at most `limit`; an incomplete word costs two quarters more.
    pub(super) fn fuzzy(&self, typed: &str, limit: u16, most: usize) -> Vec<(u16, WordId)> {
        let letters: Vec<char> = typed.chars().collect();
        if limit == 0 {
            return Vec::new();
        }
        // A letter that is not in the word costs at least about four quarters.
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
            let (whole, begun) = edit_distances(&letters, &own, limit);
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

fn words_with_hash(all: &[(u32, WordId)], hash: u32) -> Vec<WordId> {
    let start = all.partition_point(|(own, _)| *own < hash);
    let rest = all.get(start..).unwrap_or_default();
    rest.iter()
        .take_while(|(own, _)| *own == hash)
        .map(|(_, word)| *word)
        .collect()
}

#[cfg(test)]
mod tests;
