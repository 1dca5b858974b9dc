//! Putting a queue into an order in which neighbours differ. Pure: knows what two things have in common, and not what
//! they are.

use std::collections::HashMap;

/// How many of the next ones are looked at for one of another lesson.
const AHEAD: usize = 8;

/// `items` in their order as far as possible, but never two of the same objective in a row where another order avoids it,
/// and of another lesson where one of the next few is. `of` names objective and lesson; `last` is what stands before.
pub(super) fn interleave<T>(
    items: Vec<T>,
    last: Option<(usize, usize)>,
    of: impl Fn(&T) -> Option<(usize, usize)>,
) -> Vec<T> {
    let keys: Vec<_> = items
        .iter()
        .map(|item| of(item).unwrap_or_default())
        .collect();
    let mut piles = Buckets::new(&keys, last);
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let mut spread = Vec::with_capacity(items.len());
    while let Some(place) = piles.take() {
        spread.extend(items.get_mut(place).and_then(Option::take));
    }
    spread
}

/// The items of each objective in their order, and whose turn it is. Everything is known by its place.
struct Buckets {
    /// For each place its pile and its lesson.
    keys: Vec<(usize, usize)>,
    /// For each place the next one of its pile.
    below: Vec<Option<usize>>,
    /// For each pile its first place, and how many it has.
    tops: Vec<(Option<usize>, usize)>,
    /// The places that are the first of their pile.
    first: IndexSet,
    /// How many piles there are of each size, the greatest size, and a pile that had it.
    sizes: Vec<usize>,
    greatest: (usize, usize),
    left: usize,
    /// The pile and the lesson of what was taken last.
    previous: Option<(usize, usize)>,
}

impl Buckets {
    fn new(objectives: &[(usize, usize)], last: Option<(usize, usize)>) -> Self {
        let mut names: HashMap<usize, usize> = HashMap::new();
        let mut number = |objective| {
            let next = names.len();
            *names.entry(objective).or_insert(next)
        };
        let previous = last.map(|(objective, lesson)| (number(objective), lesson));
        let keys: Vec<_> = objectives
            .iter()
            .map(|(objective, lesson)| (number(*objective), *lesson))
            .collect();
        let mut below = vec![None; keys.len()];
        let mut tops = vec![(None, 0); names.len()];
        for (place, (pile, _)) in keys.iter().enumerate().rev() {
            if let (Some(below), Some(top)) = (below.get_mut(place), tops.get_mut(*pile)) {
                (*below, top.0) = (top.0, Some(place));
                top.1 += 1;
            }
        }
        let mut first = IndexSet::new(keys.len());
        let mut sizes = vec![0; keys.len() + 1];
        for (top, size) in &tops {
            if let Some(place) = top {
                first.flip(*place);
            }
            if let Some(count) = sizes.get_mut(*size) {
                *count += 1;
            }
        }
        Self {
            left: keys.len(),
            greatest: (keys.len(), 0),
            keys,
            below,
            tops,
            first,
            sizes,
            previous,
        }
    }

    /// The next place: of a pile that has more than half of what is left, whenever that can be; otherwise the first that
    /// differs from the one before in the objective, and if possible in the lesson.
    fn take(&mut self) -> Option<usize> {
        let place = self.next()?;
        let (pile, _) = *self.keys.get(place)?;
        self.first.flip(place);
        let next = self.below.get(place).copied().flatten();
        if let Some(next) = next {
            self.first.flip(next);
        }
        self.first.settle();
        let (top, size) = self.tops.get_mut(pile)?;
        *top = next;
        *self.sizes.get_mut(*size)? -= 1;
        *size -= 1;
        *self.sizes.get_mut(*size)? += 1;
        self.left -= 1;
        self.previous = self.keys.get(place).copied();
        Some(place)
    }

    fn next(&mut self) -> Option<usize> {
        let previous = self.previous;
        let differs = |pile: usize| previous.is_none_or(|(last, _)| last != pile);
        if let Some(pile) = self.majority().filter(|pile| differs(*pile)) {
            return self.tops.get(pile)?.0;
        }
        let key = |place: &usize| self.keys.get(*place).copied().unwrap_or_default();
        let mut others = self.first.iter().filter(|place| differs(key(place).0));
        let near = others.next();
        let elsewhere = |place: &usize| previous.is_none_or(|(_, last)| key(place).1 != last);
        let found = near
            .into_iter()
            .chain(others.take(AHEAD - 1))
            .find(elsewhere);
        found.or(near).or_else(|| self.first.iter().next())
    }

