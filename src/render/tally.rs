//! What scripts need to tell how much of a module a reader has done.
//!
//! In: a module. Out: how many pages it has, and what they are called, each for whom, so that marks
//! of pages that no longer exist are not counted. The marks are those of the theme's `10-store.js`,
//! and the counting `done.js`'s.

use super::nearby::PAGES;
use super::reads::Renderer;
use super::views::NearbyModuleView;
use crate::config::{Audience, AudienceId};
use crate::course::{Module, Page, PageId};
use crate::ids::IndexVec;

impl Renderer<'_> {
    /// A module as pages of others show it.
    pub(super) fn nearby_module(self, module: &Module) -> NearbyModuleView {
        NearbyModuleView {
            label: module.label(self.language()),
            title: module.meta.title.clone(),
            lang: self.foreign(&module.meta.language),
            address: module.meta.address.clone(),
            audience: self.audiences(&module.audience),
            shown_for: self.shown_for(&module.audience),
            counts: self.counts(&module.pages),
            page_names: self.page_names(module),
        }
    }

    /// How many pages there are, and for each audience that has fewer.
    pub(super) fn counts(self, pages: &IndexVec<PageId, Page>) -> Option<String> {
        let is_for = |page: &&Page, audience: AudienceId| {
            page.audience.is_empty() || page.audience.contains(&audience)
        };
        let count = |(audience, of): (AudienceId, &Audience)| {
            (of.id.clone(), pages.iter().filter(|page| is_for(page, audience)).count())
        };
        let counts = self.config().audiences.iter_enumerated().map(count);
        let fewer = counts
            .filter(|(_, count)| *count < pages.len())
            .map(|(id, count)| format!(" {id}:{count}"));
        (!pages.is_empty()).then(|| pages.len().to_string() + &fewer.collect::<String>())
    }

    /// The names of a module's pages, for scripts. A page carries those of all modules beside it,
    /// so that long ones are left out.
    pub(super) fn page_names(self, module: &Module) -> Option<String> {
        let audiences = &self.config().audiences;
        let (folder, _) = module.meta.address.rsplit_once('/').unwrap_or_default();
        let name = |page: &Page| {
            let address = page.meta.address.as_str();
            let name = address.strip_prefix(folder).unwrap_or(address).trim_start_matches('/');
            let name = name.trim_end_matches(".html");
            let of = page.audience.iter().filter_map(|&id| audiences.get(id));
            let of: Vec<&str> = of.map(|audience| audience.id.as_str()).collect();
            let is_for_all = of.is_empty() || of.len() == audiences.iter().count();
            if is_for_all { name.to_owned() } else { format!("{name}:{}", of.join(",")) }
        };
        let names: Vec<String> = module.pages.iter().map(name).collect();
        (!names.is_empty() && PAGES.shows_all(names.len())).then(|| names.join(" "))
    }
}
