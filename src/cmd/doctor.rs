//! `studyhall doctor`: what works here and what does not, and what to do about it.

use super::{Done, Failure, Io, courses, database};
use crate::cli::Options;
use crate::content::{Distrusted, load};
use crate::store;
use crate::text::Clean;

/// One line of the report.
struct Line {
    good: bool,
    what: &'static str,
    says: String,
}

pub(super) fn run(options: &Options, io: &mut Io<'_>) -> Result<Done, Failure> {
    let mut lines = vec![program(), terminal(io), colours(options, io)];
    lines.extend(record(options));
    lines.extend(course(options));
    let good = lines.iter().all(|line| line.good);
    for line in lines {
        let sign = if line.good { "ok" } else { "!!" };
        writeln!(io.out, "{sign}  {:<9} {}", line.what, line.says)?;
    }
    Ok(if good { Done::Well } else { Done::Findings })
}

fn program() -> Line {
    let says = format!("studyhall {}", env!("CARGO_PKG_VERSION"));
    Line {
        good: true,
        what: "program",
        says,
    }
}

fn terminal(io: &Io<'_>) -> Line {
    let term = io
        .facts
        .term
        .as_deref()
        .map_or("not set".to_owned(), |term| {
            format!("`{}`", Clean::new(term))
        });
    match io.facts.check() {
        Ok(()) => Line {
            good: true,
            what: "terminal",
            says: format!("TERM is {term}"),
        },
        Err(why) => Line {
            good: false,
            what: "terminal",
            says: why.to_string(),
        },
    }
}

fn colours(options: &Options, io: &Io<'_>) -> Line {
    let on = options.color.wanted(io.facts.stdout, &io.color);
    let says = if on {
        "on"
    } else {
        "off; every colour has a sign beside it"
    };
    Line {
        good: true,
        what: "colours",
        says: says.to_owned(),
    }
}

fn record(options: &Options) -> Vec<Line> {
    let line = |good, says| Line {
        good,
        what: "record",
        says,
    };
    let path = match database(options.data_dir.as_deref()) {
        Ok(path) => path,
        Err(why) => return vec![line(false, why.to_string())],
    };
    let place = Clean::new(&path.display().to_string());
    match store::check(&path) {
        Ok(None) => vec![line(true, format!("none yet; it will be `{place}`"))],
        Err(why) => vec![line(false, why.to_string())],
        Ok(Some(health)) => {
            let mut lines = vec![line(
                true,
                format!(
                    "`{place}`: {} answers, {} places, {} bytes",
                    health.attempts, health.positions, health.bytes
                ),
            )];
            if health.damaged > 0 || health.missing > 0 {
                let says = format!(
                    "{} answers are damaged, {} are missing: copy the file away before you go on",
                    health.damaged, health.missing
                );
                lines.push(line(false, says));
            }
            lines.extend(
                health
                    .problems
                    .iter()
                    .map(|problem| line(false, problem.to_string())),
            );
            lines
        }
    }
}

fn course(options: &Options) -> Vec<Line> {
    let line = |good, says| Line {
        good,
        what: "course",
        says,
    };
    let files = match courses::files(options) {
        Ok(files) => files,
        Err(why) => return vec![line(false, why.to_string())],
    };
    let loaded = files.iter().map(|files| load(&Distrusted(&**files)));
    let lines = loaded.map(|loaded| {
        let summary = loaded.report.summary();
        match loaded.course {
            Some(course) if loaded.report.errors() == 0 => line(
                true,
                format!(
                    "{}: {} lessons, {summary}",
                    course.title,
                    course.lessons().count()
                ),
            ),
            Some(course) => line(
                false,
                format!("{}: {summary}; `studyhall check` prints them", course.title),
            ),
            None => line(
                false,
                format!("cannot be read: {summary}; `studyhall check` prints them"),
            ),
        }
    });
    lines.collect()
}
