//! Files that are refused, read-only, full or damaged: what is reported, and that nothing is changed.

use super::*;

#[test]
fn a_newer_record_is_refused() {
    let directory = TempDir::new().unwrap();
    let path = made(&directory, 3);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let error = refused(&path);
    assert!(
        matches!(
            error,
            StoreError::Newer {
                found: 99,
                known: 4,
                ..
            }
        ),
        "{error}"
    );
    assert!(error.to_string().ends_with("update studyhall"));
    assert!(matches!(check(&path), Err(StoreError::Newer { .. })));
}

#[test]
fn what_is_no_record_is_refused() {
    let directory = TempDir::new().unwrap();
    let path = file(&directory);
    put(&path, &b"not a database at all; ".repeat(200));
    assert!(matches!(refused(&path), StoreError::NotARecord { .. }));
    put(&path, b"SQLite format 3\0");
    assert!(matches!(refused(&path), StoreError::NotARecord { .. }));
    fs::remove_file(&path).unwrap();
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE theirs (x)")
        .unwrap();
    assert!(matches!(refused(&path), StoreError::NotARecord { .. }));
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA application_id = 5")
        .unwrap();
    assert!(matches!(refused(&path), StoreError::NotARecord { .. }));
}

#[test]
fn what_is_no_file_is_refused() {
    let directory = TempDir::new().unwrap();
    let is_refused =
        |path: &Path| matches!(SqliteStore::open(path), Err(StoreError::CannotOpen { .. }));
    assert!(is_refused(directory.path()));
    put(&directory.path().join("file"), b"x");
    let error = SqliteStore::open(&directory.path().join("file/below/record.db")).unwrap_err();
    assert!(
        matches!(
            error,
            StoreError::CannotCreate { .. } | StoreError::CannotOpen { .. }
        ),
        "{error}"
    );
}

#[test]
fn a_truncated_record_is_refused_or_a_prefix() {
    let directory = TempDir::new().unwrap();
    let path = made(&directory, 120);
    let whole = fs::read(&path).unwrap();
    let mut refusals = 0;
    for length in (1..whole.len()).step_by(1999) {
        put(&path, &whole[..length]);
        let opened = SqliteStore::open(&path).and_then(|store| store.attempts(&course()));
        match opened {
            Ok(attempts) => {
                assert!(
                    attempts
                        .iter()
                        .zip(0..)
                        .all(|(attempt, id)| attempt.id.0 == id)
                );
            }
            Err(StoreError::Corrupt { .. } | StoreError::NotARecord { .. }) => {
                refusals += 1;
                assert!(
                    fs::read(&path).unwrap() == whole[..length],
                    "the file changed"
                );
            }
            Err(other) => panic!("{length}: {other}"),
        }
    }
    assert!(refusals > 5);
}

#[test]
fn what_cannot_be_written_can_be_read() {
    let directory = TempDir::new().unwrap();
    let path = made(&directory, 3);
    let mut store = SqliteStore::open_read_only(&path).unwrap();
    assert_eq!(ids(&store), [0, 1, 2]);
    assert!(matches!(
        store.append(&attempt(3)),
        Err(StoreError::ReadOnly { .. })
    ));
    assert!(matches!(
        store.save_position(&position("a", 1)),
        Err(StoreError::ReadOnly { .. })
    ));
    let none = directory.path().join("none");
    assert_eq!(ids(&SqliteStore::open_read_only(&none).unwrap()), []);
    assert!(!none.exists());
    // What a program that was killed at its first start leaves behind.
    fs::File::create(&none).unwrap();
    assert_eq!(ids(&SqliteStore::open_read_only(&none).unwrap()), []);
    let below = SqliteStore::open_read_only(&none.join("study.db"));
    assert!(matches!(below, Err(StoreError::CannotOpen { .. })));
}

#[test]
fn without_room_for_its_notes_the_record_is_read_as_it_is() {
    let directory = TempDir::new().unwrap();
    // Signs that mean something in a URI; Windows has no `?` in names.
    let name = if cfg!(windows) {
        "r#%20.db"
    } else {
        "r#?%20.db"
    };
    let path = directory.path().join(name);
    fs::rename(made(&directory, 3), &path).unwrap();
    // Stands in for a directory that cannot be written, which root can always write.
    fs::create_dir(directory.path().join(format!("{name}-shm"))).unwrap();
    let error = SqliteStore::open(&path).unwrap_err();
    // Windows does not say why it refuses.
    let is_told = match error {
        StoreError::ReadOnly { .. } => true,
        StoreError::CannotOpen { .. } => cfg!(windows),
        _ => false,
    };
    assert!(is_told, "{error}");
    assert_eq!(ids(&SqliteStore::open_read_only(&path).unwrap()), [0, 1, 2]);
    assert_eq!(check(&path).unwrap().unwrap().attempts, 3);
}

