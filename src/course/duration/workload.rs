//! How much work a course or a module is: an amount (`8–10 timer`), a rate (`4–8 timer per måned`),
//! or either with the time that it is spread over (`1–2 timer i uka i 6 uker`).
//!
//! In: text. Out: a [`Workload`], which prints as it is written, in the page's language, and comes
//! to an amount where its length is known. Which length a course or a module has is left to the
//! caller.

use super::endpoints::ParseResult;
use super::error::Expected;
use super::interval::margin;
use super::timing::Timing;
use super::unclear::Sense;
use super::unit::PARTS;
use super::{CalendarTime, Duration, Interval, Per, Qualifier, Unit, WorkingTime};

/// An amount of work, each so often, over so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Workload {
    amount: Duration,
    per: Option<Per>,
    over: Option<Duration>,
}

impl Workload {
    /// Parses a workload in bokmål, nynorsk or English.
    ///
    /// # Errors
    /// [`DurationError`](super::DurationError), as for [`Duration::parse`].
    pub fn parse(text: &str) -> ParseResult<Self> {
        let Timing { duration, per, over, total, rate, .. } = Timing::parse(text, Sense::Certain)?;
        let (per_parts, whole) = (per.map(|per| per.unit), over.map(|over| over.unit));
        if per_parts.zip(whole).is_some_and(|(per, whole)| whole < per) {
            return Err(Expected::LongerThanRate.at(rate));
        }
        let workload = Self { amount: duration, per, over };
        let is_other = |total: &Duration| workload.whole().is_none_or(|all| !all.is_same(total));
        if total.as_ref().is_some_and(is_other) {
            return Err(Expected::SameAgain.at(rate));
        }
        Ok(workload)
    }

    /// The amount: the whole, or that of each time.
    #[must_use]
    pub fn amount(&self) -> &Duration {
        &self.amount
    }

    /// How often the amount is needed; `None` if it is the whole.
    #[must_use]
    pub fn per(&self) -> Option<Per> {
        self.per
    }

    /// The time that it is spread over, where that is written with it.
    #[must_use]
    pub fn over(&self) -> Option<&Duration> {
        self.over.as_ref()
    }

    /// The whole work, if it lasts as long as it says itself, or else `length`; `None` for a rate
    /// without a length.
    #[must_use]
    pub fn work(&self, length: Option<&Duration>) -> Option<WorkingTime> {
        let amount = WorkingTime::of(&self.amount)?;
        let Some(per) = self.per else { return Some(amount) };
        let length = self.over.as_ref().or(length)?;
        let ((least, most), each) = (CalendarTime::of(length)?.lengths(), per.length()?);
        let is_open = length.qualifier == Qualifier::AtLeast;
        // Months are not equally long, and nobody works on all days of a week.
        let is_exact = length.unit == per.unit && length.qualifier != Qualifier::About;
        let least = if per.unit == Unit::Day && !is_exact { least * 5 / 7 } else { least };
        Some(amount.held((least, most), each, is_open, !is_exact))
    }

    /// The interval of the whole work when an author states it, for what lasts as long as it says
    /// itself, or else `length`; each time of a rate is rounded as an amount is.
    #[must_use]
    pub fn interval(&self, length: Option<&Duration>) -> Option<Interval> {
        let work = self.work(length)?;
        let Some(per) = self.per else { return Some(self.amount.interval()) };
        let length = CalendarTime::of(self.over.as_ref().or(length)?)?.lengths().1;
        let rounding = self.amount.half_a_step() * length / per.length()?.max(1);
        Some(work.interval().widened(rounding))
    }

    /// The whole work as an amount to write, where it is exact.
    #[must_use]
    pub fn whole(&self) -> Option<Duration> {
        let (per, over) = (self.per?, self.over?);
        if over.unit != per.unit || over.qualifier != Qualifier::Plain {
            return None;
        }
        let part = u64::from(PARTS) * u64::from(per.count);
        let times = |amount: u32, over: u64| {
            let whole = u64::from(amount) * u64::from(self.amount.sessions) * over;
            let parts = u32::try_from(whole / part).ok()?;
            (whole.is_multiple_of(part) && parts <= self.amount.unit.largest() * PARTS)
                .then_some(parts)
        };
        let (least, most) = over.bounds();
        let minimum = times(self.amount.minimum, least)?;
        let maximum = times(self.amount.maximum.unwrap_or(self.amount.minimum), most)?;
        let maximum = (maximum > minimum).then_some(maximum);
        Some(Duration { minimum, maximum, sessions: 1, ..self.amount })
    }
}

