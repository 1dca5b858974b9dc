//! Parser of the Markdown that authors write. Keeps paragraphs, line breaks, lists, quotes, code, tables, rules, emphasis and
//! links to entries of the course (`[[id]]`, `[[id|wording]]`); everything else becomes plain words. A sign that is not
//! meant as markup stays: the stars of `2*3*4`, the underscores of `__init__`.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Emphasis, Para, Prose, SafeText, TextRun, TextTable};

/// Bullets by depth.
const BULLETS: [&str; 3] = ["•", "◦", "–"];

/// Parses `text`. A link without wording gets its target as wording, which the caller replaces. Never fails: syntax
/// that is not supported is kept as words.
pub fn parse_markdown(text: &str) -> Prose {
    let options = Options::ENABLE_TABLES | Options::ENABLE_WIKILINKS;
    let mut builder = ProseBuilder::default();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        builder.handle(event, (text, range));
    }
    builder.flush();
    Prose(builder.paras)
}

/// The signs of an emphasis that is none, if it is none: between letters or after a digit a star is a star, and around a
/// name as programming languages have them two underscores belong to it.
fn literal_signs(text: &str, range: &Range<usize>) -> Option<&'static str> {
    let own = text.get(range.clone())?;
    if let Some(name) = own
        .strip_prefix("__")
        .and_then(|own| own.strip_suffix("__"))
    {
        let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        return is_name.then_some("__");
    }
    if own.starts_with("**") || !own.starts_with('*') {
        return None;
    }
    let before = text.get(..range.start)?.chars().next_back();
    let after = text.get(range.end..)?.chars().next();
    let is = |c: Option<char>, test: fn(char) -> bool| c.is_some_and(test);
    let is_inside = is(before, char::is_alphanumeric) && is(after, char::is_alphanumeric);
    let is_number = is(before, char::is_numeric) || is(after, char::is_numeric);
    (is_inside || is_number).then_some("*")
}

#[derive(Default)]
struct ProseBuilder {
    paras: Vec<Para>,
    runs: Vec<TextRun>,
    /// Text of the last run; sanitised once, when the run ends.
    words: String,
    emphasis: Emphasis,
    link: Option<SafeText>,
    /// Where the links that are open lead to, if that is to be shown behind their wording.
    urls: Vec<Option<String>>,
    /// Next number of each open list; none for bullets.
    lists: Vec<Option<u64>>,
    /// Marker of a list item whose first paragraph has not ended yet.
    marker: Option<SafeText>,
    quotes: u8,
    is_code_block: bool,
    table: Option<TextTable>,
    row: Vec<Vec<TextRun>>,
}

impl ProseBuilder {
    fn handle(&mut self, event: Event<'_>, (source, range): (&str, Range<usize>)) {
        let is_emphasis = matches!(
            event,
            Event::Start(Tag::Emphasis | Tag::Strong)
                | Event::End(TagEnd::Emphasis | TagEnd::Strong)
        );
        if is_emphasis && let Some(signs) = literal_signs(source, &range) {
            return self.push(signs);
        }
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.is_code_block => self.push_lines(&text),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push(&text),
            Event::Code(text) => {
                self.emphasis.code = true;
                self.push(&text);
                self.emphasis.code = false;
            }
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push_lines("\n"),
            Event::Rule => {
                self.flush();
                self.paras.push(Para::Rule);
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.emphasis.italic = true,
            Tag::Strong | Tag::Heading { .. } => self.emphasis.bold = true,
            Tag::Link {
                link_type: LinkType::WikiLink { .. },
                dest_url,
                ..
            } => {
                self.link = Some(SafeText::new(&dest_url));
                self.urls.push(None);
            }
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            } => {
                let is_shown = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.urls.push((!is_shown).then(|| dest_url.to_string()));
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                self.marker = Some(self.next_marker());
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_add(1);
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.is_code_block = true;
                self.emphasis.code = true;
            }
            Tag::Table(_) => {
                self.flush();
                self.table = Some(TextTable::default());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emphasis.italic = false,
            TagEnd::Strong => self.emphasis.bold = false,
            TagEnd::Link | TagEnd::Image => {
                self.link = None;
                if let Some(url) = self.urls.pop().flatten() {
                    self.push(&format!(" ({url})"));
                }
            }
            TagEnd::Heading(_) => {
                self.emphasis.bold = false;
                self.flush();
            }
            TagEnd::CodeBlock => {
                self.words.truncate(self.words.trim_end().len());
                let runs = self.take_runs();
                if !runs.is_empty() {
                    self.paras.push(Para::Code(runs));
                }
                self.is_code_block = false;
                self.emphasis.code = false;
            }
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.flush(),
            TagEnd::Item => {
                self.flush();
                self.marker = None;
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::TableCell => {
                let cell = self.take_runs();
                self.row.push(cell);
            }
            TagEnd::TableHead => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.head = row;
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.paras.push(Para::Table(table));
                }
            }
            _ => {}
        }
    }

    fn next_marker(&mut self) -> SafeText {
        let depth = self.lists.len().saturating_sub(1);
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                SafeText::new(&format!("{}.", *number - 1))
            }
            _ => SafeText::new(BULLETS.get(depth % BULLETS.len()).copied().unwrap_or("•")),
        }
    }

    fn push(&mut self, text: &str) {
        self.begin_run();
        self.words.push_str(&text.replace('\n', " "));
    }

    /// Adds text with its line breaks.
    fn push_lines(&mut self, text: &str) {
        self.begin_run();
        self.words.push_str(text);
    }

    /// Begins a run, unless the last one goes on.
    fn begin_run(&mut self) {
        let is_same_style = self
            .runs
            .last()
            .is_some_and(|last| last.emphasis == self.emphasis && last.link == self.link);
        if !is_same_style {
            self.end_run();
            self.runs.push(TextRun {
                text: SafeText::default(),
                emphasis: self.emphasis,
                link: self.link.clone(),
            });
        }
    }

    fn end_run(&mut self) {
        let words = std::mem::take(&mut self.words);
        if let Some(last) = self.runs.last_mut() {
            last.text = SafeText::new(&words);
        }
    }

    /// Ends the current run and returns the runs collected so far.
    fn take_runs(&mut self) -> Vec<TextRun> {
        self.end_run();
        std::mem::take(&mut self.runs)
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        let runs = self.take_runs();
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        self.paras.push(if let Some(marker) = self.marker.take() {
            Para::Item {
                depth,
                quotes: self.quotes,
                marker,
                runs,
            }
        } else if !self.lists.is_empty() {
            Para::Item {
                depth,
                quotes: self.quotes,
                marker: SafeText::default(),
                runs,
            }
        } else if self.quotes > 0 {
            Para::Quote(self.quotes, runs)
        } else {
            Para::Text(runs)
        });
    }
}

#[cfg(test)]
mod tests;
