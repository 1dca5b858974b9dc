//! Backups: whole or not there, refused when damaged, restored as a whole or not at all.

use super::super::{BackupInfo, Overwrite, RestoreMode, RestoreSummary, StoreError, verify};
use super::*;
use crate::study::{Decision, DecisionId, DecisionKind};

/// A backup that may replace an older one.
pub(super) fn backup(record: &Path, target: &Path, now: Now) -> Result<BackupInfo, StoreError> {
    crate::store::backup(record, target, now, Overwrite::OlderBackup)
}

pub(super) fn restore(
    from: &Path,
    record: &Path,
    how: RestoreMode,
) -> Result<RestoreSummary, StoreError> {
    crate::store::restore(from, record, how, Now::default())
}

fn at(id: u128, unix_ms: i64) -> Attempt {
    Attempt {
        now: Now {
            unix_ms,
            ..attempt(id).now
        },
        ..attempt(id)
    }
}

fn decision(id: u128, percent: u8, unix_ms: i64) -> Decision {
    Decision {
        id: DecisionId(id),
        now: at(id, unix_ms).now,
        course: course(),
        what: DecisionKind::Retention(percent),
    }
}

/// A record in a directory of its own, with these attempts, each as `(id, time)`.
pub(super) fn record(of: &[(u128, i64)]) -> (TempDir, PathBuf) {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    let mut store = SqliteStore::open(&path).unwrap();
    for (id, unix_ms) in of {
        store.append(&at(*id, *unix_ms)).unwrap();
    }
    (directory, path)
}

pub(super) fn kept(path: &Path) -> Vec<u128> {
    ids(&SqliteStore::open(path).unwrap())
}

