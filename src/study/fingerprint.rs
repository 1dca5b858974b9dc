//! The fingerprint of an item's key: another key, another fingerprint. What is asked and explained may be rewritten,
//! a slip in it corrected, a choice rephrased: the fingerprint stays, and so does what is known of the item. It is kept
//! with every attempt, so how it is made may never change.

use crate::course::{Choice, Item, Task};
use crate::text::normalise;

/// Stands for an item's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fingerprint(pub u64);

/// The fingerprint of `item`'s key:
///
/// - `single`, `multiple`: the ids of the right choices;
/// - `truefalse`: the truth;
/// - `short`, `cloze`: of each blank the first accepted answer, normalised (other spellings can be added);
/// - `numeric`: the number;
/// - `ordering`, `matching`, `categorise`: which stands with or before which, each text known by its place in the
///   alphabet, so that a slip in one can be corrected;
/// - `open`: how many ideas there are.
pub fn fingerprint(item: &Item) -> Fingerprint {
    let mut hash = Fnv::default();
    hash.word(item.kind().key());
    match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => {
            let mut keys: Vec<&str> = keys(choices).map(|choice| &*choice.id).collect();
            keys.sort_unstable();
            for key in keys {
                hash.word(key);
            }
        }
        Task::TrueFalse { key, .. } => hash.number(u64::from(*key)),
        Task::Short { accepted, .. } => hash.word(&first(accepted)),
        Task::Cloze { blanks, .. } => {
            for blank in blanks {
                hash.word(&first(&blank.accepted));
            }
        }
        Task::Numeric { key, .. } => hash.number((key + 0.0).to_bits()),
        Task::Ordering(choices) => {
            let texts: Vec<&str> = choices.iter().map(|choice| &*choice.text).collect();
            for rank in ranks(&texts) {
                hash.number(rank);
            }
        }
        Task::Matching { pairs, .. } => {
            let left: Vec<&str> = pairs.iter().map(|pair| &*pair.left).collect();
            let right: Vec<&str> = pairs.iter().map(|pair| &*pair.right).collect();
            let mut pairs: Vec<_> = ranks(&left).into_iter().zip(ranks(&right)).collect();
            pairs.sort_unstable();
            for (left, right) in pairs {
                hash.number(left);
                hash.number(right);
            }
        }
        Task::Categorise(categories) => {
            let names: Vec<&str> = categories.iter().map(|category| &*category.name).collect();
            let members = || categories.iter().flat_map(|category| &category.members);
            let texts: Vec<&str> = members().map(|member| &**member).collect();
            let of = ranks(&names).into_iter().zip(categories);
            let of = of.flat_map(|(rank, category)| category.members.iter().map(move |_| rank));
            let mut placed: Vec<_> = ranks(&texts).into_iter().zip(of).collect();
            placed.sort_unstable();
            for (member, category) in placed {
                hash.number(member);
                hash.number(category);
            }
        }
        Task::Open { ideas, .. } => hash.number(ideas.len() as u64),
    }
    Fingerprint(hash.0)
}

fn keys(choices: &[Choice]) -> impl Iterator<Item = &Choice> {
    choices.iter().filter(|choice| choice.key)
}

fn first(accepted: &[crate::text::SafeText]) -> String {
    accepted
        .first()
        .map(|form| normalise(form))
        .unwrap_or_default()
}

/// For each text its place in the alphabet among all of them; equal texts share one.
fn ranks(texts: &[&str]) -> Vec<u64> {
    let texts: Vec<String> = texts.iter().map(|text| normalise(text)).collect();
    let rank = |text: &String| texts.iter().filter(|other| *other < text).count() as u64;
    texts.iter().map(rank).collect()
}

