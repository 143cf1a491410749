//! The pages for leaders and owners: for each module a leader page, and for each course one
//! overview for either audience.
//!
//! In: the model, and the notes and meetings that were gathered while the pages were rendered. Out:
//! template values. A module's leader page is the author's text followed by all notes of the
//! module's pages; it is generated even where no author has written one. Writing the files is left
//! to `leading`, and the markup to the templates.

mod copy;
mod gather;

use std::collections::BTreeSet;
use std::ops::Not;

use serde::Serialize;
use tera::Value;

use super::figure::STYLE;
use super::kept::{Kept, KeptFor};
use super::reads::Renderer;
use super::views::{BlockView, ItemView, NamedView, TimeView};
use crate::block::{self, Contents};
use crate::config::AudienceId;
use crate::course::duration::WorkingTime;
use crate::course::generated::{SupportRole, is_only_for};
use crate::course::{Course, CourseId, Module, ModuleId, ModulePath, Page};
use crate::ids::Id;
use crate::kind::NoteType;
use crate::load::Block;
use gather::{Gathering, MeetingView, PageNotesView};

/// What in a text is drawn by a sheet of its own, with that sheet.
const STYLES: [(&str, &str); 4] = [
    ("<figure class=\"", STYLE),
    ("<math", "math.css"),
    ("class=\"alert ", "alert.css"),
    ("class=\"hl-", "code.css"),
];

/// The gathered part of a module's leader page.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SupportView {
    pages: Vec<PageNotesView>,
    meetings: Vec<MeetingView>,
    meeting_time: Option<String>,
}

/// The overview of a course.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct OverviewView {
    time: Option<TimeView>,
    /// The sum of the working times of the modules below, as each of them says.
    work: Option<String>,
    /// The notes in the course's own text.
    notes: Vec<PageNotesView>,
    modules: Vec<ModuleOverview>,
    /// Whether there is a sheet to fill in on a page of the course.
    has_sheets: bool,
}

/// A module in an overview.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ModuleOverview {
    #[cfg_attr(test, schemars(with = "crate::render::views::ModuleView"))]
    module: Value,
    /// The calendar time of the audience, and the times of the pages; empty where the module is not
    /// for the audience.
    duration: Option<String>,
    times: Vec<TimeView>,
    /// The working time of all that the audience is given here: its pages, and the leader page.
    work: Option<String>,
    /// The number of notes for the audience, and the number of each type.
    note_count: usize,
    types: Vec<TypeCount>,
    /// The pages that are only for the audience.
    pages: Vec<ItemView>,
    leader_page: Option<ItemView>,
    meetings: Vec<MeetingView>,
    meeting_time: Option<String>,
    /// The notes, where the overview shows them.
    notes: Vec<PageNotesView>,
}

/// The number of notes of a type.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TypeCount {
    about: NamedView,
    count: usize,
}

/// Whether a block is a sheet, with fields for readers to fill in.
fn is_sheet(block: &Block) -> bool {
    block::find(&block.line.name.text).is_some_and(|of| of.contents == Contents::Fields)
}

/// Renders the values of the pages for leaders and owners.
pub(super) struct SupportRenderer<'a> {
    pub(super) renderer: Renderer<'a>,
}

/// A module in a course, for an audience.
struct AudienceModule<'a> {
    course: CourseId,
    id: ModuleId,
    module: &'a Module,
    who: SupportRole,
    audience: AudienceId,
}