    /// The pile that has more than half of what is left.
    fn majority(&mut self) -> Option<usize> {
        let (mut size, mut pile) = self.greatest;
        while size > 0 && self.sizes.get(size) == Some(&0) {
            size -= 1;
        }
        let has = |pile: usize| self.tops.get(pile).is_some_and(|top| top.1 == size);
        if size * 2 > self.left && !has(pile) {
            pile = (0..self.tops.len()).find(|pile| has(*pile))?;
        }
        self.greatest = (size, pile);
        (size * 2 > self.left).then_some(pile)
    }
}

/// A set of places, one bit each. The least of them only ever grows.
struct IndexSet {
    words: Vec<u64>,
    /// The words before this one are empty.
    start: usize,
}

impl IndexSet {
    fn new(places: usize) -> Self {
        Self {
            words: vec![0; places.div_ceil(64)],
            start: 0,
        }
    }

    /// Puts a place in, or takes it out.
    fn flip(&mut self, place: usize) {
        if let Some(word) = self.words.get_mut(place / 64) {
            *word ^= 1 << (place % 64);
        }
    }

    /// Passes over the words that have become empty, once the next place is in.
    fn settle(&mut self) {
        while self.words.get(self.start) == Some(&0) {
            self.start += 1;
        }
    }

    /// The places in order.
    fn iter(&self) -> impl Iterator<Item = usize> {
        self.words
            .iter()
            .enumerate()
            .skip(self.start)
            .flat_map(|(at, word)| {
                let mut rest = *word;
                std::iter::from_fn(move || {
                    let bit = rest.trailing_zeros() as usize;
                    (rest != 0).then(|| {
                        rest &= rest - 1;
                        at * 64 + bit
                    })
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Letters are objectives, all of one lesson.
    fn order(items: &str, last: Option<char>) -> String {
        let of = |item: &char| Some((*item as usize, 0));
        let last = last.as_ref().and_then(of);
        interleave(items.chars().collect(), last, of)
            .into_iter()
            .collect()
    }

    #[test]
    fn what_differs_already_stays() {
        assert_eq!(order("abcab", None), "abcab");
        assert_eq!(order("", None), "");
    }

    #[test]
    fn the_same_objective_is_not_asked_twice_in_a_row_where_that_can_be_avoided() {
        assert_eq!(order("aab", None), "aba");
        assert_eq!(order("abbb", None), "babb", "it cannot be avoided here");
        assert_eq!(order("bcaaa", None), "abaca");
        assert_eq!(order("aabb", Some('a')), "baba");
        assert_eq!(order("a", Some('a')), "a");
    }

    #[test]
    fn another_lesson_comes_between_if_one_is_near() {
        let of = |item: &(usize, usize)| Some(*item);
        let items = vec![(1, 1), (2, 1), (3, 1), (4, 2)];
        assert_eq!(
            interleave(items, None, of),
            [(1, 1), (4, 2), (2, 1), (3, 1)]
        );
    }

    proptest! {
        #[test]
        fn no_neighbours_are_the_same_if_that_is_possible(items in prop::collection::vec((0..5_usize, 0..3_usize), 0..40)) {
            let of = |item: &(usize, usize)| Some(*item);
            let spread = interleave(items.clone(), None, of);
            let (mut before, mut after) = (items.clone(), spread.clone());
            before.sort_unstable();
            after.sort_unstable();
            prop_assert_eq!(before, after, "nothing is lost");
            let most = (0..5).map(|one| items.iter().filter(|item| item.0 == one).count()).max().unwrap();
            let same = spread.windows(2).filter(|pair| pair[0].0 == pair[1].0).count();
            // With m of one among n, m − 1 gaps have to be filled by the n − m others.
            prop_assert_eq!(same, (2 * most).saturating_sub(items.len() + 1));
        }
    }
}
