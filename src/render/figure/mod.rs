//! Charts and figures as drawings.
//!
//! In: a [`Figure`] of the model, the id of its block and the language of its text. Out: SVG by
//! classes, without a style of its own, so that the theme decides what it looks like; and how it is
//! known to templates. What the drawing is called, and the table or list that says the same, is
//! left to the templates `blocks/chart.html` and `blocks/figure.html`. Drawings are 380 units
//! wide and are shown a little larger or smaller: on a phone a unit is nearly a pixel.
//!
//! No crate does this: those with charts by classes (poloto) have no lying bars and no pies, and
//! others write colours into the drawing (charts-rs) or run a script to draw it (charming).

mod axis;
mod bars;
mod key;
mod lettering;
mod lines;
mod marks;
mod measures;
mod pie;
mod rings;
mod svg;
#[cfg(test)]
mod tests;
mod wheel;

use crate::course::figure::{Chart, Figure, ListFigure};
use crate::kind::{ChartKind, ListDrawing};
use lettering::Lettering;
use svg::Svg;

/// The style of figures, which pages with one load.
pub(crate) const STYLE: &str = "figure.css";

/// The SVG of a figure, for the block of an id; `None` where the theme draws it of the list itself.
pub(crate) fn drawing(figure: &Figure, id: &str, language: &str) -> Option<String> {
    let letters = Lettering { language };
    match figure {
        Figure::Chart(chart) => Some(of_chart(chart, letters).finish(id)),
        Figure::List(list) => of_list(list, letters).map(|svg| svg.finish(id)),
    }
}

fn of_chart(chart: &Chart, letters: Lettering) -> Svg {
    match chart.kind {
        ChartKind::Bars => bars::draw(chart, letters),
        ChartKind::Lines => lines::draw(chart, letters),
        ChartKind::Pie => pie::draw(chart, letters),
    }
}

fn of_list(list: &ListFigure, letters: Lettering) -> Option<Svg> {
    let labels: Vec<&str> = list.labels().collect();
    match list.kind {
        ListDrawing::Wheel => Some(wheel::draw(&labels, letters)),
        ListDrawing::Steps => None,
        ListDrawing::Rings => Some(rings::draw(&labels, letters)),
    }
}
