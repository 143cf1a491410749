//! What a plan proves about orders: how the published order breaks rules, an order that keeps them,
//! and why one station comes before another.
//!
//! In: a plan. Out: breaches, orders and the rules behind them. Rules in a conflict are ignored:
//! every order breaks one of them, which says nothing about other rules. The wording is left to
//! `report` and `check`.

use std::collections::BTreeSet;

use super::{
    conflict::{Step, hindering, minimal, shortest_chain},
    constraint::{RuleId, Strength},
    network::Network,
    plan::OrderPlan,
    precedence::{Breach, Precedence},
    set::StationSet,
    station::StationId,
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
        constraints
            .filter_map(|(rule, constraint)| {
                Precedence::new(rule, constraint, self.stations().len())?.breach(constraint)
            })
            .collect()
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
        let place = |station: StationId| position.get(station).copied().unwrap_or_default();
        self.precedences_of(|rule| self.stands(rule, strength))
            .filter(|precedence| !precedence.holds(place))
            .map(|precedence| precedence.rule)
            .collect()
    }

    /// An order that keeps every required rule outside conflicts, and is otherwise as close to the
    /// published one as a greedy schedule gets.
    #[must_use]
    pub fn kept_order(&self) -> Vec<StationId> {
        self.network(|rule| self.stands(rule, Strength::Required))
            .schedule(&StationSet::empty(self.stations().len()))
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
