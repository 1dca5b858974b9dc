//! Finding things: the index, and the query after each keystroke.

use divan::{Bencher, black_box};
use studyhall::search::Index;

use crate::scene::shipped;

#[divan::bench]
fn build_the_index(bencher: Bencher<'_, '_>) {
    let library = shipped();
    bencher.bench_local(|| Index::from_course(black_box(&library.course)));
}

/// As many hits as the search screen asks for.
#[divan::bench(args = ["g", "go", "gol", "goltz", "gultz", "the", "affective liberation", "why did the deterrent fail in the war", "zzzz"])]
fn keystroke(bencher: Bencher<'_, '_>, query: &str) {
    let library = shipped();
    bencher.bench_local(|| library.index.find(black_box(query), 50));
}
