//! One file on its way into the course: read, decoded, guarded, held against its shape, and only then given to
//! `serde_yaml`. Trusted files go straight from bytes to `serde_yaml`.

use std::collections::HashSet;

use serde::de::DeserializeOwned;

use super::code::Code;
use super::diagnostic::{Diagnostic, Finding, locate};
use super::files::{FileError, Files};
use super::guard;
use super::ledger::{Clerk, Ledger};
use super::shape::Type;
use super::tree::{At, Kind, Tree};
use super::{check_shape, diagnostic};
use crate::course::LoadError;
use crate::text::SafeText;

/// A file and everything that is known about it.
pub(super) struct OpenFile {
    pub(super) path: String,
    pub(super) label: String,
    pub(super) text: String,
    pub(super) ledger: Ledger,
    tree: Option<Tree>,
    trusted: bool,
    /// Whether there is no such file, or nobody wanted it read.
    pub(super) is_missing: bool,
}

impl OpenFile {
    /// The file at `path`, not read.
    pub(super) fn unread(files: &dyn Files, path: &str) -> Self {
        Self {
            path: path.to_owned(),
            label: files.label(path),
            text: String::new(),
            ledger: Ledger::default(),
            tree: None,
            trusted: files.trusted(),
            is_missing: true,
        }
    }

    /// Reads the file at `path`.
    pub(super) fn open(files: &dyn Files, path: &str) -> Self {
        let mut file = Self::unread(files, path);
        file.is_missing = false;
        match files.read(path) {
            Ok(bytes) => file.take(bytes),
            Err(error) => file.refuse(&error),
        }
        file
    }

    fn take(&mut self, bytes: Vec<u8>) {
        match guard::decode(bytes) {
            Ok(text) => self.text = text,
            Err((text, finding)) => {
                self.text = text;
                self.add(*finding);
                return;
            }
        }
        if !self.trusted {
            self.tree = guard::scan(&self.text, &mut self.ledger.findings);
        }
    }

    fn refuse(&mut self, error: &FileError) {
        self.is_missing = *error == FileError::Missing;
        let code = match error {
            FileError::Missing | FileError::NoCourse(_) => Code::Missing,
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
        self.ledger.findings.add(finding);
    }

    /// Drops the text of a file there is no room for.
    pub(super) fn give_up(&mut self) {
        self.text = String::new();
        self.tree = None;
    }

    /// Drops what is known of the file: it need not be there, or where it is listed says that it is not.
    pub(super) fn forget(&mut self) {
        self.ledger = Ledger::default();
    }

    /// `finding` in one line, as if it were the only one.
    pub(super) fn short(&self, finding: &Finding) -> String {
        locate(finding, &self.label, &self.text).short()
    }

    /// Whether something makes the whole file unreadable.
    pub(super) fn is_broken(&self) -> bool {
        self.ledger.findings.breaking() > 0
    }

    /// Whether its text could be read to the end, so that the ids it gives are known even if it is broken.
    pub(super) fn is_known(&self) -> bool {
        self.trusted || self.tree.is_some()
    }

    /// The place of the whole file.
    pub(super) fn at(&self) -> At<'_> {
        self.tree.as_ref().map_or_else(At::nowhere, Tree::root)
    }

    /// Reads the file as one mapping of the shape `is`, and lets `convert` make something of it.
    pub(super) fn read<R: DeserializeOwned, T>(
        &mut self,
        is: &Type,
        convert: impl FnOnce(&R, At<'_>, &mut Clerk<'_>) -> T,
    ) -> Option<T> {
        if let Some(tree) = &self.tree {
            check_shape::check(tree.root(), "the file", is, &mut self.ledger.findings);
        }
        if self.is_broken() {
            return None;
        }
        let raw = match serde_yaml::from_str::<R>(&self.text) {
            Ok(raw) => raw,
            Err(error) => {
                self.disagree(&error);
                return None;
            }
        };
        let (at, mut clerk) = split(
            self.tree.as_ref(),
            &mut self.ledger,
            &self.text,
            self.trusted,
        );
        let made = convert(&raw, at, &mut clerk);
        (!self.is_broken()).then_some(made)
    }

