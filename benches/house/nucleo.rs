//! The search beside `nucleo-matcher`, in one run, on one list, one thread each: `cargo bench -- beside-nucleo`. Queries
//! are typed letter by letter; a keystroke is what it takes until the best fifty are there. Ours are hits with snippets
//! and marks, theirs scores and numbers, from strings made ready before.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement takes the time and prints it; one that cannot go on has failed"
)]

use std::cmp::Reverse;
use std::time::Instant;

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use studyhall::search::{Index, Searcher};

use crate::scene::shipped;
use crate::titles::{SplitMix64, queries, thing, title, titles, words};

/// Hits that are asked for.
const HITS: usize = 50;
/// Each keystroke is measured so often; the quickest counts.
const TIMES: usize = 3;

/// Milliseconds `work` takes.
fn took<T>(mut work: impl FnMut() -> T) -> f64 {
    (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .fold(f64::INFINITY, f64::min)
}

/// Every state of the search line while `queries` are typed.
fn keystrokes(queries: &[String]) -> Vec<String> {
    let typed = |query: &String| {
        let letters: Vec<char> = query.chars().collect();
        (1..=letters.len())
            .map(|count| letters[..count].iter().collect::<String>())
            .filter(|typed| !typed.ends_with(' '))
            .collect::<Vec<_>>()
    };
    queries.iter().flat_map(typed).collect()
}

/// Median, 99th percentile and worst.
fn spread(times: &[f64]) -> [f64; 3] {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len() - 1;
    [sorted[last / 2], sorted[last * 99 / 100], sorted[last]]
}

fn line(what: &str, [median, high, worst]: [f64; 3]) {
    println!("{what:32} median {median:8.3} ms   p99 {high:8.3} ms   worst {worst:8.3} ms");
}

/// Megabytes of memory in use.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let row = status.lines().find(|row| row.starts_with("VmRSS"));
    let kilobytes = row.and_then(|row| row.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1000.0
}

fn shipped_course() {
    let library = shipped();
    let build = took(|| Index::from_course(&library.course));
    println!("the shipped course, {} things", library.index.len());
    line("  index", [build; 3]);
    let typed: Vec<String> = [
        "goltz",
        "affective liberation",
        "min gr tro",
        "why did the deterrent fail in the war",
        "rambuillet",
        "khankendi",
        "june 2021",
        "\"hybrid ceasefire\"",
        "zzzzqqqq",
        "'drone !russia",
    ]
    .map(str::to_owned)
    .to_vec();
    let typed = keystrokes(&typed);
    let times: Vec<f64> = typed
        .iter()
        .map(|typed| took(|| library.index.find(typed, 100)))
        .collect();
    line("  keystroke", spread(&times));
    let slowest = typed
        .iter()
        .zip(&times)
        .max_by(|one, other| one.1.total_cmp(other.1));
    println!(
        "  the slowest of {} is {:?}",
        typed.len(),
        slowest.unwrap().0
    );
}

fn hundred_thousand() {
    let titles = titles(100_000);
    let index: Index = titles
        .iter()
        .enumerate()
        .map(|(at, title)| thing(at, title, String::new()))
        .collect();
    let ready: Vec<Utf32String> = titles.iter().map(|title| title.as_str().into()).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut searcher = Searcher::default();
    let typed = keystrokes(&queries(&titles, 30));
    let mut both = Vec::new();
    for typed in &typed {
        let own = took(|| searcher.search(&index, None, (typed, HITS)));
        let theirs = took(|| {
            let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
            let mut best: Vec<(Reverse<u32>, usize)> = ready
                .iter()
                .enumerate()
                .filter_map(|(at, title)| {
                    let score = pattern.score(title.slice(..), &mut matcher)?;
                    Some((Reverse(score), at))
                })
                .collect();
            if best.len() > HITS {
                best.select_nth_unstable(HITS);
                best.truncate(HITS);
            }
            best.sort_unstable();
            best
        });
        both.push((own, theirs));
    }
    let (own, theirs): (Vec<f64>, Vec<f64>) = both.iter().copied().unzip();
    let ratios: Vec<f64> = both.iter().map(|(own, theirs)| own / theirs).collect();
    println!("100,000 titles, 30 queries, {} keystrokes", typed.len());
    line("  studyhall", spread(&own));
    line("  nucleo-matcher", spread(&theirs));
    let [median, _, worst] = spread(&ratios);
    println!("  studyhall / nucleo-matcher       median {median:.3}   worst {worst:.3}");
}

fn a_million() {
    const COUNT: usize = 1_000_000;
    const TEXT: usize = 100_000_000;
    let titles = titles(COUNT);
    let size: usize = titles.iter().map(String::len).sum();
    let all_words = words(60_000);
    let mut dice = SplitMix64::new(99);
    let before = resident();
    let start = Instant::now();
    // Every tenth has a text of a kilobyte.
    let index: Index = titles
        .iter()
        .enumerate()
        .map(|(at, own)| {
            let mut text = String::new();
            while at % 10 == 0 && text.len() < TEXT / (COUNT / 10) {
                text += &title(&mut dice, &all_words);
                text += ". ";
            }
            thing(at, own, text)
        })
        .collect();
    let build = start.elapsed().as_secs_f64();
    let mut searcher = Searcher::default();
    searcher.search(&index, None, ("warm", HITS));
    #[expect(clippy::cast_precision_loss, reason = "megabytes")]
    let megabytes = (size + TEXT) as f64 / 1e6;
    let memory = resident() - before;
    println!("1,000,000 titles and 100 MB of text, made and read in {build:.1} s");
    println!(
        "  memory {memory:.0} MB = {:.2} x {megabytes:.0} MB",
        memory / megabytes
    );
    let typed = keystrokes(&queries(&titles, 30));
    let first: Vec<f64> = typed
        .iter()
        .map(|typed| took(|| searcher.search_titles(&index, (typed, HITS))))
        .collect();
    let all: Vec<f64> = typed
        .iter()
        .map(|typed| took(|| searcher.search(&index, None, (typed, HITS))))
        .collect();
    line("  first hits, by names", spread(&first));
    line("  all, with texts", spread(&all));
}

/// Measures, and prints.
pub(crate) fn report() {
    shipped_course();
    hundred_thousand();
    a_million();
}
