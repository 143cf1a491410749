//! Writes the rows of the rail as SVG.
//!
//! In: a row. Out: HTML for the list of modules, hidden from assistive technology: what is of a
//! fixed height, and under it the lines that run on, stretched to the height of the text. Its
//! classes name what a thing is, and the theme's style sheet gives the look; sizes are in `rem`, so
//! that they follow the reader's font size.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::path::{self, Direction, Point, TIP, arrow};
use super::rail::{FreeMark, HEIGHT, MIDDLE, Row, Stroke};
use super::style::LineStyle;

/// The least distance between the ends of a line that can cross another lane.
const CROSSES: i32 = 20;
/// The distance to the left and upwards from the middle of a station to the mark of more before it.
const ASIDE: i32 = 11;
/// The distance from the middle of a station's row to the tips of the arrow of a freedom.
const FREE: i32 = 8;

/// A row as HTML; `width` is that of all rows.
pub(super) fn html(row: &Row, width: i32, is_terminus: bool) -> String {
    let middle = Point { x: row.stop, y: MIDDLE };
    let mut svg = drawn(&row.passing) + &gaps(&row.joining) + &drawn(&row.joining);
    if row.arrives {
        svg += &arrow("arrow", Point { y: MIDDLE - TIP, ..middle }, Direction::Down);
    }
    if row.more {
        svg += &path::more(Point { x: row.stop - ASIDE, y: MIDDLE - ASIDE });
    }
    svg.extend(row.numbers.iter().map(|&(at, number)| path::number(at, number)));
    svg.extend(row.freedoms.iter().copied().map(free));
    svg += &path::stop(middle, is_terminus);
    let rem = f64::from(width) / 16.0;
    let mut html = format!(
        "<span class=\"rail\" aria-hidden=\"true\"><svg class=\"rail-row\" \
         viewBox=\"0 0 {width} {HEIGHT}\" width=\"{rem}rem\" height=\"{}rem\">\n{svg}</svg>",
        f64::from(HEIGHT) / 16.0
    );
    let rest = rest(row);
    if !rest.is_empty() {
        let _ = write!(
            html,
            "<svg class=\"rail-rest\" viewBox=\"0 0 {width} 1\" width=\"{rem}rem\" \
             preserveAspectRatio=\"none\">{rest}</svg>"
        );
    }
    html + "</span>"
}

/// The lines that run on under a row.
fn rest(row: &Row) -> String {
    let mut paths: BTreeMap<&str, String> = BTreeMap::new();
    let lines = row.below().into_iter().map(|(x, style)| (x, style.class()));
    let freedoms = row.freedoms.iter().filter(|mark| mark.below).map(|mark| (mark.x, "free"));
    for (x, class) in lines.chain(freedoms) {
        let _ = write!(paths.entry(class).or_default(), "M{x} 0V1");
    }
    let path = |(class, path): (&str, String)| format!("<path class=\"{class}\" d=\"{path}\"/>");
    paths.into_iter().map(path).collect()
}

/// Lines, those of a style as one path, the weakest first so that a solid one is on top; at the
/// top a little longer, so that no seam shows between rows.
fn drawn(strokes: &[Stroke]) -> String {
    let beyond = |point: &Point| Point { y: if point.y == 0 { -1 } else { point.y }, ..*point };
    let mut paths: BTreeMap<Reverse<LineStyle>, String> = BTreeMap::new();
    for stroke in strokes {
        let points: Vec<Point> = stroke.points.iter().map(beyond).collect();
        *paths.entry(Reverse(stroke.style)).or_default() += &path::through(&points);
    }
    let path = |(style, path): (Reverse<LineStyle>, String)| {
        format!("<path class=\"{}\" d=\"{path}\"/>\n", style.0.class())
    };
    paths.into_iter().map(path).collect()
}

/// Gaps in the lines that others cross on their way between two lanes.
fn gaps(strokes: &[Stroke]) -> String {
    let gap = |stroke: &Stroke| {
        let across = stroke.points.windows(2).find_map(|step| match step {
            [from, to] if (from.x - to.x).abs() > CROSSES => Some((from.x, to.x, from.y)),
            _ => None,
        });
        let (from, to, y) = across?;
        let (left, right) = (from.min(to) + CROSSES / 3, from.max(to) - CROSSES / 3);
        Some(format!("M{left} {y}H{right}"))
    };
    let path: String = strokes.iter().filter_map(gap).collect();
    if path.is_empty() { path } else { format!("<path class=\"line-gap\" d=\"{path}\"/>\n") }
}

/// The part of a freedom in a row: an arrow both ways, with a dot at each of its modules.
fn free(mark: FreeMark) -> String {
    let x = mark.x;
    let at = |y| Point { x, y };
    let from = if mark.above { -1 } else { MIDDLE };
    let to = if mark.below { HEIGHT } else { MIDDLE };
    let line = format!("<path class=\"free\" d=\"M{x} {from}V{to}\"/>\n");
    let end = match (mark.above, mark.below) {
        (false, _) => arrow("free-mark", at(MIDDLE - FREE), Direction::Up),
        (_, false) => arrow("free-mark", at(MIDDLE + FREE), Direction::Down),
        _ if mark.is_member => {
            format!("<circle class=\"free-mark\" cx=\"{x}\" cy=\"{MIDDLE}\" r=\"4\"/>\n")
        }
        _ => String::new(),
    };
    line + &end
}
