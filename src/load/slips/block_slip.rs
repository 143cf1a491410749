//! Two colons where three open or close a block.
//!
//! In: a run. Out: `block-misplaced`.

use super::run::{Line, Run};
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::text;

/// Lines that were meant to open or close a block.
pub(super) fn check(run: &Run) -> Vec<Diagnostic> {
    if !run.has(b":") {
        return Vec::new();
    }
    let slips = run.lines().filter(|line| is_slip(line) && !run.is_escaped(line.start));
    slips.map(|line| finding(run, line)).collect()
}

fn is_slip(line: &Line) -> bool {
    line.text
        .strip_prefix("::")
        .is_some_and(|rest| rest.trim().is_empty() || rest.starts_with(char::is_alphabetic))
}

fn finding(run: &Run, line: Line) -> Diagnostic {
    let span = run.span(line.range());
    let rest = line.text.trim_start_matches(':').trim_end();
    let message = text!(
        en: "a block is opened and closed by three colons",
        nb: "en blokk åpnes og lukkes av tre kolon"
    );
    let help = text!(en: "write `:::{rest}`", nb: "skriv `:::{rest}`");
    let help = Help::safe(help, [Edit::insert_before(span, ":")]);
    Diagnostic::new(Rule::BlockMisplaced, span, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, told};

    #[test]
    fn two_colons_are_told() {
        assert_eq!(told("::leder gruppe\n"), ["block-misplaced"]);
        assert_eq!(told("Møt i grupper.\n\n::leder\nråd\n::\n"), ["block-misplaced"; 2]);
    }

    #[test]
    fn colons_in_a_text_are_text() {
        assert_silent(&[
            "a ::b",
            "Kom igjen\n:smile: alle",
            "a\n:-)",
            "a\n:30",
            "Kl. 12:30",
            "`::leder`",
            "Ord\n: Forklaring",
            "std::vec",
            "    ::leder",
            "\\::leder",
            ":: a",
            "::-)",
        ]);
    }
}
