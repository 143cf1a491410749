//! Lines that look like a list, and are none: their mark is another than Markdown's, or a hard space
//! (U+00A0) stands behind it.
//!
//! In: a run. Out: `list-form`.
//!
#![doc = include_str!("../../../manual/en/list-form.md")]

use super::list_number::is_ordinal;
use super::run::{Line, Run};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule, Text};
use crate::source::Span;
use crate::text;

/// Marks of lists in word processors; the last two are of the symbol fonts of Word.
const BULLETS: [char; 9] = ['•', '‣', '◦', '▪', '●', '○', '■', '\u{f0b7}', '\u{f0a7}'];

const HARD_SPACE: char = '\u{a0}';

/// What a line begins with in place of the mark of a list.
struct Mark {
    /// Its length in bytes, with the space behind it.
    length: usize,
    /// What to write instead.
    right: String,
    /// Its number, where it has one.
    number: Option<usize>,
    has_hard_space: bool,
}

/// The finding for a run with such lines, all of them.
pub(super) fn check(run: &Run) -> Option<Diagnostic> {
    let marks: Vec<(Line, Mark)> = run
        .lines()
        .filter(|line| !run.is_escaped(line.start))
        .filter_map(|line| Some((line, mark(line.text)?)))
        .collect();
    let (first, mark) = marks.first()?;
    if !is_list(&marks) {
        return None;
    }
    let place = |(line, mark): &(Line, Mark)| -> Span { run.span(line.part(0..mark.length)) };
    let edits = marks.iter().map(|of| Edit::replace(place(of), of.1.right.as_str()));
    let (message, help) = words(first.text, mark);
    let span = run.span(first.range());
    Some(Diagnostic::new(Rule::ListForm, span, message).help(Help::safe(help, edits)))
}

fn words(line: &str, mark: &Mark) -> (Text, Text) {
    let right = mark.right.trim_end();
    let message = text!(en: "this is text, and not a list", nb: "dette er tekst, og ikke en liste");
    let help = if mark.has_hard_space {
        text!(
            en: "write an ordinary space after `{right}`: the one there is a hard space (U+00A0), \
                 which looks the same",
            nb: "skriv et vanlig mellomrom etter `{right}`: det som står der, er et hardt \
                 mellomrom (U+00A0), som ser likt ut"
        )
    } else {
        let rest = line.get(mark.length..).unwrap_or_default().trim_end();
        text!(
            en: "write `- ` before each item: `- {rest}`",
            nb: "skriv `- ` foran hvert punkt: `- {rest}`"
        )
    };
    (message, help)
}

/// Whether the lines are a list. A number with a hard space may be a date: only numbers that go on
/// are a list.
fn is_list(marks: &[(Line, Mark)]) -> bool {
    let numbers: Vec<usize> = marks.iter().filter_map(|(_, mark)| mark.number).collect();
    match numbers.as_slice() {
        [] => true,
        [1] => marks.len() > 1 || marks.iter().all(|(line, _)| !begins_with_ordinal(line.text)),
        [_] => false,
        [first, ..] => {
            let goes_on = numbers.windows(2).all(|pair| pair.get(1) > pair.first());
            goes_on || *first == 1
        }
    }
}

fn begins_with_ordinal(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || ".) \u{a0}".contains(c));
    is_ordinal(rest)
}

fn mark(line: &str) -> Option<Mark> {
    task(line).or_else(|| bullet(line)).or_else(|| hard_spaced(line))
}

/// `[ ]` with a hard space in it.
fn task(line: &str) -> Option<Mark> {
    let length = "[\u{a0}]".len();
    let is_task = line.starts_with("[\u{a0}]") && line.len() > length;
    is_task.then(|| Mark { length, right: "[ ]".to_owned(), number: None, has_hard_space: true })
}

/// The bullet of a word processor.
fn bullet(line: &str) -> Option<Mark> {
    let rest = line.strip_prefix(BULLETS)?;
    let words = rest.strip_prefix([' ', '\t', HARD_SPACE])?;
    let length = line.len() - words.len();
    let is_item = !words.trim().is_empty();
    is_item.then(|| Mark { length, right: "- ".to_owned(), number: None, has_hard_space: false })
}

/// Markdown's own mark with a hard space behind it.
fn hard_spaced(line: &str) -> Option<Mark> {
    let (mark, words) = line.split_once(HARD_SPACE)?;
    let number = mark.strip_suffix(['.', ')']).and_then(|digits| digits.parse().ok());
    let is_mark = number.is_some() || ["-", "*", "+"].contains(&mark);
    (is_mark && !words.trim().is_empty()).then(|| Mark {
        length: mark.len() + HARD_SPACE.len_utf8(),
        right: format!("{mark} "),
        number,
        has_hard_space: true,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn lines_that_are_no_list_are_told_once() {
        assert_told(
            "list-form",
            &[
                "• penn\n• papir\n",
                "-\u{a0}x\n-\u{a0}y\n",
                "1.\u{a0}Les\n2.\u{a0}Skriv\n",
                "Ta med:\n• penn\n",
                "*\u{a0}a",
                "1)\u{a0}Les",
                "●\tpenn",
                "\u{f0b7} penn",
                "- [\u{a0}] x",
                "- a\n  •\u{a0}b\n",
            ],
        );
    }

    #[test]
    fn dates_dashes_and_points_in_a_line_are_text() {
        assert_silent(&[
            "17.\u{a0}mai feirer vi.",
            "1.\u{a0}oktober er fristen.",
            "a • b • c",
            "– Hei, sa hun.",
            "•",
            "- a\n- b",
            "1. a\n2. b",
            "5\u{a0}kg",
            "-\u{a0}",
            "2.5",
            "`• a`",
            "\\• a",
            "·",
            "8.\u{a0}trinn leser.\n8.\u{a0}trinn skriver.",
            "-5 grader",
        ]);
    }
}
