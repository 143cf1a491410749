//! Lines over rows in their order: even numbers at the left, names below, and what each line is
//! called at its end.
//!
//! In: a chart. Out: its drawing. Where a number is missing, the line has a gap. Where the names of
//! the rows have no room beside each other, every second stands there, or every third; the table
//! has them all.

use super::axis::Axis;
use super::lettering::{Lettering, widest, width};
use super::measures::{LINE, WIDTH, float};
use super::svg::{Anchor, Svg, point, unit};
use super::{key, marks};
use crate::course::figure::{Chart, Number, Series};

/// How high the room for lines is at least.
const HEIGHT: f64 = 190.0;
/// The widest room for names at the ends.
const ENDS: f64 = 120.0;
/// Between two names below.
const BETWEEN: f64 = 8.0;
/// Between the last point and the sample before its name, and between that and the name.
const SAMPLE: f64 = 14.0;

/// Where the points of a chart lie.
struct Layout {
    axis: Axis,
    from: f64,
    to: f64,
    top: f64,
    height: f64,
    last: f64,
}

impl Layout {
    fn x(&self, row: usize) -> f64 {
        self.from + (self.to - self.from) * (float(row) / self.last)
    }

    fn y(&self, value: f64) -> f64 {
        self.top + self.height * (1.0 - self.axis.share(value))
    }
}

/// What stands at the end of a line.
struct End {
    series: usize,
    lines: Vec<String>,
    y: f64,
    /// Where it would stand if others left room.
    wanted: f64,
}

