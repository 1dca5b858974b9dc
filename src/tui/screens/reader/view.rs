//! How a lesson looks: outline, running text, margin.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::outline;
use super::prerequisites::{summary, unmet};
use super::state::{Highlight, ReaderScreen};
use crate::course::{Body, Course, Item, Lesson, Module};
use crate::search::mark_words;
use crate::text::{SafeText, width};
use crate::tui::action::{Action, ReaderAction};
use crate::tui::document::{Link, Paragraph, ParagraphKind, ShownLine, TextLine, entry_name};
use crate::tui::keymap::key_for;
use crate::tui::keymap::layer::Layer;
use crate::tui::layout::{GUTTER, reader_areas, wrapped_lines};
use crate::tui::messages::Message;
use crate::tui::model::Model;
use crate::tui::screens::home::entries::due_summary;
use crate::tui::theme::{Glyph, Role};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::top_line::{bar, top_line};

/// Draws the lesson that is being read.
pub(crate) fn draw(model: &Model, reader: &ReaderScreen, canvas: &mut Canvas<'_>) {
    let Some(library) = &model.library else {
        return;
    };
    let Some((module, lesson)) = library.course.lesson_at(reader.address) else {
        return;
    };
    let areas = reader_areas(model.size);
    heading(model, (module, lesson), reader, canvas);
    if let Some(area) = areas.outline {
        outline::draw(model, reader, area, canvas);
    }
    text(model, lesson, reader, areas.text, canvas);
    if reader.top.para == 0 {
        draw_prerequisites(model, reader, areas.text, canvas);
    }
    if let Some(area) = areas.margin {
        let section = reader.section(model.size);
        margin(&library.course, lesson, section, area, canvas);
    }
}

fn heading(
    model: &Model,
    (module, lesson): (&Module, &Lesson),
    reader: &ReaderScreen,
    canvas: &mut Canvas<'_>,
) {
    let section = reader.section(model.size);
    let percent = reader.percent(model.size);
    let name = format!("{} {}", lesson.number, lesson.title);
    let left = reader.words * usize::from(100 - percent.min(100)) / 100;
    let time = match model.known.minutes_for(left) {
        0 => Message::LessonRead.text().to_owned(),
        minutes => Message::Min.with(&[&minutes]),
    };
    let place = format!("§{}/{}", section + 1, lesson.sections.len());
    let right = match canvas.size().0 {
        0..60 => format!("{place} {percent}%"),
        60..90 => format!("{place} {} {percent}%", bar(canvas, percent, 6)),
        _ => format!("{place} {} {percent}%  {time}", bar(canvas, percent, 10)),
    };
    let right = match due_summary(model) {
        Some(due) if canvas.size().0 >= 100 => format!("{right}   {due}"),
        _ => right,
    };
    top_line(canvas, &[&module.title, &name], &right);
}

/// Draws above the title which prerequisite is not met, and the key that leads there.
fn draw_prerequisites(model: &Model, reader: &ReaderScreen, area: Rect, canvas: &mut Canvas<'_>) {
    let Some([long, short]) = summary(&unmet(model, &reader.lesson)) else {
        return;
    };
    let key = key_for(Layer::Reader, |action| {
        matches!(action, Action::Reader(ReaderAction::OpenPrerequisite))
    });
    let y = area.y.saturating_sub(1);
    let right = area.right().saturating_sub(3);
    let is_fitting = width(&long) <= usize::from(right.saturating_sub(area.x));
    let text = if is_fitting { &long } else { &short };
    let end = canvas.cut((area.x, y), right, text, Role::Quiet);
    canvas.text((end + 2, y), area.right(), &key, Role::Key);
}

