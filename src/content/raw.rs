//! The files as serde reads them: one struct for each mapping of `shape`, field for field. Nothing is checked here
//! and nothing else in the program may hold these.

use std::fmt;

use serde::Deserialize as Derive;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

macro_rules! raw {
    ($($(#[$outer:meta])* $name:ident { $($(#[$attr:meta])* $field:ident: $type:ty),+ $(,)? })+) => {$(
        $(#[$outer])*
        #[derive(Debug, Derive)]
        #[serde(deny_unknown_fields)]
        #[allow(clippy::struct_field_names, reason = "the names are the format's")]
        #[allow(dead_code, reason = "waivers are read from the places in the file, by `rules`")]
        pub(super) struct $name {
            $($(#[$attr])* pub(super) $field: $type,)+
        }
    )+};
}

raw! {
    Course {
        format_version: u64,
        id: String,
        title: String,
        note: String,
        r#match: Option<String>,
        bibliography: Vec<String>,
        modules: Vec<String>,
        #[serde(default)] routes: Vec<Route>,
        #[serde(default)] search: Search,
    }
    #[derive(Default)]
    Search {
        #[serde(default)] synonyms: Vec<Vec<String>>,
        #[serde(default)] weak_words: Vec<String>,
    }
    Route {
        id: String,
        #[serde(default)] was: Vec<String>,
        title: String,
        summary: String,
        lessons: Vec<String>,
    }
    Module {
        id: String,
        #[serde(default)] was: Vec<String>,
        number: Option<u16>,
        title: String,
        summary: String,
        lessons: Vec<String>,
    }
    Lesson {
        id: String,
        #[serde(default)] was: Vec<String>,
        title: String,
        summary: String,
        #[serde(default)] requires: Vec<String>,
        r#match: Option<String>,
        objectives: Vec<Objective>,
        sections: Vec<Section>,
        #[serde(default)] quiz: Vec<Item>,
        #[serde(default)] waive: Vec<Waiver>,
    }
    Objective {
        id: String,
        #[serde(default)] was: Vec<String>,
        verb: String,
        text: String,
        level: String,
    }
    Section {
        id: String,
        #[serde(default)] was: Vec<String>,
        title: String,
        blocks: Vec<Block>,
        #[serde(default)] check: Vec<Item>,
    }
    Block {
        fact: Option<String>,
        view: Option<String>,
        perception: Option<String>,
        forecast: Option<String>,
        since: Option<String>,
        note: Option<String>,
        compare: Option<String>,
        id: Option<String>,
        title: Option<String>,
        #[serde(default)] source: Words,
        as_of: Option<String>,
        #[serde(default)] waive: Vec<Waiver>,
    }
    Item {
        id: String,
        #[serde(default)] was: Vec<String>,
        kind: String,
        stem: String,
        rationale: String,
        #[serde(default)] hints: Vec<String>,
        objective: String,
        source: String,
        claim: Option<String>,
        as_of: Option<String>,
        #[serde(default)] choices: Vec<Choice>,
        #[serde(default)] key: Words,
        correction: Option<String>,
        feedback: Option<String>,
        #[serde(default)] wrong: Vec<Wrong>,
        r#match: Option<String>,
        #[serde(default)] tolerance: Words,
        unit: Option<String>,
        #[serde(default)] pairs: Vec<Pair>,
        #[serde(default)] extra: Vec<String>,
        #[serde(default)] categories: Vec<Category>,
        model: Option<String>,
        #[serde(default)] ideas: Vec<String>,
        #[serde(default)] words: Vec<u16>,
        shuffle: Option<bool>,
        #[serde(default)] waive: Vec<Waiver>,
    }
    Waiver {
        rule: String,
        reason: Option<String>,
    }
    Choice {
        id: Option<String>,
        text: String,
        feedback: String,
    }
    Wrong {
        text: String,
        feedback: String,
    }
    Pair {
        left: String,
        right: String,
        feedback: Option<String>,
    }
    Category {
        name: String,
        members: Vec<String>,
    }
    Term {
        id: String,
        #[serde(default)] was: Vec<String>,
        term: String,
        #[serde(default)] aliases: Vec<String>,
        definition: String,
        coined_by: Option<String>,
        claim: Option<String>,
        #[serde(default)] source: Words,
        as_of: Option<String>,
        disputed: Option<String>,
        #[serde(default)] see: Vec<String>,
        #[serde(default)] waive: Vec<Waiver>,
    }
    Person {
        id: String,
        #[serde(default)] was: Vec<String>,
        name: String,
        #[serde(default)] aliases: Vec<String>,
        role: String,
        note: String,
        #[serde(default)] source: Words,
        as_of: Option<String>,
        #[serde(default)] waive: Vec<Waiver>,
    }
    Place {
        id: String,
        #[serde(default)] was: Vec<String>,
        name: String,
        #[serde(default)] names: Vec<PlaceName>,
        kind: String,
        at: Option<Vec<f64>>,
        note: String,
        #[serde(default)] source: Words,
        as_of: Option<String>,
        #[serde(default)] waive: Vec<Waiver>,
    }
    PlaceName {
        name: String,
        used_by: String,
    }
    Event {
        id: String,
        #[serde(default)] was: Vec<String>,
        title: String,
        date: String,
        until: Option<String>,
        kind: String,
        summary: String,
        claim: Option<String>,
        #[serde(default)] source: Words,
        #[serde(default)] waive: Vec<Waiver>,
    }
    Comparison {
        id: String,
        #[serde(default)] was: Vec<String>,
        title: String,
        columns: Vec<String>,
        rows: Vec<Vec<String>>,
        claim: Option<String>,
        #[serde(default)] source: Words,
        as_of: Option<String>,
        #[serde(default)] waive: Vec<Waiver>,
    }
    Source {
        id: String,
        #[serde(default)] was: Vec<String>,
        author: String,
        title: String,
        date: String,
        note: Option<String>,
        #[serde(default)] sections: Codes,
    }
}

/// One scalar, or a list of scalars, as they are written. The scalars of a list come verbatim (`1.10`, `no`, `012`);
/// one alone may have been read as a number or truth value and written out again.
#[derive(Debug, Default)]
pub(super) struct Words(pub(super) Vec<String>);

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or a list of values")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Words, E> {
        Ok(Words(vec![value.to_owned()]))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Words, E> {
        Ok(Words(vec![value.to_string()]))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Words, E> {
        Ok(Words(vec![value.to_string()]))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Words, E> {
        Ok(Words(vec![value.to_string()]))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Words, E> {
        Ok(Words(vec![value.to_string()]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Words, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = list.next_element()? {
            words.push(word);
        }
        Ok(Words(words))
    }
}

/// A mapping whose keys the author makes, in its order.
#[derive(Debug, Default)]
pub(super) struct Codes(pub(super) Vec<(String, String)>);

impl<'de> Deserialize<'de> for Codes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(CodesVisitor)
    }
}

struct CodesVisitor;

impl<'de> Visitor<'de> for CodesVisitor {
    type Value = Codes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("codes with titles")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Codes, A::Error> {
        let mut codes = Vec::new();
        while let Some(entry) = map.next_entry()? {
            codes.push(entry);
        }
        Ok(Codes(codes))
    }
}
