//! Numbers as people write them in a table: `1 234,5`, `12 %`, `−3`, `1,234.5` in English.
//!
//! In: the text of a cell, and its language. Out: a [`Number`] with its value and what is shown of
//! it, or why it is none. A number that reads otherwise in the other language is refused with what
//! to write, never guessed: `1.234` is a thousand to some and a little more than one to others.

use crate::language::LanguageTag;

/// A number in a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Its value, which is finite.
    pub value: f64,
    /// The number as it is shown: with a minus sign and with spaces that do not break.
    pub shown: String,
    /// Its unit, as it is written; empty without one.
    pub unit: String,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// A number.
    Number(Number),
    /// A sign that there is none: `–`.
    Missing,
    /// Nothing at all.
    Empty,
    /// A number in the manner of another language, and what to write instead where that is clear.
    OtherManner(String),
    /// Something else.
    Text,
}

const NO_BREAK: char = '\u{a0}';
const MINUS: char = '−';
/// More digits than these are beyond what a number of the machine tells apart.
const MOST_DIGITS: usize = 15;
/// A longer unit has no room beside a bar.
const LONGEST_UNIT: usize = 10;

/// Reads a cell of a language.
pub(super) fn read(text: &str, language: &LanguageTag) -> Cell {
    let text = text.trim();
    match text {
        "" => return Cell::Empty,
        "–" | "—" | "-" | "−" | "…" | ".." | "..." => return Cell::Missing,
        _ => {}
    }
    if let Some(instead) = with_unit_behind(text, language) {
        return Cell::OtherManner(instead);
    }
    let (is_negative, rest) = match text.strip_prefix(['-', '–', MINUS]) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = rest.find(|c: char| !belongs_to_number(c)).unwrap_or(rest.len());
    let (digits, unit) = rest.split_at(end);
    let digits = digits.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = rest.get(digits.len()..).unwrap_or(unit).trim();
    if !is_unit(unit) {
        return Cell::Text;
    }
    match Digits::read(digits, language) {
        Some(Ok(digits)) => digits.number(is_negative, unit).map_or(Cell::Text, Cell::Number),
        Some(Err(instead)) => {
            let sign = if is_negative { "−" } else { "" };
            let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
            Cell::OtherManner(format!("{sign}{instead}{unit}"))
        }
        None => Cell::Text,
    }
}

/// What to write for a number with its unit before it, `kr 500`, or with the sign for whole kroner,
/// `500,-`.
fn with_unit_behind(text: &str, language: &LanguageTag) -> Option<String> {
    let whole = [",-", ",–", ",—"].into_iter().find_map(|sign| text.strip_suffix(sign));
    let (unit, rest) = match whole {
        Some(rest) => ("", rest),
        None => text.split_once(is_space)?,
    };
    let is_word = unit.chars().all(char::is_alphabetic) && (whole.is_some() || !unit.is_empty());
    if !is_word || !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = match read(rest, language) {
        Cell::Number(number) if number.unit.is_empty() => number.shown.replace(NO_BREAK, " "),
        Cell::OtherManner(instead) => instead,
        _ => return None,
    };
    Some(if unit.is_empty() { number } else { format!("{number} {unit}") })
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | NO_BREAK | '\u{2009}' | '\u{202f}')
}

fn belongs_to_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, ',' | '.') || is_space(c)
}

/// Whether what stands behind a number can be a unit: a short word without digits.
fn is_unit(text: &str) -> bool {
    let is_sign =
        |c: char| c.is_alphabetic() || matches!(c, '%' | '‰' | '°' | '/' | '.' | '²' | '³');
    text.chars().count() <= LONGEST_UNIT && text.chars().all(is_sign) && !text.starts_with('.')
}

/// The digits of a number: those before the decimal sign in groups, and those behind it.
struct Digits {
    whole: String,
    decimals: String,
    /// The decimal sign of the language.
    sign: char,
    /// What parts the groups of three.
    group: Option<char>,
}

impl Digits {
    /// Reads digits; what to write instead where they are in another manner, and nothing where they
    /// are no number.
    fn read(text: &str, language: &LanguageTag) -> Option<Result<Self, String>> {
        let is_english = language.primary() == "en";
        let (sign, other) = if is_english { ('.', ',') } else { (',', '.') };
        let spaced: String = text.chars().map(|c| if is_space(c) { ' ' } else { c }).collect();
        let (whole, decimals) = match spaced.split_once(sign) {
            Some((whole, decimals)) => (whole, decimals),
            None => (spaced.as_str(), ""),
        };
        let has_sign = spaced.contains(sign);
        if !has_sign || decimals.bytes().all(|byte| byte.is_ascii_digit()) && !decimals.is_empty() {
            let groups = if is_english && whole.contains(',') { ',' } else { ' ' };
            if let Some(digits) = grouped(whole, groups) {
                let group = whole.contains(groups).then_some(groups);
                let decimals = decimals.to_owned();
                return Some(Ok(Self { whole: digits, decimals, sign, group }));
            }
        }
        Self::other_manner(&spaced, sign, other)
    }

