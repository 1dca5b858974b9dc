//! Compressed posting lists: for each word the number of texts, then delta-encoded text numbers and counts as
//! variable-length integers. They take a quarter of the memory of plain numbers and are read in order as fast.

use serde::{Deserialize, Serialize};

use super::{WordId, count};

/// The posting lists of all words, in the order of the words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Postings {
    /// The start of each list in `bytes`, then the end.
    starts: Vec<u32>,
    bytes: Vec<u8>,
}

impl Default for Postings {
    fn default() -> Self {
        Self {
            starts: vec![0],
            bytes: Vec::new(),
        }
    }
}

impl Postings {
    /// An empty set with capacity for so many words.
    pub(super) fn with_room(words: usize) -> Self {
        let mut starts = Vec::with_capacity(words + 1);
        starts.push(0);
        Self {
            starts,
            bytes: Vec::new(),
        }
    }

    /// Adds the list of the next word: its texts in order, and its count in each, at least 1.
    pub(super) fn add(&mut self, texts: impl ExactSizeIterator<Item = (u32, u8)>) {
        if texts.len() > 0 {
            self.number(count(texts.len()).into());
        }
        let mut before = 0;
        for (text, times) in texts {
            let far = u64::from(text - before);
            before = text;
            // The count is usually 1.
            self.number(far << 1 | u64::from(times > 1));
            if times > 1 {
                self.bytes.push(times);
            }
        }
        self.end();
    }

    /// Copies the list of a word from `other`.
    pub(super) fn copy(&mut self, other: &Self, word: WordId) {
        self.bytes.extend_from_slice(other.bytes_of(word));
        self.end();
    }

    /// Frees spare capacity.
    pub(super) fn done(&mut self) {
        self.bytes.shrink_to_fit();
    }

    /// The texts that contain a word, in order, and how often.
    pub(super) fn of(&self, word: WordId) -> PostingsIter<'_> {
        let mut rest = self.bytes_of(word);
        let left = usize::try_from(number(&mut rest)).unwrap_or_default();
        PostingsIter {
            rest,
            before: 0,
            left,
        }
    }

    fn bytes_of(&self, word: WordId) -> &[u8] {
        let at = |index: u32| self.starts.get(index as usize).map(|&start| start as usize);
        let range = at(word).zip(at(word + 1));
        range
            .and_then(|(start, end)| self.bytes.get(start..end))
            .unwrap_or_default()
    }

    /// Appends a number in LEB128.
    fn number(&mut self, mut value: u64) {
        while value > 0x7f {
            let [low, ..] = value.to_le_bytes();
            self.bytes.push(low | 0x80);
            value >>= 7;
        }
        let [low, ..] = value.to_le_bytes();
        self.bytes.push(low);
    }

    fn end(&mut self) {
        self.starts.push(count(self.bytes.len()));
    }
}

/// Reads a LEB128 number and advances `bytes`; 0 at the end.
fn number(bytes: &mut &[u8]) -> u64 {
    let (mut value, mut shift) = (0, 0);
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
        shift = (shift + 7) & 63;
    }
    value
}

/// Iterates over the texts of a word.
#[derive(Debug, Clone)]
pub(in crate::search) struct PostingsIter<'a> {
    rest: &'a [u8],
    before: u32,
    left: usize,
}

impl Iterator for PostingsIter<'_> {
    type Item = (u32, u8);

    fn next(&mut self) -> Option<(u32, u8)> {
        self.left = self.left.checked_sub(1)?;
        let packed = number(&mut self.rest);
        self.before += u32::try_from(packed >> 1).unwrap_or_default();
        let times = if packed & 1 == 0 {
            1
        } else {
            let (&times, rest) = self.rest.split_first()?;
            self.rest = rest;
            times
        };
        Some((self.before, times))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for PostingsIter<'_> {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_added_is_there(
            words in prop::collection::vec(
                prop::collection::btree_map(any::<u32>(), 1_u8.., 0..20),
                0..8,
            ),
        ) {
            let mut all = Postings::with_room(words.len());
            for texts in &words {
                all.add(texts.iter().map(|(text, times)| (*text, *times)));
            }
            let mut copy = Postings::default();
            for (word, texts) in (0..).zip(&words) {
                let own: Vec<(u32, u8)> = texts.iter().map(|(text, times)| (*text, *times)).collect();
                prop_assert_eq!(all.of(word).len(), own.len());
                prop_assert_eq!(all.of(word).collect::<Vec<_>>(), own);
                copy.copy(&all, word);
            }
            prop_assert_eq!(&copy, &all);
            prop_assert_eq!(all.of(count(words.len())).next(), None);
        }
    }
}
