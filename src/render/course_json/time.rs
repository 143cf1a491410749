//! Times for other programs: as text, and as numbers.
//!
//! In: durations and sums of the model. Out: [`Time`]s.

use serde_json::Number;

use super::time_view::{Per, Precision, RoundView, Time, TimeUnit, WindowView};
use super::when_view::{Side, WhenTime, WhenView};
use crate::course::duration::{
    self, Amount, Amounts, CalendarTime, Duration, Qualifier, Unit, WorkingTime,
};
use crate::course::opening::Opening;
use crate::course::when::{Anchor, Distance, Relative, Weeks, When};
use crate::course::window::{Round, StartWindow, WindowEnds};
use crate::course::{self, ModuleId};

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

/// When a page is; `id` gives the id of a module.
pub(super) fn when(
    when: &When,
    language: &str,
    id: impl Fn(ModuleId) -> Option<String>,
) -> WhenView {
    let time = match &when.time {
        course::when::WhenTime::Date(date) => WhenTime::Date { on: date.iso8601() },
        &course::when::WhenTime::Weeks(Weeks { from, to, year }) => WhenTime::Weeks {
            from: from.into(),
            to: to.into(),
            year: year.and_then(|year| u32::try_from(year).ok()),
        },
        &course::when::WhenTime::CourseWeeks { from, to } => {
            WhenTime::CourseWeeks { from: from.into(), to: to.into() }
        }
        course::when::WhenTime::Relative(Relative { distance, is_before, anchor }) => {
            WhenTime::Relative {
                side: if *is_before { Side::Before } else { Side::After },
                distance: match distance {
                    Distance::Of(duration) => Some(self::time(duration, language)),
                    Distance::Any | Distance::Directly => None,
                },
                directly: *distance == Distance::Directly,
                module: match anchor {
                    Anchor::Module(module) => module.id.and_then(id),
                    Anchor::CourseStart => None,
                },
                of_course: *anchor == Anchor::CourseStart,
            }
        }
        course::when::WhenTime::Repeated(repeated) => WhenTime::Repeated {
            least: repeated.least(),
            most: repeated.most(),
            per: per(repeated.per()),
        },
    };
    WhenView { text: when.print(language), latest: when.is_latest, time }
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