    /// Reads the file as a list of entries of the shape `is`. Entries with something wrong are left out.
    pub(super) fn entries<R: DeserializeOwned, T>(
        &mut self,
        is: &Type,
        convert: impl Fn(&R, At<'_>, &mut Clerk<'_>) -> T,
    ) -> Vec<T> {
        if self.is_nothing() || (self.tree.is_none() && !self.trusted) {
            return Vec::new();
        }
        if let Some(tree) = &self.tree {
            check_shape::check(tree.root(), "the file", is, &mut self.ledger.findings);
        }
        if !self.is_broken() {
            match serde_yaml::from_str::<Vec<R>>(&self.text) {
                Ok(raws) => {
                    let (at, mut clerk) = split(
                        self.tree.as_ref(),
                        &mut self.ledger,
                        &self.text,
                        self.trusted,
                    );
                    return at
                        .each(&raws)
                        .filter_map(|(raw, at)| one(raw, at, &mut clerk, &convert))
                        .collect();
                }
                Err(error) => self.disagree(&error),
            }
        }
        let (at, mut clerk) = split(
            self.tree.as_ref(),
            &mut self.ledger,
            &self.text,
            self.trusted,
        );
        if at.kind() != Some(Kind::List) {
            return Vec::new();
        }
        at.children()
            .filter_map(|at| {
                if clerk.ledger.findings.breaks(&at.extent()) {
                    return None;
                }
                one(&cut(&self.text, at)?, at, &mut clerk, &convert)
            })
            .collect()
    }

    /// Whether the file says nothing at all, as one that only holds remarks.
    fn is_nothing(&self) -> bool {
        self.tree
            .as_ref()
            .is_some_and(|tree| tree.nodes.is_empty() || tree.root().is_null())
            || (self.trusted && self.text.trim().is_empty())
    }

    /// `serde_yaml` does not read what passed the guard.
    fn disagree(&mut self, error: &serde_yaml::Error) {
        let at = error.location().map_or(0, |location| location.index());
        let mut words = error.to_string();
        if let Some(end) = words.rfind(" at line ") {
            words.truncate(end);
        }
        let message = format!(
            "cannot be read: {}",
            diagnostic::quote(&words).trim_matches('`')
        );
        let finding = Finding::new(Code::Unreadable, at..at + 1, message);
        self.add(finding.help("put the text in quotes"));
    }

    /// Every id the file mentions as its own, however broken it is: uses of them are no mistakes.
    pub(super) fn own_ids(&self, ids: &mut HashSet<String>) {
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
    pub(super) fn own_words(&self, words: &mut HashSet<String>) {
        if let Some(tree) = &self.tree {
            let scalars = tree.nodes.iter().map(|node| tree.scalar(node));
            words.extend(scalars.filter(|word| word.len() <= 64).map(str::to_owned));
        }
    }

    /// The findings, with their places. The file's text is given up.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.ledger.findings.locate(&self.label, &self.text)
    }

    /// What to show in place of the file.
    pub(super) fn broken(&self, name: &str) -> LoadError {
        let first = self.ledger.findings.first_breaking();
        LoadError {
            name: SafeText::new(name),
            finding: SafeText::new(&first.map_or_else(String::new, |found| self.short(found))),
        }
    }
}

/// The parts of a file that converting reads and those it writes.
fn split<'a>(
    tree: Option<&'a Tree>,
    ledger: &'a mut Ledger,
    text: &'a str,
    trusted: bool,
) -> (At<'a>, Clerk<'a>) {
    let at = tree.map_or_else(At::nowhere, Tree::root);
    let clerk = Clerk {
        ledger,
        text,
        lesson: String::new(),
        match_mode: None,
        trusted,
    };
    (at, clerk)
}

/// One entry; none if its values are wrong.
fn one<R, T>(
    raw: &R,
    at: At<'_>,
    clerk: &mut Clerk<'_>,
    convert: &impl Fn(&R, At<'_>, &mut Clerk<'_>) -> T,
) -> Option<T> {
    let before = clerk.ledger.findings.breaking();
    let made = convert(raw, at, clerk);
    (clerk.ledger.findings.breaking() == before).then_some(made)
}

/// The entry at `at`, read on its own because a neighbour is broken. Its first line is indented as the others are.
fn cut<R: DeserializeOwned>(text: &str, at: At<'_>) -> Option<R> {
    let extent = at.extent();
    let before = text.get(..extent.start)?;
    let line = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let indent = " ".repeat(extent.start - line);
    let alone = format!("{indent}{}\n", text.get(extent)?);
    serde_yaml::from_str(&alone).ok()
}
