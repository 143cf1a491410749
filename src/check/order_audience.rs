//! Every audience of a module can take what the module requires.
//!
//! In: a plan, and the audiences of its stations. Out: `audience-cut-off`. Where a rule leaves a
//! choice, enough must be left to choose from. Rules with "først" and "til slutt" say where a
//! module stands and not what it builds on, so they ask nothing of the audiences.
//!
#![doc = include_str!("../../manual/en/audience-cut-off.md")]

use crate::config::AudienceId;
use crate::course::order::{RuleId, StationId};
use crate::ids::IndexVec;
use crate::{
    config::Audiences,
    course::order::{Constraint, OrderPlan, OrderRule, Strength},
    diagnostic::{Diagnostic, Help, Rule, Text},
    listing::all_of,
    text,
};

/// The audiences of the stations of a plan.
pub(super) struct Audience<'a> {
    /// The audiences of the site.
    pub(super) names: &'a Audiences,
    /// The audiences of each station, in the order of the plan.
    pub(super) of: IndexVec<StationId, &'a [AudienceId]>,
}

/// What some audiences lack for a module.
struct Gap<'a> {
    later: StationId,
    audiences: Vec<AudienceId>,
    /// The stations that come first, and how many of them are needed.
    earlier: &'a [StationId],
    least: usize,
    /// The stations of them that are not for the audience.
    closed: Vec<StationId>,
}

/// One warning for each rule and each module that it cuts audiences off from, at the rule. `wanted`
/// selects the rules.
pub(super) fn check(
    plan: &OrderPlan,
    audience: &Audience,
    wanted: impl Fn(RuleId) -> bool,
) -> Vec<Diagnostic> {
    let required = plan
        .rules()
        .iter_enumerated()
        .filter(|(number, rule)| rule.strength == Strength::Required && wanted(*number));
    required
        .flat_map(|(_, rule)| {
            gaps(rule, audience)
                .into_iter()
                .filter_map(|gap| diagnostic(plan, rule, audience, &gap))
        })
        .collect()
}

/// The gaps of a rule; each audience is reported once.
fn gaps<'a>(rule: &'a OrderRule, audience: &Audience) -> Vec<Gap<'a>> {
    let mut gaps: Vec<Gap> = Vec::new();
    for constraint in &rule.constraints {
        let Constraint::Before { earlier, least, later } = constraint else { continue };
        for &later in later {
            for &own in audience.of.get(later).copied().unwrap_or_default() {
                let is_closed = |station: &StationId| {
                    audience.of.get(*station).is_some_and(|of| !of.contains(&own))
                };
                let closed: Vec<StationId> = earlier.iter().copied().filter(is_closed).collect();
                if earlier.len() - closed.len() >= *least
                    || gaps.iter().any(|gap| gap.audiences.contains(&own))
                {
                    continue;
                }
                match gaps.iter_mut().find(|gap| gap.later == later && gap.closed == closed) {
                    Some(gap) => gap.audiences.push(own),
                    None => gaps.push(Gap {
                        later,
                        audiences: vec![own],
                        earlier,
                        least: *least,
                        closed,
                    }),
                }
            }
        }
    }
    gaps
}

fn diagnostic(
    plan: &OrderPlan,
    rule: &OrderRule,
    audience: &Audience,
    gap: &Gap,
) -> Option<Diagnostic> {
    let later = plan.label(gap.later);
    let who = named(audience.names, &gap.audiences);
    let message = message(plan, gap, &who);
    let mut diagnostic = Diagnostic::new(Rule::AudienceCutOff, rule.source.span, message);
    let Text { en: who_en, nb: who_nb } = who;
    for &station in &gap.closed {
        let (label, span) = (plan.label(station), plan.stations().get(station)?.span);
        diagnostic = diagnostic.label(
            span,
            text!(en: "`{label}` is not for {who_en}", nb: "`{label}` er ikke for {who_nb}"),
        );
    }
    let Text { en, nb } = plan.one_of(&gap.closed);
    Some(diagnostic.help(Help::Example(text!(
        en: "add {who_en} to the audience of {en}, take it out of that of `{later}`, or write \
             `should` if the rule is only advice",
        nb: "ta {who_nb} med i målgruppen til {nb}, eller ut av målgruppen til `{later}`; skriv \
             `bør` hvis regelen bare er et råd"
    ))))
}

