//! Reading a typed number, in the notations of many countries, with its unit or a unit of the same dimension.

use unicode_normalization::UnicodeNormalization;

use super::alphabet::{is_apostrophe, is_dash};
use super::unit::convert;

/// Words for large numbers, the longer before those they begin with.
const SCALES: [(&str, f64); 12] = [
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
    ("trn", 1e12),
    ("dozen", 12.0),
    ("k", 1e3),
];

/// What `typed` may mean in the unit `unit`: none if it is no number of that unit, two if a full stop or a comma before
/// three digits may part thousands or be the decimal mark (`1.000`). Each is finite.
pub fn readings(typed: &str, unit: Option<&str>) -> Vec<f64> {
    let text = plain(typed);
    let unit = unit.map(plain);
    let mut rest = without_word(
        text.trim(),
        &["≈", "~", "=", "ca.", "ca", "c.", "about", "approx."],
    );
    if let Some(after) = unit.as_deref().and_then(|unit| rest.strip_prefix(unit)) {
        rest = after.trim_start();
    }
    let mut sums = vec![0.0];
    let mut is_first = true;
    while !rest.is_empty() {
        let Some((amounts, after)) = quantity(rest, unit.as_deref(), is_first) else {
            return Vec::new();
        };
        sums = sums
            .iter()
            .flat_map(|sum| amounts.iter().map(move |amount| sum + amount))
            .collect();
        is_first = false;
        rest = without_word(after.trim_start().trim_start_matches(','), &["and"]);
    }
    if is_first {
        return Vec::new();
    }
    sums.retain(|sum| sum.is_finite());
    sums
}

/// Whether |given − key| ≤ tolerance, up to the rounding of the numbers themselves.
pub(super) fn is_within(given: f64, key: f64, tolerance: f64) -> bool {
    let rounding = 1e-12 * (given.abs() + key.abs());
    (given - key).abs() <= tolerance.abs() + rounding
}

/// `typed` with ASCII digits, `-` for every minus, `'` for every apostrophe, single blanks, and `^` before raised digits.
fn plain(typed: &str) -> String {
    let mut raised = String::with_capacity(typed.len());
    let mut is_raised = false;
    let mut before = ' ';
    for c in typed.chars() {
        let is_superscript = matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '⁻' | '⁺');
        if is_superscript && !is_raised {
            raised.push('^');
        }
        // One and a half.
        if matches!(c, '¼' | '½' | '¾' | '⅐'..='⅞') && before.is_ascii_digit() {
            raised.push(' ');
        }
        raised.push(if is_apostrophe(c) && c != '′' {
            '\''
        } else {
            c
        });
        is_raised = is_superscript;
        before = c;
    }
    let mut plain = String::with_capacity(raised.len());
    for c in raised.nfkc() {
        plain.push(match c {
            '⁄' => '/',
            '٫' => '.',
            '٬' => '\'',
            _ if is_dash(c) || c == '⁻' => '-',
            _ if c.is_whitespace() => ' ',
            _ => ascii_digit(c).unwrap_or(c),
        });
    }
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The digit that a digit of another script is: they stand in tens, from zero.
fn ascii_digit(c: char) -> Option<char> {
    const ZEROS: [u32; 10] = [
        0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xe50, 0xed0, 0xf20,
    ];
    let zero = ZEROS
        .into_iter()
        .find(|zero| (*zero..*zero + 10).contains(&(c as u32)))?;
    char::from_digit(c as u32 - zero, 10)
}

/// `text` without one of `words` at its beginning.
fn without_word<'a>(text: &'a str, words: &[&str]) -> &'a str {
    let text = text.trim_start();
    let after = words.iter().find_map(|word| {
        let after = text.strip_prefix(word)?;
        let is_whole = !word.ends_with(char::is_alphabetic) || after.starts_with(' ');
        is_whole.then_some(after)
    });
    after.unwrap_or(text).trim_start()
}

