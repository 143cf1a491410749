//! The two rules of the house: a module of the crate may name another only if that one stands to
//! its left, and no files import each other in a circle.
//!
//! In: the text of `src/`, read by syn. Out: nothing, or a list of what names what and may not.
//! What counts is code; comments may speak of anything. `lib.rs` and `main.rs` stand outside and
//! may name all.
//!
//! An import leads to the file that defines what is named, through whatever re-exports it. So a
//! `mod.rs` that declares its children and offers their names (`mod`, `pub use`) imports nothing by
//! that, and a child may name what its parent defines. A parent that also *uses* what a child
//! defines imports that child, and the two are a circle if the child names something of the
//! parent's own: what children need stands in a file beside them. A file that adds methods to a
//! type of another is imported by the other where it calls them. Tests may use what is built on
//! what they test, so that circles are looked for without them.

#![allow(clippy::disallowed_methods, reason = "this test is about source files and reads them")]

mod mentions;
mod modules;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

use modules::{Crate, Import};

/// The modules of the crate, each to the left of those that may name it.
const ORDER: [&str; 29] = [
    "ids",
    "fingerprint",
    "schema",
    "source",
    "language",
    "diagnostic",
    "output",
    "slug",
    "listing",
    "parallel",
    "yaml",
    "colour",
    "kind",
    "config",
    "html", // nouns
    "load",
    "block",
    "course",
    "page_text",
    "check",
    "search",
    "render",
    "write",
    "cache",
    "pipeline",
    "fix",
    "live",
    "serve",
    "cli", // verbs
];

/// A file that is no module's: the crate's root, and the program.
const OUTSIDE: [&str; 2] = ["lib.rs", "main.rs"];

#[test]
fn imports_point_only_to_the_left() {
    let wrong: Vec<String> = imports_of(sources())
        .iter()
        .filter_map(|import| Some(sentence(import, &fault(import)?)))
        .collect();
    assert!(wrong.is_empty(), "{}\n\nthe order is: {}", wrong.join("\n"), ORDER.join(" · "));
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let imports = imports_of(sources());
    let circles = circles(&imports);
    let described: Vec<String> = circles.iter().map(|files| describe(files, &imports)).collect();
    assert!(described.is_empty(), "files import each other in circles:\n{}", described.join("\n"));
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
        .skip_while(|line| !line.starts_with("//! nouns: "))
        .take_while(|line| *line != "//! ```");
    let words = map.flat_map(|line| line.split([' ', '·']));
    let shown: Vec<&str> = words.filter(|word| ORDER.contains(word)).collect();
    assert_eq!(shown, ORDER, "the map in src/lib.rs, and ORDER in this file");
}

/// Every source file: its name under `src/`, and its text.
fn sources() -> Vec<(String, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = walkdir::WalkDir::new(&source).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.expect("src can be read").into_path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| {
            let name = path.strip_prefix(&source).expect("a file stands in src");
            let name = name.to_str().expect("names are Unicode").replace('\\', "/");
            (name, fs::read_to_string(&path).expect("a source file can be read"))
        })
        .collect()
}

fn imports_of(files: Vec<(String, String)>) -> Vec<Import> {
    let mut imports = Crate::read(files).imports();
    imports.retain(|import| !OUTSIDE.contains(&import.from.as_str()));
    imports
}

/// Why a file may not name something of another; `None` where it may.
fn fault(import: &Import) -> Option<String> {
    let place = |file: &str| ORDER.iter().position(|known| *known == room(file));
    match (place(&import.from), place(&import.to)) {
        (None, _) => Some(format!("and `{}` has no place in the order", room(&import.from))),
        (_, None) => Some("which has no place in the order".to_owned()),
        (Some(here), Some(there)) if there > here => {
            Some(format!("which stands to the right of `{}`", room(&import.from)))
        }
        _ => None,
    }
}

/// The module of the crate that a file belongs to.
fn room(file: &str) -> &str {
    file.split(['/', '.']).next().unwrap_or_default()
}

fn sentence(Import { from, line, to, name, .. }: &Import, fault: &str) -> String {
    format!("src/{from}:{line} names `{name}` in src/{to}, {fault}")
}

/// The files that import each other in circles, a list for each knot of them.
fn circles(imports: &[Import]) -> Vec<Vec<&str>> {
    let outside_tests = imports.iter().filter(|import| !import.in_tests);
    let arrows = outside_tests.map(|import| (import.from.as_str(), import.to.as_str()));
    let graph: DiGraphMap<&str, ()> = DiGraphMap::from_edges(arrows);
    let mut knots = tarjan_scc(&graph);
    knots.retain(|files| files.len() > 1);
    for files in &mut knots {
        files.sort_unstable();
    }
    knots.sort();
    knots
}

/// The imports within a knot, the first of each pair of files.
fn describe(files: &[&str], imports: &[Import]) -> String {
    let mut seen = BTreeSet::new();
    let within = imports.iter().filter(|import| {
        let is_within = |file: &str| files.binary_search(&file).is_ok();
        !import.in_tests
            && is_within(&import.from)
            && is_within(&import.to)
            && seen.insert((&import.from, &import.to))
    });
    let lines: Vec<String> = within
        .map(|Import { from, line, to, name, .. }| format!("  {from}:{line} → {to} ({name})"))
        .collect();
    format!("{} files:\n{}", files.len(), lines.join("\n"))
}

