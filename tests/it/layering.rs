//! The one rule of the house: a module may name another only if that one stands to its left.
//!
//! In: the text of `src/`. Out: nothing, or a list of who names whom and may not. What counts is
//! code, in test modules too; comments may speak of anything. `main.rs` stands outside and may name
//! all.

#![allow(clippy::disallowed_methods, reason = "this test is about source files and reads them")]

use std::fs;
use std::path::Path;

/// The modules of the crate, each to the left of those that may name it.
const ORDER: [&str; 20] = [
    "ids",
    "schema",
    "source",
    "diagnostic",
    "output",
    "slug",
    "listing",
    "yaml",
    "colour",
    "config", // nouns
    "load",
    "course",
    "check",
    "render",
    "search",
    "write",
    "pipeline",
    "live",
    "serve",
    "cli", // verbs
];

/// Macros stand at the crate's root wherever they are written: the name, and the module that it
/// belongs to.
const MACROS: [(&str, &str); 1] = [("text", "diagnostic")];

/// A file that is no module's: the crate's root, and the program.
const OUTSIDE: [&str; 2] = ["lib.rs", "main.rs"];

#[test]
fn imports_point_only_to_the_left() {
    let wrong = violations(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(wrong.is_empty(), "{}\n\nthe order is: {}", wrong.join("\n"), ORDER.join(" · "));
}

#[test]
fn the_order_has_every_module_once_and_is_the_one_that_the_map_shows() {
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs"))
        .expect("src/lib.rs can be read");
    let mut declared: Vec<&str> =
        root.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut ordered = ORDER.to_vec();
    declared.sort_unstable();
    ordered.sort_unstable();
    assert_eq!(declared, ordered, "the `pub mod` lines of src/lib.rs, and ORDER in this file");
    let map = root
        .lines()
        .find(|line| line.starts_with("//! nouns: "))
        .expect("the map has a line of nouns and verbs");
    let shown: Vec<&str> = map.split([' ', '·']).filter(|word| ORDER.contains(word)).collect();
    assert_eq!(shown, ORDER, "the map in src/lib.rs, and ORDER in this file");
}

/// Every naming that the rule forbids, as a sentence.
fn violations(source: &Path) -> Vec<String> {
    let mut wrong = Vec::new();
    let walk = walkdir::WalkDir::new(source)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.expect("src can be read"));
    for entry in walk.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"))
    {
        let path = entry
            .path()
            .strip_prefix(source)
            .expect("a file stands in src")
            .to_str()
            .expect("names are Unicode")
            .replace('\\', "/");
        if OUTSIDE.contains(&path.as_str()) {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("a source file can be read");
        wrong.extend(names(&path, &text).into_iter().filter_map(|(line, name)| {
            let fault = fault(&path, &name)?;
            Some(format!("src/{path}:{line} names `{name}`, {fault}"))
        }));
    }
    wrong
}

/// Why the file at a path may not name something at the crate's root; `None` when it may.
fn fault(path: &str, name: &str) -> Option<String> {
    let own = path.split(['/', '.']).next().unwrap_or_default();
    let module = MACROS
        .iter()
        .find(|(name_of_macro, _)| *name_of_macro == name)
        .map_or(name, |(_, module)| module);
    let place = |module: &str| ORDER.iter().position(|known| *known == module);
    match (place(own), place(module)) {
        (None, _) => Some(format!("and `{own}` has no place in the order")),
        (_, None) => Some("which has no place in the order".to_owned()),
        (Some(here), Some(there)) if there > here => {
            Some(format!("which stands to the right of `{own}`"))
        }
        _ => None,
    }
}

/// What the code of a file names at the crate's root, each with its line: after `crate::`, alone or
/// in braces, or after as many `super::` as lead there.
fn names(path: &str, text: &str) -> Vec<(usize, String)> {
    let code = without_comments(text);
    let mut found = Vec::new();
    for start in places(&code, "crate::") {
        let line = code[..start].matches('\n').count() + 1;
        found.extend(heads(&code[start..]).into_iter().map(|name| (line, name)));
    }
    let file_depth = path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
    let mut inner_modules: Vec<&str> = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let indent = &line[..line.len() - line.trim_start().len()];
        if line.trim_start().starts_with("mod ") && line.ends_with('{') {
            inner_modules.push(indent);
        } else if line.trim_start() == "}" && inner_modules.last() == Some(&indent) {
            inner_modules.pop();
        }
        let up = "super::".repeat(file_depth + inner_modules.len());
        found.extend(
            places(line, &up)
                .into_iter()
                .flat_map(|start| heads(&line[start..]))
                .map(|name| (number + 1, name)),
        );
    }
    found
}

