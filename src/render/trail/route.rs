//! The route: what a trail shows of the order rules, before anything has a place.
//!
//! In: a course's order. Out: stretches, the joints between them, and bypasses. What a rule puts
//! first or last needs no bypass to all the others: its station says so in words. Pairs that the
//! published order breaks are not drawn; a build stops before it draws them.

use std::collections::BTreeSet;

use super::bypass::{Bypass, Bypasses, Pair};
use super::joint::{Joint, Line, joint};
use super::stretch::{Stretch, cut};
use crate::course::ModuleId;
use crate::course::order::Place;
use crate::ids::{self, Id, IndexVec};
use crate::render::sight::Section;

/// What a trail shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Route {
    /// The stations in published order, cut into stretches.
    pub(crate) stretches: Vec<Stretch>,
    /// What lies between them: one fewer.
    pub(crate) joints: Vec<Joint>,
    /// What leads past stations.
    pub(crate) bypasses: Bypasses,
}

impl Route {
    /// The route of a course.
    pub(crate) fn new(section: &Section) -> Self {
        let stretches = cut(section);
        let joints: Vec<Joint> = stretches
            .iter()
            .zip(stretches.iter().skip(1))
            .map(|(earlier, later)| joint(section, earlier, later))
            .collect();
        let mut route = Self { stretches, joints, bypasses: Bypasses::default() };
        let required = required_pairs(section, &route);
        let recommended = recommended_pairs(section, &route);
        let bypasses = Bypass::gather(&required, Line::Required)
            .into_iter()
            .chain(Bypass::gather(&recommended, Line::Recommended));
        route.bypasses = Bypasses::new(bypasses.collect());
        route
    }

    /// How a lane of a stretch is reached; solid where the trail begins, since nothing comes before
    /// it.
    pub(super) fn entering(&self, stretch: usize, lane: usize) -> Line {
        let joint = stretch.checked_sub(1).and_then(|before| self.joints.get(before));
        joint.and_then(|joint| joint.entering.get(lane)).copied().unwrap_or(Line::Required)
    }

    /// How a lane of a stretch is left; solid where the trail ends.
    pub(super) fn leaving(&self, stretch: usize, lane: usize) -> Line {
        self.joints
            .get(stretch)
            .and_then(|joint| joint.leaving.get(lane))
            .copied()
            .unwrap_or(Line::Required)
    }

    /// The stations that a wholly solid way along the trunk leads to from one.
    fn solid_from(&self, station: ModuleId) -> BTreeSet<ModuleId> {
        let mut reached = BTreeSet::new();
        let mut current = vec![station];
        let Some(start) =
            self.stretches.iter().position(|stretch| stretch.modules.contains(&station))
        else {
            return reached;
        };
        for (joint, (earlier, later)) in self
            .joints
            .iter()
            .zip(self.stretches.iter().zip(self.stretches.iter().skip(1)))
            .skip(start)
        {
            let leaves = ids::each(&earlier.modules)
                .zip(&joint.leaving)
                .any(|(from, line)| *line == Line::Required && current.contains(&from));
            if !leaves || joint.trunk != Line::Required {
                break;
            }
            let entered = ids::each(&later.modules)
                .zip(&joint.entering)
                .filter(|(_, line)| **line == Line::Required);
            current = entered.map(|(to, _)| to).collect();
            reached.extend(&current);
        }
        reached
    }

    /// Whether two stations stand in neighbouring stretches, with at least a recommended way
    /// between them.
    fn are_joined(&self, first: ModuleId, second: ModuleId) -> bool {
        let line = |stretch: &Stretch, lines: &[Line], station: ModuleId| {
            station
                .index()
                .checked_sub(stretch.modules.start.index())
                .and_then(|at| lines.get(at))
                .is_some_and(|line| *line >= Line::Recommended)
        };
        self.joints.iter().zip(self.stretches.iter().zip(self.stretches.iter().skip(1))).any(
            |(joint, (earlier, later))| {
                line(earlier, &joint.leaving, first)
                    && joint.trunk >= Line::Recommended
                    && line(later, &joint.entering, second)
            },
        )
    }
}

fn required_pairs(section: &Section, route: &Route) -> BTreeSet<Pair> {
    let shown: IndexVec<ModuleId, BTreeSet<ModuleId>> =
        ids::first(section.len()).map(|station| route.solid_from(station)).collect();
    let is_shown =
        |pair: &Pair| shown.get(pair.earlier).is_some_and(|shown| shown.contains(&pair.later));
    let directly = section.required_directly().into_iter_enumerated();
    let pairs = directly
        .flat_map(|(later, before)| before.into_iter().map(move |earlier| Pair { earlier, later }));
    pairs
        .filter(|pair| pair.earlier < pair.later)
        .filter(|pair| {
            section.place(pair.earlier) != Some(Place::First)
                && section.place(pair.later) != Some(Place::Last)
        })
        .filter(|pair| !is_shown(pair))
        .collect()
}

