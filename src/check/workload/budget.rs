//! What the author of a course or module states about time, beside what its parts add up to.
//!
//! In: a course or a module. Out: a [`TimeBudget`]. Whether the two agree is left to `sums` and
//! `room`.

use crate::config::{Audience, AudienceId, Audiences};
use crate::course::duration::{Duration, Interval, WorkingTime};
use crate::course::times::{Work, duration_for, workload_for};
use crate::course::{Course, ForAudience, Module, WorkFor};
use crate::diagnostic::Text;
use crate::listing::all_of;
use crate::text;

/// A course or a module: what its author states, and what it adds up to.
pub(super) struct TimeBudget<'a> {
    pub(super) audiences: &'a Audiences,
    pub(super) label: String,
    pub(super) workloads: &'a [WorkFor],
    pub(super) durations: &'a [ForAudience],
    /// What adds up, for each audience.
    pub(super) parts: Vec<(AudienceId, Work)>,
    pub(super) kind: PartKind,
}

/// What adds up.
#[derive(Clone, Copy)]
pub(super) enum PartKind {
    Modules,
    Pages,
}

impl<'a> TimeBudget<'a> {
    pub(super) fn of_course(audiences: &'a Audiences, course: &'a Course) -> Self {
        Self {
            audiences,
            label: course.meta.title.clone(),
            workloads: &course.workloads,
            durations: &course.durations,
            parts: course
                .audience
                .iter()
                .map(|&audience| (audience, course.modules_work(audience)))
                .collect(),
            kind: PartKind::Modules,
        }
    }

    pub(super) fn of_module(audiences: &'a Audiences, label: String, module: &'a Module) -> Self {
        Self {
            audiences,
            label,
            workloads: &module.workloads,
            durations: &module.durations,
            parts: module
                .audience
                .iter()
                .map(|&audience| (audience, module.pages_work(audience)))
                .collect(),
            kind: PartKind::Pages,
        }
    }

    /// The work that is stated for an audience, where it is known.
    pub(super) fn stated_work(&self, audience: AudienceId) -> Option<WorkingTime> {
        workload_for(self.workloads, audience)?.workload.work(self.length(audience))
    }

    /// The interval of the work that is stated for an audience, where it is known.
    pub(super) fn stated_interval(&self, audience: AudienceId) -> Option<Interval> {
        workload_for(self.workloads, audience)?.workload.interval(self.length(audience))
    }

    /// The duration that is stated for an audience.
    pub(super) fn length(&self, audience: AudienceId) -> Option<&'a Duration> {
        duration_for(self.durations, audience).map(|length| &length.duration)
    }

    /// What adds up for the audiences that a stated workload is the one for.
    pub(super) fn parts_of(&self, stated: &WorkFor) -> Vec<(AudienceId, Work)> {
        let is_theirs = |audience: AudienceId| {
            workload_for(self.workloads, audience).is_some_and(|of| of.span == stated.span)
        };
        self.parts.iter().filter(|(audience, _)| is_theirs(*audience)).copied().collect()
    }

    /// ` for lærer og leder`; nothing where all audiences are meant.
    pub(super) fn for_whom(&self, audiences: &[AudienceId]) -> Text {
        if audiences.len() == self.parts.len() {
            return Text { en: String::new(), nb: String::new() };
        }
        let names = audiences
            .iter()
            .filter_map(|&audience| self.audiences.get(audience))
            .map(Audience::in_a_sentence);
        let names: Vec<String> = names.collect();
        let Text { en, nb } = all_of(&names);
        text!(en: " for {en}", nb: " for {nb}")
    }
}

impl PartKind {
    pub(super) fn all(self) -> Text {
        match self {
            Self::Modules => text!(en: "the modules", nb: "modulene"),
            Self::Pages => text!(en: "the pages", nb: "sidene"),
        }
    }

    pub(super) fn times(self) -> Text {
        match self {
            Self::Modules => text!(en: "the times of the modules", nb: "tidene i modulene"),
            Self::Pages => text!(en: "the times of the pages", nb: "tidene på sidene"),
        }
    }

    /// That so many of them, more than none, leave a sum open.
    pub(super) fn untimed(self, count: usize) -> Text {
        match (self, count) {
            (Self::Modules, 1) => {
                text!(
                    en: "one module lacks times, so it may be even more",
                    nb: "én modul mangler tider, så det kan være enda mer"
                )
            }
            (Self::Modules, _) => {
                text!(
                    en: "{count} modules lack times, so it may be even more",
                    nb: "{count} moduler mangler tider, så det kan være enda mer"
                )
            }
            (Self::Pages, 1) => {
                text!(
                    en: "one page has no time, so it may be even more",
                    nb: "én side mangler tid, så det kan være enda mer"
                )
            }
            (Self::Pages, _) => {
                text!(
                    en: "{count} pages have no time, so it may be even more",
                    nb: "{count} sider mangler tid, så det kan være enda mer"
                )
            }
        }
    }
}
