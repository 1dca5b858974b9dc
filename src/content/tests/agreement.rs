//! A value that the schema accepts is one that serde reads, for every mapping and field.

use crate::content::item_kinds::KINDS;
use crate::content::schema::format::*;
use crate::content::schema::{FieldType, Mapping};
use crate::course::TaskKind;

/// A value of the type `is`, as flow YAML.
fn example(is: &FieldType) -> String {
    match is {
        FieldType::Slug | FieldType::Part => "an-id".into(),
        FieldType::Line | FieldType::Cell | FieldType::Text | FieldType::SearchWord => {
            "words".into()
        }
        FieldType::Whole(from, _) => from.max(&1).to_string(),
        FieldType::Number => "1.5".into(),
        FieldType::Tolerance => "2%".into(),
        FieldType::Bool => "true".into(),
        FieldType::Word(words) => words[0].into(),
        FieldType::Date => "\"1994\"".into(),
        FieldType::LineOrLines => "[one, two]".into(),
        FieldType::ItemKind => "single".into(),
        FieldType::ItemKey => "[1, 2]".into(),
        FieldType::Codes => "{A1: words}".into(),
        FieldType::List(of, least, _) => {
            format!("[{}]", vec![example(of); (*least).max(1)].join(", "))
        }
        FieldType::Of(mapping) => maximal(mapping),
    }
}

/// A mapping with all of its fields.
fn maximal(mapping: &Mapping) -> String {
    let fields = mapping
        .fields
        .iter()
        .map(|field| format!("{}: {}", field.name, example(&field.value)));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
}

fn read<R: YamlMapping>() {
    let yaml = maximal(R::SCHEMA);
    if let Err(error) = serde_yaml::from_str::<R>(&yaml) {
        panic!("{}: {error}\n{yaml}", R::SCHEMA.name);
    }
}

#[test]
fn serde_reads_what_the_schema_accepts() {
    let mut seen = 0;
    macro_rules! read {
        ($($mapping:ident),+) => {$(
            read::<$mapping>();
            seen += 1;
        )+};
    }
    read!(
        CourseYaml,
        SearchYaml,
        RouteYaml,
        ModuleYaml,
        LessonYaml,
        ObjectiveYaml,
        SectionYaml,
        BlockYaml,
        ItemYaml,
        WaiverYaml,
        ChoiceYaml,
        WrongYaml,
        PairYaml,
        CategoryYaml,
        TermYaml,
        PersonYaml,
        PlaceYaml,
        PlaceNameYaml,
        EventYaml,
        ComparisonYaml,
        SourceYaml
    );
    assert_eq!(seen, MAPPINGS.len());
}

#[test]
fn item_kinds_are_in_the_order_of_task_kinds_and_name_fields_of_the_schema() {
    assert_eq!(KINDS.map(|kind| kind.kind), TaskKind::ALL);
    for kind in KINDS {
        for name in kind.required.iter().chain(kind.optional) {
            let fields = ItemYaml::SCHEMA.fields;
            assert!(fields.iter().any(|field| field.name == *name), "{name}");
        }
    }
}
