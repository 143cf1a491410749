//! What the map says about the order, in words: "etter Modul 1 og 3", "gjerne etter minst to av
//! Modul 2, 3 og 4", "Modul 2 og 3 tar dere i den rekkefølgen dere vil".
//!
//! In: the model of the map and the names of modules. Out: short texts for one module, with links
//! or as plain text. The list of modules has all of them; a drawing has those that no line says.

use super::model::TrailModel;
use crate::course::ModuleId;
use crate::course::order::{Beside, Place, StationId, Strength};
use crate::render::beside_words::{BesideAt, beside};
use crate::render::names::{Name, linked, plain};
use crate::render::order_view::CourseOrderView;
use crate::render::words::Speaker;

/// Gives the words about a course's order.
#[derive(Clone, Copy)]
pub(crate) struct OrderWords<'a> {
    /// What the map says.
    pub(crate) model: &'a TrailModel,
    /// The order of the modules, with links to them.
    pub(crate) order_view: &'a CourseOrderView<'a>,
    /// The words of the interface.
    pub(crate) speaker: Speaker<'a>,
    /// The path to the site's root, where modules are links; `None` where they are only names.
    pub(crate) root: Option<&'a str>,
}

impl OrderWords<'_> {
    /// What comes before a module, and whether it is first or last of all.
    pub(crate) fn before(&self, module: ModuleId) -> Vec<String> {
        self.about(module, true)
    }

    /// The same, without what the drawing to the right shows: what has a line, and which module a
    /// rule puts first or last.
    pub(crate) fn beside_lines(&self, module: ModuleId) -> Vec<String> {
        self.about(module, false)
    }

    /// The freedoms that begin with a module, so that each is said once.
    pub(crate) fn freedoms(&self, module: ModuleId) -> Vec<String> {
        let beginning = self.model.freedoms.iter().filter(|group| group.first() == Some(&module));
        beginning
            .map(|group| {
                let stations: Vec<StationId> =
                    group.iter().map(|&one| self.order_view.slice.station(one)).collect();
                self.say("map-free-group", &stations, "and")
            })
            .collect()
    }

    fn about(&self, module: ModuleId, is_all: bool) -> Vec<String> {
        let strengths = [Strength::Required, Strength::Recommended];
        strengths.into_iter().flat_map(|strength| self.by(strength, module, is_all)).collect()
    }

    /// What rules of one strength say about a module: its place, what all comes before it, and the
    /// choices before it. Who comes after all others needs no names of them.
    fn by(&self, strength: Strength, module: ModuleId, is_all: bool) -> Vec<String> {
        let place = self.place(strength, module);
        let lines = || {
            let lines =
                self.model.lines_to(module).filter(move |line| line.kind.strength == strength);
            lines.filter(move |line| is_all || line.drawn_from.is_empty())
        };
        let is_named = |station: &StationId| {
            place != Some(Place::Last) || self.order_view.slice.module(*station).is_none()
        };
        let beside = self.beside(strength, module);
        let is_told =
            |station: &StationId| beside.iter().any(|said| said.before().contains(station));
        let mut all: Vec<StationId> = lines()
            .filter(|line| line.kind.least.is_none())
            .flat_map(|line| line.from.iter().copied().filter(is_named))
            .filter(|station| !is_told(station))
            .collect();
        all.sort_unstable();
        let (after, some) = match strength {
            Strength::Required => ("map-after", "map-after-alternatives"),
            Strength::Recommended => ("map-rather-after", "map-rather-after-alternatives"),
        };
        let all = (!all.is_empty()).then(|| self.say(after, &all, "and"));
        let choices =
            lines().filter_map(|line| Some(self.choice(some, line.kind.least?, &line.from)));
        let place = place.filter(|_| is_all || strength == Strength::Recommended);
        place
            .map(|place| self.place_word(strength, place))
            .into_iter()
            .chain(all)
            .chain(choices)
            .chain(beside.iter().map(|said| self.say_beside(said, strength)))
            .collect()
    }

    /// What rules say lies between a module and others; the lines do not show it.
    fn beside(&self, strength: Strength, module: ModuleId) -> Vec<Beside> {
        let slice = &self.order_view.slice;
        slice.order.beside(slice.station(module), strength)
    }

    fn say_beside(&self, said: &Beside, strength: Strength) -> String {
        beside(self.speaker, BesideAt::Map, (said, strength), |of| self.names(of, "and"))
    }

    fn place(&self, strength: Strength, module: ModuleId) -> Option<Place> {
        let places = self.model.places.get(module)?;
        match strength {
            Strength::Required => places.required,
            Strength::Recommended => places.recommended,
        }
    }

    fn place_word(&self, strength: Strength, place: Place) -> String {
        let key = match (strength, place) {
            (Strength::Required, Place::First) => "map-before-all",
            (Strength::Required, Place::Last) => "map-after-all",
            (Strength::Recommended, Place::First) => "map-rather-first",
            (Strength::Recommended, Place::Last) => "map-rather-last",
        };
        self.speaker.plain(key)
    }

    fn choice(&self, key: &str, least: usize, of: &[StationId]) -> String {
        let names = self.names(of, if least == 1 { "or" } else { "and" });
        self.speaker.with(key, [("least", least.into()), ("modules", names.into())])
    }

    fn say(&self, key: &str, stations: &[StationId], conjunction: &str) -> String {
        self.speaker.with(key, [("modules", self.names(stations, conjunction).into())])
    }

    fn names(&self, stations: &[StationId], conjunction: &str) -> String {
        let (links, word) = (self.order_view.links(stations), self.speaker.plain(conjunction));
        match self.root {
            Some(root) => linked(&links, Name::Label, &word, root),
            None => plain(&links, Name::Label, &word),
        }
    }
}
