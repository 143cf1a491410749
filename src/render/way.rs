//! What comes before a module or a page and what it opens, in sentences: "Før denne: Modul 1. Etter denne kan dere velge Modul 2, 3 eller 4."
//!
//! In: an order plan, what its stations are called, and the words of the interface. Out: sentences as HTML with links, for the one page that
//! stands at a given depth. They inform and lock nothing. A course without rules has no sentences; its published order shows elsewhere.

use std::ops::Range;

use tera::Value;

use super::names::{Name, linked};
use super::sight::own_first;
use super::views::LinkView;
use super::words::Speaker;
use crate::course::order::{Alternative, Constraint, OrderPlan, Strength};

/// How many links a sentence about what comes next may have; more are only counted.
const LINKS: usize = 8;

/// Says the way to and from one station of a plan.
#[derive(Clone, Copy)]
pub(crate) struct Way<'a> {
    /// The plan.
    pub(crate) order: &'a OrderPlan,
    /// Its stations, as links from the site's root.
    pub(crate) links: &'a [LinkView],
    /// Those of them that stand in the course, or the module, of the page.
    pub(crate) own: &'a Range<usize>,
    /// The station whose page it is.
    pub(crate) here: usize,
    /// How they are named.
    pub(crate) name: Name,
    /// The words.
    pub(crate) speaker: Speaker<'a>,
    /// What leads from the page to the site's root.
    pub(crate) root: &'a str,
}

