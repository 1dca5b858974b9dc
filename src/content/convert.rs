//! Raw files to the course: texts are read and cleaned, words become kinds, values are held against each other.
//! Whatever is wrong is noted and conversion goes on, so that one run finds everything; what a file may not contain
//! has been settled by `check_shape`, what other files say is left to `references` and `resolve`.

mod item;
mod lesson;
mod reference;

pub(super) use lesson::lesson;
pub(super) use reference::{comparison, event, person, place, source, term};

use super::code::Code;
use super::diagnostic::{Finding, quote};
use super::schema::format;
use super::symbols::{ConvertContext, ExpectedKind, SymbolKind, line};
use super::yaml::NodeRef;
use crate::course::{
    Claim, Course, CourseId, MatchMode, Module, ModuleId, Route, RouteId, SearchWords, SourceId,
};

/// The format this program reads.
pub(super) const FORMAT_VERSION: u64 = 1;

/// The course without its modules.
pub(super) fn course(
    raw: &format::CourseYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Course {
    context.define(SymbolKind::Course, &raw.id, &[], at);
    context.reference_each(
        ExpectedKind::Bibliography,
        &raw.bibliography,
        at.field("bibliography"),
    );
    let routes = at.field("routes").zip_children(&raw.routes);
    Course {
        id: CourseId::new(&raw.id),
        title: line(&raw.title),
        note: context.prose(&raw.note, at.field("note")),
        match_mode: match_mode(raw.r#match.as_deref(), at, context).unwrap_or_default(),
        bibliography: raw
            .bibliography
            .iter()
            .map(|id| SourceId::new(id))
            .collect(),
        routes: routes.map(|(raw, at)| route(raw, at, context)).collect(),
        search_words: SearchWords::new(&raw.search.synonyms, &raw.search.weak_words),
        ..Course::default()
    }
}

fn route(raw: &format::RouteYaml, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Route {
    context.define(SymbolKind::Route, &raw.id, &raw.was, at);
    Route {
        id: RouteId::new(&raw.id),
        was: raw.was.iter().map(|id| RouteId::new(id)).collect(),
        title: line(&raw.title),
        summary: context.prose(&raw.summary, at.field("summary")),
        lessons: context.reference_each(ExpectedKind::Lesson, &raw.lessons, at.field("lessons")),
    }
}

/// A finding if `version` is not that of this program.
pub(super) fn check_version(version: u64, at: NodeRef<'_>) -> Option<Finding> {
    let (message, help) = match version {
        FORMAT_VERSION => return None,
        0 => (
            "there is no `format_version: 0`",
            "write `format_version: 1`",
        ),
        _ => (
            "the course is written for a newer studyhall",
            "update studyhall, or use an older copy of the course; this program reads `format_version: 1`",
        ),
    };
    let span = at.field("format_version").span();
    Some(Finding::new(Code::Version, span, message).help(help))
}

/// A module without its lessons. `place` counts from 1; `folder` is where it is.
pub(super) fn module(
    raw: &format::ModuleYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
    (folder, place): (&str, u16),
) -> Module {
    context.define(SymbolKind::Module, &raw.id, &raw.was, at);
    check_name(&raw.id, folder, "folder", at, context);
    Module {
        id: ModuleId::new(&raw.id),
        was: raw.was.iter().map(|id| ModuleId::new(id)).collect(),
        number: raw.number.unwrap_or(place),
        title: line(&raw.title),
        summary: context.prose(&raw.summary, at.field("summary")),
        entries: Vec::new(),
        broken: None,
    }
}

/// The id at `at` must be the name of its file or folder.
fn check_name(id: &str, name: &str, what: &str, at: NodeRef<'_>, context: &mut ConvertContext<'_>) {
    if id != name {
        let message = format!("the id is {}, the {what} {}", quote(id), quote(name));
        let span = at.field("id").span();
        context.add(Finding::new(Code::NotItsName, span, message).help("make them the same"));
    }
}

/// The claim called `word`.
fn claim(word: Option<&str>, at: NodeRef<'_>, context: &mut ConvertContext<'_>) -> Option<Claim> {
    let word = word?;
    let found = Claim::ALL.into_iter().find(|claim| claim.key() == word);
    if found.is_none() {
        bad_word(word, at.field("claim"), context);
    }
    found
}

fn match_mode(
    word: Option<&str>,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Option<MatchMode> {
    let word = word?;
    let found = MatchMode::ALL.into_iter().find(|mode| mode.key() == word);
    if found.is_none() {
        bad_word(word, at.field("match"), context);
    }
    found
}

/// Only a trusted file that nobody checked comes here; all others have been held to the table of words.
fn bad_word(word: &str, at: NodeRef<'_>, context: &mut ConvertContext<'_>) {
    let message = format!("{} is not a word for this field", quote(word));
    context.add(Finding::new(Code::BadWord, at.span(), message));
}
