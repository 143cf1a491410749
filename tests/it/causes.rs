//! A finding that only follows from another is told with it, and one cause in many places once.
//!
//! In: courses of which one thing is wrong that much else hangs on. Out: what is said.

use serde_json::{Value, json};

use crate::support::Scratch;

/// What is said of a course with two rules, whose second module's `_index.md` is this.
fn told(module: &str) -> Vec<String> {
    told_of(module, "prerequisites:\n  - Modul 1 før 2–3\n  - Modul 3 til slutt\n")
}

fn told_of(module: &str, rules: &str) -> Vec<String> {
    told_in(&site(module, rules))
}

/// The rules that are named in what is said of a site.
fn told_in(site: &Scratch) -> Vec<String> {
    let run = site.loype(&["check"]);
    let rules = run.err.lines().filter_map(|line| {
        let (kind, rest) = line.split_once('[')?;
        ["feil", "advarsel"].contains(&kind).then(|| rest.split(']').next().unwrap_or_default())
    });
    rules.map(str::to_owned).collect()
}

fn site(module: &str, rules: &str) -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n"),
        ("content/kurs/_index.md", &format!("---\ntitle: K\n{rules}---\n")),
        ("content/kurs/m1/_index.md", "---\nmodule: 1\ntitle: En\n---\n"),
        ("content/kurs/m2/_index.md", module),
        ("content/kurs/m3/_index.md", "---\nmodule: 3\ntitle: Tre\n---\n"),
    ])
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

#[test]
fn what_is_not_checked_is_told_under_its_cause() {
    let rules = "prerequisites: [Modul 2 før 3]\n";
    let site = site("---\nmodule: 2\ntitle: Modul 2: To\n---\n", rules);
    let note = "rekkefølgen i kurset «K» kontrolleres først når dette er rettet";
    let run = site.loype(&["check"]);
    assert!(run.err.contains(&format!("merk: {note}")), "{}", run.err);
    let json: Value =
        serde_json::from_str(&site.loype(&["check", "--format", "json"]).out).unwrap();
    assert_eq!(json["diagnostics"][0]["rule"], "yaml-unreadable");
    assert_eq!(json["diagnostics"][0]["consequences"], json!([note]));
    let without_rules = told_of("---\nmodule: 2\ntitle: Modul 2: To\n---\n", "");
    assert_eq!(without_rules, ["yaml-unreadable"]);
}

#[test]
fn a_copied_folder_and_audiences_of_a_config_that_cannot_be_read_are_one_cause_each() {
    let site = site("---\nmodule: 2\ntitle: To\n---\n", "prerequisites: [Modul 1 før 2]\n");
    site.write("content/kurs/m2 - Kopi/_index.md", "---\nmodule: 2\ntitle: To\n---\n");
    assert_eq!(told_in(&site), ["module-twice"]);
    site.remove("content/kurs/m2 - Kopi/_index.md");
    site.write("content/kurs/m2/_index.md", "---\nmodule: 2\ntitle: To\naudience: rektor\n---\n");
    for (config, rule) in [
        ("title: T: x\nlanguage: nb\naudiences: [Rektor]\n", "yaml-unreadable"),
        ("title: T\nlanguage: nb\naudience: [Rektor]\n", "unknown-key"),
        ("title: T\nlanguage: nb\n", "unknown-audience"),
    ] {
        site.write("site-config.yaml", config);
        assert_eq!(told_in(&site), [rule], "{config}");
        let has_note = site.loype(&["check"]).err.contains("målgruppene som sidene nevner");
        assert_eq!(has_note, rule != "unknown-audience");
    }
}

#[test]
fn one_cause_in_many_places_is_told_once_and_mended_everywhere() {
    let site = site("---\nmodule: 2\ntitle: To\n---\n", "");
    for page in 1..=9 {
        let text = format!("---\ntitle: Side {page}\n---\n\n```blokker\nx\n```\n\n##Mål\n");
        site.write(&format!("content/kurs/m2/0{page}-s{page}.md"), &text);
    }
    assert_eq!(told_in(&site), ["unknown-language", "heading-form"]);
    let run = site.loype(&["check"]);
    let places = "content/kurs/m2/06-s6.md:5:4 og 3 til";
    assert!(run.err.contains("det samme står 8 steder til: ") && run.err.contains(places));
    assert!(run.out.contains("2 advarsler"), "{}", run.out);
    let json: Value =
        serde_json::from_str(&site.loype(&["check", "--format", "json"]).out).unwrap();
    assert_eq!(json["diagnostics"][1]["also"].as_array().map(Vec::len), Some(8));
    let github = site.loype(&["check", "--format", "github"]).out;
    assert_eq!(github.matches("title=unknown-language").count(), 9);
    assert_eq!(site.loype(&["fix", "--yes"]).code, 0);
    assert_eq!(told_in(&site), ["unknown-language"]);
}
