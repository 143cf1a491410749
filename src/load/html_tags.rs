//! The tags of raw HTML in a page's text.
//!
//! In: stretches of raw HTML as the Markdown parser finds them. Out: the opening tags with their
//! places, so that links in them can be checked and what will be left out can be told. This only
//! looks; cleaning the HTML is left to `render`, which trusts a library for it.

use std::ops::Range;

use super::link::{Link, LinkKind};
use crate::source::{SourceFile, Sources, Span, Written};

/// An opening tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlTag {
    /// Its name in lower case, at its place.
    pub name: Written,
    /// Its attributes, names in lower case.
    pub attributes: Vec<(Written, Written)>,
}

impl HtmlTag {
    /// Whether the tag would run, frame or embed something: it is left out unless the config trusts
    /// raw HTML.
    #[must_use]
    pub fn is_active(&self) -> bool {
        ["script", "iframe", "frame", "object", "embed", "applet", "link", "base"]
            .contains(&self.name.text.as_str())
    }

    /// What the tag refers to.
    pub(super) fn references(&self) -> Vec<Link> {
        self.attribute_references().map(|(_, _, link)| link).collect()
    }

    /// What the tag refers to, each with the name and the value of the attribute that it stands in.
    pub(super) fn attribute_references(&self) -> impl Iterator<Item = (&Written, &Written, Link)> {
        self.attributes.iter().flat_map(|(name, value)| {
            self.references_of(&name.text, value).into_iter().map(move |link| (name, value, link))
        })
    }

