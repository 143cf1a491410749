//! The bypasses of a trail: what the rules say of stations that are not neighbours.
//!
//! In: pairs that the trunk does not show. Out: [`Bypass`]es, each from every one of some stations
//! to every one of some others, and for each a track beside the trunk. What finds no track is not
//! drawn: it must be told in words.

use std::collections::{BTreeMap, BTreeSet};

use super::joint::Line;
use crate::course::ModuleId;
use crate::ids::Id;

/// How many bypasses may lie side by side; with more, a map is harder to read than words.
const TRACKS: usize = 3;

/// Two modules of which one comes before the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    /// What comes first.
    pub(super) earlier: ModuleId,
    /// What comes after it.
    pub(super) later: ModuleId,
}

/// A way past stations that do not matter to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bypass {
    /// What comes first.
    pub(crate) from: Vec<ModuleId>,
    /// What comes after each of these.
    pub(crate) to: Vec<ModuleId>,
    /// How strongly.
    pub(crate) line: Line,
}

/// Bypasses with the tracks they lie on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bypasses {
    /// The tracks from the trunk outwards, each with bypasses that do not overlap.
    pub(crate) tracks: Vec<Vec<Bypass>>,
    /// Those that found no track.
    pub(crate) told: Vec<Bypass>,
}

impl Bypass {
    /// Gathers pairs into as few bypasses as say the same: stations that come before the same
    /// others share one.
    pub(super) fn gather(pairs: &BTreeSet<Pair>, line: Line) -> Vec<Self> {
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

    /// The positions of the first and the last module that it touches.
    pub(crate) fn ends(&self) -> (usize, usize) {
        let touched = || self.from.iter().chain(&self.to).map(|module| module.index());
        (touched().min().unwrap_or_default(), touched().max().unwrap_or_default())
    }

    fn overlaps(&self, other: &Self) -> bool {
        let ((start, end), (other_start, other_end)) = (self.ends(), other.ends());
        start < other_end && other_start < end
    }
}

impl Bypasses {
    /// Gives each bypass the innermost track that is not taken, the shortest first.
    pub(super) fn new(mut bypasses: Vec<Bypass>) -> Self {
        bypasses.sort_by_key(|bypass| {
            let (start, end) = bypass.ends();
            (end - start, start)
        });
        let mut found = Self::default();
        for bypass in bypasses {
            let open = found
                .tracks
                .iter()
                .position(|track| !track.iter().any(|other| other.overlaps(&bypass)));
            if open.is_none() && found.tracks.len() < TRACKS {
                found.tracks.push(vec![bypass]);
                continue;
            }
            match open.and_then(|open| found.tracks.get_mut(open)) {
                Some(track) => track.push(bypass),
                None => found.told.push(bypass),
            }
        }
        found
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
        Bypass::gather(&pairs, Line::Required)
            .into_iter()
            .map(|bypass| (numbers(bypass.from), numbers(bypass.to)))
            .collect()
    }

    #[test]
    fn one_before_several_is_one_bypass_and_so_are_several_before_one() {
        assert_eq!(gathered(&[(0, 2), (0, 3)]), [(vec![0], vec![2, 3])]);
        assert_eq!(
            gathered(&[(0, 5), (1, 5), (1, 6), (2, 5)]),
            [(vec![0, 2], vec![5]), (vec![1], vec![5, 6])]
        );
    }

    #[test]
    fn bypasses_share_a_track_unless_they_overlap_and_the_short_lie_inside() {
        let bypass = |from, to| Bypass { from: ids(&[from]), to: ids(&[to]), line: Line::Required };
        let found = Bypasses::new(vec![
            bypass(0, 9),
            bypass(0, 2),
            bypass(2, 4),
            bypass(1, 3),
            bypass(0, 8),
        ]);
        let ends = |track: &Vec<Bypass>| track.iter().map(Bypass::ends).collect::<Vec<_>>();
        assert_eq!(
            found.tracks.iter().map(ends).collect::<Vec<_>>(),
            [vec![(0, 2), (2, 4)], vec![(1, 3)], vec![(0, 8)]]
        );
        assert_eq!(found.told.iter().map(Bypass::ends).collect::<Vec<_>>(), [(0, 9)]);
    }
}
