//! What a help offers to write can be written by a program, and mends the finding.
//!
//! In: the faulty sites, and the wrong examples of the manual. Out: nothing, or the findings whose
//! help offers text without an edit, and the edits after which the finding is still there or
//! another error has come.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use crate::manual::wrong_sites;
use crate::support::{Scratch, sites};
use loype::diagnostic::{Diagnostic, Fix, Help, MessageLanguage, Severity, Text};
use loype::pipeline::{self, Outcome};
use loype::source::Sources;
use rayon::prelude::*;

/// Rules whose fixes may bring errors to light, each with the reason.
const LEAVES_ERRORS: [(&str, &str); 6] = [
    ("yaml-unreadable", "values are looked at only where all of the YAML can be read"),
    ("front-matter-missing", "what follows the first line was no front matter before"),
    ("front-matter-unclosed", "what follows the front matter was not looked at before"),
    ("block-misplaced", "a block that is opened now may not be closed"),
    ("block-argument", "a file that is named now may not be there"),
    ("contrast-too-low", "a colour of a theme may hold in the other scheme too, on another ground"),
];

/// What stands before a text that is offered.
const OFFERS: [&str; 4] = ["write `", "did you mean `", "skriv `", "mente du `"];

/// A site with faults.
struct Faulty {
    /// Its name, for messages.
    name: String,
    site: Scratch,
    outcome: Outcome,
}

/// Every faulty site and every wrong example whose theme can be used.
static FAULTY: LazyLock<Vec<Faulty>> = LazyLock::new(|| {
    let copies = sites("sites-invalid").into_iter();
    let copies = copies.map(|(name, folder)| (name, Scratch::copy_of(&folder)));
    let all: Vec<(String, Scratch)> = copies.chain(wrong_sites()).collect();
    let checked = all.into_par_iter().filter_map(|(name, site)| {
        let outcome = check(site.path())?;
        Some(Faulty { name, site, outcome })
    });
    checked.collect()
});

#[test]
fn a_help_that_offers_text_has_edits_or_is_an_example() {
    let mut faults = Vec::new();
    for Faulty { name, outcome, .. } in &*FAULTY {
        for diagnostic in &outcome.diagnostics {
            let Some(Help::Act(Text { nb, en })) = &diagnostic.help else { continue };
            if OFFERS.iter().any(|offer| nb.contains(offer) || en.contains(offer)) {
                faults.push(format!("{name}: {}: {en}", diagnostic.rule.name()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_fix_mends_its_finding_and_brings_no_error() {
    let faults: Vec<String> = FAULTY.par_iter().flat_map_iter(faults_of_fixes).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn many_rules_offer_fixes() {
    let found = FAULTY.iter().flat_map(|faulty| &faulty.outcome.diagnostics);
    let with_fixes = found.filter(|diagnostic| !diagnostic.fixes().is_empty());
    let rules: BTreeSet<&str> = with_fixes.map(|diagnostic| diagnostic.rule.name()).collect();
    assert!(rules.len() >= 25, "{rules:?}");
}

/// What is found in a site; nothing where its theme cannot be used.
fn check(root: &Path) -> Option<Outcome> {
    pipeline::check(root, &|_| {}).ok()
}

fn faults_of_fixes(faulty: &Faulty) -> Vec<String> {
    let found = faulty.outcome.diagnostics.iter();
    let fixes = found.flat_map(|found| found.fixes().iter().map(move |fix| (found, fix)));
    let in_languages = fixes.flat_map(|(found, fix)| {
        let is_same = fix.edits.iter().all(|edit| edit.text.nb == edit.text.en);
        let languages: &[MessageLanguage] = if is_same {
            &[MessageLanguage::Nb]
        } else {
            &[MessageLanguage::Nb, MessageLanguage::En]
        };
        languages.iter().map(move |language| (found, fix, *language))
    });
    in_languages
        .flat_map(|(found, fix, language)| faults_of(faulty, found, fix, language))
        .collect()
}

/// What is wrong with a fix of a finding.
fn faults_of(
    Faulty { name, site, outcome }: &Faulty,
    found: &Diagnostic,
    fix: &Fix,
    language: MessageLanguage,
) -> Vec<String> {
    let (before, sources) = (&outcome.diagnostics, &outcome.sources);
    let mended = Scratch::copy_of(site.path());
    apply(fix, sources, &mended, language);
    let after = check(mended.path()).expect("an edit of the content leaves the theme alone");
    let mut problems = Vec::new();
    if count(&after.diagnostics, found) >= count(before, found) {
        problems.push("it is still there".to_owned());
    }
    if !LEAVES_ERRORS.iter().any(|(rule, _)| *rule == found.rule.name()) {
        problems.extend(new_errors(before, &after.diagnostics));
    }
    let (rule, line) = (found.rule.name(), sources.position(found.span).line);
    let path = sources.path(found.span.file);
    let texts: Vec<&str> = fix.edits.iter().map(|edit| edit.text.get(language)).collect();
    let told = problems.into_iter();
    told.map(|problem| format!("{name}: {rule} {path}:{line} {texts:?}: {problem}")).collect()
}

/// Makes the edits of a fix in a copy of the site, from the last to the first.
fn apply(fix: &Fix, sources: &Sources, site: &Scratch, language: MessageLanguage) {
    for edit in fix.edits.iter().rev() {
        let path = sources.path(edit.span.file);
        let mut text = site.read(path);
        text.replace_range(
            edit.span.start as usize..edit.span.end as usize,
            edit.text.get(language),
        );
        site.write(path, text);
    }
}

/// How often a finding of the same rule with the same words is there.
fn count(found: &[Diagnostic], wanted: &Diagnostic) -> usize {
    let is_same =
        |other: &&Diagnostic| other.rule == wanted.rule && other.message == wanted.message;
    found.iter().filter(is_same).count()
}

/// The errors that were not there before, in words.
fn new_errors(before: &[Diagnostic], after: &[Diagnostic]) -> Vec<String> {
    let mut known = BTreeMap::<(&str, &str), usize>::new();
    for diagnostic in before {
        *known.entry((diagnostic.rule.name(), &diagnostic.message.en)).or_default() += 1;
    }
    let mut new = Vec::new();
    for diagnostic in after.iter().filter(|found| found.severity == Severity::Error) {
        match known.get_mut(&(diagnostic.rule.name(), diagnostic.message.en.as_str())) {
            Some(count) if *count > 0 => *count -= 1,
            _ => new.push(format!("{}: {}", diagnostic.rule.name(), diagnostic.message.en)),
        }
    }
    new
}
