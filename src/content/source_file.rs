//! One file of a course and the steps of reading it: decode, scan, validate against the schema, deserialise with
//! `serde_yaml`, convert.

use std::collections::HashSet;

use super::code::Code;
use super::diagnostic::{Diagnostic, Finding, locate, quote};
use super::schema::format::YamlMapping;
use super::schema::{FieldType, validate};
use super::source::{CourseSource, FileError};
use super::symbols::{ConvertContext, FileSymbols};
use super::yaml::{self, NodeKind, NodeRef, Tree};
use crate::course::{LoadError, is_slug};
use crate::text::SafeText;

/// A file and everything that is known about it.
pub(super) struct SourceFile {
    pub(super) path: String,
    pub(super) label: String,
    pub(super) text: String,
    pub(super) symbols: FileSymbols,
    tree: Option<Tree>,
    /// Whether there is no such file, or nobody wanted it read.
    pub(super) is_missing: bool,
    /// The name of the file that was probably meant by one that is not there.
    pub(super) similar: Option<String>,
}

impl SourceFile {
    /// The file at `path`, not read.
    pub(super) fn unread(files: &dyn CourseSource, path: &str) -> Self {
        Self {
            path: path.to_owned(),
            label: files.label(path),
            text: String::new(),
            symbols: FileSymbols::default(),
            tree: None,
            is_missing: true,
            similar: None,
        }
    }

    /// Reads the file at `path`.
    pub(super) fn open(files: &dyn CourseSource, path: &str) -> Self {
        let mut file = Self::unread(files, path);
        file.is_missing = false;
        match files.read(path) {
            Ok(bytes) => file.load_bytes(bytes),
            Err(error) => file.fail(&error),
        }
        if file.is_missing {
            file.similar = files.similar(path);
        }
        file
    }

    fn load_bytes(&mut self, bytes: Vec<u8>) {
        match yaml::decode(bytes) {
            Ok(text) => self.text = text,
            Err((text, finding)) => {
                self.text = text;
                self.add(*finding);
                return;
            }
        }
        self.tree = yaml::scan(&self.text, &mut self.symbols.findings);
    }

    fn fail(&mut self, error: &FileError) {
        self.is_missing = *error == FileError::Missing;
        let code = match error {
            FileError::Missing | FileError::NoCourse { .. } => Code::Missing,
            FileError::TooBig => Code::TooBig,
            FileError::NotAFile(_) | FileError::Name(_) | FileError::Other(_) => Code::NotAFile,
        };
        self.add(Finding::new(
            code,
            0..0,
            format!("the file cannot be read: {error}"),
        ));
    }

    pub(super) fn add(&mut self, finding: Finding) {
        self.symbols.findings.add(finding);
    }

    /// Drops the text of a file there is no room for.
    pub(super) fn drop_text(&mut self) {
        self.text = String::new();
        self.tree = None;
    }

    /// Drops what is known of the file: it need not be there, or where it is listed says that it is not.
    pub(super) fn clear(&mut self) {
        self.symbols = FileSymbols::default();
    }

    /// `finding` in one line, as if it were the only one.
    pub(super) fn short(&self, finding: &Finding) -> String {
        locate(finding, &self.label, &self.text).short()
    }

    /// Whether something makes the whole file unreadable.
    pub(super) fn is_broken(&self) -> bool {
        self.symbols.findings.breaking() > 0
    }

    /// Whether its text could be read to the end, so that the ids it gives are known even if it is broken.
    pub(super) fn has_tree(&self) -> bool {
        self.tree.is_some()
    }

