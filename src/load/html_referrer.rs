//! What raw HTML in a page's text refers to.
//!
//! In: pieces of raw HTML, and whether the site trusts it. Out: the attributes and style sheets that
//! refer to something, with their places on the page, so that links in them can be checked, and
//! changed in the text. Which attributes refer to what is left to `html`, where a reference leads is
//! left to `course`.

use super::html_tags::source_text;
use super::link::{Link, LinkKind};
use super::raw_html::RawHtml;
use crate::html::{Cleaner, Fragment, Reference, ReferenceKind, Referrer, with_addresses};
use crate::source::{SourceText, Span};

/// An attribute or the text of an element that refers to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlReferrer {
    /// The place of the name of its tag.
    tag_name: Span,
    /// The place of the name of the attribute; `None` for the text of an element.
    pub(super) attribute_name: Option<Span>,
    /// What holds the addresses, entities decoded.
    pub(super) value: SourceText,
    /// Whether it is published.
    pub(super) is_published: bool,
    references: Vec<Reference>,
}

impl HtmlReferrer {
    /// All of a piece of raw HTML on a page whose text is at `body`.
    pub(super) fn all(html: &RawHtml, fragment: &Fragment, body: Span, trusted: bool) -> Vec<Self> {
        let referrers = fragment.referrers().into_iter();
        referrers.map(|referrer| Self::of(referrer, html, body, trusted)).collect()
    }

    fn of(referrer: Referrer, html: &RawHtml, body: Span, trusted: bool) -> Self {
        let span = |part| {
            let place = html.place(part);
            body.part(place.start, place.end)
        };
        let is_kept = |name: &str| Cleaner::get().keeps_attribute(&referrer.tag.name, name);
        Self {
            tag_name: span(&referrer.tag.name_place),
            attribute_name: referrer.attribute.map(|of| span(&of.name_place)),
            value: source_text(referrer.value, &referrer.place, html, body),
            is_published: trusted || referrer.attribute.is_some_and(|of| is_kept(&of.name)),
            references: referrer.references,
        }
    }

    /// The addresses.
    pub(super) fn targets(&self) -> impl Iterator<Item = &str> {
        self.references.iter().map(|reference| reference.target.as_str())
    }

    /// The addresses as links.
    pub(super) fn links(&self) -> impl Iterator<Item = Link> {
        self.references.iter().map(|reference| self.link(reference))
    }

    fn link(&self, reference: &Reference) -> Link {
        // In CSS, quotes and `url(…)` stand around the address.
        let source = self.value.text.get(reference.place.clone()).unwrap_or_default();
        let inside = source.find(&reference.target).map(|offset| {
            let start = reference.place.start + offset;
            start..start + reference.target.len()
        });
        Link {
            kind: match reference.kind {
                ReferenceKind::Followed | ReferenceKind::Drawn => LinkKind::Link,
                ReferenceKind::Fetched => LinkKind::Image,
                ReferenceKind::Opened => LinkKind::Frame,
            },
            target: reference.target.clone(),
            text: String::new(),
            span: self.value.part(inside.unwrap_or_else(|| reference.place.clone())),
            whole: self.tag_name,
        }
    }

    /// The value with other addresses in it.
    pub(super) fn with(&self, change: impl Fn(&str) -> Option<String>) -> Option<String> {
        with_addresses(&self.value.text, &self.references, |reference| change(&reference.target))
    }
}
