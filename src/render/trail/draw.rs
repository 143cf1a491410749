//! Short samples of the lines and marks of the map, for the legend.

use super::path::{Direction, Point, arrow};
use super::style::LineStyle;

/// A short sample of a line with its arrow.
pub(crate) fn sample(line: LineStyle) -> String {
    let arrow = arrow("arrow", Point { x: 46, y: 8 }, Direction::Right);
    let class = line.class();
    sample_of(&format!("<path class=\"{class}\" d=\"M4 8H40\"/>{arrow}"))
}

/// A sample of anything.
pub(crate) fn sample_of(drawing: &str) -> String {
    format!(
        "<svg class=\"map-sample\" viewBox=\"0 0 48 16\" width=\"3rem\" height=\"1rem\">{drawing}</svg>"
    )
}
