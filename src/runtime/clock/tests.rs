//! The clocks.

use super::*;

#[test]
fn time_before_1970_is_negative() {
    assert_eq!(
        signed_millis(UNIX_EPOCH - Duration::from_millis(1500)),
        -1500
    );
    assert_eq!(
        signed_millis(UNIX_EPOCH + Duration::from_millis(1500)),
        1500
    );
}

#[test]
fn no_two_sittings_have_one_number() {
    assert_ne!(Clock::session(), Clock::session());
}

#[test]
fn time_since_the_start_never_goes_back() {
    let clock = Clock::start();
    let (a, b) = (clock.now(), clock.now());
    assert!(b.since_start >= a.since_start);
}

#[test]
fn a_wrong_zone_is_shown_short_and_without_control_characters() {
    let said = |value: &str| UnknownZone::new(value.as_ref()).to_string();
    assert!(said("Foo/Bar").starts_with("TZ=`Foo/Bar` names no known time zone: "));
    assert!(!said("\x1b]0;evil\x07\n").contains(char::is_control));
    assert!(said(&"x".repeat(10_000)).len() < 250);
}
