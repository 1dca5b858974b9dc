//! A course in a directory of somebody's. Opens nothing but regular files inside it: no link is followed, no device
//! or pipe can block, nothing beyond 2 MB is read.

use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, FileType, Mode, OFlags, fstat, openat};
use rustix::io::Errno;

use super::files::{FileError, Files, split};
use super::guard::MOST_BYTES;

/// Entries of a directory that are looked at.
const MOST_ENTRIES: usize = 5_000;

/// A directory that holds `course.yaml` and a folder for each module.
#[derive(Debug)]
pub struct Directory {
    path: PathBuf,
    root: OwnedFd,
}

impl Directory {
    /// Opens the course in the directory `path`. Fails if there is no such directory or it has no `course.yaml`.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, FileError> {
        let path = path.as_ref().to_path_buf();
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let root = openat(CWD, &path, flags, Mode::empty())
            .map_err(|errno| reason(errno, "no directory"))?;
        let directory = Self { path, root };
        match directory.read("course.yaml") {
            Err(FileError::Missing) => {
                Err(FileError::NoCourse(directory.path.display().to_string()))
            }
            _ => Ok(directory),
        }
    }

    /// The directory.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn file(&self, path: &str) -> Result<OwnedFd, FileError> {
        let (folder, name) = split(path).ok_or_else(|| FileError::Name(path.to_owned()))?;
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let Some(folder) = folder else {
            return openat(&self.root, name, flags, Mode::empty())
                .map_err(|errno| reason(errno, "a link"));
        };
        let folder = openat(&self.root, folder, flags | OFlags::DIRECTORY, Mode::empty())
            .map_err(|errno| reason(errno, "in a folder that is a link"))?;
        openat(&folder, name, flags, Mode::empty()).map_err(|errno| reason(errno, "a link"))
    }
}

/// What `errno` means to a person. `link` is what it is if it is a link.
fn reason(errno: Errno, link: &'static str) -> FileError {
    match errno {
        Errno::NOENT => FileError::Missing,
        Errno::LOOP | Errno::MLINK | Errno::NOTDIR => FileError::NotAFile(link),
        Errno::NXIO | Errno::NODEV => FileError::NotAFile("a socket or device"),
        errno => FileError::Other(std::io::Error::from(errno).to_string()),
    }
}

impl Files for Directory {
    fn read(&self, path: &str) -> Result<Vec<u8>, FileError> {
        let fd = self.file(path)?;
        let stat = fstat(&fd).map_err(|errno| reason(errno, "a link"))?;
        match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile => {}
            FileType::Directory => return Err(FileError::NotAFile("a directory")),
            FileType::Fifo => return Err(FileError::NotAFile("a pipe")),
            _ => return Err(FileError::NotAFile("a socket or device")),
        }
        // The size is looked at again while reading: a file may grow, and some say 0 and have more.
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        File::from(fd)
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| FileError::Other(error.to_string()))?;
        if bytes.len() > MOST_BYTES {
            return Err(FileError::TooBig);
        }
        Ok(bytes)
    }

    fn label(&self, path: &str) -> String {
        self.path.join(path).display().to_string()
    }

    fn list(&self) -> Vec<String> {
        let mut paths = Vec::new();
        let names = |folder: &Path| -> Vec<String> {
            let entries = folder.read_dir().into_iter().flatten().take(MOST_ENTRIES);
            let name = |entry: std::io::Result<std::fs::DirEntry>| {
                entry.ok()?.file_name().into_string().ok()
            };
            entries.filter_map(name).collect()
        };
        for name in names(&self.path) {
            let inside = self.path.join(&name);
            let is_folder = inside.symlink_metadata().is_ok_and(|data| data.is_dir());
            if is_folder && crate::course::is_slug(&name) {
                let held = names(&inside)
                    .into_iter()
                    .map(|file| format!("{name}/{file}"));
                paths.extend(held.filter(|path| split(path).is_some()));
            } else if split(&name).is_some() {
                paths.push(name);
            }
        }
        paths.sort();
        paths
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn course() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        put(&dir.path().join("course.yaml"), b"id: c\n");
        std::fs::create_dir(dir.path().join("one")).unwrap();
        put(&dir.path().join("one/module.yaml"), b"id: one\n");
        dir
    }

    fn put(path: &Path, bytes: &[u8]) {
        std::io::Write::write_all(&mut File::create(path).unwrap(), bytes).unwrap();
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
    }

    #[test]
    fn what_is_no_regular_file_inside_is_refused() {
        let dir = course();
        let root = dir.path();
        let outside = tempfile::tempdir().unwrap();
        put(&outside.path().join("secret.yaml"), b"secret");
        symlink(outside.path().join("secret.yaml"), root.join("link.yaml")).unwrap();
        symlink(outside.path(), root.join("linked")).unwrap();
        symlink("course.yaml", root.join("own.yaml")).unwrap();
        symlink("loop.yaml", root.join("loop.yaml")).unwrap();
        symlink("/dev/zero", root.join("zero.yaml")).unwrap();
        std::fs::create_dir(root.join("dir.yaml")).unwrap();
        let made = rustix::fs::mknodat(CWD, root.join("pipe.yaml"), FileType::Fifo, Mode::RUSR, 0);
        made.unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(root.join("socket.yaml")).unwrap();
        put(&root.join("big.yaml"), &vec![b'a'; MOST_BYTES + 1]);
        let files = Directory::open(root).unwrap();
        for path in [
            "link.yaml",
            "linked/secret.yaml",
            "own.yaml",
            "loop.yaml",
            "zero.yaml",
            "dir.yaml",
            "pipe.yaml",
            "socket.yaml",
        ] {
            let error = files.read(path).unwrap_err();
            assert!(matches!(error, FileError::NotAFile(_)), "{path}: {error}");
        }
        assert_eq!(files.read("big.yaml"), Err(FileError::TooBig));
        for path in ["../x.yaml", "/etc/passwd", "one/../course.yaml"] {
            assert!(
                matches!(files.read(path), Err(FileError::Name(_))),
                "{path}"
            );
        }
    }
}
