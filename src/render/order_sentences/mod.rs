//! What comes before a module or a page and what it opens, in sentences: "Gjør Modul 1 først. Etter
//! denne: Modul 2, 3 og 4, i den rekkefølgen dere vil."
//!
//! In: an order plan, the names of its stations, and the words of the interface. Out: sentences as
//! HTML, with links from one page. They inform and lock nothing. A course without rules has no
//! sentences; its published order is shown elsewhere.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use tera::Value;

use crate::course::order::{Alternative, OrderPlan, Place, StationId, Strength};
use crate::ids::IndexVec;
use crate::render::beside_words::{BesideAt, beside};
use crate::render::names::{Name, linked};
use crate::render::order_view::{Places, PlanSlice, own_first};
use crate::render::views::LinkView;
use crate::render::words::Speaker;

/// The greatest number of links in a list in a sentence about what comes next; of more only the
/// number is given.
const LINKS: usize = 8;

/// The greatest number of sentences about what comes next when other modules are done too; of the
/// rest only the number is given.
const SENTENCES: usize = 4;

/// Gives the sentences about one station of a plan.
#[derive(Clone, Copy)]
pub(crate) struct OrderSentences<'a> {
    /// The plan.
    pub(crate) order: &'a OrderPlan,
    /// Its stations, as links from the site's root.
    pub(crate) links: &'a IndexVec<StationId, LinkView>,
    /// The stations in the course, or the module, of the page.
    pub(crate) own: &'a Range<StationId>,
    /// The station whose page it is.
    pub(crate) here: StationId,
    /// How stations are named.
    pub(crate) name: Name,
    /// The words of the interface.
    pub(crate) speaker: Speaker<'a>,
    /// The path from the page to the site's root.
    pub(crate) root: &'a str,
}

/// What must come before a station besides the station of the page.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Needs<'a> {
    required: Vec<StationId>,
    alternatives: Vec<(usize, &'a [StationId])>,
}

impl<'a> OrderSentences<'a> {
    /// The sentences about a module: whether it is the start or the end, what comes before, what is
    /// free, and what it opens. `course` is the part of the plan that is its course.
    pub(crate) fn of_module(self, course: &PlanSlice) -> Vec<Value> {
        if self.order.rules().is_empty() {
            return Vec::new();
        }
        let places = course.module(self.here).map(|here| course.places(here)).unwrap_or_default();
        let before = self.before(places);
        let start = match (places.required, places.recommended) {
            _ if !before.is_empty() => None,
            (Some(Place::First), _) => Some("way-start"),
            (_, Some(Place::First)) => Some("way-rather-start"),
            _ => Some("way-open"),
        };
        let end = (places.required == Some(Place::Last)).then_some("way-end");
        let after = (places.recommended != Some(Place::First)).then(|| self.rather_after(course));
        let sentences = start
            .map(|key| self.speaker.plain(key))
            .into_iter()
            .chain(before)
            .chain(self.beside())
            .chain(self.free())
            .chain(self.after())
            .chain(after.flatten());
        html(sentences.chain(end.map(|key| self.speaker.plain(key))))
    }

    /// The sentences about a page of a module: what comes before it, what lies between,
    /// and what is free.
    pub(crate) fn of_page(self) -> Vec<Value> {
        let before = self.before(Places::default()).into_iter();
        html(before.chain(self.beside()).chain(self.free()))
    }

    fn before(self, places: Places) -> Vec<String> {
        let mut sentences = self.all_before(
            &self.order.required_directly_before(self.here),
            places.required,
            ["way-before", "way-before-all"],
        );
        for alternative in self.order.alternatives_before(self.here) {
            let key = if sentences.is_empty() { "way-before" } else { "way-before-also" };
            let modules = self.alone(alternative.least, alternative.of, usize::MAX);
            sentences.push(self.speaker.with(key, [("modules", modules.into())]));
        }
        sentences.extend(self.all_before(
            &self.order.recommended_before(self.here),
            places.recommended,
            ["way-rather-before", "way-rather-before-all"],
        ));
        for alternative in self.order.recommended_alternatives_before(self.here) {
            let modules = self.alone(alternative.least, alternative.of, usize::MAX);
            sentences.push(self.speaker.with("way-rather-before", [("modules", modules.into())]));
        }
        sentences
    }

