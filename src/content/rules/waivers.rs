//! Waivers: what an author lets stand, and why. A waiver stands in an item, a block, a lesson or an entry of the
//! reference, and covers what its rule finds there; of several, the innermost. One that covers nothing is a finding.

use std::ops::Range;

use super::rule::{Look, Rule};
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, quote};
use crate::content::open::OpenFile;
use crate::content::tree::{At, Kind};

/// One entry of a `waive` list.
struct Waiver {
    file: usize,
    id: String,
    rule: Option<&'static Rule>,
    reason: Option<String>,
    /// The place of the rule's name.
    span: Range<usize>,
    /// What it covers.
    extent: Range<usize>,
    used: bool,
}

/// Marks the findings that are waived, and adds what is wrong with the waivers. `held` are the numbers of the files the
/// rules have looked at; `silent` says which rules had nothing to look with.
pub(super) fn apply(
    files: &[OpenFile],
    held: &[usize],
    found: &mut Vec<(usize, Finding)>,
    silent: impl Fn(&Rule) -> bool,
) {
    let mut waivers = Vec::new();
    for number in held {
        if let Some(file) = files.get(*number) {
            let whole = 0..file.text.len();
            collect(file.at(), *number, whole, &mut waivers);
        }
    }
    for (file, finding) in found.iter_mut() {
        waive(*file, finding, &mut waivers);
    }
    for waiver in &waivers {
        let is_silent = waiver.rule.is_some_and(&silent);
        if let Some(complaint) = waiver.complaint(is_silent) {
            found.push((waiver.file, complaint));
        }
    }
}

/// Every waiver in the value at `at`, which `extent` surrounds.
fn collect(at: At<'_>, file: usize, extent: Range<usize>, waivers: &mut Vec<Waiver>) {
    if let Some((_, list)) = at.find("waive") {
        for one in list.children() {
            let rule = one.field("rule");
            let reason = one
                .find("reason")
                .map(|(_, reason)| reason.text().trim().to_owned());
            waivers.push(Waiver {
                file,
                id: rule.text().trim().to_owned(),
                rule: Rule::find(rule.text().trim()),
                reason,
                span: rule.span(),
                extent: extent.clone(),
                used: false,
            });
        }
    }
    if matches!(at.kind(), Some(Kind::List | Kind::Mapping)) {
        for child in at.children() {
            collect(child, file, child.extent(), waivers);
        }
    }
}

fn waive(file: usize, finding: &mut Finding, waivers: &mut [Waiver]) {
    let Code::Rule(rule) = finding.code else {
        return;
    };
    let covers = |waiver: &&mut Waiver| {
        waiver.file == file
            && waiver.rule == Some(rule)
            && (waiver.extent.start..=waiver.extent.end).contains(&finding.span.start)
    };
    let innermost = waivers
        .iter_mut()
        .filter(covers)
        .min_by_key(|waiver| waiver.extent.len());
    if let Some(waiver) = innermost {
        waiver.used = true;
        finding.waived.clone_from(&waiver.reason);
    }
}

impl Waiver {
    /// What is wrong with it.
    fn complaint(&self, is_silent: bool) -> Option<Finding> {
        let complain = |code, message: String, help: &str| {
            Some(Finding::new(code, self.span.clone(), message).help(help))
        };
        let Some(rule) = self.rule else {
            return complain(
                Code::WaiverRule,
                format!("there is no rule {}", quote(&self.id)),
                "`studyhall check --explain` lists the rules",
            );
        };
        if !rule.finds() {
            let elsewhere = rule.looks.iter().find_map(|look| match look {
                Look::Loader(codes) => codes.first().map(|code| code.id()),
                Look::Others(rules) => rules.first().copied(),
                _ => None,
            });
            let message = match elsewhere {
                Some(code) => format!("{} finds nothing by itself: {code} does", quote(rule.id)),
                None => format!("{} finds nothing: the program keeps it", quote(rule.id)),
            };
            return complain(Code::WaiverRule, message, "delete the waiver");
        }
        if self.reason.is_none() {
            return complain(
                Code::WaiverReason,
                format!(
                    "{} is waived without a reason, so it stands",
                    quote(rule.id)
                ),
                "add `reason`: why the rule may be broken here",
            );
        }
        if self.used || is_silent {
            return None;
        }
        complain(
            Code::WaiverUnused,
            format!("{} finds nothing here", quote(rule.id)),
            "delete the waiver",
        )
    }
}
