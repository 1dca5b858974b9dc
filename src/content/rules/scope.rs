//! What the rules look at: the course, its lessons and its items, each together with the place in its file. Built
//! once for a check; the rules only read it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::essays::Essays;
use super::names::Names;
use super::place::find_part;
use super::words::{self, Word};
use crate::content::source_file::SourceFile;
use crate::content::yaml::NodeRef;
use crate::course::{Block, Body, Choice, Claim, Course, Item, Lesson, Module, Task};
use crate::text::{Para, Prose};

/// What a blank looks like in the text of a cloze.
pub(super) const BLANK: &str = "____";

/// Everything there is to look at.
pub(super) struct Scope<'a> {
    pub(super) course: &'a Course,
    pub(super) lessons: Vec<LessonCase<'a>>,
    pub(super) names: Names,
    pub(super) essays: &'a Essays,
    pub(super) files: &'a [SourceFile],
}

/// A lesson and its file.
pub(super) struct LessonCase<'a> {
    pub(super) lesson: &'a Lesson,
    pub(super) at: NodeRef<'a>,
    /// The number of its file.
    pub(super) file: usize,
    /// The text of its file.
    pub(super) text: &'a str,
    /// Its blocks of running text.
    pub(super) blocks: Vec<BlockCase<'a>>,
    /// Its items: the self-checks in order, then the quiz.
    pub(super) item_case: Vec<ItemCase<'a>>,
}

/// A block of running text and its place.
pub(super) struct BlockCase<'a> {
    pub(super) block: &'a Block,
    pub(super) prose: &'a Prose,
    /// The place of the text.
    pub(super) at: NodeRef<'a>,
    /// The number of its section.
    pub(super) section: usize,
}

/// An item and its place.
pub(super) struct ItemCase<'a> {
    pub(super) item: &'a Item,
    pub(super) at: NodeRef<'a>,
    pub(super) file: usize,
    /// The text of its file.
    pub(super) text: &'a str,
    /// Which sitting of the lesson it is asked in: the number of the section, or none for the quiz.
    pub(super) sitting: Option<usize>,
    /// What is asked, without markup; for a cloze the text with `____` for each blank.
    pub(super) stem: String,
    /// What is offered, if anything is.
    pub(super) options: Vec<OptionCase<'a>>,
}

/// One of the choices of an item.
pub(super) struct OptionCase<'a> {
    pub(super) text: &'a str,
    pub(super) key: bool,
    /// The place of its text.
    pub(super) at: NodeRef<'a>,
    /// The stems of its content words.
    pub(super) stems: BTreeSet<String>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(course: &'a Course, files: &'a [SourceFile], essays: &'a Essays) -> Self {
        let modules = course.modules.iter();
        let lessons = modules
            .flat_map(|module| module.lessons().map(move |lesson| (module, lesson)))
            .filter_map(|(module, lesson)| LessonCase::new(module, lesson, files))
            .collect();
        Self {
            course,
            lessons,
            names: Names::of(course),
            essays,
            files,
        }
    }

    /// Every item of the course, in order.
    pub(super) fn item_cases(&self) -> impl Iterator<Item = &ItemCase<'a>> {
        self.lessons.iter().flat_map(|lesson| &lesson.item_case)
    }

    /// The number and the place of the file at `path`, if it was read.
    pub(super) fn file(&self, path: &str) -> Option<(usize, NodeRef<'a>)> {
        let number = self.files.iter().position(|file| file.path == path)?;
        Some((number, self.files.get(number)?.at()))
    }

    /// Where to point for what is true of the course as a whole.
    pub(super) fn whole(&self) -> Option<(usize, Range<usize>)> {
        let (number, at) = self.file("course.yaml")?;
        Some((number, at.field("modules").span()))
    }
}

impl<'a> LessonCase<'a> {
    fn new(module: &Module, lesson: &'a Lesson, files: &'a [SourceFile]) -> Option<Self> {
        let path = format!("{}/{}.yaml", module.id, lesson.id);
        let number = files.iter().position(|file| file.path == path)?;
        let file = files.get(number)?;
        let (at, text) = (file.at(), file.text.as_str());
        let (mut blocks, mut item_case) = (Vec::new(), Vec::new());
        let mut take = |items: &'a [Item], list: NodeRef<'a>, sitting| {
            for (item, at) in list.zip_children(items) {
                item_case.push(ItemCase::new(item, at, (number, text), sitting));
            }
        };
        let sections = at.field("sections").zip_children(&lesson.sections);
        for (index, (section, at)) in sections.enumerate() {
            for (block, at) in at.field("blocks").zip_children(&section.blocks) {
                blocks.extend(BlockCase::new(block, at, index));
            }
            take(&section.check, at.field("check"), Some(index));
        }
        take(&lesson.quiz, at.field("quiz"), None);
        Some(Self {
            lesson,
            at,
            file: number,
            text,
            blocks,
            item_case,
        })
    }