    /// What rules say lies between it and others.
    fn beside(self) -> Vec<String> {
        let strengths = [Strength::Required, Strength::Recommended];
        let said = strengths.into_iter().flat_map(|strength| {
            self.order.beside(self.here, strength).into_iter().map(move |said| (said, strength))
        });
        said.map(|(said, strength)| {
            beside(self.speaker, BesideAt::Page, (&said, strength), |of| self.names(of, "and"))
        })
        .collect()
    }

    /// What all comes first: by name, or as "all the others" where a rule says so and they are
    /// many. The keys are for the two.
    fn all_before(
        self,
        stations: &[StationId],
        place: Option<Place>,
        [by_name, as_others]: [&str; 2],
    ) -> Vec<String> {
        let is_many = place == Some(Place::Last) && stations.len() > LINKS;
        let is_named = |station: &StationId| !is_many || !self.own.contains(station);
        let shown: Vec<StationId> = stations.iter().copied().filter(is_named).collect();
        let modules = || self.names(&shown, "and").into();
        let names =
            (!shown.is_empty()).then(|| self.speaker.with(by_name, [("modules", modules())]));
        is_many.then(|| self.speaker.plain(as_others)).into_iter().chain(names).collect()
    }

    /// What is recommended after it; not what should come after all others, of which it is one.
    fn rather_after(self, course: &PlanSlice) -> Option<String> {
        let is_last = |station: &StationId| {
            let places = course.module(*station).map(|module| course.places(module));
            places.is_some_and(|places| places.recommended == Some(Place::Last))
        };
        let mut later = self.order.recommended_after(self.here);
        later.retain(|station| !is_last(station));
        let modules = || self.names_or_count(&later, LINKS, "way-count");
        (!later.is_empty())
            .then(|| self.speaker.with("way-rather-after", [("modules", modules().into())]))
    }

    fn free(self) -> Vec<String> {
        let groups = self
            .order
            .unordered_groups()
            .iter()
            .filter(|group| group.of.binary_search(&self.here).is_ok());
        groups
            .map(|group| {
                self.speaker.with("way-free", [("modules", self.names(&group.of, "and").into())])
            })
            .collect()
    }

    fn after(self) -> Vec<String> {
        let later = self.order.directly_requiring(self.here);
        let (open, waiting): (Vec<StationId>, Vec<StationId>) =
            later.into_iter().partition(|&later| self.needs(later).are_none());
        let open = match open.as_slice() {
            [] => None,
            many if many.len() > LINKS => {
                Some(self.speaker.with("way-after-many", [("count", many.len().into())]))
            }
            some => {
                let key = if self.is_any_order(some) { "way-after-several" } else { "way-after" };
                Some(self.speaker.with(key, [("modules", self.names(some, "and").into())]))
            }
        };
        let waiting = self.by_needs(&waiting).into_iter().map(|group| ("way-after-also", group));
        let offered = self
            .by_needs(&self.order.with_alternative(self.here))
            .into_iter()
            .map(|group| ("way-after-alternatives", group));
        let groups: Vec<(&str, (Needs, Vec<StationId>))> = waiting.chain(offered).collect();
        let (full, rest) = groups.split_at(groups.len().min(SENTENCES));
        let rest: usize = rest.iter().map(|(_, (_, stations))| stations.len()).sum();
        let rest =
            (rest > 0).then(|| self.speaker.with("way-after-rest", [("count", rest.into())]));
        let full = full.iter().map(|(key, (needs, stations))| {
            let modules = self.names_or_count(stations, LINKS, "way-count");
            self.speaker
                .with(key, [("modules", modules.into()), ("others", self.needed(needs).into())])
        });
        open.into_iter().chain(full).chain(rest).collect()
    }

