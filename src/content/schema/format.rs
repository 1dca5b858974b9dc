//! The lesson format, declared once: each mapping with its fields, their Rust types, what the validator accepts, and what
//! they are for. The structs that `serde_yaml` fills, the validator and the format reference all follow from it.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::FieldType::{
    self, Bool, Cell, Codes, Date, ItemKey, ItemKind, Line, LineOrLines, List, Number, Of, Part,
    SearchWord, Slug, Text, Tolerance, Whole, Word,
};
use super::Presence::{OfKind, Optional, Required};
use super::values::{Strings, Titles};
use super::{Field, Mapping};

const CLAIMS: &[&str] = &["fact", "view", "perception", "forecast", "since"];
const LEVELS: &[&str] = &[
    "remember",
    "understand",
    "apply",
    "analyse",
    "evaluate",
    "create",
];
const MATCHES: &[&str] = &["text", "case", "exact", "code"];
const EVENTS: &[&str] = &[
    "war",
    "diplomacy",
    "politics",
    "economy",
    "text",
    "displacement",
    "other",
];

const SLUGS: FieldType = List(&Slug, 1, 1_000);
const FORMER: FieldType = List(&Slug, 0, 50);
const LINES: FieldType = List(&Line, 1, 100);
const ITEMS: FieldType = List(&Of(ItemYaml::SCHEMA), 0, 200);
const WAIVERS: FieldType = List(&Of(WaiverYaml::SCHEMA), 1, 50);

const WAS: &str = "ids it had before; a learner's progress follows them";
const CLAIM: &str = "what kind of statement it is";
const AS_OF: &str = "the time it speaks of: \"2021\"";
const SOURCE: &str = "what it rests on: a section code, a source's id, or a list of them";
const WAIVE: &str = "rules that may be broken here, each with the reason why";

/// A struct that mirrors one mapping of the format.
pub(in crate::content) trait YamlMapping: DeserializeOwned {
    const SCHEMA: &'static Mapping;
    /// A whole file of such mappings. Only the size of the file limits their number.
    const LIST: FieldType = List(&Of(Self::SCHEMA), 0, 100_000);
}

/// The YAML name of a struct field: `r#match` is `match`.
const fn yaml_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// Declares structs and schemas: `field: Rust type = presence, value type, "what it is for";`. Serde fills in missing
/// fields, because the validator has already reported those that are required.
macro_rules! mappings {
    ($($(#[doc = $doc:literal])* $name:ident $label:literal $one_of:tt {
        $($field:ident: $rust:ty = $presence:ident $value:expr, $about:expr;)+
    })+) => {
        $(
            #[derive(Debug, Default, Deserialize)]
            #[serde(default, deny_unknown_fields)]
            #[allow(clippy::struct_field_names, reason = "the names are the format's")]
            #[allow(dead_code, reason = "the rules read waivers from the syntax tree")]
            pub(in crate::content) struct $name {
                $(pub(in crate::content) $field: $rust,)+
            }

            impl YamlMapping for $name {
                const SCHEMA: &'static Mapping = &Mapping {
                    name: $label,
                    doc: concat!($($doc),*),
                    fields: &[$(Field {
                        name: yaml_name(stringify!($field)),
                        value: $value,
                        presence: $presence,
                        doc: $about,
                    }),+],
                    one_of: &$one_of,
                };
            }
        )+
        /// Every mapping of the format, in the order of the reference.
        pub(in crate::content) static MAPPINGS: &[&Mapping] = &[$($name::SCHEMA),+];
    };
}