    /// What to write for a number whose signs are those of another language.
    fn other_manner(text: &str, sign: char, other: char) -> Option<Result<Self, String>> {
        let known = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | ' ');
        if !text.starts_with(|c: char| c.is_ascii_digit()) || !text.chars().all(known) {
            return None;
        }
        let (whole, decimals) = match text.rsplit_once([',', '.']) {
            // `1.234.567` and `1.234,5`: the last sign of another kind is the decimal one.
            Some((whole, decimals)) if whole.contains([',', '.']) => {
                let last = text.chars().rev().find(|c| matches!(c, ',' | '.'))?;
                if whole.contains(last) { (text, "") } else { (whole, decimals) }
            }
            Some((whole, decimals)) if text.contains(other) && decimals.len() != 3 => {
                (whole, decimals)
            }
            _ => (text, ""),
        };
        let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
        let whole = in_groups(&digits, ' ');
        let with_decimals = !decimals.is_empty() && decimals.bytes().all(|b| b.is_ascii_digit());
        Some(Err(if with_decimals { format!("{whole}{sign}{decimals}") } else { whole }))
    }

    fn number(self, is_negative: bool, unit: &str) -> Option<Number> {
        let Self { whole, decimals, sign, group } = self;
        if whole.len() + decimals.len() > MOST_DIGITS {
            return None;
        }
        let written = format!("{whole}.{}", if decimals.is_empty() { "0" } else { &decimals });
        let size: f64 = written.parse().ok()?;
        let is_negative = is_negative && size > 0.0;
        let mut shown = if is_negative { MINUS.to_string() } else { String::new() };
        let parted = group.map(|sign| if sign == ' ' { NO_BREAK } else { sign });
        shown.push_str(&parted.map_or(whole.clone(), |sign| in_groups(&whole, sign)));
        if !decimals.is_empty() {
            shown.push(sign);
            shown.push_str(&decimals);
        }
        let value = if is_negative { -size } else { size };
        Some(Number { value, shown, unit: unit.to_owned() })
    }
}

/// The digits of a whole number that is written in groups of three, or in none.
fn grouped(text: &str, sign: char) -> Option<String> {
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    let are_groups = rest.iter().all(|group| group.len() == 3 && is_digits(group));
    let begins = is_digits(first) && (rest.is_empty() || first.len() <= 3);
    (begins && are_groups).then(|| first.to_owned() + &rest.concat())
}

/// A whole number in groups of three, where it has five digits or more, or had groups before.
fn in_groups(digits: &str, sign: char) -> String {
    let length = digits.len();
    let mut shown = String::with_capacity(length + length / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (length - index).is_multiple_of(3) {
            shown.push(sign);
        }
        shown.push(digit);
    }
    shown
}

impl Number {
    /// What stands in the drawing: the number and its unit.
    #[must_use]
    pub fn label(&self) -> String {
        match self.unit.as_str() {
            "" => self.shown.clone(),
            unit => format!("{}{NO_BREAK}{unit}", self.shown),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cell(text: &str, language: &str) -> Cell {
        read(text, &LanguageTag::parse(language).unwrap())
    }

    fn number(text: &str, language: &str) -> (f64, String) {
        match cell(text, language) {
            Cell::Number(number) => (number.value, number.label().replace(NO_BREAK, "·")),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value, shown) in [
            ("12", 12.0, "12"),
            ("1 234,5", 1234.5, "1·234,5"),
            ("1\u{a0}234\u{2009}567", 1_234_567.0, "1·234·567"),
            ("1234", 1234.0, "1234"),
            ("−3", -3.0, "−3"),
            ("-3,25", -3.25, "−3,25"),
            ("– 3", -3.0, "−3"),
            ("+3", 3.0, "3"),
            ("-0", 0.0, "0"),
            ("12 %", 12.0, "12·%"),
            ("12%", 12.0, "12·%"),
            ("1 200 kr", 1200.0, "1·200·kr"),
            ("2,5 timer", 2.5, "2,5·timer"),
        ] {
            assert_eq!(number(text, "nb"), (value, shown.to_owned()), "{text}");
            assert_eq!(number(text, "nn"), (value, shown.to_owned()), "{text}");
        }
        for (text, value, shown) in [
            ("1,234.5", 1234.5, "1,234.5"),
            ("1 234.5", 1234.5, "1·234.5"),
            ("12%", 12.0, "12·%"),
            ("-3", -3.0, "−3"),
        ] {
            assert_eq!(number(text, "en"), (value, shown.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_missing_is_told_apart_from_what_is_forgotten() {
        assert_eq!(cell("–", "nb"), Cell::Missing);
        assert_eq!(cell(" - ", "nb"), Cell::Missing);
        assert_eq!(cell("..", "nb"), Cell::Missing);
        assert_eq!(cell("", "nb"), Cell::Empty);
    }

    #[test]
    fn the_manner_of_another_language_is_told_with_what_to_write() {
        for (text, language, instead) in [
            ("12.5", "nb", "12,5"),
            ("12.5 %", "nb", "12,5 %"),
            ("1.234,5", "nb", "1 234,5"),
            ("1.234", "nb", "1 234"),
            ("1.234.567", "nb", "1 234 567"),
            ("-1,234.5", "nb", "−1 234,5"),
            ("12 34", "nb", "1 234"),
            ("12,5", "en", "12.5"),
            ("1.234,5", "en", "1 234.5"),
            ("kr 1 500", "nb", "1 500 kr"),
            ("NOK 1.500", "nb", "1 500 NOK"),
            ("1.500,-", "nb", "1 500"),
        ] {
            assert_eq!(cell(text, language), Cell::OtherManner(instead.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_text_is_no_number() {
        for text in
            ["ca. 12", "12 av 30", "mange", "1/2", "½", "12 (3)", "fra 12 %", "1e5", "12–14"]
        {
            assert_eq!(cell(text, "nb"), Cell::Text, "{text}");
        }
        assert_eq!(cell("1234567890123456", "nb"), Cell::Text, "too many digits");
    }

    proptest! {
        #[test]
        fn any_cell_is_something_and_every_number_finite(text in "[-–−+0-9., %a-c]{0,20}") {
            for language in ["nb", "en"] {
                if let Cell::Number(number) = cell(&text, language) {
                    prop_assert!(number.value.is_finite());
                }
            }
        }
    }
}
