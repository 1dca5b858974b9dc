//! Typed answers: what is the same, what is a slip, what is wrong; and the examples of the reference.

use super::*;

#[test]
fn typed_answers_are_compared_normalised() {
    let task = || short(&["the Affective Liberation", "emotional liberation"], &[]);
    for typed in [
        "affective liberation",
        " AFFECTIVE—Liberation.",
        "Emotional liberation",
    ] {
        assert_eq!(credit(task(), typed), Credit::Exact, "{typed}");
    }
    assert_eq!(
        credit(task(), "afective liberation"),
        typo("the Affective Liberation")
    );
    assert_eq!(credit(task(), "liberation"), Credit::None);
    assert_eq!(credit(task(), ""), Credit::None);
    assert_eq!(
        credit(short(&["Azərbaycançılıq"], &[]), "azerbaycanciliq"),
        typo("Azərbaycançılıq")
    );
}

#[test]
fn both_names_of_a_place_are_right() {
    let other = |key: &str| Credit::OtherName { key: key.into() };
    assert_eq!(credit(short(&["Shusha"], &[]), "Shushi"), other("Shusha"));
    assert_eq!(
        credit(
            short(&["Shusha"], &[("Shushi", "the Armenian name")]),
            "Şuşa"
        ),
        other("Shusha")
    );
    assert_eq!(
        credit(short(&["Stepanakert"], &[]), "Xankəndi"),
        other("Stepanakert")
    );
    assert_eq!(credit(short(&["Shusha"], &[]), "Stepanakert"), Credit::None);
    assert_eq!(credit(short(&["Shusha"], &[]), "Shysha"), typo("Shusha"));
}

#[test]
fn a_slip_is_no_other_word() {
    for (key, typed) in [
        ("Iran", "Iraq"),
        ("Russia", "Prussia"),
        ("Armenia", "Armenian"),
        ("1994", "1993"),
        ("war of 1994", "war of 1995"),
        ("unipolar memory", "bipolar memory"),
        ("personal liberation", "impersonal liberation"),
        ("nitrate", "nitrite"),
        ("emigration", "immigration"),
        ("Iceland", "Ireland"),
        ("deterrent", "deterrents"),
    ] {
        assert_eq!(credit(short(&[key], &[]), typed), Credit::None, "{typed}");
    }
}

#[test]
fn a_wrong_answer_that_was_foreseen_is_wrong_and_told_why() {
    let task = || {
        short(
            &["deportation", "land liberation"],
            &[("deportetion", "no"), ("Liberation", "which?")],
        )
    };
    let mark = judge(task(), &Response::Text("Deportetion".into()));
    assert!(close(mark.score, 0.0));
    assert_eq!(mark.parts[0].feedback.as_deref(), Some("no"));
    assert_eq!(credit(task(), "liberation"), Credit::None);
    assert_eq!(credit(task(), "land liberation"), Credit::Exact);
    assert_eq!(credit(task(), "deportetioon"), Credit::None);
    assert_eq!(credit(task(), "deportatoin"), typo("deportation"));
    // A wrong answer is wrong however close it is: by its marks, by its case.
    assert_eq!(
        credit(short(&["Mütter"], &[("Mutter", "one")]), "mutter"),
        Credit::None
    );
    assert_eq!(
        credit(short(&["pH"], &[("PH", "acid")]), "PH"),
        Credit::None
    );
    assert_eq!(
        credit(short(&["pH"], &[("PH", "acid")]), "pH"),
        Credit::Exact
    );
}

/// The table of examples in the format reference, row by row.
#[test]
fn the_examples_of_the_reference_are_judged_so() {
    let reference = include_str!("../../../../assets/lesson-format.md");
    let (_, table) = reference
        .split_once("| match | accepted | typed | judged |")
        .unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let mut count = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [mode, accepted, typed, judged] = cells[..] else {
            panic!("{row}");
        };
        let response = Response::Text(typed.into());
        let said = if let Some(mode) = MatchMode::ALL.into_iter().find(|own| own.key() == mode) {
            let item = Item {
                match_mode: Some(mode),
                ..item("i", "?", short(&[accepted], &[]))
            };
            match &mark(&item, &response, &NameLexicon::default()).parts[0].credit {
                Credit::Exact => "right",
                Credit::Typo { .. } => "right, with the spelling",
                _ => "wrong",
            }
        } else {
            let (key, unit) = accepted.split_once(' ').unwrap_or((accepted, "none"));
            let unit = Some(unit).filter(|unit| *unit != "none");
            let task = Task::Numeric {
                key: key.parse().unwrap(),
                tolerance: 0.0,
                unit: unit.map(Into::into),
            };
            match number_readings(typed, unit) {
                readings if readings.is_empty() => "asked again",
                _ if judge(task, &response).is_full() => "right",
                _ => "wrong",
            }
        };
        assert_eq!(said, judged, "{row}");
        count += 1;
    }
    assert!(count > 20, "{count}");
}

#[test]
fn blanks_count_one_by_one() {
    let blank = |accepted: &[&str]| Blank {
        before: "x".into(),
        accepted: safe_texts(accepted),
    };
    let task = || Task::Cloze {
        blanks: vec![
            blank(&["44", "forty-four"]),
            blank(&["Rambouillet"]),
            blank(&["Khankendi"]),
        ],
        after: ".".into(),
        wrong: vec![AnticipatedError {
            text: "45".into(),
            feedback: "nearly".into(),
        }],
    };
    let fill = |typed: &[&str]| {
        judge(
            task(),
            &Response::Blanks(typed.iter().map(|&text| text.to_owned()).collect()),
        )
    };
    assert!(fill(&["forty four", "rambouillet", "khankendi"]).is_full());
    let mixed = fill(&["45", "khankendi"]);
    assert!(
        close(mixed.score, 0.0),
        "what is right elsewhere is no slip"
    );
    assert_eq!(mixed.parts.len(), 3);
    assert_eq!(mixed.parts[0].feedback.as_deref(), Some("nearly"));
    assert!(close(
        fill(&["44", "rambuillet", "x", "more"]).score,
        2.0 / 3.0
    ));
}
