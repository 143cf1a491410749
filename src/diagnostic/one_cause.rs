//! One cause in many places is one finding.
//!
//! In: all findings of a run, sorted. Out: fewer, each with the further places where the same is
//! said. Whoever writes `kode` for the language of 700 code blocks has made one mistake, and a list
//! of 700 hides all others.

use std::collections::HashMap;

use super::{Diagnostic, Rule, Severity, Text};

/// The fewest places that are told as one: two are read faster with a line of each.
const MIN_PLACES: usize = 3;

/// What two findings of one cause have in common.
#[derive(PartialEq, Eq, Hash)]
struct Cause {
    rule: Rule,
    severity: Severity,
    message: Text,
    help: Option<Text>,
}

impl Cause {
    /// That of a finding; one with places of its own that explain it stands alone.
    fn of(diagnostic: &Diagnostic) -> Option<Self> {
        diagnostic.labels.is_empty().then(|| Self {
            rule: diagnostic.rule,
            severity: diagnostic.severity,
            message: diagnostic.message.clone(),
            help: diagnostic.help.as_ref().map(|help| help.text().clone()),
        })
    }
}

/// The findings, those of one cause in many places at the first of them.
#[must_use]
pub fn together(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut places: HashMap<Cause, usize> = HashMap::new();
    for cause in diagnostics.iter().filter_map(Cause::of) {
        *places.entry(cause).or_default() += 1;
    }
    places.retain(|_, places| *places >= MIN_PLACES);
    let mut firsts: HashMap<Cause, usize> = HashMap::new();
    let mut told: Vec<Diagnostic> = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let cause = Cause::of(&diagnostic).filter(|cause| places.contains_key(cause));
        let first = cause.as_ref().and_then(|cause| firsts.get(cause)).copied();
        if let Some(first) = first.and_then(|first| told.get_mut(first)) {
            first.also.push(diagnostic);
        } else {
            firsts.extend(cause.map(|cause| (cause, told.len())));
            told.push(diagnostic);
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Help;
    use crate::source::{SourceFile, Sources, Span};

    #[test]
    fn what_is_said_at_three_places_or_more_is_told_once() {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", "0123456789"));
        let finding = |at: usize, message: &str, help: &str| {
            Diagnostic::new(Rule::UnknownLanguage, Span::new(file, at, at), message.into())
                .help(Help::Act(help.into()))
        };
        let found = vec![
            finding(0, "a", "x"),
            finding(1, "b", "x"),
            finding(2, "a", "x"),
            finding(3, "a", "y"),
            finding(4, "b", "x"),
            finding(5, "a", "x"),
            finding(6, "a", "x").label(Span::new(file, 7, 8), "her".into()),
        ];
        let told = together(found);
        let places = |of: &Diagnostic| of.at_each_place().map(|at| at.span.start).collect();
        let told: Vec<Vec<u32>> = told.iter().map(places).collect();
        assert_eq!(told, [vec![0, 2, 5], vec![1], vec![3], vec![4], vec![6]]);
    }
}
