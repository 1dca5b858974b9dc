//! Styles and signs: on cells, with and without colours, with ASCII only.

use ratatui::style::{Color, Modifier};
use studyhall::tui::Theme;

use crate::session::Session;
use crate::sizes::WAYS;

#[test]
fn the_link_that_enter_opens_is_reversed() {
    let mut session = Session::good();
    session.press("<enter>");
    let link = session.style_of("Quayside/Kajvik");
    assert!(link.add_modifier.contains(Modifier::UNDERLINED));
    assert!(!link.add_modifier.contains(Modifier::REVERSED));
    session.press("<tab>");
    let link = session.style_of("Quayside/Kajvik");
    assert!(link.add_modifier.contains(Modifier::REVERSED));
    session.press("<tab>");
    let link = session.style_of("Quayside/Kajvik");
    assert!(!link.add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn keys_are_bold_and_their_words_are_not() {
    let session = Session::good();
    let key = session.style_of("Enter open");
    assert!(key.add_modifier.contains(Modifier::BOLD));
    let word = session.style_of("open   /");
    assert!(!word.add_modifier.contains(Modifier::BOLD));
}

#[test]
fn verdicts_differ_in_sign_word_and_colour() {
    let mut right = Session::good();
    right.press("<enter>xb<enter>");
    let mut wrong = Session::good();
    wrong.press("<enter>xa<enter>");
    let (right, wrong) = (right.style_of("✓ correct"), wrong.style_of("✗ not yet"));
    assert!(wrong.add_modifier.contains(Modifier::BOLD));
    assert!(right.fg.is_some() && wrong.fg.is_some());
    assert_ne!(right.fg, wrong.fg);
}

#[test]
fn without_colours_no_cell_has_one() {
    for way in WAYS {
        let mut session = Session::good();
        session.theme.colour = false;
        session.press(way);
        for cell in &session.buffer().content {
            assert!(
                cell.fg == Color::Reset && cell.bg == Color::Reset,
                "{way}: {cell:?}"
            );
        }
    }
}

#[test]
fn with_ascii_all_chrome_is_ascii() {
    for way in WAYS {
        let mut session = Session::good();
        session.theme = Theme {
            colour: true,
            ascii: true,
        };
        session.press(way);
        // The small course is in ASCII, so whatever is not is ours.
        let screen = session.screen();
        for line in screen.lines() {
            assert!(line.is_ascii(), "{way}: {line}");
        }
    }
}
