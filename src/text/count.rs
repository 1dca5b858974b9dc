//! A number with its noun in the singular or plural.

use std::fmt;

/// Displays as `1 item` or `2 items`.
#[derive(Debug, Clone, Copy)]
pub struct Count<'a> {
    number: u64,
    noun: &'a str,
}

impl<'a> Count<'a> {
    /// `number` of what the singular `noun` names.
    pub fn new(number: impl TryInto<u64>, noun: &'a str) -> Self {
        Self {
            number: number.try_into().unwrap_or(u64::MAX),
            noun,
        }
    }
}

impl fmt::Display for Count<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { number, noun } = self;
        match noun.strip_suffix("ry") {
            _ if *number == 1 => write!(f, "1 {noun}"),
            Some(stem) => write!(f, "{number} {stem}ries"),
            None => write!(f, "{number} {noun}s"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_agrees_with_the_number() {
        let text = |number: usize, noun| Count::new(number, noun).to_string();
        assert_eq!(text(0, "item"), "0 items");
        assert_eq!(text(1, "entry"), "1 entry");
        assert_eq!(text(2, "entry"), "2 entries");
        assert_eq!(text(3, "day"), "3 days");
    }
}
