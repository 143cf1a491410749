//! A pie: slices of a whole, from the top with the clock, with a number in each and a key.
//!
//! In: a chart of one series without negative numbers. Out: its drawing. The key says what each
//! number in the pie is, how much, and how many percent.

use std::f64::consts::TAU;

use super::axis;
use super::lettering::Lettering;
use super::measures::{LINE, WIDTH, float};
use super::svg::{Anchor, Svg, point, unit};
use crate::course::figure::{Chart, Number};

const RADIUS: f64 = 76.0;
/// Half the width of a number.
const BADGE: f64 = 10.0;
/// Where the numbers inside stand, and those outside.
const INSIDE: f64 = RADIUS * 0.66;
const OUTSIDE: f64 = RADIUS + BADGE + 5.0;
/// Between the pie and the key beside it.
const BESIDE: f64 = 34.0;
/// How far the text of the key is indented.
const INDENT: f64 = 38.0;

/// The ends of a larger slice are one point of the drawing.
const WHOLE: f64 = 0.9995;

/// A slice, in turns from the top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slice {
    pub(super) from: f64,
    pub(super) share: f64,
}

impl Slice {
    /// Whether its number has room in it.
    fn has_room(self) -> bool {
        self.share * TAU * INSIDE > 2.0 * BADGE + 6.0
    }

    fn middle(self) -> f64 {
        self.from + self.share / 2.0
    }
}

/// The slices of a chart, together one turn.
pub(super) fn slices(chart: &Chart) -> Vec<Slice> {
    // Each is made smaller first, so that the sum is finite whatever they are.
    let most = chart.numbers().map(|number| number.value).fold(f64::MIN_POSITIVE, f64::max);
    let parts = || chart.numbers().map(|number| number.value.max(0.0) / most);
    let total = parts().sum::<f64>().max(f64::MIN_POSITIVE);
    let mut from = 0.0;
    parts()
        .map(|part| {
            let share = part / total;
            let slice = Slice { from, share };
            from += share;
            slice
        })
        .collect()
}

/// Draws the pie of a chart.
pub(super) fn draw(chart: &Chart, letters: Lettering) -> Svg {
    let mut svg = Svg::default();
    let slices = slices(chart);
    let has_thin = slices.iter().any(|slice| slice.share > 0.0 && !slice.has_room());
    let pie = Pie { middle: RADIUS + if has_thin { OUTSIDE - RADIUS + BADGE + 2.0 } else { 2.0 } };
    for (index, slice) in slices.iter().enumerate().filter(|(_, slice)| slice.share > 0.0) {
        svg.area(index, &pie.wedge(*slice));
    }
    pie.badges(&mut svg, &slices);
    svg.reach(2.0 * pie.middle);
    pie.key(&mut svg, chart, &slices, letters);
    svg
}

/// Where a pie lies: numbers at its edge need room.
struct Pie {
    /// How far its middle is from the left, and from the top.
    middle: f64,
}

impl Pie {
    /// A point at a distance from the middle, at a part of a turn.
    fn at(&self, turn: f64, distance: f64) -> (f64, f64) {
        let (sine, cosine) = (turn * TAU).sin_cos();
        (self.middle + distance * sine, self.middle - distance * cosine)
    }

    fn wedge(&self, slice: Slice) -> String {
        let r = unit(RADIUS);
        if slice.share > WHOLE {
            let (top, foot) = (point(self.at(0.0, RADIUS)), point(self.at(0.5, RADIUS)));
            return format!("M{top}A{r} {r} 0 1 1 {foot}A{r} {r} 0 1 1 {top}Z");
        }
        let (from, to) = (self.at(slice.from, RADIUS), self.at(slice.from + slice.share, RADIUS));
        let is_large = u8::from(slice.share > 0.5);
        format!(
            "M{}L{}A{r} {r} 0 {is_large} 1 {}Z",
            point((self.middle, self.middle)),
            point(from),
            point(to)
        )
    }

