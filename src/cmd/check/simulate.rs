//! `studyhall check --simulate [PATH]…`: what robots that have not read the lessons score in every quiz, beside what
//! blind guessing scores. A robot that beats chance is a warning.

use std::io::{self, Write};

use serde::Serialize;

use super::super::{Failure, Outcome, Streams, courses};
use crate::cli::{CheckArgs, Deny, Options};
use crate::course::{Course, Item};
use crate::study::{ENOUGH_ITEMS, MARGIN, QuizRun, Simulation, Strategy, clues, simulate};

/// Columns for the name of a quiz.
const NAME: usize = 30;
/// Items that are named in a warning; the rest is counted.
const MOST_NAMED: usize = 8;

pub(super) fn run(
    args: &CheckArgs,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let courses = courses::in_directories(&args.paths, options, io)?;
    let mut warnings = 0;
    let mut rows = Vec::new();
    for (index, course) in courses.iter().enumerate() {
        let simulation = simulate(course, args.sheet.seed);
        warnings += simulation.findings().count();
        if args.json {
            rows.push(row(course, &simulation, args.sheet.seed));
            continue;
        }
        if index > 0 {
            writeln!(io.out)?;
        }
        write(io.out, course, &simulation)?;
    }
    if args.json {
        serde_json::to_writer_pretty(&mut *io.out, &rows).map_err(io::Error::from)?;
        writeln!(io.out)?;
    }
    let strict = args.deny == Some(Deny::Warnings);
    Ok(if strict && warnings > 0 {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

/// A share of 1 as whole points of 100.
fn points(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

/// What to call a quiz, in one line of the table or in a sentence.
fn name(sat: &QuizRun<'_>) -> String {
    sat.lesson.map_or_else(
        || "the course".to_owned(),
        |lesson| format!("{} {}", lesson.number, lesson.id),
    )
}

/// `text` in `NAME` columns. Ids and numbers are ASCII.
fn cut(text: &str) -> String {
    if text.chars().count() <= NAME {
        return text.to_owned();
    }
    let kept: String = text.chars().take(NAME - 2).collect();
    format!("{kept}..")
}

fn write(out: &mut dyn Write, course: &Course, simulation: &Simulation<'_>) -> io::Result<()> {
    writeln!(out, "{}: robots that have not read it", course.title)?;
    writeln!(out, "Mean scores, of 100 points; chance is blind guessing.")?;
    writeln!(out)?;
    write!(out, "{:NAME$} {:>5} {:>6}", "quiz", "items", "chance")?;
    for robot in Strategy::ALL {
        write!(out, " {:>6}", robot.key())?;
    }
    writeln!(out)?;
    for sat in simulation.quizzes.iter().chain([&simulation.course]) {
        let chance = points(sat.chance());
        write!(
            out,
            "{:NAME$} {:>5} {chance:>6}",
            cut(&name(sat)),
            sat.items.len()
        )?;
        let cells = Strategy::ALL.map(|robot| {
            let sign = match (sat.is_beaten_by(robot), sat.counts()) {
                (true, true) => '!',
                (true, false) => '+',
                _ => ' ',
            };
            format!(" {:>5}{sign}", points(sat.score(robot)))
        });
        writeln!(out, "{}", cells.concat().trim_end())?;
    }
    writeln!(out)?;
    for robot in Strategy::ALL {
        writeln!(out, "{:>8}  {}", robot.key(), robot.description())?;
    }
    let margin = points(MARGIN);
    writeln!(
        out,
        "       !  more than {margin} points above chance in {ENOUGH_ITEMS} items or more: a warning"
    )?;
    writeln!(
        out,
        "       +  the same in fewer items, where one item is too much"
    )?;
    write_findings(out, course, simulation)
}

/// The words that gave `item` away to `robot`, where it goes by words.
fn words_of(course: &Course, item: &Item, robot: Strategy) -> Vec<String> {
    let mut lessons = course.lessons();
    let lesson = lessons.find(|lesson| lesson.items().any(|one| one.id == item.id));
    lesson.map_or_else(Vec::new, |lesson| clues(course, lesson, item, robot))
}

fn write_findings(
    out: &mut dyn Write,
    course: &Course,
    simulation: &Simulation<'_>,
) -> io::Result<()> {
    let mut count = 0;
    for (sat, robot) in simulation.findings() {
        count += 1;
        writeln!(out)?;
        let place = sat.lesson.map_or_else(
            || "the course".to_owned(),
            |lesson| format!("the quiz of `{}`", lesson.id),
        );
        writeln!(
            out,
            "warning: in {place} the robot `{}` scores {}, chance {}",
            robot.key(),
            points(sat.score(robot)),
            points(sat.chance())
        )?;
        writeln!(out, "  it {}; given away by", robot.description())?;
        let items = sat.giveaways(robot);
        for asked in items.iter().take(MOST_NAMED) {
            writeln!(
                out,
                "  - {} ({}): {}, chance {}",
                asked.item.id,
                asked.item.kind().key(),
                points(asked.score(robot)),
                points(asked.chance)
            )?;
            let words = words_of(course, asked.item, robot);
            if !words.is_empty() {
                writeln!(out, "    the key has {}", words.join(", "))?;
            }
        }
        if items.len() > MOST_NAMED {
            writeln!(out, "  - and {} more", items.len() - MOST_NAMED)?;
        }
    }
    writeln!(out)?;
    match count {
        0 => writeln!(out, "no robot beats chance"),
        1 => writeln!(out, "1 warning"),
        more => writeln!(out, "{more} warnings"),
    }
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    seed: u64,
    /// Points above chance that are allowed, 0 to 1.
    margin: f64,
    /// Items from which on a quiz is judged.
    enough_items: usize,
    quizzes: Vec<SatRow<'a>>,
    course: SatRow<'a>,
    findings: Vec<FindingRow<'a>>,
}

#[derive(Serialize)]
struct SatRow<'a> {
    /// The lesson's id; none for the course.
    lesson: Option<&'a str>,
    number: Option<&'a str>,
    title: Option<&'a str>,
    count: usize,
    chance: f64,
    scores: StrategyScores,
    /// The items, in the rows of lessons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    items: Vec<AskedRow<'a>>,
}

#[derive(Serialize)]
struct AskedRow<'a> {
    id: &'a str,
    kind: &'a str,
    chance: f64,
    scores: StrategyScores,
}

#[derive(Serialize)]
struct FindingRow<'a> {
    severity: &'a str,
    lesson: Option<&'a str>,
    robot: &'a str,
    score: f64,
    chance: f64,
    /// The items that gave it away, the worst first.
    items: Vec<&'a str>,
    /// Words of the key that stand where the robot looks, for each of the items.
    clues: Vec<Vec<String>>,
}

/// A robot's key and its score, for each robot.
type StrategyScores = std::collections::BTreeMap<&'static str, f64>;

/// Four digits are enough for anyone, and the same on every machine.
fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

fn scores(of: impl Fn(Strategy) -> f64) -> StrategyScores {
    let one = |robot: Strategy| (robot.key(), rounded(of(robot)));
    Strategy::ALL.into_iter().map(one).collect()
}

fn sat_row<'a>(sat: &QuizRun<'a>) -> SatRow<'a> {
    let asked = sat.items.iter().filter(|_| sat.lesson.is_some());
    let asked = asked.map(|asked| AskedRow {
        id: asked.item.id.as_str(),
        kind: asked.item.kind().key(),
        chance: rounded(asked.chance),
        scores: scores(|robot| asked.score(robot)),
    });
    SatRow {
        lesson: sat.lesson.map(|lesson| lesson.id.as_str()),
        number: sat.lesson.map(|lesson| &*lesson.number),
        title: sat.lesson.map(|lesson| &*lesson.title),
        count: sat.items.len(),
        chance: rounded(sat.chance()),
        scores: scores(|robot| sat.score(robot)),
        items: asked.collect(),
    }
}

fn row<'a>(course: &'a Course, simulation: &Simulation<'a>, seed: u64) -> Row<'a> {
    let findings = simulation.findings().map(|(sat, robot)| FindingRow {
        severity: "warning",
        lesson: sat.lesson.map(|lesson| lesson.id.as_str()),
        robot: robot.key(),
        score: rounded(sat.score(robot)),
        chance: rounded(sat.chance()),
        items: sat
            .giveaways(robot)
            .into_iter()
            .map(|asked| asked.item.id.as_str())
            .collect(),
        clues: sat
            .giveaways(robot)
            .into_iter()
            .map(|asked| words_of(course, asked.item, robot))
            .collect(),
    });
    Row {
        id: course.id.as_str(),
        title: &course.title,
        seed,
        margin: MARGIN,
        enough_items: ENOUGH_ITEMS,
        quizzes: simulation.quizzes.iter().map(sat_row).collect(),
        course: sat_row(&simulation.course),
        findings: findings.collect(),
    }
}
