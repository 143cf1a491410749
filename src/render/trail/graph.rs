//! The graph of a trail: what it shows of the order rules, without coordinates.
//!
//! In: a course's order. Out: segments, the connections between them, and long edges. A module that
//! a rule puts first or last needs no edges to all the others: its text says so. A pair that the
//! published order breaks is not drawn: it is an error that stops the build.

use std::collections::BTreeSet;

use super::connection::{Connection, LineStyle, connection};
use super::long_edge::{LongEdge, LongEdges, Pair};
use super::segment::{Segment, cut};
use crate::course::ModuleId;
use crate::course::order::Place;
use crate::ids::{self, Id, IndexVec};
use crate::render::order_view::PlanSlice;

/// The segments and lines of a trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TrailGraph {
    /// The stations in published order, cut into segments.
    pub(crate) segments: Vec<Segment>,
    /// The connections between them: one fewer.
    pub(crate) connections: Vec<Connection>,
    /// The lines past stations.
    pub(crate) long_edges: LongEdges,
}

impl TrailGraph {
    /// The graph of a course.
    pub(crate) fn new(slice: &PlanSlice) -> Self {
        let segments = cut(slice);
        let connections: Vec<Connection> = segments
            .iter()
            .zip(segments.iter().skip(1))
            .map(|(earlier, later)| connection(slice, earlier, later))
            .collect();
        let mut graph = Self { segments, connections, long_edges: LongEdges::default() };
        let required = required_pairs(slice, &graph);
        let recommended = recommended_pairs(slice, &graph);
        let long_edges = LongEdge::gather(&required, LineStyle::Required)
            .into_iter()
            .chain(LongEdge::gather(&recommended, LineStyle::Recommended));
        graph.long_edges = LongEdges::new(long_edges.collect());
        graph
    }

    /// The line to a station of a segment; solid where the trail begins, since nothing comes before
    /// it.
    pub(super) fn entering(&self, segment: usize, lane: usize) -> LineStyle {
        let connection = segment.checked_sub(1).and_then(|before| self.connections.get(before));
        connection
            .and_then(|connection| connection.entering.get(lane))
            .copied()
            .unwrap_or(LineStyle::Required)
    }

    /// The line from a station of a segment; solid where the trail ends.
    pub(super) fn leaving(&self, segment: usize, lane: usize) -> LineStyle {
        self.connections
            .get(segment)
            .and_then(|connection| connection.leaving.get(lane))
            .copied()
            .unwrap_or(LineStyle::Required)
    }

    /// The place of the segment that has a station; behind all of them for one that none has.
    pub(super) fn segment_of(&self, station: ModuleId) -> usize {
        self.segments.partition_point(|segment| segment.modules.end <= station)
    }

    /// The stations that a solid line along the trunk leads to from one.
    fn solid_from(&self, station: ModuleId) -> BTreeSet<ModuleId> {
        let mut reached = BTreeSet::new();
        let mut current = vec![station];
        let start = self.segment_of(station);
        for (connection, (earlier, later)) in self
            .connections
            .iter()
            .zip(self.segments.iter().zip(self.segments.iter().skip(1)))
            .skip(start)
        {
            let leaves = ids::each(&earlier.modules)
                .zip(&connection.leaving)
                .any(|(from, line)| *line == LineStyle::Required && current.contains(&from));
            if !leaves || connection.trunk != LineStyle::Required {
                break;
            }
            let entered = ids::each(&later.modules)
                .zip(&connection.entering)
                .filter(|(_, line)| **line == LineStyle::Required);
            current = entered.map(|(to, _)| to).collect();
            reached.extend(&current);
        }
        reached
    }

    /// Whether two stations are in neighbouring segments, joined by at least a recommended line.
    fn are_joined(&self, first: ModuleId, second: ModuleId) -> bool {
        let line = |segment: &Segment, lines: &[LineStyle], station: ModuleId| {
            station
                .index()
                .checked_sub(segment.modules.start.index())
                .and_then(|at| lines.get(at))
                .is_some_and(|line| *line >= LineStyle::Recommended)
        };
        let at = self.segment_of(first);
        let segments = self.segments.get(at).zip(self.segments.get(at + 1));
        self.connections.get(at).zip(segments).is_some_and(|(connection, (earlier, later))| {
            line(earlier, &connection.leaving, first)
                && connection.trunk >= LineStyle::Recommended
                && line(later, &connection.entering, second)
        })
    }
}

