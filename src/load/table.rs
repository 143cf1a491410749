//! Tables of the Markdown, as far as their cells are text.
//!
//! In: the parser's events. Out: [`Table`]s, each cell with its place. What a table means, a
//! meeting's plan for instance, is left to `course`; how it looks is left to `render`, which counts
//! tables in the same order.

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::source::{SourceText, Span};

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The number of the innermost block that it is inside.
    pub block: Option<usize>,
    /// The cells of its head.
    pub head: Vec<SourceText>,
    /// The place of its head where that is empty.
    pub empty_head: Option<Span>,
    /// The rows under the head.
    pub rows: Vec<Vec<SourceText>>,
    /// The cells under the head that hold nothing at all, by row and column.
    pub blank: Vec<(usize, usize)>,
}

/// Reads tables out of the events of a text.
#[derive(Debug, Default)]
pub(super) struct TableReader {
    pub(super) tables: Vec<Table>,
    in_head: bool,
    /// The cell that is open.
    cell: Option<SourceText>,
    /// Whether it holds something that is no text: a picture, a formula, raw HTML.
    is_filled: bool,
}

impl TableReader {
    /// Takes an event with its source and its place, and the block that is open around it.
    pub(super) fn event(&mut self, event: &Event, source: &str, span: Span, block: Option<usize>) {
        match event {
            Event::Start(Tag::Table(_)) => self.tables.push(Table { block, ..Table::default() }),
            Event::Start(Tag::TableHead) => {
                self.in_head = true;
                self.set_empty_head(Some(span.part(0, source.trim_end().len())));
            }
            Event::End(TagEnd::TableHead) => self.in_head = false,
            Event::Start(Tag::TableRow) => {
                self.tables.last_mut().into_iter().for_each(|table| table.rows.push(Vec::new()));
            }
            Event::Start(Tag::TableCell) => {
                self.is_filled = false;
                self.cell = Some(SourceText {
                    text: String::new(),
                    span: trimmed(source, span),
                    verbatim: false,
                    quoted: false,
                });
            }
            Event::End(TagEnd::TableCell) => self.end_cell(),
            Event::Text(text) | Event::Code(text) => self.add(text),
            // A picture or a formula heads a column too, though its words are not the cell's.
            Event::Start(Tag::Image { .. }) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                self.is_filled = true;
                if self.in_head {
                    self.set_empty_head(None);
                }
            }
            Event::FootnoteReference(_) => self.is_filled = true,
            Event::SoftBreak | Event::HardBreak => self.add(" "),
            _ => {}
        }
    }

    /// Takes raw HTML, which parts words.
    pub(super) fn html(&mut self) {
        self.is_filled = true;
        self.add(" ");
    }

    fn add(&mut self, text: &str) {
        if self.in_head && !text.trim().is_empty() {
            self.set_empty_head(None);
        }
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }

    fn set_empty_head(&mut self, place: Option<Span>) {
        if let Some(table) = self.tables.last_mut() {
            table.empty_head = place;
        }
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let cell = SourceText { text: cell.text.trim().to_owned(), ..cell };
        let Some(table) = self.tables.last_mut() else { return };
        let number = table.rows.len().saturating_sub(1);
        match table.rows.last_mut().filter(|_| !self.in_head) {
            Some(row) => {
                if cell.text.is_empty() && !self.is_filled {
                    table.blank.push((number, row.len()));
                }
                row.push(cell);
            }
            None => table.head.push(cell),
        }
    }
}

/// The place of a cell's contents, without its bars and the space around it.
fn trimmed(source: &str, span: Span) -> Span {
    let is_margin = |letter: char| letter == '|' || letter.is_whitespace();
    let start = source.len() - source.trim_start_matches(is_margin).len();
    let end = source.trim_end_matches(is_margin).len();
    if start < end { span.part(start, end) } else { span }
}
