//! The order rules that an author sees beside a page.
//!
//! In: a site that has been checked. Out: [`PageRules`]: what was read of the rules about the course
//! or the module that a page is of. Rules stand in front matter, so they are told anew only with a
//! new site.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::pipeline::{Stages, ToldRule, ToldRules};

/// The rules of a site, and the pages that they are shown beside.
#[derive(Debug, Default)]
pub struct PageRules {
    told: ToldRules,
    /// For each page of a course, the address of the module that it is in, or else of the course.
    within: BTreeMap<String, String>,
}

impl PageRules {
    /// The rules of a site in which `found` was found.
    pub(super) fn of(stages: &Stages, found: &[Diagnostic]) -> Self {
        let mut within = BTreeMap::new();
        for course in &stages.site().courses {
            let own = &course.meta.address;
            within.extend(course.metas().map(|meta| (meta.address.clone(), own.clone())));
            for module in &course.modules {
                let own = &module.meta.address;
                within.extend(module.metas().map(|meta| (meta.address.clone(), own.clone())));
            }
        }
        Self { told: ToldRules::of(stages, found), within }
    }

    /// The rules about the course or the module that a page is of, by file and line.
    pub fn beside(&self, address: &str) -> impl Iterator<Item = &ToldRule> {
        let within = self.within.get(address);
        let is_about = move |rule: &&ToldRule| {
            within.is_some_and(|within| rule.about.contains(within.as_str()))
        };
        self.told.rules.iter().filter(is_about)
    }
}
