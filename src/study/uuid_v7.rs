//! Ids of attempts and decisions: UUIDs of version 7 (RFC 9562, section 5.7), made from the arguments alone.

use uuid::Builder;

use super::Now;

/// The id of item `number` that the program run `session` adds to the record at `now`. Ids sort by time, then by number.
pub fn uuid_v7(now: Now, session: u64, number: u64) -> u128 {
    let millis = u64::try_from(now.unix_ms).unwrap_or_default();
    let mut bytes = [0; 10];
    let (counter, random) = bytes.split_at_mut(2);
    counter.copy_from_slice(&number.to_be_bytes()[6..]);
    random.copy_from_slice(&session.to_be_bytes());
    Builder::from_unix_timestamp_millis(millis, &bytes)
        .into_uuid()
        .as_u128()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_7_and_sort_by_time() {
        let at = |unix_ms| Now {
            unix_ms,
            ..Now::default()
        };
        let id = uuid_v7(at(1_700_000_000_000), 7, 5);
        assert_eq!(id, 0x018b_cfe5_6800_7005_8000_0000_0000_0007);
        assert!(uuid_v7(at(1_700_000_000_001), 1, 1) > id);
        assert_ne!(uuid_v7(at(1_700_000_000_000), 7, 6), id);
        assert_ne!(uuid_v7(at(1_700_000_000_000), 8, 5), id);
    }
}
