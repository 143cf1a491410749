//! Pairs of modules of which one comes directly before the other.
//!
//! In: a course's order. Out: the pairs that are required, and those that are recommended beside
//! them, without those that follow from others. Choices are left to `model`.

use std::collections::BTreeSet;

use crate::course::ModuleId;
use crate::course::order::StationId;
use crate::ids::{self, IndexVec};
use crate::render::order_view::PlanSlice;

/// A module, perhaps of another course, and one of the course that comes after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// What comes first.
    pub(super) earlier: StationId,
    /// What comes after it.
    pub(super) later: ModuleId,
}

/// What is required directly before each module: of the course with no other of its modules
/// between, of other courses with nothing between.
pub(super) fn required(slice: &PlanSlice) -> Vec<Pair> {
    let own = slice.required_directly();
    let own = own.iter_enumerated().flat_map(|(later, before)| {
        before.iter().map(move |&earlier| Pair { earlier: slice.station(earlier), later })
    });
    let others = ids::first::<ModuleId>(slice.len()).flat_map(|later| {
        let before = slice.order.required_directly_before(slice.station(later)).into_iter();
        let others = before.filter(|&earlier| slice.module(earlier).is_none());
        others.map(move |earlier| Pair { earlier, later })
    });
    own.chain(others).collect()
}

/// What is recommended before each module and does not follow from other recommendations and
/// requirements.
pub(super) fn recommended(slice: &PlanSlice) -> Vec<Pair> {
    let pairs: Vec<Pair> = ids::first::<ModuleId>(slice.len())
        .flat_map(|later| {
            let before = slice.order.recommended_before(slice.station(later)).into_iter();
            before.map(move |earlier| Pair { earlier, later })
        })
        .collect();
    if pairs.is_empty() {
        return pairs;
    }
    let mut directly = slice.required_directly();
    for &Pair { earlier, later } in &pairs {
        let own = slice.module(earlier).filter(|own| *own < later);
        if let Some((before, earlier)) = directly.get_mut(later).zip(own) {
            before.push(earlier);
        }
    }
    let followed = followed(&directly);
    let follows = |pair: &Pair| {
        slice.module(pair.earlier).is_some_and(|earlier| {
            followed.get(pair.later).is_some_and(|known| known.contains(&earlier))
        })
    };
    pairs.into_iter().filter(|pair| !follows(pair)).collect()
}

/// For each module what comes before something that comes before it; what is published after a
/// module counts for nothing before it, so that there are no circles.
fn followed(
    directly: &IndexVec<ModuleId, Vec<ModuleId>>,
) -> IndexVec<ModuleId, BTreeSet<ModuleId>> {
    let mut before: IndexVec<ModuleId, BTreeSet<ModuleId>> = IndexVec::new();
    let mut followed = IndexVec::new();
    for (later, earlier) in directly.iter_enumerated() {
        let earlier = || earlier.iter().filter(|&&one| one < later);
        let through: BTreeSet<ModuleId> =
            earlier().filter_map(|&one| before.get(one)).flatten().copied().collect();
        let mut all = through.clone();
        all.extend(earlier());
        before.push(all);
        followed.push(through);
    }
    followed
}
