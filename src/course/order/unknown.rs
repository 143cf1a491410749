//! `unknown-module`: a rule names a module or page that does not exist.
//!
//! **What.** Every number, title and folder in an order rule must be that of a module of the course (or a page of the module, in a page's
//! rules). A range such as 2–5 names all numbers from one end to the other, so each of them must exist.
//!
//! **Why.** A rule about a module that was renamed or taken out would be kept by every order, and nobody would notice.
//!
//! **Example.** `Modul 1 før 2–5` in a course that has no Modul 4; `«Refleksjonmodul» etter Modul 4`.
//!
//! **Mend.** Write the number or the title as it stands in the module, or leave it out: `Modul 1 før 2, 3 og 5`.

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

/// The most titles that are listed.
const SHOWN: usize = 10;

/// The diagnostic for one place in a rule.
pub(super) fn diagnostic(setting: Setting, rule: &RuleText, range: &Range<usize>, missing: &Missing) -> Diagnostic {
    let message = match missing {
        Missing::Numbers(numbers, more) => no_numbers(setting, numbers, *more),
        Missing::Name(name) => text!(en: "there is no `{name}`", nb: "`{name}` finnes ikke"),
    };
    let help = match missing {
        Missing::Name(name) if setting.searched => near(setting.stations, name).or_else(|| titles(setting.stations)),
        Missing::Name(_) => titles(setting.stations),
        Missing::Numbers(..) => numbers(setting).or_else(|| titles(setting.stations)),
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

/// The numbers that there are.
fn numbers(setting: Setting) -> Option<Text> {
    let numbers: Vec<u32> = setting.lexicon.names.all_numbers().collect();
    let runs: Vec<String> = numbers
        .chunk_by(|low, high| low.checked_add(1) == Some(*high))
        .flat_map(|run| match run {
            [low, _, .., high] => vec![format!("{low}–{high}")],
            _ => run.iter().map(u32::to_string).collect(),
        })
        .collect();
    let (en, nb) = (listed(&runs, "and"), listed(&runs, "og"));
    (!runs.is_empty()).then(|| text!(en: "the numbers that exist are {en}", nb: "numrene som finnes, er {nb}"))
}

/// The titles that there are, as far as they can be taken in.
fn titles(stations: &[Station]) -> Option<Text> {
    let titles: Vec<String> =
        stations.iter().filter(|station| !station.title.is_empty()).map(|station| format!("`{}`", station.title)).collect();
    let shown = titles.get(..titles.len().min(SHOWN)).filter(|shown| !shown.is_empty())?;
    Some(match titles.len() - shown.len() {
        0 => {
            let (en, nb) = (listed(shown, "and"), listed(shown, "og"));
            text!(en: "the titles that exist are {en}", nb: "titlene som finnes, er {nb}")
        }
        more => {
            let some = shown.join(", ");
            text!(en: "the titles that exist are {some} and {more} more", nb: "titlene som finnes, er {some} og {more} til")
        }
    })
}
