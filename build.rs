//! Tells cargo what the build depends on besides the sources, and how to link for a quick start.
//!
//! `include_dir!` reads `lessons/` at compile time, but cargo does not see new files there by itself.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=lessons");
    println!("cargo::rerun-if-changed=build.rs");
    link_unwinder();
}

/// On Linux with glibc: takes the unwinder from `libgcc_eh.a`, where the C compiler has one, instead of loading
/// `libgcc_s.so`, whose start-up code asks the processor for its features (slow on virtual machines) for nothing.
/// Anywhere else, and where there is none, linking stays as it is.
fn link_unwinder() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|own| own == value);
    if !(is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu"))
        || env::var("HOST") != env::var("TARGET")
    {
        return;
    }
    let Ok(asked) = Command::new("cc")
        .arg("-print-file-name=libgcc_eh.a")
        .output()
    else {
        return;
    };
    let printed = String::from_utf8_lossy(&asked.stdout);
    let archive = Path::new(printed.trim());
    if let (true, Some(folder)) = (archive.is_absolute() && archive.is_file(), archive.parent()) {
        println!("cargo::rustc-link-search=native={}", folder.display());
        println!("cargo::rustc-link-lib=static:+whole-archive,-bundle=gcc_eh");
    }
}
