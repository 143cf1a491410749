//! The wide drawing: the trail runs to the right, where there is room for it.
//!
//! In: a route with its signs. Out: a scene in which each stretch has a column, the lanes of a fork
//! lie under each other, and words stand under their station; or nothing when the columns would be
//! too narrow, or when a bypass would have to cross lanes: the tall drawing serves then.

use super::map::Map;
use super::measure;
use super::scene::{Ends, Node, Point, RADIUS, Scene, Stop, Words};
use super::sign::Sign;
use super::stretch::Stretch;
use super::style::Style;
use crate::course::ModuleId;
use crate::ids;

/// Fifty-five `rem`: what the main column holds beside the navigation on a small desktop screen.
const WIDTH: i32 = 880;
/// The least and the most that a column of words is wide.
const COLUMN: (i32, i32) = (112, 208);
/// Between two columns of words.
const GAP: i32 = 18;
/// What a fork needs on each side of its words for its lanes to part and to join.
const FORK: i32 = 30;
/// From one track of bypasses to the next.
const TRACK: i32 = 14;
/// From what reaches highest to the innermost track.
const NEAR: i32 = 14;
/// From the left edge of the words to the middle of their stop: the radius of a terminus with its
/// line.
const END: i32 = RADIUS + 4;
/// From the middle of a stop to the first baseline under it.
const UNDER: i32 = 26;

/// Lays out the wide drawing, if it can be drawn.
pub(crate) fn lay(map: &Map) -> Option<Scene> {
    let stretches = &map.route.stretches;
    let in_fork = |station: ModuleId| {
        stretches.iter().any(|stretch| stretch.is_fork() && stretch.modules.contains(&station))
    };
    let touched = map
        .route
        .bypasses
        .tracks
        .iter()
        .flatten()
        .flat_map(|bypass| bypass.from.iter().chain(&bypass.to));
    let columns = columns(map)?;
    if touched.into_iter().any(|&station| in_fork(station)) {
        return None;
    }
    let above = stretches
        .iter()
        .zip(&columns)
        .map(|(stretch, &column)| height_above(map, stretch, column))
        .max()
        .unwrap_or_default();
    let tracks = i32::try_from(map.route.bypasses.tracks.len()).unwrap_or_default();
    let clear = if tracks > 0 { NEAR + tracks * TRACK } else { 0 };
    let mut wide =
        Wide { map, trunk: above + clear + 6, right: 0, bottom: 0, scene: Scene::default() };
    let mut x = 0;
    let mut ends: Vec<Ends> = Vec::new();
    for (at, (stretch, &column)) in stretches.iter().zip(&columns).enumerate() {
        ends.push(wide.stretch(at, stretch, Column { left: x, width: column }));
        x += breadth(map, at, stretch, column);
    }
    let Wide { mut scene, right, bottom, trunk, .. } = wide;
    scene.trunk(&map.route.joints, &ends);
    let at = |x, y| Point { x, y };
    let middle = |track: i32, last: Point, first: Point| {
        at(i32::midpoint(last.x, first.x), trunk - above - NEAR - track * TRACK)
    };
    let way = |middle: Point, stop: Point, port: i32| {
        vec![middle, at(stop.x + port, middle.y), at(stop.x + port, stop.y)]
    };
    scene.bypasses(&map.route.bypasses.tracks, middle, way);
    Some(scene.sized(right, bottom))
}

/// How wide the words of each stretch may be: as much as all can have, and more where times and
/// dates would break, or at least where a long word would; `None` when that is too little.
fn columns(map: &Map) -> Option<Vec<i32>> {
    let stretches = map.route.stretches.iter().enumerate();
    let fixed: i32 = stretches.map(|(at, stretch)| breadth(map, at, stretch, 0)).sum();
    let needed = |of: fn(&Sign) -> i32| -> Vec<i32> {
        let signs = map
            .route
            .stretches
            .iter()
            .map(|stretch| map.signs.range(&stretch.modules).unwrap_or_default());
        let parting = |at: usize| map.forks.get(at).and_then(|sign| sign.parting.as_ref());
        // The words over a fork may reach over its right side and no further, where a bypass may
        // come down.
        let over =
            |at: usize| parting(at).map_or(0, |text| measure::width(text, Style::Fact) - FORK);
        (0..)
            .zip(signs)
            .map(|(at, signs)| signs.iter().map(of).max().unwrap_or_default().max(over(at)))
            .collect()
    };
    let (least, most) = COLUMN;
    [needed(Sign::calm_width), needed(Sign::least_width)].into_iter().find_map(|needed| {
        let columns =
            |least: i32| needed.iter().map(|&needed| needed.max(least)).collect::<Vec<_>>();
        (least..=most)
            .rev()
            .map(columns)
            .find(|columns| fixed + columns.iter().sum::<i32>() - GAP <= WIDTH)
    })
}

