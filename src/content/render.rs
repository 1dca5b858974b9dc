//! A finding as a block of text with a caret, plain or in colour. Writes to a String and nowhere else.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::code::Severity;
use super::diagnostic::Diagnostic;

/// `diagnostic` with its line and a caret under the place. Its texts are clean; the only escape sequences are those of
/// the colours.
pub(super) fn render(diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let origin = Origin::path(diagnostic.file.as_str())
        .line(diagnostic.line)
        .char_column(diagnostic.column);
    let excerpt = &diagnostic.excerpt;
    let mut caret = AnnotationKind::Primary.span(excerpt.mark.clone());
    if !diagnostic.label.is_empty() {
        caret = caret.label(diagnostic.label.as_str());
    }
    let snippet = Snippet::source(excerpt.text.as_str())
        .line_start(diagnostic.line)
        .annotation(caret);
    let mut group: Group<'_> = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.id())
        .element(origin);
    if !excerpt.text.is_empty() {
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(200).render(&[group])
}
