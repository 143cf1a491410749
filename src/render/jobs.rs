//! Which pages a site has, in the order in which they can be made: leader pages gather what stands
//! on the pages before them, and overviews what stands on leader pages too.
//!
//! In: the model, and the shared values that say which pages for leaders there are. Out: [`Job`]s.
//! Making the pages is left to `pages`.

use super::shared::Shared;
use super::views::{ItemView, OverviewLink};
use crate::course::generated::{FRONT, GeneratedPage, Who};
use crate::course::{Course, Leaf, Module, Page, Site};

/// One page that is to be made.
#[derive(Clone, Copy)]
pub(super) enum Job<'a> {
    Front(Option<&'a Leaf>),
    Free(&'a Leaf, Option<usize>),
    Course(usize, &'a Course),
    Module(Place<'a>),
    Page(Place<'a>, usize, &'a Page),
    Leader(Place<'a>, &'a ItemView),
    Overview(usize, &'a Course, &'a (Who, OverviewLink)),
    Made(GeneratedPage),
}

/// Where in a course a page stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) course_index: usize,
    pub(super) course: &'a Course,
    pub(super) module_index: usize,
    pub(super) module: &'a Module,
}

impl<'a> Job<'a> {
    /// Where the page stands.
    pub(super) fn address(self) -> &'a str {
        match self {
            Self::Front(leaf) => leaf.map_or(FRONT, |leaf| &leaf.address),
            Self::Free(leaf, _) => &leaf.address,
            Self::Course(_, course) => &course.leaf.address,
            Self::Module(place) => &place.module.leaf.address,
            Self::Page(_, _, page) => &page.leaf.address,
            Self::Leader(_, item) => &item.address,
            Self::Overview(_, _, (_, overview)) => &overview.address,
            Self::Made(made) => made.address,
        }
    }

    /// What an author has written for it.
    pub(super) fn leaf(self) -> Option<&'a Leaf> {
        match self {
            Self::Front(leaf) => leaf,
            Self::Free(leaf, _) => Some(leaf),
            Self::Course(_, course) => Some(&course.leaf),
            Self::Module(place) => Some(&place.module.leaf),
            Self::Page(_, _, page) => Some(&page.leaf),
            Self::Leader(place, _) => place.module.leader_page.as_ref().map(|page| &page.leaf),
            Self::Overview(..) | Self::Made(_) => None,
        }
    }

    /// Where it stands among those that keep something for others.
    pub(super) fn keeps_for(self) -> Option<(usize, Option<usize>)> {
        match self {
            Self::Course(index, _) => Some((index, None)),
            Self::Module(place) | Self::Page(place, ..) | Self::Leader(place, _) => {
                Some(place.key())
            }
            Self::Front(_) | Self::Free(..) | Self::Overview(..) | Self::Made(_) => None,
        }
    }
}

impl Place<'_> {
    /// By what its notes and meetings are kept.
    pub(super) fn key(self) -> (usize, Option<usize>) {
        (self.course_index, Some(self.module_index))
    }
}

/// The pages that depend on no other.
pub(super) fn first(site: &Site) -> Vec<Job<'_>> {
    let mut jobs = vec![Job::Front(site.front.as_ref())];
    jobs.extend(site.generated.iter().copied().map(Job::Made));
    jobs.extend(site.pages.iter().map(|leaf| Job::Free(leaf, None)));
    for (course_index, course) in site.courses.iter().enumerate() {
        jobs.push(Job::Course(course_index, course));
        jobs.extend(course.pages.iter().map(|leaf| Job::Free(leaf, Some(course_index))));
        for (module_index, module) in course.modules.iter().enumerate() {
            let place = Place { course_index, course, module_index, module };
            jobs.push(Job::Module(place));
            jobs.extend(
                module.pages.iter().enumerate().map(|(index, page)| Job::Page(place, index, page)),
            );
        }
    }
    jobs
}

/// The leader pages gather the notes of the pages before them.
pub(super) fn leader_pages<'a>(site: &'a Site, shared: &'a Shared) -> Vec<Job<'a>> {
    let places = site.courses.iter().enumerate().flat_map(|(course_index, course)| {
        (0..).zip(&course.modules).map(move |(module_index, module)| Place {
            course_index,
            course,
            module_index,
            module,
        })
    });
    let item = |place: &Place<'a>| {
        shared.module(place.course_index, place.module_index)?.items.get(place.module.pages.len())
    };
    places.filter_map(|place| Some(Job::Leader(place, item(&place)?))).collect()
}

/// The overviews gather the notes of the leader pages too.
pub(super) fn overviews<'a>(site: &'a Site, shared: &'a Shared) -> Vec<Job<'a>> {
    let courses = (0..).zip(&site.courses).zip(&shared.courses);
    courses
        .flat_map(|((index, course), shared)| {
            shared.overviews.iter().map(move |overview| Job::Overview(index, course, overview))
        })
        .collect()
}
