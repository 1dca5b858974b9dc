//! What is read from a directory, and what is refused.

use super::*;

fn course() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    put(&dir.path().join("course.yaml"), b"id: c\n");
    std::fs::create_dir(dir.path().join("one")).unwrap();
    put(&dir.path().join("one/module.yaml"), b"id: one\n");
    dir
}

fn put(path: &Path, bytes: &[u8]) {
    io::Write::write_all(&mut File::create(path).unwrap(), bytes).unwrap();
}

#[test]
fn files_inside_are_read_and_listed() {
    let dir = course();
    let files = Directory::open(dir.path()).unwrap();
    assert_eq!(files.read("one/module.yaml").unwrap(), b"id: one\n");
    assert_eq!(files.list(), ["course.yaml", "one/module.yaml"]);
    assert_eq!(files.read("one/two.yaml"), Err(FileError::Missing));
    assert!(files.label("one/module.yaml").ends_with("one/module.yaml"));
}

#[test]
fn a_directory_without_a_course_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let error = Directory::open(dir.path()).unwrap_err();
    assert!(error.to_string().contains("no `course.yaml`"), "{error}");
    assert_eq!(
        Directory::open(dir.path().join("x")).unwrap_err(),
        FileError::Missing
    );
    put(&dir.path().join("x"), b"");
    assert_eq!(
        Directory::open(dir.path().join("x")).unwrap_err(),
        FileError::NotAFile("no directory")
    );
}

#[test]
fn a_windows_path_is_explained_where_it_means_nothing() {
    for path in [
        "C:\\courses\\sea",
        "d:/courses",
        "courses\\sea",
        "\\\\host\\sea",
    ] {
        assert!(is_windows_notation(path), "{path}");
    }
    for path in ["/courses/sea", "./sea", "sea", "a/b:c", "ab:c", ""] {
        assert!(!is_windows_notation(path), "{path}");
    }
    let error = Directory::open("Z:\\no\\such\\course").unwrap_err();
    let is_explained = error.to_string().contains("`/` separates folders");
    assert_eq!(is_explained, !path::is_separator('\\'), "{error}");
}

#[test]
fn names_of_windows_devices_are_known() {
    for name in ["con.yaml", "nul", "aux", "prn.yaml", "com1.yaml", "lpt9"] {
        assert!(is_device_name(name), "{name}");
    }
    for name in [
        "cone.yaml",
        "null",
        "a-con.yaml",
        "com.yaml",
        "com10",
        "com-1",
    ] {
        assert!(!is_device_name(name), "{name}");
    }
}

#[test]
fn a_file_with_the_name_of_a_device_is_a_file() {
    let dir = course();
    let files = Directory::open(dir.path()).unwrap();
    for path in [
        "con.yaml",
        "nul.yaml",
        "com1.yaml",
        "aux/lpt1.yaml",
        "one/nul.yaml",
    ] {
        assert_eq!(files.read(path), Err(FileError::Missing), "{path}");
    }
    put(&files.root.join("nul.yaml"), b"id: nul\n");
    assert_eq!(files.read("nul.yaml").unwrap(), b"id: nul\n");
    let files = Directory {
        has_devices: true,
        ..files
    };
    for path in ["nul.yaml", "con.yaml", "aux/one.yaml", "one/nul.yaml"] {
        let error = files.read(path).unwrap_err();
        assert_eq!(error, FileError::NotAFile("a device"), "{path}");
    }
}

#[test]
fn what_is_no_regular_file_inside_is_refused() {
    let dir = course();
    let root = dir.path();
    std::fs::create_dir(root.join("dir.yaml")).unwrap();
    put(&root.join("flat"), b"");
    let files = Directory::open(root).unwrap();
    for path in ["dir.yaml", "flat/module.yaml"] {
        let error = files.read(path).unwrap_err();
        assert!(matches!(error, FileError::NotAFile(_)), "{path}: {error}");
    }
    for path in ["../x.yaml", "/etc/passwd", "one/../course.yaml", "C:x.yaml"] {
        assert!(
            matches!(files.read(path), Err(FileError::Name(_))),
            "{path}"
        );
    }
}

#[test]
fn what_is_too_big_is_refused_by_its_size() {
    let dir = course();
    put(
        &dir.path().join("big.yaml"),
        &vec![b'a'; MAX_FILE_BYTES + 1],
    );
    put(&dir.path().join("most.yaml"), &vec![b'a'; MAX_FILE_BYTES]);
    let sparse = File::create(dir.path().join("sparse.yaml")).unwrap();
    sparse.set_len(1 << 26).unwrap();
    let files = Directory::open(dir.path()).unwrap();
    assert_eq!(files.read("big.yaml"), Err(FileError::TooBig));
    assert_eq!(files.read("sparse.yaml"), Err(FileError::TooBig));
    assert_eq!(files.read("most.yaml").unwrap().len(), MAX_FILE_BYTES);
}

#[cfg(unix)]
#[test]
fn links_pipes_sockets_and_devices_are_refused() {
    use std::os::unix::fs::symlink;

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let dir = course();
    let root = dir.path();
    let outside = tempfile::tempdir().unwrap();
    put(&outside.path().join("secret.yaml"), b"secret");
    symlink(outside.path().join("secret.yaml"), root.join("link.yaml")).unwrap();
    symlink(outside.path(), root.join("linked")).unwrap();
    symlink("course.yaml", root.join("own.yaml")).unwrap();
    symlink("loop.yaml", root.join("loop.yaml")).unwrap();
    symlink("/dev/zero", root.join("zero.yaml")).unwrap();
    mknodat(CWD, root.join("pipe.yaml"), FileType::Fifo, Mode::RUSR, 0).unwrap();
    let _socket = std::os::unix::net::UnixListener::bind(root.join("socket.yaml")).unwrap();
    let files = Directory::open(root).unwrap();
    for path in [
        "link.yaml",
        "linked/secret.yaml",
        "own.yaml",
        "loop.yaml",
        "zero.yaml",
        "pipe.yaml",
        "socket.yaml",
    ] {
        let error = files.read(path).unwrap_err();
        assert!(matches!(error, FileError::NotAFile(_)), "{path}: {error}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_is_exchanged_for_a_link_again_and_again_is_never_followed() {
    use std::os::unix::fs::symlink;
    use std::sync::atomic::{AtomicBool, Ordering};

    let dir = course();
    let root = dir.path();
    put(&root.join("secret"), b"longer than what is kept");
    put(&root.join("kept"), b"id: c\n");
    let files = Directory::open(root).unwrap();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                let _ = std::fs::remove_file(root.join("new"));
                symlink("secret", root.join("new")).unwrap();
                std::fs::rename(root.join("new"), root.join("a.yaml")).unwrap();
                std::fs::hard_link(root.join("kept"), root.join("new")).unwrap();
                std::fs::rename(root.join("new"), root.join("a.yaml")).unwrap();
            }
        });
        let wrong = (0..2_000).find(|_| files.read("a.yaml").is_ok_and(|read| read != b"id: c\n"));
        is_done.store(true, Ordering::Relaxed);
        assert_eq!(wrong, None);
    });
}
