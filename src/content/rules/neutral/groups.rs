//! Statements about whole peoples and faiths.

use std::sync::LazyLock;

use crate::content::diagnostic::quote;
use crate::content::rule_info::Severity;
use crate::content::rules::place::find_part;
use crate::content::rules::rule::Sink;
use crate::content::rules::scope::{ItemCase, LessonCase, Scope};
use crate::content::rules::words::{Word, WordList, list, words};
use crate::content::yaml::NodeRef;

/// Peoples and faiths whose names no ending tells.
static GROUPS: WordList =
    LazyLock::new(|| list("arabs azeris christians greeks jews kurds muslims turks"));
/// Endings of the names of peoples, in the plural.
const ENDINGS: &[&str] = &["ians", "janis", "stanis"];
/// What is said of all of them.
static SAID: WordList = LazyLock::new(|| list("always are hate never want"));
/// Words before a group that make it some of them.
static SOME: WordList = LazyLock::new(|| {
    list(
        "both certain displaced few hundred individual many million most number other several \
         some that these those thousand thousands two which young",
    )
});

rules! {
    NEU05 "a statement about a whole people" [Warning] Lesson(told), Item(item_case) {
        summary: "Nothing is said of all members of a people or a faith.",
        why: "people of one nation hold many views, and caricatures hurt readers who belong to it (manual, Neutrality; \
            studyhall's own)",
        test: "a name of a people in the plural (Armenians, Azerbaijanis, Turks …: a word with a capital that ends in -ians, -janis, \
            -stanis, or is on a short list) is followed by are, want, always, never or hate, outside quotation marks, and \
            many, some, most, those or the like does not stand before it; a passive (\"are shown\", \"are displaced\") does not count",
        example: "\"Armenians want …\" breaks it; \"many Armenians wanted …\" keeps it",
    }
}

fn told(lesson: &LessonCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    for told in &lesson.blocks {
        look(&told.prose.plain(), lesson.text, told.at, sink);
    }
}

fn item_case(item_case: &ItemCase<'_>, _: &Scope<'_>, sink: &mut Sink) {
    look(&item_case.stem, item_case.text, item_case.stem_at(), sink);
    for option in &item_case.options {
        look(option.text, item_case.text, option.at, sink);
    }
}

fn look(text: &str, source: &str, at: NodeRef<'_>, sink: &mut Sink) {
    let all = words(text);
    for (index, pair) in all.windows(2).enumerate() {
        let [group, verb] = pair else { continue };
        let is_in = |list: &WordList, word: &Word<'_>| list.contains(word.normalised().as_str());
        let before = index.checked_sub(1).and_then(|at| all.get(at));
        let is_some = before.is_some_and(|word| {
            is_in(&SOME, word) || word.text.starts_with(|c: char| c.is_ascii_digit())
        });
        let is_passive = all.get(index + 2).is_some_and(|word| {
            let word = word.normalised();
            word.ends_with("ed") || word.ends_with("wn") || word.ends_with("en")
        });
        if !is_group(group) || group.is_quoted || !is_in(&SAID, verb) || is_some || is_passive {
            continue;
        }
        sink.add(
            Severity::Warning,
            find_part(source, at, text, group.range()),
            format!(
                "{} is said of a whole people",
                quote(&format!("{} {}", group.text, verb.text))
            ),
            "say who: many, some, which of them, when, according to whom",
        );
    }
}

fn is_group(word: &Word<'_>) -> bool {
    let plain = word.normalised();
    word.is_capitalised()
        && (GROUPS.contains(plain.as_str()) || ENDINGS.iter().any(|ending| plain.ends_with(ending)))
}
