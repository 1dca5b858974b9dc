//! Parses a line as a response. What cannot be a response is explained and never marked; the line is typed again.

use super::letters::{letter, position_of};
use crate::course::{Choice, Item, Task};
use crate::study::session::{DisplayOrder, slots};
use crate::study::{Response, number_readings};
use crate::text::SafeText;

/// Stands for a blank or a slot that is left empty.
const EMPTY: &str = "-";

/// How to type an answer.
pub(super) fn instruction(item: &Item) -> String {
    match &item.task {
        Task::Single(_) => "Answer with the number of one choice.".to_owned(),
        Task::Multiple(_) => {
            "Answer with the numbers of all that apply, with blanks between them, as in 1 3."
                .to_owned()
        }
        Task::TrueFalse { .. } => "Answer with t for true or f for false.".to_owned(),
        Task::Short { .. } => "Answer with a word or a few.".to_owned(),
        Task::Cloze { blanks, .. } if blanks.len() == 1 => {
            "Answer with what belongs into the blank.".to_owned()
        }
        Task::Cloze { blanks, .. } => format!(
            "Answer with what belongs into the {} blanks, in order, with | between them; - leaves one empty.",
            blanks.len()
        ),
        Task::Numeric { unit: None, .. } => "Answer with a number.".to_owned(),
        Task::Numeric {
            unit: Some(unit), ..
        } => format!("Answer with a number, in {unit}."),
        Task::Ordering(lines) => format!(
            "Answer with all {} numbers in the right order, with blanks between them.",
            lines.len()
        ),
        Task::Matching { .. } | Task::Categorise(_) => {
            "Answer with a letter for each number, as in 1b 2a; 3- leaves one alone.".to_owned()
        }
        Task::Open {
            words: (fewest, most),
            ..
        } => format!(
            "Answer in {fewest} to {most} words, on as many lines as you like. A line with nothing but a full stop ends it."
        ),
    }
}

/// The response that `line` is, for an item of any kind but `open`. The error is a sentence without its full stop.
pub(super) fn response(item: &Item, order: &DisplayOrder, line: &str) -> Result<Response, String> {
    match &item.task {
        Task::Single(choices) => {
            let picked = numbers(line, choices.len())?;
            match picked[..] {
                [_] => Ok(chosen(choices, order, &picked)),
                _ => Err("one choice is asked for: type one number".to_owned()),
            }
        }
        Task::Multiple(choices) => Ok(chosen(choices, order, &numbers(line, choices.len())?)),
        Task::Ordering(lines) => ordering(lines, order, line),
        Task::TrueFalse { .. } => truth(line),
        Task::Short { .. } | Task::Open { .. } => Ok(Response::Text(line.to_owned())),
        Task::Cloze { blanks, .. } => cloze(blanks.len(), line),
        Task::Numeric { unit, .. } => {
            if number_readings(line, unit.as_deref()).is_empty() {
                return Err(no_number(unit.as_deref()));
            }
            Ok(Response::Text(line.to_owned()))
        }
        Task::Matching { pairs, .. } => {
            let placed = places(line, pairs.len(), order.0.len())?;
            let own = |line: Option<usize>| line.and_then(|line| order.at(line));
            Ok(Response::Pairs(placed.into_iter().map(own).collect()))
        }
        Task::Categorise(categories) => {
            let count = slots(item).len();
            let placed = places(line, count, categories.len())?;
            let mut all = vec![None; count];
            for (at, place) in placed.into_iter().enumerate() {
                if let Some(slot) = order.at(at + 1).and_then(|own| all.get_mut(own)) {
                    *slot = place.map(|line| line - 1);
                }
            }
            Ok(Response::Categories(all))
        }
    }
}

/// The ideas that a line ticks, counted from 0; `0` or `none` for none.
pub(super) fn ideas(line: &str, count: usize) -> Result<Vec<usize>, String> {
    if matches!(line.trim().to_lowercase().as_str(), "0" | "none" | EMPTY) {
        return Ok(Vec::new());
    }
    if line.trim().is_empty() {
        return Err("type the numbers of the ideas you had, or 0 for none".to_owned());
    }
    let mut ticked: Vec<usize> = numbers(line, count)?
        .into_iter()
        .map(|number| number - 1)
        .collect();
    ticked.sort_unstable();
    Ok(ticked)
}

/// Numbers of lines, each once, in the order typed: at least one.
fn numbers(line: &str, most: usize) -> Result<Vec<usize>, String> {
    let mut all = Vec::new();
    for word in words(line).filter(|word| !word.eq_ignore_ascii_case("and")) {
        let digits = word.trim_end_matches(['.', ')']);
        match digits.parse::<usize>() {
            Ok(number) if (1..=most).contains(&number) => {
                if !all.contains(&number) {
                    all.push(number);
                }
            }
            Ok(_) => {
                return Err(format!(
                    "there is no number {}: they go from 1 to {most}",
                    quoted(digits)
                ));
            }
            Err(_) => return Err(format!("{} is no number from 1 to {most}", quoted(word))),
        }
    }
    if all.is_empty() {
        return Err(format!("type a number from 1 to {most}"));
    }
    Ok(all)
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|word| !word.is_empty())
}

