//! What events mean, one after the other.

use crossterm::event::KeyEventState;

use super::*;

const WAIT: Duration = Duration::from_millis(25);

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn chars(text: &str) -> Vec<Event> {
    let shift = |c: char| match c {
        c if c.is_uppercase() => KeyModifiers::SHIFT,
        _ => KeyModifiers::NONE,
    };
    let key = |c| key(KeyCode::Char(c), shift(c));
    text.chars().map(key).collect()
}

fn esc() -> Event {
    key(KeyCode::Esc, KeyModifiers::NONE)
}

fn alt(c: char) -> Event {
    key(KeyCode::Char(c), KeyModifiers::ALT)
}

/// What `events` mean if nothing follows.
fn meaning(events: impl IntoIterator<Item = Event>) -> Vec<Input> {
    let mut assembler = Assembler::new(WAIT);
    let mut out = Vec::new();
    for event in events {
        assembler.feed(event, &mut out);
    }
    if assembler.timeout().is_some() {
        assembler.flush(&mut out);
    }
    assert_eq!(assembler.timeout(), None);
    out
}

fn pressed(code: KeyCode) -> Input {
    Input::Key(code.into())
}

/// Esc and the keys that its rest was taken for.
fn split(rest: &str) -> Vec<Event> {
    std::iter::once(esc()).chain(chars(rest)).collect()
}

#[test]
fn a_split_sequence_is_the_key_it_would_have_been() {
    let modified = |code, modifiers| Input::Key(KeyEvent::new(code, modifiers));
    for (rest, expected) in [
        ("[A", pressed(KeyCode::Up)),
        ("OB", pressed(KeyCode::Down)),
        ("[H", pressed(KeyCode::Home)),
        ("OP", pressed(KeyCode::F(1))),
        ("[5~", pressed(KeyCode::PageUp)),
        ("[3~", pressed(KeyCode::Delete)),
        ("[24~", pressed(KeyCode::F(12))),
        ("[1;5C", modified(KeyCode::Right, KeyModifiers::CONTROL)),
        (
            "[1;4D",
            modified(KeyCode::Left, KeyModifiers::SHIFT | KeyModifiers::ALT),
        ),
        ("[Z", modified(KeyCode::BackTab, KeyModifiers::SHIFT)),
        ("[27u", pressed(KeyCode::Esc)),
        (
            "[99;5u",
            modified(KeyCode::Char('c'), KeyModifiers::CONTROL),
        ),
    ] {
        assert_eq!(meaning(split(rest)), [expected], "{rest}");
    }
}

#[test]
fn a_split_report_is_no_key() {
    for rest in [
        "[12;40R",
        "[?62;22c",
        "[?1u",
        "[?2026;2$y",
        "[I",
        "[O",
        "[<0;0;7M",
        "[<2;5;7M",
        "[<;M",
        "[200~",
        "[999~",
    ] {
        assert_eq!(meaning(split(rest)), [], "{rest}");
    }
}

#[test]
fn escape_alone_is_the_escape_key_after_the_timeout() {
    let mut assembler = Assembler::new(WAIT);
    let mut out = Vec::new();
    assembler.feed(esc(), &mut out);
    assert_eq!((out.len(), assembler.timeout()), (0, Some(WAIT)));
    assembler.flush(&mut out);
    assert_eq!(out, [pressed(KeyCode::Esc)]);
    assert_eq!(
        meaning([esc(), esc()]),
        [pressed(KeyCode::Esc), pressed(KeyCode::Esc)]
    );
    let then_j = std::iter::once(esc()).chain(chars("j"));
    assert_eq!(
        meaning(then_j),
        [pressed(KeyCode::Esc), pressed(KeyCode::Char('j'))]
    );
    assert_eq!(meaning(split("[")), meaning([alt('[')]));
    let not_a_sequence = split("[1")
        .into_iter()
        .chain([key(KeyCode::Enter, KeyModifiers::NONE)]);
    assert_eq!(
        meaning(not_a_sequence),
        [
            pressed(KeyCode::Esc),
            pressed(KeyCode::Char('[')),
            pressed(KeyCode::Char('1')),
            pressed(KeyCode::Enter)
        ]
    );
}

#[test]
fn escape_waits_for_nothing_where_the_terminal_tells_it_apart() {
    let mut assembler = Assembler::new(WAIT);
    assembler.trust_escape();
    let mut out = Vec::new();
    assembler.feed(esc(), &mut out);
    assert_eq!(
        (out.as_slice(), assembler.timeout()),
        ([pressed(KeyCode::Esc)].as_slice(), None)
    );
}

#[test]
fn a_reply_of_the_terminal_is_no_key() {
    let text = "11;rgb:1e1e/1e1e/2e2e";
    let bell = key(KeyCode::Char('g'), KeyModifiers::CONTROL);
    let reply = |end: Vec<Event>| {
        let all = std::iter::once(alt(']')).chain(chars(text)).chain(end);
        all.chain(chars("j")).collect::<Vec<_>>()
    };
    let j = [pressed(KeyCode::Char('j'))];
    assert_eq!(meaning(reply(vec![alt('\\')])), j);
    assert_eq!(meaning(reply(vec![bell.clone()])), j);
    // The escape byte of its beginning arrived alone.
    let late = split(&format!("]{text}")).into_iter().chain([bell]);
    assert_eq!(meaning(late.chain(chars("j"))), j);
    // One without an end swallows only what comes at once.
    let open = std::iter::once(alt(']')).chain(chars(text));
    assert_eq!(meaning(open), []);
    let shift_alt = KeyModifiers::SHIFT | KeyModifiers::ALT;
    let dcs = std::iter::once(key(KeyCode::Char('P'), shift_alt));
    let dcs = dcs.chain(chars(">|xterm(390)")).chain([alt('\\')]);
    assert_eq!(meaning(dcs.chain(chars("j"))), j);
}

