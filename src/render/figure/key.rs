//! The key of a chart: what each series is called, where that cannot stand in the drawing itself.
//!
//! In: the names of the series. Out: a row, or several, at the top of the drawing.

use super::lettering::{Lettering, widest};
use super::measures::{LINE, WIDTH, float};
use super::svg::{Anchor, Svg};

/// The room of a sample, and the room behind a name.
const SAMPLE: f64 = 26.0;
const BETWEEN: f64 = 18.0;

/// Draws the key; `sample` draws the sample of a series, given the middle of its left edge. Gives
/// where the drawing goes on.
pub(super) fn draw(
    svg: &mut Svg,
    names: &[&str],
    letters: Lettering,
    sample: impl Fn(&mut Svg, usize, (f64, f64)),
) -> f64 {
    let (mut x, mut y, mut lowest) = (0.0, 14.0, 14.0_f64);
    // A single series needs no sample to be told apart.
    let indent = if names.len() > 1 { SAMPLE } else { 0.0 };
    for (index, name) in names.iter().enumerate() {
        let lines = letters.wrap(name, WIDTH - indent);
        let room = indent + widest(&lines);
        if x > 0.0 && x + room > WIDTH {
            (x, y) = (0.0, lowest + LINE + 4.0);
        }
        if indent > 0.0 {
            sample(svg, index, (x, y - 5.0));
        }
        svg.text((x + indent, y), "", Anchor::Start, &lines);
        lowest = lowest.max(y + LINE * (float(lines.len()) - 1.0));
        x += room + BETWEEN;
    }
    lowest + LINE - 4.0
}
