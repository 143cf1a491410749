//! The lines between one segment of a trail and the next.
//!
//! In: two segments and what the rules say of pairs. Out: a [`Connection`]: the line from each
//! earlier station, the line to each later one, and the trunk between. A path through a connection
//! is as strong as its weakest line, so that a solid path means exactly what is required.

use std::ops::Range;

use super::segment::Segment;
use crate::course::ModuleId;
use crate::ids::{self, Id};
use crate::render::order_view::PlanSlice;

/// How a line is drawn; the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LineStyle {
    /// Dotted: the published order only suggests it.
    Suggested,
    /// Dashed: a rule recommends it.
    Recommended,
    /// Solid: a rule requires it.
    Required,
}

/// The lines from one segment to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Connection {
    /// The line from each station of the earlier segment.
    pub(crate) leaving: Vec<LineStyle>,
    /// The line between the two.
    pub(crate) trunk: LineStyle,
    /// The line to each station of the later segment.
    pub(crate) entering: Vec<LineStyle>,
}

/// The connection between two segments.
pub(super) fn connection(slice: &PlanSlice, earlier: &Segment, later: &Segment) -> Connection {
    let (from, to) = (&earlier.modules, &later.modules);
    let required = Sides::new(from, to, |first, second| slice.must_precede(first, second));
    if earlier.least.is_some() {
        return after_alternatives(slice, from, to);
    }
    // Between two forks, required and recommended lines would share the trunk and claim more than
    // the rules do.
    let both = required.hold() && ids::each(from).len() > 1 && ids::each(to).len() > 1;
    let recommended_before: Vec<Vec<ModuleId>> =
        ids::each(to).map(|second| slice.recommended_before(second)).collect();
    let is_recommended = |first: ModuleId, second: ModuleId| {
        recommended_before
            .get(second.index() - to.start.index())
            .is_some_and(|before| before.contains(&first))
    };
    let holds = |first, second| {
        slice.must_precede(first, second) || (!both && is_recommended(first, second))
    };
    let recommended = Sides::new(from, to, holds);
    let lines = |required: &[bool], recommended: &[bool]| {
        required.iter().zip(recommended).map(|(&hard, &soft)| line(hard, soft)).collect()
    };
    Connection {
        leaving: lines(&required.leaving, &recommended.leaving),
        trunk: line(required.hold(), recommended.hold()),
        entering: lines(&required.entering, &recommended.entering),
    }
}

/// After alternatives the trunk is required, and the line from a station only where that station
/// is.
fn after_alternatives(
    slice: &PlanSlice,
    from: &Range<ModuleId>,
    to: &Range<ModuleId>,
) -> Connection {
    let needed = |first| ids::each(to).all(|second| slice.must_precede(first, second));
    Connection {
        leaving: ids::each(from).map(|first| line(needed(first), false)).collect(),
        trunk: LineStyle::Required,
        entering: ids::each(to).map(|_| LineStyle::Required).collect(),
    }
}

fn line(required: bool, recommended: bool) -> LineStyle {
    match (required, recommended) {
        (true, _) => LineStyle::Required,
        (false, true) => LineStyle::Recommended,
        (false, false) => LineStyle::Suggested,
    }
}

/// The stations on both sides of a connection between which a relation holds for every pair.
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
