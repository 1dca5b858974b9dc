//! The dictionary and its lookups.

use super::super::edit_distance::max_distance;
use super::*;

pub(super) fn inverted_index(names: &[&str], texts: &[&str]) -> InvertedIndex {
    let mut collector = IndexBuilder::default();
    for name in names {
        name.split(' ').for_each(|word| collector.word(word));
        collector.end_name();
    }
    for text in texts {
        text.split_whitespace()
            .for_each(|word| collector.word(word));
        collector.end_text();
    }
    collector.finish()
}

#[test]
fn words_know_where_they_stand() {
    let all = inverted_index(
        &["war and peace", "peace"],
        &["peace after war war", "", "war"],
    );
    let word = |text| all.exact(text).unwrap();
    assert_eq!(all.names(word("peace")), [0, 1]);
    assert_eq!(all.names(word("after")), [0; 0]);
    assert_eq!(all.texts(word("war")).collect::<Vec<_>>(), [(0, 2), (2, 1)]);
    assert_eq!(all.frequency(word("war")), 3);
    assert!(all.length(0) > 1.0 && all.length(1) == 0.0);
    assert_eq!(all.exact("pea"), None);
    let begun: Vec<&str> = all.by_prefix("a").map(|word| all.text(word)).collect();
    assert_eq!(begun, ["after", "and"]);
    assert!(all.by_prefix("x").is_empty() && InvertedIndex::default().by_prefix("a").is_empty());
}

#[test]
fn words_are_found_by_stem_part_and_likeness() {
    let all = inverted_index(
        &["liberations liberated goltz baku nkao"],
        &["affective effect"],
    );
    let texts = |words: Vec<WordId>| words.iter().map(|&word| all.text(word)).collect::<Vec<_>>();
    assert_eq!(texts(all.by_stem("liberation")), ["liberations"]);
    assert_eq!(
        texts(all.by_root("liberation")),
        ["liberated", "liberations"]
    );
    assert_eq!(texts(all.by_substring("fect")), ["affective", "effect"]);
    let near = |typed| {
        texts(
            all.fuzzy(typed, max_distance(typed.len()), 9)
                .into_iter()
                .map(|(_, word)| word)
                .collect(),
        )
    };
    for (typed, meant) in [
        ("afectve", vec!["affective"]),
        ("libreat", vec!["liberated", "liberations"]),
        ("golts", vec!["goltz"]),
        ("nkoa", vec!["nkao"]),
        ("ba", vec![]),
        ("memory", vec![]),
    ] {
        assert_eq!(near(typed), meant, "{typed}");
    }
}
