//! What a rule is, how a file declares its rules, and where they write their findings.

use std::ops::Range;

use super::scope::{ItemCase, LessonCase, Scope};
use crate::content::code::Code;
use crate::content::diagnostic::Finding;
use crate::content::rule_info::{RuleInfo, Severity};

/// A rule: its description and the functions that check it.
pub(super) struct Rule {
    pub(super) info: RuleInfo,
    pub(super) checks: &'static [Check],
}

/// A function that checks a rule, by what it looks at.
#[derive(Clone, Copy)]
pub(super) enum Check {
    Item(fn(&ItemCase<'_>, &Scope<'_>, &mut Sink)),
    Lesson(fn(&LessonCase<'_>, &Scope<'_>, &mut Sink)),
    Course(fn(&Scope<'_>, &mut Sink)),
}

/// Declares the rules of a file as its `RULES`.
macro_rules! rules {
    ($($id:ident $title:literal [$($severity:ident),+] $($check:ident($function:ident)),+ {
        summary: $summary:literal,
        why: $why:literal,
        test: $test:literal,
        example: $example:literal,
    })+) => {
        /// The rules of this file.
        pub(in crate::content::rules) static RULES: &[$crate::content::rules::rule::Rule] = &[$(
            $crate::content::rules::rule::Rule {
                info: $crate::content::rule_info::RuleInfo {
                    id: stringify!($id),
                    title: $title,
                    severities: &[$($crate::content::rule_info::Severity::$severity),+],
                    summary: $summary,
                    why: $why,
                    test: $test,
                    example: $example,
                },
                checks: &[$($crate::content::rules::rule::Check::$check($function)),+],
            },
        )+];
    };
}

/// A finding and the index of its file.
pub(super) struct FileFinding {
    pub(super) file: usize,
    pub(super) finding: Finding,
}

/// Collects the findings of one rule.
pub(super) struct Sink {
    rule: &'static RuleInfo,
    /// The index of the file that is checked.
    file: usize,
    pub(super) found: Vec<FileFinding>,
}

impl Sink {
    pub(super) fn new(rule: &'static RuleInfo) -> Self {
        Self {
            rule,
            file: 0,
            found: Vec::new(),
        }
    }

    /// Selects the file of the next findings.
    pub(super) fn in_file(&mut self, file: usize) -> &mut Self {
        self.file = file;
        self
    }

    /// Adds a finding. Quote foreign texts in `message` with `quote`.
    pub(super) fn add(
        &mut self,
        severity: Severity,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let mut finding = Finding::new(Code::Rule(self.rule), span, message).help(help);
        finding.severity = severity;
        self.found.push(FileFinding {
            file: self.file,
            finding,
        });
    }
}
