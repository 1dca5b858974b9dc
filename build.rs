//! Tells cargo that the embedded course is an input of the build.
//! `include_dir!` reads `lessons/` at compile time, but cargo does not see new files there by itself.

fn main() {
    println!("cargo::rerun-if-changed=lessons");
    println!("cargo::rerun-if-changed=build.rs");
}
