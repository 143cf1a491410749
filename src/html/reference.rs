//! What HTML refers to.
//!
//! In: the tokens of HTML. Out: the attributes and texts in which addresses stand, with the place
//! of each address in the decoded value. The list of attributes is that of the HTML standard
//! ("Attributes" whose value is a URL), with the obsolete ones that browsers still fetch. Addresses
//! in CSS are left to `css`.

use std::ops::Range;

use super::address_list::{refresh_address, separated, spaced, srcset, trimmed};
use super::css::{css_addresses, css_token};
use super::escape;
use super::reader::{Attribute, Fragment, StartTag, Token, read};

/// How a reference is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// A reader follows it.
    Followed,
    /// The browser fetches it by itself, as a file.
    Fetched,
    /// The browser opens it by itself: a page in a frame, or the page that it goes on to.
    Opened,
    /// The browser draws it by itself, and it is a part of the same page: `url(#gradient)`.
    Drawn,
}

/// An address in the value of an attribute, or in the text of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// How it is followed.
    pub kind: ReferenceKind,
    /// The address, decoded.
    pub target: String,
    /// The place of what is written for it in the decoded value.
    pub place: Range<usize>,
    /// Whether a token of CSS is written for it.
    is_css: bool,
    /// Whether it is in an attribute of HTML that is itself a value.
    is_nested: bool,
}

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
    /// The addresses in it, in order.
    pub references: Vec<Reference>,
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
        Self {
            tag,
            attribute: Some(attribute),
            value: &attribute.value,
            place: attribute.value_place.clone(),
            references: in_attribute(tag, attribute, nesting),
        }
    }

    fn of_text(tag: &'a StartTag, text: &'a str, place: &Range<usize>, nesting: usize) -> Self {
        let references = match tag.name.as_str() {
            "style" => in_css(text),
            // Browsers without script read it.
            "noscript" => in_html(text, nesting),
            _ => Vec::new(),
        };
        Self { tag, attribute: None, value: text, place: place.clone(), references }
    }

    /// The value with other addresses in it, as [`with_addresses`] gives it.
    #[must_use]
    pub fn with(&self, change: impl FnMut(&Reference) -> Option<String>) -> Option<String> {
        with_addresses(self.value, &self.references, change)
    }
}

/// A value with other addresses in it; `change` gives the new one of each, or nothing where it
/// stays. Nothing where the value stays as it is.
#[must_use]
pub fn with_addresses(
    value: &str,
    references: &[Reference],
    mut change: impl FnMut(&Reference) -> Option<String>,
) -> Option<String> {
    let mut new = value.to_owned();
    let mut is_changed = false;
    for reference in references.iter().rev() {
        let changed = change(reference).filter(|changed| *changed != reference.target);
        if let Some(target) = changed {
            let source = value.get(reference.place.clone()).unwrap_or_default();
            new.replace_range(reference.place.clone(), &reference.written(source, target));
            is_changed = true;
        }
    }
    is_changed.then_some(new)
}

impl ReferenceKind {
    /// How the browser follows an address by itself: in the same page, or in another file.
    fn drawn_or_fetched(address: &str) -> Self {
        if address.starts_with('#') { Self::Drawn } else { Self::Fetched }
    }
}

impl Reference {
    fn new(kind: ReferenceKind, value: &str, place: Range<usize>) -> Self {
        let target = value.get(place.clone()).unwrap_or_default().to_owned();
        Self { kind, target, place, is_css: false, is_nested: false }
    }

    /// What is written for another target instead of the source of this one.
    fn written(&self, source: &str, target: String) -> String {
        let target = if self.is_css { css_token(source, &target) } else { target };
        if self.is_nested { escape(&target) } else { target }
    }
}

/// The addresses in an attribute of a tag.
fn in_attribute(tag: &StartTag, attribute: &Attribute, nesting: usize) -> Vec<Reference> {
    use ReferenceKind::{Drawn, Fetched, Followed, Opened};
    let value = attribute.value.as_str();
    let all = |kind, places: Vec<Range<usize>>| {
        places.into_iter().map(|place| Reference::new(kind, value, place)).collect()
    };
    let whole = |kind| all(kind, vec![trimmed(value, 0..value.len())]);
    match (tag.name.as_str(), attribute.name.as_str()) {
        ("a" | "area", "href" | "xlink:href")
        | ("form", "action")
        | (_, "formaction" | "cite" | "longdesc") => whole(Followed),
        ("iframe" | "frame" | "embed", "src") | ("object", "data") => whole(Opened),
        (_, "href" | "xlink:href") if value.trim_ascii_start().starts_with('#') => whole(Drawn),
        (_, "src" | "href" | "xlink:href" | "poster" | "background" | "manifest")
        | ("object", "codebase" | "classid")
        | ("applet", "code" | "codebase" | "archive") => whole(Fetched),
        // Sent to while the reader goes elsewhere.
        (_, "ping" | "attributionsrc") => all(Fetched, spaced(value)),
        (_, "srcset" | "imagesrcset") => all(Fetched, srcset(value)),
        ("meta", "content")
            if tag.value("http-equiv").is_some_and(|of| of.eq_ignore_ascii_case("refresh")) =>
        {
            all(Opened, refresh_address(value).into_iter().collect())
        }
        ("iframe", "srcdoc") => in_html(value, nesting),
        ("animate" | "set", "from" | "to" | "by" | "values") => in_animation(tag, value),
        (_, name) if CSS_ATTRIBUTES.contains(&name) => in_css(value),
        _ => Vec::new(),
    }
}

