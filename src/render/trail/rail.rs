//! The rail: the map downwards, one row of lines for each station, beside the text of the list.
//!
//! In: the model of the map and its lanes. Out: a [`Row`] for each station, in units of the
//! drawing. What a row shows is as high as every row; under it its lines run on as far as the text
//! needs. A line leaves its station at the bottom and arrives at the top with an arrow, so that the
//! map is read downwards and no name of a module stands in a line's way. The rows are written as
//! SVG by `rail_svg`.

use super::lanes::{Lanes, beginning, ends};
use super::model::{LineKind, MapLine, TrailModel};
use super::path::{Point, RADIUS, TIP};
use super::style::LineStyle;
use crate::course::ModuleId;

/// The height of a row: a multiple of the dashes and dots of lines, so that they run on from row to
/// row.
pub(super) const HEIGHT: i32 = 60;
/// The heights at which lines turn to a station, at which it stands, and at which they leave it.
pub(super) const ARRIVE: i32 = 10;
/// Where the station stands.
pub(super) const MIDDLE: i32 = 34;
/// Where lines from it turn.
pub(super) const LEAVE: i32 = 52;
/// The distance from the left edge to the first lane, between two lanes, and from the last one on.
const LANES: (i32, i32, i32) = (16, 16, 12);
/// The width of the column of a freedom.
const COLUMN: i32 = 16;

/// What stands beside one station.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// The middle of its stop.
    pub(super) stop: i32,
    /// The lines past it.
    pub(super) passing: Vec<Stroke>,
    /// The lines to it and from it.
    pub(super) joining: Vec<Stroke>,
    /// How many of a choice come before it, each number where the line of the choice ends.
    pub(super) numbers: Vec<(Point, usize)>,
    /// Whether lines lead to it.
    pub(super) arrives: bool,
    /// Whether something comes before it that has no line.
    pub(super) more: bool,
    /// The freedoms that it is in or that pass it.
    pub(super) freedoms: Vec<FreeMark>,
}

/// A line in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stroke {
    /// How it is drawn.
    pub(super) style: LineStyle,
    /// Its points.
    pub(super) points: Vec<Point>,
}

/// What a row shows of a freedom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FreeMark {
    /// Where its column is.
    pub(super) x: i32,
    /// Whether the station is in it.
    pub(super) is_member: bool,
    /// Whether it runs on above the station.
    pub(super) above: bool,
    /// Whether it runs on below.
    pub(super) below: bool,
}

/// The width of all rows.
pub(super) fn width(lanes: &Lanes) -> i32 {
    beyond(lanes) + units(lanes.columns) * COLUMN
}

/// The rows of a map.
pub(super) fn rows(model: &TrailModel, lanes: &Lanes) -> Vec<Row> {
    let mut running: Vec<usize> = Vec::new();
    let row = |(module, begin): (ModuleId, Vec<usize>)| {
        running.extend(begin);
        let row = row(model, lanes, module, &running);
        let goes_on =
            |&at: &usize| model.lines.get(at).and_then(ends).is_some_and(|(_, last)| last > module);
        running.retain(goes_on);
        row
    };
    beginning(model).into_iter_enumerated().map(row).collect()
}

/// The row of a module; `running` are the lines that begin, pass or end at it.
fn row(model: &TrailModel, lanes: &Lanes, module: ModuleId, running: &[usize]) -> Row {
    let stop = x(lanes.stations.get(module).copied().unwrap_or_default());
    let mut row = Row { stop, ..Row::default() };
    let lane_of = |at: usize| lanes.lines.get(at).copied().flatten();
    for &at in running {
        let Some((line, own)) = model.lines.get(at).zip(lane_of(at)) else { continue };
        let Some(ends) = ends(line) else { continue };
        row.add(line, x(own), module, ends);
    }
    row.more = model.behind(module).iter().any(|&at| lane_of(at).is_none());
    for (group, column) in model.freedoms.iter().zip(&lanes.freedoms) {
        let Some((first, last)) = group.first().zip(group.last()) else { continue };
        if (first..=last).contains(&&module) {
            row.freedoms.push(FreeMark {
                x: beyond(lanes) + units(*column) * COLUMN + COLUMN / 2,
                is_member: group.binary_search(&module).is_ok(),
                above: *first < module,
                below: module < *last,
            });
        }
    }
    row
}

impl Row {
    /// Adds a line that runs along the middle of a lane from its first module to its last.
    fn add(&mut self, line: &MapLine, along: i32, module: ModuleId, ends: (ModuleId, ModuleId)) {
        let at = |x, y| Point { x, y };
        let style = LineStyle::from(line.kind);
        let is_past = ends.0 < module && module < ends.1;
        let waits = line.to.binary_search(&module).is_ok();
        let begins = line.drawn_from.binary_search(&module).is_ok();
        if is_past {
            let past = Stroke { style, points: vec![at(along, 0), at(along, HEIGHT)] };
            if waits || begins { self.joining.push(past) } else { self.passing.push(past) }
        }
        if waits {
            self.arrive(line.kind, along);
        }
        if begins {
            let points =
                [(self.stop, MIDDLE + RADIUS), (self.stop, LEAVE), (along, LEAVE), (along, HEIGHT)];
            self.join(style, &points.map(|(x, y)| at(x, y)));
        }
    }

    fn arrive(&mut self, kind: LineKind, lane: i32) {
        let at = |x, y| Point { x, y };
        self.arrives = true;
        let end = at(self.stop, MIDDLE - TIP - 4);
        let Some(least) = kind.least else {
            let points = [at(lane, 0), at(lane, ARRIVE), at(self.stop, ARRIVE), end];
            return self.join(LineStyle::to(kind), &points);
        };
        self.numbers.push((at(lane, ARRIVE), least));
        self.join(LineStyle::Choice, &[at(lane, 0), at(lane, ARRIVE)]);
        self.join(LineStyle::to(kind), &[at(lane, ARRIVE), at(self.stop, ARRIVE), end]);
    }

    /// Adds a line; where it does not turn, without the points on the way.
    fn join(&mut self, style: LineStyle, points: &[Point]) {
        let is_straight = points.iter().all(|point| point.x == self.stop);
        let ends = || points.first().into_iter().chain(points.last()).copied().collect();
        let points = if is_straight { ends() } else { points.to_vec() };
        self.joining.push(Stroke { style, points });
    }

    /// The lines that run on under the row.
    pub(super) fn below(&self) -> Vec<(i32, LineStyle)> {
        let strokes = self.passing.iter().chain(&self.joining);
        let mut below: Vec<(i32, LineStyle)> = strokes
            .filter_map(|stroke| Some((stroke.points.last()?, stroke.style)))
            .filter(|(end, _)| end.y == HEIGHT)
            .map(|(end, style)| (end.x, style))
            .collect();
        below.sort_unstable();
        below.dedup();
        below
    }
}

/// The middle of a lane.
fn x(lane: usize) -> i32 {
    LANES.0 + units(lane) * LANES.1
}

/// The right edge of the lanes.
fn beyond(lanes: &Lanes) -> i32 {
    x(lanes.count.saturating_sub(1)) + LANES.2
}

fn units(count: usize) -> i32 {
    i32::try_from(count).unwrap_or_default()
}
