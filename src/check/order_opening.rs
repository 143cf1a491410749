//! No module opens before one that it requires, directly or through others.
//!
//! In: a plan, and the dates of its modules. Out: `opens-too-early`.
//!
#![doc = include_str!("../../manual/en/opens-too-early.md")]

use crate::{
    course::{opening::Opening, order::OrderPlan},
    diagnostic::{Diagnostic, Rule, Text},
    text,
};

/// One diagnostic for each module that opens before one that it requires, at the module; of several, the one that opens last is named.
///
/// `opens` has the dates of the plan's stations, in the same order; `wanted` takes the earlier and the later station.
pub(super) fn check(plan: &OrderPlan, opens: &[Option<Opening>], wanted: impl Fn(usize, usize) -> bool) -> Vec<Diagnostic> {
    let date = |station: usize| opens.get(station).copied().flatten();
    let too_early = |later: usize| {
        let own = date(later)?;
        let dated = plan.required_before(later).into_iter().filter_map(|earlier| Some((date(earlier)?, earlier)));
        let (other, earlier) = dated.filter(|(other, _)| *other > own).max_by_key(|(other, _)| *other)?;
        wanted(earlier, later).then(|| diagnostic(plan, (earlier, other), (later, own)))?
    };
    (0..plan.stations().len()).filter_map(too_early).collect()
}

fn diagnostic(plan: &OrderPlan, (earlier, other): (usize, Opening), (later, own): (usize, Opening)) -> Option<Diagnostic> {
    let (own, other) = (shown(own), shown(other));
    let message = message(&plan.label(later), &plan.label(earlier), &own, &other);
    let place = plan.stations().get(later)?.span;
    let Text { en, nb } = other;
    let help = text!(en: "let it open on {en} or later, or change the rule", nb: "la den åpne {nb} eller senere, eller endre regelen");
    Some(plan.because(Diagnostic::new(Rule::OpensTooEarly, place, message), &plan.chain(earlier, later)).help(help))
}

fn shown(opening: Opening) -> Text {
    Text { nb: opening.print("nb"), en: opening.print("en") }
}

fn message(later: &str, earlier: &str, own: &Text, other: &Text) -> Text {
    let (Text { en: own_en, nb: own_nb }, Text { en: other_en, nb: other_nb }) = (own, other);
    text!(
        en: "`{later}` opens {own_en}, before `{earlier}`, which must come first and opens {other_en}",
        nb: "`{later}` åpner {own_nb}, før `{earlier}`, som skal komme først og åpner {other_nb}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::source::Written;

    fn opening(day: u32) -> Opening {
        let span = crate::course::order::testing::place(0, 0);
        Opening::read(&Written { text: format!("2019-05-{day:02}"), span, verbatim: false }).unwrap()
    }

    fn found(rules: &[&str], days: [Option<u32>; 3]) -> Vec<(String, usize)> {
        let (plan, diagnostics) = plan(numbered(&[1, 2, 3]), rules);
        assert_eq!(diagnostics, []);
        let found = check(&plan, &days.map(|day| day.map(opening)), |_, _| true);
        found.into_iter().map(|found| (found.message.nb, found.labels.len())).collect()
    }

    #[test]
    fn a_module_that_opens_before_one_it_requires_is_an_error_also_through_a_chain() {
        let told = "`Modul 3` åpner 2. mai 2019, før `Modul 1`, som skal komme først og åpner 9. mai 2019".to_owned();
        assert_eq!(found(&["Modul 1 før 3"], [Some(9), None, Some(2)]), [(told.clone(), 1)]);
        assert_eq!(found(&["Modul 1 før 2", "Modul 2 før 3"], [Some(9), None, Some(2)]), [(told, 2)]);
    }

    #[test]
    fn the_same_day_no_day_and_a_recommendation_are_fine() {
        assert_eq!(found(&["Modul 1 før 3"], [Some(2), None, Some(2)]), []);
        assert_eq!(found(&["Modul 1 før 3"], [Some(9), None, None]), []);
        assert_eq!(found(&["Modul 1 bør tas før 3"], [Some(9), None, Some(2)]), []);
    }
}
