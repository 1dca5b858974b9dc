//! No file imports, over others, itself. A file and those below it (`foo.rs` and `foo/…`) are one part and may import each
//! other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::house::sources;

/// A file by the modules that lead to it: `["text", "fold"]`.
type Module = Vec<String>;

/// The files of `src` outside tests, without their own test modules.
fn files() -> BTreeMap<Module, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    for (path, source) in sources() {
        let inside = path.strip_prefix(&root).unwrap().with_extension("");
        let module: Module = inside
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        let is_test = module.iter().any(|part| part == "tests");
        let is_root = module.len() == 1 && ["lib", "main", "build"].contains(&&*module[0]);
        if !is_test && !is_root {
            let tested = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            files.insert(module, tested.to_owned());
        }
    }
    files
}

/// The paths of a `use`, its braces taken apart.
fn paths(path: &str) -> Vec<String> {
    let Some((before, rest)) = path.split_once('{') else {
        return vec![path.to_owned()];
    };
    let mut all = Vec::new();
    let (mut depth, mut part) = (0, String::new());
    for c in rest.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                all.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
    all.push(part);
    all.iter()
        .filter(|part| !part.is_empty())
        .flat_map(|part| paths(&format!("{before}{part}")))
        .collect()
}

/// What a file imports: the modules and the name, and whether it passes it on under its own.
fn imports(module: &Module, source: &str) -> Vec<(Module, bool)> {
    let mut all = Vec::new();
    for statement in source.split(';') {
        let line = statement.lines().skip_while(|line| {
            let line = line.trim_start();
            !(line.starts_with("use ") || line.starts_with("pub") && line.contains(" use "))
        });
        let joined: String = line.collect::<Vec<_>>().join(" ");
        let Some((before, path)) = joined.split_once("use ") else {
            continue;
        };
        let path: String = path.chars().filter(|c| *c != ' ').collect();
        for path in paths(&path) {
            let name = path.split("as").next().unwrap_or_default();
            let mut parts: Vec<&str> = path.split("::").collect();
            let mut base = module.clone();
            match parts[0] {
                "crate" => {
                    base.clear();
                    parts.remove(0);
                }
                "super" => {
                    while parts.first() == Some(&"super") {
                        base.pop();
                        parts.remove(0);
                    }
                }
                "self" => {
                    parts.remove(0);
                }
                _ if name.is_empty() => continue,
                _ => {}
            }
            base.extend(parts.iter().map(|part| (*part).to_owned()));
            all.push((base, before.trim_start().starts_with("pub")));
        }
    }
    all
}

/// The file that a path leads to, through names that are passed on.
fn resolve(
    path: &[String],
    files: &BTreeMap<Module, String>,
    passed_on: &BTreeMap<Module, Module>,
    depth: usize,
) -> Option<Module> {
    let known = (1..=path.len())
        .rev()
        .find(|length| files.contains_key(&path[..*length]))?;
    let end = (known + 1).min(path.len());
    if let Some(further) = passed_on.get(&path[..end]).filter(|_| depth > 0)
        && let Some(found) = resolve(further, files, passed_on, depth - 1)
    {
        return Some(found);
    }
    Some(path[..known].to_vec())
}

#[test]
fn no_file_imports_itself_over_others() {
    let files = files();
    let imported: BTreeMap<&Module, Vec<(Module, bool)>> = files
        .iter()
        .map(|(module, source)| (module, imports(module, source)))
        .collect();
    let mut passed_on = BTreeMap::new();
    for (module, imports) in &imported {
        for (path, is_public) in imports {
            let mut name = (*module).clone();
            name.extend(path.last().cloned());
            if *is_public && *path != name {
                passed_on.insert(name, path.clone());
            }
        }
    }
    let mut reached: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
    for (module, imports) in &imported {
        for (path, _) in imports {
            let found = resolve(path, &files, &passed_on, 8);
            let other =
                found.filter(|other| !other.starts_with(module) && !module.starts_with(other));
            reached.entry((*module).clone()).or_default().extend(other);
        }
    }
    assert!(reached.len() > 100, "the imports are not read");
    // What is reached over one more file, until nothing is added.
    loop {
        let mut is_changed = false;
        for module in files.keys() {
            let direct = reached.get(module).cloned().unwrap_or_default();
            let over: BTreeSet<Module> = direct
                .iter()
                .filter_map(|other| reached.get(other))
                .flatten()
                .cloned()
                .collect();
            let all = reached.entry(module.clone()).or_default();
            let before = all.len();
            all.extend(over);
            is_changed |= all.len() > before;
        }
        if !is_changed {
            break;
        }
    }
    let cycles: Vec<String> = reached
        .iter()
        .filter(|(module, all)| all.contains(*module))
        .map(|(module, _)| module.join("/"))
        .collect();
    assert!(
        cycles.is_empty(),
        "in a cycle of imports:\n{}",
        cycles.join("\n")
    );
}
