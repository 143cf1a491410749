//! What the charts and the figures of a page are drawn of.
//!
//! In: the tables and the lists of a page's outline that stand in such blocks. Out: a [`Figure`]
//! for each block, with its [`Chart`] or its labels, or the diagnostics `chart-undrawn`,
//! `chart-cell-empty` and `figure-undrawn` where something cannot be drawn right: nothing is drawn
//! that says something else than the table does. Where anything stands in the drawing is left to
//! `render`.

mod chart;
mod list_fault;
mod listed;
mod number;
mod number_fault;
mod place;
mod shape;
mod table_fault;

pub use chart::{Chart, Series};
pub use listed::ListFigure;
pub use number::Number;

use std::collections::BTreeMap;

use crate::block::{BlockMeaning, Contents, Vocabulary, find};
use crate::diagnostic::Diagnostic;
use crate::kind::Drawing;
use crate::language::LanguageTag;
use crate::load::{Block, Document, Outline};
use place::Place;

/// What a block is drawn of.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A chart of its table.
    Chart(Chart),
    /// A figure of its list.
    List(ListFigure),
}

/// The figures of a page that are drawn, by the number of their block. What cannot be drawn is
/// reported to `diagnostics`.
pub fn figures(
    document: &Document,
    vocabulary: &Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<usize, Figure> {
    let outline = &document.outline;
    let is_figure =
        |block: &Block| find(&block.line.name.text).is_some_and(|of| of.contents.is_figure());
    let blocks = outline.blocks.iter().enumerate().filter(|(_, block)| is_figure(block));
    let drawn = blocks.filter_map(|(index, block)| {
        let mut of_line = Vec::new();
        let meaning = vocabulary.understand(&block.line, &mut of_line)?;
        // What is wrong with the line is reported for every block, and is the cause.
        if meaning.drawing.is_none() && !of_line.is_empty() {
            return None;
        }
        let language = language(outline, index, vocabulary).unwrap_or(document.language.clone());
        let place = Place { outline, index, block, language };
        Some((index, place.figure(&meaning, diagnostics)?))
    });
    drawn.collect()
}

/// The language that the blocks around a block name.
fn language(outline: &Outline, index: usize, vocabulary: &Vocabulary) -> Option<LanguageTag> {
    let mut around = outline.blocks.get(index)?.parent;
    while let Some(block) = around.and_then(|index| outline.blocks.get(index)) {
        let meaning = vocabulary.understand(&block.line, &mut Vec::new());
        if let Some(language) = meaning.and_then(|meaning| meaning.language) {
            return Some(language);
        }
        around = block.parent;
    }
    None
}

impl Place<'_> {
    fn figure(&self, meaning: &BlockMeaning, diagnostics: &mut Vec<Diagnostic>) -> Option<Figure> {
        match meaning.drawing {
            Some(Drawing::Chart(kind)) => chart::of(self, kind, diagnostics).map(Figure::Chart),
            Some(Drawing::List(kind)) => listed::of(self, kind, diagnostics).map(Figure::List),
            None if meaning.block.contents == Contents::Figure => {
                diagnostics.extend(self.list_without_drawing());
                None
            }
            None => None,
        }
    }

    /// The finding for a figure that has a list and nothing else, and does not say what is drawn
    /// of it.
    fn list_without_drawing(&self) -> Option<Diagnostic> {
        let list = self.outline.lists.iter().find(|list| list.block == self.index)?;
        let has_table = self.outline.tables.iter().any(|table| table.block == Some(self.index));
        let has_picture = self.outline.pictures.contains(&self.index);
        (!has_table && !has_picture)
            .then(|| list_fault::unnamed_drawing(list.place, &self.block.line))
    }
}