/// Where the text after each occurrence of a path's beginning starts.
fn places(code: &str, beginning: &str) -> Vec<usize> {
    let is_part = |at: usize| {
        code[..at]
            .ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':')
    };
    code.match_indices(beginning)
        .filter(|(at, _)| !is_part(*at))
        .map(|(at, _)| at + beginning.len())
        .collect()
}

/// The first part of what follows `crate::`: one name, or those that stand in the outermost braces.
fn heads(code: &str) -> Vec<String> {
    let name = |code: &str| -> String {
        code.trim_start()
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect()
    };
    let Some(group) = code.strip_prefix('{') else { return vec![name(code)] };
    let mut names = vec![name(group)];
    let mut depth = 0;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The text with its line comments left out, every line in its place.
fn without_comments(text: &str) -> String {
    let code = |line: &str| {
        if line.trim_start().starts_with("//") {
            String::new()
        } else {
            line.split(" // ").next().unwrap_or(line).to_owned()
        }
    };
    text.lines().map(|line| code(line) + "\n").collect()
}

#[test]
fn every_way_to_name_a_module_is_seen() {
    let of = |path: &str, text: &str| -> Vec<(usize, String)> { names(path, text) };
    let one = |line: usize, name: &str| vec![(line, name.to_owned())];
    assert_eq!(of("check/links.rs", "use crate::load::Tree;"), one(1, "load"));
    assert_eq!(
        of(
            "yaml/mod.rs",
            "//! Of [`crate::cli`].\nfn f() {\n    crate::text!(en: \"\", nb: \"\")\n}\n"
        ),
        one(3, "text")
    );
    assert_eq!(of("source.rs", "use super::cli;"), one(1, "cli"));
    assert_eq!(
        of("course/order/mod.rs", "use super::super::cli;\nuse super::kind;\n"),
        one(1, "cli")
    );
    let group = "use crate::{\n    course::{Site, link},\n    load,\n};\n";
    assert_eq!(of("check/mod.rs", group), [one(1, "course"), one(1, "load")].concat());
    let tests = "#[cfg(test)]\nmod tests {\n    use super::*;\n    use super::super::cli;\n}\nuse \
                 super::write;\n";
    assert_eq!(of("source.rs", tests), [one(4, "cli"), one(6, "write")].concat());
    assert_eq!(of("cli/mod.rs", "// crate::load\nlet x = my_crate::load; // crate::write\n"), []);
}

#[test]
fn what_stands_to_the_right_or_nowhere_may_not_be_named() {
    assert_eq!(fault("check/links.rs", "load"), None);
    assert_eq!(fault("check/links.rs", "check"), None);
    assert_eq!(fault("check/links.rs", "text"), None);
    assert_eq!(
        fault("load/mod.rs", "course").as_deref(),
        Some("which stands to the right of `load`")
    );
    assert_eq!(
        fault("source.rs", "text").as_deref(),
        Some("which stands to the right of `source`")
    );
    assert_eq!(fault("load/mod.rs", "helpers").as_deref(), Some("which has no place in the order"));
    assert_eq!(
        fault("helpers.rs", "load").as_deref(),
        Some("and `helpers` has no place in the order")
    );
}
