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

/// Signs that begin the lines of some lists, and other lines too: only where every line of several
/// begins with one of them are they marks.
const SIGNS: [char; 5] = ['·', '–', '—', '→', '✓'];

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
    // All the signs and the hard space begin with one of these bytes.
    if !run.has(b"\xc2\xe2\xef") {
        return None;
    }
    let lines = || run.lines().filter(|line| !run.is_escaped(line.start));
    let is_signed = lines().count() > 1
        && SIGNS.iter().any(|sign| lines().all(|line| marked(line.text, &[*sign]).is_some()));
    let marks: Vec<(Line, Mark)> = lines()
        .filter_map(|line| {
            let signed = || marked(line.text, &SIGNS).filter(|_| is_signed);
            Some((line, mark(line.text).or_else(signed)?))
        })
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
    let help = if right.is_empty() {
        text!(
            en: "indent with ordinary spaces: those there are hard (U+00A0), which look the same",
            nb: "rykk inn med vanlige mellomrom: de som står der, er harde (U+00A0), som ser like ut"
        )
    } else if mark.has_hard_space {
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
    task(line)
        .or_else(|| marked(line, &BULLETS))
        .or_else(|| hard_spaced(line))
        .or_else(|| indented(line))
}

/// `[ ]` or `[x]` with a hard space in it or behind it.
fn task(line: &str) -> Option<Mark> {
    let (inside, rest) = line.strip_prefix('[')?.split_once(']')?;
    let done = ["x", "X"].into_iter().find(|done| *done == inside);
    let is_todo = inside.chars().all(|c| [' ', HARD_SPACE].contains(&c)) && !inside.is_empty();
    let words = rest.trim_start_matches([' ', HARD_SPACE]);
    let length = line.len() - words.len();
    let is_hard = line.get(..length)?.contains(HARD_SPACE);
    let right = format!("[{}] ", done.unwrap_or(" "));
    let is_task = (done.is_some() || is_todo) && words.len() < rest.len() && !words.is_empty();
    (is_task && is_hard).then_some(Mark { length, right, number: None, has_hard_space: true })
}

/// An item of a list within a list, whose indentation is of hard spaces.
fn indented(line: &str) -> Option<Mark> {
    let item = line.trim_start_matches([' ', HARD_SPACE]);
    let is_item = ["- ", "* ", "+ "].into_iter().any(|mark| item.starts_with(mark));
    let space = line.get(..line.len() - item.len())?;
    let right = " ".repeat(space.chars().count());
    let length = space.len();
    (is_item && length > 0).then_some(Mark { length, right, number: None, has_hard_space: true })
}

/// One of some signs in the place of Markdown's mark.
fn marked(line: &str, signs: &[char]) -> Option<Mark> {
    let rest = line.strip_prefix(signs)?;
    let words = rest.strip_prefix([' ', '\t', HARD_SPACE])?;
    let length = line.len() - words.len();
    let is_item = !words.trim().is_empty();
    is_item.then(|| Mark { length, right: "- ".to_owned(), number: None, has_hard_space: false })
}

/// Markdown's own mark with a hard space behind it.
fn hard_spaced(line: &str) -> Option<Mark> {
    let (mark, words) = line.split_once(HARD_SPACE)?;
    let number = mark.strip_suffix(['.', ')']).and_then(|digits| digits.parse().ok());
    // `* words *` was meant to be slanted.
    let is_slanted = mark == "*" && words.trim_end().ends_with('*');
    let is_mark = number.is_some() || (["-", "*", "+"].contains(&mark) && !is_slanted);
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
                "- a\n\u{a0}\u{a0}- b\n",
                "- [x]\u{a0}ferdig\n",
                "· a\n· b\n",
                "– a\n– b\n– c\n",
                "✓ a\n✓ b\n",
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
            "*\u{a0}a\u{a0}*",
            "· a",
            "Han sa\n– som alltid –\n– at det går.",
            "→ Les mer",
            "– a\nb\n– c",
            "[x]",
        ]);
    }
}
