//! Bold or slanted text that is none, since a space stands inside its marks: `**fet **`.
//!
//! In: a run. Out: `emphasis-form`. Only pairs count, of the same mark in the same line: a star
//! alone is a footnote's, or a sum's.
//!
#![doc = include_str!("../../../manual/en/emphasis-form.md")]

use std::ops::Range;

use super::run::{Line, Run};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::text;

/// The marks, the longer first.
const MARKS: [&str; 4] = ["**", "__", "*", "_"];

/// Pairs of marks with a space inside.
pub(super) fn check(run: &Run) -> Vec<Diagnostic> {
    if !run.text.contains(['*', '_']) {
        return Vec::new();
    }
    run.lines().filter_map(|line| in_line(run, line)).collect()
}

fn in_line(run: &Run, line: Line) -> Option<Diagnostic> {
    let (mark, inner) = MARKS.iter().find_map(|mark| Some((*mark, pair(run, line, mark)?)))?;
    let written = run.source(&inner);
    let words = written.trim();
    let whole = run.span(inner.start - mark.len()..inner.end + mark.len());
    let message = text!(
        en: "`{mark}{written}{mark}` is shown with its marks, since a space stands inside them",
        nb: "`{mark}{written}{mark}` vises med tegnene, fordi det står et mellomrom innenfor dem"
    );
    let lead = written.len() - written.trim_start().len();
    let tail = written.len() - written.trim_end().len();
    let mut mended = format!("{mark}{words}{mark}");
    let source = |at: usize| run.text.get(at..).and_then(|rest| rest.chars().next());
    if tail > 0 && source(inner.end + mark.len()).is_some_and(char::is_alphanumeric) {
        mended.push(' ');
    }
    let before = run.text.get(..inner.start - mark.len()).and_then(|text| text.chars().next_back());
    if lead > 0 && before.is_some_and(char::is_alphanumeric) {
        mended.insert(0, ' ');
    }
    let help = text!(en: "write `{mended}`", nb: "skriv `{mended}`");
    let help = Help::safe(help, [Edit::replace(whole, mended)]);
    Some(Diagnostic::new(Rule::EmphasisForm, whole, message).help(help))
}

/// What stands between the only two marks of a line, where words begin or end with a space there.
fn pair(run: &Run, line: Line, mark: &str) -> Option<Range<usize>> {
    let mut places = line.text.match_indices(mark).map(|(at, _)| line.start + at);
    let (first, last) = (places.next()?, places.next()?);
    let inner = first + mark.len()..last;
    let text = run.text.get(inner.clone())?;
    let is_lone = places.next().is_none() && !text.starts_with(mark) && !text.is_empty();
    let words = text.trim();
    let has_words = words.starts_with(char::is_alphabetic) && !words.contains(super::run::GAP);
    if !is_lone || !has_words || run.is_escaped(first) || run.is_escaped(last) {
        return None;
    }
    let (before, after) = (run.text.get(..first)?, run.text.get(last + mark.len()..)?);
    let opens = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let closes = after.chars().next().is_none_or(|c| !c.is_alphanumeric());
    let (leads, trails) = (text.starts_with(' '), text.ends_with(' '));
    match (leads, trails) {
        (false, true) if opens => Some(inner),
        (true, false) if closes => Some(inner),
        // A space on both sides of both marks is a sum, or two stars that part something.
        (true, true) if opens && closes && mark.len() == 2 => Some(inner),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn spaces_inside_the_marks_are_told() {
        assert_told(
            "emphasis-form",
            &[
                "Dette er **fet ** tekst.",
                "** fet**",
                "a ** fet ** b",
                "*skrå * a",
                "__fet __",
                "_ a_",
            ],
        );
    }

    #[test]
    fn other_stars_are_text() {
        assert_silent(&[
            "**fet**",
            "2 * 3 * 4",
            "a*b",
            "pris* og *vilkår",
            "5 ** 2",
            "* a\n* b",
            "\\*a \\*",
            "snake_case og a_b",
            "`**a **`",
            "****",
            "Merk**",
            "fil_ _navn",
            "** 1 **",
            "*a*b *c",
            "Pris *\n* med avgift",
        ]);
    }
}
