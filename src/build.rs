//! Makes the course that ships, so that the program need not read its files when it starts, and tells cargo how to link
//! for a quick start.
//!
//! The rooms that turn files into a course are compiled here as well as in the program.

#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    unused_imports,
    clippy::disallowed_methods,
    clippy::enum_variant_names,
    clippy::print_stdout,
    clippy::struct_field_names,
    reason = "of the rooms below only a part is used and nothing is public here; cargo is spoken to on standard output"
)]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

mod content;
mod course;
mod search;
mod text;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lessons");
    println!("cargo::rustc-cfg=made_course");
    make_course()?;
    link_unwinder();
    Ok(())
}

/// Leaves the course in `lessons` as bytes for `content::embedded`. A course with findings is no reason not to build:
/// the program reads its files then, and says what is wrong.
fn make_course() -> Result<(), Box<dyn Error>> {
    let files = content::Directory::open(Path::new("lessons"))?;
    let made = content::make(&files).unwrap_or_else(|findings| {
        if let Some(first) = findings.first() {
            println!("cargo::warning=the course has findings: {}", first.short());
        }
        content::Bytes::default()
    });
    let course = content::load(&files).course.unwrap_or_default();
    let index = search::Index::of(&course).to_bytes();
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("outline.bin"), made.outline)?;
    fs::write(folder.join("course.bin"), made.course)?;
    fs::write(folder.join("lessons.bin"), made.lessons)?;
    fs::write(folder.join("index.bin"), index)?;
    Ok(())
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
