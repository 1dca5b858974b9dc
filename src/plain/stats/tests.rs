//! Figures as people read them: few are counted, many are a share.

use super::*;
use crate::study::{CalibrationLevel, ENOUGH};

fn text(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn few_answers_are_counted_and_many_are_a_share() {
    let level = |answers, right, share| CalibrationLevel {
        confidence: "sure",
        answers,
        right,
        share,
    };
    let of = |answers, bias, level: CalibrationLevel| {
        text(|out| {
            calibration(
                out,
                &Calibration {
                    answers,
                    levels: vec![level.clone()],
                    brier: None,
                    bias,
                },
            )
        })
    };
    assert_eq!(of(0, None, level(0, 0, None)), "");
    assert_eq!(
        of(5, None, level(5, 4, None)),
        "Calibration: sure answers: 4 of 5 right.\n"
    );
    let many = of(ENOUGH, Some(0.12), level(23, 18, Some(0.7826)));
    assert!(
        many.starts_with("Calibration: sure answers: 78 % right (n=23).\n"),
        "{many}"
    );
    assert!(many.contains("surer than right, by 12 points"), "{many}");
}

#[test]
fn retention_says_no_share_of_a_few() {
    let of = |reviews, recalled, share, expected| {
        text(|out| {
            retention(
                out,
                &Retention {
                    days: 30,
                    reviews,
                    recalled,
                    share,
                    expected,
                },
            )
        })
    };
    assert!(of(0, 0, None, None).contains("no reviews yet"));
    assert!(of(3, 2, None, Some(0.9)).contains("2 of 3 reviews recalled"));
    assert!(
        of(40, 35, Some(0.875), Some(0.9))
            .contains("88 % of 40 reviews recalled; 90 % were expected")
    );
}

#[test]
fn minutes_are_whole() {
    assert_eq!(
        (minutes(0), minutes(61)),
        ("a minute".into(), "about 2 minutes".into())
    );
}
