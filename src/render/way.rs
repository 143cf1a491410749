//! What comes before a module or a page and what it opens, in sentences: "Før denne: Modul 1. Etter
//! denne kan dere velge Modul 2, 3 eller 4."
//!
//! In: an order plan, what its stations are called, and the words of the interface. Out: sentences
//! as HTML with links, for the one page that stands at a given depth. They inform and lock nothing.
//! A course without rules has no sentences; its published order shows elsewhere.

use std::collections::BTreeMap;
use std::ops::Range;

use tera::Value;

use super::names::{Name, linked};
use super::sight::own_first;
use super::views::LinkView;
use super::words::Speaker;
use crate::course::order::{Alternative, OrderPlan, Place, StationId};
use crate::ids::IndexVec;

/// How many links a row may have in a sentence about what comes next; more are only counted.
const LINKS: usize = 8;

/// How many sentences say what comes next when others are done too; what more there is, is only
/// counted.
const SENTENCES: usize = 4;

/// Says the way to and from one station of a plan.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    /// The plan.
    pub(crate) order: &'a OrderPlan,
    /// Its stations, as links from the site's root.
    pub(crate) links: &'a IndexVec<StationId, LinkView>,
    /// Those of them that stand in the course, or the module, of the page.
    pub(crate) own: &'a Range<StationId>,
    /// The station whose page it is.
    pub(crate) here: StationId,
    /// How they are named.
    pub(crate) name: Name,
    /// The words.
    pub(crate) speaker: Speaker<'a>,
    /// What leads from the page to the site's root.
    pub(crate) root: &'a str,
}

/// All that must come before a station besides the one whose page it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Needs<'a> {
    required: Vec<StationId>,
    alternatives: Vec<(usize, &'a [StationId])>,
}

impl<'a> Way<'a> {
    /// All that is to be said of a module: the start or the end, what comes before, what is free,
    /// and what it opens. `place` is the one that a rule gives it in its course.
    pub(crate) fn of_module(self, place: Option<Place>) -> Vec<Value> {
        if self.order.rules().is_empty() {
            return Vec::new();
        }
        let before = self.before();
        let start = match (place == Some(Place::First), before.is_empty()) {
            (true, true) => Some("way-start"),
            (false, true) => Some("way-open"),
            (_, false) => None,
        };
        let end = (place == Some(Place::Last)).then_some("way-end");
        let said = start
            .map(|key| self.speaker.plain(key))
            .into_iter()
            .chain(before)
            .chain(self.free())
            .chain(self.after());
        html(said.chain(end.map(|key| self.speaker.plain(key))))
    }

    /// What is to be said of a page of a module: what comes before it, and what is free.
    pub(crate) fn of_page(self) -> Vec<Value> {
        html(self.before().into_iter().chain(self.free()))
    }

