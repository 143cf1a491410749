//! The plan of a meeting: a table of which the theme makes time boxes.
//!
//! In: the events of a table that the model has found to be a plan. Out: the HTML of the template
//! `plan.html`, filled with a [`PlanView`]: for each part its length, when it begins and ends,
//! where it lies in the whole, and its cells as HTML. The arithmetic is the model's.

use pulldown_cmark::{Tag, TagEnd};
use serde::Serialize;
use tera::Value;

use super::frame::{Frame, Purpose};
use super::writer::{PlanCells, Writer};
use crate::course::meeting::{MeetingPlan, PlanItem, TimeBox};
use crate::render::error::RenderError;

/// The script that shows a plan on a projector.
const PROJECTOR: &str = "projector.js";

/// A plan, as its template sees it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlanView {
    /// Unique on the page.
    id: String,
    number: usize,
    /// The id of the block that it stands in.
    block: String,
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    head: Vec<Value>,
    items: Vec<PlanItemView>,
    /// What the parts add up to, in words.
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
    /// When it begins and ends, as hours and minutes after the meeting has begun; `none` where that
    /// depends on what comes before.
    start: Option<String>,
    end: Option<String>,
    /// Where it lies in the whole, and how much of it it is, in thousandths.
    offset: u64,
    share: u64,
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    cells: Vec<Value>,
}

impl<'e> Writer<'_, 'e, '_> {
    /// Takes the start of a plan or of a part of one; gives back any other tag.
    pub(super) fn start_plan(&mut self, tag: Tag<'e>) -> Option<Tag<'e>> {
        if matches!(tag, Tag::Table(_)) && self.plans.iter().any(|plan| plan.table == self.tables) {
            self.plan = Some(PlanCells::default());
            return None;
        }
        let Some(plan) = &mut self.plan else { return Some(tag) };
        match tag {
            Tag::TableHead | Tag::TableRow => plan.rows.push(Vec::new()),
            Tag::TableCell => self.frames.push(Frame::new(Purpose::PlanCell)),
            other => return Some(other),
        }
        None
    }

    /// Takes the end of a plan or of a part of one; gives back any other tag.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when its template cannot be filled.
    pub(super) fn end_plan(&mut self, tag: TagEnd) -> Result<Option<TagEnd>, RenderError> {
        let Some(plan) = &mut self.plan else { return Ok(Some(tag)) };
        match tag {
            TagEnd::TableCell => {
                let cell = self.frames.pop_if(|frame| matches!(frame.purpose, Purpose::PlanCell));
                let html = cell.map(|frame| frame.finish().1.into_plain_html()).unwrap_or_default();
                plan.rows.last_mut().into_iter().for_each(|row| row.push(html.clone()));
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            TagEnd::Table => self.finish_plan()?,
            other => return Ok(Some(other)),
        }
        Ok(None)
    }

    fn finish_plan(&mut self) -> Result<(), RenderError> {
        let (Some(cells), Some(at)) =
            (self.plan.take(), self.plans.iter().position(|plan| plan.table == self.tables))
        else {
            return Ok(());
        };
        self.tables += 1;
        let Some(view) = self.plans.get(at).map(|plan| self.plan_view(at + 1, plan, cells)) else {
            return Ok(());
        };
        let html = self.fill("plan.html", "plan", &view)?;
        self.scripts.insert(PROJECTOR);
        self.slot(html);
        Ok(())
    }

    fn plan_view(&self, number: usize, plan: &MeetingPlan, cells: PlanCells) -> PlanView {
        let mut rows = cells
            .rows
            .into_iter()
            .map(|row| row.iter().map(|cell| Value::safe_string(cell)).collect());
        let head = rows.next().unwrap_or_default();
        let boxes = plan.boxes();
        let whole = boxes.last().map_or(1, |last| last.end.1).max(1);
        let items = plan
            .items
            .iter()
            .zip(boxes)
            .zip(rows)
            .map(|((item, time), cells)| self.item_view(item, time, whole, cells));
        PlanView {
            id: format!("plan-{number}"),
            number,
            block: self.block_ids.get(plan.block).cloned().unwrap_or_default(),
            head,
            items: items.collect(),
            total: plan.total().print(self.language),
        }
    }

    fn item_view(
        &self,
        item: &PlanItem,
        time: TimeBox,
        whole: u64,
        cells: Vec<Value>,
    ) -> PlanItemView {
        let exact = |(least, most): (u64, u64)| (least == most).then(|| clock(least));
        let start = exact(time.start);
        PlanItemView {
            length: item.duration.print(self.language),
            seconds: time.end.1 - time.start.1,
            end: exact(time.end).filter(|_| start.is_some()),
            start,
            offset: time.start.1 * 1000 / whole,
            share: (time.end.1 - time.start.1) * 1000 / whole,
            cells,
        }
    }
}

/// Seconds as hours and minutes, `1:05`; seconds only where there are odd ones.
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
