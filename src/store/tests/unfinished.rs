//! Answers that were begun and not given: kept, gone with the answer, carried by backups, and made room for in older records.

use super::super::{RestoreMode, verify};
use super::backup::{backup, restore};
use super::*;
use crate::study::Unfinished;

fn begun(item: &str, text: &str, unix_ms: i64) -> Unfinished {
    Unfinished {
        seed: Some(u64::MAX),
        course: course(),
        lesson: LessonId::new("lesson"),
        item: ItemId::new(item),
        occasion: Occasion::Quiz,
        now: Now {
            unix_ms,
            offset_s: -3600,
            since_start: Duration::ZERO,
        },
        response: Some(Response::Text(text.into())),
    }
}

fn answer(id: u128, item: &str, unix_ms: i64) -> Attempt {
    let mut attempt = attempt(id);
    attempt.item = ItemId::new(item);
    attempt.now.unix_ms = unix_ms;
    attempt
}

fn record(directory: &TempDir, all: &[Unfinished]) -> PathBuf {
    let path = file(directory);
    let mut store = SqliteStore::open(&path).unwrap();
    for one in all {
        store.save_unfinished(one).unwrap();
    }
    path
}

fn kept(path: &Path) -> Vec<Unfinished> {
    let store = SqliteStore::open(path).unwrap();
    store.unfinished(&course()).unwrap()
}

#[test]
fn the_last_of_an_item_is_kept_until_it_is_empty_or_answered() {
    let directory = TempDir::new().unwrap();
    let path = record(
        &directory,
        &[
            begun("a", "fir", 10),
            begun("b", "other", 11),
            begun("a", "first", 12),
            begun("c", "x", 13),
            Unfinished {
                course: CourseId::new("another"),
                ..begun("a", "theirs", 14)
            },
        ],
    );
    assert_eq!(
        kept(&path),
        [
            begun("b", "other", 11),
            begun("a", "first", 12),
            begun("c", "x", 13)
        ]
    );
    let mut store = SqliteStore::open(&path).unwrap();
    let emptied = Unfinished {
        response: None,
        ..begun("b", "", 15)
    };
    store.save_unfinished(&emptied).unwrap();
    // Answered with the clock set back: answered all the same.
    store.append(&answer(1, "a", 5)).unwrap();
    drop(store);
    assert_eq!(kept(&path), [begun("c", "x", 13)]);
    let theirs = SqliteStore::open(&path).unwrap();
    let theirs = theirs.unfinished(&CourseId::new("another")).unwrap();
    assert_eq!(theirs.len(), 1);
}

#[test]
fn what_nobody_goes_on_with_is_removed_in_the_end() {
    let directory = TempDir::new().unwrap();
    let week = 7 * 24 * 60 * 60 * 1000;
    let path = record(&directory, &[begun("a", "old", 0), begun("b", "new", week)]);
    assert_eq!(kept(&path), [begun("b", "new", week)]);
}

#[test]
fn it_comes_back_scrubbed_and_damage_costs_nothing_else() {
    let directory = TempDir::new().unwrap();
    let hostile = Unfinished {
        response: Some(Response::Blanks(vec!["\u{1b}]0;x\u{7}".into(), "b".into()])),
        ..begun("a", "", 1)
    };
    let path = record(&directory, &[hostile, begun("b", "sound", 2)]);
    let texts = vec!["\u{FFFD}]0;x\u{FFFD}".to_owned(), "b".to_owned()];
    assert_eq!(kept(&path)[0].response, Some(Response::Blanks(texts)));
    for damage in ["response = '{'", "occasion = 'never'", "response = x'ff'"] {
        let sql = format!("UPDATE OR IGNORE unfinished SET {damage} WHERE item = 'a'");
        // A value of the wrong type cannot even be put there.
        let _ = Connection::open(&path).unwrap().execute_batch(&sql);
        assert_eq!(
            kept(&path).last(),
            Some(&begun("b", "sound", 2)),
            "{damage}"
        );
    }
    assert_eq!(kept(&path).len(), 1);
    assert!(check(&path).unwrap().unwrap().is_sound());
}

