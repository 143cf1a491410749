//! What is known of the meetings in a text while it is written.
//!
//! In: plans as they end, and notes about them. Out: both, until the text has ended. Where a note
//! belongs, and how plans are put in place, is left to `meeting`.

use super::buffer::Note;
use super::plan::{PlanRows, RowNotes};
use crate::html::Slots;
use crate::render::views::BlockView;

/// Where a note is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotePlace {
    /// Beside a row of a plan, both counted from 0.
    Row(usize, usize),
    /// Beside a plan, under the notes about its rows.
    Plan(usize),
    /// Beside the head of the page: it is about what is done before the meeting.
    Before,
    /// Where the text has it: beside the passage above it, or in it.
    Here,
}

/// What is known of the meetings on a page so far.
#[derive(Default)]
pub(super) struct Meetings {
    /// A place for each plan that has ended.
    pub(super) slots: Slots,
    /// Those plans: the index of each among the plans of the page, and its rows.
    pub(super) ended: Vec<(usize, PlanRows)>,
    /// The notes about plans.
    pub(super) notes: Vec<(NotePlace, Note)>,
    /// The block that leads the page, and how many passages stood before it.
    pub(super) leading: Option<(BlockView, usize)>,
}

impl Meetings {
    /// Keeps a plan until the text has ended; gives the element that stands for it.
    pub(super) fn keep_plan(&mut self, index: usize, rows: PlanRows) -> String {
        self.ended.push((index, rows));
        self.slots.add(String::new())
    }

    /// The notes at the places that `wanted` accepts.
    pub(super) fn notes_at(&self, wanted: impl Fn(NotePlace) -> bool) -> RowNotes {
        let notes = self.notes.iter().filter(|(place, _)| wanted(*place)).map(|(_, note)| note);
        RowNotes {
            notes: notes.clone().map(|note| note.block.clone()).collect(),
            html: notes.map(|note| note.html.as_str()).collect(),
        }
    }
}
