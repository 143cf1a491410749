//! The total times of modules and courses, by form and by audience.
//!
//! In: the model. Out: sums that keep ranges as ranges. A page counts for its audiences. A module
//! counts with its stated workload, or else with the sum of its pages. If the time of a part is
//! unknown, the sum is a minimum. There are two calendar times: all modules in sequence, and the
//! least that the order rules allow, with independent modules in parallel. A module that is not for
//! an audience takes no time for that audience, but still orders the modules before and after it.

use super::duration::{CalendarTime, WorkingTime};
use super::order::{Gap, Start, StationId};
use super::{Course, ForAudience, Module, ModuleId, Page, WorkFor};
use crate::config::AudienceId;
use crate::ids::IndexVec;
use crate::kind::Form;

/// The working time of a module's pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ModuleTimes {
    /// Of the individual pages.
    pub individual: Work,
    /// Of the collective pages.
    pub collective: Work,
    /// Of all pages, including those without a form.
    pub all: Work,
}

/// Working time, stated or summed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// The known time.
    pub time: WorkingTime,
    /// The number of parts whose time is missing or incomplete. If it is not zero, the work may be
    /// more.
    pub untimed: usize,
}

/// The times of a course for one audience. If a module lacks a time, they are minimums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseTimes {
    /// The total working time.
    pub work: WorkingTime,
    /// Calendar time when the modules are taken in sequence; a minimum where rules ask for times
    /// between.
    pub in_sequence: CalendarTime,
    /// The least calendar time: along the longest chain of modules that must follow each other.
    pub at_least: CalendarTime,
    /// The modules that then run in parallel, if all of them overlap in time; empty
    /// if there are several such groups.
    pub side_by_side: Vec<ModuleId>,
}

impl Work {
    /// Adds a part.
    fn add(&mut self, part: Option<WorkingTime>) {
        match part {
            Some(time) => self.time += time,
            None => self.untimed += 1,
        }
    }

    /// The total, which is a minimum if some parts have no time.
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

    /// The module's work for an audience: as stated, or else the sum of its pages.
    #[must_use]
    pub fn work(&self, audience: AudienceId) -> Work {
        match self.stated_work(audience) {
            Some(time) => Work { time, untimed: 0 },
            None => self.pages_work(audience),
        }
    }

    /// The work of the module's pages for an audience.
    #[must_use]
    pub fn pages_work(&self, audience: AudienceId) -> Work {
        self.times(audience).all
    }

    /// The stated duration for an audience: its own, or else the one for all audiences.
    #[must_use]
    pub fn duration(&self, audience: AudienceId) -> Option<&ForAudience> {
        duration_for(&self.durations, audience)
    }

    /// The work that is stated for an audience, where it is known: a rate comes to an amount only
    /// over a length.
    fn stated_work(&self, audience: AudienceId) -> Option<WorkingTime> {
        let length = self.duration(audience).map(|length| &length.duration);
        workload_for(&self.workloads, audience)?.workload.work(length)
    }

    fn calendar(&self, audience: AudienceId) -> Option<CalendarTime> {
        CalendarTime::of(&self.duration(audience)?.duration)
    }
}

/// The duration for an audience: its own, or else the one for all audiences.
#[must_use]
pub fn duration_for(durations: &[ForAudience], audience: AudienceId) -> Option<&ForAudience> {
    let own = durations.iter().find(|duration| duration.audience == Some(audience));
    own.or_else(|| durations.iter().find(|duration| duration.audience.is_none()))
}

/// The workload for an audience: its own, or else the one for all audiences.
#[must_use]
pub fn workload_for(workloads: &[WorkFor], audience: AudienceId) -> Option<&WorkFor> {
    let own = workloads.iter().find(|workload| workload.audience == Some(audience));
    own.or_else(|| workloads.iter().find(|workload| workload.audience.is_none()))
}

