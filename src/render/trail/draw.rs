//! Writes a scene as SVG.
//!
//! In: a scene and the texts of its stations. Out: an `svg` element without style or script: its
//! classes name what a thing is, and the theme's style sheet gives the look. Font sizes are written
//! in the drawing, since its coordinates depend on them; the size of the drawing is in `rem`, so
//! that it follows the reader's font size.

use super::content::StationText;
use super::path::{self, Direction, Point, TIP, arrow};
use super::scene::{Edge, Node, Scene, Stop, TextLine};
use super::style::{LineStyle, TextStyle};
use crate::course::ModuleId;
use crate::html::escape;
use crate::ids::IndexVec;

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
    svg.extend(arrow_tips(scene).map(|tip| arrow("arrow", tip, Direction::Right)));
    svg.extend(scene.numbers.iter().map(|&(at, number)| path::number(at, number)));
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

/// The tips of the arrows: one at each stop that an edge leads to.
pub(super) fn arrow_tips(scene: &Scene) -> impl Iterator<Item = Point> {
    let stop = |edge: &Edge| match edge.to {
        Node::Stop(station) => scene.stops.get(station),
        Node::Part(_) | Node::Join(_) => None,
    };
    scene.edges.iter().filter_map(stop).map(|stop| Point { x: stop.at.x - TIP, ..stop.at })
}

/// A short sample of a line with its arrow, for the legend.
pub(crate) fn sample(line: LineStyle) -> String {
    let arrow = arrow("arrow", Point { x: 46, y: 8 }, Direction::Right);
    let class = line.class();
    sample_of(&format!("<path class=\"{class}\" d=\"M4 8H40\"/>{arrow}"))
}

/// A sample of anything, for the legend.
pub(crate) fn sample_of(drawing: &str) -> String {
    format!(
        "<svg class=\"map-sample\" viewBox=\"0 0 48 16\" width=\"3rem\" height=\"1rem\">{drawing}</svg>"
    )
}

/// The lines, the weakest first so that a solid one is on top.
fn lines(edges: &[Edge]) -> String {
    let mut edges: Vec<&Edge> = edges.iter().collect();
    edges.sort_by_key(|edge| std::cmp::Reverse(edge.line));
    let drawn = |edge: &Edge| {
        let (class, path) = (edge.line.class(), path::through(&edge.points));
        format!("<path class=\"{class}\" d=\"{path}\"/>\n")
    };
    edges.into_iter().map(drawn).collect()
}

fn station(stop: &Stop, texts: Option<&StationText>) -> String {
    let href = texts.map(|texts| escape(&texts.href)).unwrap_or_default();
    let mut svg = format!("<a class=\"map-station\" href=\"{href}\" tabindex=\"-1\">\n");
    svg.push_str(&path::stop(stop.at, texts.is_some_and(|texts| texts.terminus)));
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
    let until = words.until.as_ref().map(|day| format!(" data-until=\"{day}\""));
    let until = until.unwrap_or_default();
    format!(
        "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{until}>{}</text>",
        escape(&words.text)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    #[test]
    fn a_station_is_a_link_for_the_mouse_and_no_stop_of_the_tab_key() {
        let at = Point { x: 20, y: 20 };
        let name =
            TextLine { at, text: "Lek & læring".to_owned(), style: TextStyle::Name, until: None };
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
        let svg = svg(&scene, &vec![texts].into(), "map-wide");
        assert!(
            svg.starts_with(
                "<svg class=\"map-wide\" viewBox=\"0 0 48 48\" width=\"3rem\" height=\"3rem\""
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
