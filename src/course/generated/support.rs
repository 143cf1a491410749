//! The pages for leaders and owners. Which there are is known before any text is rendered, since
//! every menu names them.
//!
//! In: the model, and the outlines of the texts. Out: for each module its leader page, written by
//! an author or generated from the module's notes, and for each course its overviews. A page is
//! only generated if it has content, and never instead of an author's own.

use super::addresses::{LEADER_OVERVIEW, LEADER_PAGE, OWNER_OVERVIEW};
use crate::block::{BlockMeaning, Placement, Vocabulary};
use crate::config::AudienceId;
use crate::course::link::Targets;
use crate::course::{Course, Module, Page, PageMeta};
use crate::load::{Document, Tree};

/// The role that an overview is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SupportRole {
    /// The one who leads the work at the school.
    Leader,
    /// The owner of the school.
    Owner,
}

impl SupportRole {
    /// Both, in the order in which they are shown.
    pub(crate) const ALL: [Self; 2] = [Self::Leader, Self::Owner];

    /// The id of the audience, which is also the name of its notes.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Owner => "owner",
        }
    }

    /// The type of its overview, which is also the name of the template.
    pub(crate) fn overview(self) -> &'static str {
        match self {
            Self::Leader => "leader-overview",
            Self::Owner => "owner-overview",
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::Leader => LEADER_OVERVIEW,
            Self::Owner => OWNER_OVERVIEW,
        }
    }
}

/// What decides which support pages exist.
#[derive(Clone, Copy)]
pub(crate) struct SupportPages<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) targets: &'a Targets,
    pub(crate) vocabulary: &'a Vocabulary<'a>,
}

impl SupportPages<'_> {
    /// The address of a module's leader page that is generated, because no author has written one
    /// and the module has notes.
    pub(crate) fn made_leader_page(self, module: &Module) -> Option<String> {
        let address = self.leader_page_address(module).filter(|_| module.leader_page.is_none())?;
        module.metas().any(|meta| self.has_notes(meta, SupportRole::Leader)).then_some(address)
    }

    /// The address for a module's leader page, unless it is taken.
    pub(crate) fn leader_page_address(self, module: &Module) -> Option<String> {
        Some(beside(&module.meta.address, LEADER_PAGE))
            .filter(|address| !self.targets.has_address(address))
    }

    /// The address of a course's overview for a role, if there is content for it.
    pub(crate) fn overview(self, course: &Course, who: SupportRole) -> Option<String> {
        let audience = self.tree.config.audiences.find(who.id())?;
        let address = self.overview_address(course, who)?;
        let has_leader_page =
            |module: &Module| who == SupportRole::Leader && module.leader_page.is_some();
        let has_pages = |module: &Module| {
            module.pages.iter().any(|page| self.is_only_for(module, page, audience))
        };
        let has_something = || {
            course.metas().any(|meta| self.has_notes(meta, who))
                || course.modules.iter().any(|module| has_leader_page(module) || has_pages(module))
        };
        has_something().then_some(address)
    }

    /// The address for a course's overview for a role, unless it is taken.
    pub(crate) fn overview_address(self, course: &Course, who: SupportRole) -> Option<String> {
        Some(beside(&course.meta.address, who.file()))
            .filter(|address| !self.targets.has_address(address))
    }

    /// Whether a page is for an audience and not for all of its module: the teachers, if there are
    /// any, do not read it.
    pub(crate) fn is_only_for(self, module: &Module, page: &Page, audience: AudienceId) -> bool {
        let teacher = self.tree.config.audiences.find("teacher");
        page.audience.contains(&audience)
            && page.audience.len() < module.audience.len()
            && teacher.is_none_or(|teacher| !page.audience.contains(&teacher))
    }

    fn has_notes(self, meta: &PageMeta, who: SupportRole) -> bool {
        meta.document_in(self.tree).is_some_and(|document| self.notes(document).contains(&who))
    }

    /// The roles that a document has notes for.
    pub(crate) fn notes(self, document: &Document) -> Vec<SupportRole> {
        let blocks = document.outline.blocks.iter();
        let audiences = self.vocabulary.audiences;
        let notes: Vec<BlockMeaning> = blocks
            .filter_map(|block| self.vocabulary.understand(&block.line, &mut Vec::new()))
            .filter(|meaning| meaning.block.placement == Placement::Beside)
            .collect();
        SupportRole::ALL
            .into_iter()
            .filter(|who| {
                let audience = audiences.find(who.id());
                notes.iter().any(|note| note.audience == audience)
            })
            .collect()
    }
}

/// The address of a file in the same folder.
fn beside(address: &str, file: &str) -> String {
    let folder = address.rfind('/').and_then(|slash| address.get(..=slash)).unwrap_or_default();
    format!("{folder}{file}")
}
