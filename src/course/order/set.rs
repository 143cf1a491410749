//! A set of stations as bits: small, and quick to unite.
//!
//! In: indices below a size given once. Out: membership, in rising order. An index beyond the size
//! is never a member.

/// A set of stations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct StationSet {
    words: Vec<u64>,
}

impl StationSet {
    /// The empty set, with room for indices below `size`.
    pub(super) fn empty(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)] }
    }

    /// The set of some indices below `size`.
    pub(super) fn of(size: usize, stations: &[usize]) -> Self {
        let mut set = Self::empty(size);
        for &station in stations {
            set.insert(station);
        }
        set
    }

    /// All indices below `size`.
    pub(super) fn full(size: usize) -> Self {
        let mut set = Self::empty(size);
        for station in 0..size {
            set.insert(station);
        }
        set
    }

    /// Puts a station in.
    pub(super) fn insert(&mut self, station: usize) {
        if let Some(word) = self.words.get_mut(station / 64) {
            *word |= 1 << (station % 64);
        }
    }

    /// Whether a station is in.
    pub(super) fn contains(&self, station: usize) -> bool {
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

    /// The members, rising.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> {
        self.words.iter().enumerate().flat_map(|(at, &word)| {
            std::iter::successors(Some(word).filter(|&word| word != 0), |word| {
                Some(word & (word - 1)).filter(|&word| word != 0)
            })
            .map(move |word| at * 64 + word.trailing_zeros() as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_out_rising_and_once() {
        let mut set = StationSet::of(130, &[129, 0, 64, 64, 5000]);
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 64, 129]);
        set.subtract(&StationSet::of(130, &[64]));
        assert!(set.contains(129) && !set.contains(64) && !set.contains(5000));
        assert_eq!(StationSet::full(65).iter().count(), 65);
    }
}
