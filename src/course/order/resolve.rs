//! From the tree of a rule to constraints.
//!
//! In: a sentence, as a tree, and the station in whose list it is. Out: constraints, or everything
//! that prevents them: names that no station has (each of them), or a fault that only shows when
//! the names are known. The wording is left to `unknown` and `unreadable`.

use std::collections::BTreeSet;

use super::{
    constraint::Constraint,
    fault::{Expected, Fault, Problem},
    grammar::parse,
    group::{Clause, Group, fault},
    parse_context::{ParseContext, Reading, RuleFault},
    resolve_spacing::{spaced, straight_after},
    station::StationId,
    syntax::{Body, Link, Selection, Spacing},
};
use crate::course::ids::CourseId;
use crate::course::language::Language;
use crate::ids;

impl ParseContext<'_> {
    /// Reads and resolves a sentence.
    pub(super) fn read(&self, text: &str) -> Result<Reading, Vec<RuleFault>> {
        let sentence = parse(self.lexicon, self.own, text)
            .map_err(|fault| vec![RuleFault::Unreadable(fault)])?;
        let of_draft = sentence.body.items().any(|item| self.is_of_draft(item));
        let constraints = self.constraints(sentence.body).map_err(|faults| whole(faults, text))?;
        let names_draft = of_draft
            || constraints
                .iter()
                .flat_map(Constraint::stations)
                .any(|station| !self.lexicon.publishes(station));
        let language = sentence.languages.first().unwrap_or(Language::Bokmal);
        Ok(Reading { strength: sentence.strength, constraints, language, names_draft })
    }

    /// What the rule says about courses that are not drafts as a whole.
    fn constraints(&self, body: Body) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        let said = self.said(body)?;
        Ok(said.into_iter().filter_map(|constraint| constraint.of(Some)).collect())
    }

    fn said(&self, body: Body) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        match body {
            Body::Relation { subject, links, is_free } => {
                let mut said = self.relation(subject.as_ref(), &links)?;
                if let Some(subject) = subject.filter(|_| is_free) {
                    said.extend(self.free(&subject)?);
                }
                Ok(said)
            }
            Body::First { subject: Some(subject), of_all: false } if self.is_of_other(&subject) => {
                self.needs(subject)
            }
            Body::First { subject, .. } => {
                let named = self.subject(subject.as_ref())?.of_own()?.all()?;
                Ok(vec![Constraint::First(named)])
            }
            Body::Last(subject) => {
                let named = self.subject(subject.as_ref())?.of_own()?.all()?;
                Ok(vec![Constraint::Last(named)])
            }
            Body::Free(subject) => self.free(&subject),
            Body::InOrder { subject, listed, straight } => {
                self.in_order(subject.as_ref(), listed, straight)
            }
            Body::Together { subject, with } => self.together(subject.as_ref(), with.as_ref()),
            Body::Apart { of, least } => self.apart(&of, least),
            Body::Needs(object) => self.needs(object),
        }
    }

    /// The station in whose list the rule is.
    pub(super) fn owner(&self) -> Option<StationId> {
        self.owner.filter(|owner| self.own.range.contains(owner))
    }

    /// Whether the rule stands in the list of a station that a selection does not name: "Modul 1
    /// først" is there "before this one".
    fn is_of_other(&self, selection: &Selection) -> bool {
        self.owner().is_some_and(|owner| {
            self.clause(selection, Some(owner)).is_ok_and(|clause| {
                clause.others.is_none() && clause.named().all(|one| one != owner)
            })
        })
    }

    /// "Modul 1" in the list of a station.
    fn needs(&self, object: Selection) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        if self.owner().is_none() {
            let end = object.range.end;
            return Err(fault(end..end, Problem::Expected(Expected::Relation)));
        }
        self.relation(
            None,
            &[Link { before: false, chained: false, spacing: Spacing::Any, object }],
        )
    }

    fn relation(
        &self,
        subject: Option<&Selection>,
        links: &[Link],
    ) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        let selections = || subject.into_iter().chain(links.iter().map(|link| &link.object));
        self.courses_are_clear(selections())?;
        let about = self.about(subject, links);
        let mut faults = Vec::new();
        let mut clauses = Vec::new();
        let subject = match subject {
            Some(selection) => self.clause(selection, about),
            None => self.owner().map(Clause::one).ok_or_else(|| fault(0..0, Problem::NoSubject)),
        };
        for clause in std::iter::once(subject)
            .chain(links.iter().map(|link| self.clause(&link.object, about)))
        {
            match clause {
                Ok(clause) => clauses.push(clause),
                Err(more) => faults.extend(more),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.complete(&mut clauses)?;
        let (Some(subject), objects) = (clauses.first(), clauses.get(1..).unwrap_or_default())
        else {
            return Ok(Vec::new());
        };
        let mut previous = subject;
        let mut constraints = Vec::new();
        for (link, object) in links.iter().zip(objects) {
            let from = if link.chained { previous } else { subject };
            let (earlier, later) = if link.before { (from, object) } else { (object, from) };
            constraints.extend(match link.spacing {
                Spacing::Any => before(earlier, later)?,
                Spacing::Nothing => straight_after(earlier, later)?,
                Spacing::Time(gap) => spaced(earlier, later, gap)?,
            });
            previous = object;
        }
        Ok(constraints)
    }

    /// The station that "forrige modul" in a relation is counted from: the only one that a side of
    /// it names, or the one in whose list the rule is.
    fn about(&self, subject: Option<&Selection>, links: &[Link]) -> Option<StationId> {
        let sides = subject.into_iter().chain(links.iter().map(|link| &link.object));
        let single = sides.filter(|side| side.is_single()).find_map(|side| {
            let named = self.clause(side, None).ok()?;
            let mut stations = named.named();
            stations.next().filter(|_| stations.next().is_none())
        });
        subject.and(single).or_else(|| self.owner())
    }

    /// After modules of another course, "2" may mean a module of that course or of the own one, so
    /// the course must be named again.
    fn courses_are_clear<'s>(
        &self,
        selections: impl Iterator<Item = &'s Selection>,
    ) -> Result<(), Vec<RuleFault>> {
        let mut selections: Vec<&Selection> = selections.collect();
        selections.sort_by_key(|selection| selection.range.start);
        let foreign = |selection: &Selection| {
            selection.items().map(|item| item.scope).find(|&scope| scope != self.own.id)
        };
        let mut other = None;
        for selection in selections {
            if let Some(course) =
                other.and_then(|scope: CourseId| self.lexicon.scopes.get(scope)?.course.as_ref())
                && !selection.names_course
            {
                return Err(fault(
                    selection.range.clone(),
                    Problem::WhichCourse(course.title.clone()),
                ));
            }
            other = foreign(selection);
        }
        Ok(())
    }

    /// Fills in "alle andre", which can occur once, in a rule with two sides.
    fn complete(&self, clauses: &mut [Clause]) -> Result<(), Vec<RuleFault>> {
        let named: BTreeSet<StationId> = clauses.iter().flat_map(Clause::named).collect();
        let foreign = clauses.iter().find(|clause| !clause.own).map(|clause| clause.range.clone());
        let allowed = clauses.len() == 2;
        let mut seen = false;
        for clause in clauses.iter_mut() {
            let Some(except) = &clause.others else { continue };
            if seen || !allowed {
                return Err(fault(clause.range.clone(), Problem::Others));
            }
            if let Some(foreign) = &foreign {
                return Err(fault(foreign.clone(), Problem::OtherCourse));
            }
            seen = true;
            let stations: Vec<StationId> = ids::each(&self.own.range)
                .filter(|station| !named.contains(station) && !except.contains(station))
                .collect();
            let is_all = except.iter().all(|station| named.contains(station));
            clause.groups = vec![Group { least: stations.len(), stations }];
            if !is_all {
                clause.others = None;
            }
        }
        Ok(())
    }

    pub(super) fn subject(&self, selection: Option<&Selection>) -> Result<Clause, Vec<RuleFault>> {
        match selection {
            Some(selection) => {
                let clause = self.clause(selection, self.owner())?;
                if clause.others.is_some() {
                    Err(fault(clause.range, Problem::Others))
                } else {
                    Ok(clause)
                }
            }
            None => self.owner().map(Clause::one).ok_or_else(|| fault(0..0, Problem::NoSubject)),
        }
    }
}

