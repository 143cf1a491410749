//! The names that a rule can use for a station: number, title, and folder or file.
//!
//! In: the stations. Out: look-ups by tokens, so that a name is found however it is spaced, cased
//! or composed. Numbers and nouns are parsed by `grammar`; a name that no station has is left to
//! `unknown`.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write as _,
};

use super::{
    station::{Station, StationId},
    token::{Kind, cut},
};
use crate::diagnostic::nearest;
use crate::ids::Id;

/// All names of all stations.
#[derive(Debug)]
pub(super) struct Names {
    first: StationId,
    exact: BTreeMap<Vec<Kind>, BTreeSet<StationId>>,
    everyday: BTreeMap<Vec<Kind>, BTreeSet<StationId>>,
    numbers: BTreeMap<u32, Vec<StationId>>,
    number_of: Vec<Option<u32>>,
    spelled: BTreeMap<usize, Vec<String>>,
    /// How many tokens the longest name has that begins with a token: most words of a rule begin
    /// none.
    longest: HashMap<Kind, usize>,
}

impl Names {
    /// The names of `stations`, whose ids count from `first`.
    pub(super) fn new(first: StationId, stations: &[Station]) -> Self {
        let number_of = stations.iter().map(|station| station.number).collect();
        let mut names = Self {
            first,
            exact: BTreeMap::new(),
            everyday: BTreeMap::new(),
            numbers: BTreeMap::new(),
            number_of,
            spelled: BTreeMap::new(),
            longest: HashMap::new(),
        };
        for (station, id) in stations.iter().zip((0..).map(|at| first.offset(at))) {
            names.add(&station.title, id);
            names.add(&station.folder, id);
            for name in everyday(&cut(&station.title).kinds) {
                names.everyday.entry(name).or_default().insert(id);
            }
            if let Some(number) = station.number {
                names.numbers.entry(number).or_default().push(id);
            }
        }
        for name in names.exact.keys().chain(names.everyday.keys()) {
            if let Some(first) = name.first() {
                let longest = names.longest.entry(first.clone()).or_default();
                *longest = name.len().max(*longest);
            }
        }
        names
    }

    fn add(&mut self, name: &str, id: StationId) {
        let kinds = cut(name).kinds;
        if !kinds.is_empty() {
            self.spelled.entry(kinds.len()).or_default().push(spelled(&kinds));
            self.exact.entry(kinds).or_default().insert(id);
        }
    }

    /// The stations that are called exactly `name`.
    pub(super) fn called(&self, name: &str) -> Vec<StationId> {
        self.exact.get(&cut(name).kinds).into_iter().flatten().copied().collect()
    }

    /// The stations with a number; more than one only by the author's mistake.
    pub(super) fn numbered(&self, number: u32) -> &[StationId] {
        self.numbers.get(&number).map_or(&[], Vec::as_slice)
    }

    /// The numbers from `low` to `high` that exist, rising.
    pub(super) fn between(&self, low: u32, high: u32) -> impl Iterator<Item = (u32, &[StationId])> {
        let range = if low <= high { Some(self.numbers.range(low..=high)) } else { None };
        range.into_iter().flatten().map(|(number, stations)| (*number, stations.as_slice()))
    }

    /// The longest name at the start of `kinds`, as its number of tokens and the stations that have
    /// it.
    ///
    /// A name that consists of numbers and dashes only is not found here: `2-3` is a range,
    /// whatever a folder is called. An everyday name counts where no title is as long.
    pub(super) fn at(&self, kinds: &[Kind]) -> Option<(usize, Vec<StationId>)> {
        let first = kinds.first().filter(|first| !matches!(first, Kind::Dash))?;
        let longest = *self.longest.get(first)?;
        (1..=longest.min(kinds.len())).rev().find_map(|length| {
            let start = kinds.get(..length)?;
            let only_numbers =
                start.iter().all(|kind| matches!(kind, Kind::Number(_) | Kind::Dash));
            let named = self.exact.get(start).or_else(|| self.everyday.get(start));
            let stations = named.filter(|_| !only_numbers)?;
            Some((length, stations.iter().copied().collect()))
        })
    }

    /// The number of a station.
    pub(super) fn number_of(&self, station: StationId) -> Option<u32> {
        self.number_of.get(station.index().checked_sub(self.first.index())?).copied().flatten()
    }

    /// The numbers that stations have, rising.
    pub(super) fn all_numbers(&self) -> impl DoubleEndedIterator<Item = u32> {
        self.numbers.keys().copied()
    }

