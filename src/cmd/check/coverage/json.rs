//! The coverage of courses as one JSON array.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::content::{Balance, balance};
use crate::course::{Course, Level, TaskKind};
use crate::study::{Coverage, CoverageGap, ItemCover, LessonCover, Totals};

#[derive(Serialize)]
struct CourseCoverageRow<'a> {
    id: &'a str,
    title: &'a str,
    totals: TotalsRow,
    modules: Vec<ModuleCoverageRow<'a>>,
    gaps: Vec<GapRow<'a>>,
}

#[derive(Serialize)]
struct ModuleCoverageRow<'a> {
    id: &'a str,
    number: u16,
    totals: TotalsRow,
    lessons: Vec<LessonCoverageRow<'a>>,
}

#[derive(Serialize)]
struct LessonCoverageRow<'a> {
    id: &'a str,
    number: &'a str,
    title: &'a str,
    totals: TotalsRow,
    objectives: Vec<ObjectiveRow<'a>>,
    sections: Vec<SectionRow<'a>>,
    /// Whose claims and words they are.
    balance: Balance,
}

#[derive(Serialize)]
struct TotalsRow {
    lessons: usize,
    words: usize,
    sections: usize,
    objectives: usize,
    items: usize,
    /// The share of items that are answered in the learner's own words, 0 to 1.
    constructed: f64,
    /// Statements that are true, of those of the kind `truefalse`.
    truths: usize,
    kinds: BTreeMap<&'static str, usize>,
    levels: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct ObjectiveRow<'a> {
    id: &'a str,
    verb: &'a str,
    text: &'a str,
    level: &'a str,
    beyond_recall: usize,
    items: Vec<ItemRow<'a>>,
}

#[derive(Serialize)]
struct SectionRow<'a> {
    id: &'a str,
    title: &'a str,
    items: Vec<&'a str>,
}

#[derive(Serialize)]
struct ItemRow<'a> {
    id: &'a str,
    kind: &'a str,
    level: &'a str,
    /// The lesson it is asked in.
    asked_in: &'a str,
    /// The section it rests on, `lesson-id#section-id`; none if its source does not resolve.
    rests_on: Option<String>,
}

#[derive(Serialize)]
struct GapRow<'a> {
    severity: &'a str,
    lesson: &'a str,
    /// `untested`, `tested_once`, `only_recall` or `never_asked`.
    gap: &'a str,
    /// The objective or section.
    id: &'a str,
}

/// Writes the courses.
pub(super) fn write(out: &mut dyn Write, covers: &[(&Course, Coverage<'_>)]) -> io::Result<()> {
    let rows: Vec<_> = covers
        .iter()
        .map(|(course, coverage)| course_row(course, coverage))
        .collect();
    serde_json::to_writer_pretty(&mut *out, &rows).map_err(io::Error::from)?;
    writeln!(out)
}

fn course_row<'a>(course: &'a Course, coverage: &Coverage<'a>) -> CourseCoverageRow<'a> {
    let balances = balance(course);
    let own = |lesson: &LessonCover<'a>| {
        let own = balances.iter().find(|(one, _)| one.id == lesson.lesson.id);
        own.map(|(_, own)| own.clone()).unwrap_or_default()
    };
    let modules = coverage.modules.iter().map(|module| ModuleCoverageRow {
        id: module.module.id.as_str(),
        number: module.module.number,
        totals: totals_row(&module.totals),
        lessons: module
            .lessons
            .iter()
            .map(|lesson| lesson_row(lesson, own(lesson)))
            .collect(),
    });
    let gaps = coverage.gaps().into_iter().map(|(lesson, gap)| {
        let (name, id) = match gap {
            CoverageGap::Untested(one) => ("untested", one.id.as_str()),
            CoverageGap::TestedOnce(one) => ("tested_once", one.id.as_str()),
            CoverageGap::OnlyRecall(one) => ("only_recall", one.id.as_str()),
            CoverageGap::NeverAsked(part) => ("never_asked", part.as_str()),
        };
        GapRow {
            severity: "warning",
            lesson: lesson.id.as_str(),
            gap: name,
            id,
        }
    });
    CourseCoverageRow {
        id: course.id.as_str(),
        title: &course.title,
        totals: totals_row(&coverage.totals),
        modules: modules.collect(),
        gaps: gaps.collect(),
    }
}

fn totals_row(totals: &Totals) -> TotalsRow {
    let kinds = TaskKind::ALL.into_iter().map(TaskKind::key);
    let levels = Level::ALL.into_iter().map(Level::key);
    TotalsRow {
        lessons: totals.lessons,
        words: totals.words,
        sections: totals.sections,
        objectives: totals.objectives,
        items: totals.items,
        constructed: (totals.constructed() * 1e4).round() / 1e4,
        truths: totals.truths,
        kinds: kinds.zip(totals.kinds).collect(),
        levels: levels.zip(totals.levels).collect(),
    }
}

fn lesson_row<'a>(cover: &LessonCover<'a>, balance: Balance) -> LessonCoverageRow<'a> {
    let objectives = cover.objectives.iter().map(|one| ObjectiveRow {
        id: one.objective.id.as_str(),
        verb: &one.objective.verb,
        text: &one.objective.text,
        level: one.objective.level.key(),
        beyond_recall: one.beyond_recall(),
        items: one.items.iter().map(item_row).collect(),
    });
    let sections = cover.sections.iter().map(|one| SectionRow {
        id: one.section.id.as_str(),
        title: &one.section.title,
        items: one.items.iter().map(|one| one.item.id.as_str()).collect(),
    });
    LessonCoverageRow {
        id: cover.lesson.id.as_str(),
        number: &cover.lesson.number,
        title: &cover.lesson.title,
        totals: totals_row(&cover.totals),
        objectives: objectives.collect(),
        sections: sections.collect(),
        balance,
    }
}

fn item_row<'a>(tested: &ItemCover<'a>) -> ItemRow<'a> {
    let place = tested.rests_on.and_then(|(lesson, at)| {
        let section = lesson.sections.get(at)?;
        Some(format!("{}#{}", lesson.id, section.id))
    });
    ItemRow {
        id: tested.item.id.as_str(),
        kind: tested.item.kind().key(),
        level: tested.level.key(),
        asked_in: tested.asked_in.id.as_str(),
        rests_on: place,
    }
}
