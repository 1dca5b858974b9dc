//! What a course tests: its objectives and sections, the items that ask about them, how demanding those are, and what
//! nobody ever asks about. Pure; counts and judges nothing else.

mod demand;
#[cfg(test)]
mod tests;
mod totals;

use crate::course::{Course, Item, Lesson, Level, Module, Objective, PartId, Section};

pub use demand::demand;
pub use totals::{Totals, is_constructed};

/// An item that asks about an objective or a section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemCover<'a> {
    /// The item.
    pub item: &'a Item,
    /// How demanding it is: see [`demand()`].
    pub level: Level,
    /// The lesson it is asked in.
    pub asked_in: &'a Lesson,
    /// The lesson and the place among its sections that it rests on; none if its source does not resolve.
    pub rests_on: Option<(&'a Lesson, usize)>,
}

/// An objective and the items of the whole course that test it.
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectiveCover<'a> {
    /// The objective.
    pub objective: &'a Objective,
    /// The items.
    pub items: Vec<ItemCover<'a>>,
}

impl ObjectiveCover<'_> {
    /// How many of the items ask for more than recall.
    pub fn beyond_recall(&self) -> usize {
        let beyond = |one: &&ItemCover<'_>| one.level > Level::Remember;
        self.items.iter().filter(beyond).count()
    }
}

/// A section and the items of the whole course that rest on it.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionCover<'a> {
    /// The section.
    pub section: &'a Section,
    /// The items.
    pub items: Vec<ItemCover<'a>>,
}

/// A lesson: what it wants to teach, and what is asked about it.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonCover<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    /// Its objectives.
    pub objectives: Vec<ObjectiveCover<'a>>,
    /// Its sections.
    pub sections: Vec<SectionCover<'a>>,
    /// What it has; the items are those that are asked in it.
    pub totals: Totals,
}

impl LessonCover<'_> {
    /// How many of the items that test `objective` rest on the section `at` of this lesson.
    pub fn cell(&self, objective: &ObjectiveCover<'_>, at: usize) -> usize {
        let is_here = |one: &&ItemCover<'_>| {
            let place = one
                .rests_on
                .filter(|(lesson, _)| lesson.id == self.lesson.id);
            place.is_some_and(|(_, section)| section == at)
        };
        objective.items.iter().filter(is_here).count()
    }
}

/// A module and its lessons.
#[derive(Debug, Clone, PartialEq)]
pub struct ModuleCover<'a> {
    /// The module.
    pub module: &'a Module,
    /// Its lessons.
    pub lessons: Vec<LessonCover<'a>>,
    /// What they have together.
    pub totals: Totals,
}

/// Something that is not tested as it should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CoverageGap<'a> {
    /// No item tests the objective.
    Untested(&'a Objective),
    /// One item does.
    TestedOnce(&'a Objective),
    /// Every item that tests it asks for recall.
    OnlyRecall(&'a Objective),
    /// No item rests on the section.
    NeverAsked(&'a PartId),
}

/// What a course tests.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage<'a> {
    /// Its modules.
    pub modules: Vec<ModuleCover<'a>>,
    /// What it has altogether.
    pub totals: Totals,
}

impl<'a> Coverage<'a> {
    /// Every gap with its lesson, in the order of the course. An objective that is tested once, and by recall, is two.
    pub fn gaps(&self) -> Vec<(&'a Lesson, CoverageGap<'a>)> {
        let mut gaps = Vec::new();
        for cover in self.modules.iter().flat_map(|module| &module.lessons) {
            for one in &cover.objectives {
                match one.items.len() {
                    0 => gaps.push((cover.lesson, CoverageGap::Untested(one.objective))),
                    1 => gaps.push((cover.lesson, CoverageGap::TestedOnce(one.objective))),
                    _ => {}
                }
                if !one.items.is_empty() && one.beyond_recall() == 0 {
                    gaps.push((cover.lesson, CoverageGap::OnlyRecall(one.objective)));
                }
            }
            let empty = cover.sections.iter().filter(|one| one.items.is_empty());
            gaps.extend(empty.map(|one| (cover.lesson, CoverageGap::NeverAsked(&one.section.id))));
        }
        gaps
    }
}

/// Finds out what `course` tests.
pub fn cover(course: &Course) -> Coverage<'_> {
    let tested: Vec<ItemCover<'_>> = course
        .lessons()
        .flat_map(|lesson| lesson.items().map(move |item| (lesson, item)))
        .map(|(asked_in, item)| ItemCover {
            item,
            level: demand(course, asked_in, item),
            asked_in,
            rests_on: rests_on(course, asked_in, item),
        })
        .collect();
    let modules: Vec<ModuleCover<'_>> = course
        .modules
        .iter()
        .map(|module| {
            let lessons = module.lessons().map(|lesson| lesson_cover(lesson, &tested));
            let lessons: Vec<LessonCover<'_>> = lessons.collect();
            ModuleCover {
                module,
                totals: lessons.iter().map(|one| &one.totals).sum(),
                lessons,
            }
        })
        .collect();
    Coverage {
        totals: modules.iter().map(|one| &one.totals).sum(),
        modules,
    }
}

fn lesson_cover<'a>(lesson: &'a Lesson, tested: &[ItemCover<'a>]) -> LessonCover<'a> {
    let all = |keep: &dyn Fn(&ItemCover<'a>) -> bool| -> Vec<ItemCover<'a>> {
        tested.iter().filter(|one| keep(one)).copied().collect()
    };
    let objectives = lesson.objectives.iter().map(|objective| {
        let is_it = |one: &ItemCover<'_>| {
            let id = &one.item.objective;
            objective.id == *id || objective.was.contains(id)
        };
        ObjectiveCover {
            objective,
            items: all(&is_it),
        }
    });
    let sections = lesson.sections.iter().enumerate().map(|(at, section)| {
        let is_it = |one: &ItemCover<'_>| {
            let place = one.rests_on.map(|(lesson, at)| (&lesson.id, at));
            place == Some((&lesson.id, at))
        };
        SectionCover {
            section,
            items: all(&is_it),
        }
    });
    let mut totals = Totals {
        lessons: 1,
        words: lesson.words(),
        objectives: lesson.objectives.len(),
        sections: lesson.sections.len(),
        ..Totals::default()
    };
    for one in all(&|one| one.asked_in.id == lesson.id) {
        totals.add(one.item, one.level);
    }
    LessonCover {
        lesson,
        objectives: objectives.collect(),
        sections: sections.collect(),
        totals,
    }
}

/// The lesson that `item` rests on and the part of it, as its author wrote it.
fn source<'a>(
    course: &'a Course,
    own: &'a Lesson,
    item: &'a Item,
) -> Option<(&'a Lesson, &'a str)> {
    match item.source.split_once('#') {
        Some((lesson, part)) => Some((course.lesson(lesson)?, part)),
        None => Some((own, &item.source)),
    }
}

fn rests_on<'a>(
    course: &'a Course,
    own: &'a Lesson,
    item: &'a Item,
) -> Option<(&'a Lesson, usize)> {
    let (lesson, part) = source(course, own, item)?;
    let section = lesson.find_part(part)?.section;
    Some((lesson, section))
}
