//! Numbers in words and digits, as far as items need them.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A count as a number to calculate with.
pub(super) fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The number a text is, in digits or words below a hundred, normalised: `44`, `forty four`.
pub(super) fn whole(text: &str) -> Option<usize> {
    if !text.is_empty() && text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok();
    }
    (0..100).find(|number| in_words(*number).as_deref() == Some(text))
}

/// A number below a hundred in words, normalised: `forty four`.
pub(super) fn in_words(number: usize) -> Option<String> {
    if let Some(word) = ONES.get(number) {
        return Some((*word).to_owned());
    }
    let tens = TENS.get(number / 10)?;
    match number % 10 {
        0 => Some((*tens).to_owned()),
        ones => Some(format!("{tens} {}", ONES.get(ones)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_there_and_back() {
        for number in 0..100 {
            assert_eq!(whole(&in_words(number).unwrap()), Some(number));
            assert_eq!(whole(&number.to_string()), Some(number));
        }
        assert_eq!(in_words(44).unwrap(), "forty four");
        assert_eq!(in_words(100), None);
        assert_eq!(whole("many"), None);
    }
}
