//! What authors write as Markdown is shown as they meant it.

use super::readme::write_file;
use super::run;

/// A course whose one lesson has this text.
fn course(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, content: &str| write_file(folder.path(), name, content);
    let head = "format_version: 1\nid: course\ntitle: Course\nnote: A case.\nbibliography: [src]\nmodules: [m]\n";
    write("course.yaml", head);
    let source = "- id: src\n  author: An Author\n  title: A Title\n  date: '2020'\n";
    write("sources.yaml", source);
    let module = "id: m\ntitle: Module\nsummary: S.\nlessons: [the-lesson]\n";
    write("m/module.yaml", module);
    let text = text.replace('\n', "\n          ");
    let lesson = format!(
        "id: the-lesson\ntitle: The lesson\nsummary: A lesson.\nobjectives:\n  - {{id: obj, verb: explain, text: a thing, \
         level: apply}}\nsections:\n  - id: one\n    title: One\n    blocks:\n      - note: |\n          {text}\n"
    );
    write("m/the-lesson.yaml", &lesson);
    folder
}

fn read(text: &str) -> String {
    let folder = course(text);
    let path = folder.path().to_str().unwrap();
    let (code, out, err) = run(&["read", "the-lesson", "--plain", "--lessons", path]);
    assert_eq!(code, 0, "{err}");
    let (_, body) = out.split_once("One\n\n").unwrap();
    body.to_owned()
}

#[test]
fn every_kind_of_paragraph_is_shown_as_it_was_meant() {
    for (text, shown) in [
        ("One  \ntwo\\\nthree", "One\ntwo\nthree"),
        ("One\n\n***\n\ntwo", "One\n\n* * *\n\ntwo"),
        (
            "Text:\n\n    if x:\n        y()",
            "Text:\n\n  if x:\n      y()",
        ),
        ("```sh\nls *  |\n  wc\n```", "  ls *  |\n    wc"),
        ("- a\n- b\n\nEnd", "• a\n• b\n\nEnd"),
        ("> a\n>\n> > b\n>\n> - c", "    a\n\n      b\n\n    • c"),
        ("2*3*4 is __init__", "2*3*4 is __init__"),
        (
            "See [this][1].\n\n[1]: https://example.org",
            "See this (https://example.org).",
        ),
    ] {
        assert!(
            read(text).starts_with(shown),
            "{text}\n---\n{}\n---\n{shown}",
            read(text)
        );
    }
}

#[test]
fn markup_that_is_not_shown_is_named_where_it_is() {
    for (text, sign) in [
        ("It is ~~gone~~.", "~~"),
        ("See [this][1].\n\n[1]: https://example.org", "]["),
        ("# A heading", "#"),
    ] {
        let folder = course(text);
        let (_, out, _) = run(&["check", folder.path().to_str().unwrap()]);
        assert!(out.contains(&format!("W602]: `{sign}`")), "{text}\n{out}");
        assert!(out.contains("the-lesson.yaml:11:"), "{text}\n{out}");
    }
}
