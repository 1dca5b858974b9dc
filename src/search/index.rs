//! Everything that can be found, laid down closely: one long text, and rows of numbers that point into it. A million
//! titles and a hundred megabytes of text stay below three times their size.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};

use super::gather::{Cue, Findable, Place, gather};
use super::kind::Kind;
use super::vocabulary::letter_mask;
use super::vocabulary::{Collector, Vocabulary, hash};
use crate::course::{Course, SearchWords};
use crate::text::for_each_token;
use crate::text::{SafeText, fold_onto, is_stop_word};

/// Where a name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Origin {
    /// It is the title.
    Title,
    /// It is another name.
    Other,
    /// It is no name, but what it is asked for by.
    Cue(Cue),
}

/// Something that can be found: its id, title and text stand one after the other in the long text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Row {
    pub(super) kind: Kind,
    /// How much leads to it, 0 to 255.
    pub(super) fame: u8,
    /// Its first name; the last is before the next row's first.
    pub(super) first_name: u32,
    /// A number made of kind, title and id: whatever comes in another order is still told apart in the same way.
    pub(super) tie: u32,
    place: u32,
    para: u32,
    id: u32,
    title: u32,
    text: u32,
    end: u32,
}

/// A name of something, in the long text; then a note on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct NameRow {
    pub(super) owner: u32,
    pub(super) origin: Origin,
    /// Words that tell something, and those that do not.
    telling: u8,
    empty: u8,
    start: u32,
    length: u16,
    note: u16,
}

impl NameRow {
    /// How much its words count together.
    pub(super) fn weight(&self) -> f32 {
        f32::from(self.telling) + EMPTY_WORD * f32::from(self.empty)
    }
}

/// What a word such as `of` counts in a name.
pub(super) const EMPTY_WORD: f32 = 0.1;
/// Names, and bytes of text, that are searched within a keystroke.
const MANY: usize = 20_000;
const LONG: usize = 4_000_000;
/// None.
const NOTHING: u32 = u32::MAX;

/// The long text: what was made when the program was built stays where it is, what comes later follows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Long {
    #[serde(deserialize_with = "borrowed")]
    first: Cow<'static, str>,
    more: String,
}

/// A text that stays where it was read.
fn borrowed<'de: 'static, D: Deserializer<'de>>(from: D) -> Result<Cow<'static, str>, D::Error> {
    <&'de str>::deserialize(from).map(Cow::Borrowed)
}

impl Long {
    fn len(&self) -> usize {
        self.first.len() + self.more.len()
    }

    /// A piece, which never stands in both parts.
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

/// Everything that can be found.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
pub struct Index {
    long: Long,
    pub(super) rows: Vec<Row>,
    pub(super) names: Vec<NameRow>,
    /// The letters of each name.
    pub(super) masks: Vec<u64>,
    /// Names that are not ASCII, folded, one after the other; which those are, and where each begins.
    odd: String,
    odd_names: Vec<(u32, u32)>,
    places: Vec<Place>,
    /// What the course says about its words.
    pub(super) search_words: SearchWords,
    /// The words of all names and texts; text n is that of row n.
    pub(super) vocabulary: Vocabulary,
}

/// Takes in one thing after the other.
#[derive(Default)]
struct Builder {
    index: Index,
    long: String,
    collector: Collector,
    folded: String,
}

impl Index {
    /// Reads a course. Takes a few milliseconds a megabyte of text.
    pub fn of(course: &Course) -> Self {
        let mut builder = Builder::default();
        gather(course, &mut |thing| builder.add(&thing));
        builder.index.search_words = course.search_words.clone();
        builder.finish()
    }

