//! Going on with a sitting after the program ended: the sittings of the study day are made again from their attempts,
//! which are all that is needed, because orders follow from the seed.

use std::collections::HashSet;

use super::{Given, Quiz};
use crate::course::{ItemId, Lesson};
use crate::study::{
    Attempt, CourseProgress, NameLexicon, Now, Occasion, StudyDay, fingerprint, mark,
};

impl Quiz {
    /// The sitting over this self-check or quiz that was begun today and not finished, as it was left. Nothing if there is
    /// none.
    pub fn resumed(
        (lesson, section): (&Lesson, Option<usize>),
        progress: &CourseProgress,
        lexicon: &NameLexicon,
        now: Now,
    ) -> Option<Self> {
        let (occasion, items) = match section {
            Some(number) => (Occasion::SelfCheck, &lesson.sections.get(number)?.check),
            None => (Occasion::Quiz, &lesson.quiz),
        };
        let ids: HashSet<&ItemId> = items.iter().map(|item| &item.id).collect();
        let is_own = |attempt: &&Attempt| {
            attempt.lesson == lesson.id
                && [occasion, Occasion::Practice].contains(&attempt.occasion)
                && ids.contains(&attempt.item)
                && StudyDay::at(attempt.now) == StudyDay::at(now)
        };
        let make = |seed| Self::of(lesson, section, seed);
        Self::made_again(make, |attempt| is_own(&attempt), progress, lexicon)
    }

    /// The last sitting that `make` makes of a seed, filled with the attempts that are its own; nothing if that one was
    /// finished.
    pub(super) fn made_again(
        make: impl Fn(u64) -> Option<Self>,
        is_own: impl Fn(&Attempt) -> bool,
        progress: &CourseProgress,
        lexicon: &NameLexicon,
    ) -> Option<Self> {
        let mut quiz: Option<Self> = None;
        for attempt in progress.recent.iter().filter(|attempt| is_own(attempt)) {
            let Some(seed) = attempt.seed else { continue };
            let is_again = attempt.occasion == Occasion::Practice;
            let goes_on = quiz.as_mut().is_some_and(|quiz| {
                quiz.seed == seed
                    && (quiz.occasion == Occasion::Practice) == is_again
                    && quiz.fill(attempt, progress, lexicon)
            });
            if goes_on {
                continue;
            }
            // Another sitting, then: from the beginning, or over what was missed in the one before.
            let next = if is_again {
                quiz.as_ref().and_then(|quiz| quiz.again(seed))
            } else {
                make(seed)
            };
            if let Some(mut next) = next {
                next.fill(attempt, progress, lexicon);
                quiz = Some(next);
            }
        }
        quiz.filter(|quiz| {
            let done = quiz.score().done;
            done > 0 && done < quiz.items.len()
        })
    }

    /// Shows `attempt` as given, and goes to what comes after it. Whether there was room for it: an item is answered once
    /// in a sitting, and one whose key has changed since is asked again.
    fn fill(
        &mut self,
        attempt: &Attempt,
        progress: &CourseProgress,
        lexicon: &NameLexicon,
    ) -> bool {
        let found = self.items.iter().position(|item| item.id == attempt.item);
        let Some((at, item)) = found.and_then(|at| Some((at, self.items.get(at)?))) else {
            return false;
        };
        let changed = attempt
            .fingerprint
            .is_some_and(|then| then != fingerprint(item));
        let Some(sheet) = self.sheets.get_mut(at).filter(|own| own.given.is_none()) else {
            return false;
        };
        if changed {
            return true;
        }
        sheet.hints = attempt.hints.into();
        sheet.sure = attempt.confidence;
        sheet.given = Some(Given {
            mark: mark(item, &attempt.response, lexicon),
            response: attempt.response.clone(),
            attempt: attempt.id,
            counted: progress.counted.contains(&attempt.id),
        });
        let open = |at: &usize| self.sheets.get(*at).is_some_and(|own| own.given.is_none());
        let after = (at..self.sheets.len()).chain(0..at).find(open);
        self.at = after.unwrap_or(0);
        true
    }
}
