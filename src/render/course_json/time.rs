//! Times for other programs: as text, and as numbers.
//!
//! In: durations and sums of the model. Out: [`Time`]s.

use serde_json::Number;

use super::time_view::{Per, Precision, RoundView, Time, TimeUnit, WindowView};
use crate::course::duration::{
    self, Amount, Amounts, CalendarTime, Duration, Qualifier, Unit, WorkingTime,
};
use crate::course::opening::Opening;
use crate::course::window::{Round, StartWindow, WindowEnds};

/// A duration that an author wrote.
pub(super) fn time(duration: &Duration, language: &str) -> Time {
    view(duration.print(language), duration.amounts())
}

/// A sum of working time; `None` where nothing is known.
pub(super) fn working(time: &WorkingTime, language: &str) -> Option<Time> {
    time.amounts().map(|amounts| view(time.print(language), amounts))
}

/// A sum of calendar time; `None` where nothing is known.
pub(super) fn calendar(time: &CalendarTime, language: &str) -> Option<Time> {
    time.amounts().map(|amounts| view(time.print(language), amounts))
}

/// How often work is done.
pub(super) fn per(per: duration::Per) -> Per {
    Per { count: per.count(), unit: unit(per.unit()) }
}

/// A window in which a course may be started.
pub(super) fn window(starts: StartWindow, language: &str) -> WindowView {
    let text = starts.print(language);
    let (every_year, from, to) = match starts.ends {
        WindowEnds::EveryYear { from, to } => (true, format!("--{from:02}"), format!("--{to:02}")),
        WindowEnds::Once { from, to } => (false, from.iso8601(), to.iso8601()),
    };
    WindowView { text, every_year, from, to }
}

/// A round that a course is held in.
pub(super) fn round(round: &Round) -> RoundView {
    RoundView {
        name: round.name.clone(),
        opens: round.opens.iso8601(),
        closes: round.closes.map(Opening::iso8601),
    }
}

fn view(text: String, amounts: Amounts) -> Time {
    Time {
        text,
        precision: match amounts.qualifier {
            Qualifier::Plain => Precision::Exact,
            Qualifier::AtLeast => Precision::AtLeast,
            Qualifier::About => Precision::About,
            Qualifier::UpTo => Precision::UpTo,
        },
        unit: unit(amounts.unit),
        minimum: amounts.minimum.and_then(number),
        maximum: amounts.maximum.and_then(number),
        iso_minimum: amounts.minimum.map(Amount::iso8601),
        iso_maximum: amounts.maximum.map(Amount::iso8601),
    }
}

fn unit(unit: Unit) -> TimeUnit {
    match unit {
        Unit::Minute => TimeUnit::Minute,
        Unit::Hour => TimeUnit::Hour,
        Unit::Day => TimeUnit::Day,
        Unit::Week => TimeUnit::Week,
        Unit::Month => TimeUnit::Month,
        Unit::Semester => TimeUnit::Semester,
        Unit::Year => TimeUnit::Year,
    }
}

/// `4`, `1.5`, `2.25`: whole numbers have no decimal point.
fn number(amount: Amount) -> Option<Number> {
    match amount.hundredths() {
        (whole, 0) => Some(Number::from(whole)),
        (whole, hundredths) => {
            format!("{whole}.{hundredths:02}").parse().ok().and_then(Number::from_f64)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_point_only_where_they_need_one() {
        let least = |text: &str| {
            serde_json::to_string(&time(&Duration::parse(text).unwrap(), "nb").minimum).unwrap()
        };
        assert_eq!(
            ["4 uker", "1½ time", "2,25 uker", "inntil 2 uker"].map(least),
            ["4", "1.5", "2.25", "null"]
        );
    }
}
