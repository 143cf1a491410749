//! Lines that look like a table, and are none: the line under the header is missing, has another
//! number of columns, or holds hard spaces (U+00A0).
//!
//! In: a run. Out: `table-form`.
//!
#![doc = include_str!("../../../manual/en/table-form.md")]

use super::run::{Line, Run};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::text;

/// The finding for a run that looks like a table.
pub(super) fn check(run: &Run) -> Option<Diagnostic> {
    if !run.has(b"|") {
        return None;
    }
    let lines: Vec<Line> = run.lines().collect();
    let (at, columns) = lines.windows(2).enumerate().find_map(|(at, pair)| {
        let [head, below] = pair else { return None };
        let columns = columns(head)?;
        (is_rule(below.text) || self::columns(below) == Some(columns)).then_some((at, columns))
    })?;
    let (head, below) = (lines.get(at)?, lines.get(at + 1)?);
    if run.is_escaped(head.start) {
        return None;
    }
    let right = format!("|{}", " --- |".repeat(columns));
    let (head_span, below_span) = (run.span(head.range()), run.span(below.range()));
    let message =
        text!(en: "this is text, and not a table", nb: "dette er tekst, og ikke en tabell");
    let (help, edit) = if is_rule(below.text) {
        let help = text!(
            en: "write `{right}` in the line under the header: as many columns, with ordinary \
                 spaces",
            nb: "skriv `{right}` i linjen under overskriftene: like mange kolonner, med vanlige \
                 mellomrom"
        );
        (help, Edit::replace(below_span, right))
    } else {
        let help = text!(
            en: "write `{right}` in a line of its own under the header",
            nb: "skriv `{right}` i en egen linje under overskriftene"
        );
        let margin = run.source(&(line_start(run, below)..below.start)).to_owned();
        (help, Edit::insert_before(below_span, format!("{right}\n{margin}")))
    };
    Some(Diagnostic::new(Rule::TableForm, head_span, message).help(Help::suggest(help, [edit])))
}

/// Where the line begins in the run, its gaps and spaces included.
fn line_start(run: &Run, line: &Line) -> usize {
    run.text.get(..line.start).and_then(|before| before.rfind('\n')).map_or(line.start, |at| at + 1)
}

/// How many columns a line has that begins and ends with a bar; nothing for other lines.
fn columns(line: &Line) -> Option<usize> {
    let inner = line.text.trim_end().strip_prefix('|')?.strip_suffix('|')?;
    (!inner.trim().is_empty()).then(|| inner.matches('|').count() + 1)
}

/// Whether a line has only the marks of the line under a header.
fn is_rule(line: &str) -> bool {
    line.starts_with('|')
        && line.contains("--")
        && line.chars().all(|c| ['|', '-', ':', ' ', '\t', '\u{a0}', '–'].contains(&c))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn tables_without_a_line_under_the_header_are_told() {
        assert_told(
            "table-form",
            &[
                "| a | b |\n| 1 | 2 |\n| 3 | 4 |\n",
                "| a | b |\n| --- |\n| 1 | 2 |\n",
                "| a | b |\n|\u{a0}---\u{a0}|\u{a0}---\u{a0}|\n| 1 | 2 |\n",
                "Tekst:\n| a |\n| 1 |\n",
                "> | a | b |\n> | 1 | 2 |\n",
                "| a | b |\n| –-- | --- |\n| 1 | 2 |\n",
            ],
        );
    }

    #[test]
    fn tables_and_bars_are_right() {
        assert_silent(&[
            "| a | b |\n| - | - |\n| 1 | 2 |\n",
            "a | b",
            "| a\t| b\t|\n|:---:\t|:---:\t|\n| 1\t| 2\t|\n",
            "Hjem | Om | Kontakt",
            "| a |",
            "a | b\nc | d",
            "| a | b |\nTekst.",
            "`| a |`",
            "    | a |\n    | 1 |\n",
            "|x| + |y|",
            "|x|\ner absoluttverdien",
            "\\| a |\n\\| b |",
            "```\n| a |\n| b |\n```\n",
        ]);
    }
}
