//! What an order rule names exists.
//!
//! In: a place in a rule, and what is missing there. Out: `unknown-module`, with the nearest name or the numbers that there are.
//!
#![doc = include_str!("../../../manual/en/unknown-module.md")]

use std::ops::Range;

use super::{
    list::listed,
    resolve::{Missing, Setting},
    station::{RuleText, Station},
};
use crate::{
    diagnostic::{Diagnostic, Rule, Text, nearest},
    text,
};

/// The diagnostic for one place in a rule.
pub(super) fn diagnostic(setting: Setting, rule: &RuleText, range: &Range<usize>, missing: &Missing) -> Diagnostic {
    let message = match missing {
        Missing::Numbers(numbers, more) => no_numbers(setting, numbers, *more),
        Missing::Name(name) => text!(en: "there is no `{name}`", nb: "`{name}` finnes ikke"),
    };
    let help = match missing {
        Missing::Name(name) if setting.searched => near(setting.stations, name).or_else(|| existing(setting)),
        _ => existing(setting),
    };
    let diagnostic = Diagnostic::new(Rule::UnknownModule, rule.place(range), message);
    match help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

fn no_numbers(setting: Setting, numbers: &[u32], more: u32) -> Text {
    let labels: Vec<String> = numbers.iter().map(|&number| format!("`{}`", setting.lexicon.noun.numbered(number))).collect();
    if more > 0 {
        let head = labels.join(", ");
        return text!(en: "there is no {head}, nor {more} more of the range", nb: "{head} finnes ikke, og heller ikke {more} til i rekken");
    }
    Text { en: format!("there is no {}", listed(&labels, "or")), nb: format!("{} finnes ikke", listed(&labels, "og")) }
}

fn near(stations: &[Station], name: &str) -> Option<Text> {
    let titles = stations.iter().map(|station| station.title.as_str()).filter(|title| !title.is_empty());
    let folders = stations.iter().map(|station| station.folder.as_str()).filter(|folder| !folder.is_empty());
    let near = nearest(name, titles.chain(folders))?;
    Some(text!(en: "write `«{near}»`", nb: "skriv `«{near}»`"))
}

/// What there is: the numbers, or the titles where nothing has a number.
fn existing(setting: Setting) -> Option<Text> {
    let numbers: Vec<u32> = setting.lexicon.names.all_numbers().collect();
    let runs: Vec<String> = numbers
        .chunk_by(|low, high| low.checked_add(1) == Some(*high))
        .flat_map(|run| match run {
            [low, _, .., high] => vec![format!("{low}–{high}")],
            _ => run.iter().map(u32::to_string).collect(),
        })
        .collect();
    if !runs.is_empty() {
        let (en, nb) = (listed(&runs, "and"), listed(&runs, "og"));
        return Some(text!(en: "the numbers that exist are {en}", nb: "numrene som finnes, er {nb}"));
    }
    let titles: Vec<String> =
        setting.stations.iter().filter(|station| !station.title.is_empty()).map(|station| format!("`{}`", station.title)).collect();
    let few = titles.get(..titles.len().min(8))?;
    if few.is_empty() {
        return None;
    }
    let (en, nb) = (few.join(", "), few.join(", "));
    Some(text!(en: "the titles that exist are {en}", nb: "titlene som finnes, er {nb}"))
}
