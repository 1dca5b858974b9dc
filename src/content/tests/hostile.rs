//! Files made to hurt. Each is refused with a finding that says where, in little time and memory.

mod sizes;

use std::fmt::Write as _;

use crate::content::outline::LessonPlace;
use crate::content::schema::format::TermYaml;
use crate::content::source::MAX_FILE_BYTES;
use crate::content::source_file::SourceFile;
use crate::content::{Code, Diagnostic, InMemory, convert};

/// How large the large ones are: all that is allowed where it is measured, less where it would only take time.
const LARGE: usize = if cfg!(debug_assertions) {
    512 * 1024
} else {
    MAX_FILE_BYTES
};

/// `unit` again and again, `bytes` bytes at most.
fn fill(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, n| {
        let _ = write!(text, "{}", line(n));
        text
    })
}

fn bombs() -> Vec<(&'static str, String)> {
    let laughs = numbered(9, |n| match n {
        0 => "a0: &a0 [x,x,x,x,x,x,x,x,x]\n".into(),
        n => format!(
            "a{n}: &a{n} [{}]\n",
            vec![format!("*a{}", n - 1); 9].join(",")
        ),
    });
    vec![
        ("billion laughs", laughs),
        (
            "one anchor, many aliases",
            format!(
                "a: &a {}\nb:\n{}",
                fill("x", 100_000),
                "- *a\n".repeat(10_000)
            ),
        ),
        (
            "list anchor, many aliases",
            format!(
                "a: &a [{}]\nb: [{}]",
                fill("x,", 40_000),
                fill("*a,", 3_000)
            ),
        ),
        (
            "merge keys",
            format!(
                "a: {{<<: {{a: 1}}, <<: {{b: 1}}}}\n{}",
                "? x\n: y\n".repeat(100)
            ),
        ),
        (
            "anchors everywhere",
            numbered(60_000, |n| format!("- &a{n} x\n")),
        ),
        (
            "tags everywhere",
            "- !!python/object:os.system x\n".repeat(30_000),
        ),
        ("self reference", "&a [*a]".into()),
    ]
}

fn nests() -> Vec<(&'static str, String)> {
    let stairs = numbered(1_400, |n| format!("{}a:\n", " ".repeat(n)));
    vec![
        ("200 KB of [", "[".repeat(200_000)),
        ("200 KB of {", "{".repeat(200_000)),
        ("much of [", "[".repeat(LARGE)),
        ("much of [\\n", fill("[\n", LARGE)),
        ("much of {a: ", fill("{a: ", LARGE)),
        ("nested flow map", "{a: ".repeat(100_000)),
        ("nested dashes", "- ".repeat(100_000)),
        ("much of dashes", fill("- ", LARGE)),
        ("nested keys on one line", "a: ".repeat(100_000)),
        ("stairs", stairs),
        ("complex keys", "? ".repeat(100_000)),
        ("complex keys in lines", fill("? a\n", LARGE)),
        (
            "brackets closed",
            format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        ),
        ("only closing brackets", "]".repeat(LARGE)),
        (
            "24 deep, wide",
            fill(&format!("- {}{}\n", "[".repeat(22), "]".repeat(22)), LARGE),
        ),
    ]
}

fn floods() -> Vec<(&'static str, String)> {
    vec![
        ("much of [a,a,…", format!("[{}", fill("a,", LARGE - 1))),
        ("much of [a,a,…]", format!("[{}]", fill("a,", LARGE - 2))),
        ("much of [a,\\n", format!("[{}", fill("a,\n", LARGE - 1))),
        ("much of [aaa]", fill("- [a,a,a,a,a,a,a,a]\n", LARGE)),
        ("much of - a", fill("- a\n", LARGE)),
        ("much of -", fill("-\n", LARGE)),
        ("much of {a,a,…", format!("{{{}", fill("a,", LARGE - 1))),
        ("much of commas", fill(",", LARGE)),
        ("much of colons", fill(":", LARGE)),
        (
            "much of a: in a list",
            format!("[{}", fill("a: ,", LARGE - 1)),
        ),
        ("many keys", numbered(80_000, |n| format!("k{n}: v\n"))),
        (
            "many like keys",
            format!("{{{}", numbered(150_000, |_| "k: v,".into())),
        ),
        ("many same keys", fill("k: v\n", LARGE)),
        (
            "long like keys",
            numbered(900, |n| format!("{}{n:05}: v\n", "k".repeat(1_000))),
        ),
        ("much of one key", format!("{}: v", fill("k", LARGE - 3))),
        (
            "much of one quoted key",
            format!("\"{}\": v", fill("k", LARGE - 5)),
        ),
        (
            "79,000 unknown fields",
            numbered(39_500, |n| format!("f{n}: v\n")),
        ),
        (
            "79,000 empty sections",
            format!("sections:\n{}", "- {}\n".repeat(79_000)),
        ),
        (
            "79,000 wrong ids",
            format!("requires:\n{}", "- A\n".repeat(79_000)),
        ),
    ]
}

