//! A finding as a block of text with a caret, plain or in colour. Writes to a String and nowhere else.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::diagnostic::Diagnostic;
use super::rule_info::Severity;

/// Columns a line of the report may have before its excerpt is cut; excerpts are shorter.
const WIDTH: usize = 220;

/// `diagnostic` with its line and a caret under the place. Its texts are clean; the only escape sequences are those of
/// the colours.
pub(super) fn render(diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let excerpt = &diagnostic.excerpt;
    let mut group: Group<'_> = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.id())
        .elements(Vec::<annotate_snippets::Message<'_>>::new());
    if !excerpt.text.is_empty() {
        let mut caret = AnnotationKind::Primary.span(excerpt.mark.clone());
        if !diagnostic.label.is_empty() {
            caret = caret.label(diagnostic.label.as_str());
        }
        let snippet = Snippet::source(excerpt.text.as_str())
            .line_start(diagnostic.line)
            .annotation(caret);
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    place(&renderer.term_width(WIDTH).render(&[group]), diagnostic)
}

/// Puts the place under the title. The renderer would count the column in the excerpt, which may begin anywhere in its
/// line.
fn place(block: &str, diagnostic: &Diagnostic) -> String {
    let Diagnostic {
        file, line, column, ..
    } = diagnostic;
    let indent = " ".repeat(line.to_string().len());
    let (title, rest) = block.split_once('\n').unwrap_or((block, ""));
    let place = format!("{title}\n{indent}--> {file}:{line}:{column}");
    if rest.is_empty() {
        place
    } else {
        format!("{place}\n{rest}")
    }
}
