//! The marks that Git leaves where two versions of a text could not be joined.
//!
//! In: a text, and the ranges of its code. Out: `conflict-left`. All three marks must be there, in
//! their order.
//!
#![doc = include_str!("../../../manual/en/conflict-left.md")]

use std::ops::Range;

use super::body::Body;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::text;

/// The findings for the conflicts of a text.
pub(super) fn check(body: Body, code: &[Range<usize>]) -> Vec<Diagnostic> {
    if !body.text.contains("<<<<<<< ") {
        return Vec::new();
    }
    let mut found = Vec::new();
    // Where a conflict begins, and whether the second version has begun.
    let mut open: Option<(Range<usize>, bool)> = None;
    let mut start = 0;
    for whole in body.text.split_inclusive('\n') {
        let line = whole.trim_end();
        let range = start..start + line.len();
        start += whole.len();
        let next = code.partition_point(|code| code.end <= range.start);
        if code.get(next).is_some_and(|code| code.start <= range.start) {
            continue;
        }
        match &mut open {
            None if line.starts_with("<<<<<<< ") => open = Some((range, false)),
            Some((_, second)) if line == "=======" => *second = true,
            Some((first, true)) if line.starts_with(">>>>>>>") => {
                found.push(finding(body, first, &range));
                open = None;
            }
            _ => {}
        }
    }
    found
}

fn finding(body: Body, first: &Range<usize>, last: &Range<usize>) -> Diagnostic {
    let message = text!(
        en: "two versions of the text stand here, with the marks of Git between them",
        nb: "her står to utgaver av teksten, med merkene til Git mellom"
    );
    let help = text!(
        en: "keep what is to stand, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`",
        nb: "behold det som skal stå, og fjern linjene med `<<<<<<<`, `=======` og `>>>>>>>`"
    );
    let ends = text!(en: "to here", nb: "hit");
    Diagnostic::new(Rule::ConflictLeft, body.span(first), message)
        .label(body.span(last), ends)
        .help(Help::Act(help))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, told};

    #[test]
    fn a_conflict_is_told() {
        assert!(told("<<<<<<< HEAD\nmin\n=======\ndin\n>>>>>>> gren\n").contains(&"conflict-left"));
        assert!(told("a\n\n<<<<<<< a\n\n=======\n\n>>>>>>> b\n").contains(&"conflict-left"));
    }

    #[test]
    fn marks_of_other_kinds_are_text() {
        assert_silent(&[
            "Overskrift\n=======\n",
            "<<<<<<< a",
            ">>>>>>> b",
            "a <<<<<<< b\n",
            "```\n<<<<<<< a\n=======\n>>>>>>> b\n```\n",
            "    <<<<<<< a\n    =======\n    >>>>>>> b\n",
            "=======",
            "<<<< a",
            "> > > > > > > sitat",
            "<<<<<<<\n",
            "`<<<<<<< a`",
        ]);
    }
}
