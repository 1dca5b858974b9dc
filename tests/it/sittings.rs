//! Sittings: hints, the source and back, skipping and flagging, the overview, what was missed once more, going on later.

use studyhall::study::session::DisplayOrder;
use studyhall::study::{CourseProgress, DecisionKind, Fingerprint, Occasion, Response};

use crate::kinds::at;
use crate::session::{Session, fixture};

#[test]
fn nothing_is_given_away_and_nothing_recorded_before_the_answer() {
    let mut session = at("x");
    for keys in ["", "<down>", "<space>", "c", "<ctrl-t>"] {
        session.press(keys);
        let screen = session.screen();
        assert!(!screen.contains('✓') && !screen.contains("Why"), "{screen}");
        assert!(session.hands.attempts.is_empty());
    }
    session.press("b<enter>");
    assert_eq!(session.hands.attempts.len(), 1);
    // Looking again, or at the source, is no second attempt.
    session.press("<ctrl-n><ctrl-p>s<esc><esc>");
    assert_eq!(session.hands.attempts.len(), 1);
}

#[test]
fn hints_come_one_by_one_and_are_counted() {
    let mut session = at("x");
    assert!(session.screen().contains("Hint (1 of 2)"));
    session.press("<ctrl-t>");
    let screen = session.screen();
    assert!(screen.contains("It is before her book.") && !screen.contains("round number"));
    assert!(screen.contains("Hint (2 of 2)"), "{screen}");
    session.press("<ctrl-t><ctrl-t>");
    let screen = session.screen();
    assert!(
        screen.contains("round number") && !screen.contains("Hint ("),
        "{screen}"
    );
    session.press("b<enter>");
    assert_eq!(session.hands.attempts[0].hints, 2);
    assert!(session.screen().contains("2 hints read"));
}

#[test]
fn the_source_is_shown_and_esc_comes_back_to_the_question() {
    let mut session = at("xa<enter>");
    let before = session.screen();
    let place = session.model.progress.positions.clone();
    session.press("s");
    let screen = session.screen();
    assert!(screen.contains("▸ The harbour of Quayside"), "{screen}");
    session.press("jj<esc>");
    assert_eq!(session.screen(), before);
    // A visit leaves the reading position where it was.
    assert_eq!(session.model.progress.positions, place);
}

#[test]
fn stepping_out_comes_back_to_the_place_in_the_text() {
    let mut session = Session::new();
    session.press("<enter><space><space>");
    let before = session.screen();
    session.press("x");
    assert_ne!(session.screen(), before);
    session.press("<esc>");
    assert_eq!(session.screen(), before);
}

#[test]
fn a_skipped_question_waits_in_the_overview() {
    let mut session = at("X<ctrl-n>44<enter>Marlow<enter><enter>");
    let screen = session.screen();
    assert!(screen.contains("1 question still to answer"), "{screen}");
    // The cursor is on what is still blank.
    assert!(
        screen.contains("▸ ○ 1.") && screen.contains("✓ 2."),
        "{screen}"
    );
    session.press("<enter>harbour pride<enter><ctrl-g>");
    let screen = session.screen();
    assert!(screen.contains("2 of 2 right."), "{screen}");
    assert!(!screen.contains("Ask again"), "{screen}");
    session.press("<up><up><enter>");
    assert!(session.screen().contains("§1/2"), "{}", session.screen());
    let occasions: Vec<_> = session
        .hands
        .attempts
        .iter()
        .map(|one| one.occasion)
        .collect();
    assert_eq!(occasions, [Occasion::Quiz, Occasion::Quiz]);
    let [first, second] = &session.hands.attempts[..] else {
        panic!("two answers, two attempts")
    };
    assert_ne!(first.id, second.id);
}

