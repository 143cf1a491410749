//! Sites with faults, each with the exact messages that an author sees, in both languages.
//!
//! In: `tests/sites-invalid/NAME`. Out: `expected.nb.txt` and `expected.en.txt`, the exit code in
//! the first line and then what `loype check` prints. Whoever changes a message reads it here as an
//! author does: is the place right, does the fact come first, is the help an act.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;

use crate::support::{Expected, loype, sites};
use loype::diagnostic::{Rule, Severity};
use rayon::prelude::*;

/// Rules that no site here shows, each with the reason.
const NOT_SHOWN: [(&str, &str); 0] = [];

const LANGUAGES: [&str; 2] = ["nb", "en"];

/// A site with faults and what is told of it.
struct Told {
    name: String,
    folder: PathBuf,
    /// The exit code and the messages, in each of the languages.
    texts: [String; 2],
}

/// What is told of every site, asked for once.
static TOLD: LazyLock<Vec<Told>> = LazyLock::new(|| {
    let tell = |(name, folder): (String, PathBuf)| {
        let texts = LANGUAGES.map(|language| {
            let run = loype(&folder, &["check", "--lang", language]);
            format!("exit code {}\n\n{}{}", run.code, run.err, run.out)
        });
        Told { name, folder, texts }
    };
    sites("sites-invalid").into_par_iter().map(tell).collect()
});

#[test]
fn every_fault_is_told_exactly_so() {
    let mut expected = Expected::default();
    for told in &*TOLD {
        for (language, text) in LANGUAGES.iter().zip(&told.texts) {
            expected.compare(&told.folder.join(format!("expected.{language}.txt")), text);
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
    let told =
        &TOLD.iter().find(|told| told.name == "many-faults").expect("there is such a site").texts
            [1];
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