impl Way<'_> {
    /// All that is to be said of a module: the start or the end, what comes before, what is free, and what it opens.
    /// `place` is `first` or `last` where a rule says so.
    pub(crate) fn of_module(self, place: Option<&str>) -> Vec<Value> {
        if self.order.rules().is_empty() {
            return Vec::new();
        }
        let before = self.before();
        let start = match (place == Some("first"), before.is_empty()) {
            (true, true) => Some("way-start"),
            (false, true) => Some("way-open"),
            (_, false) => None,
        };
        let end = (place == Some("last")).then_some("way-end");
        let said = start.map(|key| self.speaker.plain(key)).into_iter().chain(before).chain(self.free()).chain(self.after());
        html(said.chain(end.map(|key| self.speaker.plain(key))))
    }

    /// What is to be said of a page of a module: what comes before it, and what is free.
    pub(crate) fn of_page(self) -> Vec<Value> {
        html(self.before().into_iter().chain(self.free()))
    }

    fn before(self) -> Vec<String> {
        let required = self.order.required_directly_before(self.here);
        let choices = self.order.alternatives_before(self.here);
        let recommended = self.recommended_before();
        let mut said = Vec::new();
        if !required.is_empty() {
            said.push(self.speaker.with("way-before", [("modules", self.names(&required, "and").into())]));
        }
        for choice in choices {
            let key = if said.is_empty() { "way-before" } else { "way-before-also" };
            said.push(self.speaker.with(key, [("modules", self.choice(choice).into())]));
        }
        if !recommended.is_empty() {
            said.push(self.speaker.with("way-rather-before", [("modules", self.names(&recommended, "and").into())]));
        }
        said
    }

    /// The stations that a rule recommends before one, and that no rule requires.
    pub(crate) fn recommended_before(self) -> Vec<usize> {
        let rules = self.order.rules().iter().filter(|rule| rule.strength == Strength::Recommended);
        let mut found: Vec<usize> = Vec::new();
        for constraint in rules.flat_map(|rule| &rule.constraints) {
            if let Constraint::Before { earlier, least, later } = constraint
                && *least == earlier.len()
                && later.binary_search(&self.here).is_ok()
            {
                found.extend(earlier.iter().filter(|&&earlier| !self.order.must_precede(earlier, self.here)));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn free(self) -> Vec<String> {
        let groups = self.order.free_groups().filter(|(_, group)| group.contains(&self.here));
        groups.map(|(_, group)| self.speaker.with("way-free", [("modules", self.names(group, "and").into())])).collect()
    }

    fn after(self) -> Vec<String> {
        let later = self.order.directly_requiring(self.here);
        let (open, waiting): (Vec<usize>, Vec<usize>) = later.into_iter().partition(|&later| self.needs_only(later));
        let mut said = Vec::new();
        match open.as_slice() {
            [] => {}
            [only] => said.push(self.speaker.with("way-after", [("modules", self.names(&[*only], "and").into())])),
            many if many.len() > LINKS => said.push(self.speaker.with("way-after-many", [("count", many.len().into())])),
            several => said.push(self.speaker.with("way-after-several", [("modules", self.names(several, "or").into())])),
        }
        said.extend(waiting.into_iter().take(LINKS).map(|later| self.waiting(later)));
        let chosen = (0..self.order.stations().len()).filter_map(|later| self.chosen(later));
        said.extend(chosen.take(LINKS));
        said
    }

    fn needs_only(self, later: usize) -> bool {
        self.order.required_directly_before(later) == [self.here] && self.order.alternatives_before(later).is_empty()
    }

    /// What opens when others are done too.
    fn waiting(self, later: usize) -> String {
        let arguments = [("modules", self.names(&[later], "and").into()), ("others", self.needed(later).into())];
        self.speaker.with("way-after-also", arguments)
    }

    /// What opens when so many of several are done, where this is one of them and not required by itself.
    fn chosen(self, later: usize) -> Option<String> {
        let is_choice = self.order.alternatives_before(later).iter().any(|choice| choice.of.contains(&self.here));
        if !is_choice || self.order.must_precede(self.here, later) {
            return None;
        }
        let arguments = [("modules", self.names(&[later], "and").into()), ("others", self.needed(later).into())];
        Some(self.speaker.with("way-after-choice", arguments))
    }

    /// All that must come before a later station besides this one: "Modul 1 og minst to av Modul 2, 3 og 4".
    fn needed(self, later: usize) -> String {
        let others: Vec<usize> = self.order.required_directly_before(later).into_iter().filter(|&other| other != self.here).collect();
        let choices = self.order.alternatives_before(later);
        if let ([], [only]) = (others.as_slice(), choices) {
            return self.choice(only);
        }
        let named = (!others.is_empty()).then(|| self.names(&others, "and"));
        let needed: Vec<String> = named.into_iter().chain(choices.iter().map(|choice| self.some(choice))).collect();
        needed.join(&format!(" {} ", self.speaker.plain("and")))
    }

    /// A choice that stands alone: "Modul 2 eller 3", "minst to av Modul 2, 3 og 4".
    fn choice(self, choice: &Alternative) -> String {
        if choice.least == 1 { self.names(&choice.of, "or") } else { self.some(choice) }
    }

    /// A choice beside other things, where "eller" could be read in two ways: "én av Modul 2 og 3".
    fn some(self, choice: &Alternative) -> String {
        let arguments = [("least", choice.least.into()), ("modules", self.names(&choice.of, "and").into())];
        self.speaker.with("way-some", arguments)
    }

    fn names(self, stations: &[usize], conjunction: &str) -> String {
        let link = |station: usize| {
            let link = self.links.get(station)?;
            Some(if station == self.here { LinkView { address: String::new(), ..link.clone() } } else { link.clone() })
        };
        let links: Vec<LinkView> = own_first(stations, self.own).filter_map(link).collect();
        linked(&links, self.name, &self.speaker.plain(conjunction), self.root)
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
    use crate::load::{Template, Theme};
    use crate::render::words::Words;

    /// What is said of the module with a number, without the links.
    fn said(count: u32, rules: &[&str], module: u32) -> String {
        let plan = plan(numbered(&(1..=count).collect::<Vec<_>>()), rules).0;
        let link = |number| LinkView { title: String::new(), address: format!("{number}.html"), label: Some(format!("Modul {number}")) };
        let links: Vec<LinkView> = (1..=count).map(link).collect();
        let mut theme = Theme::default();
        let source = include_str!("../../themes/default/strings/nb.ftl").to_owned();
        theme.strings.insert("nb".to_owned(), vec![Template { place: String::new(), source }]);
        let words = Words::new(&theme).unwrap();
        let here = module as usize - 1;
        let way = Way {
            order: &plan,
            links: &links,
            own: &(0..links.len()),
            here,
            name: Name::Label,
            speaker: Speaker { words: &words, language: "nb" },
            root: "../",
        };
        let place = if plan.is_first(here) { Some("first") } else { plan.is_last(here).then_some("last") };
        let html: Vec<String> = way.of_module(place).iter().map(ToString::to_string).collect();
        html.join(" ").replace('\u{a0}', " ").split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
    }

    const REFERENCE: [&str; 4] = ["Modul 1 først", "Modul 2 før 3–6", "Modul 3, 4 og 5 i valgfri rekkefølge", "Modul 6 til slutt"];

    #[test]
    fn the_reference_course_says_its_way() {
        assert_eq!(said(6, &REFERENCE, 1), "Dette er starten på kurset. Etter denne: Modul 2.");
        assert_eq!(said(6, &REFERENCE, 2), "Før denne: Modul 1. Etter denne kan dere velge Modul 3, 4 eller 5.");
        let free = "Modul 3, 4 og 5 kan dere ta i den rekkefølgen dere vil.";
        assert_eq!(said(6, &REFERENCE, 4), format!("Før denne: Modul 2. {free} Modul 6 kan dere ta når også Modul 3 og 5 er gjort."));
        assert_eq!(said(6, &REFERENCE, 6), "Før denne: Modul 3, 4 og 5. Dette er slutten på kurset.");
    }

    #[test]
    fn a_course_without_rules_says_nothing_and_a_module_without_any_is_open() {
        assert_eq!(said(3, &[], 2), "");
        assert_eq!(said(3, &["Modul 2 før 3"], 1), "Dere kan begynne med denne.");
    }

    #[test]
    fn a_choice_is_said_on_both_sides() {
        let rules = ["minst to av 1–3 før 4"];
        assert_eq!(said(4, &rules, 4), "Før denne: minst to av Modul 1, 2 og 3.");
        assert_eq!(said(4, &rules, 2), "Dere kan begynne med denne. Modul 4 kan dere ta når minst to av Modul 1, 2 og 3 er gjort.");
        assert_eq!(said(3, &["Modul 1 eller 2 før 3"], 3), "Før denne: Modul 1 eller 2.");
        let both = ["Modul 1 før 4", "Modul 2 eller 3 før 4"];
        assert_eq!(said(4, &both, 4), "Før denne: Modul 1. I tillegg: Modul 2 eller 3.");
        assert_eq!(said(4, &both, 1), "Dere kan begynne med denne. Modul 4 kan dere ta når også Modul 2 eller 3 er gjort.");
    }

    #[test]
    fn what_a_choice_opens_is_said_with_all_else_that_it_needs() {
        let rules = ["Modul 1 før 4", "Modul 2 eller 3 før 4"];
        assert_eq!(said(4, &rules, 2), "Dere kan begynne med denne. Modul 4 kan dere ta når Modul 1 og én av Modul 2 og 3 er gjort.");
    }

    #[test]
    fn a_recommendation_is_a_kind_word() {
        assert_eq!(said(2, &["Modul 2 bør tas etter Modul 1"], 2), "Gjerne Modul 1 først.");
    }

    #[test]
    fn a_title_that_ends_with_a_mark_of_its_own_gets_no_stop() {
        assert_eq!(ended_once("Før denne: <a>Hva nå?</a>.".to_owned()), "Før denne: <a>Hva nå?</a>");
        assert_eq!(ended_once("Før denne: <a>Lese</a>.".to_owned()), "Før denne: <a>Lese</a>.");
    }

    #[test]
    fn what_very_many_modules_wait_for_says_only_how_many() {
        assert_eq!(said(30, &["Modul 1 først"], 1), "Dette er starten på kurset. Etter denne kan dere velge mellom 29 moduler.");
    }
}
