//! Headings go down one level at a time, and the first is of the level below the title.
//!
//! In: the headings of a text, in Markdown and in raw HTML. Out: `heading-skipped`.
//!
#![doc = include_str!("../../manual/en/heading-skipped.md")]

use crate::diagnostic::{Diagnostic, Rule};
use crate::load::{HtmlTag, Outline};
use crate::source::Span;
use crate::text;

/// The level of the page's title.
const TITLE: usize = 1;

/// A heading as it was written.
struct Written {
    /// The level that it is published at.
    level: usize,
    /// How a heading of a level is written where this one stands.
    marks: fn(usize, usize) -> String,
    span: Span,
}

/// Checks the headings of a text.
#[must_use]
pub(super) fn check(outline: &Outline) -> Vec<Diagnostic> {
    let markdown = outline.headings.iter().map(|heading| Written {
        level: heading.level,
        marks: hashes,
        span: heading.span,
    });
    let raw = outline.html_tags.iter().filter_map(|tag| {
        Some(Written { level: level_of(tag)?, marks: tags, span: tag.name.span })
    });
    let mut headings: Vec<Written> = markdown.chain(raw).collect();
    headings.sort_by_key(|heading| heading.span);
    let before = std::iter::once(TITLE).chain(headings.iter().map(|heading| heading.level));
    headings
        .iter()
        .zip(before)
        .filter_map(|(heading, before)| skipped(heading, before, outline.shift))
        .collect()
}

fn skipped(heading: &Written, before: usize, shift: usize) -> Option<Diagnostic> {
    let right = before + 1;
    if heading.level <= right {
        return None;
    }
    let marks = |level: usize| (heading.marks)(level, shift);
    let (wrong, wanted) = (marks(heading.level), marks(right));
    let message = if before == TITLE {
        text!(
            en: "the first heading is `{wrong}`, and should be `{wanted}`",
            nb: "den første overskriften er `{wrong}`, og skal være `{wanted}`"
        )
    } else {
        let last = marks(before);
        text!(
            en: "`{wrong}` follows `{last}`, so that a level is missing",
            nb: "`{wrong}` kommer etter `{last}`, så et nivå mangler"
        )
    };
    let help = text!(
        en: "write `{wanted}`; how large a heading looks is the theme's matter",
        nb: "skriv `{wanted}`; hvor stor en overskrift ser ut, bestemmer temaet"
    );
    Some(Diagnostic::new(Rule::HeadingSkipped, heading.span, message).help(help))
}

fn level_of(tag: &HtmlTag) -> Option<usize> {
    ["h2", "h3", "h4", "h5", "h6"]
        .iter()
        .position(|name| *name == tag.name.text)
        .map(|index| index + 2)
}

fn hashes(level: usize, shift: usize) -> String {
    "#".repeat(level.saturating_sub(shift))
}

fn tags(level: usize, _: usize) -> String {
    format!("<h{level}>")
}
