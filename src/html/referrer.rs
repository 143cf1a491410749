//! What HTML refers to.
//!
//! In: the tokens of HTML. Out: the attributes and texts in which addresses stand, with these. HTML
//! can itself be a value, with all that it refers to. Which attributes refer to what is left to
//! `reference`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::reader::{Attribute, Fragment, StartTag, Token, read};
use super::reference::{Reference, in_attribute, in_css};

/// What refers to something: an attribute, or the text of an element such as `<style>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referrer<'a> {
    /// The tag of the attribute or of the element.
    pub tag: &'a StartTag,
    /// The attribute; `None` for the text of an element.
    pub attribute: Option<&'a Attribute>,
    /// The value of the attribute, or the text.
    pub value: &'a str,
    /// The place of the value.
    pub place: Range<usize>,
    /// The addresses in it, in order. Those in HTML stand at the place of their value there, where
    /// that is written with entities.
    pub references: Vec<Reference>,
    /// What it is made of.
    pub contents: Contents,
}

/// What a value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Contents {
    /// Addresses with something between them, or CSS.
    Addresses,
    /// HTML, in which HTML is read to a depth.
    Html {
        /// The depth.
        nesting: usize,
        /// Whether it is a document of its own, with its own ids.
        is_document: bool,
    },
}

/// How deep HTML in attributes of HTML is read.
pub(super) const MAX_NESTING: usize = 3;

impl Fragment {
    /// All that refers to something, in order.
    #[must_use]
    pub fn referrers(&self) -> Vec<Referrer<'_>> {
        self.referrers_within(MAX_NESTING)
    }

    fn referrers_within(&self, nesting: usize) -> Vec<Referrer<'_>> {
        let mut referrers = self.values(nesting);
        referrers.retain(|referrer| !referrer.references.is_empty());
        referrers
    }

    /// All attributes and texts of elements, in order, also those that refer to nothing.
    pub(super) fn values(&self, nesting: usize) -> Vec<Referrer<'_>> {
        let mut found = Vec::new();
        let mut element = None;
        for token in &self.tokens {
            match (token, element) {
                (Token::Start(tag), _) => {
                    let attributes = tag.attributes.iter();
                    found.extend(attributes.map(|of| Referrer::of_attribute(tag, of, nesting)));
                    element = Some(tag);
                }
                (Token::Text { text, place }, Some(tag)) => {
                    found.push(Referrer::of_text(tag, text, place, nesting));
                }
                (Token::End(_), _) => element = None,
                (Token::Text { .. } | Token::Comment(_), _) => {}
            }
        }
        found
    }
}

impl<'a> Referrer<'a> {
    /// An attribute of a tag, which may refer to nothing.
    pub(super) fn of(tag: &'a StartTag, attribute: &'a Attribute) -> Self {
        Self::of_attribute(tag, attribute, MAX_NESTING)
    }

    fn of_attribute(tag: &'a StartTag, attribute: &'a Attribute, nesting: usize) -> Self {
        let value = attribute.value.as_str();
        let (contents, references) = match (tag.name.as_str(), attribute.name.as_str()) {
            ("iframe", "srcdoc") => in_html(value, nesting, true),
            _ => (Contents::Addresses, in_attribute(tag, attribute)),
        };
        let (attribute, place) = (Some(attribute), attribute.value_place.clone());
        Self { tag, attribute, value, place, references, contents }
    }

    fn of_text(tag: &'a StartTag, text: &'a str, place: &Range<usize>, nesting: usize) -> Self {
        let (contents, references) = match tag.name.as_str() {
            "style" => (Contents::Addresses, in_css(text)),
            // Browsers without script read it.
            "noscript" => in_html(text, nesting, false),
            _ => (Contents::Addresses, Vec::new()),
        };
        Self { tag, attribute: None, value: text, place: place.clone(), references, contents }
    }

    /// Whether the value is HTML whose ids are those of the page.
    #[must_use]
    pub fn is_html_of_same_document(&self) -> bool {
        matches!(self.contents, Contents::Html { is_document: false, .. })
    }
}

