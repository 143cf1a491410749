//! What can come next when some stations are done, as the end of a module asks.
//!
//! In: a plan, and what is done. Out: [`Onward`]: what can be taken now, and what waits for nothing
//! but that. Whom a station is for, and how all this is said, is left to `render`.
//!
//! A station can be taken as soon as the network of required rules is open for it: taking another
//! one never takes that away. A block that has been begun is gone through before anything else.

use super::{network::Network, plan::OrderPlan, set::StationSet, station::StationId};
use crate::ids::{self, Id};

/// What can come next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Onward {
    /// What can be taken now, in published order.
    pub open: Vec<StationId>,
    /// What waits for nothing but that, in published order.
    pub waiting: Vec<Waiting>,
}

/// A station that waits for some of those that can be taken now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The station.
    pub station: StationId,
    /// What it waits for: each of these, and never none.
    pub needs: Vec<Needed>,
}

/// At least so many of some stations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// How many, from 1 to all of them.
    pub least: usize,
    /// The stations, in published order.
    pub of: Vec<StationId>,
}

impl OrderPlan {
    /// What can come next when some stations are done, and with them all that must come before
    /// them. Where no rule says anything, it is the next in published order.
    #[must_use]
    pub fn onward(&self, done: &[StationId]) -> Onward {
        if self.rules().is_empty() {
            let next = done.iter().max().map_or(StationId::new(0), |last| last.offset(1));
            let open = self.stations().get(next).map(|_| next).into_iter().collect();
            return Onward { open, waiting: Vec::new() };
        }
        let before = done.iter().flat_map(|&station| self.required_before(station));
        let done: Vec<StationId> = before.chain(done.iter().copied()).collect();
        let done = StationSet::of(self.stations().len(), &done);
        let network = self.kept_network();
        let open = self.open(&network, &done);
        let later = self.open(&network, &with(&done, open.iter()));
        let waits = later.into_iter().filter(|station| !open.contains(station));
        let waiting = waits
            .map(|station| Waiting { needs: self.needs(&network, &done, &open, station), station })
            .collect();
        Onward { open, waiting }
    }

    /// The stations that can be taken when some are done.
    fn open(&self, network: &Network, done: &StationSet) -> Vec<StationId> {
        let count = self.stations().len();
        let mut walk = network.walk();
        let mut taken: Vec<StationId> = done.iter().collect();
        while let Some(station) = taken.pop() {
            // Behind the stations are nodes that come by themselves.
            walk.take(station, |opened| {
                if opened.index() >= count {
                    taken.push(opened);
                }
            });
        }
        let open: Vec<StationId> = ids::first(count)
            .filter(|&station| !done.contains(station) && walk.is_open(station))
            .collect();
        let begun: Vec<StationId> =
            open.iter().copied().filter(|&station| self.is_begun(done, station)).collect();
        if begun.is_empty() { open } else { begun }
    }

    /// Whether some of what a station is tied to is done.
    fn is_begun(&self, done: &StationSet, station: StationId) -> bool {
        let block = self.tied.as_ref().map(|tied| tied.blocks.in_order(station));
        block.is_some_and(|block| block.iter().any(|&one| done.contains(one)))
    }

    /// What of the open stations one waits for, which can be taken when all of them are.
    fn needs(
        &self,
        network: &Network,
        done: &StationSet,
        open: &[StationId],
        station: StationId,
    ) -> Vec<Needed> {
        let opens =
            |taken: &[StationId]| self.open(network, &with(done, taken.iter())).contains(&station);
        let without = |one: StationId| -> Vec<StationId> {
            open.iter().copied().filter(|&other| other != one).collect()
        };
        let all: Vec<StationId> =
            open.iter().copied().filter(|&one| !opens(&without(one))).collect();
        let mut needs = Vec::new();
        if !opens(&all) {
            let choices = self.alternatives_before(station).into_iter();
            needs.extend(choices.filter_map(|choice| {
                let come = choice.of.iter().filter(|&&one| done.contains(one)).count();
                let of: Vec<StationId> =
                    choice.of.iter().copied().filter(|one| open.contains(one)).collect();
                let least = choice.least.saturating_sub(come);
                (least > 0 && least < of.len()).then_some(Needed { least, of })
            }));
        }
        if !all.is_empty() {
            needs.insert(0, Needed { least: all.len(), of: all });
        }
        needs
    }
}

/// A set with some stations more.
fn with<'a>(set: &StationSet, more: impl Iterator<Item = &'a StationId>) -> StationSet {
    let mut set = set.clone();
    more.for_each(|&station| set.insert(station));
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{at, numbered, plan};
    use crate::ids::ids;

    fn of_six(rules: &[&str]) -> OrderPlan {
        let (plan, diagnostics) = plan(numbered(&[0, 1, 2, 3, 4, 5]), rules);
        assert_eq!(diagnostics, []);
        plan
    }

    fn waiting(station: usize, needs: &[(usize, &[usize])]) -> Waiting {
        let needs = needs.iter().map(|(least, of)| Needed { least: *least, of: ids(of) }).collect();
        Waiting { station: at(station), needs }
    }

    #[test]
    fn where_the_order_is_free_several_come_next_and_then_what_waits_for_all_of_them() {
        let plan = of_six(&[
            "Modul 0 først",
            "Modul 1 før 2–5",
            "Modul 2, 3 og 4 i valgfri rekkefølge",
            "Modul 5 til slutt",
        ]);
        let all = waiting(5, &[(3, &[2, 3, 4])]);
        assert_eq!(plan.onward(&[at(0)]).open, [at(1)]);
        assert_eq!(plan.onward(&[at(1)]), Onward { open: ids(&[2, 3, 4]), waiting: vec![all] });
        let rest = waiting(5, &[(1, &[4])]);
        assert_eq!(plan.onward(&ids(&[2, 3])), Onward { open: ids(&[4]), waiting: vec![rest] });
        assert_eq!(plan.onward(&ids(&[2, 3, 4])).open, [at(5)]);
        assert_eq!(plan.onward(&[at(5)]), Onward::default());
    }

    #[test]
    fn a_choice_waits_for_so_many_of_what_is_open() {
        let plan = of_six(&["Modul 0 før 1–5", "Modul 1 før 2–5", "minst to av 2–4 før 5"]);
        let onward = plan.onward(&[at(1)]);
        assert_eq!(onward.open, [2, 3, 4]);
        assert_eq!(onward.waiting, [waiting(5, &[(2, &[2, 3, 4])])]);
        let plan = of_six(&[
            "Modul 0 før 1–5",
            "Modul 1 før 2–5",
            "minst én av 2 og 3 før 5",
            "Modul 4 før 5",
        ]);
        assert_eq!(plan.onward(&[at(1)]).waiting, [waiting(5, &[(1, &[4]), (1, &[2, 3])])]);
    }

    #[test]
    fn what_follows_straight_after_comes_before_all_else() {
        let plan = of_six(&["Modul 0 først", "Modul 3 rett etter 1"]);
        assert_eq!(plan.onward(&[at(0)]).open, [1, 2, 4, 5]);
        assert_eq!(plan.onward(&[at(1)]).open, [at(3)]);
        let plan = of_six(&["Modul 0 først", "Modul 1 og 2 samtidig"]);
        assert_eq!(plan.onward(&[at(2)]).open, [at(1)]);
    }

    #[test]
    fn without_rules_the_published_order_goes_on() {
        let plan = of_six(&[]);
        assert_eq!(plan.onward(&[at(2)]).open, [at(3)]);
        assert_eq!(plan.onward(&[at(5)]), Onward::default());
    }
}
