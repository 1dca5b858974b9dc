//! Words of scripts without blanks, and lists of a kind.

use crate::search::{Index, Kind, SearchDocument};
use crate::text::SafeText;

/// Terms with these titles; the text of each is its title in a sentence.
fn terms(titles: &[&str]) -> Index {
    let docs = titles.iter().map(|title| SearchDocument {
        text: format!("これは{title}です。"),
        ..SearchDocument::new(Kind::Term, title, &SafeText::new(title))
    });
    docs.collect()
}

#[test]
fn words_of_scripts_without_blanks_are_found_inside_a_sentence() {
    let index = terms(&["私は東京都に住む", "京都の寺", "四川省在中国西南部"]);
    let ids = |query: &str| -> Vec<String> {
        let hits = index.find(query, 9).into_iter();
        hits.map(|hit| hit.id).collect()
    };
    assert_eq!(ids("東京"), ["私は東京都に住む"]);
    assert_eq!(ids("中国西南"), ["四川省在中国西南部"]);
    assert_eq!(ids("寺"), ["京都の寺"]);
    assert_eq!(ids("京都")[0], "京都の寺");
    assert_eq!(ids("大阪"), [""; 0]);
    assert_eq!(ids("\"中国西南部\""), ["四川省在中国西南部"]);
    let hit = &index.find("東京", 9)[0];
    let marks = hit.title_marks.iter();
    let marked = marks.filter_map(|mark| hit.title.get(mark.clone()));
    assert!(marked.eq(["東京"]));
}

#[test]
fn a_kind_is_listed_from_a_to_z() {
    let index = terms(&["war", "Şuşa", "Minsk", "agency"]);
    let ids = |limit| -> Vec<String> {
        let hits = index.find("#", limit).into_iter();
        hits.map(|hit| hit.id).collect()
    };
    assert_eq!(ids(9), ["agency", "Minsk", "Şuşa", "war"]);
    assert_eq!(ids(2), ["agency", "Minsk"]);
}
