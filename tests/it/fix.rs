//! `loype fix` shows edits as a diff, and makes the safe ones and nothing else.
//!
//! In: a site with slips. Out: what is printed, and the files after. Whether each edit mends its
//! finding is left to `mends`.

use crate::support::Scratch;

const PAGE: &str =
    "---\ntitle: A\n---\n\n##Uten mellomrom\n\nDette er **fet ** tekst.\n\nSe [om](om).\n";

fn site(page: &str) -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n"),
        ("content/om.md", "---\ntitle: Om\n---\n"),
        ("content/side.md", page),
    ])
}

#[test]
fn without_yes_the_edits_are_shown_and_nothing_is_written() {
    let site = site(PAGE);
    let run = site.loype(&["fix"]);
    let expected = "trygge, 2 i alt: `loype fix --yes` gjør dem\n\n\
        --- content/side.md\n+++ content/side.md\n@@ -4,5 +4,5 @@\n \n-##Uten mellomrom\n\
        +## Uten mellomrom\n \n-Dette er **fet ** tekst.\n+Dette er **fet** tekst.\n \n\n\
        til å se på og gjøre selv, 1 i alt\n\n\
        --- content/side.md\n+++ content/side.md\n@@ -8,2 +8,2 @@\n \n-Se [om](om).\n\
        +Se [om](om.md).\n\n";
    assert_eq!(run.out, expected);
    assert_eq!(site.read("content/side.md"), PAGE);
}

#[test]
fn with_yes_the_safe_edits_are_made_and_all_else_stays() {
    let windows = format!("\u{feff}{}", PAGE.replace('\n', "\r\n"));
    let site = site(&windows);
    let run = site.loype(&["fiks", "--yes"]);
    assert_eq!(
        run.out, "2 rettelser gjort\nigjen: 1 feil; `loype check` viser dem\n",
        "{}",
        run.err
    );
    let expected = windows.replace("##Uten", "## Uten").replace("**fet **", "**fet**");
    assert_eq!(site.read("content/side.md"), expected);
}

#[test]
fn a_site_without_slips_has_nothing_to_fix() {
    let site = site("---\ntitle: A\n---\n\nTekst.\n");
    for arguments in [&["fix"][..], &["fix", "--yes"]] {
        let run = site.loype(arguments);
        assert_eq!(
            (run.code, run.out.as_str()),
            (0, "det er ingenting som kan rettes av seg selv\n")
        );
    }
}
