//! Why no order keeps the rules: minimal sets of rules that cannot hold together, and the chains
//! that show it.
//!
//! In: precedences. Out: [`Conflict`]s that share no rule, each minimal: without any one of its
//! rules the others can be kept. The first choice is a shortest circle of plain "before" ("1 før 2,
//! 2 før 3, men 3 før 1"), found by breadth-first search from every station (in a course so large
//! that this takes too long, from as many as a bound on the work allows). If only rules with
//! alternatives block each other, the search starts from a set that blocks itself (for each station
//! that cannot be reached, one unsatisfied precedence and the stations that keep it so) and drops
//! one rule after another while the rest still blocks. Such a set is minimal, but a smaller one may
//! exist; finding the smallest of all is as hard as a hitting set. The wording is left to `check`.

use std::collections::{BTreeSet, VecDeque};

use super::{
    closure::Closure, constraint::RuleId, network::Network, precedence::Precedence,
    set::StationSet, station::StationId,
};
use crate::ids::{self, IndexVec};

/// The most conflicts that are reported separately; when some are resolved, the next ones show.
pub(super) const SHOWN: usize = 24;
/// A bound on the work, in stations of precedences visited, of the search for a shorter circle than
/// the one found; a small fraction of a second.
const WORK: usize = 8_000_000;

/// One step of a chain: this rule puts one station before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The rule.
    pub rule: RuleId,
    /// The station that comes first.
    pub earlier: StationId,
    /// The station that comes after it.
    pub later: StationId,
}

/// Rules that cannot hold together, though any of them can be kept when one of the others is
/// dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The rules: along the chain, or ascending where there is none.
    pub rules: Vec<RuleId>,
    /// The circle, in which the later station of each step is the earlier one of the next; empty
    /// when alternatives are part of it.
    pub chain: Vec<Step>,
}

/// The conflicts among some precedences.
#[derive(Debug, Clone, Default)]
pub(super) struct Findings {
    /// Conflicts that share no rule.
    pub(super) conflicts: Vec<Conflict>,
    /// The rules without which the others can be kept: those of the conflicts, and `further`.
    pub(super) disputed: BTreeSet<RuleId>,
    /// Further rules that cannot all be kept; none unless there are too many conflicts to show.
    pub(super) further: BTreeSet<RuleId>,
}

/// Conflicts among `precedences`, so that the rules of none are needed to break another.
pub(super) fn conflicts(stations: usize, precedences: &[Precedence]) -> Findings {
    let mut network = Network::new(stations, precedences);
    let nothing = StationSet::empty(stations);
    let mut findings = Findings::default();
    loop {
        let reached = network.reach(&nothing);
        let Some(stuck) = ids::first(stations).find(|&station| !reached.contains(station)) else {
            return findings;
        };
        let closed: Vec<&Precedence> =
            network.precedences().filter(|precedence| is_closed(precedence, &reached)).collect();
        if findings.conflicts.len() == SHOWN {
            findings.further = knotted(&network);
            findings.disputed.extend(&findings.further);
            return findings;
        }
        let rules = match shortest_circle(&plain(stations, &closed)) {
            Some(circle) => circle.iter().map(|step| step.rule).collect(),
            None => blame(&network, &nothing, stuck),
        };
        let conflict = conflict(stations, &closed, &rules);
        for rule in &conflict.rules {
            network.drop_rule(*rule);
        }
        findings.disputed.extend(&conflict.rules);
        findings.conflicts.push(conflict);
    }
}

fn conflict(stations: usize, precedences: &[&Precedence], rules: &BTreeSet<RuleId>) -> Conflict {
    let rules = minimal(stations, precedences, rules, contradicting);
    let own: Vec<&Precedence> =
        precedences.iter().copied().filter(|precedence| rules.contains(&precedence.rule)).collect();
    let Some(mut chain) = shortest_circle(&plain(stations, &own)) else {
        return Conflict { rules, chain: Vec::new() };
    };
    let closing =
        chain.iter().enumerate().max_by_key(|(_, step)| step.rule).map_or(0, |(at, _)| at + 1);
    let turn = closing % chain.len().max(1);
    chain.rotate_left(turn);
    let mut along: Vec<RuleId> = Vec::new();
    for step in &chain {
        if !along.contains(&step.rule) {
            along.push(step.rule);
        }
    }
    Conflict { rules: along, chain }
}

