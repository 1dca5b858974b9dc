//! How far one is, as lines of text or as JSON: what is due, what is weak, what is known, and what the figures cannot say
//! yet.

use std::io::{self, Write};

use serde::Serialize;

use crate::course::Course;
use crate::study::{
    Calibration, LearnerStats, Mastery, MasteryCounts, ObjectiveProgress, Retention, StudyDay,
    WeakReason, WeakSpot,
};

/// Days of the forecast that are named one by one.
const NAMED: usize = 14;

#[derive(Serialize)]
struct StatsContext<'a> {
    course: &'a str,
    day: String,
    #[serde(flatten)]
    stats: &'a LearnerStats,
}

/// Writes the figures as one JSON object.
pub fn write_stats_json(
    out: &mut dyn Write,
    course: &Course,
    stats: &LearnerStats,
    today: StudyDay,
) -> io::Result<()> {
    let sheet = StatsContext {
        course: course.id.as_str(),
        day: today.to_string(),
        stats,
    };
    serde_json::to_writer_pretty(&mut *out, &sheet).map_err(io::Error::from)?;
    writeln!(out)
}

/// Writes the figures as lines, the weak spots before what is known.
pub fn write_stats(
    out: &mut dyn Write,
    course: &Course,
    stats: &LearnerStats,
    today: StudyDay,
) -> io::Result<()> {
    writeln!(out, "{}", course.title)?;
    writeln!(
        out,
        "Answers: {}. Questions answered: {} of {}.",
        stats.attempts, stats.items_seen, stats.items
    )?;
    due(out, stats, today)?;
    writeln!(out, "Settings: {}.", stats.settings.summary(today))?;
    retention(out, &stats.retention)?;
    calibration(out, &stats.calibration)?;
    weak(out, course, &stats.weak)?;
    writeln!(out, "\nKnown, by module")?;
    for module in &stats.mastery.modules {
        writeln!(
            out,
            "  {}: {} of {} lessons done; objectives: {}",
            module.title,
            module.lessons_done,
            module.lessons,
            tally(&module.objectives)
        )?;
    }
    let begun: Vec<_> = stats
        .mastery
        .objectives
        .iter()
        .filter(|one| one.mastery != Mastery::New)
        .collect();
    if !begun.is_empty() {
        writeln!(out, "\nKnown, by objective (those that were begun)")?;
    }
    for one in begun {
        writeln!(out, "  {}", objective(one, course, today))?;
    }
    if !stats.warnings.is_empty() {
        writeln!(out, "\nNot enough answers yet")?;
    }
    stats
        .warnings
        .iter()
        .try_for_each(|warning| writeln!(out, "  {warning}"))
}

fn due(out: &mut dyn Write, stats: &LearnerStats, today: StudyDay) -> io::Result<()> {
    match stats.due_now {
        0 => writeln!(out, "Due now: none.")?,
        now => writeln!(
            out,
            "Due now: {now}, {} at your pace.",
            minutes(stats.due_seconds)
        )?,
    }
    let coming: Vec<String> = stats
        .due_by_day
        .iter()
        .skip(1)
        .take(NAMED)
        .filter(|day| day.due > 0)
        .map(|day| format!("{} {}", day.day.relative_name(today), day.due))
        .collect();
    if coming.is_empty() {
        return Ok(());
    }
    writeln!(out, "Due later: {}.", coming.join(", "))
}

fn minutes(seconds: u64) -> String {
    match seconds.div_ceil(60) {
        0 | 1 => "a minute".to_owned(),
        more => format!("about {more} minutes"),
    }
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn retention(out: &mut dyn Write, retention: &Retention) -> io::Result<()> {
    let Retention {
        days,
        reviews,
        recalled,
        ..
    } = retention;
    match (retention.share, retention.expected) {
        (Some(share), Some(expected)) => writeln!(
            out,
            "Retention, last {days} days: {} of {reviews} reviews recalled; {} were expected.",
            percent(share),
            percent(expected)
        ),
        _ if *reviews == 0 => writeln!(out, "Retention, last {days} days: no reviews yet."),
        _ => writeln!(
            out,
            "Retention, last {days} days: {recalled} of {reviews} reviews recalled."
        ),
    }
}

fn calibration(out: &mut dyn Write, calibration: &Calibration) -> io::Result<()> {
    if calibration.answers == 0 {
        return Ok(());
    }
    let levels = calibration
        .levels
        .iter()
        .filter(|level| level.answers > 0)
        .map(|level| match level.share {
            Some(share) => format!(
                "{} answers: {} right (n={})",
                level.confidence,
                percent(share),
                level.answers
            ),
            None => format!(
                "{} answers: {} of {} right",
                level.confidence, level.right, level.answers
            ),
        });
    writeln!(
        out,
        "Calibration: {}.",
        levels.collect::<Vec<_>>().join("; ")
    )?;
    match calibration.bias {
        Some(bias) if bias > 0.05 => writeln!(
            out,
            "On the whole you are surer than right, by {} points.",
            points(bias)
        ),
        Some(bias) if bias < -0.05 => writeln!(
            out,
            "On the whole you are righter than sure, by {} points.",
            points(-bias)
        ),
        Some(_) => writeln!(out, "On the whole you are as sure as you are right."),
        None => Ok(()),
    }
}

fn points(share: f64) -> String {
    format!("{:.0}", share * 100.0)
}

fn weak(out: &mut dyn Write, course: &Course, weak: &[WeakSpot]) -> io::Result<()> {
    if weak.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nTo study again, the weakest first")?;
    for one in weak {
        let reasons: Vec<&str> = one.reasons.iter().map(|reason| said(*reason)).collect();
        let number = course
            .lesson(&one.lesson)
            .map_or("", |lesson| lesson.number.as_str());
        writeln!(
            out,
            "  {}: {} ({number}, studyhall read {}#{})",
            one.text,
            reasons.join(", "),
            one.lesson,
            one.part
        )?;
    }
    Ok(())
}

fn said(reason: WeakReason) -> &'static str {
    match reason {
        WeakReason::SureButWrong => "sure but not right",
        WeakReason::Leech => "keeps being forgotten",
        WeakReason::Failed => "not right the last time",
        WeakReason::Fading => "fading",
    }
}

fn tally(tally: &MasteryCounts) -> String {
    let all = [
        (tally.mastered, Mastery::Mastered),
        (tally.fading, Mastery::Fading),
        (tally.held, Mastery::Held),
        (tally.learning, Mastery::Learning),
        (tally.new, Mastery::New),
    ];
    let some = all.iter().filter(|(count, _)| *count > 0);
    let words: Vec<String> = some
        .map(|(count, mastery)| format!("{count} {}", mastery.key()))
        .collect();
    if words.is_empty() {
        "none".to_owned()
    } else {
        words.join(", ")
    }
}

fn objective(one: &ObjectiveProgress, course: &Course, today: StudyDay) -> String {
    let number = course
        .lesson(&one.lesson)
        .map_or("", |lesson| lesson.number.as_str());
    let earliest = one.earliest.map_or_else(String::new, |day| {
        format!("; mastered {} at the earliest", day.relative_name(today))
    });
    format!(
        "{}: {} ({number}; {} of {} points answered{earliest})",
        one.mastery.key(),
        one.text,
        one.answered,
        one.cards
    )
}

#[cfg(test)]
mod tests;
