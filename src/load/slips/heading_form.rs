//! A line that looks like a heading, and is text: no space follows its marks, or one that does not
//! break a line (U+00A0), which Option and space give on a Mac.
//!
//! In: a run. Out: `heading-form`.
//!
#![doc = include_str!("../../../manual/en/heading-form.md")]

use super::run::{Line, Run};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::text;

/// Lines that were meant as headings.
pub(super) fn check(run: &Run) -> Vec<Diagnostic> {
    if !run.has(b"#") {
        return Vec::new();
    }
    run.lines().filter_map(|line| finding(run, line)).collect()
}

fn finding(run: &Run, line: Line) -> Option<Diagnostic> {
    let rest = line.text.trim_start_matches('#');
    let level = line.text.len() - rest.len();
    let has_hard_space = rest.starts_with('\u{a0}');
    let is_heading = match level {
        1 => has_hard_space,
        2..=6 => has_hard_space || rest.starts_with(char::is_alphabetic),
        _ => false,
    };
    if !is_heading || run.is_escaped(line.start) {
        return None;
    }
    let (span, marks) = (run.span(line.range()), "#".repeat(level));
    let rest = rest.trim();
    let message =
        text!(en: "this is text, and not a heading", nb: "dette er tekst, og ikke en overskrift");
    let (help, edit) = if has_hard_space {
        let help = text!(
            en: "write an ordinary space after `{marks}`: the one there is a hard space \
                 (U+00A0), which looks the same",
            nb: "skriv et vanlig mellomrom etter `{marks}`: det som står der, er et hardt \
                 mellomrom (U+00A0), som ser likt ut"
        );
        (help, Edit::replace(span.part(level, level + '\u{a0}'.len_utf8()), " "))
    } else {
        let help = text!(
            en: "put a space after `{marks}`: `{marks} {rest}`",
            nb: "sett mellomrom etter `{marks}`: `{marks} {rest}`"
        );
        (help, Edit::insert_after(span.part(0, level), " "))
    };
    Some(Diagnostic::new(Rule::HeadingForm, span, message).help(Help::safe(help, [edit])))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn headings_without_a_space_are_told() {
        assert_told("heading-form", &["##Uten\n", "a\n###Uten\n", "#\u{a0}X", "##\u{a0}X"]);
    }

    #[test]
    fn other_number_signs_are_text() {
        assert_silent(&[
            "#emneknagg",
            "##5",
            "x ## y",
            "## X",
            "#1 er best",
            "`##X`",
            "\\##X",
            "#######X",
            "C#\u{a0}er fint",
            "    ##X",
            "nr. ##",
            "X ##\n==",
        ]);
    }
}