#[test]
fn alt_and_a_bracket_is_a_key_if_nothing_follows() {
    let alt_bracket = KeyEvent::new(KeyCode::Char(']'), KeyModifiers::ALT);
    assert_eq!(meaning([alt(']')]), [Input::Key(alt_bracket)]);
}

#[test]
fn releases_are_not_reported_and_repeats_are() {
    let kind = |kind| {
        let code = KeyCode::Char('j');
        Event::Key(KeyEvent {
            code,
            modifiers: KeyModifiers::NONE,
            kind,
            state: KeyEventState::NONE,
        })
    };
    assert_eq!(meaning([kind(KeyEventKind::Release)]), []);
    assert_eq!(meaning([kind(KeyEventKind::Repeat)]).len(), 1);
    assert_eq!(meaning([kind(KeyEventKind::Press)]).len(), 1);
}

#[test]
fn a_paste_is_cut_at_the_limit_and_between_characters() {
    let cut = |text: &str| match meaning([Event::Paste(text.to_owned())]).pop() {
        Some(Input::Paste { text, truncated }) => (text, truncated),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        cut("one\r\ntwo\x1b[31m\u{9b}"),
        ("one\ntwo\u{FFFD}[31m\u{FFFD}".to_owned(), false)
    );
    let (text, truncated) = cut(&"é".repeat(PASTE_LIMIT / 2));
    assert_eq!((text.len(), truncated), (PASTE_LIMIT, false));
    let (text, truncated) = cut(&format!("x{}", "é".repeat(PASTE_LIMIT)));
    assert_eq!((text.len(), truncated), (PASTE_LIMIT - 1, true));
}

fn mouse(kind: MouseEventKind, (column, row): (u16, u16), modifiers: KeyModifiers) -> Event {
    Event::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers,
    })
}

#[test]
fn a_click_is_a_press_and_a_release_in_one_place() {
    let down = |at| {
        mouse(
            MouseEventKind::Down(MouseButton::Left),
            at,
            KeyModifiers::NONE,
        )
    };
    let up = |at| {
        mouse(
            MouseEventKind::Up(MouseButton::Left),
            at,
            KeyModifiers::NONE,
        )
    };
    let click = Input::Click(Position::new(4, 6));
    assert_eq!(meaning([down((4, 6)), up((4, 6))]), [click]);
    assert_eq!(meaning([down((4, 6)), up((5, 6)), up((4, 6))]), []);
    let right = MouseEventKind::Down(MouseButton::Right);
    let with_shift = KeyModifiers::SHIFT;
    let left = MouseEventKind::Down(MouseButton::Left);
    let other = [
        mouse(right, (1, 1), KeyModifiers::NONE),
        mouse(left, (1, 1), with_shift),
        mouse(MouseEventKind::Moved, (1, 1), KeyModifiers::NONE),
    ];
    assert_eq!(meaning(other.into_iter().chain([up((1, 1))])), []);
}

#[test]
fn a_split_report_of_the_mouse_is_what_it_would_have_been() {
    let click = [split("[<0;5;7M"), split("[<0;5;7m")].concat();
    assert_eq!(meaning(click), [Input::Click(Position::new(4, 6))]);
    let turns = [split("[<65;1;1M"), split("[<65;1;1M"), split("[<64;1;1M")].concat();
    assert_eq!(meaning(turns), [Input::Wheel(2), Input::Wheel(-1)]);
}

#[test]
fn turns_of_the_wheel_one_way_are_one() {
    let turn = |kind| mouse(kind, (0, 0), KeyModifiers::NONE);
    let down = std::iter::repeat_n(turn(MouseEventKind::ScrollDown), 10_000);
    let up = std::iter::repeat_n(turn(MouseEventKind::ScrollUp), 2);
    assert_eq!(
        meaning(down.chain(up)),
        [Input::Wheel(10_000), Input::Wheel(-2)]
    );
}

fn keys(text: &str) -> Vec<Input> {
    let code = |c| match c {
        '\n' => KeyCode::Enter,
        c => KeyCode::Char(c),
    };
    text.chars().map(|c| pressed(code(c))).collect()
}

#[test]
fn many_different_keys_at_once_are_a_paste() {
    let pasted = |text: &str| Input::Paste {
        text: text.to_owned(),
        truncated: false,
    };
    assert_eq!(join_bursts(keys("abc\nd")), [pasted("abc\nd")]);
    assert_eq!(join_bursts(keys("gg")), keys("gg"));
    // A key that was held, on a machine that was busy.
    assert_eq!(join_bursts(keys("\n\n\n\n\n")), keys("\n\n\n\n\n"));
    let mixed = [keys("jj"), vec![pressed(KeyCode::Down)], keys("one two")].concat();
    assert_eq!(
        join_bursts(mixed),
        [keys("jj"), vec![pressed(KeyCode::Down), pasted("one two")]].concat()
    );
}
