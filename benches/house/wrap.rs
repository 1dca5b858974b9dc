//! Setting text: cleaning, Markdown, rows.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use studyhall::text::{Para, SafeText, parse_markdown, wrap};

const PARAGRAPH: &str = "Such anger had a history. *Broers* argues (2021) that victory in the \
    [[war-2020|Second Karabakh War]] freed Azerbaijan from something no map can show: the **humiliation** of a \
    devastating defeat in 1994. In Azərbaycan and Հայաստան the words differ; 平和 is wide, and a \
    hyphen-ated-word-that-is-long breaks.\n\n";

/// Twenty paragraphs: a little more than a lesson.
fn text() -> String {
    PARAGRAPH.repeat(20)
}

#[divan::bench]
fn safe_text(bencher: Bencher<'_, '_>) {
    let text = text();
    let bytes = BytesCount::of_str(&text);
    bencher
        .counter(bytes)
        .bench_local(|| SafeText::new(black_box(&text)));
}

#[divan::bench]
fn markdown(bencher: Bencher<'_, '_>) {
    let text = text();
    let bytes = BytesCount::of_str(&text);
    bencher
        .counter(bytes)
        .bench_local(|| parse_markdown(black_box(&text)));
}

#[divan::bench(args = [20, 68, 120])]
fn rows(bencher: Bencher<'_, '_>, columns: usize) {
    let text = text();
    let prose = parse_markdown(&text);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let runs = prose.0.iter().filter_map(|para| match para {
            Para::Text(runs) => Some(runs),
            _ => None,
        });
        runs.map(|runs| wrap(black_box(runs), columns).len())
            .sum::<usize>()
    });
}
