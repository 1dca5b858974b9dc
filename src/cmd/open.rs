//! `studyhall` without a verb: the study hall itself.

use clap::CommandFactory;

use super::{Done, Failure, Io};
use crate::cli::{Cli, Options};

pub(super) fn run(options: &Options, io: &mut Io<'_>) -> Result<Done, Failure> {
    if options.plain {
        return Err(Failure::Message(
            "`--plain` needs a verb: `studyhall list` for the course, then `studyhall read --plain ID`"
                .to_owned(),
        ));
    }
    io.facts.check()?;
    // The interface is not part of the house yet; until it is, what can be done is shown.
    write!(io.out, "{}", Cli::command().render_long_help())?;
    Ok(Done::Well)
}
