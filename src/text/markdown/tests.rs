//! What is kept of Markdown, and what it becomes.

use super::*;

#[test]
fn paragraphs_lists_quotes_and_tables_are_told_apart() {
    let prose = parse_markdown(
        "One *two* **three**\nfour.\n\n- a\n- b\n  1. c\n\n> said\n\n| x | y |\n|---|---|\n| 1 | `2` |\n",
    );
    let kinds: Vec<String> = prose
        .0
        .iter()
        .map(|para| match para {
            Para::Text(_) => "text".into(),
            Para::Item {
                depth,
                quotes,
                marker,
                ..
            } => format!("item {depth}{} {marker}", ">".repeat((*quotes).into())),
            Para::Quote(depth, _) => format!("quote {depth}"),
            Para::Code(_) => "code".into(),
            Para::Rule => "rule".into(),
            Para::Table(table) => format!("table {}x{}", table.head.len(), table.rows.len()),
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "text",
            "item 0 •",
            "item 0 •",
            "item 1 1.",
            "quote 1",
            "table 2x1"
        ]
    );
    assert_eq!(prose.0[0].plain(), "One two three four.");
}

#[test]
fn links_carry_their_target_and_wording() {
    let prose = parse_markdown("See [[shusha]] and [[thomas-goltz|the journalist]].");
    let links: Vec<(String, String)> = prose
        .0
        .iter()
        .flat_map(Para::runs)
        .filter_map(|run| Some((run.link.as_ref()?.to_string(), run.text.to_string())))
        .collect();
    assert_eq!(
        links,
        [
            ("shusha".into(), "shusha".into()),
            ("thomas-goltz".into(), "the journalist".into())
        ]
    );
}

#[test]
fn control_characters_do_not_survive() {
    assert_eq!(
        parse_markdown("a\u{1b}[31m`\u{9b}x`").plain(),
        "a\u{FFFD}[31m\u{FFFD}x"
    );
}

#[test]
fn signs_that_are_no_markup_stay() {
    for text in [
        "2*3*4 and a*b*c",
        "5*x and 3*y",
        "the method __init__ of a class",
        "snake_case_name and 5 * 3",
        "It is ~~gone~~ and H~2~O",
        "Mind the <br> and <!-- this -->",
    ] {
        assert_eq!(parse_markdown(text).plain(), text);
    }
    // These are emphasis.
    let prose = parse_markdown("*one* _two_ **three** __two words__ (*four*), **un**ipolar");
    assert_eq!(prose.plain(), "one two three two words (four), unipolar");
}

#[test]
fn lines_rules_and_code_are_kept() {
    let prose = parse_markdown(
        "Line one  \nline two\\\nline three\n\n---\n\n    if x:\n        y()\n\n```python\nz = 1\n\n\tw\n```\n",
    );
    let [
        Para::Text(lines),
        Para::Rule,
        Para::Code(indented),
        Para::Code(fenced),
    ] = &prose.0[..]
    else {
        panic!("{prose:?}");
    };
    assert_eq!(lines[0].text.as_str(), "Line one\nline two\nline three");
    assert_eq!(indented[0].text.as_str(), "if x:\n    y()");
    assert_eq!(fenced[0].text.as_str(), "z = 1\n\n    w");
    assert!(fenced[0].emphasis.code);
    assert_eq!(prose.0[0].plain(), "Line one line two line three");
}

#[test]
fn what_stands_in_a_quotation_stays_inside() {
    let prose = parse_markdown("> a\n>\n> > b\n>\n> - c\n> - d\n\ne");
    let all: Vec<(u8, String)> = prose
        .0
        .iter()
        .map(|para| match para {
            Para::Quote(quotes, _) | Para::Item { quotes, .. } => (*quotes, para.plain()),
            _ => (0, para.plain()),
        })
        .collect();
    let expected = [(1, "a"), (2, "b"), (1, "c"), (1, "d"), (0, "e")];
    assert_eq!(
        all,
        expected.map(|(quotes, text)| (quotes, text.to_owned()))
    );
}

#[test]
fn a_link_elsewhere_shows_where_it_leads() {
    for (text, shown) in [
        (
            "See [a text](https://example.org/a).",
            "See a text (https://example.org/a).",
        ),
        (
            "See [a text][1].\n\n[1]: https://example.org",
            "See a text (https://example.org).",
        ),
        ("See <https://example.org/a>.", "See https://example.org/a."),
        ("![Alt](a.png)", "Alt (a.png)"),
        ("# A heading\n\nText", "A heading\nText"),
        ("A heading\n=====\n\nText", "A heading\nText"),
    ] {
        assert_eq!(parse_markdown(text).plain(), shown);
    }
}
