//! Orders drawn by lot that are the same for the same seed, on every machine and in every version: the seed of a sitting
//! is recorded with its attempts, so how an order follows from it may never change.

/// Numbers that look drawn and are the same for the same seed: `SplitMix64` (Steele, Lea and Flood 2014).
pub(super) struct SplitMix64(u64);

impl SplitMix64 {
    /// Numbers that begin with `seed`.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 if there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let wide = u128::from(self.next()) * end as u128;
        usize::try_from(wide >> 64).unwrap_or_default()
    }

    /// The numbers below `end` in an order drawn by lot (Fisher and Yates).
    pub(super) fn shuffled(&mut self, end: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..end).collect();
        for at in (1..end).rev() {
            all.swap(at, self.below(at + 1));
        }
        all
    }
}

/// Seeds are below this: short enough to be read out and typed.
const SEEDS: usize = 1_000_000;

/// The seed of the sitting number `number` of the program run `session`.
pub fn seed(session: u64, number: u64) -> u64 {
    SplitMix64::new(session ^ number.wrapping_mul(0xff51_afd7_ed55_8ccd)).below(SEEDS) as u64
}

/// The numbers below `count` in the order that follows from `seed` for the thing called `of`: an item, whose choices
/// they are, or a lesson, whose items they are. What else is asked in the sitting has no part in it.
pub fn permutation(seed: u64, of: &str, count: usize) -> Vec<usize> {
    // FNV-1a, 64 bits.
    let name = of.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    SplitMix64::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ name).shuffled(count)
}

/// As [`permutation`], but never the numbers in their own order, where there are two or more.
pub fn nonidentity_permutation(seed: u64, of: &str, count: usize) -> Vec<usize> {
    let mut all = permutation(seed, of, count);
    if all.is_sorted() && count > 1 {
        all.rotate_left(1);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Frozen, and reckoned by a second program: a seed that somebody wrote down must give the same order for ever.
    #[test]
    fn the_orders_of_a_seed_never_change() {
        assert_eq!(seed(7, 0), 389_829);
        assert_eq!(seed(7, 1), 551_286);
        assert_eq!(permutation(0, "", 5), [1, 2, 4, 0, 3]);
        assert_eq!(permutation(1, "opening-year", 4), [2, 3, 1, 0]);
        assert_eq!(
            permutation(48_213, "opening-year", 8),
            [3, 4, 2, 1, 7, 5, 0, 6]
        );
        assert_eq!(
            permutation(48_213, "word-for-pride", 8),
            [2, 4, 7, 3, 0, 6, 5, 1]
        );
        assert_eq!(nonidentity_permutation(0, "b", 2), [1, 0]);
        assert_eq!(nonidentity_permutation(1, "b", 2), [1, 0]);
    }

    #[test]
    fn every_order_comes_up_about_as_often() {
        let mut seen = std::collections::HashMap::new();
        for seed in 0..6_000 {
            *seen.entry(permutation(seed, "item", 3)).or_insert(0) += 1;
        }
        assert_eq!(seen.len(), 6);
        assert!(
            seen.values().all(|count| (850..1_150).contains(count)),
            "{seen:?}"
        );
    }

    proptest! {
        #[test]
        fn an_order_has_every_number_once(seed: u64, of in ".{0,12}", count in 0usize..40) {
            for mut all in [permutation(seed, &of, count), nonidentity_permutation(seed, &of, count)] {
                prop_assert!(count < 2 || nonidentity_permutation(seed, &of, count) != (0..count).collect::<Vec<_>>());
                all.sort_unstable();
                prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
            }
        }

        #[test]
        fn a_seed_can_be_read_out(session: u64, number: u64) {
            prop_assert!(seed(session, number) < 1_000_000);
        }
    }
}
