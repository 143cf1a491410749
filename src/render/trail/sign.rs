//! What stands beside the stations of a trail, in words.
//!
//! In: a course, its route, and the words of the interface. Out: a [`Sign`] for each module and a
//! [`ForkSign`] for each stretch: names, least times, opening dates, what is first and last,
//! alternatives, and what the drawing has no line for. Where the words stand is left to `tall` and
//! `wide`.

use std::ops::Range;

use super::joint::Line;
use super::route::Route;
use crate::config::{Audience, AudienceId, Audiences};
use crate::course::address::relative;
use crate::course::order::{Alternative, Place, StationId};
use crate::course::{Course, Module, ModuleId};
use crate::ids::{self, IndexVec};
use crate::listing::listed;
use crate::render::durations::by_time;
use crate::render::names::{Name, plain};
use crate::render::sight::Sight;
use crate::render::words::Speaker;

/// What stands beside a station.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sign {
    /// Where it leads, from the course's own page.
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

/// What stands where the lanes of a stretch part, and where they join.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ForkSign {
    /// `i den rekkefølgen dere vil`.
    pub(crate) parting: Option<String>,
    /// `minst to av tre`.
    pub(crate) joining: Option<String>,
}

/// Writes the signs of a course.
pub(crate) struct Signwriter<'a> {
    /// The course.
    pub(crate) course: &'a Course,
    /// The order that its modules stand in.
    pub(crate) sight: &'a Sight<'a>,
    /// Its route.
    pub(crate) route: &'a Route,
    /// Who its modules can be for.
    pub(crate) audiences: &'a Audiences,
    /// The words.
    pub(crate) speaker: Speaker<'a>,
}

impl Signwriter<'_> {
    /// The sign of each module.
    pub(crate) fn signs(&self) -> IndexVec<ModuleId, Sign> {
        self.course.modules.iter_enumerated().map(|(id, module)| self.sign(id, module)).collect()
    }

    /// The sign of each stretch.
    pub(crate) fn fork_signs(&self) -> Vec<ForkSign> {
        let stretches = self.route.stretches.iter();
        stretches
            .map(|stretch| ForkSign {
                parting: stretch.free.then(|| self.speaker.plain("map-free")),
                joining: stretch.least.filter(|_| stretch.is_fork()).map(|least| {
                    self.speaker.with(
                        "map-alternatives",
                        [("least", least.into()), ("of", ids::each(&stretch.modules).len().into())],
                    )
                }),
            })
            .collect()
    }

    fn sign(&self, station: ModuleId, module: &Module) -> Sign {
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
        Sign {
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

    /// The least calendar time, once for all the audiences that have the same.
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

    /// What comes before a station and has no line of its own: in the course, and in others.
    fn remarks(&self, station: ModuleId) -> Vec<String> {
        let (order, here) = (self.sight.section.order, self.sight.section.station(station));
        let elsewhere = |stations: Vec<StationId>| {
            stations.into_iter().filter(|station| !self.sight.section.own.contains(station))
        };
        let required: Vec<StationId> = self
            .told(station, Line::Required)
            .chain(elsewhere(order.required_directly_before(here)))
            .collect();
        let recommended: Vec<StationId> = self
            .told(station, Line::Recommended)
            .chain(elsewhere(order.recommended_before(here)))
            .collect();
        let gladly = self.course.order.recommended_place(station.into()).map(|place| match place {
            Place::First => self.speaker.plain("map-rather-first"),
            Place::Last => self.speaker.plain("map-rather-last"),
        });
        self.remark("map-after", &required)
            .into_iter()
            .chain(self.alternatives(station))
            .chain(gladly)
            .chain(self.remark("map-rather-after", &recommended))
            .collect()
    }

    /// The stations before one that no line leads from, for want of room, as the plan of the sight
    /// counts them.
    fn told(&self, station: ModuleId, line: Line) -> impl Iterator<Item = StationId> {
        let bypasses = self
            .route
            .bypasses
            .told
            .iter()
            .filter(move |bypass| bypass.line == line && bypass.to.contains(&station));
        bypasses.flat_map(|bypass| &bypass.from).map(|&from| self.sight.section.station(from))
    }

    fn remark(&self, key: &str, stations: &[StationId]) -> Option<String> {
        (!stations.is_empty())
            .then(|| self.speaker.with(key, [("modules", self.names(stations, "and").into())]))
    }

    /// The alternatives before a station that do not meet in front of it.
    fn alternatives(&self, station: ModuleId) -> Vec<String> {
        let before = self.route.stretches.iter().zip(self.route.stretches.iter().skip(1));
        let before = before
            .filter(|(_, stretch)| stretch.modules.contains(&station))
            .map(|(before, _)| before)
            .next();
        let joined = before.filter(|stretch| stretch.least.is_some() && stretch.is_fork());
        let section = &self.sight.section;
        let drawn = |of: &[StationId]| {
            joined.is_some_and(|stretch| {
                let Range { start, end } = stretch.modules;
                let run = section.station(start)..section.station(end);
                ids::each(&run).eq(of.iter().copied())
            })
        };
        let alternatives = self
            .sight
            .section
            .order
            .alternatives_before(section.station(station))
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
        plain(&self.sight.links(stations), Name::Label, &self.speaker.plain(word))
    }
}

/// A time whose number and unit stay on one line.
fn unbroken(time: &str) -> String {
    time.rsplit_once(' ')
        .map_or_else(|| time.to_owned(), |(number, unit)| format!("{number}\u{a0}{unit}"))
}