/// HTML that is itself a value, with the addresses in it.
fn in_html(html: &str, nesting: usize, is_document: bool) -> (Contents, Vec<Reference>) {
    let Some(nesting) = nesting.checked_sub(1) else { return (Contents::Addresses, Vec::new()) };
    let fragment = read(html);
    let mut found = Vec::new();
    for referrer in fragment.referrers_within(nesting) {
        let place = referrer.place;
        let is_verbatim = html.get(place.clone()) == Some(referrer.value);
        found.extend(referrer.references.into_iter().map(|mut inner| {
            let at = place.start;
            let verbatim = at + inner.place.start..at + inner.place.end;
            inner.place = if is_verbatim { verbatim } else { place.clone() };
            inner
        }));
    }
    if is_document {
        found.retain(|reference| !reference.is_within_document());
    }
    (Contents::Html { nesting, is_document }, found)
}

#[cfg(test)]
mod tests {
    use super::super::reference::ReferenceKind;
    use super::*;

    /// What HTML refers to, with `!` before what browsers fetch, `>` before what they open,
    /// and `~` before what they draw.
    fn referred(html: &str) -> Vec<String> {
        let fragment = read(html);
        let found = fragment.referrers().into_iter().flat_map(|referrer| referrer.references);
        let marked = found.map(|reference| {
            let mark = match reference.kind {
                ReferenceKind::Followed => "",
                ReferenceKind::Fetched => "!",
                ReferenceKind::Opened => ">",
                ReferenceKind::Drawn => "~",
            };
            format!("{mark}{}", reference.target)
        });
        marked.collect()
    }

    #[test]
    fn what_readers_follow_and_what_browsers_fetch_is_referred_to() {
        for (html, expected) in [
            ("<a\n  href=\"e.md\">", vec!["e.md"]),
            ("<A HREF=' e.md '>", vec!["e.md"]),
            ("<area href=e.md><form action=f><button formaction=g>", vec!["e.md", "f", "g"]),
            ("<blockquote cite=h><img longdesc=i>", vec!["h", "i"]),
            ("<img src=a.png\nsrcset=\"b.png 1x, c.png 2x\">", vec!["!a.png", "!b.png", "!c.png"]),
            (
                "<video poster=p.jpg src=v.mp4><track src=t.vtt><source src=s>",
                vec!["!p.jpg", "!v.mp4", "!t.vtt", "!s"],
            ),
            (
                "<object data=d.svg><embed src=e><script src=g></script><iframe src=f>",
                vec![">d.svg", ">e", "!g", ">f"],
            ),
            ("<link href=s.css><base href=/x/><input src=i>", vec!["!s.css", "!/x/", "!i"]),
            ("<svg><use xlink:href=u><image href=w></svg>", vec!["!u", "!w"]),
            ("<meta http-equiv=Refresh content=\"5; URL='x.html'\">", vec![">x.html"]),
            (
                "<meta http-equiv=refresh content=\"0;y\"><meta name=a content=\"0; url=z\">",
                vec![">y"],
            ),
            ("<meta http-equiv=refresh content=5>", vec![]),
            ("<a href=e ping='p q'><img attributionsrc>", vec!["e", "!p", "!q"]),
            (
                "<svg><use href='#a'><path fill='url(#b)' mask=\"url('c.svg#d')\"></svg>",
                vec!["~#a", "~#b", "!c.svg#d"],
            ),
            (
                "<svg><image><animate attributeName=xlink:href values='a.png; b.png;#c'></svg>",
                vec!["!a.png", "!b.png", "~#c"],
            ),
            (
                "<svg><set attributeName=href to=c><set attributeName=fill to=url(d)></svg>",
                vec!["!c", "!d"],
            ),
            ("<svg><set attributeName=class to=e></svg>", vec![]),
            ("<p style='background: url(a.png)'>", vec!["!a.png"]),
            ("<style>@import 'a.css'; p { b: url(data:image/png,AA) }</style>", vec!["!a.css"]),
            ("<style></style>url(a)<p>url(b)", vec![]),
            ("<svg><style>a { b: url(c) }</style></svg>", vec!["!c"]),
            ("<noscript><img src=a><p>b</noscript>", vec!["!a"]),
            ("<iframe srcdoc='<a href=\"b\">'></iframe>", vec!["b"]),
            ("<iframe srcdoc='<iframe srcdoc=\"<style>a{b:url(c)}</style>\">'>", vec!["!c"]),
            ("<body background=b><!-- <a href=c> --><p title='<a href=d>'>", vec!["!b"]),
        ] {
            assert_eq!(referred(html), expected, "{html}");
        }
    }

    #[test]
    fn html_in_html_is_read_to_a_depth() {
        assert_eq!(referred(&"<noscript>".repeat(10_000)), [""; 0]);
    }
}
