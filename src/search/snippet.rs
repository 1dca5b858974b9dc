//! The words around a match, cut to one line.

use std::ops::Range;

use super::rerank::Reranker;
use super::synonyms::IGNORED_WEIGHT;
use crate::text::for_each_token;
use crate::text::{SafeText, fold, folded, width};

/// Columns of a snippet, ellipses included.
const COLUMNS: usize = 90;
/// Marks a cut.
const CUT: &str = "…";
/// Least similarity of a word that is marked.
const LEAST: f32 = 0.5;

/// The byte ranges of `text` that match the query, and the matching words, folded. Of a word with the typed prefix only
/// the prefix is marked.
pub(super) fn marks(text: &str, reranker: &Reranker<'_>) -> (Vec<Range<usize>>, Vec<String>) {
    let whole = fold(text);
    let mut found = Vec::new();
    let mut forms: Vec<String> = Vec::new();
    for_each_token(&whole.text, |word, chars| {
        let Some((term, fit)) = reranker
            .lookup(word)
            .and_then(|(at, fit)| Some((reranker.term(at)?, fit)))
        else {
            return;
        };
        if term.worth <= IGNORED_WEIGHT || fit < LEAST {
            return;
        }
        if !forms.iter().any(|form| form == word) {
            forms.push(word.to_owned());
        }
        let typed = term.word.as_str();
        let end = if word.starts_with(typed) {
            chars.end.min(chars.start + typed.chars().count())
        } else {
            chars.end
        };
        found.push(whole.origin(chars.start..end));
    });
    (merge_ranges(found.into_iter()), forms)
}

/// The byte ranges of the words of `wanted` in `text`: the words that a hit was found by, separated by blanks.
pub fn mark_words(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted: Vec<String> = wanted.split_whitespace().map(folded).collect();
    let whole = fold(text);
    let mut found = Vec::new();
    for_each_token(&whole.text, |word, chars| {
        if wanted.iter().any(|wanted| wanted == word) {
            found.push(whole.origin(chars));
        }
    });
    merge_ranges(found.into_iter())
}

/// Merges ranges that touch or overlap.
fn merge_ranges(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in ranges.filter(|range| !range.is_empty()) {
        match all.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => all.push(range),
        }
    }
    all
}

/// At most 90 columns of `text` around the most matches, or its beginning; the matches in them; and the words of the
/// whole text that match.
pub(super) fn snippet(
    text: &str,
    reranker: &Reranker<'_>,
) -> (SafeText, Vec<Range<usize>>, Vec<String>) {
    let (marks, forms) = marks(text, reranker);
    let (line, moved) = excerpt(text, &marks, COLUMNS);
    (line, moved, forms)
}

/// At most `columns` of `text` around the most of `marks`, `…` where something was cut, and the marks in them. Uses
/// at least eight columns.
pub fn excerpt(
    text: &str,
    marks: &[Range<usize>],
    columns: usize,
) -> (SafeText, Vec<Range<usize>>) {
    let columns = columns.max(8);
    let words = spans(text, columns);
    let (first, last) = window(text, &words, (&busiest(marks, columns), columns));
    let mut line = String::new();
    let mut moved = Vec::new();
    if first > 0 {
        line.push_str(CUT);
    }
    let shown = words.get(first..last).unwrap_or_default();
    let mut before = None;
    for word in shown {
        // The pieces of a split word are joined without a blank.
        if before.is_some_and(|end| end < word.start) {
            line.push(' ');
        }
        before = Some(word.end);
        let start = line.len();
        line.push_str(text.get(word.clone()).unwrap_or_default());
        let within = marks
            .iter()
            .filter(|mark| mark.start < word.end && mark.end > word.start);
        moved.extend(within.map(|mark| {
            let shift = |byte: usize| byte.clamp(word.start, word.end) - word.start + start;
            shift(mark.start)..shift(mark.end)
        }));
    }
    if last < words.len() {
        line.push_str(CUT);
    }
    let line = SafeText::new(&line);
    moved.retain(|mark| line.get(mark.clone()).is_some());
    (line, moved)
}

/// The words of `text` between blanks; a word wider than two thirds of a line is split.
fn spans(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let mut from = start;
        let mut used = 0;
        if word.len() > columns * 2 / 3 {
            for (at, c) in word.char_indices() {
                used += width(c.encode_utf8(&mut [0; 4]));
                if used > columns * 2 / 3 {
                    spans.push(from..start + at);
                    from = start + at;
                    used = width(c.encode_utf8(&mut [0; 4]));
                }
            }
        }
        if from < start + word.len() {
            spans.push(from..start + word.len());
        }
        start += part.len();
    }
    spans
}

