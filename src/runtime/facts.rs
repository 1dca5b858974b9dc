//! What is known of the terminal before it is touched, and whether the study hall can be opened there.

use std::io::{self, IsTerminal};

/// Why there is nothing to draw on.
#[derive(Debug, thiserror::Error)]
pub enum NoTerminal {
    /// Standard input or output is a file or a pipe.
    #[error(
        "standard {0} is not a terminal: to print a lesson use `studyhall read --plain ID`, for the course `studyhall list`"
    )]
    Redirected(&'static str),
    /// It cannot place text.
    #[error(
        "this terminal (`TERM={0}`) cannot place text: use `--plain`, as in `studyhall read --plain ID`"
    )]
    Dumb(String),
    /// It exists but does not do what it is told.
    #[error("cannot use this terminal: {0}")]
    Refused(#[from] io::Error),
}

/// What is known of the terminal before it is touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Whether keys come from a terminal.
    pub stdin: bool,
    /// Whether standard output is one.
    pub stdout: bool,
    /// `TERM`.
    pub term: Option<String>,
}

impl Facts {
    /// Those of this process.
    pub fn here() -> Self {
        Self {
            stdin: io::stdin().is_terminal(),
            stdout: io::stdout().is_terminal(),
            term: std::env::var("TERM").ok(),
        }
    }

    /// Whether the study hall can be opened there, and if not, why.
    pub fn check(&self) -> Result<(), NoTerminal> {
        if !self.stdin {
            return Err(NoTerminal::Redirected("input"));
        }
        if !self.stdout {
            return Err(NoTerminal::Redirected("output"));
        }
        match self.term.as_deref() {
            None | Some("") => Err(NoTerminal::Dumb(String::new())),
            Some("dumb") => Err(NoTerminal::Dumb("dumb".to_owned())),
            Some(_) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipes_and_dumb_terminals_are_told_apart() {
        let facts = Facts {
            stdin: true,
            stdout: true,
            term: Some("xterm".to_owned()),
        };
        assert!(facts.check().is_ok());
        let said = |facts: Facts| facts.check().unwrap_err().to_string();
        assert!(
            said(Facts {
                stdin: false,
                ..facts.clone()
            })
            .contains("standard input")
        );
        let out = said(Facts {
            stdout: false,
            ..facts.clone()
        });
        assert!(out.contains("standard output") && out.contains("studyhall read --plain ID"));
        assert!(
            said(Facts {
                term: Some("dumb".to_owned()),
                ..facts.clone()
            })
            .contains("--plain")
        );
        assert!(
            said(Facts {
                term: None,
                ..facts
            })
            .contains("--plain")
        );
    }
}
