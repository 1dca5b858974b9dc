//! The time zone of this machine: the one `TZ` names, or if it names none, the one the system is set to. Rules come
//! from the system's files where it has them, because those are kept up to date, and else from the copy in the program.
//! A file is read by its name: the database of `jiff` would list the directory first, which takes a millisecond.

#[cfg(test)]
mod tests;

use std::env;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::text::Clean;

/// Where Unix systems keep a file for each zone.
#[cfg(unix)]
const DIRECTORIES: &[&str] = &[
    "/usr/share/zoneinfo",
    "/usr/share/lib/zoneinfo",
    "/etc/zoneinfo",
];
/// The file of the zone that a Unix system is set to; usually a link to the file of a zone.
#[cfg(unix)]
const LOCALTIME: Option<&str> = Some("/etc/localtime");

/// Windows has no such files; `jiff` asks it for the zone it is set to.
#[cfg(not(unix))]
const DIRECTORIES: &[&str] = &[];
#[cfg(not(unix))]
const LOCALTIME: Option<&str> = None;

/// The end of the path of every directory with zones.
const DATABASE: &str = "zoneinfo/";
/// Bytes of the file of a zone; the largest has less than 10 kB.
const MOST_BYTES: u64 = 1 << 20;
/// Characters of a wrong `TZ` that are shown.
const MOST_SHOWN: usize = 60;

/// The time zone that times are read in.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// What it is called, such as `Europe/Berlin`.
    name: String,
    rules: TimeZone,
    /// Seconds east of UTC at present.
    offset_s: i32,
}

impl Zone {
    /// What it is called: a name such as `Europe/Berlin`, a file, or a rule.
    pub fn name(&self) -> Clean {
        Clean::new(&self.name)
    }

    /// Seconds east of UTC at present.
    pub fn offset_s(&self) -> i32 {
        self.offset_s
    }

    /// The zone as it is at this moment.
    pub(super) fn at(self, unix_ms: i64) -> Self {
        Self {
            offset_s: offset_at(&self.rules, unix_ms),
            ..self
        }
    }

    fn new(name: &str, rules: TimeZone) -> Self {
        Self {
            name: name.to_owned(),
            rules,
            offset_s: 0,
        }
    }

    fn utc() -> Self {
        Self::new("UTC", TimeZone::UTC)
    }
}

impl fmt::Display for Zone {
    /// `Europe/Berlin, UTC+01:00`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.offset_s < 0 { '-' } else { '+' };
        let minutes = self.offset_s.unsigned_abs() / 60;
        let (hours, minutes) = (minutes / 60, minutes % 60);
        write!(f, "{}, UTC{sign}{hours:02}:{minutes:02}", self.name())
    }
}

/// `TZ` is set to something that names no time zone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "TZ=`{value}` names no known time zone: times are read as UTC; set `TZ` to a name such as `Europe/Berlin` or unset it"
)]
pub struct UnknownZone {
    /// What it is set to, as it may be shown.
    value: Clean,
}

impl UnknownZone {
    fn new(value: &OsStr) -> Self {
        let value = value.to_string_lossy();
        let mut shown: String = value.chars().take(MOST_SHOWN).collect();
        if shown.len() < value.len() {
            shown.push('…');
        }
        // A line break would be kept in a text of several lines.
        let shown = shown.replace(char::is_control, "\u{FFFD}");
        Self {
            value: Clean::new(&shown),
        }
    }
}

/// What the environment says about time zones.
#[derive(Debug, Default)]
pub(super) struct Environment {
    /// `TZ`
    zone: Option<OsString>,
    /// `TZDIR`: a directory with a file for each zone.
    directory: Option<OsString>,
}

impl Environment {
    /// Reads the environment of the process. Nothing else here does.
    pub(super) fn read() -> Self {
        Self {
            zone: env::var_os("TZ"),
            directory: env::var_os("TZDIR").filter(|directory| !directory.is_empty()),
        }
    }

    /// The zone that is asked for; its present offset is not known yet.
    pub(super) fn zone(&self) -> Result<Zone, UnknownZone> {
        let directories = self
            .directory
            .iter()
            .map(PathBuf::from)
            .chain(DIRECTORIES.iter().map(PathBuf::from));
        let database = Database(directories.collect());
        let value = self.zone.as_deref();
        let found = match Request::parse(value) {
            Request::System => Some(database.system()),
            Request::Utc => Some(Zone::utc()),
            Request::Named(name) => database.named(&name),
            Request::NamedOrRule(text) => database.named(&text).or_else(|| {
                let rules = TimeZone::posix(&text).ok()?;
                Some(Zone::new(&text, rules))
            }),
            Request::File { path, name } => {
                let label = name.as_deref().unwrap_or(&path);
                read_zone(Path::new(&path), label).or_else(|| database.named(name.as_deref()?))
            }
            Request::Nonsense => None,
        };
        found.ok_or_else(|| UnknownZone::new(value.unwrap_or_default()))
    }
}

