//! Stemming of English words without a dictionary: [`stem`] removes the endings of number and tense, [`root`] also those
//! that derive one word from another. Both sides of a comparison are stemmed in the same way.

/// Derivational endings, longest first; at least four letters must be left.
const SUFFIXES: [&str; 48] = [
    "isational",
    "isation",
    "fulness",
    "ousness",
    "iveness",
    "ibility",
    "ability",
    "ational",
    "istic",
    "ation",
    "ition",
    "ative",
    "itive",
    "ment",
    "ness",
    "ence",
    "ance",
    "ency",
    "ancy",
    "ator",
    "ship",
    "able",
    "ible",
    "ical",
    "ional",
    "enc",
    "anc",
    "ent",
    "ant",
    "ism",
    "ist",
    "ion",
    "ity",
    "ous",
    "ful",
    "ish",
    "ian",
    "ary",
    "ive",
    "ic",
    "al",
    "ly",
    "ur",
    "or",
    "er",
    "an",
    "at",
    "is",
];
/// Letters that may be left at the end when a suffix is removed.
const REMAINDERS: [&str; 9] = ["ibl", "abl", "iv", "ia", "ey", "if", "i", "y", "a"];
/// Fewest letters of a root.
const MIN_ROOT: usize = 4;

/// A folded word in the singular, without `-ed`, `-ing` or a silent `e`; `-ize` as `-ise`, `-our` as `-or`.
pub fn stem(word: &str) -> String {
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut left = plural(word);
    for ending in ["ing", "ed"] {
        if let Some(rest) = left.strip_suffix(ending)
            && rest.len() >= 3
            && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        {
            let rest = if ending == "ed" && rest.ends_with('i') {
                rest.trim_end_matches('i').to_owned() + "y"
            } else {
                single(rest).to_owned()
            };
            left = rest;
            break;
        }
    }
    if left.len() > 3 && left.ends_with('e') && !left.ends_with("ee") {
        left.pop();
    }
    if left.len() > 4 && left.ends_with("iz") {
        left.truncate(left.len() - 1);
        left.push('s');
    }
    if let Some(at) = left.find("izati").filter(|at| *at > 2) {
        left.replace_range(at + 1..at + 2, "s");
    }
    if left.len() > 5 && left.ends_with("our") {
        left.truncate(left.len() - 2);
        left.push('r');
    }
    left
}

fn plural(word: &str) -> String {
    let cut = |ending: &str| word.strip_suffix(ending);
    if let Some(rest) = cut("ies").filter(|rest| rest.len() > 1) {
        return rest.to_owned() + "y";
    }
    for ending in ["sses", "xes", "ches", "shes", "zes"] {
        if word.ends_with(ending) {
            return cut("es").unwrap_or(word).to_owned();
        }
    }
    match cut("s") {
        Some(rest) if !rest.ends_with(['s', 'u', 'i']) => rest.to_owned(),
        _ => word.to_owned(),
    }
}

/// Without the second of two equal consonants at the end.
fn single(word: &str) -> &str {
    let mut back = word.chars().rev();
    match (back.next(), back.next()) {
        (Some(last), Some(before)) if last == before && !"aeiouls".contains(last) => {
            word.get(..word.len() - 1).unwrap_or(word)
        }
        _ => word,
    }
}

/// The root of a [`stem`], shared by derived words: `deterrence` and `deterrent`, `armenia` and `armenian`.
pub fn root(stem: &str) -> String {
    if !stem.is_ascii() || stem.len() <= MIN_ROOT || stem.bytes().any(|byte| byte.is_ascii_digit())
    {
        return stem.to_owned();
    }
    let mut root = stem;
    for _ in 0..3 {
        let rest = SUFFIXES
            .iter()
            .filter_map(|ending| root.strip_suffix(ending))
            .find(|rest| rest.len() >= MIN_ROOT);
        match rest {
            Some(rest) => root = rest,
            None => break,
        }
    }
    if let Some(rest) = REMAINDERS
        .iter()
        .filter_map(|ending| root.strip_suffix(ending))
        .find(|rest| rest.len() >= MIN_ROOT)
    {
        root = rest;
    }
    let root = single(root);
    match root.strip_suffix("ced") {
        Some(rest) => rest.to_owned() + "cess",
        None => root.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflected_forms_share_a_stem() {
        for (one, other) in [
            ("state", "states"),
            ("territory", "territories"),
            ("liberate", "liberating"),
            ("liberated", "liberates"),
            ("stop", "stopped"),
            ("boxes", "box"),
            ("fail", "failed"),
            ("regionalize", "regionalised"),
            ("regionalization", "regionalisations"),
            ("neighbour", "neighbors"),
            ("try", "tried"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        for word in ["1994", "war", "gəncə", "status", "crisis", "loss", "thing"] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn derived_words_share_a_root() {
        let root_of = |word: &str| root(&stem(word));
        for (one, other) in [
            ("deterrent", "deterrence"),
            ("failed", "failure"),
            ("autarky", "autarkic"),
            ("regionalised", "regionalisation"),
            ("humiliated", "humiliation"),
            ("segregated", "segregation"),
            ("passive", "passivity"),
            ("invincible", "invincibility"),
            ("armenia", "armenians"),
            ("russia", "russian"),
            ("turkey", "turkish"),
            ("azerbaijan", "azerbaijanis"),
            ("seceding", "secession"),
            ("erasing", "erasure"),
            ("partner", "partnership"),
        ] {
            assert_eq!(root_of(one), root_of(other), "{one} {other}");
        }
        for (one, other) in [("region", "regime"), ("minsk", "minor"), ("peace", "piece")] {
            assert_ne!(root_of(one), root_of(other), "{one} {other}");
        }
    }
}
