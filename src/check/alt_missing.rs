//! Every image is described for people who cannot see it, or marked as decoration.
//!
//! In: the images of a text, in Markdown and in raw HTML. Out: `alt-missing`. Whether a description
//! is a good one is left to people.
//!
#![doc = include_str!("../../manual/en/alt-missing.md")]

use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::load::{DECORATION, HtmlTag, Link, LinkKind, Outline};
use crate::source::Span;
use crate::text;

/// Checks the images of a text.
#[must_use]
pub(super) fn check(outline: &Outline) -> Vec<Diagnostic> {
    let images = outline
        .links
        .iter()
        .filter(|link| link.kind == LinkKind::Image && link.text.trim().is_empty());
    images
        .map(markdown)
        .chain(outline.html_tags.iter().filter(|tag| is_undescribed(tag)).map(raw))
        .collect()
}

fn markdown(image: &Link) -> Diagnostic {
    let target = &image.target;
    let help = text!(
        en: "write what it shows, `![a map of the school]({target})`, or \
             `![{DECORATION}]({target})` if it is only decoration",
        nb: "skriv hva det viser, `![kart over skolen]({target})`, eller \
             `![{DECORATION}]({target})` hvis det bare er pynt"
    );
    let mark = "![".len();
    let decoration = Edit::insert_after(image.whole.part(0, mark), DECORATION);
    missing(image.whole).help(Help::suggest(help, [decoration]))
}

/// In HTML an empty `alt` says that the image is decoration, and none says nothing.
fn is_undescribed(tag: &HtmlTag) -> bool {
    let describes = ["alt", "aria-label", "aria-labelledby", "aria-hidden"];
    tag.name.text == "img" && !describes.iter().any(|name| tag.value(name).is_some())
}

fn raw(tag: &HtmlTag) -> Diagnostic {
    let help = text!(
        en: "write `alt=\"…\"` with what it shows, or `alt=\"\"` if it is only decoration",
        nb: "skriv `alt=\"…\"` med det det viser, eller `alt=\"\"` hvis det bare er pynt"
    );
    let decoration = Edit::insert_after(tag.name.span, " alt=\"\"");
    missing(tag.name.span).help(Help::suggest(help, [decoration]))
}

fn missing(span: Span) -> Diagnostic {
    let message =
        text!(en: "the image has no alternative text", nb: "bildet mangler alternativ tekst");
    Diagnostic::new(Rule::AltMissing, span, message)
}
