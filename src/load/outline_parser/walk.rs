//! The walk through a text's pieces that gathers its outline.
//!
//! In: the events of the parser and the lines of blocks, in order. Out: the [`Outline`], and
//! diagnostics for what is wrong on the way; `fault` has their messages.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::fault;
use crate::diagnostic::{Diagnostic, Edit};
use crate::html;
use crate::load::block_line::BlockLine;
use crate::load::formula_text;
use crate::load::headings::{self, RawHeading};
use crate::load::html_referrer::HtmlReferrer;
use crate::load::html_tags::HtmlTag;
use crate::load::link::{Link, LinkKind};
use crate::load::list_entry::EntryReader;
use crate::load::markdown::code_language;
use crate::load::outline::{Block, Outline};
use crate::load::parts::PartReader;
use crate::load::passage::{Passage, Passages};
use crate::load::quotes::Quotes;
use crate::load::raw_html::RawHtml;
use crate::load::slips::Slips;
use crate::load::table::TableReader;
use crate::load::text_settings::TextSettings;
use crate::source::{SourceText, Span};

/// Gathers the outline.
pub(super) struct Walk<'a, 'd> {
    text: &'a str,
    body: Span,
    diagnostics: &'d mut Vec<Diagnostic>,
    outline: Outline,
    headings: Vec<RawHeading>,
    /// The blocks that are open, each with the depth of lists and quotations at which it was
    /// opened.
    open_blocks: Vec<(usize, usize)>,
    depth: usize,
    in_heading: bool,
    in_code: bool,
    /// The links and images that are open, innermost last.
    open_links: Vec<Link>,
    trust_html: bool,
    language: &'a str,
    quotes: Quotes,
    passages: Passages<'a>,
    tables: TableReader,
    entries: EntryReader,
    parts: PartReader,
    slips: Slips<'a>,
}

