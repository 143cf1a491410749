//! `course.json` as other programs read it: what it names exists, it tells nothing that is not
//! published, and nobody else has its address.
//!
//! In: the golden sites, a copy of this repository's own, and small sites made here. Out: the files
//! of a build. What the files look like is left to `golden.rs`, that they keep to their schema to
//! `browser/schemas.test.mjs`.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Scratch, has_ending, sites};
use serde_json::Value;

/// Fields that name modules of the course, or pages of the module that they stand in.
const REFERENCES: [&str; 8] =
    ["requires", "requires_all", "recommended", "opens_for", "earlier", "later", "of", "owner"];

/// Every course of every golden site, and of this repository's own, with the output that it stands
/// in.
fn courses() -> Vec<(String, Value, BTreeMap<String, Vec<u8>>)> {
    let golden = sites("sites").into_iter().map(|(name, folder)| (name, Scratch::copy_of(&folder)));
    let all = golden.chain([("own site".to_owned(), Scratch::own_site())]);
    all.flat_map(|(name, site)| {
        site.build();
        let built = site.built();
        let courses: Vec<_> = built
            .iter()
            .filter(|(path, _)| path.ends_with("/course.json"))
            .map(|(path, bytes)| (path.clone(), read(bytes)))
            .collect();
        courses
            .into_iter()
            .map(move |(path, course)| (format!("{name}: {path}"), course, built.clone()))
    })
    .collect()
}

fn read(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("course.json is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

fn ids(items: &Value) -> BTreeSet<&str> {
    let ids: BTreeSet<&str> = list(items).iter().filter_map(|item| item["id"].as_str()).collect();
    assert_eq!(ids.len(), list(items).len(), "every id is there and unique");
    ids
}

#[test]
fn every_reference_leads_to_a_module_or_a_page() {
    let mut seen = 0;
    for (name, course, built) in courses() {
        let mut outer = course.clone();
        let (modules, between) = (outer["modules"].take(), outer["rules_between"].take());
        seen += resolved(&name, &outer, &ids(&modules));
        let all = modules_of_all(&built);
        seen += resolved(&name, &between, &all.iter().map(String::as_str).collect());
        for module in list(&modules) {
            let mut of_course = module.clone();
            let inner: Vec<(&str, Value)> = ["pages", "leader_page", "rules", "free_groups"]
                .map(|name| (name, of_course[name].take()))
                .into();
            seen += resolved(&name, &of_course, &ids(&modules));
            for (_, part) in &inner {
                seen += resolved(&name, part, &ids(&module["pages"]));
            }
        }
    }
    assert!(seen > 50, "{seen} references were looked at");
}

/// The modules of all courses of a site, by the ids of their course and their own.
fn modules_of_all(built: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let courses = built
        .iter()
        .filter(|(path, _)| path.ends_with("/course.json"))
        .map(|(_, bytes)| read(bytes));
    let ids = courses.map(|course| {
        let own = course["course"]["id"].as_str().expect("a course has an id").to_owned();
        list(&course["modules"])
            .iter()
            .filter_map(|module| module["id"].as_str())
            .map(|id| format!("{own}/{id}"))
            .collect::<Vec<_>>()
    });
    ids.flatten().collect()
}

/// Looks at every reference in a value, and counts them.
fn resolved(course: &str, value: &Value, known: &BTreeSet<&str>) -> usize {
    match value {
        Value::Array(items) => items.iter().map(|item| resolved(course, item, known)).sum(),
        Value::Object(fields) => fields
            .iter()
            .map(|(field, value)| {
                if !REFERENCES.contains(&field.as_str()) {
                    return resolved(course, value, known);
                }
                let named: Vec<&str> =
                    list(value).iter().chain([value]).filter_map(Value::as_str).collect();
                let unknown: Vec<_> = named.iter().filter(|id| !known.contains(*id)).collect();
                let choices: usize =
                    list(value).iter().map(|item| resolved(course, item, known)).sum();
                assert!(unknown.is_empty(), "{course}: {field} names {unknown:?}");
                named.len() + choices
            })
            .sum(),
        _ => 0,
    }
}

#[test]
fn every_address_and_every_audience_is_there() {
    for (name, course, built) in courses() {
        let audiences = ids(&course["audiences"]);
        let mut addresses = Vec::new();
        walk(&course, &mut |field, value| {
            if field == "address" {
                addresses.push(value.as_str().expect("an address is text").to_owned());
            } else if field == "audience" {
                let named = list(value).iter().chain([value]).filter_map(Value::as_str);
                named.for_each(|id| assert!(audiences.contains(id), "{name}: {id}"));
            }
        });
        assert!(
            addresses.len() > 1 && addresses.iter().all(|address| built.contains_key(address)),
            "{name}: {addresses:?}"
        );
        assert!(
            built.contains_key("course.schema.json")
                && course["$schema"] == "../course.schema.json",
            "{name}"
        );
    }
}

fn walk(value: &Value, see: &mut dyn FnMut(&str, &Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, see)),
        Value::Object(fields) => fields.iter().for_each(|(field, value)| {
            see(field, value);
            walk(value, see);
        }),
        _ => {}
    }
}

