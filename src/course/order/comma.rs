//! A sentence that the commas of a list on one line have cut into several rules: `[Modul 2, 3 eller
//! 4]`.
//!
//! In: a rule and its neighbours on the line. Out: the sentence that they form together, if it can
//! be parsed and says something else than the rules one by one. It is reported once, at its first
//! part. If both say the same (`[Modul 1, Modul 2]` in the list of a module), or if the rules are
//! on lines or in quotation marks of their own, the comma does no harm.

use super::{
    constraint::{Constraint, Strength},
    parse_context::{ParseContext, Reading},
    station::{NeighbourRules, RuleText, StationId},
};
use crate::{
    diagnostic::{Diagnostic, Edit, Help, Rule},
    source::Span,
    text,
};

/// A sentence that was cut up.
pub(super) struct CutUp {
    /// All of it.
    sentence: String,
    /// Whether the rule is where it begins.
    pub(super) is_first: bool,
    /// How many rules after the one where it begins are parts of it.
    parts_after: usize,
}

/// The longest sentence that the rule and its neighbours form, if it says something else than they
/// do.
pub(super) fn cut_up(context: ParseContext, rule: &RuleText) -> Option<CutUp> {
    let NeighbourRules { before, after, .. } = &rule.neighbours;
    let own = before.len();
    let parts: Vec<&str> =
        before.iter().chain([&rule.text]).chain(after).map(String::as_str).collect();
    let most = parts.len().min(NeighbourRules::MOST + 1);
    let windows = (2..=most).rev().flat_map(|length| parts.windows(length).enumerate());
    windows.filter(|(start, window)| (*start..start + window.len()).contains(&own)).find_map(
        |(start, window)| {
            let sentence = window.join(", ");
            let together = said(&context.read(&sentence).ok()?);
            let apart: Option<Vec<Vec<Said>>> = window
                .iter()
                .map(|part| context.read(part).ok().map(|reading| said(&reading)))
                .collect();
            let is_same = apart.is_some_and(|apart| same(&together, &apart.concat()));
            let (is_first, parts_after) = (start == own, window.len() - 1);
            (!is_same).then_some(CutUp { sentence, is_first, parts_after })
        },
    )
}

impl CutUp {
    /// The diagnostic, at the first part.
    pub(super) fn diagnostic(&self, rule: &RuleText) -> Diagnostic {
        let (sentence, part) = (in_quotation_marks(&self.sentence), rule.text.trim());
        let message = text!(
            en: "`{part}` and what follows the comma can be one sentence or several rules",
            nb: "`{part}` og det som følger etter kommaet, kan være én setning eller flere regler"
        );
        let diagnostic =
            Diagnostic::new(Rule::OrderUnreadable, rule.place(&(0..rule.text.len())), message);
        let help = text!(
            en: "write `{sentence}` if it is one sentence, or give each rule a line of its own",
            nb: "skriv `{sentence}` hvis det er én setning, eller gi hver regel sin egen linje"
        );
        let last = rule.neighbours.after_places.iter().take(self.parts_after).next_back();
        let place = Span { end: last.map_or(rule.span.end, |last| last.end), ..rule.span };
        diagnostic.help(Help::suggest(help, [Edit::replace(place, sentence)]))
    }
}

/// A sentence in the form in which YAML takes it for one value.
fn in_quotation_marks(sentence: &str) -> String {
    if sentence.contains(['"', '\\']) {
        format!("'{}'", sentence.replace('\'', "''"))
    } else {
        format!("\"{sentence}\"")
    }
}

/// One thing that a rule says.
type Said = (Strength, Constraint);

/// What a rule says, each pair of a relation for itself.
fn said(reading: &Reading) -> Vec<Said> {
    let single = |constraint: &Constraint| match constraint {
        Constraint::Before { earlier, least, later } => {
            let groups: Vec<&[StationId]> = if earlier.len() == *least {
                earlier.chunks(1).collect()
            } else {
                vec![earlier.as_slice()]
            };
            let least = if groups.len() > 1 { 1 } else { *least };
            let before = |earlier: &[StationId], later: StationId| Constraint::Before {
                earlier: earlier.to_vec(),
                least,
                later: vec![later],
            };
            later
                .iter()
                .flat_map(|&later| groups.iter().map(move |group| before(group, later)))
                .collect()
        }
        other => vec![other.clone()],
    };
    reading
        .constraints
        .iter()
        .flat_map(single)
        .map(|constraint| (reading.strength, constraint))
        .collect()
}

fn same(some: &[Said], others: &[Said]) -> bool {
    some.iter().all(|said| others.contains(said)) && others.iter().all(|said| some.contains(said))
}

#[cfg(test)]
mod tests {
    use crate::course::order::station::StationId;
    use crate::course::order::{
        OrderPlan,
        station::{NeighbourRules, RuleText},
        testing::{numbered, rule},
    };
    use crate::ids::Id;

    /// The rules that are read of a list on one line in module 5, and how many faults are told.
    fn read(parts: &[&str]) -> (usize, usize) {
        let neighbours = |at: usize| NeighbourRules {
            before: parts[..at].iter().map(|part| (*part).to_owned()).collect(),
            after: parts[at + 1..].iter().map(|part| (*part).to_owned()).collect(),
            ..NeighbourRules::default()
        };
        let rules = parts.iter().enumerate().map(|(at, part)| RuleText {
            owner: Some(StationId::new(4)),
            neighbours: neighbours(at),
            ..rule(at, part)
        });
        let (plan, diagnostics) = OrderPlan::read(numbered(&[1, 2, 3, 4, 5]), rules.collect());
        (plan.rules().len(), diagnostics.len())
    }

    #[test]
    fn a_comma_that_changes_the_meaning_is_told_once() {
        assert_eq!(read(&["Modul 2", "3 eller 4"]), (0, 1));
        assert_eq!(read(&["etter Modul 1", "2 eller 3"]), (0, 1));
        assert_eq!(read(&["minst to av 2", "3", "4"]), (0, 1));
        assert_eq!(read(&["Modul 1 før 2", "Modul 3"]), (0, 1));
        assert_eq!(read(&["Modul 1", "3", "4 før 2", "Modul 5 til slutt"]), (1, 1));
    }

    #[test]
    fn a_comma_that_changes_nothing_parts_rules() {
        assert_eq!(read(&["Modul 1", "Modul 2"]), (2, 0));
        assert_eq!(read(&["etter Modul 1", "2"]), (2, 0));
        assert_eq!(read(&["Modul 1 før 2", "Modul 3 før 4"]), (2, 0));
        assert_eq!(read(&["bør tas etter 1", "til slutt"]), (2, 0));
    }
}
