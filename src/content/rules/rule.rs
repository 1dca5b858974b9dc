//! What a rule is: one row of the table, with what it wants, why, how it is tested, an example, and the functions that
//! look. Nothing here knows a particular rule.

use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::scope::{Asked, LessonCase, Scope};
use crate::content::code::{Code, Severity};
use crate::content::diagnostic::Finding;

/// A rule of good items or fair texts: one row of the table.
pub struct Rule {
    /// Its id, `MC08`. Never given to another rule.
    pub id: &'static str,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// How much its findings weigh; the heaviest first. One that says `Info` only never fails a check.
    pub severities: &'static [Severity],
    /// What it wants.
    pub wants: &'static str,
    /// Why: what it rests on. `[Sn]` is a source of the table at its head, other reasons are studyhall's own.
    pub why: &'static str,
    /// How it is tested, with its numbers.
    pub test: &'static str,
    /// What breaks it, and what keeps it.
    pub example: &'static str,
    pub(super) looks: &'static [Look],
}

/// How a rule looks for what breaks it.
#[derive(Clone, Copy)]
pub(super) enum Look {
    /// At one item.
    Item(fn(&Asked<'_>, &Scope<'_>, &mut Out)),
    /// At one lesson.
    Lesson(fn(&LessonCase<'_>, &Scope<'_>, &mut Out)),
    /// At the whole course.
    Course(fn(&Scope<'_>, &mut Out)),
    /// Not at all: loading reports it, under these codes.
    Loader(&'static [Code]),
    /// Not at all: these rules find it.
    Others(&'static [&'static str]),
    /// Not at all: the program keeps it, whatever the author writes.
    Program,
}

impl Rule {
    /// The rule with this id, in either case.
    pub fn find(id: &str) -> Option<&'static Self> {
        super::rules().find(|rule| rule.id.eq_ignore_ascii_case(id))
    }

    /// What its findings weigh at most.
    pub(in crate::content) fn severity(&self) -> Severity {
        self.severities.first().copied().unwrap_or(Severity::Info)
    }

    /// Whether it has findings of its own, so that they can be waived.
    pub(in crate::content) fn finds(&self) -> bool {
        let is_own =
            |look: &Look| matches!(look, Look::Item(_) | Look::Lesson(_) | Look::Course(_));
        self.looks.iter().any(is_own)
    }

    /// Whether another rule, or the program, keeps it, so that there is nothing to find under its own or another code.
    #[cfg(test)]
    pub(in crate::content) fn is_kept_elsewhere(&self) -> bool {
        let is_other = |look: &Look| matches!(look, Look::Others(_) | Look::Program);
        self.looks.iter().all(is_other)
    }

    /// `error, warning`
    pub(in crate::content) fn words(&self) -> String {
        let words: Vec<&str> = self.severities.iter().map(|one| one.word()).collect();
        words.join(", ")
    }

    /// Everything about it, for a person.
    pub fn explain(&self) -> String {
        let mut out = format!(
            "{} ({}): {}\n\n{}\n\nwhy      {}\ntest     {}\nexample  {}\n",
            self.id,
            self.words(),
            self.title,
            self.wants,
            self.why,
            self.test,
            self.example
        );
        for look in self.looks {
            let kept = match look {
                Look::Loader(codes) => {
                    let codes: Vec<&str> = codes.iter().map(|code| code.id()).collect();
                    format!("reported as {}", codes.join(", "))
                }
                Look::Others(rules) => format!("found by {}", rules.join(", ")),
                Look::Program => "the program itself".to_owned(),
                Look::Item(_) | Look::Lesson(_) | Look::Course(_) => continue,
            };
            let _ = writeln!(out, "kept by  {kept}");
        }
        out
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl PartialOrd for Rule {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rule {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.cmp(other.id)
    }
}

impl Hash for Rule {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// Where a rule writes what it finds.
pub(super) struct Out {
    rule: &'static Rule,
    /// The number of the file that is looked at.
    file: usize,
    pub(super) found: Vec<(usize, Finding)>,
}

impl Out {
    pub(super) fn new(rule: &'static Rule) -> Self {
        Self {
            rule,
            file: 0,
            found: Vec::new(),
        }
    }

    /// What is found from now on is in the file with this number.
    pub(super) fn turn_to(&mut self, file: usize) -> &mut Self {
        self.file = file;
        self
    }

    /// Notes a finding. Texts from outside go into `message` by way of `quote`.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let mut finding = Finding::new(Code::Rule(self.rule), span, message).help(help);
        finding.severity = severity;
        self.found.push((self.file, finding));
    }
}
