//! Plain functions on text: sanitising for terminals, folding for comparison, Markdown to prose, wrapping by width.
//! Knows no course, screen or file.

mod analyzer;
mod ascii;
mod count;
mod dictionary;
mod fold;
mod markdown;
mod prose;
mod safe_text;
mod width;
mod wrap;

pub use analyzer::{
    SourceWord, Token, for_each_token, is_question_word, is_stop_word, is_unspaced, root,
    source_words, stem, tokens,
};
pub use ascii::to_ascii;
pub use count::Count;
pub use dictionary::{is_common_word, neighbours};
pub use fold::{Folded, fold, fold_onto, folded, is_dash, normalise};
pub use markdown::parse_markdown;
pub use prose::{Emphasis, Para, Prose, TextRun, TextTable};
pub use safe_text::{SafeText, sanitize};
pub use width::{is_all_narrow, is_narrow, width};
pub use wrap::{RunSlice, WrappedLine, wrap};
