//! What a page's text holds, for everything that must know it before the page is rendered.
//!
//! In: the text under the front matter. Out: an [`Outline`] of its headings with their ids, links, blocks, code and raw HTML, each with
//! its place, and diagnostics for what is wrong with the text by itself: blocks that are never closed, ids that are taken. Whether a link
//! leads anywhere, or a block's name means anything, is left to `check`, which knows the whole site.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::block_line::BlockLine;
use super::headings::{self, Heading, RawHeading};
use super::html_tags::{HtmlTag, TagScanner};
use super::link::{Link, LinkKind};
use super::lookalike;
use super::markdown::{Piece, code_language, pieces};
use super::passage::{Passage, Passages};
use super::table::{Table, TableReader};
use crate::diagnostic::{Diagnostic, Rule};
use crate::source::{Sources, Span, Written};
use crate::text;

/// What a page's text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The headings, in order, with the levels that they are published at.
    pub headings: Vec<Heading>,
    /// By how many levels the headings are moved down, so that the title is the only `h1`: 1 where the text has one of its own, else 0.
    pub shift: usize,
    /// Links and images of the Markdown, in order.
    pub links: Vec<Link>,
    /// The blocks, in the order in which they are opened.
    pub blocks: Vec<Block>,
    /// The languages of code blocks.
    pub code_languages: Vec<Written>,
    /// Raw HTML tags, in order.
    pub html_tags: Vec<HtmlTag>,
    /// The header rows of tables in which nothing stands, in order.
    pub empty_table_heads: Vec<Span>,
    /// Passages that may be in another language than the page.
    pub passages: Vec<Passage<Span>>,
    /// Tables, in order.
    pub tables: Vec<Table>,
    /// The number of words outside code.
    pub words: usize,
}

/// A block: `:::name … :::`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its opening line.
    pub line: BlockLine,
    /// The number of the block that it stands in.
    pub parent: Option<usize>,
}

impl Outline {
    /// Everything on the page that refers to something: links and images, and what stands in raw HTML that will be published.
    pub fn references(&self, trust_html: bool) -> impl Iterator<Item = Link> {
        let raw = self.html_tags.iter().filter(move |tag| trust_html || !tag.is_active());
        self.links.iter().cloned().chain(raw.flat_map(HtmlTag::references))
    }
}

/// Reads the outline of the text at `body`, which is written in a language.
pub(super) fn read(sources: &Sources, body: Span, language: &str, diagnostics: &mut Vec<Diagnostic>) -> Outline {
    let text = sources.text(body);
    let masked = pieces(text);
    let mut reader = Reader::new(text, body, language, diagnostics);
    for (piece, range) in masked.iter() {
        match piece {
            Piece::Markdown(event) => reader.event(event, range),
            Piece::BlockLine => reader.block_line(range),
            Piece::StrayBlockLine => reader.stray(range),
        }
    }
    reader.finish()
}

struct Reader<'a, 'd> {
    text: &'a str,
    body: Span,
    diagnostics: &'d mut Vec<Diagnostic>,
    outline: Outline,
    headings: Vec<RawHeading>,
    /// The blocks that are open, each with the depth of lists and quotations at which it was opened.
    open_blocks: Vec<(usize, usize)>,
    depth: usize,
    in_heading: bool,
    in_code: bool,
    /// The links and images that are open, innermost last.
    open_links: Vec<Link>,
    /// The header row that is open, as long as nothing stands in it.
    empty_head: Option<Span>,
    passages: Passages<'a>,
    scanner: TagScanner,
    tables: TableReader,
}

