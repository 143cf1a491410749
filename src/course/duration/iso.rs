//! Amounts as ISO 8601-1:2019 durations.
//!
//! In: such a duration; out: its words. In: a unit and an amount in parts. Out: the text by clause
//! 5.5.2: whole components if possible, otherwise a decimal fraction, with a point, in the smallest
//! component. Only the standard's own units are used: a semester is six months.

use super::unit::PARTS;
use super::{Duration, Unit};

impl Duration {
    /// The minimum, as an ISO 8601-1:2019 duration (clause 5.5.2): `P4W`, `PT1H30M`, `P1Y6M`.
    ///
    /// The standard has no semester: one is written as six months. It also has no ranges, and
    /// cannot express that less is fine ([`Qualifier::UpTo`](super::Qualifier::UpTo)).
    #[must_use]
    pub fn iso8601(&self) -> String {
        of(self.unit, u64::from(self.minimum) * u64::from(self.sessions))
    }
}

/// A duration of the standard in words that people write: `PT1H30M` as `1 h + 30 min`.
pub(super) fn worded(text: &str) -> Option<String> {
    let text = text.trim().to_uppercase();
    let (date, time) = text.strip_prefix('P')?.split_once('T').unwrap_or((text.get(1..)?, ""));
    let components = [components(date, DATE)?, components(time, TIME)?].concat();
    (!components.is_empty()).then(|| components.join(" + "))
}

const DATE: &[(char, &str)] = &[('Y', "år"), ('M', "måneder"), ('W', "uker"), ('D', "dager")];
const TIME: &[(char, &str)] = &[('H', "timer"), ('M', "min")];

/// Components in the order of the standard, each with its designator.
fn components(mut text: &str, designators: &[(char, &str)]) -> Option<Vec<String>> {
    let mut components = Vec::new();
    for &(designator, unit) in designators {
        let Some((amount, rest)) = text.split_once(designator) else { continue };
        let is_amount = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        if amount.is_empty() || !amount.chars().all(is_amount) {
            return None;
        }
        components.push(format!("{amount} {unit}"));
        text = rest;
    }
    text.is_empty().then_some(components)
}

pub(super) fn of(unit: Unit, parts: u64) -> String {
    match unit {
        Unit::Minute => working(parts),
        Unit::Hour => working(parts.saturating_mul(60)),
        Unit::Day => format!("P{}D", decimal(parts)),
        Unit::Week => format!("P{}W", decimal(parts)),
        Unit::Month => format!("P{}M", decimal(parts)),
        Unit::Semester => months(parts.saturating_mul(6)),
        Unit::Year => months(parts.saturating_mul(12)),
    }
}

/// Parts of a minute as hours, minutes and seconds, without zero components.
pub(super) fn working(parts: u64) -> String {
    let a_second = u64::from(PARTS) / 60;
    let (seconds, fifths) = (parts / a_second, parts % a_second);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let whole = |count: u64, letter: char| {
        if count > 0 { format!("{count}{letter}") } else { String::new() }
    };
    let seconds =
        if fifths > 0 { format!("{seconds}.{}S", fifths * 2) } else { whole(seconds, 'S') };
    match [whole(hours, 'H'), whole(minutes, 'M'), seconds].concat() {
        none if none.is_empty() => String::from("PT0S"),
        components => format!("PT{components}"),
    }
}

fn months(parts: u64) -> String {
    let year = u64::from(PARTS) * 12;
    let (years, rest) = (parts / year, parts % year);
    match (years, rest) {
        (0, _) => format!("P{}M", decimal(rest)),
        (_, 0) => format!("P{years}Y"),
        _ => format!("P{years}Y{}M", decimal(rest)),
    }
}

fn decimal(parts: u64) -> String {
    let one = u64::from(PARTS);
    let (whole, hundredths) = (parts / one, parts % one / (one / 100));
    match hundredths {
        0 => whole.to_string(),
        tenths if tenths % 10 == 0 => format!("{whole}.{}", tenths / 10),
        _ => format!("{whole}.{hundredths:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minimum_is_written_as_the_standard_has_it() {
        for (written, iso) in [
            ("minst 4–5 uker", "P4W"),
            ("90 min", "PT1H30M"),
            ("1½ time", "PT1H30M"),
            ("45 min", "PT45M"),
            ("2,5 min", "PT2M30S"),
            ("0,01 min", "PT0.6S"),
            ("30 timer", "PT30H"),
            ("1½ år", "P1Y6M"),
            ("3–4 semestre", "P1Y6M"),
            ("½ år", "P6M"),
            ("2 år", "P2Y"),
            ("2,5 måneder", "P2.5M"),
            ("2¼ uke", "P2.25W"),
            ("en halv dag", "P0.5D"),
        ] {
            assert_eq!(Duration::parse(written).unwrap().iso8601(), iso, "{written}");
        }
    }
}
