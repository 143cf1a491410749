//! A pie: slices of a whole, from the top with the clock, with a number in each and a key.
//!
//! In: a chart of one series without negative numbers. Out: its drawing. The key says what each
//! number in the pie is, how much, and how many percent.

use std::f64::consts::TAU;

use super::axis;
use super::lettering::Lettering;
use super::svg::{Anchor, Svg, point, unit};
use super::{LINE, WIDTH, float};
use crate::course::figure::{Chart, Number};

const RADIUS: f64 = 80.0;
/// The middle of the pie: at its edge is room for numbers that have none inside.
const MIDDLE: (f64, f64) = (106.0, 106.0);
/// Half the width of a number.
const BADGE: f64 = 10.0;
/// Where the numbers inside stand, and those outside.
const INSIDE: f64 = RADIUS * 0.66;
const OUTSIDE: f64 = RADIUS + BADGE + 5.0;
/// Where the key begins beside the pie.
const KEY: f64 = 222.0;
/// How far the text of the key is indented.
const INDENT: f64 = 28.0;

/// A slice, in turns from the top.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slice {
    pub(super) from: f64,
    pub(super) share: f64,
}

/// The slices of a chart, together one turn.
pub(super) fn slices(chart: &Chart) -> Vec<Slice> {
    let values = || chart.numbers().map(|number| number.value);
    // Each is made smaller first, so that the sum is finite whatever they are.
    let most = values().fold(0.0, f64::max);
    let total: f64 = values().map(|value| value / most).sum();
    let mut from = 0.0;
    values()
        .map(|value| {
            let share = value / most / total;
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
    for (index, slice) in slices.iter().enumerate().filter(|(_, slice)| slice.share > 0.0) {
        svg.area(index, &wedge(*slice));
    }
    badges(&mut svg, &slices);
    svg.reach(MIDDLE.1 + RADIUS + 8.0);
    draw_key(&mut svg, chart, &slices, letters);
    svg
}

/// A point at a distance from the middle, at a part of a turn.
fn at(turn: f64, distance: f64) -> (f64, f64) {
    let (sine, cosine) = (turn * TAU).sin_cos();
    (MIDDLE.0 + distance * sine, MIDDLE.1 - distance * cosine)
}

fn wedge(slice: Slice) -> String {
    let r = unit(RADIUS);
    if slice.share > 0.999 {
        let (top, foot) = (point(at(0.0, RADIUS)), point(at(0.5, RADIUS)));
        return format!("M{top}A{r} {r} 0 1 1 {foot}A{r} {r} 0 1 1 {top}Z");
    }
    let (from, to) = (at(slice.from, RADIUS), at(slice.from + slice.share, RADIUS));
    let is_large = u8::from(slice.share > 0.5);
    format!("M{}L{}A{r} {r} 0 {is_large} 1 {}Z", point(MIDDLE), point(from), point(to))
}

/// The number of each slice, in it or at its edge. A slice so thin that its number would lie on
/// that of another has none: the key has them in order.
fn badges(svg: &mut Svg, slices: &[Slice]) {
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for (index, slice) in slices.iter().enumerate().filter(|(_, slice)| slice.share > 0.0) {
        let middle = slice.from + slice.share / 2.0;
        let has_room = slice.share * TAU * INSIDE > 2.0 * BADGE + 6.0;
        let place = if slice.share > 0.999 {
            MIDDLE
        } else {
            at(middle, if has_room { INSIDE } else { OUTSIDE })
        };
        let is_free = |of: &(f64, f64)| (of.0 - place.0).hypot(of.1 - place.1) > 2.0 * BADGE;
        if taken.iter().all(is_free) {
            badge(svg, index, place);
            taken.push(place);
        }
    }
}

fn badge(svg: &mut Svg, index: usize, (x, y): (f64, f64)) {
    svg.circle("badge", (x, y), BADGE);
    let number = (index + 1).to_string();
    svg.text((x, y + 5.0), "number", Anchor::Middle, &[number]);
}

/// Draws the key: beside the pie where the names have room there, else under it.
fn draw_key(svg: &mut Svg, chart: &Chart, slices: &[Slice], letters: Lettering) {
    let beside: Option<Vec<Vec<String>>> =
        chart.names.iter().map(|name| letters.fit(name, WIDTH - KEY - INDENT, 3)).collect();
    let (x, mut y, names) = match beside {
        Some(names) => {
            let lines: usize = names.iter().map(|lines| lines.len() + 1).sum();
            let height = float(lines) * LINE + float(names.len()) * 6.0;
            (KEY, ((2.0 * MIDDLE.1 - height) / 2.0).max(4.0), names)
        }
        None => {
            let wrapped = chart.names.iter().map(|name| letters.wrap(name, WIDTH - INDENT));
            (0.0, svg.bottom() + 14.0, wrapped.collect())
        }
    };
    let numbers = chart.series.iter().flat_map(|series| series.values.iter().flatten());
    for (((index, mut lines), slice), number) in names.into_iter().enumerate().zip(slices).zip(numbers)
    {
        let name_lines = lines.len();
        svg.bar(index, (x + 1.0, y + 1.0), (20.0, 20.0));
        badge(svg, index, (x + 11.0, y + 11.0));
        lines.push(amount(number, slice.share, letters.language));
        let (name, amount) = lines.split_at(name_lines);
        svg.text((x + INDENT, y + 16.0), "", Anchor::Start, name);
        svg.text((x + INDENT, y + 16.0 + float(name_lines) * LINE), "name", Anchor::Start, amount);
        y += float(lines.len()) * LINE + 6.0;
    }
    svg.reach(y);
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
    format!("{}{space}%", axis::number(percent, 0, language))
}
