//! `$$` that is shown as it is written: an empty line parts a paragraph, and so a formula.
//!
//! In: a run. Out: `math-unreadable`.

use super::run::Run;
use crate::diagnostic::{Diagnostic, Help, Rule};
use crate::text;

/// The finding for a run that has `$$` where no formula is.
pub(super) fn check(run: &Run) -> Option<Diagnostic> {
    let at = run.find("$$").find(|at| !run.is_escaped(*at))?;
    let message = text!(
        en: "`$$` is shown as it is written: the formula is not closed before an empty line",
        nb: "`$$` vises slik det er skrevet: formelen er ikke lukket før en tom linje"
    );
    let help = text!(
        en: "take the empty line out of the formula, or write `\\$` for a dollar sign",
        nb: "ta den tomme linjen ut av formelen, eller skriv `\\$` for et dollartegn"
    );
    let span = run.span(at..at + "$$".len());
    Some(Diagnostic::new(Rule::MathUnreadable, span, message).help(Help::Example(help)))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, told};

    #[test]
    fn a_formula_around_an_empty_line_is_told() {
        assert_eq!(told("$$\na\n\nb\n$$\n"), ["math-unreadable"; 2]);
    }

    #[test]
    fn formulas_and_prices_are_right() {
        assert_silent(&[
            "$$a$$",
            "$$\na\n$$",
            "$a$",
            "$5 og $6",
            "`$$`",
            "    $$",
            "\\$\\$",
            "20 $",
            "Om $$x$$ og $y$",
            "| $$a$$ |\n| - |",
            "$5/måned ($60 per år)",
            "[$625](a.md) og [$617](b.md)",
        ]);
    }
}
