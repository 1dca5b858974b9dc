//! The lesson format as one table: every mapping with its fields, their types, whether they are required, and what
//! they are for. `check_shape` walks files against it, `manual` writes the reference from it, a test holds `raw` to it.

mod types;

pub(super) use types::{Field, Mapping, Need, Type};

const CLAIMS: &[&str] = &["fact", "view", "perception", "forecast", "since"];
const LEVELS: &[&str] = &[
    "remember",
    "understand",
    "apply",
    "analyse",
    "evaluate",
    "create",
];
pub(super) const KINDS: &[&str] = &[
    "single",
    "multiple",
    "truefalse",
    "short",
    "cloze",
    "numeric",
    "ordering",
    "matching",
    "categorise",
    "open",
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

/// The longest list a file may have; only the size of a file limits the reference lists.
const MANY: usize = 100_000;
const SLUGS: Type = Type::List(&Type::Slug, 1, 1_000);
const FORMER: Type = Type::List(&Type::Slug, 0, 50);
const LINES: Type = Type::List(&Type::Line, 1, 100);
const ITEMS: Type = Type::List(&Type::Of(&ITEM), 0, 200);

const fn field(name: &'static str, is: Type, doc: &'static str) -> Field {
    Field {
        name,
        is,
        need: Need::Required,
        doc,
    }
}

const fn maybe(name: &'static str, is: Type, doc: &'static str) -> Field {
    Field {
        name,
        is,
        need: Need::Optional,
        doc,
    }
}

const fn only(
    name: &'static str,
    is: Type,
    required: &'static [&'static str],
    optional: &'static [&'static str],
    doc: &'static str,
) -> Field {
    Field {
        name,
        is,
        need: Need::Kinds(required, optional),
        doc,
    }
}

const WAS: Field = maybe(
    "was",
    FORMER,
    "ids it had before; a learner's progress follows them",
);
const CLAIM: Field = maybe("claim", Type::Word(CLAIMS), "what kind of statement it is");
const AS_OF: Field = maybe("as_of", Type::Line, "the time it speaks of: \"2021\"");
const SOURCE: Field = maybe(
    "source",
    Type::LineOrLines,
    "what it rests on: a section code, a source's id, or a list of them",
);

const WAIVERS: Type = Type::List(&Type::Of(&WAIVER), 1, 50);
const WAIVE: Field = maybe(
    "waive",
    WAIVERS,
    "rules that may be broken here, each with the reason why",
);