#[test]
fn a_full_disk_is_said_and_the_same_attempt_goes_in_later() {
    let directory = TempDir::new().unwrap();
    let mut store = SqliteStore::open(&file(&directory)).unwrap();
    let limit = |store: &mut SqliteStore, pages: i64| {
        let sql = format!("PRAGMA max_page_count = {pages}");
        store.connection().query_row(&sql, [], |_| Ok(())).unwrap();
    };
    limit(&mut store, 12);
    let full = (0..1000)
        .find(|&id| store.append(&attempt(id)).is_err())
        .unwrap();
    assert!(full > 0);
    assert!(matches!(
        store.append(&attempt(full)),
        Err(StoreError::DiskFull { .. })
    ));
    assert_eq!(ids(&store), (0..full).collect::<Vec<_>>());
    limit(&mut store, 1000);
    store.append(&attempt(full)).unwrap();
    assert_eq!(ids(&store), (0..=full).collect::<Vec<_>>());
}

#[test]
fn another_writer_is_waited_for_and_then_named() {
    let directory = TempDir::new().unwrap();
    let path = made(&directory, 1);
    let mut store = SqliteStore::open(&path).unwrap();
    let mut other = SqliteStore::open(&path).unwrap();
    store.append(&attempt(10)).unwrap();
    other.append(&attempt(11)).unwrap();
    assert_eq!(ids(&store), [0, 10, 11]);
    other.connection().execute_batch("BEGIN IMMEDIATE").unwrap();
    store.connection().busy_timeout(Duration::ZERO).unwrap();
    assert!(matches!(
        store.append(&attempt(12)),
        Err(StoreError::Busy { .. })
    ));
    other.connection().execute_batch("COMMIT").unwrap();
    store.append(&attempt(12)).unwrap();
}

#[test]
fn an_older_record_is_copied_and_brought_up_to_date() {
    let directory = TempDir::new().unwrap();
    let path = made(&directory, 3);
    let known = schema::STEPS;
    let with = |step: &'static str| [known, &[step]].concat();
    let version = schema::newest(known);
    let mut store = SqliteStore::open(&path).unwrap();
    for _ in 0..2 {
        // The step fails in the middle: nothing of it stays, and the record still opens.
        let steps = with("CREATE TABLE later (x) STRICT");
        schema::migrate(store.connection(), &path, version, &steps).unwrap_err();
        assert_eq!(schema::identity(store.connection()).unwrap().1, version);
    }
    let steps = with("CREATE TABLE later (x INTEGER) STRICT");
    schema::migrate(store.connection(), &path, version, &steps).unwrap();
    assert_eq!(schema::identity(store.connection()).unwrap().1, version + 1);
    assert_eq!(ids(&store), [0, 1, 2]);
    let name = format!("record.db.before-v{}", version + 1);
    for name in [name.clone(), format!("{name}-1"), format!("{name}-2")] {
        let copy = SqliteStore::open(&directory.path().join(name)).unwrap();
        assert_eq!(ids(&copy), [0, 1, 2]);
    }
}

#[test]
fn a_sound_record_is_found_sound() {
    let directory = TempDir::new().unwrap();
    assert_eq!(check(&file(&directory)).unwrap(), None);
    let path = made(&directory, 5);
    SqliteStore::open(&path)
        .unwrap()
        .save_position(&position("a", 1))
        .unwrap();
    let health = check(&path).unwrap().unwrap();
    assert_eq!(
        (health.version, health.attempts, health.positions),
        (4, 5, 1)
    );
    assert!(health.is_sound(), "{health:?}");
    assert_eq!(
        fs::read_dir(directory.path()).unwrap().count(),
        1,
        "nothing is left beside it"
    );
}

#[test]
fn flipped_bits_in_a_row_are_noticed() {
    let directory = TempDir::new().unwrap();
    let path = made(&directory, 5);
    let sound = fs::read(&path).unwrap();
    let needle = "Şuşa".as_bytes();
    let at = sound
        .windows(needle.len())
        .position(|window| window == needle)
        .unwrap();
    for bit in 0..8 {
        let mut rotten = sound.clone();
        rotten[at + 4] ^= 1 << bit;
        put(&path, &rotten);
        let health = check(&path).unwrap().unwrap();
        assert_eq!((health.attempts, health.damaged), (5, 1), "bit {bit}");
        assert!(!health.is_sound());
        assert_eq!(ids(&SqliteStore::open_read_only(&path).unwrap()).len(), 4);
    }
}

#[test]
fn deleted_rows_are_noticed() {
    let directory = TempDir::new().unwrap();
    let path = made(&directory, 5);
    let sql = "DROP TRIGGER attempts_are_not_deleted; DELETE FROM attempts WHERE seq = 2";
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    assert_eq!(check(&path).unwrap().unwrap().missing, 1);
}
