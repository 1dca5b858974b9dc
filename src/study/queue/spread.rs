//! Putting a queue into an order in which neighbours differ. Pure: knows what two things have in common, and not what
//! they are.

use std::cmp::Reverse;
use std::collections::{BTreeSet, VecDeque};

/// How many of the next ones are looked at for one of another lesson.
const AHEAD: usize = 8;

/// `items` in their order as far as possible, but never two of the same objective in a row where another order avoids it,
/// and of another lesson where one of the next few is. `of` names objective and lesson; `last` is what stands before.
pub(super) fn spread<T>(
    items: Vec<T>,
    last: Option<(usize, usize)>,
    of: impl Fn(&T) -> Option<(usize, usize)>,
) -> Vec<T> {
    let objective = |item: &T| of(item).map_or(usize::MAX, |(objective, _)| objective);
    let mut piles = Piles::new(items, objective);
    let mut previous = last;
    let mut spread = Vec::new();
    while let Some(pile) = piles.next(previous, &of) {
        let Some(item) = piles.take(pile) else { break };
        previous = of(&item);
        spread.push(item);
    }
    spread
}

/// The items of each objective in their order, and whose turn it is.
struct Piles<T> {
    /// For each objective its items with their places.
    waiting: Vec<VecDeque<(usize, T)>>,
    /// The objective of each pile.
    objectives: Vec<usize>,
    /// The place of each pile's first item, and the pile.
    heads: BTreeSet<(usize, usize)>,
    /// How many items each pile has, the greatest first.
    sizes: BTreeSet<(Reverse<usize>, usize)>,
    left: usize,
}

impl<T> Piles<T> {
    fn new(items: Vec<T>, objective: impl Fn(&T) -> usize) -> Self {
        let mut objectives: Vec<usize> = items.iter().map(&objective).collect();
        objectives.sort_unstable();
        objectives.dedup();
        let mut piles: Vec<VecDeque<_>> = objectives.iter().map(|_| VecDeque::new()).collect();
        let left = items.len();
        for (place, item) in items.into_iter().enumerate() {
            let at = objectives.partition_point(|other| *other < objective(&item));
            if let Some(pile) = piles.get_mut(at) {
                pile.push_back((place, item));
            }
        }
        let mut heads = BTreeSet::new();
        let mut sizes = BTreeSet::new();
        for (number, pile) in piles.iter().enumerate() {
            heads.extend(pile.front().map(|(place, _)| (*place, number)));
            sizes.insert((Reverse(pile.len()), number));
        }
        Self {
            waiting: piles,
            objectives,
            heads,
            sizes,
            left,
        }
    }

    /// The pile to take from: one that has more than half of what is left has to be taken from whenever it can be;
    /// otherwise the first that differs from `previous` in the objective, and if possible in the lesson.
    fn next(
        &self,
        previous: Option<(usize, usize)>,
        of: &impl Fn(&T) -> Option<(usize, usize)>,
    ) -> Option<usize> {
        let differs = |pile: usize| {
            previous.is_none_or(|(objective, _)| self.objectives.get(pile) != Some(&objective))
        };
        let (Reverse(size), greatest) = *self.sizes.first()?;
        if size * 2 > self.left && differs(greatest) {
            return Some(greatest);
        }
        let mut others = self
            .heads
            .iter()
            .map(|(_, pile)| *pile)
            .filter(|pile| differs(*pile));
        let elsewhere = |pile: &usize| {
            let head = self.waiting.get(*pile).and_then(VecDeque::front);
            let lesson = head
                .and_then(|(_, item)| of(item))
                .map(|(_, lesson)| lesson);
            previous.is_none_or(|(_, last)| lesson != Some(last))
        };
        let first = others.next();
        let near = first
            .into_iter()
            .chain(others.take(AHEAD - 1))
            .find(elsewhere);
        near.or(first)
            .or_else(|| self.heads.first().map(|(_, pile)| *pile))
    }

    fn take(&mut self, number: usize) -> Option<T> {
        let pile = self.waiting.get_mut(number)?;
        self.sizes.remove(&(Reverse(pile.len()), number));
        let (place, item) = pile.pop_front()?;
        self.heads.remove(&(place, number));
        self.heads
            .extend(pile.front().map(|(place, _)| (*place, number)));
        if !pile.is_empty() {
            self.sizes.insert((Reverse(pile.len()), number));
        }
        self.left -= 1;
        Some(item)
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
        spread(items.chars().collect(), last, of)
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
        assert_eq!(spread(items, None, of), [(1, 1), (4, 2), (2, 1), (3, 1)]);
    }

    proptest! {
        #[test]
        fn no_neighbours_are_the_same_if_that_is_possible(items in prop::collection::vec((0..5_usize, 0..3_usize), 0..40)) {
            let of = |item: &(usize, usize)| Some(*item);
            let spread = spread(items.clone(), None, of);
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
