//! Tables: with classes for the alignment of columns, since a strict Content-Security-Policy stops
//! style attributes, and in a region that a keyboard can scroll sideways.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::writer::{Table, Writer};
use crate::html::escape;
use crate::render::error::RenderError;

impl<'e> Writer<'_, 'e, '_> {
    /// Takes the start of a table or of a part of one; gives back any other tag.
    pub(super) fn start_table(&mut self, tag: Tag<'e>) -> Option<Tag<'e>> {
        let tag = self.start_plan(tag)?;
        let html = match tag {
            Tag::Table(alignments) => {
                self.tables += 1;
                self.table = Table { alignments, ..Table::default() };
                let label = escape(&self.renderer.words().numbered(
                    self.language,
                    "table-region",
                    self.tables,
                ));
                format!(
                    "<section class=\"table-wrap\" tabindex=\"0\" \
                     aria-label=\"{label}\">\n<table>\n"
                )
            }
            Tag::TableHead => {
                (self.table.in_head, self.table.column) = (true, 0);
                "<thead>\n<tr>".to_owned()
            }
            Tag::TableRow => {
                self.table.column = 0;
                "<tr>".to_owned()
            }
            Tag::TableCell => self.table.cell(),
            other => return Some(other),
        };
        self.own(html, 1);
        None
    }

    /// Takes the end of a table or of a part of one; gives back any other tag.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a plan cannot be filled.
    pub(super) fn end_table(&mut self, tag: TagEnd) -> Result<Option<TagEnd>, RenderError> {
        let Some(tag) = self.end_plan(tag)? else { return Ok(None) };
        let html = match tag {
            TagEnd::Table => "</tbody>\n</table>\n</section>\n",
            TagEnd::TableHead => {
                self.table.in_head = false;
                "</tr>\n</thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            // A header without a word heads nothing, and a screen reader should not announce it.
            TagEnd::TableCell if self.table.in_head && !self.retag_empty("<th", "<td>") => "</th>",
            TagEnd::TableCell => "</td>",
            other => return Ok(Some(other)),
        };
        self.own(html.to_owned(), -1);
        Ok(None)
    }
}

impl Table {
    fn cell(&mut self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            _ => "",
        };
        self.column += 1;
        if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") }
    }
}
