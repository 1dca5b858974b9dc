//! The courses that README.md and the manual tell people to write. Tables and commands are checked in `tests/it/manual.rs`.

use std::fs;
use std::path::Path;

use super::run;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The text below a heading, up to the next heading of the same depth.
fn section(path: &str, heading: &str) -> String {
    let text = read(path);
    let (_, rest) = text.split_once(&format!("\n## {heading}\n")).unwrap();
    rest.split("\n## ").next().unwrap().to_owned()
}

pub(crate) fn write_file(folder: &Path, path: &str, content: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let mut file = fs::File::create(path).unwrap();
    std::io::Write::write_all(&mut file, content.as_bytes()).unwrap();
}

#[test]
fn the_course_in_five_lines_can_be_checked_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = section("README.md", "A course of your own");
    let block = text.split("```sh\n").nth(1).unwrap();
    let lines: Vec<&str> = block.split("```").next().unwrap().lines().collect();
    assert_eq!(lines.len(), 6);
    for line in &lines[1..5] {
        let (yaml, path) = line.split_once("' >").unwrap();
        write_file(folder.path(), path, yaml.strip_prefix("echo '").unwrap());
    }
    let course = folder.path().join("my-course");
    let course = course.to_str().unwrap();
    let (code, out, err) = run(&["check", course]);
    assert!(code == 0 && err.is_empty(), "{out}{err}");
    assert!(out.ends_with("1 warning in 4 files\n"), "{out}");
    let (code, out, _) = run(&["--lessons", course, "read", "the-moon"]);
    assert!(code == 0 && out.contains("twice a day"), "{out}");
}

#[test]
fn the_course_to_copy_passes_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let text = section("assets/manual.md", "Write a course");
    let files: Vec<&str> = text.split("```yaml\n# ").skip(1).collect();
    assert_eq!(files.len(), 4);
    for file in files {
        let (path, rest) = file.split_once('\n').unwrap();
        write_file(folder.path(), path, rest.split("```").next().unwrap());
    }
    let course = folder.path().join("my-course");
    let course = course.to_str().unwrap();
    let (code, out, err) = run(&["check", "--deny", "warnings", course]);
    assert_eq!(
        (code, out.trim(), err.as_str()),
        (0, "no findings in 4 files", "")
    );
    let (code, out, _) = run(&["--lessons", course, "read", "why-tides-turn"]);
    assert!(code == 0 && out.contains("The moon's pull"), "{out}");
}
