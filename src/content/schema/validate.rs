//! Validates a file against the schema, one value at a time. `convert` checks values against each other, `references`
//! checks files against each other.

mod written;

use self::written::{choice_number, found};
use super::{Field, FieldType, Mapping, Presence};
use crate::content::code::Code;
use crate::content::diagnostic::{Finding, Findings, count, quote};
use crate::content::item_kinds::{ItemKind, kinds_with};
use crate::content::yaml::{NodeKind, NodeRef};
use crate::course::{TaskKind, is_slug, to_slug};
use crate::text::{folded, tokens};

/// Bytes of a line and of a text. Markdown is read in memory, several times; a lesson's block has about 600.
const MAX_LINE: usize = 2_000;
const MAX_TEXT: usize = 20_000;
/// Names longer than this are not compared with the right ones.
const MAX_NAME: usize = 40;

/// Validates the whole file at `at`.
pub(in crate::content) fn validate(at: NodeRef<'_>, value: &FieldType, findings: &mut Findings) {
    check(at, "the file", value, findings);
}

/// Validates the value at `at` of the field `name`.
fn check(at: NodeRef<'_>, name: &str, is: &FieldType, findings: &mut Findings) {
    if findings.is_full() {
        return;
    }
    match is {
        FieldType::List(of, least, most) => list(at, name, (of, *least, *most), findings),
        FieldType::Of(of) => mapping(at, of, findings),
        FieldType::Codes => codes(at, name, findings),
        FieldType::LineOrLines if at.kind() == Some(NodeKind::List) => {
            list(at, name, (&FieldType::Line, 1, 20), findings);
        }
        _ => scalar(at, name, is, findings),
    }
}

fn wrong_type(at: NodeRef<'_>, name: &str, is: &FieldType, findings: &mut Findings) {
    let message = format!("{} must be {}", quote(name), is.name());
    let label = format!("this is {}", found(at));
    let finding = Finding::new(Code::WrongType, at.span(), message).label(label);
    let number = choice_number(at.text()).filter(|_| name == "key");
    findings.add(match number {
        Some(number) => finding.help(format!(
            "choices are counted from 1 in the order of the file: for the choice {} write {number}",
            quote(at.text())
        )),
        None => finding,
    });
}

fn empty(at: NodeRef<'_>, name: &str, findings: &mut Findings) {
    let message = format!("{} is empty", quote(name));
    findings
        .add(Finding::new(Code::Empty, at.span(), message).help("fill it in or delete the field"));
}