impl Page {
    /// Its working time, where it states one.
    pub(crate) fn working_time(&self) -> Option<WorkingTime> {
        WorkingTime::of(&self.duration.as_ref()?.duration)
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
            (self.schedule(&times, Bound::Least), self.schedule(&times, Bound::Most));
        let in_sequence = known(times.iter().flatten().cloned().sum());
        CourseTimes {
            work: self.modules_work(audience).sum(),
            at_least: known(CalendarTime::between(&shortest.total(&times), &longest.total(&times))),
            side_by_side: longest.side_by_side(),
            in_sequence: if self.order.least_gaps().is_empty() {
                in_sequence
            } else {
                in_sequence.or_more()
            },
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

    /// The critical path: the modules that determine the least calendar time, each of which waits
    /// for the one before it.
    #[must_use]
    pub fn critical_path(&self, audience: AudienceId) -> Vec<ModuleId> {
        let times = self.calendar_times(audience);
        let chain = self.schedule(&times, Bound::Least).critical_path();
        chain
            .into_iter()
            .filter(|&module| {
                times
                    .get(module)
                    .is_some_and(|time| time.as_ref().is_some_and(|time| !time.is_empty()))
            })
            .collect()
    }

    /// The calendar time of each module for an audience: empty if none is stated, `None` if the
    /// module is not for the audience.
    fn calendar_times(&self, audience: AudienceId) -> IndexVec<ModuleId, Option<CalendarTime>> {
        let time = |module: &Module| {
            module
                .audience
                .contains(&audience)
                .then(|| module.calendar(audience).unwrap_or_default())
        };
        self.modules.iter().map(time).collect()
    }

    fn schedule(&self, times: &IndexVec<ModuleId, Option<CalendarTime>>, bound: Bound) -> Schedule {
        let length = |time: &CalendarTime| {
            let (least, most) = time.lengths();
            if bound == Bound::Least { least } else { most }
        };
        let lengths: IndexVec<StationId, Option<u128>> =
            times.iter().map(|time| time.as_ref().map(length)).collect();
        let between = |gap: &Gap| CalendarTime::of(gap.amount()).map_or(0, |time| time.lengths().0);
        Schedule { starts: self.order.earliest_starts(&lengths, between), lengths }
    }
}

/// Which end of the modules' ranges is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Least,
    Most,
}

/// The modules, each starting as early as the rules allow.
struct Schedule {
    starts: IndexVec<StationId, Start>,
    lengths: IndexVec<StationId, Option<u128>>,
}

impl Schedule {
    /// The critical path: the modules, first to last, that determine the end of the course, each
    /// starting when the one before it ends.
    fn critical_path(&self) -> Vec<ModuleId> {
        let mut last = None;
        for (module, (_, end)) in self.spans() {
            if last.is_none_or(|(latest, _)| end > latest) {
                last = Some((end, module));
            }
        }
        let behind = |&module: &ModuleId| {
            let start = self.starts.get(module.into())?;
            start.behind.map(ModuleId::from)
        };
        let mut chain: Vec<ModuleId> =
            std::iter::successors(last.map(|(_, module)| module), behind).collect();
        chain.reverse();
        chain
    }

    /// The time of the critical path, with the times between.
    fn total(&self, times: &IndexVec<ModuleId, Option<CalendarTime>>) -> CalendarTime {
        let path = self.critical_path();
        let gap = |&module: &ModuleId| {
            let gap = self.starts.get(module.into())?.gap?;
            CalendarTime::of(gap.amount())
        };
        let taken = path.iter().filter_map(|&module| times.get(module).cloned().flatten());
        taken.chain(path.iter().filter_map(gap)).sum()
    }

    /// The modules that run in parallel with another, if all of them overlap in time; else none.
    fn side_by_side(&self) -> Vec<ModuleId> {
        let running: Vec<(ModuleId, (u128, u128))> =
            self.spans().filter(|(_, (start, end))| start < end).collect();
        let meet = |one: (u128, u128), other: (u128, u128)| one.0 < other.1 && other.0 < one.1;
        let beside: Vec<(ModuleId, (u128, u128))> = running
            .iter()
            .filter(|(module, span)| {
                running.iter().any(|(other, of)| other != module && meet(*span, *of))
            })
            .copied()
            .collect();
        let all_meet = beside.iter().all(|(_, span)| beside.iter().all(|(_, of)| meet(*span, *of)));
        if all_meet { beside.into_iter().map(|(module, _)| module).collect() } else { Vec::new() }
    }

    /// When each module starts and ends.
    fn spans(&self) -> impl Iterator<Item = (ModuleId, (u128, u128))> {
        let spans =
            self.starts.iter().zip(&self.lengths).map(|(start, length)| {
                (start.at, start.at.saturating_add(length.unwrap_or_default()))
            });
        self.starts.ids().map(ModuleId::from).zip(spans)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::order::testing::{numbered, plan};
    use crate::ids::Id;

    /// The critical path of a course of four modules, and the modules that run in parallel.
    fn schedule(rules: &[&str], lengths: [u128; 4]) -> (Vec<usize>, Vec<usize>) {
        let (plan, diagnostics) = plan(numbered(&[1, 2, 3, 4]), rules);
        assert_eq!(diagnostics, []);
        let lengths = lengths.into_iter().map(Some).collect();
        let schedule = Schedule { starts: plan.earliest_starts(&lengths, |_| 0), lengths };
        let numbers = |modules: Vec<ModuleId>| modules.into_iter().map(Id::index).collect();
        (numbers(schedule.critical_path()), numbers(schedule.side_by_side()))
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
