//! A lesson as one stream of paragraphs, the form in which it is read: title, sections, blocks, self-checks, quiz.
//! It knows positions in the text and the links there; lines are laid out in `layout`, scrolling is in `scroll`.

mod entry;
mod layout;
mod scroll;

pub(in crate::tui) use entry::entry_name;
pub(in crate::tui) use layout::LayoutCache;
pub(in crate::tui) use layout::{RULE, TextLine, TextSpan, quote_indent};
pub use scroll::{ScrollPos, ShownLine};

use crate::course::{Block, Body, Claim, Comparison, Course, Lesson, LessonId};
use crate::text::{Emphasis, Para, SafeText, TextRun, TextTable};

/// The kind of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum ParagraphKind {
    /// The lesson's title.
    Title,
    /// A line about the lesson: its summary, an objective.
    About,
    /// A section's heading.
    Heading,
    /// Running text.
    Text,
    /// A list item.
    Item {
        /// Its bullet or number.
        marker: SafeText,
        /// Its depth.
        depth: u8,
        /// How many quotations it stands in.
        quotes: u8,
    },
    /// Quoted text, and how many quotations it stands in.
    Quote(u8),
    /// Lines of code.
    Code,
    /// A break between two topics.
    Rule,
    /// The heading of a call-out or a table.
    Caption,
    /// A table.
    Table(TextTable),
    /// A line that can be opened: a self-check, a quiz, the next lesson.
    Activatable,
}

/// A link: something in the text that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// An entry of the reference, or a lesson, or a part of one.
    Reference(SafeText),
    /// The self-check after a section.
    SelfCheck(usize),
    /// The quiz of the lesson.
    Quiz,
    /// Another lesson.
    Lesson(LessonId),
}

/// One paragraph of the document.
#[derive(Debug)]
pub struct Paragraph {
    /// Its kind.
    pub kind: ParagraphKind,
    /// Its words; none for a table.
    pub runs: Vec<TextRun>,
    /// The section it stands in, from 0; none before the first.
    pub section: Option<usize>,
    /// Its number in the section, from 0, as search counts them; none for headings and activatable lines.
    pub ordinal: Option<usize>,
    /// The block it belongs to, from 0.
    pub block: Option<usize>,
    /// What the block claims, shown at the end of its last paragraph.
    pub tag: Option<(Claim, SafeText)>,
    /// Whether it belongs to a call-out.
    pub boxed: bool,
    /// Blank rows after it.
    pub gap: usize,
    /// Index of its first link in the document's list.
    pub first_link: usize,
    /// Words before it.
    pub words_before: usize,
    /// Its lines at the last width.
    pub(in crate::tui) cache: LayoutCache,
}

/// A lesson, ready to be read.
#[derive(Debug)]
pub struct Document {
    /// Its paragraphs.
    pub paras: Vec<Paragraph>,
    /// The links in order, each with the index of its paragraph.
    pub links: Vec<(usize, Link)>,
    /// Words in all.
    pub words: usize,
}

impl Document {
    /// Makes the document of `lesson`. A comparison that is not in `course` is left out.
    pub fn from_lesson(lesson: &Lesson, course: &Course) -> Self {
        let mut builder = DocumentBuilder::default();
        builder.opening(lesson);
        for number in 0..lesson.sections.len() {
            builder.section(lesson, number, course);
        }
        builder.ending(lesson, course);
        builder.build()
    }

    /// The paragraph `ordinal` of `section`, or the nearest before it.
    pub fn find(&self, section: usize, ordinal: usize) -> usize {
        let in_section = |para: &&Paragraph| para.section == Some(section);
        let heading = self
            .paras
            .iter()
            .position(|para| para.section == Some(section))
            .unwrap_or(0);
        let best = self
            .paras
            .iter()
            .enumerate()
            .filter(|(_, para)| in_section(para) && para.ordinal.is_some_and(|own| own <= ordinal))
            .map(|(index, _)| index)
            .next_back();
        best.unwrap_or(heading)
    }

    /// The first paragraph of a block; its caption, if it has one.
    pub fn block(&self, section: usize, block: usize) -> usize {
        let found = self
            .paras
            .iter()
            .position(|para| para.section == Some(section) && para.block == Some(block));
        found.unwrap_or_else(|| self.heading(section))
    }

