//! Writes the passage of the lesson that a question comes from.

use std::io;

use super::{LineSession, Question};
use crate::course::PartIndex;
use crate::plain::console::Console;
use crate::study::session::LeechHelp;
use crate::text::{TextRun, TextTable};
use crate::tui::{Document, Paragraph, ParagraphKind};

impl LineSession<'_, '_> {
    /// Writes the passage that the question answered last comes from. Before the first answer it is that of the question
    /// asked, and counts as a hint.
    pub(super) fn source(&mut self, number: usize) -> io::Result<()> {
        let last = self.session.last_answered;
        let wanted = last.unwrap_or(number);
        let Some(question) = self.session.questions.get_mut(wanted) else {
            return Ok(());
        };
        question.hints += usize::from(last.is_none());
        let question = question.clone();
        if last.is_none() {
            self.console
                .say("Looking it up before the answer counts as a hint.")?;
        }
        self.console
            .say(&format!("Question {} comes from here:", wanted + 1))?;
        self.passage(&question)
    }

    /// Writes which item this is and in which file: the question answered last, or the one that is asked.
    pub(super) fn report(&mut self, number: usize) -> io::Result<()> {
        let wanted = self.session.last_answered.unwrap_or(number);
        let Some(question) = self.session.questions.get(wanted) else {
            return Ok(());
        };
        let file = self.setup.course.lesson_file(&question.lesson);
        self.console.say(&format!(
            "Question {} is item `{}` in `{}`: tell whoever writes this course.",
            wanted + 1,
            question.item.id,
            file.unwrap_or_default()
        ))
    }

    fn passage(&mut self, question: &Question) -> io::Result<()> {
        let written = question.item.source.as_str();
        let (lesson, part) = written
            .split_once('#')
            .unwrap_or((question.lesson.as_str(), written));
        let course = self.setup.course;
        let found = course
            .lesson(lesson)
            .and_then(|lesson| Some((lesson, lesson.find_part(part)?)));
        let Some((lesson, PartIndex { section, block })) = found else {
            return self
                .console
                .say("The passage is not in this course any more.");
        };
        let document = Document::from_lesson(lesson, course);
        let is_section = lesson
            .sections
            .get(section)
            .is_some_and(|own| own.has_id(part));
        let title = lesson
            .sections
            .get(section)
            .map_or("", |own| own.title.as_str());
        self.console
            .say(&format!("{} {}, {title}", lesson.number, lesson.title))?;
        for para in &document.paras {
            let here = para.section == Some(section) && (is_section || para.block == Some(block));
            if !here || para.block.is_none() || para.kind == ParagraphKind::Heading {
                continue;
            }
            self.paragraph(para)?;
        }
        Ok(())
    }

    fn paragraph(&mut self, para: &Paragraph) -> io::Result<()> {
        if let ParagraphKind::Table(table) = &para.kind {
            return self.table(table);
        }
        let label = match &para.kind {
            ParagraphKind::Item { marker, .. } => format!("  {marker} "),
            _ => String::new(),
        };
        let words: String = para.runs.iter().map(|run| run.text.as_str()).collect();
        let tag = para
            .tag
            .as_ref()
            .map_or_else(String::new, |(_, tag)| format!(" {tag}"));
        self.console.say_labelled(&label, &format!("{words}{tag}"))
    }

    /// A table row by row: each cell after its heading, as a screen reader needs it.
    fn table(&mut self, table: &TextTable) -> io::Result<()> {
        let words =
            |cell: &Vec<TextRun>| cell.iter().map(|run| run.text.as_str()).collect::<String>();
        for row in &table.rows {
            let mut cells = row.iter().map(words);
            let first = cells.next().unwrap_or_default();
            let others = table
                .head
                .iter()
                .skip(1)
                .zip(cells)
                .filter(|(_, cell)| !cell.is_empty());
            let others: Vec<String> = others
                .map(|(head, cell)| format!("{}: {cell}", words(head)))
                .collect();
            self.console
                .say_labelled("  ", &format!("{first}: {}.", others.join("; ")))?;
        }
        Ok(())
    }
}

/// Writes what helps against forgetting: the passage the item comes from, what it may be confused with, and how to tell
/// its author.
pub(super) fn say_leech_help(console: &mut Console<'_>, help: &LeechHelp) -> io::Result<()> {
    console.say("It keeps being forgotten.")?;
    if !help.passage.is_empty() {
        console.say_labelled("Source: ", &help.passage.plain())?;
    }
    if let Some((stem, key)) = &help.contrast {
        console.say_labelled("Unlike: ", stem)?;
        if !key.is_empty() {
            console.say_labelled("  ", &format!("Key: {key}"))?;
        }
    }
    console.say("If the question is at fault: report says which it is.")
}
