//! Judging answers.

use divan::{Bencher, black_box};
use studyhall::course::{Item, Task};
use studyhall::study::{NameLexicon, Response, mark};

use crate::scene::{items, shipped};

#[divan::bench]
fn build_the_lexicon(bencher: Bencher<'_, '_>) {
    let library = shipped();
    bencher.bench_local(|| NameLexicon::new(black_box(&library.course)));
}

/// Every item of the course of one kind, answered once.
fn all(bencher: Bencher<'_, '_>, answer: fn(&Item) -> Option<Response>) {
    let library = shipped();
    let answered: Vec<(&Item, Response)> = library
        .course
        .lessons()
        .flat_map(items)
        .filter_map(|item| Some((item, answer(item)?)))
        .collect();
    bencher
        .counter(divan::counter::ItemsCount::new(answered.len()))
        .bench_local(|| {
            let marks = answered
                .iter()
                .map(|(item, response)| mark(item, black_box(response), library.lexicon()).score);
            marks.sum::<f64>()
        });
}

#[divan::bench]
fn chosen(bencher: Bencher<'_, '_>) {
    all(bencher, |item| match &item.task {
        Task::Single(choices) | Task::Multiple(choices) => Some(Response::Choices(
            choices.iter().take(1).map(|it| it.id.to_string()).collect(),
        )),
        _ => None,
    });
}

/// Typed wrongly, which has to be compared with every accepted answer and with every name in the course.
#[divan::bench]
fn typed(bencher: Bencher<'_, '_>) {
    all(bencher, |item| match &item.task {
        Task::Short { .. } => Some(Response::Text("Stepanakerd".to_owned())),
        Task::Cloze { blanks, .. } => Some(Response::Blanks(
            blanks.iter().map(|_| "huminliation".to_owned()).collect(),
        )),
        _ => None,
    });
}
