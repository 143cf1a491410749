//! Sites with faults, each with the exact messages that an author sees, in both languages.
//!
//! In: `tests/sites-invalid/NAME`. Out: `expected.nb.txt` and `expected.en.txt`: the exit code in
//! the first line, and below it what `loype check` prints. Anyone who changes a message reads it
//! here as an author does: is the place right, does the fact come first, is the help an act. That
//! the program prints the report is left to the tests of the command line.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use crate::support::{Expected, loype, sites};
use loype::cli::Report;
use loype::diagnostic::{MessageLanguage, Rule, Severity};
use loype::pipeline;
use rayon::prelude::*;

/// Rules that no site here shows, each with the reason.
const NOT_SHOWN: [(&str, &str); 3] = [
    ("name-unportable", "no repository that Windows checks out can hold it; see files.rs"),
    ("path-long", "no repository that Windows checks out can hold it; see files.rs"),
    ("file-unreachable", "on Windows, git makes a file of a link; see files.rs"),
];

const LANGUAGES: [(&str, MessageLanguage); 2] =
    [("nb", MessageLanguage::Nb), ("en", MessageLanguage::En)];

/// A site with faults, and the messages about it in each of the languages.
struct Told {
    name: String,
    folder: PathBuf,
    texts: [String; 2],
}

/// What is told of every site.
static TOLD: LazyLock<Vec<Told>> = LazyLock::new(|| {
    let told = |(name, folder): (String, PathBuf)| {
        let checked = pipeline::check(&folder, &|_| {});
        let texts = LANGUAGES.map(|(tag, language)| {
            let (code, text) = if let Ok(outcome) = &checked {
                let report = Report::of(outcome, language, false);
                (i32::from(report.code), report.findings + &report.summary)
            } else {
                // What stops a check may name the site's folder as the program was given it.
                let run = loype(&folder, &["check", "--root", ".", "--lang", tag]);
                (run.code, run.err + &run.out)
            };
            format!("exit code {code}\n\n{text}")
        });
        Told { name, folder, texts }
    };
    sites("sites-invalid").into_par_iter().map(told).collect()
});

#[test]
fn every_fault_is_told_exactly_so() {
    let mut expected = Expected::default();
    for Told { folder, texts, .. } in &*TOLD {
        for ((tag, _), text) in LANGUAGES.iter().zip(texts) {
            expected.compare(&folder.join(format!("expected.{tag}.txt")), text);
        }
    }
    expected.settle();
}

#[test]
fn every_rule_is_shown_by_a_site() {
    let told: String = TOLD.iter().map(|told| told.texts[1].as_str()).collect();
    for rule in Rule::ALL {
        let level = if rule.severity() == Severity::Error { "error" } else { "warning" };
        let is_shown = told.contains(&format!("{level}[{}]: ", rule.name()));
        match NOT_SHOWN.iter().find(|(exception, _)| *exception == rule.name()) {
            None => assert!(is_shown, "no site in tests/sites-invalid shows `{}`", rule.name()),
            Some((_, reason)) => assert!(
                !is_shown,
                "a site shows `{}` now, though {reason}: take it off the list",
                rule.name()
            ),
        }
    }
}

#[test]
fn the_faults_of_many_files_are_told_in_one_run() {
    let told = TOLD.iter().find(|told| told.name == "many-faults");
    let [_, told] = &told.expect("there is such a site").texts;
    let rules: BTreeSet<&str> =
        told.lines().filter_map(|line| line.strip_prefix("error[")?.split(']').next()).collect();
    let places =
        told.lines().filter_map(|line| line.trim_start().strip_prefix("--> ")?.split(':').next());
    let files: BTreeSet<&str> = places.collect();
    assert!(rules.len() >= 8 && files.len() >= 8, "{rules:?} in {files:?}");
}

#[test]
fn both_languages_tell_the_same_faults_at_the_same_places() {
    // The words differ; rule names, files, lines and columns do not.
    let skeleton = |told: &String| -> Vec<String> {
        let names = told.lines().filter_map(|line| {
            line.split_once('[').filter(|(word, _)| WORDS.contains(word)).map(|(_, rest)| rest)
        });
        let names = names.filter_map(|rest| rest.split(']').next());
        let places = told.lines().filter_map(|line| line.trim_start().strip_prefix("--> "));
        names.chain(places).map(str::to_owned).collect()
    };
    for Told { name, texts: [nb, en], .. } in &*TOLD {
        assert_eq!(skeleton(nb), skeleton(en), "{name}");
    }
}

/// What stands before the name of a rule.
const WORDS: [&str; 4] = ["error", "warning", "feil", "advarsel"];
