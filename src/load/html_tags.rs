//! The tags of raw HTML in a page's text.
//!
//! In: pieces of raw HTML. Out: the tags that open elements with their places on the page, so that
//! links in them can be checked and what will be left out can be told. Reading and cleaning HTML is
//! left to `html`.

use super::link::{Link, LinkKind};
use super::raw_html::RawHtml;
use crate::html::{
    Attribute, Cleaner, Fragment, Reference, ReferenceKind, StartTag, references, rewrite_value,
};
use crate::source::{SourceText, Span};

/// A tag that opens an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlTag {
    /// Its name in lower case, at its place.
    pub name: SourceText,
    /// Its attributes, names in lower case, and values with entities decoded.
    pub attributes: Vec<(SourceText, SourceText)>,
    tag: StartTag,
}

impl HtmlTag {
    /// The tags of a piece of raw HTML on a page whose text is at `body`.
    pub(super) fn all(html: &RawHtml, fragment: &Fragment, body: Span) -> Vec<Self> {
        fragment.start_tags().map(|tag| Self::of(tag, html, body)).collect()
    }

    fn of(tag: &StartTag, html: &RawHtml, body: Span) -> Self {
        let written = |text: &str, part: &std::ops::Range<usize>| {
            let place = html.place(part);
            SourceText {
                quoted: false,
                text: text.to_owned(),
                span: body.part(place.start, place.end),
                verbatim: html.is_verbatim(part)
                    && html.text.get(part.clone()).is_some_and(|at| at.eq_ignore_ascii_case(text)),
            }
        };
        let attributes = tag
            .attributes
            .iter()
            .map(|of| (written(&of.name, &of.name_place), written(&of.value, &of.value_place)));
        Self {
            name: written(&tag.name, &tag.name_place),
            attributes: attributes.collect(),
            tag: tag.clone(),
        }
    }

    /// Whether an attribute of the tag will be published.
    #[must_use]
    pub fn publishes(&self, attribute: &str, trust_html: bool) -> bool {
        trust_html || Cleaner::get().keeps_attribute(&self.tag.name, attribute)
    }

    /// What the tag will refer to once it is published.
    pub(super) fn references(&self, trust_html: bool) -> impl Iterator<Item = Link> {
        let attributes = self.tag.attributes.iter().zip(&self.attributes);
        let published = attributes.filter(move |(of, _)| self.publishes(&of.name, trust_html));
        published.flat_map(|(of, (_, value))| {
            references(&self.tag, of).into_iter().map(|reference| self.link(&reference, value))
        })
    }

    fn link(&self, reference: &Reference, value: &SourceText) -> Link {
        Link {
            kind: match reference.kind {
                ReferenceKind::Followed => LinkKind::Link,
                ReferenceKind::Fetched => LinkKind::Image,
            },
            target: value.text.get(reference.place.clone()).unwrap_or_default().to_owned(),
            text: String::new(),
            span: value.part(reference.place.clone()),
            whole: self.name.span,
        }
    }

    /// The attributes of the tag that refer to something, as they are read, and with the places of
    /// name and value.
    pub(super) fn referring(&self) -> impl Iterator<Item = (Referring<'_>, Span, Span)> {
        let attributes = self.tag.attributes.iter().zip(&self.attributes);
        attributes.filter(|(of, _)| !references(&self.tag, of).is_empty()).map(
            |(attribute, (name, value))| {
                (Referring { tag: &self.tag, attribute }, name.span, value.span)
            },
        )
    }
}

/// An attribute that refers to something.
pub(super) struct Referring<'a> {
    tag: &'a StartTag,
    attribute: &'a Attribute,
}

impl Referring<'_> {
    /// The addresses in the value.
    pub(super) fn targets(&self) -> Vec<&str> {
        let places = references(self.tag, self.attribute).into_iter();
        places.filter_map(|reference| self.attribute.value.get(reference.place)).collect()
    }

    /// The value with other addresses in it.
    pub(super) fn with(&self, change: impl Fn(&str) -> Option<String>) -> Option<String> {
        rewrite_value(self.tag, self.attribute, |target, _| change(target))
    }
}
