//! What is to be seen from a course of the order that its modules stand in: its own rules, and
//! those between courses that touch it.
//!
//! In: the site and one of its courses. Out: the plan to ask, the stations of the course's modules
//! in it, and a link for each station; a module of another course has that course in front,
//! "Vurdering: Modul 2". What is said of it is left to `way` and to the templates.

use std::ops::Range;

use super::links::module_link;
use super::reads::Renderer;
use super::views::LinkView;
use crate::course::order::{OrderPlan, Place, StationId};
use crate::course::{Course, CourseId, Module, ModuleId, ModulePath};
use crate::ids::{self, Id, IndexVec};

/// The order as one course sees it.
pub(super) struct Sight<'a> {
    /// The course in the plan to ask.
    pub(super) section: Section<'a>,
    /// Every station of that plan.
    pub(super) links: IndexVec<StationId, LinkView>,
}

/// A part of a plan: the stations of one course, counted from its first. Rules about other courses
/// take part in what is required among them: a module that waits for one of another course waits
/// for all that this one waits for.
pub(super) struct Section<'a> {
    /// The course's own plan, in which rules give places.
    course: &'a OrderPlan,
    /// The plan to ask: the course's own, or that of all courses where rules between them touch
    /// this one.
    pub(super) order: &'a OrderPlan,
    /// The stations of the course's own modules.
    pub(super) own: Range<StationId>,
}

impl<'a> Sight<'a> {
    /// The order as a course sees it, given by its id.
    pub(super) fn new(renderer: Renderer<'a>, id: CourseId, course: &'a Course) -> Self {
        let own = |module: &Module| module_link(module, renderer.language());
        let first = ModulePath { course: id, module: ModuleId::new(0) };
        let cross_course = renderer.cross_course().filter(|cross_course| cross_course.touches(id));
        let Some((cross_course, first)) = cross_course
            .and_then(|cross_course| Some((cross_course, cross_course.station(first)?)))
        else {
            return Self {
                section: Section::whole(&course.order),
                links: course.modules.iter().map(own).collect(),
            };
        };
        let link = |at: CourseId, of: &Course, module: &Module| {
            if at == id { own(module) } else { with_course(of, own(module)) }
        };
        let own_stations = first..first.offset(course.modules.len());
        let courses = renderer.site().courses.iter_enumerated();
        let links = courses
            .flat_map(|(at, of)| of.modules.iter().map(move |module| link(at, of, module)))
            .collect();
        Self { section: Section::part(cross_course.plan(), &course.order, own_stations), links }
    }

    /// The links of some stations, those of the course's own first.
    pub(super) fn links(&self, stations: &[StationId]) -> Vec<LinkView> {
        own_first(stations, &self.section.own)
            .filter_map(|station| self.links.get(station))
            .cloned()
            .collect()
    }
}

/// Alternatives that are all in one course: at least so many of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    /// How many.
    pub(super) least: usize,
    /// Of which modules, in published order.
    pub(super) of: Vec<ModuleId>,
}

impl<'a> Section<'a> {
    /// All of a course's own plan.
    pub(super) fn whole(plan: &'a OrderPlan) -> Self {
        Self {
            course: plan,
            order: plan,
            own: StationId::new(0)..StationId::new(plan.stations().len()),
        }
    }

    /// The stations `own` of the plan of all courses; `course` is the plan of the one that they are
    /// of.
    pub(super) fn part(order: &'a OrderPlan, course: &'a OrderPlan, own: Range<StationId>) -> Self {
        Self { course, order, own }
    }

    /// The number of its stations.
    pub(super) fn len(&self) -> usize {
        ids::each(&self.own).len()
    }

    /// Whether one station must come before another, directly or through others.
    pub(super) fn must_precede(&self, earlier: ModuleId, later: ModuleId) -> bool {
        self.order.must_precede(self.station(earlier), self.station(later))
    }

    /// For each station those that must come before it with no other of the course between.
    pub(super) fn required_directly(&self) -> IndexVec<ModuleId, Vec<ModuleId>> {
        self.order
            .required_directly_among(&self.own)
            .iter()
            .map(|before| self.inside(before))
            .collect()
    }

    /// The stations that are only recommended before one.
    pub(super) fn recommended_before(&self, module: ModuleId) -> Vec<ModuleId> {
        self.inside(&self.order.recommended_before(self.station(module)))
    }

    /// The alternatives before a station that are all in the course: how many of which.
    pub(super) fn alternatives_before(&self, module: ModuleId) -> Vec<Choice> {
        let alternatives = self.order.alternatives_before(self.station(module)).into_iter();
        let inside = alternatives
            .map(|alternative| (alternative.least, alternative.of, self.inside(alternative.of)));
        inside
            .filter(|(_, of, inside)| inside.len() == of.len())
            .map(|(least, _, of)| Choice { least, of })
            .collect()
    }

    /// The stations of the course that may be taken in any order among themselves.
    pub(super) fn unordered_groups(&self) -> Vec<Vec<ModuleId>> {
        self.order
            .unordered_groups()
            .iter()
            .map(|group| self.inside(&group.of))
            .filter(|of| of.len() > 1)
            .collect()
    }

    /// The place in the course that a required rule gives a station.
    pub(super) fn place(&self, module: ModuleId) -> Option<Place> {
        self.course.place(module.into())
    }

    /// The place in the course that a recommendation gives a station.
    pub(super) fn recommended_place(&self, module: ModuleId) -> Option<Place> {
        self.course.recommended_place(module.into())
    }

    /// The station of a module of the course, given by its id there.
    pub(super) fn station(&self, module: ModuleId) -> StationId {
        self.own.start.offset(module.index())
    }

    fn inside(&self, stations: &[StationId]) -> Vec<ModuleId> {
        stations
            .iter()
            .filter(|station| self.own.contains(station))
            .map(|station| ModuleId::new(station.index() - self.own.start.index()))
            .collect()
    }
}

/// Some stations, those in `own` first.
pub(super) fn own_first(
    stations: &[StationId],
    own: &Range<StationId>,
) -> impl Iterator<Item = StationId> {
    let some = |is_own: bool| {
        stations.iter().copied().filter(move |station| own.contains(station) == is_own)
    };
    some(true).chain(some(false))
}

fn with_course(course: &Course, link: LinkView) -> LinkView {
    let label = format!("{}: {}", course.meta.title, link.label.as_ref().unwrap_or(&link.title));
    LinkView { label: Some(label), ..link }
}
