//! The model of the map: everything that it says about the order of a course, without coordinates.
//!
//! In: a course's order. Out: a [`TrailModel`]: lines, each from all of some modules to each of
//! some others, freedoms, and the modules that come first or last. The drawings and the list of
//! modules are both made of it, so that they say the same; a test compares them.
//!
//! What follows from the rest is left out: of what is required or recommended only what is directly
//! so (`pairs`), and no line from a module to another where every choice before that one passes it
//! already. Modules without a line between them may be taken in any order; a freedom is shown where
//! a rule gives it.

use std::collections::{BTreeMap, BTreeSet};

use super::pairs::{Pair, recommended, required};
use crate::course::ModuleId;
use crate::course::order::{Alternative, OrderPlan, StationId, Strength};
use crate::ids::{self, IndexVec};
use crate::render::order_view::{Places, PlanSlice};

/// What the map says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TrailModel {
    /// The lines: required ones first, and those from all before choices.
    pub(crate) lines: Vec<MapLine>,
    /// The groups that rules leave free, each in published order; none is a part of another.
    pub(crate) freedoms: Vec<Vec<ModuleId>>,
    /// What rules put first or last.
    pub(crate) places: IndexVec<ModuleId, Places>,
    /// For each module the lines that lead to it, by their places in `lines`.
    behind: IndexVec<ModuleId, Vec<usize>>,
}

/// A line of the map: `from` come before each of `to`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MapLine {
    /// How strongly it holds, and for how many.
    pub(crate) kind: LineKind,
    /// What comes first, as stations of the plan: they may be in other courses.
    pub(crate) from: Vec<StationId>,
    /// What waits for them.
    pub(crate) to: Vec<ModuleId>,
    /// The modules of `from` where all are in the course and published before all of `to`; else
    /// empty, and the map has only a mark at each of `to`.
    pub(crate) drawn_from: Vec<ModuleId>,
}

/// What kind a line is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LineKind {
    /// Whether the order is required or recommended.
    pub(crate) strength: Strength,
    /// How many come first, where that is not all.
    pub(crate) least: Option<usize>,
}

impl LineKind {
    /// All of what comes first.
    pub(crate) fn all(strength: Strength) -> Self {
        Self { strength, least: None }
    }
}

impl TrailModel {
    /// The model of a course's order.
    pub(crate) fn new(slice: &PlanSlice) -> Self {
        let choices =
            |strength, of: for<'a> fn(&'a OrderPlan, StationId) -> Vec<Alternative<'a>>| {
                choices(slice, strength, |station| of(slice.order, station))
            };
        let must = choices(Strength::Required, OrderPlan::alternatives_before);
        let may = choices(Strength::Recommended, OrderPlan::recommended_alternatives_before);
        let passed = |pair: &Pair| must.iter().any(|line| passes(slice, line, *pair));
        let required: Vec<Pair> =
            required(slice).into_iter().filter(|pair| !passed(pair)).collect();
        let recommended = recommended(slice);
        let mut lines = gather(slice, Strength::Required, required);
        lines.extend(gather(slice, Strength::Recommended, recommended));
        lines.extend(must);
        lines.extend(may);
        lines.sort_unstable();
        let places = ids::first(slice.len()).map(|module| slice.places(module)).collect();
        let mut behind: IndexVec<ModuleId, Vec<usize>> = IndexVec::repeat(Vec::new(), slice.len());
        for (at, line) in lines.iter().enumerate() {
            for &module in &line.to {
                if let Some(list) = behind.get_mut(module) {
                    list.push(at);
                }
            }
        }
        Self { lines, freedoms: freedoms(slice), places, behind }
    }

    /// The number of its modules.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The lines that lead to a module, by their places in `lines`.
    pub(crate) fn behind(&self, module: ModuleId) -> &[usize] {
        self.behind.get(module).map_or(&[], Vec::as_slice)
    }

    /// The same lines themselves.
    pub(crate) fn lines_to(&self, module: ModuleId) -> impl Iterator<Item = &MapLine> {
        self.behind(module).iter().filter_map(|&at| self.lines.get(at))
    }
}

impl MapLine {
    /// A line; one module alone is never a choice.
    fn new(slice: &PlanSlice, kind: LineKind, from: Vec<StationId>, to: Vec<ModuleId>) -> Self {
        let first = to.first().copied();
        let own: Option<Vec<ModuleId>> = from
            .iter()
            .map(|&station| slice.module(station).filter(|own| Some(*own) < first))
            .collect();
        Self { kind, from, to, drawn_from: own.unwrap_or_default() }
    }
}

/// Pairs as few lines as possible: modules that come before the same others share one.
fn gather(slice: &PlanSlice, strength: Strength, pairs: Vec<Pair>) -> Vec<MapLine> {
    let mut later: BTreeMap<(bool, StationId), Vec<ModuleId>> = BTreeMap::new();
    for Pair { earlier, later: to } in pairs {
        let is_drawn = slice.module(earlier).is_some_and(|own| own < to);
        later.entry((is_drawn, earlier)).or_default().push(to);
    }
    let mut earlier: BTreeMap<(bool, Vec<ModuleId>), Vec<StationId>> = BTreeMap::new();
    for ((is_drawn, from), to) in later {
        earlier.entry((is_drawn, to)).or_default().push(from);
    }
    let line = |((_, to), from)| MapLine::new(slice, LineKind::all(strength), from, to);
    earlier.into_iter().map(line).collect()
}

/// The choices before each module, those before several as one line. Of choices among the same
/// modules the one that asks for most says all.
fn choices<'a>(
    slice: &PlanSlice,
    strength: Strength,
    before: impl Fn(StationId) -> Vec<Alternative<'a>>,
) -> Vec<MapLine> {
    let mut found: BTreeMap<(bool, usize, Vec<StationId>), Vec<ModuleId>> = BTreeMap::new();
    for module in ids::first::<ModuleId>(slice.len()) {
        let mut asked: BTreeMap<&[StationId], usize> = BTreeMap::new();
        for Alternative { least, of, .. } in before(slice.station(module)) {
            let most = asked.entry(of).or_default();
            *most = least.max(*most);
        }
        for (of, least) in asked {
            let is_drawn = of.iter().all(|&one| slice.module(one).is_some_and(|own| own < module));
            found.entry((is_drawn, least, of.to_vec())).or_default().push(module);
        }
    }
    let line = |((_, least, from), to)| {
        MapLine::new(slice, LineKind { strength, least: Some(least) }, from, to)
    };
    found.into_iter().map(line).collect()
}

/// Whether a line is a choice before the later module of a pair in which too few modules can be
/// taken without the earlier one.
fn passes(slice: &PlanSlice, line: &MapLine, pair: Pair) -> bool {
    let without =
        |&&one: &&StationId| one != pair.earlier && !slice.order.must_precede(pair.earlier, one);
    line.to.contains(&pair.later)
        && line.kind.least.is_some_and(|least| line.from.iter().filter(without).count() < least)
}

fn freedoms(slice: &PlanSlice) -> Vec<Vec<ModuleId>> {
    let groups: BTreeSet<Vec<ModuleId>> = slice.unordered_groups().into_iter().collect();
    let is_part = |of: &[ModuleId], whole: &[ModuleId]| {
        of.len() < whole.len() && of.iter().all(|one| whole.binary_search(one).is_ok())
    };
    let whole = |group: &&Vec<ModuleId>| !groups.iter().any(|other| is_part(group, other));
    groups.iter().filter(whole).cloned().collect()
}
