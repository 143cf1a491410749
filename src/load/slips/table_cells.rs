//! A row with more cells than its table's header: what is too much is not shown. A bar in code parts
//! cells too.
//!
//! In: events. Out: `table-cells`.
//!
#![doc = include_str!("../../../manual/en/table-cells.md")]

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::body::Body;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::text;

/// The rows of the open table.
#[derive(Debug, Default)]
pub(super) struct TableRows {
    columns: usize,
}

impl TableRows {
    pub(super) fn event(
        &mut self,
        event: &Event,
        range: &Range<usize>,
        body: Body,
    ) -> Option<Diagnostic> {
        match event {
            Event::Start(Tag::Table(columns)) => self.columns = columns.len(),
            Event::Start(Tag::TableRow) => return self.check(range, body),
            _ => {}
        }
        None
    }

    fn check(&self, range: &Range<usize>, body: Body) -> Option<Diagnostic> {
        let row = body.source(range).trim_end();
        let bars = bars(row);
        let is_first = |bar: &usize| row.get(..*bar).is_some_and(|before| before.trim().is_empty());
        let inner: Vec<usize> = bars.iter().copied().skip_while(is_first).collect();
        // The bar that ends the last cell of the header's width.
        let last = *inner.get(self.columns.checked_sub(1)?)?;
        let rest = row.get(last + 1..)?;
        let words = rest.trim().trim_end_matches('|').trim();
        if words.is_empty() {
            return None;
        }
        let columns = self.columns;
        let start = range.start + last + 1 + rest.len() - rest.trim_start().len();
        let span = body.span(&(start..start + words.len()));
        let message = text!(
            en: "the row has more cells than the {columns} of the header, and `{words}` is not \
                 shown",
            nb: "raden har flere celler enn de {columns} i overskriften, og `{words}` vises ikke"
        );
        let in_code: Vec<usize> = bars.into_iter().filter(|bar| is_in_code(row, *bar)).collect();
        let help = if in_code.is_empty() {
            Help::Example(text!(
                en: "write `\\|` for a bar that is part of the text, or give the header one more \
                     column",
                nb: "skriv `\\|` for en strek som hører til teksten, eller gi overskriften én \
                     kolonne til"
            ))
        } else {
            let help = text!(
                en: "write `\\|` for a bar in code, too",
                nb: "skriv `\\|` for en strek i kode også"
            );
            let mark = |bar: usize| body.span(&(range.start + bar..range.start + bar + 1));
            Help::suggest(help, in_code.into_iter().map(|bar| Edit::insert_before(mark(bar), "\\")))
        };
        Some(Diagnostic::new(Rule::TableCells, span, message).help(help))
    }
}

/// Where the bars of a row are that part cells.
fn bars(row: &str) -> Vec<usize> {
    let is_free = |at: &usize| {
        let before = row.get(..*at).unwrap_or_default();
        before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 0
    };
    row.match_indices('|').map(|(at, _)| at).filter(is_free).collect()
}

/// Whether a mark stands between two backticks of its row.
fn is_in_code(row: &str, at: usize) -> bool {
    let (before, after) = row.split_at(at);
    before.matches('`').count() % 2 == 1 && after.contains('`')
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told, told};

    #[test]
    fn rows_with_too_many_cells_are_told() {
        assert_told(
            "table-cells",
            &[
                "| a | b |\n| - | - |\n| 1 | 2 | 3 |\n",
                "a | b\n- | -\n1 | 2 | 3\n",
                "| a |\n| - |\n| `b|c` |\n",
                "| a | b |\n| - | - |\n| 1 || 3 |\n",
            ],
        );
        assert_eq!(told("|a|\n|-|\n|1|2|\n|1|\n|1|2|\n"), ["table-cells"; 2]);
    }

    #[test]
    fn rows_that_fit_are_right() {
        assert_silent(&[
            "| a | b |\n| - | - |\n| 1 | 2 |\n",
            "| a | b |\n| - | - |\n| 1 |\n",
            "| a |\n| - |\n| b \\| c |\n",
            "| a |\n| - |\n| `b \\| c` |\n",
            "| a | b |\n| - | - |\n| 1 | 2 | |\n",
            "a | b\n- | -\n1 | 2\n",
            "| a |\n| - |\n",
            "| a | b |\n| - | - |\n| | 2 |\n",
            "> | a |\n> | - |\n> | 1 |\n",
            "- | a |\n  | - |\n  | 1 |\n",
            "a | b",
            "|a|b|\n|-|-|\n|1|2|\n\n|c|\n|-|\n|3|\n",
        ]);
    }
}
