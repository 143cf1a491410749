//! The trail: a map of a course that shows what must come first, what may be taken in any order,
//! and what comes last.
//!
//! In: a course with its order plan, and the words of the interface. Out: HTML with one or two
//! inline SVG drawings, generated at build, and a legend where not all lines are solid. The
//! drawings are hidden from assistive technology: the list of modules under them has the same
//! content and the same links. The look of the lines is left to the theme's style sheet.
//!
//! A line is solid where the rules require the order of the stations that it joins, dashed where a
//! rule recommends it, and dotted where the published order is only a suggestion. `segment`,
//! `connection`, `long_edge` and `graph` decide that, without coordinates. `tall` and `wide` lay
//! the graph out as a `scene`, with the width of text from `measure`; `draw` writes the scene as
//! SVG.

mod connection;
mod content;
mod draw;
mod graph;
mod long_edge;
mod measure;
mod scene;
mod segment;
mod station_text;
mod style;
mod tall;
#[cfg(test)]
mod tests;
mod wide;

pub(crate) use graph::TrailGraph;

use tera::Value;

use self::connection::LineStyle;
use self::content::MapContent;
use self::station_text::MapTexts;
use super::order_view::CourseOrderView;
use super::views::SegmentView;
use super::words::Speaker;
use crate::config::Audiences;
use crate::course::{Course, ModuleId};
use crate::html::escape;
use crate::ids::IndexVec;

/// The map of a course as HTML, for the course's own page; `None` for a course with fewer than two
/// modules, which has no order.
pub(crate) fn map(
    course: &Course,
    order_view: &CourseOrderView,
    graph: &TrailGraph,
    audiences: &Audiences,
    speaker: Speaker,
) -> Option<String> {
    if course.modules.len() < 2 {
        return None;
    }
    let writer = MapTexts { course, order_view, graph, audiences, speaker };
    let map = MapContent {
        graph: graph.clone(),
        station_texts: writer.station_texts(),
        forks: writer.fork_texts(),
    };
    let tall = tall::layout(&map);
    let wide = wide::layout(&map)
        .map(|scene| draw::svg(&scene, &map.station_texts, "map-wide"))
        .unwrap_or_default();
    let class = if wide.is_empty() { "map" } else { "map has-wide" };
    let legend = legend(tall.edges.iter().map(|edge| edge.line).collect(), speaker);
    let tall = draw::svg(&tall, &map.station_texts, "map-tall");
    Some(format!("<div class=\"{class}\" aria-hidden=\"true\">\n{wide}{tall}{legend}</div>"))
}

/// The trail as lists of module values; consecutive single modules are one list.
pub(crate) fn list(graph: &TrailGraph, modules: &IndexVec<ModuleId, Value>) -> Vec<SegmentView> {
    let mut segments: Vec<SegmentView> = Vec::new();
    for segment in &graph.segments {
        let own = modules.range(&segment.modules).unwrap_or_default().to_vec();
        let is_single =
            |last: &&mut SegmentView| !segment.is_fork() && !last.any_order && last.least.is_none();
        match segments.last_mut().filter(is_single) {
            Some(last) => last.modules.extend(own),
            None => {
                segments.push(SegmentView {
                    any_order: segment.free,
                    least: segment.least.filter(|_| segment.is_fork()),
                    modules: own,
                });
            }
        }
    }
    segments
}

/// The legend of the lines; empty where all of them are solid.
fn legend(mut lines: Vec<LineStyle>, speaker: Speaker) -> String {
    lines.sort_unstable();
    lines.dedup();
    lines.reverse();
    if lines.iter().all(|line| *line == LineStyle::Required) {
        return String::new();
    }
    let key = |line: &LineStyle| match line {
        LineStyle::Required => "map-required",
        LineStyle::Recommended => "map-recommended",
        LineStyle::Suggested => "map-suggested",
    };
    let items = lines.iter().map(|line| {
        format!("<li>{}{}</li>\n", draw::sample(*line), escape(&speaker.plain(key(line))))
    });
    format!("<ul class=\"map-legend\">\n{}</ul>\n", items.collect::<String>())
}
