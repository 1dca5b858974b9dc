//! Resuming a session after the program ended: the sessions of the study day are made again from their attempts, which
//! is enough because orders follow from the seed.

use std::collections::{HashMap, HashSet};

use super::{MarkedResponse, Session, Topic};
use crate::course::{Course, ItemId};
use crate::study::{
    Attempt, CourseProgress, DecisionKind, NameLexicon, Now, Occasion, StudyDay, Unfinished,
    fingerprint, mark, scope,
};

/// A session whose first answer is to one of so many of its first questions was begun as this session: one may skip a
/// question or two, but a self-check in the middle of a course is not the course.
const FIRST: usize = 3;

impl Session {
    /// The session about `topic` that was begun today and not finished, as it was left. None if there is none.
    pub fn resume(
        topic: &Topic,
        course: &Course,
        (progress, lexicon): (&CourseProgress, &NameLexicon),
        now: Now,
    ) -> Option<Self> {
        Self::resume_answered(topic, course, (progress, lexicon), now)
            .or_else(|| Self::resume_begun(topic, course, progress, now))
    }

    /// The session about `topic` whose first question was begun today and not answered.
    fn resume_begun(
        topic: &Topic,
        course: &Course,
        progress: &CourseProgress,
        now: Now,
    ) -> Option<Self> {
        let sample = Self::begin(topic, course, 0)?;
        let drafts = sample.drafts(progress, now);
        let newest = drafts.iter().max_by_key(|(_, draft)| draft.now.unix_ms);
        let session = Self::begin(topic, course, newest?.1.seed?)?;
        let is_answered = |draft: &&Unfinished| {
            let mut answers = progress.recent.iter();
            answers.any(|attempt| attempt.seed.is_some() && attempt.seed == draft.seed)
        };
        newest
            .filter(|(_, draft)| !is_answered(draft))
            .map(|_| session)
    }

    /// The session about `topic` that was answered in part today.
    fn resume_answered(
        topic: &Topic,
        course: &Course,
        (progress, lexicon): (&CourseProgress, &NameLexicon),
        now: Now,
    ) -> Option<Self> {
        let today = StudyDay::at(now);
        let is_today = |attempt: &&Attempt| {
            attempt.occasion != Occasion::Review && StudyDay::at(attempt.now) == today
        };
        let attempts = || progress.recent.iter().filter(is_today);
        match topic {
            Topic::Review => None,
            Topic::SelfCheck(lesson, _) | Topic::LessonQuiz(lesson) => {
                let sample = Self::begin(topic, course, 0)?;
                let occasion = sample.questions.first()?.occasion;
                let ids: HashSet<&ItemId> =
                    sample.questions.iter().map(|own| &own.item.id).collect();
                let own = attempts().filter(|attempt| {
                    attempt.lesson == *lesson
                        && [occasion, Occasion::Practice].contains(&attempt.occasion)
                        && ids.contains(&attempt.item)
                });
                Self::replay(topic, course, own, (progress, lexicon))
            }
            Topic::Scope(id) => {
                let id = id.as_deref();
                let questions = scope(course, id, 0)?.questions;
                let ids: HashSet<&ItemId> = questions.iter().map(|one| &one.item.id).collect();
                let mut begun: HashMap<u64, bool> = HashMap::new();
                for attempt in attempts().filter(|attempt| attempt.occasion != Occasion::Practice) {
                    if let Some(seed) = attempt.seed {
                        begun
                            .entry(seed)
                            .or_insert_with(|| begins_with(course, id, seed, &attempt.item));
                    }
                }
                // A session that asked about more is another session.
                let others = attempts().filter(|attempt| !ids.contains(&attempt.item));
                begun.extend(others.filter_map(|attempt| Some((attempt.seed?, false))));
                // A retry has a seed that no first answer has.
                let own = attempts().filter(|attempt| {
                    let known = attempt.seed.and_then(|seed| begun.get(&seed).copied());
                    let is_retry = attempt.occasion == Occasion::Practice;
                    known.unwrap_or(is_retry) && ids.contains(&attempt.item)
                });
                Self::replay(topic, course, own, (progress, lexicon))
            }
        }
    }

    /// The last session that these attempts were made in; none if that one was finished.
    fn replay<'a>(
        topic: &Topic,
        course: &Course,
        attempts: impl Iterator<Item = &'a Attempt>,
        (progress, lexicon): (&CourseProgress, &NameLexicon),
    ) -> Option<Self> {
        let mut session: Option<Self> = None;
        for attempt in attempts {
            let Some(seed) = attempt.seed else { continue };
            let is_retry = attempt.occasion == Occasion::Practice;
            let is_same = session.as_mut().is_some_and(|session| {
                session.seed == seed
                    && session.is_retry == is_retry
                    && session.restore(attempt, progress, lexicon)
            });
            if is_same {
                continue;
            }
            let next = if is_retry {
                let before = session.as_ref();
                before.and_then(|session| session.retry(&session.missed(), seed))
            } else {
                Self::begin(topic, course, seed)
            };
            if let Some(mut next) = next {
                next.restore(attempt, progress, lexicon);
                session = Some(next);
            }
        }
        session.filter(|session| {
            let answered = session.score().answered;
            answered > 0 && answered < session.questions.len()
        })
    }

    /// Puts an attempt back as the answer it was. Whether there was room for it: a question is answered once in a session,
    /// and one whose key has changed since is asked again.
    fn restore(
        &mut self,
        attempt: &Attempt,
        progress: &CourseProgress,
        lexicon: &NameLexicon,
    ) -> bool {
        let mut all = self.questions.iter_mut().enumerate();
        let found = all.find(|(_, question)| question.item.id == attempt.item);
        let Some((at, question)) = found.filter(|(_, own)| own.answer.is_none()) else {
            return false;
        };
        let own = fingerprint(&question.item);
        if attempt.fingerprint.is_some_and(|then| then != own) {
            return true;
        }
        question.hints = attempt.hints.into();
        question.confidence = attempt.confidence;
        question.answer = Some(MarkedResponse {
            mark: mark(&question.item, &attempt.response, lexicon),
            response: attempt.response.clone(),
            attempt: attempt.id,
            is_counted: progress.counted.contains(&attempt.id),
            due: None,
            leech_help: None,
        });
        self.last_answered = Some(at);
        self.note_answer(attempt.id);
        if progress.counted.contains(&attempt.id) {
            self.note_decision(&DecisionKind::CountAsRight(attempt.id));
        }
        true
    }

    /// The question to go on with: the first open one after the last answer, else the first open one.
    pub fn next_open(&self) -> usize {
        let last = self.last_answered.unwrap_or(0);
        let mut all = (last..self.questions.len()).chain(0..last);
        all.find(|at| self.is_open(*at)).unwrap_or(0)
    }
}

/// Whether the session about `id` with this seed begins, or nearly, with this item.
fn begins_with(course: &Course, id: Option<&str>, seed: u64, item: &ItemId) -> bool {
    let scope = scope(course, id, seed);
    let questions = scope.map(|scope| scope.questions).unwrap_or_default();
    let mut first = questions.iter().take(FIRST);
    first.any(|one| one.item.id == *item)
}
