//! What the files say about each other: ids are unique, and what is referred to is there. Works on the ledgers of all
//! files and adds its findings to them; changes nothing in the course.

use std::collections::{HashMap, HashSet};

use super::code::Code;
use super::diagnostic::{Finding, quote};
use super::source_file::SourceFile;
use super::symbols::{Definition, ExpectedKind, Reference, SymbolKind};

/// Names longer than this are not compared with the right ones, and not with more names than that.
const LONGEST_NAME: usize = 64;
const MOST_NAMES: usize = 5_000;

/// What is known of ids.
#[derive(Default)]
pub(super) struct Known {
    /// By id: what it names, and the file that gives it.
    given: HashMap<String, (SymbolKind, String)>,
    codes: HashSet<String>,
    /// Ids of broken files and entries. They are wrong already; uses of them are not.
    pub(super) excused: HashSet<String>,
    /// What files hold that could not be read far enough to know its ids: an unknown id may be one of those.
    pub(super) blind: HashSet<SymbolKind>,
}

/// Checks the references of all files against each other.
pub(super) fn check(files: &mut [SourceFile], mut known: Known) {
    for file in files.iter_mut() {
        let given = std::mem::take(&mut file.symbols.definitions);
        for one in given {
            known.take(one, file);
        }
    }
    for file in files {
        let used = std::mem::take(&mut file.symbols.references);
        for one in &used {
            if let Some(finding) = known.look_up(one) {
                file.add(finding);
            }
        }
    }
}

impl Known {
    fn take(&mut self, given: Definition, file: &mut SourceFile) {
        if given.what == SymbolKind::Code {
            if !self.codes.insert(given.id.clone()) {
                let message = format!("the section code {} is used twice", quote(&given.id));
                file.add(Finding::new(Code::CodeTwice, given.span, message));
            }
            return;
        }
        if let Some((what, place)) = self.given.get(&given.id) {
            let id = given.id.rsplit('#').next().unwrap_or_default();
            let message = format!("the id {} is used twice", quote(id));
            let label = format!("{} has it, in {place}", what.word());
            file.add(Finding::new(Code::DuplicateId, given.span, message).label(label));
            return;
        }
        self.given.insert(given.id, (given.what, file.path.clone()));
    }

    fn look_up(&self, one: &Reference) -> Option<Finding> {
        let found = self.given.get(&one.id).map(|(what, _)| *what);
        let is_right = found.is_some_and(|what| one.want.accepts(what))
            || (one.want == ExpectedKind::Source && self.codes.contains(&one.id));
        let may_be_hidden = || self.blind.iter().any(|what| one.want.accepts(*what));
        if is_right || (found.is_none() && (may_be_hidden() || self.is_excused(&one.id))) {
            return None;
        }
        Some(self.complain(one, found))
    }

    fn is_excused(&self, id: &str) -> bool {
        let lesson = id.split('#').next().unwrap_or_default();
        self.excused.contains(id) || self.excused.contains(lesson)
    }

    fn complain(&self, one: &Reference, found: Option<SymbolKind>) -> Finding {
        let (code, wanted) = match one.want {
            ExpectedKind::Link => (Code::DeadLink, "something a link can lead to"),
            ExpectedKind::Objective => (Code::NoObjective, "an objective"),
            ExpectedKind::Source => (Code::UnknownSource, "a section code or the id of a source"),
            ExpectedKind::Part => (Code::NoPart, "a section or block"),
            ExpectedKind::Requirement => (Code::NoRequirement, "a lesson or an objective"),
            ExpectedKind::Lesson => (Code::NoEntry, "a lesson"),
            ExpectedKind::Person => (Code::NoEntry, "a person"),
            ExpectedKind::Comparison => (Code::NoEntry, "a comparison"),
            ExpectedKind::Bibliography => (Code::NoEntry, "a source"),
            ExpectedKind::Entry => (Code::NoEntry, "an entry of the reference files or a lesson"),
        };
        let shown = match one.want {
            ExpectedKind::Part | ExpectedKind::Link => one.id.as_str(),
            _ => one.id.rsplit('#').next().unwrap_or_default(),
        };
        let message = match found {
            None => format!("nothing has the id {}", quote(shown)),
            Some(what) => format!("{} is {}, not {wanted}", quote(shown), what.word()),
        };
        let message = match (one.want, found) {
            (ExpectedKind::Source, None) => format!("{} is not {wanted}", quote(shown)),
            _ => message,
        };
        let finding = Finding::new(code, one.span.clone(), message);
        match self.near(one) {
            Some(near) => finding.label(format!("did you mean {}?", quote(near))),
            None if found.is_none() => finding.label(format!("should be {wanted}")),
            None => finding,
        }
    }

    /// The id most like the one used, of those that could stand there.
    fn near(&self, one: &Reference) -> Option<&str> {
        if one.id.len() > LONGEST_NAME || self.given.len() > MOST_NAMES {
            return None;
        }
        self.given
            .iter()
            .filter(|(_, (what, _))| one.want.accepts(*what))
            .map(|(id, _)| (strsim::osa_distance(id, &one.id), id.as_str()))
            .min()
            .filter(|(distance, _)| *distance <= 3 && *distance * 3 <= one.id.len())
            .map(|(_, id)| id)
    }
}