impl<'a, 'd> Walk<'a, 'd> {
    pub(super) fn new(
        text: &'a str,
        body: Span,
        settings: TextSettings<'a>,
        diagnostics: &'d mut Vec<Diagnostic>,
    ) -> Self {
        Self {
            text,
            body,
            diagnostics,
            outline: Outline::default(),
            headings: Vec::new(),
            open_blocks: Vec::new(),
            depth: 0,
            in_heading: false,
            in_code: false,
            open_links: Vec::new(),
            trust_html: settings.trust_html,
            language: settings.language,
            quotes: Quotes::default(),
            passages: Passages::new(settings.language),
            tables: TableReader::default(),
            entries: EntryReader::default(),
            parts: PartReader::default(),
            slips: Slips::new(text, body),
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        self.body.part(range.start, range.end)
    }

    fn source(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    pub(super) fn event(&mut self, event: Event, range: Range<usize>) {
        let event = self.quotes.event(event, &range, self.text, self.language);
        let block = self.open_blocks.last().map(|(index, _)| *index);
        self.slips.event(&event, &range);
        self.passages.event(&event, &range, block);
        self.tables.event(&event, self.source(&range), self.span(&range), block);
        self.entries.event(&event, self.source(&range), self.span(&range), block);
        self.parts.event(&event, self.source(&range), self.span(&range), block);
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text, &range),
            Event::Code(text) => self.add_text(&text),
            Event::InlineMath(formula) | Event::DisplayMath(formula)
                if self.in_heading || !self.open_links.is_empty() =>
            {
                self.add_text(&formula_text::in_line(&formula));
            }
            Event::SoftBreak | Event::HardBreak => self.add_text(" "),
            // Raw HTML comes as pieces of its own.
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                let explicit = id.map(|id| id.to_string());
                let span =
                    self.body.part(range.start, range.start + self.source(range).trim_end().len());
                self.headings.push(RawHeading {
                    level: level as usize,
                    explicit,
                    text: String::new(),
                    span,
                });
                self.in_heading = true;
            }
            Tag::Link { dest_url, .. } => self.open_link(LinkKind::Link, &dest_url, range),
            Tag::Image { dest_url, .. } => self.open_link(LinkKind::Image, &dest_url, range),
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                if let CodeBlockKind::Fenced(info) = kind {
                    self.code_language(&info, range);
                }
            }
            Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListDefinition => self.depth += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Link | TagEnd::Image => self.outline.links.extend(self.open_links.pop()),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListDefinition => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        self.in_heading = false;
        if let Some(heading) = self.headings.last().filter(|of| of.text.trim().is_empty()) {
            self.slips.empty_heading(heading.span);
        }
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        if self.in_code {
            return;
        }
        self.outline.words += text.split_whitespace().count();
        self.add_text(text);
        self.missing_footnote(text, range);
        self.unread_formula(range);
    }

    /// The parser leaves `$\frac{1}{2$` as text where the braces do not match or the formula is not
    /// closed.
    fn unread_formula(&mut self, range: &Range<usize>) {
        let rest = self.text.get(range.start..).unwrap_or_default();
        let opens = rest
            .strip_prefix("$\\")
            .is_some_and(|formula| formula.starts_with(|c: char| c.is_ascii_alphabetic()));
        if opens {
            self.diagnostics
                .push(fault::unread_formula(self.body.part(range.start, range.start + 1)));
        }
    }

    /// Adds text to what encloses it: a heading, links, images.
    fn add_text(&mut self, text: &str) {
        for link in &mut self.open_links {
            link.text.push_str(text);
        }
        if let Some(heading) = self.headings.last_mut().filter(|_| self.in_heading) {
            heading.text.push_str(text);
        }
    }

    /// The parser leaves `[^name]` as text where no such footnote is written; readers would see the
    /// brackets.
    fn missing_footnote(&mut self, text: &str, range: &Range<usize>) {
        let rest = self.text.get(range.start..).unwrap_or_default();
        let is_escaped = self.text.get(..range.start).is_some_and(|text| text.ends_with('\\'));
        let is_mark = text.starts_with('[') && !is_escaped;
        let Some(rest) = rest.strip_prefix("[^").filter(|_| is_mark) else { return };
        let ends_name = |c: char| matches!(c, '[' | ']') || c.is_whitespace();
        let Some((name, rest)) = rest.find(ends_name).map(|end| rest.split_at(end)) else { return };
        if !name.is_empty() && rest.starts_with(']') {
            let span = self.body.part(range.start, range.start + name.len() + 3);
            self.diagnostics.push(fault::missing_footnote(name, span));
        }
    }

    fn open_link(&mut self, kind: LinkKind, target: &str, range: &Range<usize>) {
        // The address comes last in the source of an inline link; a reference link is pointed at
        // as a whole.
        let found = self.source(range).rfind(target).filter(|_| !target.is_empty());
        let span = found.map_or(self.span(range), |offset| {
            self.body.part(range.start + offset, range.start + offset + target.len())
        });
        self.open_links.push(Link {
            kind,
            target: target.to_owned(),
            text: String::new(),
            span,
            whole: self.span(range),
        });
    }

    fn code_language(&mut self, info: &str, range: &Range<usize>) {
        let language = code_language(info);
        if let Some(offset) = self.source(range).find(language).filter(|_| !language.is_empty()) {
            let span = self.body.part(range.start + offset, range.start + offset + language.len());
            self.outline.code_languages.push(SourceText {
                text: language.to_owned(),
                span,
                verbatim: true,
                quoted: false,
            });
        }
    }

    pub(super) fn html(&mut self, html: &RawHtml, range: &Range<usize>) {
        let fragment = html::read(&html.text);
        let trusted = self.trust_html;
        let mut referrers = HtmlReferrer::all(html, &fragment, self.body, trusted);
        // An alternative text has no tags. What they refer to must go from a text that is cut.
        if self.open_links.iter().any(|of| of.kind == LinkKind::Image) {
            for referrer in &mut referrers {
                referrer.is_published = false;
            }
            self.outline.html_referrers.extend(referrers);
            return;
        }
        self.outline.html_referrers.extend(referrers);
        self.slips.html(html, &fragment, range);
        self.passages.html(&fragment, html.is_block);
        self.tables.html();
        self.outline.html_tags.extend(HtmlTag::all(html, &fragment, self.body, trusted));
    }

    pub(super) fn block_line(&mut self, range: Range<usize>) {
        self.slips.block_line();
        let span = self.span(&range);
        if let Some(line) = BlockLine::read(self.source(&range), span) {
            let parent = self.open_blocks.last().map(|(index, _)| *index);
            self.open_blocks.push((self.outline.blocks.len(), self.depth));
            self.outline.blocks.push(Block { line, parent });
            return;
        }
        let Some((index, depth)) = self.open_blocks.pop() else {
            self.diagnostics.push(fault::unopened(span));
            return;
        };
        if depth != self.depth {
            self.misplaced(index, span);
        }
    }

    fn misplaced(&mut self, index: usize, closing: Span) {
        let Some(block) = self.outline.blocks.get(index) else { return };
        self.diagnostics.push(fault::misplaced(&block.line.name.text, block.line.span, closing));
    }

    pub(super) fn too_deep(&mut self, range: Range<usize>) {
        self.diagnostics.push(fault::too_deep(self.span(&range)));
    }

    pub(super) fn stray(&mut self, range: Range<usize>) {
        self.diagnostics.push(fault::stray(self.span(&range)));
    }

    /// A line that closes the block which a line opens: before the next heading, or at the end.
    fn closing_line(&self, opening: Span) -> Edit {
        let begins_line = |heading: &Span| {
            let before = (heading.start - self.body.start) as usize;
            self.text.get(..before).is_some_and(|before| before.ends_with('\n'))
        };
        let before = self.headings.partition_point(|heading| heading.span.start <= opening.end);
        let mut later = self.headings.iter().skip(before).map(|heading| heading.span);
        if let Some(heading) = later.find(begins_line) {
            return Edit::insert_before(heading, ":::\n\n");
        }
        let end = self.text.trim_end().len();
        Edit::replace(self.body.part(end, self.text.len()), "\n:::\n")
    }

    pub(super) fn finish(mut self) -> Outline {
        for (index, depth) in std::mem::take(&mut self.open_blocks) {
            let Some(block) = self.outline.blocks.get(index) else { continue };
            let line = (depth == 0).then(|| self.closing_line(block.line.span));
            self.diagnostics.push(fault::unclosed(&block.line.name.text, block.line.span, line));
        }
        self.outline.shift = usize::from(self.headings.iter().any(|heading| heading.level == 1));
        let tags = self.outline.html_tags.iter();
        let of_tags = tags.filter_map(HtmlTag::published_id).cloned();
        let of_blocks = self.outline.blocks.iter().filter_map(|block| block.line.id());
        let ids: Vec<SourceText> = of_tags.chain(of_blocks).collect();
        let passages = self.passages.finish().into_iter();
        let placed = |passage: Passage<Range<usize>>| Passage {
            place: self.body.part(passage.place.start, passage.place.end),
            text: passage.text,
            block: passage.block,
        };
        self.outline.passages = passages.map(placed).collect();
        let (headings, found) = headings::name(self.headings, self.outline.shift, &ids);
        self.outline.headings = headings;
        self.outline.tables = self.tables.tables;
        self.outline.entries = self.entries.entries;
        self.outline.lists = self.parts.lists;
        self.outline.pictures = self.parts.pictures;
        self.diagnostics.extend(found);
        self.diagnostics.extend(self.slips.finish());
        self.outline
    }
}