    /// The heading of a section.
    pub fn heading(&self, section: usize) -> usize {
        self.paras
            .iter()
            .position(|para| para.section == Some(section))
            .unwrap_or(0)
    }

    /// The section that paragraph `para` stands in; 0 before the first.
    pub fn section_at(&self, para: usize) -> usize {
        self.paras
            .get(para)
            .and_then(|para| para.section)
            .unwrap_or(0)
    }

    /// Percentage of the words up to the end of `last`, the last paragraph on the screen.
    pub fn percent(&self, last: usize) -> u8 {
        let Some(next) = self.paras.get(last + 1) else {
            return 100;
        };
        u8::try_from(next.words_before * 100 / self.words.max(1))
            .unwrap_or(100)
            .min(99)
    }
}

#[derive(Default)]
struct DocumentBuilder {
    paras: Vec<Paragraph>,
    links: Vec<(usize, Link)>,
    words: usize,
    section: Option<usize>,
    block: Option<usize>,
    boxed: bool,
}

impl DocumentBuilder {
    fn build(self) -> Document {
        Document {
            paras: self.paras,
            links: self.links,
            words: self.words,
        }
    }

    fn push(&mut self, kind: ParagraphKind, runs: Vec<TextRun>, gap: usize) -> &mut Paragraph {
        let index = self.paras.len();
        let first_link = self.links.len();
        let links = runs.iter().filter_map(|run| run.link.clone());
        self.links
            .extend(links.map(|link| (index, Link::Reference(link))));
        let words = runs
            .iter()
            .map(|run| run.text.split_whitespace().count())
            .sum::<usize>();
        self.paras.push(Paragraph {
            kind,
            runs,
            section: self.section,
            ordinal: None,
            block: self.block,
            tag: None,
            boxed: self.boxed,
            gap,
            first_link,
            words_before: self.words,
            cache: LayoutCache::default(),
        });
        self.words += words;
        let last = self.paras.len() - 1;
        #[expect(
            clippy::indexing_slicing,
            reason = "the paragraph was pushed two lines above"
        )]
        &mut self.paras[last]
    }

    /// A paragraph of prose.
    fn para(&mut self, para: &Para) -> &mut Paragraph {
        match para {
            Para::Text(runs) => self.push(ParagraphKind::Text, runs.clone(), 1),
            Para::Quote(quotes, runs) => self.push(ParagraphKind::Quote(*quotes), runs.clone(), 1),
            Para::Code(runs) => self.push(ParagraphKind::Code, runs.clone(), 1),
            Para::Rule => self.push(ParagraphKind::Rule, Vec::new(), 1),
            Para::Item {
                depth,
                quotes,
                marker,
                runs,
            } => {
                let kind = ParagraphKind::Item {
                    marker: marker.clone(),
                    depth: *depth,
                    quotes: *quotes,
                };
                self.push(kind, runs.clone(), 0)
            }
            Para::Table(table) => self.push(ParagraphKind::Table(table.clone()), Vec::new(), 1),
        }
    }

    /// A comparison as a table.
    fn comparison(&mut self, comparison: &Comparison) -> &mut Paragraph {
        let cells = |row: &Vec<SafeText>| row.iter().map(|cell| plain(cell)).collect();
        let table = TextTable {
            head: cells(&comparison.columns),
            rows: comparison.rows.iter().map(cells).collect(),
        };
        self.push(ParagraphKind::Table(table), Vec::new(), 1)
    }

    fn activatable(&mut self, text: &str, link: Link) {
        let index = self.paras.len();
        self.push(ParagraphKind::Activatable, plain(text), 1);
        self.links.push((index, link));
    }

    fn opening(&mut self, lesson: &Lesson) {
        self.push(
            ParagraphKind::Title,
            plain(&format!("{} {}", lesson.number, lesson.title)),
            1,
        );
        if !lesson.summary.is_empty() {
            self.push(ParagraphKind::About, plain(&lesson.summary), 1);
        }
        if !lesson.objectives.is_empty() {
            self.push(ParagraphKind::About, plain("After this lesson you can"), 0);
            for (index, objective) in lesson.objectives.iter().enumerate() {
                let gap = usize::from(index + 1 == lesson.objectives.len());
                let text = format!("{} {}", objective.verb, objective.text);
                self.push(ParagraphKind::bullet(), plain(&text), gap);
            }
        }
    }

    fn section(&mut self, lesson: &Lesson, number: usize, course: &Course) {
        let Some(section) = lesson.sections.get(number) else {
            return;
        };
        self.section = Some(number);
        self.block = None;
        self.push(ParagraphKind::Heading, plain(&section.title), 1);
        let mut ordinal = 0;
        for (index, block) in section.blocks.iter().enumerate() {
            self.block = Some(index);
            self.block(block, course, &mut ordinal);
        }
        self.block = None;
        if !section.check.is_empty() {
            let text = format!("Self-check: {}", count(section.check.len(), "question"));
            self.activatable(&text, Link::SelfCheck(number));
        }
    }

    fn block(&mut self, block: &Block, course: &Course, ordinal: &mut usize) {
        self.boxed = block.title.is_some() || block.claim == Some(Claim::Since);
        if let Some(title) = &block.title {
            self.push(ParagraphKind::Caption, plain(title), 0);
        }
        let before = self.paras.len();
        match &block.body {
            Body::Prose(prose) => {
                for (index, para) in prose.0.iter().enumerate() {
                    let is_last = !matches!(prose.0.get(index + 1), Some(Para::Item { .. }));
                    let own = self.para(para);
                    own.ordinal = Some(*ordinal);
                    // The items of a list stand close together.
                    own.gap = own.gap.max(usize::from(is_last));
                    *ordinal += 1;
                }
            }
            Body::Comparison(id) => {
                if let Some(comparison) = course.comparisons.iter().find(|one| one.id == *id) {
                    if block.title.is_none() {
                        self.push(ParagraphKind::Caption, plain(&comparison.title), 0);
                    }
                    self.comparison(comparison).ordinal = Some(*ordinal);
                }
                *ordinal += 1;
            }
        }
        self.close_block(block, before);
        self.boxed = false;
    }

    /// Adds the claim to the last paragraph, and a blank row after it.
    fn close_block(&mut self, block: &Block, before: usize) {
        if self.paras.len() == before {
            return;
        }
        if let Some(last) = self.paras.last_mut() {
            last.gap = 1;
            last.tag = block.claim.map(|claim| (claim, tag(claim, block)));
        }
    }

    fn ending(&mut self, lesson: &Lesson, course: &Course) {
        self.section = lesson.sections.len().checked_sub(1);
        if !lesson.quiz.is_empty() {
            self.activatable(
                &format!("Quiz: {}", count(lesson.quiz.len(), "question")),
                Link::Quiz,
            );
        }
        let neighbour = course.neighbour(&lesson.id, 1);
        if let Some(next) = neighbour {
            self.activatable(
                &format!("Next lesson: {} {}", next.number, next.title),
                Link::Lesson(next.id.clone()),
            );
        }
        for (route, next) in course.next_on_routes(&lesson.id) {
            if neighbour.is_some_and(|neighbour| neighbour.id == next.id) {
                continue;
            }
            self.activatable(
                &format!(
                    "On the route “{}”: {} {}",
                    route.title, next.number, next.title
                ),
                Link::Lesson(next.id.clone()),
            );
        }
    }
}

/// The label of the claim, with its date for forecasts and later events.
fn tag(claim: Claim, block: &Block) -> SafeText {
    match (&block.as_of, claim) {
        (Some(as_of), Claim::Forecast | Claim::Since) => {
            SafeText::new(&format!("[{}, {as_of}]", claim.label()))
        }
        _ => SafeText::new(&format!("[{}]", claim.label())),
    }
}

/// Words without any emphasis.
pub(super) fn plain(text: &str) -> Vec<TextRun> {
    vec![TextRun {
        text: SafeText::new(text),
        emphasis: Emphasis::default(),
        link: None,
    }]
}

/// A number with its noun: `1 question`, `3 questions`.
pub(super) fn count(number: usize, noun: &str) -> String {
    crate::text::Count::new(number, noun).to_string()
}
