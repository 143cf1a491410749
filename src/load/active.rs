//! Files beside the pages that a browser would run as a page of their own.
//!
//! In: an asset's name and bytes. Out: what in it may run script or ask another host. A drawing
//! (SVG) is read as a browser reads it, by an XML parser, and its style as `html` reads CSS; of
//! pages of HTML and its kin the name is enough, or how they begin where a host would guess by
//! that. Whether the site allows the file, and what to say of it, is left to `unsafe_file`.

use std::ops::Range;

use roxmltree::{Attribute, Document, Node, ParsingOptions};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::html::css_addresses;

/// What a file holds that is more than a picture or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum ActiveContent {
    /// The file is a page of its own.
    Page,
    /// A drawing that cannot be read.
    Unreadable,
    /// Definitions that only a browser takes in: an entity, or attributes that are not written.
    Definition,
    /// A style sheet or a transformation that is fetched first.
    Instruction,
    /// An element that runs script or holds a page.
    Element,
    /// An attribute that runs script.
    Script,
    /// An address on another host.
    Address,
}

/// Something active, with its place in the text of the file.
pub(super) type ActiveFinding = (ActiveContent, Range<usize>);

/// What browsers open as a page, by the ending of the name.
const PAGE_ENDINGS: [&str; 15] = [
    "htm", "html", "shtm", "shtml", "phtml", "xht", "xhtm", "xhtml", "xml", "xsl", "xslt", "mht",
    "mhtml", "hta", "svgz",
];

/// How a page begins, as hosts and browsers guess at a file whose name tells nothing (WHATWG MIME
/// Sniffing, 7.1).
const PAGE_BEGINNINGS: [&str; 19] = [
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<div",
    "<font",
    "<table",
    "<a",
    "<style",
    "<title",
    "<b",
    "<body",
    "<br",
    "<p",
    "<!--",
    "<?xml",
    "<svg",
];

/// Elements of a drawing that are no drawing.
const ACTIVE_ELEMENTS: [&str; 7] =
    ["script", "foreignobject", "iframe", "object", "embed", "handler", "listener"];

const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Whether a file of this ending is a page, by its name alone.
pub(super) fn is_page(ending: &str) -> bool {
    PAGE_ENDINGS.contains(&ending)
}

/// Whether a file begins as a page does.
pub(super) fn begins_as_page(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    PAGE_BEGINNINGS.iter().any(|beginning| {
        let rest = bytes.get(beginning.len()..).unwrap_or_default();
        let ends = matches!(rest.first(), Some(b' ' | b'>' | b'\n' | b'\r' | b'\t' | b'/'));
        let starts = bytes
            .get(..beginning.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(beginning.as_bytes()));
        starts && (ends || *beginning == "<!--" || *beginning == "<?xml")
    })
}

/// The first thing in a drawing that is active.
pub(super) fn in_drawing(svg: &str) -> Option<ActiveFinding> {
    // Entities can hide anything, and default attributes are nowhere to be seen.
    if let Some(at) = ["<!ENTITY", "<!ATTLIST"].iter().find_map(|word| svg.find(word)) {
        return Some((ActiveContent::Definition, at..at));
    }
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(svg, options) else {
        return Some((ActiveContent::Unreadable, 0..0));
    };
    document.descendants().find_map(in_node)
}

fn in_node(node: Node) -> Option<ActiveFinding> {
    if node.is_pi() {
        return Some((ActiveContent::Instruction, node.range()));
    }
    if !node.is_element() {
        return None;
    }
    let name = node.tag_name();
    let (local, start) = (name.name().to_ascii_lowercase(), node.range().start);
    let tag = start..start + 1 + name.name().len();
    if name.namespace() == Some(XHTML) || ACTIVE_ELEMENTS.contains(&local.as_str()) {
        return Some((ActiveContent::Element, tag));
    }
    let style = || node.children().filter_map(|child| child.text()).collect::<String>();
    if local == "style" && fetches(&style()) {
        return Some((ActiveContent::Address, tag));
    }
    node.attributes().find_map(|attribute| {
        in_attribute(&local, &attribute).map(|found| (found, attribute.range()))
    })
}

