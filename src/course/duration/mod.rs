//! Durations as people write them: `minst 4–5 uker`, `1½ time`, `about 6 months`.
//!
//! In: the text of a `duration` or `workload` key. Out: a [`Duration`] (a range of one [`Unit`]
//! with a [`Qualifier`]) that prints in the reader's language; the sums [`WorkingTime`] and
//! [`CalendarTime`]; and an [`Interval`] to compare them. Text that cannot be parsed gives a
//! [`DurationError`], never a guess. All amounts are exact integers: there are no floats, clocks or
//! calendar dates, so nothing wraps at 24 hours. Left to the caller: which key the text belongs to,
//! and whether working time or calendar time is expected there.
//!
//! A text is split into tokens (`lexer`) and parsed by a grammar (`parse`, `endpoints`) with a
//! vocabulary (`vocabulary`); on failure, `error` says what was expected. Bokmål, nynorsk and
//! English are understood in every text, whatever the page's language.

use crate::course::language::Language;

mod amount;
mod calendar;
mod endpoints;
mod error;
mod form;
mod interval;
mod iso;
mod lexer;
mod parse;
mod print;
#[cfg(test)]
mod spellings;
mod unit;
mod vocabulary;
mod working;

pub use amount::{Amount, Amounts};
pub use calendar::CalendarTime;
pub use error::DurationError;
pub use interval::Interval;
pub use unit::Unit;
pub use working::WorkingTime;

/// The resolution of amounts: parts in one unit.
///
/// 300 is the smallest number that represents two decimals (3 parts each), the minutes of an hour
/// (5 parts each), halves and quarters exactly.
const PARTS: u32 = 300;

/// How exact an amount is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Qualifier {
    /// Exactly as written: `4–5 uker`.
    #[default]
    Plain,
    /// No less: `minst 4–5 uker`.
    AtLeast,
    /// Roughly: `ca. 6 måneder`.
    About,
    /// No more: `inntil 2 uker`.
    UpTo,
}

/// A length of time as an author wrote it: an amount or a range, in one unit, with a qualifier.
///
/// Amounts are greater than zero and at most [`Unit::largest`]. The end of a range is greater than
/// its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    qualifier: Qualifier,
    unit: Unit,
    /// In [`PARTS`] of the unit.
    minimum: u32,
    maximum: Option<u32>,
}

impl Duration {
    /// Parses a duration in bokmål, nynorsk or English.
    ///
    /// Letter case, the kind of space or dash, decimal comma or point, number words and
    /// abbreviations do not matter. A range may name a unit on both sides (`45 min – 1 time`); the
    /// result is in the smaller unit, if the larger is a whole multiple of it.
    ///
    /// # Errors
    /// [`DurationError`] with the position and what was expected there: for text that is not
    /// completely understood, for zero, for descending ranges, and for amounts above
    /// [`Unit::largest`].
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        parse::duration(text)
    }

    /// Prints the duration as people write it in `language`, a BCP 47 tag: nynorsk for `nn`,
    /// English for `en`, bokmål for every other.
    ///
    /// Text in this canonical form is printed unchanged, and the printed text parses to the same
    /// duration.
    #[must_use]
    pub fn print(&self, language: &str) -> String {
        print::duration(self, Language::of_tag(language))
    }

    /// The minimum, as an ISO 8601-1:2019 duration (clause 5.5.2): `P4W`, `PT1H30M`, `P1Y6M`.
    ///
    /// The standard has no semester: one is written as six months. It also has no ranges, and
    /// cannot express that less is fine ([`Qualifier::UpTo`]).
    #[must_use]
    pub fn iso8601(&self) -> String {
        iso::of(self.unit, u64::from(self.minimum))
    }

    /// Whether this is working time (minutes or hours) and not calendar time (days and longer).
    #[must_use]
    pub fn is_working_time(&self) -> bool {
        self.unit.is_working_time()
    }

    /// The unit of the amounts.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// How exact the duration is meant to be.
    #[must_use]
    pub fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The least and the most that it adds to a sum, in parts of its unit. The least of "up to" is
    /// zero.
    fn bounds(&self) -> (u64, u64) {
        let most = self.maximum.unwrap_or(self.minimum);
        let least = if self.qualifier == Qualifier::UpTo { 0 } else { self.minimum };
        (u64::from(least), u64::from(most))
    }
}

/// Any duration that [`Duration::parse`] can return, for property tests.
#[cfg(test)]
fn any_duration() -> impl proptest::strategy::Strategy<Value = Duration> {
    use proptest::prelude::*;
    let qualifier = prop::sample::select(vec![
        Qualifier::Plain,
        Qualifier::AtLeast,
        Qualifier::About,
        Qualifier::UpTo,
    ]);
    let amounts = |unit: Unit| {
        let hundredths = (1..=unit.largest() * 100).prop_map(|n| n * 3);
        let halves = (1..=unit.largest() * 2).prop_map(|n| n * 150);
        let minutes = (60..=unit.largest() * 60).prop_map(|n| n * 5);
        if unit == Unit::Hour {
            prop_oneof![hundredths, halves, minutes].boxed()
        } else {
            prop_oneof![hundredths, halves].boxed()
        }
    };
    (qualifier, prop::sample::select(Unit::ALL.to_vec()))
        .prop_flat_map(move |(qualifier, unit)| {
            (Just(qualifier), Just(unit), amounts(unit), prop::option::of(amounts(unit)))
        })
        .prop_map(|(qualifier, unit, one, other)| {
            let other = other.filter(|&other| other != one);
            let minimum = other.map_or(one, |other| other.min(one));
            Duration { qualifier, unit, minimum, maximum: other.map(|other| other.max(one)) }
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_printed_reads_back_the_same(duration in any_duration()) {
            for language in ["nb", "nn", "en"] {
                let printed = duration.print(language);
                prop_assert_eq!(Duration::parse(&printed), Ok(duration), "{}", printed);
            }
        }

        #[test]
        fn no_text_makes_it_panic_and_every_place_is_in_the_text(text in any::<String>()) {
            if let Err(error) = Duration::parse(&text) {
                prop_assert!(text.get(error.at).is_some());
            }
        }

        #[test]
        fn no_jumble_of_its_own_words_makes_it_panic(
            words in prop::collection::vec(prop::sample::select(vec![
                "minst", "4", "99999999999999999999", "0", "1,5", "½", "1/2", "–", "til", "to",
                "og", "en", "halv", "a", "half", "uker", "t", "30", "min.", "kvarter", "halvtime",
                "halvannen", "år", "mellom", "fra", "eller", "mer", "+", "of", "quarters", "~",
                "x",
            ]), 0..9),
            space in prop::sample::select(vec!["", " ", "\u{a0}"]),
        ) {
            let text = words.join(space);
            match Duration::parse(&text) {
                Ok(duration) => {
                    prop_assert_eq!(Duration::parse(&duration.print("nb")), Ok(duration));
                }
                Err(error) => prop_assert!(text.get(error.at).is_some()),
            }
        }
    }
}
