//! Things to put in order, to match and to sort.

use std::sync::LazyLock;

use crate::content::code::{Code, Severity};
use crate::content::diagnostic::{count, quote};
use crate::content::rules::place::find;
use crate::content::rules::rule::{Look, Out, Rule};
use crate::content::rules::scope::{Asked, Scope};
use crate::content::rules::words::{List, Word, content_stem, list, stems, words};
use crate::content::tree::At;
use crate::course::Task;

/// Members of all categories of an item together.
const MEMBERS: (usize, usize) = (4, 10);
/// Words that say which comes first.
static ORDINALS: List = LazyLock::new(|| {
    list(
        "afterwards eventually fifth final finally first firstly fourth last lastly second \
         secondly third thirdly",
    )
});

pub(in crate::content::rules) static OR01: Rule = Rule {
    id: "OR01",
    title: "too few or too many things to order",
    severities: &[Severity::Error],
    wants: "Three to seven elements, each with a place of its own.",
    why: "two are a guess, eight are a chore (studyhall's own)",
    test: "fewer than 3 or more than 7 (E210), or one twice (E306)",
    example: "two elements break it",
    looks: &[Look::Loader(&[Code::WrongCount, Code::Twice])],
};

pub(in crate::content::rules) static OR02: Rule = Rule {
    id: "OR02",
    title: "an element says where it belongs",
    severities: &[Severity::Error, Severity::Warning],
    wants: "No element has a year or a word such as first or finally.",
    why: "the order is then read off and not known (studyhall's own)",
    test: "E: two or more elements have a year (1000 to 2199); W: an element has first, second, third, fourth, fifth, last, \
           final, finally, eventually, afterwards, unless it is part of a name or term of the course",
    example: "\"1992: Baku leaves\" beside \"1994: the ceasefire\" breaks it",
    looks: &[Look::Item(years), Look::Item(ordinals)],
};

pub(in crate::content::rules) static OR03: Rule = Rule {
    id: "OR03",
    title: "how an order is scored",
    severities: &[Severity::Error],
    wants: "It is known how an order that is partly right is scored.",
    why: "(studyhall's own) the format has one way: the share of pairs of elements that stand in the right order to each other",
    test: "none is needed",
    example: "of A B C D, the answer B A C D has five of six pairs right",
    looks: &[Look::Program],
};

pub(in crate::content::rules) static MA01: Rule = Rule {
    id: "MA01",
    title: "too few or too many pairs",
    severities: &[Severity::Error],
    wants: "Three to eight pairs.",
    why: "fewer are a guess, more do not fit on a screen [S21]",
    test: "`pairs` has fewer than 3 or more than 8 (E210)",
    example: "two pairs break it",
    looks: &[Look::Loader(&[Code::WrongCount])],
};

pub(in crate::content::rules) static MA02: Rule = Rule {
    id: "MA02",
    title: "the last pair is given away",
    severities: &[Severity::Warning],
    wants: "There is at least one right-hand side more than there are premises.",
    why: "otherwise the last pair follows from the others [S21]",
    test: "`extra` is missing or empty",
    example: "four pairs without `extra` break it",
    looks: &[Look::Item(surplus)],
};

pub(in crate::content::rules) static MA03: Rule = Rule {
    id: "MA03",
    title: "unlike things to match",
    severities: &[Severity::Warning],
    wants: "All premises are of one kind, and so are all right-hand sides: all names, or all dates.",
    why: "the only date goes with the only event that has one [S21]",
    test: "on one side, exactly one entry begins with a number or a year, or exactly one does not",
    example: "right-hand sides \"1905\", \"1994\" and \"a fleet\" break it",
    looks: &[Look::Item(unlike)],
};

pub(in crate::content::rules) static MA04: Rule = Rule {
    id: "MA04",
    title: "an arrow in a pair",
    severities: &[Severity::Error],
    wants: "No text of a matching item has `->`.",
    why: "in GIFT, the format many platforms import, `->` parts a pair (docs.moodle.org, GIFT format; studyhall's own)",
    test: "`->` stands in a premise or a right-hand side",
    example: "\"Baku -> Ceyhan\" breaks it; \"Baku to Ceyhan\" keeps it",
    looks: &[Look::Item(arrow)],
};

pub(in crate::content::rules) static CA01: Rule = Rule {
    id: "CA01",
    title: "too few or too many categories",
    severities: &[Severity::Error],
    wants: "Two to four categories, none of them empty.",
    why: "(studyhall's own)",
    test: "`categories` has fewer than 2 or more than 4, or `members` none (E210)",
    example: "five categories break it",
    looks: &[Look::Loader(&[Code::WrongCount])],
};

pub(in crate::content::rules) static CA02: Rule = Rule {
    id: "CA02",
    title: "too few or too many things to sort",
    severities: &[Severity::Error],
    wants: "Four to ten members in all.",
    why: "fewer are a guess, more a chore (studyhall's own)",
    test: "all categories together have fewer than 4 or more than 10 members",
    example: "two categories with one member each break it",
    looks: &[Look::Item(members)],
};

