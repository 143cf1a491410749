//! The segments of a map that only splits and joins: single stations, and forks of neighbours side
//! by side.
//!
//! In: the model of the map. Out: its stations in published order, cut into [`Segment`]s, each with
//! the line to the next; `None` for an order that does more, which is drawn downwards only.

use std::collections::BTreeSet;
use std::ops::Range;

use super::model::{LineKind, TrailModel};
use crate::course::ModuleId;
use crate::ids::Id;

/// Neighbours on the map: one station, or several side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    /// The modules.
    pub(crate) modules: Range<ModuleId>,
    /// Whether a rule says that they may be taken in any order.
    pub(crate) free: bool,
    /// The line from all of them to each of the next segment.
    pub(crate) line: Option<LineKind>,
}

/// Cuts a map into segments, where each of its lines leads from all of one to all of the next, and
/// each of its freedoms is one of them.
pub(crate) fn cut(model: &TrailModel) -> Option<Vec<Segment>> {
    let drawn = || model.lines.iter().filter(|line| !line.drawn_from.is_empty());
    let mut lines: Vec<(Range<ModuleId>, Range<ModuleId>, LineKind)> = Vec::new();
    for line in drawn() {
        let (from, to) = (run(&line.drawn_from)?, run(&line.to)?);
        if from.end != to.start || lines.iter().any(|(other, ..)| *other == from) {
            return None;
        }
        lines.push((from, to, line.kind));
    }
    let free = model.freedoms.iter().map(|group| run(group)).collect::<Option<Vec<_>>>()?;
    let named = lines.iter().flat_map(|(from, to, _)| [from, to]).chain(&free);
    let runs: BTreeSet<(ModuleId, ModuleId)> = named.map(|run| (run.start, run.end)).collect();
    let overlap = runs.iter().zip(runs.iter().skip(1)).any(|((_, end), (start, _))| start < end);
    if overlap {
        return None;
    }
    let mut segments = Vec::new();
    let mut start = ModuleId::new(0);
    while start.index() < model.len() {
        let named = runs.range((start, start)..).next().filter(|(first, _)| *first == start);
        let modules = start..named.map_or(start.offset(1), |(_, end)| *end);
        let line = lines.iter().find(|(from, ..)| *from == modules).map(|(.., kind)| *kind);
        start = modules.end;
        segments.push(Segment { free: free.contains(&modules), line, modules });
    }
    Some(segments)
}

/// Neighbours as a range; `None` where others stand between them.
fn run(modules: &[ModuleId]) -> Option<Range<ModuleId>> {
    let (first, last) = modules.first().zip(modules.last())?;
    (last.index() - first.index() + 1 == modules.len()).then(|| *first..last.offset(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids;
    use crate::render::order_view::PlanSlice;

    /// The numbers of the modules of each segment; `*` where they are free, then the line.
    fn segments(count: u32, rules: &[&str]) -> Option<String> {
        let plan = plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0;
        let segments = cut(&TrailModel::new(&PlanSlice::whole(&plan)))?;
        let shown = segments.iter().map(|segment| {
            let numbers =
                ids::each(&segment.modules).map(|module| (module.index() + 1).to_string());
            let free = if segment.free { "*" } else { "" };
            let line = match segment.line {
                None => "",
                Some(LineKind { least: None, .. }) => " →",
                Some(_) => " ?→",
            };
            format!("{}{free}{line}", numbers.collect::<String>())
        });
        Some(shown.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_splits_and_joins_is_cut() {
        assert_eq!(
            segments(5, &["Modul 1 før 2–5", "Modul 2, 3 og 4 i valgfri rekkefølge"]),
            None,
            "4 and 5 are before no one alike"
        );
        let joined = ["Modul 1 før 2–5", "Modul 2–4 i valgfri rekkefølge", "Modul 2–4 før 5"];
        assert_eq!(segments(5, &joined), Some("1 → 234* → 5".to_owned()));
        assert_eq!(segments(3, &["Modul 1 før 2"]), Some("1 → 2 3".to_owned()));
        assert_eq!(segments(4, &["minst to av 1–3 før 4"]), Some("123 ?→ 4".to_owned()));
        assert_eq!(segments(3, &[]), Some("1 2 3".to_owned()));
    }

    #[test]
    fn what_does_more_is_not() {
        let more: [&[&str]; 5] = [
            &["Modul 1 før 3"],
            &["Modul 1 før 4", "Modul 3 før 4"],
            &["Modul 1–2 i valgfri rekkefølge", "Modul 2–3 i valgfri rekkefølge"],
            &["Modul 1 før 2 og 3", "Modul 2 før 4"],
            &["minst to av 1–3 før 4", "Modul 1 før 4"],
        ];
        for rules in more {
            assert_eq!(segments(4, rules), None, "{rules:?}");
        }
    }
}
