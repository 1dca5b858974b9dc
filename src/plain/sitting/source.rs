//! Where a question comes from: the paragraph of the lesson that says so.

use std::io;

use super::{Question, Run};
use crate::course::{Body, PartIndex};
use crate::study::{Response, find_confusable, key_text, source_block, stem_text};
use crate::text::{TextRun, TextTable};
use crate::tui::{Document, Paragraph, ParagraphKind};

impl Run<'_, '_> {
    /// Says the paragraph that the question answered last comes from. Before anything was answered that of the question
    /// asked, which then counts as a hint.
    pub(super) fn source(&mut self, number: usize) -> io::Result<()> {
        let wanted = self.answered.unwrap_or(number);
        let Some(question) = self.sitting.questions.get(wanted).copied() else {
            return Ok(());
        };
        if self.answered.is_none() {
            if let Some(sheet) = self.sheets.get_mut(number) {
                sheet.hints += 1;
            }
            self.talk
                .say("Looking it up before the answer counts as a hint.")?;
        }
        self.talk
            .say(&format!("Question {} comes from here:", wanted + 1))?;
        self.source_block(question)
    }

    /// With the verdict of a question that keeps being forgotten: the source_block it comes from, what it may be confused with,
    /// and how to tell its author.
    pub(super) fn slipping(
        &mut self,
        question: Question<'_>,
        response: &Response,
    ) -> io::Result<()> {
        let course = self.sitting.course;
        let own = (question.lesson, question.item);
        self.talk.say("It keeps being forgotten.")?;
        let block = source_block(course, question.lesson, question.item);
        if let Some(Body::Prose(prose)) = block.map(|block| &block.body) {
            self.talk.point("Source: ", &prose.plain())?;
        }
        if let Some(other) = find_confusable(course, own, Some(response)) {
            self.talk.point("Unlike: ", &stem_text(other))?;
            let key = key_text(other);
            if !key.is_empty() {
                self.talk.point("  ", &format!("Key: {key}"))?;
            }
        }
        self.talk
            .say("If the question is at fault: report says which it is.")
    }

    /// Says which item this is and which file it is in: the question answered last, or the one that is asked.
    pub(super) fn report(&mut self, number: usize) -> io::Result<()> {
        let wanted = self.answered.unwrap_or(number);
        let Some(question) = self.sitting.questions.get(wanted).copied() else {
            return Ok(());
        };
        let file = self.sitting.course.lesson_file(&question.lesson.id);
        self.talk.say(&format!(
            "Question {} is item `{}` in `{}`: tell whoever writes this course.",
            wanted + 1,
            question.item.id,
            file.unwrap_or_default()
        ))
    }

    fn source_block(&mut self, question: Question<'_>) -> io::Result<()> {
        let written = question.item.source.as_str();
        let (lesson, part) = written
            .split_once('#')
            .unwrap_or((question.lesson.id.as_str(), written));
        let course = self.sitting.course;
        let found = course
            .lesson(lesson)
            .and_then(|lesson| Some((lesson, lesson.find_part(part)?)));
        let Some((lesson, PartIndex { section, block })) = found else {
            return self
                .talk
                .say("The source_block is not in this course any more.");
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
        self.talk
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
        let lead = match &para.kind {
            ParagraphKind::Item(marker, _) => format!("  {marker} "),
            _ => String::new(),
        };
        let words: String = para.runs.iter().map(|run| run.text.as_str()).collect();
        let tag = para
            .tag
            .as_ref()
            .map_or_else(String::new, |(_, tag)| format!(" {tag}"));
        self.talk.point(&lead, &format!("{words}{tag}"))
    }

    /// A table row by row: each cell after its heading, as it is heard and not seen.
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
            self.talk
                .point("  ", &format!("{first}: {}.", others.join("; ")))?;
        }
        Ok(())
    }
}
