//! One frame of the reader at 120x40.

use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use studyhall::tui::{Action, CursorAction, OpenAction, Theme, view};

use crate::scene::Scene;

fn frame(bencher: Bencher<'_, '_>, scene: &Scene) {
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).unwrap();
    let theme = Theme::default();
    bencher.bench_local(|| {
        let drawn = terminal.draw(|frame| view(&scene.model, &theme, frame));
        drawn.unwrap().count
    });
}

#[divan::bench]
fn at_the_top(bencher: Bencher<'_, '_>) {
    frame(bencher, &Scene::reading());
}

#[divan::bench]
fn deep_in_a_long_lesson(bencher: Bencher<'_, '_>) {
    let mut scene = Scene::reading();
    scene.act(Action::Cursor(CursorAction::Bottom));
    frame(bencher, &scene);
}

#[divan::bench]
fn hits_of_a_search(bencher: Bencher<'_, '_>) {
    let mut scene = Scene::reading();
    scene.act(Action::Open(OpenAction::Search));
    scene.act(Action::Paste("liberation".to_owned()));
    frame(bencher, &scene);
}
