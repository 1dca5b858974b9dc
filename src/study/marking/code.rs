//! Answers that are code: blanks count where they separate words, and inside strings, and nowhere else.

/// `text` with one blank where two words meet and none elsewhere outside strings.
pub(super) fn tokens(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = String::with_capacity(text.len());
    let mut has_lifetimes = false;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let rest = chars.get(at + 1..).unwrap_or_default();
        if c.is_whitespace() {
            let next = rest.iter().find(|c| !c.is_whitespace());
            let is_word = |c: char| c.is_alphanumeric() || c == '_';
            if tokens.chars().next_back().is_some_and(is_word) && next.copied().is_some_and(is_word)
            {
                tokens.push(' ');
            }
            at += 1 + rest.iter().take_while(|c| c.is_whitespace()).count();
            continue;
        }
        let before = tokens.chars().next_back();
        if c == '\'' && is_lifetime(before, rest, has_lifetimes) {
            has_lifetimes = true;
        } else if let Some(length) = string(c, rest) {
            tokens.push(c);
            tokens.extend(rest.iter().take(length));
            at += 1 + length;
            continue;
        }
        tokens.push(c);
        at += 1;
    }
    tokens
}

/// Whether the quotation mark before `rest` begins a lifetime, as in `<'a>`, and no string.
fn is_lifetime(before: Option<char>, rest: &[char], has_lifetimes: bool) -> bool {
    let name = rest
        .iter()
        .take_while(|c| c.is_alphanumeric() || **c == '_')
        .count();
    let is_closed = rest.get(name) == Some(&'\'');
    name > 0 && !is_closed && (has_lifetimes || matches!(before, Some('<' | '&')))
}

/// The length of the rest of a string that begins with `quote`, with its end; none if it does not end.
fn string(quote: char, rest: &[char]) -> Option<usize> {
    if !matches!(quote, '"' | '\'' | '`') {
        return None;
    }
    let mut is_escaped = false;
    for (at, &c) in rest.iter().enumerate() {
        if is_escaped {
            is_escaped = false;
        } else if c == '\\' {
            is_escaped = true;
        } else if c == quote {
            return Some(at + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_count_between_words_and_in_strings() {
        for (typed, expected) in [
            ("6 < 7", "6<7"),
            ("x <- c(1, 2)", "x<-c(1,2)"),
            ("int   x", "int x"),
            ("print( \"a  b\" )", "print(\"a  b\")"),
            ("f('a b', 'c')", "f('a b','c')"),
            ("fn f<'a, 'b>( x : &'a str )", "fn f<'a,'b>(x:&'a str)"),
            ("say(\"a \\\" b\" , c)", "say(\"a \\\" b\",c)"),
            ("it's  open", "it's open"),
            ("if x:\n    y", "if x:y"),
            ("a\t+\nb", "a+b"),
        ] {
            assert_eq!(tokens(typed), expected);
        }
    }
}
