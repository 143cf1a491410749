//! Which of some groups each station is in, as one flat list: quick to make and to walk.
//!
//! In: groups of stations, numbered as they come. Out: for each station, the numbers of the groups
//! that have it, rising.

use std::ops::Range;

use super::station::StationId;
use crate::ids::IndexVec;

/// The numbers of groups, a list for each station.
#[derive(Debug)]
pub(super) struct Lists {
    /// Where the list of each station stands.
    places: IndexVec<StationId, Range<usize>>,
    numbers: Vec<usize>,
}

impl Lists {
    /// The lists of the stations below `stations`.
    pub(super) fn new<'a>(
        stations: usize,
        groups: impl Iterator<Item = &'a [StationId]> + Clone,
    ) -> Self {
        let mut places = IndexVec::repeat(0..0, stations);
        for &station in groups.clone().flatten() {
            if let Some(place) = places.get_mut(station) {
                place.end += 1;
            }
        }
        let mut total = 0;
        for place in &mut places {
            let start = total;
            total += place.end;
            *place = start..start;
        }
        let mut numbers = vec![0; total];
        for (number, group) in groups.enumerate() {
            for &station in group {
                let Some(place) = places.get_mut(station) else { continue };
                if let Some(next) = numbers.get_mut(place.end) {
                    *next = number;
                }
                place.end += 1;
            }
        }
        Self { places, numbers }
    }

    /// The groups that a station is in.
    pub(super) fn of(&self, station: StationId) -> &[usize] {
        self.places
            .get(station)
            .and_then(|place| self.numbers.get(place.clone()))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{Id, ids};

    #[test]
    fn each_station_knows_its_groups() {
        let groups: [&[usize]; 3] = [&[2, 0], &[], &[2, 7]];
        let groups = groups.map(ids::<StationId>);
        let lists = Lists::new(3, groups.iter().map(Vec::as_slice));
        let of = [0, 1, 2, 7].map(|station| lists.of(StationId::new(station)));
        assert_eq!(of, [&[0][..], &[], &[0, 2], &[]]);
    }
}
