//! An element of raw HTML that is opened and never closed: `<details>` would fold away the rest of
//! the page, `<b>` make it bold.
//!
//! In: the tags of raw HTML, in order. Out: `html-unclosed`. Elements whose end HTML lets out, such
//! as `<p>` and `<li>`, and those that the site leaves out need none.
//!
#![doc = include_str!("../../../manual/en/html-unclosed.md")]

use std::collections::BTreeMap;

use super::body::Body;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::html::{Cleaner, Fragment, Token, end_is_optional, is_void};
use crate::load::raw_html::RawHtml;
use crate::source::Span;
use crate::text;

/// The elements of a text that are open, by their names.
#[derive(Debug, Default)]
pub(super) struct Elements {
    open: BTreeMap<String, Vec<Span>>,
}

impl Elements {
    pub(super) fn html(&mut self, html: &RawHtml, fragment: &Fragment, body: Body) {
        for token in &fragment.tokens {
            match token {
                Token::Start(tag) if needs_end(&tag.name) && !tag.self_closing => {
                    let place = html.place(&tag.name_place);
                    self.open.entry(tag.name.clone()).or_default().push(body.span(&place));
                }
                Token::End(name) => {
                    self.open.get_mut(name).and_then(Vec::pop);
                }
                _ => {}
            }
        }
    }

    /// The findings for those that are still open, one for all of a name.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        self.open.iter().filter_map(|(name, spans)| finding(name, spans)).collect()
    }
}

fn needs_end(name: &str) -> bool {
    !is_void(name) && !end_is_optional(name) && Cleaner::get().keeps(name)
}

fn finding(name: &str, spans: &[Span]) -> Option<Diagnostic> {
    let (first, others) = spans.split_first()?;
    let message = text!(
        en: "`<{name}>` is opened here and never closed",
        nb: "`<{name}>` åpnes her og lukkes aldri"
    );
    let help = text!(
        en: "write `</{name}>` where it ends",
        nb: "skriv `</{name}>` der det slutter"
    );
    let also = || text!(en: "here too", nb: "her også");
    let found = Diagnostic::new(Rule::HtmlUnclosed, *first, message).help(Help::Example(help));
    Some(others.iter().fold(found, |found, other| found.label(*other, also())))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn elements_that_are_not_closed_are_told() {
        assert_told(
            "html-unclosed",
            &["<details>\n<summary>x</summary>\n\ntekst\n", "a <b>c\n", "<div>\n\na\n", "<b>a<b>"],
        );
    }

    #[test]
    fn elements_that_are_closed_or_need_no_end_are_right() {
        assert_silent(&[
            "<details>\n<summary>x</summary>\n\ntekst\n\n</details>\n",
            "a <b>c</b>",
            "<br>",
            "a<br/>b",
            "<p>a\n\nb",
            "<ul><li>a<li>b</ul>",
            "<div>\n\n**a**\n\n</div>",
            "`<b>`",
            "\\<b>",
            "<hr>",
            "<img src=a.png alt=b>",
            "<table><tr><td>a</table>",
            "<!-- <b> -->",
            "<B>a</b>",
        ]);
    }
}
