//! The events of tables: a table that is the plan of a meeting goes to `plan`, any other to
//! `table`.
//!
//! In: the tags of a table. Out: the HTML of the table, or of the template `plan.html`.

use pulldown_cmark::{Tag, TagEnd};

use super::buffer::{BufferKind, HtmlBuffer};
use super::plan::PlanRows;
use super::table::Table;
use super::writer::HtmlWriter;
use crate::html::escape;

/// What the plan of a meeting needs: its style, and the script that gives it clock times and fetches
/// what shows it on a projector.
const PLAN: [&str; 3] = ["meeting.css", "meeting.js", "plan.css"];

impl<'e> HtmlWriter<'_, 'e, '_> {
    /// Takes the start of a table or of a part of one; gives back any other tag.
    pub(super) fn start_table(&mut self, tag: Tag<'e>) -> Option<Tag<'e>> {
        let tag = self.start_plan(tag)?;
        let html = if let Tag::Table(alignments) = tag {
            let (fields, names_rows) = (self.fields.of_table(self.tables), self.in_chart());
            self.table = Table::new(alignments, fields, names_rows);
            self.tables += 1;
            let label = self.renderer.speaker().numbered("table-region", self.tables);
            let written = self.foreign().map(|of| format!(" lang=\"{of}\""));
            let langs = (&*self.lang_of_words(), &*written.unwrap_or_default());
            Table::open(&escape(&label), langs)
        } else {
            let Some(html) = self.table.start(&tag) else { return Some(tag) };
            html
        };
        self.push_markup(html, 1);
        None
    }

    /// Takes the end of a table or of a part of one; gives back any other tag.
    pub(super) fn end_table(&mut self, tag: TagEnd) -> Option<TagEnd> {
        let tag = self.end_plan(tag)?;
        let Some(mut html) = self.table.end(tag) else { return Some(tag) };
        // An empty header cell heads nothing, and a screen reader should not announce it.
        let is_empty_header = html == "</th>"
            && self.buffers.last_mut().is_some_and(|buffer| buffer.retag_empty("<th", "<td>"));
        if is_empty_header {
            html = "</td>";
        }
        self.push_markup(html.to_owned(), -1);
        None
    }

    fn start_plan(&mut self, tag: Tag<'e>) -> Option<Tag<'e>> {
        if matches!(tag, Tag::Table(_)) && self.plans.iter().any(|plan| plan.table == self.tables) {
            self.plan = Some(PlanRows::default());
            return None;
        }
        let Some(plan) = &mut self.plan else { return Some(tag) };
        match tag {
            Tag::TableHead | Tag::TableRow => plan.start_row(),
            Tag::TableCell => self.buffers.push(HtmlBuffer::new(BufferKind::PlanCell)),
            other => return Some(other),
        }
        None
    }

    fn end_plan(&mut self, tag: TagEnd) -> Option<TagEnd> {
        let Some(plan) = &mut self.plan else { return Some(tag) };
        match tag {
            TagEnd::TableCell => {
                let is_cell = |buffer: &mut HtmlBuffer| matches!(buffer.kind, BufferKind::PlanCell);
                let cell = self.buffers.pop_if(is_cell);
                plan.push_cell(
                    cell.map(|buffer| buffer.finish().1.into_plain_html()).unwrap_or_default(),
                );
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::Table => self.finish_plan(),
            other => return Some(other),
        }
        None
    }

    fn finish_plan(&mut self) {
        let Some(rows) = self.plan.take() else { return };
        let Some(index) = self.plans.iter().position(|plan| plan.table == self.tables) else {
            return;
        };
        self.tables += 1;
        self.needs.extend(PLAN);
        let place = self.meetings.keep_plan(index, rows);
        self.push_slot(place);
    }
}
