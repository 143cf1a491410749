//! How long things take in all: pages into modules, modules into the course, by form and by audience.
//!
//! In: the model. Out: sums that keep ranges as ranges. A page counts for the audiences that it is for; a module counts with the workload
//! that its author states, and with the sum of its pages where none is stated.

use super::duration::{CalendarTime, WorkingTime};
use super::kind::Form;
use super::{Course, Module, Page};

/// The working time of a module's pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ModuleTimes {
    /// Of the pages that each does alone.
    pub individual: WorkingTime,
    /// Of the pages that are done together.
    pub collective: WorkingTime,
    /// Of all pages, those without a form included.
    pub all: WorkingTime,
}

/// The times of a course for one audience.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseTimes {
    /// Working time in all.
    pub work: WorkingTime,
    /// Calendar time when the modules are taken one after the other.
    pub calendar: CalendarTime,
}

impl Module {
    /// The times of the module's pages for an audience.
    #[must_use]
    pub fn times(&self, audience: usize) -> ModuleTimes {
        let mut times = ModuleTimes::default();
        for page in self.pages.iter().filter(|page| page.audience.contains(&audience)) {
            let Some(time) = page.working_time() else { continue };
            match page.form {
                Some(Form::Individual) => times.individual += time,
                Some(Form::Collective) => times.collective += time,
                None => {}
            }
            times.all += time;
        }
        times
    }

    /// The work that the module is for an audience: as stated, or else as its pages add up.
    fn work(&self, audience: usize) -> WorkingTime {
        let stated = self.workload.as_ref().and_then(WorkingTime::of);
        stated.unwrap_or_else(|| self.times(audience).all)
    }

    /// The calendar time of the module for an audience.
    fn calendar(&self, audience: usize) -> Option<CalendarTime> {
        let own = self.durations.iter().find(|duration| duration.audience == Some(audience));
        let stated = own.or_else(|| self.durations.iter().find(|duration| duration.audience.is_none()))?;
        CalendarTime::of(&stated.duration)
    }
}

impl Page {
    fn working_time(&self) -> Option<WorkingTime> {
        self.duration.as_ref().and_then(WorkingTime::of)
    }
}

impl Course {
    /// The times of the course for an audience: the modules that are for it, one after the other.
    #[must_use]
    pub fn times(&self, audience: usize) -> CourseTimes {
        let modules = || self.modules.iter().filter(move |module| module.audience.contains(&audience));
        CourseTimes {
            work: modules().map(|module| module.work(audience)).sum(),
            calendar: modules().filter_map(|module| module.calendar(audience)).sum(),
        }
    }
}
