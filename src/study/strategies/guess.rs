//! How a robot answers what offers something to choose from, and what that scores. Of several answers that are equally
//! good none is preferred: the score is their mean.

use super::chance::{ChoiceCounts, chance};
use super::context::VisibleText;
use super::{Strategy, typed};
use crate::course::{Category, Choice, Item, Pair, Task};
use crate::study::NameLexicon;
use crate::study::marking::share;
use crate::text::{SafeText, normalise};

/// Words that make a statement sound too strong to be true; in order.
const ABSOLUTE: [&str; 12] = [
    "all",
    "always",
    "any",
    "completely",
    "entirely",
    "every",
    "must",
    "never",
    "no",
    "none",
    "only",
    "solely",
];
/// Words that make a statement sound careful, and so true; in order.
const CAREFUL: [&str; 9] = [
    "among", "can", "could", "may", "often", "partly", "several", "some", "usually",
];
/// Words of a hint that sound as if something were wrong; in order.
const DENYING: [&str; 15] = [
    "actually",
    "but",
    "careful",
    "different",
    "instead",
    "mistake",
    "neither",
    "never",
    "no",
    "not",
    "opposite",
    "other",
    "rather",
    "reverse",
    "wrong",
];

/// What `robot` scores on `item` on average, 0 to 1.
pub(super) fn score(
    robot: Strategy,
    item: &Item,
    seen: &VisibleText<'_>,
    lexicon: &NameLexicon,
) -> f64 {
    match &item.task {
        Task::Single(choices) => pick(seen, item, choices, 1),
        Task::Multiple(choices) => pick(seen, item, choices, wanted(seen, choices.len())),
        Task::TrueFalse { key, .. } => match verdict(seen) {
            Some(said) if said == *key => 1.0,
            Some(_) => 0.0,
            None => chance(item),
        },
        Task::Ordering(choices) => order(seen, choices),
        Task::Matching { pairs, extra } => match robot {
            // Both sides are shown shuffled: there is no first, and every right-hand side is somebody's.
            Strategy::Longest | Strategy::First => chance(item),
            _ => matching(seen, pairs, extra),
        },
        Task::Categorise(categories) => categorise(seen, categories),
        Task::Short { .. } | Task::Cloze { .. } | Task::Numeric { .. } | Task::Open { .. } => {
            typed::score(item, seen, lexicon)
        }
    }
}

/// What the robot likes about `texts`: the higher, the better.
fn weights<'t>(
    seen: &VisibleText<'_>,
    texts: impl ExactSizeIterator<Item = &'t SafeText>,
) -> Vec<usize> {
    let count = texts.len();
    let weight = |(at, text): (usize, &SafeText)| match seen.robot {
        Strategy::Longest => text.chars().count(),
        Strategy::First => count - at,
        Strategy::Stem | Strategy::Hints | Strategy::Keywords => seen.weight(text),
        Strategy::True | Strategy::False | Strategy::Random => 0,
    };
    texts.enumerate().map(weight).collect()
}

/// Takes the `take` best of the choices.
fn pick(seen: &VisibleText<'_>, item: &Item, choices: &[Choice], take: usize) -> f64 {
    let weights = weights(seen, choices.iter().map(|choice| &choice.text));
    let mut best = weights.clone();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let Some(limit) = take.checked_sub(1).and_then(|at| best.get(at).copied()) else {
        return 0.0;
    };
    if best.first() == best.last() {
        return chance(item);
    }
    let mut keys = ChoiceCounts::default();
    for (choice, weight) in choices.iter().zip(&weights) {
        let count = |(right, wrong): &mut (usize, usize)| {
            *right += usize::from(choice.key);
            *wrong += usize::from(!choice.key);
        };
        count(&mut keys.all);
        match weight.cmp(&limit) {
            std::cmp::Ordering::Greater => count(&mut keys.taken),
            std::cmp::Ordering::Equal => count(&mut keys.tied),
            std::cmp::Ordering::Less => {}
        }
    }
    keys.expected(take - keys.taken.0 - keys.taken.1)
}

