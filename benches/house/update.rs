//! From a key to the changed model, without drawing.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::{Bencher, black_box};
use studyhall::tui::{Action, CursorAction, ReaderAction, resolve};

use crate::scene::Scene;

/// Two keys, so that the lesson never ends: one line on and one back.
fn scroll(bencher: Bencher<'_, '_>, scene: &mut Scene) {
    bencher.bench_local(|| {
        for key in ['j', 'k'] {
            let key = KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE);
            let action = resolve(&scene.model.layers(), black_box(key)).unwrap();
            scene.act(action);
        }
    });
}

#[divan::bench]
fn two_scroll_keys_at_the_top(bencher: Bencher<'_, '_>) {
    scroll(bencher, &mut Scene::reading());
}

#[divan::bench]
fn two_scroll_keys_near_the_end(bencher: Bencher<'_, '_>) {
    let mut scene = Scene::reading();
    scene.act(Action::Cursor(CursorAction::Bottom));
    scene.act(Action::Cursor(CursorAction::PageUp));
    scroll(bencher, &mut scene);
}

#[divan::bench]
fn open_a_lesson(bencher: Bencher<'_, '_>) {
    let mut scene = Scene::reading();
    bencher.bench_local(|| {
        scene.act(Action::Reader(ReaderAction::NextLesson));
        scene.act(Action::Reader(ReaderAction::PrevLesson));
    });
}
