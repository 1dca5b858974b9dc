//! What is left of an English word without its endings: [`light`] takes off those of number and tense, [`root`] those
//! that make one word of another as well. No dictionary: the two ends of a comparison are cut the same way.

/// Endings that make one word of another, longest first; each needs four letters before it.
const ENDINGS: [&str; 48] = [
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
/// Endings of one or two letters that are left when another is gone.
const RESTS: [&str; 9] = ["ibl", "abl", "iv", "ia", "ey", "if", "i", "y", "a"];
/// Letters a root has at least.
const LEAST: usize = 4;

/// A word in the singular and without `-ed`, `-ing` or a silent `e`; `-ize` as `-ise`, `-our` as `-or`.
pub(super) fn light(word: &str) -> String {
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let mut stem = plural(word);
    for ending in ["ing", "ed"] {
        if let Some(rest) = stem.strip_suffix(ending)
            && rest.len() >= 3
            && rest.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        {
            let rest = if ending == "ed" && rest.ends_with('i') {
                rest.trim_end_matches('i').to_owned() + "y"
            } else {
                single(rest).to_owned()
            };
            stem = rest;
            break;
        }
    }
    if stem.len() > 3 && stem.ends_with('e') && !stem.ends_with("ee") {
        stem.pop();
    }
    if stem.len() > 4 && stem.ends_with("iz") {
        stem.truncate(stem.len() - 1);
        stem.push('s');
    }
    if let Some(at) = stem.find("izati").filter(|at| *at > 2) {
        stem.replace_range(at + 1..at + 2, "s");
    }
    if stem.len() > 5 && stem.ends_with("our") {
        stem.truncate(stem.len() - 2);
        stem.push('r');
    }
    stem
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

/// What a word shares with those that were made from it: `deterrence` and `deterrent`, `Armenia` and `Armenian`.
pub(super) fn root(light: &str) -> String {
    if !light.is_ascii() || light.len() <= LEAST || light.bytes().any(|byte| byte.is_ascii_digit())
    {
        return light.to_owned();
    }
    let mut stem = light;
    for _ in 0..3 {
        let rest = ENDINGS
            .iter()
            .filter_map(|ending| stem.strip_suffix(ending))
            .find(|rest| rest.len() >= LEAST);
        match rest {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    if let Some(rest) = RESTS
        .iter()
        .filter_map(|ending| stem.strip_suffix(ending))
        .find(|rest| rest.len() >= LEAST)
    {
        stem = rest;
    }
    let stem = single(stem);
    match stem.strip_suffix("ced") {
        Some(rest) => rest.to_owned() + "cess",
        None => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_tense_do_not_count() {
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
            assert_eq!(light(one), light(other), "{one} {other}");
        }
        for word in ["1994", "war", "gəncə", "status", "crisis", "loss", "thing"] {
            assert_eq!(light(word), word);
        }
    }

    #[test]
    fn words_made_from_one_another_share_a_root() {
        let own = |word: &str| root(&light(word));
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
            assert_eq!(own(one), own(other), "{one} {other}");
        }
        for (one, other) in [("region", "regime"), ("minsk", "minor"), ("peace", "piece")] {
            assert_ne!(own(one), own(other), "{one} {other}");
        }
    }
}
