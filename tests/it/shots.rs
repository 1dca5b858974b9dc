//! Whole screens of the small course, as they were when somebody last looked at them.

use crate::session::Session;

const SHOTS: [(&str, &str); 24] = [
    ("today", ""),
    ("reader", "<enter><tab>"),
    ("entry", "<enter><tab><enter>"),
    ("search", "/prid"),
    ("asked", "<enter>x<ctrl-t>"),
    ("judged", "<enter>xa<enter>"),
    ("summary", "<enter>xa<enter><ctrl-n><ctrl-n>"),
    ("help", "<enter>?"),
    ("help_asked", "<enter>x?"),
    ("multiple_judged", "<enter>x<ctrl-n>12<ctrl-x>"),
    ("typed_judged", "<enter>Xharbuor pride<enter>"),
    ("cloze_judged", "<enter>X<ctrl-n>44<enter>Marlwo<enter>"),
    ("number_asked", "<enter>]x<ctrl-n>53"),
    ("number_judged", "<enter>]x<ctrl-n>53<enter>"),
    ("order_asked", "<enter>]x<ctrl-n><ctrl-n><space><down>"),
    ("order_judged", "<enter>]x<ctrl-n><ctrl-n>J<ctrl-x>"),
    ("pairs_asked", "<enter>]x<ctrl-n><ctrl-n><ctrl-n>b"),
    (
        "pairs_judged",
        "<enter>]x<ctrl-n><ctrl-n><ctrl-n>bad<ctrl-x>",
    ),
    ("sorts_asked", "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n>21"),
    (
        "sorts_judged",
        "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n>2221<ctrl-x>",
    ),
    (
        "open_asked",
        "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>The wall fell, though late.<enter>A storm",
    ),
    (
        "open_compared",
        "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>The wall fell, though late.<enter>A storm<ctrl-x>1<down>",
    ),
    (
        "open_judged",
        "<enter>]x<ctrl-n><ctrl-n><ctrl-n><ctrl-n><ctrl-n>The wall fell<ctrl-x>1<ctrl-x>",
    ),
    (
        "overview",
        "<enter>]x<ctrl-r><ctrl-r><ctrl-r>c<enter><ctrl-n><ctrl-f>3<enter><ctrl-g>",
    ),
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
