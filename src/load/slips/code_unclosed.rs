//! A code block that is opened by a fence and never closed: all that follows is code.
//!
//! In: events. Out: `code-unclosed`.
//!
#![doc = include_str!("../../../manual/en/code-unclosed.md")]

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::body::Body;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::text;

/// The code blocks of a text.
#[derive(Debug, Default)]
pub(super) struct CodeBlocks {
    ranges: Vec<Range<usize>>,
}

impl CodeBlocks {
    pub(super) fn event(
        &mut self,
        event: &Event,
        range: &Range<usize>,
        body: Body,
    ) -> Option<Diagnostic> {
        let Event::Start(Tag::CodeBlock(kind)) = event else { return None };
        self.ranges.push(range.clone());
        matches!(kind, CodeBlockKind::Fenced(_)).then(|| unclosed(range, body)).flatten()
    }

    /// Where the code is.
    pub(super) fn ranges(&self) -> &[Range<usize>] {
        &self.ranges
    }
}

/// The finding for a fenced block whose last line is no fence.
fn unclosed(range: &Range<usize>, body: Body) -> Option<Diagnostic> {
    let source = body.source(range).trim_end();
    let first = source.lines().next()?;
    let mark = first.chars().next().filter(|mark| ['`', '~'].contains(mark))?;
    let opening = first.len() - first.trim_start_matches(mark).len();
    let last = source.lines().skip(1).last().unwrap_or_default();
    let last = last.trim_start_matches([' ', '\t', '>']).trim_end();
    let closes = last.len() >= opening && last.chars().all(|c| c == mark);
    if closes {
        return None;
    }
    let fence = mark.to_string().repeat(opening);
    let span = body.span(&(range.start..range.start + first.trim_end().len()));
    let message = text!(
        en: "the code that begins here is never closed, so that all that follows is code",
        nb: "koden som begynner her, lukkes aldri, så alt som følger, blir kode"
    );
    let help = text!(
        en: "write {fence} on a line of its own where the code ends",
        nb: "skriv {fence} på en egen linje der koden slutter"
    );
    Some(Diagnostic::new(Rule::CodeUnclosed, span, message).help(Help::Example(help)))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, assert_told};

    #[test]
    fn code_that_is_not_closed_is_told() {
        assert_told(
            "code-unclosed",
            &[
                "```\na\n\nb\n",
                "~~~ a\nb\n",
                "````\na\n```\n",
                "```",
                "- ```\n  a\n\nb\n",
                "> ```\n> a\n\nb",
            ],
        );
    }

    #[test]
    fn code_that_is_closed_is_right() {
        assert_silent(&[
            "```\na\n```\n",
            "~~~\na\n~~~",
            "````\n```\n````\n",
            "```a\nb\n`````\n",
            "- ```\n  a\n  ```\n",
            "> ```\n> a\n> ```\n",
            "    a\n    b\n",
            "`a`",
            "```\n```\n",
            "```a```",
            "  ```\n  a\n  ```\n",
            "> - ```\n>   a\n>   ```\n",
        ]);
    }
}
