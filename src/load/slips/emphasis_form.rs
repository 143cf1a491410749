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
    if !run.has(b"*_") {
        return Vec::new();
    }
    run.lines().filter_map(|line| in_line(run, line)).collect()
}

fn in_line(run: &Run, line: Line) -> Option<Diagnostic> {
    let pair = MARKS.iter().find_map(|mark| Pair::of(run, line, mark))?;
    let Pair { mark, inner, has_space, .. } = &pair;
    let written = run.source(inner);
    let whole = run.span(inner.start - mark.len()..inner.end + mark.len());
    let message = if *has_space {
        text!(
            en: "`{mark}{written}{mark}` is shown with its marks, since a space stands inside them",
            nb: "`{mark}{written}{mark}` vises med tegnene, fordi det står et mellomrom innenfor dem"
        )
    } else {
        text!(
            en: "`{mark}{written}{mark}` is shown with its marks, since a letter stands right beside \
                 them",
            nb: "`{mark}{written}{mark}` vises med tegnene, fordi det står en bokstav inntil dem"
        )
    };
    let mended = pair.mended(written);
    let help = text!(en: "write `{mended}`", nb: "skriv `{mended}`");
    let help = Help::safe(help, [Edit::replace(whole, mended)]);
    Some(Diagnostic::new(Rule::EmphasisForm, whole, message).help(help))
}

/// The only two marks of a line.
struct Pair<'m> {
    mark: &'m str,
    /// What stands between them.
    inner: Range<usize>,
    /// Whether words begin or end with a space there; else a sign stands there, and a letter beside
    /// it on the other side of the mark.
    has_space: bool,
    /// Whether a letter stands right before the first, and right behind the last.
    touches: (bool, bool),
}

impl<'m> Pair<'m> {
    /// The pair of a line, where the parser leaves it as text though it is meant as a mark.
    fn of(run: &Run, line: Line, mark: &'m str) -> Option<Self> {
        let mut places = line.text.match_indices(mark).map(|(at, _)| line.start + at);
        let (first, last) = (places.next()?, places.next()?);
        let inner = first + mark.len()..last;
        let text = run.text.get(inner.clone())?;
        let is_lone = places.next().is_none() && !text.starts_with(mark) && !text.is_empty();
        let is_sign = |c: char| !c.is_alphanumeric();
        let has_words = text.trim_matches(is_sign).starts_with(char::is_alphabetic)
            && !text.contains(super::run::GAP);
        if !is_lone || !has_words || run.is_escaped(first) || run.is_escaped(last) {
            return None;
        }
        let before = run.text.get(..first)?.chars().next_back();
        let after = run.text.get(last + mark.len()..)?.chars().next();
        let touches =
            (before.is_some_and(char::is_alphanumeric), after.is_some_and(char::is_alphanumeric));
        let spaces = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
        let is_double = mark.len() == 2;
        let is_meant = match (spaces, touches) {
            ((false, true), (false, _)) | ((true, false), (_, false)) => true,
            // A space on both sides of both marks is a sum, or two stars that part something.
            ((true, true), (false, false)) => is_double,
            // `**Merk:**les`: the parser takes the second mark for one that opens.
            ((false, false), (false, true)) => is_double && text.ends_with(is_sign),
            ((false, false), (true, false)) => is_double && text.starts_with(is_sign),
            _ => false,
        };
        is_meant.then_some(Self { mark, inner, has_space: spaces.0 || spaces.1, touches })
    }

    /// The words with their marks right beside them, and a space where a letter follows.
    fn mended(&self, written: &str) -> String {
        let Self { mark, touches, .. } = self;
        let space = |is_needed| if is_needed { " " } else { "" };
        let leads = touches.0 && !written.starts_with(char::is_alphanumeric);
        let trails = touches.1 && !written.ends_with(char::is_alphanumeric);
        format!("{}{mark}{}{mark}{}", space(leads), written.trim(), space(trails))
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
                "**\u{a0}a**",
                "**Merk:**les dette",
                "**«fet»**tekst",
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
            "**Merk:** les",
            "Se **(a)** og b",
            "x**2**y",
            "fil_ _navn",
            "** 1 **",
            "*a*b *c",
            "Pris *\n* med avgift",
        ]);
    }
}
