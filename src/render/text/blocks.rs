//! Blocks: each is written to a buffer of its own, and put into its template when it closes.
//!
//! In: the lines that open and close blocks. Out: the HTML of the block's template, placed in the
//! text or, for a note, beside it.

use std::ops::Range;

use super::buffer::{BufferKind, HtmlBuffer, Note};
use super::meetings::NotePlace;
use super::writer::HtmlWriter;
use crate::block::{self, BlockMeaning, Contents, Placement};
use crate::config::{Feedback, Receiver};
use crate::load::{Block, BlockLine, with_quotes};
use crate::render::error::RenderError;
use crate::render::media::{MediaRenderer, PLAYER};
use crate::render::media_view::MediaView;
use crate::render::views::{AudienceView, BlockView, HeadingView, NamedView, SendView};

/// The level of the page's title, and that of its sections.
const TITLE: usize = 1;
const SECTION: usize = 2;

impl<'e> HtmlWriter<'_, 'e, '_> {
    /// Takes a line that opens or closes a block.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of the closed block cannot be filled.
    pub(super) fn block_line(&mut self, range: &Range<usize>) -> Result<(), RenderError> {
        let span = self.page.document.body.part(range.start, range.end);
        // A line that opens a block is the next one in the list of the outline.
        let next = self.page.document.outline.blocks.get(self.next_block);
        if let Some(block) = next.filter(|block| block.line.span.start == span.start) {
            self.start_block(&block.line);
            return Ok(());
        }
        match self.buffers.pop_if(|buffer| matches!(buffer.kind, BufferKind::Block(..))) {
            Some(buffer) => self.end_block(buffer),
            None => Ok(()),
        }
    }

    fn start_block(&mut self, line: &BlockLine) {
        // The check reports what is wrong with the line.
        let meaning = self.renderer.vocabulary().understand(line, &mut Vec::new());
        let meaning = meaning.map(|meaning| self.with_quotes(meaning));
        let id = self.page.block_ids.get(self.next_block).map_or("", String::as_str);
        if meaning.as_ref().is_some_and(|meaning| self.is_left_out(meaning)) {
            self.sections.open_left_out();
        } else {
            self.sections.open(id, meaning.as_ref());
        }
        self.open_level(id, meaning.as_ref());
        self.buffers.push(HtmlBuffer::new(BufferKind::Block(self.next_block, meaning)));
        self.next_block += 1;
    }

    /// Begins the level of a block's heading, and lists the block where its author gave it a title.
    /// What is inside another or in a note is part of it, and not listed.
    fn open_level(&mut self, id: &str, meaning: Option<&BlockMeaning>) {
        if meaning.is_some_and(|meaning| meaning.block.placement == Placement::Beside) {
            return self.levels.open_elsewhere(SECTION);
        }
        if meaning.is_some_and(|meaning| self.leads(self.next_block, meaning)) {
            return self.levels.open_elsewhere(TITLE);
        }
        let is_inside = self.levels.are_inside();
        let headed = meaning.filter(|meaning| meaning.block.has_heading);
        let level = self.levels.open(headed.is_some());
        let titled = headed.filter(|meaning| !is_inside && !self.is_left_out(meaning));
        self.headings.extend(titled.and_then(|meaning| {
            Some(HeadingView {
                level,
                id: id.to_owned(),
                text: meaning.title.clone()?,
                block: Some(meaning.template.clone()),
            })
        }));
    }

    /// Whether a block is a form that nobody would receive.
    fn is_left_out(&self, meaning: &BlockMeaning) -> bool {
        meaning.block.contents == Contents::Feedback && self.renderer.config().feedback.is_none()
    }

    /// A block with its title as its language, or that of the text, prints it.
    fn with_quotes(&self, meaning: BlockMeaning) -> BlockMeaning {
        let language = meaning.language.as_ref().unwrap_or(self.language);
        let title = meaning.title.as_deref().map(|title| with_quotes(title, language.as_str()));
        BlockMeaning { title, ..meaning }
    }