/// What the value of `TZ` asks for.
#[derive(Debug, PartialEq, Eq)]
enum Request {
    /// Not set: the zone of the system.
    System,
    /// Empty.
    Utc,
    /// A zone of the database.
    Named(String),
    /// A zone of the database, or else a POSIX rule such as `EST5EDT,M3.2.0,M11.1.0`.
    NamedOrRule(String),
    /// The file of a zone, and the name of the zone if it follows from the path.
    File { path: String, name: Option<String> },
    /// Not even text.
    Nonsense,
}

impl Request {
    /// Reads a value of `TZ`: those of POSIX, and the forms that libraries of C have added to them (a name, a path, a
    /// colon before either).
    fn parse(value: Option<&OsStr>) -> Self {
        let Some(value) = value else {
            return Self::System;
        };
        let Some(value) = value.to_str() else {
            return Self::Nonsense;
        };
        let (text, has_colon) = match value.strip_prefix(':') {
            Some(text) => (text, true),
            None => (value, false),
        };
        if text.is_empty() {
            return Self::Utc;
        }
        let name = name_in_path(text);
        if text.starts_with('/') || Path::new(text).is_absolute() {
            let path = text.to_owned();
            return Self::File { path, name };
        }
        match name {
            Some(name) => Self::Named(name),
            None if has_colon => Self::Named(text.to_owned()),
            None => Self::NamedOrRule(text.to_owned()),
        }
    }
}

/// The name of the zone whose file this is: what comes after the last `zoneinfo/`.
fn name_in_path(path: &str) -> Option<String> {
    let (_, name) = path.rsplit_once(DATABASE)?;
    is_name(name).then(|| name.to_owned())
}

/// Whether it may be the name of a zone, which is a path below a directory of zones.
fn is_name(text: &str) -> bool {
    let is_part = |part: &str| {
        let mut chars = part.chars();
        chars
            .next()
            .is_some_and(|first| first.is_ascii_alphanumeric())
            && chars.all(|char| char.is_ascii_alphanumeric() || "_-+".contains(char))
    };
    text.split('/').all(is_part)
}

/// The directories with a file for each zone; most systems have one.
struct Database(Vec<PathBuf>);

impl Database {
    /// The zone with this name, from a file of the system or else from the copy in the program.
    fn named(&self, name: &str) -> Option<Zone> {
        if !is_name(name) {
            return None;
        }
        let mut directories = self.0.iter();
        directories
            .find_map(|directory| read_zone(&directory.join(name), name))
            .or_else(|| {
                let rules = TimeZone::get(name).ok().filter(|zone| !zone.is_unknown())?;
                let name = rules.iana_name().unwrap_or(name).to_owned();
                Some(Zone::new(&name, rules))
            })
    }

    /// The zone that the system is set to; UTC, as is usual, if it is set to none.
    fn system(&self) -> Zone {
        let own = LOCALTIME.and_then(|file| {
            let link = fs::read_link(file).ok();
            let name = link.and_then(|link| name_in_path(link.to_str()?));
            let label = name.as_deref().unwrap_or(file);
            read_zone(Path::new(file), label).or_else(|| self.named(name.as_deref()?))
        });
        own.or_else(|| {
            let rules = TimeZone::try_system().ok()?;
            let name = rules.iana_name()?.to_owned();
            Some(Zone::new(&name, rules))
        })
        .unwrap_or_else(|| Zone::new("UTC (the system names no time zone)", TimeZone::UTC))
    }
}

/// The zone in this file; none if it is something else.
fn read_zone(path: &Path, name: &str) -> Option<Zone> {
    // Opening a pipe would block.
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    let file = File::open(path).ok()?;
    file.take(MOST_BYTES).read_to_end(&mut bytes).ok()?;
    let rules = TimeZone::tzif(name, &bytes).ok()?;
    Some(Zone::new(name, rules))
}

/// Seconds east of UTC in `rules` at that moment; 0 for moments no calendar knows.
pub(super) fn offset_at(rules: &TimeZone, unix_ms: i64) -> i32 {
    Timestamp::from_millisecond(unix_ms).map_or(0, |at| rules.to_offset(at).seconds())
}
