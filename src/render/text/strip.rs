//! The strip of a meeting: its parts along the time, in lanes for plenary, group and alone.
//!
//! In: a plan of the model. Out: [`LaneView`]s and [`TickView`]s for `plan.html`, with places in
//! percent of the whole, so that the template writes no arithmetic and no style. The lane says how
//! people work; where the words of some part do not, all parts are in one lane.

use serde::Serialize;

use crate::course::meeting::{Lane, MeetingPlan, PlanItem, TimeBox};

/// What is left between two bars, in hundredths of a percent: about two pixels.
const GAP: u64 = 35;

/// A shorter part has no room for its figure on a phone, in seconds.
const SMALL: u64 = 7 * 60;

/// A lane of the strip.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct LaneView {
    /// `plenary`, `group`, `alone`, or `all` where the plan does not say.
    id: &'static str,
    bars: Vec<BarView>,
}

/// A bar of a lane: a part of the meeting, or one round of it. Places are in percent.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct BarView {
    x: String,
    width: String,
    middle: String,
    minutes: u64,
    /// Whether it is too short for its figure where there is little room.
    is_small: bool,
}

/// A mark on the axis of time.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct TickView {
    x: String,
    minutes: u64,
}

/// The lanes of a plan, in the order of [`Lane::ALL`] and without empty ones.
pub(super) fn lanes(plan: &MeetingPlan, boxes: &[TimeBox], whole: u64) -> Vec<LaneView> {
    let parts = || plan.items.iter().zip(boxes);
    let bars = |wanted: Option<Lane>| -> Vec<BarView> {
        parts()
            .filter(|(item, _)| wanted.is_none_or(|lane| item.lane == Some(lane)))
            .flat_map(|(item, time)| lengths(item, *time))
            .map(|(start, length)| bar(start, length, whole))
            .collect()
    };
    if parts().any(|(item, _)| item.lane.is_none()) {
        return vec![LaneView { id: "all", bars: bars(None) }];
    }
    let lanes =
        Lane::ALL.into_iter().map(|lane| LaneView { id: lane.id(), bars: bars(Some(lane)) });
    lanes.filter(|lane| !lane.bars.is_empty()).collect()
}

/// The start and the length of each round of a part, and of what is left of it; of the part where
/// it has no rounds. In seconds.
fn lengths(item: &PlanItem, time: TimeBox) -> Vec<(u64, u64)> {
    let (start, end) = (time.start.1, time.end.1);
    let rounds = item.rounds.as_ref().map_or((0, 0), |rounds| (rounds.count, rounds.minutes));
    let each = u64::from(rounds.1) * 60;
    let ends = (1..=u64::from(rounds.0)).map(|round| start + round * each);
    let mut at = start;
    ends.take_while(|of| *of <= end)
        .chain([end])
        .map(|of| {
            let length = of - at;
            (std::mem::replace(&mut at, of), length)
        })
        .filter(|(_, length)| *length > 0)
        .collect()
}

fn bar(start: u64, length: u64, whole: u64) -> BarView {
    let (x, width) = (start * 10_000 / whole, length * 10_000 / whole);
    BarView {
        x: percent(x),
        width: percent(width.saturating_sub(GAP).max(GAP)),
        middle: percent(x + width.saturating_sub(GAP) / 2),
        minutes: length / 60,
        is_small: length < SMALL,
    }
}

/// The marks on the axis, the last of them at the end.
pub(super) fn ticks(whole: u64) -> Vec<TickView> {
    let step = match whole / 60 {
        0..=45 => 15,
        46..=150 => 30,
        151..=300 => 60,
        _ => 120,
    };
    let tick =
        |seconds: u64| TickView { x: percent(seconds * 10_000 / whole), minutes: seconds / 60 };
    // What stands close to the end would run into its words, and what stands close to the start
    // into the field there.
    let room = whole / 6;
    let marks = (1..=whole / (step * 60)).map(|n| n * step * 60);
    marks.filter(|at| at + room <= whole).chain([whole]).map(tick).collect()
}

fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_two_pixels_apart_and_end_with_the_meeting() {
        let BarView { x, width, middle, minutes, is_small } = bar(300, 480, 5400);
        assert_eq!((x.as_str(), width.as_str(), middle.as_str()), ("5.55%", "8.53%", "9.81%"));
        assert_eq!((minutes, is_small), (8, false));
        assert!(bar(0, 300, 5400).is_small);
    }

    #[test]
    fn the_axis_has_marks_at_even_times_and_at_the_end() {
        let minutes = |whole: u64| -> Vec<u64> {
            ticks(whole * 60).into_iter().map(|tick| tick.minutes).collect()
        };
        assert_eq!(minutes(90), [30, 60, 90]);
        assert_eq!(minutes(95), [30, 60, 95]);
        assert_eq!(minutes(62), [30, 62]);
        assert_eq!(minutes(30), [15, 30]);
        assert_eq!(minutes(240), [60, 120, 180, 240]);
    }
}
