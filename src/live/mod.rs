//! The site in memory while its authors write: after every change on the disk it is what a clean
//! build would write, save what the folder of the theme's files is called.
//!
//! In: the site's root, and hints about what has changed there. Out: a [`SiteStore`] with every
//! file of the site, and a [`Rebuild`] for each change. A site with errors changes only the
//! findings: the last good site stays in the store. A site that has never been good is stored all
//! the same, as far as it can be made, so that a course that was just brought in can be seen while
//! it is mended. Watching the disk, serving the files and notifying people are left to `serve`.

mod facts;
mod finding;
mod index;
mod moves;
mod rebuild;
mod rules;
mod store;

pub use facts::{NoteFact, PageFacts};
pub use finding::{Finding, FindingLabel};
pub use index::{IndexJob, IndexedSite};
pub use rebuild::{Rebuild, RebuildStage, SiteState};
pub use rules::PageRules;
pub use store::{SiteStore, StoredFile};

pub use crate::load::{Hint, Trust};

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use rayon::prelude::*;

use crate::course::link::FileTarget;
use crate::course::{Page, PageMeta, Site};
use crate::diagnostic::{Severity, Text};
use crate::load::{CONTENT_FOLDER, DocumentId};
use crate::page_text::PageText;
use crate::parallel::Cancellation;
use crate::pipeline::{Error, SiteChange, Stages};
use crate::render::AssetNames;
use index::{NewSearch, SearchInput, StoredSearch};
use store::{FactsPatch, FileCollector, StorePatch};

/// A site that follows the changes on the disk.
#[derive(Debug)]
pub struct Live {
    root: PathBuf,
    store: Arc<SiteStore>,
    rebuilds: u64,
    /// The site; `None` until it could be read.
    stages: Option<Stages>,
    /// Whether the store has held a site without errors.
    has_been_good: bool,
    /// What has changed since the store was last updated.
    unstored: UnstoredChanges,
    /// What is told of the order rules of the site; `None` when that is due.
    rules: Option<Arc<PageRules>>,
    /// What the search of the site in the store is made of; `None` before there is a site.
    input: Option<Arc<SearchInput>>,
    /// Whether the search in the store is of other pages.
    is_unindexed: bool,
    search: Arc<StoredSearch>,
    /// Whether something was read that no rebuild has reported.
    has_unreported_changes: bool,
}

/// What has changed since the store was last updated: more than one rebuild if the site has errors.
#[derive(Debug, Default)]
struct UnstoredChanges {
    patch: StorePatch,
    change: SiteChange,
}

