//! What everything in a rendering is made from.
//!
//! In: the tree, the site made of it, and the theme's tools. Out: [`Renderer`], which all that makes
//! values, pages and files carries instead of its parts, so that there are few doors through which
//! the model is read. It can be copied, and holds nothing of a single page.

use super::tools::Tools;
use super::views::{AudienceView, OpeningView};
use super::words::{Speaker, Words};
use crate::config::AudienceId;
use crate::course::Site;
use crate::course::generated::SupportPages;
use crate::course::opening::Opening;
use crate::load::Tree;

/// What everything in a rendering is made from.
#[derive(Clone, Copy)]
pub(super) struct Renderer<'a> {
    /// All that authors wrote.
    pub(super) tree: &'a Tree,
    /// What it means.
    pub(super) site: &'a Site,
    /// The theme, ready for use.
    pub(super) tools: &'a Tools,
    /// Which pages for those who lead and own there are.
    pub(super) presence: SupportPages<'a>,
    /// The address of the feed, where the site has one.
    pub(super) feed: Option<&'static str>,
}

impl<'a> Renderer<'a> {
    /// The language of the site.
    pub(super) fn language(self) -> &'a str {
        self.tree.config.language.as_str()
    }

    /// The words of the interface.
    pub(super) fn words(self) -> &'a Words {
        &self.tools.templates.words
    }

    /// The words in the language of the site.
    pub(super) fn speaker(self) -> Speaker<'a> {
        Speaker { words: self.words(), language: self.language() }
    }

    /// A day, for machines and for people.
    pub(super) fn opening(self, opens: Option<Opening>) -> Option<OpeningView> {
        opens.map(|opens| OpeningView { iso: opens.iso8601(), text: opens.print(self.language()) })
    }

    /// The views of some audiences.
    pub(super) fn audiences(self, ids: &[AudienceId]) -> Vec<AudienceView> {
        ids.iter()
            .filter_map(|&id| self.tree.config.audiences.get(id))
            .map(AudienceView::of)
            .collect()
    }

    /// The name of an audience.
    pub(super) fn audience_name(self, audience: AudienceId) -> String {
        self.tree
            .config
            .audiences
            .get(audience)
            .map(|audience| audience.name.clone())
            .unwrap_or_default()
    }
}
