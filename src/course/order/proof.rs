//! What a plan proves about orders: how the published order breaks rules, an order that keeps them,
//! and why one station comes before another.
//!
//! In: a plan. Out: breaches, orders and the rules behind them. Rules in a conflict are ignored:
//! every order breaks one of them, which says nothing about other rules. The wording is left to
//! `report` and `check`.

use std::collections::BTreeSet;

use super::{
    blocks::Blocks,
    conflict::{Step, hindering, minimal, shortest_chain},
    constraint::{Constraint, RuleId, Strength},
    network::Network,
    plan::OrderPlan,
    precedence::{Breach, Precedence},
    set::StationSet,
    station::StationId,
    tied::Between,
};
use crate::ids::IndexVec;

impl OrderPlan {
    /// How the published order breaks the rules of one strength, in the order of the rules. Rules
    /// in a conflict are ignored, since every order breaks one of them.
    #[must_use]
    pub fn breaches(&self, strength: Strength) -> Vec<Breach> {
        let rules = self.rules().iter_enumerated().filter(|(rule, _)| self.stands(*rule, strength));
        let constraints = rules.flat_map(|(rule, read)| {
            read.constraints.iter().map(move |constraint| (rule, constraint))
        });
        let published: Vec<StationId> = self.stations().ids().collect();
        let breach = |(rule, constraint): (RuleId, &Constraint)| {
            let before = Precedence::new(rule, constraint, self.stations().len());
            before
                .and_then(|precedence| {
                    precedence.breach(constraint, |station| self.step_of(station))
                })
                .or_else(|| self.between(rule, constraint, &published))
        };
        constraints.filter_map(breach).collect()
    }

    /// The first station of the step that a station is in.
    fn step_of(&self, station: StationId) -> StationId {
        let step = self.tied.iter().flat_map(|tied| tied.blocks.step(station));
        step.chain([station]).min().unwrap_or(station)
    }

    /// How an order breaks the constraint of a rule by what stands between what is tied.
    fn between(
        &self,
        rule: RuleId,
        constraint: &Constraint,
        order: &[StationId],
    ) -> Option<Breach> {
        let alone = Blocks::default();
        let blocks = self.tied.as_ref().map_or(&alone, |tied| &tied.blocks);
        let Between { strange, late } = blocks.between(constraint, order)?;
        let (constraint, wanting) = (constraint.clone(), late.len());
        Some(Breach { rule, constraint, early: strange, late, wanting })
    }

    /// The rules of one strength that an order breaks, each once; `order` has each station once.
    /// Rules in a conflict are ignored.
    #[must_use]
    pub fn broken_by(&self, order: &[StationId], strength: Strength) -> BTreeSet<RuleId> {
        let mut position = IndexVec::repeat(0, self.stations().len());
        for (at, &station) in order.iter().enumerate() {
            if let Some(place) = position.get_mut(station) {
                *place = at;
            }
        }
        let own = |station: StationId| position.get(station).copied().unwrap_or_default();
        // What is taken at the same time has the place of the first of it.
        let steps: Option<IndexVec<StationId, usize>> = self.tied.as_ref().map(|tied| {
            let first = |station: StationId| tied.blocks.step(station).map(own).min();
            let places = self.stations().ids().map(|station| (station, first(station)));
            places
                .map(|(station, first)| first.map_or(own(station), |at| at.min(own(station))))
                .collect()
        });
        let place = |station: StationId| match &steps {
            Some(steps) => steps.get(station).copied().unwrap_or_default(),
            None => own(station),
        };
        let early = self
            .precedences_of(|rule| self.stands(rule, strength))
            .filter(|precedence| !precedence.holds(place))
            .map(|precedence| precedence.rule);
        let rules = self.rules().iter_enumerated().filter(|(rule, _)| self.stands(*rule, strength));
        let parted = rules.filter(|(rule, read)| {
            read.constraints.iter().any(|of| of.ties() && self.between(*rule, of, order).is_some())
        });
        early.chain(parted.map(|(rule, _)| rule)).collect()
    }

    /// An order that keeps every required rule outside conflicts, and is otherwise as close to the
    /// published one as a greedy schedule gets.
    #[must_use]
    pub fn kept_order(&self) -> Vec<StationId> {
        let nothing = StationSet::empty(self.stations().len());
        let Some(tied) = &self.tied else { return self.kept_network().schedule(&nothing) };
        let nodes = StationSet::empty(tied.blocks.nodes());
        let order = tied.network().schedule_of(&nodes, |node, order| {
            order.extend(tied.blocks.in_order(node));
        });
        order.into_iter().filter(|&node| self.stations().get(node).is_some()).collect()
    }

    /// A shortest chain of required rules that puts one station before another; empty if nothing
    /// implies it, or only alternatives do.
    #[must_use]
    pub fn chain(&self, earlier: StationId, later: StationId) -> Vec<Step> {
        let network = self.network(|rule| self.stands(rule, Strength::Required));
        shortest_chain(&network, earlier, later).unwrap_or_default()
    }

    /// Like [`chain`](Self::chain), but recommendations may be part of the chain.
    #[must_use]
    pub fn advised_chain(&self, earlier: StationId, later: StationId) -> Vec<Step> {
        let network = self.network(|rule| {
            self.stands(rule, Strength::Required) || self.stands(rule, Strength::Recommended)
        });
        shortest_chain(&network, earlier, later).unwrap_or_default()
    }

    /// A minimal set of required rules that keep `station` from coming before all of `others`;
    /// empty if it can come first.
    #[must_use]
    pub fn hindering(&self, station: StationId, others: &[StationId]) -> Vec<RuleId> {
        let count = self.stations().len();
        let precedences: Vec<&Precedence> =
            self.precedences_of(|rule| self.stands(rule, Strength::Required)).collect();
        let blocked = StationSet::of(count, others);
        let network = Network::new(count, precedences.iter().copied());
        match hindering(&network, &blocked, station).filter(|_| !blocked.contains(station)) {
            Some(rules) => minimal(count, &precedences, &rules, |network| {
                hindering(network, &blocked, station)
            }),
            None => Vec::new(),
        }
    }

    /// Whether required rules put `earlier` before `later`, directly or through other stations.
    /// Rules in a conflict are ignored.
    #[must_use]
    pub fn must_precede(&self, earlier: StationId, later: StationId) -> bool {
        self.closure.is_before(earlier, later)
    }
}
