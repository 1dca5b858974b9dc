//! What the measurements work on: the shipped course, and a study hall without terminal, clock or disk.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use studyhall::content::{Embedded, load};
use studyhall::course::{Item, Lesson};
use studyhall::search::SearchResults;
use studyhall::study::{Attempt, CourseProgress, Decision, Now, Position, Unfinished};
use studyhall::tui::step;
use studyhall::tui::{Action, BackgroundEvent, EffectHandler, Library, Model, OpenAction, Opening};

/// The longest lesson of the shipped course.
pub(crate) const LONG: &str = "limits-japan-and-britain";

/// A moment, always the same.
pub(crate) const NOW: Now = Now {
    unix_ms: 1_800_000_000_000,
    offset_s: 3600,
    since_start: Duration::from_secs(60),
};

/// The shipped course, read once.
pub(crate) fn shipped() -> Arc<Library> {
    static SHIPPED: OnceLock<Arc<Library>> = OnceLock::new();
    SHIPPED
        .get_or_init(|| Arc::new(Library::new(load(&Embedded).course.unwrap(), 0)))
        .clone()
}

/// Every item of a lesson.
pub(crate) fn items(lesson: &Lesson) -> impl Iterator<Item = &Item> {
    let checks = lesson.sections.iter().flat_map(|section| &section.check);
    checks.chain(&lesson.quiz)
}

/// Hands that hold nothing but the course.
pub(crate) struct Hands(Arc<Library>);

impl EffectHandler for Hands {
    fn record(&mut self, _: &Attempt) -> Result<(), String> {
        Ok(())
    }

    fn open_record(&mut self) -> Result<Option<CourseProgress>, String> {
        Ok(None)
    }

    fn decide(&mut self, _: &Decision) -> Result<(), String> {
        Ok(())
    }

    fn save_position(&mut self, _: &Position) -> Result<(), String> {
        Ok(())
    }

    fn save_unfinished(&mut self, _: &Unfinished) -> Result<(), String> {
        Ok(())
    }

    fn search(&mut self, query: &str, _: u64) -> Option<SearchResults> {
        Some(self.0.index.search(None, query, 50))
    }
}

/// A study hall at 120x40 with the longest lesson open.
pub(crate) struct Scene {
    pub(crate) model: Model,
    hands: Hands,
}

impl Scene {
    pub(crate) fn reading() -> Self {
        let library = shipped();
        let opening = Opening {
            course: library.course.id.clone(),
            title: library.course.title.clone(),
            session: 7,
            ..Opening::default()
        };
        let model = Model::new(opening, Ok(CourseProgress::default()), (120, 40));
        let hands = Hands(library.clone());
        let mut scene = Self { model, hands };
        scene.act(Action::Background(BackgroundEvent::Loaded(library)));
        scene.act(Action::Open(OpenAction::Lesson(Some(LONG.to_owned()))));
        scene
    }

    pub(crate) fn act(&mut self, action: Action) {
        step(&mut self.model, action, &mut self.hands, NOW);
    }
}
