//! The site kept alive in memory while its authors write: after every change on the disk it is what
//! a clean build would give.
//!
//! In: the site's root, and hints of what has changed there. Out: a [`Shelf`] that holds every file
//! of the site, and a [`Round`] for each time something changed. A site with errors changes nothing
//! but its findings: the last good one stays. Watching the disk, serving the files and telling
//! people are left to `serve`.

mod facts;
mod finding;
mod round;
mod shelf;

pub use facts::{NoteFact, PageFacts};
pub use finding::{Finding, FindingLabel};
pub use round::{Round, Stage, State};
pub use shelf::{Shelf, Stored};

pub use crate::load::{Hint, Trust};

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use rayon::prelude::*;

use crate::course::link::FileTarget;
use crate::course::{Page, PageMeta};
use crate::diagnostic::{Severity, Text};
use crate::load::{CONTENT_FOLDER, DocumentId};
use crate::page_text::{PageText, SiteNames};
use crate::pipeline::{Change, Error, Stages};
use crate::search::Search;
use crate::search::index::IndexError;
use crate::search::shards::PublishedShards;
use shelf::{Facts, Patch, Tray};

/// A site that is kept alive.
#[derive(Debug)]
pub struct Live {
    root: PathBuf,
    shelf: Arc<Shelf>,
    rounds: u64,
    /// The site; `None` as long as it could not be read.
    stages: Option<Stages>,
    /// What has changed, and is not on the shelf yet.
    waiting: Waiting,
    /// The names of the site on the shelf, until what its pages say is indexed.
    unindexed: Option<SiteNames>,
    /// What the pages on the shelf say.
    texts: Vec<Arc<PageText>>,
    /// What the search on the shelf was made of, and its files.
    search: Option<Search>,
    published: PublishedShards,
    /// Whether something was read that no round has told of.
    is_behind: bool,
}

/// What has changed since the shelf was last brought up to date.
#[derive(Debug, Default)]
struct Waiting {
    patch: Patch,
    change: Change,
}

