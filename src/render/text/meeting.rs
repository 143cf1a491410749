//! A meeting in the text of a page: where the notes about it go, and what is known only when the
//! text has ended.
//!
//! In: the plans as they end, the notes as they end, and the block of the meeting. Out: each plan
//! in its place with the notes about its rows beside them. On a page that is a meeting, the block
//! with its plan is taken out of the text, since it leads the page ([`MeetingText`]), and so are
//! the notes on what is done before. How a plan looks is left to `plan` and its template.

use super::buffer::{BufferKind, HtmlBuffer, Note};
use super::meetings::NotePlace;
use super::notes::WHOLE;
use super::plan::{PlanView, RowNotes};
use super::rendered::{MeetingText, NotePlacement};
use super::writer::HtmlWriter;
use crate::block::{BlockMeaning, Contents, Placement};
use crate::course::meeting::plan_of_note;
use crate::html::Slots;
use crate::kind::NoteType;
use crate::render::error::RenderError;
use crate::render::views::{BlockView, HeadingView};
use crate::source::Span;

impl HtmlWriter<'_, '_, '_> {
    /// Where a note that ends now goes.
    pub(super) fn note_place(&self, meaning: &BlockMeaning, line: Span) -> NotePlace {
        if meaning.block.placement != Placement::Beside || !self.page.notes.are_beside() {
            return NotePlace::Here;
        }
        let plan = plan_of_note(&self.plans, line);
        let of_plan = plan.and_then(|at| Some((at, self.plans.get(at)?)));
        if let Some(((at, plan), row)) = of_plan.zip(meaning.row) {
            return match row.checked_sub(1).filter(|&row| row < plan.items.len()) {
                Some(row) => NotePlace::Row(at, row),
                None => NotePlace::Plan(at),
            };
        }
        let Some(buffer) = self.buffers.last() else { return NotePlace::Here };
        let has_ended = |(at, _): &(usize, _)| self.meetings.ended.iter().any(|(of, _)| of == at);
        let in_block = of_plan.filter(has_ended).filter(
            |(_, plan)| matches!(buffer.kind, BufferKind::Block(index, _) if index == plan.block),
        );
        if let Some((at, _)) = in_block {
            return NotePlace::Plan(at);
        }
        if self.page.notes != NotePlacement::Meeting || self.plans.is_empty() {
            return NotePlace::Here;
        }
        let follows = |(_, passages): &(BlockView, usize)| *passages == buffer.passage_count();
        let is_between = matches!(buffer.kind, BufferKind::Page) && buffer.is_between_passages();
        if meaning.about == Some(NoteType::Group) && is_between {
            NotePlace::Before
        } else if is_between && self.meetings.leading.as_ref().is_some_and(follows) {
            plan.map_or(NotePlace::Here, NotePlace::Plan)
        } else {
            NotePlace::Here
        }
    }

    /// The id of what a note at a place is about.
    pub(super) fn passage_at(&self, place: NotePlace, note: &str) -> Option<String> {
        match place {
            NotePlace::Row(plan, row) => Some(format!("plan-{}-rad-{}", plan + 1, row + 1)),
            NotePlace::Plan(plan) => self.page.block_ids.get(self.plans.get(plan)?.block).cloned(),
            NotePlace::Before => Some(WHOLE.to_owned()),
            NotePlace::Here => self.passage_id(note),
        }
    }

    /// Keeps a note about a plan.
    pub(super) fn keep_note(&mut self, place: NotePlace, note: Note) {
        self.meetings.notes.push((place, note));
    }

    /// Whether a block that ends now leads the page: the first one with a plan, on a page that is
    /// a meeting.
    pub(super) fn leads(&self, index: usize, meaning: &BlockMeaning) -> bool {
        self.page.notes == NotePlacement::Meeting
            && meaning.block.contents == Contents::Plans
            && self.meetings.leading.is_none()
            && self.plans.iter().any(|plan| plan.block == index)
            && self.buffers.last().is_some_and(|of| matches!(of.kind, BufferKind::Page))
    }

    /// Takes the block that leads the page out of its text.
    pub(super) fn lead(&mut self, block: BlockView) {
        let passages = self.buffers.last().map_or(0, HtmlBuffer::passage_count);
        let listed = block.title.clone().map(|text| HeadingView {
            level: 2,
            id: block.id.clone(),
            text,
            block: Some(block.name.clone()),
        });
        self.headings.splice(..0, listed);
        self.meetings.leading = Some((block, passages));
    }

    /// Puts the plans in place: in the text, in the notes and meetings that other pages gather, and
    /// in the meeting that leads the page, which is given back.
    ///
    /// # Errors
    ///
    /// [`RenderError::Template`] when the template of a plan cannot be filled.
    pub(super) fn place_plans(
        &mut self,
        html: &mut String,
    ) -> Result<Option<MeetingText>, RenderError> {
        if self.meetings.ended.is_empty() {
            return Ok(None);
        }
        let meetings = std::mem::take(&mut self.meetings);
        let (mut here, mut elsewhere) = (Vec::new(), Vec::new());
        for (index, rows) in &meetings.ended {
            let Some(plan) = self.plans.get(*index) else { continue };
            let block = self.page.block_ids.get(plan.block).cloned().unwrap_or_default();
            let leading = meetings.leading.as_ref().filter(|(leading, _)| leading.id == block);
            let notes: Vec<RowNotes> = (0..plan.items.len())
                .map(|row| meetings.notes_at(|place| place == NotePlace::Row(*index, row)))
                .collect();
            let mut view = PlanView::new(index + 1, block, plan, rows, self.renderer.language());
            view.lang = self.foreign();
            elsewhere.push(self.fill("plan-copy.html", "plan", &view)?);
            view.leads = leading.is_some();
            view.title = leading.and_then(|(block, _)| block.title.clone());
            view.add_notes(notes, meetings.notes_at(|place| place == NotePlace::Plan(*index)));
            here.push(self.fill("plan.html", "plan", &view)?);
        }
        *html = filled(&here, html);
        for block in &mut self.gathered {
            fill_body(&elsewhere, block);
        }
        let before = meetings.notes_at(|place| place == NotePlace::Before).html;
        Ok(meetings.leading.map(|(mut block, _)| {
            fill_body(&here, &mut block);
            MeetingText { block, before }
        }))
    }
}

fn fill_body(plans: &[String], block: &mut BlockView) {
    let body = block.body.as_str().unwrap_or_default();
    block.body = tera::Value::safe_string(&filled(plans, body));
}

/// A text with the plans in place. Slots are numbered from the first, so that new ones stand for
/// the same elements.
fn filled(plans: &[String], html: &str) -> String {
    let mut slots = Slots::default();
    for plan in plans {
        slots.add(plan.clone());
    }
    slots.fill(html.to_owned())
}
