//! What raw HTML in a page's text refers to.
//!
//! In: pieces of raw HTML, and whether the site trusts it. Out: the attributes and style sheets
//! that refer to something, with their places on the page, so that links in them can be checked,
//! and changed in the text. Which attributes refer to what is left to `html`, where a reference
//! leads is left to `course`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::html_tags::source_text;
use super::link::{Link, LinkKind};
use super::raw_html::RawHtml;
use crate::html::{
    Cleaner, Contents, Fragment, Reference, ReferenceKind, Referrer, with_addresses,
};
use crate::source::{SourceText, Span};

/// An attribute or the text of an element that refers to something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HtmlReferrer {
    /// The place of the name of the attribute; `None` for the text of an element.
    pub(super) attribute_name: Option<Span>,
    /// What holds the addresses, entities decoded.
    pub(super) value: SourceText,
    /// Whether entities are written for letters of it.
    pub(super) is_encoded: bool,
    /// Whether it is published.
    pub(super) is_published: bool,
    references: Vec<Reference>,
    contents: Contents,
    /// The references, with their places on the page.
    pub(super) links: Vec<Link>,
}

impl HtmlReferrer {
    /// All of a piece of raw HTML on a page whose text is at `body`.
    pub(super) fn all(html: &RawHtml, fragment: &Fragment, body: Span, trusted: bool) -> Vec<Self> {
        let referrers = fragment.referrers().into_iter();
        referrers.map(|referrer| Self::of(referrer, html, body, trusted)).collect()
    }

    fn of(referrer: Referrer, html: &RawHtml, body: Span, trusted: bool) -> Self {
        let is_kept = |name: &str| Cleaner::get().keeps_attribute(&referrer.tag.name, name);
        let links = referrer.references.iter().map(|reference| Link {
            kind: match reference.kind {
                ReferenceKind::Followed | ReferenceKind::Drawn => LinkKind::Link,
                ReferenceKind::Fetched => LinkKind::Image,
                ReferenceKind::Opened => LinkKind::Frame,
            },
            target: reference.target.clone(),
            text: String::new(),
            span: span(&place(&referrer, reference, html), html, body),
            whole: span(&referrer.tag.name_place, html, body),
        });
        Self {
            attribute_name: referrer.attribute.map(|of| span(&of.name_place, html, body)),
            value: source_text(referrer.value, &referrer.place, html, body),
            is_encoded: referrer.is_encoded(&html.text),
            is_published: trusted || referrer.attribute.is_some_and(|of| is_kept(&of.name)),
            links: links.collect(),
            references: referrer.references,
            contents: referrer.contents,
        }
    }

    /// The addresses.
    pub(super) fn targets(&self) -> impl Iterator<Item = &str> {
        self.links.iter().map(|link| link.target.as_str())
    }

    /// The value with other addresses in it.
    pub(super) fn with(&self, change: impl Fn(&str) -> Option<String>) -> Option<String> {
        let mut change = |reference: &Reference| change(&reference.target);
        with_addresses(&self.value.text, self.contents, &self.references, &mut change)
    }
}

/// The place of an address in raw HTML; the whole value where it has entities.
fn place(referrer: &Referrer, reference: &Reference, html: &RawHtml) -> Range<usize> {
    let value = referrer.place.clone();
    if html.text.get(value.clone()) != Some(referrer.value) {
        return value;
    }
    // In CSS, quotes or `url(…)` enclose the address, which may be letters of `url` too.
    let source = referrer.value.get(reference.place.clone()).unwrap_or_default();
    let start = value.start + reference.place.start;
    match source.rfind(&reference.target) {
        Some(offset) => start + offset..start + offset + reference.target.len(),
        None => start..start + reference.place.len(),
    }
}

fn span(part: &Range<usize>, html: &RawHtml, body: Span) -> Span {
    let place = html.place(part);
    body.part(place.start, place.end)
}