    /// The number of each slice: in it, or, where it is thin, at its edge, with a line to it where the
    /// numbers of others take its place.
    fn badges(&self, svg: &mut Svg, slices: &[Slice]) {
        let shown = || slices.iter().enumerate().filter(|(_, slice)| slice.share > 0.0);
        for (index, slice) in shown().filter(|(_, slice)| slice.has_room()) {
            let place = if slice.share > WHOLE {
                (self.middle, self.middle)
            } else {
                self.at(slice.middle(), INSIDE)
            };
            badge(svg, index, place);
        }
        let thin: Vec<(usize, f64)> = shown()
            .filter(|(_, slice)| !slice.has_room())
            .map(|(index, slice)| (index, slice.middle()))
            .collect();
        let middles: Vec<f64> = thin.iter().map(|(_, middle)| *middle).collect();
        for ((index, middle), turn) in thin.into_iter().zip(spread(&middles)) {
            if (turn - middle).abs() > 0.001 {
                let (from, to) = (self.at(middle, RADIUS), self.at(turn, OUTSIDE - BADGE));
                svg.path("axis", &format!("M{}L{}", point(from), point(to)));
            }
            badge(svg, index, self.at(turn, OUTSIDE));
        }
    }

    /// Draws the key: beside the pie where the names have room there, else under it.
    fn key(&self, svg: &mut Svg, chart: &Chart, slices: &[Slice], letters: Lettering) {
        let beside_pie = self.middle + RADIUS + BESIDE;
        let beside: Option<Vec<Vec<String>>> = chart
            .names
            .iter()
            .map(|name| letters.fit(name, WIDTH - beside_pie - INDENT, 3))
            .collect();
        let (x, mut y, names) = if let Some(names) = beside {
            let lines: usize = names.iter().map(|lines| lines.len() + 1).sum();
            let height = float(lines) * LINE + float(names.len()) * 6.0;
            (beside_pie, (self.middle - height / 2.0).max(4.0), names)
        } else {
            let wrapped = chart.names.iter().map(|name| letters.wrap(name, WIDTH - INDENT));
            (0.0, svg.bottom() + 14.0, wrapped.collect())
        };
        let numbers = chart.series.iter().flat_map(|series| series.values.iter().flatten());
        for (((index, lines), slice), number) in
            names.into_iter().enumerate().zip(slices).zip(numbers)
        {
            svg.bar(index, (x + 1.0, y + 4.0), (14.0, 14.0));
            svg.text((x + 22.0, y + 16.0), "number", Anchor::Start, &[(index + 1).to_string()]);
            let foot = y + 16.0 + float(lines.len()) * LINE;
            svg.text((x + INDENT, y + 16.0), "", Anchor::Start, &lines);
            let amount = amount(number, slice.share, letters.language);
            let amount = letters.wrap(&amount, WIDTH - x - INDENT);
            svg.text((x + INDENT, foot), "name", Anchor::Start, &amount);
            y = foot - 16.0 + float(amount.len()) * LINE + 6.0;
        }
        svg.reach(y);
    }
}

/// Where numbers stand at the edge, in turns: as near to their slices as they have room.
fn spread(middles: &[f64]) -> Vec<f64> {
    const APART: f64 = (2.0 * BADGE + 3.0) / OUTSIDE / TAU;
    let mut turns = middles.to_vec();
    let mut free = f64::MIN;
    for turn in &mut turns {
        *turn = turn.max(free);
        free = *turn + APART;
    }
    // Those that were pushed past the top would meet the first ones there.
    let mut free = turns.first().map_or(1.0, |first| first + 1.0);
    for turn in turns.iter_mut().rev() {
        *turn = turn.min(free - APART);
        free = *turn;
    }
    turns
}

fn badge(svg: &mut Svg, index: usize, (x, y): (f64, f64)) {
    svg.circle("badge", (x, y), BADGE);
    let number = (index + 1).to_string();
    svg.text((x, y + 5.0), "number", Anchor::Middle, &[number]);
}

/// How much a slice is: its number, and how many percent where the number is not percent itself.
fn amount(number: &Number, share: f64, language: &str) -> String {
    if number.unit == "%" {
        return number.label();
    }
    format!("{} ({})", number.label(), percent(share, language))
}

/// A share in whole percent.
fn percent(share: f64, language: &str) -> String {
    let space = if language.split('-').next() == Some("en") { "" } else { "\u{a0}" };
    let percent = share * 100.0;
    if percent > 0.0 && percent < 0.5 {
        return format!("<\u{a0}1{space}%");
    }
    if (99.5..99.999_999).contains(&percent) {
        return format!(">\u{a0}99{space}%");
    }
    format!("{}{space}%", axis::number(percent, 0, language, false))
}
