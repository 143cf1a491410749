//! Figures in the text of a page: what is drawn, the list under it, and pictures with a caption.
//!
//! In: the events in a block that is a figure, and pictures that are all of their paragraph. Out:
//! the number and the drawing of the block, its list in the order and with the names that the
//! drawing has, and `<figure>`s of pictures whose title is their caption. How anything is drawn is
//! left to `render::figure`.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::buffer::BufferKind;
use super::links::title_attribute;
use super::open_figure::ListInFigure;
use super::writer::HtmlWriter;
use crate::block::{self, BlockMeaning, Contents};
use crate::course::figure::Figure;
use crate::html::escape;
use crate::kind::ListDrawing;
use crate::load::{Block, with_quotes};
use crate::render::figure::{STYLE, drawing};
use crate::render::views::FigureView;

/// What may part a name from what is said of it.
const SIGNS: [char; 5] = [' ', ':', '–', '—', '-'];

impl<'e> HtmlWriter<'_, 'e, '_> {
    /// The number and the drawing of a block that is a figure.
    pub(super) fn figure_view(&self, index: usize, meaning: &BlockMeaning) -> Option<FigureView> {
        meaning.block.contents.is_figure().then(|| {
            let outline = &self.page.document.outline;
            let is_figure = |of: &&Block| {
                block::find(&of.line.name.text).is_some_and(|of| of.contents.is_figure())
            };
            let number = outline.blocks.iter().take(index + 1).filter(is_figure).count();
            let id = self.page.block_ids.get(index).map_or("", String::as_str);
            let language = self.sections.language().unwrap_or(self.language);
            let figure = self.figures.get(&index);
            let svg = figure.and_then(|figure| drawing(figure, id, language.as_str()));
            let kind = figure.and(meaning.drawing).map(|drawing| drawing.id().to_owned());
            let drawing = tera::Value::safe_string(&svg.unwrap_or_default());
            FigureView { number, kind, drawing }
        })
    }

    /// The innermost open block, if the text is written right in it: its number and its line.
    fn block_here(&self) -> Option<(usize, &BlockMeaning)> {
        match &self.buffers.last()?.kind {
            BufferKind::Block(index, Some(meaning)) => Some((*index, meaning)),
            _ => None,
        }
    }

    /// Whether a table that begins now is that of a chart, whose first column has names.
    pub(super) fn in_chart(&self) -> bool {
        self.block_here().is_some_and(|(_, meaning)| meaning.block.contents == Contents::Chart)
    }

    /// Takes an event in the list of a figure; gives it back as it is written there, or as it is.
    pub(super) fn in_figure(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        if self.list.is_none() {
            return Some(self.start_list(event));
        }
        let list = self.list.as_mut()?;
        match event {
            Event::Start(Tag::List(_)) => list.depth += 1,
            Event::End(TagEnd::List(_)) => {
                list.depth -= 1;
                if list.depth == 0 {
                    self.list = None;
                    return Some(Event::End(TagEnd::List(true)));
                }
            }
            Event::Start(Tag::Item) if list.depth == 1 => {
                list.begun = list.items.next();
                return Some(event);
            }
            Event::Start(Tag::Paragraph) => return Some(event),
            // A name in bold comes as it is, with the sign behind it.
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong)
                if list.begun.as_ref().is_some_and(|item| item.is_strong) =>
            {
                return Some(event);
            }
            Event::Text(text) => return self.item_text(text),
            _ => {}
        }
        self.list.as_mut()?.begun = None;
        Some(event)
    }

    /// Whether a list begins that is drawn; it is numbered as the drawing is.
    fn start_list(&mut self, event: Event<'e>) -> Event<'e> {
        if !matches!(event, Event::Start(Tag::List(_))) {
            return event;
        }
        let index = self.block_here().map(|(index, _)| index);
        let Some(Figure::List(figure)) = index.and_then(|index| self.figures.get(&index)) else {
            return event;
        };
        let items = figure.items.clone().into_iter();
        self.list = Some(ListInFigure { kind: figure.kind, items, depth: 1, begun: None });
        Event::Start(Tag::List(Some(1)))
    }

    /// Writes the first words of an item: what it is called stands in bold. A step has its name on a
    /// line of its own, where no sign parts it from the rest.
    fn item_text(&mut self, text: CowStr<'e>) -> Option<Event<'e>> {
        let list = self.list.as_mut()?;
        let is_steps = list.kind == ListDrawing::Steps;
        let Some(item) = list.begun.take() else { return Some(Event::Text(text)) };
        let label = item.label.text.as_str();
        let rest = text.strip_prefix(label).map(str::to_owned);
        if item.is_strong {
            let Some(rest) = rest else {
                let rest = text.trim_start_matches(SIGNS).to_owned();
                return Some(Event::Text(if is_steps { format!(" {rest}").into() } else { text }));
            };
            let is_sign = is_steps && rest.trim() == ":";
            list.begun = Some(item.clone());
            return Some(Event::Text(if is_sign { label.to_owned().into() } else { text }));
        }
        let Some(rest) = rest else { return Some(Event::Text(text)) };
        let (sign, rest) = match rest.strip_prefix(':') {
            Some(rest) => (if is_steps { "" } else { ":" }, rest),
            None => ("", rest.as_str()),
        };
        self.push(Event::Start(Tag::Strong));
        self.push(Event::Text(format!("{label}{sign}").into()));
        self.push(Event::End(TagEnd::Strong));
        let rest = if is_steps { rest.trim_start_matches(SIGNS) } else { rest };
        let space = if is_steps { " " } else { "" };
        (!rest.is_empty()).then(|| Event::Text(format!("{space}{rest}").into()))
    }

    /// Takes the end of a paragraph that is a picture with a caption: the picture becomes a figure,
    /// or the caption that of the block around it, where that has none. Whether the paragraph is
    /// written.
    pub(super) fn end_picture(&mut self) -> bool {
        let Some(caption) = self.captions.0.take() else { return false };
        let Some(picture) = self.buffers.last().and_then(|buffer| buffer.lone_picture()) else {
            return false;
        };
        let picture = picture.replacen(&title_attribute(&caption), "", 1);
        let language = self.sections.language().unwrap_or(self.language);
        let caption = with_quotes(&caption, language.as_str());
        self.sections.paragraph(&caption);
        let Some(buffer) = self.buffers.last_mut() else { return false };
        if let BufferKind::Block(_, Some(meaning)) = &mut buffer.kind
            && meaning.block.contents == Contents::Figure
            && meaning.title.is_none()
        {
            meaning.title = Some(caption);
            buffer.change_picture(picture);
            return false;
        }
        let caption = escape(&caption);
        buffer.replace_picture(format!(
            "<figure class=\"picture\">\n{picture}\n<figcaption>{caption}</figcaption>\n</figure>\n"
        ));
        self.needs.insert(STYLE);
        true
    }
}