impl WorkingTime {
    /// The sum of this much work every `each`, over a time of a least and a most length, both in
    /// one unit. `is_rough` marks it `ca.`.
    pub(super) fn held(
        self,
        (least, most): (u128, u128),
        each: u128,
        is_open: bool,
        is_rough: bool,
    ) -> Self {
        let times = |parts: u64, length: u128| {
            let whole = u128::from(parts).saturating_mul(length) / each.max(1);
            u64::try_from(whole).unwrap_or(u64::MAX)
        };
        let most_of_all = times(self.most, most);
        let rough = if is_rough { margin(most_of_all.into()) } else { 0 };
        Self {
            least: times(self.least, least),
            most: most_of_all,
            margin: times(self.margin, most).max(u64::try_from(rough).unwrap_or(u64::MAX)),
            at_least: self.at_least || is_open,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::any_duration;
    use super::*;

    #[track_caller]
    fn check(text: &str, printed: [&str; 3], work: &str) {
        let workload = Workload::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(["nb", "nn", "en"].map(|language| workload.print(language)), printed, "{text}");
        let work = (!work.is_empty()).then(|| work.to_owned());
        assert_eq!(workload.work(None).map(|work| work.print("nb")), work, "{text}");
    }

    #[test]
    fn a_rate_is_shown_as_it_is_written() {
        let month = ["4–8 timer per måned", "4–8 timar per månad", "4–8 hours per month"];
        check("4-8 timer i måneden", month, "");
        check(
            "1–2 timer i uka i 6 uker",
            [
                "1–2 timer per uke i 6 uker",
                "1–2 timar per veke i 6 veker",
                "1–2 hours per week for 6 weeks",
            ],
            "6–12 timer",
        );
        check(
            "12 timer fordelt på 6 uker",
            ["12 timer over 6 uker", "12 timar over 6 veker", "12 hours over 6 weeks"],
            "12 timer",
        );
        check(
            "45 min hver 14. dag i 4 uker",
            [
                "45 min hver 14. dag i 4 uker",
                "45 min kvar 14. dag i 4 veker",
                "45 min every 14 days for 4 weeks",
            ],
            "ca. 1 t 5 min – 1 t 30 min",
        );
    }

    #[test]
    fn a_rate_comes_to_an_amount_over_a_length() {
        let work = |text: &str, length: &str| {
            let length = Duration::parse(length).unwrap();
            Workload::parse(text).unwrap().work(Some(&length)).map(|work| work.print("nb"))
        };
        assert_eq!(work("2 timer per uke", "minst 4–5 uker").unwrap(), "minst 8–10 timer");
        assert_eq!(work("4–8 timer per måned", "3–4 semestre").unwrap(), "ca. 72–192 timer");
        assert_eq!(work("2 timer", "4 uker").unwrap(), "2 timer");
        assert_eq!(work("2 timer per uke i 6 uker", "4 uker").unwrap(), "12 timer");
    }

    #[test]
    fn a_rate_is_no_amount() {
        assert!(Duration::parse("2 timer i uka").is_err());
        assert!(Duration::parse("12 timer over 6 uker").is_err());
        assert!(Workload::parse("2 timer per måned i 3 uker").is_err());
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back_the_same(
            amount in any_duration().prop_filter("work", Duration::is_working_time),
            per in prop::option::of((1..=10_u32, prop::sample::select(Unit::ALL[2..].to_vec()))),
            over in prop::option::of(any_duration().prop_filter("calendar", |over| {
                !over.is_working_time()
            })),
        ) {
            let per = per.map(|(count, unit)| Per { count, unit });
            let over = over.filter(|over| per.is_none_or(|per| over.unit >= per.unit));
            let workload = Workload { amount, per, over };
            for language in ["nb", "nn", "en"] {
                let printed = workload.print(language);
                prop_assert_eq!(Workload::parse(&printed), Ok(workload), "{}", printed);
            }
        }
    }
}