macro_rules! mappings {
    ($($(#[doc = $doc:literal])* $id:ident $name:literal $one_of:tt [$($field:expr),+ $(,)?])+) => {
        $(pub(super) static $id: Mapping = Mapping {
            name: $name,
            doc: concat!($($doc),*),
            fields: &[$($field),+],
            one_of: &$one_of,
        };)+
        /// Every mapping of the format.
        pub(super) static MAPPINGS: &[&Mapping] = &[$(&$id),+];
    };
}

mappings! {
    /// `course.yaml`: the course and its modules.
    COURSE "course" [] [
        field("format_version", Type::Whole(0, i64::MAX), "the format the course is written for: 1"),
        field("id", Type::Slug, "the course's id"),
        field("title", Type::Line, "its title"),
        field("note", Type::Text, "the authors' note: what it is, for whom, what to read with care"),
        maybe("match", Type::Word(MATCHES), "how typed answers are compared, where no lesson or item says otherwise"),
        field("bibliography", SLUGS, "ids of the sources it studies"),
        field("modules", SLUGS, "folders of its modules, in order; each holds a `module.yaml`"),
        maybe("routes", Type::List(&Type::Of(&ROUTE), 0, 20), "short ways through the course"),
        maybe("search", Type::Of(&SEARCH), "words that help learners to find things"),
    ]
    /// What search knows about the words of the subject. Numbers, months and question words are known already.
    SEARCH "search" [] [
        maybe("synonyms", Type::List(&Type::List(&Type::SearchWord, 2, 50), 0, 1_000),
            "groups of single words; a learner who types one of a group also finds the others: `[ceasefire, truce]`"),
        maybe("weak_words", Type::List(&Type::SearchWord, 0, 200),
            "words that learners type and that hardly narrow a search: the author's name, `[broers]`"),
    ]
    /// A short way through the course: lessons that can be read without the others.
    ROUTE "route" [] [
        field("id", Type::Slug, "its id"),
        WAS,
        field("title", Type::Line, "its title"),
        field("summary", Type::Text, "for whom it is and what it leaves out"),
        field("lessons", SLUGS, "ids of its lessons, in order"),
    ]
    /// `<module>/module.yaml`: a module and its lessons.
    MODULE "module" [] [
        field("id", Type::Slug, "the module's id: the name of its folder"),
        WAS,
        maybe("number", Type::Whole(0, 999), "its number, if it is not its place in the list"),
        field("title", Type::Line, "its title"),
        field("summary", Type::Text, "what it is about"),
        field("lessons", SLUGS, "its lessons in order: names of files without `.yaml`"),
    ]
    /// `<module>/<lesson>.yaml`: a lesson.
    LESSON "lesson" [] [
        field("id", Type::Slug, "the lesson's id: the name of its file; a phrase, so that it is no term's"),
        WAS,
        field("title", Type::Line, "its title"),
        field("summary", Type::Line, "what it is about, in one sentence"),
        maybe("requires", Type::List(&Type::Slug, 0, 100), "lessons or objectives that come before it"),
        maybe("match", Type::Word(MATCHES), "how typed answers of this lesson are compared"),
        field("objectives", Type::List(&Type::Of(&OBJECTIVE), 1, 50), "what a student can do after it"),
        field("sections", Type::List(&Type::Of(&SECTION), 1, 100), "the text, in parts of a few minutes"),
        maybe("quiz", ITEMS, "the items after the lesson"),
        WAIVE,
    ]
    /// An objective: `verb` and `text` make one sentence.
    OBJECTIVE "objective" [] [
        field("id", Type::Slug, "its id"),
        WAS,
        field("verb", Type::Line, "what a student can do: explain"),
        field("text", Type::Line, "the rest of the sentence: why the defeat went so deep"),
        field("level", Type::Word(LEVELS), "how demanding it is"),
    ]
    /// A section of a lesson.
    SECTION "section" [] [
        field("id", Type::Slug, "its id, unique in the lesson"),
        WAS,
        field("title", Type::Line, "its heading"),
        field("blocks", Type::List(&Type::Of(&BLOCK), 1, 200), "what there is to read"),
        maybe("check", ITEMS, "the self-check after it"),
    ]
    /// A block: its text stands under the key that says what kind of statement it is. Exactly one of those.
    BLOCK "block" ["fact", "view", "perception", "forecast", "since", "note", "compare"] [
        maybe("fact", Type::Text, "a date, number, name or event, as the source states it"),
        maybe("view", Type::Text, "the author's interpretation"),
        maybe("perception", Type::Text, "a party's view that the author reports"),
        maybe("forecast", Type::Text, "what was expected when the source was written; needs `as_of`"),
        maybe("since", Type::Text, "what happened after the source was written; needs `as_of`"),
        maybe("note", Type::Text, "a remark of the course's own: makes no claim, needs no source"),
        maybe("compare", Type::Slug, "the id of a comparison, drawn as a table"),
        maybe("id", Type::Slug, "its id, unique in the lesson; needed where an item points at it"),
        maybe("title", Type::Line, "makes it a call-out with this heading"),
        maybe("source", Type::LineOrLines, "what it rests on: a section code, a source's id, or a list; for all but `note` and `compare`"),
        AS_OF,
        WAIVE,
    ]
    /// An item: what a learner is asked. Some fields belong to some kinds only.
    ITEM "item" [] [
        field("id", Type::Slug, "its id"),
        WAS,
        field("kind", Type::Word(KINDS), "what is to be done"),
        field("stem", Type::Text, "what is asked; for a cloze the text with its blanks: `{{44|forty-four}}`"),
        field("rationale", Type::Text, "why the key is the key"),
        maybe("hints", LINES, "help in steps, from a nudge to nearly the answer"),
        field("objective", Type::Slug, "the id of the objective it tests"),
        field("source", Type::Part, "where the text says so: a section or block of the lesson, or `lesson-id#part`"),
        CLAIM,
        AS_OF,
        only("choices", Type::List(&Type::Of(&CHOICE), 1, 26), &["single", "multiple", "ordering"], &[],
            "what is offered: 3 or more for single, 4 or more for multiple; 3 to 7 in the right order for ordering"),
        only("key", Type::Key, &["single", "multiple", "truefalse", "short", "numeric"], &[],
            "single: the number of the right choice, from 1; multiple: a list of them; truefalse: true or false; short: the accepted answers; numeric: the number"),
        only("correction", Type::Line, &[], &["truefalse"], "what would be true; required where the key is false"),
        only("feedback", Type::Line, &[], &["truefalse"], "why one errs here"),
        only("wrong", Type::List(&Type::Of(&WRONG), 1, 50), &[], &["short", "cloze"], "wrong answers that are likely"),
        only("match", Type::Word(MATCHES), &[], &["short", "cloze"], "how typed answers are compared: see \"How typed answers are judged\""),
        only("tolerance", Type::Tolerance, &["numeric"], &[], "how far off is still right: a number in the unit, or a share of the key as `2%`; 0 for exactly"),
        only("unit", Type::Line, &["numeric"], &[], "the unit, or `none`"),
        only("pairs", Type::List(&Type::Of(&PAIR), 3, 8), &["matching"], &[], "what belongs together"),
        only("extra", LINES, &[], &["matching"], "right-hand sides that belong to nothing"),
        only("categories", Type::List(&Type::Of(&CATEGORY), 2, 4), &["categorise"], &[], "categories and what belongs into each"),
        only("model", Type::Text, &["open"], &[], "a model answer"),
        only("ideas", Type::List(&Type::Line, 3, 6), &["open"], &[], "the ideas a good answer has"),
        only("words", Type::List(&Type::Whole(1, 5_000), 2, 2), &["open"], &[], "fewest and most words"),
        only("shuffle", Type::Bool, &[], &["single", "multiple"], "`false` where the choices must be shown as they are written; else their order is drawn"),
        WAIVE,
    ]
    /// A rule that may be broken here: in this item, block, entry or lesson.
    WAIVER "waiver" [] [
        field("rule", Type::Line, "the rule's id: MC08; `studyhall check --explain` lists them"),
        maybe("reason", Type::Line, "why; required"),
    ]
    /// A choice of an item.
    CHOICE "choice" [] [
        maybe("id", Type::Slug, "its id, unique in the item; a letter if it has none"),
        field("text", Type::Line, "what is offered"),
        field("feedback", Type::Line, "why it is right, or why it tempts and fails"),
    ]
    /// A wrong answer the author foresees.
    WRONG "wrong" [] [
        field("text", Type::Line, "the answer"),
        field("feedback", Type::Line, "why it tempts and fails"),
    ]
    /// A pair of a matching item.
    PAIR "pair" [] [
        field("left", Type::Line, "the premise"),
        field("right", Type::Line, "what belongs to it"),
        maybe("feedback", Type::Line, "why"),
    ]
    /// A category of a categorise item.
    CATEGORY "category" [] [
        field("name", Type::Line, "its name"),
        field("members", LINES, "what belongs into it"),
    ]
    /// An entry of `terms.yaml`.
    TERM "term" [] [
        field("id", Type::Slug, "its id: the term's own name"),
        WAS,
        field("term", Type::Line, "the headword"),
        maybe("aliases", LINES, "other names, spellings, abbreviations"),
        field("definition", Type::Text, "what it means, in 60 words or fewer"),
        maybe("coined_by", Type::Slug, "the id of the person who coined it"),
        CLAIM,
        SOURCE,
        AS_OF,
        maybe("disputed", Type::Line, "who disputes it, and how"),
        maybe("see", SLUGS, "related entries"),
        WAIVE,
    ]
    /// An entry of `people.yaml`.
    PERSON "person" [] [
        field("id", Type::Slug, "their id: firstname-lastname"),
        WAS,
        field("name", Type::Line, "their name"),
        maybe("aliases", LINES, "other spellings"),
        field("role", Type::Line, "what they were, and when it matters here"),
        field("note", Type::Text, "where they come into the course"),
        SOURCE,
        AS_OF,
        WAIVE,
    ]
    /// An entry of `places.yaml`.
    PLACE "place" [] [
        field("id", Type::Slug, "its id: the name"),
        WAS,
        field("name", Type::Line, "the name; where there are two, both: Shusha/Shushi"),
        maybe("names", Type::List(&Type::Of(&PLACE_NAME), 1, 20), "every name, with who uses it"),
        field("kind", Type::Line, "what it is: town, region, province, state, corridor"),
        maybe("at", Type::List(&Type::Number, 2, 2), "latitude and longitude in degrees"),
        field("note", Type::Text, "where it comes into the course"),
        SOURCE,
        AS_OF,
        WAIVE,
    ]
    /// A name of a place.
    PLACE_NAME "name" [] [
        field("name", Type::Line, "the name"),
        field("used_by", Type::Line, "who uses it"),
    ]
    /// An entry of `events.yaml`.
    EVENT "event" [] [
        field("id", Type::Slug, "its id: war-2020"),
        WAS,
        field("title", Type::Line, "its title"),
        field("date", Type::Date, "when it began: \"1994\", \"2016-04\" or \"2020-09-27\""),
        maybe("until", Type::Date, "when it ended, where it lasted"),
        field("kind", Type::Word(EVENTS), "what kind of event it is"),
        field("summary", Type::Text, "what happened"),
        CLAIM,
        SOURCE,
        WAIVE,
    ]
    /// An entry of `comparisons.yaml`: a table.
    COMPARISON "comparison" [] [
        field("id", Type::Slug, "its id"),
        WAS,
        field("title", Type::Line, "its title"),
        field("columns", Type::List(&Type::Cell, 2, 8), "headings; the first heads the labels of the rows"),
        field("rows", Type::List(&Type::List(&Type::Cell, 1, 20), 1, 100), "rows of cells, as many as there are columns"),
        CLAIM,
        SOURCE,
        AS_OF,
        WAIVE,
    ]
    /// An entry of `sources.yaml`.
    REFERENCE "source" [] [
        field("id", Type::Slug, "its id"),
        WAS,
        field("author", Type::Line, "who wrote or issued it"),
        field("title", Type::Line, "its title"),
        field("date", Type::Line, "when it appeared"),
        maybe("note", Type::Line, "where it appeared, and what a reader should know"),
        maybe("sections", Type::Codes, "codes and titles of its sections: `A1: Three Liberations`"),
    ]
}

/// The lists of the reference files.
pub(super) static TERMS: Type = Type::List(&Type::Of(&TERM), 0, MANY);
pub(super) static PEOPLE: Type = Type::List(&Type::Of(&PERSON), 0, MANY);
pub(super) static PLACES: Type = Type::List(&Type::Of(&PLACE), 0, MANY);
pub(super) static EVENT_LIST: Type = Type::List(&Type::Of(&EVENT), 0, MANY);
pub(super) static COMPARISONS: Type = Type::List(&Type::Of(&COMPARISON), 0, MANY);
pub(super) static SOURCES: Type = Type::List(&Type::Of(&REFERENCE), 0, MANY);
