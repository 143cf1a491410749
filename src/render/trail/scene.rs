//! The scene: the map to the right with coordinates, before it is written as SVG.
//!
//! In: what `wide` puts there. Out: edges, stops and text in whole units, sixteen to a `rem`. Edges
//! name the nodes that they join, so that a test can follow the drawn lines and check what they
//! claim.

use super::content::StationText;
use super::measure::{width, wrap};
use super::path::Point;
use super::style::{LineStyle, TextStyle};
use crate::course::ModuleId;
use crate::ids::IndexVec;

/// What an edge joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Node {
    /// A station.
    Stop(ModuleId),
    /// Where the lanes of a segment part.
    Part(usize),
    /// Where the lanes of a segment join.
    Join(usize),
}

/// An edge of the drawing, from what comes first to what comes after it.
#[derive(Debug, Clone)]
pub(crate) struct Edge {
    /// What comes first.
    #[cfg_attr(not(test), expect(dead_code, reason = "only tests follow the lines back"))]
    pub(crate) from: Node,
    /// What comes after.
    pub(crate) to: Node,
    /// How it is drawn.
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
    /// The last day on which it is news, in ISO 8601 format; none for what always holds.
    pub(crate) until: Option<String>,
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
    /// How many of a choice come before what follows, each number where its lines join.
    pub(crate) numbers: Vec<(Point, usize)>,
    /// Text that belongs to no station.
    pub(crate) words: Vec<TextLine>,
}

impl Scene {
    /// Adds an edge.
    pub(super) fn join(&mut self, from: Node, to: Node, line: LineStyle, points: Vec<Point>) {
        self.edges.push(Edge { from, to, line, points });
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
        let facts = self.facts.iter().map(|fact| (TextStyle::Fact, fact, None));
        let dates = self.dates.iter().map(|date| (TextStyle::Fact, &date.text, Some(&date.until)));
        let parts = self
            .label
            .iter()
            .map(|label| (TextStyle::Label, label, None))
            .chain([(TextStyle::Name, &self.title, None)])
            .chain(facts)
            .chain(dates);
        let mut words: Vec<TextLine> = Vec::new();
        let mut y = start.y;
        for (style, text, until) in parts {
            for line in wrap(text, style, column) {
                if !words.is_empty() {
                    y += style.height();
                }
                let at = Point { x: start.x, y };
                words.push(TextLine { at, text: line, style, until: until.cloned() });
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
        let dates = self.dates.iter().map(|date| &date.text);
        self.facts
            .iter()
            .chain(dates)
            .map(|fact| width(fact, TextStyle::Fact))
            .max()
            .unwrap_or_default()
            .max(self.least_width())
    }
}