fn recommended_pairs(section: &Section, route: &Route) -> BTreeSet<Pair> {
    let last = |later: ModuleId| section.recommended_place(later) == Some(Place::Last);
    let first = |first: ModuleId| section.recommended_place(first) == Some(Place::First);
    let later = ids::first(section.len()).filter(|&later| !last(later));
    let pairs = later.flat_map(|later| {
        section.recommended_before(later).into_iter().map(move |earlier| Pair { earlier, later })
    });
    pairs
        .filter(|&Pair { earlier, later }| {
            earlier < later && !first(earlier) && !route.are_joined(earlier, later)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::course::order::{OrderPlan, StationId};
    use crate::ids::Id;
    use Line::{Recommended, Required, Suggested};

    fn route(count: u32, rules: &[&str]) -> Route {
        Route::new(&Section::whole(&plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0))
    }

    type Pairs = Vec<(Vec<usize>, Vec<usize>)>;

    fn numbers(modules: &[ModuleId]) -> Vec<usize> {
        modules.iter().map(|module| module.index()).collect()
    }

    /// The trunk's lines, and each bypass as what it leads from and to.
    fn lines(count: u32, rules: &[&str]) -> (Vec<Line>, Pairs) {
        let route = route(count, rules);
        let bypasses = route
            .bypasses
            .tracks
            .iter()
            .flatten()
            .map(|bypass| (numbers(&bypass.from), numbers(&bypass.to)))
            .collect();
        (route.joints.iter().map(|joint| joint.trunk).collect(), bypasses)
    }

    #[test]
    fn the_order_of_a_course_without_rules_is_only_suggested() {
        assert_eq!(lines(3, &[]), (vec![Suggested, Suggested], vec![]));
    }

    #[test]
    fn the_reference_course_is_solid_all_the_way() {
        let rules = [
            "Modul 1 først",
            "Modul 2 før 3–6",
            "Modul 3, 4 og 5 i valgfri rekkefølge",
            "Modul 6 til slutt",
        ];
        let route = route(6, &rules);
        assert!(
            route
                .joints
                .iter()
                .all(|joint| joint.trunk == Required && !joint.leaving.contains(&Suggested))
        );
        assert_eq!(route.bypasses, Bypasses::default());
    }

    #[test]
    fn a_requirement_that_skips_a_station_is_a_bypass() {
        assert_eq!(
            lines(3, &["Modul 1 før 3"]),
            (vec![Suggested, Suggested], vec![(vec![0], vec![2])])
        );
        assert_eq!(
            lines(4, &["Modul 1 før 2–4"]),
            (vec![Required, Suggested, Suggested], vec![(vec![0], vec![2, 3])])
        );
    }

    #[test]
    fn first_and_last_need_no_bypass() {
        assert_eq!(
            lines(4, &["Modul 1 først", "Modul 4 til slutt"]),
            (vec![Required, Suggested, Required], vec![])
        );
    }

    #[test]
    fn only_the_lanes_that_a_rule_speaks_of_are_solid() {
        let route =
            route(4, &["Modul 2 og 3 i valgfri rekkefølge", "Modul 1 før 2", "Modul 3 før 4"]);
        assert_eq!(
            route.joints,
            [
                Joint {
                    leaving: vec![Required],
                    trunk: Required,
                    entering: vec![Required, Suggested]
                },
                Joint {
                    leaving: vec![Suggested, Required],
                    trunk: Required,
                    entering: vec![Required]
                },
            ]
        );
    }

    #[test]
    fn after_alternatives_the_way_is_required_and_before_them_is_not() {
        let route = route(4, &["minst to av 1–3 før 4"]);
        assert_eq!(
            route.joints,
            [Joint { leaving: vec![Suggested; 3], trunk: Required, entering: vec![Required] }]
        );
    }

    #[test]
    fn a_recommendation_is_a_line_of_its_own() {
        assert_eq!(
            lines(3, &["Modul 2 bør tas etter Modul 1"]),
            (vec![Recommended, Suggested], vec![])
        );
        assert_eq!(
            lines(3, &["Modul 3 bør tas etter Modul 1"]),
            (vec![Suggested, Suggested], vec![(vec![0], vec![2])])
        );
        assert_eq!(
            lines(4, &["Modul 1 bør tas først"]),
            (vec![Recommended, Suggested, Suggested], vec![])
        );
    }

    #[test]
    fn what_is_required_through_another_course_is_a_line_too() {
        let (own, all) = (plan(numbered(&[1, 2, 3]), &[]).0, |rules: &[&str]| {
            plan(numbered(&[1, 2, 3, 4, 5]), rules).0
        });
        let trunk = |all: &OrderPlan| {
            let route = Route::new(&Section::part(all, &own, StationId::new(1)..StationId::new(4)));
            (
                route.joints.iter().map(|joint| joint.trunk).collect::<Vec<_>>(),
                route.bypasses.tracks.concat().len(),
            )
        };
        assert_eq!(
            trunk(&all(&["Modul 2 før 5", "Modul 5 før 3"])),
            (vec![Required, Suggested], 0)
        );
        assert_eq!(
            trunk(&all(&["Modul 2 før 5", "Modul 5 før 4"])),
            (vec![Suggested, Suggested], 1)
        );
        assert_eq!(
            trunk(&all(&["Modul 1 før 2", "Modul 4 før 5"])),
            (vec![Suggested, Suggested], 0)
        );
    }
}
