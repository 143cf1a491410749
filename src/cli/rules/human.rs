//! `loype rules` for people: the rules of each file, with what they were read as.
//!
//! In: the rules. Out: text for a terminal, without style.

use crate::diagnostic::{MessageLanguage, Text};
use crate::pipeline::{ToldRule, ToldRules};
use crate::text;

/// The width of the words in front of each line.
const LABEL: usize = 9;

/// The text.
pub(super) fn of(told: &ToldRules, language: MessageLanguage) -> String {
    if told.rules.is_empty() {
        let none = text!(
            en: "the site has no order rules",
            nb: "nettstedet har ingen rekkefølgeregler"
        );
        return none.get(language).to_owned();
    }
    told.rules.iter().map(|rule| paragraph(rule, language)).collect::<Vec<_>>().join("\n\n")
}

fn paragraph(rule: &ToldRule, language: MessageLanguage) -> String {
    let written = text!(en: "written", nb: "skrevet");
    let line = |label: &Text, text: &str| format!("  {:LABEL$} {text}", label.get(language));
    let mut lines = vec![rule.place.shown(), line(&written, &rule.text)];
    lines.extend(rule.lines().iter().map(|told| line(&told.label, told.text.get(language))));
    lines.join("\n")
}