/// The first stretch with the most `marks` within two thirds of a line.
fn busiest(marks: &[Range<usize>], columns: usize) -> Range<usize> {
    let stretch = |at: usize| {
        let rest = marks.get(at..).unwrap_or_default();
        let start = rest.first().map_or(0, |mark| mark.start);
        let count = rest
            .iter()
            .take_while(|mark| mark.end <= start + columns * 2 / 3)
            .count();
        (
            count,
            start..rest.get(count.max(1) - 1).map_or(start, |mark| mark.end),
        )
    };
    (0..marks.len())
        .map(stretch)
        .rev()
        .max_by_key(|(count, _)| *count)
        .map_or(0..0, |(_, stretch)| stretch)
}

/// The words to show: those of `focus`, then alternately one before and one after while there is room.
fn window(
    text: &str,
    words: &[Range<usize>],
    (focus, columns): (&Range<usize>, usize),
) -> (usize, usize) {
    let wide = |at: usize| {
        words
            .get(at)
            .and_then(|word| text.get(word.clone()))
            .map(|word| width(word) + 1)
    };
    let room = columns - 2 * width(CUT) + 1;
    let mut first = words
        .iter()
        .position(|word| word.end > focus.start)
        .unwrap_or(0);
    let mut last = first;
    let mut used = 0;
    while let Some(more) = wide(last).filter(|more| used + more <= room)
        && words
            .get(last)
            .is_some_and(|word| last == first || word.start < focus.end)
    {
        used += more;
        last += 1;
    }
    loop {
        let before = first
            .checked_sub(1)
            .and_then(wide)
            .filter(|more| used + more <= room);
        if let Some(more) = before {
            used += more;
            first -= 1;
        }
        let after = wide(last).filter(|more| used + more <= room);
        if let Some(more) = after {
            used += more;
            last += 1;
        }
        if before.is_none() && after.is_none() {
            return (first, last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::expand::expand;
    use crate::search::query::Query;
    use crate::search::{Index, Kind, SearchDocument};
    use proptest::prelude::*;

    fn cut(text: &str, query: &str) -> (String, Vec<String>) {
        let thing = SearchDocument {
            text: text.to_owned(),
            ..SearchDocument::new(Kind::Paragraph, "p", &SafeText::new("title"))
        };
        let index: Index = std::iter::once(thing).collect();
        let terms = expand(&index, &Query::parse(query, &index.search_words), false);
        let (line, marks, _) = snippet(text, &Reranker::new(&index, &terms));
        (
            line.to_string(),
            marks
                .into_iter()
                .map(|mark| line.get(mark).unwrap().to_owned())
                .collect(),
        )
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        let (line, marked) = cut("Shusha\nis  Şuşa.", "susa");
        assert_eq!(line, "Shusha is Şuşa.");
        assert_eq!(marked, ["Şuşa"]);
        assert_eq!(cut("", "x").0, "");
    }

    #[test]
    fn a_long_text_is_cut_at_words_around_the_match() {
        let text = format!(
            "{} the affective turn of memory {}",
            "before ".repeat(40),
            "after ".repeat(40)
        );
        let (line, marked) = cut(&text, "memory affect");
        assert!(
            line.starts_with("…before") && line.ends_with("after…"),
            "{line}"
        );
        assert!(width(&line) <= COLUMNS && width(&line) > 70, "{line}");
        assert_eq!(marked, ["affect", "memory"]);
    }

    #[test]
    fn the_stretch_with_most_matches_is_shown() {
        let text = format!(
            "war {} war and war again {}",
            "x ".repeat(80),
            "y ".repeat(80)
        );
        assert_eq!(cut(&text, "war").1, ["war", "war"]);
    }

    proptest! {
        #[test]
        fn snippets_fit_and_marks_are_in_them(text in "([a-zŞ日—']{1,120}[ \n]){0,30}", query in "[b-z]{1,3}( [b-z]{1,2})?") {
            let (line, marked) = cut(&SafeText::new(&text), &query);
            prop_assert!(width(&line) <= COLUMNS);
            prop_assert!(marked.iter().all(|mark| !mark.is_empty()));
        }
    }
}
