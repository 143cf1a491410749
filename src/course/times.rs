//! How long things take in all: pages into modules, modules into the course, by form and by
//! audience.
//!
//! In: the model. Out: sums that keep ranges as ranges. A page counts for the audiences that it is
//! for; a module counts with the workload that its author states, and with the sum of its pages
//! where none is stated. Where the time of a part is not known, the sum is a least and open
//! upwards. Calendar time has two truths: the modules one after the other, and the least that the
//! order rules leave possible, with side by side whatever need not wait. A module that is not for
//! an audience takes no time for it, but what it stands between keeps its order.

use super::duration::{CalendarTime, WorkingTime};
use super::kind::Form;
use super::order::Start;
use super::{Course, ForAudience, Module, Page};
use crate::config::AudienceId;

/// The working time of a module's pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ModuleTimes {
    /// Of the pages that each does alone.
    pub individual: Work,
    /// Of the pages that are done together.
    pub collective: Work,
    /// Of all pages, those without a form included.
    pub all: Work,
}

/// Work that is stated or adds up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// What is known of it.
    pub time: WorkingTime,
    /// How many of the parts have no time, or not all of it: with any, the work may be more.
    pub untimed: usize,
}

/// The times of a course for one audience; those that may be more, since a module lacks a time, are
/// open upwards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseTimes {
    /// Working time in all.
    pub work: WorkingTime,
    /// Calendar time when the modules are taken one after the other.
    pub in_sequence: CalendarTime,
    /// The least calendar time: along the longest chain of modules that must follow each other.
    pub at_least: CalendarTime,
    /// The modules that then run at the same time, if they all do; none where several groups of
    /// modules do.
    pub side_by_side: Vec<usize>,
}

impl Work {
    /// One more part of it.
    fn add(&mut self, part: Option<WorkingTime>) {
        match part {
            Some(time) => self.time += time,
            None => self.untimed += 1,
        }
    }

    /// The work in all, open upwards where not all pages have a time.
    #[must_use]
    pub fn sum(&self) -> WorkingTime {
        if self.untimed > 0 { self.time.or_more() } else { self.time }
    }
}

impl Module {
    /// The times of the module's pages for an audience.
    #[must_use]
    pub fn times(&self, audience: AudienceId) -> ModuleTimes {
        let mut times = ModuleTimes::default();
        for page in self.pages.iter().filter(|page| page.audience.contains(&audience)) {
            let time = page.working_time();
            match page.form {
                Some(Form::Individual) => times.individual.add(time),
                Some(Form::Collective) => times.collective.add(time),
                None => {}
            }
            times.all.add(time);
        }
        times
    }

    /// The work that the module is for an audience: as stated, or else as its pages add up.
    #[must_use]
    pub fn work(&self, audience: AudienceId) -> Work {
        match self.workload.as_ref().and_then(|stated| WorkingTime::of(&stated.duration)) {
            Some(time) => Work { time, untimed: 0 },
            None => self.pages_work(audience),
        }
    }

    /// The work of the module's pages for an audience.
    #[must_use]
    pub fn pages_work(&self, audience: AudienceId) -> Work {
        self.times(audience).all
    }

    /// The duration that is stated for an audience: its own, or the one for all.
    #[must_use]
    pub fn duration(&self, audience: AudienceId) -> Option<&ForAudience> {
        let own = self.durations.iter().find(|duration| duration.audience == Some(audience));
        own.or_else(|| self.durations.iter().find(|duration| duration.audience.is_none()))
    }

    fn calendar(&self, audience: AudienceId) -> Option<CalendarTime> {
        CalendarTime::of(&self.duration(audience)?.duration)
    }
}

impl Page {
    fn working_time(&self) -> Option<WorkingTime> {
        self.duration.as_ref().and_then(WorkingTime::of)
    }
}

impl Course {
    /// The times of the course for an audience.
    #[must_use]
    pub fn times(&self, audience: AudienceId) -> CourseTimes {
        let times = self.calendar_times(audience);
        let is_whole = times.iter().flatten().all(|time| !time.is_empty());
        let known = |sum: CalendarTime| if is_whole { sum } else { sum.or_more() };
        let (shortest, longest) =
            (self.schedule(&times, Longest::Least), self.schedule(&times, Longest::Most));
        CourseTimes {
            work: self.modules_work(audience).sum(),
            at_least: known(CalendarTime::between(
                &sum(&times, &shortest.chain()),
                &sum(&times, &longest.chain()),
            )),
            side_by_side: longest.side_by_side(),
            in_sequence: known(times.into_iter().flatten().sum()),
        }
    }

    /// The work of the course's modules for an audience.
    #[must_use]
    pub fn modules_work(&self, audience: AudienceId) -> Work {
        let mut sum = Work::default();
        for module in self.modules.iter().filter(|module| module.audience.contains(&audience)) {
            let work = module.work(audience);
            sum.time += work.time;
            sum.untimed += usize::from(work.untimed > 0 || work.time.is_empty());
        }
        sum
    }

