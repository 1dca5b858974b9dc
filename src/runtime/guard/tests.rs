//! The modes, on and off.

use super::*;

/// The private modes that a sequence switches on or off.
fn private_modes(sequence: &str, end: char) -> Vec<&str> {
    let parts = sequence.split('\x1b');
    let mut modes: Vec<&str> = parts
        .filter_map(|part| part.strip_prefix("[?")?.strip_suffix(end))
        .collect();
    modes.sort_unstable();
    modes
}

#[test]
fn every_mode_switched_on_is_switched_off() {
    for mouse in [true, false] {
        for kitty_keyboard in [true, false] {
            let modes = Modes {
                mouse,
                title: Some("a course".to_owned()),
                kitty_keyboard,
            };
            let (enter, leave) = (modes.enter(), modes.leave());
            for mode in private_modes(&enter, 'h') {
                assert!(
                    private_modes(&leave, 'l').contains(&mode),
                    "{mode} stays on"
                );
            }
            let count = |sequence: &str, part: &str| sequence.matches(part).count();
            assert_eq!(
                count(&enter, keyboard_query::PUSH),
                count(&leave, keyboard_query::POP)
            );
            assert_eq!(count(&enter, PUSH_TITLE), count(&leave, POP_TITLE));
            assert_eq!(private_modes(&enter, 'l'), ["25"]);
            assert_eq!(private_modes(&leave, 'h'), ["25"]);
        }
    }
}

#[test]
fn movements_of_the_mouse_are_never_asked_for() {
    let modes = |mouse| Modes {
        mouse,
        ..Modes::default()
    };
    let on = |mouse| modes(mouse).enter();
    #[cfg(unix)]
    assert_eq!(
        private_modes(&on(true), 'h'),
        ["1000", "1006", "1049", "2004"]
    );
    assert!(!on(false).contains("1000") && !on(false).contains("1006"));
}