impl<'a, 'd> Reader<'a, 'd> {
    fn new(text: &'a str, body: Span, language: &'a str, diagnostics: &'d mut Vec<Diagnostic>) -> Self {
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
            empty_head: None,
            passages: Passages::new(language),
            scanner: TagScanner::default(),
            tables: TableReader::default(),
        }
    }

    fn span(&self, range: &Range<usize>) -> Span {
        self.body.part(range.start, range.end)
    }

    fn source(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn event(&mut self, event: Event, range: Range<usize>) {
        let block = self.open_blocks.last().map(|(index, _)| *index);
        self.passages.event(&event, &range, block);
        self.tables.event(&event, self.source(&range), self.span(&range), block);
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words(&text, &range),
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.add_text(&text),
            Event::SoftBreak | Event::HardBreak => self.add_text(" "),
            Event::Html(_) | Event::InlineHtml(_) => self.html(&range),
            Event::FootnoteReference(_) | Event::Rule | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: &Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => {
                let explicit = id.map(|id| id.to_string());
                let span = self.body.part(range.start, range.start + self.source(range).trim_end().len());
                self.headings.push(RawHeading { level: level as usize, explicit, text: String::new(), span });
                self.in_heading = true;
            }
            Tag::Link { dest_url, .. } => self.open_link(LinkKind::Link, &dest_url, range),
            Tag::Image { dest_url, .. } => {
                self.empty_head = None;
                self.open_link(LinkKind::Image, &dest_url, range);
            }
            Tag::TableHead => self.empty_head = Some(self.body.part(range.start, range.start + self.source(range).trim_end().len())),
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
            TagEnd::Heading(_) => self.in_heading = false,
            TagEnd::Link | TagEnd::Image => self.outline.links.extend(self.open_links.pop()),
            TagEnd::CodeBlock => self.in_code = false,
            TagEnd::TableHead => self.outline.empty_table_heads.extend(self.empty_head.take()),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListDefinition => self.depth = self.depth.saturating_sub(1),
            _ => {}
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
        self.diagnostics.extend(lookalike::find(self.text, range, self.body));
    }

    /// The parser leaves `$\frac{1}{2$` as text where the braces do not match or the formula is not closed.
    fn unread_formula(&mut self, range: &Range<usize>) {
        let rest = self.text.get(range.start..).unwrap_or_default();
        let opens = rest.strip_prefix("$\\").is_some_and(|formula| formula.starts_with(|c: char| c.is_ascii_alphabetic()));
        if opens {
            let message = text!(
                en: "a formula that begins here is not closed, or its braces do not match",
                nb: "en formel som begynner her, er ikke lukket, eller klammene i den passer ikke sammen"
            );
            let help = text!(
                en: "close every `{{` with `}}` and the formula with `$`; a dollar sign as such is written `\\$`",
                nb: "lukk hver `{{` med `}}` og formelen med `$`; et vanlig dollartegn skrives `\\$`"
            );
            self.diagnostics.push(Diagnostic::new(Rule::MathUnreadable, self.body.part(range.start, range.start + 1), message).help(help));
        }
    }

    /// Adds text to what it stands in: a heading, links, images.
    fn add_text(&mut self, text: &str) {
        self.empty_head.take_if(|_| !text.trim().is_empty());
        for link in &mut self.open_links {
            link.text.push_str(text);
        }
        if let Some(heading) = self.headings.last_mut().filter(|_| self.in_heading) {
            heading.text.push_str(text);
        }
    }

    /// The parser leaves `[^name]` as text where no such footnote is written; readers would see the brackets.
    fn missing_footnote(&mut self, text: &str, range: &Range<usize>) {
        let rest = self.text.get(range.start..).unwrap_or_default();
        let Some(name) =
            rest.strip_prefix("[^").filter(|_| text.starts_with('[')).and_then(|rest| rest.split_once(']')).map(|(name, _)| name)
        else {
            return;
        };
        if !name.is_empty() && !name.contains(char::is_whitespace) {
            let message = text!(en: "the footnote `{name}` is not written", nb: "fotnoten `{name}` er ikke skrevet");
            let help = text!(en: "write `[^{name}]: …` on a line of its own", nb: "skriv `[^{name}]: …` på en egen linje");
            let span = self.body.part(range.start, range.start + name.len() + 3);
            self.diagnostics.push(Diagnostic::new(Rule::FootnoteMissing, span, message).help(help));
        }
    }

    fn open_link(&mut self, kind: LinkKind, target: &str, range: &Range<usize>) {
        // The address stands last in the source of an inline link; a reference link is pointed at as a whole.
        let found = self.source(range).rfind(target).filter(|_| !target.is_empty());
        let span = found.map_or(self.span(range), |offset| self.body.part(range.start + offset, range.start + offset + target.len()));
        self.open_links.push(Link { kind, target: target.to_owned(), text: String::new(), span, whole: self.span(range) });
    }

    fn code_language(&mut self, info: &str, range: &Range<usize>) {
        let language = code_language(info);
        if let Some(offset) = self.source(range).find(language).filter(|_| !language.is_empty()) {
            let span = self.body.part(range.start + offset, range.start + offset + language.len());
            self.outline.code_languages.push(Written { text: language.to_owned(), span, verbatim: true });
        }
    }

    fn html(&mut self, range: &Range<usize>) {
        let (body, source) = (self.body, self.source(range));
        self.outline.html_tags.extend(self.scanner.scan(source, body.part(range.start, range.end)));
    }

    fn block_line(&mut self, range: Range<usize>) {
        let span = self.span(&range);
        if let Some(line) = BlockLine::read(self.source(&range), span) {
            let parent = self.open_blocks.last().map(|(index, _)| *index);
            self.open_blocks.push((self.outline.blocks.len(), self.depth));
            self.outline.blocks.push(Block { line, parent });
            return;
        }
        let Some((index, depth)) = self.open_blocks.pop() else {
            let message = text!(en: "`:::` closes a block here, but none is open", nb: "`:::` lukker en blokk her, men ingen er åpen");
            let help = text!(en: "remove the line, or open a block above with `:::name`", nb: "fjern linjen, eller åpne en blokk ovenfor med `:::navn`");
            self.diagnostics.push(Diagnostic::new(Rule::BlockUnopened, span, message).help(help));
            return;
        };
        if depth != self.depth {
            self.misplaced(index, span);
        }
    }

    fn misplaced(&mut self, index: usize, closing: Span) {
        let Some(block) = self.outline.blocks.get(index) else { return };
        let name = &block.line.name.text;
        let message = text!(en: "the block `{name}` is opened and closed at different levels of a list or quotation", nb: "blokken `{name}` åpnes og lukkes på ulike nivåer i en liste eller et sitat");
        let help = text!(en: "indent both lines alike, or end the list before the block", nb: "rykk inn begge linjene likt, eller avslutt listen før blokken");
        let closed = text!(en: "closed here", nb: "lukkes her");
        self.diagnostics.push(Diagnostic::new(Rule::BlockMisplaced, block.line.span, message).label(closing, closed).help(help));
    }

    fn stray(&mut self, range: Range<usize>) {
        let message = text!(en: "no block can stand here", nb: "her kan det ikke stå en blokk");
        let help = text!(en: "put an empty line before it and start the line at the margin", nb: "sett inn en tom linje foran, og begynn linjen helt til venstre");
        self.diagnostics.push(Diagnostic::new(Rule::BlockMisplaced, self.span(&range), message).help(help));
    }

    fn finish(mut self) -> Outline {
        for (index, _) in std::mem::take(&mut self.open_blocks) {
            let Some(block) = self.outline.blocks.get(index) else { continue };
            let name = &block.line.name.text;
            let message = text!(en: "the block `{name}` is opened here and never closed", nb: "blokken `{name}` åpnes her og lukkes aldri");
            let help = text!(en: "write a line `:::` where it ends", nb: "skriv en linje `:::` der den slutter");
            self.diagnostics.push(Diagnostic::new(Rule::BlockUnclosed, block.line.span, message).help(help));
        }
        self.outline.shift = usize::from(self.headings.iter().any(|heading| heading.level == 1));
        let attributes = self.outline.html_tags.iter().flat_map(|tag| &tag.attributes);
        let ids: Vec<Written> = attributes.filter(|(name, _)| name.text == "id").map(|(_, id)| id.clone()).collect();
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
        self.diagnostics.extend(found);
        self.outline
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::source::SourceFile;
    use proptest::prelude::*;

    fn outline(text: &str) -> (Outline, Vec<&'static str>, Sources) {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", text));
        let mut diagnostics = Vec::new();
        let outline = read(&sources, sources.whole(file), "nb", &mut diagnostics);
        let rules = diagnostics.iter().map(|diagnostic| diagnostic.rule.name()).collect();
        (outline, rules, sources)
    }

    fn ids(text: &str) -> Vec<(usize, String)> {
        outline(text).0.headings.into_iter().map(|heading| (heading.level, heading.id)).collect()
    }

    #[test]
    fn heading_ids_follow_the_slug_rule_and_are_unique() {
        let expected = [(2, "for-motet"), (3, "for-motet-2"), (2, "eget"), (2, "del")].map(|(level, id)| (level, id.to_owned()));
        assert_eq!(ids("## Før møtet\n### Før *møtet*\n## Etter {#eget}\n## …\n"), expected);
    }

    #[test]
    fn a_heading_never_takes_the_id_of_something_else_on_the_page() {
        let expected = ["h-lederstotte-1", "fn-sambandet", "h-trail"].map(|id| (2, id.to_owned()));
        assert_eq!(ids("## Lederstøtte 1\n## FN-sambandet\n## Trail\n"), expected);
        assert_eq!(outline("## A {#lederstotte-1}\n").1, ["id-taken"]);
    }

    #[test]
    fn a_text_with_an_h1_of_its_own_moves_all_headings_down() {
        assert_eq!(ids("# A\n## B\n").iter().map(|(level, _)| *level).collect::<Vec<_>>(), [2, 3]);
        assert_eq!(ids("## A\n### B\n").iter().map(|(level, _)| *level).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn an_id_that_stands_twice_is_an_error() {
        assert_eq!(outline("## A {#x}\n## B {#x}\n").1, ["id-taken"]);
    }

    #[test]
    fn links_are_pointed_at_by_their_address() {
        let (outline, _, sources) = outline("Se [møtet](02-mote.md#plan) og ![Et kart](kart.svg), [ref].\n\n[ref]: om.md\n");
        let links: Vec<_> = outline.links.iter().map(|link| (link.target.as_str(), link.text.as_str(), sources.text(link.span))).collect();
        let expected = [("02-mote.md#plan", "møtet", "02-mote.md#plan"), ("kart.svg", "Et kart", "kart.svg"), ("om.md", "ref", "[ref]")];
        assert_eq!(links, expected);
    }

    #[test]
    fn raw_html_refers_too() {
        let (outline, _, _) = outline("<p>\n<a href=\"om.md\">x</a> <img src='a.png' alt=\"b\">\n</p>\n\n<!-- <a href=\"nei.md\"> -->\n");
        assert_eq!(outline.references(false).map(|link| link.target).collect::<Vec<_>>(), ["om.md", "a.png"]);
        assert_eq!(outline.html_tags.iter().map(|tag| tag.name.text.as_str()).collect::<Vec<_>>(), ["p", "a", "img"]);
    }

    #[test]
    fn blocks_know_the_block_that_they_stand_in() {
        let (outline, rules, _) = outline(":::oppgave\n:::tips\nx\n:::\n:::\n:::leder gruppe\ny\n:::\n");
        let blocks: Vec<_> = outline.blocks.iter().map(|block| (block.line.name.text.as_str(), block.parent)).collect();
        assert_eq!((blocks, rules), (vec![("oppgave", None), ("tips", Some(0)), ("leder", None)], vec![]));
    }

    #[test]
    fn blocks_that_are_open_unopened_or_crooked_are_errors() {
        assert_eq!(outline(":::leder\nx\n").1, ["block-unclosed"]);
        assert_eq!(outline("x\n:::\n").1, ["block-unopened"]);
        assert_eq!(outline("- a\n\n  :::tips\n  x\n\n:::\n").1, ["block-misplaced"]);
        assert_eq!(outline("a\n     :::tips\n").1, ["block-misplaced"]);
    }

    #[test]
    fn a_footnote_that_is_not_written_is_an_error() {
        assert_eq!(outline("a[^1] b[^2]\n\n[^1]: Note.\n").1, ["footnote-missing"]);
        assert_eq!(outline("a `[^2]`\n").1, Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn any_text_has_an_outline_with_unique_ids(text in "([#:>\\-*\\[\\]()!^$`<a-c/{}= \n]|:::|\n\n){0,60}") {
            let (outline, rules, _) = outline(&text);
            let ids: BTreeSet<_> = outline.headings.iter().map(|heading| &heading.id).collect();
            prop_assert!(ids.len() == outline.headings.len() || rules.contains(&"id-taken"));
        }
    }
}
