//! How a lesson shares out its voices: views that are nobody's, and lessons in which one side hardly occurs.

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::balance::{claims, named, sides};
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{LessonCase, Scope};

/// Claims that must name a side before another can be said to be missing.
const FEWEST: usize = 6;
/// How many times as many claims may name one side as another.
const MOST_TIMES: usize = 4;

rules! {
    NEU06 "a view that is nobody's" [Warning] Lesson(views) {
        summary: "A view, a reported view or a forecast says in its own text whose it is.",
        why: "the badge beside a paragraph is not read aloud and not quoted; attribution is (manual, Neutrality; \
            studyhall's own). `check --coverage` prints the share for each lesson",
        test: "a block of the kind `view`, `perception` or `forecast` names no author, title or \"according to\", nor a person with a \
            verb of reporting (in a `perception` the verb is enough); \"he argues\", \"in her view\" and the like do where an \
            earlier claim of the section has said who that is",
        example: "\"Victory froze the doctrine.\" breaks it; \"Victory, Broers argues, froze the doctrine.\" keeps it",
    }
    NEU07 "one side hardly occurs" [Warning] Lesson(shares) {
        summary: "A lesson that speaks of one side speaks of the other as well.",
        why: "a reader of either side should find theirs among those who act, suffer and judge (manual, Neutrality; studyhall's \
            own). A count, and a reason to look again: some subjects have one side. `check --coverage` prints it for each lesson",
        test: "the sides are the places that two or more places with two names owe a name to (`used_by` of the names in \
            `places.yaml`); 6 claims of a lesson or more name one of them, its people or what is theirs, and more than 4 times \
            as many as name another. Remarks, tables and items do not count",
        example: "eight claims about what Armenia lost and one that names Azerbaijan break it",
    }
}

fn views(lesson: &LessonCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    for section in &lesson.lesson.sections {
        for (block, _, claim, says) in claims(section, &scope.names) {
            if says != Some(false) {
                continue;
            }
            let told = lesson
                .blocks
                .iter()
                .find(|told| std::ptr::eq(told.block, block));
            sink.add(
                Severity::Warning,
                told.map_or(lesson.whole(), |told| told.at.span()),
                format!("this `{}` does not say whose it is", claim.key()),
                "name the author or the party in the text, with a verb: argues, writes, reports",
            );
        }
    }
}

fn shares(lesson: &LessonCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    let sides = sides(scope.course, &scope.names);
    let (counts, _) = named(lesson.lesson, &scope.names, &sides);
    let counted = || sides.iter().zip(&counts);
    let (Some((most, many)), Some((least, few))) = (
        counted().max_by_key(|(_, count)| **count),
        counted().min_by_key(|(_, count)| **count),
    ) else {
        return;
    };
    if *many >= FEWEST && *many > MOST_TIMES * few {
        sink.add(
            Severity::Warning,
            lesson.whole(),
            format!(
                "{many} claims of this lesson name {}, {few} name {}",
                quote(&most.name),
                quote(&least.name)
            ),
            "say what the other side did, lost or held, where it belongs to the matter; or waive it with the reason",
        );
    }
}