fn names(directory: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(directory.path()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn what_was_backed_up_comes_back_whole() {
    let (directory, path) = record(&[(1, 10), (2, 20)]);
    let mut store = SqliteStore::open(&path).unwrap();
    store.decide(&decision(1, 85, 30)).unwrap();
    store.save_position(&position("l", 40)).unwrap();
    // The WAL is not in the file yet: it belongs to the backup all the same.
    let target = directory.path().join("my.backup");
    let made = backup(&path, &target, at(0, 99).now).unwrap();
    let counts = (
        made.made_ms,
        made.attempts,
        made.decisions,
        made.positions,
        made.damaged,
    );
    assert_eq!(counts, (Some(99), 2, 1, 1, 0));
    assert_eq!(verify(&target).unwrap(), made);
    drop(store);
    assert_eq!(names(&directory), ["my.backup", "record.db"]);
    for how in [RestoreMode::Merge, RestoreMode::Replace] {
        let (other, empty) = (TempDir::new().unwrap(), "below/record.db");
        let empty = other.path().join(empty);
        let restored = restore(&target, &empty, how).unwrap();
        let expected = RestoreSummary {
            attempts: 2,
            decisions: 1,
            known: 0,
            positions: 1,
            kept: None,
            salvaged: None,
        };
        assert_eq!(restored, expected);
        let store = SqliteStore::open(&empty).unwrap();
        assert_eq!(store.attempts(&course()).unwrap(), [at(1, 10), at(2, 20)]);
        assert_eq!(store.decisions(&course()).unwrap(), [decision(1, 85, 30)]);
        assert_eq!(store.positions(&course()).unwrap(), [position("l", 40)]);
        drop(store);
        assert!(check(&empty).unwrap().unwrap().is_sound());
    }
}

#[test]
fn two_records_are_joined_in_the_order_of_time_and_each_row_once() {
    let (_one, first) = record(&[(1, 10), (2, 20), (3, 50)]);
    let (two, second) = record(&[(1, 10), (4, 15), (5, 5), (6, 60)]);
    for (path, id, percent, time) in [(&first, 1, 80, 30), (&second, 2, 95, 20)] {
        let mut store = SqliteStore::open(path).unwrap();
        store.decide(&decision(id, percent, time)).unwrap();
    }
    let target = two.path().join("b");
    backup(&second, &target, Now::default()).unwrap();
    let restored = restore(&target, &first, RestoreMode::Merge).unwrap();
    assert_eq!(
        (restored.attempts, restored.decisions, restored.known),
        (3, 1, 1)
    );
    // 5 was made with the clock set back: it stays behind 4.
    assert_eq!(kept(&first), [1, 4, 5, 2, 3, 6]);
    let store = SqliteStore::open(&first).unwrap();
    assert_eq!(
        store.decisions(&course()).unwrap(),
        [decision(2, 95, 20), decision(1, 80, 30)]
    );
    drop(store);
    assert!(check(&first).unwrap().unwrap().is_sound());
    let again = restore(&target, &first, RestoreMode::Merge).unwrap();
    assert_eq!((again.attempts, again.decisions, again.known), (0, 0, 5));
    assert_eq!(kept(&first), [1, 4, 5, 2, 3, 6]);
    let mut store = SqliteStore::open(&first).unwrap();
    store.append(&at(9, 1)).unwrap();
    assert_eq!(ids(&store).last(), Some(&9));
    let changed = store
        .connection()
        .execute("DELETE FROM attempts", [])
        .unwrap_err();
    assert!(
        changed.to_string().contains("only ever added"),
        "the triggers are back"
    );
}

#[test]
fn joining_hides_no_loss() {
    let (_one, first) = record(&[(1, 10), (2, 20), (3, 30)]);
    let sql = "DROP TRIGGER attempts_are_not_deleted; DELETE FROM attempts WHERE seq = 2";
    Connection::open(&first)
        .unwrap()
        .execute_batch(sql)
        .unwrap();
    let (two, second) = record(&[(4, 15)]);
    let target = two.path().join("b");
    backup(&second, &target, Now::default()).unwrap();
    restore(&target, &first, RestoreMode::Merge).unwrap();
    assert_eq!(kept(&first), [1, 4, 3]);
    assert_eq!(check(&first).unwrap().unwrap().missing, 1);
}

#[test]
fn the_newer_position_holds() {
    let (_one, first) = record(&[]);
    let (two, second) = record(&[]);
    for (path, times) in [(&first, [5, 1]), (&second, [3, 4])] {
        let mut store = SqliteStore::open(path).unwrap();
        store.save_position(&position("a", times[0])).unwrap();
        store.save_position(&position("b", times[1])).unwrap();
    }
    let target = two.path().join("b");
    backup(&second, &target, Now::default()).unwrap();
    assert_eq!(
        restore(&target, &first, RestoreMode::Merge)
            .unwrap()
            .positions,
        1
    );
    let positions = SqliteStore::open(&first)
        .unwrap()
        .positions(&course())
        .unwrap();
    assert_eq!(positions, [position("a", 5), position("b", 4)]);
}

#[test]
fn what_is_replaced_is_kept_beside() {
    let (one, first) = record(&[(1, 10), (2, 20)]);
    let (two, second) = record(&[(3, 5)]);
    SqliteStore::open(&first)
        .unwrap()
        .save_position(&position("a", 9))
        .unwrap();
    let target = two.path().join("b");
    backup(&second, &target, Now::default()).unwrap();
    let restored = restore(&target, &first, RestoreMode::Replace).unwrap();
    let aside = one.path().join("record.db.before-restore");
    assert_eq!(restored.kept, Some(aside.clone()));
    assert_eq!(kept(&first), [3]);
    assert_eq!(
        SqliteStore::open(&first)
            .unwrap()
            .positions(&course())
            .unwrap(),
        []
    );
    assert!(check(&first).unwrap().unwrap().is_sound());
    restore(&aside, &first, RestoreMode::Replace).unwrap();
    assert_eq!(kept(&first), [1, 2]);
    assert_eq!(
        names(&one),
        [
            "record.db",
            "record.db.before-restore",
            "record.db.before-restore-1"
        ]
    );
}

#[test]
fn a_damaged_backup_is_refused_wherever_the_damage_is() {
    let (directory, path) = record(&(0..60).map(|id| (id, 10)).collect::<Vec<_>>());
    SqliteStore::open(&path)
        .unwrap()
        .save_position(&position("a", 9))
        .unwrap();
    let target = directory.path().join("b");
    backup(&path, &target, Now::default()).unwrap();
    let sound = fs::read(&target).unwrap();
    let (other, mine) = record(&[(99, 1)]);
    let bytes = fs::read(&mine).unwrap();
    let damaged = other.path().join("damaged");
    let (mut refused, mut harmless) = (0, 0);
    for at in (0..sound.len()).step_by(293) {
        let mut rotten = sound.clone();
        rotten[at] ^= 0x10;
        put(&damaged, &rotten);
        match verify(&damaged) {
            Err(error) => {
                refused += 1;
                assert_eq!(
                    restore(&damaged, &mine, RestoreMode::Replace).unwrap_err(),
                    error
                );
            }
            // A byte that holds nothing.
            Ok(found) => {
                harmless += 1;
                assert_eq!(found.attempts, 60);
                let all = SqliteStore::open_read_only(&damaged).unwrap();
                assert_eq!(all.attempts(&course()).unwrap().len(), 60);
                assert_eq!(all.positions(&course()).unwrap(), [position("a", 9)]);
            }
        }
    }
    assert!(refused > 20, "{refused} refused, {harmless} harmless");
    for length in (0..sound.len()).step_by(1999) {
        put(&damaged, &sound[..length]);
        assert!(
            restore(&damaged, &mine, RestoreMode::Merge).is_err(),
            "cut at {length}"
        );
    }
    assert!(fs::read(&mine).unwrap() == bytes, "the record was touched");
    fs::remove_file(&damaged).unwrap();
    assert_eq!(names(&other), ["record.db"]);
}

#[test]
fn what_is_no_backup_is_neither_restored_nor_overwritten() {
    let (directory, path) = record(&[(1, 10)]);
    let other = directory.path().join("essay.txt");
    put(&other, b"my essay");
    for error in [
        restore(&other, &path, RestoreMode::Replace).unwrap_err(),
        backup(&path, &other, Now::default()).unwrap_err(),
        verify(&other).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::NotABackup { .. }), "{error}");
    }
    assert_eq!(fs::read(&other).unwrap(), b"my essay");
    let none = directory.path().join("none");
    assert!(matches!(verify(&none), Err(StoreError::CannotOpen { .. })));
    assert!(matches!(
        backup(&none, &other, Now::default()),
        Err(StoreError::CannotOpen { .. })
    ));
    assert_eq!(kept(&path), [1]);
}

