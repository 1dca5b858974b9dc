//! All findings of one run.

use serde::Serialize;

use super::code::Severity;
use super::diagnostic::{Diagnostic, count};
use super::render;

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

    fn of(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|one| one.severity == severity)
            .count()
    }

    /// Whether there is nothing to report.
    pub fn is_clean(&self) -> bool {
        self.diagnostics.is_empty()
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
        for diagnostic in &self.diagnostics {
            out.push_str(&render::render(diagnostic, colour));
            out.push_str("\n\n");
        }
        out.push_str(&self.summary());
        out.push('\n');
        out
    }

    /// The report in one line: `2 errors, 1 warning in 12 files`.
    pub fn summary(&self) -> String {
        let files = count(self.files, "file");
        match (self.errors(), self.warnings()) {
            (0, 0) => format!("no findings in {files}"),
            (errors, 0) => format!("{} in {files}", count(errors, "error")),
            (0, warnings) => format!("{} in {files}", count(warnings, "warning")),
            (errors, warnings) => {
                format!(
                    "{}, {} in {files}",
                    count(errors, "error"),
                    count(warnings, "warning")
                )
            }
        }
    }
}
