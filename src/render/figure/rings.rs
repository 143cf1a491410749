//! Rings inside each other that touch at the bottom, so that each has room for its name at the top.
//!
//! In: what the rings are called, the innermost first. Out: their drawing. Where a name has no room
//! in its ring, the number that it has in the list stands there instead.

use super::lettering::{Lettering, widest};
use super::measures::{LINE, WIDTH, float};
use super::svg::{Anchor, Svg};

/// The outermost ring, and the room around it.
const OUTER: f64 = 186.0;
const MARGIN: f64 = 2.0;
/// The most lines of a name.
const MOST_LINES: usize = 2;

/// The innermost ring: two of them leave room for a larger one.
fn inner(count: usize) -> f64 {
    match count {
        ..=3 => 78.0,
        4..=5 => 58.0,
        _ => 46.0,
    }
}

/// Draws rings with these names.
pub(super) fn draw(labels: &[&str], letters: Lettering) -> Svg {
    let mut svg = Svg::default();
    let count = labels.len().max(2);
    let (inner, foot) = (inner(count), MARGIN + 2.0 * OUTER);
    let step = (OUTER - inner) / float(count - 1);
    let radius = |index: usize| inner + step * float(index);
    for index in (0..labels.len()).rev() {
        let radius = radius(index);
        let class = if index == 0 { "ring core" } else { "ring" };
        svg.circle(class, (WIDTH / 2.0, foot - radius), radius);
    }
    for (index, label) in labels.iter().enumerate() {
        let top = foot - 2.0 * radius(index);
        let height = if index == 0 { 2.0 * inner } else { 2.0 * step };
        let lines = name(index, label, (radius(index), height), letters);
        let lines = lines.unwrap_or_else(|| vec![(index + 1).to_string()]);
        let first = top + above(index, height, lines.len()) + 13.0;
        let class = if index == 0 { "core-name" } else { "" };
        svg.text((WIDTH / 2.0, first), class, Anchor::Middle, &lines);
    }
    svg
}

/// The lines of a name in the uppermost part of a ring, so high; `None` where it has no room.
fn name(
    index: usize,
    label: &str,
    (radius, height): (f64, f64),
    letters: Lettering,
) -> Option<Vec<String>> {
    (1..=MOST_LINES).find_map(|count| {
        // The upper corners of the text lie nearest to the ring.
        let depth = above(index, height, count) + 3.0;
        let chord = 2.0 * (depth * (2.0 * radius - depth)).max(0.0).sqrt() - 12.0;
        let lines = letters.fit(label, chord, count)?;
        (depth > 0.0 && widest(&lines) <= chord).then_some(lines)
    })
}

/// The room above the text in a ring: in the innermost half of what is left, in others more, since
/// a ring is wider there.
fn above(index: usize, height: f64, lines: usize) -> f64 {
    let left = height - float(lines) * LINE;
    if index == 0 { left / 2.0 } else { (left / 2.0).max((left - 5.0).min(left * 0.6)) }
}
