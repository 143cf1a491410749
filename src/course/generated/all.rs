//! Every address that the site generates, so that authors can link to it.
//!
//! In: the model, and the outlines of the texts. Out: the addresses. What only some hosts or other
//! programs ask for by a fixed name, such as the page for unknown addresses, is not among them.

use std::collections::{BTreeMap, BTreeSet};

use super::addresses::{DATA_FILE, DATA_SCHEMA, FEED, ROBOTS_FILE, SITEMAP};
use super::certificate::certificate;
use super::support::{Noted, SupportRole, beside, leader_page, overview};
use crate::block::Vocabulary;
use crate::course::link::Generated;
use crate::course::{Course, Site};
use crate::load::Tree;

/// All that the site generates, by its address.
pub(crate) fn all(site: &Site, tree: &Tree) -> BTreeMap<String, Generated> {
    let pages = site.generated.iter().filter(|page| !page.anywhere).map(|page| page.address);
    let has_dates = || site.metas().any(|meta| meta.updated.is_some());
    let web = tree.config.base_url.is_some();
    let lists = [SITEMAP, ROBOTS_FILE].into_iter().chain(has_dates().then_some(FEED));
    let schema = (!site.courses.is_empty()).then_some(DATA_SCHEMA);
    let of_site = pages.chain(lists.filter(|_| web)).chain(schema);
    let of_site = of_site.map(|address| (address.to_owned(), Generated::default()));
    let of_courses = site.courses.iter().flat_map(|course| of_course(course, site, tree));
    of_site.chain(of_courses).collect()
}

fn of_course(course: &Course, site: &Site, tree: &Tree) -> Vec<(String, Generated)> {
    let audiences = &tree.config.audiences;
    let is_taken = |address: &str| site.targets.has_address(address);
    // A theme's own blocks are no notes.
    let vocabulary = Vocabulary { audiences, templates: BTreeSet::new() };
    let texts = course.metas().filter_map(|meta| {
        let document = meta.document_in(tree)?;
        Some((meta, document.outline.blocks.as_slice()))
    });
    let noted = Noted::of(texts, &vocabulary);
    let of = course.meta.document;
    let leader_pages = course.modules.iter().filter_map(|module| {
        let audience = audiences.find(SupportRole::Leader.id());
        let generated = Generated { of: module.meta.document, audience };
        Some((leader_page(module, &noted, is_taken)?, generated))
    });
    let overviews = SupportRole::ALL.into_iter().filter_map(|who| {
        let generated = Generated { of, audience: audiences.find(who.id()) };
        Some((overview(course, who, audiences, &noted, is_taken)?, generated))
    });
    let for_all = Generated { of, audience: None };
    let data = (beside(&course.meta.address, DATA_FILE), for_all);
    let certificate = certificate(course).map(|address| (address, for_all));
    leader_pages.chain(overviews).chain(certificate).chain([data]).collect()
}