/// How many choices to take: as many as the question says, else half of them.
fn wanted(seen: &VisibleText<'_>, count: usize) -> usize {
    let text = seen.question.map_or("", |question| &question.plain);
    let normal = normalise(text);
    let words: Vec<&str> = normal.split(' ').collect();
    let asks = |word: &str| {
        matches!(
            word,
            "select" | "choose" | "pick" | "tick" | "mark" | "which"
        )
    };
    let said = words.windows(2).find_map(|pair| match pair {
        [verb, "two" | "2"] if asks(verb) => Some(2),
        [verb, "three" | "3"] if asks(verb) => Some(3),
        [verb, "four" | "4"] if asks(verb) => Some(4),
        _ => None,
    });
    said.unwrap_or(count / 2).clamp(1, count.max(1))
}

/// Whether the robot calls a statement true; none if it has nothing to go by.
fn verdict(seen: &VisibleText<'_>) -> Option<bool> {
    let has = |text: &str, list: &[&str]| {
        let normal = normalise(text);
        normal.split(' ').any(|word| list.contains(&word))
    };
    match seen.robot {
        Strategy::First | Strategy::True => Some(true),
        Strategy::False => Some(false),
        Strategy::Hints => {
            let denied = seen.around.iter().any(|hint| has(&hint.plain, &DENYING));
            (!seen.around.is_empty()).then_some(!denied)
        }
        Strategy::Keywords => {
            let question = seen.question?;
            if has(&question.plain, &ABSOLUTE) {
                return Some(false);
            }
            has(&question.plain, &CAREFUL).then_some(true)
        }
        Strategy::Longest | Strategy::Stem | Strategy::Random => None,
    }
}

/// Puts first what is mentioned first. Two that are not mentioned stand right as often as wrong.
fn order(seen: &VisibleText<'_>, choices: &[Choice]) -> f64 {
    let all: Vec<Vec<String>> = choices
        .iter()
        .map(|choice| seen.telling(&choice.text))
        .collect();
    let place = |(at, own): (usize, &Vec<String>)| {
        // Only a word that no other element has tells them apart.
        let others = || all.iter().enumerate().filter(|(other, _)| *other != at);
        let is_own = |stem: &&String| !others().any(|(_, stems)| stems.contains(stem));
        let own: Vec<String> = own.iter().filter(is_own).cloned().collect();
        seen.mention(&own)
    };
    let places: Vec<Option<usize>> = all.iter().enumerate().map(place).collect();
    let (mut halves, mut pairs) = (0, 0);
    for (at, first) in places.iter().enumerate() {
        for second in places.iter().skip(at + 1) {
            pairs += 2;
            halves += match (first, second) {
                (Some(a), Some(b)) if a < b => 2,
                (Some(_), None) => 2,
                (None, None) => 1,
                _ => 0,
            };
        }
    }
    if pairs == 0 {
        0.5
    } else {
        share(halves, pairs)
    }
}

/// Matches each left-hand side with the right-hand side that has most to do with it.
fn matching(seen: &VisibleText<'_>, pairs: &[Pair], extra: &[SafeText]) -> f64 {
    let rights: Vec<&SafeText> = pairs.iter().map(|pair| &pair.right).chain(extra).collect();
    let score = |(at, pair): (usize, &Pair)| {
        let bonds = rights.iter().map(|right| seen.bond(&pair.left, right));
        share_of_best(&bonds.collect::<Vec<_>>(), at)
    };
    pairs.iter().enumerate().map(score).sum::<f64>() * share(1, pairs.len())
}

/// Puts each member into the category that has most to do with it, or that the robot likes best.
fn categorise(seen: &VisibleText<'_>, categories: &[Category]) -> f64 {
    let liked = weights(seen, categories.iter().map(|category| &category.name));
    let by_words = matches!(
        seen.robot,
        Strategy::Stem | Strategy::Hints | Strategy::Keywords
    );
    let (mut score, mut count) = (0.0, 0);
    for (at, category) in categories.iter().enumerate() {
        for member in &category.members {
            let bonds = || {
                let names = categories.iter().map(|category| &category.name);
                names.map(|name| seen.bond(member, name)).collect()
            };
            let weights = if by_words { bonds() } else { liked.clone() };
            score += share_of_best(&weights, at);
            count += 1;
        }
    }
    score * share(1, count)
}

/// The chance to hit on the one `at` when one of the best is taken.
fn share_of_best(weights: &[usize], at: usize) -> f64 {
    let best = weights.iter().max();
    if best.is_some() && weights.get(at) == best {
        share(1, weights.iter().filter(|one| Some(*one) == best).count())
    } else {
        0.0
    }
}
