//! A set of stations as bits: small, and fast to unite.
//!
//! In: stations below a size given once. Out: membership, in ascending order. A station beyond the
//! size is never a member.

use super::station::StationId;
use crate::ids::{self, Id};

/// A set of stations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StationSet {
    words: Vec<u64>,
}

impl StationSet {
    /// The empty set, with room for stations below `size`.
    pub(super) fn empty(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)] }
    }

    /// The set of some stations below `size`.
    pub(super) fn of(size: usize, stations: &[StationId]) -> Self {
        let mut set = Self::empty(size);
        for &station in stations {
            set.insert(station);
        }
        set
    }

    /// All stations below `size`.
    pub(super) fn full(size: usize) -> Self {
        let mut set = Self::empty(size);
        for station in ids::first(size) {
            set.insert(station);
        }
        set
    }

    /// Puts a station in.
    pub(super) fn insert(&mut self, station: StationId) {
        let station = station.index();
        if let Some(word) = self.words.get_mut(station / 64) {
            *word |= 1 << (station % 64);
        }
    }

    /// Whether a station is in.
    pub(super) fn contains(&self, station: StationId) -> bool {
        let station = station.index();
        self.words.get(station / 64).is_some_and(|word| word & (1 << (station % 64)) != 0)
    }

    /// Puts all of another set in.
    pub(super) fn unite(&mut self, other: &Self) {
        for (word, more) in self.words.iter_mut().zip(&other.words) {
            *word |= more;
        }
    }

    /// Takes all of another set out.
    pub(super) fn subtract(&mut self, other: &Self) {
        for (word, less) in self.words.iter_mut().zip(&other.words) {
            *word &= !less;
        }
    }

    /// Takes all from `size` on out.
    pub(super) fn keep_below(&mut self, size: usize) {
        for (at, word) in self.words.iter_mut().enumerate() {
            let kept = size.saturating_sub(64 * at);
            *word &= if kept < 64 { (1 << kept) - 1 } else { u64::MAX };
        }
    }

    /// The members, in ascending order.
    pub(super) fn iter(&self) -> impl Iterator<Item = StationId> {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            std::iter::successors(Some(word).filter(|&word| word != 0), |word| {
                Some(word & (word - 1)).filter(|&word| word != 0)
            })
            .map(move |word| StationId::new(at * 64 + word.trailing_zeros() as usize))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ids;

    #[test]
    fn members_come_out_rising_and_once() {
        let mut set = StationSet::of(130, &ids(&[129, 0, 64, 64, 5000]));
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 64, 129]);
        set.subtract(&StationSet::of(130, &ids(&[64])));
        let mut fewer = set.clone();
        fewer.keep_below(129);
        assert_eq!(fewer.iter().collect::<Vec<_>>(), [0]);
        let contains = |station| set.contains(StationId::new(station));
        assert!(contains(129) && !contains(64) && !contains(5000));
        assert_eq!(StationSet::full(65).iter().count(), 65);
    }
}
