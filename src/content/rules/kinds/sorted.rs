//! Things to put in order, to match and to sort.

use std::sync::LazyLock;

use crate::content::diagnostic::{count, quote};
use crate::content::rule_info::Severity;
use crate::content::rules::place::find;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, Scope};
use crate::content::rules::words::{Word, WordList, content_stem, list, stems, words};
use crate::content::yaml::NodeRef;
use crate::course::Task;

/// Members of all categories of an item together.
const MEMBERS: (usize, usize) = (4, 10);
/// Words that say which comes first.
static ORDINALS: WordList = LazyLock::new(|| {
    list(
        "afterwards eventually fifth final finally first firstly fourth last lastly second \
         secondly third thirdly",
    )
});

rules! {
    OR02 "an element says where it belongs" [Error, Warning] Item(years), Item(ordinals) {
        summary: "No element has a year or a word such as first or finally.",
        why: "the order is then read off and not known (studyhall's own)",
        test: "E: two or more elements have a year (1000 to 2199); W: an element has first, second, third, fourth, fifth, last, \
            final, finally, eventually, afterwards, unless it is part of a name or term of the course",
        example: "\"1992: Baku leaves\" beside \"1994: the ceasefire\" breaks it",
    }
    MA02 "the last pair is given away" [Warning] Item(surplus) {
        summary: "There is at least one right-hand side more than there are premises.",
        why: "otherwise the last pair follows from the others [S21]",
        test: "`extra` is missing or empty",
        example: "four pairs without `extra` break it",
    }
    MA03 "unlike things to match" [Warning] Item(unlike) {
        summary: "All premises are of one kind, and so are all right-hand sides: all names, or all dates.",
        why: "the only date goes with the only event that has one [S21]",
        test: "on one side, exactly one entry begins with a number or a year, or exactly one does not",
        example: "right-hand sides \"1905\", \"1994\" and \"a fleet\" break it",
    }
    MA04 "an arrow in a pair" [Error] Item(arrow) {
        summary: "No text of a matching item has `->`.",
        why: "in GIFT, the format many platforms import, `->` parts a pair (docs.moodle.org, GIFT format; studyhall's own)",
        test: "`->` stands in a premise or a right-hand side",
        example: "\"Baku -> Ceyhan\" breaks it; \"Baku to Ceyhan\" keeps it",
    }
    CA02 "too few or too many things to sort" [Error] Item(members) {
        summary: "Four to ten members in all.",
        why: "fewer are a guess, more a chore (studyhall's own)",
        test: "all categories together have fewer than 4 or more than 10 members",
        example: "two categories with one member each break it",
    }
    CA03 "a member names a category" [Warning] Item(named) {
        summary: "No member has a word of a category's name.",
        why: "then it is sorted by the look of the word (studyhall's own)",
        test: "a content word of four letters or more, without its ending, stands in a member and in the name of a category, but not \
            in the names of all",
        example: "member \"a view of the author\" in a category \"author's view\" breaks it",
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse::<u32>()
            .is_ok_and(|year| (1000..2200).contains(&year))
}

fn years(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if !matches!(item_case.item.task, Task::Ordering(_)) {
        return;
    }
    let dated: Vec<(&str, NodeRef<'_>)> = item_case
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
        sink.add(
            Severity::Error,
            find(item_case.text, *at, year),
            format!(
                "{} have a year, so that the order can be read off",
                count(dated.len(), "element")
            ),
            "take the years out",
        );
    }
}

fn ordinals(item_case: &ItemCase<'_>, scope: &Scope<'_>, sink: &mut Sink) {
    if !matches!(item_case.item.task, Task::Ordering(_)) {
        return;
    }
    for option in &item_case.options {
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
            sink.add(
                Severity::Warning,
                find(item_case.text, option.at, word.text),
                format!("{} says where the element belongs", quote(word.text)),
                "say it without",
            );
        }
    }
}

/// The texts of the two sides of a matching item, with their places.
type Sides<'a> = [Vec<(&'a str, NodeRef<'a>)>; 2];

fn sides<'a>(item_case: &'a ItemCase<'a>) -> Option<Sides<'a>> {
    let Task::Matching { pairs, extra } = &item_case.item.task else {
        return None;
    };
    let (mut lefts, mut rights) = (Vec::new(), Vec::new());
    for (pair, at) in item_case.at.field("pairs").zip_children(pairs) {
        lefts.push((pair.left.as_str(), at.field("left")));
        rights.push((pair.right.as_str(), at.field("right")));
    }
    for (text, at) in item_case.at.field("extra").zip_children(extra) {
        rights.push((text.as_str(), at));
    }
    Some([lefts, rights])
}

fn surplus(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    if let Task::Matching { pairs, extra } = &item_case.item.task
        && extra.is_empty()
    {
        sink.add(
            Severity::Warning,
            item_case.at.field("pairs").span(),
            format!(
                "{} and as many right-hand sides: the last goes by itself",
                count(pairs.len(), "premise")
            ),
            "add `extra`: one or two right-hand sides that belong to nothing",
        );
    }
}

fn unlike(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    for side in sides(item_case).into_iter().flatten() {
        let is_number = |text: &str| text.trim_start().starts_with(|c: char| c.is_ascii_digit());
        let (with, without): (Vec<_>, Vec<_>) = side.iter().partition(|(text, _)| is_number(text));
        let odd = match (with.as_slice(), without.as_slice()) {
            ([one], [_, _, ..]) => (one, "the only one that begins with a number"),
            ([_, _, ..], [one]) => (one, "the only one that does not begin with a number"),
            _ => continue,
        };
        let ((text, at), how) = odd;
        let message = format!("{} is {how}", quote(text));
        sink.add(
            Severity::Warning,
            at.span(),
            message,
            "let all entries of a side be of one kind",
        );
    }
}

fn arrow(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    for (text, at) in sides(item_case).into_iter().flatten().flatten() {
        if text.contains("->") {
            let message = format!("{} has `->`, which parts pairs in exports", quote(text));
            sink.add(
                Severity::Error,
                at.span(),
                message,
                "write \"to\", or \"→\"",
            );
        }
    }
}

fn members(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let Task::Categorise(categories) = &item_case.item.task else {
        return;
    };
    let held: usize = categories
        .iter()
        .map(|category| category.members.len())
        .sum();
    if held < MEMBERS.0 || held > MEMBERS.1 {
        sink.add(
            Severity::Error,
            item_case.at.field("categories").span(),
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

fn named(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    let Task::Categorise(categories) = &item_case.item.task else {
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
    for (category, at) in item_case.at.field("categories").zip_children(categories) {
        for (member, at) in at.field("members").zip_children(&category.members) {
            let all = words(member);
            if let Some(word) = all.iter().find(|word| tells(word)) {
                sink.add(
                    Severity::Warning,
                    find(item_case.text, at, word.text),
                    format!("{} stands in the name of a category, too", quote(word.text)),
                    "say it in other words",
                );
            }
        }
    }
}