/// Texts of all the bytes there may be, with no more values than there may be: what is read to its end.
fn full() -> Vec<(&'static str, String)> {
    const VALUES: usize = 79_000;
    // What a value may take of the bytes, and what is left of that beside a number of five figures.
    const EACH: usize = LARGE / VALUES;
    let pad = |used: usize| "x".repeat(EACH.saturating_sub(used));
    let values =
        |line: &dyn Fn(usize) -> String| numbered((LARGE / line(0).len()).min(VALUES - 1), line);
    let all = |unit: &str, each: usize| {
        let unit = format!(
            "{unit}{}\n",
            "x".repeat((EACH * each).saturating_sub(unit.len() + 1))
        );
        let count = (VALUES / each).min(LARGE / unit.len());
        unit.repeat(count - 1)
    };
    vec![
        ("all of texts", all("- a", 1)),
        (
            "all of anchors",
            values(&|n| format!("- &{n:05} {}\n", pad(10))),
        ),
        ("all of tags", all("- !a ", 1)),
        ("all of texts with remarks", all("- a #", 1)),
        ("all of quoted", all("- \"\\u0301\" #", 1)),
        ("all of letters of two bytes", all("- աաա", 1)),
        ("all of letters of four bytes", all("- 𝒂𝒂 #", 1)),
        (
            "all of keys",
            all("", 2)
                .lines()
                .enumerate()
                .fold(String::new(), |mut text, (n, line)| {
                    let _ = writeln!(text, "k{n:05}: {}", line.get(9..).unwrap_or("v"));
                    text
                }),
        ),
        ("all of same keys", all("k: v", 2)),
        ("all of fields", all("- k: v", 3)),
        ("all of brackets", all("- [a, b, c, d]", 5)),
        ("all of blocks", all("- |\n  ", 1)),
        ("all of folded lines", all("- >\n  a\n  b\n\n  c", 1)),
        (
            "all of sections",
            format!("sections:\n{}", all("- title: a", 3)),
        ),
    ]
}

fn scalars() -> Vec<(&'static str, String)> {
    // As long as a text may be.
    let many = |unit: &str| {
        let text = format!("- |\n    {}\n", fill(unit, 19_000).trim_end());
        fill(&text, LARGE)
    };
    vec![
        ("a large plain", fill("a", LARGE)),
        ("a large plain words", fill("aaa ", LARGE)),
        ("a large plain lines", fill("a\n", LARGE)),
        (
            "a large plain empty lines",
            format!("a{}b", fill("\n", LARGE - 2)),
        ),
        ("a large quoted", format!("\"{}\"", fill("a", LARGE - 2))),
        (
            "a large quoted, open",
            format!("\"{}", fill("a", LARGE - 1)),
        ),
        ("much of escapes", format!("\"{}\"", fill("\\e", LARGE - 2))),
        (
            "much of escaped marks",
            format!("summary: \"{}\"", fill("\\u0301", LARGE - 100)),
        ),
        (
            "a large single quoted quotes",
            format!("'{}'", fill("''", LARGE - 2)),
        ),
        (
            "a large block",
            format!("summary: |\n {}", fill("a", LARGE - 20)),
        ),
        (
            "a large block lines",
            format!("summary: |\n{}", fill(" a\n", LARGE - 20)),
        ),
        (
            "a large block empty lines",
            format!("summary: |\n a\n{}", fill("\n", LARGE - 20)),
        ),
        (
            "a large folded lines",
            format!("summary: >\n{}", fill(" a\n", LARGE - 20)),
        ),
        (
            "a large folded deeper",
            format!("summary: >\n{}", fill("  a\n b\n", LARGE - 20)),
        ),
        ("much of blocks of links", many("[[a]] ")),
        ("much of blocks of rows", many("|a|\n    ")),
        ("much of blocks of ticks", many("`` ` ")),
        ("much of blanks", fill(" ", LARGE)),
        ("much of tabs", fill("\t", LARGE)),
        ("much of line feeds", format!("{}x", fill("\n", LARGE - 1))),
        ("much of CR", format!("{}x", fill("\r", LARGE - 1))),
        ("much of CR lines", fill("a: b\rc: d\r", LARGE)),
        ("much of remarks", fill("#\n", LARGE)),
        (
            "much of one remark",
            format!("a: #{}", fill("#", LARGE - 4)),
        ),
        ("much of ---", fill("---\n", LARGE)),
        ("much of ...", fill("...\n", LARGE)),
        ("much of directives", fill("%YAML 1.2\n", LARGE)),
        ("much of tag directives", fill("%TAG !a! b\n", LARGE)),
        ("much of letters of three bytes", fill("ա: ქ\n", LARGE)),
        ("much of !", fill("!", LARGE)),
        ("much of &", fill("&", LARGE)),
        ("much of *", fill("*", LARGE)),
        ("much of |", fill("|", LARGE)),
        ("much of %", fill("%", LARGE)),
        ("much of ?", fill("?", LARGE)),
        ("much of @", fill("@", LARGE)),
        ("tab indent", "a:\n\tb: c\n".into()),
    ]
}

