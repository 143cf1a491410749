//! The plan of a meeting: a table that the theme shows as time boxes.
//!
//! In: a plan of the model, and the cells of its table as HTML. Out: a [`PlanView`] for the
//! template `plan.html`: for each part its length, when it begins and ends, its place in the whole,
//! and its cells. The arithmetic is left to the model.

use serde::Serialize;
use tera::Value;

use crate::course::meeting::{MeetingPlan, PlanItem, TimeBox};

/// The rows of the open plan, each with its cells as HTML; the first is the head.
#[derive(Debug, Default)]
pub(super) struct PlanRows(Vec<Vec<String>>);

impl PlanRows {
    /// Begins a row.
    pub(super) fn start_row(&mut self) {
        self.0.push(Vec::new());
    }

    /// Adds a cell to the last row.
    pub(super) fn push_cell(&mut self, html: String) {
        if let Some(row) = self.0.last_mut() {
            row.push(html);
        }
    }
}

/// A plan, as its template sees it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlanView {
    /// Unique on the page.
    id: String,
    number: usize,
    /// The id of the block that it is in.
    block: String,
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    head: Vec<Value>,
    items: Vec<PlanItemView>,
    /// The sum of the parts, in words.
    total: String,
}

/// One part of a plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PlanItemView {
    /// How long it takes, in words.
    length: String,
    /// How long it takes at most, in seconds.
    seconds: u64,
    /// When it begins and ends, in hours and minutes after the start of the meeting; `none` where
    /// that depends on the parts before it.
    start: Option<String>,
    end: Option<String>,
    /// Its start and its length, in thousandths of the whole meeting.
    offset: u64,
    share: u64,
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    cells: Vec<Value>,
}

impl PlanView {
    /// The view of a plan: `number` counts the plans of the page from 1, `block` is the id of the
    /// block that the plan is in.
    pub(super) fn new(
        number: usize,
        block: String,
        plan: &MeetingPlan,
        rows: PlanRows,
        language: &str,
    ) -> Self {
        let mut rows =
            rows.0.into_iter().map(|row| row.iter().map(|cell| Value::safe_string(cell)).collect());
        let head = rows.next().unwrap_or_default();
        let boxes = plan.boxes();
        let whole = boxes.last().map_or(1, |last| last.end.1).max(1);
        let parts = plan.items.iter().zip(boxes).zip(rows);
        let view = |((item, time), cells): ((&PlanItem, TimeBox), Vec<Value>)| {
            let exact = |(least, most): (u64, u64)| (least == most).then(|| clock(least));
            let start = exact(time.start);
            PlanItemView {
                length: item.duration.print(language),
                seconds: time.end.1 - time.start.1,
                end: exact(time.end).filter(|_| start.is_some()),
                start,
                offset: time.start.1 * 1000 / whole,
                share: (time.end.1 - time.start.1) * 1000 / whole,
                cells,
            }
        };
        Self {
            id: format!("plan-{number}"),
            number,
            block,
            head,
            items: parts.map(view).collect(),
            total: plan.total().print(language),
        }
    }
}

/// Seconds as hours and minutes, `1:05`; with seconds where they are not whole minutes.
fn clock(seconds: u64) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if seconds > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{hours}:{minutes:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn a_clock_shows_hours_and_minutes_and_odd_seconds() {
        assert_eq!([0, 300, 5400, 90].map(clock), ["0:00", "0:05", "1:30", "0:01:30"]);
    }
}