/// A number and its unit at the beginning of `text`: what they may be in `unit`, and what follows. Only the first number
/// may be without a unit.
fn quantity<'a>(text: &'a str, unit: Option<&str>, is_first: bool) -> Option<(Vec<f64>, &'a str)> {
    let (mut amounts, after) = amount(text)?;
    let (times, after) = scale(after);
    for amount in &mut amounts {
        *amount *= times;
    }
    let after = after.trim_start();
    let end = after
        .char_indices()
        .find(|(at, c)| {
            c.is_ascii_digit() && after.get(..*at).is_some_and(|before| before.ends_with(' '))
        })
        .map_or(after.len(), |(at, _)| at);
    let (written, rest) = after.split_at_checked(end).unwrap_or((after, ""));
    let written = written.trim_end_matches([' ', ',', '.', ';', '!']);
    let written = written.strip_suffix(" and").unwrap_or(written).trim_end();
    if written.is_empty() {
        return (is_first && rest.is_empty()).then_some((amounts, rest));
    }
    let converted: Vec<f64> = match unit {
        Some(unit) => amounts
            .iter()
            .filter_map(|amount| convert(*amount, written, unit))
            .collect(),
        // Of a share without a unit, the author may mean the number or the percentage.
        None if matches!(written, "%" | "percent" | "per cent") => amounts
            .iter()
            .flat_map(|amount| [amount / 100.0, *amount])
            .collect(),
        None => Vec::new(),
    };
    (!converted.is_empty()).then_some((converted, rest))
}

/// A scale word at the beginning of `text`, and what follows.
fn scale(text: &str) -> (f64, &str) {
    let trimmed = text.trim_start();
    let found = SCALES.iter().find_map(|(word, times)| {
        let after = trimmed.get(word.len()..)?;
        let is_word = trimmed.get(..word.len())?.eq_ignore_ascii_case(word);
        (is_word && !after.starts_with(char::is_alphanumeric)).then_some((*times, after))
    });
    found.unwrap_or((1.0, text))
}

/// A number at the beginning of `text`, with its sign, power, exponent or fraction: what it may be, and what follows.
fn amount(text: &str) -> Option<(Vec<f64>, &str)> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest.trim_start()),
        None => (1.0, text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    let (mut values, mut rest) = digits(text)?;
    if let Some((exponent, after)) = rest.strip_prefix('^').and_then(integer) {
        for value in &mut values {
            *value = value.powi(exponent);
        }
        rest = after;
    }
    if let Some((exponent, after)) = exponent(rest) {
        // A mantissa has no thousands: 6,022 is 6.022 here.
        if let Some(decimal) = values.iter().copied().reduce(f64::min) {
            values = vec![decimal];
        }
        let power = 10_f64.powi(exponent);
        // 6.022e23 read as one number has no error of rounding.
        let exact = |value: &mut f64| {
            *value = format!("{value}e{exponent}")
                .parse()
                .unwrap_or(*value * power);
        };
        for value in &mut values {
            exact(value);
        }
        rest = after;
    }
    if let Some((below, after)) = rest
        .trim_start()
        .strip_prefix('/')
        .and_then(|rest| digits(rest.trim_start()))
    {
        let below = below.first().filter(|below| **below != 0.0)?;
        for value in &mut values {
            *value /= below;
        }
        rest = after;
    } else if let Some((part, after)) = rest.strip_prefix(' ').and_then(fraction) {
        for value in &mut values {
            *value += part;
        }
        rest = after;
    }
    for value in &mut values {
        *value *= sign;
    }
    Some((values, rest))
}

/// `1/2` at the beginning of `text`.
fn fraction(text: &str) -> Option<(f64, &str)> {
    let (above, rest) = integer(text)?;
    let (below, rest) = rest.strip_prefix('/').and_then(integer)?;
    (below > 0 && above >= 0).then(|| (f64::from(above) / f64::from(below), rest))
}

