//! The search index in a compact form: all text in one string, and entries of offsets into it. For a million titles or
//! a hundred megabytes of text it is less than three times as large as they are.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use super::corpus::{DocLocation, KeywordField, SearchDocument, extract_documents};
use super::inverted_index::letter_mask;
use super::inverted_index::{IndexBuilder, InvertedIndex, hash};
use super::kind::Kind;
use crate::course::{Course, SearchWords};
use crate::text::for_each_token;
use crate::text::{SafeText, fold_onto, is_stop_word};

/// Where a name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum NameOrigin {
    /// The title.
    Title,
    /// An alias.
    Other,
    /// A keyword.
    KeywordField(KeywordField),
}

/// A document: its id, title and text follow one another in the text arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct DocEntry {
    pub(super) kind: Kind,
    /// Number of links to it, at most 255.
    pub(super) popularity: u8,
    /// Its first name; its names end where those of the next document begin.
    pub(super) first_name: u32,
    /// A hash of kind, title and id. It breaks ties independently of the order of documents.
    pub(super) tiebreak: u32,
    place: u32,
    para: u32,
    id: u32,
    title: u32,
    text: u32,
    end: u32,
}

/// A name in the text arena, followed by its note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NameEntry {
    pub(super) owner: u32,
    pub(super) origin: NameOrigin,
    /// Numbers of content words and of stop words.
    content_words: u8,
    stop_words: u8,
    start: u32,
    length: u16,
    note: u16,
}

impl NameEntry {
    /// The total weight of its words.
    pub(super) fn weight(&self) -> f32 {
        f32::from(self.content_words) + STOP_WORD_SHARE * f32::from(self.stop_words)
    }
}

/// Weight of a stop word in a name; a content word has 1.
pub(super) const STOP_WORD_SHARE: f32 = 0.1;
/// Most names, and most bytes of text, that can be searched between two keystrokes.
const MANY_TITLES: usize = 20_000;
const LONG_TEXT: usize = 4_000_000;
/// Stands for a missing paragraph.
const NO_VALUE: u32 = u32::MAX;

/// All text: the part from the build is borrowed, later additions are owned.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct TextArena {
    #[serde(deserialize_with = "borrowed")]
    first: Cow<'static, str>,
    more: String,
}

/// Deserialises a text without copying it.
fn borrowed<'de: 'static, D: Deserializer<'de>>(from: D) -> Result<Cow<'static, str>, D::Error> {
    <&'de str>::deserialize(from).map(Cow::Borrowed)
}

impl TextArena {
    fn len(&self) -> usize {
        self.first.len() + self.more.len()
    }

    /// A piece; no piece spans both parts.
    fn get(&self, from: u32, to: u32) -> &str {
        let (from, to, first) = (from as usize, to as usize, self.first.len());
        let piece = if to <= first {
            self.first.get(from..to)
        } else {
            from.checked_sub(first)
                .and_then(|from| self.more.get(from..to - first))
        };
        piece.unwrap_or_default()
    }
}

/// A search index.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Index {
    texts: TextArena,
    pub(super) docs: Vec<DocEntry>,
    pub(super) names: Vec<NameEntry>,
    /// The letters of each name.
    pub(super) masks: Vec<u64>,
    /// The folded forms of names that are not ASCII; for each its number and its start.
    folded_text: String,
    folded_names: Vec<(u32, u32)>,
    places: Vec<DocLocation>,
    /// Synonyms and weak words of the course.
    pub(super) search_words: SearchWords,
    /// The words of all names and texts; text n belongs to document n.
    pub(super) terms: InvertedIndex,
}

/// Adds documents one by one.
#[derive(Default)]
struct DocumentWriter {
    index: Index,
    texts: String,
    collector: IndexBuilder,
    folded: String,
}

