//! Writes a scene as SVG.
//!
//! In: a scene and the signs of its stations. Out: an `svg` element without style or script:
//! classes say what a thing is, and the theme's style sheet how it looks. Sizes of letters stand in
//! the drawing, since its places are counted from them; its own size is in `rem`, so that it grows
//! with the reader's letters.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::joint::Line;
use super::scene::{Node, Piece, Point, RADIUS, Scene, Stop, Words};
use super::sign::Sign;
use super::style::Style;
use crate::course::ModuleId;
use crate::html::escape;
use crate::ids::IndexVec;

/// How round the corners of the trail are.
const CORNER: i32 = 10;

/// The SVG of a scene, with a class of its own.
pub(crate) fn svg(scene: &Scene, signs: &IndexVec<ModuleId, Sign>, class: &str) -> String {
    let Scene { width, height, .. } = scene;
    let mut svg = format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{}rem\" height=\"{}rem\" \
         focusable=\"false\">\n",
        width / 16,
        height / 16
    );
    svg.push_str(&lines(&scene.pieces));
    for Point { x, y } in &scene.ends {
        let _ = writeln!(svg, "<circle class=\"map-end\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>");
    }
    for words in &scene.words {
        svg.push_str(&text(words));
        svg.push('\n');
    }
    for stop in &scene.stops {
        svg.push_str(&station(stop, signs.get(stop.station)));
    }
    svg.push_str("</svg>\n");
    svg
}

/// A short piece of a line, to explain it by.
pub(crate) fn sample(line: Line) -> String {
    let class = class(line);
    format!(
        "<svg class=\"map-sample\" viewBox=\"0 0 48 8\" width=\"3rem\" height=\"0.5rem\" \
         focusable=\"false\"><path class=\"{class}\" d=\"M4 4H44\"/></svg>"
    )
}

/// The trunk and the lanes, the weakest lines first so that a solid one lies on top; then the
/// bypasses, with a gap in what they only cross.
fn lines(pieces: &[Piece]) -> String {
    let mut bypasses: BTreeMap<Node, Vec<&Piece>> = BTreeMap::new();
    let mut trunk = Vec::new();
    for piece in pieces {
        match [piece.from, piece.to].into_iter().find(|node| matches!(node, Node::Bypass(..))) {
            Some(node) => bypasses.entry(node).or_default().push(piece),
            None => trunk.push(piece),
        }
    }
    trunk.sort_by_key(|piece| piece.line);
    let mut svg: String = trunk.into_iter().map(drawn).collect();
    svg.extend(bypasses.values().flatten().map(|piece| gap(&piece.way)));
    // From the outermost track inwards: what comes in from outside passes under the tracks nearer
    // to the trunk.
    for bypass in bypasses.values().rev() {
        svg.push_str(&gap(&track(bypass)));
        svg.extend(bypass.iter().map(|piece| drawn(piece)));
    }
    svg
}

/// The straight part of a bypass, without its round ends.
fn track(bypass: &[&Piece]) -> Vec<Point> {
    let corners = || bypass.iter().filter_map(|piece| piece.way.get(1)).copied();
    let Some((start, end)) = corners().min().zip(corners().max()) else { return Vec::new() };
    let step = |from: i32, to: i32| (to - from).signum() * (CORNER + 4);
    let (along, down) = (step(start.x, end.x), step(start.y, end.y));
    vec![
        Point { x: start.x + along, y: start.y + down },
        Point { x: end.x - along, y: end.y - down },
    ]
}

fn gap(way: &[Point]) -> String {
    format!("<path class=\"line-gap\" d=\"{}\"/>\n", path(way))
}

fn drawn(piece: &Piece) -> String {
    format!("<path class=\"{}\" d=\"{}\"/>\n", class(piece.line), path(&piece.way))
}

fn class(line: Line) -> &'static str {
    match line {
        Line::Required => "line line-required",
        Line::Recommended => "line line-recommended",
        Line::Suggested => "line line-suggested",
    }
}

/// A way with round corners.
fn path(way: &[Point]) -> String {
    let mut path = String::new();
    let Some(start) = way.first() else { return path };
    let _ = write!(path, "M{} {}", start.x, start.y);
    for corner in way.windows(3) {
        let [before, at, after] = corner else { continue };
        let (from, to) = (toward(*at, *before), toward(*at, *after));
        let _ = write!(path, "L{} {}Q{} {} {} {}", from.x, from.y, at.x, at.y, to.x, to.y);
    }
    if let Some(end) = way.last() {
        let _ = write!(path, "L{} {}", end.x, end.y);
    }
    path
}

/// The place on the way from a corner where its curve begins; never more than half of the way.
fn toward(corner: Point, other: Point) -> Point {
    let step = |from: i32, to: i32| ((to - from) / 2).clamp(-CORNER, CORNER);
    Point { x: corner.x + step(corner.x, other.x), y: corner.y + step(corner.y, other.y) }
}

fn station(stop: &Stop, sign: Option<&Sign>) -> String {
    let Point { x, y } = stop.at;
    let href = sign.map(|sign| escape(&sign.href)).unwrap_or_default();
    let mut svg = format!("<a class=\"map-station\" href=\"{href}\" tabindex=\"-1\">\n");
    if sign.is_some_and(|sign| sign.terminus) {
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

fn text(words: &Words) -> String {
    let class = match words.style {
        Style::Label => "map-label",
        Style::Name => "map-name",
        Style::Fact => "map-fact",
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
        let way = [(0, 0), (40, 0), (40, 10), (60, 10)].map(|(x, y)| Point { x, y });
        assert_eq!(path(&way), "M0 0L30 0Q40 0 40 5L40 5Q40 10 50 10L60 10");
    }

    #[test]
    fn a_station_is_a_link_for_the_mouse_and_no_stop_of_the_tab_key() {
        let at = Point { x: 20, y: 20 };
        let name = Words { at, text: "Lek & læring".to_owned(), style: Style::Name };
        let scene = Scene {
            stops: vec![Stop { station: ModuleId::new(0), at, words: vec![name] }].into(),
            ..Scene::default()
        }
        .sized(33, 40);
        let sign = Sign { href: "a/index.html".to_owned(), terminus: true, ..Sign::default() };
        let svg = svg(&scene, &vec![sign].into(), "map-tall");
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