    /// The longest start of `kinds` that is one typing error away from a name, as its number of
    /// tokens.
    pub(super) fn near(&self, kinds: &[Kind]) -> Option<usize> {
        self.spelled.iter().rev().find_map(|(&length, names)| {
            let words = spelled(kinds.get(..length)?);
            let letters = words.chars().count();
            let alike = names
                .iter()
                .map(String::as_str)
                .filter(|name| name.chars().count().abs_diff(letters) <= letters / 3 + 1);
            nearest(&words, alike).map(|_| length)
        })
    }
}

/// Endings that make a Norwegian noun definite.
const DEFINITE: [&str; 5] = ["en", "n", "et", "t", "a"];
/// What follows a title of one word in the everyday name of its module.
const NOUNS: [&str; 4] = ["modul", "modulen", "smodul", "smodulen"];
/// Words at which a title can be cut short: "Avsluttende oppgave" for "Avsluttende oppgave og veien
/// videre".
const JOINTS: [&str; 18] = [
    "og", "i", "på", "for", "med", "av", "til", "om", "ved", "hos", "and", "in", "on", "of",
    "with", "to", "about", "som",
];
/// A word that is shorter is too common to stand for a title alone.
const SHORTEST: usize = 6;

/// What people call a station with this title: its last word in the definite form, the word with
/// "modul" behind it, and the title up to a joint.
fn everyday(title: &[Kind]) -> Vec<Vec<Kind>> {
    let mut names = Vec::new();
    if let Some((Kind::Word(last), rest)) = title.split_last() {
        let nouns = NOUNS.iter().filter(|_| rest.is_empty() && !last.ends_with("modul"));
        let endings = DEFINITE.iter().filter(|ending| {
            last.chars().count() >= SHORTEST
                && (ending.len() > 1 || last.ends_with('e') || **ending == "a")
        });
        names.extend(endings.chain(nouns).map(|ending| {
            let word = Kind::Word(format!("{last}{ending}"));
            rest.iter().cloned().chain([word]).collect()
        }));
    }
    let is_joint = |kind: &Kind| match kind {
        Kind::Word(word) => JOINTS.contains(&word.as_str()),
        Kind::Sign(_) | Kind::Dash => true,
        _ => false,
    };
    let cuts = (1..title.len()).filter(|&at| title.get(at).is_some_and(is_joint));
    names.extend(
        cuts.filter_map(|at| title.get(..at))
            .filter(|start| is_telling(start))
            .map(<[Kind]>::to_vec),
    );
    names
}

/// Whether the beginning of a title can stand for it.
fn is_telling(start: &[Kind]) -> bool {
    let is_word =
        |kind: &Kind| matches!(kind, Kind::Word(word) if !JOINTS.contains(&word.as_str()));
    match start {
        [Kind::Word(word)] => word.chars().count() >= SHORTEST,
        [_, .., last] => is_word(last) && start.iter().any(is_word),
        _ => false,
    }
}

/// Tokens as a text that can be compared with another.
fn spelled(kinds: &[Kind]) -> String {
    let mut text = String::new();
    for kind in kinds {
        let _ = match kind {
            Kind::Word(word) => write!(text, " {word}"),
            Kind::Number(number) => write!(text, " {number}"),
            Kind::Quoted(inside) => write!(text, " {inside}"),
            Kind::Unclosed => write!(text, " \""),
            Kind::Dash => write!(text, "-"),
            Kind::Sign(sign) => write!(text, "{sign}"),
        };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::stations;
    use crate::ids::ids;

    #[test]
    fn the_longest_name_wins_and_spelling_aside_from_letters_does_not_matter() {
        let names =
            Names::new(StationId::new(0), &stations(&["Vurdering", "Vurdering for læring", "2-3"]));
        assert_eq!(names.at(&cut("vurdering  FOR læring før 1").kinds), Some((3, ids(&[1]))));
        assert_eq!(names.at(&cut("Vurdering før 1").kinds), Some((1, ids(&[0]))));
        assert_eq!(names.at(&cut("2-3").kinds), None);
        assert_eq!(names.called("2–3"), [2]);
    }

    #[test]
    fn a_slip_is_found_over_as_many_words_as_the_name_has() {
        let names =
            Names::new(StationId::new(0), &stations(&["Læreplan og langsiktig læring", "Start"]));
        assert_eq!(names.near(&cut("Lereplan og langsiktig læring etter 1").kinds), Some(4));
        assert_eq!(names.near(&cut("Noe annet").kinds), None);
    }
}
