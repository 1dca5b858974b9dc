//! Scans a YAML text in one pass over the events of saphyr-parser, which never expands an alias. Refuses what could
//! exhaust memory or time, and records the byte range of each value.

mod lost_text;
mod offsets;
mod syntax;

use std::cell::Cell;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::tree::{Node, NodeKind, Tree};
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, Findings, quote};
use offsets::Offsets;

/// Levels of lists and mappings.
const MAX_LEVELS: usize = 24;
const TOO_DEEP: &str = "nested more than 24 levels deep";
/// Values of one file.
const MAX_VALUES: usize = 80_000;
/// Characters of one file's texts that Markdown may make a piece of its own of: 100 bytes of memory for each of one.
const MAX_MARKS: usize = 30_000;
/// These characters: of tables, links, emphasis, code, and paragraphs.
const MARKS: &[u8] = b"|[*_`~\n";
/// Characters that the parser may read from one event to the next. It looks for the end of a pair of brackets before it
/// reports the first, and buffers everything between: 2 MB of `[a,a,…` would take 270 MB.
const MAX_LOOKAHEAD: usize = 32 * 1024;

/// The text of a file: UTF-8 without its byte order mark, with no character YAML does not allow. The finding's place
/// is in the bytes as they were, so it comes with them as text, as far as they are text.
pub(in crate::content) fn decode(bytes: Vec<u8>) -> Result<String, (String, Box<Finding>)> {
    let bytes = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let lossy = String::from_utf8_lossy(error.as_bytes()).into_owned();
        let line = line_of(lossy.as_bytes(), at);
        let message = format!("not UTF-8 at byte {} (line {line})", at + 1);
        let finding =
            Finding::new(Code::NotUtf8, at..at + 3, message).help("save the file as UTF-8");
        (lossy, Box::new(finding))
    })?;
    match text.char_indices().find(|(_, c)| !is_allowed(*c)) {
        None => Ok(text),
        Some((at, c)) => {
            let message = format!(
                "the character U+{:04X} may not stand in a file",
                u32::from(c)
            );
            let finding =
                Finding::new(Code::BadCharacter, at..at + c.len_utf8(), message).label("delete it");
            Err((text, Box::new(finding)))
        }
    }
}

fn line_of(bytes: &[u8], at: usize) -> usize {
    let before = bytes.get(..at).unwrap_or_default();
    let breaks = before.iter().enumerate().filter(|(i, byte)| match byte {
        b'\n' => true,
        b'\r' => bytes.get(i + 1) != Some(&b'\n'),
        _ => false,
    });
    breaks.count() + 1
}

/// What both readers take for a character of a text: YAML 1.2 and 1.1 differ about line separators.
fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => false,
        _ => !c.is_control(),
    }
}

/// The places of all values of `text`. None if it cannot be read to its end; `findings` says why.
pub(in crate::content) fn scan(text: &str, findings: &mut Findings) -> Option<Tree> {
    let lookahead = Rc::new(Cell::new(MAX_LOOKAHEAD));
    let mut builder = TreeBuilder::new(text, findings);
    let mut chars = text.chars();
    let left = Rc::clone(&lookahead);
    let input = std::iter::from_fn(move || {
        left.set(left.get().checked_sub(1)?);
        chars.next()
    });
    for event in Parser::new_from_iter(input) {
        if lookahead.get() == 0 {
            let message =
                format!("more than {MAX_LOOKAHEAD} characters in one text or one pair of brackets");
            let _fatal = builder.fail(Code::TooLong, builder.last, message);
            return None;
        }
        lookahead.set(MAX_LOOKAHEAD);
        let outcome = match event {
            Ok((event, span)) => builder.handle_event(&event, span),
            Err(error) => builder.report_error(&error),
        };
        if outcome.is_err() {
            return None;
        }
    }
    let tree = builder.tree;
    check_duplicates(&tree, findings);
    Some(tree)
}

/// The scan stopped; a finding says why.
struct Fatal;

struct OpenNode {
    node: usize,
    is_mapping: bool,
    children: usize,
}

struct TreeBuilder<'a> {
    tree: Tree,
    open: Vec<OpenNode>,
    documents: usize,
    /// Where the last event ended.
    last: usize,
    /// Characters so far that Markdown may make something of.
    marks: usize,
    offsets: Offsets<'a>,
    findings: &'a mut Findings,
}

impl<'a> TreeBuilder<'a> {
    fn new(text: &'a str, findings: &'a mut Findings) -> Self {
        Self {
            tree: Tree::default(),
            open: Vec::new(),
            documents: 0,
            last: 0,
            marks: 0,
            offsets: Offsets::new(text),
            findings,
        }
    }