/// The rules without which all others of a network can be kept: those in circles, and those on the
/// way from one circle to another; none if some order keeps all. What only waits for a circle is
/// let go by walking backwards, from the stations that no closed precedence needs.
pub(super) fn knotted(network: &Network) -> BTreeSet<RuleId> {
    let nothing = StationSet::empty(network.stations());
    let reached = network.reach(&nothing);
    let closed: Vec<Precedence> = network
        .precedences()
        .filter(|precedence| is_closed(precedence, &reached))
        .map(|precedence| Precedence {
            rule: precedence.rule,
            sources: precedence.targets.clone(),
            least: precedence.targets.len(),
            targets: precedence.sources.clone(),
        })
        .collect();
    let loose = Network::new(network.stations(), &closed).reach(&nothing);
    closed.iter().filter(|turned| is_closed(turned, &loose)).map(|turned| turned.rule).collect()
}

fn is_closed(precedence: &Precedence, reached: &StationSet) -> bool {
    precedence.sources.iter().filter(|&&source| reached.contains(source)).count() < precedence.least
}

fn plain<'a>(stations: usize, precedences: &[&'a Precedence]) -> Network<'a> {
    Network::new(stations, precedences.iter().copied().filter(|precedence| precedence.needs_all()))
}

/// A shortest circle in a network of precedences that need all their sources; of equal ones the
/// first in published order.
fn shortest_circle(network: &Network) -> Option<Vec<Step>> {
    let mut best: Option<Vec<Step>> = None;
    if let Some((rule, station)) = network
        .precedences()
        .find_map(|precedence| common(precedence).map(|station| (precedence.rule, station)))
    {
        return Some(vec![Step { rule, earlier: station, later: station }]);
    }
    let size: usize = network.precedences().map(Precedence::size).sum();
    let mut work = 0;
    for start in ids::first(network.stations()) {
        let limit = best.as_ref().map_or(usize::MAX, |circle| circle.len() - 1);
        if limit < 2 || (best.is_some() && work > WORK) {
            break;
        }
        work += size;
        let circle = chain_within(network, start, start, limit, |station| station >= start);
        if let Some(circle) = circle {
            best = Some(circle);
        }
    }
    best
}

/// A station on both sides of a precedence.
fn common(precedence: &Precedence) -> Option<StationId> {
    let mut targets = precedence.targets.iter().copied().peekable();
    precedence.sources.iter().copied().find(|&source| {
        while targets.next_if(|&target| target < source).is_some() {}
        targets.peek() == Some(&source)
    })
}

/// A shortest chain of at least one step through precedences that need all their sources.
pub(super) fn shortest_chain(
    network: &Network,
    from: StationId,
    to: StationId,
) -> Option<Vec<Step>> {
    chain_within(network, from, to, usize::MAX, |_| true)
}

/// The same, where a closure knows which stations come before `to`: no other can be part of it.
pub(super) fn shortest_chain_in(
    closure: &Closure,
    network: &Network,
    from: StationId,
    to: StationId,
) -> Option<Vec<Step>> {
    let leads_on = |station| station == to || closure.is_before(station, to);
    chain_within(network, from, to, usize::MAX, leads_on)
}

/// The same, of at most `limit` steps, and only through stations that lead on.
fn chain_within(
    network: &Network,
    from: StationId,
    to: StationId,
    limit: usize,
    leads_on: impl Fn(StationId) -> bool,
) -> Option<Vec<Step>> {
    let mut steps: IndexVec<StationId, Option<Step>> = IndexVec::repeat(None, network.stations());
    let mut used = IndexVec::repeat(false, network.count());
    let mut queue = VecDeque::from([(from, 0)]);
    while let Some((station, length)) = queue.pop_front() {
        if length >= limit {
            return None;
        }
        for (id, precedence) in
            network.opened_by(station).filter(|(_, precedence)| precedence.needs_all())
        {
            if used.get_mut(id).is_none_or(|is_used| std::mem::replace(is_used, true)) {
                continue;
            }
            for &target in precedence.targets.iter().filter(|&&target| leads_on(target)) {
                let Some(step @ None) = steps.get_mut(target) else { continue };
                *step = Some(Step { rule: precedence.rule, earlier: station, later: target });
                if target == to {
                    return Some(walk_back(&steps, from, to));
                }
                queue.push_back((target, length + 1));
            }
        }
    }
    None
}

