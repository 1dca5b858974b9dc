//! The table of shapes and the raw structs say the same.

use serde::de::DeserializeOwned;

use crate::content::raw;
use crate::content::shape::{self, Mapping, Type};
use crate::course::TaskKind;

/// A value of the type `is`, as flow YAML.
fn example(is: &Type) -> String {
    match is {
        Type::Slug | Type::Part => "an-id".into(),
        Type::Line | Type::Cell | Type::Text | Type::SearchWord => "words".into(),
        Type::Whole(from, _) => from.max(&1).to_string(),
        Type::Number => "1.5".into(),
        Type::Tolerance => "2%".into(),
        Type::Bool => "true".into(),
        Type::Word(words) => words[0].into(),
        Type::Date => "\"1994\"".into(),
        Type::LineOrLines => "[one, two]".into(),
        Type::Key => "[1, 2]".into(),
        Type::Codes => "{A1: words}".into(),
        Type::List(of, least, _) => format!("[{}]", vec![example(of); (*least).max(1)].join(", ")),
        Type::Of(mapping) => maximal(mapping),
    }
}

/// A mapping with all of its fields.
fn maximal(mapping: &Mapping) -> String {
    let fields = mapping
        .fields
        .iter()
        .map(|field| format!("{}: {}", field.name, example(&field.is)));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
}

/// The fields serde knows, by what it says about one it does not.
fn fields_of<R: DeserializeOwned>() -> Vec<String> {
    let error = serde_yaml::from_str::<R>("no-such-field: 1")
        .err()
        .unwrap()
        .to_string();
    let (_, names) = error.split_once("expected").unwrap();
    let names = names.split('`').skip(1).step_by(2).map(str::to_owned);
    names.collect()
}

fn agree<R: DeserializeOwned>(mapping: &Mapping) {
    let own: Vec<&str> = mapping.fields.iter().map(|field| field.name).collect();
    let mut raw = fields_of::<R>();
    let mut shape: Vec<String> = own.iter().map(ToString::to_string).collect();
    raw.sort();
    shape.sort();
    assert_eq!(raw, shape, "{}", mapping.name);
    let yaml = maximal(mapping);
    if let Err(error) = serde_yaml::from_str::<R>(&yaml) {
        panic!("{}: {error}\n{yaml}", mapping.name);
    }
}

#[test]
fn every_field_of_the_table_is_read_and_every_field_read_is_in_the_table() {
    let mut seen = 0;
    macro_rules! agree {
        ($($raw:ident $shape:ident),+) => {$(
            agree::<raw::$raw>(&shape::$shape);
            seen += 1;
        )+};
    }
    agree!(
        Course COURSE, Search SEARCH, Route ROUTE, Module MODULE, Lesson LESSON, Objective OBJECTIVE, Section SECTION,
        Block BLOCK, Item ITEM, Waiver WAIVER, Choice CHOICE, Wrong WRONG, Pair PAIR, Category CATEGORY,
        Term TERM, Person PERSON, Place PLACE, PlaceName PLACE_NAME, Event EVENT,
        Comparison COMPARISON, Source REFERENCE
    );
    assert_eq!(seen, shape::MAPPINGS.len());
}

#[test]
fn the_kinds_of_the_table_are_the_kinds_of_the_course() {
    let kinds: Vec<&str> = TaskKind::ALL.iter().map(|kind| kind.key()).collect();
    assert_eq!(kinds, shape::KINDS);
}
