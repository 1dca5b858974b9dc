//! `studyhall completions SHELL`: the script a shell reads to complete verbs and options.

use clap::CommandFactory;

use super::{Failure, Outcome, Streams};
use crate::cli::{Cli, Completions};

pub(super) fn run(args: &Completions, io: &mut Streams<'_>) -> Result<Outcome, Failure> {
    // Into memory first: `generate` panics when its writer fails, and pipes are closed early.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "studyhall", &mut script);
    io.out.write_all(&script)?;
    Ok(Outcome::Done)
}
