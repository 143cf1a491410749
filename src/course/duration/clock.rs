//! Times of day, and the time between two of them: `09.00–10.30`, `kl. 9 til 11`.
//!
//! In: text. Out: a [`ClockSpan`], in minutes since midnight. A day ends at 24:00, and what passes
//! midnight is not read. Two numbers alone (`9–11`) may be an amount, so they are times of day only
//! after `kl.`.

use super::unit::PARTS;
use super::{Duration, Qualifier, Unit};

const MINUTES_A_DAY: u32 = 24 * 60;

/// Before this hour nobody meets: `1.30–2.00` may be hours of work.
const FIRST_HOUR: u32 = 7;

/// From one time of day to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClockSpan {
    /// When it begins, in minutes since midnight.
    pub from: u32,
    /// When it ends.
    pub to: u32,
}

impl ClockSpan {
    /// Parses two times of day, where both have their minutes or follow `kl.`
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let named = after_kl(&text);
        let (from, to) = halves(named.unwrap_or(&text))?;
        let read = if named.is_some() { full_hour } else { with_minutes };
        let (from, to) = (read(from)?, read(after_kl(to).unwrap_or(to))?);
        (from < to).then_some(Self { from, to })
    }

    /// How long it is.
    #[must_use]
    pub fn duration(self) -> Duration {
        Duration {
            qualifier: Qualifier::Plain,
            unit: Unit::Minute,
            minimum: self.minutes() * PARTS,
            maximum: None,
            sessions: 1,
        }
    }

    fn minutes(self) -> u32 {
        self.to.saturating_sub(self.from)
    }
}

/// The duration that a text of two times of day states in words, where they can be nothing else:
/// they follow `kl.`, or the first hour has two digits.
pub(super) fn certain(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let is_certain = digits == 2 || after_kl(&text).is_some();
    ClockSpan::parse(&text).filter(|_| is_certain).map(|span| format!("{} min", span.minutes()))
}

/// The same, where they are times of day more likely than an amount.
pub(super) fn likely(text: &str) -> Option<String> {
    let span = ClockSpan::parse(text).filter(|span| span.from >= FIRST_HOUR * 60);
    span.map(|span| format!("{} min", span.minutes()))
}

/// A time of day, given in minutes since midnight, as people write it: `09:05`.
#[must_use]
pub fn time_of_day(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// What follows `kl.` or `klokka`.
fn after_kl(text: &str) -> Option<&str> {
    let text = text.trim();
    let text = text.strip_prefix("fra ").unwrap_or(text).trim();
    let rest = ["klokka", "klokken", "kl"].iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.trim_start_matches(['.', ' ', '\u{a0}']);
    rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
}

fn halves(text: &str) -> Option<(&str, &str)> {
    let dash = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—'];
    text.split_once(dash).or_else(|| text.split_once(" til ")).or_else(|| text.split_once(" to "))
}

/// The minutes since midnight of a time with minutes: `9.00`, `09:30`.
fn with_minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.trim().split_once(['.', ':'])?;
    let (hours, minutes) = (number(hours)?, Some(minutes).filter(|text| text.len() == 2)?);
    let minutes = number(minutes).filter(|&minutes| minutes < 60)?;
    Some(hours * 60 + minutes).filter(|&time| time <= MINUTES_A_DAY)
}

/// The same for a time after `kl.`, which may be a full hour: `9`.
fn full_hour(text: &str) -> Option<u32> {
    with_minutes(text).or_else(|| number(text.trim()).filter(|&hour| hour <= 24).map(|h| h * 60))
}

/// A number of one or two digits.
fn number(text: &str) -> Option<u32> {
    let is_number = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_times_of_day_are_so_many_minutes() {
        for (text, minutes) in [
            ("09.00-11.00", 120),
            ("09:00–09:30", 30),
            ("kl. 9:00 – 10:30", 90),
            ("kl. 8.30 til kl. 9.15", 45),
            ("kl 9-11", 120),
            ("klokka 12 til 12.45", 45),
            ("23:30–24:00", 30),
        ] {
            assert_eq!(ClockSpan::parse(text).map(ClockSpan::minutes), Some(minutes), "{text}");
        }
    }

    #[test]
    fn what_is_no_span_of_a_day_is_none() {
        for text in
            ["9-11", "11.00-09.00", "09.00-25.00", "9.0-11.0", "09.99-11.00", "09.00", "kl", ""]
        {
            assert_eq!(ClockSpan::parse(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_can_be_nothing_else_is_certain() {
        assert_eq!(certain("09.00–10.00").as_deref(), Some("60 min"));
        assert_eq!((certain("9.00–10.00"), likely("9.00–10.00").is_some()), (None, true));
        assert_eq!((certain("1.30–2.00"), likely("1.30–2.00")), (None, None));
    }
}
