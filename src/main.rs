//! The binary: parses, hands over to the library, ends with its code.

use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;
use studyhall::cli::{Cli, ColorEnvironment};
use studyhall::cmd::{self, Streams};
use studyhall::runtime::TtyInfo;
use studyhall::text::sanitize;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(message) => {
            // Help and the version are "errors", too, with code 0; a reader that left early is no error at all.
            if message.use_stderr() {
                // It repeats what was typed, and its own colours look like what must not pass.
                let _ = io::stderr().write_all(sanitize(&message.render().to_string()).as_bytes());
            } else {
                let _ = message.print();
            }
            return u8::try_from(message.exit_code()).unwrap_or(2).into();
        }
    };
    let mut out = BufWriter::new(io::stdout());
    let mut input = BufReader::new(io::stdin());
    let mut err = io::stderr();
    let mut io = Streams {
        out: &mut out,
        input: &mut input,
        err: &mut err,
        tty: TtyInfo::detect(),
        color: ColorEnvironment::here(),
    };
    cmd::run(&cli, &mut io).into()
}