pub(in crate::content::rules) static CA03: Rule = Rule {
    id: "CA03",
    title: "a member names a category",
    severities: &[Severity::Warning],
    wants: "No member has a word of a category's name.",
    why: "then it is sorted by the look of the word (studyhall's own)",
    test: "a content word of four letters or more, without its ending, stands in a member and in the name of a category, but not \
           in the names of all",
    example: "member \"a view of the author\" in a category \"author's view\" breaks it",
    looks: &[Look::Item(named)],
};

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse::<u32>()
            .is_ok_and(|year| (1000..2200).contains(&year))
}

fn years(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    if !matches!(asked.item.task, Task::Ordering(_)) {
        return;
    }
    let dated: Vec<(&str, At<'_>)> = asked
        .options
        .iter()
        .filter_map(|one| {
            let year = words(one.text)
                .into_iter()
                .find(|word| is_year(word.text))?;
            Some((year.text, one.at))
        })
        .collect();
    if let [(year, at), _, ..] = dated.as_slice() {
        out.add(
            Severity::Error,
            find(asked.text, *at, year),
            format!(
                "{} have a year, so that the order can be read off",
                count(dated.len(), "element")
            ),
            "take the years out",
        );
    }
}

fn ordinals(asked: &Asked<'_>, scope: &Scope<'_>, out: &mut Out) {
    if !matches!(asked.item.task, Task::Ordering(_)) {
        return;
    }
    for option in &asked.options {
        let all = words(option.text);
        let plain: Vec<String> = all.iter().map(Word::normalised).collect();
        let tells = |at: &usize| {
            plain
                .get(*at)
                .is_some_and(|word| ORDINALS.contains(word.as_str()))
                && !scope.names.is_in_name(&plain, *at)
        };
        let found = (0..all.len()).find(tells).and_then(|at| all.get(at));
        if let Some(word) = found {
            out.add(
                Severity::Warning,
                find(asked.text, option.at, word.text),
                format!("{} says where the element belongs", quote(word.text)),
                "say it without",
            );
        }
    }
}

/// The texts of the two sides of a matching item, with their places.
type Sides<'a> = [Vec<(&'a str, At<'a>)>; 2];

fn sides<'a>(asked: &'a Asked<'a>) -> Option<Sides<'a>> {
    let Task::Matching { pairs, extra } = &asked.item.task else {
        return None;
    };
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for (pair, at) in asked.at.field("pairs").each(pairs) {
        lefts.push((pair.left.as_str(), at.field("left")));
        rights.push((pair.right.as_str(), at.field("right")));
    }
    for (text, at) in asked.at.field("extra").each(extra) {
        rights.push((text.as_str(), at));
    }
    Some([lefts, rights])
}

fn surplus(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    if let Task::Matching { pairs, extra } = &asked.item.task
        && extra.is_empty()
    {
        out.add(
            Severity::Warning,
            asked.at.field("pairs").span(),
            format!(
                "{} and as many right-hand sides: the last goes by itself",
                count(pairs.len(), "premise")
            ),
            "add `extra`: one or two right-hand sides that belong to nothing",
        );
    }
}

fn unlike(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    for side in sides(asked).into_iter().flatten() {
        let is_number = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let (with, without): (Vec<_>, Vec<_>) = side.iter().partition(|(text, _)| is_number(text));
        let odd = match (with.as_slice(), without.as_slice()) {
            ([one], [_, _, ..]) => (one, "the only one that begins with a number"),
            ([_, _, ..], [one]) => (one, "the only one that does not begin with a number"),
            _ => continue,
        };
        let ((text, at), how) = odd;
        let message = format!("{} is {how}", quote(text));
        out.add(
            Severity::Warning,
            at.span(),
            message,
            "let all entries of a side be of one kind",
        );
    }
}

fn arrow(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    for (text, at) in sides(asked).into_iter().flatten().flatten() {
        if text.contains("->") {
            let message = format!("{} has `->`, which parts pairs in exports", quote(text));
            out.add(
                Severity::Error,
                at.span(),
                message,
                "write \"to\", or \"→\"",
            );
        }
    }
}

fn members(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let Task::Categorise(categories) = &asked.item.task else {
        return;
    };
    let held: usize = categories
        .iter()
        .map(|category| category.members.len())
        .sum();
    if held < MEMBERS.0 || held > MEMBERS.1 {
        out.add(
            Severity::Error,
            asked.at.field("categories").span(),
            format!(
                "there are {} to sort; {} to {} should be",
                count(held, "member"),
                MEMBERS.0,
                MEMBERS.1
            ),
            "add some, or leave some out",
        );
    }
}

fn named(asked: &Asked<'_>, _: &Scope<'_>, out: &mut Out) {
    let Task::Categorise(categories) = &asked.item.task else {
        return;
    };
    let names: Vec<_> = categories
        .iter()
        .map(|category| stems(&category.name))
        .collect();
    let tells = |word: &Word<'_>| {
        content_stem(word).is_some_and(|stem| {
            let with = names.iter().filter(|name| name.contains(&stem)).count();
            with > 0 && with < names.len()
        })
    };
    for (category, at) in asked.at.field("categories").each(categories) {
        for (member, at) in at.field("members").each(&category.members) {
            let all = words(member);
            if let Some(word) = all.iter().find(|word| tells(word)) {
                out.add(
                    Severity::Warning,
                    find(asked.text, at, word.text),
                    format!("{} stands in the name of a category, too", quote(word.text)),
                    "say it in other words",
                );
            }
        }
    }
}
