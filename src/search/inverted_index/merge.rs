//! Merges two inverted indexes. The result equals the index that one builder makes of both inputs.

use std::mem::take;

use super::postings::Postings;
use super::{InvertedIndex, PostingLists, WordId, count, mean};

/// A word of the union: its number in the first and in the second index, if it is in them.
type WordPair = (Option<WordId>, Option<WordId>);

impl InvertedIndex {
    /// Merges `more` into this; its names and texts are numbered from `names` and `texts` on.
    pub(in crate::search) fn and(mut self, more: &Self, (names, texts): (u32, u32)) -> Self {
        let words = merged(&self, more);
        let mut all = Self {
            text: String::with_capacity(self.text.len() + more.text.len()),
            starts: Vec::with_capacity(words.len() + 1),
            masks: Vec::with_capacity(words.len()),
            ..Self::default()
        };
        all.starts.push(0);
        // Each input list is freed before the next is merged, the largest first, to limit peak memory.
        all.texts = posted(&words, (&take(&mut self.texts), &more.texts, texts));
        all.names = laid(&words, (&take(&mut self.names), &more.names, names));
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for (at, &(first, second)) in (0..).zip(&words) {
            let (from, word) = match (first, second) {
                (Some(word), _) => (&self, word),
                (None, word) => (more, word.unwrap_or_default()),
            };
            all.text.push_str(from.text(word));
            all.starts.push(count(all.text.len()));
            all.masks.extend(from.masks.get(word as usize));
            own.extend(first.map(|_| at));
            others.extend(second.map(|_| at));
        }
        all.stems = renumbered((self.stems, &own), (&more.stems, &others));
        all.roots = renumbered((self.roots, &own), (&more.roots, &others));
        // There is a length for every text, also for those without words.
        all.lengths = self.lengths;
        all.lengths.extend(&more.lengths);
        all.mean = mean(&all.lengths);
        all
    }
}

/// The words of both, sorted.
fn merged(one: &InvertedIndex, other: &InvertedIndex) -> Vec<WordPair> {
    let mut all = Vec::with_capacity((one.len() + other.len()) as usize);
    let (mut first, mut second) = (0, 0);
    while first < one.len() && second < other.len() {
        let order = one.text(first).cmp(other.text(second));
        let (takes_first, takes_second) = (order.is_le(), order.is_ge());
        all.push((takes_first.then_some(first), takes_second.then_some(second)));
        first += u32::from(takes_first);
        second += u32::from(takes_second);
    }
    all.extend((first..one.len()).map(|word| (Some(word), None)));
    all.extend((second..other.len()).map(|word| (None, Some(word))));
    all
}

/// The stem hashes of both, sorted and without duplicates.
fn renumbered(
    (mut all, own): (Vec<(u32, WordId)>, &[WordId]),
    (more, others): (&[(u32, WordId)], &[WordId]),
) -> Vec<(u32, WordId)> {
    let number = |word: WordId, numbers: &[WordId]| {
        let number = numbers.get(word as usize);
        number.copied().unwrap_or_default()
    };
    for (_, word) in &mut all {
        *word = number(*word, own);
    }
    let more = more.iter();
    all.extend(more.map(|&(hash, word)| (hash, number(word, others))));
    all.sort_unstable();
    all.dedup();
    all.shrink_to_fit();
    all
}

/// The postings of both, word by word; texts of `other` are numbered from `from` on.
fn posted(words: &[WordPair], (one, other, from): (&Postings, &Postings, u32)) -> Postings {
    let mut all = Postings::with_room(words.len());
    let mut both = Vec::new();
    for &(first, second) in words {
        match (first, second) {
            (Some(first), None) => all.copy(one, first),
            (first, second) => {
                both.clear();
                both.extend(first.into_iter().flat_map(|word| one.of(word)));
                let second = second.into_iter().flat_map(|word| other.of(word));
                both.extend(second.map(|(text, times)| (text + from, times)));
                all.add(both.iter().copied());
            }
        }
    }
    all.done();
    all
}

/// The lists of both, word by word; the numbers in those of `other` begin at `from`.
fn laid(
    words: &[WordPair],
    (one, other, from): (&PostingLists, &PostingLists, u32),
) -> PostingLists {
    let mut lists = PostingLists {
        starts: Vec::with_capacity(words.len() + 1),
        all: Vec::with_capacity(one.all.len() + other.all.len()),
    };
    lists.starts.push(0);
    for &(first, second) in words {
        let (first, second) = (
            first.map(|word| one.of(word)),
            second.map(|word| other.of(word)),
        );
        lists.all.extend(first.unwrap_or_default());
        let second = second.unwrap_or_default();
        lists.all.extend(second.iter().map(|number| number + from));
        lists.starts.push(count(lists.all.len()));
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::super::tests::inverted_index;
    use super::*;

    #[test]
    fn it_is_what_one_collector_makes_of_both() {
        let (names, texts) = (
            ["war and peace", "peace"],
            ["peace after war war", "", "war"],
        );
        let (more_names, more_texts) =
            (["anger", "peace talks", "zones"], ["talks talks war", "x"]);
        let joined =
            inverted_index(&names, &texts).and(&inverted_index(&more_names, &more_texts), (2, 3));
        let names: Vec<&str> = names.into_iter().chain(more_names).collect();
        let texts: Vec<&str> = texts.into_iter().chain(more_texts).collect();
        assert_eq!(joined, inverted_index(&names, &texts));
        let nothing = InvertedIndex::default();
        let whole = inverted_index(&names, &texts);
        assert_eq!(whole.clone().and(&inverted_index(&[], &[]), (5, 5)), whole);
        assert_eq!(nothing.and(&whole, (0, 0)).text(1), whole.text(1));
    }
}
