//! The subject of a page.
//!
//! In: the job of a page. Out: the part of the course that the page is about; `None` for a page
//! that no author has written.

use crate::course::{Course, CourseId, Page, PageId};
use crate::render::jobs::{Job, Place};

/// The subject of a page.
#[derive(Clone, Copy)]
pub(super) enum Subject<'a> {
    Front,
    Free(Option<CourseId>),
    Course(CourseId, &'a Course),
    Module(Place<'a>),
    Page(Place<'a>, Option<PageId>, &'a Page),
}

impl<'a> Subject<'a> {
    /// The subject of the page of a job; `None` for a page that no author has written.
    pub(super) fn of(job: Job<'a>) -> Option<Self> {
        Some(match job {
            Job::Front(Some(_)) => Self::Front,
            Job::Free(_, course) => Self::Free(course),
            Job::Course(id, course) => Self::Course(id, course),
            Job::Module(place) => Self::Module(place),
            Job::Page(place, id, page) => Self::Page(place, Some(id), page),
            Job::Leader(place, _) => Self::Page(place, None, place.module.leader_page.as_ref()?),
            Job::Front(None) | Job::Overview(..) | Job::Certificate(..) | Job::Made(_) => {
                return None;
            }
        })
    }
}
