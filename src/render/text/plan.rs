//! The plan of a meeting: a table that the theme shows as time boxes.
//!
//! In: a plan of the model, the cells of its table as HTML, and the notes about its rows. Out: a
//! [`PlanView`] for the templates `plan.html`, and `plan-copy.html` on pages that gather meetings:
//! for each part its length, when it begins, its rounds, its cells and its notes, and the strip of
//! the whole. The arithmetic is left to the model, the strip to `strip`.

use serde::Serialize;
use tera::Value;

use super::strip::{LaneView, TickView, lanes, ticks};
use crate::course::duration::time_of_day;
use crate::course::meeting::{Lane, MeetingPlan, PlanItem, RoundStep, Rounds, TimeBox};
use crate::html::escape;
use crate::render::views::BlockView;

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

/// Notes about one row, or about the plan.
#[derive(Debug, Default)]
pub(super) struct RowNotes {
    pub(super) notes: Vec<BlockView>,
    /// All of them.
    pub(super) html: String,
}

/// A plan, as its templates see it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PlanView {
    /// Unique on the page.
    id: String,
    /// The language of its cells where the page speaks another.
    pub(super) lang: Option<String>,
    number: usize,
    /// The id of the block that it is in.
    block: String,
    /// The author's title for the meeting, where it leads the page.
    pub(super) title: Option<String>,
    /// Whether it leads the page.
    pub(super) leads: bool,
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    head: Vec<Value>,
    /// Which column says how people work, counted from 0 with the time; `none` where none does.
    form: Option<usize>,
    items: Vec<PlanItemView>,
    /// The sum of the parts, in words.
    total: String,
    /// How long it lasts at most, in seconds, pauses included.
    seconds: u64,
    /// When it begins, where its parts have times of day: in minutes since midnight.
    begins: Option<u32>,
    /// How large its groups are, where it says so.
    group_size: Option<u32>,
    lanes: Vec<LaneView>,
    ticks: Vec<TickView>,
    /// The notes about the plan as a whole, and all of them as HTML.
    notes: Vec<BlockView>,
    #[cfg_attr(test, schemars(with = "String"))]
    notes_html: Value,
}

/// One part of a plan.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PlanItemView {
    id: String,
    /// How long it takes, in words.
    length: String,
    /// How long it takes at most, in seconds.
    seconds: u64,
    /// When it begins, in seconds after the start of the meeting; `none` where that depends on the
    /// parts before it.
    from: Option<u64>,
    /// When it begins by the clock, `09:05`, where the plan says so.
    clock: Option<String>,
    /// How people work: `plenary`, `group` or `alone`; `none` where the plan does not say.
    lane: Option<&'static str>,
    rounds: Option<PlanRoundsView>,
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    cells: Vec<Value>,
    notes: Vec<BlockView>,
    #[cfg_attr(test, schemars(with = "String"))]
    notes_html: Value,
}

/// The rounds of a part.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PlanRoundsView {
    count: u32,
    /// How long each takes.
    seconds: u32,
    /// The steps of a round as scripts read them: `180 fortelle|120 spørre`; empty without steps.
    steps: String,
}

impl PlanView {
    /// The view of a plan without its notes: `number` counts the plans of the page from 1, `block`
    /// is the id of the block that the plan is in.
    pub(super) fn new(
        number: usize,
        block: String,
        plan: &MeetingPlan,
        rows: &PlanRows,
        language: &str,
    ) -> Self {
        let id = format!("plan-{number}");
        let mut rows = rows.0.iter();
        let head = rows.next().map(Vec::as_slice).unwrap_or_default();
        let boxes = plan.boxes();
        let whole = boxes.last().map_or(1, |last| last.end.1).max(1);
        let parts = plan.items.iter().zip(&boxes).zip(rows);
        let items = (1..).zip(parts).map(|(row, ((item, time), cells))| PlanItemView {
            id: format!("{id}-rad-{row}"),
            ..PlanItemView::new(item, *time, cells, language)
        });
        Self {
            lang: None,
            number,
            block,
            title: None,
            leads: false,
            head: head.iter().map(|cell| Value::safe_string(cell)).collect(),
            form: plan.form,
            items: items.collect(),
            total: plan.total().on_page(language),
            seconds: whole,
            begins: plan.items.first().and_then(|item| item.clock).map(|clock| clock.from),
            group_size: plan.group_size(),
            lanes: lanes(plan, &boxes, whole),
            ticks: ticks(whole),
            notes: Vec::new(),
            notes_html: Value::safe_string(""),
            id,
        }
    }

    /// Adds the notes about its rows, and those about the whole.
    pub(super) fn add_notes(&mut self, rows: Vec<RowNotes>, whole: RowNotes) {
        for (item, of) in self.items.iter_mut().zip(rows) {
            (item.notes, item.notes_html) = (of.notes, Value::safe_string(&of.html));
        }
        (self.notes, self.notes_html) = (whole.notes, Value::safe_string(&whole.html));
    }
}

impl PlanItemView {
    fn new(item: &PlanItem, time: TimeBox, cells: &[String], language: &str) -> Self {
        let note = item.rounds.as_ref().and_then(|rounds| rounds.note.as_deref());
        Self {
            id: String::new(),
            length: item.duration.on_page(language),
            seconds: time.end.1 - time.start.1,
            from: (time.start.0 == time.start.1).then_some(time.start.0),
            clock: item.clock.map(|clock| time_of_day(clock.from)),
            lane: item.lane.map(Lane::id),
            rounds: item.rounds.as_ref().map(PlanRoundsView::of),
            cells: cells.iter().map(|cell| Value::safe_string(&set_off(cell, note))).collect(),
            notes: Vec::new(),
            notes_html: Value::safe_string(""),
        }
    }
}

impl PlanRoundsView {
    fn of(rounds: &Rounds) -> Self {
        let step =
            |step: &RoundStep| format!("{} {}", step.minutes * 60, step.name.replace('|', " "));
        Self {
            count: rounds.count,
            seconds: rounds.minutes * 60,
            steps: rounds.steps.iter().map(step).collect::<Vec<_>>().join("|"),
        }
    }
}

/// A cell whose words about the rounds stand on a line of their own.
fn set_off(cell: &str, note: Option<&str>) -> String {
    let escaped = note.map(escape).unwrap_or_default();
    match cell.split_once(&escaped).filter(|_| !escaped.is_empty()) {
        Some((before, after)) => {
            let before = before.trim_end();
            format!("{before} <span class=\"plan-rounds\">{escaped}</span>{after}")
        }
        None => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::set_off;

    #[test]
    fn words_about_rounds_stand_on_their_own() {
        assert_eq!(
            set_off("<em>Fire</em>. 4 × 8 min", Some("4 × 8 min")),
            "<em>Fire</em>. <span class=\"plan-rounds\">4 × 8 min</span>"
        );
        assert_eq!(set_off("<em>4</em> × 8 min", Some("4 × 8 min")), "<em>4</em> × 8 min");
        assert_eq!(set_off("Åpning", None), "Åpning");
    }
}