impl Live {
    /// The site at `root`; nothing is read before the first [`update`](Self::update).
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_path_buf(),
            shelf: Arc::default(),
            rounds: 0,
            stages: None,
            waiting: Waiting::default(),
            unindexed: None,
            texts: Vec::new(),
            search: None,
            published: PublishedShards::default(),
            is_behind: false,
        }
    }

    /// Where the files of the site stand.
    #[must_use]
    pub fn shelf(&self) -> Arc<Shelf> {
        Arc::clone(&self.shelf)
    }

    /// Makes the pages on the shelf agree with the disk; `None` when nothing has changed.
    pub fn update(&mut self, hint: &Hint, trust: Trust) -> Option<Round> {
        let begun = Instant::now();
        let round = match self.follow(hint, trust) {
            Ok(round) => round?,
            Err(error) => self.stopped(error.text())?,
        };
        self.rounds += 1;
        let round = Round { number: self.rounds, time: begun.elapsed(), ..round };
        self.shelf.tell(round.clone());
        Some(round)
    }

    /// What is told of a site that cannot be made; `None` where that has been told.
    fn stopped(&mut self, reason: Text) -> Option<Round> {
        self.is_behind = true;
        let state = State::Stopped(reason);
        let latest = self.shelf.latest().unwrap_or_else(|| Round::new(0, Stage::Pages));
        let is_known = latest.state == state;
        // What was found before may be mended, or not; only the reason is certain.
        let (findings, drawn) = (Arc::default(), Arc::default());
        let round = Round {
            state,
            changed: Vec::new(),
            edited: None,
            made: 0,
            findings,
            drawn,
            is_unsettled: false,
            ..latest
        };
        (!is_known).then_some(round)
    }

    fn follow(&mut self, hint: &Hint, trust: Trust) -> Result<Option<Round>, Error> {
        let stages = if let Some(stages) = &mut self.stages {
            let change = stages.refresh(hint, trust)?;
            if change.is_nothing() && !self.is_behind {
                return Ok(self
                    .shelf
                    .latest()
                    .filter(|_| change.is_unsettled)
                    .map(Round::unsettled));
            }
            self.waiting.change.add(change);
            stages
        } else {
            self.waiting.change.add(Change::everything());
            self.stages.insert(Stages::open(&self.root)?)
        };
        // Until a round has been told of what was read, a mended file must be told of even if it
        // holds what it held.
        self.is_behind = true;
        let tray = Tray::default();
        let take = |file| {
            tray.put(file);
            Ok(())
        };
        let rendered = stages.render(&|_| {}, &take)?;
        self.is_behind = false;
        self.waiting.patch.take(tray.into_files(), rendered.gone);
        self.waiting.patch.written.append(&mut self.waiting.change.written);
        let mut round = self.told(rendered.made);
        if round.state == State::Good {
            let (change, mut patch) =
                (std::mem::take(&mut self.waiting.change), std::mem::take(&mut self.waiting.patch));
            patch.facts = self.facts(&change, &rendered.pages);
            round.changed = self.shelf.put(patch);
            round.edited = change.last.as_deref().and_then(|file| self.page_of(file));
            (self.unindexed, self.texts) = (Some(rendered.names), rendered.pages);
        }
        Ok(Some(round))
    }

    /// What is told of a site that has been made.
    fn told(&self, made: usize) -> Round {
        let Some(stages) = &self.stages else { return Round::new(0, Stage::Pages) };
        let (tree, (found, _)) = (stages.tree(), stages.findings());
        let is_faulty = found.iter().any(|finding| finding.severity == Severity::Error);
        Round {
            state: if is_faulty { State::Faulty } else { State::Good },
            findings: Finding::all(&found, &tree.sources).into(),
            drawn: Finding::drawn(&found, &tree.sources).into(),
            language: tree.config.language.to_string(),
            base_path: tree.config.base_path().to_owned(),
            pages: stages.site().metas().count(),
            made,
            is_unsettled: self.waiting.change.is_unsettled,
            ..Round::new(0, Stage::Pages)
        }
    }

    /// What is known of the pages that a change reaches, which say this now.
    fn facts(&self, change: &Change, texts: &[Arc<PageText>]) -> Facts {
        let Some(stages) = &self.stages else { return Facts::default() };
        let before =
            |place: usize| self.texts.get(place).filter(|_| self.texts.len() == texts.len());
        let is_other = |place: usize, text: &Arc<PageText>| {
            before(place).is_none_or(|before| !Arc::ptr_eq(before, text))
        };
        let others = texts
            .iter()
            .enumerate()
            .filter(|(place, text)| change.is_new_site || is_other(*place, text));
        let others: BTreeMap<&str, &PageText> =
            others.map(|(_, text)| (text.address.as_str(), text.as_ref())).collect();
        let is_due = |meta: &PageMeta| {
            meta.document.is_some_and(|document| change.reaches(document))
                || others.contains_key(meta.address.as_str())
        };
        let pages = stages
            .site()
            .module_pages()
            .filter(|page| is_due(&page.meta))
            .filter_map(|page| Some((page.meta.document?, page)));
        let pages: BTreeMap<DocumentId, &Page> = pages.collect();
        let due: Vec<&PageMeta> = stages.site().metas().filter(|meta| is_due(meta)).collect();
        // A text that says the same may stand behind another front matter or at another place in
        // its file.
        let text = |meta: &PageMeta| {
            let other = others.get(meta.address.as_str()).copied();
            other
                .or_else(|| texts.iter().find(|text| text.address == meta.address).map(Arc::as_ref))
        };
        let of = |meta: &&PageMeta| {
            let page = meta.document.and_then(|document| pages.get(&document).copied());
            Some((meta.address.clone(), PageFacts::of(stages, meta, page, text(meta))?))
        };
        let facts = due.par_iter().filter_map(of).collect();
        if change.is_new_site { Facts::All(facts) } else { Facts::These(facts) }
    }

    /// The address of the page on the shelf that a file is, or that shows it.
    fn page_of(&self, file: &str) -> Option<String> {
        let shows = || {
            let path = file.strip_prefix(CONTENT_FOLDER)?.strip_prefix('/')?;
            let Some(FileTarget::Asset { address, .. }) =
                self.stages.as_ref()?.site().targets.get(path)
            else {
                return None;
            };
            self.shelf.leading_to(address).into_iter().next()
        };
        self.shelf.address_of(file).or_else(shows)
    }

    /// Makes the search on the shelf agree with the pages there; `None` when it does already.
    pub fn index(&mut self) -> Option<Round> {
        let names = self.unindexed.clone()?;
        let latest = self.shelf.latest()?;
        let begun = Instant::now();
        let (state, changed) = match self.search(names) {
            Err(error) => (State::Stopped(error.text()), Vec::new()),
            Ok(patch) => {
                self.unindexed = None;
                let mut changed = self.shelf.put(patch);
                // Drafts are made of what the disk says now, which agrees with the pages on the
                // shelf only where the site is good.
                if latest.state == State::Good {
                    changed.append(&mut self.make_drafts());
                }
                (latest.state.clone(), changed)
            }
        };
        self.rounds += 1;
        Some(Round {
            number: self.rounds,
            stage: Stage::Search,
            state,
            changed,
            edited: None,
            made: 0,
            time: begun.elapsed(),
            ..latest
        })
    }

    /// Makes the pages of drafts, and gives the addresses of those that are other than before. What
    /// is wrong with a draft is told when it is published: where they cannot be made, there are
    /// none.
    fn make_drafts(&mut self) -> Vec<String> {
        let Some(stages) = &mut self.stages else { return Vec::new() };
        let site = stages.with_drafts();
        let tray = Tray::default();
        let take = |file| {
            tray.put(file);
            Ok(())
        };
        let rendered = site.as_ref().and_then(|site| stages.render_drafts(site, &take).ok());
        let Some((site, rendered)) = site.zip(rendered) else {
            stages.forget_drafts();
            return self.shelf.put_drafts(BTreeMap::new(), BTreeMap::new());
        };
        let published: BTreeSet<DocumentId> =
            stages.site().metas().filter_map(|meta| meta.document).collect();
        let drafts: BTreeMap<&str, &PageMeta> = site
            .metas()
            .filter(|meta| meta.document.is_none_or(|document| !published.contains(&document)))
            .map(|meta| (meta.address.as_str(), meta))
            .collect();
        let mut files = self.shelf.draft_files();
        files.extend(tray.into_files());
        files.retain(|address, _| drafts.contains_key(address.as_str()));
        let pages: BTreeMap<DocumentId, &Page> =
            site.module_pages().filter_map(|page| Some((page.meta.document?, page))).collect();
        let of = |(address, meta): (&&str, &&PageMeta)| {
            let text = rendered.pages.iter().find(|text| text.address == **address);
            let facts = PageFacts::of(
                stages,
                meta,
                meta.document.and_then(|document| pages.get(&document).copied()),
                text.map(Arc::as_ref),
            )?;
            Some(((*address).to_owned(), PageFacts { is_draft: true, ..facts }))
        };
        let facts = drafts.iter().filter_map(of).collect();
        self.shelf.put_drafts(files, facts)
    }

    /// The files of the search that are other than before.
    fn search(&mut self, names: SiteNames) -> Result<Patch, IndexError> {
        let search = match self.search.take() {
            Some(search) => search.update(names, self.texts.clone())?,
            None => Search::of(names, self.texts.clone())?,
        };
        let tray = Tray::default();
        let Ok(published) = search.publish_changes(&self.published, &|file| {
            tray.put(file);
            Ok::<(), Infallible>(())
        });
        let mut patch = Patch::default();
        patch.take(tray.into_files(), published.removed_since(&self.published));
        (self.search, self.published) = (Some(search), published);
        Ok(patch)
    }
}
