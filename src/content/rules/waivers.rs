//! Waivers: what an author lets stand, and why. A waiver stands in an item, a block, a lesson or an entry of the
//! reference, and covers what its rule finds there; of several, the innermost. One that covers nothing is a finding.

use std::ops::Range;

use super::rule::FileFinding;
use super::table::find;
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, quote};
use crate::content::rule_info::RuleInfo;
use crate::content::source_file::SourceFile;
use crate::content::yaml::{NodeKind, NodeRef};

/// One entry of a `waive` list.
struct Waiver {
    file: usize,
    id: String,
    rule: Option<&'static RuleInfo>,
    reason: Option<String>,
    /// The place of the rule's name.
    span: Range<usize>,
    /// What it covers.
    extent: Range<usize>,
    used: bool,
}

/// Marks the findings that are waived, and adds what is wrong with the waivers. `checked` are the indices of the
/// files that the rules have checked. A waiver is not reported as unused if its rule had no input.
pub(super) fn apply(
    files: &[SourceFile],
    checked: &[usize],
    found: &mut Vec<FileFinding>,
    had_no_input: impl Fn(&RuleInfo) -> bool,
) {
    let mut waivers = Vec::new();
    for number in checked {
        if let Some(file) = files.get(*number) {
            let whole = 0..file.text.len();
            collect(file.at(), *number, whole, &mut waivers);
        }
    }
    for one in found.iter_mut() {
        waive(one, &mut waivers);
    }
    for waiver in &waivers {
        let had_no_input = waiver.rule.is_some_and(&had_no_input);
        if let Some(complaint) = waiver.complaint(had_no_input) {
            found.push(FileFinding {
                file: waiver.file,
                finding: complaint,
            });
        }
    }
}

/// Every waiver in the value at `at`, which `extent` surrounds.
fn collect(at: NodeRef<'_>, file: usize, extent: Range<usize>, waivers: &mut Vec<Waiver>) {
    if let Some((_, list)) = at.find("waive") {
        for one in list.children() {
            let rule = one.field("rule");
            let reason = one
                .find("reason")
                .map(|(_, reason)| reason.text().trim().to_owned());
            waivers.push(Waiver {
                file,
                id: rule.text().trim().to_owned(),
                rule: find(rule.text().trim()),
                reason,
                span: rule.span(),
                extent: extent.clone(),
                used: false,
            });
        }
    }
    if matches!(at.kind(), Some(NodeKind::List | NodeKind::Mapping)) {
        for child in at.children() {
            collect(child, file, child.extent(), waivers);
        }
    }
}

fn waive(found: &mut FileFinding, waivers: &mut [Waiver]) {
    let FileFinding { file, finding } = found;
    let Code::Rule(rule) = finding.code else {
        return;
    };
    let covers = |waiver: &&mut Waiver| {
        waiver.file == *file
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
    fn complaint(&self, had_no_input: bool) -> Option<Finding> {
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
        if self.used || had_no_input {
            return None;
        }
        complain(
            Code::WaiverUnused,
            format!("{} finds nothing here", quote(rule.id)),
            "delete the waiver",
        )
    }
}
