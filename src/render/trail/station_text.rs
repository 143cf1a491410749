//! The text beside the stations of a trail.
//!
//! In: a course, its graph, and the words of the interface. Out: a [`StationText`] for each module
//! and a [`ForkText`] for each segment: names, least times, opening dates, which module is first
//! and last, alternatives, and the order that has no line in the drawing. The position of the text
//! is left to `tall` and `wide`.

use std::ops::Range;

use super::connection::LineStyle;
use super::graph::TrailGraph;
use crate::config::{Audience, AudienceId, Audiences};
use crate::course::address::relative;
use crate::course::order::{Alternative, Place, StationId};
use crate::course::{Course, Module, ModuleId};
use crate::ids::{self, IndexVec};
use crate::listing::listed;
use crate::render::durations::by_time;
use crate::render::names::{Name, plain};
use crate::render::order_view::CourseOrderView;
use crate::render::words::Speaker;

/// The text beside a station.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct StationText {
    /// The reference to the module, from the course's own page.
    pub(crate) href: String,
    /// `Modul 1 · først`.
    pub(crate) label: Option<String>,
    /// The title.
    pub(crate) title: String,
    /// Times, dates and remarks.
    pub(crate) facts: Vec<String>,
    /// Whether a rule puts it first or last.
    pub(crate) terminus: bool,
}

/// The text where the lanes of a segment part, and where they join.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ForkText {
    /// `i den rekkefølgen dere vil`.
    pub(crate) parting: Option<String>,
    /// `minst to av tre`.
    pub(crate) joining: Option<String>,
}

/// Gives the texts of a course's map.
pub(crate) struct MapTexts<'a> {
    /// The course.
    pub(crate) course: &'a Course,
    /// The order of its modules.
    pub(crate) order_view: &'a CourseOrderView<'a>,
    /// Its graph.
    pub(crate) graph: &'a TrailGraph,
    /// The audiences of the site.
    pub(crate) audiences: &'a Audiences,
    /// The words of the interface.
    pub(crate) speaker: Speaker<'a>,
}

