//! The table of all rules, and lookups in it.

use std::sync::LazyLock;

use super::rule::Rule;
use super::{choices, kinds, neutral, objectives, truefalse};
use crate::content::code::Code;
use crate::content::rule_info::RuleInfo;

/// Groups of rules in the order of the table. A rule's id begins with its group.
const GROUPS: [&str; 13] = [
    "MC", "TF", "MR", "CL", "SA", "OR", "MA", "CA", "NU", "OP", "OB", "NEU", "GL",
];

/// Every rule, by group and number.
pub(super) static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let single: &[&[Rule]] = &[truefalse::RULES, objectives::RULES];
    let files = [single, choices::FILES, kinds::FILES, neutral::FILES];
    let mut rules: Vec<&'static Rule> = files.concat().into_iter().flatten().collect();
    let group = |rule: &Rule| {
        let name = rule.info.id.trim_end_matches(|c: char| c.is_ascii_digit());
        GROUPS.iter().position(|group| *group == name)
    };
    rules.sort_by_key(|rule| (group(rule), rule.info.id));
    rules
});

/// Every rule's description, in the order of the table.
pub(in crate::content) fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    RULES.iter().map(|rule| &rule.info)
}

/// The rule with this id, in either case.
pub(in crate::content) fn find(id: &str) -> Option<&'static RuleInfo> {
    rules().find(|rule| rule.id.eq_ignore_ascii_case(id))
}

/// Every code and rule, one a line, as `check --explain` lists them.
pub fn list() -> String {
    let codes = Code::ALL
        .iter()
        .map(|code| (code.id(), code.severity().word().to_owned(), code.title()));
    let rules = rules().map(|rule| (rule.id, rule.severity_words(), rule.title));
    let line = |(id, words, title)| format!("{id:<6} {words:<15} {title}\n");
    codes.chain(rules).map(line).collect()
}

/// What the code or rule `code` (`E201` or `MC08`, in either case) means and what to do about it; none if there is
/// no such code.
pub fn explain(code: &str) -> Option<String> {
    let id = code.trim();
    if let Some(rule) = find(id) {
        return Some(rule.explain());
    }
    let code = Code::ALL
        .iter()
        .find(|one| one.id().eq_ignore_ascii_case(id))?;
    Some(format!(
        "{} ({}): {}\n\n{}\n",
        code.id(),
        code.severity().word(),
        code.title(),
        code.explanation()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_explained_in_either_case() {
        assert!(
            explain("e201")
                .unwrap()
                .contains("a field that does not exist")
        );
        assert_eq!(explain("E999"), None);
    }

    #[test]
    fn every_rule_has_a_group() {
        for rule in rules() {
            assert!(
                GROUPS.iter().any(|group| rule.id.starts_with(group)),
                "{}",
                rule.id
            );
        }
    }
}