fn bytes() -> Vec<(&'static str, Vec<u8>)> {
    let utf16: Vec<u8> = "id: a\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    vec![
        ("UTF-16", [&[0xFF, 0xFE], utf16.as_slice()].concat()),
        ("invalid UTF-8", b"id: a\ntitle: \xFF\n".to_vec()),
        ("invalid UTF-8, large", vec![0xFF; LARGE]),
        ("cut UTF-8", b"id: \xE2\x82".to_vec()),
        ("NUL", b"id: a\0b\n".to_vec()),
        ("NULs", vec![0; LARGE]),
        ("escape", b"id: a\ntitle: \x1B]52;c;QUFB\x07\n".to_vec()),
        ("C1", "title: \u{9b}2J".into()),
        ("line separator", "title: a\u{2028}id: b".into()),
        ("two marks", "\u{feff}\u{feff}id: a".into()),
        ("empty", Vec::new()),
        ("a text", b"hello".to_vec()),
        ("a list", b"- a".to_vec()),
        ("a number", b"1".to_vec()),
        ("nothing", b"~".to_vec()),
    ]
}

fn corpus() -> Vec<(&'static str, Vec<u8>)> {
    let texts = [bombs(), nests(), floods(), full(), scalars()].concat();
    texts
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .chain(bytes())
        .collect()
}

/// What the file says of itself as a lesson and as a list of terms.
fn read(bytes: &[u8]) -> [Vec<Diagnostic>; 2] {
    let files = InMemory::default()
        .with("m/x.yaml", bytes)
        .with("terms.yaml", bytes);
    let mut lesson = SourceFile::open(&files, "m/x.yaml");
    LessonPlace::new("m", "x", (1, 0)).read(&mut lesson);
    let mut terms = SourceFile::open(&files, "terms.yaml");
    terms.entries(|raw: &TermYaml, at, context| convert::term(raw, at, context));
    [lesson.finish(), terms.finish()]
}

#[test]
fn hostile_files_are_refused_where_they_hurt() {
    for (name, bytes) in corpus() {
        assert!(
            bytes.len() <= MAX_FILE_BYTES,
            "{name}: too large to say anything"
        );
        let [lesson, terms] = read(&bytes);
        assert!(
            lesson.iter().any(|one| one.code.breaks()),
            "{name}: accepted as a lesson"
        );
        for one in lesson.iter().chain(&terms) {
            assert!(one.line >= 1 && one.column >= 1, "{name}: {one:?}");
            let text = format!(
                "{}{}{:?}{}",
                one.message, one.label, one.help, one.excerpt.text
            );
            assert!(!text.chars().any(char::is_control), "{name}: {text:?}");
            assert!(text.len() < 2_000, "{name}: {}", text.len());
        }
    }
}

#[test]
fn the_findings_say_what_hurts() {
    for (name, code, place) in [
        ("billion laughs", Code::Anchor, (1, 5)),
        ("self reference", Code::Anchor, (1, 1)),
        ("tags everywhere", Code::Tag, (1, 3)),
        ("200 KB of [", Code::TooDeep, (1, 256)),
        ("nested dashes", Code::TooDeep, (1, 49)),
        ("stairs", Code::TooDeep, (25, 25)),
        ("much of - a", Code::TooMany, (80_000, 3)),
        ("much of [a,a,…]", Code::TooLong, (1, 1)),
        ("much of blocks of links", Code::TooMany, (10, 5)),
        ("much of blocks of rows", Code::TooMany, (9506, 5)),
        ("much of ---", Code::Documents, (2, 1)),
        ("invalid UTF-8", Code::NotUtf8, (2, 8)),
        ("NUL", Code::BadCharacter, (1, 6)),
        ("tab indent", Code::Syntax, (2, 1)),
    ] {
        let (_, bytes) = corpus().into_iter().find(|(one, _)| *one == name).unwrap();
        let [lesson, _] = read(&bytes);
        let found = lesson.iter().find(|one| one.code == code);
        let found = found.unwrap_or_else(|| panic!("{name}: {lesson:?}"));
        assert_eq!((found.line, found.column), place, "{name}");
    }
}