#[test]
fn what_is_required_directly_is_among_all_that_is_required_and_published_before() {
    for (name, course, _) in courses() {
        let order: Vec<&str> =
            list(&course["modules"]).iter().filter_map(|module| module["id"].as_str()).collect();
        for (index, module) in list(&course["modules"]).iter().enumerate() {
            let all = list(&module["requires_all"]);
            assert!(
                list(&module["requires"]).iter().all(|id| all.contains(id)),
                "{name}: {module}"
            );
            assert!(
                all.iter().filter_map(Value::as_str).all(|id| order[..index].contains(&id)),
                "{name}: {module}"
            );
        }
    }
}

/// A site with a course of three modules and such front matter of the course.
fn three_modules(front: &str) -> Scratch {
    let module = |number: u32, more: &str| {
        format!("---\nmodule: {number}\ntitle: Del {number}\n{more}---\n")
    };
    let (first, second, third) = (module(1, ""), module(2, ""), module(3, ""));
    Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/kurs/_index.md", &format!("---\ntitle: Kurset\n{front}---\n")),
        ("content/kurs/en/_index.md", &first),
        ("content/kurs/to/_index.md", &second),
        ("content/kurs/tre/_index.md", &third),
    ])
}

fn course_of(site: &Scratch) -> Value {
    site.build();
    read(site.built().get("kurs/course.json").expect("the course has data"))
}

#[test]
fn choices_and_recommendations_are_kept_apart_from_what_is_required() {
    let site = three_modules(
        "prerequisites:\n  - Modul 1 eller 2 før 3\n  - Modul 2 bør tas etter Modul 1\n",
    );
    let course = course_of(&site);
    let third = &course["modules"][2];
    assert_eq!(
        (&third["requires"], &third["requires_all"]),
        (&Value::from(Vec::<Value>::new()), &Value::from(Vec::<Value>::new()))
    );
    assert_eq!(
        third["alternatives"],
        serde_json::json!([{"rule": 0, "least": 1, "of": ["en", "to"]}])
    );
    assert_eq!(course["modules"][1]["recommended"], serde_json::json!(["en"]));
    assert_eq!(
        (&course["rules"][0]["strength"], &course["rules"][1]["strength"]),
        (&Value::from("required"), &Value::from("recommended"))
    );
    assert_eq!(
        course["rules"][1]["source"],
        serde_json::json!({"file": "kurs/_index.md", "line": 5, "column": 5})
    );
}

#[test]
fn only_what_is_not_required_already_is_recommended() {
    let site = three_modules(
        "prerequisites:\n  - Modul 1 før 2\n  - Modul 2 bør tas etter Modul 1\n  - Modul 3 bør \
         tas til slutt\n",
    );
    let course = course_of(&site);
    let recommended: Vec<&Value> =
        list(&course["modules"]).iter().map(|module| &module["recommended"]).collect();
    assert_eq!(
        recommended,
        [&serde_json::json!([]), &serde_json::json!([]), &serde_json::json!(["en", "to"])]
    );
    assert_eq!(
        (&course["modules"][2]["place"], &course["modules"][1]["requires"]),
        (&Value::Null, &serde_json::json!(["en"]))
    );
}

#[test]
fn drafts_leave_no_trace() {
    let site = three_modules(
        "prerequisites:\n  - Modul 1 før 2 og «Det hemmelige»\n  - «Det hemmelige» før Modul 3\n",
    );
    site.write("content/kurs/ukjent/_index.md", "---\ntitle: Det hemmelige\ndraft: true\n---\n");
    let course = course_of(&site);
    for (path, bytes) in site.built() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("hemmelig") && !text.contains("ukjent"), "{path}: {text}");
    }
    assert_eq!(
        (list(&course["rules"]).len(), &course["rules"][0]["text"]),
        (1, &Value::from("Modul 1 før 2"))
    );
}

#[test]
fn a_course_that_is_a_draft_has_no_data() {
    let site = three_modules("draft: true\n");
    site.write("content/om.md", "---\ntitle: Om\n---\n");
    site.build();
    let is_data = |path: &String| path.contains("course.") && has_ending(path, "json");
    assert!(!site.built().keys().any(is_data), "{:?}", site.built().keys());
}

#[test]
fn no_file_of_the_authors_takes_the_address() {
    for path in [
        "content/kurs/course.json",
        "content/course.schema.json",
        "content/kurs/Course.JSON/figur.png",
    ] {
        let site = three_modules("");
        site.write(path, "{}");
        let checked = site.loype(&["check", "--format", "json"]);
        assert!(
            checked.code == 1 && checked.out.contains("\"address-taken\""),
            "{path}: {}",
            checked.out
        );
    }
    let site = three_modules("");
    site.write("content/kurs/en/course.json", "{}");
    site.build();
}

#[test]
fn nothing_is_told_of_the_machine() {
    let site = three_modules("prerequisites: Modul 1 før 2\n");
    let folder = site.path().to_str().expect("Unicode").to_owned();
    assert!(!course_of(&site).to_string().contains(&folder));
}