/// FNV-1a, 64 bits (isthe.com/chongo/tech/comp/fnv).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(pub(crate) u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Takes in `bytes`.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Takes in a number.
    pub(crate) fn number(&mut self, number: u64) {
        self.bytes(&number.to_be_bytes());
    }

    /// Takes in a text, so that two texts are not the same as one of both.
    pub(crate) fn word(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.bytes(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Blank, Category, Pair, choice, item};
    use crate::text::SafeText;

    fn of(task: Task) -> Fingerprint {
        fingerprint(&item("i", "Stem?", task))
    }

    fn single(texts: [&str; 3], key: usize) -> Task {
        let choices = ["a", "b", "c"].iter().zip(texts).enumerate();
        Task::Single(
            choices
                .map(|(at, (id, text))| choice(id, text, at == key))
                .collect(),
        )
    }

    fn short(accepted: &[&str]) -> Task {
        Task::Short {
            accepted: accepted.iter().map(|text| SafeText::new(text)).collect(),
            wrong: vec![],
        }
    }

    #[test]
    fn it_never_changes() {
        assert_eq!(
            of(single(["x", "y", "z"], 1)),
            Fingerprint(9_708_774_965_535_483_278)
        );
        assert_eq!(of(short(&["Shusha"])), Fingerprint(708_437_208_604_548_986));
    }

    #[test]
    fn a_corrected_text_keeps_it_and_another_key_does_not() {
        let before = of(single(["Bakku", "Tbilisi", "Yerevan"], 0));
        assert_eq!(before, of(single(["Baku", "Tiflis", "Yerevan"], 0)));
        assert_ne!(before, of(single(["Bakku", "Tbilisi", "Yerevan"], 1)));
        let stem = fingerprint(&item("i", "A corrected stem?", single(["a", "b", "c"], 0)));
        assert_eq!(before, stem);
        let Task::Single(choices) = single(["a", "b", "c"], 0) else {
            unreachable!()
        };
        assert_ne!(
            before,
            of(Task::Multiple(choices)),
            "another kind is another question"
        );
    }

    #[test]
    fn another_spelling_of_an_answer_keeps_it() {
        assert_eq!(of(short(&["Şuşa"])), of(short(&["susa", "Shushi"])));
        assert_ne!(of(short(&["Iran"])), of(short(&["Iraq"])));
        let cloze = |answers: [&str; 2]| Task::Cloze {
            blanks: answers
                .iter()
                .map(|answer| Blank {
                    before: "x".into(),
                    accepted: vec![SafeText::new(answer)],
                })
                .collect(),
            after: "y".into(),
            wrong: vec![],
        };
        assert_ne!(of(cloze(["a", "b"])), of(cloze(["b", "a"])));
    }

    #[test]
    fn numbers_and_truths_are_their_own_key() {
        let number = |key: f64, tolerance| {
            of(Task::Numeric {
                key,
                tolerance,
                unit: None,
            })
        };
        assert_eq!(number(44.0, 0.0), number(44.0, 1.0));
        assert_eq!(number(0.0, 0.0), number(-0.0, 0.0));
        assert_ne!(number(44.0, 0.0), number(45.0, 0.0));
        let truth = |key| {
            of(Task::TrueFalse {
                key,
                correction: None,
                feedback: None,
            })
        };
        assert_ne!(truth(true), truth(false));
    }

    #[test]
    fn arrangements_are_known_by_what_stands_with_what() {
        let ordering = |texts: [&str; 3]| {
            of(Task::Ordering(
                texts.iter().map(|text| choice("a", text, true)).collect(),
            ))
        };
        assert_eq!(
            ordering(["war", "cease-fire", "talks"]),
            ordering(["war", "ceasefire", "talks"])
        );
        assert_ne!(
            ordering(["war", "talks", "ceasefire"]),
            ordering(["war", "ceasefire", "talks"])
        );
        let matching = |rights: [&str; 2]| {
            let pair = |(left, right): (&str, &&str)| Pair {
                left: left.into(),
                right: SafeText::new(right),
                feedback: "f".into(),
            };
            let pairs = ["one", "two"].into_iter().zip(&rights).map(pair).collect();
            of(Task::Matching {
                pairs,
                extra: vec![],
            })
        };
        assert_eq!(matching(["Baku", "Yerevan"]), matching(["Bakı", "Yerevan"]));
        assert_ne!(matching(["Baku", "Yerevan"]), matching(["Yerevan", "Baku"]));
        let sorted = |a: &[&str], b: &[&str]| {
            let category = |name: &str, members: &[&str]| Category {
                name: name.into(),
                members: members.iter().map(|member| SafeText::new(member)).collect(),
            };
            of(Task::Categorise(vec![category("A", a), category("B", b)]))
        };
        assert_eq!(sorted(&["p", "q"], &["r"]), sorted(&["q", "p"], &["r"]));
        assert_ne!(sorted(&["p", "q"], &["r"]), sorted(&["p"], &["q", "r"]));
    }
}
