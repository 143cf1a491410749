//! The text beside the stations of the map that is a list.
//!
//! In: a course, what its map says, and the words of the interface. Out: a [`StationText`] for each
//! module and a [`ForkText`] for each segment: names, least times, opening dates, which module is
//! first and last, alternatives, and the order that has no line. Where it stands is left to the
//! templates and the style sheet.

use super::content::{DatedText, ForkText, MapContent, StationText};
use super::segment::Segment;
use super::words::OrderWords;
use crate::config::{Audience, AudienceId, Audiences};
use crate::course::opening::Opening;
use crate::course::order::Place;
use crate::course::{Course, Module, ModuleId};
use crate::ids;
use crate::listing::listed;
use crate::render::durations::by_time;

/// Gives the texts of a course's map.
pub(crate) struct MapTexts<'a> {
    /// The course.
    pub(crate) course: &'a Course,
    /// The words about its order, as plain text.
    pub(crate) words: OrderWords<'a>,
    /// The audiences of the site.
    pub(crate) audiences: &'a Audiences,
}

impl MapTexts<'_> {
    /// The segments of a map with their texts.
    pub(crate) fn content(&self, segments: Vec<Segment>) -> MapContent {
        let modules = self.course.modules.iter_enumerated();
        MapContent {
            station_texts: modules.map(|(id, module)| self.texts(id, module)).collect(),
            forks: segments.iter().map(|segment| self.fork(segment)).collect(),
            segments,
        }
    }

    fn fork(&self, segment: &Segment) -> ForkText {
        let speaker = self.words.speaker;
        let of = ids::each(&segment.modules).len();
        let least = segment.line.and_then(|line| line.least);
        let choice = |least: usize| {
            speaker.with("map-alternatives", [("least", least.into()), ("of", of.into())])
        };
        ForkText {
            parting: segment.free.then(|| speaker.plain("map-free")),
            joining: least.map(choice),
        }
    }

    fn texts(&self, station: ModuleId, module: &Module) -> StationText {
        let speaker = self.words.speaker;
        let place = self.words.model.places.get(station).and_then(|places| places.required);
        let word = place.map(|place| match place {
            Place::First => speaker.plain("map-first"),
            Place::Last => speaker.plain("map-last"),
        });
        let label: Vec<String> = module.label(speaker.language).into_iter().chain(word).collect();
        let order = self.words.beside_lines(station);
        // What is first or last says so in its label.
        let before = self.words.before(station).into_iter().filter(|_| place.is_none());
        let before = before.filter(|said| !order.contains(said)).collect();
        StationText {
            label: (!label.is_empty()).then(|| label.join(" · ")),
            facts: self.times(module).into_iter().chain(order).collect(),
            dates: self.openings(module),
            order: before,
            terminus: place.is_some(),
        }
    }

    /// The opening dates; audiences with the same date share a line.
    fn openings(&self, module: &Module) -> Vec<DatedText> {
        let speaker = self.words.speaker;
        let line = |(opens, audiences): (Opening, Vec<AudienceId>)| {
            let date = opens.print(speaker.language).replace(". ", ".\u{a0}");
            let words = speaker.with("map-opens", [("date", date.into())]);
            let text = match self.names(&audiences) {
                Some(names) => format!("{names}: {words}"),
                None => words,
            };
            DatedText { text, until: opens.last_day().to_string() }
        };
        module.opens.by_date().into_iter().map(line).collect()
    }

    /// The names of some audiences; `None` for none of them, which means all.
    fn names(&self, audiences: &[AudienceId]) -> Option<String> {
        let found = audiences.iter().filter_map(|&id| self.audiences.get(id));
        let names: Vec<String> = found.map(Audience::in_a_sentence).collect();
        (!names.is_empty()).then(|| listed(&names, &self.words.speaker.plain("and")))
    }

    /// The least calendar times; audiences with the same time share a line.
    fn times(&self, module: &Module) -> Vec<String> {
        let line = |(time, audiences): (String, Vec<AudienceId>)| {
            let time = unbroken(&time);
            match self.names(&audiences) {
                Some(names) => format!("{names} {time}"),
                None => time,
            }
        };
        by_time(&module.durations, self.words.speaker.language).into_iter().map(line).collect()
    }
}

/// A time with a no-break space between number and unit.
fn unbroken(time: &str) -> String {
    time.rsplit_once(' ')
        .map_or_else(|| time.to_owned(), |(number, unit)| format!("{number}\u{a0}{unit}"))
}
