//! Sheets: the empty places of their tables and lists, as fields that the theme's script fills.
//!
//! In: the tags and texts of a block that is a sheet. Out: entries of the class `field`, with their
//! answers where they are a choice, and a text without the marks that said so; cells are left to
//! `table`. Without script fields are places to write on paper.

use std::borrow::Cow;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::buffer::{BufferKind, HtmlBuffer};
use super::fields::contents;
use super::writer::HtmlWriter;
use crate::block::Contents;
use crate::course::sheet::Field;

impl<'e> HtmlWriter<'_, 'e, '_> {
    /// Takes an event before it is written: the marks of a sheet are no text.
    pub(super) fn without_marks(&mut self, event: Event<'e>) -> Event<'e> {
        let Event::Text(text) = &event else { return event };
        if !self.fields.in_mark && !text.contains('{') || !self.is_in_sheet() {
            return event;
        }
        match self.fields.without_mark(text) {
            Cow::Borrowed(same) if same.len() == text.len() => event,
            changed => Event::Text(changed.into_owned().into()),
        }
    }

    /// Whether the innermost open block is a sheet.
    fn is_in_sheet(&self) -> bool {
        let meaning = self.buffers.iter().rev().find_map(|buffer| match &buffer.kind {
            BufferKind::Block(_, meaning) => Some(meaning.as_ref()),
            _ => None,
        });
        meaning.flatten().is_some_and(|meaning| meaning.block.contents == Contents::Fields)
    }

    /// Takes the start of a list or of an entry of one.
    pub(super) fn start_item(&mut self, tag: Tag<'e>) {
        let in_block = |buffer: &HtmlBuffer| matches!(buffer.kind, BufferKind::Block(..));
        if !self.buffers.iter().any(in_block) {
            self.push(Event::Start(tag));
            return;
        }
        if !matches!(tag, Tag::Item) {
            self.place_field();
            self.push(Event::Start(tag));
            return;
        }
        let field = self.fields.sheets.items.remove(&self.fields.items);
        self.fields.items += 1;
        match field {
            Some(Field::Signature) => self.push_markup("<li class=\"signature\">".to_owned(), 1),
            _ => self.push(Event::Start(tag)),
        }
        self.fields.open.push(field);
    }

    /// Takes the end of an entry of a list.
    pub(super) fn end_item(&mut self) {
        let is_signature = matches!(self.fields.open.last(), Some(Some(Field::Signature)));
        self.place_field();
        self.fields.open.pop();
        if is_signature {
            self.push_markup("</li>\n".to_owned(), -1);
        } else {
            self.push(Event::End(TagEnd::Item));
        }
    }

    /// Writes what is to be filled in in the open entry, behind its own text.
    fn place_field(&mut self) {
        let Some(field) = self.fields.open.last_mut().and_then(Option::take) else { return };
        let html = match &field {
            Field::Signature => "<span class=\"sign\"></span>".to_owned(),
            field => format!("<span class=\"field\">{}</span>", contents(field)),
        };
        self.push_markup(html, 0);
    }
}
