//! Values of `TZ`: how they are read, which offsets they give, and what is said of those that name no zone.

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
