//! The lanes of the map downwards: which stations and lines stand side by side.
//!
//! In: the model of the map. Out: [`Lanes`]: for each station its lane, for each line the lane in
//! which it runs from its first module to its last, and for each freedom its column. A line has its
//! lane for itself; one from a single module to a single one keeps to theirs, so that what follows
//! each other stands in one lane. A line for which no lane is free has none: its modules then have
//! a mark, and words.
//!
//! Stations are placed one by one, in published order, as `git log --graph` draws commits.

use super::model::{MapLine, TrailModel};
use crate::course::ModuleId;
use crate::course::order::Strength;
use crate::ids::IndexVec;

/// The number of lanes that lines may use; with more, a map is harder to read than words, and a
/// phone has no room for them.
const MOST: usize = 5;

/// Lanes, counted from the left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lanes {
    /// The lane of each station.
    pub(super) stations: IndexVec<ModuleId, usize>,
    /// The lane of each line of the model; `None` for one that has only marks.
    pub(super) lines: Vec<Option<usize>>,
    /// The number of lanes.
    pub(super) count: usize,
    /// The column of each freedom, to the right of the lanes.
    pub(super) freedoms: Vec<usize>,
    /// The number of these columns.
    pub(super) columns: usize,
}

/// The first and the last module that a line joins.
pub(super) fn ends(line: &MapLine) -> Option<(ModuleId, ModuleId)> {
    Some((*line.drawn_from.first()?, *line.to.last()?))
}

impl Lanes {
    /// The lanes of a map.
    pub(super) fn new(model: &TrailModel) -> Self {
        let mut sweep = Sweep { model, taken: Vec::new(), lanes: Self::default() };
        sweep.lanes.lines = vec![None; model.lines.len()];
        for (module, beginning) in beginning(model).into_iter_enumerated() {
            sweep.place(module, &beginning);
        }
        let mut lanes = sweep.lanes;
        (lanes.freedoms, lanes.columns) = columns(&model.freedoms);
        lanes
    }
}

/// For each module the lines that begin at it, by their places in the model.
pub(super) fn beginning(model: &TrailModel) -> IndexVec<ModuleId, Vec<usize>> {
    let mut beginning: IndexVec<ModuleId, Vec<usize>> = IndexVec::repeat(Vec::new(), model.len());
    for (number, line) in model.lines.iter().enumerate() {
        if let Some(list) = ends(line).and_then(|(first, _)| beginning.get_mut(first)) {
            list.push(number);
        }
    }
    beginning
}

struct Sweep<'a> {
    model: &'a TrailModel,
    /// The line that has each lane under the station that is placed, by its number and its last
    /// module.
    taken: Vec<Option<(usize, ModuleId)>>,
    lanes: Lanes,
}

impl Sweep<'_> {
    /// Places a station, and gives lanes to the lines that begin at it.
    fn place(&mut self, module: ModuleId, beginning: &[usize]) {
        let own = self.lane_of(module);
        self.lanes.stations.push(own);
        self.lanes.count = self.lanes.count.max(own + 1);
        for slot in &mut self.taken {
            *slot = slot.filter(|(_, last)| *last > module);
        }
        for &number in beginning {
            let Some(line) = self.model.lines.get(number) else { continue };
            let Some((_, last)) = ends(line) else { continue };
            let straight = line.drawn_from.len() == 1 && own < MOST && self.is_free(own, module);
            let right = || (own + 1..MOST).find(|&at| self.is_free(at, module));
            let left = || (0..own.min(MOST)).rev().find(|&at| self.is_free(at, module));
            let Some(at) = straight.then_some(own).or_else(right).or_else(left) else { continue };
            self.take(at, number, last);
        }
    }

    /// The lane of a station: that of a line to it alone, or else that of the station before it on
    /// the same line, or else the first one that is free.
    fn lane_of(&self, module: ModuleId) -> usize {
        let arriving = || {
            let numbers = self.model.behind(module).iter();
            numbers.filter_map(|&at| Some((self.model.lines.get(at)?, self.lanes.lines.get(at)?)))
        };
        let straight = arriving()
            .filter(|(line, _)| line.drawn_from.len() == 1 && line.to.len() == 1)
            .filter(|(line, _)| line.kind.strength == Strength::Required || arriving().count() == 1)
            .find_map(|(_, lane)| *lane);
        let beside = arriving().filter(|(_, lane)| lane.is_some()).find_map(|(line, _)| {
            let before = line.to.iter().rev().find(|other| **other < module)?;
            self.lanes.stations.get(*before).copied().filter(|&lane| self.is_free(lane, module))
        });
        let first = || (0..=self.taken.len()).find(|&lane| self.is_free(lane, module));
        straight.or(beside).or_else(first).unwrap_or_default()
    }

    /// Whether no line runs on in a lane past a station.
    fn is_free(&self, lane: usize, module: ModuleId) -> bool {
        self.taken.get(lane).copied().flatten().is_none_or(|(_, last)| last <= module)
    }

    fn take(&mut self, lane: usize, number: usize, last: ModuleId) {
        if self.taken.len() <= lane {
            self.taken.resize(lane + 1, None);
        }
        if let Some(slot) = self.taken.get_mut(lane) {
            *slot = Some((number, last));
        }
        if let Some(of_line) = self.lanes.lines.get_mut(number) {
            *of_line = Some(lane);
        }
        self.lanes.count = self.lanes.count.max(lane + 1);
    }
}

