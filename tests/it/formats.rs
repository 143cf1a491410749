//! What other programs are promised: the published JSON Schemas, and the examples in
//! `docs/formater.md`.
//!
//! In: the types of the program, small sites, and the page. Out: nothing, or what differs. With
//! `LOYPE_UPDATE=1` the schemas are written.

#![allow(
    clippy::disallowed_methods,
    reason = "this test is about a page of the documentation and reads it"
)]

use crate::support::{Expected, Scratch, repository};
use serde_json::Value;

#[test]
fn the_published_schemas_are_those_of_the_program() {
    let mut expected = Expected::default();
    let folder = repository().join("docs/schema");
    expected.compare(&folder.join("findings.schema.json"), &loype::diagnostic::json::schema());
    expected.compare(&folder.join("course.schema.json"), &loype::render::course_schema());
    expected.settle();
}

#[test]
fn a_site_has_the_schema_of_its_courses_beside_them() {
    let site = Scratch::copy_of(&repository().join("tests/sites/one-course"));
    site.build();
    assert_eq!(site.read("public/course.schema.json"), loype::render::course_schema());
}

#[test]
fn the_examples_are_what_the_program_says() {
    let page = std::fs::read_to_string(repository().join("docs/formater.md"))
        .expect("the page can be read");
    let examples: Vec<(&str, &str)> =
        page.split("<!-- tests/").skip(1).filter_map(example).collect();
    assert_eq!(
        examples.len(),
        4,
        "every example has a comment before it that says where it is from"
    );
    for (origin, text) in examples {
        let (folder, what) = origin.split_once(": ").expect("a folder, and what is shown");
        let site = Scratch::copy_of(&repository().join("tests").join(folder));
        let said = if let Some(arguments) = what.strip_prefix("check ") {
            site.loype(&[&["check"], arguments.split(' ').collect::<Vec<_>>().as_slice()].concat())
                .out
        } else {
            site.build();
            site.read(&format!("public/{what}"))
        };
        assert!(unindented(&said).contains(&unindented(text)), "{origin}\n{said}");
    }
}

#[test]
fn what_is_silenced_is_told_to_programs_with_its_reason() {
    let site = Scratch::copy_of(&repository().join("tests/sites-invalid/silence"));
    let told = |format: &str| -> Value {
        serde_json::from_str(&site.loype(&["check", "--format", format]).out).expect("it is JSON")
    };
    let reason = "gjentas med vilje, fordi den første er så lett å overse";
    let (json, sarif) = (told("json"), told("sarif"));
    assert_eq!(
        (&json["silenced"][0]["rule"], &json["silenced"][0]["reason"]),
        (&"rule-redundant".into(), &reason.into())
    );
    assert!(
        json["diagnostics"]
            .as_array()
            .expect("a list")
            .iter()
            .all(|finding| finding["rule"] != "rule-redundant")
    );
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    let silenced: Vec<&Value> =
        results.iter().filter(|result| result.get("suppressions").is_some()).collect();
    assert_eq!(silenced.len(), 1);
    assert_eq!(
        silenced[0]["suppressions"][0],
        serde_json::json!({ "kind": "inSource", "justification": reason })
    );
}

/// The origin and the text of the example after a comment's beginning.
fn example(after: &str) -> Option<(&str, &str)> {
    let (origin, rest) = after.split_once(" -->\n```")?;
    Some((origin, rest.split_once('\n')?.1.split_once("\n```")?.0))
}

/// The lines of a text without the space before them and without a last comma, so that a part can
/// be found in the whole.
fn unindented(text: &str) -> String {
    text.lines().map(|line| line.trim().trim_end_matches(',')).collect::<Vec<_>>().join("\n")
}
