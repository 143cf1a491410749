//! The marks of lines: each series has a shape, so that it is known without its colour.
//!
//! In: a series and a point. Out: its mark there.

use super::svg::{Svg, unit};

/// Half the width of a mark.
const HALF: f64 = 4.5;

/// Draws the mark of a series, counted from 0.
pub(super) fn draw(svg: &mut Svg, series: usize, (x, y): (f64, f64)) {
    let at = |dx: f64, dy: f64| format!("{} {}", unit(x + dx), unit(y + dy));
    let (h, path) = (HALF, |points: &[String]| format!("M{}Z", points.join("L")));
    let square = || path(&[at(-h, -h), at(h, -h), at(h, h), at(-h, h)]);
    let diamond = || {
        let h = h + 1.5;
        path(&[at(0.0, -h), at(h, 0.0), at(0.0, h), at(-h, 0.0)])
    };
    let (shape, fill) = match series {
        0 => (None, "full"),
        1 => (Some(square()), "full"),
        2 => (Some(path(&[at(0.0, -h - 1.0), at(h + 1.0, h), at(-h - 1.0, h)])), "full"),
        3 => (None, "hollow"),
        4 => (Some(square()), "hollow"),
        5 => (Some(diamond()), "full"),
        _ => (Some(diamond()), "hollow"),
    };
    let class = format!("mark {fill} {}", Svg::series(series));
    match shape {
        Some(path) => svg.path(&class, &path),
        None => svg.circle(&class, (x, y), HALF),
    }
}
