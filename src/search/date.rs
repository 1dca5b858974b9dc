//! Dates as words: how an event's date is asked for, and how a typed date is brought to the same words.

use crate::text::Token;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Years and months that are named between the two ends of something that lasted.
const MOST_BETWEEN: usize = 12;

/// A date of an event: year, and where known month and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct EventDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

impl EventDate {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().and_then(|part| part.parse().ok());
        let day = parts.next().and_then(|part| part.parse().ok());
        Some(Self { year, month, day })
    }

    /// As one says it, in full and in part: `9 November 2020`, `November 2020`, `2020`.
    fn spoken(self) -> Vec<String> {
        let mut all = vec![self.year.to_string()];
        if let Some(month) = self.month.and_then(month_name) {
            all.insert(0, format!("{month} {}", self.year));
            if let Some(day) = self.day {
                all.insert(0, format!("{day} {month} {}", self.year));
            }
        }
        all
    }

    /// Months since the year 0, for stepping; the first of the year where none is known.
    fn months(self) -> u32 {
        u32::from(self.year) * 12 + u32::from(self.month.unwrap_or(1).max(1)) - 1
    }
}

fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month.checked_sub(1)?)).copied()
}

/// The dates by which an event is asked for: when it began; and when it ended, and what lies between.
pub(super) fn spoken(date: &str, until: Option<&str>) -> (Vec<String>, Vec<String>) {
    let Some(start) = EventDate::parse(date) else {
        return (Vec::new(), Vec::new());
    };
    let mut later = Vec::new();
    if let Some(end) = until.and_then(EventDate::parse) {
        let own = start.spoken();
        later.extend(end.spoken().into_iter().filter(|date| !own.contains(date)));
        if start.month.is_some() && end.month.is_some() {
            later.extend((start.months() + 1..end.months()).map(|at| {
                let month = u8::try_from(at % 12 + 1).ok().and_then(month_name);
                format!("{} {}", month.unwrap_or_default(), at / 12)
            }));
        } else {
            later.extend((start.year + 1..end.year).map(|year| year.to_string()));
        }
        later.truncate(MOST_BETWEEN);
    }
    (start.spoken(), later)
}

/// Brings typed dates to the words of [`spoken`], folded: `2020-11-09` and `9.11.2020` to `9 november 2020`, short months to
/// long ones.
pub(super) fn normalised(words: Vec<Token>) -> Vec<Token> {
    let words = apart(words);
    let number = |word: Option<&Token>| -> Option<u16> { word?.text.parse().ok() };
    let is_year = |number: u16| (1000..=2999).contains(&number);
    let next_to = |one: Option<&Token>, other: Option<&Token>| match (one, other) {
        (Some(one), Some(other)) => one.chars.end + 1 == other.chars.start,
        _ => false,
    };
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let (second, third) = (words.get(at + 1), words.get(at + 2));
        let close = next_to(Some(word), second);
        let closer = close && next_to(second, third);
        let date = match (number(Some(word)), number(second), number(third)) {
            (Some(year), Some(month), Some(day)) if closer && is_year(year) && day < 32 => {
                Some((year, month, Some(day), 3))
            }
            (Some(day), Some(month), Some(year)) if closer && is_year(year) && day < 32 => {
                Some((year, month, Some(day), 3))
            }
            (Some(year), Some(month), _) if close && is_year(year) => Some((year, month, None, 2)),
            (Some(month), Some(year), _) if close && is_year(year) => Some((year, month, None, 2)),
            _ => None,
        };
        let month = date.and_then(|(_, month, ..)| u8::try_from(month).ok().and_then(month_name));
        if let (Some((year, _, day, used)), Some(month)) = (date, month) {
            let parts = [
                day.map(|day| day.to_string()),
                Some(month.to_lowercase()),
                Some(year.to_string()),
            ];
            out.extend(parts.into_iter().flatten().map(|text| Token {
                text,
                chars: word.chars.clone(),
            }));
            at += used;
        } else {
            out.push(word.clone());
            at += 1;
        }
    }
    out
}

/// Numbers with points in them that end in a year, taken apart.
fn apart(words: Vec<Token>) -> Vec<Token> {
    let mut out = Vec::new();
    for word in words {
        let parts: Vec<&str> = word.text.split('.').collect();
        let year = parts
            .last()
            .filter(|part| part.len() == 4 && parts.len() > 1);
        if year.is_none() {
            out.push(word);
            continue;
        }
        let mut start = word.chars.start;
        for part in parts {
            let end = start + part.len();
            out.push(Token {
                text: part.to_owned(),
                chars: start..end,
            });
            start = end + 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn events_are_asked_for_by_their_dates() {
        let own = |date, until| spoken(date, until);
        let texts = |start: &[&str], later: &[&str]| {
            let own = |dates: &[&str]| dates.iter().map(|&date| date.to_owned()).collect();
            (own(start), own(later))
        };
        assert_eq!(own("1905-05", None), texts(&["May 1905", "1905"], &[]));
        assert_eq!(own("1994", None), texts(&["1994"], &[]));
        assert_eq!(
            own("2020-09-27", Some("2020-11-09")),
            texts(
                &["27 September 2020", "September 2020", "2020"],
                &["9 November 2020", "November 2020", "October 2020"]
            )
        );
        assert_eq!(
            own("1992", Some("1994")),
            texts(&["1992"], &["1994", "1993"])
        );
        assert_eq!(own("unknown", None), (vec![], vec![]));
    }

    #[test]
    fn typed_dates_become_words() {
        for (typed, expected) in [
            ("2020-11-09", "9 november 2020"),
            ("9.11.2020 war", "9 november 2020 war"),
            ("2016-04", "april 2016"),
            ("04/2016", "april 2016"),
            ("june 2021", "june 2021"),
            ("2021 2020", "2021 2020"),
            ("5.3", "5.3"),
            ("1992-94", "1992 94"),
        ] {
            let texts: Vec<String> = normalised(tokens(typed))
                .into_iter()
                .map(|word| word.text)
                .collect();
            assert_eq!(texts.join(" "), expected, "{typed}");
        }
    }
}
