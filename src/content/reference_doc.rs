//! Generates the format reference `assets/lesson-format.md` from the schema. Only the introduction is written by hand.

use std::fmt::Write as _;

use super::code::Code;
use super::item_kinds::{KINDS, kinds_with};
use super::rules::rules;
use super::schema::format::MAPPINGS;
use super::schema::{FieldType, Mapping, Presence};

const INTRODUCTION: &str = include_str!("reference_doc/introduction.md");

/// The reference as Markdown: an introduction with an example, every mapping with its fields, every finding, every rule.
pub fn format_reference() -> String {
    let mut out = INTRODUCTION.to_owned();
    for mapping in MAPPINGS {
        describe(mapping, &mut out);
    }
    out.push_str("\n## Findings\n\n| code | finding | what to do |\n|---|---|---|\n");
    for code in Code::ALL {
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            code.id(),
            code.title(),
            cell(code.explanation())
        );
    }
    out.push_str(RULES);
    for rule in rules() {
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            rule.id,
            rule.severity_words(),
            cell(rule.summary),
            cell(rule.test)
        );
    }
    out
}

const RULES: &str = "\n## Rules\n\n\
    `studyhall check --explain MC08` says why a rule is there, and gives an example.\n\n\
    | rule | weight | what it wants | what breaks it |\n|---|---|---|---|\n";

fn describe(mapping: &Mapping, out: &mut String) {
    let _ = write!(out, "\n## {}\n\n{}\n\n", mapping.name, mapping.doc.trim());
    out.push_str("| field | value | required | what it is |\n|---|---|---|---|\n");
    for field in mapping.fields {
        let presence = match field.presence {
            Presence::Required => "yes".to_owned(),
            Presence::Optional if mapping.one_of.contains(&field.name) => "one of these".to_owned(),
            Presence::Optional => "no".to_owned(),
            Presence::OfKind => {
                let is_required = KINDS.iter().any(|kind| kind.required.contains(&field.name));
                let prefix = if is_required { "for" } else { "no; only for" };
                format!("{prefix} {}", kinds_with(field.name).join(", "))
            }
        };
        let value = value(&field.value);
        let _ = writeln!(
            out,
            "| `{}` | {} | {presence} | {} |",
            field.name,
            cell(&value),
            cell(field.doc)
        );
    }
}

fn value(value: &FieldType) -> String {
    match value {
        FieldType::List(_, least, most) => {
            let count = match (least, most) {
                (least, most) if least == most => format!(", exactly {least}"),
                (least, most) if *most <= 20 => format!(", {least} to {most}"),
                (0 | 1, _) => String::new(),
                (least, _) => format!(", {least} or more"),
            };
            format!("{}{count}", value.name())
        }
        _ => value.name(),
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::path::Path;

    /// `STUDYHALL_WRITE=1 cargo test reference_doc` writes the file anew.
    #[test]
    fn the_reference_in_assets_is_up_to_date() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lesson-format.md");
        let wanted = super::format_reference();
        if std::env::var_os("STUDYHALL_WRITE").is_some() {
            let mut file = tempfile::NamedTempFile::new_in(path.parent().unwrap()).unwrap();
            file.write_all(wanted.as_bytes()).unwrap();
            file.as_file().sync_all().unwrap();
            file.persist(&path).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == wanted,
            "run STUDYHALL_WRITE=1 cargo test --lib reference_doc"
        );
    }

    #[test]
    fn the_example_in_the_reference_is_right() {
        use crate::content::{Code, InMemory, load};
        let reference = super::format_reference();
        let mut files = InMemory::default();
        for block in reference.split("```yaml\n").skip(1) {
            let (yaml, _) = block.split_once("```").unwrap();
            let (path, _) = yaml
                .trim_start_matches("# lessons/")
                .split_once('\n')
                .unwrap();
            files = files.with(path.split(' ').next().unwrap(), yaml);
        }
        let report = load(&files).report;
        assert_eq!(report.diagnostics, [], "{}", report.render(false));
        assert!(reference.contains(Code::ALL[0].title()));
    }
}
