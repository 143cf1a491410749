//! Which pages a site has, in the order in which they can be rendered: leader pages gather notes
//! from the pages before them, and overviews gather from leader pages too.
//!
//! In: the model, and the shared values that say which leader pages exist. Out: [`ListedPage`]s,
//! which say nothing about the content of a page; a page reads its [`Job`] through its own
//! renderer. Rendering the pages is left to `pages`.

use super::kept::KeptFor;
use super::reads::Renderer;
use super::shared::Shared;
use super::views::{ItemView, LinkView, OverviewLink};
use crate::course::generated::{FRONT, GeneratedPage, SupportRole};
use crate::course::{Course, CourseId, Module, ModulePath, Page, PageId, PageMeta, Site};
use crate::language::LanguageTag;
use crate::load::DocumentId;

/// A page of the site as it is now.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListedPage<'a> {
    /// Where it is published.
    pub(super) address: &'a str,
    /// The document of the page; `None` for a generated page.
    pub(super) document: Option<DocumentId>,
    /// The language that it is written in.
    pub(super) language: &'a LanguageTag,
    pub(super) key: PageKey,
}

/// Identifies a page of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum PageKey {
    Front,
    /// A free page, by its place among those of a course or of the site.
    Free(Option<CourseId>, usize),
    Course(CourseId),
    Module(ModulePath),
    Page(ModulePath, PageId),
    Leader(ModulePath),
    Overview(CourseId, SupportRole),
    Certificate(CourseId),
    Generated(GeneratedPage),
}

