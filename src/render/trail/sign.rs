//! What stands beside the stations of a trail, in words.
//!
//! In: a course, its route, and the words of the interface. Out: a [`Sign`] for each module and a [`ForkSign`] for each stretch: names, least
//! times, opening dates, what is first and last, choices, and what the drawing has no line for. Where the words stand is left to `tall` and
//! `wide`.

use super::joint::Line;
use super::route::Route;
use super::stretch::is_run;
use crate::config::{Audience, Audiences};
use crate::course::address::relative;
use crate::course::{Course, Module};
use crate::listing::listed;
use crate::render::names::{Name, plain};
use crate::render::shared::module_link;
use crate::render::views::LinkView;
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
    /// Its route.
    pub(crate) route: &'a Route,
    /// Who its modules can be for.
    pub(crate) audiences: &'a Audiences,
    /// The words.
    pub(crate) speaker: Speaker<'a>,
}

impl Signwriter<'_> {
    /// The sign of each module.
    pub(crate) fn signs(&self) -> Vec<Sign> {
        self.course.modules.iter().enumerate().map(|(station, module)| self.sign(station, module)).collect()
    }

    /// The sign of each stretch.
    pub(crate) fn fork_signs(&self) -> Vec<ForkSign> {
        let stretches = self.route.stretches.iter();
        stretches
            .map(|stretch| ForkSign {
                parting: stretch.free.then(|| self.speaker.plain("map-free")),
                joining: stretch
                    .least
                    .filter(|_| stretch.is_fork())
                    .map(|least| self.speaker.with("map-choice", [("least", least.into()), ("of", stretch.stations.len().into())])),
            })
            .collect()
    }

    fn sign(&self, station: usize, module: &Module) -> Sign {
        let order = &self.course.order;
        let place = match (order.is_first(station), order.is_last(station)) {
            (true, _) => Some(self.speaker.plain("map-first")),
            (false, true) => Some(self.speaker.plain("map-last")),
            (false, false) => None,
        };
        let label: Vec<String> = module.label(self.speaker.language).into_iter().chain(place.clone()).collect();
        let opens = module
            .opens
            .map(|opens| self.speaker.with("map-opens", [("date", opens.print(self.speaker.language).replace(". ", ".\u{a0}").into())]));
        Sign {
            href: relative(&self.course.leaf.address, &module.leaf.address),
            label: (!label.is_empty()).then(|| label.join(" · ")),
            title: module.leaf.title.clone(),
            facts: self.times(module).into_iter().chain(opens).chain(self.remarks(station)).collect(),
            terminus: place.is_some(),
        }
    }

    /// The least calendar time, once for all the audiences that have the same.
    fn times(&self, module: &Module) -> Vec<String> {
        let mut times: Vec<(String, Vec<String>)> = Vec::new();
        for of in &module.durations {
            let text = unbroken(&of.duration.print(self.speaker.language));
            let name = of.audience.and_then(|number| self.audiences.get(number)).map(Audience::in_a_sentence);
            match times.iter_mut().find(|(time, _)| *time == text) {
                Some((_, names)) => names.extend(name),
                None => times.push((text, name.into_iter().collect())),
            }
        }
        let and = self.speaker.plain("and");
        let line = |(time, names): (String, Vec<String>)| {
            if names.is_empty() { time } else { format!("{} {time}", listed(&names, &and)) }
        };
        times.into_iter().map(line).collect()
    }

    /// What comes before a station and has no line of its own.
    fn remarks(&self, station: usize) -> Vec<String> {
        let told = self.route.bypasses.told.iter().filter(|bypass| bypass.to.contains(&station));
        let told = told.map(|bypass| {
            let key = if bypass.line == Line::Required { "map-after" } else { "map-rather-after" };
            self.speaker.with(key, [("modules", self.names(&bypass.from, "and").into())])
        });
        let before = self.route.stretches.iter().zip(self.route.stretches.iter().skip(1));
        let joined = before.filter(|(_, stretch)| stretch.stations.contains(&station)).map(|(before, _)| before).next();
        let drawn =
            |of: &[usize]| joined.is_some_and(|stretch| stretch.least.is_some() && stretch.is_fork() && is_run(of, &stretch.stations));
        let choices = self.course.order.alternatives_before(station).iter().filter(|choice| !drawn(&choice.of));
        let choices = choices.map(|choice| {
            let word = if choice.least == 1 { "or" } else { "and" };
            let names = self.names(&choice.of, word);
            self.speaker.with("map-after-choice", [("least", choice.least.into()), ("modules", names.into())])
        });
        told.chain(choices).collect()
    }

    fn names(&self, stations: &[usize], word: &str) -> String {
        let modules = stations.iter().filter_map(|&station| self.course.modules.get(station));
        let links: Vec<LinkView> = modules.map(|module| module_link(module, self.speaker.language)).collect();
        plain(&links, Name::Label, &self.speaker.plain(word))
    }
}

/// A time whose number and unit stay on one line.
fn unbroken(time: &str) -> String {
    time.rsplit_once(' ').map_or_else(|| time.to_owned(), |(number, unit)| format!("{number}\u{a0}{unit}"))
}
