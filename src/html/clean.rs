//! Raw HTML that authors write, made harmless.
//!
//! In: raw HTML, piece by piece, and then the part of a page around the pieces. Out: the
//! same without anything that could run, frame, or fetch. It goes in two steps. [`Cleaner::kept`]
//! writes a piece anew from its tokens, with the tags and attributes that authors may write, before
//! it comes together with anything else; no author's tag is ever mistaken for one that Løype made.
//! [`Cleaner::clean`] then lets ammonia read the whole part as a browser would, so that every
//! element is closed and no address is a script. What a page refers to can be read from the first
//! step, and keeps its place in the author's text.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ammonia::Builder;

use super::reader::{Attribute, Fragment, StartTag, Token};
use super::reference::Reference;
use super::referrer::Referrer;
use super::text::{FALLBACK_ELEMENTS, RAW_TEXT_ELEMENTS};
use super::{escape, slots};

/// What authors may write beyond ammonia's own list.
const ATTRIBUTES: [&str; 9] =
    ["class", "id", "role", "tabindex", "title", "lang", "dir", "hidden", "aria-label"];

/// What the names of attributes may begin with.
const ATTRIBUTE_PREFIXES: [&str; 2] = ["data-", "aria-"];

/// Cleans raw HTML.
pub struct Cleaner {
    builder: Builder<'static>,
    tags: BTreeSet<&'static str>,
    /// The attributes of a tag, beside those of every tag.
    tag_attributes: BTreeMap<&'static str, BTreeSet<&'static str>>,
    attributes: BTreeSet<&'static str>,
}

/// The one cleaner: what authors may write is the same everywhere.
static CLEANER: LazyLock<Cleaner> = LazyLock::new(Cleaner::new);

impl Cleaner {
    /// The cleaner.
    #[must_use]
    pub fn get() -> &'static Self {
        &CLEANER
    }

    fn new() -> Self {
        let mut builder = Builder::default();
        builder
            .add_tags(["section"])
            // The title is the only main heading of a page.
            .rm_tags(["h1"])
            .add_generic_attributes(ATTRIBUTES)
            .add_generic_attribute_prefixes(ATTRIBUTE_PREFIXES)
            .add_tag_attributes("a", ["rel"])
            .add_tag_attributes("img", ["loading", "decoding"])
            .add_tag_attributes("details", ["open"])
            .link_rel(None)
            .url_schemes(["http", "https", "mailto", "tel"].into());
        let tags = builder.clone_tags().into_iter().collect();
        let attributes = builder.clone_generic_attributes().into_iter().collect();
        let tag_attributes = builder.clone_tag_attributes().into_iter();
        let tag_attributes =
            tag_attributes.map(|(tag, of)| (tag, of.into_iter().collect())).collect();
        // No author can write it: `kept` has left out every tag but those above.
        builder.add_tags([slots::ELEMENT]);
        Self { builder, tags, tag_attributes, attributes }
    }

    /// Whether authors may write a tag.
    #[must_use]
    pub fn keeps(&self, tag: &str) -> bool {
        self.tags.contains(tag)
    }

    /// Whether authors may write an attribute of a tag that they may write.
    #[must_use]
    pub fn keeps_attribute(&self, tag: &str, attribute: &str) -> bool {
        self.keeps(tag)
            && (self.attributes.contains(attribute)
                || ATTRIBUTE_PREFIXES.iter().any(|prefix| attribute.starts_with(prefix))
                || self.tag_attributes.get(tag).is_some_and(|of| of.contains(attribute)))
    }

    /// A piece of raw HTML with nothing but what authors may write; `change` gives the new address
    /// instead of one in it, or nothing where that stays.
    #[must_use]
    pub fn kept(
        &self,
        fragment: &Fragment,
        mut change: impl FnMut(&Reference) -> Option<String>,
    ) -> String {
        let (mut kept, mut emptied, mut is_fallback) = (String::new(), None, false);
        for (at, token) in fragment.tokens.iter().enumerate() {
            match token {
                Token::Text { text, .. } if emptied.is_none() && !is_fallback => {
                    kept.push_str(&escape(text));
                }
                Token::Start(tag) if RAW_TEXT_ELEMENTS.contains(&tag.name.as_str()) => {
                    let rest = fragment.tokens.iter().skip(at);
                    let is_closed = rest.clone().any(|token| is_end_of(token, &tag.name));
                    emptied = Some(&tag.name);
                    // What it hides comes as Markdown: the second step takes that out.
                    if !is_closed {
                        kept.extend(["<", &tag.name, ">"]);
                    }
                }
                Token::Start(tag) if self.keeps(&tag.name) => {
                    self.push_tag(&mut kept, tag, &mut change);
                }
                Token::End(name) if RAW_TEXT_ELEMENTS.contains(&name.as_str()) => {
                    if emptied.take().is_none() {
                        kept.extend(["</", name, ">"]);
                    }
                }
                Token::End(name) if self.keeps(name) => kept.extend(["</", name, ">"]),
                Token::Text { .. } | Token::Comment(_) | Token::Start(_) | Token::End(_) => {}
            }
            match token {
                Token::Start(tag) => is_fallback = FALLBACK_ELEMENTS.contains(&tag.name.as_str()),
                Token::End(_) => is_fallback = false,
                Token::Text { .. } | Token::Comment(_) => {}
            }
        }
        kept
    }

    fn push_tag(
        &self,
        kept: &mut String,
        tag: &StartTag,
        change: &mut impl FnMut(&Reference) -> Option<String>,
    ) {
        kept.push('<');
        kept.push_str(&tag.name);
        let is_kept = |of: &&Attribute| self.keeps_attribute(&tag.name, &of.name);
        for attribute in tag.attributes.iter().filter(is_kept) {
            let value = Referrer::of(tag, attribute).with(&mut *change);
            let value = value.unwrap_or_else(|| attribute.value.clone());
            kept.extend([" ", &attribute.name, "=\"", &escape(&value), "\""]);
        }
        kept.push('>');
    }

    /// A part of a page in which pieces of raw HTML stand, with every element closed.
    #[must_use]
    pub fn clean(&self, html: &str) -> String {
        self.builder.clean(html).to_string()
    }
}

