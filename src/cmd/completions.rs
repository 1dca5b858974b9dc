//! `studyhall completions SHELL`: the script a shell reads to complete verbs and options.

use clap::CommandFactory;

use super::{Done, Failure, Io};
use crate::cli::{Cli, Completions};

pub(super) fn run(args: &Completions, io: &mut Io<'_>) -> Result<Done, Failure> {
    // Into memory first: `generate` panics when its writer fails, and pipes are closed early.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "studyhall", &mut script);
    io.out.write_all(&script)?;
    Ok(Done::Well)
}
