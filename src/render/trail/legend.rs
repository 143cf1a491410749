//! The legend: what each line and mark of the map means.
//!
//! In: the model of the map and its lanes. Out: HTML with a sample of each kind of line and mark
//! that the map has; nothing where all lines are solid and lead to every module but the first,
//! which needs no words. It explains the drawing, so assistive technology is not told of it.

use super::draw::{sample, sample_of};
use super::lanes::Lanes;
use super::model::{LineKind, TrailModel};
use super::path::{Direction, Point, arrow, more, number};
use super::style::LineStyle;
use crate::course::ModuleId;
use crate::html::escape;
use crate::ids;
use crate::render::words::Speaker;

/// What the legend says of one kind of line or mark.
struct Entry {
    /// Whether the map has it.
    is_shown: bool,
    /// Whether the map to the right says it in words, or not at all.
    only_downwards: bool,
    /// How it looks.
    sample: String,
    /// The key of its words.
    key: &'static str,
}

/// The legend as HTML; empty where it is not needed. That a course has no order at all is said to
/// everyone.
pub(super) fn html(model: &TrailModel, lanes: &Lanes, speaker: Speaker) -> String {
    if model.lines.is_empty() && model.freedoms.is_empty() {
        let words = escape(&speaker.plain("map-no-order"));
        return format!("<p class=\"map-word\">{words}</p>\n");
    }
    let shown: Vec<Entry> =
        entries(model, lanes).into_iter().filter(|entry| entry.is_shown).collect();
    let needs_words = |entry: &&Entry| entry.key != "map-required";
    let class = if shown.iter().filter(needs_words).all(|entry| entry.only_downwards) {
        "map-legend only-downwards"
    } else {
        "map-legend"
    };
    if !shown.iter().any(|entry| needs_words(&entry)) {
        return String::new();
    }
    let item = |entry: Entry| {
        let class = if entry.only_downwards { " class=\"only-downwards\"" } else { "" };
        format!("<li{class}>{}{}</li>\n", entry.sample, escape(&speaker.plain(entry.key)))
    };
    let items: String = shown.into_iter().map(item).collect();
    format!("<ul class=\"{class}\" aria-hidden=\"true\">\n{items}</ul>\n")
}

fn entries(model: &TrailModel, lanes: &Lanes) -> [Entry; 6] {
    let drawn = model.lines.iter().zip(&lanes.lines).filter(|(_, lane)| lane.is_some());
    let kinds: Vec<LineKind> = drawn.map(|(line, _)| line.kind).collect();
    let ends_in = |style| kinds.iter().any(|&kind| LineStyle::to(kind) == style);
    let is_open = |module: ModuleId| {
        let is_free = model.freedoms.iter().any(|group| group.contains(&module));
        !is_free && model.lines_to(module).next().is_none()
    };
    let has_choice = kinds.iter().any(|kind| kind.least.is_some());
    let has_open = !kinds.is_empty() && ids::first(model.len()).skip(1).any(is_open);
    let entry =
        |is_shown, only_downwards, sample, key| Entry { is_shown, only_downwards, sample, key };
    let line = |style, key| entry(ends_in(style), false, sample(style), key);
    [
        line(LineStyle::Required, "map-required"),
        line(LineStyle::Recommended, "map-recommended"),
        entry(has_choice, false, choice(), "map-some"),
        entry(!model.freedoms.is_empty(), true, freedom(), "map-any-order"),
        entry(lanes.lines.contains(&None), true, without_line(), "map-more"),
        entry(has_open, false, alone(), "map-open"),
    ]
}

fn choice() -> String {
    let line = format!("<path class=\"{}\" d=\"M2 8H26\"/>", LineStyle::Choice.class());
    sample_of(&(line + &number(Point { x: 37, y: 8 }, 2)))
}

fn freedom() -> String {
    let head = |x, direction| arrow("free-mark", Point { x, y: 8 }, direction);
    let heads = head(2, Direction::Left) + &head(46, Direction::Right);
    sample_of(&format!("<path class=\"free\" d=\"M6 8H42\"/>{heads}"))
}

fn without_line() -> String {
    sample_of(&more(Point { x: 24, y: 8 }))
}

fn alone() -> String {
    sample_of("<circle class=\"stop\" cx=\"24\" cy=\"8\" r=\"6\"/>")
}
