//! A lesson as lines of text.

use std::io::{self, Write};

use crate::course::{Course, Lesson};
use crate::text::width;
use crate::tui::{Document, ParagraphKind};

/// Writes `lesson` wrapped to so many columns, in the order of the screen: what is underlined there is plain words here,
/// claims stand in brackets at the end of what they speak of. Tables are `drawn`, or else told cell by cell, for a screen
/// reader reads line by line and would say every stroke of a rule.
pub fn write_lesson(
    out: &mut dyn Write,
    lesson: &Lesson,
    course: &Course,
    (columns, drawn): (usize, bool),
) -> io::Result<()> {
    let columns = columns.max(20);
    let document = Document::from_lesson(lesson, course);
    let last = document.paras.len().saturating_sub(1);
    for (index, para) in document.paras.iter().enumerate() {
        if para.kind == ParagraphKind::Heading {
            let section = para.section.unwrap_or(0) + 1;
            writeln!(out, "Section {section} of {}:", lesson.sections.len())?;
        }
        let lines = if drawn {
            para.lines(columns, &[])
        } else {
            para.spoken(columns)
        };
        for line in lines {
            let mut text = String::new();
            for part in &line.parts {
                let gap = part.x.saturating_sub(width(&text));
                text.extend(std::iter::repeat_n(' ', gap));
                text.push_str(&part.text);
            }
            writeln!(out, "{}", text.trim_end())?;
        }
        if para.gap > 0 && index < last {
            writeln!(out)?;
        }
    }
    Ok(())
}
