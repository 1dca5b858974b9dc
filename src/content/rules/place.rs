//! From a word in a text, as it was read, to its place in the file, where markup, quotes and escapes stand around it.

use std::ops::Range;

use crate::content::yaml::NodeRef;

/// The place of `part`, as words of their own, in the value at `at` of a file with the text `file`: the first, if there are
/// several; the whole value, if it is written differently there.
pub(super) fn find(file: &str, at: NodeRef<'_>, part: &str) -> Range<usize> {
    let span = at.span();
    let source = file.get(span.clone()).unwrap_or_default();
    let found = occurrences(source, part).first().copied();
    found.map_or(span.clone(), |from| {
        span.start + from..span.start + from + part.len()
    })
}

/// The same for the `part` of what was read from the value, by its bytes there: of several that are alike, the right
/// one.
pub(super) fn find_part(
    file: &str,
    at: NodeRef<'_>,
    read: &str,
    part: Range<usize>,
) -> Range<usize> {
    let span = at.span();
    let source = file.get(span.clone()).unwrap_or_default();
    let words = read.get(part.clone()).unwrap_or_default();
    let before = occurrences(read, words);
    let number = before.iter().filter(|from| **from < part.start).count();
    match occurrences(source, words).get(number) {
        Some(from) => span.start + from..span.start + from + words.len(),
        None => find(file, at, words),
    }
}

/// Where `part` stands in `text` with no letter beside its own, and not in what a link leads to.
fn occurrences(text: &str, part: &str) -> Vec<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (first, last) = (part.chars().next(), part.chars().next_back());
    let is_alone = |from: &usize| {
        let before = text.get(..*from).unwrap_or_default();
        let after = text.get(from + part.len()..).unwrap_or_default();
        let goes_on = (is_letter(first) && is_letter(before.chars().next_back()))
            || (is_letter(last) && is_letter(after.chars().next()));
        !goes_on && !is_target(before)
    };
    let all = text.match_indices(part).map(|(from, _)| from);
    all.filter(|_| !part.is_empty()).filter(is_alone).collect()
}

/// Whether a text that ends so ends within the target of a link: `[[shusha`.
fn is_target(before: &str) -> bool {
    let open = before.rfind("[[").and_then(|at| before.get(at..));
    open.is_some_and(|link| !link.contains(['|', ']']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_alone_and_not_in_targets() {
        let text = "[[liberated-land|liberated]] and unliberated: liberated";
        assert_eq!(occurrences(text, "liberated"), [17, 46]);
        assert_eq!(occurrences("a; b", ";"), [1]);
        assert!(occurrences("abc", "").is_empty());
    }
}
