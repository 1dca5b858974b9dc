//! The table of verbs and options. Parsing only: what a verb does is in `cmd`, one file each.

mod color;
mod study;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::course::CourseId;

pub use color::{Color, ColorEnvironment, Depth};
pub use study::{Backup, Doctor, QuizArgs, Restore, Review, SettingsArgs, Stats};
use study::{QUIZ_HELP, REVIEW_HELP};

/// What was asked for on the command line.
#[derive(Debug, Default, Parser)]
#[command(
    name = "studyhall",
    version,
    about = "Guided study in a terminal: read, search, be asked, remember",
    long_about = "Guided study in a terminal: read a course, look things up, search it, and answer self-checks. \
                  Works offline; the course is inside.\n\n\
                  Without a verb the study hall opens where you left it.",
    after_help = "Exit status: 0 done, 1 findings, 2 could not run.",
    disable_help_subcommand = true,
    subcommand_value_name = "VERB",
    subcommand_help_heading = "Verbs"
)]
pub struct Cli {
    /// Options of every verb.
    #[command(flatten)]
    pub options: Options,
    /// What to do.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// Options of every verb.
#[derive(Debug, Clone, Default, Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches, each given or not")]
pub struct Options {
    /// Study the course in this directory instead of the one inside; may be given more than once
    #[arg(long, global = true, value_name = "DIR")]
    pub lessons: Vec<PathBuf>,
    /// Of several courses, only the one with this id
    #[arg(long, global = true, value_name = "ID")]
    pub course: Option<String>,
    /// Where to keep what the learner does.
    #[arg(long, global = true, value_name = "DIR")]
    #[arg(help = "Keep what you did in this directory [env: STUDYHALL_DATA]")]
    pub data_dir: Option<PathBuf>,
    /// Print lines of text instead of drawing a screen: for pipes, screen readers and simple terminals
    #[arg(long, global = true)]
    pub plain: bool,
    /// Draw lines and signs with ASCII only
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Leave the mouse to the terminal, for marking and copying text as elsewhere
    #[arg(long, global = true)]
    pub no_mouse: bool,
    /// When to use colours.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    #[arg(help = "When to use colours; `auto` heeds NO_COLOR and CLICOLOR_FORCE")]
    pub color: Color,
    /// How many colours the terminal has.
    #[arg(long, global = true, value_name = "DEPTH", value_enum, default_value_t)]
    #[arg(help = "How many colours to use; `auto` heeds TERM and COLORTERM")]
    pub color_depth: Depth,
    /// How long to wait after Esc.
    #[arg(long, global = true, value_name = "MS", value_parser = clap::value_parser!(u64).range(1..=1000))]
    #[arg(
        help = "Milliseconds in which the rest of a key may follow its first byte; 25, over ssh 100 [env: STUDYHALL_ESCAPE_TIMEOUT]"
    )]
    pub escape_timeout: Option<u64>,
}

impl Options {
    /// How long the rest of a key may follow its first byte, if somebody said so: here, or else in the value of
    /// `STUDYHALL_ESCAPE_TIMEOUT`.
    pub fn escape_timeout(&self, variable: Option<&str>) -> Option<Duration> {
        let set = || variable?.parse().ok().filter(|ms| (1..=1000).contains(ms));
        self.escape_timeout.or_else(set).map(Duration::from_millis)
    }

    /// The same, for this course alone.
    #[must_use]
    pub fn of(&self, course: &CourseId) -> Self {
        Self {
            course: Some(course.to_string()),
            ..self.clone()
        }
    }
}