/// The addresses that an attribute of SVG has in turn while it is animated (SVG Animations Level 2).
fn in_animation(tag: &StartTag, value: &str) -> Vec<Reference> {
    let name = tag.value("attributename").unwrap_or_default().trim();
    match name.rsplit_once(':').map_or(name, |(_, local)| local) {
        "href" => {
            let kind = |place: &Range<usize>| {
                ReferenceKind::drawn_or_fetched(value.get(place.clone()).unwrap_or_default())
            };
            let addresses = separated(value, |c| c == ';').into_iter();
            addresses.map(|place| Reference::new(kind(&place), value, place)).collect()
        }
        name if CSS_ATTRIBUTES.contains(&name) => in_css(value),
        _ => Vec::new(),
    }
}

/// Attributes whose value is CSS (SVG 2, "Presentation attributes", those that can hold a `url()`).
const CSS_ATTRIBUTES: [&str; 11] = [
    "style",
    "clip-path",
    "cursor",
    "fill",
    "filter",
    "marker",
    "marker-end",
    "marker-mid",
    "marker-start",
    "mask",
    "stroke",
];

/// The addresses in CSS; what `data:` holds is fetched from nowhere.
fn in_css(css: &str) -> Vec<Reference> {
    let addresses = css_addresses(css).unwrap_or_default().into_iter();
    let is_data =
        |address: &str| address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    let addresses = addresses.filter(|of| !is_data(&of.address));
    let reference = addresses.map(|of| Reference {
        kind: ReferenceKind::drawn_or_fetched(&of.address),
        target: of.address,
        place: of.place,
        is_css: true,
        is_nested: false,
    });
    reference.collect()
}

/// The addresses in HTML that is itself a value.
fn in_html(html: &str, nesting: usize) -> Vec<Reference> {
    let Some(nesting) = nesting.checked_sub(1) else { return Vec::new() };
    let fragment = read(html);
    let mut found = Vec::new();
    for referrer in fragment.referrers_within(nesting) {
        let (place, is_nested) = (referrer.place, referrer.attribute.is_some());
        let is_verbatim = html.get(place.clone()) == Some(referrer.value);
        found.extend(referrer.references.into_iter().map(|inner| Reference {
            place: if is_verbatim {
                place.start + inner.place.start..place.start + inner.place.end
            } else {
                place.clone()
            },
            is_nested,
            ..inner
        }));
    }
    found
}

#[cfg(test)]
mod tests {
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
    fn another_address_takes_the_place_of_the_old_one() {
        for (html, expected) in [
            ("<p style=\"a: url(b) url(#c)\">", "a: url(\"n/b\") url(\"n/#c\")"),
            ("<style>a { b: url( 'c' ) }</style>", "a { b: url( \"n/c\" ) }"),
            ("<img srcset='a 1x, b 2x'>", "n/a 1x, n/b 2x"),
            ("<iframe srcdoc='<a href=\"b\">c</a>'>", "<a href=\"n/b\">c</a>"),
            ("<iframe srcdoc='<p style=\"a: url(b)\">'>", "<p style=\"a: url(&quot;n/b&quot;)\">"),
            ("<iframe srcdoc='<a href=b&amp;amp;c>'>", "<a href=n/b&amp;c>"),
            ("<noscript><img src=a></noscript>", "<img src=n/a>"),
        ] {
            let fragment = read(html);
            let referrers = fragment.referrers();
            let new = referrers[0].with(|reference| Some(format!("n/{}", reference.target)));
            assert_eq!(new.as_deref(), Some(expected), "{html}");
        }
        let fragment = read("<p style='a: url(b)'>");
        assert_eq!(fragment.referrers()[0].with(|reference| Some(reference.target.clone())), None);
    }

    #[test]
    fn html_in_html_is_read_to_a_depth() {
        assert_eq!(referred(&"<noscript>".repeat(10_000)), [""; 0]);
    }
}