fn required_pairs(slice: &PlanSlice, graph: &TrailGraph) -> BTreeSet<Pair> {
    let shown: IndexVec<ModuleId, BTreeSet<ModuleId>> =
        ids::first(slice.len()).map(|station| graph.solid_from(station)).collect();
    let is_shown =
        |pair: &Pair| shown.get(pair.earlier).is_some_and(|shown| shown.contains(&pair.later));
    let directly = slice.required_directly().into_iter_enumerated();
    let pairs = directly
        .flat_map(|(later, before)| before.into_iter().map(move |earlier| Pair { earlier, later }));
    pairs
        .filter(|pair| pair.earlier < pair.later)
        .filter(|pair| {
            slice.place(pair.earlier) != Some(Place::First)
                && slice.place(pair.later) != Some(Place::Last)
        })
        .filter(|pair| !is_shown(pair))
        .collect()
}

fn recommended_pairs(slice: &PlanSlice, graph: &TrailGraph) -> BTreeSet<Pair> {
    let last = |later: ModuleId| slice.recommended_place(later) == Some(Place::Last);
    let first = |first: ModuleId| slice.recommended_place(first) == Some(Place::First);
    let later = ids::first(slice.len()).filter(|&later| !last(later));
    let pairs = later.flat_map(|later| {
        slice.recommended_before(later).into_iter().map(move |earlier| Pair { earlier, later })
    });
    pairs
        .filter(|&Pair { earlier, later }| {
            earlier < later && !first(earlier) && !graph.are_joined(earlier, later)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::course::order::{OrderPlan, StationId};
    use crate::ids::Id;
    use LineStyle::{Recommended, Required, Suggested};

    fn graph(count: u32, rules: &[&str]) -> TrailGraph {
        TrailGraph::new(&PlanSlice::whole(
            &plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0,
        ))
    }

    type Pairs = Vec<(Vec<usize>, Vec<usize>)>;

    fn numbers(modules: &[ModuleId]) -> Vec<usize> {
        modules.iter().map(|module| module.index()).collect()
    }

    /// The trunk's lines, and each long edge as what it leads from and to.
    fn lines(count: u32, rules: &[&str]) -> (Vec<LineStyle>, Pairs) {
        let graph = graph(count, rules);
        let long_edges = graph
            .long_edges
            .tracks
            .iter()
            .flatten()
            .map(|long_edge| (numbers(&long_edge.from), numbers(&long_edge.to)))
            .collect();
        (graph.connections.iter().map(|connection| connection.trunk).collect(), long_edges)
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
        let graph = graph(6, &rules);
        assert!(
            graph.connections.iter().all(|connection| connection.trunk == Required
                && !connection.leaving.contains(&Suggested))
        );
        assert_eq!(graph.long_edges, LongEdges::default());
    }

    #[test]
    fn a_requirement_that_skips_a_station_is_a_long_edge() {
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
    fn first_and_last_need_no_long_edge() {
        assert_eq!(
            lines(4, &["Modul 1 først", "Modul 4 til slutt"]),
            (vec![Required, Suggested, Required], vec![])
        );
    }

    #[test]
    fn only_the_lanes_that_a_rule_speaks_of_are_solid() {
        let graph =
            graph(4, &["Modul 2 og 3 i valgfri rekkefølge", "Modul 1 før 2", "Modul 3 før 4"]);
        assert_eq!(
            graph.connections,
            [
                Connection {
                    leaving: vec![Required],
                    trunk: Required,
                    entering: vec![Required, Suggested]
                },
                Connection {
                    leaving: vec![Suggested, Required],
                    trunk: Required,
                    entering: vec![Required]
                },
            ]
        );
    }

    #[test]
    fn after_alternatives_the_way_is_required_and_before_them_is_not() {
        let graph = graph(4, &["minst to av 1–3 før 4"]);
        assert_eq!(
            graph.connections,
            [Connection { leaving: vec![Suggested; 3], trunk: Required, entering: vec![Required] }]
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
            let graph =
                TrailGraph::new(&PlanSlice::part(all, &own, StationId::new(1)..StationId::new(4)));
            (
                graph.connections.iter().map(|connection| connection.trunk).collect::<Vec<_>>(),
                graph.long_edges.tracks.concat().len(),
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
