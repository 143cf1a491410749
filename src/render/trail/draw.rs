//! Writes a scene as SVG.
//!
//! In: a scene and the texts of its stations. Out: an `svg` element without style or script: its
//! classes name what a thing is, and the theme's style sheet gives the look. Font sizes are written
//! in the drawing, since its coordinates depend on them; the size of the drawing is in `rem`, so
//! that it follows the reader's font size.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::connection::LineStyle;
use super::scene::{Edge, Node, Point, RADIUS, Scene, Stop, TextLine};
use super::station_text::StationText;
use super::style::TextStyle;
use crate::course::ModuleId;
use crate::html::escape;
use crate::ids::IndexVec;

/// The radius of the corners of a line.
const CORNER: i32 = 10;

/// The SVG of a scene, with a class.
pub(crate) fn svg(
    scene: &Scene,
    station_texts: &IndexVec<ModuleId, StationText>,
    class: &str,
) -> String {
    let Scene { width, height, .. } = scene;
    let mut svg = format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{}rem\" height=\"{}rem\" \
         focusable=\"false\">\n",
        width / 16,
        height / 16
    );
    svg.push_str(&lines(&scene.edges));
    for Point { x, y } in &scene.ends {
        let _ = writeln!(svg, "<circle class=\"map-end\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>");
    }
    for words in &scene.words {
        svg.push_str(&text(words));
        svg.push('\n');
    }
    for stop in &scene.stops {
        svg.push_str(&station(stop, station_texts.get(stop.station)));
    }
    svg.push_str("</svg>\n");
    svg
}

/// A short sample of a line, for the legend.
pub(crate) fn sample(line: LineStyle) -> String {
    let class = class(line);
    format!(
        "<svg class=\"map-sample\" viewBox=\"0 0 48 8\" width=\"3rem\" height=\"0.5rem\" \
         focusable=\"false\"><path class=\"{class}\" d=\"M4 4H44\"/></svg>"
    )
}

/// The trunk and the lanes, the weakest lines first so that a solid one is on top; then the long
/// edges, each with a gap in the lines that it only crosses.
fn lines(edges: &[Edge]) -> String {
    let mut long_edges: BTreeMap<Node, Vec<&Edge>> = BTreeMap::new();
    let mut trunk = Vec::new();
    for edge in edges {
        match [edge.from, edge.to].into_iter().find(|node| matches!(node, Node::LongEdge(..))) {
            Some(node) => long_edges.entry(node).or_default().push(edge),
            None => trunk.push(edge),
        }
    }
    trunk.sort_by_key(|edge| edge.line);
    let mut svg: String = trunk.into_iter().map(drawn).collect();
    svg.extend(long_edges.values().flatten().map(|edge| gap(&edge.points)));
    // From the outermost track inwards: an edge of an outer track passes under the inner tracks.
    for long_edge in long_edges.values().rev() {
        svg.push_str(&gap(&track(long_edge)));
        svg.extend(long_edge.iter().map(|edge| drawn(edge)));
    }
    svg
}

/// The straight part of a long edge, without its round ends.
fn track(long_edge: &[&Edge]) -> Vec<Point> {
    let corners = || long_edge.iter().filter_map(|edge| edge.points.get(1)).copied();
    let Some((start, end)) = corners().min().zip(corners().max()) else { return Vec::new() };
    let step = |from: i32, to: i32| (to - from).signum() * (CORNER + 4);
    let (along, down) = (step(start.x, end.x), step(start.y, end.y));
    vec![
        Point { x: start.x + along, y: start.y + down },
        Point { x: end.x - along, y: end.y - down },
    ]
}

fn gap(points: &[Point]) -> String {
    format!("<path class=\"line-gap\" d=\"{}\"/>\n", path(points))
}

fn drawn(edge: &Edge) -> String {
    format!("<path class=\"{}\" d=\"{}\"/>\n", class(edge.line), path(&edge.points))
}