impl Index {
    /// Indexes a course. Takes a few milliseconds for a megabyte of text.
    pub fn from_course(course: &Course) -> Self {
        let mut builder = DocumentWriter::default();
        extract_documents(course, &mut |thing| builder.add(&thing));
        builder.index.search_words = course.search_words.clone();
        builder.finish()
    }

    /// Reads what [`Index::to_bytes`] wrote, without copying the text. None if the bytes are not an index.
    pub fn from_bytes(bytes: &'static [u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// Serialises the index for the same version of the program.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Serialising plain data to memory cannot fail.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The index with `more` documents.
    #[must_use]
    pub fn extended_with(mut self, more: &[SearchDocument]) -> Self {
        let more: Self = more.iter().cloned().collect();
        if more.is_empty() {
            return self;
        }
        let [docs, names, places, texts, folded_text] = [
            self.docs.len(),
            self.names.len(),
            self.places.len(),
            self.texts.len(),
            self.folded_text.len(),
        ]
        .map(count);
        self.docs.extend(more.docs.iter().map(|row| DocEntry {
            first_name: row.first_name + names,
            place: row.place + places,
            id: row.id + texts,
            title: row.title + texts,
            text: row.text + texts,
            end: row.end + texts,
            ..*row
        }));
        self.names.extend(more.names.iter().map(|name| NameEntry {
            owner: name.owner + docs,
            start: name.start + texts,
            ..*name
        }));
        let folded_names = more.folded_names.iter();
        self.folded_names
            .extend(folded_names.map(|(name, start)| (name + names, start + folded_text)));
        self.masks.extend(more.masks);
        self.places.extend(more.places);
        self.folded_text.push_str(&more.folded_text);
        self.texts.more.push_str(&more.texts.first);
        self.texts.more.push_str(&more.texts.more);
        self.terms = self.terms.and(&more.terms, (names, docs));
        self
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.docs.len()
    }

    /// Whether queries take too long to answer between two keystrokes; then a worker answers them.
    pub fn is_large(&self) -> bool {
        self.names.len() > MANY_TITLES || self.texts.len() > LONG_TEXT
    }

    /// Whether there are no documents.
    pub fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    fn piece(&self, from: u32, to: u32) -> &str {
        self.texts.get(from, to)
    }

    pub(super) fn id(&self, row: &DocEntry) -> &str {
        self.piece(row.id, row.title)
    }

    pub(super) fn title(&self, row: &DocEntry) -> &str {
        self.piece(row.title, row.text)
    }

    pub(super) fn text(&self, row: &DocEntry) -> &str {
        self.piece(row.text, row.end)
    }

    pub(super) fn place(&self, row: &DocEntry) -> Option<&DocLocation> {
        self.places.get(row.place as usize)
    }

    pub(super) fn para(row: &DocEntry) -> Option<usize> {
        (row.para != NO_VALUE).then_some(row.para as usize)
    }

    pub(super) fn name(&self, name: &NameEntry) -> &str {
        self.piece(name.start, name.start + u32::from(name.length))
    }

    /// The names that are not ASCII, in order, each folded.
    pub(super) fn folded_names(&self) -> impl Iterator<Item = (u32, &str)> {
        self.folded_names
            .iter()
            .enumerate()
            .map(|(at, (name, start))| {
                let end = self
                    .folded_names
                    .get(at + 1)
                    .map_or(self.folded_text.len(), |(_, end)| *end as usize);
                let folded = self
                    .folded_text
                    .get(*start as usize..end)
                    .unwrap_or_default();
                (*name, folded)
            })
    }

    pub(super) fn note(&self, name: &NameEntry) -> &str {
        let start = name.start + u32::from(name.length);
        self.piece(start, start + u32::from(name.note))
    }

    /// The names of document number `at`.
    pub(super) fn names_of(&self, at: usize) -> &[NameEntry] {
        let start = |at: usize| self.docs.get(at).map(|row| row.first_name as usize);
        let first = start(at).unwrap_or(self.names.len());
        let end = start(at + 1).unwrap_or(self.names.len());
        self.names.get(first..end).unwrap_or_default()
    }
}

impl FromIterator<SearchDocument> for Index {
    fn from_iter<T: IntoIterator<Item = SearchDocument>>(things: T) -> Self {
        let mut builder = DocumentWriter::default();
        for thing in things {
            builder.add(&thing);
        }
        builder.finish()
    }
}

impl DocumentWriter {
    fn add(&mut self, thing: &SearchDocument) {
        let names: usize = thing
            .names
            .iter()
            .map(|name| name.name.len() + name.note.len())
            .sum();
        let size = thing.id.len() + thing.title.len() + thing.text.len() + names + 1024;
        if self.texts.len() + size > NO_VALUE as usize {
            return;
        }
        let first_name = count(self.index.names.len());
        let id = self.append(&thing.id);
        let title = self.append(&thing.title);
        let text = self.append(&SafeText::new(thing.text.trim()));
        let end = count(self.texts.len());
        if !thing.kind.is_nameless() {
            self.name(&thing.title, NameOrigin::Title, (title, ""));
        }
        for name in &thing.names {
            let start = self.append(&name.name);
            self.name(&name.name, NameOrigin::Other, (start, &name.note));
        }
        for (cue, words) in &thing.cues {
            let start = self.append(words);
            self.name(words, NameOrigin::KeywordField(*cue), (start, ""));
        }
        let collector = &mut self.collector;
        let said = self
            .texts
            .get(text as usize..end as usize)
            .unwrap_or_default();
        self.folded.clear();
        fold_onto(said, &mut self.folded);
        for_each_token(&self.folded, |word, _| collector.word(word));
        collector.end_text();
        if self.index.places.last() != Some(&thing.place) {
            self.index.places.push(thing.place.clone());
        }
        self.index.docs.push(DocEntry {
            kind: thing.kind,
            popularity: u8::try_from(thing.links).unwrap_or(u8::MAX),
            first_name,
            tiebreak: hash(&format!(
                "{} {} {}",
                thing.id,
                thing.title,
                thing.kind.key()
            )),
            place: count(self.index.places.len() - 1),
            para: thing.para.map_or(NO_VALUE, count),
            id,
            title,
            text,
            end,
        });
    }

