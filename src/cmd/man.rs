//! `studyhall man`: the manual page, made from the table of verbs and options.

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::{Failure, Outcome, Streams};
use crate::cli::Cli;

pub(super) fn run(io: &mut Streams<'_>) -> Result<Outcome, Failure> {
    Man::new(Cli::command()).render(&mut io.out)?;
    for verb in Cli::command().get_subcommands() {
        io.out.write_all(section(verb)?.as_bytes())?;
    }
    Ok(Outcome::Done)
}

/// What `verb` takes besides the options of every verb; nothing if it takes nothing.
fn section(verb: &Command) -> Result<String, Failure> {
    if verb.get_arguments().next().is_none() {
        return Ok(String::new());
    }
    let own = verb
        .clone()
        .disable_help_flag(true)
        .disable_version_flag(true);
    let mut options = Vec::new();
    Man::new(own).render_options_section(&mut options)?;
    let heading = format!(".SH \"STUDYHALL {}\"", verb.get_name().to_uppercase());
    Ok(String::from_utf8_lossy(&options).replacen(".SH OPTIONS", &heading, 1))
}
