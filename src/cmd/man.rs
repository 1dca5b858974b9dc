//! `studyhall man`: the manual page, made from the table of verbs and options.

use clap::CommandFactory;

use super::{Done, Failure, Io};
use crate::cli::Cli;

pub(super) fn run(io: &mut Io<'_>) -> Result<Done, Failure> {
    clap_mangen::Man::new(Cli::command()).render(&mut io.out)?;
    Ok(Done::Well)
}
