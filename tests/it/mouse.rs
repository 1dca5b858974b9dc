//! The mouse: a click moves the cursor, a click on what the cursor is on opens it, the wheel scrolls what is in front; and
//! no single click gives an answer.

use studyhall::study::{Confidence, Response};
use studyhall::text::width;
use studyhall::tui::{Action, AnswerInput, Overlay, Screen};
use studyhall::tui::{CursorAction, Next, ProgramAction};

use crate::kinds::{KINDS, at};
use crate::session::{Session, says, says_not};

/// Clicks on the first letter of `text`.
fn click(session: &mut Session, text: &str) {
    let row = session.row_of(text);
    let screen = session.screen();
    let (before, _) = screen.lines().nth(row).unwrap().split_once(text).unwrap();
    let cell = |cells: usize| u16::try_from(cells).unwrap();
    session.act(Action::Click(cell(width(before)), cell(row)));
}

#[test]
fn the_first_screen_is_clicked_through() {
    let mut session = Session::good();
    click(&mut session, "1.2 Living");
    says(&session, "▸  ○ 1.2");
    click(&mut session, "1.2 Living");
    says(&session, "§1/");
    // A heading and an empty row are nothing to click on.
    session.press("<esc>g");
    let before = session.screen();
    session.act(Action::Click(40, 1));
    click(&mut session, "Short routes");
    assert_eq!(session.screen(), before);
    // What the cursor is on opens at once.
    click(&mut session, "Continue 1.2");
    says(&session, "§1/");
}

#[test]
fn words_and_doors_in_the_text_are_marked_then_opened() {
    let mut session = at("");
    let focus = |session: &Session| match session.model.screens.last() {
        Some(Screen::Reader(reader)) => reader.focus,
        _ => None,
    };
    assert_eq!(focus(&session), None);
    session.press("<tab>");
    let first = focus(&session).unwrap();
    session.press("<tab>");
    let second = focus(&session).unwrap();
    session.press("<backtab>");
    assert_ne!(first, second);
    session.press("n");
    let door = "Self-check: ";
    click(&mut session, door);
    assert!(focus(&session).is_some_and(|own| own != first));
    says_not(&session, "I don't know");
    click(&mut session, door);
    says(&session, "I don't know");
}

#[test]
fn links_in_an_entry_and_beyond_its_box() {
    let mut session = Session::new();
    session.press("<enter><tab><enter>");
    assert!(matches!(
        session.model.overlays.last(),
        Some(Overlay::Entry(_))
    ));
    let before = session.screen();
    // Beside the box nothing is meant, not what lies behind it.
    session.act(Action::Click(0, 12)).act(Action::Click(0, 12));
    assert_eq!(session.screen(), before);
    click(&mut session, "1.1 ");
    session.press("<esc>");
    assert!(session.model.overlays.is_empty());
}

#[test]
fn hits_commands_contents_and_sessions_are_rows_to_click() {
    let mut session = Session::new();
    session.press("/shusha");
    let second = match session.model.overlays.last() {
        Some(Overlay::Search(search)) => search.answer.hits[1].title.to_string(),
        other => panic!("{other:?}"),
    };
    // The second hit's two rows are below the first's.
    let row = session.row_of("▸ ") + 2;
    let row = u16::try_from(if row < 5 { row + 2 } else { row }).unwrap();
    session.act(Action::Click(20, row));
    match session.model.overlays.last() {
        Some(Overlay::Search(search)) => assert_eq!(search.cursor, 1, "{second}"),
        other => panic!("{other:?}"),
    }
    session.act(Action::Click(20, row + 1));
    assert!(!matches!(
        session.model.overlays.last(),
        Some(Overlay::Search(_))
    ));

    let mut session = at(":");
    click(&mut session, "a screenful back");
    says(&session, "▸ a screenful back");
    click(&mut session, "table of contents");
    click(&mut session, "table of contents");
    says(&session, "Contents");
    click(&mut session, "1.2 Living");
    click(&mut session, "1.2 Living");
    assert!(session.screen().lines().next().unwrap().contains("1.2"));

    session.press("TM");
    click(&mut session, "20 minutes");
    assert!(matches!(
        session.model.overlays.last(),
        Some(Overlay::Plan(1))
    ));
    click(&mut session, "20 minutes");
    assert!(session.model.overlays.is_empty());
}

#[test]
fn the_outline_beside_the_text_leads_there() {
    let mut session = at("").sized(120, 40);
    click(&mut session, "○ 1.2");
    assert!(session.screen().lines().next().unwrap().contains("1.2"));
    session.press("<ctrl-o>");
    assert!(session.screen().lines().next().unwrap().contains("1.1"));
}

#[test]
fn a_list_stays_still_under_the_pointer() {
    let mut session = Session::new();
    session.press("<enter>c<end>").press(&"<down>".repeat(60));
    let last = session.screen();
    let rows: Vec<&str> = last.lines().collect();
    // A line in the middle of the window: after the click it is where it was, and so is everything else.
    let middle = rows[12].trim_matches(|c: char| !c.is_alphanumeric());
    let name: String = middle.chars().take(20).collect();
    click(&mut session, &name);
    assert_eq!(session.row_of(&name), 12);
    let still = session.screen();
    assert_eq!(still.lines().nth(5), last.lines().nth(5));
    session.press("<up>");
    assert_eq!(session.row_of(&name), 12);
}

