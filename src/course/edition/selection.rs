//! Which documents and folders an edition leaves out.
//!
//! In: the site and what is kept of it. Out: a [`Selection`]. A course, module or page is left out
//! with everything in it if it is for none of the audiences; so is a course of which no module is
//! left, and one that is not asked for. The leader support page is left out with the leader, unless its author has given
//! it audiences of its own.

use std::collections::BTreeSet;

use super::kept::Kept;
use crate::config::AudienceId;
use crate::course::link::{Generated, Target};
use crate::course::{Module, PageMeta, Site};
use crate::load::{DocumentId, Tree};

/// What is left out, and what stays.
#[derive(Debug)]
pub(super) struct Selection {
    /// The documents that are not published, in addition to drafts.
    pub(super) left_out: BTreeSet<DocumentId>,
    /// The documents that are published.
    pub(super) published: BTreeSet<DocumentId>,
    /// The folders under `content/` from which nothing is published, each with a `/` at the end.
    folders: Vec<String>,
    kept: Kept,
}

impl Selection {
    pub(super) fn new(tree: &Tree, site: &Site, kept: &Kept) -> Self {
        let leader = tree.config.audiences.find("leader");
        let courses = site.courses.iter_enumerated();
        let courses = courses.map(|(id, course)| (course, kept.keeps(id, course)));
        let (mut left_out, mut folders) = (BTreeSet::new(), Vec::new());
        let folder = |meta: &PageMeta| {
            meta.document_in(tree).and_then(|document| document.path.strip_suffix("_index.md"))
        };
        for (course, is_kept) in courses {
            if !is_kept {
                left_out.extend(course.metas().filter_map(|meta| meta.document));
                folders.extend(folder(&course.meta).map(str::to_owned));
                continue;
            }
            for module in &course.modules {
                left_out.extend(self::left_out(module, kept, leader));
                folders.extend(
                    folder(&module.meta)
                        .filter(|_| !kept.is_for_any(&module.audience))
                        .map(str::to_owned),
                );
            }
        }
        let published = site
            .metas()
            .filter_map(|meta| meta.document)
            .filter(|document| !left_out.contains(document))
            .collect();
        Self { left_out, published, folders, kept: kept.clone() }
    }

    /// Whether the target of a link in the document at the path `from` is left out: a page, or a
    /// file of a folder from which nothing is published.
    pub(super) fn leaves_out(&self, tree: &Tree, site: &Site, from: &str, target: &str) -> bool {
        match site.targets.resolve(from, target) {
            Ok(Target::Page { document, .. }) => self.left_out.contains(&document),
            Ok(Target::Generated { generated: Generated { of, audience }, .. }) => {
                of.is_some_and(|document| self.left_out.contains(&document))
                    || audience.is_some_and(|audience| !self.kept.is_for(audience))
            }
            _ => self.leaves_out_file(tree, site, from, target),
        }
    }

    /// Whether a file that the document at the path `from` names is in a folder from which nothing
    /// is published.
    pub(super) fn leaves_out_file(
        &self,
        tree: &Tree,
        site: &Site,
        from: &str,
        target: &str,
    ) -> bool {
        let Ok(Target::Asset { asset, .. }) = site.targets.resolve(from, target) else {
            return false;
        };
        let path = tree.assets.get(asset).map_or("", |asset| asset.path.as_str());
        self.folders.iter().any(|folder| path.starts_with(folder.as_str()))
    }
}

/// The documents of a module that are left out.
fn left_out(module: &Module, kept: &Kept, leader: Option<AudienceId>) -> Vec<DocumentId> {
    if !kept.is_for_any(&module.audience) {
        return module.metas().filter_map(|meta| meta.document).collect();
    }
    let pages = module.pages.iter().filter(|page| !kept.is_for_any(&page.audience));
    let leader_page = module.leader_page.as_ref().filter(|page| {
        let is_leaders =
            page.audience == module.audience && leader.is_some_and(|leader| !kept.is_for(leader));
        is_leaders || !kept.is_for_any(&page.audience)
    });
    pages.chain(leader_page).filter_map(|page| page.meta.document).collect()
}
