//! What can be typed instead of an answer, and what can be done with a sitting that is over or was left.

use studyhall::course::TaskKind;
use studyhall::study::session::{Question, Session, Topic};
use studyhall::study::{Confidence, DecisionKind, Occasion, Response};

use super::lines::{QUIZ, attempts, decisions, piped};
use super::partner::{GOOD, Partner, course, item_of};

#[test]
fn commands_do_what_help_says() {
    let data = tempfile::tempdir().unwrap();
    let lesson = ["quiz", "--lessons", GOOD, "building-the-harbour"];
    let (code, out, err) = piped(
        &lesson,
        data.path(),
        b"?\nr\nh\nsure\nd\ns\nundo\nd\nrate 3\nmine\nflag\nback\nsuspend\nq\n",
    );
    assert_eq!((code, err.as_str()), (0, ""));
    for part in [
        "Commands for this question:",
        "Hint 1 of ",
        "Noted: sure. Now the answer.",
        "not yet: noted that you did not know",
        "Question 1 comes from here:",
        "Taken back: question 1 is open again.",
        "Rated good.",
        "Only an answer that was typed, and that is not right yet, can be counted as right.",
        "Flagged.",
        "No question before this one is open.",
        "This question is suspended",
        "In the record: 2 answers, 1 taken back.",
    ] {
        assert!(out.contains(part), "no {part:?} in\n{out}");
    }
    let kept = attempts(data.path());
    assert_eq!(kept.len(), 2);
    assert_eq!(kept[0].confidence, Some(Confidence::Sure));
    assert_eq!((kept[0].hints, kept[0].occasion), (1, Occasion::SelfCheck));
    assert!(matches!(
        &decisions(data.path())[..],
        [DecisionKind::Undo(first), DecisionKind::Rate(second, _), DecisionKind::Suspend(_)]
            if *first == kept[0].id && *second == kept[1].id
    ));
}

#[test]
fn a_typed_answer_can_be_counted_as_right() {
    let data = tempfile::tempdir().unwrap();
    let course = course();
    let session = Session::begin(&Topic::Scope(None), &course, 7).unwrap();
    let answer = |question: &Question| match question.item.kind() {
        TaskKind::Short => "the moon and the stars\nmine\n",
        _ => "\n",
    };
    let input: String = session.questions.iter().map(answer).collect();
    let (_, out, _) = piped(&QUIZ, data.path(), input.as_bytes());
    let kept = attempts(data.path());
    let counted: Vec<_> = kept
        .iter()
        .map(|attempt| DecisionKind::CountAsRight(attempt.id))
        .collect();
    assert!(!counted.is_empty(), "{out}");
    assert_eq!(decisions(data.path()), counted, "{out}");
}

#[test]
fn what_is_missed_in_a_review_comes_again_at_its_end() {
    let data = tempfile::tempdir().unwrap();
    super::reviews::ten_days_ago(data.path());
    let review = ["review", "--lessons", GOOD, "--limit", "1"];
    let (code, out, _) = piped(&review, data.path(), b"d\nd\nd\n\n");
    assert_eq!(code, 0);
    assert_eq!(
        out.matches("Once more, because it was missed.").count(),
        2,
        "{out}"
    );
    let kept = attempts(data.path());
    let new: Vec<_> = kept.iter().rev().take(3).map(|one| one.occasion).collect();
    assert_eq!(
        new,
        [Occasion::Practice, Occasion::Practice, Occasion::Review]
    );
}

#[test]
fn a_command_can_be_an_answer() {
    let data = tempfile::tempdir().unwrap();
    let course = course();
    let mut partner = Partner::of(&QUIZ, data.path());
    while let Some(question) = partner.question() {
        if item_of(&course, &question).kind() == TaskKind::Short {
            partner.say("=hint");
            partner.until("recorded");
        } else {
            partner.say("");
        }
    }
    partner.end();
    let kept = attempts(data.path());
    assert!(!kept.is_empty());
    assert!(
        kept.iter()
            .all(|attempt| attempt.response == Response::Text("hint".into()))
    );
}

#[test]
fn skipped_and_missed_questions_can_be_gone_through_again() {
    let data = tempfile::tempdir().unwrap();
    let lesson = ["quiz", "--lessons", GOOD, "building-the-harbour"];
    let count = course()
        .lesson("building-the-harbour")
        .unwrap()
        .items()
        .count();
    let mut input = "d\n".to_owned() + &"\n".repeat(count - 1);
    input += "skipped\n";
    input += &"d\n".repeat(count - 1);
    input += "missed\nd\nq\n";
    let (code, out, _) = piped(&lesson, data.path(), input.as_bytes());
    assert_eq!(code, 0);
    assert!(out.contains("\nskipped: 2, 3"), "{out}");
    assert!(out.contains("\nmissed: 1, 2, 3"), "{out}");
    let kept = attempts(data.path());
    assert_eq!(kept.len(), count + 1);
    let crammed: Vec<_> = kept
        .iter()
        .filter(|attempt| attempt.occasion == Occasion::Practice)
        .collect();
    assert_eq!(crammed.len(), 1);
    assert_ne!(crammed[0].seed, kept[0].seed);
}

#[test]
fn a_sitting_that_was_left_goes_on_at_the_same_question() {
    let data = tempfile::tempdir().unwrap();
    let lesson = ["quiz", "--lessons", GOOD, "building-the-harbour"];
    let resume = [&lesson[..], &["--resume"]].concat();
    let (code, out, err) = piped(&resume, data.path(), b"");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`--resume`"), "{err}");
    let (_, first, _) = piped(&lesson, data.path(), b"d\nd\nundo\nd\n");
    assert!(
        first.contains("To go on today: studyhall quiz building-the-harbour --plain --resume"),
        "{first}"
    );
    let (_, second, _) = piped(&resume, data.path(), b"d\nq\n");
    assert!(second.contains("2 questions answered before"), "{second}");
    let third = |out: &str| {
        let (_, rest) = out.split_once("\nQuestion 3 of ").unwrap();
        rest.split("\n\n")
            .next()
            .unwrap()
            .lines()
            .take(6)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(third(&first)[..3], third(&second)[..3]);
    let kept = attempts(data.path());
    assert_eq!(kept.len(), 4);
    assert!(kept.iter().all(|attempt| attempt.seed == kept[0].seed));
    // A sitting about something else was not left.
    assert_eq!(
        piped(
            &[
                "quiz",
                "--lessons",
                GOOD,
                "living-with-the-tide",
                "--resume"
            ],
            data.path(),
            b""
        )
        .0,
        2
    );
}
