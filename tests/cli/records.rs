//! What other programs and people do to the files of the record: nothing that was acknowledged is lost without a word.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::lines::{QUIZ, attempts, piped};
use super::partner::{GOOD, Partner};

fn answered(data: &Path, count: usize) {
    let input = "d\n".repeat(count);
    let (code, _, err) = piped(&["quiz", "--lessons", GOOD], data, input.as_bytes());
    assert_eq!((code, err.as_str()), (0, ""));
}

fn verb(args: &[&str], data: &Path) -> (i32, String, String) {
    piped(args, data, b"")
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_backup_takes_the_place_of_an_older_backup_of_the_same_learner_alone() {
    let (own, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    answered(own.path(), 3);
    answered(other.path(), 2);
    let (record, foreign) = (own.path().join("study.db"), other.path().join("study.db"));
    // Another learner's record, the own record, and the own record under another name.
    let link = own.path().join("link.db");
    fs::hard_link(&record, &link).unwrap();
    for target in [&foreign, &record, &link] {
        let (code, out, err) = verb(&["backup", path(target)], own.path());
        assert_eq!((code, out.as_str()), (2, ""), "{err}");
        assert!(err.contains(path(target)), "{err}");
    }
    assert_eq!(
        (attempts(own.path()).len(), attempts(other.path()).len()),
        (3, 2)
    );
    // Another learner's backup; then the own one, twice.
    let file = own.path().join("a.backup");
    assert_eq!(verb(&["backup", path(&file)], other.path()).0, 0);
    let (code, _, err) = verb(&["backup", path(&file)], own.path());
    assert!(
        code == 2 && err.contains("another learner") && err.contains("--force="),
        "{err}"
    );
    let force = format!("--force={}", file.display());
    let wrong = verb(&["backup", path(&file), "--force=b.backup"], own.path());
    assert!(
        wrong.0 == 2 && wrong.2.contains("does not repeat"),
        "{}",
        wrong.2
    );
    assert_eq!(verb(&["backup", path(&file), &force], own.path()).0, 0);
    assert_eq!(verb(&["backup", path(&file)], own.path()).0, 0);
    assert!(
        verb(
            &[
                "backup",
                path(&record),
                &format!("--force={}", record.display())
            ],
            own.path()
        )
        .0 == 2
    );
}

#[test]
fn a_backup_leaves_other_files_alone_and_knows_no_special_names() {
    let data = tempfile::tempdir().unwrap();
    answered(data.path(), 1);
    let partial = data.path().join("my.partial");
    fs::File::create(&partial).unwrap();
    assert_eq!(
        verb(&["backup", path(&data.path().join("my"))], data.path()).0,
        0
    );
    assert!(partial.exists());
    let mut left: Vec<_> = fs::read_dir(data.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["backups", "my", "my.partial", "study.db"]);
    for name in [":memory:", "file:x"] {
        let here = tempfile::tempdir().unwrap();
        let output = super::studyhall(&["backup", name])
            .current_dir(here.path())
            .env("STUDYHALL_DATA", data.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{name}");
        assert!(here.path().join(name).exists(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_written_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("a.backup");
    answered(data.path(), 1);
    assert_eq!(verb(&["backup", path(&file)], data.path()).0, 0);
    for name in [&file, &data.path().join("study.db")] {
        let mode = fs::metadata(name).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", name.display());
    }
    let record = data.path().join("study.db");
    fs::set_permissions(&record, fs::Permissions::from_mode(0o644)).unwrap();
    let (_, out, _) = verb(&["doctor", "--lessons", GOOD], data.path());
    assert!(out.contains("!!  record    others may read it"), "{out}");
}

#[test]
fn each_study_day_leaves_a_backup_behind() {
    let data = tempfile::tempdir().unwrap();
    let backups = data.path().join("backups");
    // Without an answer there is nothing to keep.
    assert_eq!(verb(&["stats", "--lessons", GOOD], data.path()).0, 0);
    assert!(!backups.exists());
    fs::create_dir(&backups).unwrap();
    answered(data.path(), 2);
    let made: Vec<_> = fs::read_dir(&backups).unwrap().collect();
    assert_eq!(made.len(), 1);
    let (_, out, _) = verb(&["doctor", "--lessons", GOOD], data.path());
    assert!(out.contains("ok  backups   1, the newest is `"), "{out}");
    // Of more than seven the oldest goes.
    let today = made[0].as_ref().unwrap().path();
    for day in 1..=8 {
        fs::copy(&today, backups.join(format!("2001-01-0{day}.backup"))).unwrap();
    }
    fs::remove_file(&today).unwrap();
    answered(data.path(), 1);
    let mut left: Vec<String> = fs::read_dir(&backups)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    left.sort();
    assert_eq!(left.len(), 7);
    assert_eq!(left[0], "2001-01-03.backup");
}

#[cfg(unix)]
#[test]
fn a_record_that_is_deleted_or_replaced_while_open_loses_no_answer() {
    let (data, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let record = data.path().join("study.db");
    let mut partner = Partner::of(&QUIZ, data.path());
    let mut count = 0;
    while let Some(_question) = partner.question() {
        match count {
            1 => fs::remove_file(&record).unwrap(),
            3 => {
                // As a program does that synchronises files.
                answered(other.path(), 2);
                fs::rename(other.path().join("study.db"), &record).unwrap();
            }
            5 => fs::rename(&record, data.path().join("moved.db")).unwrap(),
            _ => {}
        }
        partner.say("d");
        count += 1;
        if count == 7 {
            partner.say("quit");
            break;
        }
    }
    let code = partner.end();
    let out = partner.said.join("\n");
    assert_eq!(code, 0, "{out}");
    assert_eq!(attempts(data.path()).len(), 7 + 2);
    assert!(out.contains("while it was open"), "{out}");
}

#[test]
fn an_empty_file_is_no_record_yet_and_a_place_that_cannot_be_read_is_no_empty_record() {
    let data = tempfile::tempdir().unwrap();
    let record = data.path().join("study.db");
    fs::File::create(&record).unwrap();
    for args in [&["stats", "--json"][..], &["list"]] {
        let args = [args, &["--lessons", GOOD]].concat();
        let (code, _, err) = verb(&args, data.path());
        assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
    }
    let (_, out, _) = verb(&["doctor", "--lessons", GOOD], data.path());
    assert!(out.contains("ok  record    none yet"), "{out}");
    // The list of the course does without the record, and says so.
    for (args, expected) in [(&["stats", "--json"][..], 2), (&["list"], 0)] {
        let args = [args, &["--lessons", GOOD]].concat();
        let (code, out, err) = verb(&args, &record);
        assert!(
            code == expected && err.contains("cannot open"),
            "{args:?}: {out}{err}"
        );
    }
    let (_, out, _) = verb(&["doctor", "--lessons", GOOD], &record.join("below"));
    assert!(out.contains("!!  record"), "{out}");
}

#[test]
fn a_damaged_record_can_be_replaced_and_what_can_be_read_is_kept() {
    let data = tempfile::tempdir().unwrap();
    let (record, file) = (data.path().join("study.db"), data.path().join("a.backup"));
    answered(data.path(), 4);
    assert_eq!(verb(&["backup", path(&file)], data.path()).0, 0);
    answered(data.path(), 3);
    // The root page of an index: the rows themselves can be read.
    let connection = Connection::open(&record).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'attempts_by_item'";
    let page: u32 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    drop(connection);
    let page = usize::try_from(page).unwrap();
    let mut bytes = fs::read(&record).unwrap();
    bytes[(page - 1) * 4096..page * 4096].fill(0xa5);
    write(&record, &bytes);
    let (code, out, err) = verb(&["restore", "--replace", path(&file)], data.path());
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert_eq!(attempts(data.path()).len(), 4);
    let salvaged = out.lines().last().unwrap();
    assert!(
        salvaged.starts_with("3 answers of it could be read and are not in the backup"),
        "{out}"
    );
    let (_, rest) = salvaged.split_once("restore '").unwrap();
    let (salvaged, _) = rest.split_once('\'').unwrap();
    assert_eq!(verb(&["restore", salvaged], data.path()).0, 0);
    assert_eq!(attempts(data.path()).len(), 7);
}

#[test]
fn a_wal_of_another_file_is_not_written_over_a_backup_that_was_copied_to_its_place() {
    let (own, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (record, file) = (other.path().join("study.db"), own.path().join("a.backup"));
    answered(own.path(), 5);
    assert_eq!(verb(&["backup", path(&file)], own.path()).0, 0);
    let mut partner = Partner::of(&QUIZ, other.path());
    partner.question();
    partner.say("d");
    partner.question();
    partner.child.kill().unwrap();
    partner.child.wait().unwrap();
    assert!(other.path().join("study.db-wal").exists());
    fs::copy(&file, &record).unwrap();
    let (_, out, _) = verb(&["stats", "--json", "--lessons", GOOD], other.path());
    assert!(out.contains("\"attempts\": 5"), "{out}");
    answered(other.path(), 1);
    assert_eq!(attempts(other.path()).len(), 6);
    assert!(other.path().join("study.db.old-wal").exists());
}

#[test]
fn nothing_in_a_backup_is_run() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("a.backup");
    answered(data.path(), 2);
    let endless =
        "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r";
    for hostile in [
        format!(
            "DROP TABLE seal; CREATE VIEW seal AS SELECT 1 version, n made_ms, 0 digest FROM ({endless}) WHERE n < 0"
        ),
        format!("DROP TABLE decisions; CREATE VIEW decisions AS {endless}"),
        "CREATE TRIGGER t AFTER INSERT ON positions BEGIN DELETE FROM unfinished; END".to_owned(),
        "ALTER TABLE positions ADD COLUMN more TEXT GENERATED ALWAYS AS (section) VIRTUAL"
            .to_owned(),
        "CREATE TABLE more (x)".to_owned(),
    ] {
        let _ = fs::remove_file(&file);
        assert_eq!(verb(&["backup", path(&file)], data.path()).0, 0);
        Connection::open(&file)
            .unwrap()
            .execute_batch(&hostile)
            .unwrap();
        for how in [&["restore"][..], &["restore", "--replace"]] {
            let (code, out, err) = verb(&[how, &[path(&file)]].concat(), data.path());
            assert_eq!((code, out.as_str()), (2, ""), "{hostile}: {err}");
            assert!(err.contains("that no backup has"), "{err}");
        }
    }
    assert_eq!(attempts(data.path()).len(), 2);
}

#[test]
fn no_message_repeats_what_acts_on_a_terminal() {
    let hostile = "\u{1b}]0;evil\u{7}\u{1b}[31m\u{9b}2J\u{202e}x";
    let data = tempfile::tempdir().unwrap();
    let directory = data.path().join(hostile);
    fs::create_dir(&directory).unwrap();
    let directory = path(&directory).to_owned();
    for args in [
        &["review", "--plain", "--exam", hostile][..],
        &["check", &directory],
        &["list", "--lessons", &directory],
        &["list", "--color", hostile],
        &["read", hostile],
        &["search", hostile, "--lessons", &directory],
        &["quiz", hostile, "--plain"],
        &["backup", &directory],
        &["restore", &directory],
        &["stats", "--data-dir", &directory, "--lessons", &directory],
        &["completions", hostile],
        &["check", "--explain", hostile],
        &[hostile],
        &["list", hostile],
        &[&format!("--{hostile}")],
    ] {
        let (_, out, err) = verb(args, data.path());
        let acts = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(
            !out.contains(acts) && !err.contains(acts),
            "{args:?}: {out:?} {err:?}"
        );
    }
}

#[test]
fn the_message_about_a_damaged_record_names_the_way_back() {
    let data = tempfile::tempdir().unwrap();
    let (record, file) = (data.path().join("study.db"), data.path().join("a.backup"));
    answered(data.path(), 12);
    assert_eq!(verb(&["backup", path(&file)], data.path()).0, 0);
    let bytes = fs::read(&record).unwrap();
    write(&record, &bytes[..5 * 4096]);
    let (code, _, err) = verb(&["stats", "--lessons", GOOD], data.path());
    assert!(
        code == 2 && err.contains("studyhall restore --replace BACKUP"),
        "{err}"
    );
    let (code, out, err) = verb(&["restore", "--replace", path(&file)], data.path());
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("study.db.damaged-"), "{out}");
    assert_eq!(attempts(data.path()).len(), 12);
    let (_, out, _) = verb(&["doctor", "--lessons", GOOD], data.path());
    assert!(out.contains("ok  record"), "{out}");
}

/// Writes a file as a whole.
fn write(path: &Path, bytes: &[u8]) {
    let mut file = fs::File::create(path).unwrap();
    std::io::Write::write_all(&mut file, bytes).unwrap();
}
