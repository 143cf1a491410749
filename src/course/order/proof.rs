//! What a plan proves about orders: how the published one breaks rules, an order that keeps them,
//! and why one station comes first.
//!
//! In: a plan. Out: breaches, orders and the rules behind them. Rules that are in a conflict take
//! no part: that every order breaks one of them says nothing about any other rule. Words for what
//! is found are left to `check`.

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
use crate::ids::{Id, IndexVec};

impl OrderPlan {
    /// How the published order breaks the rules of one strength, in the order of the rules. Rules
    /// that are in a conflict are left out: that some order breaks them says nothing of this one.
    #[must_use]
    pub fn breaches(&self, strength: Strength) -> Vec<Breach> {
        let rules = self.rules().iter_enumerated().filter(|(rule, _)| self.stands(*rule, strength));
        let numbered = rules.flat_map(|(rule, read)| {
            read.constraints.iter().enumerate().map(move |(at, of)| (rule, at, of))
        });
        numbered
            .filter_map(|(rule, at, constraint)| {
                Precedence::new(rule, constraint, self.stations().len())?.breach(at)
            })
            .collect()
    }

    /// The rules of one strength that an order breaks, each once; `order` has each station once.
    /// Rules in a conflict are left out.
    #[must_use]
    pub fn broken_by(&self, order: &[StationId], strength: Strength) -> BTreeSet<RuleId> {
        let mut position = IndexVec::repeat(usize::MAX, self.stations().len());
        for (at, &station) in order.iter().enumerate() {
            if let Some(place) = position.get_mut(station) {
                *place = at;
            }
        }
        let place = |station: StationId| position.get(station).copied().unwrap_or(usize::MAX);
        self.precedences_of(|rule| self.stands(rule, strength))
            .filter(|precedence| !precedence.holds(place))
            .map(|precedence| precedence.rule)
            .collect()
    }

    /// An order that keeps every required rule that is in no conflict, and is otherwise as the
    /// published one.
    #[must_use]
    pub fn kept_order(&self) -> Vec<StationId> {
        self.network(|rule| self.stands(rule, Strength::Required))
            .schedule(&StationSet::empty(self.stations().len()))
    }

    /// A shortest chain of required rules by which one station comes before another; empty when
    /// only alternatives force it, or nothing.
    #[must_use]
    pub fn chain(&self, earlier: StationId, later: StationId) -> Vec<Step> {
        let network = self.network(|rule| self.stands(rule, Strength::Required));
        shortest_chain(&network, earlier, later, usize::MAX, StationId::new(0)).unwrap_or_default()
    }

    /// The same with recommendations among the rules.
    #[must_use]
    pub fn advised_chain(&self, earlier: StationId, later: StationId) -> Vec<Step> {
        let network = self.network(|rule| {
            self.stands(rule, Strength::Required) || self.stands(rule, Strength::Recommended)
        });
        shortest_chain(&network, earlier, later, usize::MAX, StationId::new(0)).unwrap_or_default()
    }

    /// A minimal set of required rules by which `station` cannot come before all of `others`; empty
    /// when it can.
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

    /// Whether a required rule that is in no conflict puts `earlier` before `later`, directly or
    /// through others.
    #[must_use]
    pub fn must_precede(&self, earlier: StationId, later: StationId) -> bool {
        self.closure.is_before(earlier, later)
    }
}
