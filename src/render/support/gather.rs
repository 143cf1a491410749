//! Notes and meetings gathered from a module's pages.
//!
//! In: the blocks that were kept when the pages were rendered. Out: views of them for a page at
//! another address, in published order, each with the way back to where it stands. A page without
//! notes or meetings costs nothing here.

use serde::Serialize;
use tera::Value;

use super::copy::Move;
use crate::render::kept::Kept;
use crate::render::views::{BlockView, LinkView};

/// A page with its notes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PageNotesView {
    id: String,
    page: LinkView,
    notes: Vec<NoteView>,
}

/// A note away from its page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct NoteView {
    block: BlockView,
    /// The reference to its passage, or to itself where it stands in the text.
    href: String,
}

/// A meeting, with its plan where the page has one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct MeetingView {
    id: String,
    page: LinkView,
    /// What it is called, where that is more than its page.
    title: Option<String>,
    duration: Option<String>,
    href: String,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    plan: Option<Value>,
}

/// Where things are gathered: a place on a page.
pub(super) struct Gathering<'a> {
    /// The address of the page.
    to: &'a str,
    /// The number of the place on the page, so that no two things have one id.
    number: usize,
}

impl<'a> Gathering<'a> {
    /// The place of a number on the page at an address.
    pub(super) fn new(to: &'a str, number: usize) -> Self {
        Self { to, number }
    }

    /// The notes of some pages: those that `wanted` picks.
    pub(super) fn notes<'k>(
        &self,
        pages: impl Iterator<Item = &'k Kept>,
        wanted: impl Fn(&BlockView) -> bool,
    ) -> Vec<PageNotesView> {
        let with_notes = pages.filter(|page| page.blocks.iter().any(&wanted));
        let view = |(page, number): (&Kept, usize)| {
            let id = format!("samlet-{}-{number}", self.number);
            let prefix = format!("{id}-");
            let place = Move { from: &page.link.address, to: self.to, prefix: &prefix };
            let notes = page
                .blocks
                .iter()
                .filter(|block| wanted(block))
                .map(|block| note(block, &place))
                .collect();
            PageNotesView { id, page: page.link.clone(), notes }
        };
        with_notes.zip(1..).map(view).collect()
    }

    /// The meetings among some pages: a page that is a meeting is one, with its first plan; else
    /// every block is.
    pub(super) fn meetings<'k>(&self, pages: impl Iterator<Item = &'k Kept>) -> Vec<MeetingView> {
        let meetings = pages.flat_map(|page| {
            let mut plans = page.blocks.iter().filter(|block| block.is_meeting()).map(Some);
            let item = page.item.as_ref().filter(|item| item.kind.id == "meeting");
            let whole = item.map(|item| (page, plans.next().flatten(), item.duration.clone()));
            let alone =
                plans.filter(|_| item.is_none()).map(|plan| (page, plan, None)).collect::<Vec<_>>();
            whole.into_iter().chain(alone)
        });
        (1..)
            .zip(meetings)
            .map(|(number, (page, plan, duration))| MeetingView {
                duration,
                ..self.meeting(number, page, plan)
            })
            .collect()
    }

    fn meeting(&self, number: usize, page: &Kept, plan: Option<&BlockView>) -> MeetingView {
        let id = format!("samlet-{}-m{number}", self.number);
        let prefix = format!("{id}-");
        let place = Move { from: &page.link.address, to: self.to, prefix: &prefix };
        MeetingView {
            page: page.link.clone(),
            title: plan.and_then(|plan| plan.title.clone()),
            duration: None,
            href: place.place(plan.map_or("page-main", |plan| &plan.id)),
            plan: plan.map(|plan| moved(&plan.body, &place)),
            id,
        }
    }
}

fn note(block: &BlockView, place: &Move) -> NoteView {
    let href = place.place(block.passage.as_deref().unwrap_or(&block.id));
    NoteView {
        block: BlockView {
            id: place.id(&block.id),
            body: moved(&block.body, place),
            ..block.clone()
        },
        href,
    }
}

/// A body at its new place. Its tables are no landmarks there: the first table of every page would
/// have the same name.
fn moved(body: &Value, place: &Move) -> Value {
    let html = place.html(body.as_str().unwrap_or_default());
    Value::safe_string(
        &html.replace(
            "<section class=\"table-wrap\"",
            "<section role=\"group\" class=\"table-wrap\"",
        ),
    )
}
