//! The course: what the documents mean.
//!
//! In: the [`Tree`] that was read. Out: a [`Site`] of courses, modules and pages in published
//! order, with durations, audiences, order rules and addresses, and a diagnostic for everything in
//! front matter that cannot be understood. Whether the rules hold and the links lead anywhere is
//! left to `check`. This is the only model of a course in the program: every kind of output is made
//! from it.

mod alias;
mod assemble;
mod called;
mod edition;
mod front;
mod ids;
mod named_assets;
mod near_names;

pub mod address;
pub mod duration;
pub mod enrolment;
pub mod figure;
pub mod generated;
pub mod language;
mod lengths;
pub mod link;
pub mod meeting;
pub mod opening;
pub mod openings;
pub mod order;
pub mod sheet;
pub mod times;
pub mod updated;
pub mod when;
pub mod window;
mod written_date;

pub use assemble::{assemble, assemble_with_drafts};
pub(crate) use assemble::{first_heading, links_that_publish};
pub use edition::{Edition, Kept, UnknownCourse, edition};
pub use ids::{CourseId, ModuleId, ModulePath, PageId};

use std::collections::BTreeSet;

use crate::block::Media;
use crate::config::AudienceId;
use crate::diagnostic::Silence;
use crate::fingerprint::Fingerprinted;
use crate::ids::IndexVec;
use crate::kind::{Called, Form, Kind};
use crate::language::LanguageTag;
use crate::load::{Document, DocumentId, Tree};
use crate::source::{FileId, Span};
use duration::{Duration, Workload};
use enrolment::{Enrolment, Price};
use generated::GeneratedPage;
use language::Language;
use link::Targets;
use meeting::MeetingPlan;
use opening::Opening;
use openings::Openings;
use order::{CrossCourseRules, Noun, OrderPlan};
use updated::Updated;
use when::When;
use window::{Round, StartWindow};

/// Everything that is published.
#[derive(Debug, Hash)]
pub struct Site {
    /// The front page, where there is one.
    pub front: Option<PageMeta>,
    /// Free pages under `content/`.
    pub pages: Vec<PageMeta>,
    /// The courses: those with a position first, and then in natural order of their folders.
    pub courses: IndexVec<CourseId, Fingerprinted<Course>>,
    /// The rules between courses; `None` where there are none.
    pub cross_course: Option<Fingerprinted<CrossCourseRules>>,
    /// What every file became, to resolve links.
    pub targets: Fingerprinted<Targets>,
    /// The generated pages at its root.
    pub generated: Vec<GeneratedPage>,
    /// The number of pages that are left out because they, or what they are part of, are drafts.
    pub drafts: usize,
    /// The findings that single files silence.
    pub silences: Vec<Silence>,
    /// The courses whose order is not proven.
    pub unproven: Vec<UnprovenOrder>,
}

/// A course whose order is not proven, since something in its files is wrong that the order hangs
/// on. Nothing else is said of that order: all of it would follow from the fault.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnprovenOrder {
    /// The title of the course.
    pub title: String,
    /// The files of the course.
    pub files: BTreeSet<FileId>,
}

/// The metadata of a page: of everything that has an address in the output.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PageMeta {
    /// The document that it is written in; `None` for a page that no author wrote.
    pub document: Option<DocumentId>,
    /// The title.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The language of its texts.
    pub language: LanguageTag,
    /// When it was last changed, if its author says so.
    pub updated: Option<Updated>,
    /// Its address in the output, from the root of the site.
    pub address: String,
    /// Addresses that it had before, which lead to it.
    pub aliases: Vec<String>,
}

/// A course: a folder under `content/` with a course `_index.md`.
#[derive(Debug, Hash)]
pub struct Course {
    /// Title and address.
    pub meta: PageMeta,
    /// What it calls its modules.
    pub called: Called,
    /// How long it takes, in calendar time, by audience.
    pub durations: Vec<ForAudience>,
    /// How much work it is, by audience.
    pub workloads: Vec<WorkFor>,
    /// The audiences that it is for; all of them if the author names none.
    pub audience: Vec<AudienceId>,
    /// When it opens.
    pub opens: Openings,
    /// When it closes.
    pub closes: Option<Opening>,
    /// When it may be started.
    pub starts: Option<StartWindow>,
    /// The rounds that it is held in.
    pub rounds: Vec<Round>,
    /// How one enrols.
    pub enrolment: Option<Enrolment>,
    /// What it costs.
    pub price: Option<Price>,
    /// What one can do after it.
    pub goals: Vec<String>,
    /// The rules for the order of its modules, from the course and from the modules.
    pub order: OrderPlan,
    /// Its modules in published order.
    pub modules: IndexVec<ModuleId, Module>,
    /// Free pages in the course's own folder.
    pub pages: Vec<PageMeta>,
}

