//! `loype rules`: what an author sees of how sentences were read.
//!
//! In: small sites, and the tables of `docs/regler.md`. Out: what the command said. What each of
//! some hundred sentences means is left to the table beside the reader.

#![allow(
    clippy::disallowed_methods,
    reason = "this test is about a page of the documentation and reads it"
)]

use std::fmt::Write as _;

use crate::support::{Scratch, repository};
use serde_json::Value;

/// A course with two modules and these rules.
fn site(rules: &[&str]) -> Scratch {
    let list: String = rules.iter().fold(String::new(), |mut list, rule| {
        let _ = writeln!(list, "  - {rule}");
        list
    });
    let course = format!("---\ntitle: Kurset\nprerequisites:\n{list}---\n");
    Scratch::with(&[
        ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
        ("content/kurs/_index.md", &course),
        ("content/kurs/modul-1/_index.md", "---\nmodule: 1\ntitle: En\n---\n\nTekst.\n"),
        ("content/kurs/modul-2/_index.md", "---\nmodule: 2\ntitle: To\n---\n\nTekst.\n"),
    ])
}

fn json(site: &Scratch) -> Vec<Value> {
    let said = site.loype(&["rules", "--json"]);
    let report: Value = serde_json::from_str(&said.out).expect("it is JSON");
    report["rules"].as_array().expect("a list").clone()
}

#[test]
fn each_rule_is_shown_with_what_it_was_read_as() {
    let said = site(&["Modul 2 bygger på modul 1"]).loype(&["regler"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert_eq!(
        said.out,
        "content/kurs/_index.md:4:5\n  skrevet   Modul 2 bygger på modul 1\n  lest som  Modul 1 før \
         2\n  krav      den publiserte rekkefølgen følger den\n"
    );
}

#[test]
fn what_is_broken_or_not_read_ends_with_one() {
    let site = site(&["Modul 2 før 1", "Modul 1 begynner før 2 er ferdig"]);
    let said = site.loype(&["rules", "--lang", "en"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("the published order does not keep it"), "{}", said.out);
    assert!(said.out.contains("written   Modul 1 begynner før 2 er ferdig"), "{}", said.out);
    let states: Vec<Value> = json(&site).iter().map(|rule| rule["state"].clone()).collect();
    assert_eq!(states, ["broken", "unread"]);
}

#[test]
fn the_example_in_the_documentation_is_what_the_program_says() {
    let said = site(&["Modul 2 bygger på modul 1"]).loype(&["rules", "--json"]).out;
    let page = std::fs::read_to_string(repository().join("docs/formater.md")).expect("a page");
    assert!(page.replace(",\n\"read_as\"", ",\"read_as\"").contains(said.trim()), "{said}");
}

/// A row of the tables for authors: the sentence, the module in whose list it stands, what it is
/// read as.
type Row = (String, Option<String>, String);

fn rows(page: &str) -> Vec<Row> {
    let cells = page.lines().filter_map(|line| {
        let cells: Vec<&str> = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ").collect();
        let [sentence, place, read] = cells.as_slice() else { return None };
        let module = place.strip_prefix("modul ").map(str::to_owned);
        (module.is_some() || *place == "kurset")
            .then(|| ((*sentence).to_owned(), module, (*read).to_owned()))
    });
    cells.collect()
}

#[test]
fn the_tables_for_authors_hold() {
    let page = std::fs::read_to_string(repository().join("docs/regler.md")).expect("a page");
    let rows = rows(&page);
    assert!(rows.len() >= 45, "only {} rows", rows.len());
    let list = |module: Option<&str>| {
        let own = rows.iter().filter(|(_, place, _)| place.as_deref() == module);
        let mut list = String::from("prerequisites:\n");
        for (sentence, ..) in own {
            let _ = writeln!(list, "  - \"{sentence}\"");
        }
        if list.ends_with(":\n") { String::new() } else { list }
    };
    let site = Scratch::with(&[
        ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
        ("content/kurs/_index.md", &format!("---\ntitle: Kurset\n{}---\n", list(None))),
        ("content/kurs/refleksjon/_index.md", "---\ntitle: Refleksjonsmodul\n---\n\nTekst.\n"),
    ]);
    let titles = [
        "Introduksjon",
        "Verdiløftet",
        "Læreplaner",
        "Dybdelæring",
        "Tverrfaglige temaer",
        "Profesjonsfellesskap",
    ];
    for (number, title) in titles.iter().enumerate() {
        let own = list(Some(&number.to_string()));
        site.write(
            &format!("content/kurs/modul-{number}/_index.md"),
            format!("---\nmodule: {number}\ntitle: {title}\n{own}---\n\nTekst.\n"),
        );
    }
    let rules = json(&site);
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(sentence, module, read)| {
            let file = module.as_ref().map_or_else(
                || "content/kurs/_index.md".to_owned(),
                |module| format!("content/kurs/modul-{module}/_index.md"),
            );
            let rule =
                rules.iter().find(|rule| rule["text"] == **sentence && rule["file"] == *file);
            let found: Vec<&str> = rule
                .and_then(|rule| rule["read_as"].as_array())
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            (found.join("; ") != *read).then(|| format!("{sentence}: {found:?}"))
        })
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}
