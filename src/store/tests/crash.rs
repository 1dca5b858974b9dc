//! The record under violence: its program killed, its WAL cut off, its file not allowed to grow. The violence is done
//! to a child, which is this test program running one of its ignored tests.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use super::super::{Overwrite, RestoreMode, verify};
use super::backup::{backup, kept, record, restore};
use super::*;

/// What the child is to do: the file, a blank, the first id.
const ORDER: &str = "STUDYHALL_TEST_CHILD";

fn child(test: &str, order: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            &format!("store::tests::crash::{test}"),
            "--ignored",
            "--nocapture",
        ])
        .env(ORDER, order)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn order() -> Option<(PathBuf, u128)> {
    let order = env::var(ORDER).ok()?;
    let (path, first) = order.rsplit_once(' ')?;
    Some((path.into(), first.parse().ok()?))
}

fn say(id: u128) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\ndurable {id}").unwrap();
    out.flush().unwrap();
}

/// The ids the child said are durable, in whole lines only.
fn said(lines: impl Iterator<Item = String>) -> impl Iterator<Item = u128> {
    lines.filter_map(|line| line.strip_prefix("durable ")?.parse().ok())
}

#[test]
fn every_transaction_is_on_disk_when_it_ends() {
    let directory = TempDir::new().unwrap();
    let mut store = SqliteStore::open(&file(&directory)).unwrap();
    for (pragma, wanted) in [
        ("synchronous", 2),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
    ] {
        let sql = format!("PRAGMA {pragma}");
        let value: i64 = store
            .connection()
            .query_row(&sql, [], |row| row.get(0))
            .unwrap();
        assert_eq!(value, wanted, "{pragma}");
    }
}

#[test]
#[ignore = "run by `nothing_durable_is_lost_when_the_program_is_killed`"]
fn appends_until_killed() {
    let Some((path, first)) = order() else { return };
    let mut store = SqliteStore::open(&path).unwrap();
    for id in first..first + 5000 {
        store.append(&attempt(id)).unwrap();
        say(id);
        store.save_position(&position("l", 1)).unwrap();
    }
}

#[test]
fn nothing_durable_is_lost_when_the_program_is_killed() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    let mut durable = Vec::new();
    let mut seed = 20_200_927_u64;
    for run in 0..10_u128 {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let patience = usize::try_from(seed >> 59).unwrap();
        let mut child = child(
            "appends_until_killed",
            &format!("{} {}", path.display(), run * 10_000),
        );
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut ids = said(out.lines().map_while(Result::ok));
        durable.extend(ids.by_ref().take(patience + 1));
        child.kill().unwrap();
        durable.extend(ids);
        child.wait().unwrap();
    }
    let kept = ids(&SqliteStore::open(&path).unwrap());
    let mut unique = kept.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), kept.len(), "an attempt is there twice");
    assert!(durable.len() >= 10);
    assert!(
        durable.iter().all(|id| unique.binary_search(id).is_ok()),
        "an attempt is lost"
    );
    assert!(
        kept.len() <= durable.len() + 10,
        "at most one a run was not yet said to be durable"
    );
    assert!(check(&path).unwrap().unwrap().is_sound());
}

#[test]
fn a_cut_wal_leaves_a_prefix() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    let wal = directory.path().join("record.db-wal");
    let mut store = SqliteStore::open(&path).unwrap();
    for id in 0..8 {
        store.append(&attempt(id)).unwrap();
    }
    let (main, log) = (fs::read(&path).unwrap(), fs::read(&wal).unwrap());
    drop(store);
    let mut before = 0;
    for length in (0..=log.len()).step_by(201) {
        let cut = TempDir::new_in(directory.path()).unwrap();
        put(&file(&cut), &main);
        put(&cut.path().join("record.db-wal"), &log[..length]);
        let mut store = SqliteStore::open(&file(&cut)).unwrap();
        // Closing would sync hundreds of times for nothing.
        let no_checkpoint = rusqlite::config::DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        store
            .connection()
            .set_db_config(no_checkpoint, true)
            .unwrap();
        let kept = ids(&store);
        assert_eq!(
            kept,
            (0..kept.len() as u128).collect::<Vec<_>>(),
            "cut at {length}"
        );
        assert!(kept.len() >= before);
        before = kept.len();
    }
    assert!(before >= 7);
}

