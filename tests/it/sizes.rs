//! Every screen at every size: no panic, nothing unreachable, a message where there is no room.

use studyhall::tui::{Action, Layer, resolve};

use crate::session::Session;

/// Keys that lead to every kind of screen there is.
pub(crate) const WAYS: [&str; 43] = [
    "<enter>x<ctrl-r><ctrl-r><ctrl-r>a<enter>T<down><enter>",
    "<enter>x<ctrl-r><ctrl-r><ctrl-r>a<enter>T<down><enter><ctrl-d>",
    "<enter>x<ctrl-r><ctrl-r><ctrl-r>a<enter>T<down><enter><ctrl-d>z<enter><ctrl-g>",
    "<enter>x<ctrl-d>TP",
    "<enter>x<ctrl-d>TP<end>",
    "<enter>x<ctrl-d>TM<down>",
    "P",
    "",
    "<enter>",
    "<enter><space><space>",
    "<enter><end>",
    "<enter><tab><tab>",
    "<enter><tab><enter>",
    "<enter><tab><enter><tab><pgdn>",
    "/prid",
    "/p<down><down>",
    "<enter>c",
    "<enter>:",
    "<enter>:quiz",
    "?",
    "<enter>?<pgdn><pgdn>",
    "<enter>x",
    "<enter>x<ctrl-t><ctrl-t><pgdn>",
    "<enter>xa<enter><pgdn>",
    "<enter>x<ctrl-d><ctrl-n><down><space>",
    "<enter>xa<enter>s",
    "<enter>Xvanity<enter>",
    "<enter>X<ctrl-n>22<enter>Marl",
    "<enter>X<ctrl-n><ctrl-n>",
    "<enter>]x<ctrl-n>fifty<enter>",
    "<enter>]x<ctrl-n>53<enter>",
    "<enter>]x<ctrl-n><ctrl-n><space><down>",
    "<enter>]x<ctrl-n><ctrl-n>J<ctrl-x>",
    "<enter>]x<ctrl-n><ctrl-n><ctrl-n>b",
    "<enter>]x<ctrl-n><ctrl-n><ctrl-n>bad<ctrl-x><pgdn>",
    "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n>12",
    "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n>1221<ctrl-x><pgdn>",
    "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>The wall<enter>fell",
    "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>The wall<ctrl-x>1<down>",
    "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>The wall<ctrl-x>1<ctrl-x>c<pgdn>",
    "<enter>X<ctrl-f>harbuor<enter>c",
    "<enter>xa<enter><ctrl-g>",
    "<enter>xa<enter><ctrl-n><ctrl-d><ctrl-n>r",
];

#[test]
fn no_screen_falls_over_at_any_size() {
    let sizes = [
        (1, 1),
        (2, 1),
        (39, 11),
        (40, 12),
        (80, 24),
        (120, 40),
        (300, 100),
    ];
    for session in [Session::good, Session::new] {
        for way in WAYS {
            // Opened at one size, looked at in the others.
            let mut session = session();
            session.press(way);
            for (width, height) in sizes {
                session = session.sized(width, height);
                assert!(!session.screen().is_empty(), "{way} at {width}x{height}");
            }
        }
    }
    for (width, height) in sizes {
        let mut session = Session::good().sized(width, height);
        for way in WAYS {
            session.press("T").press(way);
            let _ = session.screen();
        }
    }
}

#[test]
fn a_full_disk_is_asked_about_at_any_size() {
    for (width, height) in [(1, 1), (39, 11), (40, 12), (300, 100)] {
        let mut session = Session::good().sized(width, height);
        session.hands.disk_full = true;
        session.press("<enter>x<ctrl-d>");
        let screen = session.screen();
        if width >= 40 {
            for words in ["r try again", "c go on", "q quit"] {
                assert!(screen.contains(words), "{width}x{height}\n{screen}");
            }
        }
    }
}