#[test]
fn a_backup_of_a_newer_program_is_refused() {
    let (directory, path) = record(&[(1, 10)]);
    let target = directory.path().join("b");
    for sql in ["UPDATE seal SET version = 2", "PRAGMA user_version = 99"] {
        backup(&path, &target, Now::default()).unwrap();
        Connection::open(&target)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        let error = restore(&target, &path, RestoreMode::Merge).unwrap_err();
        assert!(matches!(error, StoreError::Newer { .. }), "{error}");
    }
}

#[test]
fn an_older_record_is_a_backup_too_and_stays_as_it_is() {
    let directory = TempDir::new().unwrap();
    let older = decisions::of_version_1(&directory);
    let bytes = fs::read(&older).unwrap();
    let (_other, mine) = record(&[(8, 1)]);
    let restored = restore(&older, &mine, RestoreMode::Merge).unwrap();
    assert_eq!((restored.attempts, kept(&mine)), (1, vec![8, 7]));
    assert!(fs::read(&older).unwrap() == bytes);
}

#[test]
fn a_damaged_record_can_be_backed_up_and_its_sound_rows_restored() {
    let (directory, path) = record(&[(1, 10), (2, 20)]);
    let sql = "DROP TRIGGER attempts_are_not_changed; UPDATE attempts SET score = 1 WHERE seq = 1";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    let target = directory.path().join("b");
    let made = backup(&path, &target, Now::default()).unwrap();
    assert_eq!((made.attempts, made.damaged), (2, 1));
    let (_other, mine) = record(&[]);
    restore(&target, &mine, RestoreMode::Merge).unwrap();
    assert_eq!(kept(&mine), [2]);
    assert!(matches!(
        restore(&path, &mine, RestoreMode::Merge),
        Err(StoreError::DamagedBackup { .. })
    ));
}

#[test]
fn without_room_nothing_changes() {
    let (directory, path) = record(&(0..200).map(|id| (id, 10)).collect::<Vec<_>>());
    let target = directory.path().join("b");
    backup(&path, &target, Now::default()).unwrap();
    let (_other, mine) = record(&[(999, 1000)]);
    let mut store = SqliteStore::open(&mine).unwrap();
    let sql = "PRAGMA max_page_count = 14";
    store.connection().query_row(sql, [], |_| Ok(())).unwrap();
    let error =
        crate::store::restore::take(store.connection(), &target, RestoreMode::Merge).unwrap_err();
    assert_eq!(
        error.sqlite_error_code(),
        Some(rusqlite::ErrorCode::DiskFull)
    );
    assert_eq!(ids(&store), [999]);
    let changed = store
        .connection()
        .execute("DELETE FROM attempts", [])
        .unwrap_err();
    assert!(changed.to_string().contains("only ever added"));
}
