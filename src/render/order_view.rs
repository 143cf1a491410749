//! The order of a course's modules as the course sees it: its own rules, and the rules between
//! courses that touch it.
//!
//! In: the site and one of its courses. Out: the plan that answers, the stations of the course's
//! modules in it, and a link for each station; the label of a module of another course begins with
//! the title of that course, "Vurdering: Modul 2". The sentences are left to `order_sentences` and
//! to the templates.

use std::ops::Range;

use super::links::module_link;
use super::reads::Renderer;
use super::views::LinkView;
use crate::course::order::{OrderPlan, Place, StationId};
use crate::course::{Course, CourseId, Module, ModuleId, ModulePath};
use crate::ids::{self, Id, IndexVec};

/// The order of modules as one course sees it.
pub(super) struct CourseOrderView<'a> {
    /// The stations of the course in the plan.
    pub(super) slice: PlanSlice<'a>,
    /// A link for every station of the plan.
    pub(super) links: IndexVec<StationId, LinkView>,
}

/// The part of a plan that is one course: its stations, counted from its first. Rules about other
/// courses count: a module that requires one of another course also requires everything that this
/// one requires.
pub(super) struct PlanSlice<'a> {
    /// The course's own plan, which has the rules for first and last.
    course: &'a OrderPlan,
    /// The plan that answers: that of all courses where rules between courses touch this one, or
    /// else the course's own.
    pub(super) order: &'a OrderPlan,
    /// The stations of the course's own modules.
    pub(super) own: Range<StationId>,
}

/// The places that rules give a module in its course.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// By a required rule.
    pub(super) required: Option<Place>,
    /// By a recommendation that no requirement stands against.
    pub(super) recommended: Option<Place>,
}

impl<'a> CourseOrderView<'a> {
    /// The order as a course sees it; `id` is the course's.
    pub(super) fn new(renderer: Renderer<'a>, id: CourseId, course: &'a Course) -> Self {
        let own = |module: &Module| module_link(module, renderer.spoken());
        let first = ModulePath { course: id, module: ModuleId::new(0) };
        let cross_course = renderer.cross_course().filter(|cross_course| cross_course.touches(id));
        let Some((cross_course, first)) = cross_course
            .and_then(|cross_course| Some((cross_course, cross_course.station(first)?)))
        else {
            return Self {
                slice: PlanSlice::whole(&course.order),
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
        Self { slice: PlanSlice::part(cross_course.plan(), &course.order, own_stations), links }
    }

    /// The links of some stations, those of the course first.
    pub(super) fn links(&self, stations: &[StationId]) -> Vec<LinkView> {
        own_first(stations, &self.slice.own)
            .filter_map(|station| self.links.get(station))
            .cloned()
            .collect()
    }
}

impl<'a> PlanSlice<'a> {
    /// All of a course's own plan.
    pub(super) fn whole(plan: &'a OrderPlan) -> Self {
        Self {
            course: plan,
            order: plan,
            own: StationId::new(0)..StationId::new(plan.stations().len()),
        }
    }

    /// The stations `own` of the plan of all courses; `course` is the plan of their own course.
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

    /// For each module those that must come before it with no other module of the course between.
    pub(super) fn required_directly(&self) -> IndexVec<ModuleId, Vec<ModuleId>> {
        self.order
            .required_directly_among(&self.own)
            .iter()
            .map(|before| self.inside(before))
            .collect()
    }

    /// The groups of modules that may be taken in any order.
    pub(super) fn unordered_groups(&self) -> Vec<Vec<ModuleId>> {
        self.order
            .unordered_groups()
            .iter()
            .map(|group| self.inside(&group.of))
            .filter(|of| of.len() > 1)
            .collect()
    }

    /// The places, first or last in the course, that rules give a module.
    pub(super) fn places(&self, module: ModuleId) -> Places {
        let others = || ids::first::<ModuleId>(self.len());
        let stands = |place: &Place| match place {
            Place::First => !others().any(|other| self.must_precede(other, module)),
            Place::Last => !others().any(|other| self.must_precede(module, other)),
        };
        let required = self.course.place(module.into());
        let recommended = self.course.recommended_place(module.into());
        Places { required, recommended: recommended.filter(|at| required.is_none() && stands(at)) }
    }

    /// The station of a module of the course.
    pub(super) fn station(&self, module: ModuleId) -> StationId {
        self.own.start.offset(module.index())
    }

    /// The module of a station; `None` for one of another course.
    pub(super) fn module(&self, station: StationId) -> Option<ModuleId> {
        let is_own = self.own.contains(&station);
        is_own.then(|| ModuleId::new(station.index() - self.own.start.index()))
    }

    fn inside(&self, stations: &[StationId]) -> Vec<ModuleId> {
        stations.iter().filter_map(|&station| self.module(station)).collect()
    }
}

/// Stations, those in `own` first.
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
