//! Reading a typed number (assessment §3.5).

use crate::text::normalise;

/// The number in `typed`: blanks of any width are passed over, U+2212 is a minus, commas group thousands where they
/// stand in threes and are otherwise, alone, the decimal mark; `unit` may follow. None if it is no number.
pub fn parse(typed: &str, unit: Option<&str>) -> Option<f64> {
    let number = without_unit(typed.trim(), unit);
    let bare: String = number
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if c == '\u{2212}' { '-' } else { c })
        .collect();
    let whole = bare
        .split_once('.')
        .map_or(bare.as_str(), |(whole, _)| whole);
    let plain = if is_grouped(whole) {
        bare.replace(',', "")
    } else if bare.matches(',').count() == 1 && !bare.contains('.') {
        bare.replace(',', ".")
    } else {
        bare
    };
    let is_number = plain
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    let value = if is_number {
        plain.parse::<f64>().ok()?
    } else {
        return None;
    };
    value.is_finite().then_some(value)
}

/// Whether |given − key| ≤ tolerance, up to the rounding of the numbers themselves.
pub(super) fn is_within(given: f64, key: f64, tolerance: f64) -> bool {
    let rounding = 4.0 * f64::EPSILON * (given.abs() + key.abs());
    (given - key).abs() <= tolerance.abs() + rounding
}

/// Digits in threes parted by commas: `1,000`, `-12,345,678`.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next().unwrap_or("");
    let is_digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let mut rest = groups.peekable();
    rest.peek().is_some()
        && (1..=3).contains(&first.len())
        && is_digits(first)
        && rest.all(|group| group.len() == 3 && is_digits(group))
}

/// `typed` up to the unit, if it ends with it; a percent sign may be written out.
fn without_unit<'a>(typed: &'a str, unit: Option<&str>) -> &'a str {
    let Some(unit) = unit else { return typed };
    let end = typed
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(0, |at| at + 1);
    let (number, suffix) = typed.split_at_checked(end).unwrap_or((typed, ""));
    let is_percent = |text: &str| matches!(text, "%" | "percent" | "per cent");
    let (said, meant) = (normalise(suffix), normalise(unit));
    if said == meant || is_percent(&said) && is_percent(&meant) {
        number
    } else {
        typed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, expected) in [
            ("44", Some(44.0)),
            (" 4 400 ", Some(4400.0)),
            ("4\u{a0}400", Some(4400.0)),
            ("1\u{2009}000", Some(1000.0)),
            ("\u{2212}3.5", Some(-3.5)),
            ("44,5", Some(44.5)),
            ("1,000", Some(1000.0)),
            ("12,345,678", Some(12_345_678.0)),
            ("1,000.5", Some(1000.5)),
            ("-1,000", Some(-1000.0)),
            ("1,00,0", None),
            ("1,5.5", None),
            ("", None),
            ("-", None),
            ("inf", None),
            ("NaN", None),
            ("1e3", None),
            ("forty", None),
        ] {
            assert_eq!(parse(typed, None), expected, "{typed}");
        }
    }

    #[test]
    fn a_declared_unit_may_follow() {
        assert_eq!(parse("44 days", Some("days")), Some(44.0));
        assert_eq!(parse("44Days", Some("days")), Some(44.0));
        assert_eq!(parse("44", Some("days")), Some(44.0));
        assert_eq!(parse("20 per cent", Some("%")), Some(20.0));
        assert_eq!(parse("44 weeks", Some("days")), None);
        assert_eq!(parse("44 days", None), None);
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
            let value = parse(&typed, unit.as_deref());
            prop_assert!(value.is_none_or(f64::is_finite));
        }
    }
}
