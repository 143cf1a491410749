//! The segments of a trail: single stations, and forks of neighbours side by side.
//!
//! In: a course's order. Out: the stations in published order, cut into [`Segment`]s. A fork is a
//! run of neighbours that one rule leaves free ("i valgfri rekkefølge"), or that are alternatives
//! of each other ("minst to av 2–4 før 5"), and that no rule puts in order. The lines between
//! segments are left to `connection`.

use std::ops::Range;

use crate::course::ModuleId;
use crate::ids::{self, Id, IndexVec};
use crate::render::order_view::{Choice, PlanSlice};

/// Neighbours on the trail: one station, or several side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    /// The modules, by their ids in the course.
    pub(crate) modules: Range<ModuleId>,
    /// Whether a rule says that they may be taken in any order.
    pub(crate) free: bool,
    /// How many of them must come before each station of the next segment, where exactly these are
    /// the alternatives before it.
    pub(crate) least: Option<usize>,
}

impl Segment {
    /// Whether the trail parts here.
    pub(crate) fn is_fork(&self) -> bool {
        ids::each(&self.modules).len() > 1
    }
}

/// Cuts the stations of a course into segments.
pub(super) fn cut(slice: &PlanSlice) -> Vec<Segment> {
    let past = ModuleId::new(slice.len());
    let alternatives: IndexVec<ModuleId, Vec<Choice>> =
        ids::first(slice.len()).map(|module| slice.alternatives_before(module)).collect();
    let choosing: Vec<(ModuleId, &[Choice])> = alternatives
        .iter_enumerated()
        .filter(|(_, choices)| !choices.is_empty())
        .map(|(module, choices)| (module, choices.as_slice()))
        .collect();
    let groups = slice.unordered_groups();
    let mut segments: Vec<Segment> = Vec::new();
    let mut start = ModuleId::new(0);
    while start < past {
        let next = start.offset(1);
        let free =
            groups.iter().map(|group| run(slice, start, group)).max().unwrap_or(start).max(next);
        let joined = joined(slice, start, &choosing).unwrap_or(next);
        let end = free.max(joined);
        segments.push(Segment {
            modules: start..end,
            free: free > next && free >= joined,
            least: None,
        });
        start = end;
    }
    for at in 1..segments.len() {
        let next = segments.get(at).and_then(|next| alternatives.range(&next.modules));
        if let Some((segment, next)) = segments.get_mut(at - 1).zip(next) {
            segment.least = least(&segment.modules, next);
        }
    }
    segments
}

/// The end of the run from `start` whose stations are all in a group and that no rule puts in
/// order.
fn run(slice: &PlanSlice, start: ModuleId, group: &[ModuleId]) -> ModuleId {
    let mut end = start;
    while group.binary_search(&end).is_ok()
        && !ids::each(&(start..end)).any(|earlier| slice.must_precede(earlier, end))
    {
        end = end.offset(1);
    }
    end
}

/// The end of the longest run from `start` that is exactly the alternatives of the station after
/// it; `choosing` has the stations with alternatives before them, in order.
fn joined(
    slice: &PlanSlice,
    start: ModuleId,
    choosing: &[(ModuleId, &[Choice])],
) -> Option<ModuleId> {
    let past = choosing.partition_point(|(end, _)| *end < start.offset(2));
    let ends = choosing.iter().skip(past).filter(|(end, choices)| {
        choices.iter().any(|choice| is_run(&choice.of, &(start..*end)))
            && run(slice, start, &ids::each(&(start..*end)).collect::<Vec<_>>()) == *end
    });
    ends.map(|(end, _)| *end).max()
}

/// The number of these modules that every next station requires, where they are its alternatives:
/// the least over the stations, and for one station the greatest over its rules.
fn least(modules: &Range<ModuleId>, next: &[Vec<Choice>]) -> Option<usize> {
    let asked = next.iter().map(|all| {
        all.iter().filter(|choice| is_run(&choice.of, modules)).map(|choice| choice.least).max()
    });
    asked.collect::<Option<Vec<usize>>>()?.into_iter().min()
}

/// Whether modules are exactly those of a run.
fn is_run(modules: &[ModuleId], run: &Range<ModuleId>) -> bool {
    ids::each(run).eq(modules.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};

    fn runs(count: u32, rules: &[&str]) -> Vec<(Range<usize>, bool, Option<usize>)> {
        let plan = plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0;
        cut(&PlanSlice::whole(&plan))
            .into_iter()
            .map(|segment| {
                (
                    segment.modules.start.index()..segment.modules.end.index(),
                    segment.free,
                    segment.least,
                )
            })
            .collect()
    }

    #[test]
    fn neighbours_that_a_rule_leaves_free_stand_side_by_side() {
        let free = runs(5, &["Modul 1 før 2–5", "Modul 2, 3 og 4 i valgfri rekkefølge"]);
        assert_eq!(free, [(0..1, false, None), (1..4, true, None), (4..5, false, None)]);
    }

    #[test]
    fn of_a_free_group_only_neighbours_stand_side_by_side() {
        assert_eq!(
            runs(4, &["Modul 1, 2 og 4 i valgfri rekkefølge"]),
            [(0..2, true, None), (2..3, false, None), (3..4, false, None)]
        );
    }

    #[test]
    fn two_free_groups_that_share_a_station_are_not_one() {
        let shared =
            runs(3, &["Modul 1 og 2 i valgfri rekkefølge", "Modul 2 og 3 i valgfri rekkefølge"]);
        assert_eq!(shared, [(0..2, true, None), (2..3, false, None)]);
    }

    #[test]
    fn a_freedom_that_another_rule_takes_is_not_drawn() {
        assert_eq!(
            runs(3, &["Modul 1–3 i valgfri rekkefølge", "Modul 2 før 3"]),
            [(0..2, true, None), (2..3, false, None)]
        );
    }

    #[test]
    fn alternatives_stand_side_by_side_and_are_not_called_free() {
        assert_eq!(
            runs(4, &["minst to av 1–3 før 4"]),
            [(0..3, false, Some(2)), (3..4, false, None)]
        );
        let both = runs(4, &["minst to av 1–3 før 4", "Modul 1–3 i valgfri rekkefølge"]);
        assert_eq!(both, [(0..3, true, Some(2)), (3..4, false, None)]);
    }

    #[test]
    fn alternatives_that_are_not_a_whole_segment_are_not_shown_on_it() {
        assert_eq!(
            runs(4, &["Modul 1 eller 3 før 4"])
                .iter()
                .filter(|segment| segment.0.len() > 1 || segment.2.is_some())
                .count(),
            0
        );
    }
}
