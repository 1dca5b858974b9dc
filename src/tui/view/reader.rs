//! The reader: outline, running text, margin.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::chrome::{bar, top_line};
use super::outline;
use super::paint::Paint;
use crate::course::{Body, Course, Lesson, Module};
use crate::search::mark_words;
use crate::text::{SafeText, width, wrap};
use crate::tui::action::Action;
use crate::tui::document::{DocPara, Kind, Line, Target, entry_name, plain};
use crate::tui::keymap::{Layer, key_for};
use crate::tui::layout::{self, GUTTER};
use crate::tui::model::{Model, Reader};
use crate::tui::pointed::Pointed;
use crate::tui::required::{missing, said};
use crate::tui::theme::{Look, Sign};
use crate::tui::today::due_word;

/// Draws the lesson that is being read.
pub(super) fn draw(model: &Model, reader: &Reader, paint: &mut Paint<'_>) {
    let Some(library) = &model.library else {
        return;
    };
    let Some((module, lesson)) = library.course.lesson_at(reader.address) else {
        return;
    };
    let areas = layout::reader(model.size);
    heading(model, (module, lesson), reader, paint);
    if let Some(area) = areas.outline {
        outline::draw(model, reader, area, paint);
    }
    text(model, lesson, reader, areas.text, paint);
    if reader.top.para == 0 {
        rests_on(model, reader, areas.text, paint);
    }
    if let Some(area) = areas.margin {
        let section = reader.section(model.size);
        margin(&library.course, lesson, section, area, paint);
    }
}

fn heading(
    model: &Model,
    (module, lesson): (&Module, &Lesson),
    reader: &Reader,
    paint: &mut Paint<'_>,
) {
    let section = reader.section(model.size);
    let percent = reader.percent(model.size);
    let name = format!("{} {}", lesson.number, lesson.title);
    let left = reader.words * usize::from(100 - percent.min(100)) / 100;
    let time = match model.known.minutes_for(left) {
        0 => "read".to_owned(),
        minutes => format!("{minutes} min"),
    };
    let place = format!("§{}/{}", section + 1, lesson.sections.len());
    let right = match paint.size().0 {
        0..60 => format!("{place} {percent}%"),
        60..90 => format!("{place} {} {percent}%", bar(paint, percent, 6)),
        _ => format!("{place} {} {percent}%  {time}", bar(paint, percent, 10)),
    };
    let right = match due_word(model) {
        Some(due) if paint.size().0 >= 100 => format!("{right}   {due}"),
        _ => right,
    };
    top_line(paint, &[&module.title, &name], &right);
}

/// Above the title: what the lesson rests on and is not known yet, and the key that leads there.
fn rests_on(model: &Model, reader: &Reader, area: Rect, paint: &mut Paint<'_>) {
    let Some([long, short]) = said(&missing(model, &reader.lesson)) else {
        return;
    };
    let key = key_for(Layer::Reader, |action| {
        matches!(action, Action::OpenRequired)
    });
    let y = area.y.saturating_sub(1);
    let right = area.right().saturating_sub(3);
    let fits = width(&long) <= usize::from(right.saturating_sub(area.x));
    let end = paint.cut(
        (area.x, y),
        right,
        if fits { &long } else { &short },
        Look::Quiet,
    );
    paint.text((end + 2, y), area.right(), &key, Look::Key);
}

/// The running text: line by line from the top of the screen until it is full.
fn text(model: &Model, lesson: &Lesson, reader: &Reader, area: Rect, paint: &mut Paint<'_>) {
    let columns = usize::from(area.width);
    let document = &reader.document;
    let gutter = area.x >= GUTTER;
    let mut set: (usize, Arc<[Line]>) = (usize::MAX, Arc::default());
    for (row, index, number) in document.lines_shown(reader.top, columns, usize::from(area.height))
    {
        let Some(para) = document.paras.get(index) else {
            continue;
        };
        let pointed = reader.pointed.as_ref().filter(|(own, _)| *own == index);
        if set.0 != index {
            set = (index, lines(para, pointed, columns));
        }
        let Some(line) = set.1.get(number) else {
            continue;
        };
        let y = area.y + u16::try_from(row).unwrap_or(0);
        paint.line((area.x, y), area.right(), line, reader.focus);
        if para.boxed {
            paint.sign(area.x, y, Sign::Pole, Look::Quiet);
        }
        if number == 0 {
            if para.kind == Kind::Door {
                let (sign, look) =
                    door_sign(model, lesson, document.targets.get(para.first_target));
                paint.sign(area.x, y, sign, look);
            }
            if gutter {
                in_gutter(area.x, y, pointed.is_some(), para.ordinal, paint);
            }
        }
    }
}