    fn references_of(&self, attribute: &str, value: &Written) -> Vec<Link> {
        let link = |kind, value: &Written| Link {
            kind,
            target: value.text.clone(),
            text: String::new(),
            span: value.span,
            whole: self.name.span,
        };
        match (self.name.text.as_str(), attribute) {
            ("a" | "area", "href") => vec![link(LinkKind::Link, value)],
            (_, "src" | "href" | "poster") | ("object", "data") => {
                vec![link(LinkKind::Image, value)]
            }
            (_, "srcset") => {
                candidates(value).iter().map(|candidate| link(LinkKind::Image, candidate)).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// The addresses in a `srcset`: each before a space or a comma (HTML, "Srcset attributes").
fn candidates(srcset: &Written) -> Vec<Written> {
    let mut candidates = Vec::new();
    let mut start = 0;
    for part in srcset.text.split_inclusive(',') {
        let lead = part.len() - part.trim_start().len();
        let address = part.trim_start().split([' ', ',']).next().unwrap_or_default();
        if !address.is_empty() {
            let at = start + lead;
            candidates.push(Written {
                text: address.to_owned(),
                span: srcset.part(at..at + address.len()),
                verbatim: true,
                quoted: false,
            });
        }
        start += part.len();
    }
    candidates
}

/// What the tags in a stretch of raw HTML refer to: the place in `html` of each address, and the
/// address.
#[must_use]
pub fn references_in(html: &str) -> Vec<(Range<usize>, String)> {
    let references = tags_in(html).into_iter().flat_map(|tag| tag.references());
    references.map(|link| (link.span.start as usize..link.span.end as usize, link.target)).collect()
}

/// The attributes of the tags in a stretch of HTML whose name is one of `names`: the place in
/// `html` of each value, and the value.
#[must_use]
pub fn attributes_in(html: &str, names: &[&str]) -> Vec<(Range<usize>, String)> {
    let attributes = tags_in(html).into_iter().flat_map(|tag| tag.attributes);
    let wanted = attributes.filter(|(name, _)| names.contains(&name.text.as_str()));
    wanted
        .map(|(_, value)| (value.span.start as usize..value.span.end as usize, value.text))
        .collect()
}

fn tags_in(html: &str) -> Vec<HtmlTag> {
    let file = Sources::new().add(SourceFile::new("", ""));
    TagScanner::default().scan(html, Span::new(file, 0, html.len()))
}

/// Finds tags in HTML that comes in stretches; a comment may reach over several of them.
#[derive(Debug, Default)]
pub(super) struct TagScanner {
    in_comment: bool,
}

impl TagScanner {
    /// The opening tags in `html`, which stands at `span`.
    pub(super) fn scan(&mut self, html: &str, span: Span) -> Vec<HtmlTag> {
        let mut tags = Vec::new();
        let mut at = 0;
        while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
            if self.in_comment {
                let Some(end) = rest.find("-->") else { break };
                self.in_comment = false;
                at += end + 3;
                continue;
            }
            let Some(start) = rest.find('<') else { break };
            at += start + 1;
            let rest = html.get(at..).unwrap_or_default();
            if rest.starts_with("!--") {
                self.in_comment = true;
            } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (tag, length) = read_tag(rest, span.part(at, html.len()));
                tags.push(tag);
                at += length;
            }
        }
        tags
    }
}

/// Reads a tag from its name on; gives it with its length.
fn read_tag(html: &str, span: Span) -> (HtmlTag, usize) {
    let written = |start: usize, end: usize| {
        let text = html.get(start..end).unwrap_or_default();
        Written {
            text: text.to_owned(),
            span: span.part(start, end),
            verbatim: true,
            quoted: false,
        }
    };
    let lower = |start, end| {
        let mut written = written(start, end);
        written.text.make_ascii_lowercase();
        written
    };
    let find = |from: usize, stop: fn(char) -> bool| {
        html.get(from..).and_then(|rest| rest.find(stop)).map_or(html.len(), |length| from + length)
    };
    let name_end = find(0, |c| c.is_whitespace() || matches!(c, '>' | '/'));
    let mut tag = HtmlTag { name: lower(0, name_end), attributes: Vec::new() };
    let mut at = name_end;
    loop {
        at = find(at, |c| !c.is_whitespace() && c != '/');
        if html.get(at..).is_none_or(|rest| rest.is_empty() || rest.starts_with('>')) {
            return (tag, (at + 1).min(html.len()));
        }
        let key_end = find(at + first_length(html, at), |c| {
            c.is_whitespace() || matches!(c, '>' | '=' | '/')
        });
        let key = lower(at, key_end);
        let value_start = find(key_end, |c| !c.is_whitespace());
        if !html.get(value_start..).is_some_and(|rest| rest.starts_with('=')) {
            tag.attributes.push((key, written(key_end, key_end)));
            at = key_end;
            continue;
        }
        let value_start = find(value_start + 1, |c| !c.is_whitespace());
        let (start, end, after) = match html.as_bytes().get(value_start) {
            Some(b'"') => quoted(html, value_start, '"'),
            Some(b'\'') => quoted(html, value_start, '\''),
            _ => {
                let end = find(value_start, |c| c.is_whitespace() || c == '>');
                (value_start, end, end)
            }
        };
        tag.attributes.push((key, written(start, end)));
        at = after;
    }
}

/// Start and end of a quoted value, and where what follows it begins.
fn quoted(html: &str, quote_at: usize, quote: char) -> (usize, usize, usize) {
    let start = quote_at + 1;
    let end = html
        .get(start..)
        .and_then(|rest| rest.find(quote))
        .map_or(html.len(), |length| start + length);
    (start, end, (end + 1).min(html.len()))
}

/// The length of the character at an offset.
fn first_length(html: &str, at: usize) -> usize {
    html.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scan(html: &str) -> Vec<(String, Vec<(String, String)>)> {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("a.md", html));
        let tags = TagScanner::default().scan(html, Span::new(file, 0, html.len()));
        let texts = |(name, value): (Written, Written)| {
            assert_eq!(sources.text(value.span), value.text);
            (name.text, value.text)
        };
        tags.into_iter()
            .map(|tag| (tag.name.text, tag.attributes.into_iter().map(texts).collect()))
            .collect()
    }

    fn tag(name: &str, attributes: &[(&str, &str)]) -> (String, Vec<(String, String)>) {
        (
            name.to_owned(),
            attributes
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn tags_and_their_attributes_are_found() {
        let html = "<IMG src=\"a.png\" alt='b c' hidden><br/></p><a href=om.md>x</a>";
        assert_eq!(
            scan(html),
            [
                tag("img", &[("src", "a.png"), ("alt", "b c"), ("hidden", "")]),
                tag("br", &[]),
                tag("a", &[("href", "om.md")])
            ]
        );
    }

    #[test]
    fn what_a_browser_would_fetch_is_a_reference() {
        let html = r#"<img src="a.png" srcset="b.png 1x, c.png 2x"><object data="d.svg"></object><a href="e.md">e</a>"#;
        let found: Vec<String> = references_in(html)
            .into_iter()
            .map(|(range, target)| format!("{target}={}", &html[range]))
            .collect();
        assert_eq!(
            found,
            ["a.png=a.png", "b.png=b.png", "c.png=c.png", "d.svg=d.svg", "e.md=e.md"]
        );
    }

    #[test]
    fn comments_hide_what_stands_in_them() {
        assert_eq!(scan("<!-- <b> --><i><!-- <u>"), [tag("i", &[])]);
    }

    proptest! {
        #[test]
        fn any_text_can_be_scanned(html in "[<>a-b=\"'/! ø-]{0,40}") {
            scan(&html);
        }
    }
}
