//! The published order keeps every rule that requires something.
//!
//! In: a plan. Out: `order-broken`. Rules that contradict each other are ignored here and left to
//! `order_contradiction`.
//!
#![doc = include_str!("../../manual/en/order-broken.md")]

use crate::{
    course::order::{OrderPlan, Strength},
    diagnostic::{Diagnostic, Rule},
};

/// One diagnostic for each requirement that the published order breaks, at the rule.
pub(super) fn check(plan: &OrderPlan) -> Vec<Diagnostic> {
    plan.report(Strength::Required, Rule::OrderBroken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};

    fn broken(numbers: &[u32], rules: &[&str]) -> Vec<(String, String)> {
        let (plan, diagnostics) = plan(numbered(numbers), rules);
        assert_eq!(diagnostics, []);
        check(&plan)
            .into_iter()
            .map(|found| {
                (
                    found.message.nb,
                    found.help.map(|help| help.text().nb.clone()).unwrap_or_default(),
                )
            })
            .collect()
    }

    fn message(numbers: &[u32], rules: &[&str]) -> Vec<String> {
        broken(numbers, rules).into_iter().map(|(message, _)| message).collect()
    }

    #[test]
    fn the_rules_of_the_reference_course_hold_in_its_order() {
        let rules = [
            "Modul 0 først",
            "Modul 1 før 2–5",
            "Modul 2, 3 og 4 i valgfri rekkefølge",
            "Modul 5 til slutt",
        ];
        assert_eq!(message(&[0, 1, 2, 3, 4, 5], &rules), [""; 0]);
        assert_eq!(message(&[0, 1, 4, 2, 3, 5], &rules), [""; 0]);
    }

    #[test]
    fn all_that_stands_before_what_should_come_first_is_named_with_the_move_that_mends_it() {
        assert_eq!(
            broken(&[2, 3, 1], &["Modul 1 før 2 og 3"]),
            [(
                "`Modul 2` og `Modul 3` er publisert før `Modul 1`, som skal komme først"
                    .to_owned(),
                "sett `modul-1-tittel-nummer-1` før `modul-2-tittel-nummer-2` (mappene sorteres \
                 etter navn, eller som listen `moduler:` sier), eller endre regelen"
                    .to_owned()
            )]
        );
    }

    #[test]
    fn first_last_and_alternatives_have_words_of_their_own() {
        assert_eq!(
            message(&[5, 1, 2], &["Modul 5 til slutt"]),
            ["`Modul 5` er publisert før `Modul 1` og `Modul 2`, men skal komme til slutt"]
        );
        assert_eq!(
            message(&[1, 0], &["Modul 0 først"]),
            ["`Modul 1` er publisert før `Modul 0`, som skal komme først"]
        );
        assert_eq!(
            message(&[2, 5, 3, 4], &["minst to av 2–4 før 5"]),
            ["`Modul 5` er publisert etter bare 1 av `Modul 2`, `Modul 3` og `Modul 4`, men \
                 minst 2 av dem skal komme først"]
        );
        assert_eq!(
            message(&[5, 3, 4], &["3 eller 4 før 5"]),
            ["`Modul 5` er publisert før `Modul 3` og `Modul 4`, og minst 1 av dem skal komme \
                 først"]
        );
    }

    #[test]
    fn what_stands_between_what_is_tied_is_told_with_the_move_that_mends_it() {
        assert_eq!(
            broken(&[1, 2, 4, 3], &["Modul 3 rett etter 2"]),
            [(
                "`Modul 4` er publisert mellom `Modul 2` og `Modul 3`, som skal komme rett etter \
                 hverandre"
                    .to_owned(),
                "sett `modul-4-tittel-nummer-4` etter `modul-3-tittel-nummer-3` (mappene sorteres \
                 etter navn, eller som listen `moduler:` sier), eller endre regelen"
                    .to_owned()
            )]
        );
        assert_eq!(
            message(&[1, 2, 4, 3], &["Modul 2 og 3 samtidig"]),
            ["`Modul 4` er publisert innimellom `Modul 2` og `Modul 3`, som skal tas samtidig"]
        );
        assert_eq!(
            message(&[3, 2], &["Modul 3 rett etter 2"]),
            ["`Modul 3` er publisert før `Modul 2`, som skal komme først"]
        );
        assert_eq!(
            message(&[1, 2, 3, 4], &["Modul 2 og 3 samtidig", "Modul 4 rett etter 2"]),
            [""; 0],
            "3 is taken together with 2"
        );
    }

    #[test]
    fn each_rule_is_shown_at_its_own_place_and_the_stations_are_labelled() {
        let (plan, _) = plan(numbered(&[2, 1]), &["Modul 2 først", "Modul 1 før 2"]);
        assert_eq!(check(&plan), [], "they contradict, which is told elsewhere");
        let (plan, _) = crate::course::order::testing::plan(
            numbered(&[2, 1, 3]),
            &["Modul 3 til slutt", "Modul 1 før 2"],
        );
        let found = check(&plan);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span, plan.rules()[1].source.span);
        assert_eq!(found[0].labels[0].span, plan.stations()[0].span);
        assert_eq!(found[0].labels[0].text.en, "`Modul 2` is number 1 in the published order");
    }
}
