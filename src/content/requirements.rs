//! Lessons that require each other in a circle. Found by taking away, again and again, lessons that require nothing
//! that is left, or that nothing left requires: what remains are the circles and the ways between them.

use std::collections::{HashMap, HashSet};

use super::code::Code;
use super::diagnostic::{Finding, quote};
use super::source_file::SourceFile;
use crate::course::{Course, LessonId};

/// Adds a finding to the file of every lesson in a circle.
pub(super) fn check(course: &Course, files: &mut [SourceFile]) {
    let mut lesson_of: HashMap<&str, &str> = HashMap::new();
    for lesson in course.lessons() {
        let objectives = lesson
            .objectives
            .iter()
            .map(|objective| objective.id.as_str());
        let ids = objectives.chain(lesson.was.iter().map(LessonId::as_str));
        for id in ids.chain([lesson.id.as_str()]) {
            lesson_of.insert(id, lesson.id.as_str());
        }
    }
    let mut edges: HashSet<(&str, &str)> = HashSet::new();
    for lesson in course.lessons() {
        let wanted = lesson
            .requires
            .iter()
            .filter_map(|id| lesson_of.get(id.as_str()));
        edges.extend(wanted.map(|wanted| (lesson.id.as_str(), *wanted)));
    }
    let before = edges.len();
    prune(&mut edges);
    if before == 0 || edges.is_empty() {
        return;
    }
    for file in files {
        let name = file
            .path
            .trim_end_matches(".yaml")
            .rsplit('/')
            .next()
            .unwrap_or_default();
        let Some((_, wanted)) = edges.iter().filter(|(lesson, _)| *lesson == name).min() else {
            continue;
        };
        let message = format!("{} and {} require each other", quote(name), quote(wanted));
        let span = file.at().field("requires").span();
        file.add(
            Finding::new(Code::Circle, span, message).help("following `requires` leads back here"),
        );
    }
}

/// Takes away edges that are in no circle and between none.
fn prune(edges: &mut HashSet<(&str, &str)>) {
    loop {
        let from: HashSet<&str> = edges.iter().map(|(from, _)| *from).collect();
        let to: HashSet<&str> = edges.iter().map(|(_, to)| *to).collect();
        let before = edges.len();
        edges.retain(|(a, b)| to.contains(a) && from.contains(b));
        if edges.len() == before {
            return;
        }
    }
}