fn walk_back(
    steps: &IndexVec<StationId, Option<Step>>,
    from: StationId,
    to: StationId,
) -> Vec<Step> {
    let mut chain = Vec::new();
    let mut at = to;
    while let Some(step) = steps.get(at).copied().flatten() {
        chain.push(step);
        at = step.earlier;
        if at == from {
            break;
        }
    }
    chain.reverse();
    chain
}

/// Rules that by themselves keep `station` from being reached without the `blocked` stations.
fn blame(network: &Network, blocked: &StationSet, station: StationId) -> BTreeSet<RuleId> {
    let reached = network.reach(blocked);
    let mut held_by: IndexVec<StationId, _> = IndexVec::repeat(None, network.stations());
    for precedence in
        network.precedences().rev().filter(|precedence| is_closed(precedence, &reached))
    {
        for &target in &precedence.targets {
            if let Some(holder) = held_by.get_mut(target) {
                *holder = Some(precedence);
            }
        }
    }
    let mut rules = BTreeSet::new();
    let mut seen = StationSet::of(network.stations(), &[station]);
    let mut open = vec![station];
    while let Some(station) = open.pop() {
        let Some(precedence) =
            held_by.get(station).copied().flatten().filter(|_| !blocked.contains(station))
        else {
            continue;
        };
        rules.insert(precedence.rule);
        let is_known = |source: StationId| blocked.contains(source) || seen.contains(source);
        let missing =
            precedence.sources.iter().copied().filter(|&source| !reached.contains(source));
        let (known, new): (Vec<StationId>, Vec<StationId>) =
            missing.partition(|&source| is_known(source));
        // One more than the precedence can do without holds it closed.
        let enough = precedence.sources.len() + 1 - precedence.least;
        for source in new.into_iter().take(enough.saturating_sub(known.len())) {
            seen.insert(source);
            open.push(source);
        }
    }
    rules
}

/// Leaves out rules, the first ones first, while what is left is still wrong, until each that is
/// left is needed.
///
/// `blamed` says of a network which of its rules are wrong by themselves, or that nothing is. Each
/// answer narrows the search to them, so that of the many rules behind a wide contradiction few
/// have to be tried.
pub(super) fn minimal(
    stations: usize,
    precedences: &[&Precedence],
    rules: &BTreeSet<RuleId>,
    blamed: impl Fn(&Network) -> Option<BTreeSet<RuleId>>,
) -> Vec<RuleId> {
    let mut network = Network::new(
        stations,
        precedences.iter().copied().filter(|precedence| rules.contains(&precedence.rule)),
    );
    let mut kept = rules.clone();
    for rule in rules {
        if !kept.contains(rule) {
            continue;
        }
        network.drop_rule(*rule);
        if let Some(blamed) = blamed(&network) {
            for needless in kept.difference(&blamed) {
                network.drop_rule(*needless);
            }
            kept = blamed;
        } else {
            network.restore_rule(*rule);
        }
    }
    kept.into_iter().collect()
}

/// The rules by which a station cannot be reached without the `blocked` ones; `None` when it can.
pub(super) fn hindering(
    network: &Network,
    blocked: &StationSet,
    station: StationId,
) -> Option<BTreeSet<RuleId>> {
    (!network.reaches(blocked, station)).then(|| blame(network, blocked, station))
}

/// The rules by which some station can never be reached; `None` when all can.
fn contradicting(network: &Network) -> Option<BTreeSet<RuleId>> {
    let nothing = StationSet::empty(network.stations());
    let reached = network.reach(&nothing);
    let stuck = ids::first(network.stations()).find(|&station| !reached.contains(station))?;
    Some(blame(network, &nothing, stuck))
}