    fn append(&mut self, text: &str) -> u32 {
        let start = count(self.texts.len());
        self.texts.push_str(text);
        start
    }

    /// Adds a name whose text is already in the arena at `start`; appends its note.
    fn name(&mut self, name: &str, origin: NameOrigin, (start, note): (u32, &str)) {
        let (Ok(length), Ok(noted)) = (u16::try_from(name.len()), u16::try_from(note.len())) else {
            return;
        };
        self.texts.push_str(note);
        self.folded.clear();
        fold_onto(name, &mut self.folded);
        if !name.is_ascii() {
            let at = (
                count(self.index.names.len()),
                count(self.index.folded_text.len()),
            );
            self.index.folded_names.push(at);
            self.index.folded_text.push_str(&self.folded);
        }
        let (mut content_words, mut stop_words) = (0_u8, 0_u8);
        let collector = &mut self.collector;
        for_each_token(&self.folded, |word, _| {
            collector.word(word);
            let count = if is_stop_word(word) {
                &mut stop_words
            } else {
                &mut content_words
            };
            *count = count.saturating_add(1);
        });
        collector.end_name();
        self.index.masks.push(letter_mask(&self.folded));
        self.index.names.push(NameEntry {
            owner: count(self.index.docs.len()),
            origin,
            content_words,
            stop_words,
            start,
            length,
            note: noted,
        });
    }

    fn finish(mut self) -> Index {
        self.index.terms = self.collector.finish();
        self.texts.shrink_to_fit();
        self.index.texts.first = Cow::Owned(self.texts);
        self.index
    }
}

fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}