#[test]
fn the_wheel_scrolls_what_is_in_front() {
    let mut session = Session::new();
    session.press("<enter>");
    let top = session.screen();
    session.act(Action::Cursor(CursorAction::Wheel(3)));
    let down = session.screen();
    assert_ne!(down, top);
    session.press("kkk");
    assert_eq!(session.screen(), top);
    session
        .act(Action::Cursor(CursorAction::Wheel(3)))
        .act(Action::Cursor(CursorAction::Wheel(-3)));
    assert_eq!(session.screen(), top);
    for keys in ["?", "c", "/war", ":"] {
        let before = session.press(keys).screen();
        session.act(Action::Cursor(CursorAction::Wheel(30)));
        assert_ne!(session.screen(), before, "{keys}");
        session.act(Action::Cursor(CursorAction::Wheel(isize::MIN)));
        session.press("<esc>");
        assert_eq!(session.screen(), top, "{keys}");
    }
    session.act(Action::Cursor(CursorAction::Wheel(isize::MAX)));
    says(&session, "100%");
    session.press("T");
    let before = session.screen();
    session.act(Action::Cursor(CursorAction::Wheel(60)));
    assert_ne!(session.screen(), before);
}

#[test]
fn a_choice_is_chosen_by_one_click_and_answered_by_two() {
    let mut session = at("x");
    // The cursor is on the first choice already, and one click on it still is no answer.
    click(&mut session, "1880");
    says(&session, "(x) 1880");
    assert!(session.hands.attempts.is_empty());
    click(&mut session, "1890");
    says(&session, "(x) 1890");
    says(&session, "( ) 1880");
    // Anything between two clicks makes them two first ones.
    session.act(Action::Cursor(CursorAction::Wheel(-3)));
    click(&mut session, "1890");
    session.press("<down><up>");
    click(&mut session, "1890");
    assert!(session.hands.attempts.is_empty());
    click(&mut session, "1890");
    says(&session, "✓ correct");
    assert_eq!(session.hands.attempts.len(), 1);
    // On the verdict there is nothing to click on but the keys.
    click(&mut session, "1880");
    says(&session, "✓ correct");
    click(&mut session, "Enter next");
    says(&session, "2 of 2");
}

#[test]
fn choices_ideas_and_how_sure_are_ticked_by_one_click() {
    let mut session = at("x<ctrl-n>");
    let ticked = |session: &Session| match session.model.screens.last() {
        Some(Screen::Quiz(quiz)) => match &quiz.current().unwrap().1.input {
            AnswerInput::Choices(chosen) => chosen.clone(),
            other => panic!("{other:?}"),
        },
        _ => panic!("no sitting"),
    };
    click(&mut session, "needed a harbour");
    assert_eq!(ticked(&session).iter().filter(|one| **one).count(), 1);
    click(&mut session, "needed a harbour");
    assert_eq!(ticked(&session).iter().filter(|one| **one).count(), 0);
    click(&mut session, "needed a harbour");
    let sure = |session: &Session| match session.model.screens.last() {
        Some(Screen::Quiz(quiz)) => quiz.current().unwrap().0.confidence,
        _ => None,
    };
    click(&mut session, ") unsure");
    assert_eq!(sure(&session), Some(Confidence::Unsure));
    click(&mut session, ") sure");
    assert_eq!(sure(&session), Some(Confidence::Sure));
    click(&mut session, "sure? ");
    assert_eq!(sure(&session), Some(Confidence::Sure));
    click(&mut session, "Answer with these");
    assert!(session.hands.attempts.is_empty());
    click(&mut session, "Answer with these");
    assert_eq!(session.hands.attempts.len(), 1);
}

#[test]
fn lines_are_picked_up_and_put_down() {
    let way = |task| KINDS.iter().find(|kind| kind.task == task).unwrap().way;
    let mut session = at(way(studyhall::course::TaskKind::Ordering));
    let lines = |session: &Session| match session.model.screens.last() {
        Some(Screen::Quiz(quiz)) => match &quiz.current().unwrap().1.input {
            AnswerInput::Order(lines) => (lines.now.clone(), lines.held),
            other => panic!("{other:?}"),
        },
        _ => panic!("no sitting"),
    };
    let (before, _) = lines(&session);
    let row = |place: &str, session: &Session| u16::try_from(session.row_of(place)).unwrap();
    let (first, second) = (row(" 1 ", &session), row(" 2 ", &session));
    session.act(Action::Click(8, first));
    assert_eq!(lines(&session), (before.clone(), true));
    session.act(Action::Click(8, second));
    let (after, held) = lines(&session);
    assert!(!held);
    assert_eq!(after[..2], [before[1], before[0]]);
}