#[test]
fn a_flag_shows_on_the_question_and_in_the_overview_until_it_is_taken_down() {
    let mut session = at("x<ctrl-f>b<enter>");
    assert!(
        session.screen().contains("◆ flagged"),
        "{}",
        session.screen()
    );
    session.press("<enter>1<ctrl-x><ctrl-g>");
    let screen = session.screen();
    assert!(screen.contains("1 flagged (◆)"), "{screen}");
    assert!(screen.contains("▸ ✓ ◆ 1. In which year"), "{screen}");
    session.press("<enter><ctrl-f><ctrl-g>");
    assert!(!session.screen().contains('◆'), "{}", session.screen());
    // While typing, too.
    session = at("Xhar<ctrl-f>bour pride<enter>");
    let screen = session.screen();
    assert!(
        screen.contains("◆ flagged") && screen.contains("✓ correct"),
        "{screen}"
    );
}

#[test]
fn what_was_missed_is_asked_again_and_moves_no_date() {
    let mut session = at("xa<enter><enter>13<ctrl-x><enter>");
    let screen = session.screen();
    assert!(screen.contains("1 of 2 right."), "{screen}");
    assert!(screen.contains("Ask again what was missed: 1"), "{screen}");
    session.press("r");
    let screen = session.screen();
    assert!(
        screen.contains("The plan, again") && screen.contains("1 of 1"),
        "{screen}"
    );
    session.press("b<enter><enter>");
    assert!(
        session.screen().contains("1 of 1 right."),
        "{}",
        session.screen()
    );
    let occasions = session.hands.attempts.iter().map(|one| one.occasion);
    let occasions: Vec<_> = occasions.collect();
    assert_eq!(
        occasions,
        [Occasion::SelfCheck, Occasion::SelfCheck, Occasion::Practice]
    );
    // Nothing is left to be asked again, and Esc is back in the text.
    session.press("r<esc>");
    assert!(session.screen().contains("§1/2"), "{}", session.screen());
}

#[test]
fn orders_follow_from_the_seed_and_the_answer_does_not() {
    let mut screens = std::collections::HashSet::new();
    for seed in 0..30 {
        let mut session = Session::good();
        session.model.opening.seed = Some(seed);
        session.press("<enter>x");
        let screen = session.screen();
        let letter = screen
            .lines()
            .find_map(|line| line.split_once(" ( ) 1890")?.0.trim().chars().last());
        session.press(&letter.unwrap().to_string()).press("<enter>");
        assert!(
            session.screen().contains("✓ correct"),
            "{}",
            session.screen()
        );
        assert_eq!(
            session.hands.attempts[0].response,
            Response::Choices(vec!["ninety".into()])
        );
        screens.insert(screen);
    }
    assert_eq!(screens.len(), 6, "three choices have six orders");
    let mut first = std::collections::HashSet::new();
    for seed in 0..10 {
        let mut session = Session::good();
        session.model.opening.seed = Some(seed);
        session.press("<enter>X");
        first.insert(session.screen());
    }
    assert_eq!(first.len(), 2, "the quiz begins with either question");
}

#[test]
fn choices_that_must_not_be_shuffled_are_not() {
    let library = fixture("good");
    let lesson = library.course.lesson("building-the-harbour").unwrap();
    let mut item = lesson.sections[0].check[0].clone();
    item.shuffle = false;
    for seed in 0..20 {
        assert_eq!(DisplayOrder::new(&item, seed).0, [0, 1, 2]);
    }
}

#[test]
fn a_seed_of_its_own_is_shown_at_the_end() {
    let mut session = Session::good();
    session.model.opening.seed = None;
    session.press("<enter>x<ctrl-d><enter><ctrl-d><enter>");
    let seed = session.hands.attempts[0].seed.unwrap();
    assert_eq!(session.hands.attempts[1].seed, Some(seed));
    assert!(
        session.screen().contains(&format!("Seed {seed}")),
        "{}",
        session.screen()
    );
    session.press("r<ctrl-d>");
    assert_ne!(session.hands.attempts[2].seed, Some(seed));
}