fn list(
    at: NodeRef<'_>,
    name: &str,
    is: (&'static FieldType, usize, usize),
    findings: &mut Findings,
) {
    let (of, least, most) = is;
    if at.is_null() {
        return empty(at, name, findings);
    }
    if at.kind() != Some(NodeKind::List) {
        return wrong_type(at, name, &FieldType::List(of, least, most), findings);
    }
    let mut entries = 0;
    for child in at.children() {
        check(child, name, of, findings);
        entries += 1;
    }
    if entries < least || entries > most {
        let wanted = match (least, most) {
            (least, most) if least == most => format!("{least}"),
            (least, most) if most >= 50 => format!("at least {}", least.max(1)),
            (least, most) => format!("{least} to {most}"),
        };
        let wanted = if entries > most && most >= 50 {
            format!("at most {most}")
        } else {
            wanted
        };
        let message = format!(
            "{} has {}, but wants {wanted}",
            quote(name),
            count(entries, "entry")
        );
        findings.add(Finding::new(Code::WrongCount, at.span(), message));
    }
}

fn codes(at: NodeRef<'_>, name: &str, findings: &mut Findings) {
    if at.kind() != Some(NodeKind::Mapping) {
        return wrong_type(at, name, &FieldType::Codes, findings);
    }
    for (key, value) in at.fields() {
        scalar(key, name, &FieldType::Line, findings);
        scalar(value, key.text(), &FieldType::Line, findings);
    }
}

fn mapping(at: NodeRef<'_>, of: &'static Mapping, findings: &mut Findings) {
    if at.kind() != Some(NodeKind::Mapping) {
        let message = format!(
            "{} must be a mapping of fields (`name: value`)",
            of.with_article()
        );
        findings.add(
            Finding::new(Code::WrongType, at.span(), message)
                .label(format!("this is {}", found(at))),
        );
        return;
    }
    let kind = at
        .find("kind")
        .map(|(_, value)| value.text())
        .and_then(ItemKind::find);
    for (key, value) in at.fields() {
        if findings.is_full() {
            return;
        }
        match of.fields.iter().find(|field| field.name == key.text()) {
            None => unknown(key, of, findings),
            Some(field) => known((key, value), field, kind, findings),
        }
    }
    for field in of.fields {
        let is_required = match field.presence {
            Presence::Required => true,
            Presence::OfKind => kind.is_some_and(|kind| kind.required.contains(&field.name)),
            Presence::Optional => false,
        };
        if is_required && at.find(field.name).is_none() {
            missing(at, of, field, findings);
        }
    }
    if !of.one_of.is_empty() {
        one_of(at, of, findings);
    }
}

fn known(
    (key, value): (NodeRef<'_>, NodeRef<'_>),
    field: &Field,
    kind: Option<&ItemKind>,
    findings: &mut Findings,
) {
    if let (Presence::OfKind, Some(kind)) = (field.presence, kind)
        && !kind.has(field.name)
    {
        let message = format!(
            "an item of kind `{}` has no {}",
            kind.name(),
            quote(field.name)
        );
        findings.add(
            Finding::new(Code::OtherKind, key.span(), message).help(format!(
                "it belongs to `kind: {}`",
                kinds_with(field.name).join(" | ")
            )),
        );
        return;
    }
    let value_type = match field.value {
        FieldType::ItemKey => kind.and_then(|kind| kind.key),
        value_type => Some(value_type),
    };
    if let Some(value_type) = value_type {
        check(value, field.name, &value_type, findings);
    }
}

fn unknown(key: NodeRef<'_>, of: &Mapping, findings: &mut Findings) {
    let name = key.text();
    let near = of
        .fields
        .iter()
        .filter(|_| name.len() <= MAX_NAME)
        .map(|field| (strsim::osa_distance(name, field.name), field.name))
        .min()
        .filter(|(distance, near)| *distance <= 2.max(near.len() / 3) && *distance < near.len());
    let message = format!("{} has no field {}", of.with_article(), quote(name));
    let finding = Finding::new(Code::UnknownField, key.span(), message);
    findings.add(if let Some((_, near)) = near {
        finding.label(format!("did you mean `{near}`?"))
    } else {
        let names: Vec<&str> = of.fields.iter().map(|field| field.name).collect();
        finding.help(format!("it has: {}", names.join(", ")))
    });
}

fn missing(at: NodeRef<'_>, of: &Mapping, field: &Field, findings: &mut Findings) {
    let message = format!("this {} has no `{}`", of.name, field.name);
    findings.add(
        Finding::new(Code::MissingField, at.span(), message)
            .help(format!("add `{}`: {}", field.name, field.doc)),
    );
}

fn one_of(at: NodeRef<'_>, of: &Mapping, findings: &mut Findings) {
    let mut keys = at
        .fields()
        .map(|(key, _)| key)
        .filter(|key| of.one_of.contains(&key.text()));
    let Some(first) = keys.next() else {
        let message = format!("this {} says nothing", of.name);
        findings.add(
            Finding::new(Code::ClaimCount, at.span(), message)
                .help(format!("give it one of: {}", of.one_of.join(", "))),
        );
        return;
    };
    for key in keys {
        let message = format!(
            "this {} has both {} and {}",
            of.name,
            quote(first.text()),
            quote(key.text())
        );
        findings.add(Finding::new(Code::ClaimCount, key.span(), message).help("make two of it"));
    }
}

fn scalar(at: NodeRef<'_>, name: &str, is: &FieldType, findings: &mut Findings) {
    if !matches!(at.kind(), Some(NodeKind::Plain | NodeKind::Quoted)) {
        return wrong_type(at, name, is, findings);
    }
    let (text, is_plain) = (at.text(), at.kind() == Some(NodeKind::Plain));
    let may_be_blank = matches!(is, FieldType::Cell) && !is_plain;
    if at.is_null() || (text.trim().is_empty() && !may_be_blank) {
        return empty(at, name, findings);
    }
    let longest = if matches!(is, FieldType::Text) {
        MAX_TEXT
    } else {
        MAX_LINE
    };
    if text.len() > longest {
        let message = format!(
            "{} is {} bytes long; {longest} are allowed",
            quote(name),
            text.len()
        );
        findings.add(Finding::new(Code::TooLong, at.span(), message));
        return;
    }
    match is {
        FieldType::Slug => slug(at, name, text, findings),
        FieldType::Part => text
            .split('#')
            .take(3)
            .for_each(|part| slug(at, name, part, findings)),
        FieldType::Line | FieldType::Cell | FieldType::LineOrLines
            if text.trim().contains(['\n', '\r']) =>
        {
            let message = format!("{} must be one line", quote(name));
            findings.add(Finding::new(Code::NotALine, at.span(), message));
        }
        FieldType::SearchWord if tokens(&folded(text)).len() != 1 => {
            let message = format!("{} is not one word, as {} wants", quote(text), quote(name));
            findings.add(
                Finding::new(Code::NotAWord, at.span(), message)
                    .help("give each word alone; words joined by a hyphen count as two"),
            );
        }
        FieldType::Whole(from, to) => whole(at, name, (*from, *to), findings),
        FieldType::Number if !is_plain || number(text).is_none() => {
            wrong_type(at, name, is, findings);
        }
        FieldType::Tolerance if number(text.strip_suffix('%').unwrap_or(text)).is_none() => {
            wrong_type(at, name, is, findings);
        }
        FieldType::Bool if !is_plain || !matches!(text, "true" | "false") => {
            wrong_type(at, name, is, findings);
        }
        FieldType::Word(words) => word(at, name, words, findings),
        FieldType::ItemKind => word(at, name, &TaskKind::ALL.map(TaskKind::key), findings),
        FieldType::Date if !is_date(text) => {
            let message = format!("{} is not a date", quote(text));
            findings.add(
                Finding::new(Code::BadDate, at.span(), message)
                    .help("write \"1994\", \"2016-04\" or \"2020-09-27\", in quotes"),
            );
        }
        _ => {}
    }
}

fn slug(at: NodeRef<'_>, name: &str, text: &str, findings: &mut Findings) {
    if !is_slug(text) {
        let message = format!("{} is not an id, as {} must be", quote(text), quote(name));
        findings.add(
            Finding::new(Code::BadSlug, at.span(), message).help(match to_slug(text) {
                Some(slug) => format!("write `{slug}`, and name its file so, if it has one"),
                None => "an id is words of a-z and 0-9 joined by hyphens, 64 characters at most"
                    .to_owned(),
            }),
        );
    }
}

fn whole(at: NodeRef<'_>, name: &str, range: (i64, i64), findings: &mut Findings) {
    let text = at.text();
    let number = number(text).and_then(|_| text.parse::<i64>().ok());
    match number {
        Some(number) if at.kind() == Some(NodeKind::Plain) => {
            if number < range.0 || number > range.1 {
                let message = format!(
                    "{} is {number}; it must be from {} to {}",
                    quote(name),
                    range.0,
                    range.1
                );
                findings.add(Finding::new(Code::Range, at.span(), message));
            }
        }
        _ => wrong_type(at, name, &FieldType::Whole(range.0, range.1), findings),
    }
}

fn word(at: NodeRef<'_>, name: &str, words: &[&str], findings: &mut Findings) {
    let text = at.text();
    if words.contains(&text) {
        return;
    }
    let near = words
        .iter()
        .filter(|_| text.len() <= MAX_NAME)
        .map(|word| (strsim::osa_distance(&text.to_lowercase(), word), *word))
        .min()
        .filter(|(distance, _)| *distance <= 2);
    let message = format!("{} is not a word for {}", quote(text), quote(name));
    let finding = Finding::new(Code::BadWord, at.span(), message);
    findings.add(match near {
        Some((_, near)) => finding.label(format!("did you mean `{near}`?")),
        None => finding.help(format!("use one of: {}", words.join(", "))),
    });
}

/// The number `text` is to both readers: decimal, with an exponent or without, no leading zero, finite.
fn number(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "1"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    if !(1..=3).contains(&exponent.len()) || !exponent.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = mantissa.strip_prefix('-').unwrap_or(mantissa);
    let is_plain = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit());
    let leads_with_zero = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    if !is_plain || leads_with_zero || digits.len() > 18 {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Whether `text` is a year, a month or a day of the calendar.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let part = |index: usize, length: usize| -> Option<u32> {
        let part = parts.get(index)?;
        let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    };
    let Some(year) = part(0, 4) else { return false };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match part(1, 2) {
        Some(2) if is_leap => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        Some(1..=12) => 31,
        _ => return parts.len() == 1,
    };
    match parts.len() {
        2 => true,
        3 => part(2, 2).is_some_and(|day| (1..=days).contains(&day)),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
