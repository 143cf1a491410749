//! Blocks: a frame for what stands in one, and its template when it closes.

use std::ops::Range;

use super::frame::{Frame, Purpose};
use super::note::Note;
use super::writer::Writer;
use crate::block::{self, BlockMeaning, Placement};
use crate::load::{Block, BlockLine};
use crate::render::error::RenderError;
use crate::render::media::{MediaPlace, PLAYER};
use crate::render::media_view::MediaView;
use crate::render::views::{AudienceView, BlockView, NamedView};

impl<'e> Writer<'_, 'e, '_> {
    /// Takes a line that opens or closes a block.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of the block that it closes cannot be filled.
    pub(super) fn block_line(&mut self, range: &Range<usize>) -> Result<(), RenderError> {
        let span = self.document.body.part(range.start, range.end);
        let outline = &self.document.outline;
        // The outline has read the same lines: one that opens a block is the next in its list.
        if outline
            .blocks
            .get(self.next_block)
            .is_some_and(|block| block.line.span.start == span.start)
        {
            // What is wrong with the line has been reported by the check.
            let meaning = outline.blocks.get(self.next_block).and_then(|block| {
                self.renderer.vocabulary().understand(&block.line, &mut Vec::new())
            });
            self.said.open(
                self.block_ids.get(self.next_block).map_or("", String::as_str),
                meaning.as_ref(),
            );
            self.frames.push(Frame::new(Purpose::Block(self.next_block, meaning)));
            self.next_block += 1;
            return Ok(());
        }
        match self.frames.pop_if(|frame| matches!(frame.purpose, Purpose::Block(..))) {
            Some(frame) => self.end_block(frame),
            None => Ok(()),
        }
    }

    pub(super) fn end_block(&mut self, frame: Frame<'e>) -> Result<(), RenderError> {
        let (Purpose::Block(index, meaning), flow) = frame.finish() else {
            return Ok(());
        };
        let (Some(meaning), Some(block)) = (meaning, self.document.outline.blocks.get(index))
        else {
            self.said.close();
            return Ok(());
        };
        if block::media(&block.line).is_some_and(|(_, media)| media.host().is_none()) {
            self.scripts.insert(PLAYER);
        }
        self.scripts.extend(meaning.block.scripts);
        let view = self.block_view(index, block, &meaning, &flow.into_plain_html());
        view.media
            .iter()
            .flat_map(MediaView::spoken)
            .for_each(|paragraph| self.said.paragraph(&paragraph));
        self.said.close();
        let html = self.fill(&format!("blocks/{}.html", view.name), "block", &view)?;
        let is_note = meaning.block.placement == Placement::Beside;
        self.kept.extend(meaning.block.is_gathered.then(|| view.clone()));
        match self.frames.last_mut().filter(|frame| is_note && frame.takes_notes(self.place)) {
            Some(frame) => frame.note(Note { block: view, html }),
            None => self.slot(html),
        }
        Ok(())
    }

    fn block_view(
        &self,
        index: usize,
        block: &Block,
        meaning: &BlockMeaning,
        body: &str,
    ) -> BlockView {
        let id = self.block_ids.get(index).cloned().unwrap_or_default();
        let number = id.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        let audiences = &self.renderer.config().audiences;
        let words = self.renderer.words();
        BlockView {
            name: meaning.template.clone(),
            passage: (meaning.block.placement == Placement::Beside)
                .then(|| self.passage_id(&id))
                .flatten(),
            id,
            title: meaning.title.clone(),
            body: tera::Value::safe_string(body),
            note: meaning.about.map(|about| NamedView {
                id: about.id(),
                name: words.plain(self.language, &format!("note-{}", about.id())),
            }),
            audience: meaning.audience.and_then(|id| audiences.get(id)).map(AudienceView::of),
            media: self.media(&block.line, meaning.title.as_deref()),
            lang: meaning.language.as_ref().map(ToString::to_string),
            number,
        }
    }

    fn media(&self, line: &BlockLine, title: Option<&str>) -> Option<MediaView> {
        let (kind, media) = block::media(line)?;
        let place = MediaPlace { renderer: self.renderer, address: self.address };
        Some(place.view(kind, title.unwrap_or_default(), &media))
    }
}