/// A whole number of a few digits at the beginning of `text`.
fn integer(text: &str) -> Option<(i32, &str)> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let count = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    let end = text.len() - unsigned.len() + count;
    let number = text.get(..end).filter(|_| (1..=5).contains(&count))?;
    Some((number.parse().ok()?, text.get(end..)?))
}

/// A power of ten at the beginning of `text`: `e23`, `·10^23`, `x 10^23`, `* 10**23`.
fn exponent(text: &str) -> Option<(i32, &str)> {
    if let Some(found) = text.strip_prefix(['e', 'E']).and_then(integer) {
        return Some(found);
    }
    let ten = text
        .trim_start()
        .strip_prefix(['x', 'X', '×', '·', '⋅', '*', '∙', '.'])?;
    let power = ten.trim_start().strip_prefix("10")?;
    let power = power
        .strip_prefix('^')
        .or_else(|| power.strip_prefix("**"))?;
    integer(power.trim_start())
}

/// Digits with their separators at the beginning of `text`: what they may be, and what follows.
fn digits(text: &str) -> Option<(Vec<f64>, &str)> {
    let is_digit = |c: Option<&u8>| c.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        let after = bytes.get(end + 1..).unwrap_or_default();
        let count = after
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        let is_part = match byte {
            b'0'..=b'9' => true,
            b'.' | b',' => is_digit(after.first()),
            // What parts thousands only: three digits follow.
            b'\'' | b' ' | b'_' => end > 0 && count == 3,
            _ => false,
        };
        if !is_part {
            break;
        }
        end += 1;
    }
    let (number, rest) = text.split_at_checked(end)?;
    let ungrouped = number.replace(['\'', ' ', '_'], "");
    let has_groups = ungrouped.len() < number.len();
    let dots = ungrouped.matches('.').count();
    let commas = ungrouped.matches(',').count();
    let plain = match (dots, commas) {
        (0, 0) => vec![ungrouped],
        (1, 1..) if ungrouped.find('.') > ungrouped.rfind(',') => {
            let (whole, part) = ungrouped.split_once('.')?;
            vec![format!("{}.{part}", without_groups(whole, ',')?)]
        }
        (1.., 1) if ungrouped.find(',') > ungrouped.rfind('.') => {
            let (whole, part) = ungrouped.split_once(',')?;
            vec![format!("{}.{part}", without_groups(whole, '.')?)]
        }
        (0, 2..) => vec![without_groups(&ungrouped, ',')?],
        (2.., 0) => vec![without_groups(&ungrouped, '.')?],
        (1, 0) | (0, 1) => {
            let mark = if dots == 1 { '.' } else { ',' };
            let decimal = ungrouped.replace(mark, ".");
            let grouped = without_groups(&ungrouped, mark).filter(|_| !has_groups);
            match grouped.filter(|grouped| !grouped.starts_with('0')) {
                Some(grouped) if mark == ',' => vec![grouped, decimal],
                Some(grouped) => vec![decimal, grouped],
                None => vec![decimal],
            }
        }
        _ => return None,
    };
    let values: Option<Vec<f64>> = plain.iter().map(|plain| plain.parse().ok()).collect();
    Some((values.filter(|values| !values.is_empty())?, rest))
}

/// `number` without `mark`, if it parts thousands, or lakhs as in India: `12,34,567`.
fn without_groups(number: &str, mark: char) -> Option<String> {
    let mut groups: Vec<&str> = number.split(mark).collect();
    let last = groups.pop()?;
    let first = groups.first()?;
    let is_grouped = last.len() == 3
        && (1..=3).contains(&first.len())
        && (groups.iter().skip(1).all(|group| group.len() == 3)
            || groups.iter().skip(1).all(|group| group.len() == 2) && first.len() <= 2);
    is_grouped.then(|| number.replace(mark, ""))
}

#[cfg(test)]
mod tests;