#[test]
fn an_older_record_gets_room_for_it() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    let mut connection = Connection::open(&path).unwrap();
    schema::migrate(&mut connection, &path, 0, &schema::STEPS[..2]).unwrap();
    connection
        .pragma_update(None, "journal_mode", "WAL")
        .unwrap();
    drop(connection);
    assert_eq!(check(&path).unwrap().unwrap().version, 2);
    let target = directory.path().join("old.backup");
    backup(&path, &target, Now::default()).unwrap();
    let mut store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.unfinished(&course()).unwrap(), []);
    store.save_unfinished(&begun("a", "x", 1)).unwrap();
    drop(store);
    assert_eq!(kept(&path), [begun("a", "x", 1)]);
    let copy = directory.path().join("record.db.before-v4");
    assert_eq!(check(&copy).unwrap().unwrap().version, 2);
    // A backup of before is whole, and joined as one that has none.
    verify(&target).unwrap();
    restore(&target, &path, RestoreMode::Merge).unwrap();
    assert_eq!(kept(&path), [begun("a", "x", 1)]);
}

#[test]
fn a_backup_carries_it_and_the_newer_holds() {
    let two = TempDir::new().unwrap();
    let second = record(
        &two,
        &[
            begun("mine newer", "theirs", 20),
            begun("theirs newer", "theirs", 20),
            begun("theirs", "theirs", 25),
        ],
    );
    let mut store = SqliteStore::open(&second).unwrap();
    store.append(&answer(1, "answered before", 15)).unwrap();
    store.append(&answer(2, "answered since", 40)).unwrap();
    drop(store);
    let target = two.path().join("b");
    backup(&second, &target, Now::default()).unwrap();
    // With attempts that come after all there are, and with attempts that come between them.
    for own in [None, Some(answer(9, "else", 50))] {
        let one = TempDir::new().unwrap();
        let first = record(
            &one,
            &[
                begun("mine newer", "mine", 30),
                begun("theirs newer", "mine", 10),
                begun("answered since", "mine", 20),
                begun("answered before", "mine", 20),
            ],
        );
        let mut store = SqliteStore::open(&first).unwrap();
        if let Some(attempt) = own {
            store.append(&attempt).unwrap();
        }
        drop(store);
        restore(&target, &first, RestoreMode::Merge).unwrap();
        let mut all = kept(&first);
        all.sort_by(|one, other| one.item.as_str().cmp(other.item.as_str()));
        assert_eq!(
            all,
            [
                begun("answered before", "mine", 20),
                begun("mine newer", "mine", 30),
                begun("theirs", "theirs", 25),
                begun("theirs newer", "theirs", 20),
            ]
        );
        let mut store = SqliteStore::open(&first).unwrap();
        store.append(&answer(10, "theirs", 60)).unwrap();
        drop(store);
        assert_eq!(kept(&first).len(), 3, "the trigger is back");
        restore(&target, &first, RestoreMode::Replace).unwrap();
        assert_eq!(kept(&first), kept(&second));
    }
    // The seal covers it.
    let sql = "UPDATE unfinished SET response = '{\"text\":\"another\"}' WHERE item = 'theirs'";
    Connection::open(&target)
        .unwrap()
        .execute_batch(sql)
        .unwrap();
    assert!(matches!(
        verify(&target),
        Err(StoreError::DamagedBackup { .. })
    ));
}

#[test]
fn one_that_was_kept_without_its_seed_is_read() {
    let directory = TempDir::new().unwrap();
    let path = record(&directory, &[begun("a", "first", 12)]);
    let connection = Connection::open(&path).unwrap();
    let bare = serde_json::to_string(&Response::Text("first".into())).unwrap();
    let sql = "UPDATE unfinished SET response = ?1";
    assert_eq!(connection.execute(sql, [bare]).unwrap(), 1);
    drop(connection);
    let one = Unfinished {
        seed: None,
        ..begun("a", "first", 12)
    };
    assert_eq!(kept(&path), [one]);
}