    /// The place of the whole file.
    pub(super) fn at(&self) -> NodeRef<'_> {
        self.tree.as_ref().map_or_else(NodeRef::none, Tree::root)
    }

    /// The ids in the list in the field `field`, also where the rest of the file is broken.
    pub(super) fn listed(&self, field: &str) -> Vec<String> {
        let list = self.at().find(field).map(|(_, list)| list);
        let list = list.filter(|list| list.kind() == Some(NodeKind::List));
        let texts = list.into_iter().flat_map(NodeRef::children);
        let ids = texts.map(NodeRef::text).filter(|text| is_slug(text));
        ids.map(str::to_owned).collect()
    }

    /// Reads the file as one mapping of the shape `is`, and lets `convert` make something of it.
    pub(super) fn read<R: YamlMapping, T>(
        &mut self,
        convert: impl FnOnce(&R, NodeRef<'_>, &mut ConvertContext<'_>) -> T,
    ) -> Option<T> {
        if let Some(tree) = &self.tree {
            validate(
                tree.root(),
                &FieldType::Of(R::SCHEMA),
                &mut self.symbols.findings,
            );
        }
        if self.is_broken() {
            return None;
        }
        let raw = match serde_yaml::from_str::<R>(&self.text) {
            Ok(raw) => raw,
            Err(error) => {
                self.parser_mismatch(&error);
                return None;
            }
        };
        let (at, mut context) = split(self.tree.as_ref(), &mut self.symbols, &self.text);
        let converted = convert(&raw, at, &mut context);
        (!self.is_broken()).then_some(converted)
    }

    /// Reads the file as a list of entries of the shape `is`. Entries with something wrong are left out.
    pub(super) fn entries<R: YamlMapping, T>(
        &mut self,
        convert: impl Fn(&R, NodeRef<'_>, &mut ConvertContext<'_>) -> T,
    ) -> Vec<T> {
        if self.is_blank() || (self.tree.is_none()) {
            return Vec::new();
        }
        if let Some(tree) = &self.tree {
            validate(tree.root(), &R::LIST, &mut self.symbols.findings);
        }
        if !self.is_broken() {
            match serde_yaml::from_str::<Vec<R>>(&self.text) {
                Ok(raws) => {
                    let (at, mut context) =
                        split(self.tree.as_ref(), &mut self.symbols, &self.text);
                    return at
                        .zip_children(&raws)
                        .filter_map(|(raw, at)| convert_entry(raw, at, &mut context, &convert))
                        .collect();
                }
                Err(error) => self.parser_mismatch(&error),
            }
        }
        let (at, mut context) = split(self.tree.as_ref(), &mut self.symbols, &self.text);
        if at.kind() != Some(NodeKind::List) {
            return Vec::new();
        }
        at.children()
            .filter_map(|at| {
                if context.symbols.findings.breaks(&at.extent()) {
                    return None;
                }
                convert_entry(&slice(&self.text, at)?, at, &mut context, &convert)
            })
            .collect()
    }

    /// Whether the file says nothing at all, as one that only holds remarks.
    fn is_blank(&self) -> bool {
        self.tree
            .as_ref()
            .is_some_and(|tree| tree.nodes.is_empty() || tree.root().is_null())
    }

    /// `serde_yaml` does not read what passed the guard.
    fn parser_mismatch(&mut self, error: &serde_yaml::Error) {
        let at = error.location().map_or(0, |location| location.index());
        let mut words = error.to_string();
        if let Some(end) = words.rfind(" at line ") {
            words.truncate(end);
        }
        let message = format!("cannot be read: {}", quote(&words).trim_matches('`'));
        let finding = Finding::new(Code::Unreadable, at..at + 1, message);
        self.add(finding.help("put the text in quotes"));
    }

    /// Every id the file mentions as its own, however broken it is: uses of them are no mistakes.
    pub(super) fn collect_ids(&self, ids: &mut HashSet<String>) {
        let Some(tree) = &self.tree else { return };
        let mut nodes = tree.nodes.iter().peekable();
        while let Some(node) = nodes.next() {
            if tree.scalar(node) == "id"
                && let Some(next) = nodes.peek()
            {
                ids.insert(tree.scalar(next).to_owned());
            }
        }
    }

    /// The codes and ids of sources a broken list of sources mentions.
    pub(super) fn collect_words(&self, words: &mut HashSet<String>) {
        if let Some(tree) = &self.tree {
            let scalars = tree.nodes.iter().map(|node| tree.scalar(node));
            words.extend(scalars.filter(|word| word.len() <= 64).map(str::to_owned));
        }
    }

    /// The findings, with their places. The file's text is given up.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.symbols.findings.locate(&self.label, &self.text)
    }

    /// What to show in place of the file.
    pub(super) fn broken(&self, name: &str) -> LoadError {
        let first = self.symbols.findings.first_breaking();
        LoadError {
            name: SafeText::new(name),
            finding: SafeText::new(&first.map_or_else(String::new, |found| self.short(found))),
        }
    }
}

/// The parts of a file that converting reads and those it writes.
fn split<'a>(
    tree: Option<&'a Tree>,
    symbols: &'a mut FileSymbols,
    text: &'a str,
) -> (NodeRef<'a>, ConvertContext<'a>) {
    let at = tree.map_or_else(NodeRef::none, Tree::root);
    let context = ConvertContext {
        symbols,
        text,
        lesson: String::new(),
        match_mode: None,
    };
    (at, context)
}

/// One entry; none if its values are wrong.
fn convert_entry<R, T>(
    raw: &R,
    at: NodeRef<'_>,
    context: &mut ConvertContext<'_>,
    convert: &impl Fn(&R, NodeRef<'_>, &mut ConvertContext<'_>) -> T,
) -> Option<T> {
    let before = context.symbols.findings.breaking();
    let converted = convert(raw, at, context);
    (context.symbols.findings.breaking() == before).then_some(converted)
}

/// The entry at `at`, read on its own because a neighbour is broken. Its first line is indented as the others are.
fn slice<R: YamlMapping>(text: &str, at: NodeRef<'_>) -> Option<R> {
    let extent = at.extent();
    let before = text.get(..extent.start)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let indent = " ".repeat(extent.start - line);
    let alone = format!("{indent}{}\n", text.get(extent)?);
    serde_yaml::from_str(&alone).ok()
}
