//! The time zone of this machine, as `jiff` finds it: the one `TZ` names (a name, a path or a POSIX rule), or else the one
//! the system is set to. Rules come from the system's files, and else from the copy in the program.

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, Metadata};
use std::path::{Component, Path};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::text::SafeText;

/// Characters of a wrong `TZ` that are shown.
const MOST_SHOWN: usize = 60;

/// The largest file of rules, in bytes; the largest that systems bring has about 4,000.
const MOST_BYTES: u64 = 1 << 20;

/// The time zone that times are read in.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    name: SafeText,
    /// Seconds east of UTC at present.
    offset_s: i32,
}

impl fmt::Display for Zone {
    /// `Europe/Berlin, UTC+01:00`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.offset_s < 0 { '-' } else { '+' };
        let minutes = self.offset_s.unsigned_abs() / 60;
        let (hours, minutes) = (minutes / 60, minutes % 60);
        write!(f, "{}, UTC{sign}{hours:02}:{minutes:02}", self.name)
    }
}

/// `TZ` is set to something that names no time zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "TZ=`{0}` names no known time zone: times are read as UTC; set `TZ` to a name such as `Europe/Berlin` or unset it"
)]
pub struct UnknownZone(SafeText);

impl UnknownZone {
    pub(super) fn new(value: &OsStr) -> Self {
        let value = value.to_string_lossy();
        let mut shown: String = value.chars().take(MOST_SHOWN).collect();
        if shown.len() < value.len() {
            shown.push('…');
        }
        // A line break would be kept in a text of several lines.
        Self(SafeText::new(&shown.replace(char::is_control, "\u{FFFD}")))
    }
}

/// The zone as it is at a moment, where `variable` is the value of `TZ`; fails if that names none. A system that names
/// none is on UTC.
pub(super) fn find(variable: Option<&OsStr>, unix_ms: i64) -> Result<Zone, UnknownZone> {
    let set = variable.filter(|value| !value.is_empty());
    let system = match set {
        Some(value) if !is_readable(value) => return Err(UnknownZone::new(value)),
        _ => TimeZone::try_system(),
    };
    let (rules, name) = match (system, set) {
        (Ok(rules), value) => {
            let name = rules.iana_name().map(SafeText::new);
            let value = value.map(|value| SafeText::new(&value.to_string_lossy()));
            let name = name.or(value).unwrap_or_else(|| "local time".into());
            (rules, name)
        }
        (Err(_), Some(value)) => return Err(UnknownZone::new(value)),
        (Err(_), None) => (TimeZone::UTC, "UTC (the system names no time zone)".into()),
    };
    let offset_s = offset_at(&rules, unix_ms);
    Ok(Zone { name, offset_s })
}

/// The rules of this machine. UTC, if `TZ` names none.
pub(super) fn rules(variable: Option<&OsStr>) -> TimeZone {
    if variable.is_none_or(is_readable) {
        TimeZone::system()
    } else {
        TimeZone::UTC
    }
}

/// Whether a value of `TZ` that names a file names one that can be read to its end: a pipe or `/dev/zero` has none.
fn is_readable(value: &OsStr) -> bool {
    let text = value.to_string_lossy();
    let name = Path::new(text.strip_prefix(':').unwrap_or(&text));
    let leads_elsewhere = name.components().any(|part| part == Component::ParentDir);
    if leads_elsewhere {
        return false;
    }
    let is_small = |file: Metadata| file.is_file() && file.len() <= MOST_BYTES;
    // The rules of a name can be known without its file.
    !name.is_absolute() || fs::metadata(name).map_or(true, is_small)
}

/// Seconds east of UTC in `rules` at that moment; 0 for moments no calendar knows.
pub(super) fn offset_at(rules: &TimeZone, unix_ms: i64) -> i32 {
    Timestamp::from_millisecond(unix_ms).map_or(0, |at| rules.to_offset(at).seconds())
}
