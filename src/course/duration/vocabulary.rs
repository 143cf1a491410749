//! The vocabulary of durations in bokmål, nynorsk and English.
//!
//! In: folded words from `lexer`. Out: their meanings: a number, a unit, a qualifier, a half. The
//! three languages share one vocabulary, since their words do not conflict, except `to`, which is 2
//! or "til" depending on its position; that is left to `parse`. Words for ambiguous lengths
//! (`skoleår`, `arbeidsdag`, `økt`) are left out on purpose: the author is asked instead.

use super::{Qualifier, Unit};
use crate::diagnostic::nearest;

/// The meaning of a unit word: `scale` halves of `unit`. A `kvarter` is 30 half minutes, a
/// `halvtime` is one half hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnitWord {
    pub(super) unit: Unit,
    pub(super) scale: u32,
}

impl UnitWord {
    /// A word for the unit itself.
    pub(super) const fn of(unit: Unit) -> Self {
        Self { unit, scale: 2 }
    }
}

const UNITS: &[(UnitWord, &[&str])] = &[
    (
        UnitWord::of(Unit::Minute),
        &["minutter", "minutt", "minuttar", "min", "minute", "minutes", "mins"],
    ),
    (UnitWord { unit: Unit::Minute, scale: 30 }, &["kvarter"]),
    (
        UnitWord::of(Unit::Hour),
        &["timer", "time", "timar", "timen", "t", "hours", "hour", "hr", "hrs", "h"],
    ),
    (UnitWord { unit: Unit::Hour, scale: 1 }, &["halvtime", "halvtimer", "halvtimar"]),
    (UnitWord::of(Unit::Day), &["dager", "dag", "dagar", "døgn", "days", "day"]),
    (
        UnitWord::of(Unit::Week),
        &["uker", "uke", "veker", "veke", "uka", "weeks", "week", "wk", "wks"],
    ),
    (
        UnitWord::of(Unit::Month),
        &[
            "måneder", "måned", "månader", "månad", "mnd", "mnder", "mndr", "mdr", "md", "months",
            "month", "mo", "mos",
        ],
    ),
    (
        UnitWord::of(Unit::Semester),
        &["semestre", "semester", "semestere", "semesteret", "halvår", "semesters"],
    ),
    (UnitWord::of(Unit::Year), &["år", "years", "year", "yr", "yrs"]),
];

/// The words before an amount. A longer phrase precedes its own prefixes, since the first match
/// wins.
const QUALIFIERS: &[(Qualifier, &[&str])] = &[
    (Qualifier::AtLeast, &["et", "minimum", "på"]),
    (Qualifier::AtLeast, &["eit", "minimum", "på"]),
    (Qualifier::AtLeast, &["a", "minimum", "of"]),
    (Qualifier::AtLeast, &["minimum", "of"]),
    (Qualifier::AtLeast, &["minimum"]),
    (Qualifier::AtLeast, &["i", "det", "minste"]),
    (Qualifier::AtLeast, &["ikke", "mindre", "enn"]),
    (Qualifier::AtLeast, &["ikkje", "mindre", "enn"]),
    (Qualifier::AtLeast, &["no", "less", "than"]),
    (Qualifier::AtLeast, &["at", "least"]),
    (Qualifier::AtLeast, &["minst"]),
    (Qualifier::AtLeast, &["min"]),
    (Qualifier::About, &["om", "lag"]),
    (Qualifier::About, &["om", "kring"]),
    (Qualifier::About, &["omlag"]),
    (Qualifier::About, &["omkring"]),
    (Qualifier::About, &["omtrent"]),
    (Qualifier::About, &["ca"]),
    (Qualifier::About, &["cirka"]),
    (Qualifier::About, &["circa"]),
    (Qualifier::About, &["rundt"]),
    (Qualifier::About, &["kring"]),
    (Qualifier::About, &["about"]),
    (Qualifier::About, &["around"]),
    (Qualifier::About, &["approximately"]),
    (Qualifier::About, &["approx"]),
    (Qualifier::About, &["roughly"]),
    (Qualifier::UpTo, &["ikke", "mer", "enn"]),
    (Qualifier::UpTo, &["ikkje", "meir", "enn"]),
    (Qualifier::UpTo, &["no", "more", "than"]),
    (Qualifier::UpTo, &["opp", "til"]),
    (Qualifier::UpTo, &["up", "to"]),
    (Qualifier::UpTo, &["at", "most"]),
    (Qualifier::UpTo, &["inntil"]),
    (Qualifier::UpTo, &["opptil"]),
    (Qualifier::UpTo, &["maksimalt"]),
    (Qualifier::UpTo, &["maksimum"]),
    (Qualifier::UpTo, &["maximum"]),
    (Qualifier::UpTo, &["maks"]),
    (Qualifier::UpTo, &["max"]),
    (Qualifier::UpTo, &["høyst"]),
    (Qualifier::UpTo, &["høgst"]),
];

