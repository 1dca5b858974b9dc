//! How long things take: `cargo bench`, or `cargo bench -- view` for the names that contain `view`. One program for
//! all of them, because building it takes longer than running it. `cargo bench -- beside-nucleo` measures the search
//! beside `nucleo-matcher`.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

mod load;
mod marking;
mod memory;
mod nucleo;
mod scene;
mod search;
mod store;
mod titles;
mod update;
mod view;
mod wrap;

fn main() {
    if std::env::args().any(|argument| argument == "beside-nucleo") {
        nucleo::report();
    } else {
        divan::main();
    }
}
