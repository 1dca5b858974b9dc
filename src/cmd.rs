//! The verbs, one file each. A verb writes data to the writer it is given and returns how it went; what is said on
//! standard error and with which code the program ends is decided here, once.

mod backup;
mod check;
mod completions;
mod courses;
mod doctor;
mod line_session;
mod list;
mod man;
mod memory;
mod open;
mod places;
mod quiz;
mod read;
mod review;
mod search;
mod stats;

use std::io::{self, BufRead, ErrorKind, Write};

pub use places::{NoDataDir, database};

use crate::cli::{Cli, ColorEnvironment, Verb};
use crate::plain::Ascii;
use crate::runtime::{Clock, ExitReason, TerminalUnavailable, TtyInfo};
use crate::store;
use crate::text::sanitize;

/// What a verb has to do with the world.
pub struct Streams<'a> {
    /// Where data goes. Buffered; flushed when the verb is done.
    pub out: &'a mut dyn Write,
    /// Where lines come from that are answers.
    pub input: &'a mut dyn BufRead,
    /// Where messages go.
    pub err: &'a mut dyn Write,
    /// The terminal, as far as it is known without touching it.
    pub tty: TtyInfo,
    /// What the environment says about colours.
    pub color: ColorEnvironment,
}

/// How a verb that ran went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As it should: exit 0.
    Done,
    /// There are findings, or a check failed: exit 1.
    Findings,
    /// The study hall was open and ended.
    Ended(ExitReason),
}

/// Why a verb could not run.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The output could not be written. A closed pipe is no failure: the reader had enough.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
    /// The study hall needs a terminal.
    #[error(transparent)]
    NoTerminal(#[from] TerminalUnavailable),
    /// There is nowhere to keep what the learner does.
    #[error(transparent)]
    NoDataDir(#[from] NoDataDir),
    /// Anything else, in one clear sentence that says what to do.
    #[error("{0}")]
    Message(String),
}

/// Does what was asked for and returns the exit code: 0 done, 1 findings, 2 could not run.
pub fn run(cli: &Cli, io: &mut Streams<'_>) -> u8 {
    let done = dispatch(cli, io).and_then(|done| {
        io.out.flush()?;
        Ok(done)
    });
    if done.is_ok() && is_recording(cli) {
        back_up_daily(cli, io);
    }
    match done {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Ok(Outcome::Ended(reason)) => reason.code(),
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => 0,
        Err(failure) => {
            let _ = writeln!(io.err, "studyhall: {}", sanitize(&failure.to_string()));
            2
        }
    }
}

/// Whether the verb may have added to the record.
fn is_recording(cli: &Cli) -> bool {
    matches!(
        cli.verb,
        None | Some(Verb::Read(_) | Verb::Quiz(_) | Verb::Review(_))
    )
}

/// Makes the backup of the day when nobody waits for a key any more. `doctor` lists what there is.
fn back_up_daily(cli: &Cli, io: &mut Streams<'_>) {
    let Ok(record) = database(cli.options.data_dir.as_deref()) else {
        return;
    };
    if let Err(error) = store::back_up_daily(&record, Clock::start().now()) {
        let _ = writeln!(
            io.err,
            "studyhall: no backup was made today: {}",
            sanitize(&error.to_string())
        );
    }
}

/// Says on standard error if the time zone is not known. For verbs whose output depends on which day it is.
fn warn_about_time_zone(io: &mut Streams<'_>) {
    if let Err(unknown) = Clock::zone() {
        let _ = writeln!(io.err, "studyhall: {unknown}");
    }
}

fn dispatch(cli: &Cli, io: &mut Streams<'_>) -> Result<Outcome, Failure> {
    if !is_ascii(cli) {
        return act(cli, io);
    }
    let mut out = Ascii::new(io.out);
    let done = act(
        cli,
        &mut Streams {
            out: &mut out,
            input: io.input,
            err: io.err,
            tty: io.tty.clone(),
            color: io.color,
        },
    )?;
    out.flush()?;
    Ok(done)
}

/// Whether what the verb prints is put into ASCII: texts that are read, not data, and not lines that signs point into.
fn is_ascii(cli: &Cli) -> bool {
    let is_text = match &cli.verb {
        Some(Verb::Read(_) | Verb::Doctor(_)) => true,
        Some(Verb::Search(args)) => !args.json,
        Some(Verb::List(args)) => !args.json,
        Some(Verb::Stats(args)) => !args.json,
        _ => false,
    };
    cli.options.ascii && is_text
}

fn act(cli: &Cli, io: &mut Streams<'_>) -> Result<Outcome, Failure> {
    match &cli.verb {
        None => open::run(&cli.options, io, None),
        Some(Verb::Read(args)) => read::run(args, &cli.options, io),
        Some(Verb::Quiz(args)) => quiz::run(args, &cli.options, io),
        Some(Verb::Review(args)) => review::run(args, &cli.options, io),
        Some(Verb::Search(args)) => search::run(args, &cli.options, io),
        Some(Verb::List(args)) => list::run(args, &cli.options, io),
        Some(Verb::Stats(args)) => stats::run(args, &cli.options, io),
        Some(Verb::Check(args)) => check::run(args, &cli.options, io),
        Some(Verb::Backup(args)) => backup::run(args, &cli.options, io),
        Some(Verb::Restore(args)) => backup::restore(args, &cli.options, io),
        Some(Verb::Doctor(args)) => doctor::run(args, &cli.options, io),
        Some(Verb::Completions(args)) => completions::run(args, io),
        Some(Verb::Man) => man::run(io),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    /// A writer whose reader left, or whose disk is full.
    struct Closed(ErrorKind);

    impl Write for Closed {
        fn write(&mut self, _bytes: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn code_and_message(args: &[&str], out: &mut dyn Write, tty: TtyInfo) -> (u8, String) {
        let cli = Cli::try_parse_from(args).unwrap();
        let mut err = Vec::new();
        let color = ColorEnvironment::default();
        let code = run(
            &cli,
            &mut Streams {
                out,
                input: &mut io::empty(),
                err: &mut err,
                tty,
                color,
            },
        );
        (code, String::from_utf8(err).unwrap())
    }

    fn pipe() -> TtyInfo {
        TtyInfo {
            stdin: false,
            stdout: false,
            term: Some("xterm".to_owned()),
        }
    }

    #[test]
    fn a_reader_that_had_enough_is_no_failure() {
        for verb in [
            &["studyhall", "man"][..],
            &["studyhall", "completions", "bash"],
        ] {
            let mut closed = Closed(ErrorKind::BrokenPipe);
            assert_eq!(
                code_and_message(verb, &mut closed, pipe()),
                (0, String::new())
            );
            let (code, message) =
                code_and_message(verb, &mut Closed(ErrorKind::StorageFull), pipe());
            assert_eq!(code, 2);
            assert!(
                message.starts_with("studyhall: cannot write the output: "),
                "{message}"
            );
        }
    }

    #[test]
    fn without_a_terminal_it_says_what_to_use() {
        let mut out = Vec::new();
        let (code, message) = code_and_message(&["studyhall"], &mut out, pipe());
        assert_eq!((code, out.len(), message.lines().count()), (2, 0, 1));
        assert!(
            message.contains("studyhall read --plain ID") && message.contains("studyhall list")
        );
    }
}