    /// Whether several stations can be taken in any order and no order of them is recommended.
    fn is_any_order(self, stations: &[StationId]) -> bool {
        let is_advised = |station: &StationId| {
            self.order.recommended_before(*station).iter().any(|other| stations.contains(other))
        };
        stations.len() > 1 && !stations.iter().any(is_advised)
    }

    /// Later stations grouped by what they need.
    fn by_needs(self, later: &[StationId]) -> Vec<(Needs<'a>, Vec<StationId>)> {
        let mut groups: BTreeMap<Needs, Vec<StationId>> = BTreeMap::new();
        for &station in later {
            groups.entry(self.needs(station)).or_default().push(station);
        }
        let mut groups: Vec<(Needs, Vec<StationId>)> = groups.into_iter().collect();
        groups.sort_by_key(|(_, stations)| stations.first().copied());
        groups
    }

    fn needs(self, later: StationId) -> Needs<'a> {
        let required = self
            .order
            .required_directly_before(later)
            .into_iter()
            .filter(|&other| other != self.here)
            .collect();
        let alternatives = self
            .order
            .alternatives_before(later)
            .into_iter()
            .map(|Alternative { least, of, .. }| (least, of))
            .collect();
        Needs { required, alternatives }
    }

    /// What is needed: "Modul 1 og minst to av Modul 2, 3 og 4".
    fn needed(self, needs: &Needs) -> String {
        if let ([], [(least, of)]) = (needs.required.as_slice(), needs.alternatives.as_slice()) {
            return self.alone(*least, of, LINKS);
        }
        let named = (!needs.required.is_empty())
            .then(|| self.names_or_count(&needs.required, LINKS, "way-count-others"));
        let some = needs.alternatives.iter().map(|(least, of)| self.some(*least, of, LINKS));
        named
            .into_iter()
            .chain(some)
            .collect::<Vec<_>>()
            .join(&format!(" {} ", self.speaker.plain("and")))
    }

    /// Alternatives on their own: "Modul 2 eller 3", "minst to av Modul 2, 3 og 4".
    fn alone(self, least: usize, of: &[StationId], most: usize) -> String {
        if least == 1 && of.len() <= most {
            self.names(of, "or")
        } else {
            self.some(least, of, most)
        }
    }

    /// Alternatives beside other requirements, where "eller" would be ambiguous: "én av Modul 2 og
    /// 3".
    fn some(self, least: usize, of: &[StationId], most: usize) -> String {
        self.speaker.with(
            "way-some",
            [
                ("least", least.into()),
                ("modules", self.names_or_count(of, most, "way-count").into()),
            ],
        )
    }

    /// The names of stations; of more than `most` only their number, in the words of a key.
    fn names_or_count(self, stations: &[StationId], most: usize, key: &str) -> String {
        if stations.len() > most {
            self.speaker.with(key, [("count", stations.len().into())])
        } else {
            self.names(stations, "and")
        }
    }

    fn names(self, stations: &[StationId], conjunction: &str) -> String {
        let link = |station: StationId| {
            let link = self.links.get(station)?;
            Some(if station == self.here {
                LinkView { address: String::new(), ..link.clone() }
            } else {
                link.clone()
            })
        };
        let links: Vec<LinkView> = own_first(stations, self.own).filter_map(link).collect();
        linked(&links, self.name, &self.speaker.plain(conjunction), self.root)
    }
}

impl Needs<'_> {
    fn are_none(&self) -> bool {
        self.required.is_empty() && self.alternatives.is_empty()
    }
}

fn html(sentences: impl Iterator<Item = String>) -> Vec<Value> {
    sentences.map(|sentence| Value::safe_string(&ended_once(sentence))).collect()
}

/// A sentence without the full stop after a title that ends with a punctuation mark.
fn ended_once(mut sentence: String) -> String {
    if sentence.strip_suffix("</a>.").is_some_and(|title| title.ends_with(['?', '!', '.', '…'])) {
        sentence.pop();
    }
    sentence
}
