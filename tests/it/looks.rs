//! Styles and signs: on cells, with and without colours, with ASCII only.

use ratatui::style::{Color, Modifier};
use studyhall::tui::{ColorDepth, Theme};

use crate::kinds::{KINDS, at};
use crate::review::due;
use crate::session::Session;
use crate::sizes::WAYS;
use crate::wide::two;

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

/// Screens of every sort: what is read, asked, judged, due, planned, known, and chosen.
fn screens(look: Theme) -> Vec<(String, Session)> {
    let mut all = Vec::new();
    let mut add = |mut session: Session, way: &str| {
        session.theme = look;
        session.press(way);
        all.push((way.to_owned(), session));
    };
    for way in WAYS {
        add(Session::good(), way);
    }
    for kind in KINDS {
        for answer in [kind.right, kind.wrong, "<ctrl-d>"] {
            add(at(""), &format!("{}{answer}", kind.way));
        }
    }
    for way in [
        "",
        "R",
        "R<ctrl-d>",
        "Rz",
        "R<ctrl-d><enter><ctrl-d><ctrl-g>",
        "M",
        "P",
        "P<end>",
        "?<end>",
    ] {
        add(due(), way);
        add(due().sized(120, 40), way);
        add(due().sized(40, 12), way);
    }
    add(two(), "C");
    add(two(), ":course");
    all
}

#[test]
fn without_colours_no_cell_has_one() {
    let look = Theme {
        depth: ColorDepth::Monochrome,
        ascii: false,
    };
    for (way, session) in screens(look) {
        for cell in &session.buffer().content {
            assert!(
                cell.fg == Color::Reset && cell.bg == Color::Reset,
                "{way}: {cell:?}"
            );
        }
    }
}

const ASCII: Theme = Theme {
    depth: ColorDepth::Ansi256,
    ascii: true,
};

#[test]
fn with_ascii_all_chrome_is_ascii() {
    for (way, session) in screens(ASCII) {
        // The small course is in ASCII, so whatever is not is ours.
        for line in session.screen().lines() {
            assert!(line.bytes().all(|byte| byte <= 0x7e), "{way}: {line}");
        }
    }
}

#[test]
fn in_ascii_they_look_as_they_did() {
    for (name, keys) in [
        ("review_judged", "R<ctrl-d>"),
        ("judged", "<enter>X<ctrl-n>44<enter>Marlwo<enter>"),
        ("progress", "P"),
        ("plan", "M"),
    ] {
        let mut session = due();
        session.theme = ASCII;
        session.press(keys);
        insta::assert_snapshot!(format!("ascii_{name}"), session.screen());
    }
}
