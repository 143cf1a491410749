//! The walk through what the Markdown parser finds.
//!
//! In: a masked text. Out: its pieces. The lines of blocks are told apart from breaks, in code the
//! original text is put back, and raw HTML comes whole, a block of it as one piece. A [`CUT`] line
//! is no piece.

use std::borrow::Cow;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, OffsetIter, Parser, Tag, TagEnd};

use super::mask::Masked;
use super::piece::{CUT, DEEPEST, Piece, Placed, options};
use crate::html::RAW_TEXT_ELEMENTS;
use crate::load::block_line;
use crate::load::raw_html::RawHtml;

/// Walks through a masked text.
pub(super) struct Reader<'a> {
    events: OffsetIter<'a>,
    masked: &'a Masked<'a>,
    next_line: usize,
    /// How many blocks are open.
    depth: usize,
    in_code: bool,
    /// Up to where an element of a name is known not to be closed, so that it is not looked for
    /// again behind each of many tags.
    unclosed: BTreeMap<&'static str, usize>,
    /// Events that wait: for the block lines before them to be reported, or since an element was
    /// looked for that does not end where it could.
    held: VecDeque<(Event<'a>, Range<usize>)>,
}

impl<'a> Iterator for Reader<'a> {
    type Item = Placed<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (piece, range) = self.step()?;
            let line = self.masked.original().get(range.clone()).unwrap_or_default();
            let piece = match piece {
                Piece::BlockLine | Piece::StrayBlockLine if line == CUT => continue,
                Piece::BlockLine => match self.block_line(line) {
                    Some(piece) => piece,
                    None => continue,
                },
                piece => piece,
            };
            return Some((piece, range));
        }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(masked: &'a Masked<'a>) -> Self {
        Self {
            events: Parser::new_ext(masked.text(), options()).into_offset_iter(),
            masked,
            next_line: 0,
            depth: 0,
            in_code: false,
            unclosed: BTreeMap::new(),
            held: VecDeque::new(),
        }
    }

    /// What the line of a block is, which opens or closes one; nothing if the block stands in one
    /// that is too deep already.
    fn block_line(&mut self, line: &str) -> Option<Piece<'a>> {
        let depth = if block_line::closes(line) {
            let depth = self.depth;
            self.depth = depth.saturating_sub(1);
            depth + usize::from(depth > DEEPEST)
        } else {
            self.depth += 1;
            self.depth
        };
        match depth {
            ..=DEEPEST => Some(Piece::BlockLine),
            _ if depth == DEEPEST + 1 => Some(Piece::DeepBlockLine),
            _ => None,
        }
    }

    fn step(&mut self) -> Option<Placed<'a>> {
        let Some((event, range)) = self.next_event() else { return self.left_over() };
        if let Some(line) = self.masked.lines().get(self.next_line) {
            if matches!(event, Event::Rule) && range.start <= line.start && line.start < range.end {
                self.next_line += 1;
                return Some((Piece::BlockLine, line.clone()));
            }
            let passed = line.start < range.start;
            if passed && !self.in_code {
                self.next_line += 1;
                self.held.push_front((event, range));
                return Some((Piece::StrayBlockLine, line.clone()));
            }
        }
        Some(self.unmasked(event, range))
    }

    fn next_event(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.held.pop_front().or_else(|| self.events.next())
    }

    /// A block line behind the last event: the text ends inside a paragraph or raw HTML.
    fn left_over(&mut self) -> Option<Placed<'a>> {
        let line = self.masked.lines().get(self.next_line)?.clone();
        self.next_line += 1;
        Some((Piece::StrayBlockLine, line))
    }

    /// Puts the original text back where the parser was given something else.
    fn unmasked(&mut self, event: Event<'a>, range: Range<usize>) -> Placed<'a> {
        let source = self.masked.text().get(range.clone()).unwrap_or_default();
        let original = self.masked.original().get(range.clone()).unwrap_or_default();
        match event {
            Event::Start(Tag::HtmlBlock) => return (Piece::Html(self.html_block(&range)), range),
            Event::InlineHtml(html) => {
                if let Some((element, range)) = self.raw_text_element(&html, range.start) {
                    return (Piece::Html(element), range);
                }
                let html =
                    if *html == *source { original.into() } else { self.masked.unmask(html) };
                return (Piece::Html(RawHtml::in_line(html.into(), original, range.start)), range);
            }
            _ => {}
        }
        let event = match event {
            Event::Text(text) if self.in_code && *text == *source => Event::Text(original.into()),
            event => self.with_marks(event),
        };
        match event {
            Event::Start(Tag::CodeBlock(_)) => self.in_code = true,
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                self.pass_lines(&range);
            }
            _ => {}
        }
        (Piece::Markdown(event), range)
    }

    /// Leaves the lines of blocks in a range alone: they are code, or a comment.
    fn pass_lines(&mut self, range: &Range<usize>) {
        self.next_line = self.masked.lines().partition_point(|line| line.start < range.end);
    }

    /// An event with the marks that were hidden from the parser.
    fn with_marks(&self, event: Event<'a>) -> Event<'a> {
        let unmask = |text| self.masked.unmask(text);
        match event {
            Event::Text(text) => Event::Text(unmask(text)),
            Event::Code(text) => Event::Code(unmask(text)),
            Event::InlineMath(text) => Event::InlineMath(unmask(text)),
            Event::DisplayMath(text) => Event::DisplayMath(unmask(text)),
            Event::FootnoteReference(name) => Event::FootnoteReference(unmask(name)),
            Event::Start(tag) => Event::Start(match tag {
                Tag::Link { link_type, dest_url, title, id } => Tag::Link {
                    link_type,
                    dest_url: unmask(dest_url),
                    title: unmask(title),
                    id: unmask(id),
                },
                Tag::Image { link_type, dest_url, title, id } => Tag::Image {
                    link_type,
                    dest_url: unmask(dest_url),
                    title: unmask(title),
                    id: unmask(id),
                },
                Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                    Tag::CodeBlock(CodeBlockKind::Fenced(unmask(info)))
                }
                Tag::FootnoteDefinition(name) => Tag::FootnoteDefinition(unmask(name)),
                tag => tag,
            }),
            event => event,
        }
    }

    /// The whole of a style sheet or a script within a line, whose tag was just met: its
    /// contents are no Markdown. Nothing where it is not closed in the same paragraph, or cell.
    fn raw_text_element(&mut self, tag: &str, start: usize) -> Option<(RawHtml<'a>, Range<usize>)> {
        let name = RAW_TEXT_ELEMENTS.into_iter().find(|name| begins_with_tag(tag, name))?;
        if self.unclosed.get(name).is_some_and(|end| start < *end) {
            return None;
        }
        let (mut passed, mut depth, mut end) = (Vec::new(), 0_usize, start);
        while let Some((event, range)) = self.next_event() {
            end = range.end;
            match &event {
                Event::InlineHtml(tag) if is_end_tag(tag, name) => {
                    let source = self.masked.original().get(start..end).unwrap_or_default();
                    return Some((RawHtml::verbatim(source, start), start..end));
                }
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => {
                    passed.push((event, range));
                    break;
                }
                Event::End(_) => depth -= 1,
                _ => {}
            }
            passed.push((event, range));
        }
        self.unclosed.insert(name, end);
        for held in passed.into_iter().rev() {
            self.held.push_front(held);
        }
        None
    }

    /// The block of raw HTML that was just opened: the parser gives it line by line.
    fn html_block(&mut self, whole: &Range<usize>) -> RawHtml<'a> {
        let mut html = RawHtml::block();
        while let Some((event, range)) = self.next_event() {
            match event {
                // Spaces before a line, where a list has taken a part of a tab, come as text.
                Event::Html(line) | Event::Text(line) => {
                    let is_source = self.masked.text().get(range.clone()) == Some(&*line);
                    let original = self.masked.original().get(range.clone());
                    let line = original.filter(|_| is_source).map_or(line.into(), Cow::Borrowed);
                    html.push(line, range.start);
                }
                _ => break,
            }
        }
        if is_verbatim(&html.text) {
            self.pass_lines(whole);
        }
        html
    }
}

/// Whether a block of raw HTML shows its lines as they are, or hides them: none of them is Markdown
/// (CommonMark, section 4.6, start conditions 1 to 5).
fn is_verbatim(html: &str) -> bool {
    let html = html.trim_start();
    ["<!", "<?"].into_iter().any(|start| html.starts_with(start))
        || ["pre", "script", "style", "textarea"]
            .into_iter()
            .any(|name| begins_with_tag(html, name))
}

/// Whether raw HTML begins with a tag that opens an element.
fn begins_with_tag(html: &str, name: &str) -> bool {
    let rest = html.strip_prefix('<').unwrap_or_default();
    let (start, rest) = rest.split_at_checked(name.len()).unwrap_or_default();
    start.eq_ignore_ascii_case(name)
        && rest.starts_with(|c: char| c.is_ascii_whitespace() || ['/', '>'].contains(&c))
}

/// Whether raw HTML is the tag that closes an element.
fn is_end_tag(html: &str, name: &str) -> bool {
    let rest = html.strip_prefix("</").and_then(|rest| rest.strip_suffix('>'));
    rest.is_some_and(|closed| closed.trim_ascii().eq_ignore_ascii_case(name))
}
