//! What reading a file takes, of time and memory: every hostile file, and right ones as large as can be. The bounds are 100 ms
//! and 32 MB.

use super::*;

/// The test that reads one file.
const ONE: &str = "content::tests::hostile::sizes::one_file";

/// Lessons as large as can be: as many sections and blocks, items, objectives as there may be.
fn lessons() -> Vec<(&'static str, String)> {
    const HEAD: &str = "id: x\ntitle: X\nsummary: X.\nobjectives:\n";
    const AIM: &str = "  - {id: o, verb: name, text: it, level: remember}\nsections:\n";
    let sections = |count: usize, rest: &dyn Fn(usize) -> String| {
        let section = |n| format!("  - id: s-{n}\n    title: S\n    blocks:\n{}", rest(n));
        format!("{HEAD}{AIM}{}", numbered(count, section))
    };
    let block = "      - fact: A.\n";
    let long = format!("      - fact: {}\n", fill("word ", 90));
    let item = |n: usize| {
        format!(
            "      - {{id: i-{n}, kind: short, stem: A, key: [b], rationale: C, objective: o, source: s-0}}\n"
        )
    };
    vec![
        ("lesson: blocks", sections(100, &|_| block.repeat(200))),
        ("lesson: long blocks", sections(90, &|_| long.repeat(190))),
        (
            "lesson: items",
            sections(50, &|n| {
                let items = numbered(90, |m| item(90 * n + m));
                format!("{block}    check:\n{items}")
            }),
        ),
    ]
}

/// Files that are right and as large as can be: a list of terms, and texts that Markdown finds hard.
fn legal() -> Vec<(&'static str, String)> {
    let term =
        |n: usize, text: &str| format!("- id: t-{n}\n  term: t\n  definition: |\n    {text}\n");
    let terms = |count: usize, text: &str| numbered(count, |n| term(n, text));
    let hard = |unit: &str| terms(105, &fill(unit, 19_000));
    vec![
        ("11,000 terms", terms(11_000, "A thing.")),
        ("7,000 terms of 140 bytes", terms(7_000, &fill("word ", 90))),
        (
            "11,000 terms of 180 bytes",
            terms(11_000, &fill("word ", 130)),
        ),
        ("11,000 terms of two letters", terms(11_000, "A é.")),
        (
            "5,900 terms with links",
            terms(5_900, "See [[t-1]] and [[t-2]]."),
        ),
        ("5,900 terms with stars", terms(5_900, "*a* b *c* d")),
        ("4,900 terms with a table", terms(4_900, "|a|\n    |-|")),
        ("hard: words", hard("word ")),
        ("hard: stars", hard("*a **b ")),
        ("hard: brackets", hard("[[a")),
        ("hard: links", hard("[[a]] ")),
        ("hard: open brackets", hard("[")),
        ("hard: ticks", hard("` `` ``` ")),
        ("hard: quotes", hard("> ")),
        ("hard: lists", hard("- ")),
        ("hard: tables", hard("|a|b")),
        (
            "hard: rows",
            terms(
                105,
                &format!("|a|\n    |-|\n    {}", fill("|a|\n    ", 18_000).trim_end()),
            ),
        ),
        (
            "hard: lines",
            terms(105, fill("a\n    ", 19_000).trim_end()),
        ),
        ("hard: tags", hard("<a ")),
        ("hard: open tags", hard("<!--")),
        ("hard: entities", hard("&amp;")),
        ("hard: underscores", hard("_a__b_ ")),
    ]
}

/// Run it alone and in release: `cargo test --release --lib measure_hostile -- --ignored --nocapture`. Each file is read
/// by a process of its own, whose memory nothing else has used.
#[test]
#[ignore = "measures time and memory; meaningless in a debug build or beside other tests"]
#[expect(clippy::print_stdout, reason = "it reports")]
fn measure_hostile() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.yaml");
    let measured = |bytes: &[u8], what: &str| {
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), bytes).unwrap();
        let child = std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", ONE, "--ignored", "--nocapture"])
            .env("STUDYHALL_MEASURED", &path)
            .env("STUDYHALL_AS", what)
            .output()
            .unwrap();
        let said = String::from_utf8(child.stdout).unwrap();
        let line = said.lines().find_map(|line| line.strip_prefix("measured "));
        let mut words = line.expect(&said).splitn(3, ' ');
        let mut number = || words.next().unwrap().parse::<u64>().unwrap();
        let (time, memory) = (number(), number());
        (time, memory, words.next().unwrap_or_default().to_owned())
    };
    let mut worst = (0, 0);
    for (name, bytes) in corpus() {
        let (time, memory, found) = measured(&bytes, "a lesson");
        println!("{time:>8} µs {memory:>7} KB  {name:<32} {found}");
        worst = (worst.0.max(time), worst.1.max(memory));
    }
    println!("worst: {} µs, {} KB", worst.0, worst.1);
    for (name, text) in lessons() {
        let (time, memory, found) = measured(text.as_bytes(), "a lesson");
        println!("{time:>8} µs {memory:>7} KB  {name:<32} {found}");
    }
    for (name, text) in legal() {
        let (time, memory, found) = measured(text.as_bytes(), "terms");
        println!(
            "{time:>8} µs {memory:>7} KB  {name:<32} {} KB; {found}",
            text.len() / 1024
        );
    }
}

/// One file: the least time of three, the memory it took beyond what the file itself takes, and the first finding.
#[test]
#[ignore = "what `measure_hostile` runs"]
#[expect(clippy::disallowed_methods, reason = "it measures")]
#[expect(clippy::print_stdout, reason = "it reports")]
fn one_file() {
    let peak = || -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let mut lines = status.lines();
        let line = lines.find(|line| line.starts_with("VmHWM:"));
        let words = line.and_then(|line| line.split_whitespace().nth(1));
        words.and_then(|kb| kb.parse().ok()).unwrap_or(0)
    };
    let Some(path) = std::env::var_os("STUDYHALL_MEASURED") else {
        return;
    };
    let is_lesson = std::env::var("STUDYHALL_AS").is_ok_and(|what| what == "a lesson");
    let bytes = std::fs::read(path).unwrap();
    let files = InMemory::default()
        .with("m/x.yaml", bytes.as_slice())
        .with("terms.yaml", bytes.as_slice());
    let before = peak();
    let mut times = Vec::new();
    let mut found = Vec::new();
    let mut after = 0;
    for _ in 0..3 {
        let start = std::time::Instant::now();
        found = if is_lesson {
            let mut lesson = SourceFile::open(&files, "m/x.yaml");
            LessonPlace::new("m", "x", (1, 0)).read(&mut lesson);
            lesson.finish()
        } else {
            let mut terms = SourceFile::open(&files, "terms.yaml");
            let made = terms.entries(|raw: &TermYaml, at, context| convert::term(raw, at, context));
            drop(made);
            terms.finish()
        };
        times.push(start.elapsed().as_micros());
        if after == 0 {
            after = peak();
        }
    }
    let first = found.first().map(Diagnostic::short).unwrap_or_default();
    let first: String = first.chars().take(90).collect();
    let time = times.iter().min().unwrap();
    println!("measured {time} {} {first}", after.saturating_sub(before));
}
