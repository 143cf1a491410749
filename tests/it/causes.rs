//! A finding that only follows from another is not told beside it.
//!
//! In: courses of which one thing is wrong that much else hangs on. Out: what is said.

use crate::support::Scratch;

/// What is said of a course with two rules, whose second module's `_index.md` is this.
fn told(module: &str) -> Vec<String> {
    told_of(module, "prerequisites:\n  - Modul 1 før 2–3\n  - Modul 3 til slutt\n")
}

fn told_of(module: &str, rules: &str) -> Vec<String> {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n"),
        ("content/kurs/_index.md", &format!("---\ntitle: K\n{rules}---\n")),
        ("content/kurs/m1/_index.md", "---\nmodule: 1\ntitle: En\n---\n"),
        ("content/kurs/m2/_index.md", module),
        ("content/kurs/m3/_index.md", "---\nmodule: 3\ntitle: Tre\n---\n"),
    ]);
    let run = site.loype(&["check"]);
    let rules = run.err.lines().filter_map(|line| {
        let (kind, rest) = line.split_once('[')?;
        ["feil", "advarsel"].contains(&kind).then(|| rest.split(']').next().unwrap_or_default())
    });
    rules.map(str::to_owned).collect()
}

#[test]
fn nothing_is_said_of_an_order_where_a_module_cannot_be_read() {
    for (module, rule) in [
        ("---\nmodule: 2\ntitle: Modul 2: To\n---\n", "yaml-unreadable"),
        ("---\nmodule: 2\n\ttitle: To\n---\n", "yaml-unreadable"),
        ("---\nmodule: to\ntitle: To\n---\n", "wrong-type"),
        ("module: 2\n", "front-matter-missing"),
        ("---\nmodule: 2\ntitle: To\n", "front-matter-unclosed"),
        ("---\nmodule: 1\ntitle: To\n---\n", "module-twice"),
        ("---\nmodule: 2\ntitle: En\n---\n", "module-twice"),
    ] {
        assert_eq!(told(module), [rule], "{module}");
    }
}

#[test]
fn a_list_that_names_a_renamed_folder_is_told_alone() {
    let rules = "modules: [m1, gammel, m3]\nprerequisites: [Modul 2 før 3]\n";
    let told = told_of("---\nmodule: 2\ntitle: To\n---\n", rules);
    assert_eq!(told, ["module-list"]);
}

#[test]
fn where_all_can_be_read_the_order_is_proven() {
    let rules = "prerequisites: [Modul 3 før 2]\n";
    assert_eq!(told_of("---\nmodule: 2\ntitle: To\n---\n", rules), ["order-broken"]);
}