#[test]
fn right_hand_sides_are_put_by_a_click() {
    let way = |task| KINDS.iter().find(|kind| kind.task == task).unwrap().way;
    let mut session = at(way(studyhall::course::TaskKind::Matching));
    let places = |session: &Session| match session.model.screens.last() {
        Some(Screen::Quiz(quiz)) => match &quiz.current().unwrap().1.input {
            AnswerInput::Places(places) => places.clone(),
            other => panic!("{other:?}"),
        },
        _ => panic!("no sitting"),
    };
    assert!(places(&session).iter().all(Option::is_none));
    click(&mut session, "a  ");
    assert!(places(&session)[0].is_some());
    assert!(session.hands.attempts.is_empty());
}

#[test]
fn the_keys_on_the_bottom_line_can_be_clicked() {
    let mut session = at("");
    click(&mut session, "? help");
    says(&session, "╭─ Help");
    click(&mut session, "Esc back");
    says_not(&session, "╭─ Help");
    click(&mut session, "x self-check");
    says(&session, "I don't know");
    // What would be an answer or a hint waits for the second click.
    session.press("a");
    click(&mut session, "Enter answer");
    assert!(session.hands.attempts.is_empty());
    click(&mut session, "Ctrl-T hint");
    says(&session, "Hint (1 of 2)");
    click(&mut session, "Enter answer");
    click(&mut session, "Enter answer");
    assert_eq!(session.hands.attempts.len(), 1);
    // A message is no key.
    session.act(Action::Program(ProgramAction::Notify(
        "something happened here".into(),
    )));
    let before = session.screen();
    session.act(Action::Click(3, 23));
    assert_ne!(session.next, Next::Quit);
    assert!(before.contains("something happened"));
}

#[test]
fn no_single_click_answers_and_none_falls_over() {
    for (width, height) in [(40, 12), (80, 24)] {
        for kind in &KINDS {
            // Each cell of a column that crosses every row, and each of the bottom line; filled in and ready to be sent.
            let rows = (0..height).map(|row| (12, row));
            let bottom = (1..width).step_by(6).map(|column| (column, height - 1));
            for (column, row) in rows.chain(bottom) {
                let mut session = at(kind.way).sized(width, height);
                let keys = kind.right;
                let filled = keys.strip_suffix("<enter>").unwrap_or(keys);
                let filled = filled.strip_suffix("<ctrl-x>").unwrap_or(filled);
                session.press(filled);
                let before = session.hands.attempts.len();
                session.act(Action::Click(column, row));
                let after = session.hands.attempts.len();
                assert_eq!(after, before, "{:?} at {column},{row}", kind.task);
                let _ = session.buffer();
            }
        }
    }
    let mut session = Session::new();
    for at in [(0, 0), (79, 23), (80, 24), (u16::MAX, u16::MAX)] {
        session.act(Action::Click(at.0, at.1));
        session.act(Action::Program(ProgramAction::Resize(3, 2)));
        session.act(Action::Click(at.0, at.1));
        session.act(Action::Program(ProgramAction::Resize(80, 24)));
    }
}

#[test]
fn a_blank_that_is_clicked_is_typed_into() {
    let mut session = at("X<ctrl-n>");
    let row = u16::try_from(session.row_of("·····")).unwrap();
    let screen = session.screen();
    let line = screen.lines().nth(row.into()).unwrap();
    let column = u16::try_from(width(&line[..line.rfind('·').unwrap()])).unwrap();
    session.act(Action::Click(column, row));
    session.press("Marlow<ctrl-x><ctrl-x>");
    let given = session.hands.attempts.last().map(|one| &one.response);
    match given {
        Some(Response::Blanks(typed)) => assert!(typed.contains(&"Marlow".to_owned())),
        other => panic!("{other:?}\n{screen}"),
    }
}

#[test]
fn a_click_into_a_text_puts_the_cursor_there() {
    let way = |task| KINDS.iter().find(|kind| kind.task == task).unwrap().way;
    let mut session = at(way(studyhall::course::TaskKind::Open));
    session.press("one three<enter>last<down>");
    click(&mut session, "three");
    session.press("two ");
    says(&session, "one two three");
    click(&mut session, "last");
    session.press("<end>!");
    says(&session, "last!");
    assert!(session.hands.attempts.is_empty());
}

#[test]
fn a_click_puts_the_cursor_into_what_was_typed() {
    // An answer of one line, a blank in a text, the search.
    let mut session = at("Xone two");
    click(&mut session, "two");
    session.press("x");
    says(&session, "one xtwo");
    session = at(KINDS[4].way);
    session.press("<down>Marlow");
    click(&mut session, "rlow");
    session.press("x");
    says(&session, "Maxrlow");
    session = at("/one two");
    click(&mut session, "two");
    session.press("x");
    says(&session, "one xtwo");
    // Beyond its end: at the end.
    session = at("Xone");
    let row = u16::try_from(session.row_of("one")).unwrap();
    session.act(Action::Click(20, row)).press("x");
    says(&session, "onex");
}