fn class(line: LineStyle) -> &'static str {
    match line {
        LineStyle::Required => "line line-required",
        LineStyle::Recommended => "line line-recommended",
        LineStyle::Suggested => "line line-suggested",
    }
}

/// The SVG path through points, with round corners.
fn path(points: &[Point]) -> String {
    let mut path = String::new();
    let Some(start) = points.first() else { return path };
    let _ = write!(path, "M{} {}", start.x, start.y);
    for corner in points.windows(3) {
        let [before, at, after] = corner else { continue };
        let (from, to) = (toward(*at, *before), toward(*at, *after));
        let _ = write!(path, "L{} {}Q{} {} {} {}", from.x, from.y, at.x, at.y, to.x, to.y);
    }
    if let Some(end) = points.last() {
        let _ = write!(path, "L{} {}", end.x, end.y);
    }
    path
}

/// The point from which the curve of a corner begins, at most halfway to the next corner.
fn toward(corner: Point, other: Point) -> Point {
    let step = |from: i32, to: i32| ((to - from) / 2).clamp(-CORNER, CORNER);
    Point { x: corner.x + step(corner.x, other.x), y: corner.y + step(corner.y, other.y) }
}

fn station(stop: &Stop, texts: Option<&StationText>) -> String {
    let Point { x, y } = stop.at;
    let href = texts.map(|texts| escape(&texts.href)).unwrap_or_default();
    let mut svg = format!("<a class=\"map-station\" href=\"{href}\" tabindex=\"-1\">\n");
    if texts.is_some_and(|texts| texts.terminus) {
        let _ = write!(svg, "<circle class=\"stop\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>", RADIUS + 2);
        let _ = writeln!(
            svg,
            "<circle class=\"stop stop-inner\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"/>",
            RADIUS - 3
        );
    } else {
        let _ = writeln!(svg, "<circle class=\"stop\" cx=\"{x}\" cy=\"{y}\" r=\"{RADIUS}\"/>");
    }
    for words in &stop.words {
        svg.push_str(&text(words));
        svg.push('\n');
    }
    svg.push_str("</a>\n");
    svg
}

fn text(words: &TextLine) -> String {
    let class = match words.style {
        TextStyle::Label => "map-label",
        TextStyle::Name => "map-name",
        TextStyle::Fact => "map-fact",
    };
    let (Point { x, y }, size) = (words.at, words.style.size());
    format!(
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{}</text>",
        escape(&words.text)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    #[test]
    fn corners_are_round_and_never_rounder_than_there_is_room_for() {
        let points = [(0, 0), (40, 0), (40, 10), (60, 10)].map(|(x, y)| Point { x, y });
        assert_eq!(path(&points), "M0 0L30 0Q40 0 40 5L40 5Q40 10 50 10L60 10");
    }

    #[test]
    fn a_station_is_a_link_for_the_mouse_and_no_stop_of_the_tab_key() {
        let at = Point { x: 20, y: 20 };
        let name = TextLine { at, text: "Lek & læring".to_owned(), style: TextStyle::Name };
        let scene = Scene {
            stops: vec![Stop { station: ModuleId::new(0), at, words: vec![name] }].into(),
            ..Scene::default()
        }
        .sized(33, 40);
        let texts = StationText {
            href: "a/index.html".to_owned(),
            terminus: true,
            ..StationText::default()
        };
        let svg = svg(&scene, &vec![texts].into(), "map-tall");
        assert!(
            svg.starts_with(
                "<svg class=\"map-tall\" viewBox=\"0 0 48 48\" width=\"3rem\" height=\"3rem\""
            ),
            "{svg}"
        );
        assert!(
            svg.contains("<a class=\"map-station\" href=\"a/index.html\" tabindex=\"-1\">"),
            "{svg}"
        );
        assert!(svg.contains("Lek &amp; læring") && svg.contains("stop-inner"), "{svg}");
    }
}
