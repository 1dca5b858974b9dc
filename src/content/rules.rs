//! The rules of good items and fair texts. They run when a course is checked, never when it is opened. Each file
//! declares its rules beside the functions that check them.
//!
//! The manual ("Write a course") says what they are for. Sources:
//! `[S2]` Yang et al. 2021; `[S3]` Pan & Rickard 2018; `[S9]` Van der Kleij et al. 2015; `[S14]` Rawson et al. 2013; `[S18]` Haladyna, Downing & Rodriguez 2002; `[S19]`
//! Haladyna & Downing 1989; `[S20]` Rodriguez 2005; `[S21]` two checklists of item writing; `[S22]` aledev.com on
//! Haladyna's rules 20 and 23; `[S23]` Betts et al. 2022; `[S36]` Caucasus Edition, glossary and guidelines; `[S39]`
//! two reports on the naming of towns. How a lesson shares out its claims is counted in `balance`.

mod balance;
#[macro_use]
mod rule;
mod choices;
mod essays;
mod kinds;
mod names;
mod neutral;
mod numbers;
mod objectives;
mod place;
mod scope;
mod table;
mod truefalse;
mod waivers;
mod words;

pub use balance::{Balance, balance};
pub use essays::Essays;
pub(super) use table::rules;
pub use table::{explain, list};

use super::rule_info::RuleInfo;
use super::source_file::SourceFile;
use crate::course::Course;
use rule::{Check, Sink};
use scope::Scope;

/// Checks every rule on `course` and adds the findings to `files`.
pub(super) fn check(course: &Course, files: &mut [SourceFile], essays: &Essays) {
    let mut found = Vec::new();
    let scope = Scope::new(course, files, essays);
    for rule in table::RULES.iter() {
        let mut sink = Sink::new(&rule.info);
        for check in rule.checks {
            run(*check, &scope, &mut sink);
        }
        found.append(&mut sink.found);
    }
    let checked = checked_files(&scope);
    let had_no_input = |rule: &RuleInfo| rule.id == "MC16" && essays.is_empty();
    waivers::apply(files, &checked, &mut found, had_no_input);
    for one in found {
        if let Some(file) = files.get_mut(one.file) {
            file.add(one.finding);
        }
    }
}

/// The indices of the files that the rules check: lessons that can be read, and the reference files.
fn checked_files(scope: &Scope<'_>) -> Vec<usize> {
    let mut checked: Vec<usize> = scope.lessons.iter().map(|lesson| lesson.file).collect();
    let reference = scope
        .files
        .iter()
        .enumerate()
        .filter(|(_, file)| !file.path.contains('/') && !file.is_broken());
    checked.extend(reference.map(|(index, _)| index));
    checked
}

fn run(check: Check, scope: &Scope<'_>, sink: &mut Sink) {
    match check {
        Check::Item(check) => {
            for item_case in scope.item_cases() {
                check(item_case, scope, sink.in_file(item_case.file));
            }
        }
        Check::Lesson(check) => {
            for lesson in &scope.lessons {
                check(lesson, scope, sink.in_file(lesson.file));
            }
        }
        Check::Course(check) => check(scope, sink),
    }
}
