//! A page's text as the Markdown parser is given it: some marks are hidden from it.
//!
//! In: the text. Out: a text of the same length, in which every byte keeps its place. The lines
//! `:::` become thematic breaks: a break ends any paragraph, so that the parser itself decides
//! whether a line is where a block can be. A colon that begins a line without a space behind it,
//! and a dollar sign that no formula can begin or end with, become stand-ins: the parser would make
//! a definition or a formula of them, and take `:smile:` or `$5 ($6)` apart. In the line under the head
//! of a table a tab becomes a space: the parser knows no other there, and GitHub does.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::ops::Range;

use pulldown_cmark::{CowStr, Parser};

use super::piece::options;

/// Marks that are hidden, each with its stand-in: a control character of one byte, which no text
/// has a use for.
const HIDDEN: [(char, char); 2] = [(':', '\u{1}'), ('$', '\u{2}')];

/// Text in which marks are hidden from the Markdown parser.
#[derive(Debug)]
pub struct Masked<'a> {
    original: &'a str,
    text: Cow<'a, str>,
    lines: Vec<Range<usize>>,
    has_stand_ins: bool,
}

impl<'a> Masked<'a> {
    pub(super) fn new(original: &'a str) -> Self {
        let mut text = Cow::Borrowed(original);
        let is_free = !original.contains(HIDDEN.map(|(_, stand_in)| stand_in));
        let hidden = if is_free { hidden(original) } else { Vec::new() };
        for at in &hidden {
            let mark = original.get(*at..=*at).unwrap_or_default();
            for (_, stand_in) in HIDDEN.iter().filter(|(hidden, _)| mark.starts_with(*hidden)) {
                text.to_mut().replace_range(*at..=*at, stand_in.encode_utf8(&mut [0; 1]));
            }
        }
        for at in tabs_of_tables(original) {
            text.to_mut().replace_range(at..=at, " ");
        }
        let lines = block_lines(original);
        for line in &lines {
            let filler = format!("***{}", " ".repeat(line.len() - 3));
            text.to_mut().replace_range(line.clone(), &filler);
        }
        Self { original, text, lines, has_stand_ins: !hidden.is_empty() }
    }

    /// The text as it was written.
    pub(super) fn original(&self) -> &str {
        self.original
    }

    /// The text as the parser is given it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The lines that begin with three colons, from the first colon to the line's end.
    pub(super) fn lines(&self) -> &[Range<usize>] {
        &self.lines
    }

    /// What the parser found, with the marks that were hidden.
    pub(super) fn unmask<'b>(&self, found: CowStr<'b>) -> CowStr<'b> {
        let is_stand_in = |c: char| HIDDEN.iter().any(|(_, stand_in)| *stand_in == c);
        if !self.has_stand_ins || !found.contains(is_stand_in) {
            return found;
        }
        let restored = HIDDEN.iter().fold(found.into_string(), |text, (mark, stand_in)| {
            text.replace(*stand_in, mark.encode_utf8(&mut [0; 1]))
        });
        restored.into()
    }

    /// Finds where the address of a link is written that has only a label: `[label]: address`.
    pub(in crate::load) fn definitions(&self) -> impl Fn(&str) -> Option<Range<usize>> {
        let parser = LazyCell::new(|| Parser::new_ext(&self.text, options()));
        move |label| parser.reference_definitions().get(label).map(|of| of.span.clone())
    }
}

/// The ranges of lines that begin with three colons, from the first colon to the line's end.
/// Marks of quotations may come before.
fn block_lines(text: &str) -> Vec<Range<usize>> {
    if !text.contains(":::") {
        return Vec::new();
    }
    line_contents(text).filter(|(_, inner)| inner.starts_with(":::")).map(range).collect()
}

/// The tabs in lines that have only the marks of the line under the head of a table.
fn tabs_of_tables(text: &str) -> Vec<usize> {
    if !text.contains('\t') {
        return Vec::new();
    }
    let is_rule = |(_, line): &(usize, &str)| {
        line.contains('-')
            && line.contains('|')
            && line.chars().all(|c| ['|', '-', ':', ' ', '\t', '\r'].contains(&c))
    };
    let rules = line_contents(text).filter(is_rule);
    rules
        .flat_map(|(start, line)| line.match_indices('\t').map(move |(at, _)| start + at))
        .collect()
}