fn named(names: &Audiences, audiences: &[AudienceId]) -> Text {
    let names: Vec<String> = audiences
        .iter()
        .filter_map(|&audience| names.get(audience))
        .map(|audience| format!("`{}`", audience.name))
        .collect();
    all_of(&names)
}

fn message(plan: &OrderPlan, gap: &Gap, who: &Text) -> Text {
    let Text { en: who_en, nb: who_nb } = who;
    let later = plan.label(gap.later);
    if gap.least == gap.earlier.len() {
        let Text { en, nb } = plan.all_of(&gap.closed);
        return text!(
            en: "`{later}` is for {who_en} and requires {en}, not open to {who_en}",
            nb: "`{later}` er for {who_nb} og krever {nb}, som ikke er for {who_nb}"
        );
    }
    let (Text { en, nb }, least) = (plan.all_of(gap.earlier), gap.least);
    let Text { en: open_en, nb: open_nb } = match gap.earlier.len() - gap.closed.len() {
        0 => text!(en: "none", nb: "ingen"),
        open => text!(en: "only {open}", nb: "bare {open}"),
    };
    text!(
        en: "`{later}` is for {who_en} and requires at least {least} of {en}, {open_en} of which \
             open to {who_en}",
        nb: "`{later}` er for {who_nb} og krever minst {least} av {nb}, men {open_nb} av dem er \
             for {who_nb}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids::ids;

    /// The messages for Modul 1, 2 and 3, each for some of lærer (0), leder (1) and eier (2).
    fn found(rule: &str, of: [&[usize]; 3]) -> Vec<String> {
        let (plan, diagnostics) = plan(numbered(&[1, 2, 3]), &[rule]);
        assert_eq!(diagnostics, []);
        let of = of.map(ids);
        let of = of.iter().map(Vec::as_slice).collect();
        let audience = Audience { names: &Audiences::default(), of };
        check(&plan, &audience, |_| true).into_iter().map(|found| found.message.nb).collect()
    }

    #[test]
    fn an_audience_that_has_no_part_in_what_comes_first_is_cut_off() {
        assert_eq!(
            found("Modul 1 og 2 før 3", [&[0], &[0, 1], &[0, 1]]),
            ["`Modul 3` er for `leder` og krever `Modul 1`, som ikke er for `leder`"]
        );
        assert_eq!(
            found("Modul 1 før 2 og 3", [&[0], &[1], &[1]]).len(),
            1,
            "once for a rule and an audience"
        );
    }

    #[test]
    fn a_choice_cuts_off_only_when_too_few_are_left() {
        assert_eq!(found("Modul 1 eller 2 før 3", [&[0], &[0, 1], &[0, 1]]), [""; 0]);
        assert_eq!(
            found("Modul 1 eller 2 før 3", [&[0], &[0], &[1]]),
            ["`Modul 3` er for `leder` og krever minst 1 av `Modul 1` og `Modul 2`, men ingen \
                 av dem er for `leder`"]
        );
    }

    #[test]
    fn advice_places_and_audiences_that_follow_are_fine() {
        assert_eq!(found("Modul 1 bør tas før 3", [&[0], &[0], &[1]]), [""; 0]);
        assert_eq!(found("Modul 1 først", [&[0], &[1], &[1]]), [""; 0]);
        assert_eq!(found("Modul 3 til slutt", [&[0], &[1], &[1]]), [""; 0]);
        assert_eq!(found("Modul 1 før 3", [&[0, 1, 2], &[1], &[0, 2]]), [""; 0]);
    }
}