/// What a few files import of each other, as `from:line → to`.
fn arrows(files: &[(&str, &str)]) -> Vec<String> {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    let arrow = |import: &Import| format!("{}:{} → {}", import.from, import.line, import.to);
    let mut arrows: Vec<String> = imports_of(files.collect()).iter().map(arrow).collect();
    arrows.dedup();
    arrows
}

#[test]
fn every_way_to_name_something_is_seen() {
    let cli = ("cli/mod.rs", "pub fn run() {}\npub mod show;");
    let seen = |file: &str, text: &str| arrows(&[cli, (file, text)]);
    let at = |line: usize, file: &str| vec![format!("{file}:{line} → cli/mod.rs")];
    assert_eq!(seen("load.rs", "use crate::cli::run;"), at(1, "load.rs"));
    assert_eq!(
        seen("load.rs", "use crate::{\n  source,\n  cli::{self, run}\n};"),
        at(1, "load.rs")
    );
    assert_eq!(seen("load.rs", "use crate::cli;\n\nfn f() { cli::run(); }"), at(3, "load.rs"));
    assert_eq!(seen("load.rs", "use super::cli::*;"), at(1, "load.rs"));
    assert_eq!(seen("load.rs", "//! Of [`crate::cli::run`].\n// crate::cli::run()\n"), [""; 0]);
    assert_eq!(
        seen("load.rs", "fn f() {\n  format!(\"{}\", crate::cli::run()) }"),
        at(2, "load.rs")
    );
    assert_eq!(seen("load.rs", "type F = Vec<crate::cli::Run>;"), at(1, "load.rs"));
    assert_eq!(seen("load/a/mod.rs", "use super::super::cli::run;"), at(1, "load/a/mod.rs"));
    assert_eq!(
        seen("load.rs", "mod tests {\n  use super::*;\n  use super::super::cli::run;\n}"),
        at(3, "load.rs")
    );
    assert_eq!(seen("load.rs", "let_us_see!();\nuse my_crate::cli::run;"), [""; 0]);
}

#[test]
fn an_import_leads_to_the_file_that_defines_what_is_named() {
    let parent = ("load/mod.rs", "mod part;\npub use part::Part;\npub struct Whole;");
    let part = ("load/part.rs", "pub struct Part;");
    let user = ("course.rs", "use crate::load::Part;\nuse crate::load::Whole;");
    assert_eq!(
        arrows(&[parent, part, user]),
        ["course.rs:1 → load/part.rs", "course.rs:2 → load/mod.rs"].map(str::to_owned)
    );
}

#[test]
fn a_macro_belongs_to_the_file_that_defines_it() {
    let text = ("diagnostic/mod.rs", "#[macro_export]\nmacro_rules! text { () => {}; }");
    let user = ("load.rs", "fn f() { crate::text!() }");
    let root = ("lib.rs", "pub mod diagnostic;\npub mod load;");
    assert_eq!(arrows(&[root, text, user]), ["load.rs:1 → diagnostic/mod.rs"]);
}

#[test]
fn a_circle_is_found_and_an_offered_name_makes_none() {
    let found = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let imports = imports_of(files.collect());
        circles(&imports).concat().join(" ")
    };
    let child = ("load/part.rs", "use super::Whole;\npub struct Part(Whole);\nfn f() {}");
    let offering = ("load/mod.rs", "mod part;\npub use part::Part;\npub struct Whole;");
    assert_eq!(found(&[child, offering]), "");
    let using =
        ("load/mod.rs", "mod part;\npub use part::Part;\npub struct Whole;\nfn f(p: Part) {}");
    assert_eq!(found(&[child, using]), "load/mod.rs load/part.rs");
    let testing = (
        "load/mod.rs",
        "mod part;\npub struct Whole;\n#[cfg(test)]\nmod tests { use super::part::Part; }",
    );
    assert_eq!(found(&[child, testing]), "");
    let adding = ("load/part.rs", "use super::Whole;\nimpl Whole { pub fn add(&self) {} }");
    let calling = ("load/mod.rs", "mod part;\npub struct Whole;\nfn f(w: Whole) { w.add() }");
    assert_eq!(found(&[adding, calling]), "load/mod.rs load/part.rs");
}

#[test]
fn what_stands_to_the_right_or_nowhere_may_not_be_named() {
    let fault = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        fault(&Import { from, line: 1, to, name: String::new(), in_tests: false })
    };
    let is = |text: &str| Some(text.to_owned());
    assert_eq!(fault("check/links.rs", "load/mod.rs"), None);
    assert_eq!(fault("check/links.rs", "check/mod.rs"), None);
    assert_eq!(fault("load/mod.rs", "course/mod.rs"), is("which stands to the right of `load`"));
    assert_eq!(
        fault("source.rs", "diagnostic/mod.rs"),
        is("which stands to the right of `source`")
    );
    assert_eq!(fault("load/mod.rs", "helpers.rs"), is("which has no place in the order"));
    assert_eq!(fault("helpers.rs", "load/mod.rs"), is("and `helpers` has no place in the order"));
}
