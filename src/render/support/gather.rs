//! The notes and meetings of a module's pages, for a page that gathers them.
//!
//! In: the blocks that were gathered while the pages were rendered. Out: views of them for a page
//! at another address, in published order, each with a link back to its own page. A page without
//! notes or meetings costs nothing here.

use serde::Serialize;
use tera::Value;

use super::copy::Relocation;
use crate::render::kept::Kept;
use crate::render::views::{BlockView, LinkView, WhenView};

/// A page with its notes.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct PageNotesView {
    id: String,
    page: LinkView,
    notes: Vec<NoteView>,
}

/// A note on another page than its own.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct NoteView {
    block: BlockView,
    /// The reference to its passage, or to the note where it is in the text.
    href: String,
}

/// A meeting, with its plan where the page has one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct MeetingView {
    id: String,
    page: LinkView,
    /// Its title, where it has one of its own.
    title: Option<String>,
    duration: Option<String>,
    when: Option<WhenView>,
    href: String,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    plan: Option<Value>,
}

/// A place on a page where notes and meetings are gathered.
pub(super) struct Gathering<'a> {
    /// The address of the page.
    to: &'a str,
    /// The number of the place on the page, which keeps ids unique.
    number: usize,
}

impl<'a> Gathering<'a> {
    /// The place with a number, on the page at the address `to`.
    pub(super) fn new(to: &'a str, number: usize) -> Self {
        Self { to, number }
    }

    /// The notes of pages that `wanted` accepts.
    pub(super) fn notes<'k>(
        &self,
        pages: impl Iterator<Item = &'k Kept>,
        wanted: impl Fn(&BlockView) -> bool,
    ) -> Vec<PageNotesView> {
        let with_notes = pages.filter(|page| page.blocks.iter().any(&wanted));
        let view = |(page, number): (&Kept, usize)| {
            let id = format!("samlet-{}-{number}", self.number);
            let prefix = format!("{id}-");
            let relocation = Relocation { from: &page.link.address, to: self.to, prefix: &prefix };
            let notes = page
                .blocks
                .iter()
                .filter(|block| wanted(block))
                .map(|block| note(block, &relocation))
                .collect();
            PageNotesView { id, page: page.link.clone(), notes }
        };
        with_notes.zip(1..).map(view).collect()
    }

    /// The meetings of pages: a page that is a meeting is one, with its first plan; on any other
    /// page each block with a plan is one.
    pub(super) fn meetings<'k>(&self, pages: impl Iterator<Item = &'k Kept>) -> Vec<MeetingView> {
        let meetings = pages.flat_map(|page| {
            let mut plans = page.blocks.iter().filter(|block| block.is_meeting()).map(Some);
            let item = page.item.as_ref().filter(|item| item.brings_together());
            let whole = item.map(|item| (page, plans.next().flatten(), Some(item)));
            let alone =
                plans.filter(|_| item.is_none()).map(|plan| (page, plan, None)).collect::<Vec<_>>();
            whole.into_iter().chain(alone)
        });
        (1..)
            .zip(meetings)
            .map(|(number, (page, plan, item))| MeetingView {
                duration: item.and_then(|item| item.duration.clone()),
                when: item.and_then(|item| item.when.clone()),
                ..self.meeting(number, page, plan)
            })
            .collect()
    }

    fn meeting(&self, number: usize, page: &Kept, plan: Option<&BlockView>) -> MeetingView {
        let id = format!("samlet-{}-m{number}", self.number);
        let prefix = format!("{id}-");
        let relocation = Relocation { from: &page.link.address, to: self.to, prefix: &prefix };
        MeetingView {
            page: page.link.clone(),
            title: plan.and_then(|plan| plan.title.clone()),
            duration: None,
            when: None,
            href: relocation.reference_to(plan.map_or("page-main", |plan| &plan.id)),
            plan: plan.map(|plan| moved(&plan.body, &relocation)),
            id,
        }
    }
}

fn note(block: &BlockView, relocation: &Relocation) -> NoteView {
    let href = relocation.reference_to(block.passage.as_deref().unwrap_or(&block.id));
    NoteView {
        block: BlockView {
            id: relocation.id(&block.id),
            body: moved(&block.body, relocation),
            ..block.clone()
        },
        href,
    }
}

/// A body on its new page. Its tables are no landmarks there, since the first tables of two pages
/// have the same name.
fn moved(body: &Value, relocation: &Relocation) -> Value {
    let html = relocation.html(body.as_str().unwrap_or_default());
    Value::safe_string(
        &html.replace(
            "<section class=\"table-wrap\"",
            "<section role=\"group\" class=\"table-wrap\"",
        ),
    )
}
