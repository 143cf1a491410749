//! What tags refer to.
//!
//! In: a tag. Out: the addresses in its attributes, each with its place in the decoded value. The
//! list is that of the HTML standard ("Attributes" whose value is a URL), with the obsolete ones
//! that browsers still fetch.

use std::ops::Range;

use super::reader::{Attribute, StartTag};

/// How a reference is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A reader follows it.
    Followed,
    /// The browser fetches it, or goes there, by itself.
    Fetched,
}

/// An address in the value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// How it is followed.
    pub kind: ReferenceKind,
    /// Its place in the decoded value.
    pub place: Range<usize>,
}

/// The addresses in an attribute of a tag.
#[must_use]
pub fn references(tag: &StartTag, attribute: &Attribute) -> Vec<Reference> {
    use ReferenceKind::{Fetched, Followed};
    let value = attribute.value.as_str();
    let whole = |kind| {
        let place = trimmed(value, 0..value.len());
        vec![Reference { kind, place }]
    };
    match (tag.name.as_str(), attribute.name.as_str()) {
        ("a" | "area", "href" | "xlink:href" | "ping")
        | ("form", "action")
        | (_, "formaction" | "cite" | "longdesc") => whole(Followed),
        (_, "src" | "href" | "xlink:href" | "poster" | "background" | "manifest")
        | ("object", "data" | "codebase" | "classid")
        | ("applet", "code" | "codebase" | "archive") => whole(Fetched),
        (_, "srcset" | "imagesrcset") => {
            let fetched = |place| Reference { kind: Fetched, place };
            candidates(value).into_iter().map(fetched).collect()
        }
        ("meta", "content")
            if tag.value("http-equiv").is_some_and(|of| of.eq_ignore_ascii_case("refresh")) =>
        {
            refreshed(value).map(|place| Reference { kind: Fetched, place }).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The addresses in a `srcset` (HTML, "Parsing a srcset attribute"): each up to a space, with what
/// describes it up to a comma that stands in no parentheses.
fn candidates(srcset: &str) -> Vec<Range<usize>> {
    let mut candidates = Vec::new();
    let mut at = 0;
    let find = |from: usize, stop: &dyn Fn(char) -> bool| {
        let rest = srcset.get(from..).unwrap_or_default();
        from + rest.find(stop).unwrap_or(rest.len())
    };
    loop {
        let start = find(at, &|c| !c.is_ascii_whitespace() && c != ',');
        if start == srcset.len() {
            return candidates;
        }
        let end = find(start, &|c| c.is_ascii_whitespace());
        let address = srcset.get(start..end).unwrap_or_default().trim_end_matches(',');
        candidates.push(start..start + address.len());
        at = if start + address.len() < end { end } else { end_of_descriptor(srcset, end) };
    }
}

fn end_of_descriptor(srcset: &str, from: usize) -> usize {
    let mut depth = 0;
    for (at, letter) in srcset.get(from..).unwrap_or_default().char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth <= 0 => return from + at,
            _ => {}
        }
    }
    srcset.len()
}

/// The address in the value of a `meta` that leads readers on: `5; url='next.html'`.
fn refreshed(content: &str) -> Option<Range<usize>> {
    let is_time = |c: char| c.is_ascii_digit() || c == '.' || c.is_ascii_whitespace();
    let start = content.len() - content.trim_start_matches(is_time).len();
    let rest = content.get(start..)?.trim_start_matches([';', ',']).trim_start();
    let rest = match rest.get(..3) {
        Some(url) if url.eq_ignore_ascii_case("url") => {
            rest.get(3..)?.trim_start().strip_prefix('=').unwrap_or(rest).trim_start()
        }
        _ => rest,
    };
    let quote = rest.chars().next().filter(|quote| ['"', '\''].contains(quote));
    let start = content.len() - rest.len() + usize::from(quote.is_some());
    let address = content.get(start..)?;
    let end = quote.and_then(|quote| address.find(quote)).unwrap_or(address.len());
    Some(trimmed(content, start..start + end)).filter(|place| !place.is_empty())
}

/// A part of a text without the space around it, which browsers leave out of addresses.
fn trimmed(text: &str, part: Range<usize>) -> Range<usize> {
    let inner = text.get(part.clone()).unwrap_or_default();
    let start = part.start + inner.len() - inner.trim_ascii_start().len();
    start..start + inner.trim_ascii().len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::read;

    /// What HTML refers to, with `!` before what browsers fetch.
    fn referred(html: &str) -> Vec<String> {
        let fragment = read(html);
        let mut found = Vec::new();
        for tag in fragment.start_tags() {
            for of in &tag.attributes {
                found.extend(references(tag, of).into_iter().map(|reference| {
                    let mark = if reference.kind == ReferenceKind::Fetched { "!" } else { "" };
                    format!("{mark}{}", &of.value[reference.place])
                }));
            }
        }
        found
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
                vec!["!d.svg", "!e", "!g", "!f"],
            ),
            ("<link href=s.css><base href=/x/><input src=i>", vec!["!s.css", "!/x/", "!i"]),
            ("<svg><use xlink:href=u><image href=w></svg>", vec!["!u", "!w"]),
            ("<meta http-equiv=Refresh content=\"5; URL='x.html'\">", vec!["!x.html"]),
            (
                "<meta http-equiv=refresh content=\"0;y\"><meta name=a content=\"0; url=z\">",
                vec!["!y"],
            ),
            ("<meta http-equiv=refresh content=5>", vec![]),
            ("<body background=b><!-- <a href=c> --><p title='<a href=d>'>", vec!["!b"]),
        ] {
            assert_eq!(referred(html), expected, "{html}");
        }
    }

    #[test]
    fn a_srcset_is_read_by_its_own_rules() {
        for (srcset, expected) in [
            ("a,b.png", vec!["!a,b.png"]),
            ("a, b 2x,c", vec!["!a", "!b", "!c"]),
            (
                " a\n1x ,, b (x, y) 2x, data:image/png;base64,AA 3x",
                vec!["!a", "!b", "!data:image/png;base64,AA"],
            ),
            ("", vec![]),
            (", ,", vec![]),
        ] {
            assert_eq!(referred(&format!("<img srcset=\"{srcset}\">")), expected, "{srcset}");
        }
    }
}
