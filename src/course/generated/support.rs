//! The pages for leaders and owners. Which there are is known before any text is rendered, since
//! every menu names them.
//!
//! In: the model, and the outlines of the texts. Out: for each module its leader page, written by
//! an author or generated from the module's notes, and for each course its overviews. A page is
//! only generated if it has content, and never instead of an author's own.

use std::collections::BTreeMap;

use super::addresses::{LEADER_OVERVIEW, LEADER_PAGE, OWNER_OVERVIEW};
use crate::block::{self, BlockMeaning, Placement, Vocabulary};
use crate::config::{AudienceId, Audiences};
use crate::course::{Course, Module, Page, PageMeta};
use crate::load::{Block, BlockLine};

/// The audience that an overview is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum SupportRole {
    /// Whoever leads the work at the school.
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

/// Whom each page of a course has notes for, by the page's address.
pub(crate) struct Noted<'a>(BTreeMap<&'a str, Vec<SupportRole>>);

impl<'a> Noted<'a> {
    /// Reads it from the blocks on each page.
    pub(crate) fn of(
        pages: impl Iterator<Item = (&'a PageMeta, &'a [Block])>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let noted = pages.map(|(meta, blocks)| (meta.address.as_str(), notes(blocks, vocabulary)));
        Self(noted.filter(|(_, whom)| !whom.is_empty()).collect())
    }

    fn has(&self, meta: &PageMeta, who: SupportRole) -> bool {
        self.0.get(meta.address.as_str()).is_some_and(|whom| whom.contains(&who))
    }
}

/// Whom the blocks of a text have notes for.
fn notes(blocks: &[Block], vocabulary: &Vocabulary) -> Vec<SupportRole> {
    let notes: Vec<BlockMeaning> = blocks
        .iter()
        .filter(|block| is_note(&block.line))
        .filter_map(|block| vocabulary.understand(&block.line, &mut Vec::new()))
        .collect();
    let is_noted = |who: &SupportRole| {
        let audience = vocabulary.audiences.find(who.id());
        audience.is_some_and(|audience| notes.iter().any(|note| note.audience.contains(&audience)))
    };
    SupportRole::ALL.into_iter().filter(is_noted).collect()
}

/// Whether a line opens a note: a theme's own blocks are none.
fn is_note(line: &BlockLine) -> bool {
    block::find(&line.name.text).is_some_and(|block| block.placement == Placement::Beside)
}

/// The address of a module's leader page that is made because no author has written one and the
/// module has notes; `is_taken` says at which addresses an author publishes something.
pub(crate) fn leader_page(
    module: &Module,
    noted: &Noted,
    is_taken: impl Fn(&str) -> bool,
) -> Option<String> {
    let address = beside(&module.meta.address, LEADER_PAGE);
    let is_made = module.leader_page.is_none()
        && module.metas().any(|meta| noted.has(meta, SupportRole::Leader))
        && !is_taken(&address);
    is_made.then_some(address)
}

/// The address of a course's overview for an audience, where there is something for it and no
/// author publishes anything there, as `is_taken` says.
pub(crate) fn overview(
    course: &Course,
    who: SupportRole,
    audiences: &Audiences,
    noted: &Noted,
    is_taken: impl Fn(&str) -> bool,
) -> Option<String> {
    let audience = audiences.find(who.id())?;
    let has_leader_page =
        |module: &Module| who == SupportRole::Leader && module.leader_page.is_some();
    let has_pages = |module: &Module| {
        module.pages.iter().any(|page| is_only_for(module, page, audience, audiences))
    };
    let has_meetings = |module: &Module| {
        who == SupportRole::Leader && module.pages.iter().any(|page| page.kind.brings_together())
    };
    let has_something = course.metas().any(|meta| noted.has(meta, who))
        || course
            .modules
            .iter()
            .any(|module| has_leader_page(module) || has_pages(module) || has_meetings(module));
    let address = beside(&course.meta.address, who.file());
    (has_something && !is_taken(&address)).then_some(address)
}

/// Whether a page is for an audience and not for all of its module: the teachers, if there are any,
/// do not read it.
pub(crate) fn is_only_for(
    module: &Module,
    page: &Page,
    audience: AudienceId,
    audiences: &Audiences,
) -> bool {
    let teacher = audiences.find("teacher");
    page.audience.contains(&audience)
        && page.audience.len() < module.audience.len()
        && teacher.is_none_or(|teacher| !page.audience.contains(&teacher))
}

/// The address of a file in the same folder.
pub(super) fn beside(address: &str, file: &str) -> String {
    let folder = address.rfind('/').and_then(|slash| address.get(..=slash)).unwrap_or_default();
    format!("{folder}{file}")
}