    /// Puts the block of a buffer into its template.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template cannot be filled.
    pub(super) fn end_block(&mut self, buffer: HtmlBuffer<'e>) -> Result<(), RenderError> {
        let (BufferKind::Block(index, meaning), passages) = buffer.finish() else {
            return Ok(());
        };
        let level = self.levels.close();
        let (Some(meaning), Some(block)) = (meaning, self.page.document.outline.blocks.get(index))
        else {
            self.sections.close();
            return Ok(());
        };
        if self.is_left_out(&meaning) {
            self.sections.close();
            return Ok(());
        }
        if block::media(&block.line).is_some_and(|(_, media)| media.host().is_none()) {
            self.needs.extend(PLAYER);
        }
        self.needs.extend(meaning.block.needs);
        let place = self.note_place(&meaning, block.line.span);
        let body = passages.into_plain_html();
        let view = self.block_view((index, level), block, (&meaning, place), &body);
        view.media
            .iter()
            .flat_map(MediaView::spoken)
            .for_each(|paragraph| self.sections.paragraph(&paragraph));
        self.sections.close();
        if self.leads(index, &meaning) {
            self.gathered.push(view.clone());
            self.lead(view);
            return Ok(());
        }
        let html = self.fill(&format!("blocks/{}.html", view.name), "block", &view)?;
        let is_note = meaning.block.placement == Placement::Beside;
        self.gathered.extend(meaning.block.is_gathered.then(|| view.clone()));
        let is_beside = is_note && self.buffers.last().is_some_and(|buffer| self.is_beside(buffer));
        if place != NotePlace::Here {
            self.keep_note(place, Note { block: view, html });
            return Ok(());
        }
        match self.buffers.last_mut().filter(|_| is_beside) {
            Some(buffer) => buffer.note(Note { block: view, html }),
            None => self.push_slot(html),
        }
        Ok(())
    }

    fn block_view(
        &self,
        (index, level): (usize, usize),
        block: &Block,
        (meaning, place): (&BlockMeaning, NotePlace),
        body: &str,
    ) -> BlockView {
        let id = self.page.block_ids.get(index).cloned().unwrap_or_default();
        let number = id.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        let audiences = &self.renderer.config().audiences;
        BlockView {
            name: meaning.template.clone(),
            passage: (meaning.block.placement == Placement::Beside)
                .then(|| self.passage_at(place, &id))
                .flatten(),
            id,
            level,
            title: meaning.title.clone(),
            body: tera::Value::safe_string(body),
            note: meaning
                .about
                .map(|about| NamedView::of("note", about.id(), self.renderer.speaker())),
            audience: meaning
                .audience
                .iter()
                .filter_map(|&id| audiences.get(id))
                .map(AudienceView::of)
                .collect(),
            media: self.media(&block.line, meaning.title.as_deref()),
            lang: meaning.language.as_ref().map(ToString::to_string).or_else(|| self.foreign()),
            number,
            more: block::more_rows(&block.line).is_some(),
            send: (meaning.block.contents == Contents::Feedback).then(|| self.send()).flatten(),
            figure: self.figure_view(index, meaning),
        }
    }

    fn media(&self, line: &BlockLine, title: Option<&str>) -> Option<MediaView> {
        let (kind, media) = block::media(line)?;
        let place = MediaRenderer { renderer: self.renderer, address: self.page.address };
        let view = place.view(kind, title.unwrap_or_default(), &media);
        Some(MediaView { lang: self.foreign(), ..view })
    }

    /// Where what is written in a form goes.
    fn send(&self) -> Option<SendView> {
        let Feedback { to, name } = self.renderer.config().feedback.as_ref()?;
        let (action, is_mail) = match to {
            Receiver::Service(url) => (url.to_string(), false),
            Receiver::Mail(address) => (format!("mailto:{address}"), true),
        };
        let (name, place) = (name.clone(), to.place().to_owned());
        Some(SendView { action, is_mail, name, place, page: self.page.address.to_owned() })
    }
}
