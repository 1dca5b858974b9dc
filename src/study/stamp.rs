//! Ids for what is added to the record: UUIDs of version 7, made from what is passed in.

use super::Now;

/// The id of the thing number `number` that the run `session` of the program makes at `now`: the time in front, so
/// that ids sort as they were made, then the number, then the run.
pub fn stamp(now: Now, session: u64, number: u64) -> u128 {
    let ms = u128::try_from(now.unix_ms.max(0)).unwrap_or_default() & 0xFFFF_FFFF_FFFF;
    let counter = u128::from(number & 0x0FFF);
    let session = u128::from(session) & 0x3FFF_FFFF_FFFF_FFFF;
    ms << 80 | 0x7 << 76 | counter << 64 | 0b10 << 62 | session
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_is_a_uuid_that_sorts_by_time() {
        let at = |unix_ms| Now {
            unix_ms,
            ..Now::default()
        };
        let id = stamp(at(1_700_000_000_000), 7, 5);
        assert_eq!((id >> 76 & 0xf, id >> 62 & 0b11), (7, 2));
        assert!(stamp(at(1_700_000_000_001), 1, 1) > id);
        assert_ne!(stamp(at(1_700_000_000_000), 7, 6), id);
        assert_ne!(stamp(at(1_700_000_000_000), 8, 5), id);
    }
}