fn in_attribute(element: &str, attribute: &Attribute) -> Option<ActiveContent> {
    let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value());
    let runs = |value: &str| {
        let value: String =
            value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let value = value.to_ascii_lowercase();
        ["javascript:", "vbscript:", "data:text"].iter().any(|scheme| value.contains(scheme))
    };
    if name.starts_with("on") || runs(value) {
        return Some(ActiveContent::Script);
    }
    let animated = name == "attributename"
        && value.rsplit(':').next().is_some_and(|animated| {
            let animated = animated.trim().to_ascii_lowercase();
            animated == "href" || animated.starts_with("on")
        });
    // A link in a drawing is followed by a reader, and fetches nothing by itself.
    let is_foreign = match name.as_str() {
        "href" if element == "a" => false,
        "href" if element == "use" => !value.trim_start().starts_with('#'),
        "href" | "src" | "base" => is_on_another_host(value),
        _ => fetches(value),
    };
    (animated || is_foreign).then_some(ActiveContent::Address)
}

/// Whether a style, or the value of an attribute that may be one, fetches from another host. What
/// nests too deeply to be read may do anything.
fn fetches(css: &str) -> bool {
    css_addresses(css).map_or(true, |addresses| {
        addresses.iter().any(|of| of.is_import || is_on_another_host(&of.address))
    })
}

/// Whether an address leads out of the site; a picture inside the file itself does not.
fn is_on_another_host(address: &str) -> bool {
    let Ok(here) = Url::parse("https://site.invalid/a/b/c.svg") else { return true };
    here.join(address).map_or(true, |url| url.origin() != here.origin() && url.scheme() != "data")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(inside: &str) -> Option<ActiveContent> {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
             xmlns:h=\"http://www.w3.org/1999/xhtml\">{inside}</svg>"
        );
        in_drawing(&svg).map(|(content, _)| content)
    }

    #[test]
    fn what_runs_script_in_a_drawing_is_found() {
        for (inside, content) in [
            ("<script>x</script>", ActiveContent::Element),
            ("<foreignObject><p/></foreignObject>", ActiveContent::Element),
            ("<h:img/>", ActiveContent::Element),
            ("<rect onload='x'/>", ActiveContent::Script),
            ("<a href=' java&#10;script:x'/>", ActiveContent::Script),
            ("<set attributeName='href' to='#b'/>", ActiveContent::Address),
            ("<animate attributeName='x' values='a;javascript:x'/>", ActiveContent::Script),
            ("<?xml-stylesheet href='a.css'?>", ActiveContent::Instruction),
            ("<rect>", ActiveContent::Unreadable),
        ] {
            assert_eq!(found(inside), Some(content), "{inside}");
        }
        let entity = "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>";
        assert_eq!(in_drawing(entity).map(|(found, _)| found), Some(ActiveContent::Definition));
    }

    #[test]
    fn what_a_drawing_fetches_is_found() {
        for inside in [
            "<image href='https://a.example/x.png'/>",
            "<image xlink:href='//a.example/x.png'/>",
            "<use href='b.svg#x'/>",
            "<rect style='fill: url(https://a.example/#x)'/>",
            "<rect fill='url(\"//a.example/#x\")'/>",
            "<rect fill='u\\72l(//a.example/#x)'/>",
            "<style>@import \"a.css\";</style>",
            "<style><![CDATA[a { b { background: image-set(\"http://a.example/x\" 1x) } }]]></style>",
            "<g xml:base='https://a.example/'/>",
        ] {
            assert_eq!(found(inside), Some(ActiveContent::Address), "{inside}");
        }
    }

    #[test]
    fn what_drawing_programs_write_is_a_drawing() {
        let inside = "<style>.a{fill:url(#g);font:12px 'Noto Sans'}</style><use xlink:href='#g'/>\
                      <image href='data:image/png;base64,AA=='/><a href='https://udir.no/'>\
                      <text transform='rotate(4)'>on &amp; off: url</text></a><image href='b.png'/>";
        assert_eq!(found(inside), None);
        let doctype = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
                       \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg/>";
        assert_eq!(in_drawing(doctype), None);
    }

    #[test]
    fn a_page_is_known_by_how_it_begins() {
        let pages = ["<!DOCTYPE HTML>", "\u{feff}\n <Html lang=nb>", "<!--x", "<?xml v", "<svg "];
        assert!(pages.iter().all(|page| begins_as_page(page.as_bytes())));
        let others = ["", "PNG", "<", "<htmlx>", "a <html>", "<bold>"];
        assert!(!others.iter().any(|other| begins_as_page(other.as_bytes())));
    }
}
