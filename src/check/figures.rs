//! Every chart and every figure can be drawn.
//!
//! In: a published text. Out: `chart-undrawn`, `chart-cell-empty` and `figure-undrawn`. What the
//! table or the list says is read by the model of the course, which drawing uses too.
//!
#![doc = include_str!("../../manual/en/chart-undrawn.md")]
#![doc = include_str!("../../manual/en/chart-cell-empty.md")]
#![doc = include_str!("../../manual/en/figure-undrawn.md")]

use crate::block::Vocabulary;
use crate::course::figure::figures;
use crate::diagnostic::Diagnostic;
use crate::load::Document;

/// Checks the charts and the figures of a text.
#[must_use]
pub(super) fn check(document: &Document, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    figures(document, vocabulary, &mut found);
    found
}
