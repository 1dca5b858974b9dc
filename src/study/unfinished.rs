//! An answer that was begun and not given yet: what is kept of it, and for how long it may be gone on with.

use super::day::StudyDay;
use super::record::{Now, Occasion, Response};
use crate::course::{CourseId, ItemId, LessonId};

/// What has been filled in for an item and not been sent. There is one an item; it ends when the item is answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    /// The course.
    pub course: CourseId,
    /// The lesson it is asked in.
    pub lesson: LessonId,
    /// The item.
    pub item: ItemId,
    /// Where it is asked.
    pub occasion: Occasion,
    /// When it was filled in last.
    pub now: Now,
    /// The seed of the session it is asked in; none: it is a repeat, which is not resumed, or an older program wrote it.
    pub seed: Option<u64>,
    /// What has been filled in, as the response it would make; none: nothing any more.
    pub response: Option<Response>,
}

impl Unfinished {
    /// Whether it is to be gone on with when its item is asked: on the same occasion, on the same study day, as sittings
    /// are. What was begun last week is no answer of today.
    pub fn goes_on(&self, occasion: Occasion, now: Now) -> bool {
        self.occasion == occasion && StudyDay::at(self.now) == StudyDay::at(now)
    }
}
