//! Where what a learner did is kept: `study.db` in the directory asked for, or in the platform's own for such data.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// The file in the data directory.
const FILE: &str = "study.db";

/// There is no home directory to keep anything in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "cannot tell where your work is to be kept, as there is no home directory: use `--data-dir DIR` or set `STUDYHALL_DATA`"
)]
pub struct NoPlace;

/// The path of the database: in `data_dir` (`--data-dir`), else in `STUDYHALL_DATA`, else in `studyhall/` in the
/// platform's data directory. Nothing is created.
pub fn database(data_dir: Option<&Path>) -> Result<PathBuf, NoPlace> {
    let native = || {
        Some(
            etcetera::base_strategy::choose_native_strategy()
                .ok()?
                .data_dir(),
        )
    };
    place(data_dir, std::env::var_os("STUDYHALL_DATA"), native).ok_or(NoPlace)
}

fn place(
    asked: Option<&Path>,
    variable: Option<OsString>,
    native: impl FnOnce() -> Option<PathBuf>,
) -> Option<PathBuf> {
    let directory = match (asked, variable.filter(|value| !value.is_empty())) {
        (Some(asked), _) => asked.to_owned(),
        (None, Some(variable)) => variable.into(),
        (None, None) => native()?.join("studyhall"),
    };
    Some(directory.join(FILE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_option_wins_over_the_variable_and_both_over_the_platform() {
        let of = |asked: Option<&str>, variable: Option<&str>| {
            place(asked.map(Path::new), variable.map(OsString::from), || {
                Some("/share".into())
            })
        };
        assert_eq!(of(Some("a"), Some("b")), Some("a/study.db".into()));
        assert_eq!(of(None, Some("b")), Some("b/study.db".into()));
        assert_eq!(of(None, Some("")), Some("/share/studyhall/study.db".into()));
        assert_eq!(of(None, None), Some("/share/studyhall/study.db".into()));
        assert_eq!(place(None, None, || None), None);
    }
}