    fn before(self) -> Vec<String> {
        let required = self.order.required_directly_before(self.here);
        let recommended = self.order.recommended_before(self.here);
        let mut said = Vec::new();
        if !required.is_empty() {
            said.push(
                self.speaker.with("way-before", [("modules", self.names(&required, "and").into())]),
            );
        }
        for alternative in self.order.alternatives_before(self.here) {
            let key = if said.is_empty() { "way-before" } else { "way-before-also" };
            let modules = self.alone(alternative.least, alternative.of, usize::MAX);
            said.push(self.speaker.with(key, [("modules", modules.into())]));
        }
        if !recommended.is_empty() {
            said.push(
                self.speaker.with(
                    "way-rather-before",
                    [("modules", self.names(&recommended, "and").into())],
                ),
            );
        }
        said
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
            [only] => Some(
                self.speaker.with("way-after", [("modules", self.names(&[*only], "and").into())]),
            ),
            many if many.len() > LINKS => {
                Some(self.speaker.with("way-after-many", [("count", many.len().into())]))
            }
            several => Some(
                self.speaker
                    .with("way-after-several", [("modules", self.names(several, "or").into())]),
            ),
        };
        let waiting = self.alike(&waiting).into_iter().map(|group| ("way-after-also", group));
        let offered = self
            .alike(&self.order.with_alternative(self.here))
            .into_iter()
            .map(|group| ("way-after-alternatives", group));
        let groups: Vec<(&str, (Needs, Vec<StationId>))> = waiting.chain(offered).collect();
        let (told, rest) = groups.split_at(groups.len().min(SENTENCES));
        let rest: usize = rest.iter().map(|(_, (_, stations))| stations.len()).sum();
        let rest =
            (rest > 0).then(|| self.speaker.with("way-after-rest", [("count", rest.into())]));
        let told = told.iter().map(|(key, (needs, stations))| {
            let modules = self.row(stations, LINKS, "way-count");
            self.speaker
                .with(key, [("modules", modules.into()), ("others", self.needed(needs).into())])
        });
        open.into_iter().chain(told).chain(rest).collect()
    }

    /// Later stations with what they need; those that need the same stand together.
    fn alike(self, later: &[StationId]) -> Vec<(Needs<'a>, Vec<StationId>)> {
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

    /// What is needed, in words: "Modul 1 og minst to av Modul 2, 3 og 4".
    fn needed(self, needs: &Needs) -> String {
        if let ([], [(least, of)]) = (needs.required.as_slice(), needs.alternatives.as_slice()) {
            return self.alone(*least, of, LINKS);
        }
        let named = (!needs.required.is_empty())
            .then(|| self.row(&needs.required, LINKS, "way-count-others"));
        let some = needs.alternatives.iter().map(|(least, of)| self.some(*least, of, LINKS));
        named
            .into_iter()
            .chain(some)
            .collect::<Vec<_>>()
            .join(&format!(" {} ", self.speaker.plain("and")))
    }

    /// Alternatives that stand alone: "Modul 2 eller 3", "minst to av Modul 2, 3 og 4".
    fn alone(self, least: usize, of: &[StationId], most: usize) -> String {
        if least == 1 && of.len() <= most {
            self.names(of, "or")
        } else {
            self.some(least, of, most)
        }
    }

    /// Alternatives beside other things, where "eller" could be read in two ways: "én av Modul 2 og
    /// 3".
    fn some(self, least: usize, of: &[StationId], most: usize) -> String {
        self.speaker.with(
            "way-some",
            [("least", least.into()), ("modules", self.row(of, most, "way-count").into())],
        )
    }

    /// The names of some stations; of more than `most` only their number, in the words of a key.
    fn row(self, stations: &[StationId], most: usize, key: &str) -> String {
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

/// A sentence without the stop after a title that ends with a mark of its own.
fn ended_once(mut sentence: String) -> String {
    if sentence.strip_suffix("</a>.").is_some_and(|title| title.ends_with(['?', '!', '.', '…'])) {
        sentence.pop();
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids::Id;
    use crate::load::{Template, Theme};
    use crate::render::words::Words;

    /// What is said of the module with a number, without the links.
    fn said(count: u32, rules: &[&str], module: u32) -> String {
        let plan = plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0;
        let link = |number| LinkView {
            title: String::new(),
            address: format!("{number}.html"),
            label: Some(format!("Modul {number}")),
        };
        let links: IndexVec<StationId, LinkView> = (1..=count).map(link).collect();
        let mut theme = Theme::default();
        let source = include_str!("../../themes/default/strings/nb.ftl").to_owned();
        theme.strings.insert("nb".to_owned(), vec![Template { place: String::new(), source }]);
        let words = Words::new(&theme).unwrap();
        let here = StationId::new(module as usize - 1);
        let way = Way {
            order: &plan,
            links: &links,
            own: &(StationId::new(0)..StationId::new(links.len())),
            here,
            name: Name::Label,
            speaker: Speaker { words: &words, language: "nb" },
            root: "../",
        };
        let html: Vec<String> =
            way.of_module(plan.place(here)).iter().map(ToString::to_string).collect();
        html.join(" ")
            .replace('\u{a0}', " ")
            .split('<')
            .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
            .collect()
    }

    const REFERENCE: [&str; 4] = [
        "Modul 1 først",
        "Modul 2 før 3–6",
        "Modul 3, 4 og 5 i valgfri rekkefølge",
        "Modul 6 til slutt",
    ];

    #[test]
    fn the_reference_course_says_its_way() {
        assert_eq!(said(6, &REFERENCE, 1), "Dette er starten på kurset. Etter denne: Modul 2.");
        assert_eq!(
            said(6, &REFERENCE, 2),
            "Før denne: Modul 1. Etter denne kan dere velge Modul 3, 4 eller 5."
        );
        let free = "Modul 3, 4 og 5 kan dere ta i den rekkefølgen dere vil.";
        assert_eq!(
            said(6, &REFERENCE, 4),
            format!(
                "Før denne: Modul 2. {free} Modul 6 kan dere ta når også Modul 3 og 5 er gjort."
            )
        );
        assert_eq!(
            said(6, &REFERENCE, 6),
            "Før denne: Modul 3, 4 og 5. Dette er slutten på kurset."
        );
    }

    #[test]
    fn a_course_without_rules_says_nothing_and_a_module_without_any_is_open() {
        assert_eq!(said(3, &[], 2), "");
        assert_eq!(said(3, &["Modul 2 før 3"], 1), "Dere kan begynne med denne.");
    }

    #[test]
    fn alternatives_are_said_on_both_sides() {
        let rules = ["minst to av 1–3 før 4"];
        assert_eq!(said(4, &rules, 4), "Før denne: minst to av Modul 1, 2 og 3.");
        assert_eq!(
            said(4, &rules, 2),
            "Dere kan begynne med denne. Modul 4 kan dere ta når minst to av Modul 1, 2 og 3 er \
             gjort."
        );
        assert_eq!(said(3, &["Modul 1 eller 2 før 3"], 3), "Før denne: Modul 1 eller 2.");
        let both = ["Modul 1 før 4", "Modul 2 eller 3 før 4"];
        assert_eq!(said(4, &both, 4), "Før denne: Modul 1. I tillegg: Modul 2 eller 3.");
        assert_eq!(
            said(4, &both, 1),
            "Dere kan begynne med denne. Modul 4 kan dere ta når også Modul 2 eller 3 er gjort."
        );
    }

    #[test]
    fn what_alternatives_open_is_said_with_all_else_that_it_needs() {
        let rules = ["Modul 1 før 4", "Modul 2 eller 3 før 4"];
        assert_eq!(
            said(4, &rules, 2),
            "Dere kan begynne med denne. Modul 4 kan dere ta når Modul 1 og én av Modul 2 og 3 er \
             gjort."
        );
    }

    #[test]
    fn a_recommendation_is_a_kind_word() {
        assert_eq!(said(2, &["Modul 2 bør tas etter Modul 1"], 2), "Gjerne Modul 1 først.");
        assert_eq!(said(3, &["Modul 1 bør tas først"], 3), "Gjerne Modul 1 først.");
    }

    #[test]
    fn a_title_that_ends_with_a_mark_of_its_own_gets_no_stop() {
        assert_eq!(
            ended_once("Før denne: <a>Hva nå?</a>.".to_owned()),
            "Før denne: <a>Hva nå?</a>"
        );
        assert_eq!(ended_once("Før denne: <a>Lese</a>.".to_owned()), "Før denne: <a>Lese</a>.");
    }

    #[test]
    fn what_very_many_modules_wait_for_says_only_how_many() {
        assert_eq!(
            said(30, &["Modul 1 først"], 1),
            "Dette er starten på kurset. Etter denne kan dere velge mellom 29 moduler."
        );
    }

    #[test]
    fn a_freedom_that_other_rules_take_from_is_promised_only_where_it_holds() {
        let rules = ["Modul 1, 2 og 3 i valgfri rekkefølge", "Modul 1 før 2 og 3"];
        assert_eq!(
            said(3, &rules, 1),
            "Dere kan begynne med denne. Etter denne kan dere velge Modul 2 eller 3."
        );
        assert_eq!(
            said(3, &rules, 2),
            "Før denne: Modul 1. Modul 2 og 3 kan dere ta i den rekkefølgen dere vil."
        );
    }

    #[test]
    fn alternatives_that_a_requirement_settles_are_not_said() {
        let rules = ["minst to av 2–4 før 5", "Modul 5 til slutt"];
        assert_eq!(
            said(5, &rules, 5),
            "Før denne: Modul 1, 2, 3 og 4. Dette er slutten på kurset."
        );
        assert_eq!(
            said(5, &rules, 3),
            "Dere kan begynne med denne. Modul 5 kan dere ta når også Modul 1, 2 og 4 er gjort."
        );
    }

    #[test]
    fn modules_that_need_the_same_are_one_sentence_and_many_are_counted() {
        let start = "Dere kan begynne med denne.";
        let said_of = |last: u32| said(last, &[&format!("Modul 1 og 2 før 3–{last}")], 1);
        assert_eq!(
            said_of(5),
            format!("{start} Modul 3, 4 og 5 kan dere ta når også Modul 2 er gjort.")
        );
        assert_eq!(
            said_of(20),
            format!("{start} 18 moduler kan dere ta når også Modul 2 er gjort.")
        );
        assert_eq!(
            said(20, &["Modul 20 til slutt"], 1),
            format!("{start} Modul 20 kan dere ta når også 18 andre moduler er gjort.")
        );
        assert_eq!(
            said(20, &["minst to av 1–10 før 11 og 12"], 1),
            format!("{start} Modul 11 og 12 kan dere ta når minst to av 10 moduler er gjort.")
        );
    }

    #[test]
    fn of_many_modules_that_each_need_something_else_the_first_are_named_and_the_rest_counted() {
        let rules: Vec<String> =
            (2..=7).map(|module| format!("Modul 1 og {module} før {}", module + 6)).collect();
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let of_first = said(13, &rules, 1);
        assert_eq!(of_first.matches("når også").count(), 4);
        assert!(of_first.ends_with("Denne teller også med før 2 andre moduler."), "{of_first}");
    }
}
