//! What lies between one stretch of a trail and the next.
//!
//! In: two stretches and what the rules say of pairs. Out: a [`Joint`]: how each station is left,
//! how each is reached, and the trunk between. A way through the joint is as strong as its weakest
//! part, so that a wholly solid way stands exactly for what is required.

use std::ops::Range;

use super::stretch::Stretch;
use crate::course::ModuleId;
use crate::ids::{self, Id};
use crate::render::sight::Section;

/// How a piece of the trail is drawn; the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Line {
    /// Dotted: the published order only suggests it.
    Suggested,
    /// Dashed: a rule recommends it.
    Recommended,
    /// Solid: a rule requires it.
    Required,
}

/// The way from one stretch to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Joint {
    /// How each station of the earlier stretch is left.
    pub(crate) leaving: Vec<Line>,
    /// What lies between.
    pub(crate) trunk: Line,
    /// How each station of the later stretch is reached.
    pub(crate) entering: Vec<Line>,
}

/// The joint between two stretches.
pub(super) fn joint(section: &Section, earlier: &Stretch, later: &Stretch) -> Joint {
    let (from, to) = (&earlier.modules, &later.modules);
    let required = Sides::new(from, to, |first, second| section.must_precede(first, second));
    if earlier.least.is_some() {
        return after_alternatives(section, from, to);
    }
    // Between two forks, ways of both kinds would cross in the trunk and say more than the rules
    // do.
    let both = required.hold() && ids::each(from).len() > 1 && ids::each(to).len() > 1;
    let softly: Vec<Vec<ModuleId>> =
        ids::each(to).map(|second| section.recommended_before(second)).collect();
    let is_recommended = |first: ModuleId, second: ModuleId| {
        softly.get(second.index() - to.start.index()).is_some_and(|before| before.contains(&first))
    };
    let holds = |first, second| {
        section.must_precede(first, second) || (!both && is_recommended(first, second))
    };
    let recommended = Sides::new(from, to, holds);
    let lines = |required: &[bool], recommended: &[bool]| {
        required.iter().zip(recommended).map(|(&hard, &soft)| line(hard, soft)).collect()
    };
    Joint {
        leaving: lines(&required.leaving, &recommended.leaving),
        trunk: line(required.hold(), recommended.hold()),
        entering: lines(&required.entering, &recommended.entering),
    }
}

/// After alternatives the way on is required, and each way into the join only where its station is.
fn after_alternatives(section: &Section, from: &Range<ModuleId>, to: &Range<ModuleId>) -> Joint {
    let needed = |first| ids::each(to).all(|second| section.must_precede(first, second));
    Joint {
        leaving: ids::each(from).map(|first| line(needed(first), false)).collect(),
        trunk: Line::Required,
        entering: ids::each(to).map(|_| Line::Required).collect(),
    }
}

fn line(required: bool, recommended: bool) -> Line {
    match (required, recommended) {
        (true, _) => Line::Required,
        (false, true) => Line::Recommended,
        (false, false) => Line::Suggested,
    }
}

/// The stations on both sides of a joint between which a relation holds for every pair.
struct Sides {
    leaving: Vec<bool>,
    entering: Vec<bool>,
}

impl Sides {
    fn new(
        from: &Range<ModuleId>,
        to: &Range<ModuleId>,
        holds: impl Fn(ModuleId, ModuleId) -> bool,
    ) -> Self {
        let leaving: Vec<bool> =
            ids::each(from).map(|first| ids::each(to).all(|second| holds(first, second))).collect();
        if leaving.contains(&true) {
            return Self { leaving, entering: vec![true; ids::each(to).len()] };
        }
        let entering: Vec<bool> =
            ids::each(to).map(|second| ids::each(from).all(|first| holds(first, second))).collect();
        Self { leaving: vec![entering.contains(&true); ids::each(from).len()], entering }
    }

    fn hold(&self) -> bool {
        self.entering.contains(&true)
    }
}