/// Each line without its end and without spaces and marks of quotations before it, and where that
/// begins.
fn line_contents(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let content = line.trim_end_matches('\n');
        let inner = content.trim_start_matches([' ', '\t', '>']);
        let at = start + content.len() - inner.len();
        start += line.len();
        (at, inner)
    })
}

fn range((start, content): (usize, &str)) -> Range<usize> {
    start..start + content.len()
}

/// The places of all marks that are hidden.
fn hidden(text: &str) -> Vec<usize> {
    let mut found = colons(text);
    if text.contains('$') {
        let paragraph_starts = text.match_indices("\n\n").map(|(at, _)| at);
        let ends = paragraph_starts.chain([text.len()]);
        let mut start = 0;
        for end in ends {
            found.extend(dollars(text.get(start..end).unwrap_or_default(), start));
            start = end;
        }
    }
    found
}

/// Colons that begin a line and have no space behind them: no definition is written so.
fn colons(text: &str) -> Vec<usize> {
    let is_word = |(_, inner): &(usize, &str)| {
        inner.starts_with(':') && !inner.starts_with(": ") && !inner.starts_with(":\t")
    };
    line_contents(text).filter(is_word).map(|(at, _)| at).collect()
}

/// Dollar signs that belong to no formula, by Pandoc's rule (Pandoc's manual, extension
/// `tex_math_dollars`): the first has something other than space right behind it, the last has
/// something other than space right before it, and no digit behind it. The parser knows the rule
/// without the digit. The paragraph begins at `start` of the text.
fn dollars(paragraph: &str, start: usize) -> Vec<usize> {
    let bytes = paragraph.as_bytes();
    let is_escaped = |at: usize| {
        let before = bytes.get(..at).unwrap_or_default();
        before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
    };
    let signs = paragraph.match_indices('$').map(|(at, _)| at).filter(|at| !is_escaped(*at));
    let is_blank =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(u8::is_ascii_whitespace);
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut hidden = Vec::new();
    let mut open = None;
    let mut signs = signs.peekable();
    while let Some(at) = signs.next() {
        if signs.next_if_eq(&(at + 1)).is_some() {
            open = None;
            continue;
        }
        let closes = !is_blank(at.checked_sub(1)) && !is_digit(at + 1);
        match open.take() {
            Some(_) if closes => {}
            earlier => {
                hidden.extend(earlier.map(|at: usize| start + at));
                open = (!is_blank(Some(at + 1))).then_some(at);
            }
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text as the parser is given it, with stand-ins for colons as `¦` and for dollars as `¤`.
    fn masked(text: &str) -> String {
        Masked::new(text).text().replace('\u{1}', "¦").replace('\u{2}', "¤")
    }

    #[test]
    fn colons_of_no_definition_are_hidden() {
        assert_eq!(masked("a\n:smile: b\n"), "a\n¦smile: b\n");
        assert_eq!(masked("> a\n> :-)\n:\n"), "> a\n> ¦-)\n¦\n");
        assert_eq!(masked("a\n: b\n:\tc\nd :e\n"), "a\n: b\n:\tc\nd :e\n");
        assert_eq!(masked("::leder\n:::leder\n"), "¦:leder\n***     \n");
    }

    #[test]
    fn dollars_of_no_formula_are_hidden() {
        for (text, expected) in [
            ("$5/måned ($60 per år)", "¤5/måned ($60 per år)"),
            ("[$625](a) og [$617](b)", "[¤625](a) og [$617](b)"),
            ("$a$ og $b+1$, $5", "$a$ og $b+1$, $5"),
            ("$a koster $b$", "¤a koster $b$"),
            ("$$a$$ og $5 og $6", "$$a$$ og ¤5 og $6"),
            (r"\$a$b$", r"\$a$b$"),
            ("20 $ og 30 $", "20 $ og 30 $"),
            ("$5\n\n$6", "$5\n\n$6"),
        ] {
            assert_eq!(masked(text), expected);
        }
    }

    #[test]
    fn tabs_under_the_head_of_a_table_are_spaces() {
        assert_eq!(masked("|a\t|\n|:---:\t|\n|1\t|\n"), "|a\t|\n|:---: |\n|1\t|\n");
        assert_eq!(masked("a\t|-\n"), "a\t|-\n");
    }

    #[test]
    fn a_text_that_has_a_stand_in_of_its_own_is_left_alone() {
        assert_eq!(masked("\u{1}\n:-)\n"), "¦\n:-)\n");
    }
}
