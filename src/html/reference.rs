//! The addresses in a value: of an attribute, or of a style sheet.
//!
//! In: an attribute of a tag, or CSS. Out: the addresses in it, each with its place in the decoded
//! value. The list of attributes is that of the HTML standard ("Attributes" whose value is a URL),
//! with the obsolete ones that browsers still fetch. Addresses in CSS are left to `css`, HTML in
//! values to `referrer`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::address_list::{refresh_address, separated, spaced, srcset, trimmed};
use super::css::{css_addresses, css_token};
use super::reader::{Attribute, StartTag};

/// How a reference is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// How it is followed.
    pub kind: ReferenceKind,
    /// The address, decoded.
    pub target: String,
    /// The place of what is written for it in the decoded value.
    pub place: Range<usize>,
    /// Whether a token of CSS is written for it.
    is_css: bool,
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
        Self { kind, target, place, is_css: false }
    }

    /// What is written for another target instead of the source of this one.
    pub(super) fn written(&self, source: &str, target: String) -> String {
        if self.is_css { css_token(source, &target) } else { target }
    }

    /// Whether it leads to a part of the document that it stands in.
    pub(super) fn is_within_document(&self) -> bool {
        self.target.starts_with('#')
    }
}

/// The addresses in an attribute of a tag.
pub(super) fn in_attribute(tag: &StartTag, attribute: &Attribute) -> Vec<Reference> {
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
        ("animate" | "set", "from" | "to" | "by" | "values") => in_animation(tag, value),
        (_, name) if CSS_ATTRIBUTES.contains(&name) => in_css(value),
        _ => Vec::new(),
    }
}

/// The addresses that an attribute of SVG has in turn while it is animated (SVG Animations Level
/// 2).
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
pub(super) fn in_css(css: &str) -> Vec<Reference> {
    let addresses = css_addresses(css).unwrap_or_default().into_iter();
    let is_data =
        |address: &str| address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:"));
    let addresses = addresses.filter(|of| !is_data(&of.address));
    let reference = addresses.map(|of| Reference {
        kind: ReferenceKind::drawn_or_fetched(&of.address),
        target: of.address,
        place: of.place,
        is_css: true,
    });
    reference.collect()
}