impl Live {
    /// The site at `root`; nothing is read before the first [`update`](Self::update).
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            store: Arc::default(),
            rebuilds: 0,
            stages: None,
            has_been_good: false,
            unstored: UnstoredChanges::default(),
            rules: None,
            input: None,
            is_unindexed: false,
            search: Arc::default(),
            has_unreported_changes: false,
        }
    }

    /// The files of the site.
    #[must_use]
    pub fn store(&self) -> Arc<SiteStore> {
        Arc::clone(&self.store)
    }

    /// Rebuilds the pages from what has changed on the disk; `None` if nothing has.
    pub fn update(&mut self, hint: &Hint, trust: Trust) -> Option<Rebuild> {
        let begun = Instant::now();
        let rebuild = match self.rebuild(hint, trust) {
            Ok(rebuild) => rebuild?,
            Err(error) => self.stopped(error.text())?,
        };
        self.rebuilds += 1;
        let rebuild = Rebuild { number: self.rebuilds, time: begun.elapsed(), ..rebuild };
        self.store.set_latest(rebuild.clone());
        Some(rebuild)
    }

    /// The report of a site that cannot be built; `None` if the last report said the same.
    fn stopped(&mut self, reason: Text) -> Option<Rebuild> {
        self.has_unreported_changes = true;
        let state = SiteState::Stopped(reason);
        let latest = self.store.latest().unwrap_or_else(|| Rebuild::new(RebuildStage::Pages));
        let is_reported = latest.state == state;
        let rebuild = Rebuild {
            state,
            // Earlier findings may be outdated; only the reason is certain.
            findings: Arc::default(),
            drawn: Arc::default(),
            rules: Arc::default(),
            language: latest.language,
            base_path: latest.base_path,
            pages: latest.pages,
            ..Rebuild::new(RebuildStage::Pages)
        };
        (!is_reported).then_some(rebuild)
    }

    fn rebuild(&mut self, hint: &Hint, trust: Trust) -> Result<Option<Rebuild>, Error> {
        let stages = if let Some(stages) = &mut self.stages {
            let change = stages.refresh(hint, trust)?;
            if change.is_nothing() && !self.has_unreported_changes {
                let latest = self.store.latest().filter(|_| change.is_unsettled);
                return Ok(latest.map(Rebuild::unsettled));
            }
            if change.is_new_site {
                self.rules = None;
            }
            self.unstored.change.add(change);
            stages
        } else {
            self.rules = None;
            self.unstored.change.add(SiteChange::everything());
            self.stages.insert(Stages::open(&self.root, AssetNames::Constant, &|_| {})?)
        };
        // Until a rebuild has reported what was read, a corrected file must be reported even if its
        // content is what it was before the error.
        self.has_unreported_changes = true;
        let files = FileCollector::default();
        let rendered = stages.render(&|_| {}, &files.sink())?;
        self.has_unreported_changes = false;
        self.unstored.patch.merge(files.into_files(), rendered.gone);
        self.unstored.patch.written.append(&mut self.unstored.change.written);
        let mut rebuild = self.report(rendered.made);
        self.has_been_good |= rebuild.state == SiteState::Good;
        if rebuild.state.is_current() {
            let UnstoredChanges { change, mut patch } = std::mem::take(&mut self.unstored);
            patch.facts = self.facts(&change, &rendered.pages);
            let before = self.input.as_deref().filter(|_| change.is_new_site);
            if let Some(before) = before {
                self.store.follow(&before.texts, &rendered.pages);
            }
            rebuild.changed = self.store.apply(patch);
            rebuild.edited = change.last.as_deref().and_then(|file| self.page_of(file));
            let (names, texts, folder) = (rendered.names, rendered.pages, rendered.folder);
            self.input = Some(Arc::new(SearchInput { names, texts, folder }));
            self.is_unindexed = true;
        }
        Ok(Some(rebuild))
    }

    /// The report of a site that has been rendered.
    fn report(&mut self, rendered: usize) -> Rebuild {
        let rebuild = Rebuild::new(RebuildStage::Pages);
        let Some(stages) = &self.stages else { return rebuild };
        let (tree, (found, _)) = (stages.tree(), stages.findings());
        let rules = self.rules.get_or_insert_with(|| Arc::new(PageRules::of(stages, &found)));
        let is_faulty = found.iter().any(|finding| finding.severity == Severity::Error);
        Rebuild {
            state: match (is_faulty, self.has_been_good) {
                (false, _) => SiteState::Good,
                (true, true) => SiteState::Faulty,
                (true, false) => SiteState::Unfinished,
            },
            findings: Finding::all(&found, &tree.sources).into(),
            drawn: Finding::drawn(&found, &tree.sources).into(),
            rules: Arc::clone(rules),
            language: Some(tree.config.language.clone()),
            base_path: tree.config.base_path().to_owned(),
            pages: stages.site().metas().count(),
            rendered,
            is_unsettled: self.unstored.change.is_unsettled,
            ..rebuild
        }
    }

    /// The facts about the pages that a change reaches, whose texts are now `texts`.
    fn facts(&self, change: &SiteChange, texts: &[Arc<PageText>]) -> FactsPatch {
        let Some(stages) = &self.stages else { return FactsPatch::default() };
        let known = self.input.as_deref().map(|input| input.texts.as_slice()).unwrap_or_default();
        let before = |index: usize| known.get(index).filter(|_| known.len() == texts.len());
        let is_changed = |(index, text): &(usize, &Arc<PageText>)| {
            change.is_new_site || before(*index).is_none_or(|before| !Arc::ptr_eq(before, text))
        };
        let changed: BTreeMap<&str, &PageText> = texts
            .iter()
            .enumerate()
            .filter(is_changed)
            .map(|(_, text)| (text.address.as_str(), text.as_ref()))
            .collect();
        let is_due = |meta: &PageMeta| {
            meta.document.is_some_and(|document| change.reaches(document))
                || changed.contains_key(meta.address.as_str())
        };
        let pages = pages_by_document(stages.site(), is_due);
        let due: Vec<&PageMeta> = stages.site().metas().filter(|meta| is_due(meta)).collect();
        // The facts of a page can change without its text: its front matter, or its first line.
        let unchanged = LazyLock::new(|| by_address(texts));
        let text = |meta: &PageMeta| {
            let address = meta.address.as_str();
            changed.get(address).or_else(|| unchanged.get(address)).copied()
        };
        let facts = |meta: &&PageMeta| {
            let page = meta.document.and_then(|document| pages.get(&document).copied());
            Some((meta.address.clone(), PageFacts::of(stages, meta, page, text(meta))?))
        };
        let facts = due.par_iter().filter_map(facts).collect();
        if change.is_new_site { FactsPatch::All(facts) } else { FactsPatch::Changed(facts) }
    }

    /// The address of the page in the store that a file is the source of, or else that shows it.
    fn page_of(&self, file: &str) -> Option<String> {
        let shows = || {
            let path = file.strip_prefix(CONTENT_FOLDER)?.strip_prefix('/')?;
            match self.stages.as_ref()?.site().targets.get(path)? {
                FileTarget::Asset { address, .. } => {
                    self.store.linking_to(address).into_iter().next()
                }
                _ => None,
            }
        };
        self.store.address_of(file).or_else(shows)
    }

    /// The search to make of the pages in the store; `None` if it is current.
    #[must_use]
    pub fn index_job(&self) -> Option<IndexJob> {
        let input = self.input.as_ref().filter(|_| self.is_unindexed)?;
        Some(IndexJob { input: Arc::clone(input), before: Arc::clone(&self.search) })
    }

    /// Puts a search into the store, and rebuilds the drafts. The job that made it must be the
    /// last one that was asked for.
    pub fn take_index(&mut self, made: IndexedSite) -> Option<Rebuild> {
        let latest = self.store.latest()?;
        let begun = Instant::now();
        let NewSearch { search, patch } = made.search;
        self.search = Arc::new(search);
        let is_current = |input| Arc::ptr_eq(input, &made.input);
        self.is_unindexed = !self.input.as_ref().is_some_and(is_current);
        let mut changed = self.store.apply(patch);
        // Drafts are rendered from the current files, and belong beside pages of the same files.
        if latest.state.is_current() {
            changed.append(&mut self.render_drafts());
        }
        self.rebuilds += 1;
        Some(Rebuild {
            number: self.rebuilds,
            stage: RebuildStage::Search,
            changed,
            edited: None,
            rendered: 0,
            time: made.time + begun.elapsed(),
            ..latest
        })
    }

    /// Rebuilds the search and the drafts from the pages in the store; `None` if they are current.
    pub fn index(&mut self) -> Option<Rebuild> {
        let made = self.index_job()?.run(&Cancellation::default())?;
        self.take_index(made)
    }

    /// Renders the drafts, and returns the addresses of those that changed. Errors in a draft are
    /// reported when it is published: if the drafts cannot be rendered, there are none.
    fn render_drafts(&mut self) -> Vec<String> {
        let Some(stages) = &mut self.stages else { return Vec::new() };
        let files = FileCollector::default();
        let site = stages.with_drafts();
        let rendered =
            site.as_ref().and_then(|site| stages.render_drafts(site, &files.sink()).ok());
        let Some((site, rendered)) = site.zip(rendered) else {
            stages.forget_drafts();
            return self.store.set_drafts(BTreeMap::new(), BTreeMap::new());
        };
        let published: BTreeSet<DocumentId> =
            stages.site().metas().filter_map(|meta| meta.document).collect();
        let is_draft =
            |meta: &PageMeta| meta.document.is_none_or(|document| !published.contains(&document));
        let drafts: BTreeMap<&str, &PageMeta> = site
            .metas()
            .filter(|meta| is_draft(meta))
            .map(|meta| (meta.address.as_str(), meta))
            .collect();
        let mut draft_files = self.store.draft_files();
        draft_files.extend(files.into_files());
        draft_files.retain(|address, _| drafts.contains_key(address.as_str()));
        let (pages, texts) = (pages_by_document(&site, is_draft), by_address(&rendered.pages));
        let facts = |(address, meta): (&&str, &&PageMeta)| {
            let text = texts.get(*address).copied();
            let page = meta.document.and_then(|document| pages.get(&document).copied());
            let facts = PageFacts::of(stages, meta, page, text)?;
            Some(((*address).to_owned(), PageFacts { is_draft: true, ..facts }))
        };
        let facts = drafts.iter().filter_map(facts).collect();
        self.store.set_drafts(draft_files, facts)
    }
}

/// The texts of pages, by the addresses of their pages.
fn by_address(texts: &[Arc<PageText>]) -> BTreeMap<&str, &PageText> {
    texts.iter().map(|text| (text.address.as_str(), text.as_ref())).collect()
}

/// The pages of modules that have a document of their own, by that document.
fn pages_by_document(
    site: &Site,
    is_wanted: impl Fn(&PageMeta) -> bool,
) -> BTreeMap<DocumentId, &Page> {
    site.module_pages()
        .filter(|page| is_wanted(&page.meta))
        .filter_map(|page| Some((page.meta.document?, page)))
        .collect()
}
