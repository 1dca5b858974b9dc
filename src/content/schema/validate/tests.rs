//! What is held against the table, value by value.

use super::*;

#[test]
fn dates_are_days_of_the_calendar() {
    for good in ["1994", "2016-04", "2020-09-27", "2020-02-29"] {
        assert!(is_date(good), "{good}");
    }
    for bad in [
        "94",
        "2016-13",
        "2020-02-30",
        "2021-02-29",
        "2020-9-27",
        "2020-",
        "2020-09-27-1",
        "spring 1994",
        "",
    ] {
        assert!(!is_date(bad), "{bad}");
    }
}

#[test]
fn numbers_are_what_both_readers_take_for_numbers() {
    for good in ["0", "44", "-1", "0.5", "-12.25", "1e9", "6.022e+23", "1E-3"] {
        assert!(number(good).is_some(), "{good}");
    }
    for bad in [
        "", "012", "1_000", "1e", "e9", "1e999", "1e1.5", ".5", "1.", "0x1F", "inf", "no", "+1",
        "1.2.3",
    ] {
        assert!(number(bad).is_none(), "{bad}");
    }
}
