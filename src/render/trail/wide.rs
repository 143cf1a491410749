//! The layout to the right, where there is room for it.
//!
//! In: segments with their texts. Out: a scene in which each segment has a column, the lanes of a
//! fork are below each other, and text is under its station. It is `None` when the columns would be
//! too narrow, or a fork so high that nobody sees the whole of it; the page then shows the map
//! downwards.

use super::content::{MapContent, StationText};
use super::measure;
use super::model::LineKind;
use super::path::{Point, RADIUS};
use super::scene::{Ends, Node, Scene, Stop, TextLine};
use super::segment::Segment;
use super::style::{LineStyle, TextStyle};
use crate::course::ModuleId;
use crate::ids;

/// Fifty-five `rem`: the width of the main column beside the navigation on a small desktop screen.
const WIDTH: i32 = 880;
/// The least and the greatest width of a column of text.
const COLUMN: (i32, i32) = (112, 208);
/// The most modules side by side: with their text they are as high as a screen.
const LANES: usize = 6;
/// The distance between two columns of text.
const GAP: i32 = 18;
/// The width on each side of a fork's text in which its lanes part and join.
const FORK: i32 = 30;
/// The distance from the left edge of a text to the middle of its stop: the radius of a terminus
/// with its line.
const END: i32 = RADIUS + 4;
/// The distance from the middle of a stop to the first baseline under it.
const UNDER: i32 = 26;

/// Lays out the wide drawing; `None` where it cannot be drawn.
pub(crate) fn layout(map: &MapContent) -> Option<Scene> {
    let segments = &map.segments;
    if segments.iter().any(|segment| ids::each(&segment.modules).len() > LANES) {
        return None;
    }
    let columns = columns(map)?;
    let above = segments
        .iter()
        .zip(&columns)
        .map(|(segment, &column)| height_above(map, segment, column))
        .max()
        .unwrap_or_default();
    let mut wide =
        WideLayout { map, trunk: above + 6, right: 0, bottom: 0, scene: Scene::default() };
    let mut x = 0;
    let mut before: Option<(LineKind, Ends)> = None;
    for (at, (segment, &column)) in segments.iter().zip(&columns).enumerate() {
        let line = before.map(|(line, _)| line);
        let ends = wide.segment(at, segment, line, Column { left: x, width: column });
        if let Some((line, earlier)) = before {
            wide.trunk(line, earlier, ends);
        }
        before = segment.line.map(|line| (line, ends));
        x += breadth(map, at, segment, column);
    }
    let WideLayout { scene, right, bottom, .. } = wide;
    Some(scene.sized(right, bottom))
}

/// The width of the text of each segment: the greatest width that all can have, and more where
/// times and dates would break, or at least where a long word would; `None` where that is too
/// little.
fn columns(map: &MapContent) -> Option<Vec<i32>> {
    let segments = map.segments.iter().enumerate();
    let fixed: i32 = segments.map(|(at, segment)| breadth(map, at, segment, 0)).sum();
    let needed = |of: fn(&StationText) -> i32| -> Vec<i32> {
        let station_texts = map
            .segments
            .iter()
            .map(|segment| map.station_texts.range(&segment.modules).unwrap_or_default());
        let parting = |at: usize| map.forks.get(at).and_then(|texts| texts.parting.as_ref());
        // The text over a fork may extend over its right side, but no further.
        let over =
            |at: usize| parting(at).map_or(0, |text| measure::width(text, TextStyle::Fact) - FORK);
        (0..)
            .zip(station_texts)
            .map(|(at, station_texts)| {
                station_texts.iter().map(of).max().unwrap_or_default().max(over(at))
            })
            .collect()
    };
    let (least, most) = COLUMN;
    [needed(StationText::unbroken_width), needed(StationText::least_width)].into_iter().find_map(
        |needed| {
            let columns =
                |least: i32| needed.iter().map(|&needed| needed.max(least)).collect::<Vec<_>>();
            (least..=most)
                .rev()
                .map(columns)
                .find(|columns| fixed + columns.iter().sum::<i32>() - GAP <= WIDTH)
        },
    )
}

/// The width of a segment with the room between it and the next.
fn breadth(map: &MapContent, at: usize, segment: &Segment, column: i32) -> i32 {
    if !segment.is_fork() {
        return column + GAP;
    }
    let texts = map.forks.get(at).and_then(|texts| texts.joining.as_deref());
    let room = texts.map_or(0, |texts| measure::width(texts, TextStyle::Fact) + 8);
    FORK + column + FORK + room + GAP
}