/// What it says that all of `earlier` comes before all of `later`.
fn before(earlier: &Clause, later: &Clause) -> Result<Vec<Constraint>, Vec<RuleFault>> {
    let targets = later.all()?;
    if earlier.others.is_some() {
        return Ok(vec![Constraint::Last(targets)]);
    }
    if let (Some(_), Ok(stations)) = (&later.others, earlier.all()) {
        return Ok(vec![Constraint::First(stations)]);
    }
    let constraint = |group: &Group| {
        if !group.is_all() && group.stations.iter().any(|station| targets.contains(station)) {
            return Err(fault(earlier.range.clone(), Problem::OwnChoice));
        }
        let (earlier, least) = (group.stations.clone(), group.least);
        Ok(Constraint::Before { earlier, least, later: targets.clone() })
    };
    earlier.groups.iter().map(constraint).collect()
}

/// A fault of the rule as a whole is marked on all of it.
fn whole(mut faults: Vec<RuleFault>, text: &str) -> Vec<RuleFault> {
    for fault in &mut faults {
        if let RuleFault::Unreadable(Fault { range, problem: Problem::NoSubject, .. }) = fault {
            *range = 0..text.trim_end().len();
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{plan, stations};
    use crate::ids::ids;

    /// What a rule says in a course with the titles given; empty when it cannot be read.
    fn says(titles: &[&str], rule: &str) -> Vec<Constraint> {
        plan(stations(titles), &[rule])
            .0
            .rules()
            .iter()
            .flat_map(|rule| rule.constraints.clone())
            .collect()
    }

    fn before(earlier: usize, later: usize) -> Vec<Constraint> {
        vec![Constraint::Before { earlier: ids(&[earlier]), least: 1, later: ids(&[later]) }]
    }

    #[test]
    fn a_title_that_is_a_word_of_order_counts_only_in_quotation_marks() {
        assert_eq!(says(&["Sist", "1 Plan"], "Plan sist"), [Constraint::Last(ids(&[1]))]);
        assert_eq!(says(&["Sist", "1 Plan"], "«Sist» før Plan"), before(0, 1));
        assert_eq!(says(&["Sist", "1 Plan"], "Plan før Sist"), []);
        assert_eq!(
            says(&["Start", "1 Plan"], "Plan før Start"),
            before(1, 0),
            "a filler is no word of order"
        );
    }

    #[test]
    fn a_title_that_is_a_time_is_no_time_between() {
        let titles = ["To uker", "1 Plan", "En time"];
        assert_eq!(says(&titles, "Plan kan ikke tas før To uker"), before(0, 1));
        assert_eq!(says(&titles, "Plan kan ikke tas før En time"), before(2, 1));
        assert_eq!(says(&titles, "Plan etter To uker"), before(0, 1));
    }

    #[test]
    fn a_name_or_number_of_two_stations_is_not_guessed() {
        assert_eq!(says(&["Plan", "Plan", "Slutt"], "Plan før Slutt"), []);
        assert_eq!(says(&["1 Plan", "1 Mål", "Slutt"], "Modul 1 før Slutt"), []);
        assert_eq!(says(&["1 Plan", "1 Mål", "Slutt"], "Mål før Slutt"), before(1, 2));
        assert_eq!(
            says(&["1 Plan", "Modul 1"], "Modul 1 først"),
            [],
            "the number of one and the title of another"
        );
    }
}
