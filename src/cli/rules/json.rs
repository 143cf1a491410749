//! `loype rules --json`: the rules, for programs.
//!
//! In: the rules. Out: one JSON object. Its fields are stable: fields are only added.

use serde::Serialize;

use crate::pipeline::{Fate, RulePlace, ToldRule, ToldRules};

/// The version of the format, which changes only if a field is removed or changes its meaning.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    rules: Vec<Rule<'a>>,
}

#[derive(Serialize)]
struct Rule<'a> {
    #[serde(flatten)]
    place: Where<'a>,
    /// The sentence as it was written.
    text: &'a str,
    /// `kept`, `free`, `implied`, `broken`, `contradicted`, `taken`; `unread` for a rule that could
    /// not be read or names what does not exist.
    state: &'static str,
    /// `required` or `recommended`; `null` for a rule that could not be read.
    strength: Option<&'static str>,
    /// What it was read as, in the site's language.
    read_as: &'a [String],
    /// Where the rules stand that the state is about.
    by: Vec<Where<'a>>,
}

#[derive(Serialize)]
struct Where<'a> {
    file: &'a str,
    line: usize,
    column: usize,
}

/// The object.
pub(super) fn of(told: &ToldRules) -> String {
    let report = Report { version: VERSION, rules: told.rules.iter().map(Rule::of).collect() };
    serde_json::to_string(&report).unwrap_or_default()
}

impl<'a> Rule<'a> {
    fn of(rule: &'a ToldRule) -> Self {
        let reading = match &rule.fate {
            Fate::Read(reading) => Some(reading),
            Fate::Unread(_) => None,
        };
        Self {
            place: Where::of(&rule.place),
            text: &rule.text,
            state: rule.state_name(),
            strength: reading.map(|reading| reading.strength.name()),
            read_as: reading.map_or(&[], |reading| &reading.sentences),
            by: reading.iter().flat_map(|reading| &reading.by).map(Where::of).collect(),
        }
    }
}

impl<'a> Where<'a> {
    fn of(place: &'a RulePlace) -> Self {
        Self { file: &place.file, line: place.line, column: place.column }
    }
}