    fn handle_event(&mut self, event: &Event<'_>, span: Span) -> Result<(), Fatal> {
        let (start, end) = (self.offsets.byte(&span.start), self.offsets.byte(&span.end));
        self.last = end;
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    return self.fail(Code::Documents, start, "a second document begins here");
                }
            }
            Event::Alias(_) => {
                self.refuse(Code::Anchor, (start, end), "an alias", "write the text out");
                self.push_value(NodeKind::Plain, (start, end), "")?;
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.check_properties(*anchor, tag.is_some(), (start, end));
                let kind = match style {
                    ScalarStyle::Plain => NodeKind::Plain,
                    _ => NodeKind::Quoted,
                };
                self.scalar(kind, (start, end), text)?;
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_properties(*anchor, tag.is_some(), (start, end));
                self.open_node(NodeKind::List, (start, end))?;
            }
            Event::MappingStart(anchor, tag) => {
                self.check_properties(*anchor, tag.is_some(), (start, end));
                self.open_node(NodeKind::Mapping, (start, end))?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                if let Some(open) = self.open.pop() {
                    let after = narrow(self.tree.nodes.len());
                    let is_bracket = end > start;
                    if let Some(node) = self.tree.nodes.get_mut(open.node) {
                        node.after = after;
                        if is_bracket {
                            node.end = narrow(end);
                        }
                    }
                }
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
        }
        Ok(())
    }

    /// Reports an error of the parser.
    fn report_error(&mut self, error: &ScanError) -> Result<(), Fatal> {
        let at = self.offsets.byte(error.marker());
        match error.info() {
            "recursion limit exceeded" => self.fail(Code::TooDeep, at, TOO_DEEP),
            info if info.contains("unknown anchor") => {
                self.refuse(
                    Code::Anchor,
                    (at, at),
                    "an alias",
                    "put a text that begins with `*` in quotes",
                );
                Err(Fatal)
            }
            info => {
                self.findings
                    .add(syntax::explain(self.offsets.text(), at, info));
                Err(Fatal)
            }
        }
    }

    /// Reports anchors and tags.
    fn check_properties(&mut self, anchor: usize, tag: bool, span: (usize, usize)) {
        if anchor > 0 {
            self.refuse(
                Code::Anchor,
                span,
                "an anchor",
                "write the text out, without `&`",
            );
        }
        if tag {
            self.refuse(
                Code::Tag,
                span,
                "a tag",
                "put a text that begins with `!` in quotes",
            );
        }
    }

    fn refuse(&mut self, code: Code, span: (usize, usize), what: &str, help: &str) {
        let message = format!("{what} is not allowed here");
        self.findings
            .add(Finding::new(code, span.0..span.1.max(span.0 + 1), message).help(help));
    }

    fn fail(&mut self, code: Code, at: usize, message: impl Into<String>) -> Result<(), Fatal> {
        self.findings.add(Finding::new(code, at..at + 1, message));
        Err(Fatal)
    }

    fn open_node(&mut self, kind: NodeKind, span: (usize, usize)) -> Result<(), Fatal> {
        if self.open.len() >= MAX_LEVELS {
            return self.fail(Code::TooDeep, span.0, TOO_DEEP);
        }
        let node = self.tree.nodes.len();
        if self.is_key() {
            self.findings.add(
                Finding::new(
                    Code::WrongType,
                    span.0..span.0 + 1,
                    "the name of a field must be a word",
                )
                .help("put a text that begins with `[`, `{` or `?` in quotes"),
            );
        }
        self.push_value(kind, span, "")?;
        self.open.push(OpenNode {
            node,
            is_mapping: kind == NodeKind::Mapping,
            children: 0,
        });
        Ok(())
    }

    fn scalar(&mut self, kind: NodeKind, span: (usize, usize), text: &str) -> Result<(), Fatal> {
        if self.is_key() && kind == NodeKind::Plain && text == "<<" {
            self.refuse(Code::Anchor, span, "a merge key", "write the fields out");
        }
        let mut span = (span.0, self.offsets.trim(span));
        // An empty value has no place of its own; its key is what a person would look for.
        if span.0 == span.1
            && self.in_mapping()
            && !self.is_key()
            && let Some(key) = self.tree.nodes.last()
        {
            span = (key.start as usize, key.end as usize);
        }
        if let Some(finding) = lost_text::find(self.offsets.text(), span, kind) {
            self.findings.add(finding);
        }
        self.push_value(kind, span, text)
    }

    fn in_mapping(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_mapping)
    }

    fn is_key(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.is_mapping && open.children % 2 == 0)
    }

    fn push_value(
        &mut self,
        kind: NodeKind,
        span: (usize, usize),
        text: &str,
    ) -> Result<(), Fatal> {
        let index = self.tree.nodes.len();
        if index >= MAX_VALUES {
            let message = format!("more than {MAX_VALUES} values");
            return self.fail(Code::TooMany, span.0, message);
        }
        self.marks += text.bytes().filter(|byte| MARKS.contains(byte)).count();
        if self.marks > MAX_MARKS {
            let message = format!("more than {MAX_MARKS} line breaks and signs of Markdown");
            return self.fail(Code::TooMany, span.0, message);
        }
        if let Some(open) = self.open.last_mut() {
            open.children += 1;
        }
        let from = self.tree.text.len();
        self.tree.text.push_str(text);
        self.tree.nodes.push(Node {
            kind,
            start: narrow(span.0),
            end: narrow(span.1),
            text: (narrow(from), narrow(self.tree.text.len())),
            after: narrow(index + 1),
        });
        Ok(())
    }
}

/// Files are far smaller than 4 GB.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// Reports fields that occur twice in one mapping.
fn check_duplicates(tree: &Tree, findings: &mut Findings) {
    let mut keys: Vec<(&str, &Node)> = Vec::new();
    let mut index = 0;
    while let Some(node) = tree.nodes.get(index) {
        if node.kind == NodeKind::Mapping {
            keys.clear();
            let (mut at, mut is_key) = (index + 1, true);
            while let Some(child) = tree.nodes.get(at).filter(|_| at < node.after as usize) {
                if is_key && matches!(child.kind, NodeKind::Plain | NodeKind::Quoted) {
                    keys.push((tree.scalar(child), child));
                }
                is_key = !is_key;
                at = child.after as usize;
            }
            keys.sort_by_key(|(text, node)| (*text, node.start));
            for pair in keys.windows(2) {
                if let [(first, _), (second, node)] = pair
                    && first == second
                    && !findings.is_full()
                {
                    let message = format!("{} is given twice", quote(second));
                    let span = node.start as usize..node.end as usize;
                    findings
                        .add(Finding::new(Code::DuplicateField, span, message).label("the second"));
                }
            }
        }
        index += 1;
    }
}
