//! Parser of the Markdown that authors write. Keeps paragraphs, lists, quotes, tables, emphasis and links to entries of
//! the course (`[[id]]`, `[[id|wording]]`); everything else becomes plain words.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Emphasis, Para, Prose, SafeText, TextRun, TextTable};

/// Bullets by depth.
const BULLETS: [&str; 3] = ["•", "◦", "–"];

/// Parses `text`. A link without wording gets its target as wording, which the caller replaces. Never fails: syntax
/// that is not supported is kept as words.
pub fn parse_markdown(text: &str) -> Prose {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_WIKILINKS | Options::ENABLE_STRIKETHROUGH;
    let mut builder = ProseBuilder::default();
    for event in Parser::new_ext(text, options) {
        builder.handle(event);
    }
    builder.flush();
    Prose(builder.paras)
}

#[derive(Default)]
struct ProseBuilder {
    paras: Vec<Para>,
    runs: Vec<TextRun>,
    /// Text of the last run; sanitised once, when the run ends.
    words: String,
    emphasis: Emphasis,
    link: Option<SafeText>,
    /// Next number of each open list; none for bullets.
    lists: Vec<Option<u64>>,
    /// Marker of a list item whose first paragraph has not ended yet.
    marker: Option<SafeText>,
    quotes: usize,
    table: Option<TextTable>,
    row: Vec<Vec<TextRun>>,
}

impl ProseBuilder {
    fn handle(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.push(&text),
            Event::Code(text) => {
                self.emphasis.code = true;
                self.push(&text);
                self.emphasis.code = false;
            }
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.emphasis.italic = true,
            Tag::Strong => self.emphasis.bold = true,
            Tag::Link {
                link_type: LinkType::WikiLink { .. },
                dest_url,
                ..
            } => {
                self.link = Some(SafeText::new(&dest_url));
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
                self.quotes += 1;
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
            TagEnd::Link => self.link = None,
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.flush();
            }
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
        self.words.push_str(&text.replace('\n', " "));
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
                marker,
                runs,
            }
        } else if !self.lists.is_empty() {
            Para::Item {
                depth,
                marker: SafeText::default(),
                runs,
            }
        } else if self.quotes > 0 {
            Para::Quote(runs)
        } else {
            Para::Text(runs)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_quotes_and_tables_are_told_apart() {
        let prose = parse_markdown(
            "One *two* **three**\nfour.\n\n- a\n- b\n  1. c\n\n> said\n\n| x | y |\n|---|---|\n| 1 | `2` |\n",
        );
        let kinds: Vec<String> = prose
            .0
            .iter()
            .map(|para| match para {
                Para::Text(_) => "text".into(),
                Para::Item { depth, marker, .. } => format!("item {depth} {marker}"),
                Para::Quote(_) => "quote".into(),
                Para::Table(table) => format!("table {}x{}", table.head.len(), table.rows.len()),
            })
            .collect();
        assert_eq!(
            kinds,
            [
                "text",
                "item 0 •",
                "item 0 •",
                "item 1 1.",
                "quote",
                "table 2x1"
            ]
        );
        assert_eq!(prose.0[0].plain(), "One two three four.");
    }

    #[test]
    fn links_carry_their_target_and_wording() {
        let prose = parse_markdown("See [[shusha]] and [[thomas-goltz|the journalist]].");
        let links: Vec<(String, String)> = prose
            .0
            .iter()
            .flat_map(Para::runs)
            .filter_map(|run| Some((run.link.as_ref()?.to_string(), run.text.to_string())))
            .collect();
        assert_eq!(
            links,
            [
                ("shusha".into(), "shusha".into()),
                ("thomas-goltz".into(), "the journalist".into())
            ]
        );
    }

    #[test]
    fn control_characters_do_not_survive() {
        assert_eq!(
            parse_markdown("a\u{1b}[31m`\u{9b}x`").plain(),
            "a\u{FFFD}[31m\u{FFFD}x"
        );
    }
}