/// The column of each freedom, the first that is free from its first module to its last; and the
/// number of columns.
fn columns(freedoms: &[Vec<ModuleId>]) -> (Vec<usize>, usize) {
    let mut ends: Vec<ModuleId> = Vec::new();
    let column = |group: &Vec<ModuleId>| {
        let (first, last) = group.first().zip(group.last())?;
        let free = ends.iter().position(|end| end < first);
        let at = free.unwrap_or(ends.len());
        ends.resize(ends.len().max(at + 1), *last);
        *ends.get_mut(at)? = *last;
        Some(at)
    };
    let columns = freedoms.iter().filter_map(column).collect();
    (columns, ends.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::render::order_view::PlanSlice;

    /// The lanes of the stations, then those of the lines.
    fn lanes(count: u32, rules: &[&str]) -> (Vec<usize>, Vec<Option<usize>>) {
        let plan = plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0;
        let lanes = Lanes::new(&TrailModel::new(&PlanSlice::whole(&plan)));
        (lanes.stations.into_iter().collect(), lanes.lines)
    }

    #[test]
    fn what_follows_each_other_stands_in_one_lane() {
        assert_eq!(lanes(3, &["Modul 1 før 2 før 3"]), (vec![0, 0, 0], vec![Some(0), Some(0)]));
        assert_eq!(lanes(4, &["Modul 1 før 3", "Modul 2 før 4"]).0, [0, 1, 0, 1]);
    }

    #[test]
    fn many_that_join_and_one_that_parts_look_different() {
        assert_eq!(lanes(6, &["Modul 1 før 6", "Modul 3 før 6"]), (vec![0; 6], vec![Some(1)]));
        assert_eq!(
            lanes(6, &["Modul 1 før 3", "Modul 1 før 6"]),
            (vec![0, 1, 1, 1, 1, 1], vec![Some(0)])
        );
    }

    #[test]
    fn a_fork_stands_between_the_line_to_it_and_the_line_from_it() {
        let rules = ["Modul 1 før 2–4", "Modul 2–4 før 5"];
        assert_eq!(lanes(5, &rules), (vec![0, 1, 1, 1, 0], vec![Some(0), Some(2)]));
    }

    #[test]
    fn lines_without_a_free_lane_have_marks() {
        let rules: Vec<String> = (1..=8).map(|at| format!("Modul {at} før {}", 9 + at)).collect();
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let (_, lines) = lanes(17, &rules);
        assert_eq!(lines.iter().filter(|lane| lane.is_none()).count(), 3);
    }

    #[test]
    fn freedoms_that_overlap_have_columns_of_their_own() {
        let groups = [[1, 2, 3], [2, 3, 4], [4, 5, 6]].map(|group| crate::ids::ids(&group));
        assert_eq!(columns(&groups), (vec![0, 1, 0], 2));
    }
}
