//! `studyhall check --coverage [PATH]…`: which items test which objective and rest on which section, how demanding they
//! are, how much there is of everything, what is never tested, and how each lesson shares out its claims. A gap is a
//! warning; an imbalance is for `check`.

mod json;

use std::io::{self, Write};

use super::super::{Failure, Outcome, Streams, courses};
use crate::cli::{CheckArgs, Deny, Options};
use crate::content::{Balance, balance};
use crate::course::{Course, Lesson, Level, Objective, TaskKind};
use crate::study::{Coverage, CoverageGap, LessonCover, Totals, cover};

/// Columns of a terminal that the report keeps to.
const WIDTH: usize = 80;
/// Columns for the name of an objective.
const NAME: usize = 34;
/// Sections that have a column of their own; the others share one.
const MOST_SECTIONS: usize = 6;

pub(super) fn run(
    args: &CheckArgs,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let courses = courses::in_directories(&args.paths, options, io)?;
    let covers: Vec<(&Course, Coverage<'_>)> =
        courses.iter().map(|one| (one, cover(one))).collect();
    if args.json {
        json::write(io.out, &covers)?;
    } else {
        for (index, (course, coverage)) in covers.iter().enumerate() {
            if index > 0 {
                writeln!(io.out)?;
            }
            write(io.out, course, coverage)?;
        }
    }
    let has_gaps = covers.iter().any(|(_, one)| !one.gaps().is_empty());
    let strict = args.deny == Some(Deny::Warnings);
    Ok(if strict && has_gaps {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

fn write(out: &mut dyn Write, course: &Course, coverage: &Coverage<'_>) -> io::Result<()> {
    let balances = balance(course);
    let own = |lesson: &Lesson| balances.iter().find(|(one, _)| one.id == lesson.id);
    writeln!(out, "{}: what is tested", course.title)?;
    for module in &coverage.modules {
        for lesson in &module.lessons {
            write_lesson(out, lesson)?;
            if let Some((_, balance)) = own(lesson.lesson) {
                write_balance(out, balance)?;
            }
        }
        writeln!(out)?;
        let name = format!("module {} {}", module.module.number, module.module.id);
        write_totals(out, &name, &module.totals)?;
    }
    writeln!(out)?;
    write_totals(out, "the course", &coverage.totals)?;
    writeln!(out)?;
    writeln!(
        out,
        "s1 s2 ...: items that rest on section 1, 2 ...; other: on another lesson"
    )?;
    writeln!(
        out,
        "beyond: items whose answer cannot be looked up in the part they rest on"
    )?;
    writeln!(
        out,
        "balance: claims are blocks but remarks and tables; views are also reported views\n\
         and forecasts; places with two names count where they are first mentioned"
    )?;
    write_gaps(out, coverage)
}

/// The matrix of objectives and sections.
fn write_lesson(out: &mut dyn Write, cover: &LessonCover<'_>) -> io::Result<()> {
    writeln!(out)?;
    let name = format!("{} {}", cover.lesson.number, cover.lesson.id);
    write_totals(out, &name, &cover.totals)?;
    let own = cover.sections.len().min(MOST_SECTIONS);
    write!(out, "  {:NAME$} {:10}", "objective", "level")?;
    for at in 1..=own {
        write!(out, " s{at}")?;
    }
    writeln!(out, " other all beyond")?;
    for objective in &cover.objectives {
        let level = objective.objective.level.key();
        let name = cut(objective.objective.id.as_str());
        write!(out, "  {name:NAME$} {level:10}")?;
        let mut here = 0;
        for at in 0..own {
            let count = cover.cell(objective, at);
            here += count;
            write!(out, " {:>2}", dot(count))?;
        }
        let all = objective.items.len();
        writeln!(
            out,
            " {:>5} {all:>3} {:>6}",
            dot(all - here),
            objective.beyond_recall()
        )?;
    }
    write!(out, "  {:NAME$} {:10}", "all items", "")?;
    for section in cover.sections.iter().take(own) {
        write!(out, " {:>2}", dot(section.items.len()))?;
    }
    writeln!(out)
}

/// Whose claims and words they are.
fn write_balance(out: &mut dyn Write, balance: &Balance) -> io::Result<()> {
    let of = |part: usize, whole: usize, what: &str| format!("{part} of {whole} {what}");
    let mut parts = vec![
        count(balance.claims, "claim"),
        of(balance.attributed, balance.views, "views say whose"),
    ];
    for side in &balance.sides {
        parts.push(format!("{} name {}", side.claims, side.name));
    }
    if !balance.sides.is_empty() {
        parts.push(format!("{} name all sides", balance.all_sides));
    }
    parts.push(format!(
        "{} ({} in the course's voice)",
        count(balance.loaded, "loaded word"),
        balance.own_voice
    ));
    if balance.two_names > 0 {
        let what = "places with both names";
        parts.push(of(balance.both_names, balance.two_names, what));
    }
    write_list(out, "balance: ", &parts)?;
    let sources = balance.sources.iter();
    let sources: Vec<String> = sources
        .map(|one| format!("{} {}", one.name, one.claims))
        .collect();
    write_list(out, "rests on: ", &sources)
}

/// A number; a dot for none.
fn dot(count: usize) -> String {
    if count == 0 {
        ".".to_owned()
    } else {
        count.to_string()
    }
}

/// `text`, an id, in `NAME` columns.
fn cut(text: &str) -> String {
    if text.len() <= NAME {
        return text.to_owned();
    }
    let kept: String = text.chars().take(NAME - 2).collect();
    format!("{kept}..")
}

/// A number with its noun.
fn count(number: usize, noun: &str) -> String {
    crate::text::Count::new(number, noun).to_string()
}

fn write_totals(out: &mut dyn Write, name: &str, totals: &Totals) -> io::Result<()> {
    let mut parts = vec![
        count(totals.words, "word"),
        count(totals.sections, "section"),
        count(totals.objectives, "objective"),
        count(totals.items, "item"),
        format!("{:.0} % constructed", totals.constructed() * 100.0),
    ];
    if totals.lessons != 1 {
        parts.insert(0, count(totals.lessons, "lesson"));
    }
    writeln!(out, "{name}")?;
    write_list(out, "", &parts)?;
    let kinds = TaskKind::ALL.into_iter().zip(totals.kinds);
    let kinds = kinds.filter(|(_, count)| *count > 0).map(|(kind, count)| {
        if kind == TaskKind::TrueFalse {
            format!("{} {count} ({} true)", kind.key(), totals.truths)
        } else {
            format!("{} {count}", kind.key())
        }
    });
    write_list(out, "kinds: ", &kinds.collect::<Vec<_>>())?;
    let levels = Level::ALL.into_iter().zip(totals.levels);
    let levels = levels.filter(|(_, count)| *count > 0);
    let levels = levels.map(|(level, count)| format!("{} {count}", level.key()));
    write_list(out, "levels: ", &levels.collect::<Vec<_>>())
}

/// The parts, parted by commas, on as many lines as they need.
fn write_list(out: &mut dyn Write, head: &str, parts: &[String]) -> io::Result<()> {
    let mut line = format!("  {head}");
    for (at, part) in parts.iter().enumerate() {
        let end = if at + 1 < parts.len() { "," } else { "" };
        if line.len() + part.len() + end.len() > WIDTH {
            writeln!(out, "{}", line.trim_end())?;
            line = " ".repeat(2 + head.len());
        }
        line.push_str(part);
        line.push_str(end);
        line.push(' ');
    }
    if parts.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", line.trim_end())
}

fn write_gaps(out: &mut dyn Write, coverage: &Coverage<'_>) -> io::Result<()> {
    let gaps = coverage.gaps();
    writeln!(out)?;
    for (lesson, gap) in &gaps {
        writeln!(out, "warning: in `{}`", lesson.id)?;
        writeln!(out, "  {}", sentence(gap))?;
    }
    match gaps.len() {
        0 => writeln!(
            out,
            "every objective is tested twice and beyond recall, every section asked about"
        ),
        more => writeln!(out, "{}", count(more, "warning")),
    }
}

/// What is missing, in words.
fn sentence(gap: &CoverageGap<'_>) -> String {
    let tested = |one: &Objective, how: &str| format!("the objective `{}` {how}", one.id);
    match gap {
        CoverageGap::Untested(one) => tested(one, "is never tested"),
        CoverageGap::TestedOnce(one) => tested(one, "is tested by one item only"),
        CoverageGap::OnlyRecall(one) => tested(one, "is never tested beyond recall"),
        CoverageGap::NeverAsked(part) => format!("no item rests on the section `{part}`"),
    }
}
