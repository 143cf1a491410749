//! The modules that the times of pages name: `to uker etter modul 1`.
//!
//! In: the parsed modules of a course, with their pages. Out: the same, with the modules that they
//! name, and `unknown-module` for those that do not exist. Reading the times is left to `when`.

use super::assembler::Assembler;
use super::parsed::ParsedModule;
use crate::course::Page;
use crate::course::order::{ModuleNames, Noun, Station};
use crate::course::when::When;

impl Assembler<'_> {
    /// Looks up the modules that the pages of a course name in their times. It is done before the
    /// drafts of the course are given to its order.
    pub(super) fn resolve_times(&mut self, modules: &mut [ParsedModule]) {
        if !modules.iter().flat_map(|parsed| parsed.module.all_pages()).any(names_a_module) {
            return;
        }
        let stations: Vec<Station> =
            modules.iter().filter_map(|parsed| self.station(parsed)).collect();
        let names = ModuleNames::new(stations, &self.draft_modules, Noun::Module(self.language()));
        let pages = modules.iter_mut().flat_map(|ParsedModule { module, .. }| {
            module.pages.iter_mut().chain(&mut module.leader_page)
        });
        let times = pages.filter_map(|page| page.when.as_mut());
        let faults = times.filter_map(|when| when.resolve(&names).err());
        self.diagnostics.extend(faults.map(|fault| *fault));
    }
}

fn names_a_module(page: &Page) -> bool {
    page.when.as_ref().is_some_and(When::names_a_module)
}
