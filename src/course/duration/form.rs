//! How amounts and units are written in a language.
//!
//! In: amounts in parts, units, a [`Language`]. Out: their text: `1½`, `3 t 15 min`, `uker`,
//! `minst …`. Which amount is printed, and how far it is rounded first, is left to `print`,
//! `working` and `calendar`.

use super::Unit;
use super::unit::PARTS;
use crate::course::language::Language;

/// Singular or plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Many,
}

/// The qualifiers to print around an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Qualifiers {
    pub(super) at_least: bool,
    pub(super) about: bool,
    pub(super) up_to: bool,
}

/// Prints `qualifiers` around `amount`. Only a sum can be both "at least" and "about"; it prints as
/// "about … or more".
pub(super) fn qualified(qualifiers: Qualifiers, amount: &str, language: Language) -> String {
    let (least, about, up_to, or_more) = match language {
        Language::Bokmal => ("minst", "ca.", "inntil", "eller mer"),
        Language::Nynorsk => ("minst", "ca.", "inntil", "eller meir"),
        Language::English => ("at least", "about", "up to", "or more"),
    };
    match qualifiers {
        Qualifiers { up_to: true, about: true, .. } => format!("{up_to} {about} {amount}"),
        Qualifiers { up_to: true, .. } => format!("{up_to} {amount}"),
        Qualifiers { at_least: true, about: true, .. } => format!("{about} {amount} {or_more}"),
        Qualifiers { at_least: true, .. } => format!("{least} {amount}"),
        Qualifiers { about: true, .. } => format!("{about} {amount}"),
        Qualifiers { .. } => amount.to_owned(),
    }
}

/// An amount or a range of `unit`, with the unit's name: `4–5 uker`, `½ time`, `1 t 15 min – 2 t`.
pub(super) fn range(unit: Unit, least: u64, most: u64, language: Language) -> String {
    if unit == Unit::Hour && (needs_minutes(least) || needs_minutes(most)) {
        let (least, most) =
            (hours(least, most == least, language), hours(most, most == least, language));
        return if least == most { least } else { format!("{least} – {most}") };
    }
    let name = name(unit, language, number(most, language));
    let most_text = amount(most, language);
    if least == most {
        format!("{most_text} {name}")
    } else {
        format!("{}–{most_text} {name}", amount(least, language))
    }
}

/// The name of a unit.
pub(super) fn name(unit: Unit, language: Language, number: Number) -> &'static str {
    let (one, many) = match (language, unit) {
        (_, Unit::Minute) => ("min", "min"),
        (Language::Bokmal, Unit::Hour) => ("time", "timer"),
        (Language::Bokmal, Unit::Day) => ("dag", "dager"),
        (Language::Bokmal, Unit::Week) => ("uke", "uker"),
        (Language::Bokmal, Unit::Month) => ("måned", "måneder"),
        (Language::Bokmal, Unit::Semester) => ("semester", "semestre"),
        (Language::Bokmal | Language::Nynorsk, Unit::Year) => ("år", "år"),
        (Language::Nynorsk, Unit::Hour) => ("time", "timar"),
        (Language::Nynorsk, Unit::Day) => ("dag", "dagar"),
        (Language::Nynorsk, Unit::Week) => ("veke", "veker"),
        (Language::Nynorsk, Unit::Month) => ("månad", "månader"),
        (Language::Nynorsk, Unit::Semester) => ("semester", "semester"),
        (Language::English, Unit::Hour) => ("hour", "hours"),
        (Language::English, Unit::Day) => ("day", "days"),
        (Language::English, Unit::Week) => ("week", "weeks"),
        (Language::English, Unit::Month) => ("month", "months"),
        (Language::English, Unit::Semester) => ("semester", "semesters"),
        (Language::English, Unit::Year) => ("year", "years"),
    };
    if number == Number::One { one } else { many }
}

/// Norwegian uses the singular after a fraction glyph (`2½ time`, to og en halv time) and up to
/// one; English only up to one.
fn number(parts: u64, language: Language) -> Number {
    let fraction = glyph(parts).is_some();
    let one = match language {
        Language::Bokmal | Language::Nynorsk => fraction || parts <= u64::from(PARTS),
        Language::English => parts == u64::from(PARTS) || (fraction && parts < u64::from(PARTS)),
    };
    if one { Number::One } else { Number::Many }
}

/// An amount as digits, with `¼`, `½` or `¾` if exact, else with at most two decimals.
fn amount(parts: u64, language: Language) -> String {
    let (whole, rest) = (parts / u64::from(PARTS), parts % u64::from(PARTS));
    let mark = if language == Language::English { '.' } else { ',' };
    match (glyph(parts), whole, rest / 3) {
        (_, _, 0) => whole.to_string(),
        (Some(glyph), 0, _) => glyph.to_string(),
        (Some(glyph), ..) => format!("{whole}{glyph}"),
        (None, _, hundredths) if hundredths % 10 == 0 => {
            format!("{whole}{mark}{}", hundredths / 10)
        }
        (None, _, hundredths) => format!("{whole}{mark}{hundredths:02}"),
    }
}

fn glyph(parts: u64) -> Option<char> {
    match parts % u64::from(PARTS) {
        75 => Some('¼'),
        150 => Some('½'),
        225 => Some('¾'),
        _ => None,
    }
}

/// Whether hours are printed with minutes: above one hour, if the amount is whole minutes and not
/// half hours.
fn needs_minutes(parts: u64) -> bool {
    parts > u64::from(PARTS)
        && parts.is_multiple_of(5)
        && !parts.is_multiple_of(u64::from(PARTS / 2))
}

/// The short name of an hour, beside minutes.
pub(super) fn hour_mark(language: Language) -> &'static str {
    if language == Language::English { "h" } else { "t" }
}

/// `1 t 15 min`. Next to such an amount (not `alone`), whole and half hours also use the short
/// unit.
fn hours(parts: u64, alone: bool, language: Language) -> String {
    let hour = hour_mark(language);
    let (whole, minutes) = (parts / u64::from(PARTS), parts % u64::from(PARTS) / 5);
    if needs_minutes(parts)
        || (!alone && parts > u64::from(PARTS) && minutes > 0 && parts.is_multiple_of(5))
    {
        return format!("{whole} {hour} {minutes} min");
    }
    format!("{} {hour}", amount(parts, language))
}
