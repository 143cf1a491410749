//! `$$` that is shown as it is written, since an empty line parts a paragraph and so a formula; and
//! `50%` in a formula, where a percent sign begins a comment, and what follows it is gone.
//!
//! In: runs, and events. Out: `math-unreadable`.

use std::ops::Range;

use pulldown_cmark::Event;

use super::body::Body;
use super::run::Run;
use crate::diagnostic::{Diagnostic, Edit, Help, Rule};
use crate::text;

/// The finding for a run that has `$$` where no formula is.
pub(super) fn check(run: &Run) -> Option<Diagnostic> {
    if !run.has(b"$") {
        return None;
    }
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

/// The finding for a formula with a percent sign right behind a number or a group: a comment stands
/// behind a space.
pub(super) fn percent(event: &Event, range: &Range<usize>, body: Body) -> Option<Diagnostic> {
    let (Event::InlineMath(_) | Event::DisplayMath(_)) = event else { return None };
    let source = body.source(range);
    let mut signs = source.match_indices('%').map(|(at, _)| at);
    let ends_value = |c: char| c.is_ascii_digit() || c == '}';
    let at =
        signs.find(|at| source.get(..*at).is_some_and(|before| before.ends_with(ends_value)))?;
    let place = body.span(&(range.start + at..range.start + at + "%".len()));
    let message = text!(
        en: "`%` begins a comment in a formula, and is not shown",
        nb: "`%` begynner en kommentar i en formel, og vises ikke"
    );
    let help = text!(en: "write `\\%`", nb: "skriv `\\%`");
    let help = Help::safe(help, [Edit::insert_before(place, "\\")]);
    Some(Diagnostic::new(Rule::MathUnreadable, place, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_silent, told};

    #[test]
    fn a_formula_around_an_empty_line_is_told() {
        assert_eq!(told("$$\na\n\nb\n$$\n"), ["math-unreadable"; 2]);
    }

    #[test]
    fn a_percent_sign_of_a_number_is_told() {
        assert_eq!(told("Om $50%$ av dem."), ["math-unreadable"]);
        assert_eq!(told("$$\\frac{1}{2}% x$$"), ["math-unreadable"]);
    }

    #[test]
    fn formulas_and_prices_are_right() {
        assert_silent(&[
            "$$a$$",
            "$$\na\n$$",
            "$a$",
            "$50\\%$",
            "$$a % merk\n$$",
            "50 % av $x$ og 5%",
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
