//! Drafts: what was filled in and not sent is kept as the response it would make. The course may have changed meanwhile.

use super::{Session, slots, targets};
use crate::course::{Choice, Item, Task};
use crate::study::{CourseProgress, Now, Response, Unfinished};

/// Whether a response that was kept can be put back into the form of `item`.
pub fn fits_item(item: &Item, response: &Response) -> bool {
    match (&item.task, response) {
        (Task::Short { .. } | Task::Numeric { .. }, Response::Text(_))
        | (Task::Open { .. }, Response::Open { .. })
        | (Task::TrueFalse { .. }, Response::Truth(_))
        | (Task::Single(_) | Task::Multiple(_), Response::Choices(_)) => true,
        (Task::Cloze { blanks, .. }, Response::Blanks(texts)) => blanks.len() == texts.len(),
        (Task::Ordering(lines), Response::Choices(ids)) => {
            let all: Option<Vec<usize>> = ids.iter().map(|id| position(lines, id)).collect();
            ids.len() == lines.len() && all.is_some_and(|all| is_distinct(all.iter()))
        }
        (Task::Matching { .. }, Response::Pairs(places)) => {
            fits_slots(item, places) && is_distinct(places.iter().flatten())
        }
        (Task::Categorise(_), Response::Categories(places)) => fits_slots(item, places),
        _ => false,
    }
}

fn fits_slots(item: &Item, places: &[Option<usize>]) -> bool {
    let count = targets(item).len();
    places.len() == slots(item).len() && places.iter().flatten().all(|place| *place < count)
}

fn position(choices: &[Choice], id: &str) -> Option<usize> {
    choices.iter().position(|choice| *choice.id == *id)
}

fn is_distinct<'a>(numbers: impl Iterator<Item = &'a usize>) -> bool {
    let mut all: Vec<usize> = numbers.copied().collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    all.len() == count
}

impl Session {
    /// The drafts to put back: numbers of open questions with what was filled in today on the same occasion.
    pub fn drafts<'a>(
        &self,
        progress: &'a CourseProgress,
        now: Now,
    ) -> Vec<(usize, &'a Unfinished)> {
        let all = self.questions.iter().enumerate();
        let open = all.filter(|(_, question)| question.answer.is_none());
        let drafts = open.filter_map(|(at, question)| {
            let draft = progress.unfinished.get(&question.item.id)?;
            let response = draft.response.as_ref()?;
            let is_current = draft.goes_on(question.occasion, now);
            (is_current && fits_item(&question.item, response)).then_some((at, draft))
        });
        drafts.collect()
    }
}
