//! The engine without a face: what is asked, what is written, what is asked again.

use super::*;
use crate::course::{ItemId, sample};
use crate::study::{
    Attempt, AttemptId, CourseProgress, DecisionKind, NameLexicon, Now, Response, StudyDay,
};

/// Answers question `at` with "I don't know".
fn give_up(session: &mut Session, course: &Course, at: usize, id: u128) -> Attempt {
    let context = AnswerContext {
        id: AttemptId(id),
        now: Now::default(),
        course: &course.id,
        lexicon: &NameLexicon::new(course),
        memory: None,
        is_timed: true,
    };
    let attempt = session.answer(at, Response::DontKnow, &context).unwrap();
    let _ = session.settle(at, course, None, StudyDay::default());
    attempt
}

fn begin(course: &Course) -> Session {
    Session::begin(&Topic::Scope(None), course, 1).unwrap()
}

fn ids(session: &Session) -> Vec<&ItemId> {
    session.questions.iter().map(|own| &own.item.id).collect()
}

#[test]
fn an_attempt_says_how_it_was_asked() {
    let course = sample();
    let mut session = begin(&course);
    session.questions[0].next_hint();
    let attempt = give_up(&mut session, &course, 0, 1);
    assert_eq!(attempt.seed, Some(1));
    assert_eq!(attempt.item, session.questions[0].item.id);
    assert_eq!(usize::from(attempt.hints), session.questions[0].hints);
    assert_eq!(session.score().answered, 1);
    assert_eq!(session.next_open(), 1);
}

#[test]
fn an_undone_answer_is_open_again() {
    let course = sample();
    let mut session = begin(&course);
    let attempt = give_up(&mut session, &course, 0, 1);
    assert!(!session.is_open(0));
    session.apply(&DecisionKind::Undo(attempt.id), None);
    assert!(session.is_open(0) && session.last_answered.is_none());
    assert!(session.questions[0].timing.is_interrupted);
}

#[test]
fn a_retry_asks_what_was_missed_as_practice() {
    let course = sample();
    let mut session = begin(&course);
    let first = give_up(&mut session, &course, 0, 1);
    assert_eq!(session.missed(), [0]);
    let mut retry = session.retry(&[0], 5).unwrap();
    let again = give_up(&mut retry, &course, 0, 2);
    assert_eq!(again.occasion, Occasion::Practice);
    assert_eq!((again.seed, first.seed), (Some(5), Some(1)));
    session.absorb(&retry, &[0]);
    assert_eq!(session.answered_at_or_last(0), Some((0, again.id)));
    session.apply(&DecisionKind::CountAsRight(again.id), None);
    assert!(session.missed().is_empty());
}

#[test]
fn what_is_missed_in_a_review_comes_again_twice() {
    let course = sample();
    let mut session = begin(&course);
    session.topic = Topic::Review;
    let count = session.questions.len();
    let first = give_up(&mut session, &course, 0, 1);
    assert_eq!(session.questions.len(), count + 1);
    let repeat = give_up(&mut session, &course, count, 2);
    assert_eq!((repeat.occasion, repeat.seed), (Occasion::Practice, None));
    give_up(&mut session, &course, count + 1, 3);
    assert_eq!(session.questions.len(), count + 2);
    // Once a repeat is answered it stays.
    session.apply(&DecisionKind::Undo(first.id), None);
    assert_eq!(session.settle_repeats(0), RepeatChange::None);
    assert!(session.missed().is_empty(), "a review is not retried");
}

#[test]
fn a_repeat_goes_when_its_answer_is_undone() {
    let course = sample();
    let mut session = begin(&course);
    session.topic = Topic::Review;
    let count = session.questions.len();
    let first = give_up(&mut session, &course, 0, 1);
    session.apply(&DecisionKind::Undo(first.id), None);
    assert_eq!(
        session.settle_repeats(0),
        RepeatChange::Removed(vec![count])
    );
    assert_eq!(session.questions.len(), count);
}

#[test]
fn a_session_is_resumed_where_it_was_left() {
    let course = sample();
    let mut session = begin(&course);
    let mut progress = CourseProgress::default();
    progress.recent.push(give_up(&mut session, &course, 0, 1));
    let lexicon = NameLexicon::new(&course);
    let resume = |progress: &CourseProgress| {
        let topic = Topic::Scope(None);
        Session::resume(&topic, &course, (progress, &lexicon), Now::default())
    };
    let left = resume(&progress).unwrap();
    assert_eq!(ids(&left), ids(&session));
    assert_eq!((left.next_open(), left.score().answered), (1, 1));
    progress.apply(&DecisionKind::Undo(AttemptId(1)));
    assert!(resume(&progress).is_none());
}

#[test]
fn a_response_that_does_not_fit_the_item_is_no_draft() {
    let course = sample();
    let items = course.lessons().flat_map(Lesson::items);
    for item in items {
        assert!(!fits_item(item, &Response::DontKnow));
        assert!(!fits_item(item, &Response::Pairs(vec![Some(99)])));
    }
}
