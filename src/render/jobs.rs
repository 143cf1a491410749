//! Which pages a site has, in the order in which they can be made: leader pages gather what stands
//! on the pages before them, and overviews what stands on leader pages too.
//!
//! In: the model, and the shared values that say which pages for leaders there are. Out: [`Job`]s.
//! Making the pages is left to `pages`.

use super::shared::Shared;
use super::support::KeptFor;
use super::views::{ItemView, OverviewLink};
use crate::course::generated::{FRONT, GeneratedPage, SupportRole};
use crate::course::{Course, CourseId, Module, ModuleId, Page, PageId, PageMeta, Site};

/// One page that is to be made.
#[derive(Clone, Copy)]
pub(super) enum Job<'a> {
    Front(Option<&'a PageMeta>),
    Free(&'a PageMeta, Option<CourseId>),
    Course(CourseId, &'a Course),
    Module(Place<'a>),
    Page(Place<'a>, PageId, &'a Page),
    Leader(Place<'a>, &'a ItemView),
    Overview(CourseId, &'a Course, &'a (SupportRole, OverviewLink)),
    Made(GeneratedPage),
}

/// Where in a course a page stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) course_id: CourseId,
    pub(super) course: &'a Course,
    pub(super) module_id: ModuleId,
    pub(super) module: &'a Module,
}

impl<'a> Job<'a> {
    /// Where the page stands.
    pub(super) fn address(self) -> &'a str {
        match self {
            Self::Front(meta) => meta.map_or(FRONT, |meta| &meta.address),
            Self::Free(meta, _) => &meta.address,
            Self::Course(_, course) => &course.meta.address,
            Self::Module(place) => &place.module.meta.address,
            Self::Page(_, _, page) => &page.meta.address,
            Self::Leader(_, item) => &item.address,
            Self::Overview(_, _, (_, overview)) => &overview.address,
            Self::Made(made) => made.address,
        }
    }

    /// What an author has written for it.
    pub(super) fn meta(self) -> Option<&'a PageMeta> {
        match self {
            Self::Front(meta) => meta,
            Self::Free(meta, _) => Some(meta),
            Self::Course(_, course) => Some(&course.meta),
            Self::Module(place) => Some(&place.module.meta),
            Self::Page(_, _, page) => Some(&page.meta),
            Self::Leader(place, _) => place.module.leader_page.as_ref().map(|page| &page.meta),
            Self::Overview(..) | Self::Made(_) => None,
        }
    }

    /// Where it stands among those that keep something for others.
    pub(super) fn keeps_for(self) -> Option<KeptFor> {
        match self {
            Self::Course(course, _) => Some(KeptFor { course, module: None }),
            Self::Module(place) | Self::Page(place, ..) | Self::Leader(place, _) => {
                Some(place.key())
            }
            Self::Front(_) | Self::Free(..) | Self::Overview(..) | Self::Made(_) => None,
        }
    }
}

impl Place<'_> {
    /// By what its notes and meetings are kept.
    pub(super) fn key(self) -> KeptFor {
        KeptFor { course: self.course_id, module: Some(self.module_id) }
    }
}

/// The pages that depend on no other.
pub(super) fn first(site: &Site) -> Vec<Job<'_>> {
    let mut jobs = vec![Job::Front(site.front.as_ref())];
    jobs.extend(site.generated.iter().copied().map(Job::Made));
    jobs.extend(site.pages.iter().map(|meta| Job::Free(meta, None)));
    for (course_id, course) in site.courses.iter_enumerated() {
        jobs.push(Job::Course(course_id, course));
        jobs.extend(course.pages.iter().map(|meta| Job::Free(meta, Some(course_id))));
        for (module_id, module) in course.modules.iter_enumerated() {
            let place = Place { course_id, course, module_id, module };
            jobs.push(Job::Module(place));
            jobs.extend(
                module.pages.iter_enumerated().map(|(id, page)| Job::Page(place, id, page)),
            );
        }
    }
    jobs
}

/// The leader pages gather the notes of the pages before them.
pub(super) fn leader_pages<'a>(site: &'a Site, shared: &'a Shared) -> Vec<Job<'a>> {
    let places = site.courses.iter_enumerated().flat_map(|(course_id, course)| {
        course.modules.iter_enumerated().map(move |(module_id, module)| Place {
            course_id,
            course,
            module_id,
            module,
        })
    });
    let item = |place: &Place<'a>| {
        shared.module(place.course_id, place.module_id)?.items.get(place.module.pages.len())
    };
    places.filter_map(|place| Some(Job::Leader(place, item(&place)?))).collect()
}

/// The overviews gather the notes of the leader pages too.
pub(super) fn overviews<'a>(site: &'a Site, shared: &'a Shared) -> Vec<Job<'a>> {
    let courses = site.courses.iter_enumerated().zip(&shared.courses);
    courses
        .flat_map(|((id, course), shared)| {
            shared.overviews.iter().map(move |overview| Job::Overview(id, course, overview))
        })
        .collect()
}
