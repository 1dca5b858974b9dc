//! Numbers as people write them, and what is none.

use super::*;
use proptest::prelude::*;

#[test]
fn numbers_are_read_as_people_write_them() {
    for (typed, expected) in [
        ("44", &[44.0][..]),
        (" 4 400 ", &[4400.0]),
        ("4\u{a0}400", &[4400.0]),
        ("1\u{2009}000", &[1000.0]),
        ("\u{2212}3.5", &[-3.5]),
        ("–5", &[-5.0]),
        ("44,5", &[44.5]),
        ("1,000", &[1000.0, 1.0]),
        ("1.000", &[1.0, 1000.0]),
        ("3,145", &[3145.0, 3.145]),
        ("12,345,678", &[12_345_678.0]),
        ("12.345.678", &[12_345_678.0]),
        ("12,34,567", &[1_234_567.0]),
        ("1,000.5", &[1000.5]),
        ("1.000,00", &[1000.0]),
        ("1'000", &[1000.0]),
        ("1’000.5", &[1000.5]),
        ("1 000,5", &[1000.5]),
        ("0,125", &[0.125]),
        (".5", &[0.5]),
        ("-1,000", &[-1000.0, -1.0]),
        ("１０００", &[1000.0]),
        ("٤٤", &[44.0]),
        ("1.5 million", &[1_500_000.0]),
        ("2 bn", &[2e9]),
        ("44k", &[44_000.0]),
        ("1/3", &[1.0 / 3.0]),
        ("½", &[0.5]),
        ("1½", &[1.5]),
        ("1 1/2", &[1.5]),
        ("10^5", &[100_000.0]),
        ("10⁵", &[100_000.0]),
        ("6.022·10^23", &[6.022e23]),
        ("6.022 × 10²³", &[6.022e23]),
        ("6,022 x 10^23", &[6.022e23]),
        ("6.02e23", &[6.02e23]),
        ("1E-3", &[0.001]),
        ("2*10⁻³", &[0.002]),
        ("≈ 44", &[44.0]),
        ("about 44", &[44.0]),
        ("44.", &[44.0]),
        ("50%", &[0.5, 50.0]),
        ("1,00,0", &[]),
        ("1,5.5", &[]),
        ("1 00", &[]),
        ("", &[]),
        ("-", &[]),
        ("inf", &[]),
        ("NaN", &[]),
        ("1/0", &[]),
        ("1e999999", &[]),
        ("forty", &[]),
        ("44 x", &[]),
    ] {
        let read = readings(typed, None);
        let is_same = read.len() == expected.len()
            && read
                .iter()
                .zip(expected)
                .all(|(one, other)| is_within(*one, *other, 0.0));
        assert!(is_same, "{typed}: {read:?}");
    }
}

#[test]
fn a_unit_may_follow_or_another_of_its_dimension() {
    for (typed, unit, expected) in [
        ("44 days", "days", Some(44.0)),
        ("44Days", "days", Some(44.0)),
        ("44 day", "days", Some(44.0)),
        ("44", "days", Some(44.0)),
        ("20 per cent", "%", Some(20.0)),
        ("20%", "percent", Some(20.0)),
        ("10km", "km", Some(10.0)),
        ("5000 m", "km", Some(5.0)),
        ("1,5 km²", "km2", Some(1.5)),
        ("$5", "$", Some(5.0)),
        ("5 $", "$", Some(5.0)),
        ("1 h 30 min", "min", Some(90.0)),
        ("5 ft 3 in", "in", Some(63.0)),
        ("2 weeks and 1 day", "days", Some(15.0)),
        ("1.2 million people", "people", Some(1_200_000.0)),
        ("1 week", "days", Some(7.0)),
        ("44 kg", "days", None),
        ("44 of them", "days", None),
    ] {
        let read = readings(typed, Some(unit));
        let is_same = match expected {
            Some(expected) => read.iter().any(|one| is_within(*one, expected, 1e-9)),
            None => read.is_empty(),
        };
        assert!(is_same, "{typed}: {read:?}");
    }
}

#[test]
fn the_tolerance_is_inclusive() {
    assert!(is_within(0.4, 0.3, 0.1));
    assert!(is_within(44.0, 44.0, 0.0));
    assert!(!is_within(44.1, 44.0, 0.0));
    assert!(!is_within(0.41, 0.3, 0.1));
}

proptest! {
    #[test]
    fn reading_never_panics(typed in any::<String>(), unit in any::<Option<String>>()) {
        prop_assert!(readings(&typed, unit.as_deref()).into_iter().all(f64::is_finite));
    }

    #[test]
    fn reading_signs_of_numbers_never_panics(typed in "[0-9.,' /^eE×+−%½²km-]{0,16}") {
        prop_assert!(readings(&typed, Some("km")).into_iter().all(f64::is_finite));
    }
}