/// One page to render.
#[derive(Clone, Copy)]
pub(super) enum Job<'a> {
    Front(Option<&'a PageMeta>),
    Free(&'a PageMeta, Option<CourseId>),
    Course(CourseId, &'a Course),
    Module(Place<'a>),
    Page(Place<'a>, PageId, &'a Page),
    Leader(Place<'a>, &'a ItemView),
    Overview(CourseId, &'a Course, &'a (SupportRole, OverviewLink)),
    Certificate(CourseId, &'a Course, &'a LinkView),
    Made(GeneratedPage),
}

/// The place of a page in a course.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) path: ModulePath,
    /// The title, description and address of the course.
    pub(super) course: &'a PageMeta,
    pub(super) module: &'a Module,
}

impl<'a> Place<'a> {
    fn of(renderer: Renderer<'a>, path: ModulePath) -> Option<Self> {
        let (course, module) = (renderer.course_meta(path.course)?, renderer.module(path)?);
        Some(Self { path, course, module })
    }
}

impl PageKey {
    /// Its place among the pages whose notes others gather.
    pub(super) fn keeps_for(self) -> Option<KeptFor> {
        match self {
            Self::Course(course) => Some(KeptFor { course, module: None }),
            Self::Module(path) | Self::Page(path, _) | Self::Leader(path) => {
                Some(KeptFor { course: path.course, module: Some(path.module) })
            }
            Self::Front
            | Self::Free(..)
            | Self::Overview(..)
            | Self::Certificate(_)
            | Self::Generated(_) => None,
        }
    }

    /// What to render for the page; `None` if the site has no such page.
    pub(super) fn job(self, renderer: Renderer) -> Option<Job> {
        let place = |path| Place::of(renderer, path);
        Some(match self {
            Self::Front => Job::Front(renderer.front()),
            Self::Free(None, number) => Job::Free(renderer.free_page(number)?, None),
            Self::Free(Some(course), number) => {
                Job::Free(renderer.course_page(course, number)?, Some(course))
            }
            Self::Course(id) => Job::Course(id, renderer.course(id)?),
            Self::Module(path) => Job::Module(place(path)?),
            Self::Page(path, id) => {
                let place = place(path)?;
                Job::Page(place, id, place.module.pages.get(id)?)
            }
            Self::Leader(path) => {
                Job::Leader(place(path)?, renderer.shared_module(path)?.leader_page.as_ref()?)
            }
            Self::Overview(id, who) => {
                let mut overviews = renderer.shared_course(id)?.overviews.iter();
                let overview = overviews.find(|(other, _)| *other == who)?;
                Job::Overview(id, renderer.course(id)?, overview)
            }
            Self::Certificate(id) => {
                let at = renderer.shared_course(id)?.certificate.as_ref()?;
                Job::Certificate(id, renderer.course(id)?, at)
            }
            Self::Generated(page) => Job::Made(page),
        })
    }
}

/// The pages that depend on no other page, of a site in a language.
pub(super) fn first<'a>(site: &'a Site, language: &'a LanguageTag) -> Vec<ListedPage<'a>> {
    let mut pages = vec![ListedPage {
        address: site.front.as_ref().map_or(FRONT, |meta| &meta.address),
        document: site.front.as_ref().and_then(|meta| meta.document),
        language: site.front.as_ref().map_or(language, |meta| &meta.language),
        key: PageKey::Front,
    }];
    pages.extend(site.generated.iter().map(|page| ListedPage {
        address: page.address,
        document: None,
        language,
        key: PageKey::Generated(*page),
    }));
    for (number, meta) in site.pages.iter().enumerate() {
        pages.push(listed(meta, PageKey::Free(None, number)));
    }
    for (id, course) in site.courses.iter_enumerated() {
        pages.push(listed(&course.meta, PageKey::Course(id)));
        for (number, meta) in course.pages.iter().enumerate() {
            pages.push(listed(meta, PageKey::Free(Some(id), number)));
        }
        for (module_id, module) in course.modules.iter_enumerated() {
            let path = ModulePath { course: id, module: module_id };
            pages.push(listed(&module.meta, PageKey::Module(path)));
            let of_module = module.pages.iter_enumerated();
            pages.extend(of_module.map(|(id, page)| listed(&page.meta, PageKey::Page(path, id))));
        }
    }
    pages
}

/// The leader pages, which gather the notes of the pages before them.
pub(super) fn leader_pages<'a>(site: &'a Site, shared: &'a Shared) -> Vec<ListedPage<'a>> {
    let mut pages = Vec::new();
    for (course, (id, of_course)) in shared.courses.iter().zip(site.courses.iter_enumerated()) {
        let modules = course.value.modules.iter().zip(of_course.modules.iter_enumerated());
        for (shared, (module_id, module)) in modules {
            let Some(item) = &shared.leader_page else { continue };
            pages.push(ListedPage {
                address: &item.address,
                document: module.leader_page.as_ref().and_then(|page| page.meta.document),
                language: module
                    .leader_page
                    .as_ref()
                    .map_or(&module.meta.language, |page| &page.meta.language),
                key: PageKey::Leader(ModulePath { course: id, module: module_id }),
            });
        }
    }
    pages
}

/// The pages of each course as a whole: the overviews, which gather the notes of the leader pages
/// too, and the certificate.
pub(super) fn of_courses<'a>(site: &'a Site, shared: &'a Shared) -> Vec<ListedPage<'a>> {
    let courses = shared.courses.iter_enumerated().zip(&site.courses);
    courses
        .flat_map(|((id, course), of)| {
            let overviews = course.value.overviews.iter();
            let overviews =
                overviews.map(move |(who, at)| (&at.address, PageKey::Overview(id, *who)));
            let certificate = course.value.certificate.as_ref();
            let certificate = certificate.map(|at| (&at.address, PageKey::Certificate(id)));
            overviews.chain(certificate).map(|(address, key)| ListedPage {
                address,
                document: None,
                language: &of.meta.language,
                key,
            })
        })
        .collect()
}

fn listed(meta: &PageMeta, key: PageKey) -> ListedPage<'_> {
    let PageMeta { address, document, language, .. } = meta;
    ListedPage { address, document: *document, language, key }
}
