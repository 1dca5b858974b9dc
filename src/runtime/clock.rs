//! The clocks. The only file that reads them: everything else takes the [`Now`] it is given.

use std::cell::Cell;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::{NoContext, Uuid};

use crate::study::Now;

/// How long a UTC offset is believed before the time zone is asked again (summer time begins while one studies).
const OFFSET_LIFE: Duration = Duration::from_secs(60);

/// The clocks of this machine, read through one value.
#[derive(Debug)]
pub struct Clock {
    start: Instant,
    /// The UTC offset in seconds and when it was looked up, as time since the start.
    offset: Cell<Option<(i32, Duration)>>,
}

impl Clock {
    /// Starts the clock: [`Now::since_start`] counts from here. The time zone is not read yet.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the monotonic clock"
    )]
    pub fn start() -> Self {
        Self {
            start: Instant::now(),
            offset: Cell::new(None),
        }
    }

    /// This moment.
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place that reads the wall clock"
    )]
    pub fn now(&self) -> Now {
        let since_start = self.start.elapsed();
        let unix_ms = signed_millis(SystemTime::now());
        Now {
            unix_ms,
            offset_s: self.offset(unix_ms, since_start),
            since_start,
        }
    }

    /// A number that no other sitting has: the random half of a new UUID. The ids of attempts are made with it.
    pub fn session() -> u64 {
        let stamp = uuid::Timestamp::from_unix(NoContext, 0, 0);
        Uuid::new_v7(stamp).as_u64_pair().1
    }

    fn offset(&self, unix_ms: i64, since_start: Duration) -> i32 {
        if let Some((offset, asked)) = self.offset.get()
            && since_start.saturating_sub(asked) < OFFSET_LIFE
        {
            return offset;
        }
        let offset = offset_at(&TimeZone::system(), unix_ms);
        self.offset.set(Some((offset, since_start)));
        offset
    }
}

/// Seconds east of UTC in `zone` at that moment; 0 for moments no calendar knows.
fn offset_at(zone: &TimeZone, unix_ms: i64) -> i32 {
    Timestamp::from_millisecond(unix_ms).map_or(0, |at| zone.to_offset(at).seconds())
}

/// Milliseconds since 1970, negative for a clock set before it.
fn signed_millis(time: SystemTime) -> i64 {
    let (span, sign) = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => (after, 1),
        Err(before) => (before.duration(), -1),
    };
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX) * sign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_before_1970_is_negative() {
        assert_eq!(
            signed_millis(UNIX_EPOCH - Duration::from_millis(1500)),
            -1500
        );
        assert_eq!(
            signed_millis(UNIX_EPOCH + Duration::from_millis(1500)),
            1500
        );
    }

    #[test]
    fn offsets_are_east_of_utc() {
        let east = TimeZone::fixed(jiff::tz::offset(4));
        assert_eq!(offset_at(&east, 1_700_000_000_000), 4 * 3600);
        assert_eq!(offset_at(&east, i64::MAX), 0);
    }

    #[test]
    fn no_two_sittings_have_one_number() {
        assert_ne!(Clock::session(), Clock::session());
    }

    #[test]
    fn time_since_the_start_never_goes_back() {
        let clock = Clock::start();
        let (a, b) = (clock.now(), clock.now());
        assert!(b.since_start >= a.since_start);
    }
}
