//! Words of English that carry little or no content. Words of a course's subject are in the course.

/// Function words, in order.
const STOP_WORDS: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "being", "between", "both", "but", "by", "can", "could", "did", "do", "does", "doing",
    "during", "each", "every", "for", "from", "get", "give", "given", "had", "has", "have", "he",
    "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "know", "like",
    "made", "make", "makes", "many", "may", "me", "might", "more", "most", "much", "must", "my",
    "no", "not", "of", "on", "one", "only", "or", "other", "others", "our", "say", "says", "shall",
    "she", "should", "since", "so", "some", "such", "tell", "than", "that", "the", "their", "them",
    "then", "there", "these", "they", "this", "those", "through", "to", "until", "upon", "us",
    "use", "used", "very", "was", "we", "were", "what", "when", "where", "which", "while", "who",
    "whom", "whose", "why", "will", "with", "within", "without", "would", "you", "your",
];

/// Words of questions that seldom occur in the answer, in order.
const QUESTION_WORDS: &[&str] = &[
    "author",
    "call",
    "called",
    "calls",
    "cause",
    "caused",
    "chapter",
    "compare",
    "compared",
    "comparison",
    "concept",
    "define",
    "defined",
    "definition",
    "describe",
    "describes",
    "differ",
    "difference",
    "different",
    "event",
    "example",
    "explain",
    "explained",
    "explains",
    "happen",
    "happened",
    "happens",
    "history",
    "idea",
    "lesson",
    "mean",
    "meaning",
    "means",
    "meant",
    "name",
    "named",
    "paragraph",
    "person",
    "place",
    "question",
    "reason",
    "reasons",
    "role",
    "section",
    "table",
    "term",
    "versus",
    "vs",
];

/// Whether a folded word is a function word.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Whether a folded word belongs to questions rather than to answers.
pub fn is_question_word(word: &str) -> bool {
    QUESTION_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(STOP_WORDS.is_sorted() && QUESTION_WORDS.is_sorted());
        assert!(is_stop_word("the") && is_question_word("explain") && !is_stop_word("war"));
    }
}
