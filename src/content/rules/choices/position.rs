//! Where the key stands, and in which order choices stand that cannot be shuffled.

use crate::content::diagnostic::{count, quote};
use crate::content::rule_info::Severity;
use crate::content::rules::numbers::float;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, LessonCase, OptionCase, Scope};

/// Choices, and the value of χ² that chance exceeds in 5 % of all cases, for one degree of freedom fewer.
const CRITICAL: [(usize, f64); 3] = [(3, 5.991), (4, 7.815), (5, 9.488)];
/// Items needed for each choice.
const ITEMS_PER_CHOICE: usize = 5;
/// So many keys in a row at the same place are a pattern.
const IN_A_ROW: usize = 4;

rules! {
    MC05 "keys crowd at one place" [Error, Warning] Lesson(row), Course(spread) {
        summary: "Keys are spread evenly over the places of their choices.",
        why: "authors hide keys in the middle, and guessers look for them there [S22 on rule 20]. studyhall draws the order anew \
            each time, unless an item says `shuffle: false`; but exports and worksheets show the order as written",
        test: "over all single items of the course with 3, 4 or 5 choices, five or more of them for each choice: \
            χ² = Σ(o − n/k)²/(n/k) above 5.991, 7.815, 9.488: W; the same among the items with `shuffle: false`: E. \
            W: four or more single items of one sitting in a row with the key at the same place",
        example: "20 items of four choices with 12 keys at the second place break it (χ² = 13.2, with 3, 3 and 2 at the others)",
    }
    MC13 "numbers out of order" [Warning] Item(order) {
        summary: "Choices that are numbers or dates and are not shuffled stand in their order, rising or falling.",
        why: "nobody should search a list for a number they know [S21]",
        test: "`shuffle: false`, every choice begins with a number, and the numbers neither rise nor fall throughout",
        example: "1992, 1988, 1994 breaks it; 1988, 1992, 1994 keeps it",
    }
}

/// The place of the key among the choices, from 0.
fn place(item_case: &ItemCase<'_>) -> Option<usize> {
    let is_key = |option: &OptionCase<'_>| option.key;
    item_case
        .options
        .iter()
        .position(is_key)
        .filter(|_| item_case.is_single())
}

/// How often the key stands at each of `choices` places.
fn places<'a>(item_case: impl Iterator<Item = &'a ItemCase<'a>>, choices: usize) -> Vec<usize> {
    let mut held = vec![0; choices];
    for one in item_case.filter(|one| one.options.len() == choices) {
        if let Some(slot) = place(one).and_then(|at| held.get_mut(at)) {
            *slot += 1;
        }
    }
    held
}

/// χ² of what was counted against an even spread.
fn chi_square(held: &[usize]) -> f64 {
    let expected = float(held.iter().sum()) / float(held.len());
    held.iter()
        .map(|one| (float(*one) - expected).powi(2) / expected)
        .sum()
}

fn spread(scope: &Scope<'_>, sink: &mut Sink) {
    let Some((file, span)) = scope.whole() else {
        return;
    };
    let all: Vec<&ItemCase<'_>> = scope.item_cases().collect();
    for (choices, critical) in CRITICAL {
        let shown = all.iter().copied().filter(|one| !one.item.shuffle);
        for (held, severity, which) in [
            (places(shown, choices), Severity::Error, "not shuffled"),
            (
                places(all.iter().copied(), choices),
                Severity::Warning,
                "as written",
            ),
        ] {
            let items: usize = held.iter().sum();
            let found = chi_square(&held);
            if items < ITEMS_PER_CHOICE * choices || found <= critical {
                continue;
            }
            let places: Vec<String> = held.iter().map(ToString::to_string).collect();
            let message = format!(
                "the keys of {} with {choices} choices, {which}, stand {} times at the places in order: χ² is \
                 {found:.1}, and chance stays below {critical} in 95 of 100 cases",
                count(items, "item"),
                places.join(", "),
            );
            let help = "move some keys to the places that have few";
            sink.in_file(file)
                .add(severity, span.clone(), message, help);
            break;
        }
    }
}

fn row(lesson: &LessonCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let mut run: Vec<&ItemCase<'_>> = Vec::new();
    let singles: Vec<&ItemCase<'_>> = lesson
        .item_case
        .iter()
        .filter(|one| one.is_single())
        .collect();
    for (index, item_case) in singles.iter().enumerate() {
        let goes_on = run.last().is_some_and(|last| {
            last.sitting == item_case.sitting && place(last) == place(item_case)
        });
        if !goes_on {
            run.clear();
        }
        run.push(item_case);
        let ends = singles.get(index + 1).is_none_or(|next| {
            next.sitting != item_case.sitting || place(next) != place(item_case)
        });
        if !ends || run.len() < IN_A_ROW {
            continue;
        }
        let ids: Vec<&str> = run.iter().map(|one| one.id()).collect();
        let message = format!(
            "{} single items in a row have their key at place {}: {}",
            run.len(),
            place(item_case).unwrap_or_default() + 1,
            ids.join(", ")
        );
        let help = "move one of these keys";
        sink.add(
            Severity::Warning,
            item_case.at.field("key").span(),
            message,
            help,
        );
    }
}

fn order(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if item_case.item.shuffle || !item_case.is_choice() {
        return;
    }
    let numbers: Option<Vec<f64>> = item_case
        .options
        .iter()
        .map(|one| leading(one.text))
        .collect();
    let Some(numbers) = numbers else { return };
    let rises = numbers.is_sorted();
    let falls = numbers.iter().rev().is_sorted();
    if !rises && !falls {
        let texts: Vec<String> = item_case
            .options
            .iter()
            .map(|one| quote(one.text))
            .collect();
        sink.add(
            Severity::Warning,
            item_case.at.field("choices").span(),
            format!(
                "the choices are not in the order of their numbers: {}",
                texts.join(", ")
            ),
            "sort them, or leave out `shuffle: false`",
        );
    }
}

/// The number a choice begins with.
fn leading(text: &str) -> Option<f64> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    let digits = text.get(..end.unwrap_or(text.len()))?.replace(',', "");
    digits.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statistic_is_the_usual_one() {
        assert!((chi_square(&[5, 5, 5, 5])).abs() < 1e-9);
        assert!((chi_square(&[12, 3, 3, 2]) - 13.2).abs() < 1e-9);
        assert_eq!(leading("1,200 men"), Some(1200.0));
        assert_eq!(leading("about 3"), None);
    }
}
