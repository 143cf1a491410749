//! Sheets: the empty places of their tables and lists, as fields that the theme's script fills.
//!
//! In: the tags and texts of a block that is a sheet. Out: entries of the class `field`, with their
//! answers where they are a choice, and a text without the marks that said so; cells are left to
//! `table`. Without script fields are places to write on paper.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::buffer::BufferKind;
use super::fields::{OpenField, contents, feedback_field};
use super::writer::HtmlWriter;
use crate::block::Contents;
use crate::course::sheet::Field;
use crate::html::escape;

impl<'e> HtmlWriter<'_, 'e, '_> {
    /// Takes an event before it is written: the marks of a sheet are no text.
    pub(super) fn without_marks(&mut self, event: Event<'e>) -> Event<'e> {
        if matches!(event, Event::End(TagEnd::TableCell | TagEnd::Item | TagEnd::Paragraph)) {
            self.fields.end_mark();
        }
        let Event::Text(text) = &event else { return event };
        if !self.fields.in_mark && !text.contains('{') || !self.takes_marks() {
            return event;
        }
        match self.fields.without_mark(text) {
            Cow::Borrowed(same) if same.len() == text.len() => event,
            changed => Event::Text(changed.into_owned().into()),
        }
    }

    /// Whether the innermost open block is one in which marks say something.
    fn takes_marks(&self) -> bool {
        let contents = self.open_block().map(|(_, contents)| contents);
        matches!(contents, Some(Contents::Fields | Contents::Feedback))
    }

    /// The id of the innermost open block, and what becomes of its contents.
    fn open_block(&self) -> Option<(&str, Contents)> {
        let (index, meaning) = self.buffers.iter().rev().find_map(|buffer| match &buffer.kind {
            BufferKind::Block(index, meaning) => Some((*index, meaning.as_ref()?)),
            _ => None,
        })?;
        Some((self.page.block_ids.get(index)?, meaning.block.contents))
    }

    /// The id of the innermost open block, safe in an attribute.
    fn open_block_id(&self) -> String {
        escape(self.open_block().map_or("", |(id, _)| id))
    }

    /// Takes the start of a list or of an entry of one.
    pub(super) fn start_item(&mut self, tag: Tag<'e>) {
        if self.open_block().is_none() {
            self.push(Event::Start(tag));
            return;
        }
        if !matches!(tag, Tag::Item) {
            self.place_field();
            self.push(Event::Start(tag));
            return;
        }
        let number = self.fields.items;
        self.fields.items += 1;
        if let Some(label) = self.fields.sheets.labels.remove(&number) {
            self.push(Event::Start(tag));
            let id = format!("{}-l{}", self.open_block_id(), label.number);
            self.push_markup(format!("<div class=\"says\" id=\"{id}\">"), 1);
            self.fields.open.push(Some(OpenField::Label(label)));
            return;
        }
        let field = self.fields.sheets.items.remove(&number);
        match (&field, self.fields.sheets.questions.remove(&number)) {
            (Some(Field::Signature), _) => {
                self.push_markup("<li class=\"signature\">".to_owned(), 1);
            }
            (None, Some(question)) => {
                let id = format!("{}-q{question}", self.open_block_id());
                self.push_markup(format!("<li class=\"asks\" id=\"{id}\">"), 1);
            }
            _ => self.push(Event::Start(tag)),
        }
        self.fields.open.push(field.map(OpenField::Field));
    }

    /// Takes the end of an entry of a list.
    pub(super) fn end_item(&mut self) {
        self.place_field();
        self.fields.open.pop();
        self.push(Event::End(TagEnd::Item));
    }

    /// Writes what is to be filled in in the open entry, behind its own text.
    fn place_field(&mut self) {
        match self.fields.open.last_mut().and_then(Option::take) {
            Some(OpenField::Field(Field::Signature)) => {
                self.push_markup("<span class=\"sign\"></span>".to_owned(), 0);
            }
            Some(OpenField::Field(field)) => {
                let html = format!("<span class=\"field\">{}</span>", contents(&field));
                self.push_markup(html, 0);
            }
            Some(OpenField::Label(label)) => {
                self.push_markup("</div>".to_owned(), -1);
                let count =
                    |limit| self.renderer.speaker().numbered("feedback-most", limit as usize);
                let most = label.limit.map(count);
                self.push_slot(feedback_field(&self.open_block_id(), &label, most.as_deref()));
            }
            None => {}
        }
    }
}
