//! Making an order plan of rules as they stand in front matter.
//!
//! In: stations in published order, and the sentences about them. Out: an [`OrderPlan`] of the rules that could be read and resolved, and
//! a diagnostic for each of the others. What follows from the rules is left to the plan.

use super::{
    constraint::{Constraint, OrderRule},
    grammar::Lexicon,
    name::Names,
    plan::OrderPlan,
    resolve::{Reading, Setting, Trouble},
    station::{Noun, RuleText, Station},
    unknown,
    unreadable::unreadable,
    words::Vocabulary,
};
use crate::diagnostic::Diagnostic;

/// For so many faulty rules the nearest readable sentence and the nearest name are searched; the others get plainer help.
const SEARCHED: usize = 100;

impl OrderPlan {
    /// Reads the rules of a course's modules; `stations` are in published order.
    ///
    /// ```
    /// use loype::course::order::{Beside, OrderPlan, RuleText, Station};
    /// use loype::source::{SourceFile, Sources, Span};
    ///
    /// let span = Span::start_of(Sources::new().add(SourceFile::new("_index.md", "")));
    /// let station = |number: u32| Station { number: Some(number), title: format!("Del {number}"), folder: String::new(), span };
    /// let rule = RuleText { text: "Modul 1 før 2 og 3".to_owned(), span, verbatim: false, owner: None, beside: Beside::default() };
    /// let (plan, diagnostics) = OrderPlan::read(vec![station(1), station(2), station(3)], vec![rule]);
    /// assert!(diagnostics.is_empty());
    /// assert_eq!(plan.required_directly_before(2), [0]);
    /// ```
    ///
    /// The diagnostics are `order-unreadable` and `unknown-module`, one for each place in a rule; the plan holds the other rules.
    #[must_use]
    pub fn read(stations: Vec<Station>, rules: Vec<RuleText>) -> (Self, Vec<Diagnostic>) {
        Self::read_as(Noun::Module, stations, Vec::new(), rules)
    }

    /// The same for a course some of whose modules are drafts: rules may name them, and say nothing about them until they are published.
    #[must_use]
    pub fn read_beside_drafts(stations: Vec<Station>, drafts: Vec<Station>, rules: Vec<RuleText>) -> (Self, Vec<Diagnostic>) {
        Self::read_as(Noun::Module, stations, drafts, rules)
    }

    /// The same for the pages of a module: they are called by title in messages, and "side 2" in a rule is one of them.
    #[must_use]
    pub fn read_pages(stations: Vec<Station>, rules: Vec<RuleText>) -> (Self, Vec<Diagnostic>) {
        Self::read_as(Noun::Page, stations, Vec::new(), rules)
    }

    fn read_as(noun: Noun, mut stations: Vec<Station>, drafts: Vec<Station>, rules: Vec<RuleText>) -> (Self, Vec<Diagnostic>) {
        if rules.is_empty() {
            return (Self::of_rules(noun, stations, Vec::new()), Vec::new());
        }
        let published = stations.len();
        stations.extend(drafts);
        let lexicon = Lexicon { vocabulary: Vocabulary::new(), names: Names::new(&stations), noun };
        let mut diagnostics = Vec::new();
        let mut read = Vec::new();
        for source in rules {
            let searched = diagnostics.len() < SEARCHED;
            let setting = Setting { lexicon: &lexicon, stations: &stations, owner: source.owner, searched };
            match setting.read(&source.text) {
                Ok(Reading { strength, constraints, language }) => {
                    let constraints: Vec<Constraint> =
                        constraints.into_iter().filter_map(|constraint| constraint.among(published)).collect();
                    if !constraints.is_empty() {
                        read.push(OrderRule { source, strength, constraints, language });
                    }
                }
                Err(troubles) => diagnostics.extend(troubles.into_iter().map(|trouble| match trouble {
                    Trouble::Unreadable(fault) => unreadable(setting, &source, fault),
                    Trouble::Unknown { range, missing } => unknown::diagnostic(setting, &source, &range, &missing),
                })),
            }
        }
        stations.truncate(published);
        (Self::of_rules(noun, stations, read), diagnostics)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, rule};

    #[test]
    fn a_rule_may_name_a_draft_and_says_nothing_about_it() {
        let rules = ["Modul 1 før 2–3", "Modul 2 før 3", "Modul 2 til slutt"];
        let rules = rules.iter().enumerate().map(|(at, text)| rule(at, text)).collect();
        let (plan, diagnostics) = OrderPlan::read_beside_drafts(numbered(&[1, 3]), numbered(&[2]), rules);
        assert_eq!(diagnostics, []);
        assert_eq!(plan.rules().iter().map(OrderRule::text).collect::<Vec<_>>(), ["Modul 1 før 2–3"]);
        assert_eq!((plan.stations().len(), plan.required_directly_before(1)), (2, vec![0]));
    }
}
