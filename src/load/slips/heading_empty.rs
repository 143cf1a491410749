//! A heading without a text: the contents of the page would have a link without a name.
//!
//! In: the place of a heading. Out: `heading-empty`.
//!
#![doc = include_str!("../../../manual/en/heading-empty.md")]

use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::source::Span;
use crate::text;

/// The finding for a heading at a place.
pub(super) fn finding(span: Span) -> Diagnostic {
    let message = text!(en: "the heading has no text", nb: "overskriften har ingen tekst");
    let help = text!(
        en: "write a text after the mark, or remove the line",
        nb: "skriv en tekst etter tegnet, eller fjern linjen"
    );
    Diagnostic::new(Rule::HeadingEmpty, span, message)
        .help(Help::suggest(help, [Edit::remove(span)]))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn a_heading_without_text_is_told() {
        assert_told("heading-empty", &["##\n\nx", "## ##\n", "#\n", "## {#id}\n", "## <!-- -->\n"]);
    }

    #[test]
    fn a_heading_with_anything_to_read_is_right() {
        assert_silent(&[
            "## A",
            "## `a`",
            "## $a$",
            "## ![Et kart](a.png)",
            "## 1",
            "## …",
            "## *a*",
            "## [a](b.md)",
            "## a {#id}",
            "a\n---",
            "\\##",
            "## &amp;",
        ]);
    }
}
