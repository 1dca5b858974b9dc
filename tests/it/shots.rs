//! Whole screens of the small course, as they were when somebody last looked at them.

use crate::session::Session;

const SHOTS: [(&str, &str); 8] = [
    ("today", ""),
    ("reader", "<enter><tab>"),
    ("entry", "<enter><tab><enter>"),
    ("search", "/prid"),
    ("asked", "<enter>x<ctrl-t>"),
    ("judged", "<enter>xa<enter>"),
    ("summary", "<enter>xa<enter><ctrl-n><ctrl-n>"),
    ("help", "<enter>?"),
];

fn shoot(width: u16, height: u16) {
    for (name, keys) in SHOTS {
        let mut session = Session::good().sized(width, height);
        session.press(keys);
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), session.screen());
    }
}

#[test]
fn usual() {
    shoot(80, 24);
}

#[test]
fn large() {
    shoot(120, 40);
}

#[test]
fn smallest() {
    shoot(40, 12);
}