/// A module: a folder in a course.
#[derive(Debug, Hash)]
pub struct Module {
    /// Title and address.
    pub meta: PageMeta,
    /// What its course calls it.
    pub called: Called,
    /// Its number, unless it is only titled.
    pub number: Option<u32>,
    /// How long it takes, in calendar time, by audience.
    pub durations: Vec<ForAudience>,
    /// How much work it is, by audience.
    pub workloads: Vec<WorkFor>,
    /// The audiences that it is for.
    pub audience: Vec<AudienceId>,
    /// When it opens.
    pub opens: Openings,
    /// What one can do after it.
    pub goals: Vec<String>,
    /// The rules for the order of its pages.
    pub order: OrderPlan,
    /// Its pages in published order, without the leader support page.
    pub pages: IndexVec<PageId, Page>,
    /// Its leader support page.
    pub leader_page: Option<Page>,
}

/// A page of a module: one activity or resource.
#[derive(Debug, Clone, Hash)]
pub struct Page {
    /// Title and address.
    pub meta: PageMeta,
    /// What it is.
    pub kind: Kind,
    /// How it is worked with.
    pub form: Option<Form>,
    /// How much work it is.
    pub duration: Option<Stated>,
    /// When it is.
    pub when: Option<When>,
    /// Where it is.
    pub place: Option<String>,
    /// What to bring or have ready.
    pub bring: Vec<String>,
    /// What comes out of it.
    pub outcome: Vec<String>,
    /// The plans of meetings in its text.
    pub plans: Vec<MeetingPlan>,
    /// The audiences that it is for.
    pub audience: Vec<AudienceId>,
    /// The film or sound that it is about.
    pub media: Option<Media>,
}

impl Page {
    /// A generated leader support page.
    #[must_use]
    pub fn generated_support(meta: PageMeta, audience: Vec<AudienceId>) -> Self {
        Self {
            meta,
            kind: Kind::Support,
            form: None,
            duration: None,
            when: None,
            place: None,
            bring: Vec::new(),
            outcome: Vec::new(),
            plans: Vec::new(),
            audience,
            media: None,
        }
    }

    /// The audiences that it is for.
    #[must_use]
    pub fn audience(&self) -> &[AudienceId] {
        &self.audience
    }
}

/// A duration, for one audience or for all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ForAudience {
    /// The audience; `None` for all.
    pub audience: Option<AudienceId>,
    /// How long it takes.
    pub duration: Duration,
    /// Where that stands.
    pub span: Span,
}

/// A workload, for one audience or for all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WorkFor {
    /// The audience; `None` for all.
    pub audience: Option<AudienceId>,
    /// How much work it is.
    pub workload: Workload,
    /// Where that stands.
    pub span: Span,
}

/// A duration that is the same for all.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stated {
    /// How long it takes.
    pub duration: Duration,
    /// Where that stands.
    pub span: Span,
}

impl PageMeta {
    /// The metadata of a generated page.
    #[must_use]
    pub fn generated(
        title: String,
        description: Option<String>,
        language: LanguageTag,
        address: String,
    ) -> Self {
        let (document, updated, aliases) = (None, None, Vec::new());
        Self { document, title, description, language, updated, address, aliases }
    }

    /// The document that it is written in.
    #[must_use]
    pub fn document_in<'t>(&self, tree: &'t Tree) -> Option<&'t Document> {
        tree.documents.get(self.document?)
    }
}

impl Site {
    /// Every page of the output that comes from a document.
    pub fn metas(&self) -> impl Iterator<Item = &PageMeta> {
        let courses = self.courses.iter().flat_map(|course| course.metas());
        self.front.iter().chain(&self.pages).chain(courses)
    }

    /// Every page of every module, the leader support pages too.
    pub fn module_pages(&self) -> impl Iterator<Item = &Page> {
        self.courses.iter().flat_map(|course| &course.modules).flat_map(Module::all_pages)
    }
}

impl Course {
    /// The course's own page, its free pages, and its modules with their pages.
    pub fn metas(&self) -> impl Iterator<Item = &PageMeta> {
        let modules = self.modules.iter().flat_map(Module::metas);
        std::iter::once(&self.meta).chain(&self.pages).chain(modules)
    }
}

impl Module {
    /// The name of the module: `Modul 1`, or as its course calls it; `None` for a module that is
    /// only titled.
    #[must_use]
    pub fn label(&self, language: &str) -> Option<String> {
        let noun = Noun::Module(Language::of_tag(language));
        self.number.map(|number| noun.numbered(self.called, number))
    }

    /// The audiences that it is for.
    #[must_use]
    pub fn audience(&self) -> &[AudienceId] {
        &self.audience
    }

    /// Whether a page is its leader support page.
    #[must_use]
    pub fn is_leader_page(&self, page: &Page) -> bool {
        self.leader_page.as_ref().is_some_and(|leader| leader.meta.document == page.meta.document)
    }

    /// Its pages in published order, and its leader support page last.
    pub fn all_pages(&self) -> impl Iterator<Item = &Page> {
        self.pages.iter().chain(&self.leader_page)
    }

    /// The module's own page, its pages and its leader support page.
    pub fn metas(&self) -> impl Iterator<Item = &PageMeta> {
        std::iter::once(&self.meta).chain(self.all_pages().map(|page| &page.meta))
    }
}
