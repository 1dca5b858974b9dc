//! Spellings of one English word that are equally good: `organisation` and `organization`, `colour` and `color`.

/// Endings and groups of letters, British and American. They apply to words of at least so many letters, so that `four`
/// stays another word than `for`.
const SPELLINGS: [(&str, &str, Occurrence, usize); 19] = [
    ("isation", "ization", Occurrence::Anywhere, 8),
    ("ise", "ize", Occurrence::End, 7),
    ("ised", "ized", Occurrence::End, 7),
    ("iser", "izer", Occurrence::End, 7),
    ("ises", "izes", Occurrence::End, 7),
    ("ising", "izing", Occurrence::End, 8),
    ("yse", "yze", Occurrence::End, 7),
    ("ysed", "yzed", Occurrence::End, 7),
    ("ysing", "yzing", Occurrence::End, 7),
    ("our", "or", Occurrence::Anywhere, 5),
    ("tre", "ter", Occurrence::End, 6),
    ("tres", "ters", Occurrence::End, 6),
    ("bre", "ber", Occurrence::End, 5),
    ("ence", "ense", Occurrence::End, 7),
    ("ogue", "og", Occurrence::End, 7),
    ("lled", "led", Occurrence::End, 8),
    ("lling", "ling", Occurrence::End, 9),
    ("ae", "e", Occurrence::Anywhere, 7),
    ("oe", "e", Occurrence::Anywhere, 7),
];

/// Single words.
const WORDS: [(&str, &str); 6] = [
    ("programme", "program"),
    ("practise", "practice"),
    ("grey", "gray"),
    ("tyre", "tire"),
    ("sceptic", "skeptic"),
    ("aluminium", "aluminum"),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Occurrence {
    Anywhere,
    End,
}

/// `word` in the American spelling, if it is one of two.
pub(super) fn common_spelling(word: &str) -> String {
    if let Some((_, common)) = WORDS.iter().find(|(british, _)| *british == word) {
        return (*common).to_owned();
    }
    let mut common = word.to_owned();
    for (british, american, occurrence, letters) in SPELLINGS {
        if common.chars().count() < letters {
            continue;
        }
        match occurrence {
            Occurrence::Anywhere => common = common.replace(british, american),
            Occurrence::End => {
                if let Some(stem) = common.strip_suffix(british) {
                    common = format!("{stem}{american}");
                }
            }
        }
    }
    common
}

/// Whether both have the same letters, at least six, and differ in blanks alone.
pub(super) fn is_same_without_blanks(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| *c != ' ').collect::<String>();
    let (one, other) = (letters(one), letters(other));
    one == other && one.chars().count() >= 6 && one.chars().all(char::is_alphabetic)
}
