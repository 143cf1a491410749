//! A footnote that nothing refers to: readers never see it.
//!
//! In: events. Out: `footnote-unused`.
//!
#![doc = include_str!("../../../manual/en/footnote-unused.md")]

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::body::Body;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::text;

/// The footnotes of a text, and what refers to them.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    written: Vec<(String, Range<usize>)>,
    referred: BTreeSet<String>,
}

impl Footnotes {
    pub(super) fn event(&mut self, event: &Event, range: &Range<usize>) {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.written.push((name.to_string(), range.clone()));
            }
            Event::FootnoteReference(name) => {
                self.referred.insert(name.to_lowercase());
            }
            _ => {}
        }
    }

    /// The findings for those that nothing refers to.
    pub(super) fn finish(self, body: Body) -> Vec<Diagnostic> {
        let unused =
            self.written.iter().filter(|(name, _)| !self.referred.contains(&name.to_lowercase()));
        unused.map(|(name, range)| finding(name, range, body)).collect()
    }
}

fn finding(name: &str, range: &Range<usize>, body: Body) -> Diagnostic {
    let mark = body.source(range).find(']').map_or(0, |at| at + 1);
    let span = body.span(&(range.start..range.start + mark));
    let message = text!(
        en: "nothing refers to the footnote `{name}`, so that nobody sees it",
        nb: "ingenting viser til fotnoten `{name}`, så ingen får se den"
    );
    let help = text!(
        en: "write `[^{name}]` where it belongs in the text, or make it a paragraph",
        nb: "skriv `[^{name}]` der den hører til i teksten, eller gjør den til et avsnitt"
    );
    Diagnostic::new(Rule::FootnoteUnused, span, message).help(Help::Example(help))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn a_footnote_without_a_reference_is_told() {
        assert_told(
            "footnote-unused",
            &["Tekst.\n\n[^1]: En note.\n", "a[^1]\n\n[^1]: b\n\n[^2]: c\n", "`[^1]`\n\n[^1]: b\n"],
        );
    }

    #[test]
    fn a_footnote_with_a_reference_is_right() {
        assert_silent(&[
            "a[^1]\n\n[^1]: b",
            "[^1]: b\n\na[^1]",
            "a[^A]\n\n[^a]: b",
            "a[^1] b[^1]\n\n[^1]: c",
            "## a[^1]\n\n[^1]: b",
            "- a[^1]\n\n[^1]: b",
            "|a[^1]|\n|-|\n\n[^1]: b",
            "a[^1]\n\n[^1]: b[^2]\n[^2]: c",
            "*a[^1]*\n\n[^1]: b",
            "[a[^1]](b.md)\n\n[^1]: c",
            "\\[^1]: a",
            "[1]: a.md",
        ]);
    }
}
