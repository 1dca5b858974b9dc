//! The description of a rule of good items or fair texts, and the weight of findings. Plain data: `rules` holds the
//! functions that check them.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::Serialize;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The course is wrong and `check` fails.
    Error,
    /// The course works, but somebody should look.
    Warning,
    /// Good to know. Never fails a check.
    Info,
}

impl Severity {
    /// The word in a report.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// The description of a rule.
pub struct RuleInfo {
    /// Its id, `MC08`. Never reused for another rule.
    pub id: &'static str,
    /// What it finds, in a few words.
    pub title: &'static str,
    /// The severities of its findings, the heaviest first.
    pub severities: &'static [Severity],
    /// What it demands, in one sentence.
    pub summary: &'static str,
    /// The reason, with its source: `[Sn]` is listed at the head of `rules`.
    pub why: &'static str,
    /// How it is tested, with its numbers.
    pub test: &'static str,
    /// What breaks it, and what keeps it.
    pub example: &'static str,
}

impl RuleInfo {
    /// The heaviest severity of its findings.
    pub(super) fn severity(&self) -> Severity {
        self.severities.first().copied().unwrap_or(Severity::Info)
    }

    /// Its severities as words: `error, warning`.
    pub(super) fn severity_words(&self) -> String {
        let words: Vec<&str> = self.severities.iter().map(|one| one.word()).collect();
        words.join(", ")
    }

    /// Everything about it, for a person.
    pub fn explain(&self) -> String {
        format!(
            "{} ({}): {}\n\n{}\n\nwhy      {}\ntest     {}\nexample  {}\n",
            self.id,
            self.severity_words(),
            self.title,
            self.summary,
            self.why,
            self.test,
            self.example
        )
    }
}

impl fmt::Debug for RuleInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for RuleInfo {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RuleInfo {}

impl PartialOrd for RuleInfo {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for RuleInfo {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.cmp(other.id)
    }
}

impl Hash for RuleInfo {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}
