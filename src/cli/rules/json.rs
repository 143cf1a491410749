//! `loype rules --json`: the rules, for programs.
//!
//! In: the rules. Out: one JSON object. Its fields are stable: fields are only added.

use serde::Serialize;

use super::told::{Fate, Place, Told, ToldRule};
use crate::course::order::{RuleState, Strength};

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
pub(super) fn of(told: &Told) -> String {
    let report = Report { version: VERSION, rules: told.rules.iter().map(Rule::of).collect() };
    serde_json::to_string(&report).unwrap_or_default()
}

impl<'a> Rule<'a> {
    fn of(rule: &'a ToldRule) -> Self {
        let (place, text) = (Where::of(&rule.place), rule.text.as_str());
        match &rule.fate {
            Fate::Unread(_) => {
                Self { place, text, state: "unread", strength: None, read_as: &[], by: Vec::new() }
            }
            Fate::Read(reading) => Self {
                place,
                text,
                state: state(&reading.state),
                strength: Some(match reading.strength {
                    Strength::Required => "required",
                    Strength::Recommended => "recommended",
                }),
                read_as: &reading.sentences,
                by: reading.by.iter().map(Where::of).collect(),
            },
        }
    }
}

impl<'a> Where<'a> {
    fn of(place: &'a Place) -> Self {
        Self { file: &place.file, line: place.line, column: place.column }
    }
}

fn state(state: &RuleState) -> &'static str {
    match state {
        RuleState::Kept => "kept",
        RuleState::Free => "free",
        RuleState::Implied(_) => "implied",
        RuleState::Broken => "broken",
        RuleState::Contradicted(_) => "contradicted",
        RuleState::Taken(_) => "taken",
    }
}
