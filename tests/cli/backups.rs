//! `backup`, `restore` and `doctor --rebuild`: what was done leaves as one file and comes back whole.

use std::fs;
use std::path::Path;

use super::lines::{attempts, decisions, piped};
use super::partner::GOOD;

fn answered(data: &Path, count: usize) {
    let (code, _, err) = piped(
        &["quiz", "--lessons", GOOD],
        data,
        "d\n".repeat(count).as_bytes(),
    );
    assert_eq!((code, err.as_str()), (0, ""));
}

fn verb(args: &[&str], data: &Path) -> (i32, String, String) {
    piped(args, data, b"")
}

#[test]
fn a_backup_comes_back_whole_and_once() {
    let (old, new) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let file = old.path().join("my.backup");
    let file = file.to_str().unwrap();
    answered(old.path(), 3);
    let (code, out, err) = verb(&["backup", file], old.path());
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.starts_with("3 answers, 0 decisions, 0 places in `") && out.contains("verified"),
        "{out}"
    );

    // Into a record with an answer of its own, twice: nothing is lost, and nothing is there twice.
    answered(new.path(), 1);
    for known in [0, 3] {
        let (code, out, err) = verb(&["restore", file], new.path());
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(&format!("; {known} known already")), "{out}");
        assert_eq!(attempts(new.path()).len(), 4);
    }
    let (code, out, _) = verb(&["restore", "--replace", file], new.path());
    assert_eq!(code, 0);
    assert!(out.contains("the record of before is in `"), "{out}");
    assert_eq!(attempts(new.path()), attempts(old.path()));
    assert!(decisions(new.path()).is_empty());
}

#[test]
fn what_is_no_backup_changes_nothing() {
    let data = tempfile::tempdir().unwrap();
    answered(data.path(), 2);
    let before = attempts(data.path());
    let file = data.path().join("whole.backup");
    let path = file.to_str().unwrap();
    assert_eq!(verb(&["backup", path], data.path()).0, 0);
    let whole = fs::read(&file).unwrap();
    let broken = data.path().join("broken.backup");
    let write = |bytes: &[u8]| {
        let mut file = fs::File::create(&broken).unwrap();
        std::io::Write::write_all(&mut file, bytes).unwrap();
    };
    let mut bent = whole.clone();
    let middle = bent.len() / 2;
    bent[middle..middle + 64].fill(0xa5);
    for bytes in [
        &b""[..],
        b"not a backup at all",
        &whole[..whole.len() / 2],
        &bent,
    ] {
        write(bytes);
        for how in [&["restore"][..], &["restore", "--replace"]] {
            let args = [how, &[broken.to_str().unwrap()]].concat();
            let (code, out, err) = verb(&args, data.path());
            // A hole in a page that holds nothing is none.
            if bytes == bent && code == 0 {
                continue;
            }
            assert_eq!(
                (code, out.as_str(), err.lines().count()),
                (2, "", 1),
                "{err}"
            );
            assert_eq!(attempts(data.path()), before);
        }
    }
    // Nor is a file of somebody's written over.
    write(b"my thesis");
    let (code, _, err) = verb(&["backup", broken.to_str().unwrap()], data.path());
    assert_eq!(code, 2, "{err}");
    assert_eq!(fs::read(&broken).unwrap(), b"my thesis");
    let (code, _, err) = verb(&["restore", "no-such.backup"], data.path());
    assert!(code == 2 && err.contains("no-such.backup"), "{err}");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(verb(&["backup", "unused.backup"], empty.path()).0, 2);
}

#[test]
fn what_is_known_can_be_made_again() {
    let data = tempfile::tempdir().unwrap();
    let input = "sure\nd\nundo\nd\nrate 3\nd\nrate 2\nsuspend\nd\nq\n";
    piped(&["quiz", "--lessons", GOOD], data.path(), input.as_bytes());
    let (_, out, err) = verb(&["doctor", "--rebuild", "--lessons", GOOD], data.path());
    assert_eq!(err, "");
    let line = out.lines().find(|line| line.contains("memory")).unwrap();
    assert!(
        line.starts_with("ok") && line.contains("made again from 4 answers and 4 decisions"),
        "{out}"
    );
}
