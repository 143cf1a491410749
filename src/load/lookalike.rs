//! Text that an author meant as something else, and that Markdown takes for text: readers would see
//! the marks.
//!
//! In: a stretch of text and what comes before and after it. Out: a diagnostic for two colons
//! where three open a block, for a heading without a space after its `#`, and for a link to a file
//! name with spaces.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::source::Span;
use crate::text;

/// What the text at `range` of a page's text was meant as; the page's text is at `body`.
pub(super) fn find(text: &str, range: &Range<usize>, body: Span) -> Option<Diagnostic> {
    // A line can have many stretches: nothing here reads all of it for each of them.
    let (before, rest) = text.split_at_checked(range.start)?;
    let found = match rest.as_bytes().first()? {
        b':' | b'#' if begins_line(before) => {
            let line = rest.lines().next()?;
            block(line).or_else(|| heading(line))
        }
        b']' => link(rest),
        _ => None,
    };
    let (length, diagnostic) = found?;
    Some(diagnostic(body.part(range.start, range.start + length)))
}

/// Whether a line has only white space so far.
fn begins_line(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| c != '\n' && c.is_whitespace());
    before.is_empty() || before.ends_with('\n')
}

/// How long the mark is, and the diagnostic for its place.
type Lookalike<'a> = (usize, Box<dyn FnOnce(Span) -> Diagnostic + 'a>);

fn block(line: &str) -> Option<Lookalike<'_>> {
    let rest = line.strip_prefix("::").filter(|rest| rest.starts_with(char::is_alphabetic))?;
    let message = text!(en: "a block is opened by three colons", nb: "en blokk åpnes av tre kolon");
    let help = text!(en: "write `:::{rest}`", nb: "skriv `:::{rest}`");
    Some((
        line.len(),
        Box::new(|span| {
            let help = Help::safe(help, [Edit::insert_before(span, ":")]);
            Diagnostic::new(Rule::BlockMisplaced, span, message).help(help)
        }),
    ))
}

fn heading(line: &str) -> Option<Lookalike<'_>> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    if !(2..=6).contains(&level) || !rest.starts_with(char::is_alphabetic) {
        return None;
    }
    let (marks, rest) = (&line[..level], rest.trim_end());
    let message =
        text!(en: "this is text, and not a heading", nb: "dette er tekst, og ikke en overskrift");
    let help = text!(
        en: "put a space after `{marks}`: `{marks} {rest}`",
        nb: "sett mellomrom etter `{marks}`: `{marks} {rest}`"
    );
    Some((
        line.len(),
        Box::new(move |span| {
            let help = Help::safe(help, [Edit::insert_after(span.part(0, level), " ")]);
            Diagnostic::new(Rule::HeadingForm, span, message).help(help)
        }),
    ))
}

/// `](two words.svg)`: the parser stops at the space, and nothing of it becomes a link.
fn link(rest: &str) -> Option<Lookalike<'_>> {
    let rest = rest.strip_prefix("](")?;
    let (target, after) = rest.split_at(rest.find([')', '"', '<', '(', '\n'])?);
    let is_file = after.starts_with(')') && target.contains(['.', '/', '\\']);
    if !target.trim().contains(' ') || !is_file {
        return None;
    }
    let message = text!(
        en: "a link to a name with spaces is not read as a link",
        nb: "en lenke til et navn med mellomrom blir ikke lest som lenke"
    );
    let help = text!(
        en: "write `](<{target}>)`, or take the spaces out of the file's name",
        nb: "skriv `](<{target}>)`, eller ta mellomrommene ut av filnavnet"
    );
    Some((
        target.len() + 3,
        Box::new(|span| {
            let place = span.part("](".len(), "](".len() + target.len());
            let edits = [Edit::insert_before(place, "<"), Edit::insert_after(place, ">")];
            Diagnostic::new(Rule::LinkForm, span, message).help(Help::safe(help, edits))
        }),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceFile, Sources};

    fn rule(text: &str, at: usize) -> Option<&'static str> {
        let file = Sources::new().add(SourceFile::new("a.md", text));
        find(text, &(at..text.len()), Span::new(file, 0, text.len()))
            .map(|diagnostic| diagnostic.rule.name())
    }

    #[test]
    fn slips_are_told_from_text() {
        assert_eq!(rule("::leder gruppe\n", 0), Some("block-misplaced"));
        assert_eq!(rule("##Uten\n", 0), Some("heading-form"));
        assert_eq!(rule("![a](Min figur.svg)", 3), Some("link-form"));
        for (text, at) in
            [("a ::b", 2), ("#emneknagg", 0), ("##5", 0), ("[a](b c)", 2), ("x ## y", 2), ("::", 0)]
        {
            assert_eq!(rule(text, at), None, "{text}");
        }
    }
}
