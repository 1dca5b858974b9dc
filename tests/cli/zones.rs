//! `TZ`: which time zone an answer is recorded in, and what is said of a value that names none.

use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use studyhall::store::{SqliteStore, Store};

use super::partner::{GOOD, course};
use super::studyhall;

/// Runs a verb in this time zone.
fn in_zone(zone: &str, args: &[&str], data: &Path, input: &str) -> (i32, String, String) {
    let mut child = studyhall(args)
        .args(["--lessons", GOOD])
        .env("STUDYHALL_DATA", data)
        .env("TZ", zone)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().unwrap();
    (
        status.code().unwrap(),
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    )
}

#[test]
fn an_answer_is_recorded_in_the_zone_that_tz_names() {
    // Without summer time, so that it is the same in every season.
    for (zone, hours) in [
        ("Asia/Tokyo", 9),
        (":Asia/Tokyo", 9),
        ("/usr/share/zoneinfo/Asia/Tokyo", 9),
        ("/no/such/zoneinfo/Asia/Tokyo", 9),
        ("JST-9", 9),
        ("", 0),
    ] {
        let data = tempfile::tempdir().unwrap();
        let (code, _, err) = in_zone(zone, &["quiz", "1.1", "--plain"], data.path(), "d\n");
        assert_eq!((code, err.as_str()), (0, ""), "{zone}");
        let store = SqliteStore::open(&data.path().join("study.db")).unwrap();
        let attempts = store.attempts(&course().id).unwrap();
        let offsets: Vec<i32> = attempts.iter().map(|one| one.now.offset_s).collect();
        assert_eq!(offsets, [hours * 3600], "{zone}");
    }
}

#[test]
fn a_zone_that_is_not_known_is_said_once_where_the_day_counts() {
    let data = tempfile::tempdir().unwrap();
    for verb in [
        &["quiz", "1.1", "--plain"][..],
        &["review", "--plain"],
        &["stats"],
        &["stats", "--json"],
    ] {
        let (code, _, err) = in_zone("Foo/Bar", verb, data.path(), "d\n");
        assert_eq!((code, err.lines().count()), (0, 1), "{verb:?}: {err}");
        assert!(
            err.starts_with("studyhall: TZ=`Foo/Bar` names no known time zone: "),
            "{err}"
        );
    }
}

#[test]
fn doctor_names_the_time_zone() {
    let data = tempfile::tempdir().unwrap();
    let line = |zone: &str| {
        let (_, out, _) = in_zone(zone, &["doctor"], data.path(), "");
        let mut lines = out.lines().filter(|line| line.contains("time zone"));
        lines.next().unwrap().to_owned()
    };
    assert_eq!(line("Asia/Tokyo"), "ok  time zone Asia/Tokyo, UTC+09:00");
    assert_eq!(
        line("Foo/\u{7}Bar"),
        "!!  time zone TZ=`Foo/\u{FFFD}Bar` names no known time zone: times are read as UTC; set `TZ` to a name such \
         as `Europe/Berlin` or unset it"
    );
}
