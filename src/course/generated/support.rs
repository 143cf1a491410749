//! Which pages a site has for those who lead and own, known before any text is rendered, since
//! every menu names them.
//!
//! In: the model, and the outlines of the texts. Out: for each module its leader page, written by
//! an author or made of the module's notes, and for each course its overviews. A page is only made
//! where there is something on it, and never in the place of an author's own.

use super::addresses::{LEADER_OVERVIEW, LEADER_PAGE, OWNER_OVERVIEW};
use crate::block::{BlockMeaning, Placement, Vocabulary};
use crate::config::AudienceId;
use crate::course::link::Targets;
use crate::course::{Course, Module, Page, PageMeta};
use crate::load::{Document, Tree};

/// The audience that an overview is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// Whoever leads the work at the school.
    Leader,
    /// Whoever owns the school.
    Owner,
}

impl Who {
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

/// What the presence of a page is told from.
#[derive(Clone, Copy)]
pub(crate) struct Presence<'a> {
    pub(crate) tree: &'a Tree,
    pub(crate) targets: &'a Targets,
    pub(crate) vocabulary: &'a Vocabulary<'a>,
}

impl Presence<'_> {
    /// The address of a module's leader page that is made because no author has written one and the
    /// module has notes.
    pub(crate) fn made_leader_page(self, module: &Module) -> Option<String> {
        let address = self.leader_page_address(module).filter(|_| module.leader_page.is_none())?;
        module.metas().any(|meta| self.has_notes(meta, Who::Leader)).then_some(address)
    }

    /// The address for a module's leader page, unless it is taken.
    pub(crate) fn leader_page_address(self, module: &Module) -> Option<String> {
        Some(beside(&module.meta.address, LEADER_PAGE))
            .filter(|address| !self.targets.has_address(address))
    }

    /// The address of a course's overview for an audience, where there is something for it.
    pub(crate) fn overview(self, course: &Course, who: Who) -> Option<String> {
        let audience = self.tree.config.audiences.find(who.id())?;
        let address = self.overview_address(course, who)?;
        let has_leader_page = |module: &Module| who == Who::Leader && module.leader_page.is_some();
        let has_pages = |module: &Module| {
            module.pages.iter().any(|page| self.is_only_for(module, page, audience))
        };
        let has_something = || {
            course.metas().any(|meta| self.has_notes(meta, who))
                || course.modules.iter().any(|module| has_leader_page(module) || has_pages(module))
        };
        has_something().then_some(address)
    }

    /// The address for a course's overview for an audience, unless it is taken.
    pub(crate) fn overview_address(self, course: &Course, who: Who) -> Option<String> {
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

    fn has_notes(self, meta: &PageMeta, who: Who) -> bool {
        meta.document_in(self.tree).is_some_and(|document| self.notes(document).contains(&who))
    }

    /// Whom a document has notes for.
    pub(crate) fn notes(self, document: &Document) -> Vec<Who> {
        let blocks = document.outline.blocks.iter();
        let audiences = self.vocabulary.audiences;
        let notes: Vec<BlockMeaning> = blocks
            .filter_map(|block| self.vocabulary.understand(&block.line, &mut Vec::new()))
            .filter(|meaning| meaning.block.placement == Placement::Beside)
            .collect();
        Who::ALL
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