    /// The modules that decide the least calendar time, each of which waits for the one before it.
    #[must_use]
    pub fn longest_chain(&self, audience: AudienceId) -> Vec<usize> {
        let times = self.calendar_times(audience);
        let chain = self.schedule(&times, Longest::Least).chain();
        chain
            .into_iter()
            .filter(|&module| {
                times
                    .get(module)
                    .is_some_and(|time| time.as_ref().is_some_and(|time| !time.is_empty()))
            })
            .collect()
    }

    /// The calendar time of each module for an audience, empty where it states none; `None` where
    /// it is not for the audience.
    fn calendar_times(&self, audience: AudienceId) -> Vec<Option<CalendarTime>> {
        let time = |module: &Module| {
            module
                .audience
                .contains(&audience)
                .then(|| module.calendar(audience).unwrap_or_default())
        };
        self.modules.iter().map(time).collect()
    }

    fn schedule(&self, times: &[Option<CalendarTime>], longest: Longest) -> Schedule {
        let length = |time: &CalendarTime| {
            let (least, most) = time.lengths();
            if longest == Longest::Least { least } else { most }
        };
        let lengths: Vec<Option<u128>> =
            times.iter().map(|time| time.as_ref().map(length)).collect();
        Schedule { starts: self.order.earliest_starts(&lengths), lengths }
    }
}

/// Which end of the modules' ranges is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Longest {
    Least,
    Most,
}

/// Modules that each begin as early as the rules let them.
struct Schedule {
    starts: Vec<Start>,
    lengths: Vec<Option<u128>>,
}

impl Schedule {
    /// The modules from first to last by which the end of all is decided, each beginning where the
    /// one before it ends.
    fn chain(&self) -> Vec<usize> {
        let mut last = None;
        for (module, (_, end)) in self.spans() {
            if last.is_none_or(|(latest, _)| end > latest) {
                last = Some((end, module));
            }
        }
        let behind = |&module: &usize| self.starts.get(module).and_then(|start| start.behind);
        let mut chain: Vec<usize> =
            std::iter::successors(last.map(|(_, module)| module), behind).collect();
        chain.reverse();
        chain
    }

    /// The modules that run beside another, if all of them run at one time.
    fn side_by_side(&self) -> Vec<usize> {
        let running: Vec<(usize, (u128, u128))> =
            self.spans().filter(|(_, (start, end))| start < end).collect();
        let meet = |one: (u128, u128), other: (u128, u128)| one.0 < other.1 && other.0 < one.1;
        let beside: Vec<(usize, (u128, u128))> = running
            .iter()
            .filter(|(module, span)| {
                running.iter().any(|(other, of)| other != module && meet(*span, *of))
            })
            .copied()
            .collect();
        let all_meet = beside.iter().all(|(_, span)| beside.iter().all(|(_, of)| meet(*span, *of)));
        if all_meet { beside.into_iter().map(|(module, _)| module).collect() } else { Vec::new() }
    }

    /// When each module begins and ends.
    fn spans(&self) -> impl Iterator<Item = (usize, (u128, u128))> {
        let spans =
            self.starts.iter().zip(&self.lengths).map(|(start, length)| {
                (start.at, start.at.saturating_add(length.unwrap_or_default()))
            });
        spans.enumerate()
    }
}

fn sum(times: &[Option<CalendarTime>], modules: &[usize]) -> CalendarTime {
    modules.iter().filter_map(|&module| times.get(module).cloned().flatten()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};

    /// The chain that decides the length of a course of four modules, and those that run side by
    /// side.
    fn schedule(rules: &[&str], lengths: [u128; 4]) -> (Vec<usize>, Vec<usize>) {
        let (plan, diagnostics) = plan(numbered(&[1, 2, 3, 4]), rules);
        assert_eq!(diagnostics, []);
        let lengths = lengths.map(Some);
        let schedule =
            Schedule { starts: plan.earliest_starts(&lengths), lengths: lengths.to_vec() };
        (schedule.chain(), schedule.side_by_side())
    }

    #[test]
    fn the_longest_of_those_side_by_side_decides() {
        assert_eq!(
            schedule(&["Modul 1 først", "Modul 4 til slutt"], [1, 4, 6, 2]),
            (vec![0, 2, 3], vec![1, 2])
        );
        assert_eq!(
            schedule(&["Modul 1 før 2 før 3 før 4"], [1, 4, 6, 2]),
            (vec![0, 1, 2, 3], vec![])
        );
        assert_eq!(schedule(&[], [1, 4, 6, 2]), (vec![2], vec![0, 1, 2, 3]));
    }

    #[test]
    fn two_groups_side_by_side_are_not_called_one() {
        assert_eq!(schedule(&["Modul 1 og 2 før 3 og 4"], [5, 4, 2, 2]), (vec![0, 2], vec![]));
    }

    #[test]
    fn a_module_without_time_keeps_the_order_of_what_it_stands_between() {
        assert_eq!(
            schedule(&["Modul 1 før 2", "Modul 2 før 3 og 4"], [5, 0, 2, 2]),
            (vec![0, 1, 2], vec![2, 3])
        );
    }
}
