//! What rules say lies between a station and others, as a page that shows it asks.
//!
//! In: a plan. Out: [`Beside`] for a station: what it comes straight after, what it is taken
//! together with, and the times between. What comes before it at all is left to `queries`.

use super::{
    constraint::{Constraint, Strength},
    gap::Gap,
    plan::OrderPlan,
    station::StationId,
};

/// What a rule says lies between a station and others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// Nothing: it comes straight after this one.
    StraightAfter(StationId),
    /// It is taken together with these.
    Together(Vec<StationId>),
    /// It begins so long after all of these have ended.
    Spaced(Vec<StationId>, Gap),
    /// So much time lies between it and this one, published before it, whichever comes first.
    Apart(StationId, Gap),
}

impl OrderPlan {
    /// What rules of one strength outside conflicts say lies between a station and others, each
    /// thing once.
    #[must_use]
    pub fn beside(&self, station: StationId, strength: Strength) -> Vec<Beside> {
        let rules = self.lookup.beside.get(station).into_iter().flatten();
        let standing = rules.filter(|rule| self.stands(**rule, strength));
        let constraints =
            standing.filter_map(|rule| self.rules().get(*rule)).flat_map(|rule| &rule.constraints);
        let mut found: Vec<Beside> =
            constraints.filter_map(|constraint| Beside::of(constraint, station)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

impl Beside {
    fn of(constraint: &Constraint, station: StationId) -> Option<Self> {
        let others = |of: &[StationId]| -> Vec<StationId> {
            of.iter().copied().filter(|&one| one != station).collect()
        };
        match constraint {
            Constraint::StraightAfter { earlier, later } if *later == station => {
                Some(Self::StraightAfter(*earlier))
            }
            Constraint::Together(of) if of.contains(&station) => Some(Self::Together(others(of))),
            Constraint::Spaced { earlier, later, gap } if later.contains(&station) => {
                Some(Self::Spaced(earlier.clone(), *gap))
            }
            Constraint::Apart { of, least } => match of.as_slice() {
                [one, other] if *other == station => Some(Self::Apart(*one, Gap::AtLeast(*least))),
                _ => None,
            },
            _ => None,
        }
    }

    /// The stations that are said to come before it.
    #[must_use]
    pub fn before(&self) -> &[StationId] {
        match self {
            Self::StraightAfter(earlier) => std::slice::from_ref(earlier),
            Self::Spaced(earlier, _) => earlier,
            Self::Together(_) | Self::Apart(..) => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{at, numbered, plan};

    #[test]
    fn each_station_is_told_what_lies_between_it_and_those_before_it() {
        let rules = [
            "Modul 2 og 3 samtidig",
            "Modul 4 rett etter 3",
            "Modul 4 rett etter 3",
            "Modul 5 minst to uker etter 4",
            "Modul 5 bør tas innen en måned etter 4",
            "minst en uke mellom 1 og 5",
        ];
        let (plan, unread) = plan(numbered(&[1, 2, 3, 4, 5]), &rules);
        assert_eq!(unread, []);
        let required = |station| plan.beside(at(station), Strength::Required);
        assert_eq!(required(0), []);
        assert_eq!(required(1), [Beside::Together(vec![at(2)])]);
        assert_eq!(required(3), [Beside::StraightAfter(at(2))]);
        assert!(matches!(
            required(4).as_slice(),
            [Beside::Spaced(earlier, Gap::AtLeast(_)), Beside::Apart(..)] if *earlier == [at(3)]
        ));
        assert!(matches!(
            plan.beside(at(4), Strength::Recommended).as_slice(),
            [Beside::Spaced(_, Gap::AtMost(_))]
        ));
    }
}
