//! The scene: a trail with coordinates, before it is written as SVG.
//!
//! In: what `tall` and `wide` put there. Out: edges, stops and text in whole units, sixteen to a
//! `rem`. Edges name the nodes that they join, so that a test can follow the drawn lines and check
//! what they claim.

use super::connection::{Connection, LineStyle};
use super::long_edge::LongEdge;
use super::measure::{width, wrap};
use super::station_text::StationText;
use super::style::TextStyle;
use crate::course::ModuleId;
use crate::ids::IndexVec;

/// The radius of the circle of a stop.
pub(super) const RADIUS: i32 = 8;
/// The distance from the middle of a stop to the end of a long edge, so that the edge is not drawn
/// on the trunk.
const PORT: i32 = 6;

/// A point in the drawing, counted from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    /// To the right.
    pub(crate) x: i32,
    /// Downwards.
    pub(crate) y: i32,
}

/// What an edge joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    /// A station.
    Stop(ModuleId),
    /// Where the lanes of a segment part.
    Part(usize),
    /// Where the lanes of a segment join.
    Join(usize),
    /// The middle of a long edge: its track, and its number on the track.
    LongEdge(usize, usize),
}

/// An edge of the drawing, from what comes first to what comes after it.
#[derive(Debug, Clone)]
pub(crate) struct Edge {
    /// What comes first.
    pub(crate) from: Node,
    /// What comes after.
    pub(crate) to: Node,
    /// How strongly the order holds.
    pub(crate) line: LineStyle,
    /// Its points, beginning at the end that it shares with other edges: the dots of edges that
    /// are drawn on each other then coincide.
    pub(crate) points: Vec<Point>,
}

/// Where a segment begins and ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    /// Where edges to it end.
    pub(super) start: (Node, Point),
    /// Where edges from it begin.
    pub(super) end: (Node, Point),
}

/// One line of text.
#[derive(Debug, Clone)]
pub(crate) struct TextLine {
    /// The left end of its baseline.
    pub(crate) at: Point,
    /// The text.
    pub(crate) text: String,
    /// What kind of text it is.
    pub(crate) style: TextStyle,
}

/// A station with its text.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    /// The station.
    pub(crate) station: ModuleId,
    /// The middle of its circle.
    pub(crate) at: Point,
    /// The text beside it.
    pub(crate) words: Vec<TextLine>,
}

/// A drawing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scene {
    /// Its width.
    pub(crate) width: i32,
    /// Its height.
    pub(crate) height: i32,
    /// The lines.
    pub(crate) edges: Vec<Edge>,
    /// The stations, in published order.
    pub(crate) stops: IndexVec<ModuleId, Stop>,
    /// The ends of the trail that are no station, since lanes part or join there.
    pub(crate) ends: Vec<Point>,
    /// Text that belongs to no station.
    pub(crate) words: Vec<TextLine>,
}

impl Scene {
    /// Adds an edge.
    pub(super) fn join(&mut self, from: Node, to: Node, line: LineStyle, points: Vec<Point>) {
        self.edges.push(Edge { from, to, line, points });
    }

    /// Adds the trunk between segments, and its ends.
    pub(super) fn trunk(&mut self, connections: &[Connection], ends: &[Ends]) {
        let outer = ends
            .first()
            .map(|first| first.start)
            .into_iter()
            .chain(ends.last().map(|last| last.end));
        self.ends
            .extend(outer.filter(|(node, _)| !matches!(node, Node::Stop(_))).map(|(_, at)| at));
        for (connection, (earlier, later)) in
            connections.iter().zip(ends.iter().zip(ends.iter().skip(1)))
        {
            self.join(
                earlier.end.0,
                later.start.0,
                connection.trunk,
                vec![earlier.end.1, later.start.1],
            );
        }
    }

    /// Adds the long edges. `middle` gives the point on a track between the last of the earlier
    /// stations and the first of the later ones. `points` leads from there to a stop; its last
    /// argument is the distance from the middle of the stop to the end of the edge.
    pub(super) fn long_edges(
        &mut self,
        tracks: &[Vec<LongEdge>],
        middle: impl Fn(i32, Point, Point) -> Point,
        points: impl Fn(Point, Point, i32) -> Vec<Point>,
    ) {
        for (track, (level, long_edges)) in (0..).zip(tracks).enumerate() {
            for (number, long_edge) in long_edges.iter().enumerate() {
                let (from, to) = (self.places(&long_edge.from), self.places(&long_edge.to));
                let Some((last, first)) = from.last().zip(to.first()) else { continue };
                let (node, at) = (Node::LongEdge(track, number), middle(level, last.1, first.1));
                for (station, stop) in from {
                    self.join(Node::Stop(station), node, long_edge.line, points(at, stop, PORT));
                }
                for (station, stop) in to {
                    self.join(node, Node::Stop(station), long_edge.line, points(at, stop, -PORT));
                }
            }
        }
    }

    /// The points of stations, in the order given, which is the published one.
    fn places(&self, stations: &[ModuleId]) -> Vec<(ModuleId, Point)> {
        stations
            .iter()
            .filter_map(|&station| self.stops.get(station).map(|stop| (station, stop.at)))
            .collect()
    }

    /// Rounds the size up to whole `rem`, so that the drawing's own size is exact.
    pub(super) fn sized(mut self, width: i32, height: i32) -> Self {
        let whole = |units: i32| units.saturating_add(15) / 16 * 16;
        self.width = whole(width);
        self.height = whole(height);
        self
    }
}

impl StationText {
    /// The lines of the text in a column whose first baseline begins at `start`, and their height.
    pub(super) fn lines(&self, start: Point, column: i32) -> (Vec<TextLine>, i32) {
        let facts = self.facts.iter().map(|fact| (TextStyle::Fact, fact));
        let parts = self
            .label
            .iter()
            .map(|label| (TextStyle::Label, label))
            .chain([(TextStyle::Name, &self.title)])
            .chain(facts);
        let mut words: Vec<TextLine> = Vec::new();
        let mut y = start.y;
        for (style, text) in parts {
            for line in wrap(text, style, column) {
                if !words.is_empty() {
                    y += style.height();
                }
                words.push(TextLine { at: Point { x: start.x, y }, text: line, style });
            }
        }
        (words, y - start.y + TextStyle::Label.height())
    }

    /// The width of the longest word of the title: in less, the word must break.
    pub(super) fn least_width(&self) -> i32 {
        self.title.split(' ').map(|word| width(word, TextStyle::Name)).max().unwrap_or_default()
    }

    /// The width in which only the title takes more than one line.
    pub(super) fn unbroken_width(&self) -> i32 {
        self.facts
            .iter()
            .map(|fact| width(fact, TextStyle::Fact))
            .max()
            .unwrap_or_default()
            .max(self.least_width())
    }
}
