//! How long things take: `cargo bench`, or `cargo bench -- view` for the names that contain `view`. One program for
//! all of them, because building it takes longer than running it.

#![expect(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

mod load;
mod marking;
mod memory;
mod scene;
mod search;
mod store;
mod update;
mod view;
mod wrap;

fn main() {
    divan::main();
}
