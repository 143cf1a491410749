//! The long edges of a trail: order between stations that are not neighbours.
//!
//! In: pairs that the trunk does not show. Out: [`LongEdge`]s, each from every one of some stations
//! to every one of some others, and for each a track beside the trunk. An edge without a free track
//! is not drawn; the text of its stations must say it.

use std::collections::{BTreeMap, BTreeSet};

use super::connection::LineStyle;
use crate::course::ModuleId;
use crate::ids::Id;

/// The number of tracks side by side; with more, a map is harder to read than words.
const TRACKS: usize = 3;

/// Two modules of which one comes before the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    /// What comes first.
    pub(super) earlier: ModuleId,
    /// What comes after it.
    pub(super) later: ModuleId,
}

/// A line past the stations between those that it joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LongEdge {
    /// What comes first.
    pub(crate) from: Vec<ModuleId>,
    /// What comes after each of these.
    pub(crate) to: Vec<ModuleId>,
    /// How strongly the order holds.
    pub(crate) line: LineStyle,
}

/// Long edges on their tracks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LongEdges {
    /// The tracks from the trunk outwards; the edges of a track do not overlap.
    pub(crate) tracks: Vec<Vec<LongEdge>>,
    /// The edges for which no track was free.
    pub(crate) undrawn: Vec<LongEdge>,
}

impl LongEdge {
    /// Merges pairs into as few edges as possible: stations that come before the same others share
    /// one.
    pub(super) fn gather(pairs: &BTreeSet<Pair>, line: LineStyle) -> Vec<Self> {
        let mut later: BTreeMap<ModuleId, Vec<ModuleId>> = BTreeMap::new();
        for pair in pairs {
            later.entry(pair.earlier).or_default().push(pair.later);
        }
        let mut earlier: BTreeMap<Vec<ModuleId>, Vec<ModuleId>> = BTreeMap::new();
        for (first, to) in later {
            earlier.entry(to).or_default().push(first);
        }
        earlier.into_iter().map(|(to, from)| Self { from, to, line }).collect()
    }

    /// The positions of the first and the last module that it joins.
    pub(crate) fn ends(&self) -> (usize, usize) {
        let touched = || self.from.iter().chain(&self.to).map(|module| module.index());
        (touched().min().unwrap_or_default(), touched().max().unwrap_or_default())
    }

    fn overlaps(&self, other: &Self) -> bool {
        let ((start, end), (other_start, other_end)) = (self.ends(), other.ends());
        start < other_end && other_start < end
    }
}

impl LongEdges {
    /// Gives each edge the innermost free track, the shortest edges first.
    pub(super) fn new(mut long_edges: Vec<LongEdge>) -> Self {
        long_edges.sort_by_key(|long_edge| {
            let (start, end) = long_edge.ends();
            (end - start, start)
        });
        let mut placed = Self::default();
        for long_edge in long_edges {
            let free = placed
                .tracks
                .iter()
                .position(|track| !track.iter().any(|other| other.overlaps(&long_edge)));
            if free.is_none() && placed.tracks.len() < TRACKS {
                placed.tracks.push(vec![long_edge]);
                continue;
            }
            match free.and_then(|free| placed.tracks.get_mut(free)) {
                Some(track) => track.push(long_edge),
                None => placed.undrawn.push(long_edge),
            }
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ids;

    fn gathered(pairs: &[(usize, usize)]) -> Vec<(Vec<usize>, Vec<usize>)> {
        let pair = |&(earlier, later): &(usize, usize)| Pair {
            earlier: ModuleId::new(earlier),
            later: ModuleId::new(later),
        };
        let pairs = pairs.iter().map(pair).collect();
        let numbers = |modules: Vec<ModuleId>| modules.into_iter().map(Id::index).collect();
        LongEdge::gather(&pairs, LineStyle::Required)
            .into_iter()
            .map(|long_edge| (numbers(long_edge.from), numbers(long_edge.to)))
            .collect()
    }

    #[test]
    fn one_before_several_is_one_edge_and_so_are_several_before_one() {
        assert_eq!(gathered(&[(0, 2), (0, 3)]), [(vec![0], vec![2, 3])]);
        assert_eq!(
            gathered(&[(0, 5), (1, 5), (1, 6), (2, 5)]),
            [(vec![0, 2], vec![5]), (vec![1], vec![5, 6])]
        );
    }

    #[test]
    fn edges_share_a_track_unless_they_overlap_and_short_ones_are_inside() {
        let long_edge =
            |from, to| LongEdge { from: ids(&[from]), to: ids(&[to]), line: LineStyle::Required };
        let found = LongEdges::new(vec![
            long_edge(0, 9),
            long_edge(0, 2),
            long_edge(2, 4),
            long_edge(1, 3),
            long_edge(0, 8),
        ]);
        let ends = |track: &Vec<LongEdge>| track.iter().map(LongEdge::ends).collect::<Vec<_>>();
        assert_eq!(
            found.tracks.iter().map(ends).collect::<Vec<_>>(),
            [vec![(0, 2), (2, 4)], vec![(1, 3)], vec![(0, 8)]]
        );
        assert_eq!(found.undrawn.iter().map(LongEdge::ends).collect::<Vec<_>>(), [(0, 9)]);
    }
}
