//! From the tree of a rule to constraints.
//!
//! In: a sentence, as a tree, and the station in whose list it is. Out: constraints, or everything
//! that prevents them: names that no station has (each of them), or a fault that only shows when
//! the names are known. The wording is left to `unknown` and `unreadable`.

use std::collections::BTreeSet;

use super::{
    constraint::Constraint,
    grammar::parse,
    group::{Group, fault},
    parse_context::{ParseContext, Reading, RuleFault},
    station::StationId,
    syntax::{Body, Expected, Fault, Link, Problem, Selection},
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
        let language = sentence.languages.first().copied().unwrap_or(Language::Bokmal);
        Ok(Reading { strength: sentence.strength, constraints, language, names_draft })
    }

    /// What the rule says about courses that are not drafts as a whole.
    fn constraints(&self, body: Body) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        let said = self.said(body)?;
        Ok(said.into_iter().filter_map(|constraint| constraint.of(Some)).collect())
    }

    fn said(&self, body: Body) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        match body {
            Body::Relation { subject, links } => self.relation(subject, &links),
            Body::First(subject) => self
                .subject(subject)
                .and_then(|group| Ok(vec![Constraint::First(group.of_own()?.all()?)])),
            Body::Last(subject) => self
                .subject(subject)
                .and_then(|group| Ok(vec![Constraint::Last(group.of_own()?.all()?)])),
            Body::Free(subject) => {
                let group = self.subject(Some(subject))?.of_own()?;
                let (range, stations) = (group.range.clone(), group.all()?);
                if stations.len() < 2 {
                    Err(fault(range, Problem::Alone))
                } else {
                    Ok(vec![Constraint::Free(stations)])
                }
            }
            Body::Needs(object) if self.owner().is_none() => Err(fault(
                object.range.end..object.range.end,
                Problem::Expected(Expected::Relation),
            )),
            Body::Needs(object) => {
                self.relation(None, &[Link { before: false, chained: false, object }])
            }
        }
    }

    fn owner(&self) -> Option<StationId> {
        self.owner.filter(|owner| self.own.range.contains(owner))
    }

    fn relation(
        &self,
        subject: Option<Selection>,
        links: &[Link],
    ) -> Result<Vec<Constraint>, Vec<RuleFault>> {
        self.courses_are_clear(subject.iter().chain(links.iter().map(|link| &link.object)))?;
        let mut faults = Vec::new();
        let mut groups = Vec::new();
        let subject_group = match subject {
            Some(selection) => self.group(&selection),
            None => self.owner().map(Group::one).ok_or_else(|| fault(0..0, Problem::NoSubject)),
        };
        for group in
            std::iter::once(subject_group).chain(links.iter().map(|link| self.group(&link.object)))
        {
            match group {
                Ok(group) => groups.push(group),
                Err(more) => faults.extend(more),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        self.complete(&mut groups)?;
        let (Some(subject), objects) = (groups.first(), groups.get(1..).unwrap_or_default()) else {
            return Ok(Vec::new());
        };
        let mut previous = subject;
        let mut constraints = Vec::new();
        for (link, object) in links.iter().zip(objects) {
            let from = if link.chained { previous } else { subject };
            let (earlier, later) = if link.before { (from, object) } else { (object, from) };
            constraints.push(before(earlier, later)?);
            previous = object;
        }
        Ok(constraints)
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
            selection.items.iter().map(|item| item.scope).find(|&scope| scope != self.own.id)
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
    fn complete(&self, groups: &mut [Group]) -> Result<(), Vec<RuleFault>> {
        let named: BTreeSet<StationId> =
            groups.iter().flat_map(|group| group.stations.iter().copied()).collect();
        let foreign = groups.iter().find(|group| !group.own).map(|group| group.range.clone());
        let allowed = groups.len() == 2;
        let mut seen = false;
        for group in groups.iter_mut().filter(|group| group.others) {
            if seen || !allowed {
                return Err(fault(group.range.clone(), Problem::Others));
            }
            if let Some(foreign) = &foreign {
                return Err(fault(foreign.clone(), Problem::OtherCourse));
            }
            seen = true;
            group.stations =
                ids::each(&self.own.range).filter(|station| !named.contains(station)).collect();
            group.least = group.stations.len();
        }
        Ok(())
    }

    fn subject(&self, selection: Option<Selection>) -> Result<Group, Vec<RuleFault>> {
        match selection {
            Some(selection) => {
                let group = self.group(&selection)?;
                if group.others { Err(fault(group.range, Problem::Others)) } else { Ok(group) }
            }
            None => self.owner().map(Group::one).ok_or_else(|| fault(0..0, Problem::NoSubject)),
        }
    }
}

fn before(earlier: &Group, later: &Group) -> Result<Constraint, Vec<RuleFault>> {
    let targets = later.clone().all()?;
    let all = earlier.least == earlier.stations.len();
    Ok(match (earlier.others, later.others) {
        (true, _) => Constraint::Last(targets),
        (_, true) if all => Constraint::First(earlier.stations.clone()),
        _ => Constraint::Before {
            earlier: earlier.stations.clone(),
            least: earlier.least,
            later: targets,
        },
    })
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
