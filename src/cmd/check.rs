//! `studyhall check [PATH]…`: everything that is wrong with a course, in one run.

mod against;
mod coverage;
mod simulate;

use super::{Failure, Outcome, Streams, courses};
use crate::cli::{CheckArgs, Deny, Options};
use crate::content::{self, Report, Uncached};
use crate::text::SafeText;

pub(super) fn run(
    args: &CheckArgs,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    if let Some(code) = &args.explain {
        return explain(code.as_deref(), io);
    }
    if args.sheet.simulate {
        return simulate::run(args, options, io);
    }
    if args.sheet.coverage {
        return coverage::run(args, options, io);
    }
    let reports = reports(args, options)?;
    let colour = options.color.wanted(io.tty.stdout, &io.color);
    let strict = args.deny == Some(Deny::Warnings);
    let failed = reports
        .iter()
        .any(|report| report.errors() > 0 || (strict && report.warnings() > 0));
    if args.json {
        let all: Vec<_> = reports
            .iter()
            .flat_map(|report| &report.diagnostics)
            .collect();
        serde_json::to_writer_pretty(&mut *io.out, &all).map_err(std::io::Error::from)?;
        writeln!(io.out)?;
    } else {
        for report in &reports {
            write!(io.out, "{}", report.render(colour))?;
        }
    }
    Ok(if failed {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// What the code means; the list of all codes, if none is named or there is no such code.
fn explain(code: Option<&str>, io: &mut Streams<'_>) -> Result<Outcome, Failure> {
    let text = code.and_then(content::explain);
    writeln!(
        io.out,
        "{}",
        text.clone().unwrap_or_else(content::codes).trim_end()
    )?;
    match (code, text) {
        (Some(code), None) => Err(Failure::Message(format!(
            "no finding has the code `{}`; these are all",
            SafeText::new(code)
        ))),
        _ => Ok(Outcome::Done),
    }
}

fn reports(args: &CheckArgs, options: &Options) -> Result<Vec<Report>, Failure> {
    let essays = against::read(&args.against)?;
    if !args.paths.is_empty() {
        let checked = args.paths.iter().map(|path| {
            content::check(path, Some(&essays)).map_err(|error| {
                Failure::Message(format!(
                    "cannot check `{}`: {error}",
                    SafeText::new(&path.display().to_string())
                ))
            })
        });
        return checked.collect();
    }
    let files = courses::files(options)?;
    Ok(files
        .iter()
        .map(|files| content::inspect(&Uncached(&**files), &essays).report)
        .collect())
}
