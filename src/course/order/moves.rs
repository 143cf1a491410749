//! Suggestions for a published order that breaks a rule: the smallest move that breaks nothing
//! else.
//!
//! In: a plan and a breach of it. Out: a [`Move`]. Two moves repair the breach by themselves, and
//! the one with fewer stations is tried first: the early stations go behind what they wait for, or
//! the late ones go in front. If each of them would break a rule that holds now, a whole order is
//! suggested, provided that it is short enough to read.

use super::{constraint::Strength, plan::OrderPlan, precedence::Breach, station::StationId};

/// The longest order that is suggested as a whole.
const READABLE: usize = 12;

/// A change of the published order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Move {
    /// Put stations directly after one.
    After(Vec<StationId>, StationId),
    /// Put stations directly before one.
    Before(Vec<StationId>, StationId),
    /// Publish all in this order.
    Order(Vec<StationId>),
}

impl OrderPlan {
    /// The move that repairs a breach. Unless `checked`, it is not tried against the other rules.
    pub(super) fn mending(&self, breach: &Breach, tried: bool) -> Option<Move> {
        let wanted = breach.late.get(..breach.wanting)?;
        let (front, back) = (*breach.early.first()?, *wanted.last()?);
        let after = Move::After(breach.early.clone(), back);
        let before = Move::Before(wanted.to_vec(), front);
        let moves =
            if breach.early.len() <= wanted.len() { [after, before] } else { [before, after] };
        if !tried {
            return moves.into_iter().next();
        }
        let published: Vec<StationId> = self.stations().ids().collect();
        let mut broken = self.broken_by(&published, Strength::Required);
        broken.remove(&breach.rule);
        if let Some(good) = moves.iter().find(|suggestion| {
            self.broken_by(&moved(&published, suggestion), Strength::Required).is_subset(&broken)
        }) {
            return Some(good.clone());
        }
        let required =
            self.rules().get(breach.rule).is_some_and(|rule| rule.strength == Strength::Required);
        (required && published.len() <= READABLE).then(|| Move::Order(self.kept_order()))
    }
}

/// An order after a move.
fn moved(order: &[StationId], suggestion: &Move) -> Vec<StationId> {
    let (stations, anchor, after) = match suggestion {
        Move::After(stations, anchor) => (stations, anchor, true),
        Move::Before(stations, anchor) => (stations, anchor, false),
        Move::Order(order) => return order.clone(),
    };
    let mut moved = Vec::with_capacity(order.len());
    for station in order.iter().filter(|station| !stations.contains(station)) {
        if after {
            moved.push(*station);
        }
        if station == anchor {
            moved.extend_from_slice(stations);
        }
        if !after {
            moved.push(*station);
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::at;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids::ids;

    fn suggestion(numbers: &[u32], rules: &[&str]) -> Option<Move> {
        let (plan, diagnostics) = plan(numbered(numbers), rules);
        assert_eq!(diagnostics, []);
        let breach =
            plan.breaches(Strength::Required).into_iter().next().expect("the first rule is broken");
        plan.mending(&breach, true)
    }

    #[test]
    fn the_fewest_stations_move() {
        assert_eq!(
            suggestion(&[2, 3, 1], &["Modul 1 før 2 og 3"]),
            Some(Move::Before(ids(&[2]), at(0)))
        );
        assert_eq!(
            suggestion(&[5, 1, 2], &["Modul 5 til slutt"]),
            Some(Move::After(ids(&[0]), at(2)))
        );
    }

    #[test]
    fn a_move_that_breaks_another_rule_is_not_proposed() {
        assert_eq!(
            suggestion(&[3, 4, 1], &["Modul 1 før 3", "Modul 3 før 4"]),
            Some(Move::Before(ids(&[2]), at(0)))
        );
    }

    #[test]
    fn a_move_that_leaves_another_part_of_the_rule_broken_is_not_proposed() {
        assert_eq!(
            suggestion(&[3, 2, 1], &["Modul 1 før 2 før 3"]),
            Some(Move::Order(ids(&[2, 1, 0])))
        );
    }

    #[test]
    fn where_no_single_move_is_enough_an_order_is() {
        assert_eq!(
            suggestion(&[3, 4, 2, 1], &["Modul 1 før 3", "Modul 3 før 4", "Modul 2 før 1"]),
            Some(Move::Order(ids(&[2, 3, 0, 1])))
        );
    }
}
