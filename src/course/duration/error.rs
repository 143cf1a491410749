//! The error for text that is not a duration: where, and what was expected there.
//!
//! In: a byte range and what the parser expected. Out: [`DurationError`]. The diagnostic with rule
//! name and file is left to the caller.

use std::ops::Range;

use super::Unit;
use super::form::{Number, name};
use crate::course::language::Language;
use crate::diagnostic::Text;
use crate::text;

/// A text that is not a duration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {}", expected.en)]
pub struct DurationError {
    /// The bytes of the parsed text that do not fit; empty where something is missing.
    pub at: Range<usize>,
    /// What was expected there: a noun phrase that continues "expected"/"ventet". Mostly without an
    /// example, since good examples depend on the key.
    pub expected: Text,
}

/// What the parser expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    Duration,
    Amount,
    Unit(Option<&'static str>),
    End,
    RangeEnd,
    Ascending,
    AboveZero,
    AtMost(Unit),
    TwoDecimals,
    OneUnit,
    SmallerUnit,
    WholeMinutes,
    OneQualifier,
    Addends,
    Each,
    MoreThan,
    SameAgain,
    WithoutRate,
    LongerThanRate,
    HoursOrSeconds { first: u32, second: u32 },
}

impl Expected {
    pub(super) fn at(self, at: Range<usize>) -> DurationError {
        DurationError { at, expected: self.text() }
    }

    fn text(self) -> Text {
        match self {
            Self::Duration => {
                text!(en: "a duration", nb: "en varighet")
            }
            Self::Amount => text!(en: "a number", nb: "et tall"),
            Self::Unit(Some(near)) => {
                text!(en: "a unit of time, perhaps `{near}`", nb: "en tidsenhet, kanskje `{near}`")
            }
            Self::Unit(None) => text!(
                en: "a unit of time after the number",
                nb: "en tidsenhet etter tallet",
            ),
            Self::End => {
                text!(en: "nothing more after the duration", nb: "ikke noe mer etter varigheten")
            }
            Self::RangeEnd => {
                text!(en: "the other end of the range", nb: "den andre enden")
            }
            Self::Ascending => text!(en: "the smaller number first", nb: "det minste tallet først"),
            Self::AboveZero => text!(en: "more than zero", nb: "mer enn null"),
            Self::AtMost(unit) => at_most(unit),
            Self::TwoDecimals => text!(en: "two decimals at most", nb: "høyst to desimaler"),
            Self::OneUnit => {
                text!(en: "one unit in the whole range", nb: "samme tidsenhet på begge sider")
            }
            Self::SmallerUnit => text!(
                en: "a smaller unit after a whole number, as in `1 h 30 min`",
                nb: "en mindre tidsenhet etter et helt tall, som i `1 t 30 min`",
            ),
            Self::WholeMinutes => {
                text!(
                    en: "whole minutes after the hours, as in `1 h 30 min`",
                    nb: "hele minutter etter timene, som i `1 t 30 min`"
                )
            }
            Self::OneQualifier => text!(
                en: "only one of `at least`, `about` and `up to`",
                nb: "bare ett av `minst`, `ca.` og `inntil`",
            ),
            Self::Addends => text!(
                en: "times that can be added, as in `90 min + 15 min`",
                nb: "tider som kan legges sammen, som i `90 min + 15 min`",
            ),
            Self::Each => text!(
                en: "how long each of them takes, as in `3 × 15 min`",
                nb: "hvor lenge hver av dem varer, som i `3 × 15 min`",
            ),
            Self::MoreThan => text!(
                en: "`more than` or the length alone, since `over` can mean both",
                nb: "`mer enn` eller bare lengden, for `over` kan bety begge deler",
            ),
            Self::SameAgain => text!(
                en: "the same time in the brackets, or nothing",
                nb: "den samme tiden i parentesen, eller ingenting",
            ),
            Self::WithoutRate => text!(
                en: "the whole time, not how much it is each week or month",
                nb: "hele tiden, ikke hvor mye det er hver uke eller måned",
            ),
            Self::LongerThanRate => text!(
                en: "a time that is longer than how often the work is done",
                nb: "en tid som er lengre enn hvor ofte arbeidet gjøres",
            ),
            Self::HoursOrSeconds { first, second } => text!(
                en: "units, since this can be hours or minutes, as in `{first} h {second} min`",
                nb: "enheter, for dette kan være timer eller minutter, som i \
                     `{first} t {second} min`",
            ),
        }
    }
}

fn at_most(unit: Unit) -> Text {
    let largest = unit.largest();
    let (en, nb) =
        (name(unit, Language::English, Number::Many), name(unit, Language::Bokmal, Number::Many));
    text!(en: "no more than {largest} {en}", nb: "ikke mer enn {largest} {nb}")
}
