//! Reading the shipped course. The guard is what files from elsewhere have to pass besides.

use divan::{Bencher, black_box};
use studyhall::content::{Embedded, Loaded, Outline, Uncached, lesson, load, outline};

use crate::scene::LONG;

#[divan::bench]
fn the_outline() -> Outline {
    outline(black_box(&Embedded)).unwrap()
}

#[divan::bench]
fn one_lesson(bencher: Bencher<'_, '_>) {
    let outline = outline(&Embedded).unwrap();
    bencher.bench_local(|| lesson(&Embedded, &outline, black_box(LONG)).unwrap());
}

#[divan::bench]
fn the_course() -> Loaded {
    load(black_box(&Embedded))
}

#[divan::bench]
fn the_course_with_guard() -> Loaded {
    load(&Uncached(black_box(&Embedded)))
}
