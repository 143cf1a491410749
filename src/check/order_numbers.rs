//! Modules are published in the order of their numbers.
//!
//! In: a plan. Out: `module-numbers` for the fewest modules that would have to move.
//!
#![doc = include_str!("../../manual/en/module-numbers.md")]

use crate::{
    course::order::{Noun, OrderPlan, StationId},
    diagnostic::{Diagnostic, Help, Rule},
    text,
};

/// One warning for each module out of sequence, at the module. Pages are never checked: their order
/// is that of their files.
pub(super) fn check(plan: &OrderPlan) -> Vec<Diagnostic> {
    if matches!(plan.noun(), Noun::Page(_)) {
        return Vec::new();
    }
    let numbers: Vec<(StationId, u32)> = plan
        .stations()
        .iter_enumerated()
        .filter_map(|(at, station)| Some((at, station.number?)))
        .collect();
    let in_step = longest_rise(&numbers);
    let out_of_step = numbers.iter().filter(|(station, _)| in_step.binary_search(station).is_err());
    out_of_step
        .filter_map(|&(station, number)| diagnostic(plan, &numbers, station, number))
        .collect()
}

fn diagnostic(
    plan: &OrderPlan,
    numbers: &[(StationId, u32)],
    station: StationId,
    number: u32,
) -> Option<Diagnostic> {
    let label = plan.label(station);
    let before = numbers.iter().find(|(other, of)| *other < station && *of > number);
    let after = || numbers.iter().rev().find(|(other, of)| *other > station && *of < number);
    let other = plan.label(before.or_else(after)?.0);
    let message = if before.is_some() {
        text!(
            en: "`{label}` is published after `{other}`",
            nb: "`{label}` er publisert etter `{other}`"
        )
    } else {
        text!(
            en: "`{label}` is published before `{other}`",
            nb: "`{label}` er publisert før `{other}`"
        )
    };
    let place = plan.stations().get(station)?;
    let folder = place.handle();
    Some(Diagnostic::new(Rule::ModuleNumbers, place.span, message).help(Help::Act(text!(
        en: "give it another number, or move `{folder}` in the published order",
        nb: "gi den et annet nummer, eller flytt `{folder}` i den publiserte rekkefølgen"
    ))))
}

/// The stations of a longest run whose numbers do not fall, in published order.
///
/// Patience sorting: for each length, the run of that length that ends lowest; in n log n.
fn longest_rise(numbers: &[(StationId, u32)]) -> Vec<StationId> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let number = |at: usize| numbers.get(at).map_or(0, |(_, number)| *number);
    for at in 0..numbers.len() {
        let length = ends.partition_point(|&end| number(end) <= number(at));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let run = std::iter::successors(ends.last().copied(), |&at| before.get(at).copied().flatten());
    let mut stations: Vec<StationId> =
        run.filter_map(|at| numbers.get(at)).map(|(station, _)| *station).collect();
    stations.reverse();
    stations
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan, stations};

    fn messages(numbers: &[u32]) -> Vec<String> {
        check(&plan(numbered(numbers), &[]).0).into_iter().map(|found| found.message.nb).collect()
    }

    #[test]
    fn only_the_module_that_would_have_to_move_is_shown() {
        assert_eq!(messages(&[0, 1, 2, 3]), [""; 0]);
        assert_eq!(
            messages(&[0, 1, 1, 2]),
            [""; 0],
            "that a number stands twice is told elsewhere"
        );
        assert_eq!(messages(&[3, 0, 1, 2]), ["`Modul 3` er publisert før `Modul 2`"]);
        assert_eq!(messages(&[1, 2, 3, 0]), ["`Modul 0` er publisert etter `Modul 1`"]);
        assert_eq!(messages(&[1, 4, 2, 3, 5]), ["`Modul 4` er publisert før `Modul 3`"]);
    }

    #[test]
    fn modules_without_numbers_stand_anywhere() {
        let course = stations(&["En god start", "1 Mål", "Refleksjonsmodul", "2 Plan"]);
        assert_eq!(check(&plan(course, &[]).0), []);
    }
}