#[test]
fn where_there_is_no_room_it_says_so_and_what_to_do() {
    for (width, height) in [(39, 24), (80, 11), (39, 11)] {
        let mut session = Session::good();
        session.press("<enter>");
        session = session.sized(width, height);
        let screen = session.screen();
        assert!(screen.contains(&format!("{width}x{height}")), "{screen}");
        assert!(
            screen.contains("40x12") && screen.contains("--plain"),
            "{screen}"
        );
        assert!(!screen.contains("harbour"), "{screen}");
    }
    assert!(!Session::good().sized(40, 12).screen().contains("--plain"));
}

#[test]
fn at_the_smallest_size_everything_can_be_done() {
    let mut session = Session::good().sized(40, 12);
    session.press("<enter><end>");
    assert!(session.screen().contains("100%"), "{}", session.screen());
    session.press("g<tab><enter><pgdn>");
    assert!(
        session.screen().contains("In the course"),
        "{}",
        session.screen()
    );
    session.press("<esc>/pride");
    assert!(session.screen().contains("harbour pride"));
    session.press("<esc>xa<enter><pgdn><pgdn>");
    let screen = session.screen();
    assert!(
        screen.contains("The text gives the year in its first"),
        "{screen}"
    );
    session.press("s");
    assert!(session.screen().contains("opened in 1890"));
    session.press("<esc><enter>");
    // The last row of a form that is longer than the screen.
    session.press("<down><down><down><down><down><down>");
    assert!(
        session.screen().contains("I don't know"),
        "{}",
        session.screen()
    );
    session.press("<enter><enter>");
    assert!(session.screen().contains("0 of 2 right"));
    session.press("<enter>c");
    assert!(session.screen().contains("Contents"));
    session.press("<esc>:");
    assert!(session.screen().contains("Find a command"));
    session.press("<esc>?").press(&"<pgdn>".repeat(30));
    let screen = session.screen();
    assert!(screen.contains("what happened"), "{screen}");
    session.press("<esc>q");
    assert_eq!(session.next, studyhall::tui::Next::Quit);
}

#[test]
fn no_key_falls_over_on_any_screen() {
    let keys = "jk bnpxXco][hlgGsqtaf1/?:T<tab><backtab><pgup><pgdn><home><end><left><right><ctrl-o>\
                uz134RMPKJ<alt-up><ctrl-f><ctrl-r><ctrl-x>2<ctrl-x><ctrl-g><ctrl-n><ctrl-p><ctrl-t><ctrl-d><alt-left><alt-right><backspace><ctrl-w><ctrl-u><enter><esc>";
    for way in WAYS {
        let mut session = Session::good().sized(40, 12);
        session.press(way).press(keys).press(keys);
        let _ = session.screen();
    }
}

#[test]
fn quitting_is_possible_everywhere() {
    for way in WAYS {
        let mut session = Session::good();
        session.press(way).press("<ctrl-c>");
        assert_eq!(session.next, studyhall::tui::Next::Quit, "{way}");
        let layers = session.model.layers();
        assert!(layers.contains(&Layer::Global), "{way}");
        let esc = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Esc);
        assert!(matches!(resolve(&layers, esc), Some(Action::Back)), "{way}");
    }
}

#[test]
fn a_long_question_is_read_from_its_beginning_and_the_cursor_comes_first() {
    let stem = "Who holds what about the harbour?";
    let mut session = Session::good().sized(40, 12);
    session.press("<enter>]x<ctrl-n><ctrl-n><ctrl-n>");
    assert!(session.screen().contains(stem), "{}", session.screen());
    // The first left-hand side is there, what it can be given is not: the first key only shows it.
    session.press("b");
    let screen = session.screen();
    assert!(screen.contains("▸ [ ] Anna Marlow"), "{screen}");
    assert!(screen.contains("d  Its light"), "{screen}");
    session.press("<pgup>");
    assert!(session.screen().contains(stem), "{}", session.screen());
    session.press("<down>b");
    assert!(
        session.screen().contains("[b] Anna Marlow"),
        "{}",
        session.screen()
    );
    session.press("<pgdn><pgdn><pgdn>");
    assert!(
        session.screen().contains("I don't know"),
        "{}",
        session.screen()
    );
    session.press("<pgup><pgup><pgup>");
    assert!(session.screen().contains(stem), "{}", session.screen());
}
