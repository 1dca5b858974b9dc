//! The rules of good items and fair texts, as one table from which `check`, `check --explain` and the tests are made.
//! They look at a course that has been read, point at places in its files, and change nothing. They run when a course
//! is checked, never when it is opened.
//!
//! The manual ("Write a course") says what they are for. Sources:
//! `[S2]` Yang et al. 2021; `[S3]` Pan & Rickard 2018; `[S9]` Van der Kleij et al. 2015; `[S14]` Rawson et al. 2013; `[S18]` Haladyna, Downing & Rodriguez 2002; `[S19]`
//! Haladyna & Downing 1989; `[S20]` Rodriguez 2005; `[S21]` two checklists of item writing; `[S22]` aledev.com on
//! Haladyna's rules 20 and 23; `[S23]` Betts et al. 2022; `[S36]` Caucasus Edition, glossary and guidelines; `[S39]`
//! two reports on the naming of towns. How a lesson shares out its claims is counted in `balance`.

mod balance;
mod choices;
mod essays;
mod kinds;
mod names;
mod neutral;
mod numbers;
mod objectives;
mod place;
mod rule;
mod scope;
mod truefalse;
mod waivers;
mod words;

pub use balance::{Balance, balance};
pub use essays::Essays;
pub use rule::Rule;

use super::code::Code;
use super::open::OpenFile;
use crate::course::Course;
use rule::{Look, Out};
use scope::Scope;

/// The table, in parts: each rule stands beside the functions that look for what breaks it.
static TABLE: &[&[&Rule]] = &[
    choices::RULES,
    truefalse::RULES,
    kinds::RULES,
    objectives::RULES,
    neutral::RULES,
];

/// Every code and rule with what it finds, one in a line: what `check --explain` lists.
pub fn list() -> String {
    let codes = Code::ALL
        .iter()
        .map(|code| (code.id(), code.severity().word().to_owned(), code.title()));
    let rules = rules().map(|rule| (rule.id, rule.words(), rule.title));
    let line = |(id, words, title)| format!("{id:<6} {words:<15} {title}\n");
    codes.chain(rules).map(line).collect()
}

/// Every rule, in the order of the table.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    TABLE.iter().flat_map(|part| part.iter().copied())
}

/// Holds `course` against every rule and adds what breaks them to the `files`.
pub(super) fn check(course: &Course, files: &mut [OpenFile], essays: &Essays) {
    let mut found = Vec::new();
    let scope = Scope::new(course, files, essays);
    for rule in rules() {
        let mut out = Out::new(rule);
        for look in rule.looks {
            run(*look, &scope, &mut out);
        }
        found.append(&mut out.found);
    }
    let held = held(&scope);
    let silent = |rule: &Rule| *rule == choices::MC16 && essays.is_empty();
    waivers::apply(files, &held, &mut found, silent);
    for (number, finding) in found {
        if let Some(file) = files.get_mut(number) {
            file.add(finding);
        }
    }
}

/// The numbers of the files the rules look at: lessons that can be read, and the reference.
fn held(scope: &Scope<'_>) -> Vec<usize> {
    let mut held: Vec<usize> = scope.lessons.iter().map(|lesson| lesson.file).collect();
    let reference = scope
        .files
        .iter()
        .enumerate()
        .filter(|(_, file)| !file.path.contains('/') && !file.is_broken());
    held.extend(reference.map(|(number, _)| number));
    held
}

fn run(look: Look, scope: &Scope<'_>, out: &mut Out) {
    match look {
        Look::Item(look) => {
            for asked in scope.asked() {
                look(asked, scope, out.turn_to(asked.file));
            }
        }
        Look::Lesson(look) => {
            for lesson in &scope.lessons {
                look(lesson, scope, out.turn_to(lesson.file));
            }
        }
        Look::Course(look) => look(scope, out),
        Look::Loader(_) | Look::Others(_) | Look::Program => {}
    }
}
