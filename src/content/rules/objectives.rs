//! Objectives: each is tested, more than once, and not by recall alone; and answers are produced, not only recognised.

use std::sync::LazyLock;

use super::numbers;
use super::rule::Sink;
use super::scope::{ItemCase, LessonCase, Scope};
use super::words::{WordList, asking, list, plain_words};
use crate::content::diagnostic::{count, quote};
use crate::content::rule_info::Severity;
use crate::course::{Level, Objective, TaskKind};

/// Items for each objective.
const FEWEST: usize = 2;
/// Share of items whose answer is produced, in percent, in lessons with so many items.
const PRODUCED: usize = 40;
const FEWEST_ITEMS: usize = 5;
/// Words a question for a bare fact begins with, and words that ask for more.
static BARE: WordList = LazyLock::new(|| list("when where who whom whose"));
static BARE_NOUNS: WordList = LazyLock::new(|| {
    list("city country date day decade month name number person place state town war word year")
});
static DEEPER: WordList = LazyLock::new(|| {
    list(
        "apply argument compare conclusion evidence example explain explains fits illustrates \
         imagine infer label reading reason scene strengthen strengthens support supports \
         suppose weaken weakens why would",
    )
});

rules! {
    OB01 "an objective is hardly tested" [Warning] Lesson(tested) {
        summary: "Every objective is tested at least twice.",
        why: "one item says little about what somebody can do, and mastery wants spaced successes (studyhall's own)",
        test: "fewer than 2 items of the course name the objective",
        example: "an objective that no item names breaks it",
    }
    OB02 "an objective is tested by recall alone" [Warning] Lesson(deeper) {
        summary: "Every objective is tested at least once beyond recall: applied, inferred, compared, judged.",
        why: "testing transfers best where it asks for application and inference, d = 0.40 [S3]",
        test: "none of its items goes beyond recall. An item does if it is to be ordered, matched, sorted or answered openly; or \
            its stem has a word such as why, would, evidence, weaken, illustrates, label, explain; or its objective's level \
            is above `remember` and it is neither numeric nor true or false, and does not ask who, when, where, how many, or \
            which year, town, country, word and the like",
        example: "an objective `explain` whose items ask for three years breaks it",
    }
    OB03 "answers are mostly recognised" [Warning] Lesson(produced) {
        summary: "At least two in five items of a lesson ask for an answer in the learner's own words or numbers.",
        why: "producing an answer teaches more than choosing one: .77 for filling in and .64 for short answers against .57 for \
            choices [S2]; 40 % is studyhall's own",
        test: "fewer than 40 % of the items of a lesson (5 or more) are short, cloze, numeric or open",
        example: "a lesson of ten items, seven of them single, breaks it",
    }
}

/// The items of the course that test an objective, under its present or a former id.
fn items<'s, 'a>(
    scope: &'s Scope<'a>,
    objective: &'s Objective,
) -> impl Iterator<Item = &'s ItemCase<'a>> {
    scope.item_cases().filter(|one| {
        one.item.objective == objective.id || objective.was.contains(&one.item.objective)
    })
}

fn tested(lesson: &LessonCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    for (objective, at) in lesson
        .at
        .field("objectives")
        .zip_children(&lesson.lesson.objectives)
    {
        let held = items(scope, objective).count();
        if held < FEWEST {
            sink.add(
                Severity::Warning,
                at.field("id").span(),
                format!(
                    "the objective {} is tested by {}",
                    quote(objective.id.as_str()),
                    count(held, "item")
                ),
                "add items for it, or drop the objective",
            );
        }
    }
}

fn deeper(lesson: &LessonCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    for (objective, at) in lesson
        .at
        .field("objectives")
        .zip_children(&lesson.lesson.objectives)
    {
        let held = items(scope, objective).count();
        if held > 0 && !items(scope, objective).any(|one| goes_beyond(one, objective.level)) {
            sink.add(
                Severity::Warning,
                at.field("id").span(),
                format!(
                    "the objective {} is tested by recall alone, in {}",
                    quote(objective.id.as_str()),
                    count(held, "item")
                ),
                "add an item that applies it, draws a conclusion from it or compares",
            );
        }
    }
}

fn goes_beyond(item_case: &ItemCase<'_>, level: Level) -> bool {
    let kind = item_case.item.kind();
    if matches!(
        kind,
        TaskKind::Ordering | TaskKind::Matching | TaskKind::Categorise | TaskKind::Open
    ) {
        return true;
    }
    let words = plain_words(&item_case.stem);
    if words.iter().any(|word| DEEPER.contains(word.as_str())) {
        return true;
    }
    level > Level::Remember
        && !matches!(kind, TaskKind::Numeric | TaskKind::TrueFalse)
        && !asks_bare_fact(item_case)
}

/// Whether one of the questions is for a name, a date, a place, a number or a word.
fn asks_bare_fact(item_case: &ItemCase<'_>) -> bool {
    asking(&item_case.stem).into_iter().any(|range| {
        let words = plain_words(item_case.stem.get(range).unwrap_or_default());
        let is_pair = words.windows(2).any(|pair| match pair {
            [how, much] if how == "how" => {
                matches!(much.as_str(), "many" | "much" | "long" | "often")
            }
            [which, noun] if which == "which" || which == "what" => {
                BARE_NOUNS.contains(noun.as_str()) || numbers::whole(noun).is_some()
            }
            _ => false,
        });
        is_pair
            || words
                .first()
                .is_some_and(|word| BARE.contains(word.as_str()))
    })
}

fn produced(lesson: &LessonCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let all = lesson.item_case.len();
    let is_produced = |item_case: &&ItemCase<'_>| {
        matches!(
            item_case.item.kind(),
            TaskKind::Short | TaskKind::Cloze | TaskKind::Numeric | TaskKind::Open
        )
    };
    let held = lesson.item_case.iter().filter(is_produced).count();
    if all >= FEWEST_ITEMS && held * 100 < PRODUCED * all {
        sink.add(
            Severity::Warning,
            lesson.whole(),
            format!(
                "{held} of {} ({} %) ask for an answer of one's own; {PRODUCED} % should",
                count(all, "item"),
                held * 100 / all
            ),
            "turn some choices into short, cloze, numeric or open items",
        );
    }
}
