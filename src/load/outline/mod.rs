//! What a page's text holds, for everything that must know it before the page is rendered.
//!
//! In: the text under the front matter. Out: an [`Outline`] of its headings with their ids, links,
//! blocks, code and raw HTML, each with its place, and diagnostics for what is wrong with the text
//! by itself: blocks that are never closed, ids that are taken. Whether a link leads anywhere, or a
//! block's name means anything, is left to `check`, which knows the whole site.

mod fault;
mod reader;

use super::block_line::BlockLine;
use super::headings::Heading;
use super::html_tags::HtmlTag;
use super::link::Link;
use super::markdown::{Piece, pieces};
use super::passage::Passage;
use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceText, Sources, Span};
use reader::Reader;

/// What a page's text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The headings, in order, with the levels that they are published at.
    pub headings: Vec<Heading>,
    /// By how many levels the headings are moved down, so that the title is the only `h1`: 1 where
    /// the text has one of its own, else 0.
    pub shift: usize,
    /// Links and images of the Markdown, in order.
    pub links: Vec<Link>,
    /// The blocks, in the order in which they are opened.
    pub blocks: Vec<Block>,
    /// The languages of code blocks.
    pub code_languages: Vec<SourceText>,
    /// Raw HTML tags, in order.
    pub html_tags: Vec<HtmlTag>,
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
    /// Everything on the page that refers to something: links and images, and what stands in raw
    /// HTML that will be published.
    pub fn references(&self, trust_html: bool) -> impl Iterator<Item = Link> {
        let raw = self.html_tags.iter().flat_map(move |tag| tag.references(trust_html));
        self.links.iter().cloned().chain(raw)
    }
}

/// Reads the outline of the text at `body`, which is written in a language.
pub(super) fn read(
    sources: &Sources,
    body: Span,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Outline {
    let text = sources.text(body);
    let masked = pieces(text);
    let mut reader = Reader::new(text, body, language, diagnostics);
    for (piece, range) in masked.iter() {
        match piece {
            Piece::Markdown(event) => reader.event(event, range),
            Piece::Html(html) => reader.html(&html),
            Piece::BlockLine => reader.block_line(range),
            Piece::StrayBlockLine => reader.stray(range),
        }
    }
    reader.finish()
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
        let expected = [(2, "for-motet"), (3, "for-motet-2"), (2, "eget"), (2, "del")]
            .map(|(level, id)| (level, id.to_owned()));
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
        assert_eq!(
            ids("## A\n### B\n").iter().map(|(level, _)| *level).collect::<Vec<_>>(),
            [2, 3]
        );
    }

    #[test]
    fn an_id_that_stands_twice_is_an_error() {
        assert_eq!(outline("## A {#x}\n## B {#x}\n").1, ["id-taken"]);
    }

    #[test]
    fn links_are_pointed_at_by_their_address() {
        let (outline, _, sources) = outline(
            "Se [møtet](02-mote.md#plan) og ![Et kart](kart.svg), [ref].\n\n[ref]: om.md\n",
        );
        let links: Vec<_> = outline
            .links
            .iter()
            .map(|link| (link.target.as_str(), link.text.as_str(), sources.text(link.span)))
            .collect();
        let expected = [
            ("02-mote.md#plan", "møtet", "02-mote.md#plan"),
            ("kart.svg", "Et kart", "kart.svg"),
            ("om.md", "ref", "[ref]"),
        ];
        assert_eq!(links, expected);
    }

    #[test]
    fn raw_html_refers_too() {
        let (outline, _, _) = outline(
            "<p>\n<a href=\"om.md\">x</a> <img src='a.png' alt=\"b\">\n</p>\n\n<!-- <a \
             href=\"nei.md\"> -->\n",
        );
        assert_eq!(
            outline.references(false).map(|link| link.target).collect::<Vec<_>>(),
            ["om.md", "a.png"]
        );
        assert_eq!(
            outline.html_tags.iter().map(|tag| tag.name.text.as_str()).collect::<Vec<_>>(),
            ["p", "a", "img"]
        );
    }

    #[test]
    fn blocks_know_the_block_that_they_stand_in() {
        let (outline, rules, _) =
            outline(":::oppgave\n:::tips\nx\n:::\n:::\n:::leder gruppe\ny\n:::\n");
        let blocks: Vec<_> = outline
            .blocks
            .iter()
            .map(|block| (block.line.name.text.as_str(), block.parent))
            .collect();
        assert_eq!(
            (blocks, rules),
            (vec![("oppgave", None), ("tips", Some(0)), ("leder", None)], vec![])
        );
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
