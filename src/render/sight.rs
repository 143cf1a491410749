//! What is to be seen from a course of the order that its modules stand in: its own rules, and those between courses that touch it.
//!
//! In: the site and one of its courses. Out: the plan to ask, the stations of the course's modules in it, and a link for each station; a
//! module of another course has that course in front, "Vurdering: Modul 2". What is said of it is left to `way` and to the templates.

use std::ops::Range;

use super::shared::module_link;
use super::views::LinkView;
use crate::course::order::OrderPlan;
use crate::course::{Course, Module, Site};

/// The order as one course sees it.
pub(super) struct Sight<'a> {
    /// The plan to ask: the course's own, or that of all courses where rules between them touch this one.
    pub(super) order: &'a OrderPlan,
    /// Every station of the plan.
    pub(super) links: Vec<LinkView>,
    /// The stations of the course's own modules.
    pub(super) own: Range<usize>,
}

impl<'a> Sight<'a> {
    /// The order as a course sees it, given by its place among the site's courses.
    pub(super) fn new(site: &'a Site, index: usize, course: &'a Course, language: &str) -> Self {
        let own = |module: &Module| module_link(module, language);
        let crossing = site.crossing.as_ref().filter(|crossing| crossing.touches(index));
        let Some((crossing, first)) = crossing.and_then(|crossing| Some((crossing, crossing.station(index, 0)?))) else {
            return Self { order: &course.order, links: course.modules.iter().map(own).collect(), own: 0..course.modules.len() };
        };
        let link = |at: usize, of: &Course, module: &Module| if at == index { own(module) } else { with_course(of, own(module)) };
        let links = (0..).zip(&site.courses).flat_map(|(at, of)| of.modules.iter().map(move |module| link(at, of, module))).collect();
        Self { order: crossing.plan(), links, own: first..first + course.modules.len() }
    }

    /// The links of some stations, those of the course's own first.
    pub(super) fn links(&self, stations: &[usize]) -> Vec<LinkView> {
        own_first(stations, &self.own).filter_map(|station| self.links.get(station)).cloned().collect()
    }
}

/// Some stations, those in `own` first.
pub(super) fn own_first(stations: &[usize], own: &Range<usize>) -> impl Iterator<Item = usize> {
    let some = |is_own: bool| stations.iter().copied().filter(move |station| own.contains(station) == is_own);
    some(true).chain(some(false))
}

fn with_course(course: &Course, link: LinkView) -> LinkView {
    let label = format!("{}: {}", course.leaf.title, link.label.as_ref().unwrap_or(&link.title));
    LinkView { label: Some(label), ..link }
}
