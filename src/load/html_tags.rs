//! The tags of raw HTML in a page's text.
//!
//! In: pieces of raw HTML, and whether the site trusts it. Out: the tags that open elements, with
//! their places on the page, and which of them and of their attributes are published. Parsing and
//! cleaning HTML is left to `html`, what it refers to is left to `html_referrer`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::raw_html::RawHtml;
use crate::html::{Cleaner, Fragment, StartTag};
use crate::source::{SourceText, Span};

/// A tag that opens an element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HtmlTag {
    /// Its name in lower case, at its place.
    pub name: SourceText,
    /// Its attributes.
    pub attributes: Vec<HtmlAttribute>,
    /// Whether it is published.
    pub is_published: bool,
}

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HtmlAttribute {
    /// Its name in lower case, at its place.
    pub name: SourceText,
    /// Its value, entities decoded.
    pub value: SourceText,
    /// Whether it is published.
    pub is_published: bool,
}

impl HtmlTag {
    /// The tags of a piece of raw HTML on a page whose text is at `body`.
    pub(super) fn all(html: &RawHtml, fragment: &Fragment, body: Span, trusted: bool) -> Vec<Self> {
        fragment.start_tags().map(|tag| Self::of(tag, html, body, trusted)).collect()
    }

    fn of(tag: &StartTag, html: &RawHtml, body: Span, trusted: bool) -> Self {
        let text = |text: &str, part: &Range<usize>| source_text(text, part, html, body);
        let attributes = tag.attributes.iter().map(|of| HtmlAttribute {
            name: text(&of.name, &of.name_place),
            value: text(&of.value, &of.value_place),
            is_published: trusted || Cleaner::get().keeps_attribute(&tag.name, &of.name),
        });
        Self {
            name: text(&tag.name, &tag.name_place),
            attributes: attributes.collect(),
            is_published: trusted || Cleaner::get().keeps(&tag.name),
        }
    }

    /// The value of an attribute.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&SourceText> {
        self.attributes.iter().find(|of| of.name.text == name).map(|of| &of.value)
    }

    /// The id that the element has on the published page.
    pub(super) fn published_id(&self) -> Option<&SourceText> {
        self.published("id")
    }

    /// What a link on the published page can name to lead to the element.
    pub(super) fn published_targets(&self) -> impl Iterator<Item = &SourceText> {
        let name = if self.name.text == "a" { self.published("name") } else { None };
        self.published_id().into_iter().chain(name)
    }

    /// The value of an attribute that is published, and not empty.
    fn published(&self, name: &str) -> Option<&SourceText> {
        let attribute = self.attributes.iter().find(|of| of.name.text == name && of.is_published);
        attribute.map(|of| &of.value).filter(|value| !value.text.is_empty())
    }
}

/// A part of raw HTML, decoded, with its place on the page.
pub(super) fn source_text(
    text: &str,
    part: &Range<usize>,
    html: &RawHtml,
    body: Span,
) -> SourceText {
    let place = html.place(part);
    SourceText {
        quoted: false,
        text: text.to_owned(),
        span: body.part(place.start, place.end),
        verbatim: html.is_verbatim(part)
            && html.text.get(part.clone()).is_some_and(|at| at.eq_ignore_ascii_case(text)),
    }
}
