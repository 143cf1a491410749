//! The numbers of an upright axis: even ones, few of them.
//!
//! In: the smallest and the largest number of a chart. Out: the [`Axis`] that holds both. It begins
//! at nothing unless the numbers lie far from it; since its numbers are written, nobody is misled.

use super::measures::float;

/// An axis, from its lowest mark to its highest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    pub(super) lowest: f64,
    pub(super) highest: f64,
    step: f64,
}

/// About so many marks.
const MARKS: f64 = 4.0;
const NO_BREAK: char = '\u{a0}';

impl Axis {
    /// The axis of some numbers.
    pub(super) fn new(least: f64, most: f64) -> Self {
        // Numbers that lie in the upper half would be a flat line on an axis from nothing.
        let from_zero = least >= 0.0 && (least <= most / 2.0 || most - least <= 0.0);
        let to_zero = most <= 0.0 && (most >= least / 2.0 || most - least <= 0.0);
        let low = if from_zero { 0.0 } else { least };
        let high = if to_zero { 0.0 } else { most };
        let (low, high) = if high - low > 0.0 { (low, high) } else { (0.0, 1.0) };
        let step = even((high - low) / MARKS);
        let lowest = (low / step).floor() * step;
        let highest = (high / step).ceil() * step;
        Self { lowest, highest, step }
    }

    /// Where a number lies between the lowest and the highest mark, from 0 to 1.
    pub(super) fn share(&self, value: f64) -> f64 {
        (value - self.lowest) / (self.highest - self.lowest)
    }

    /// Its marks, with their numbers as a language writes them, and in groups where `is_parted` says
    /// that those of the table are.
    pub(super) fn marks(&self, language: &str, is_parted: bool) -> Vec<(f64, String)> {
        let decimals = (0..=6).find(|decimals| {
            let scaled = self.step * 10_f64.powi(*decimals);
            (scaled - scaled.round()).abs() < 1e-6
        });
        let decimals = usize::try_from(decimals.unwrap_or(6)).unwrap_or(0);
        let count = ((self.highest - self.lowest) / self.step).round();
        (0..=12_usize)
            .map(float)
            .take_while(|index| *index <= count)
            .map(|index| {
                let value = self.lowest + index * self.step;
                (value, number(value, decimals, language, is_parted))
            })
            .collect()
    }
}

/// The next even number that is not less: 1, 2, 2.5 or 5 and noughts.
fn even(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0];
    let fitting = steps.into_iter().find(|step| step * power >= rough * 0.999_999);
    fitting.unwrap_or(10.0) * power
}

/// A number as a language writes it; one of four digits stands in groups where `is_parted` says so.
pub(super) fn number(value: f64, decimals: usize, language: &str, is_parted: bool) -> String {
    let is_english = language.split('-').next() == Some("en");
    let written = format!("{:.decimals$}", value.abs());
    let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
    let group = if is_english { ',' } else { NO_BREAK };
    let mut shown = String::new();
    if value < 0.0 && written.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        shown.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        let is_long = whole.len() > 4 || is_english || is_parted;
        if index > 0 && (whole.len() - index).is_multiple_of(3) && is_long {
            shown.push(group);
        }
        shown.push(digit);
    }
    if !rest.is_empty() {
        shown.push(if is_english { '.' } else { ',' });
        shown.push_str(rest);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(least: f64, most: f64, language: &str) -> String {
        let marks = Axis::new(least, most).marks(language, false);
        marks.into_iter().map(|(_, text)| text.replace(NO_BREAK, "·")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_axis_has_few_and_even_numbers() {
        assert_eq!(marks(3.0, 99.0, "nb"), "0 25 50 75 100");
        assert_eq!(marks(3.9, 4.2, "nb"), "3,9 4,0 4,1 4,2");
        assert_eq!(marks(-5.0, 12.0, "nb"), "−5 0 5 10 15");
        assert_eq!(marks(0.0, 12_000.0, "nb"), "0 5000 10·000 15·000");
        assert_eq!(marks(0.0, 12_000.0, "en"), "0 5,000 10,000 15,000");
        assert_eq!(marks(-8.0, -2.0, "nb"), "−8 −6 −4 −2 0");
        assert_eq!(marks(7.0, 7.0, "nb"), "0 2 4 6 8");
        assert_eq!(marks(0.0, 0.0, "nb"), "0,00 0,25 0,50 0,75 1,00");
    }
}
