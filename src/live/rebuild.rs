//! What one rebuild did, for the terminal and the browsers.

use std::sync::Arc;
use std::time::Duration;

use super::{Finding, PageRules};
use crate::diagnostic::Text;
use crate::language::LanguageTag;

/// What one rebuild did.
#[derive(Debug, Clone)]
pub struct Rebuild {
    /// Its number, from 1, higher than that of every rebuild before.
    pub number: u64,
    /// The stage that was rebuilt.
    pub stage: RebuildStage,
    /// The state of the site after it.
    pub state: SiteState,
    /// The paths of files in the store that are new, changed or removed, in order.
    pub changed: Vec<String>,
    /// The address of the page whose file an author changed last, for a preview that follows.
    pub edited: Option<String>,
    /// All findings that are not silenced, ordered by file and place.
    pub findings: Arc<[Finding]>,
    /// The first findings as a terminal shows them, in colours, errors before warnings.
    pub drawn: Arc<[Text]>,
    /// What is told of the order rules.
    pub rules: Arc<PageRules>,
    /// The site's language; `None` until a config could be read.
    pub language: Option<LanguageTag>,
    /// The path that the site will be published at, with `/` at both ends.
    pub base_path: String,
    /// The number of pages of the site.
    pub pages: usize,
    /// The number of pages that were rendered in this rebuild.
    pub rendered: usize,
    /// Whether a file was ignored because its author may be in the middle of saving it; look again
    /// soon.
    pub is_unsettled: bool,
    /// How long the rebuild took.
    pub time: Duration,
}

/// The stages are rebuilt one by one, so that an author need not wait for the search to see a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RebuildStage {
    /// The pages, with all files except those of the search.
    Pages,
    /// The files of the search, and drafts.
    Search,
}

/// The state of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SiteState {
    /// The store holds what a build would write.
    Good,
    /// The content has errors; the store holds the last good site.
    Faulty,
    /// The content has errors, and has had since the preview began; the store holds all that can be
    /// made of it.
    Unfinished,
    /// The config, the theme or the machine stops the build, for this reason; the store holds the
    /// last good site.
    Stopped(Text),
}

impl SiteState {
    /// Whether the store holds what the files say now.
    #[must_use]
    pub fn is_current(&self) -> bool {
        matches!(self, Self::Good | Self::Unfinished)
    }
}

impl Rebuild {
    /// A rebuild that changed nothing, because a file may be in the middle of being saved.
    pub(super) fn unsettled(self) -> Self {
        Self { changed: Vec::new(), edited: None, rendered: 0, is_unsettled: true, ..self }
    }

    pub(super) fn new(stage: RebuildStage) -> Self {
        Self {
            number: 0,
            stage,
            state: SiteState::Good,
            changed: Vec::new(),
            edited: None,
            findings: Arc::default(),
            drawn: Arc::default(),
            rules: Arc::default(),
            language: None,
            base_path: "/".to_owned(),
            pages: 0,
            rendered: 0,
            is_unsettled: false,
            time: Duration::ZERO,
        }
    }
}
