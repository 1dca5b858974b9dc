//! `studyhall stats`: what is known, what is due, how sure and how right.

use super::{Failure, Outcome, Streams, courses, memory, warn_about_time_zone};
use crate::cli::{Options, Stats};
use crate::plain::{write_stats, write_stats_json};
use crate::runtime::Clock;
use crate::study::StudyDay;

pub(super) fn run(
    args: &Stats,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let courses = courses::read(options, io)?;
    warn_about_time_zone(io);
    let today = StudyDay::at(Clock::start().now());
    // One object, so one course.
    if args.json {
        let course = courses::only(&courses)?;
        let stats = memory::look(options, course)?.stats(today);
        write_stats_json(io.out, course, &stats, today)?;
        return Ok(Outcome::Done);
    }
    for (index, course) in courses.iter().enumerate() {
        if index > 0 {
            writeln!(io.out)?;
        }
        let stats = memory::look(options, course)?.stats(today);
        write_stats(io.out, course, &stats, today)?;
    }
    Ok(Outcome::Done)
}