    /// Where to point for what is true of the lesson as a whole.
    pub(super) fn whole(&self) -> Range<usize> {
        self.at.field("id").span()
    }
}

impl<'a> BlockCase<'a> {
    fn new(block: &'a Block, at: NodeRef<'a>, section: usize) -> Option<Self> {
        let Body::Prose(prose) = &block.body else {
            return None;
        };
        let key = block.claim.map_or("note", Claim::key);
        Some(Self {
            block,
            prose,
            at: at.field(key),
            section,
        })
    }
}

impl<'a> ItemCase<'a> {
    fn new(
        item: &'a Item,
        at: NodeRef<'a>,
        (file, text): (usize, &'a str),
        sitting: Option<usize>,
    ) -> Self {
        let options = match &item.task {
            Task::Single(choices) | Task::Multiple(choices) | Task::Ordering(choices) => at
                .field("choices")
                .zip_children(choices)
                .map(|(choice, at)| OptionCase::new(choice, at.field("text")))
                .collect(),
            _ => Vec::new(),
        };
        Self {
            stem: stem(item),
            item,
            at,
            file,
            text,
            sitting,
            options,
        }
    }

    /// Whether one of its choices is chosen.
    pub(super) fn is_single(&self) -> bool {
        matches!(self.item.task, Task::Single(_))
    }

    /// Whether one or several of its choices are chosen.
    pub(super) fn is_choice(&self) -> bool {
        matches!(self.item.task, Task::Single(_) | Task::Multiple(_))
    }

    /// The key of an item with one.
    pub(super) fn key(&self) -> Option<&OptionCase<'a>> {
        self.options
            .iter()
            .find(|option| option.key)
            .filter(|_| self.is_single())
    }

    /// The choices that are, or are not, part of the key.
    pub(super) fn offered(&self, key: bool) -> impl Iterator<Item = &OptionCase<'a>> {
        self.options.iter().filter(move |option| option.key == key)
    }

    /// The place of its stem.
    pub(super) fn stem_at(&self) -> NodeRef<'a> {
        self.at.field("stem")
    }

    /// The place of a part of its stem, given by its bytes there.
    pub(super) fn in_stem(&self, part: Range<usize>) -> Range<usize> {
        find_part(self.text, self.stem_at(), &self.stem, part)
    }

    /// Its id, for messages.
    pub(super) fn id(&self) -> &str {
        self.item.id.as_str()
    }

    /// The words of its stem that are set apart: strong, or in capitals throughout.
    pub(super) fn stressed(&self) -> Vec<Word<'_>> {
        let strong = strong(&self.item.stem);
        let is_loud = |word: &Word<'_>| {
            strong.iter().any(|range| range.contains(&word.start))
                || (word.text.chars().count() > 1
                    && word
                        .text
                        .chars()
                        .all(|c| !c.is_alphabetic() || c.is_uppercase()))
        };
        words::words(&self.stem)
            .into_iter()
            .filter(is_loud)
            .collect()
    }
}

impl<'a> OptionCase<'a> {
    fn new(choice: &'a Choice, at: NodeRef<'a>) -> Self {
        Self {
            text: choice.text.as_str(),
            key: choice.key,
            at,
            stems: words::stems(&choice.text),
        }
    }

    /// How long it is, in characters as people count them.
    pub(super) fn length(&self) -> usize {
        length(self.text)
    }
}

/// Characters of `text` as people count them.
pub(super) fn length(text: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    if text.is_ascii() {
        text.len()
    } else {
        text.graphemes(true).count()
    }
}

/// What an item asks, without markup; a cloze with `____` for each blank.
pub(super) fn stem(item: &Item) -> String {
    let Task::Cloze { blanks, after, .. } = &item.task else {
        return item.stem.plain();
    };
    let mut text = String::new();
    for blank in blanks {
        text.push_str(&blank.before);
        text.push_str(BLANK);
    }
    text.push_str(after);
    text
}

/// The bytes of `prose.plain()` that are strong.
fn strong(prose: &Prose) -> Vec<Range<usize>> {
    let (mut all, mut start) = (Vec::new(), 0);
    for para in &prose.0 {
        let mut at = start;
        if !matches!(para, Para::Table(_)) {
            for run in para.runs() {
                if run.emphasis.bold {
                    all.push(at..at + run.text.len());
                }
                at += run.text.len();
            }
        }
        start += para.plain().len() + 1;
    }
    all
}