/// The lines of a paragraph, with the words marked that were looked for in it.
fn lines(para: &DocPara, pointed: Option<&(usize, String)>, columns: usize) -> Arc<[Line]> {
    let words = pointed.map_or("", |(_, words)| words.as_str());
    if words.is_empty() {
        return para.set(columns);
    }
    let text: String = para.runs.iter().map(|run| run.text.as_str()).collect();
    let marks = mark_words(&text, words);
    if marks.is_empty() {
        return para.set(columns);
    }
    para.lines(columns, &marks).into()
}

/// What a click on a cell of a lesson means.
pub(super) fn pointed(model: &Model, reader: &Reader, at: (u16, u16)) -> Option<Pointed> {
    let areas = layout::reader(model.size);
    let area = areas.text;
    if area.contains(at.into()) {
        let place = (usize::from(at.0 - area.x), usize::from(at.1 - area.y));
        let target = reader
            .document
            .target_at(reader.top, Reader::page(model.size), place);
        return target.map(Pointed::Target);
    }
    let area = areas.outline.filter(|area| area.contains(at.into()))?;
    outline::line_at(model, reader, area, at.1).map(Pointed::Outline)
}

/// The paragraph's number in its section, or the sign that this is the one that was looked for.
fn in_gutter(x: u16, y: u16, pointed: bool, ordinal: Option<usize>, paint: &mut Paint<'_>) {
    if pointed {
        paint.sign(x - 2, y, Sign::Here, Look::Due);
    } else if let Some(ordinal) = ordinal {
        paint.right_text(x - 1, y, &format!("{}", ordinal + 1), Look::Quiet);
    }
}

/// Whether what is behind a door has been done.
fn door_sign(model: &Model, lesson: &Lesson, door: Option<&(usize, Target)>) -> (Sign, Look) {
    let items = match door {
        Some((_, Target::Check(section))) => lesson
            .sections
            .get(*section)
            .map(|section| section.check.as_slice()),
        Some((_, Target::Quiz)) => Some(lesson.quiz.as_slice()),
        _ => None,
    };
    let Some(items) = items else {
        return (Sign::Here, Look::Body);
    };
    if items
        .iter()
        .all(|item| model.progress.latest.contains_key(&item.id))
    {
        (Sign::Done, Look::Right)
    } else {
        (Sign::Due, Look::Due)
    }
}

/// What this section mentions, and what it rests on.
fn margin(course: &Course, lesson: &Lesson, section: usize, area: Rect, paint: &mut Paint<'_>) {
    let Some(section) = lesson.sections.get(section) else {
        return;
    };
    let mut names: Vec<SafeText> = Vec::new();
    let mut sources: Vec<SafeText> = Vec::new();
    for block in &section.blocks {
        if let Body::Prose(prose) = &block.body {
            for link in prose.links() {
                let name = course
                    .link_target(link)
                    .map(|entry| entry_name(entry).clone());
                names.extend(name.filter(|name| !names.contains(name)));
            }
        }
        for source in &block.sources {
            let found = course.sources.iter().find(|one| one.id == source.source);
            let title = found.and_then(|found| {
                let code = source.section.as_ref()?;
                let title = found
                    .sections
                    .iter()
                    .find(|(own, _)| own == code)
                    .map(|(_, title)| title.as_str())?;
                Some(SafeText::new(&format!("{code} {title}")))
            });
            let title = title.or_else(|| found.map(|found| found.title.clone()));
            sources.extend(title.filter(|title| !sources.contains(title)));
        }
    }
    for y in area.y..area.bottom() {
        paint.sign(area.x, y, Sign::Pole, Look::Quiet);
    }
    let (x, right) = (area.x + 2, area.right().saturating_sub(1));
    let mut y = area.y + 1;
    for (label, entries, sign) in [
        ("In this section", names, Some(Sign::Here)),
        ("Source", sources, None),
    ] {
        if entries.is_empty() || y >= area.bottom() {
            continue;
        }
        paint.text((x, y), right, label, Look::Bold);
        y += 1;
        for entry in entries {
            let runs = plain(&entry);
            for (number, row) in wrap(&runs, usize::from(right.saturating_sub(x + 2)).max(1))
                .iter()
                .enumerate()
            {
                if y >= area.bottom() {
                    return;
                }
                if let (0, Some(sign)) = (number, sign) {
                    paint.sign(x, y, sign, Look::Quiet);
                }
                let text = row.text(&runs);
                paint.text((x + 2, y), right, &text, Look::Body);
                y += 1;
            }
        }
        y += 1;
    }
}