#[test]
fn a_newer_version_that_is_only_in_the_wal_is_refused_and_stays_there() {
    let directory = TempDir::new().unwrap();
    let copy = TempDir::new().unwrap();
    let connection = Connection::open(made(&directory, 3)).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    for name in ["record.db", "record.db-wal"] {
        fs::copy(directory.path().join(name), copy.path().join(name)).unwrap();
    }
    let bytes =
        || ["record.db", "record.db-wal"].map(|name| fs::read(copy.path().join(name)).unwrap());
    let before = bytes();
    let error = SqliteStore::open(&file(&copy)).unwrap_err();
    assert!(
        matches!(error, StoreError::Newer { found: 99, .. }),
        "{error}"
    );
    assert!(bytes() == before, "what a newer program left was tidied up");
}

#[cfg(unix)]
#[test]
#[ignore = "run by `a_file_that_may_not_grow_loses_nothing`"]
fn appends_until_full() {
    let Some((path, first)) = order() else { return };
    let mut store = SqliteStore::open(&path).unwrap();
    let flag = std::sync::Arc::default();
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, flag).unwrap();
    let limit = |bytes| {
        let maximum = rustix::process::getrlimit(rustix::process::Resource::Fsize).maximum;
        let new = rustix::process::Rlimit {
            current: bytes,
            maximum,
        };
        rustix::process::setrlimit(rustix::process::Resource::Fsize, new).unwrap();
    };
    limit(Some(200_000));
    for id in first.. {
        match store.append(&attempt(id)) {
            Ok(()) => say(id),
            Err(error) => {
                assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
                limit(None);
                store.append(&attempt(id)).unwrap();
                say(id);
                break;
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_grow_loses_nothing() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    let child = child("appends_until_full", &format!("{} 0", path.display()));
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let durable: Vec<u128> = said(text.lines().map(str::to_owned)).collect();
    assert!(durable.len() > 5);
    assert_eq!(ids(&SqliteStore::open(&path).unwrap()), durable);
}

#[test]
#[ignore = "run by `a_backup_or_a_restore_that_is_killed_leaves_all_or_nothing`"]
fn backs_up_and_restores_until_killed() {
    let Some((path, _)) = order() else { return };
    let directory = path.parent().unwrap();
    for n in 0.. {
        let from = directory.join(["one", "two"][n % 2]);
        restore(&from, &path, RestoreMode::Replace).unwrap();
        say(0);
        restore(&directory.join("three"), &path, RestoreMode::Merge).unwrap();
        say(0);
        // Each of the two is another learner's.
        let made = directory.join("made");
        crate::store::backup(&path, &made, Now::default(), Overwrite::AnyFile).unwrap();
        say(0);
    }
}

#[test]
fn a_backup_or_a_restore_that_is_killed_leaves_all_or_nothing() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    for (name, range) in [("one", 0..300), ("two", 1000..1300), ("three", 5000..5300)] {
        let times = (0..7).rev().cycle();
        let (_own, source) = record(&range.zip(times).collect::<Vec<_>>());
        backup(&source, &directory.path().join(name), Now::default()).unwrap();
    }
    for run in 0..12 {
        let order = format!("{} 0", path.display());
        let mut child = child("backs_up_and_restores_until_killed", &order);
        let out = BufReader::new(child.stdout.take().unwrap());
        let done = said(out.lines().map_while(Result::ok))
            .take(3 + run)
            .count();
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(done, 3 + run);
        let found = kept(&path);
        let of =
            |range: std::ops::Range<u128>| found.iter().filter(|id| range.contains(id)).count();
        let counts = [of(0..300), of(1000..1300), of(5000..5300)];
        assert!(
            [[300, 0, 0], [0, 300, 0], [300, 0, 300], [0, 300, 300]].contains(&counts),
            "{counts:?}"
        );
        assert!(check(&path).unwrap().unwrap().is_sound());
        let made = verify(&directory.path().join("made")).unwrap();
        assert_eq!((made.attempts, made.damaged), (600, 0));
    }
}
