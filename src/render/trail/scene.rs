//! The scene: a trail with a place for everything, before it is written as SVG.
//!
//! In: what `tall` and `wide` put there. Out: pieces, stops and words in whole units, sixteen to a
//! `rem`. Pieces name what they join, so that a test can follow the drawn lines and ask what they
//! say.

use super::bypass::Bypass;
use super::joint::{Joint, Line};
use super::measure::{width, wrap};
use super::sign::Sign;
use super::style::Style;
use crate::course::ModuleId;
use crate::ids::IndexVec;

/// The radius of a stop.
pub(super) const RADIUS: i32 = 8;
/// How far from the middle of a stop a bypass meets it, so that it does not lie on the trunk.
const PORT: i32 = 6;

/// A place in the drawing, from its top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    /// To the right.
    pub(crate) x: i32,
    /// Downwards.
    pub(crate) y: i32,
}

/// What a piece of the trail joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    /// A station.
    Stop(ModuleId),
    /// Where the lanes of a stretch part.
    Part(usize),
    /// Where the lanes of a stretch join.
    Join(usize),
    /// The middle of a bypass: its track, and its number on the track.
    Bypass(usize, usize),
}

/// A piece of the trail, from what comes first to what comes after it.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// What comes first.
    pub(crate) from: Node,
    /// What comes after.
    pub(crate) to: Node,
    /// How strongly the order holds.
    pub(crate) line: Line,
    /// The way, from the end that it shares with other pieces: dots of pieces that lie on each
    /// other then meet.
    pub(crate) way: Vec<Point>,
}

/// Where a stretch begins and ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    /// What leads to it comes here.
    pub(super) start: (Node, Point),
    /// What leads on goes from here.
    pub(super) end: (Node, Point),
}

/// One line of words.
#[derive(Debug, Clone)]
pub(crate) struct Words {
    /// The left end of its baseline.
    pub(crate) at: Point,
    /// The words.
    pub(crate) text: String,
    /// What they are.
    pub(crate) style: Style,
}

/// A station with its words.
#[derive(Debug, Clone)]
pub(crate) struct Stop {
    /// The station.
    pub(crate) station: ModuleId,
    /// Its middle.
    pub(crate) at: Point,
    /// What stands beside it.
    pub(crate) words: Vec<Words>,
}

/// A drawing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scene {
    /// How wide it is.
    pub(crate) width: i32,
    /// How high it is.
    pub(crate) height: i32,
    /// The lines.
    pub(crate) pieces: Vec<Piece>,
    /// The stations, in published order.
    pub(crate) stops: IndexVec<ModuleId, Stop>,
    /// Where the trail begins or ends at no station, since it parts or joins there.
    pub(crate) ends: Vec<Point>,
    /// Words that belong to no station.
    pub(crate) words: Vec<Words>,
}

impl Scene {
    /// Adds a piece.
    pub(super) fn join(&mut self, from: Node, to: Node, line: Line, way: Vec<Point>) {
        self.pieces.push(Piece { from, to, line, way });
    }

    /// Adds the trunk between stretches, and its ends.
    pub(super) fn trunk(&mut self, joints: &[Joint], ends: &[Ends]) {
        let outer = ends
            .first()
            .map(|first| first.start)
            .into_iter()
            .chain(ends.last().map(|last| last.end));
        self.ends
            .extend(outer.filter(|(node, _)| !matches!(node, Node::Stop(_))).map(|(_, at)| at));
        for (joint, (earlier, later)) in joints.iter().zip(ends.iter().zip(ends.iter().skip(1))) {
            self.join(
                earlier.end.0,
                later.start.0,
                joint.trunk,
                vec![earlier.end.1, later.start.1],
            );
        }
    }

    /// Adds the bypasses. `middle` gives a place on a track between the last of what comes first
    /// and the first of what follows; `way` leads from there to a stop, past the port that the
    /// distance names.
    pub(super) fn bypasses(
        &mut self,
        tracks: &[Vec<Bypass>],
        middle: impl Fn(i32, Point, Point) -> Point,
        way: impl Fn(Point, Point, i32) -> Vec<Point>,
    ) {
        for (track, (level, bypasses)) in (0..).zip(tracks).enumerate() {
            for (number, bypass) in bypasses.iter().enumerate() {
                let (from, to) = (self.places(&bypass.from), self.places(&bypass.to));
                let Some((last, first)) = from.last().zip(to.first()) else { continue };
                let (node, at) = (Node::Bypass(track, number), middle(level, last.1, first.1));
                for (station, stop) in from {
                    self.join(Node::Stop(station), node, bypass.line, way(at, stop, PORT));
                }
                for (station, stop) in to {
                    self.join(node, Node::Stop(station), bypass.line, way(at, stop, -PORT));
                }
            }
        }
    }

    /// The places of stations, in published order as these are.
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

impl Sign {
    /// The lines of the sign in a column that starts at a place, the first baseline there; and the
    /// height of all of them.
    pub(super) fn lines(&self, start: Point, column: i32) -> (Vec<Words>, i32) {
        let facts = self.facts.iter().map(|fact| (Style::Fact, fact));
        let parts = self
            .label
            .iter()
            .map(|label| (Style::Label, label))
            .chain([(Style::Name, &self.title)])
            .chain(facts);
        let mut words: Vec<Words> = Vec::new();
        let mut y = start.y;
        for (style, text) in parts {
            for line in wrap(text, style, column) {
                if !words.is_empty() {
                    y += style.height();
                }
                words.push(Words { at: Point { x: start.x, y }, text: line, style });
            }
        }
        (words, y - start.y + Style::Label.height())
    }

    /// The width of its longest word: with less, a word of the title must break.
    pub(super) fn least_width(&self) -> i32 {
        self.title.split(' ').map(|word| width(word, Style::Name)).max().unwrap_or_default()
    }

    /// The width with which nothing but the title takes more than one line.
    pub(super) fn calm_width(&self) -> i32 {
        self.facts
            .iter()
            .map(|fact| width(fact, Style::Fact))
            .max()
            .unwrap_or_default()
            .max(self.least_width())
    }
}
