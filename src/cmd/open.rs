//! `studyhall` without a verb, and `studyhall read` on a terminal: the study hall itself.

use std::sync::Arc;
use std::sync::mpsc::channel;

use super::{Done, Failure, Io, courses, database};
use crate::cli::Options;
use crate::content::{self, Files, Made, Outline};
use crate::course::{Course, LessonId};
use crate::runtime::{Clock, Desk, Hall, Message, Reading, Record, beside};
use crate::search::Index;
use crate::tui::{
    Action, Library, Model, Opening, OpeningLesson, OpeningModule, Progress, Theme, wanted_lesson,
};

/// Opens the study hall, and does `first` as soon as the course has been read.
pub(super) fn run(options: &Options, io: &Io<'_>, first: Option<Action>) -> Result<Done, Failure> {
    at(options, io, (first, None))
}

/// The same; its sittings have the `seed`, if there is one.
pub(super) fn at(
    options: &Options,
    io: &Io<'_>,
    (first, seed): (Option<Action>, Option<u64>),
) -> Result<Done, Failure> {
    if options.plain {
        let say = "`--plain` needs a verb: `studyhall list` for the course, then `studyhall read --plain ID`";
        return Err(Failure::Message(say.to_owned()));
    }
    io.facts.check()?;
    let path = database(options.data_dir.as_deref())?;
    let Some(files) = courses::files(options)?.into_iter().next() else {
        return Err(Failure::Message(
            "no course: give one with `--lessons DIR`".to_owned(),
        ));
    };
    let mut record = Record::new(path);
    // The record waits for the disk, the terminal for the kernel: side by side they are ready sooner.
    let (tell, told) = channel();
    let own = &mut record;
    let recorded = move || {
        told.recv().map(|course| match own.glance(&course) {
            Some(progress) => Ok(progress),
            None => own.begin(course),
        })
    };
    let (progress, shown) = beside(recorded, || {
        let outline = content::outline(&*files).map_err(|findings| unreadable(&findings))?;
        let _ = tell.send(outline.id.clone());
        drop(tell);
        let opening = opening(&outline, &*files);
        Ok::<_, Failure>((Hall::<Message>::open(&io.facts)?, outline, opening))
    });
    let (hall, outline, opening) = shown?;
    let progress = progress.unwrap_or_else(|_unasked| Ok(Progress::default()));
    let size = (hall.size().width, hall.size().height);
    let mut model = Model::new(opening, progress, size);
    if let Some(id) = wanted_lesson(&model) {
        model
            .opening
            .read
            .extend(content::lesson(&*files, &outline, id.as_str()));
    }
    model.pending = first;
    model.opening.seed = seed;
    let colour = options.color.wanted(io.facts.stdout, &io.color);
    let theme = Theme {
        colour,
        ascii: options.ascii,
    };
    let mut desk = Desk::new(model, theme, record, (hall.waker(), reading(files)));
    let ending = hall.run(&mut desk);
    desk.close();
    Ok(Done::Ended(ending))
}

fn unreadable(findings: &[content::Diagnostic]) -> Failure {
    let first = findings
        .first()
        .map(content::Diagnostic::short)
        .unwrap_or_default();
    Failure::Message(format!("the course cannot be read: {first}"))
}

/// What the first frame shows, from the outline and the title lines of the lessons.
fn opening(outline: &Outline, files: &dyn Files) -> Opening {
    let modules = outline.modules.iter().map(|module| {
        let names = module.lessons.iter().zip(module.titles(files));
        let lessons = names.map(|(id, (number, title))| OpeningLesson {
            id: LessonId::new(id),
            number,
            title,
        });
        OpeningModule {
            number: module.number,
            title: module.title.clone(),
            lessons: lessons.collect(),
        }
    });
    Opening {
        course: outline.id.clone(),
        title: outline.title.clone(),
        routes: outline.routes.clone(),
        modules: modules.collect(),
        read: Vec::new(),
        session: Clock::session(),
        seed: None,
    }
}

/// How the whole course is read once the first frame is out.
fn reading(files: Arc<dyn Files>) -> Reading {
    Box::new(move || {
        let loaded = content::load(&*files);
        let findings = loaded.report.diagnostics.len();
        let first = loaded
            .report
            .diagnostics
            .first()
            .map(content::Diagnostic::short);
        match loaded.course {
            Some(course) => Ok(library(course, files.made(), findings)),
            None => Err(format!(
                "the course cannot be read: {}",
                first.unwrap_or_default()
            )),
        }
    })
}

/// The library of `course`. What the build made of it is read when it is needed, and given back where it is not.
fn library(course: Course, made: Option<Made>, findings: usize) -> Library {
    let Some(made) = made else {
        return Library::of(course, findings);
    };
    made.release();
    let index = move || {
        let index = Index::made(made.index()).unwrap_or_default();
        made.release();
        index
    };
    Library::with(course, index, findings)
}