mappings! {
    /// `course.yaml`: the course and its modules.
    CourseYaml "course" [] {
        format_version: u64 = Required Whole(0, i64::MAX), "the format the course is written for: 1";
        id: String = Required Slug, "the course's id";
        title: String = Required Line, "its title";
        note: String = Required Text, "the authors' note: what it is, for whom, what to read with care";
        r#match: Option<String> = Optional Word(MATCHES), "how typed answers are compared, where no lesson or item says otherwise";
        bibliography: Vec<String> = Required SLUGS, "ids of the sources it studies";
        modules: Vec<String> = Required SLUGS, "folders of its modules, in order; each holds a `module.yaml`";
        routes: Vec<RouteYaml> = Optional List(&Of(RouteYaml::SCHEMA), 0, 20), "short ways through the course";
        search: SearchYaml = Optional Of(SearchYaml::SCHEMA), "words that help learners to find things";
    }
    /// What search knows about the words of the subject. Numbers, months and question words are known already.
    SearchYaml "search" [] {
        synonyms: Vec<Vec<String>> = Optional List(&List(&SearchWord, 2, 50), 0, 1_000), "groups of single words; a learner who types one of a group also finds the others: `[ceasefire, truce]`";
        weak_words: Vec<String> = Optional List(&SearchWord, 0, 200), "words that learners type and that hardly narrow a search: the author's name, `[broers]`";
    }
    /// A short way through the course: lessons that can be read without the others.
    RouteYaml "route" [] {
        id: String = Required Slug, "its id";
        was: Vec<String> = Optional FORMER, WAS;
        title: String = Required Line, "its title";
        summary: String = Required Text, "for whom it is and what it leaves out";
        lessons: Vec<String> = Required SLUGS, "ids of its lessons, in order";
    }
    /// `<module>/module.yaml`: a module and its lessons.
    ModuleYaml "module" [] {
        id: String = Required Slug, "the module's id: the name of its folder";
        was: Vec<String> = Optional FORMER, WAS;
        number: Option<u16> = Optional Whole(0, 999), "its number, if it is not its place in the list";
        title: String = Required Line, "its title";
        summary: String = Required Text, "what it is about";
        lessons: Vec<String> = Required SLUGS, "its lessons in order: names of files without `.yaml`";
    }
    /// `<module>/<lesson>.yaml`: a lesson.
    LessonYaml "lesson" [] {
        id: String = Required Slug, "the lesson's id: the name of its file; a phrase, so that it is no term's";
        was: Vec<String> = Optional FORMER, WAS;
        title: String = Required Line, "its title";
        summary: String = Required Line, "what it is about, in one sentence";
        requires: Vec<String> = Optional List(&Slug, 0, 100), "lessons or objectives that come before it";
        r#match: Option<String> = Optional Word(MATCHES), "how typed answers of this lesson are compared";
        objectives: Vec<ObjectiveYaml> = Required List(&Of(ObjectiveYaml::SCHEMA), 1, 50), "what a student can do after it";
        sections: Vec<SectionYaml> = Required List(&Of(SectionYaml::SCHEMA), 1, 100), "the text, in parts of a few minutes";
        quiz: Vec<ItemYaml> = Optional ITEMS, "the items after the lesson";
        waive: Vec<WaiverYaml> = Optional WAIVERS, WAIVE;
    }
    /// An objective: `verb` and `text` make one sentence.
    ObjectiveYaml "objective" [] {
        id: String = Required Slug, "its id";
        was: Vec<String> = Optional FORMER, WAS;
        verb: String = Required Line, "what a student can do: explain";
        text: String = Required Line, "the rest of the sentence: why the defeat went so deep";
        level: String = Required Word(LEVELS), "how demanding it is";
    }
    /// A section of a lesson.
    SectionYaml "section" [] {
        id: String = Required Slug, "its id, unique in the lesson";
        was: Vec<String> = Optional FORMER, WAS;
        title: String = Required Line, "its heading";
        blocks: Vec<BlockYaml> = Required List(&Of(BlockYaml::SCHEMA), 1, 200), "what there is to read";
        check: Vec<ItemYaml> = Optional ITEMS, "the self-check after it";
    }
    /// A block: its text stands under the key that says what kind of statement it is. Exactly one of those.
    BlockYaml "block" ["fact", "view", "perception", "forecast", "since", "note", "compare"] {
        fact: Option<String> = Optional Text, "a date, number, name or event, as the source states it";
        view: Option<String> = Optional Text, "the author's interpretation";
        perception: Option<String> = Optional Text, "a party's view that the author reports";
        forecast: Option<String> = Optional Text, "what was expected when the source was written; needs `as_of`";
        since: Option<String> = Optional Text, "what happened after the source was written; needs `as_of`";
        note: Option<String> = Optional Text, "a remark of the course's own: makes no claim, needs no source";
        compare: Option<String> = Optional Slug, "the id of a comparison, drawn as a table";
        id: Option<String> = Optional Slug, "its id, unique in the lesson; needed where an item points at it";
        title: Option<String> = Optional Line, "makes it a call-out with this heading";
        source: Strings = Optional LineOrLines, "what it rests on: a section code, a source's id, or a list; for all but `note` and `compare`";
        as_of: Option<String> = Optional Line, AS_OF;
        waive: Vec<WaiverYaml> = Optional WAIVERS, WAIVE;
    }
    /// An item: what a learner is asked. Some fields belong to some kinds only.
    ItemYaml "item" [] {
        id: String = Required Slug, "its id";
        was: Vec<String> = Optional FORMER, WAS;
        kind: String = Required ItemKind, "what is to be done";
        stem: String = Required Text, "what is asked; for a cloze the text with its blanks: `{{44|forty-four}}`";
        rationale: String = Required Text, "why the key is the key";
        hints: Vec<String> = Optional LINES, "help in steps, from a nudge to nearly the answer";
        objective: String = Required Slug, "the id of the objective it tests";
        source: String = Required Part, "where the text says so: a section or block of the lesson, or `lesson-id#part`";
        claim: Option<String> = Optional Word(CLAIMS), CLAIM;
        as_of: Option<String> = Optional Line, AS_OF;
        choices: Vec<ChoiceYaml> = OfKind List(&Of(ChoiceYaml::SCHEMA), 1, 26), "what is offered: 3 or more for single, 4 or more for multiple; 3 to 7 in the right order for ordering";
        key: Strings = OfKind ItemKey, "single: the number of the right choice, from 1; multiple: a list of them; truefalse: true or false; short: the accepted answers; numeric: the number";
        correction: Option<String> = OfKind Line, "what would be true; required where the key is false";
        feedback: Option<String> = OfKind Line, "why one errs here";
        wrong: Vec<WrongYaml> = OfKind List(&Of(WrongYaml::SCHEMA), 1, 50), "wrong answers that are likely";
        r#match: Option<String> = OfKind Word(MATCHES), "how typed answers are compared: see \"How typed answers are judged\"";
        tolerance: Strings = OfKind Tolerance, "how far off is still right: a number in the unit, or a share of the key as `2%`; 0 for exactly";
        unit: Option<String> = OfKind Line, "the unit, or `none`";
        pairs: Vec<PairYaml> = OfKind List(&Of(PairYaml::SCHEMA), 3, 8), "what belongs together";
        extra: Vec<String> = OfKind LINES, "right-hand sides that belong to nothing";
        categories: Vec<CategoryYaml> = OfKind List(&Of(CategoryYaml::SCHEMA), 2, 4), "categories and what belongs into each";
        model: Option<String> = OfKind Text, "a model answer";
        ideas: Vec<String> = OfKind List(&Line, 3, 6), "the ideas a good answer has";
        words: Vec<u16> = OfKind List(&Whole(1, 5_000), 2, 2), "fewest and most words";
        shuffle: Option<bool> = OfKind Bool, "`false` where the choices must be shown as they are written; else their order is drawn";
        waive: Vec<WaiverYaml> = Optional WAIVERS, WAIVE;
    }
    /// A rule that may be broken here: in this item, block, entry or lesson.
    WaiverYaml "waiver" [] {
        rule: String = Required Line, "the rule's id: MC08; `studyhall check --explain` lists them";
        reason: Option<String> = Optional Line, "why; required";
    }
    /// A choice of an item.
    ChoiceYaml "choice" [] {
        id: Option<String> = Optional Slug, "its id, unique in the item; a letter if it has none";
        text: String = Required Line, "what is offered";
        feedback: String = Required Line, "why it is right, or why it tempts and fails";
    }
    /// A wrong answer the author foresees.
    WrongYaml "wrong" [] {
        text: String = Required Line, "the answer";
        feedback: String = Required Line, "why it tempts and fails";
    }
    /// A pair of a matching item.
    PairYaml "pair" [] {
        left: String = Required Line, "the premise";
        right: String = Required Line, "what belongs to it";
        feedback: Option<String> = Optional Line, "why";
    }
    /// A category of a categorise item.
    CategoryYaml "category" [] {
        name: String = Required Line, "its name";
        members: Vec<String> = Required LINES, "what belongs into it";
    }
    /// An entry of `terms.yaml`.
    TermYaml "term" [] {
        id: String = Required Slug, "its id: the term's own name";
        was: Vec<String> = Optional FORMER, WAS;
        term: String = Required Line, "the headword";
        aliases: Vec<String> = Optional LINES, "other names, spellings, abbreviations";
        definition: String = Required Text, "what it means, in 60 words or fewer";
        coined_by: Option<String> = Optional Slug, "the id of the person who coined it";
        claim: Option<String> = Optional Word(CLAIMS), CLAIM;
        source: Strings = Optional LineOrLines, SOURCE;
        as_of: Option<String> = Optional Line, AS_OF;
        disputed: Option<String> = Optional Line, "who disputes it, and how";
        see: Vec<String> = Optional SLUGS, "related entries";
        waive: Vec<WaiverYaml> = Optional WAIVERS, WAIVE;
    }
    /// An entry of `people.yaml`.
    PersonYaml "person" [] {
        id: String = Required Slug, "their id: firstname-lastname";
        was: Vec<String> = Optional FORMER, WAS;
        name: String = Required Line, "their name";
        aliases: Vec<String> = Optional LINES, "other spellings";
        role: String = Required Line, "what they were, and when it matters here";
        note: String = Required Text, "where they come into the course";
        source: Strings = Optional LineOrLines, SOURCE;
        as_of: Option<String> = Optional Line, AS_OF;
        waive: Vec<WaiverYaml> = Optional WAIVERS, WAIVE;
    }
    /// An entry of `places.yaml`.
    PlaceYaml "place" [] {
        id: String = Required Slug, "its id: the name";
        was: Vec<String> = Optional FORMER, WAS;
        name: String = Required Line, "the name; where there are two, both: Shusha/Shushi";
        names: Vec<PlaceNameYaml> = Optional List(&Of(PlaceNameYaml::SCHEMA), 1, 20), "every name, with who uses it";
        kind: String = Required Line, "what it is: town, region, province, state, corridor";
        at: Option<Vec<f64>> = Optional List(&Number, 2, 2), "latitude and longitude in degrees";
        note: String = Required Text, "where it comes into the course";
        source: Strings = Optional LineOrLines, SOURCE;
        as_of: Option<String> = Optional Line, AS_OF;
        waive: Vec<WaiverYaml> = Optional WAIVERS, WAIVE;
    }
    /// A name of a place.
    PlaceNameYaml "name" [] {
        name: String = Required Line, "the name";
        used_by: String = Required Line, "who uses it";
    }
    /// An entry of `events.yaml`.
    EventYaml "event" [] {
        id: String = Required Slug, "its id: war-2020";
        was: Vec<String> = Optional FORMER, WAS;
        title: String = Required Line, "its title";
        date: String = Required Date, "when it began: \"1994\", \"2016-04\" or \"2020-09-27\"";
        until: Option<String> = Optional Date, "when it ended, where it lasted";
        kind: String = Required Word(EVENTS), "what kind of event it is";
        summary: String = Required Text, "what happened";
        claim: Option<String> = Optional Word(CLAIMS), CLAIM;
        source: Strings = Optional LineOrLines, SOURCE;
        waive: Vec<WaiverYaml> = Optional WAIVERS, WAIVE;
    }
    /// An entry of `comparisons.yaml`: a table.
    ComparisonYaml "comparison" [] {
        id: String = Required Slug, "its id";
        was: Vec<String> = Optional FORMER, WAS;
        title: String = Required Line, "its title";
        columns: Vec<String> = Required List(&Cell, 2, 8), "headings; the first heads the labels of the rows";
        rows: Vec<Vec<String>> = Required List(&List(&Cell, 1, 20), 1, 100), "rows of cells, as many as there are columns";
        claim: Option<String> = Optional Word(CLAIMS), CLAIM;
        source: Strings = Optional LineOrLines, SOURCE;
        as_of: Option<String> = Optional Line, AS_OF;
        waive: Vec<WaiverYaml> = Optional WAIVERS, WAIVE;
    }
    /// An entry of `sources.yaml`.
    SourceYaml "source" [] {
        id: String = Required Slug, "its id";
        was: Vec<String> = Optional FORMER, WAS;
        author: String = Required Line, "who wrote or issued it";
        title: String = Required Line, "its title";
        date: String = Required Line, "when it appeared";
        note: Option<String> = Optional Line, "where it appeared, and what a reader should know";
        sections: Titles = Optional Codes, "codes and titles of its sections: `A1: Three Liberations`";
    }
}
