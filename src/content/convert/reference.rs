//! Entries of the reference files: terms, people, places, events, comparisons, sources.

use super::claim;
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, count};
use crate::content::schema::format;
use crate::content::symbols::{
    ConvertContext, Definition, ExpectedKind, SymbolKind, line, lines, maybe_line,
};
use crate::content::yaml::NodeRef;
use crate::course::{
    Comparison, ComparisonId, Event, EventId, Person, PersonId, Place, PlaceId, PlaceName, Source,
    SourceId, Term, TermId,
};

/// Words of a definition.
const MOST_WORDS: usize = 60;

pub(in crate::content) fn term(
    raw: &format::TermYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Term {
    context.define(SymbolKind::Term, &raw.id, &raw.was, at);
    if let Some(person) = &raw.coined_by {
        context.reference(ExpectedKind::Person, person, at.field("coined_by"));
    }
    let definition = context.prose(&raw.definition, at.field("definition"));
    let words = definition.words();
    if words > MOST_WORDS {
        let message = format!(
            "the definition has {}; {MOST_WORDS} are enough",
            count(words, "word")
        );
        let span = at.field("definition").span();
        context.add(Finding::new(Code::LongDefinition, span, message));
    }
    Term {
        id: TermId::new(&raw.id),
        was: raw.was.iter().map(|id| TermId::new(id)).collect(),
        term: line(&raw.term),
        aliases: lines(&raw.aliases),
        definition,
        coined_by: raw.coined_by.as_deref().map(PersonId::new),
        claim: claim(raw.claim.as_deref(), at, context),
        sources: context.sources(&raw.source.0, at.field("source")),
        as_of: maybe_line(raw.as_of.as_deref()),
        disputed: maybe_line(raw.disputed.as_deref()),
        see: context.reference_each(ExpectedKind::Entry, &raw.see, at.field("see")),
    }
}

pub(in crate::content) fn person(
    raw: &format::PersonYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Person {
    context.define(SymbolKind::Person, &raw.id, &raw.was, at);
    Person {
        id: PersonId::new(&raw.id),
        was: raw.was.iter().map(|id| PersonId::new(id)).collect(),
        name: line(&raw.name),
        aliases: lines(&raw.aliases),
        role: line(&raw.role),
        note: context.prose(&raw.note, at.field("note")),
        sources: context.sources(&raw.source.0, at.field("source")),
        as_of: maybe_line(raw.as_of.as_deref()),
    }
}

pub(in crate::content) fn place(
    raw: &format::PlaceYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Place {
    context.define(SymbolKind::Place, &raw.id, &raw.was, at);
    let position = match raw.at.as_deref() {
        Some([latitude, longitude]) => Some((*latitude, *longitude)),
        _ => None,
    };
    if let Some((latitude, longitude)) = position
        && !(latitude.abs() <= 90.0 && longitude.abs() <= 180.0)
    {
        let message = format!("{latitude}, {longitude} is not on the globe");
        context.add(
            Finding::new(Code::Range, at.field("at").span(), message)
                .help("write `at: [latitude, longitude]` in degrees"),
        );
    }
    let name = |raw: &format::PlaceNameYaml| PlaceName {
        name: line(&raw.name),
        used_by: line(&raw.used_by),
    };
    Place {
        id: PlaceId::new(&raw.id),
        was: raw.was.iter().map(|id| PlaceId::new(id)).collect(),
        name: line(&raw.name),
        names: raw.names.iter().map(name).collect(),
        kind: line(&raw.kind),
        at: position,
        note: context.prose(&raw.note, at.field("note")),
        sources: context.sources(&raw.source.0, at.field("source")),
        as_of: maybe_line(raw.as_of.as_deref()),
    }
}

pub(in crate::content) fn event(
    raw: &format::EventYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Event {
    context.define(SymbolKind::Event, &raw.id, &raw.was, at);
    if let Some(until) = &raw.until
        && is_before(until, &raw.date)
    {
        let message = format!("it ends ({until}) before it begins ({})", raw.date);
        context.add(Finding::new(Code::Range, at.field("until").span(), message));
    }
    Event {
        id: EventId::new(&raw.id),
        was: raw.was.iter().map(|id| EventId::new(id)).collect(),
        title: line(&raw.title),
        date: line(&raw.date),
        until: maybe_line(raw.until.as_deref()),
        kind: line(&raw.kind),
        summary: context.prose(&raw.summary, at.field("summary")),
        claim: claim(raw.claim.as_deref(), at, context),
        sources: context.sources(&raw.source.0, at.field("source")),
    }
}

/// Whether the date `a` is before `b`, as far as both are known: 2020 is not before 2020-09.
fn is_before(a: &str, b: &str) -> bool {
    let difference = a.trim().chars().zip(b.trim().chars()).find(|(a, b)| a != b);
    difference.is_some_and(|(a, b)| a < b)
}

pub(in crate::content) fn comparison(
    raw: &format::ComparisonYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Comparison {
    context.define(SymbolKind::Comparison, &raw.id, &raw.was, at);
    let columns = raw.columns.len();
    for (row, at) in at.field("rows").zip_children(&raw.rows) {
        if row.len() != columns {
            let message = format!(
                "this row has {}, but there are {}",
                count(row.len(), "cell"),
                count(columns, "column")
            );
            context.add(Finding::new(Code::Cells, at.span(), message));
        }
    }
    Comparison {
        id: ComparisonId::new(&raw.id),
        was: raw.was.iter().map(|id| ComparisonId::new(id)).collect(),
        title: line(&raw.title),
        columns: lines(&raw.columns),
        rows: raw.rows.iter().map(|row| lines(row)).collect(),
        claim: claim(raw.claim.as_deref(), at, context),
        sources: context.sources(&raw.source.0, at.field("source")),
        as_of: maybe_line(raw.as_of.as_deref()),
    }
}

pub(in crate::content) fn source(
    raw: &format::SourceYaml,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
) -> Source {
    context.define(SymbolKind::Source, &raw.id, &raw.was, at);
    let codes = at
        .find("sections")
        .into_iter()
        .flat_map(|(_, codes)| codes.fields());
    for (key, _) in codes {
        let (id, span) = (key.text().trim().to_owned(), key.span());
        context.symbols.definitions.push(Definition {
            what: SymbolKind::Code,
            id,
            span,
        });
    }
    Source {
        id: SourceId::new(&raw.id),
        was: raw.was.iter().map(|id| SourceId::new(id)).collect(),
        author: line(&raw.author),
        title: line(&raw.title),
        date: line(&raw.date),
        note: maybe_line(raw.note.as_deref()),
        sections: raw
            .sections
            .0
            .iter()
            .map(|(code, title)| (line(code), line(title)))
            .collect(),
    }
}