/// The y of the lanes of a segment, counted from the first one; evenly spaced, so that a middle
/// lane is straight.
fn lanes(map: &MapContent, segment: &Segment, column: i32) -> Vec<i32> {
    let station_texts = map.station_texts.range(&segment.modules).unwrap_or_default();
    let step = station_texts
        .iter()
        .map(|texts| UNDER + texts.lines(Point { x: 0, y: 0 }, column).1 + GAP / 2)
        .max()
        .unwrap_or_default();
    (0..).map(|lane| lane * step).take(station_texts.len()).collect()
}

/// The height of a segment above the trunk.
fn height_above(map: &MapContent, segment: &Segment, column: i32) -> i32 {
    let half = lanes(map, segment, column).last().copied().unwrap_or_default() / 2;
    half + RADIUS + if segment.free { UNDER } else { 0 }
}

/// The left edge of a segment, and the width of its text.
#[derive(Clone, Copy)]
struct Column {
    left: i32,
    width: i32,
}

struct WideLayout<'a> {
    map: &'a MapContent,
    /// The y of the trunk.
    trunk: i32,
    right: i32,
    bottom: i32,
    scene: Scene,
}

impl WideLayout<'_> {
    /// Adds a segment; `before` is the line to it.
    fn segment(
        &mut self,
        at: usize,
        segment: &Segment,
        before: Option<LineKind>,
        column: Column,
    ) -> Ends {
        if segment.is_fork() {
            return self.fork(at, segment, before, column);
        }
        let middle = Point { x: column.left + END, y: self.trunk };
        let place = self.stop(segment.modules.start, middle, column.width);
        let end = (Node::Stop(segment.modules.start), place);
        Ends { start: end, end }
    }

    fn fork(
        &mut self,
        at: usize,
        segment: &Segment,
        before: Option<LineKind>,
        column: Column,
    ) -> Ends {
        let Column { left, width } = column;
        let lanes = lanes(self.map, segment, width);
        let top = self.trunk - lanes.last().copied().unwrap_or_default() / 2;
        let start = Point { x: left + FORK / 2, y: self.trunk };
        let end = Point { x: left + FORK + width + FORK / 2, y: self.trunk };
        self.remarks(at, Point { x: left + FORK, y: top - RADIUS - 10 }, end);
        for (station, below) in ids::each(&segment.modules).zip(lanes) {
            let stop = self.stop(station, Point { x: left + FORK + END, y: top + below }, width);
            if let Some(line) = before {
                let points = lane_points(start, stop);
                self.scene.join(Node::Part(at), Node::Stop(station), LineStyle::to(line), points);
            }
            if let Some(line) = segment.line {
                let points = lane_points(end, stop);
                self.scene.join(Node::Stop(station), Node::Join(at), LineStyle::from(line), points);
            }
        }
        self.right = self.right.max(end.x + 2);
        Ends { start: (Node::Part(at), start), end: (Node::Join(at), end) }
    }

    /// Adds the line from one segment to the next.
    fn trunk(&mut self, line: LineKind, earlier: Ends, later: Ends) {
        let points = vec![earlier.end.1, later.start.1];
        self.scene.join(earlier.end.0, later.start.0, LineStyle::to(line), points);
        if let Some(least) = line.least {
            self.scene.numbers.push((earlier.end.1, least));
        }
    }

    /// Adds the text over the first lane, and beside the point where the lanes join.
    fn remarks(&mut self, at: usize, over: Point, end: Point) {
        let texts = self.map.forks.get(at).cloned().unwrap_or_default();
        let parting = texts.parting.map(|text| (over, text));
        let joining =
            texts.joining.map(|text| (Point { x: end.x + RADIUS + 4, y: end.y - 8 }, text));
        for (at, text) in parting.into_iter().chain(joining) {
            self.right = self.right.max(at.x + measure::width(&text, TextStyle::Fact));
            self.scene.words.push(TextLine { at, text, style: TextStyle::Fact, until: None });
        }
    }

    /// Adds a station with its text.
    fn stop(&mut self, station: ModuleId, at: Point, column: i32) -> Point {
        let texts = self.map.station_texts.get(station).cloned().unwrap_or_default();
        let (words, height) = texts.lines(Point { x: at.x - END, y: at.y + UNDER }, column);
        self.right = self.right.max(at.x - END + column);
        self.bottom = self.bottom.max(at.y + UNDER + height - 8);
        self.scene.stops.push(Stop { station, at, words });
        at
    }
}

/// The points of a lane: from where the lanes part or join up or down, and along the lane to its
/// stop.
fn lane_points(from: Point, stop: Point) -> Vec<Point> {
    if from.y == stop.y {
        return vec![from, stop];
    }
    vec![from, Point { x: from.x, y: stop.y }, stop]
}
