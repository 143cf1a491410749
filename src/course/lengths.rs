//! The fewest days that each module of a course takes, whoever takes it.
//!
//! In: the model. Out: days, for the proof of times between modules. A module whose duration is not
//! known, or that somebody in the course does not take, can take none.

use super::order::StationId;
use super::{Course, Module};
use crate::ids::IndexVec;

impl Course {
    /// The fewest days that each module takes, by its station in the course's order.
    #[must_use]
    pub fn fewest_days(&self) -> IndexVec<StationId, u64> {
        let audience = &self.audience;
        let is_for_all = |module: &Module| audience.iter().all(|of| module.audience().contains(of));
        let days = |module: &Module| {
            let lengths = audience.iter().map(|&of| module.duration(of));
            let days =
                lengths.map(|of| of.and_then(|of| of.duration.days()).map(|days| *days.start()));
            days.min().flatten()
        };
        let fewest = |module: &Module| days(module).filter(|_| is_for_all(module)).unwrap_or(0);
        self.modules.iter().map(fewest).collect()
    }
}
