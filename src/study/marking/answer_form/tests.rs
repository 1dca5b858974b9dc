//! Which answers are the same, and which are not.

use proptest::prelude::*;

use super::*;

fn likeness(typed: &str, key: &str, mode: MatchMode) -> Option<Likeness> {
    AnswerForm::new(typed, mode).likeness(&AnswerForm::new(key, mode))
}

#[test]
fn how_an_answer_is_written_makes_no_difference() {
    for (key, typed) in [
        ("can't", "can´t"),
        ("can't", "can`t"),
        ("can't", "can’t"),
        ("Nuʻu", "Nu'u"),
        ("Marks & Spencer", "Marks and Spencer"),
        ("rock and roll", "rock & roll"),
        ("R&D", "r and d"),
        ("yes/no", "yes / no"),
        ("U.S.A.", "U. S. A."),
        ("U.S.A.", "USA"),
        ("U.S.A.", "U S A"),
        ("J.R.R. Tolkien", "J. R. R. Tolkien"),
        ("Köln", "Koeln"),
        ("Århus", "Aarhus"),
        ("Straße", "Strasse"),
        ("NATO", "NАTO"),
        ("NATO", "nаtо"),
        ("CO", "СО"),
        ("the Affective Liberation", " AFFECTIVE—Liberation."),
        ("Nagorno-Karabakh", "Nagorno‑Karabakh"),
        ("Nagorno-Karabakh", "Nagorno – Karabakh"),
        ("1992–1994", "1992 - 1994"),
        ("−x", "-x"),
        ("(−x)", "(-x)"),
        ("COVID-19", "Covid 19"),
        ("1,000 people", "1000 people"),
        ("x²", "x2"),
        ("x²", "x^2"),
        ("10⁵", "10^5"),
        ("H₂O", "H2O"),
        ("organisation", "organization"),
        ("labour", "labor"),
        ("anaemia", "anemia"),
        ("می\u{200c}خواهم", "میخواهم"),
        ("مُدَرِّس", "مدرس"),
        ("שָׁלוֹם", "שלום"),
        ("ﾊﾊ", "ハハ"),
        ("co\u{ad}operate", "cooperate"),
    ] {
        assert!(
            matches!(
                likeness(typed, key, MatchMode::Text),
                Some(Likeness::Same | Likeness::Identical)
            ),
            "{typed} for {key}: {:?} {:?}",
            AnswerForm::new(typed, MatchMode::Text),
            AnswerForm::new(key, MatchMode::Text),
        );
    }
}

#[test]
fn a_missing_mark_or_blank_is_a_spelling() {
    for (key, typed) in [
        ("Mütter", "Mutter"),
        ("Şuşa", "Susa"),
        ("İlham Əliyev", "Ilham Eliyev"),
        ("μνήμης", "μνημησ"),
        ("за́мок", "замок"),
        ("ёлка", "елка"),
        ("self-determination", "selfdetermination"),
    ] {
        assert_eq!(
            likeness(typed, key, MatchMode::Text),
            Some(Likeness::Spelling),
            "{typed}"
        );
    }
}

#[test]
fn what_means_something_else_is_another_answer() {
    for (key, typed) in [
        ("हिंदी", "हद"),
        ("की", "का"),
        ("ハハ", "パパ"),
        ("かき", "がき"),
        ("мой", "мои"),
        ("!=", "=="),
        ("&self", "self"),
        ("−x", "x"),
        ("A*", "Apple"),
        ("A*", "A"),
        ("C++", "C"),
        ("C#", "C"),
        ("10⁵", "105"),
        ("3.5", "35"),
        ("50%", "50"),
        ("@home", "home"),
        ("four", "for"),
        ("ไป", "ไ"),
    ] {
        assert_eq!(
            likeness(typed, key, MatchMode::Text),
            None,
            "{typed} for {key}"
        );
    }
}

#[test]
fn the_mode_says_what_counts() {
    for (mode, key, typed, expected) in [
        (MatchMode::Exact, "Co", "CO", false),
        (MatchMode::Exact, "Co", " Co ", true),
        (MatchMode::Exact, "mā", "mǎ", false),
        (MatchMode::Exact, "Mütter", "Mutter", false),
        (MatchMode::Exact, "Mütter", "Mu\u{308}tter", true),
        (MatchMode::Case, "pH", "PH", false),
        (MatchMode::Case, "pH", " pH ", true),
        (MatchMode::Case, "Köln", "Koeln", true),
        (MatchMode::Code, "6 < 7", "6<7", true),
        (MatchMode::Code, "x <- c(1, 2)", "x<-c(1,2)", true),
        (MatchMode::Code, "int x", "intx", false),
        (MatchMode::Code, "\"a b\"", "\"ab\"", false),
        (MatchMode::Code, "Self", "self", false),
    ] {
        assert_eq!(
            likeness(typed, key, mode).is_some(),
            expected,
            "{typed} for {key}, {mode:?}"
        );
    }
}

proptest! {
    #[test]
    fn every_text_is_like_itself(text in any::<String>(), mode in 0usize..4) {
        let form = AnswerForm::new(&text, MatchMode::ALL[mode]);
        let expected = (!text.trim().is_empty()).then_some(Likeness::Identical);
        prop_assert_eq!(form.likeness(&form), expected);
    }

    #[test]
    fn likeness_goes_both_ways(one in "[a-cäößé '.&/^²0-9−-]{0,8}", other in "[a-cäößé '.&/^²0-9−-]{0,8}") {
        prop_assert_eq!(likeness(&one, &other, MatchMode::Text), likeness(&other, &one, MatchMode::Text));
    }
}