    /// An index that [`Index::to_bytes`] wrote; its texts stay there. None if the bytes are of something else.
    pub fn made(bytes: &'static [u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }

    /// The index as bytes, for the same program to read again: no format for anybody else.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Plain data can always be written.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// This, and `more` besides.
    #[must_use]
    pub fn and(mut self, more: &[Findable]) -> Self {
        let more: Self = more.iter().cloned().collect();
        if more.is_empty() {
            return self;
        }
        let [rows, names, places, long, odd] = [
            self.rows.len(),
            self.names.len(),
            self.places.len(),
            self.long.len(),
            self.odd.len(),
        ]
        .map(count);
        self.rows.extend(more.rows.iter().map(|row| Row {
            first_name: row.first_name + names,
            place: row.place + places,
            id: row.id + long,
            title: row.title + long,
            text: row.text + long,
            end: row.end + long,
            ..*row
        }));
        self.names.extend(more.names.iter().map(|name| NameRow {
            owner: name.owner + rows,
            start: name.start + long,
            ..*name
        }));
        let odd_names = more.odd_names.iter();
        self.odd_names
            .extend(odd_names.map(|(name, start)| (name + names, start + odd)));
        self.masks.extend(more.masks);
        self.places.extend(more.places);
        self.odd.push_str(&more.odd);
        self.long.more.push_str(&more.long.first);
        self.long.more.push_str(&more.long.more);
        self.vocabulary = self.vocabulary.and(&more.vocabulary, (names, rows));
        self
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether a query takes longer than a keystroke may: then somebody else had better answer it.
    pub fn is_large(&self) -> bool {
        self.names.len() > MANY || self.long.len() > LONG
    }

    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn piece(&self, from: u32, to: u32) -> &str {
        self.long.get(from, to)
    }

    pub(super) fn id(&self, row: &Row) -> &str {
        self.piece(row.id, row.title)
    }

    pub(super) fn title(&self, row: &Row) -> &str {
        self.piece(row.title, row.text)
    }

    pub(super) fn text(&self, row: &Row) -> &str {
        self.piece(row.text, row.end)
    }

    pub(super) fn place(&self, row: &Row) -> Option<&Place> {
        self.places.get(row.place as usize)
    }

    pub(super) fn para(row: &Row) -> Option<usize> {
        (row.para != NOTHING).then_some(row.para as usize)
    }

    pub(super) fn name(&self, name: &NameRow) -> &str {
        self.piece(name.start, name.start + u32::from(name.length))
    }

    /// The names that are not ASCII, in order, each folded.
    pub(super) fn odd_names(&self) -> impl Iterator<Item = (u32, &str)> {
        self.odd_names
            .iter()
            .enumerate()
            .map(|(at, (name, start))| {
                let end = self
                    .odd_names
                    .get(at + 1)
                    .map_or(self.odd.len(), |(_, end)| *end as usize);
                let folded = self.odd.get(*start as usize..end).unwrap_or_default();
                (*name, folded)
            })
    }

    pub(super) fn note(&self, name: &NameRow) -> &str {
        let start = name.start + u32::from(name.length);
        self.piece(start, start + u32::from(name.note))
    }

    /// The names of row number `at`.
    pub(super) fn names_of(&self, at: usize) -> &[NameRow] {
        let start = |at: usize| self.rows.get(at).map(|row| row.first_name as usize);
        let first = start(at).unwrap_or(self.names.len());
        let end = start(at + 1).unwrap_or(self.names.len());
        self.names.get(first..end).unwrap_or_default()
    }
}

impl FromIterator<Findable> for Index {
    fn from_iter<T: IntoIterator<Item = Findable>>(things: T) -> Self {
        let mut builder = Builder::default();
        for thing in things {
            builder.add(&thing);
        }
        builder.finish()
    }
}

impl Builder {
    fn add(&mut self, thing: &Findable) {
        let names: usize = thing
            .names
            .iter()
            .map(|name| name.name.len() + name.note.len())
            .sum();
        let size = thing.id.len() + thing.title.len() + thing.text.len() + names + 1024;
        if self.long.len() + size > NOTHING as usize {
            return;
        }
        let first_name = count(self.index.names.len());
        let id = self.append(&thing.id);
        let title = self.append(&thing.title);
        let text = self.append(&SafeText::new(thing.text.trim()));
        let end = count(self.long.len());
        if !thing.kind.is_nameless() {
            self.name(&thing.title, Origin::Title, (title, ""));
        }
        for name in &thing.names {
            let start = self.append(&name.name);
            self.name(&name.name, Origin::Other, (start, &name.note));
        }
        for (cue, words) in &thing.cues {
            let start = self.append(words);
            self.name(words, Origin::Cue(*cue), (start, ""));
        }
        let collector = &mut self.collector;
        let said = self
            .long
            .get(text as usize..end as usize)
            .unwrap_or_default();
        self.folded.clear();
        fold_onto(said, &mut self.folded);
        for_each_token(&self.folded, |word, _| collector.word(word));
        collector.end_text();
        if self.index.places.last() != Some(&thing.place) {
            self.index.places.push(thing.place.clone());
        }
        self.index.rows.push(Row {
            kind: thing.kind,
            fame: u8::try_from(thing.links).unwrap_or(u8::MAX),
            first_name,
            tie: hash(&format!(
                "{} {} {}",
                thing.id,
                thing.title,
                thing.kind.key()
            )),
            place: count(self.index.places.len() - 1),
            para: thing.para.map_or(NOTHING, count),
            id,
            title,
            text,
            end,
        });
    }

    fn append(&mut self, text: &str) -> u32 {
        let start = count(self.long.len());
        self.long.push_str(text);
        start
    }

    /// A name that begins at `start`, where it stands already; its note follows it.
    fn name(&mut self, name: &str, origin: Origin, (start, note): (u32, &str)) {
        let (Ok(length), Ok(noted)) = (u16::try_from(name.len()), u16::try_from(note.len())) else {
            return;
        };
        self.long.push_str(note);
        self.folded.clear();
        fold_onto(name, &mut self.folded);
        if !name.is_ascii() {
            let at = (count(self.index.names.len()), count(self.index.odd.len()));
            self.index.odd_names.push(at);
            self.index.odd.push_str(&self.folded);
        }
        let (mut telling, mut empty) = (0_u8, 0_u8);
        let collector = &mut self.collector;
        for_each_token(&self.folded, |word, _| {
            collector.word(word);
            let count = if !is_stop_word(word) {
                &mut telling
            } else {
                &mut empty
            };
            *count = count.saturating_add(1);
        });
        collector.end_name();
        self.index.masks.push(letter_mask(&self.folded));
        self.index.names.push(NameRow {
            owner: count(self.index.rows.len()),
            origin,
            telling,
            empty,
            start,
            length,
            note: noted,
        });
    }

    fn finish(mut self) -> Index {
        self.index.vocabulary = self.collector.finish();
        self.long.shrink_to_fit();
        self.index.long.first = Cow::Owned(self.long);
        self.index
    }
}

fn count(all: usize) -> u32 {
    u32::try_from(all).unwrap_or(u32::MAX)
}