fn chosen(choices: &[Choice], order: &DisplayOrder, lines: &[usize]) -> Response {
    let own = lines
        .iter()
        .filter_map(|line| choices.get(order.at(*line)?));
    Response::Choices(own.map(|choice| choice.id.to_string()).collect())
}

fn ordering(lines: &[Choice], shown: &DisplayOrder, line: &str) -> Result<Response, String> {
    let order = numbers(line, lines.len())?;
    let missing: Vec<String> = (1..=lines.len())
        .filter(|line| !order.contains(line))
        .map(|line| line.to_string())
        .collect();
    if !missing.is_empty() {
        return Err(format!(
            "every number once: {} is missing",
            missing.join(" ")
        ));
    }
    if words(line)
        .filter(|word| !word.eq_ignore_ascii_case("and"))
        .count()
        > lines.len()
    {
        return Err("every number once: one is there twice".to_owned());
    }
    Ok(chosen(lines, shown, &order))
}

fn truth(line: &str) -> Result<Response, String> {
    match line.trim().to_lowercase().trim_end_matches('.') {
        "t" | "true" | "y" | "yes" => Ok(Response::Truth(true)),
        "f" | "false" | "n" | "no" => Ok(Response::Truth(false)),
        other => Err(format!(
            "{} is neither t for true nor f for false",
            quoted(other)
        )),
    }
}

fn cloze(count: usize, line: &str) -> Result<Response, String> {
    if count == 1 {
        return Ok(Response::Blanks(vec![line.trim().to_owned()]));
    }
    let typed: Vec<&str> = line.split('|').map(str::trim).collect();
    if typed.len() != count {
        return Err(format!(
            "there are {count} blanks and {} here: write all in one line with | between them",
            match typed.len() {
                1 => "one answer is".to_owned(),
                answers => format!("{answers} answers are"),
            }
        ));
    }
    if let Some(empty) = typed.iter().position(|one| one.is_empty()) {
        return Err(format!(
            "blank {} is empty: type - for one you do not know",
            empty + 1
        ));
    }
    if typed.iter().all(|one| *one == EMPTY) {
        return Err("every blank is left empty: type `d` if you do not know".to_owned());
    }
    let filled = typed
        .into_iter()
        .map(|one| if one == EMPTY { "" } else { one });
    Ok(Response::Blanks(filled.map(str::to_owned).collect()))
}

fn no_number(unit: Option<&str>) -> String {
    let unit = unit.map_or_else(String::new, |unit| format!("; {unit} may follow"));
    format!("that is no number: write it in digits, as in 44 or 3.5{unit}")
}

/// For each line from 1 to `count` the line of the letter it was given, from 1 to `letters`.
fn places(line: &str, count: usize, letters: usize) -> Result<Vec<Option<usize>>, String> {
    let last = letter(letters);
    let mut all: Vec<Option<Option<usize>>> = vec![None; count];
    for word in words(&join_pairs(line)) {
        let end = word
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(word.len());
        let (digits, rest) = word.split_at_checked(end).unwrap_or((word, ""));
        let say = || format!("{} is not a number and a letter, as in 1b", quoted(word));
        let number = digits.parse::<usize>().map_err(|_not| say())?;
        let Some(slot) = number.checked_sub(1).and_then(|at| all.get_mut(at)) else {
            return Err(format!(
                "there is no number {}: they go from 1 to {count}",
                quoted(digits)
            ));
        };
        let place = match rest.trim_start_matches([':', '=', ')', '.']) {
            EMPTY => None,
            rest => {
                let mut signs = rest.trim_start_matches('-').chars();
                let (Some(sign), None) = (signs.next(), signs.next()) else {
                    return Err(say());
                };
                let line = position_of(sign).filter(|line| *line <= letters);
                Some(line.ok_or_else(|| {
                    format!(
                        "there is no letter {}: they go from a to {last}",
                        quoted(&sign.to_string())
                    )
                })?)
            }
        };
        if slot.replace(place).is_some_and(|before| before != place) {
            return Err(format!("{number} is there twice, with two letters"));
        }
    }
    let open = all.iter().position(Option::is_none);
    if let Some(open) = open {
        return Err(format!(
            "{} has no letter yet: give one to each number, or {0}- to leave it alone",
            open + 1
        ));
    }
    if all.iter().all(|place| *place == Some(None)) {
        return Err("every number is left alone: type `d` if you do not know".to_owned());
    }
    Ok(all.into_iter().flatten().collect())
}

/// `1 b` and `1 = b` as `1b`.
fn join_pairs(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line.trim();
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let blank = c.is_whitespace();
        let after = rest.trim_start().chars().next();
        let before = out.chars().next_back();
        let number = before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '=' | ':' | ')'));
        if blank && number && after.is_some_and(|c| !c.is_ascii_digit()) {
            continue;
        }
        out.push(c);
    }
    out
}

/// What was typed, sanitised and cut short.
fn quoted(typed: &str) -> String {
    let typed = SafeText::new(typed);
    let mut short: String = typed.chars().take(20).collect();
    if short.len() < typed.len() {
        short.push('…');
    }
    format!("`{short}`")
}

#[cfg(test)]
mod tests;