/// The running text: line by line from the top of the screen until it is full.
fn text(
    model: &Model,
    lesson: &Lesson,
    reader: &ReaderScreen,
    area: Rect,
    canvas: &mut Canvas<'_>,
) {
    let columns = usize::from(area.width);
    let document = &reader.document;
    let gutter = area.x >= GUTTER;
    let mut lines_of: (usize, Arc<[TextLine]>) = (usize::MAX, Arc::default());
    for ShownLine {
        row,
        para: index,
        line: number,
    } in document.lines_shown(reader.top, columns, usize::from(area.height))
    {
        let Some(para) = document.paras.get(index) else {
            continue;
        };
        let highlight = reader.highlight.as_ref().filter(|own| own.para == index);
        if lines_of.0 != index {
            lines_of = (index, lines(para, highlight, columns));
        }
        let Some(line) = lines_of.1.get(number) else {
            continue;
        };
        let y = area.y + u16::try_from(row).unwrap_or(0);
        canvas.line((area.x, y), area.right(), line, reader.focus);
        if para.boxed {
            canvas.glyph(area.x, y, Glyph::VerticalRule, Role::Quiet);
        }
        if number == 0 {
            if para.kind == ParagraphKind::Activatable {
                let target = document.links.get(para.first_link);
                let (glyph, role) = match answered_of(model, lesson, target) {
                    None => (Glyph::Here, Role::Body),
                    Some((answered, count)) if answered == count => (Glyph::Done, Role::Right),
                    Some((answered, _)) => {
                        if answered > 0 {
                            let last = line.parts.last();
                            let end = last.map_or(0, |part| part.x + width(&part.text) + 2);
                            let x = area.x + u16::try_from(end).unwrap_or(u16::MAX);
                            let text = Message::AnsweredSoFar.with(&[&answered]);
                            canvas.text((x, y), area.right(), &text, Role::Quiet);
                        }
                        (Glyph::Due, Role::Due)
                    }
                };
                canvas.glyph(area.x, y, glyph, role);
            }
            if gutter {
                let is_item = matches!(para.kind, ParagraphKind::Item { .. });
                let ordinal = para.ordinal.filter(|_| !is_item);
                draw_gutter(area.x, y, highlight.is_some(), ordinal, canvas);
            }
        }
    }
}

/// The lines of a paragraph, with the words marked that were looked for in it.
fn lines(para: &Paragraph, highlight: Option<&Highlight>, columns: usize) -> Arc<[TextLine]> {
    let words = highlight.map_or("", |highlight| highlight.words.as_str());
    if words.is_empty() {
        return para.layout(columns);
    }
    let text: String = para.runs.iter().map(|run| run.text.as_str()).collect();
    let marks = mark_words(&text, words);
    if marks.is_empty() {
        return para.layout(columns);
    }
    para.lines(columns, &marks).into()
}

/// Draws the paragraph's number in its section, or the glyph of a highlighted paragraph.
fn draw_gutter(x: u16, y: u16, highlit: bool, ordinal: Option<usize>, canvas: &mut Canvas<'_>) {
    if highlit {
        canvas.glyph(x - 2, y, Glyph::Here, Role::Due);
    } else if let Some(ordinal) = ordinal {
        canvas.right_text(x - 1, y, &format!("{}", ordinal + 1), Role::Quiet);
    }
}

/// The items of a self-check or quiz: how many were answered, and how many there are; none for another link.
fn answered_of(
    model: &Model,
    lesson: &Lesson,
    link: Option<&(usize, Link)>,
) -> Option<(usize, usize)> {
    let items = match link? {
        (_, Link::SelfCheck(section)) => &lesson.sections.get(*section)?.check,
        (_, Link::Quiz) => &lesson.quiz,
        _ => return None,
    };
    let is_answered = |item: &&Item| model.progress.latest.contains_key(&item.id);
    Some((items.iter().filter(is_answered).count(), items.len()))
}

/// The margin: the entries that the section mentions, and its sources.
fn margin(course: &Course, lesson: &Lesson, section: usize, area: Rect, canvas: &mut Canvas<'_>) {
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
    canvas.vertical_rule(area.x, area);
    let (x, right) = (area.x + 2, area.right().saturating_sub(1));
    let columns = right.saturating_sub(x + 2).into();
    let mut y = area.y + 1;
    for (label, entries, glyph) in [
        (Message::InThisSection, names, Some(Glyph::Here)),
        (Message::Source, sources, None),
    ] {
        if entries.is_empty() || y >= area.bottom() {
            continue;
        }
        canvas.text((x, y), right, label.text(), Role::Bold);
        y += 1;
        for entry in entries {
            for (number, line) in wrapped_lines(&entry, columns).iter().enumerate() {
                if y >= area.bottom() {
                    return;
                }
                if let (0, Some(glyph)) = (number, glyph) {
                    canvas.glyph(x, y, glyph, Role::Quiet);
                }
                canvas.text((x + 2, y), right, line, Role::Body);
                y += 1;
            }
        }
        y += 1;
    }
}
