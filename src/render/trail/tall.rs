//! The tall layout: the trail runs downwards, as on a phone and in print.
//!
//! In: a graph with its texts. Out: a scene as wide as a small phone. The stations are below each
//! other with their text to the right. Where the trail parts, each lane leaves a rail on the left,
//! passes its station and comes back by a rail on the right.

use super::content::MapContent;
use super::scene::{Ends, Node, Point, RADIUS, Scene, Stop, TextLine};
use super::segment::Segment;
use super::style::TextStyle;
use crate::course::ModuleId;
use crate::ids;

/// Twenty `rem`: the width of a phone of 360 pixels without its margins.
const WIDTH: i32 = 320;
/// The distance from the trunk to the rails of a fork.
const RAIL: i32 = 18;
/// The distance between two tracks of long edges.
const TRACK: i32 = 12;
/// The free height between the texts of two stations, where the line shows.
const GAP: i32 = 22;
/// The height of the bend where lanes part or join.
const BEND: i32 = 14;

/// Lays out the tall drawing.
pub(crate) fn layout(map: &MapContent) -> Scene {
    let forks = map.graph.segments.iter().any(Segment::is_fork);
    let tracks = i32::try_from(map.graph.long_edges.tracks.len()).unwrap_or_default();
    let trunk = tracks * TRACK + if forks { RAIL } else { RADIUS } + 4;
    let words = trunk + if forks { RAIL } else { RADIUS } + 14;
    let mut tall = TallLayout {
        map,
        trunk,
        words,
        innermost: trunk - if forks { RAIL } else { RADIUS } - TRACK,
        y: 0,
        scene: Scene::default(),
    };
    let ends: Vec<Ends> =
        (0..).zip(&map.graph.segments).map(|(at, segment)| tall.segment(at, segment)).collect();
    let TallLayout { mut scene, y, innermost, .. } = tall;
    scene.trunk(&map.graph.connections, &ends);
    let at = |x, y| Point { x, y };
    let middle = |track: i32, last: Point, first: Point| {
        at(innermost - track * TRACK, i32::midpoint(last.y, first.y))
    };
    let points = |middle: Point, stop: Point, port: i32| {
        vec![middle, at(middle.x, stop.y + port), at(stop.x, stop.y + port)]
    };
    scene.long_edges(&map.graph.long_edges.tracks, middle, points);
    let end = ends.last().map_or(0, |last| last.end.1.y);
    scene.sized(WIDTH, (y - GAP).max(end) + 6)
}

struct TallLayout<'a> {
    map: &'a MapContent,
    /// The x of the trunk.
    trunk: i32,
    /// The x of the text.
    words: i32,
    /// The x of the innermost track of long edges.
    innermost: i32,
    /// The y from which there is free room.
    y: i32,
    scene: Scene,
}

impl TallLayout<'_> {
    fn segment(&mut self, at: usize, segment: &Segment) -> Ends {
        if !segment.is_fork() {
            let place = self.stop(segment.modules.start);
            let end = (Node::Stop(segment.modules.start), place);
            return Ends { start: end, end };
        }
        let texts = self.map.forks.get(at).cloned().unwrap_or_default();
        let start = Point { x: self.trunk, y: self.y.max(2) };
        self.y += BEND;
        self.remark(texts.parting);
        let stops: Vec<(ModuleId, Point)> =
            ids::each(&segment.modules).map(|station| (station, self.stop(station))).collect();
        let join = self.y - 8;
        self.remark(texts.joining);
        let end = Point { x: self.trunk, y: (join + BEND).max(self.y - GAP) };
        self.y = end.y + GAP / 2;
        let graph = &self.map.graph;
        for (lane, &(station, stop)) in stops.iter().enumerate() {
            let inbound = self.lane(start, start.y + BEND, self.trunk - RAIL, stop);
            let outbound = self.lane(end, join, self.trunk + RAIL, stop);
            self.scene.join(Node::Part(at), Node::Stop(station), graph.entering(at, lane), inbound);
            self.scene.join(Node::Stop(station), Node::Join(at), graph.leaving(at, lane), outbound);
        }
        Ends { start: (Node::Part(at), start), end: (Node::Join(at), end) }
    }

    /// The points of a lane: from where the lanes part or join, across at the height `over`, along
    /// a rail to a stop.
    fn lane(&self, from: Point, over: i32, rail: i32, stop: Point) -> Vec<Point> {
        let at = |x, y| Point { x, y };
        vec![from, at(self.trunk, over), at(rail, over), at(rail, stop.y), stop]
    }

    /// Adds a station with its text.
    fn stop(&mut self, station: ModuleId) -> Point {
        let at = Point { x: self.trunk, y: self.y + RADIUS + 4 };
        let texts = self.map.station_texts.get(station).cloned().unwrap_or_default();
        let (words, height) = texts.lines(Point { x: self.words, y: at.y + 5 }, WIDTH - self.words);
        self.y = at.y - 10 + height.max(RADIUS + 12) + GAP;
        self.scene.stops.push(Stop { station, at, words });
        at
    }

    /// Adds the text beside the point where lanes part or join.
    fn remark(&mut self, text: Option<String>) {
        let Some(text) = text else {
            self.y += RADIUS;
            return;
        };
        for line in super::measure::wrap(&text, TextStyle::Fact, WIDTH - self.words) {
            self.scene.words.push(TextLine {
                at: Point { x: self.words, y: self.y + 5 },
                text: line,
                style: TextStyle::Fact,
            });
            self.y += TextStyle::Fact.height();
        }
        self.y += RADIUS;
    }
}
