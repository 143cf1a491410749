//! Lying bars: names to the left or above, numbers at the ends, no axis but the line of nothing.
//!
//! In: a chart. Out: its drawing. A bar is as long as its number says, from the line of nothing.

use super::key;
use super::lettering::{Lettering, widest, width};
use super::measures::{LINE, WIDTH, float};
use super::svg::{Anchor, Svg, unit};
use crate::course::figure::{Chart, Number};

/// How thick a bar is, and from one to the next.
const BAR: f64 = 14.0;
const PITCH: f64 = 18.0;
/// Between two groups of bars.
const BETWEEN: f64 = 14.0;
/// The widest room for names beside the bars.
const NAMES: f64 = 124.0;
/// Between a bar and its number.
const GAP: f64 = 6.0;
/// Bars in less room than this are hardly told apart.
const LEAST: f64 = 120.0;
/// What stands where there is no number.
const MISSING: &str = "–";

/// Where the bars of a chart stand.
struct Layout {
    /// The lines of each name.
    names: Vec<Vec<String>>,
    /// Whether they stand to the left.
    are_beside: bool,
    /// The ends of the room for bars.
    from: f64,
    to: f64,
    /// The smallest and the largest number, with nothing between or at one of them.
    least: f64,
    span: f64,
}

impl Layout {
    fn new(chart: &Chart, letters: Lettering) -> Self {
        let reserve = |wanted: fn(&Number) -> bool| {
            let labels = chart.numbers().filter(|number| wanted(number));
            labels.map(|number| width(&number.label()) + GAP).fold(0.0, f64::max)
        };
        let before = reserve(|of| of.value < 0.0);
        let is_missing = chart.series.iter().any(|series| series.values.contains(&None));
        let missing = if is_missing { width(MISSING) + GAP } else { 0.0 };
        let behind = reserve(|of| of.value >= 0.0).max(missing);
        let most_lines = chart.series.len().clamp(2, 3);
        let beside: Option<Vec<Vec<String>>> =
            chart.names.iter().map(|name| letters.fit(name, NAMES, most_lines)).collect();
        let names_width =
            |names: &[Vec<String>]| names.iter().map(|lines| widest(lines)).fold(0.0, f64::max);
        let beside = beside
            .filter(|names| WIDTH - names_width(names) - 10.0 - before - behind.max(GAP) >= LEAST);
        let are_beside = beside.is_some();
        let names = beside
            .unwrap_or_else(|| chart.names.iter().map(|name| letters.wrap(name, WIDTH)).collect());
        let left = if are_beside { names_width(&names) + 10.0 } else { 1.0 };
        let values = || chart.numbers().map(|number| number.value);
        let (least, most) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let span = if most - least > 0.0 { most - least } else { 1.0 };
        let to = WIDTH - behind.max(1.0);
        Self { names, are_beside, from: left + before, to, least, span }
    }

    /// Where a number lies.
    fn x(&self, value: f64) -> f64 {
        self.from + (self.to - self.from) * ((value - self.least) / self.span)
    }

    /// Whether the names of the series have room behind the numbers of the first group.
    fn names_series(&self, chart: &Chart) -> bool {
        chart.series.iter().all(|series| {
            let first = series.values.first().and_then(Option::as_ref);
            first.filter(|number| number.value >= 0.0).is_some_and(|number| {
                let label = labelled(number, &series.name);
                self.x(number.value) + GAP + width(&label) <= WIDTH
            })
        })
    }
}

fn labelled(number: &Number, series: &str) -> String {
    format!("{} {series}", number.label())
}

/// The number of the look of a series: a single one is filled.
fn look(chart: &Chart, index: usize) -> usize {
    if chart.series.len() == 1 { 1 } else { index }
}

/// Draws the bars of a chart.
pub(super) fn draw(chart: &Chart, letters: Lettering) -> Svg {
    let mut svg = Svg::default();
    let layout = Layout::new(chart, letters);
    let names_series = layout.names_series(chart);
    let mut y = 2.0;
    if !names_series {
        let names: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
        y = key::draw(&mut svg, &names, letters, |svg, index, (x, middle)| {
            svg.bar(look(chart, index), (x + 1.0, middle - 7.0), (18.0, BAR));
        });
    }
    let top = y;
    let zero = unit(layout.x(0.0));
    for (row, name) in layout.names.iter().enumerate() {
        if row > 0 {
            y += BETWEEN;
        }
        y = group(&mut svg, chart, &layout, (row, name), (y, names_series && row == 0));
        if !layout.are_beside {
            // The line of nothing would run through the names.
            let from = y - bars_of(chart) - 2.0;
            svg.path("axis", &format!("M{zero} {}V{}", unit(from), unit(y + 2.0)));
        }
    }
    if layout.are_beside {
        svg.path("axis", &format!("M{zero} {}V{}", unit(top - 2.0), unit(y + 2.0)));
    }
    svg.reach(y + 3.0);
    svg
}

/// How high the bars of a name are together.
fn bars_of(chart: &Chart) -> f64 {
    float(chart.series.len()) * PITCH - (PITCH - BAR)
}

/// Draws a name with its bars; gives where they end.
fn group(
    svg: &mut Svg,
    chart: &Chart,
    layout: &Layout,
    (row, name): (usize, &[String]),
    (top, names_series): (f64, bool),
) -> f64 {
    let bars = bars_of(chart);
    let lines = float(name.len()) * LINE;
    let (mut y, bottom) = if layout.are_beside {
        let height = bars.max(lines);
        let first = top + (height - lines) / 2.0 + 13.0;
        let end = layout.names_end();
        svg.text((end, first), "name", Anchor::End, name);
        (top + (height - bars) / 2.0, top + height)
    } else {
        svg.text((0.0, top + 13.0), "name", Anchor::Start, name);
        (top + lines + 3.0, top + lines + 3.0 + bars)
    };
    for (index, series) in chart.series.iter().enumerate() {
        let number = series.values.get(row).and_then(Option::as_ref);
        let label = match number {
            Some(number) if names_series => labelled(number, &series.name),
            Some(number) => number.label(),
            None => MISSING.to_owned(),
        };
        bar(svg, layout, (look(chart, index), number), (y, label));
        y += PITCH;
    }
    bottom
}

fn bar(
    svg: &mut Svg,
    layout: &Layout,
    (look, number): (usize, Option<&Number>),
    (y, label): (f64, String),
) {
    let value = number.map_or(0.0, |number| number.value);
    let (zero, end) = (layout.x(0.0), layout.x(value));
    let (from, to) = (zero.min(end), zero.max(end));
    if value.abs() > 0.0 {
        svg.bar(look, (from, y), ((to - from).max(0.5), BAR));
    }
    let foot = y + BAR / 2.0 + 5.0;
    if value < 0.0 {
        svg.text((from - GAP, foot), "", Anchor::End, &[label]);
    } else {
        svg.text((to + GAP, foot), "", Anchor::Start, &[label]);
    }
}

impl Layout {
    /// Where names beside the bars end: before the numbers that are less than nothing.
    fn names_end(&self) -> f64 {
        let widest = self.names.iter().map(|lines| widest(lines)).fold(0.0, f64::max);
        widest + 2.0
    }
}
