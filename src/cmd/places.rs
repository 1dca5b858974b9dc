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
pub struct NoDataDir;

/// The path of the database: in `data_dir` (`--data-dir`), else in `STUDYHALL_DATA`, else in `studyhall/` in the
/// platform's data directory. Nothing is created.
pub fn database(data_dir: Option<&Path>) -> Result<PathBuf, NoDataDir> {
    let native = || {
        let strategy = etcetera::base_strategy::choose_native_strategy().ok()?;
        Some(own_directory(&strategy))
    };
    place(data_dir, std::env::var_os("STUDYHALL_DATA"), native).ok_or(NoDataDir)
}

/// The directory of this program below the one where a platform keeps data: `$XDG_DATA_HOME` or `~/.local/share` on
/// Linux, `~/Library/Application Support` on macOS, `%APPDATA%` on Windows.
fn own_directory(platform: &impl BaseStrategy) -> PathBuf {
    platform.data_dir().join("studyhall")
}

fn place(
    asked: Option<&Path>,
    variable: Option<OsString>,
    native: impl FnOnce() -> Option<PathBuf>,
) -> Option<PathBuf> {
    let directory = match (asked, variable.filter(|value| !value.is_empty())) {
        (Some(asked), _) => asked.to_owned(),
        (None, Some(variable)) => variable.into(),
        (None, None) => native()?,
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
                Some("/share/studyhall".into())
            })
        };
        assert_eq!(of(Some("a"), Some("b")), Some("a/study.db".into()));
        assert_eq!(of(None, Some("b")), Some("b/study.db".into()));
        assert_eq!(of(None, Some("")), Some("/share/studyhall/study.db".into()));
        assert_eq!(of(None, None), Some("/share/studyhall/study.db".into()));
        assert_eq!(place(None, None, || None), None);
    }

    #[test]
    fn each_platform_has_its_own_place_for_data() {
        use etcetera::base_strategy::{Apple, Windows, Xdg};
        let home = etcetera::home_dir().unwrap();
        let apple = own_directory(&Apple::new().unwrap());
        assert_eq!(
            apple,
            home.join("Library/Application Support").join("studyhall")
        );
        let elsewhere = |variable: &str, usual: &str| {
            let set = std::env::var_os(variable).map(PathBuf::from);
            let set = set.filter(|set| set.is_absolute());
            set.unwrap_or_else(|| home.join(usual)).join("studyhall")
        };
        let xdg = own_directory(&Xdg::new().unwrap());
        assert_eq!(xdg, elsewhere("XDG_DATA_HOME", ".local/share"));
        let windows = own_directory(&Windows::new().unwrap());
        assert_eq!(windows, elsewhere("APPDATA", "AppData/Roaming"));
    }
}
