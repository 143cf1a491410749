//! The elements of a drawing.
//!
//! In: shapes with their classes, in units of the drawing. Out: an `<svg>` of the height that its
//! shapes need. Colours are left to the theme; only the patterns of some fills are defined here,
//! since a sheet of style cannot name what is defined in the page.

use std::fmt::Write as _;

use super::measures::{LINE, WIDTH};
use crate::html::escape;

/// A drawing that is being written.
#[derive(Debug, Default)]
pub(super) struct Svg {
    body: String,
    /// How far down it reaches.
    height: f64,
    /// The patterns that it uses, by their number.
    patterns: Vec<usize>,
}

/// Where letters begin, end or have their middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// Stands for the id of the figure until the drawing is finished.
const ID: char = '\u{1}';
/// The first number of a series whose fill is a pattern, and every second one after it.
const FIRST_PATTERN: usize = 3;

impl Svg {
    /// The class of a series, counted from 0.
    pub(super) fn series(index: usize) -> String {
        format!("s{}", index + 1)
    }

    /// Makes room down to a place.
    pub(super) fn reach(&mut self, y: f64) {
        self.height = self.height.max(y);
    }

    /// How far down the drawing reaches.
    pub(super) fn bottom(&self) -> f64 {
        self.height
    }

    /// Lines of letters, the first with its foot at `y`.
    pub(super) fn text(
        &mut self,
        (x, y): (f64, f64),
        class: &str,
        anchor: Anchor,
        lines: &[String],
    ) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let classes = [class, anchor].into_iter().filter(|class| !class.is_empty());
        let class = match classes.collect::<Vec<_>>().join(" ") {
            none if none.is_empty() => none,
            classes => format!(" class=\"{classes}\""),
        };
        let mut at = y;
        for line in lines {
            let _ = writeln!(
                self.body,
                "<text{class} x=\"{}\" y=\"{}\">{}</text>",
                unit(x),
                unit(at),
                escape(line)
            );
            self.reach(at + 5.0);
            at += LINE;
        }
    }

    /// A box filled as a series is.
    pub(super) fn bar(&mut self, series: usize, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let fill = self.fill(series);
        let _ = writeln!(
            self.body,
            "<rect class=\"{}\"{fill} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            Self::series(series),
            unit(x),
            unit(y),
            unit(width),
            unit(height)
        );
        self.reach(y + height + 1.0);
    }

    /// A shape filled as a series is.
    pub(super) fn area(&mut self, series: usize, path: &str) {
        let fill = self.fill(series);
        let _ =
            writeln!(self.body, "<path class=\"{}\"{fill} d=\"{path}\"/>", Self::series(series));
    }

    /// A line.
    pub(super) fn path(&mut self, class: &str, path: &str) {
        let _ = writeln!(self.body, "<path class=\"{class}\" d=\"{path}\"/>");
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        let _ = writeln!(
            self.body,
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            unit(x),
            unit(y),
            unit(radius)
        );
        self.reach(y + radius + 1.5);
    }

    /// The attribute for the fill of a series, where that is a pattern.
    fn fill(&mut self, series: usize) -> String {
        let number = series + 1;
        if number < FIRST_PATTERN || number.is_multiple_of(2) {
            return String::new();
        }
        if !self.patterns.contains(&number) {
            self.patterns.push(number);
        }
        format!(" fill=\"url(#{ID}-p{number})\"")
    }

    /// The drawing of the figure with an id.
    pub(super) fn finish(mut self, id: &str) -> String {
        self.patterns.sort_unstable();
        let mut defined = String::new();
        for number in &self.patterns {
            let lines = match number {
                3 => "M-2 2 2 -2M0 8 8 0M6 10 10 6",
                5 => "M1 2h2M5 6h2",
                _ => "M0 4h8M4 0v8",
            };
            let _ = write!(
                defined,
                "<pattern id=\"{ID}-p{number}\" width=\"8\" height=\"8\" \
                 patternUnits=\"userSpaceOnUse\"><rect class=\"ground\" width=\"8\" \
                 height=\"8\"/><path class=\"p{number}\" d=\"{lines}\"/></pattern>"
            );
        }
        if !defined.is_empty() {
            defined = format!("<defs>{defined}</defs>\n");
        }
        let svg = format!(
            "<svg viewBox=\"0 0 {} {}\" aria-hidden=\"true\" focusable=\"false\">\n{defined}{}</svg>",
            unit(WIDTH),
            unit(self.height.ceil()),
            self.body
        );
        svg.replace(ID, &escape(id))
    }
}

/// A number of the drawing with one decimal at most, so that the same table gives the same bytes
/// everywhere.
pub(super) fn unit(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Nothing that is drawn is infinite; if it were, it would stand at the edge.
    let finite = if rounded.is_finite() { rounded + 0.0 } else { 0.0 };
    format!("{finite}")
}

/// A point of a path.
pub(super) fn point((x, y): (f64, f64)) -> String {
    format!("{} {}", unit(x), unit(y))
}
