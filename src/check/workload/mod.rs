//! A stated time can go together with what adds up below it.
//!
//! In: a course with its times. Out: `workload-mismatch`. A finding is a sum that is wholly above
//! or wholly below what is stated. A page without a time leaves its sum open upwards: then it can
//! be too much, but never too little. A stated figure counts as rounded, and `ca.` as a quarter
//! more or less. The work must also fit into the duration: at most 37.5 hours a week and 7.5 a day,
//! the normal working hours of the Norwegian basic agreements (Hovedtariffavtalen) for the state
//! and for the municipalities. And a course cannot be shorter than its longest chain of modules
//! that must follow each other.
//!
#![doc = include_str!("../../../manual/en/workload-mismatch.md")]

mod room;
mod sums;

use crate::config::{Audience, AudienceId, Audiences};
use crate::course::times::Work;
use crate::course::{Course, ForAudience, Module, Stated};
use crate::diagnostic::{Diagnostic, Text};
use crate::listing::listed;
use crate::text;

/// A course or a module: what its author states, and what it adds up to.
struct Promise<'a> {
    audiences: &'a Audiences,
    label: String,
    workload: Option<&'a Stated>,
    durations: &'a [ForAudience],
    /// What adds up, for each audience.
    parts: Vec<(AudienceId, Work)>,
    kind: Parts,
}

/// What adds up.
#[derive(Clone, Copy)]
enum Parts {
    Modules,
    Pages,
}

/// At most one warning for each stated time, at the time.
pub(super) fn check(audiences: &Audiences, course: &Course) -> Vec<Diagnostic> {
    let whole = Promise::of_course(audiences, course);
    let modules = course
        .modules
        .iter_enumerated()
        .map(|(id, module)| Promise::of_module(audiences, course.order.label(id.into()), module));
    let of = |promise: &Promise| {
        promise.mismatch().into_iter().chain(promise.no_room()).collect::<Vec<_>>()
    };
    let mut found = of(&whole);
    found.extend(modules.flat_map(|promise| of(&promise)));
    found.extend(whole.too_short(course));
    found
}

impl<'a> Promise<'a> {
    fn of_course(audiences: &'a Audiences, course: &'a Course) -> Self {
        Self {
            audiences,
            label: course.meta.title.clone(),
            workload: course.workload.as_ref(),
            durations: &course.durations,
            parts: course
                .audience
                .iter()
                .map(|&audience| (audience, course.modules_work(audience)))
                .collect(),
            kind: Parts::Modules,
        }
    }

    fn of_module(audiences: &'a Audiences, label: String, module: &'a Module) -> Self {
        Self {
            audiences,
            label,
            workload: module.workload.as_ref(),
            durations: &module.durations,
            parts: module
                .audience
                .iter()
                .map(|&audience| (audience, module.pages_work(audience)))
                .collect(),
            kind: Parts::Pages,
        }
    }

    /// ` for lærer og leder`; nothing where all audiences are meant.
    fn for_whom(&self, audiences: &[AudienceId]) -> Text {
        if audiences.len() == self.parts.len() {
            return Text { en: String::new(), nb: String::new() };
        }
        let names = audiences
            .iter()
            .filter_map(|&audience| self.audiences.get(audience))
            .map(Audience::in_a_sentence);
        let names: Vec<String> = names.collect();
        let (en, nb) = (listed(&names, "and"), listed(&names, "og"));
        text!(en: " for {en}", nb: " for {nb}")
    }
}

impl Parts {
    fn all(self) -> Text {
        match self {
            Self::Modules => text!(en: "the modules", nb: "modulene"),
            Self::Pages => text!(en: "the pages", nb: "sidene"),
        }
    }

    fn times(self) -> Text {
        match self {
            Self::Modules => text!(en: "the times of the modules", nb: "tidene i modulene"),
            Self::Pages => text!(en: "the times of the pages", nb: "tidene på sidene"),
        }
    }

    /// That so many of them, more than none, leave a sum open.
    fn untimed(self, count: usize) -> Text {
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

/// What `print` writes in each message language.
fn both(print: impl Fn(&str) -> String) -> Text {
    Text { en: print("en"), nb: print("nb") }
}
