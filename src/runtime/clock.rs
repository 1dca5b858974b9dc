//! The clocks. The only file that reads them: everything else takes the [`Now`] it is given.

mod zone;

use std::cell::Cell;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use uuid::{NoContext, Uuid};

use crate::study::Now;

use zone::{UnknownZone, Zone};

/// How long a UTC offset is believed before the time zone is asked again (summer time begins while one studies).
const OFFSET_LIFE: Duration = Duration::from_secs(60);

/// The clocks of this machine, read through one value.
#[derive(Debug)]
pub struct Clock {
    start: Instant,
    /// The UTC offset in seconds and when it was looked up, as time since the start.
    offset: Cell<Option<(i32, Duration)>>,
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one file that reads the clocks"
)]
impl Clock {
    /// Starts the clock: [`Now::since_start`] counts from here. The time zone is not read yet.
    pub fn start() -> Self {
        Self {
            start: Instant::now(),
            offset: Cell::new(None),
        }
    }

    /// This moment.
    pub fn now(&self) -> Now {
        let since_start = self.start.elapsed();
        let unix_ms = signed_millis(SystemTime::now());
        Now {
            unix_ms,
            offset_s: self.offset(unix_ms, since_start),
            since_start,
        }
    }

    /// The time zone that times are read in, as it is at this moment. Fails if `TZ` names none; then that is UTC.
    pub fn zone() -> Result<Zone, UnknownZone> {
        let variable = std::env::var_os("TZ");
        zone::find(variable.as_deref(), signed_millis(SystemTime::now()))
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
        let variable = std::env::var_os("TZ");
        let offset = zone::offset_at(&zone::rules(variable.as_deref()), unix_ms);
        self.offset.set(Some((offset, since_start)));
        offset
    }
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
mod tests;
