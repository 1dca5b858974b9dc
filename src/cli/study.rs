//! Options of the verbs that ask, and of those that say what came of it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::study::ReviewKind;

/// What `quiz --help` ends with.
pub(super) const QUIZ_HELP: &str = "\
On a terminal the study hall opens and asks; a sitting that was left today goes
on there by itself. With --plain, or in a pipe, a line answers each question:
  single choice    2              numeric       44
  multiple choice  1 3            ordering      3 1 2
  true or false    t              matching      1b 2a 3d
  short answer     any words      sorting       1a 2b 3a
  blanks           first | second open          any lines, then a line with a single .
? lists the commands, an empty line skips. A line that begins with \"recorded\"
follows each answer once it is on disk.";

/// `quiz [ID]`
#[derive(Debug, Args)]
pub struct QuizArgs {
    /// A lesson (or its number), a module, an objective or a route; without it, the whole course
    #[arg(value_name = "ID")]
    pub id: Option<String>,
    /// Ask in the order of the sitting that had this seed
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// By lines, go on with the sitting about ID that was left today
    #[arg(long, conflicts_with = "seed")]
    pub resume: bool,
}

/// What `review --help` ends with.
pub(super) const REVIEW_HELP: &str = "\
On a terminal the study hall opens and asks. With --plain, or in a pipe, answers
are lines as in `studyhall quiz --plain`. After each answer the next date is
shown; rate 1 to rate 4 change the rating of the answer before, undo takes it
back, and suspend puts a question aside. ? lists the commands.
Settings are kept before anything is asked; with --limit 0 nothing is.";

/// `review`
#[derive(Debug, Args)]
pub struct Review {
    /// Ask at most N; with 0 nothing is asked, and the settings are printed
    #[arg(long, value_name = "N")]
    pub limit: Option<u32>,
    /// Ask other questions than those that are due
    #[arg(long, value_name = "KIND")]
    pub only: Option<OnlyKind>,
    /// Show choices in the order of the sitting that had this seed
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Changes of the scheduler's settings.
    #[command(flatten)]
    pub settings: SettingsArgs,
}

/// What a review asks instead of what is due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum OnlyKind {
    /// What is due, and what is new
    #[default]
    Due,
    /// What is least sure to be remembered, as practice that moves no date
    Weakest,
    /// What was wrong although you were sure
    SureButWrong,
    /// What is due and waits because a question about the same passage was asked today
    Buried,
}

impl From<OnlyKind> for ReviewKind {
    fn from(only: OnlyKind) -> Self {
        match only {
            OnlyKind::Due => Self::Due,
            OnlyKind::Weakest => Self::Weakest,
            OnlyKind::SureButWrong => Self::SureButWrong,
            OnlyKind::Buried => Self::Buried,
        }
    }
}

/// Changes of the scheduler's settings, which are kept.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Settings, which are kept")]
pub struct SettingsArgs {
    /// The day of an exam, as 2026-12-10, before which everything comes again; none for no exam
    #[arg(long, value_name = "DAY")]
    pub exam: Option<String>,
    /// How likely you want to know something when it is due, in percent: 80 to 95
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(80..=95))]
    pub retention: Option<u8>,
    /// New cards a day: 0 to 200
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=200))]
    pub new: Option<u16>,
    /// Minutes of review a day from which on no new cards come: 1 to 600
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub minutes: Option<u16>,
    /// Whether the time an answer took counts in its rating; on the screen only
    #[arg(long, value_name = "WHETHER", value_parser = ["on", "off"])]
    pub speed: Option<String>,
    /// Whether a rating (1 to 4) goes on to the next question; on the screen only
    #[arg(long, value_name = "WHETHER", value_parser = ["on", "off"])]
    pub next_after_rating: Option<String>,
}

impl SettingsArgs {
    /// Whether a setting is changed.
    pub fn is_any(&self) -> bool {
        let numbers = self.retention.is_some() || self.new.is_some() || self.minutes.is_some();
        let switches = self.speed.is_some() || self.next_after_rating.is_some();
        numbers || switches || self.exam.is_some()
    }
}

/// `stats`
#[derive(Debug, Args)]
pub struct Stats {
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `backup FILE`
#[derive(Debug, Args)]
pub struct Backup {
    /// Where to write it; an older backup of that name is replaced when the new one is whole
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Replace FILE whatever it is, except the record itself; the name has to be repeated
    #[arg(long, value_name = "FILE")]
    pub force: Option<PathBuf>,
}

/// `restore FILE`
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Put the backup in the place of what is there, which is kept beside it, instead of joining the two
    #[arg(long)]
    pub replace: bool,
}

/// `doctor`
#[derive(Debug, Args)]
pub struct Doctor {
    /// Also make what you know again from your answers alone, and compare it with what is read at the start
    #[arg(long)]
    pub rebuild: bool,
}