/// Draws the lines of a chart.
pub(super) fn draw(chart: &Chart, letters: Lettering) -> Svg {
    let mut svg = Svg::default();
    let values = || chart.numbers().map(|number| number.value);
    let axis = Axis::new(values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
    let unit = chart.numbers().next().map(|number| number.unit.as_str()).unwrap_or_default();
    let is_parted = chart.numbers().any(|number| number.shown.contains('\u{a0}'));
    let axis_marks = axis_marks(axis, unit, letters, is_parted);
    let beside: Option<Vec<Vec<String>>> =
        chart.series.iter().map(|of| letters.fit(&named_end(of), ENDS, 3)).collect();
    let mut top = 10.0;
    let ends = beside.unwrap_or_else(|| {
        let names: Vec<&str> = chart.series.iter().map(|series| series.name.as_str()).collect();
        top = 12.0 + key::draw(&mut svg, &names, letters, sample);
        chart
            .series
            .iter()
            .map(|of| vec![last(of).map(Number::label).unwrap_or_default()])
            .collect()
    });
    let behind = ends.iter().map(|lines| widest(lines)).fold(0.0, f64::max) + 2.0 * SAMPLE + 6.0;
    let before = axis_marks.iter().map(|(_, text)| width(text)).fold(0.0, f64::max) + 10.0;
    let wanted: f64 = ends.iter().map(|lines| float(lines.len()) * LINE + 2.0).sum();
    let layout = Layout {
        axis,
        from: before + 6.0,
        to: WIDTH - behind,
        top,
        height: HEIGHT.max(wanted),
        last: float(chart.names.len().saturating_sub(1).max(1)),
    };
    draw_axis(&mut svg, &layout, &axis_marks, chart.names.len());
    for (index, series) in chart.series.iter().enumerate() {
        draw_line(&mut svg, &layout, index, series);
    }
    draw_ends(&mut svg, &layout, chart, ends);
    draw_names(&mut svg, &layout, chart, letters);
    svg
}

/// The sample of a series in the key.
fn sample(svg: &mut Svg, index: usize, (x, y): (f64, f64)) {
    let line = format!("M{}H{}", point((x, y)), unit(x + 20.0));
    svg.path(&format!("line {}", Svg::series(index)), &line);
    marks::draw(svg, index, (x + 10.0, y));
}

fn axis_marks(axis: Axis, unit: &str, letters: Lettering, is_parted: bool) -> Vec<(f64, String)> {
    let mut marks = axis.marks(letters.language, is_parted);
    if unit == "%" {
        for (_, text) in &mut marks {
            text.push_str("\u{a0}%");
        }
    }
    marks
}

fn last(series: &Series) -> Option<&Number> {
    series.values.iter().rev().flatten().next()
}

/// What a line is called, with its last number.
fn named_end(series: &Series) -> String {
    match last(series) {
        Some(number) => format!("{} {}", series.name, number.label()),
        None => series.name.clone(),
    }
}

fn draw_axis(svg: &mut Svg, layout: &Layout, marks: &[(f64, String)], rows: usize) {
    for (value, text) in marks {
        let y = layout.y(*value);
        let class = if value.abs() > 0.0 { "grid" } else { "axis" };
        let (from, to) = (layout.from - 6.0, layout.to + 6.0);
        svg.path(class, &format!("M{}H{}", point((from, y)), unit(to)));
        svg.text((from - 6.0, y + 5.0), "name", Anchor::End, std::slice::from_ref(text));
    }
    let foot = layout.top + layout.height;
    let ticks: Vec<String> =
        (0..rows).map(|row| format!("M{}v5", point((layout.x(row), foot)))).collect();
    svg.path("grid", &ticks.concat());
}

fn draw_line(svg: &mut Svg, layout: &Layout, index: usize, series: &Series) {
    let mut path = String::new();
    let mut is_drawn = false;
    let points: Vec<Option<(f64, f64)>> = series
        .values
        .iter()
        .enumerate()
        .map(|(row, number)| Some((layout.x(row), layout.y(number.as_ref()?.value))))
        .collect();
    for at in &points {
        if let Some(at) = at {
            path.push(if is_drawn { 'L' } else { 'M' });
            path.push_str(&point(*at));
        }
        is_drawn = at.is_some();
    }
    svg.path(&format!("line {}", Svg::series(index)), &path);
    // Many marks would hide the line; then every few rows has one.
    let every = series.values.len().div_ceil(16).max(1);
    let is_alone = |row: usize| {
        let before = row.checked_sub(1).and_then(|row| points.get(row)).copied().flatten();
        before.is_none() && points.get(row + 1).copied().flatten().is_none()
    };
    for (row, at) in points.iter().enumerate() {
        if let Some(at) = at.filter(|_| row % every == 0 || is_alone(row)) {
            marks::draw(svg, index, at);
        }
    }
}

/// Draws what stands at the ends, each beside its last point or as near as the others leave room.
fn draw_ends(svg: &mut Svg, layout: &Layout, chart: &Chart, lines: Vec<Vec<String>>) {
    let mut ends: Vec<End> = lines
        .into_iter()
        .enumerate()
        .filter_map(|(series, lines)| {
            let number = last(chart.series.get(series)?)?;
            let half = (float(lines.len()) - 1.0) * LINE / 2.0;
            let y = layout.y(number.value) - half;
            Some(End { series, lines, y, wanted: y })
        })
        .collect();
    ends.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut free = layout.top - 4.0;
    for end in &mut ends {
        end.y = end.y.max(free);
        free = end.y + end.room();
    }
    let mut free = layout.top + layout.height + 8.0;
    for end in ends.iter_mut().rev() {
        end.y = end.y.min(free - end.room());
        free = end.y;
    }
    for end in ends {
        let x = layout.to + SAMPLE;
        let is_moved = (end.y - end.wanted).abs() > 5.0 || !ends_last(chart, end.series);
        if chart.series.len() > 1 && is_moved {
            marks::draw(svg, end.series, (x, end.y));
        }
        let x = if is_moved { x + SAMPLE - 4.0 } else { x };
        svg.text((x, end.y + 5.0), "", Anchor::Start, &end.lines);
    }
}

/// Whether a line has a number in the last row.
fn ends_last(chart: &Chart, series: usize) -> bool {
    chart.series.get(series).and_then(|series| series.values.last()).is_some_and(Option::is_some)
}

impl End {
    fn room(&self) -> f64 {
        float(self.lines.len()) * LINE + 1.0
    }
}

/// Draws the names of the rows: as many as have room.
fn draw_names(svg: &mut Svg, layout: &Layout, chart: &Chart, letters: Lettering) {
    let rows = chart.names.len();
    let y = layout.top + layout.height + 22.0;
    // Narrower lines may stand beside each other where wider ones do not.
    let tried = (1..rows).flat_map(|every| [1.0, 0.75, 0.55].map(|part| (every, part)));
    let fitting = tried.into_iter().find_map(|tried| names(layout, chart, letters, tried));
    let shown = fitting.unwrap_or_else(|| {
        let whole = |row: usize| {
            let name = chart.names.get(row).map(String::as_str).unwrap_or_default();
            placed(layout.x(row), letters.wrap(name, WIDTH / 2.0 - BETWEEN))
        };
        vec![whole(0), whole(rows.saturating_sub(1))]
    });
    for (x, lines) in shown {
        svg.text((x, y), "name", Anchor::Middle, &lines);
    }
}

/// Every so many names with their places, in a part of the room between two of them; `None` where
/// they have no room.
fn names(
    layout: &Layout,
    chart: &Chart,
    letters: Lettering,
    (every, part): (usize, f64),
) -> Option<Vec<(f64, Vec<String>)>> {
    let room = (layout.x(every) - layout.x(0) - BETWEEN) * part;
    let mut shown = Vec::new();
    let mut free = 0.0;
    for (row, name) in chart.names.iter().enumerate().step_by(every) {
        let (x, lines) = placed(layout.x(row), letters.fit(name, room.max(24.0), 3)?);
        let half = widest(&lines) / 2.0;
        if x - half < free - 0.01 {
            return None;
        }
        free = x + half + BETWEEN;
        shown.push((x, lines));
    }
    Some(shown)
}

/// Lines with their middle at a place, or as near as the edges leave room.
fn placed(x: f64, lines: Vec<String>) -> (f64, Vec<String>) {
    let half = widest(&lines) / 2.0;
    (x.min(WIDTH - half).max(half), lines)
}
