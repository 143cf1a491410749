//! Which precedences each station is in, as one flat list: quick to build and to walk.
//!
//! In: the stations of each precedence. Out: for each station, the ids of the precedences that have
//! it, ascending.

use std::ops::Range;

use super::{precedence::PrecedenceId, station::StationId};
use crate::ids::{Id, IndexVec};

/// The precedences of each station.
#[derive(Debug)]
pub(super) struct Incidence {
    /// Where the list of each station is in `precedences`.
    places: IndexVec<StationId, Range<usize>>,
    precedences: Vec<PrecedenceId>,
}

impl Incidence {
    /// The lists of `stations` stations; `groups` has the stations of each precedence.
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
        let mut precedences = vec![PrecedenceId::new(0); total];
        for (id, group) in groups.enumerate() {
            for &station in group {
                let Some(place) = places.get_mut(station) else { continue };
                if let Some(next) = precedences.get_mut(place.end) {
                    *next = PrecedenceId::new(id);
                }
                place.end += 1;
            }
        }
        Self { places, precedences }
    }

    /// The precedences that a station is in.
    pub(super) fn of(&self, station: StationId) -> &[PrecedenceId] {
        self.places
            .get(station)
            .and_then(|place| self.precedences.get(place.clone()))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ids;

    #[test]
    fn each_station_knows_its_precedences() {
        let groups: [&[usize]; 3] = [&[2, 0], &[], &[2, 7]];
        let groups = groups.map(ids::<StationId>);
        let incidence = Incidence::new(3, groups.iter().map(Vec::as_slice));
        let of = [0, 1, 2, 7].map(|station| incidence.of(StationId::new(station)).to_vec());
        assert_eq!(of, [ids::<PrecedenceId>(&[0]), vec![], ids(&[0, 2]), vec![]]);
    }
}
