//! What a rule says, in the words of messages: "`Modul 1` before `Modul 2`".
//!
//! In: a plan and stations or constraints of it. Out: [`Text`]s to be put into longer ones.
//! Sentences that can be read back as rules are made by `print`.

use super::{
    conflict::Step,
    constraint::{Constraint, OrderRule},
    gap::Gap,
    plan::OrderPlan,
    station::StationId,
};
use crate::{diagnostic::Text, listing::listed, text};

/// How many stations a message names before it counts the rest.
const NAMED: usize = 6;

impl OrderPlan {
    /// The labels of some stations in backticks, joined by "and"; of many, the first ones and the
    /// number of the others.
    #[must_use]
    pub fn all_of(&self, stations: &[StationId]) -> Text {
        self.joined(stations, &text!(en: "and", nb: "og"))
    }

    /// The same, joined by "or".
    #[must_use]
    pub fn one_of(&self, stations: &[StationId]) -> Text {
        self.joined(stations, &text!(en: "or", nb: "eller"))
    }

    fn joined(&self, stations: &[StationId], word: &Text) -> Text {
        let shown = if stations.len() > NAMED + 1 { NAMED } else { stations.len() };
        let labels: Vec<String> = stations
            .iter()
            .take(shown)
            .map(|&station| format!("`{}`", self.label(station)))
            .collect();
        let more = stations.len() - shown;
        if more == 0 {
            return Text { en: listed(&labels, &word.en), nb: listed(&labels, &word.nb) };
        }
        let head = labels.join(", ");
        let (en, nb) = (&word.en, &word.nb);
        text!(en: "{head} {en} {more} others", nb: "{head} {nb} {more} andre")
    }

    /// What a constraint says.
    #[must_use]
    pub fn says_in_words(&self, constraint: &Constraint) -> Text {
        match constraint {
            Constraint::Before { earlier, least, later } if *least == earlier.len() => {
                let (Text { en, nb }, Text { en: later_en, nb: later_nb }) =
                    (self.all_of(earlier), self.all_of(later));
                text!(en: "{en} before {later_en}", nb: "{nb} før {later_nb}")
            }
            Constraint::Before { earlier, least: 1, later } => {
                let (Text { en, nb }, Text { en: later_en, nb: later_nb }) =
                    (self.one_of(earlier), self.all_of(later));
                text!(en: "{en} before {later_en}", nb: "{nb} før {later_nb}")
            }
            Constraint::Before { earlier, least, later } => {
                let (Text { en, nb }, Text { en: later_en, nb: later_nb }) =
                    (self.all_of(earlier), self.all_of(later));
                text!(
                    en: "at least {least} of {en} before {later_en}",
                    nb: "minst {least} av {nb} før {later_nb}"
                )
            }
            Constraint::First(named) => {
                let Text { en, nb } = self.all_of(named);
                text!(en: "{en} first", nb: "{nb} først")
            }
            Constraint::Last(named) => {
                let Text { en, nb } = self.all_of(named);
                text!(en: "{en} last", nb: "{nb} til slutt")
            }
            Constraint::Free(named) => {
                let Text { en, nb } = self.all_of(named);
                text!(en: "{en} in any order", nb: "{nb} i valgfri rekkefølge")
            }
            Constraint::StraightAfter { earlier, later } => {
                let (earlier, later) = (self.label(*earlier), self.label(*later));
                text!(
                    en: "`{later}` straight after `{earlier}`",
                    nb: "`{later}` rett etter `{earlier}`"
                )
            }
            Constraint::Together(named) => {
                let Text { en, nb } = self.all_of(named);
                text!(en: "{en} at the same time", nb: "{nb} samtidig")
            }
            Constraint::Spaced { earlier, later, gap } => {
                let (Text { en, nb }, Text { en: later_en, nb: later_nb }) =
                    (self.all_of(earlier), self.all_of(later));
                let Text { en: gap_en, nb: gap_nb } = gap.in_words();
                text!(
                    en: "{later_en} {gap_en} after {en}",
                    nb: "{later_nb} {gap_nb} etter {nb}"
                )
            }
            Constraint::Apart { of, least } => {
                let Text { en, nb } = self.all_of(of);
                let Text { en: gap_en, nb: gap_nb } = Gap::AtLeast(*least).in_words();
                text!(en: "{gap_en} between {en}", nb: "{gap_nb} mellom {nb}")
            }
        }
    }

    /// All that a rule says.
    #[must_use]
    pub fn all_said(&self, rule: &OrderRule) -> Text {
        let parts: Vec<Text> =
            rule.constraints.iter().map(|constraint| self.says_in_words(constraint)).collect();
        let (en, nb): (Vec<&str>, Vec<&str>) =
            parts.iter().map(|part| (part.en.as_str(), part.nb.as_str())).unzip();
        Text { en: en.join(", "), nb: nb.join(", ") }
    }

    /// What a step of a chain says: the pair, and how it follows where the rule speaks of first and
    /// last.
    #[must_use]
    pub fn step_in_words(&self, step: &Step) -> Text {
        let (earlier, later) = (self.label(step.earlier), self.label(step.later));
        let names = |what: fn(&Constraint) -> Option<&Vec<StationId>>, station: StationId| {
            let constraints =
                self.rules().get(step.rule).into_iter().flat_map(|rule| &rule.constraints);
            constraints.filter_map(what).any(|named| named.contains(&station))
        };
        if names(|of| if let Constraint::Last(named) = of { Some(named) } else { None }, step.later)
        {
            return text!(
                en: "`{later}` last (so after `{earlier}`)",
                nb: "`{later}` til slutt (altså etter `{earlier}`)"
            );
        }
        if names(
            |of| if let Constraint::First(named) = of { Some(named) } else { None },
            step.earlier,
        ) {
            return text!(
                en: "`{earlier}` first (so before `{later}`)",
                nb: "`{earlier}` først (altså før `{later}`)"
            );
        }
        text!(en: "`{earlier}` before `{later}`", nb: "`{earlier}` før `{later}`")
    }
}
