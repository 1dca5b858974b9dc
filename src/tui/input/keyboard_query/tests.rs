//! The answer to the question for the keyboard protocol.

use super::*;

fn split(bytes: &[u8]) -> (bool, String) {
    let mut reply = Reply::default();
    reply.take(bytes);
    let (kitty, typed) = reply.split();
    (kitty, String::from_utf8(typed).unwrap())
}

#[test]
fn the_answer_is_told_from_what_is_typed() {
    for (bytes, kitty, typed) in [
        (b"\x1b[?0u\x1b[?62;22c".as_slice(), true, ""),
        (b"\x1b[?1u\x1b[?62c", true, ""),
        (b"\x1b[?62;4c", false, ""),
        (b"j\x1b[?0uk\x1b[?62c\x1b[A", true, "jk\x1b[A"),
        (b"", false, ""),
        (b"\x1b[Bj", false, "\x1b[Bj"),
        (b"j\x1b[?62;", false, "j"),
    ] {
        let expected = (kitty, typed.to_owned());
        assert_eq!(
            split(bytes),
            expected,
            "{:?}",
            bytes.escape_ascii().to_string()
        );
    }
}

#[test]
fn the_device_attributes_complete_it_however_they_are_cut() {
    let mut reply = Reply::default();
    for byte in b"\x1b[?0u\x1b[?62;22" {
        reply.take(&[*byte]);
        assert!(!reply.is_complete());
    }
    reply.take(b"c");
    assert!(reply.is_complete());
}
