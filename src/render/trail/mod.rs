//! The trail: a map of a course that shows what must come first, what may be taken in any order,
//! and what comes last.
//!
//! In: a course with its order plan, and the words of the interface. Out: HTML with one or two
//! inline SVG drawings, made at build, and the meaning of their lines where not all are solid.
//! Assistive technology is told nothing of it: the list of modules that stands under it says the
//! same, and every link in the drawing stands in that list. How lines look is left to the theme's
//! style sheet.
//!
//! What a line says: solid where the rules require the order of what it joins, dashed where one
//! recommends it, dotted where the published order is only a suggestion. `stretch`, `joint`,
//! `bypass` and `route` decide that and know no place; `tall` and `wide` give everything a place in
//! a `scene`, with words measured by `measure`; `draw` writes it down.

mod bypass;
mod draw;
mod joint;
mod map;
mod measure;
mod route;
mod scene;
mod sign;
mod stretch;
mod style;
mod tall;
#[cfg(test)]
mod tests;
mod wide;

pub(crate) use route::Route;

use tera::Value;

use self::joint::Line;
use self::map::Map;
use self::sign::Signwriter;
use super::sight::Sight;
use super::views::StretchView;
use super::words::Speaker;
use crate::config::Audiences;
use crate::course::{Course, ModuleId};
use crate::html::escape;
use crate::ids::IndexVec;

/// The map of a course as HTML, for the course's own page; `None` for a course with fewer than two
/// modules, which has no order.
pub(crate) fn map(
    course: &Course,
    sight: &Sight,
    route: &Route,
    audiences: &Audiences,
    speaker: Speaker,
) -> Option<String> {
    if course.modules.len() < 2 {
        return None;
    }
    let writer = Signwriter { course, sight, route, audiences, speaker };
    let map = Map { route: route.clone(), signs: writer.signs(), forks: writer.fork_signs() };
    let tall = tall::lay(&map);
    let wide =
        wide::lay(&map).map(|scene| draw::svg(&scene, &map.signs, "map-wide")).unwrap_or_default();
    let class = if wide.is_empty() { "map" } else { "map has-wide" };
    let legend = legend(tall.pieces.iter().map(|piece| piece.line).collect(), speaker);
    let tall = draw::svg(&tall, &map.signs, "map-tall");
    Some(format!("<div class=\"{class}\" aria-hidden=\"true\">\n{wide}{tall}{legend}</div>"))
}

/// The same as lists of module values: single modules that follow each other are one list.
pub(crate) fn list(route: &Route, modules: &IndexVec<ModuleId, Value>) -> Vec<StretchView> {
    let mut stretches: Vec<StretchView> = Vec::new();
    for stretch in &route.stretches {
        let own = modules.range(&stretch.modules).unwrap_or_default().to_vec();
        let is_single =
            |last: &&mut StretchView| !stretch.is_fork() && !last.any_order && last.least.is_none();
        match stretches.last_mut().filter(is_single) {
            Some(last) => last.modules.extend(own),
            None => {
                stretches.push(StretchView {
                    any_order: stretch.free,
                    least: stretch.least.filter(|_| stretch.is_fork()),
                    modules: own,
                });
            }
        }
    }
    stretches
}

/// What the lines mean; nothing where all of them are solid.
fn legend(mut lines: Vec<Line>, speaker: Speaker) -> String {
    lines.sort_unstable();
    lines.dedup();
    lines.reverse();
    if lines.iter().all(|line| *line == Line::Required) {
        return String::new();
    }
    let key = |line: &Line| match line {
        Line::Required => "map-required",
        Line::Recommended => "map-recommended",
        Line::Suggested => "map-suggested",
    };
    let items = lines.iter().map(|line| {
        format!("<li>{}{}</li>\n", draw::sample(*line), escape(&speaker.plain(key(line))))
    });
    format!("<ul class=\"map-legend\">\n{}</ul>\n", items.collect::<String>())
}
