//! Makes the course that ships, so that the program need not read its files when it starts.
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
use std::{env, fs};

mod content;
mod course;
mod search;
mod text;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lessons");
    println!("cargo::rustc-cfg=made_course");
    make_course()?;
    Ok(())
}

/// Leaves the course in `lessons` as bytes for `content::embedded`. A course with findings is no reason not to build:
/// the program reads its files then, and says what is wrong.
fn make_course() -> Result<(), Box<dyn Error>> {
    let files = content::Directory::open(Path::new("lessons"))?;
    let made = content::build_snapshot(&files).unwrap_or_else(|findings| {
        if let Some(first) = findings.first() {
            println!("cargo::warning=the course has findings: {}", first.short());
        }
        content::SnapshotBytes::default()
    });
    let course = content::load(&files).course.unwrap_or_default();
    let index = search::Index::from_course(&course).to_bytes();
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("outline.bin"), made.outline)?;
    fs::write(folder.join("course.bin"), made.course)?;
    fs::write(folder.join("lessons.bin"), made.lessons)?;
    fs::write(folder.join("index.bin"), index)?;
    Ok(())
}
