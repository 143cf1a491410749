//! What could not be read as a duration: where, and what was expected there.
//!
//! In: a place and what the grammar was looking for. Out: [`Unreadable`]. The diagnostic with rule name and file is left to the caller.

use std::ops::Range;

use super::Unit;
use super::form::{Number, name};
use crate::course::language::Language;
use crate::diagnostic::Text;
use crate::text;

/// A text that is not a duration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {}", expected.en)]
pub struct Unreadable {
    /// The bytes that do not fit, in the text that was read; empty where something is missing.
    pub at: Range<usize>,
    /// What should have stood there, with an example: a noun phrase that goes on from "expected"/"ventet".
    pub expected: Text,
}

/// What the grammar was looking for.
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
}

impl Expected {
    pub(super) fn at(self, at: Range<usize>) -> Unreadable {
        Unreadable { at, expected: self.text() }
    }

    fn text(self) -> Text {
        match self {
            Self::Duration => {
                text!(en: "a duration, as in `at least 4–5 weeks` or `90 min`", nb: "en varighet, som i `minst 4–5 uker` eller `90 min`")
            }
            Self::Amount => text!(en: "a number, as in `4–5 weeks` or `half a day`", nb: "et tall, som i `4–5 uker` eller `en halv dag`"),
            Self::Unit(Some(near)) => {
                text!(en: "a unit of time, perhaps `{near}`, as in `8–10 hours`", nb: "en tidsenhet, kanskje `{near}`, som i `8–10 timer`")
            }
            Self::Unit(None) => text!(
                en: "a unit of time after the number, as in `4–5 weeks` or `90 min`",
                nb: "en tidsenhet etter tallet, som i `4–5 uker` eller `90 min`",
            ),
            Self::End => {
                text!(en: "nothing more after the duration, as in `4–5 weeks`", nb: "ikke noe mer etter varigheten, som i `4–5 uker`")
            }
            Self::RangeEnd => {
                text!(en: "the other end of the range, as in `from 4 to 5 weeks`", nb: "den andre enden, som i `fra 4 til 5 uker`")
            }
            Self::Ascending => text!(en: "the smaller number first, as in `4–5 weeks`", nb: "det minste tallet først, som i `4–5 uker`"),
            Self::AboveZero => text!(en: "more than zero, as in `15 min`", nb: "mer enn null, som i `15 min`"),
            Self::AtMost(unit) => at_most(unit),
            Self::TwoDecimals => text!(en: "two decimals at most, as in `1.25 hours`", nb: "høyst to desimaler, som i `1,25 timer`"),
            Self::OneUnit => {
                text!(en: "one unit in the whole range, as in `4–5 weeks`", nb: "samme tidsenhet på begge sider, som i `4–5 uker`")
            }
            Self::SmallerUnit => text!(
                en: "a smaller unit after a whole number, as in `1 h 30 min`",
                nb: "en mindre tidsenhet etter et helt tall, som i `1 t 30 min`",
            ),
            Self::WholeMinutes => {
                text!(en: "whole minutes after the hours, as in `1 h 30 min`", nb: "hele minutter etter timene, som i `1 t 30 min`")
            }
            Self::OneQualifier => text!(
                en: "only one of `at least`, `about` and `up to`, as in `at least 4 weeks`",
                nb: "bare ett av `minst`, `ca.` og `inntil`, som i `minst 4 uker`",
            ),
        }
    }
}

fn at_most(unit: Unit) -> Text {
    let largest = unit.largest();
    let (en, nb) = (name(unit, Language::English, Number::Many), name(unit, Language::Bokmal, Number::Many));
    text!(en: "no more than {largest} {en}, as in `4 {en}`", nb: "ikke mer enn {largest} {nb}, som i `4 {nb}`")
}
