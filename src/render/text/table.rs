//! Tables: with classes for the alignment of columns, since a strict Content-Security-Policy stops
//! style attributes, and in a region that a keyboard can scroll sideways.
//!
//! In: the tags of a table. Out: their HTML.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::fields;
use crate::course::sheet::TableFields;

/// The open table.
#[derive(Debug, Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    /// The column of the next cell.
    column: usize,
    in_head: bool,
    /// How many rows under the head have begun.
    rows: usize,
    /// What is to be filled in, where the table is in a sheet.
    fields: Option<TableFields>,
    /// Whether the first cell of each row names it, where it is no field.
    names_rows: bool,
    /// Whether the open cell does.
    names_row: bool,
}

impl Table {
    /// A table with the alignments of its columns.
    pub(super) fn new(
        alignments: Vec<Alignment>,
        fields: Option<TableFields>,
        names_rows: bool,
    ) -> Self {
        Self { alignments, names_rows: names_rows || fields.is_some(), fields, ..Self::default() }
    }

    /// The HTML that opens a table, named by a label that is safe in an attribute. Where the label
    /// is in another language than the table, both say theirs, as attributes.
    pub(super) fn open(label: &str, (spoken, written): (&str, &str)) -> String {
        format!(
            "<section class=\"table-wrap\" tabindex=\"0\" aria-label=\"{label}\"{spoken}>\n\
             <table{written}>\n"
        )
    }

    /// The HTML that opens a part of the table; `None` for any other tag.
    pub(super) fn start(&mut self, part: &Tag) -> Option<String> {
        match part {
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                Some("<thead>\n<tr>".to_owned())
            }
            Tag::TableRow => {
                (self.rows, self.column) = (self.rows + 1, 0);
                Some("<tr>".to_owned())
            }
            Tag::TableCell => Some(self.cell()),
            _ => None,
        }
    }

    /// The HTML that closes the table or a part of it; `None` for any other tag.
    pub(super) fn end(&mut self, part: TagEnd) -> Option<&'static str> {
        Some(match part {
            TagEnd::Table => "</tbody>\n</table>\n</section>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr>\n</thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head || self.names_row => "</th>",
            TagEnd::TableCell => "</td>",
            _ => return None,
        })
    }

    fn cell(&mut self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            _ => "",
        };
        let place = (self.rows.wrapping_sub(1), self.column);
        self.column += 1;
        if self.in_head {
            return format!("<th scope=\"col\"{class}>");
        }
        let field = self.fields.as_ref().and_then(|fields| fields.get(&place));
        self.names_row = field.is_none() && self.names_rows && place.1 == 0;
        match field {
            Some(field) => format!("<td class=\"field\">{}", fields::contents(field)),
            None if self.names_row => format!("<th scope=\"row\"{class}>"),
            None => format!("<td{class}>"),
        }
    }
}