impl MapTexts<'_> {
    /// The text of each module.
    pub(crate) fn station_texts(&self) -> IndexVec<ModuleId, StationText> {
        self.course.modules.iter_enumerated().map(|(id, module)| self.texts(id, module)).collect()
    }

    /// The text of each segment.
    pub(crate) fn fork_texts(&self) -> Vec<ForkText> {
        let segments = self.graph.segments.iter();
        segments
            .map(|segment| ForkText {
                parting: segment.free.then(|| self.speaker.plain("map-free")),
                joining: segment.least.filter(|_| segment.is_fork()).map(|least| {
                    self.speaker.with(
                        "map-alternatives",
                        [("least", least.into()), ("of", ids::each(&segment.modules).len().into())],
                    )
                }),
            })
            .collect()
    }

    fn texts(&self, station: ModuleId, module: &Module) -> StationText {
        let place = self.course.order.place(station.into()).map(|place| match place {
            Place::First => self.speaker.plain("map-first"),
            Place::Last => self.speaker.plain("map-last"),
        });
        let label: Vec<String> =
            module.label(self.speaker.language).into_iter().chain(place.clone()).collect();
        let opens = module.opens.map(|opens| {
            self.speaker.with(
                "map-opens",
                [("date", opens.print(self.speaker.language).replace(". ", ".\u{a0}").into())],
            )
        });
        StationText {
            href: relative(&self.course.meta.address, &module.meta.address),
            label: (!label.is_empty()).then(|| label.join(" · ")),
            title: module.meta.title.clone(),
            facts: self
                .times(module)
                .into_iter()
                .chain(opens)
                .chain(self.remarks(station))
                .collect(),
            terminus: place.is_some(),
        }
    }

    /// The least calendar times; audiences with the same time share a line.
    fn times(&self, module: &Module) -> Vec<String> {
        let and = self.speaker.plain("and");
        let line = |(time, audiences): (String, Vec<AudienceId>)| {
            let names: Vec<String> = audiences
                .iter()
                .filter_map(|&number| self.audiences.get(number))
                .map(Audience::in_a_sentence)
                .collect();
            if names.is_empty() {
                unbroken(&time)
            } else {
                format!("{} {}", listed(&names, &and), unbroken(&time))
            }
        };
        by_time(&module.durations, self.speaker.language).into_iter().map(line).collect()
    }

    /// What comes before a station and has no line in the drawing, in this course and in others.
    fn remarks(&self, station: ModuleId) -> Vec<String> {
        let (order, here) = (self.order_view.slice.order, self.order_view.slice.station(station));
        let of_others = |stations: Vec<StationId>| {
            stations.into_iter().filter(|station| !self.order_view.slice.own.contains(station))
        };
        let required: Vec<StationId> = self
            .undrawn(station, LineStyle::Required)
            .chain(of_others(order.required_directly_before(here)))
            .collect();
        let recommended: Vec<StationId> = self
            .undrawn(station, LineStyle::Recommended)
            .chain(of_others(order.recommended_before(here)))
            .collect();
        let recommended_place =
            self.course.order.recommended_place(station.into()).map(|place| match place {
                Place::First => self.speaker.plain("map-rather-first"),
                Place::Last => self.speaker.plain("map-rather-last"),
            });
        self.remark("map-after", &required)
            .into_iter()
            .chain(self.alternatives(station))
            .chain(recommended_place)
            .chain(self.remark("map-rather-after", &recommended))
            .collect()
    }

    /// The stations before one whose edges have no track, by their ids in the plan of the order
    /// view.
    fn undrawn(&self, station: ModuleId, line: LineStyle) -> impl Iterator<Item = StationId> {
        let long_edges = self
            .graph
            .long_edges
            .undrawn
            .iter()
            .filter(move |long_edge| long_edge.line == line && long_edge.to.contains(&station));
        long_edges
            .flat_map(|long_edge| &long_edge.from)
            .map(|&from| self.order_view.slice.station(from))
    }

    fn remark(&self, key: &str, stations: &[StationId]) -> Option<String> {
        (!stations.is_empty())
            .then(|| self.speaker.with(key, [("modules", self.names(stations, "and").into())]))
    }

    /// The alternatives before a station that are not a fork right before it.
    fn alternatives(&self, station: ModuleId) -> Vec<String> {
        let before = self.graph.segment_of(station).checked_sub(1);
        let before = before.and_then(|before| self.graph.segments.get(before));
        let joined = before.filter(|segment| segment.least.is_some() && segment.is_fork());
        let slice = &self.order_view.slice;
        let drawn = |of: &[StationId]| {
            joined.is_some_and(|segment| {
                let Range { start, end } = segment.modules;
                let run = slice.station(start)..slice.station(end);
                ids::each(&run).eq(of.iter().copied())
            })
        };
        let alternatives = self
            .order_view
            .slice
            .order
            .alternatives_before(slice.station(station))
            .into_iter()
            .filter(|alternative| !drawn(alternative.of));
        let remark = |alternative: Alternative| {
            let names =
                self.names(alternative.of, if alternative.least == 1 { "or" } else { "and" });
            self.speaker.with(
                "map-after-alternatives",
                [("least", alternative.least.into()), ("modules", names.into())],
            )
        };
        alternatives.map(remark).collect()
    }

    fn names(&self, stations: &[StationId], word: &str) -> String {
        plain(&self.order_view.links(stations), Name::Label, &self.speaker.plain(word))
    }
}

/// A time with a no-break space between number and unit.
fn unbroken(time: &str) -> String {
    time.rsplit_once(' ')
        .map_or_else(|| time.to_owned(), |(number, unit)| format!("{number}\u{a0}{unit}"))
}
