//! The last step of loading: references become what they refer to. Links get the names of what they lead to, section
//! codes their sources, former ids the present ones; what leads nowhere is shown without a link.

use std::collections::HashMap;

use super::symbols::each_run;
use crate::course::{Course, Lesson, LessonEntry, SourceId, SourceRef, Task};
use crate::text::{Prose, SafeText};

/// What ids lead to: by id or former id, the present one and a name to show.
#[derive(Default)]
struct EntryNames {
    links: HashMap<String, (SafeText, SafeText)>,
    codes: HashMap<String, SourceId>,
}

/// Resolves every reference of `course`.
pub(super) fn resolve(course: &mut Course) {
    let names = EntryNames::of(course);
    names.prose(&mut course.note);
    for module in &mut course.modules {
        names.prose(&mut module.summary);
        for slot in &mut module.entries {
            if let LessonEntry::Ready(lesson) = slot {
                names.lesson(lesson);
            }
        }
    }
    for term in &mut course.terms {
        names.prose(&mut term.definition);
        names.sources(&mut term.sources);
    }
    for person in &mut course.people {
        names.prose(&mut person.note);
        names.sources(&mut person.sources);
    }
    for place in &mut course.places {
        names.prose(&mut place.note);
        names.sources(&mut place.sources);
    }
    for event in &mut course.events {
        names.prose(&mut event.summary);
        names.sources(&mut event.sources);
    }
    for comparison in &mut course.comparisons {
        names.sources(&mut comparison.sources);
    }
}

impl EntryNames {
    fn of(course: &Course) -> Self {
        let mut names = Self::default();
        macro_rules! add {
            ($list:expr, $name:ident) => {
                for entry in $list {
                    let was = entry.was.iter().map(|was| was.as_str());
                    names.add(entry.id.as_str(), was, &entry.$name);
                }
            };
        }
        add!(course.lessons(), title);
        add!(&course.terms, term);
        add!(&course.people, name);
        add!(&course.places, name);
        add!(&course.events, title);
        add!(&course.comparisons, title);
        add!(&course.sources, title);
        for lesson in course.lessons() {
            names.parts(lesson);
        }
        for source in &course.sources {
            for (code, _) in &source.sections {
                names.codes.insert(code.to_string(), source.id.clone());
            }
        }
        names
    }

    fn add<'a>(&mut self, id: &str, was: impl Iterator<Item = &'a str>, name: &SafeText) {
        for old in was {
            let entry = (SafeText::new(id), name.clone());
            self.links.entry(old.to_owned()).or_insert(entry);
        }
        self.links
            .insert(id.to_owned(), (SafeText::new(id), name.clone()));
    }

    fn parts(&mut self, lesson: &Lesson) {
        let link = |part: &str| SafeText::new(&format!("{}#{part}", lesson.id));
        let lessons = || std::iter::once(&lesson.id).chain(&lesson.was);
        for section in &lesson.sections {
            for part in std::iter::once(&section.id).chain(&section.was) {
                for lesson in lessons() {
                    let entry = (link(section.id.as_str()), section.title.clone());
                    self.links.insert(format!("{lesson}#{part}"), entry);
                }
            }
            for block in &section.blocks {
                let Some(part) = &block.id else { continue };
                let title = block.title.as_ref().unwrap_or(&section.title);
                for lesson in lessons() {
                    let entry = (link(part.as_str()), title.clone());
                    self.links.insert(format!("{lesson}#{part}"), entry);
                }
            }
        }
    }

    fn prose(&self, prose: &mut Prose) {
        each_run(prose, &mut |run| {
            let Some(link) = run.link.take() else { return };
            if let Some((id, name)) = self.links.get(link.as_str()) {
                if run.text == link {
                    run.text = name.clone();
                }
                run.link = Some(id.clone());
            }
        });
    }

    fn sources(&self, sources: &mut [SourceRef]) {
        for source in sources {
            let written = source.source.as_str();
            if let Some(found) = self.codes.get(written) {
                *source = SourceRef {
                    section: Some(SafeText::new(written)),
                    source: found.clone(),
                };
            } else if let Some((id, _)) = self.links.get(written) {
                source.source = SourceId::new(id);
            }
        }
    }

    fn lesson(&self, lesson: &mut Lesson) {
        for section in &mut lesson.sections {
            for block in &mut section.blocks {
                if let crate::course::Body::Prose(prose) = &mut block.body {
                    self.prose(prose);
                }
                self.sources(&mut block.sources);
            }
        }
        let checks = lesson
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.check);
        for item in checks.chain(&mut lesson.quiz) {
            self.prose(&mut item.stem);
            self.prose(&mut item.rationale);
            if let Task::Open { model, .. } = &mut item.task {
                self.prose(model);
            }
        }
    }
}