impl SupportRenderer<'_> {
    /// The gathered part of the leader page at the address `to`; the module is given with its id
    /// and that of its course.
    pub(super) fn leader_page(
        &self,
        course: CourseId,
        (id, module): (ModuleId, &Module),
        to: &str,
    ) -> SupportView {
        let pages = || self.kept_of(course, Some(id)).filter(|page| page.link.address != to);
        let here = self.gathering(KeptFor { course, module: Some(id) }, to, 1);
        SupportView {
            pages: here.notes(pages(), BlockView::is_note),
            meetings: here.meetings(pages()),
            meeting_time: self.meeting_time(module, None),
        }
    }

    /// The overview of a course at the address `to`; `None` where the site has no such audience.
    pub(super) fn overview(
        &self,
        (course, of): (CourseId, &Course),
        who: SupportRole,
        to: &str,
    ) -> Option<OverviewView> {
        let audience = self.renderer.config().audiences.find(who.id())?;
        let modules = of.modules.iter_enumerated().map(|(id, module)| AudienceModule {
            course,
            id,
            module,
            who,
            audience,
        });
        let works = of.modules.iter().map(|module| given(module, audience));
        Some(OverviewView {
            time: self.renderer.course_time(of, audience),
            work: self.printed(works.flatten().sum()),
            notes: self.owner_notes(who, &self.gathering(KeptFor { course, module: None }, to, 0)),
            modules: modules.filter_map(|scope| self.module(&scope, to)).collect(),
            has_sheets: self.renderer.blocks(course).any(|(_, blocks)| blocks.iter().any(is_sheet)),
        })
    }

    fn module(&self, scope: &AudienceModule, to: &str) -> Option<ModuleOverview> {
        let AudienceModule { course, id, module, who, audience } = *scope;
        let shared = self.renderer.shared_module(ModulePath { course, module: id })?;
        let audiences = &self.renderer.config().audiences;
        let for_them = |(item, page): (&ItemView, &Page)| {
            is_only_for(module, page, audience, audiences).then(|| item.clone())
        };
        let takes_part = module.audience.contains(&audience);
        let of = KeptFor { course, module: Some(id) };
        let here = self.gathering(of, to, id.index() + 1);
        let types = self.types(scope);
        // Whoever leads prepares every meeting, those for teachers alone too.
        let leads = who == SupportRole::Leader;
        let meets = |page: &&Kept| leads || page.is_for(who.id());
        Some(ModuleOverview {
            module: shared.module.value.clone(),
            duration: takes_part
                .then(|| module.duration(audience))
                .flatten()
                .map(|of| of.duration.on_page(self.renderer.language())),
            times: if takes_part {
                self.renderer.module_times_for(module, audience)
            } else {
                Vec::new()
            },
            work: given(module, audience).and_then(|work| self.printed(work)),
            note_count: self.notes_for(scope).count(),
            types,
            pages: shared.items.iter().zip(&module.pages).filter_map(for_them).collect(),
            leader_page: shared
                .leader_page
                .as_ref()
                .filter(|_| {
                    who == SupportRole::Leader || is_for(module.leader_page.as_ref(), audience)
                })
                .cloned(),
            meetings: here.meetings(self.kept_of(course, Some(id)).filter(meets)),
            meeting_time: self.meeting_time(module, leads.not().then_some(audience)),
            notes: self.owner_notes(who, &here),
        })
    }

    fn printed(&self, work: WorkingTime) -> Option<String> {
        (!work.is_empty()).then(|| work.on_page(self.renderer.language()))
    }

    /// The number of a module's notes of each type.
    fn types(&self, scope: &AudienceModule) -> Vec<TypeCount> {
        let count = |about: NoteType| {
            let count = self
                .notes_for(scope)
                .filter(|note| note.note.as_ref().is_some_and(|named| named.id == about.id()))
                .count();
            let about = NamedView::of("note", about.id(), self.renderer.speaker());
            TypeCount { about, count }
        };
        NoteType::ALL.iter().map(|&about| count(about)).filter(|of| of.count > 0).collect()
    }

    fn notes_for(&self, scope: &AudienceModule) -> impl Iterator<Item = &BlockView> {
        let who = scope.who;
        self.kept_of(scope.course, Some(scope.id))
            .flat_map(|page| &page.blocks)
            .filter(move |block| block.is_note_for(who.id()))
    }

    /// The notes that the overview shows: those for the owner. They are few, and one person is
    /// responsible for them over all modules.
    fn owner_notes(&self, who: SupportRole, here: &Gathering) -> Vec<PageNotesView> {
        here.notes(self.renderer.kept(here.of), |block| {
            who == SupportRole::Owner && block.is_note_for(who.id())
        })
    }

    /// The place with a number, on the page at the address `to`, for what was kept of some pages.
    fn gathering<'t>(&'t self, of: KeptFor, to: &'t str, number: usize) -> Gathering<'t> {
        // What is of a module stands in its section.
        let level = if of.module.is_some() { 3 } else { 2 };
        Gathering { renderer: self.renderer, of, to, level, number }
    }

    /// What a page needs that shows what was gathered of modules, and of the course itself, as far as
    /// `shown` accepts it: the styles of what is in it.
    pub(super) fn needs(
        &self,
        course: CourseId,
        modules: impl IntoIterator<Item = ModuleId>,
        shown: impl Fn(&BlockView) -> bool,
    ) -> BTreeSet<&'static str> {
        let places = std::iter::once(None).chain(modules.into_iter().map(Some));
        let pages = places.flat_map(|module| self.kept_of(course, module));
        let bodies = pages
            .flat_map(|page| &page.blocks)
            .filter(|block| shown(block))
            .filter_map(|block| block.body.as_str());
        let of_body = |body: &str| {
            let is_there =
                |(mark, style): (&'static str, &'static str)| body.contains(mark).then_some(style);
            STYLES.into_iter().filter_map(is_there).collect::<Vec<_>>()
        };
        bodies.flat_map(of_body).collect()
    }

    fn kept_of(&self, course: CourseId, module: Option<ModuleId>) -> impl Iterator<Item = &Kept> {
        self.renderer.kept(KeptFor { course, module })
    }

    /// The total time of a module's meetings, for one audience or for all; a least where some of
    /// them last days.
    fn meeting_time(&self, module: &Module, audience: Option<AudienceId>) -> Option<String> {
        let meetings = module.pages.iter().filter(|page| page.kind.brings_together());
        let durations: Vec<_> = meetings
            .filter(|page| audience.is_none_or(|audience| page.audience.contains(&audience)))
            .filter_map(|page| page.duration.as_ref().map(|stated| &stated.duration))
            .collect();
        let time: WorkingTime = durations.iter().copied().filter_map(WorkingTime::of).sum();
        let counts_all = durations.iter().all(|duration| duration.is_working_time());
        let time = if counts_all { time } else { time.or_more() };
        (!time.is_empty()).then(|| time.on_page(self.renderer.language()))
    }
}

/// The working time of all pages of a module that are for an audience, the leader page too; at
/// least this where some of them have none. A module that is not for the audience has only what is
/// for it alone.
fn given(module: &Module, audience: AudienceId) -> Option<WorkingTime> {
    let takes_part = module.audience.contains(&audience);
    let pages = module.pages.iter().filter(|_| takes_part).chain(&module.leader_page);
    let mut own = pages.filter(|page| page.audience.contains(&audience)).peekable();
    own.peek()?;
    let times: Vec<Option<WorkingTime>> = own.map(Page::working_time).collect();
    let known: WorkingTime = times.iter().flatten().copied().sum();
    Some(if times.contains(&None) { known.or_more() } else { known })
}

fn is_for(page: Option<&Page>, audience: AudienceId) -> bool {
    page.is_some_and(|page| page.audience.contains(&audience))
}
