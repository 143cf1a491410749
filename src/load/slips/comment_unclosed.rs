//! A comment that is opened and never closed: the rest of the page goes with it, or its mark is
//! shown.
//!
//! In: runs, and blocks of raw HTML. Out: `comment-unclosed`.
//!
#![doc = include_str!("../../../manual/en/comment-unclosed.md")]

use super::body::Body;
use super::run::Run;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::html::Fragment;
use crate::load::raw_html::RawHtml;
use crate::source::Span;
use crate::text;

const OPENING: &str = "<!--";

/// The finding for a block of raw HTML that ends in a comment.
pub(super) fn in_block(html: &RawHtml, fragment: &Fragment, body: Body) -> Option<Diagnostic> {
    let at = fragment.unfinished.filter(|_| html.is_block)?;
    if !html.text.get(at..)?.starts_with(OPENING) {
        return None;
    }
    let place = html.place(&(at..at + OPENING.len()));
    Some(finding(body.span(&place)))
}

/// The finding for a run in which the mark stands as text.
pub(super) fn in_line(run: &Run) -> Option<Diagnostic> {
    if !run.has(b"<") {
        return None;
    }
    let at = run.find(OPENING).find(|at| !run.is_escaped(*at))?;
    Some(finding(run.span(at..at + OPENING.len())))
}

fn finding(span: Span) -> Diagnostic {
    let message = text!(
        en: "a comment begins here and is never closed",
        nb: "en kommentar begynner her og lukkes aldri"
    );
    let help = text!(
        en: "write `-->` where it ends; a comment within a paragraph ends before the next empty \
             line",
        nb: "skriv `-->` der den slutter; en kommentar inne i et avsnitt slutter før neste tomme \
             linje"
    );
    Diagnostic::new(Rule::CommentUnclosed, span, message).help(Help::Example(help))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn comments_that_are_not_closed_are_told() {
        assert_told(
            "comment-unclosed",
            &["Hei <!-- aldri\n\nlukket\n", "Hei\n\n<!-- aldri\n\nlukket\n", "<!-- a --> <!-- b\n"],
        );
    }

    #[test]
    fn comments_that_are_closed_are_right() {
        assert_silent(&[
            "<!-- a -->",
            "a <!-- b --> c",
            "<!--\na\n\nb\n-->\n",
            "<!-->",
            "<!--->",
            "`<!-- a`",
            "    <!-- a\n",
            "\\<!-- a",
            "<!-- a --> b <!-- c -->",
            "a <!-- b\nc --> d",
            "<!-- a --!>\n\nb",
            "<div>\n<!-- a -->\n</div>",
            "<p title=\"<!--\">a</p>",
            "<p></p x=\"<!--\">",
        ]);
    }
}