/// How wide a stretch is with what stands between it and the next.
fn breadth(map: &Map, at: usize, stretch: &Stretch, column: i32) -> i32 {
    if !stretch.is_fork() {
        return column + GAP;
    }
    let sign = map.forks.get(at).and_then(|sign| sign.joining.as_deref());
    let room = sign.map_or(0, |sign| measure::width(sign, Style::Fact) + 8);
    FORK + column + FORK + room + GAP
}

/// Where the lanes of a stretch lie, from the first one downwards; evenly, so that a middle lane
/// goes straight on.
fn lanes(map: &Map, stretch: &Stretch, column: i32) -> Vec<i32> {
    let signs = map.signs.range(&stretch.modules).unwrap_or_default();
    let step = signs
        .iter()
        .map(|sign| UNDER + sign.lines(Point { x: 0, y: 0 }, column).1 + GAP / 2)
        .max()
        .unwrap_or_default();
    (0..).map(|lane| lane * step).take(signs.len()).collect()
}

/// How far a stretch reaches above the trunk.
fn height_above(map: &Map, stretch: &Stretch, column: i32) -> i32 {
    let half = lanes(map, stretch, column).last().copied().unwrap_or_default() / 2;
    half + RADIUS + if stretch.free { UNDER } else { 0 }
}

/// Where a stretch stands, and how wide its words may be.
#[derive(Clone, Copy)]
struct Column {
    left: i32,
    width: i32,
}

struct Wide<'a> {
    map: &'a Map,
    /// The height of the trunk.
    trunk: i32,
    right: i32,
    bottom: i32,
    scene: Scene,
}

impl Wide<'_> {
    fn stretch(&mut self, at: usize, stretch: &Stretch, column: Column) -> Ends {
        if stretch.is_fork() {
            return self.fork(at, stretch, column);
        }
        let place = self.stop(
            stretch.modules.start,
            Point { x: column.left + END, y: self.trunk },
            column.width,
        );
        let end = (Node::Stop(stretch.modules.start), place);
        Ends { start: end, end }
    }

    fn fork(&mut self, at: usize, stretch: &Stretch, column: Column) -> Ends {
        let Column { left, width } = column;
        let lanes = lanes(self.map, stretch, width);
        let top = self.trunk - lanes.last().copied().unwrap_or_default() / 2;
        let start = Point { x: left + 2, y: self.trunk };
        let end = Point { x: left + FORK + width + FORK, y: self.trunk };
        self.remarks(at, Point { x: left + FORK, y: top - RADIUS - 10 }, end);
        let route = &self.map.route;
        for (lane, (station, below)) in ids::each(&stretch.modules).zip(lanes).enumerate() {
            let stop = self.stop(station, Point { x: left + FORK + END, y: top + below }, width);
            let way_in = lane_way(start, start.x + FORK / 2, stop);
            let way_out = lane_way(end, end.x - FORK / 2, stop);
            self.scene.join(Node::Part(at), Node::Stop(station), route.entering(at, lane), way_in);
            self.scene.join(Node::Stop(station), Node::Join(at), route.leaving(at, lane), way_out);
        }
        self.right = self.right.max(end.x + 2);
        Ends { start: (Node::Part(at), start), end: (Node::Join(at), end) }
    }

    /// The words over the first lane, and beside the place where the lanes join.
    fn remarks(&mut self, at: usize, over: Point, end: Point) {
        let sign = self.map.forks.get(at).cloned().unwrap_or_default();
        let parting = sign.parting.map(|text| (over, text));
        let joining = sign.joining.map(|text| (Point { x: end.x, y: end.y - 10 }, text));
        for (at, text) in parting.into_iter().chain(joining) {
            self.right = self.right.max(at.x + measure::width(&text, Style::Fact));
            self.scene.words.push(Words { at, text, style: Style::Fact });
        }
    }

    /// A station with its words.
    fn stop(&mut self, station: ModuleId, at: Point, column: i32) -> Point {
        let sign = self.map.signs.get(station).cloned().unwrap_or_default();
        let (words, height) = sign.lines(Point { x: at.x - END, y: at.y + UNDER }, column);
        self.right = self.right.max(at.x - END + column);
        self.bottom = self.bottom.max(at.y + UNDER + height - 8);
        self.scene.stops.push(Stop { station, at, words });
        at
    }
}

/// From where the lanes part or join, up or down at a place, along the lane to its stop.
fn lane_way(from: Point, turn: i32, stop: Point) -> Vec<Point> {
    vec![from, Point { x: turn, y: from.y }, Point { x: turn, y: stop.y }, stop]
}