fn is_end_of(token: &Token, element: &str) -> bool {
    matches!(token, Token::End(name) if name == element)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::read;
    use proptest::prelude::*;

    fn clean(html: &str) -> String {
        let cleaner = Cleaner::get();
        cleaner.clean(&cleaner.kept(&read(html), |_| None))
    }

    #[test]
    fn what_could_run_frame_or_style_is_gone_and_the_rest_stays() {
        let html = "<p onclick=\"x()\" class=\"a\">Hei<script>x()</script> <a href=\"javascript:x()\">a</a> \
                    <a\n href=\"om.html\">b</a><iframe src=\"x\"></iframe></P>";
        assert_eq!(clean(html), r#"<p class="a">Hei <a>a</a> <a href="om.html">b</a></p>"#);
        assert_eq!(
            clean("<p>a<style>b</style><!-- c -->&amp;lt;<details open>"),
            "<p>a&amp;lt;</p><details open=\"\"></details>"
        );
    }

    #[test]
    fn what_is_for_other_browsers_is_gone() {
        for name in ["iframe", "noembed", "noframes", "noscript"] {
            assert_eq!(clean(&format!("a<{name} src=x><p>b</p></{name}>c<{name}><p>d")), "ac");
        }
    }

    #[test]
    fn an_element_of_our_own_cannot_be_written() {
        for html in
            ["<loype-slot data-n=\"0\">x</loype-slot>", "<LOYPE-SLOT\n data-n=0>x</loype-slot>"]
        {
            assert_eq!(clean(html), "x");
        }
        assert!(!clean("<p title='<loype-slot data-n=\"0\">'>").contains("data-n=\"0\""));
    }

    #[test]
    fn what_a_piece_does_not_close_ends_with_it() {
        let cleaner = Cleaner::get();
        let kept = |html: &str| cleaner.kept(&read(html), |_| None);
        assert_eq!(kept("<p>a<!-- b"), "<p>a");
        assert_eq!(kept("<p>a<p x=\"<!--"), "<p>a");
        assert_eq!(kept("<title>a<b>"), "a&lt;b&gt;");
        assert_eq!(kept("<script>") + "x()" + &kept("</script>"), "<script>x()</script>");
    }

    proptest! {
        #[test]
        fn no_script_survives(
            html in "(<script>|</script>|<p \
                                       |onload=|\"|>|x|<svg>|<style>|<!--|-->|<math>|javascript:|</title>|<title>){0,12}",
        ) {
            let clean = clean(&html);
            prop_assert!(
                !clean.contains("<script") && !clean.contains("<style") && !clean.contains("<svg"),
                "{clean}"
            );
        }
    }
}
