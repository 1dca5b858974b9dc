//! `studyhall search QUERY`: everything in the course that fits, best first.

use super::{Failure, Outcome, Streams, courses};
use crate::cli::{Options, Search};
use crate::plain::{CourseHit, write_hits, write_hits_json};
use crate::search::{KINDS, Kind};
use crate::text::SafeText;
use crate::tui::commands;

pub(super) fn run(
    args: &Search,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let kind = match &args.kind {
        None => None,
        Some(key) => Some(Kind::from_key(key).ok_or_else(|| unknown(key))?),
    };
    let query = args.query.join(" ");
    let courses = courses::indexes(options, io)?;
    let several = courses.len() > 1;
    let mut hits = Vec::new();
    let mut nearest = None;
    for (number, (course, index)) in courses.into_iter().enumerate() {
        // Commands are done on the screen; here they are listed, once, only for who asks.
        let more = if kind == Some(Kind::Command) && number == 0 {
            commands()
        } else {
            Vec::new()
        };
        let answer = index.extended_with(&more).search(kind, &query, args.limit);
        hits.extend(answer.hits.into_iter().map(|hit| (course.clone(), hit)));
        nearest = nearest.or(answer.nearest);
    }
    hits.sort_by_key(|(_, hit)| std::cmp::Reverse(hit.score));
    hits.truncate(args.limit);
    let course_hits = hits.iter().map(|(course, hit)| {
        let says = several && hit.kind != Kind::Command;
        CourseHit {
            course: says.then_some(course),
            hit,
        }
    });
    if args.json {
        write_hits_json(io.out, course_hits)?;
        return Ok(Outcome::Done);
    }
    write_hits(io.out, course_hits)?;
    if hits.is_empty() {
        let _ = writeln!(
            io.err,
            "studyhall: nothing found for `{}`; {}",
            SafeText::new(&query),
            match nearest {
                Some(name) => format!("the name nearest to it: {name}"),
                None => "fewer or shorter words find more".to_owned(),
            }
        );
    }
    Ok(Outcome::Done)
}

fn unknown(key: &str) -> Failure {
    let known: Vec<&str> = KINDS.iter().map(|row| row.key).collect();
    Failure::Message(format!(
        "no kind `{}`: it is one of {}",
        SafeText::new(key),
        known.join(", ")
    ))
}
