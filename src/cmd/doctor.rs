//! `studyhall doctor`: what works here and what does not, and what to do about it.

use std::sync::Arc;

use super::{Failure, Outcome, Streams, courses, database};
use crate::cli::{Doctor, Options};
use crate::content::{Uncached, load};
use crate::course::Course;
use crate::runtime::Clock;
use crate::store::{self, Risk, SqliteStore, Store, StoreError};
use crate::study::{Deck, Memory, StudyDay};
use crate::text::SafeText;

/// One line of the report.
struct DoctorLine {
    good: bool,
    what: &'static str,
    says: String,
}

pub(super) fn run(
    args: &Doctor,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let mut lines = vec![program(), terminal(io), colours(options, io), time_zone()];
    lines.extend(record(options));
    lines.extend(place(options));
    lines.extend(course(options));
    if args.rebuild {
        lines.extend(rebuilt(options));
    }
    let good = lines.iter().all(|line| line.good);
    for line in lines {
        let sign = if line.good { "ok" } else { "!!" };
        writeln!(io.out, "{sign}  {:<9} {}", line.what, line.says)?;
    }
    Ok(if good {
        Outcome::Done
    } else {
        Outcome::Findings
    })
}

fn program() -> DoctorLine {
    let says = format!("studyhall {}", env!("CARGO_PKG_VERSION"));
    DoctorLine {
        good: true,
        what: "program",
        says,
    }
}

fn terminal(io: &Streams<'_>) -> DoctorLine {
    let term = io.tty.term.as_deref().map_or("not set".to_owned(), |term| {
        format!("`{}`", SafeText::new(term))
    });
    match io.tty.check() {
        Ok(()) => DoctorLine {
            good: true,
            what: "terminal",
            says: format!("TERM is {term}"),
        },
        Err(why) => DoctorLine {
            good: false,
            what: "terminal",
            says: why.to_string(),
        },
    }
}

fn colours(options: &Options, io: &Streams<'_>) -> DoctorLine {
    let on = options.color.wanted(io.tty.stdout, &io.color);
    let says = if on {
        "on"
    } else {
        "off; every colour has a sign beside it"
    };
    DoctorLine {
        good: true,
        what: "colours",
        says: says.to_owned(),
    }
}

/// The day on which something is due depends on it.
fn time_zone() -> DoctorLine {
    let (good, says) = match Clock::zone() {
        Ok(zone) => (true, zone.to_string()),
        Err(unknown) => (false, unknown.to_string()),
    };
    DoctorLine {
        good,
        what: "time zone",
        says,
    }
}

fn record(options: &Options) -> Vec<DoctorLine> {
    let line = |good, says| DoctorLine {
        good,
        what: "record",
        says,
    };
    let path = match database(options.data_dir.as_deref()) {
        Ok(path) => path,
        Err(why) => return vec![line(false, why.to_string())],
    };
    let place = SafeText::new(&path.display().to_string());
    match store::check(&path) {
        Ok(None) => vec![match store::can_be_made(&path) {
            Ok(()) => line(true, format!("none yet; it will be `{place}`")),
            Err(why) => line(false, why.to_string()),
        }],
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

/// What may go wrong with the record where it lies, and the backups that were made by themselves.
fn place(options: &Options) -> Vec<DoctorLine> {
    let Ok(path) = database(options.data_dir.as_deref()) else {
        return Vec::new();
    };
    let mut lines: Vec<DoctorLine> = store::risks(&path)
        .into_iter()
        .map(|risk| DoctorLine {
            good: false,
            what: "record",
            says: match risk {
                Risk::ReadableByOthers => {
                    "others may read it: take their access away (`chmod 600`)".to_owned()
                }
                Risk::Synchronised(folder) => format!(
                    "`{folder}` is synchronised: answers given on two machines at once may be set against each other; \
                     choose another place with `--data-dir`"
                ),
                Risk::Network(name) => format!(
                    "it is on a network file system ({name}): study on one machine at a time"
                ),
            },
        })
        .collect();
    let backups = store::daily_backups(&path);
    if let Some(newest) = backups.last() {
        let newest = SafeText::new(&newest.display().to_string());
        lines.push(DoctorLine {
            good: true,
            what: "backups",
            says: format!("{}, the newest is `{newest}`", backups.len()),
        });
    }
    lines
}

fn course(options: &Options) -> Vec<DoctorLine> {
    let line = |good, says| DoctorLine {
        good,
        what: "course",
        says,
    };
    let files = match courses::files(options) {
        Ok(files) => files,
        Err(why) => return vec![line(false, why.to_string())],
    };
    let loaded = files.iter().map(|files| load(&Uncached(&**files)));
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

/// What is known, made from the answers one by one: it has to be what is read at the start.
fn rebuilt(options: &Options) -> Vec<DoctorLine> {
    let line = |good, says| DoctorLine {
        good,
        what: "memory",
        says,
    };
    let all = courses::files(options).into_iter().flatten();
    let courses = all.filter_map(|files| load(&Uncached(&*files)).course);
    let today = StudyDay::at(Clock::start().now());
    let mut lines = Vec::new();
    for course in courses {
        lines.push(match rebuild(options, &course, today) {
            Ok((says, good)) => line(good, format!("{}: {says}", course.title)),
            Err(why) => line(false, why.to_string()),
        });
    }
    lines
}

fn rebuild(options: &Options, course: &Course, today: StudyDay) -> Result<(String, bool), Failure> {
    let path = database(options.data_dir.as_deref())?;
    let say = |error: StoreError| Failure::Message(error.to_string());
    let store = SqliteStore::open_read_only(&path).map_err(say)?;
    let deck = Arc::new(Deck::new(course));
    let read = store.memory(&course.id, Arc::clone(&deck)).map_err(say)?;
    let attempts = store.attempts(&course.id).map_err(say)?;
    let decisions = store.decisions(&course.id).map_err(say)?;
    // Going on as one does while studying, and not all at once.
    let mut made = Memory::new(deck);
    for attempt in &attempts {
        made.append(attempt);
    }
    for decision in &decisions {
        made.decide(decision);
    }
    let stats = made.stats(today);
    let from = format!(
        "made again from {} answers and {} decisions: {} of {} questions answered, {} due",
        attempts.len(),
        decisions.len(),
        stats.items_seen,
        stats.items,
        stats.due_now
    );
    if made == read {
        return Ok((from, true));
    }
    Ok((
        format!("{from}; that is not what is read at the start"),
        false,
    ))
}
