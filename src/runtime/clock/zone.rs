//! The time zone of this machine: the one `TZ` names, or if it names none, the one the system is set to. Rules come
//! from the system's files where it has them, because those are kept up to date, and else from the copy in the program.
//! A file is read by its name: the database of `jiff` would list the directory first, which takes a millisecond.

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

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-12-01 and 2026-07-01, noon UTC.
    const WINTER: i64 = 1_796_126_400_000;
    const SUMMER: i64 = 1_782_907_200_000;

    fn zone(value: &str) -> Result<Zone, UnknownZone> {
        let environment = Environment {
            zone: Some(value.into()),
            directory: None,
        };
        environment.zone()
    }

    fn hours(value: &str, unix_ms: i64) -> i32 {
        zone(value).unwrap().at(unix_ms).offset_s() / 3600
    }

    #[test]
    fn a_value_is_read_as_the_c_library_does() {
        let parse = |value: &str| Request::parse(Some(OsStr::new(value)));
        let named = |name: &str| Request::Named(name.to_owned());
        assert_eq!(Request::parse(None), Request::System);
        assert_eq!(parse(""), Request::Utc);
        assert_eq!(parse(":"), Request::Utc);
        for name in [
            "Asia/Tokyo",
            "EST5EDT,M3.2.0,M11.1.0",
            "EST5EDT",
            "UTC",
            "<+05>-5",
        ] {
            assert_eq!(parse(name), Request::NamedOrRule(name.to_owned()));
        }
        assert_eq!(parse(":Europe/Berlin"), named("Europe/Berlin"));
        assert_eq!(parse("../zoneinfo/Asia/Tokyo"), named("Asia/Tokyo"));
        let file = |path: &str, name: Option<&str>| Request::File {
            path: path.to_owned(),
            name: name.map(str::to_owned),
        };
        for before in ["", ":"] {
            let path = "/usr/share/zoneinfo/America/Argentina/Ushuaia";
            let value = format!("{before}{path}");
            assert_eq!(parse(&value), file(path, Some("America/Argentina/Ushuaia")));
        }
        assert_eq!(parse("/etc/localtime"), file("/etc/localtime", None));
        let outside = "/usr/share/zoneinfo/../../etc/passwd";
        assert_eq!(parse(outside), file(outside, None));
    }

    #[test]
    fn names_stay_below_the_directory() {
        for name in [
            "UTC",
            "Etc/GMT+4",
            "America/Port-au-Prince",
            "EST5EDT",
            "posix/Asia/Tokyo",
        ] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "",
            "/",
            "/Asia",
            "Asia/",
            "..",
            "../Asia",
            "Asia//Tokyo",
            "a\\b",
            "C:x",
            "a b",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn offsets_follow_the_zone_and_the_season() {
        assert_eq!((hours("", WINTER), hours("UTC", WINTER)), (0, 0));
        assert_eq!(hours("Asia/Tokyo", WINTER), 9);
        assert_eq!(hours("Pacific/Auckland", WINTER), 13);
        assert_eq!(hours("Pacific/Auckland", SUMMER), 12);
        assert_eq!(hours(":Europe/Berlin", WINTER), 1);
        assert_eq!(hours("Europe/Berlin", SUMMER), 2);
        assert_eq!(hours("/usr/share/zoneinfo/Pacific/Auckland", WINTER), 13);
        assert_eq!(hours("/no/such/zoneinfo/Pacific/Auckland", WINTER), 13);
        assert_eq!(hours("EST5EDT,M3.2.0,M11.1.0", WINTER), -5);
        assert_eq!(hours("EST5EDT,M3.2.0,M11.1.0", SUMMER), -4);
        assert_eq!(hours("EST5EDT", SUMMER), -4);
        assert_eq!(hours("JST-9", WINTER), 9);
        assert_eq!(hours("Etc/GMT-4", WINTER), 4);
    }

    #[test]
    fn without_files_of_the_system_the_copy_in_the_program_is_used() {
        let none = Database(Vec::new());
        for name in [
            "Asia/Tokyo",
            "Europe/Kyiv",
            "America/Argentina/Ushuaia",
            "EST5EDT",
        ] {
            assert_eq!(none.named(name).unwrap().name, name);
        }
        assert_eq!(none.named("asia/tokyo").unwrap().name, "Asia/Tokyo");
        assert_eq!(none.named("Foo/Bar"), None);
        assert_eq!(none.named("Etc/Unknown"), None);
    }

    #[test]
    fn files_of_the_system_come_before_the_copy_in_the_program() {
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("Asia")).unwrap();
        let write = |name: &str, bytes: &[u8]| {
            let mut file = File::create(directory.path().join(name)).unwrap();
            std::io::Write::write_all(&mut file, bytes).unwrap();
        };
        // The smallest TZif file: version 2, no transitions, and the rule at its end.
        let header = |version: u8| {
            let counts = [0_u32, 0, 0, 0, 1, 4].map(u32::to_be_bytes).concat();
            [b"TZif", &[version][..], &[0; 15], &counts].concat()
        };
        let data = [&0_i32.to_be_bytes()[..], &[0, 0], b"XXX\0"].concat();
        let file = [&header(b'2')[..], &data, &header(b'2'), &data, b"\nXXX-7\n"].concat();
        write("Asia/Tokyo", &file);
        write("Asia/Baku", b"not a zone");
        let environment = |name: &str| Environment {
            zone: Some(name.into()),
            directory: Some(directory.path().into()),
        };
        let offset = |name: &str| environment(name).zone().unwrap().at(WINTER).offset_s();
        assert_eq!(offset("Asia/Tokyo"), 7 * 3600);
        assert_eq!(offset("Asia/Baku"), 4 * 3600);
        let own = directory.path().join("Asia/Tokyo");
        assert_eq!(hours(own.to_str().unwrap(), WINTER), 7);
        let label = zone(own.to_str().unwrap()).unwrap().name;
        assert_eq!(label, own.to_str().unwrap());
    }

    #[test]
    fn what_names_no_zone_is_said() {
        for value in [
            "Foo/Bar",
            ":Foo",
            ":EST5EDT,M3.2.0,M11.1.0",
            "Mars",
            "/dev/zero",
            "/etc",
            "a b",
            "C:\\no",
        ] {
            assert!(zone(value).is_err(), "{value}");
        }
        let said = zone("Foo/Bar").unwrap_err().to_string();
        assert_eq!(
            said,
            "TZ=`Foo/Bar` names no known time zone: times are read as UTC; set `TZ` to a name such as \
             `Europe/Berlin` or unset it"
        );
        let said = zone("a\u{1b}[2J\nb").unwrap_err().to_string();
        assert!(said.starts_with("TZ=`a\u{FFFD}[2J\u{FFFD}b`"), "{said}");
        let said = zone(&"x".repeat(100_000)).unwrap_err().to_string();
        assert!(said.len() < 300 && said.contains("x…`"), "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn a_value_that_is_no_text_is_said() {
        use std::os::unix::ffi::OsStrExt;
        let environment = Environment {
            zone: Some(OsStr::from_bytes(b"Asia/\xff").to_owned()),
            directory: None,
        };
        let said = environment.zone().unwrap_err().to_string();
        assert!(
            said.starts_with("TZ=`Asia/\u{FFFD}` names no known"),
            "{said}"
        );
    }

    #[test]
    fn a_zone_is_shown_with_its_name_and_offset() {
        for (value, shown) in [
            ("Asia/Kathmandu", "Asia/Kathmandu, UTC+05:45"),
            ("America/St_Johns", "America/St_Johns, UTC-03:30"),
            ("", "UTC, UTC+00:00"),
        ] {
            assert_eq!(zone(value).unwrap().at(WINTER).to_string(), shown);
        }
    }

    #[test]
    fn the_system_has_a_zone_where_nothing_is_asked_for() {
        assert!(Environment::default().zone().is_ok());
    }

    #[test]
    fn offsets_are_east_of_utc() {
        let east = TimeZone::fixed(jiff::tz::offset(4));
        assert_eq!(offset_at(&east, 1_700_000_000_000), 4 * 3600);
        assert_eq!(offset_at(&east, i64::MAX), 0);
    }
}
