//! The notes and meetings of a module's pages, for a page that gathers them.
//!
//! In: the blocks that were gathered while the pages were rendered. Out: views of them for a page
//! at another address, in published order, each with a link back to its own page. A page without
//! notes or meetings costs nothing here.

use serde::Serialize;
use tera::Value;

use super::copy::{Relocation, at_level};
use crate::course::ModulePath;
use crate::kind::NoteType;
use crate::render::kept::{Kept, KeptFor};
use crate::render::links::item_link;
use crate::render::reads::Renderer;
use crate::render::views::{AudienceView, BlockView, ItemView, LinkView, NamedView, WhenView};

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
    /// The language of its title and its plan where the page speaks another.
    lang: Option<String>,
    duration: Option<String>,
    when: Option<WhenView>,
    href: String,
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    plan: Option<Value>,
}

/// A place on a page where notes and meetings are gathered.
pub(super) struct Gathering<'a> {
    pub(super) renderer: Renderer<'a>,
    /// The course or the module whose pages they are of.
    pub(super) of: KeptFor,
    /// The address of the page.
    pub(super) to: &'a str,
    /// The level of the headings that name the pages there.
    pub(super) level: u8,
    /// The number of the place on the page, which keeps ids unique.
    pub(super) number: usize,
}

impl Gathering<'_> {
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
                .map(|block| self.note(page, block, &relocation))
                .collect();
            PageNotesView { id, page: self.link(page), notes }
        };
        with_notes.zip(1..).map(view).collect()
    }

    /// The meetings of pages: a page that is a meeting is one, with its first plan; on any other
    /// page each block with a plan is one.
    pub(super) fn meetings<'k>(&self, pages: impl Iterator<Item = &'k Kept>) -> Vec<MeetingView> {
        let meetings = pages.flat_map(|page| {
            let mut plans = page.blocks.iter().filter(|block| block.is_meeting()).map(Some);
            let item = self.item(page).filter(|item| item.brings_together());
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
            page: self.link(page),
            title: plan.and_then(|plan| plan.title.clone()),
            lang: self.renderer.foreign(&page.language),
            duration: None,
            when: None,
            href: relocation.reference_to(plan.map_or("page-main", |plan| &plan.id)),
            plan: plan.map(|plan| self.moved(&plan.body, &relocation)),
            id,
        }
    }
}

impl Gathering<'_> {
    fn note(&self, page: &Kept, block: &BlockView, relocation: &Relocation) -> NoteView {
        let href = relocation.reference_to(block.passage.as_deref().unwrap_or(&block.id));
        let block = BlockView {
            id: relocation.id(&block.id),
            body: self.moved(&block.body, relocation),
            lang: self.renderer.foreign(&page.language),
            ..block.clone()
        };
        NoteView {
            block: if self.is_spoken_alike(page) { block } else { self.spoken(block) },
            href,
        }
    }

    /// Whether the page was rendered in the words of the one that gathers.
    fn is_spoken_alike(&self, page: &Kept) -> bool {
        page.spoken == *self.renderer.spoken()
    }

    /// A block with its words as the page that gathers speaks.
    fn spoken(&self, block: BlockView) -> BlockView {
        let speaker = self.renderer.speaker();
        let about = |note: &NamedView| NoteType::ALL.iter().find(|about| about.id() == note.id);
        let note = block.note.as_ref().and_then(about);
        let note = note.map(|about| NamedView::of("note", about.id(), speaker));
        let audiences = &self.renderer.config().audiences;
        let named = |id: &str| audiences.find(id).and_then(|id| audiences.get(id));
        let audience = block.audience.iter().filter_map(|own| named(&own.id).map(AudienceView::of));
        BlockView { note, audience: audience.collect(), ..block }
    }

    /// The link to a page.
    fn link(&self, page: &Kept) -> LinkView {
        let item = if self.is_spoken_alike(page) { None } else { self.item(page) };
        let of_module = || {
            let module = self.of.module.filter(|_| !self.is_spoken_alike(page))?;
            self.renderer.module_link(ModulePath { course: self.of.course, module })
        };
        match item {
            Some(item) => item_link(item),
            None => of_module().unwrap_or_else(|| page.link.clone()),
        }
    }

    /// A page in its module, unless it is the module's own.
    fn item<'k>(&'k self, page: &'k Kept) -> Option<&'k ItemView> {
        let own = page.item.as_ref()?;
        if self.is_spoken_alike(page) {
            return Some(own);
        }
        let path = ModulePath { course: self.of.course, module: self.of.module? };
        let module = self.renderer.shared_module(path)?;
        let mut items = module.items.iter().chain(&module.leader_page);
        items.find(|item| item.address == own.address)
    }

    /// A body on its new page. Its tables are no landmarks there, since the first tables of two
    /// pages have the same name.
    fn moved(&self, body: &Value, relocation: &Relocation) -> Value {
        let html = relocation.html(body.as_str().unwrap_or_default());
        let html = html.replace(
            "<section class=\"table-wrap\"",
            "<section role=\"group\" class=\"table-wrap\"",
        );
        Value::safe_string(&at_level(html, self.level + 1))
    }
}
