//! Points of a drawing, and the SVG paths through them.
//!
//! In: points in whole units, sixteen to a `rem`. Out: the `d` of an SVG path with round corners,
//! and the arrowheads and numbers that stand on lines.

use std::fmt::Write;

/// The radius of the circle of a stop.
pub(super) const RADIUS: i32 = 8;
/// The radius of the corners of a line.
const CORNER: i32 = 10;
/// The length of an arrowhead, and half its width.
const HEAD: (i32, i32) = (8, 5);
/// The distance from the middle of a stop to the tip of an arrow at it: there is room for the
/// second ring of one that is first or last.
pub(super) const TIP: i32 = RADIUS + 4;

/// A point in the drawing, counted from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    /// To the right.
    pub(crate) x: i32,
    /// Downwards.
    pub(crate) y: i32,
}

/// Where an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Downwards.
    Down,
    /// Upwards.
    Up,
}

/// An arrowhead as SVG, by its tip.
pub(super) fn arrow(class: &str, tip: Point, direction: Direction) -> String {
    let Point { x, y } = tip;
    let (length, half) = HEAD;
    let sides = match direction {
        Direction::Left => format!("l{length} {}v{}z", -half, 2 * half),
        Direction::Right => format!("l{} {}v{}z", -length, -half, 2 * half),
        Direction::Down => format!("l{} {}h{}z", -half, -length, 2 * half),
        Direction::Up => format!("l{} {length}h{}z", -half, 2 * half),
    };
    format!("<path class=\"{class}\" d=\"M{x} {y}{sides}\"/>\n")
}

/// A number in a ring on a line as SVG: how many of those that the line leads from come first.
pub(super) fn number(at: Point, number: usize) -> String {
    let Point { x, y } = at;
    format!(
        "<circle class=\"map-ring\" cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\"/>\
         <text class=\"map-number\" x=\"{x}\" y=\"{}\" font-size=\"12\" \
         text-anchor=\"middle\">{number}</text>\n",
        y + 4
    )
}

/// A plus as SVG: more comes first than the lines show.
pub(super) fn more(at: Point) -> String {
    format!("<path class=\"map-more\" d=\"M{} {}h6m-3 -3v6\"/>\n", at.x - 3, at.y)
}

/// The circle of a stop as SVG; two rings for one that a rule puts first or last.
pub(super) fn stop(at: Point, is_terminus: bool) -> String {
    let Point { x, y } = at;
    if !is_terminus {
        return format!("<circle class=\"stop\" cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\"/>\n");
    }
    format!(
        "<circle class=\"stop\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>\
         <circle class=\"stop stop-inner\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>\n",
        RADIUS + 2,
        RADIUS - 3
    )
}

/// The SVG path through points, with round corners.
pub(super) fn through(points: &[Point]) -> String {
    let mut path = String::new();
    let Some(start) = points.first() else { return path };
    let _ = write!(path, "M{} {}", start.x, start.y);
    let mut at = *start;
    for corner in points.windows(3) {
        let [before, turn, after] = corner else { continue };
        let (from, to) = (toward(*turn, *before), toward(*turn, *after));
        line_to(&mut path, at, from);
        let _ = write!(path, "Q{} {} {} {}", turn.x, turn.y, to.x, to.y);
        at = to;
    }
    if let Some(end) = points.last() {
        line_to(&mut path, at, *end);
    }
    path
}

/// A straight line, along the axis where it is along one.
fn line_to(path: &mut String, from: Point, to: Point) {
    let _ = match (from.x == to.x, from.y == to.y) {
        (true, true) => return,
        (true, false) => write!(path, "V{}", to.y),
        (false, true) => write!(path, "H{}", to.x),
        (false, false) => write!(path, "L{} {}", to.x, to.y),
    };
}

/// The point from which the curve of a corner begins, at most halfway to the next corner.
fn toward(corner: Point, other: Point) -> Point {
    let step = |from: i32, to: i32| ((to - from) / 2).clamp(-CORNER, CORNER);
    Point { x: corner.x + step(corner.x, other.x), y: corner.y + step(corner.y, other.y) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_round_and_never_rounder_than_there_is_room_for() {
        let points = [(0, 0), (40, 0), (40, 10), (60, 10)].map(|(x, y)| Point { x, y });
        assert_eq!(through(&points), "M0 0H30Q40 0 40 5Q40 10 50 10H60");
    }

    #[test]
    fn an_arrow_points_at_what_comes_after() {
        let tip = Point { x: 20, y: 30 };
        assert_eq!(
            arrow("arrow", tip, Direction::Down),
            "<path class=\"arrow\" d=\"M20 30l-5 -8h10z\"/>\n"
        );
        assert_eq!(
            arrow("arrow", tip, Direction::Right),
            "<path class=\"arrow\" d=\"M20 30l-8 -5v10z\"/>\n"
        );
    }
}