/// What can be done. A verb is in this table when its file in `cmd` is written.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Open a lesson; in a pipe or with --plain, print it
    Read(Read),
    /// Answer questions about a lesson, a module, an objective, or the whole course
    #[command(after_help = QUIZ_HELP)]
    Quiz(QuizArgs),
    /// Answer what is due
    #[command(after_help = REVIEW_HELP)]
    Review(Review),
    /// Find anything in the course
    Search(Search),
    /// The course, and how far you are
    List(ListArgs),
    /// What you know, what is due, how sure and how right you are
    Stats(Stats),
    /// Check a course for everything that is wrong with it
    Check(CheckArgs),
    /// Write everything you did into one file
    Backup(Backup),
    /// Take what is in a backup into your record
    Restore(Restore),
    /// What works here and what does not: terminal, data directory, course
    Doctor(Doctor),
    /// Print a completion script for a shell
    #[command(
        after_help = "For bash: studyhall completions bash > ~/.local/share/bash-completion/completions/studyhall"
    )]
    Completions(Completions),
    /// Print the manual page
    #[command(after_help = "To read it: studyhall man | man -l -")]
    Man,
}

/// `completions SHELL`
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell to complete in
    #[arg(value_name = "SHELL", value_enum)]
    pub shell: clap_complete::Shell,
}

/// `read [ID]`
#[derive(Debug, Args)]
pub struct Read {
    /// The lesson or section to open; without it, where you left off
    #[arg(value_name = "ID")]
    pub id: Option<String>,
}

/// `search QUERY`
#[derive(Debug, Args)]
pub struct Search {
    /// Words to look for; spelling and accents need not be exact
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,
    /// Print one JSON array, best first
    #[arg(long)]
    pub json: bool,
    /// Print at most N
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Only what is of this kind (lesson, section, paragraph, term, person, place, event, comparison, item, command)
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
}

/// `list`
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Print one JSON array
    #[arg(long)]
    pub json: bool,
}

/// `check [PATH]…`
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Course directories; without any, the course in use
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Print the findings as one JSON array
    #[arg(long)]
    pub json: bool,
    /// Let warnings fail the check, too
    #[arg(long, value_name = "WHAT", value_enum)]
    pub deny: Option<Deny>,
    /// Also look for words copied from these texts: a file, or a folder of .txt and .md files; may be given more than once
    #[arg(long, value_name = "PATH")]
    pub against: Vec<PathBuf>,
    /// Explain a code or rule instead of checking; without one, list them
    #[arg(long, value_name = "CODE", num_args = 0..=1, conflicts_with_all = ["paths", "deny"])]
    pub explain: Option<Option<String>>,
    /// What to report instead of findings in the files.
    #[command(flatten)]
    pub sheet: ReportArgs,
}

/// Reports about a course as a whole, in place of the findings in its files.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct ReportArgs {
    /// Let robots that have not read the lessons sit every quiz, and hold their scores against chance
    #[arg(long, conflicts_with_all = ["coverage", "explain"])]
    pub simulate: bool,
    /// Report what is tested and what never is (objectives, sections, kinds, levels), and whose views each lesson gives
    #[arg(long, conflicts_with = "explain")]
    pub coverage: bool,
    /// Seed of the robot that answers by lot
    #[arg(long, value_name = "N", default_value_t = 1, requires = "simulate")]
    pub seed: u64,
}

/// What fails a check besides errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings.
    Warnings,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_table_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn options_may_stand_after_the_verb() {
        let cli = Cli::try_parse_from([
            "studyhall",
            "man",
            "--lessons",
            "a",
            "--color",
            "never",
            "--lessons",
            "b",
        ]);
        let options = cli.unwrap().options;
        assert_eq!(options.lessons, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(options.color, Color::Never);
    }

    #[test]
    fn the_option_wins_over_the_variable_and_nonsense_is_ignored() {
        let timeout = |option: Option<u64>, variable: Option<&str>| {
            let options = Options {
                escape_timeout: option,
                ..Options::default()
            };
            options
                .escape_timeout(variable)
                .map(|time| time.as_millis())
        };
        assert_eq!(timeout(Some(50), Some("70")), Some(50));
        assert_eq!(timeout(None, Some("70")), Some(70));
        for nonsense in [None, Some(""), Some("soon"), Some("0"), Some("99999")] {
            assert_eq!(timeout(None, nonsense), None, "{nonsense:?}");
        }
    }
}
