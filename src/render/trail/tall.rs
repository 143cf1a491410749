//! The tall drawing: the trail runs downwards, as on a phone and in print.
//!
//! In: a route with its signs. Out: a scene as wide as a small phone. The stations stand under each
//! other with their words to the right; where the trail parts, each lane leaves a rail on the left,
//! passes its station and comes back by a rail on the right.

use super::map::Map;
use super::scene::{Ends, Node, Point, RADIUS, Scene, Stop, Words};
use super::stretch::Stretch;
use super::style::Style;
use crate::course::ModuleId;
use crate::ids;

/// Twenty `rem`: what a phone of 360 pixels shows beside its margins.
const WIDTH: i32 = 320;
/// From the trunk to the rails of a fork.
const RAIL: i32 = 18;
/// From one track of bypasses to the next.
const TRACK: i32 = 12;
/// Free height between the words of two stations, where the line shows.
const GAP: i32 = 22;
/// The height in which lanes part or join.
const BEND: i32 = 14;

/// Lays out the tall drawing.
pub(crate) fn lay(map: &Map) -> Scene {
    let forks = map.route.stretches.iter().any(Stretch::is_fork);
    let tracks = i32::try_from(map.route.bypasses.tracks.len()).unwrap_or_default();
    let trunk = tracks * TRACK + if forks { RAIL } else { RADIUS } + 4;
    let words = trunk + if forks { RAIL } else { RADIUS } + 14;
    let mut tall = Tall {
        map,
        trunk,
        words,
        innermost: trunk - if forks { RAIL } else { RADIUS } - TRACK,
        y: 0,
        scene: Scene::default(),
    };
    let ends: Vec<Ends> =
        (0..).zip(&map.route.stretches).map(|(at, stretch)| tall.stretch(at, stretch)).collect();
    let Tall { mut scene, y, innermost, .. } = tall;
    scene.trunk(&map.route.joints, &ends);
    let at = |x, y| Point { x, y };
    let middle = |track: i32, last: Point, first: Point| {
        at(innermost - track * TRACK, i32::midpoint(last.y, first.y))
    };
    let way = |middle: Point, stop: Point, port: i32| {
        vec![middle, at(middle.x, stop.y + port), at(stop.x, stop.y + port)]
    };
    scene.bypasses(&map.route.bypasses.tracks, middle, way);
    let end = ends.last().map_or(0, |last| last.end.1.y);
    scene.sized(WIDTH, (y - GAP).max(end) + 6)
}

struct Tall<'a> {
    map: &'a Map,
    /// Where the trunk runs.
    trunk: i32,
    /// Where the words begin.
    words: i32,
    /// Where the innermost track of bypasses runs.
    innermost: i32,
    /// Where the next thing can stand.
    y: i32,
    scene: Scene,
}

impl Tall<'_> {
    fn stretch(&mut self, at: usize, stretch: &Stretch) -> Ends {
        if !stretch.is_fork() {
            let place = self.stop(stretch.modules.start);
            let end = (Node::Stop(stretch.modules.start), place);
            return Ends { start: end, end };
        }
        let sign = self.map.forks.get(at).cloned().unwrap_or_default();
        let start = Point { x: self.trunk, y: self.y.max(2) };
        self.y += BEND;
        self.remark(sign.parting);
        let stops: Vec<(ModuleId, Point)> =
            ids::each(&stretch.modules).map(|station| (station, self.stop(station))).collect();
        let join = self.y - 8;
        self.remark(sign.joining);
        let end = Point { x: self.trunk, y: (join + BEND).max(self.y - GAP) };
        self.y = end.y + GAP / 2;
        let route = &self.map.route;
        for (lane, &(station, stop)) in stops.iter().enumerate() {
            let way_in = self.lane(start, start.y + BEND, self.trunk - RAIL, stop);
            let way_out = self.lane(end, join, self.trunk + RAIL, stop);
            self.scene.join(Node::Part(at), Node::Stop(station), route.entering(at, lane), way_in);
            self.scene.join(Node::Stop(station), Node::Join(at), route.leaving(at, lane), way_out);
        }
        Ends { start: (Node::Part(at), start), end: (Node::Join(at), end) }
    }

    /// From where the lanes part or join, over at a height, along a rail to a stop.
    fn lane(&self, from: Point, over: i32, rail: i32, stop: Point) -> Vec<Point> {
        let at = |x, y| Point { x, y };
        vec![from, at(self.trunk, over), at(rail, over), at(rail, stop.y), stop]
    }

    /// A station with its words.
    fn stop(&mut self, station: ModuleId) -> Point {
        let at = Point { x: self.trunk, y: self.y + RADIUS + 4 };
        let sign = self.map.signs.get(station).cloned().unwrap_or_default();
        let (words, height) = sign.lines(Point { x: self.words, y: at.y + 5 }, WIDTH - self.words);
        self.y = at.y - 10 + height.max(RADIUS + 12) + GAP;
        self.scene.stops.push(Stop { station, at, words });
        at
    }

    /// Words beside the place where lanes part or join.
    fn remark(&mut self, text: Option<String>) {
        let Some(text) = text else {
            self.y += RADIUS;
            return;
        };
        for line in super::measure::wrap(&text, Style::Fact, WIDTH - self.words) {
            self.scene.words.push(Words {
                at: Point { x: self.words, y: self.y + 5 },
                text: line,
                style: Style::Fact,
            });
            self.y += Style::Fact.height();
        }
        self.y += RADIUS;
    }
}
