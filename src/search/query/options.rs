//! The view and the filters of a search.

use crate::config::AudienceId;
use crate::course::ModulePath;
use crate::kind::Kind;
use crate::page_text::PageText;

/// The view and the filters of a search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchOptions {
    /// The index of the audience whose view is used: content for other audiences counts less and
    /// comes last.
    pub view: Option<AudienceId>,
    /// Only pages of this kind.
    pub kind: Option<Kind>,
    /// Only pages of one of these modules; empty for all.
    pub modules: Vec<ModulePath>,
}

impl SearchOptions {
    /// Whether a page passes the filters.
    pub(super) fn includes(&self, page: &PageText) -> bool {
        let path = page.course.zip(page.module);
        let module = path.map(|(course, module)| ModulePath { course, module });
        let is_in_module = module.is_some_and(|module| self.modules.contains(&module));
        (self.modules.is_empty() || is_in_module) && (self.kind.is_none() || page.kind == self.kind)
    }

    /// Whether a page is for the audience of the view.
    pub(super) fn is_for_view(&self, page: &PageText) -> bool {
        self.view.is_none_or(|view| page.audience.is_empty() || page.audience.contains(&view))
    }
}