/// The unit that a word names.
pub(super) fn unit(word: &str) -> Option<UnitWord> {
    UNITS.iter().find(|(_, names)| names.contains(&word)).map(|&(unit, _)| unit)
}

/// The unit name that `word` is probably a misspelling of. Words of one or two letters are ignored:
/// they are close to everything.
pub(super) fn nearest_unit(word: &str) -> Option<&'static str> {
    let long = |name: &&&'static str| name.chars().count() > 2;
    if word.chars().count() < 3 {
        return None;
    }
    nearest(word, UNITS.iter().flat_map(|(_, names)| names.iter()).filter(long).copied())
}

/// The qualifier that `words` starts with, and how many words it takes.
pub(super) fn qualifier(words: &[&str]) -> Option<(Qualifier, usize)> {
    QUALIFIERS
        .iter()
        .find(|(_, row)| words.starts_with(row))
        .map(|&(qualifier, row)| (qualifier, row.len()))
}

/// The number that a word names.
pub(super) fn number(word: &str) -> Option<u32> {
    Some(match word {
        "null" | "zero" => 0,
        _ if is_article(word) => 1,
        "ett" | "one" => 1,
        "to" | "two" => 2,
        "tre" | "three" => 3,
        "fire" | "four" => 4,
        "fem" | "five" => 5,
        "seks" | "six" => 6,
        "sju" | "syv" | "seven" => 7,
        "åtte" | "eight" => 8,
        "ni" | "nine" => 9,
        "ti" | "ten" => 10,
        "elleve" | "eleven" => 11,
        "tolv" | "twelve" => 12,
        "femten" | "fifteen" => 15,
        "tjue" | "twenty" => 20,
        "tretti" | "thirty" => 30,
        "førti" | "forty" => 40,
        "femti" | "fifty" => 50,
        "seksti" | "sixty" => 60,
        "nitti" | "ninety" => 90,
        _ => return None,
    })
}

/// Whether the word can be an article, not a number: `en halv`, `half an hour`.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "en" | "et" | "ei" | "ein" | "eit" | "eitt" | "a" | "an")
}

pub(super) fn is_half(word: &str) -> bool {
    matches!(word, "halv" | "halvt" | "halve" | "half")
}

/// One and a half, in one word.
pub(super) fn is_one_and_a_half(word: &str) -> bool {
    matches!(
        word,
        "halvannen" | "halvannet" | "halvanna" | "halvannan" | "halvtanna" | "halvtannan"
    )
}

pub(super) fn is_and(word: &str) -> bool {
    matches!(word, "og" | "and")
}

pub(super) fn is_range(word: &str) -> bool {
    matches!(word, "til" | "to")
}

pub(super) fn is_from(word: &str) -> bool {
    matches!(word, "fra" | "frå" | "from")
}

pub(super) fn is_between(word: &str) -> bool {
    matches!(word, "mellom" | "between")
}

/// The words after an amount that make it a minimum: `eller mer`.
pub(super) fn is_or_more(words: &[&str]) -> bool {
    matches!(words, ["eller", "mer" | "meir"] | ["or", "more"] | ["og" | "and", "oppover" | "up"])
}