/// The program killed and started again: nothing is left of `session` but what it wrote.
pub(crate) fn killed(session: &Session) -> Session {
    let counted = session.hands.decisions.iter();
    let counted = counted.filter_map(|decision| match decision.what {
        DecisionKind::CountAsRight(attempt) => Some(attempt),
        _ => None,
    });
    let progress = CourseProgress {
        recent: session.hands.attempts.clone(),
        counted: counted.collect(),
        ..CourseProgress::default()
    };
    let mut again = Session::over(fixture("good"), Ok(progress));
    // Another run draws other seeds.
    again.model.opening.seed = None;
    again.model.opening.session = 8;
    again
}

#[test]
fn a_sitting_goes_on_after_the_program_was_killed() {
    let mut session = Session::good();
    session.model.opening.seed = None;
    session.press("<enter>]x<ctrl-n>3<enter><enter>J<ctrl-x><enter>b");
    let before = session.screen();
    assert!(
        before.contains("4 of 6") && before.contains("[b] Anna Marlow"),
        "{before}"
    );
    let mut again = killed(&session);
    again.press("<enter>]x");
    let screen = again.screen();
    // The same item, in the same order; what was not answered yet is lost.
    assert!(
        screen.contains("4 of 6") && screen.contains("[ ] Anna Marlow"),
        "{screen}"
    );
    assert!(screen.contains("going on where you left"), "{screen}");
    let rights = |screen: &str| -> Vec<String> {
        let lines = screen
            .lines()
            .skip_while(|line| !line.contains("the pilots"));
        let lines = lines.skip(2).take(4);
        lines.map(|line| line.replace('•', " ")).collect()
    };
    assert_eq!(rights(&screen), rights(&before));
    again.press("<ctrl-g>");
    let screen = again.screen();
    assert!(screen.contains("✓ 2. How many years"), "{screen}");
    assert!(screen.contains("4 questions still to answer"), "{screen}");
    let seed = session.hands.attempts[0].seed;
    again.press("<enter><ctrl-d>");
    assert_eq!(again.hands.attempts[0].seed, seed);
}

#[test]
fn a_finished_sitting_another_day_and_another_seed_begin_anew() {
    let mut session = at("xa<enter><enter><ctrl-x>");
    let mut again = killed(&session);
    again.press("<enter>x");
    assert!(again.screen().contains("2 of 2"), "{}", again.screen());
    session.press("1<ctrl-x>");
    again = killed(&session);
    again.press("<enter>x");
    assert!(again.screen().contains("1 of 2"), "{}", again.screen());
    assert!(!again.screen().contains("going on"), "{}", again.screen());
    // What was missed, once more, and killed in it.
    session.press("<enter>r");
    session.press("b<enter>");
    session.press("<ctrl-g>");
    again = killed(&session);
    again.press("<enter>x");
    assert!(
        again.screen().contains("again") && again.screen().contains("2 of 2"),
        "{}",
        again.screen()
    );
    // Another day.
    let mut attempts = session.hands.attempts.clone();
    attempts.truncate(1);
    attempts[0].now.unix_ms -= 24 * 3_600_000;
    session.hands.attempts = attempts;
    again = killed(&session);
    again.press("<enter>x");
    assert!(again.screen().contains("1 of 2"), "{}", again.screen());
}

#[test]
fn a_changed_key_is_asked_again() {
    let session = at("xa<enter>");
    let mut changed = killed(&session);
    changed.model.progress.recent[0].fingerprint = Some(Fingerprint(1));
    changed.press("<enter>x");
    assert!(changed.screen().contains("1 of 2"), "{}", changed.screen());
}

#[test]
fn what_was_counted_stays_counted() {
    let session = at("Xvanity<enter>c");
    let mut again = killed(&session);
    again.press("<enter>X<ctrl-p>");
    assert!(
        again.screen().contains("● counted as right"),
        "{}",
        again.screen()
    );
    again.press("<ctrl-g>");
    assert!(
        again.screen().contains("1 of 1 right"),
        "{}",
        again.screen()
    );
}

#[test]
fn the_quiz_and_the_answers_show_on_today() {
    let mut session = at("X<ctrl-d><enter>44<enter>Marlow<enter>");
    session.press("T");
    assert!(
        session.screen().contains("1 of 2 right"),
        "{}",
        session.screen()
    );
}
