//! All findings of one run.

use serde::Serialize;

use super::diagnostic::{Diagnostic, count};
use super::render;
use super::rule_info::Severity;

/// What `check` has to say about a course: every finding of every file, in the order the course names the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The findings.
    pub diagnostics: Vec<Diagnostic>,
    /// How many files were read.
    pub files: usize,
}

impl Report {
    /// How many findings are errors.
    pub fn errors(&self) -> usize {
        self.of(Severity::Error)
    }

    /// How many findings are warnings.
    pub fn warnings(&self) -> usize {
        self.of(Severity::Warning)
    }

    /// How many findings are only good to know.
    pub fn infos(&self) -> usize {
        self.of(Severity::Info)
    }

    /// How many findings their authors let stand. They are in no other count.
    pub fn waived(&self) -> usize {
        self.diagnostics.len() - self.standing().count()
    }

    /// The findings that are not waived.
    pub fn standing(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|one| one.waived.is_none())
    }

    fn of(&self, severity: Severity) -> usize {
        self.standing()
            .filter(|one| one.severity == severity)
            .count()
    }

    /// Whether there is nothing to report.
    pub fn is_clean(&self) -> bool {
        self.standing().next().is_none()
    }

    /// The findings of the file with this label only.
    #[must_use]
    pub fn only(mut self, label: &str) -> Self {
        self.diagnostics.retain(|one| one.file == label);
        self.files = 1;
        self
    }

    /// The report for people: a block with a caret for each finding, then the summary.
    pub fn render(&self, colour: bool) -> String {
        let mut out = String::new();
        for diagnostic in self.standing() {
            out.push_str(&render::render(diagnostic, colour));
            out.push_str("\n\n");
        }
        out.push_str(&self.summary());
        out.push('\n');
        out
    }

    /// The report in one line: `2 errors, 1 warning in 12 files`, and `; 3 waived` where some are.
    pub fn summary(&self) -> String {
        let counts = [
            (self.errors(), "error"),
            (self.warnings(), "warning"),
            (self.infos(), "remark"),
        ];
        let said: Vec<String> = counts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, noun)| count(number, noun))
            .collect();
        let said = if said.is_empty() {
            "no findings".to_owned()
        } else {
            said.join(", ")
        };
        let waived = match self.waived() {
            0 => String::new(),
            number => format!("; {number} waived"),
        };
        format!("{said} in {}{waived}", count(self.files, "file"))
    }
}
