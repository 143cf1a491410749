//! What a page's text holds, for everything that must know it before the page is rendered.
//!
//! An [`Outline`] has the headings of a text with their ids, its links, blocks, code and raw HTML,
//! each with its place. Making one of a text is left to `outline_parser`. Whether a link leads
//! anywhere, or a block's name means anything, is left to `check`, which knows the whole site.

use serde::{Deserialize, Serialize};

use super::block_line::BlockLine;
use super::headings::Heading;
use super::html_referrer::HtmlReferrer;
use super::html_tags::HtmlTag;
use super::link::Link;
use super::list_entry::ListEntry;
use super::parts::List;
use super::passage::Passage;
use super::table::Table;
use crate::fingerprint::Fingerprinted;
use crate::source::{SourceText, Span};

/// What a page's text holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// The headings, in order, with the levels that they are published at.
    pub headings: Vec<Heading>,
    /// By how many levels the headings are moved down, so that the title is the only `h1`: 1 where
    /// the text has one of its own, else 0.
    pub shift: usize,
    /// Links and images of the Markdown, in order.
    pub links: Vec<Link>,
    /// The blocks, in the order in which they are opened.
    pub blocks: Fingerprinted<Vec<Block>>,
    /// The languages of code blocks.
    pub code_languages: Vec<SourceText>,
    /// Raw HTML tags, in order.
    pub html_tags: Vec<HtmlTag>,
    /// What refers to something in raw HTML, in order.
    pub html_referrers: Vec<HtmlReferrer>,
    /// Passages that may be in another language than the page.
    pub passages: Vec<Passage<Span>>,
    /// Tables, in order.
    pub tables: Vec<Table>,
    /// The entries of the lists in its blocks, in order.
    pub entries: Vec<ListEntry>,
    /// The lists that stand in blocks, in order.
    pub lists: Vec<List>,
    /// The numbers of the blocks that pictures stand in.
    pub pictures: Vec<usize>,
    /// The number of words outside code.
    pub words: usize,
}

/// A block: `:::name … :::`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Block {
    /// Its opening line.
    pub line: BlockLine,
    /// The number of the block that it is inside.
    pub parent: Option<usize>,
}

impl Outline {
    /// Everything on the page that refers to something: links and images, and the references
    /// in raw HTML that are published.
    pub fn references(&self) -> impl Iterator<Item = &Link> {
        let published = self.html_referrers.iter().filter(|referrer| referrer.is_published);
        self.links.iter().chain(published.flat_map(|referrer| &referrer.links))
    }

    /// The ids that the text gives the page: those of its headings, and of its raw HTML.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let headings = self.headings.iter().map(|heading| heading.id.as_str());
        let targets = self.html_tags.iter().flat_map(HtmlTag::published_targets);
        headings.chain(targets.map(|target| target.text.as_str()))
    }
}
