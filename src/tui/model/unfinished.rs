//! What has been filled in and not sent: made from a sheet, and put back into an empty one after the program ended. What
//! comes back was on disk meanwhile and the course may have changed: what does not fit the item is left out.

use tui_input::Input;

use super::placing::targets;
use super::{Draft, Lines, Quiz, Sheet};
use crate::course::{Choice, Item, Task};
use crate::study::{CourseProgress, Now, Occasion, Response};
use crate::text::sanitize;
use crate::tui::text_area::{TextArea, beginning};

/// Bytes of the longest line that is put back.
const LONGEST: usize = 500;

impl Sheet {
    /// What has been filled in, as the response it would make; nothing if there is nothing, or an answer was given. What is
    /// typed is kept to the letter.
    pub(in crate::tui) fn begun(&self, item: &Item) -> Option<Response> {
        if self.given.is_some() {
            return None;
        }
        match (&item.task, &self.draft) {
            (task, Draft::Lines(lines)) => {
                let mut typed = lines.iter().map(|line| line.value().to_owned());
                let any = lines.iter().any(|line| !line.value().is_empty());
                any.then(|| match task {
                    Task::Cloze { .. } => Response::Blanks(typed.collect()),
                    _ => Response::Text(typed.next().unwrap_or_default()),
                })
            }
            (_, Draft::Text { writing, .. }) => {
                (!writing.text().is_empty()).then(|| Response::Open {
                    text: writing.text().to_owned(),
                    ideas: Vec::new(),
                })
            }
            _ => self.response(item),
        }
    }

    /// Fills in what was begun before, as far as it fits `item`. Whether it did.
    fn go_on(&mut self, item: &Item, begun: &Response) -> bool {
        match (&item.task, &mut self.draft, begun) {
            (_, Draft::Lines(lines), Response::Text(text)) if lines.len() == 1 => {
                *lines = vec![line(text)];
            }
            (_, Draft::Lines(lines), Response::Blanks(texts)) if lines.len() == texts.len() => {
                *lines = texts.iter().map(|text| line(text)).collect();
            }
            (_, Draft::Text { writing, .. }, Response::Open { text, .. }) => {
                *writing = TextArea::with_text(text);
            }
            (Task::TrueFalse { .. }, Draft::Choices(chosen), Response::Truth(truth)) => {
                *chosen = vec![*truth, !*truth];
            }
            (Task::Single(choices), Draft::Choices(chosen), Response::Choices(ids)) => {
                let one = ids.get(..1).unwrap_or_default();
                *chosen = choices.iter().map(|own| is_among(own, one)).collect();
            }
            (Task::Multiple(choices), Draft::Choices(chosen), Response::Choices(ids)) => {
                *chosen = choices.iter().map(|own| is_among(own, ids)).collect();
            }
            (Task::Ordering(choices), Draft::Order(lines), Response::Choices(ids)) => {
                return put_in_order(lines, choices, ids);
            }
            (Task::Matching { .. }, Draft::Places(places), Response::Pairs(own))
            | (Task::Categorise(_), Draft::Places(places), Response::Categories(own)) => {
                let most = targets(item).len();
                let fits = |place: &Option<usize>| place.is_none_or(|place| place < most);
                let once = matches!(item.task, Task::Matching { .. });
                if own.len() != places.len()
                    || !own.iter().all(fits)
                    || (once && !are_distinct(own.iter().flatten()))
                {
                    return false;
                }
                places.clone_from(own);
            }
            _ => return false,
        }
        true
    }
}

impl Quiz {
    /// What an answer to item number `at` of the sitting is recorded for.
    fn occasion_at(&self, at: usize) -> Occasion {
        let turn = self.review.as_ref().and_then(|review| review.turns.get(at));
        let wide = self.wide.as_ref().and_then(|wide| wide.turns.get(at));
        match (turn, wide) {
            (Some(turn), _) if turn.again > 0 => Occasion::Practice,
            (_, Some((_, occasion))) if self.occasion != Occasion::Practice => *occasion,
            _ => self.occasion,
        }
    }

    /// What an answer to the item that is shown is recorded for.
    pub fn occasion_here(&self) -> Occasion {
        self.occasion_at(self.at)
    }

    /// Fills in what was begun today and not sent, where nothing is filled in. Whether there was any.
    pub(in crate::tui) fn go_on(&mut self, progress: &CourseProgress, now: Now) -> bool {
        let mut any = false;
        for at in 0..self.items.len() {
            let occasion = self.occasion_at(at);
            let (Some(item), Some(sheet)) = (self.items.get(at), self.sheets.get_mut(at)) else {
                continue;
            };
            let begun = progress.unfinished.get(&item.id);
            let begun = begun.filter(|begun| begun.goes_on(occasion, now));
            if let Some(response) = begun.and_then(|begun| begun.response.as_ref())
                && sheet.given.is_none()
                && sheet.begun(item).is_none()
            {
                any |= sheet.go_on(item, response);
            }
        }
        any
    }
}

/// A line with `text` in it, as far as it could have been typed.
fn line(text: &str) -> Input {
    let text = sanitize(text);
    let text = text.lines().next().unwrap_or_default();
    Input::new(beginning(text, LONGEST).to_owned())
}

fn is_among(choice: &Choice, ids: &[String]) -> bool {
    ids.iter().any(|id| **id == *choice.id)
}

fn are_distinct<'a>(numbers: impl Iterator<Item = &'a usize>) -> bool {
    let mut all: Vec<usize> = numbers.copied().collect();
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    all.len() == count
}

/// Puts the lines in the order of `ids`, if these are all of them, each once.
fn put_in_order(lines: &mut Lines, choices: &[Choice], ids: &[String]) -> bool {
    let place = |id: &String| choices.iter().position(|choice| *choice.id == **id);
    let order: Option<Vec<usize>> = ids.iter().map(place).collect();
    let order = order.filter(|order| order.len() == choices.len() && are_distinct(order.iter()));
    let Some(order) = order else { return false };
    lines.now = order;
    lines.moved = true;
    true
}
