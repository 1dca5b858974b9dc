//! `studyhall quiz [ID]`: questions about a lesson, a module, an objective, a route or the whole course: on the screen
//! where there is one, else by lines.

use super::line_session::{self, PlainServices, is_by_lines};
use super::open::StartAction;
use super::{Failure, Outcome, Streams, courses, open, warn_about_time_zone};
use crate::cli::{Options, QuizArgs};
use crate::plain::{LineServices, SessionSetup};
use crate::runtime::Clock;
use crate::study::session::{Session, Topic};
use crate::study::{NameLexicon, scope, seed};
use crate::text::SafeText;
use crate::tui::{Action, OpenAction};

pub(super) fn run(
    args: &QuizArgs,
    options: &Options,
    io: &mut Streams<'_>,
) -> Result<Outcome, Failure> {
    let id = args.id.as_deref();
    let on_screen = !is_by_lines(options, io);
    let start = || StartAction {
        action: Some(Action::Open(OpenAction::Quiz(args.id.clone()))),
        seed: args.seed,
    };
    if on_screen && id.is_none() && options.lessons.len() < 2 {
        return open::at(options, io, start());
    }
    let courses = courses::read(options, io)?;
    let run = Clock::session();
    let drawn = args.seed.unwrap_or_else(|| seed(run, 0));
    let course = match id {
        None => Some(courses::only(&courses)?),
        Some(id) => courses::with(&courses, id, |course| {
            scope(course, Some(id), drawn).is_some()
        })?,
    };
    let named = SafeText::new(id.unwrap_or_default());
    let Some(course) = course else {
        return Err(Failure::Message(format!(
            "no lesson, module, objective or route `{named}`: `studyhall list` names lessons and modules, \
             `studyhall stats --json` objectives"
        )));
    };
    let topic = Topic::Scope(args.id.clone());
    let Some(mut session) = Session::begin(&topic, course, drawn) else {
        let about = if id.is_some() { &named } else { &course.title };
        return Err(Failure::Message(format!(
            "nothing is asked about `{about}`"
        )));
    };
    if on_screen {
        return open::at(&options.of(&course.id), io, start());
    }
    warn_about_time_zone(io);
    let mut services = PlainServices::open(options, course)?;
    let lexicon = NameLexicon::new(course);
    if args.resume {
        let progress = services.progress(course)?;
        let now = services.now();
        let found = Session::resume(&topic, course, (&progress, &lexicon), now);
        session = found.ok_or_else(|| {
            Failure::Message(
                "no such sitting was left today: without `--resume` a new one begins".to_owned(),
            )
        })?;
    }
    let id = id.map_or_else(String::new, |id| format!(" {}", SafeText::new(id)));
    let setup = SessionSetup {
        course,
        lexicon: &lexicon,
        title: session.title(": "),
        session,
        run,
        resume_command: Some(format!("studyhall quiz{id} --plain --resume")),
    };
    line_session::run(&setup, &mut services, options, io)
}
