//! Headings go down one level at a time, and the first is of the level below the title.
//!
//! In: the headings of a text, in Markdown and in raw HTML. Out: `heading-skipped`.
//!
#![doc = include_str!("../../manual/en/heading-skipped.md")]

use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::load::{HtmlTag, Outline};
use crate::source::{Sources, Span};
use crate::text;

/// The level of the page's title.
const TITLE: usize = 1;

/// A heading as it was written.
struct WrittenHeading {
    /// The level that it is published at.
    level: usize,
    /// Whether it is a tag of raw HTML.
    is_raw: bool,
    span: Span,
}

/// Checks the headings of a text.
#[must_use]
pub(super) fn check(outline: &Outline, sources: &Sources) -> Vec<Diagnostic> {
    let markdown = outline.headings.iter().map(|heading| WrittenHeading {
        level: heading.level,
        is_raw: false,
        span: heading.span,
    });
    let raw = outline.html_tags.iter().filter_map(|tag| {
        Some(WrittenHeading { level: level_of(tag)?, is_raw: true, span: tag.name.span })
    });
    let mut headings: Vec<WrittenHeading> = markdown.chain(raw).collect();
    headings.sort_by_key(|heading| heading.span);
    let before = std::iter::once(TITLE).chain(headings.iter().map(|heading| heading.level));
    headings
        .iter()
        .zip(before)
        .filter(|(heading, before)| heading.level > before + 1)
        .map(|(heading, before)| skipped(heading, before, outline.shift, sources))
        .collect()
}

fn skipped(heading: &WrittenHeading, before: usize, shift: usize, sources: &Sources) -> Diagnostic {
    let right = before + 1;
    let marks = |level| if heading.is_raw { format!("<h{level}>") } else { hashes(level, shift) };
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
    let edits = if heading.is_raw {
        tags(heading, right, sources)
    } else {
        marks_of(heading, &wanted, sources)
    };
    let help = if edits.is_empty() { Help::Example(help) } else { Help::suggest(help, edits) };
    Diagnostic::new(Rule::HeadingSkipped, heading.span, message).help(help)
}

/// Other hashes for a heading that has some; one that is underlined has none.
fn marks_of(heading: &WrittenHeading, wanted: &str, sources: &Sources) -> Vec<Edit> {
    let source = sources.text(heading.span);
    match source.len() - source.trim_start_matches('#').len() {
        0 => Vec::new(),
        hashes => vec![Edit::replace(heading.span.part(0, hashes), wanted)],
    }
}

/// Another name for the opening tag and for the closing one, which must be there.
fn tags(heading: &WrittenHeading, level: usize, sources: &Sources) -> Vec<Edit> {
    let after = Span { start: heading.span.end, ..sources.whole(heading.span.file) };
    let closing = format!("</h{}", heading.level);
    let Some(at) = sources.text(after).to_ascii_lowercase().find(&closing) else {
        return Vec::new();
    };
    let name = after.part(at + "</".len(), at + closing.len());
    [heading.span, name].map(|span| Edit::replace(span, format!("h{level}"))).into()
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
