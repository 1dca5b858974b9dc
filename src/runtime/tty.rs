//! What is known of the terminal before it is touched, and whether the full screen can be opened on it.

use std::io::{self, IsTerminal};
use std::time::Duration;

use super::platform;

#[cfg(test)]
mod tests;

/// Why the full screen cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum TerminalUnavailable {
    /// Standard input or output is a file or a pipe.
    #[error(
        "standard {0} is not a terminal: to print a lesson use `studyhall read --plain ID`, for the course `studyhall list`"
    )]
    Redirected(&'static str),
    /// The terminal cannot move its cursor.
    #[error(
        "this terminal (`TERM={0}`) cannot place text: use `--plain`, as in `studyhall read --plain ID`"
    )]
    Dumb(String),
    /// The terminal refused a request.
    #[error("cannot use this terminal: {0}")]
    Refused(#[from] io::Error),
}

/// The standard streams and the environment, as far as they say something about the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TtyInfo {
    /// Whether standard input is a terminal.
    pub stdin: bool,
    /// Whether standard output is a terminal.
    pub stdout: bool,
    /// The value of `TERM`.
    pub term: Option<String>,
}

impl TtyInfo {
    /// Reads the streams and the environment of this process.
    pub fn detect() -> Self {
        Self {
            stdin: io::stdin().is_terminal(),
            stdout: io::stdout().is_terminal(),
            term: std::env::var("TERM").ok(),
        }
    }

    /// Fails if the full screen cannot be opened: a stream is redirected, or the terminal cannot move its cursor.
    pub fn check(&self) -> Result<(), TerminalUnavailable> {
        if !self.stdin {
            return Err(TerminalUnavailable::Redirected("input"));
        }
        if !self.stdout {
            return Err(TerminalUnavailable::Redirected("output"));
        }
        match self.term.as_deref() {
            None | Some("") if platform::TERM_IS_REQUIRED => {
                Err(TerminalUnavailable::Dumb(String::new()))
            }
            Some("dumb") => Err(TerminalUnavailable::Dumb("dumb".to_owned())),
            _ => Ok(()),
        }
    }

    /// Whether the terminal is one that may print an escape sequence it does not know: it is asked nothing, and its
    /// title is left alone.
    pub(super) fn is_basic(&self) -> bool {
        let term = self.term.as_deref().unwrap_or_default();
        ["linux", "vt", "ansi", "cons", "sun", "eterm", "emacs"]
            .iter()
            .any(|basic| term.starts_with(basic))
    }
}

/// How long the rest of an escape sequence may take to follow its first byte: longer over ssh, where the bytes of one
/// key may arrive apart. No finger is as fast.
pub fn escape_timeout() -> Duration {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_remote = is_set("SSH_TTY") || is_set("SSH_CONNECTION");
    Duration::from_millis(if is_remote { 100 } else { 25 })
}
