//! The site kept alive in memory while its authors write: after every change on the disk it is what a clean build would give.
//!
//! In: the site's root, and hints of what has changed there. Out: a [`Shelf`] that holds every file of the site, and a [`Round`] for each time
//! something changed. A site with errors changes nothing but its findings: the last good one stays. Watching the disk, serving the
//! files and telling people are left to `serve`.

mod facts;
mod finding;
mod round;
mod shelf;

pub use facts::{NoteFact, PageFacts};
pub use finding::{Finding, FindingLabel};
pub use round::{Round, Stage, State};
pub use shelf::{Shelf, Stored};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use crate::output::OutputFile;
use crate::pipeline;

/// What may have changed on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hint {
    /// Anything: every file is looked at.
    Anything,
    /// These files and folders, absolute or as the root was given.
    Paths(BTreeSet<PathBuf>),
}

/// How far to trust what the disk shows at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// A file that has just become empty or vanished may be in the middle of being saved: it stays as it was, and [`Round::is_unsettled`] says so.
    Wary,
    /// What the disk shows is so.
    Full,
}

/// A site that is kept alive.
#[derive(Debug)]
pub struct Live {
    root: PathBuf,
    shelf: Arc<Shelf>,
    rounds: u64,
}

impl Live {
    /// The site at `root`; nothing is read before the first [`update`](Self::update).
    #[must_use]
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), shelf: Arc::default(), rounds: 0 }
    }

    /// Where the files of the site stand.
    #[must_use]
    pub fn shelf(&self) -> Arc<Shelf> {
        Arc::clone(&self.shelf)
    }

    /// Makes the pages on the shelf agree with the disk; `None` when nothing has changed.
    pub fn update(&mut self, _hint: &Hint, _trust: Trust) -> Option<Round> {
        let begun = Instant::now();
        let files = Mutex::new(Vec::new());
        let put = |file: OutputFile| files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
        let made = pipeline::make(&self.root, &put);
        self.rounds += 1;
        let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
        let round = match made {
            Err(error) => Round { state: State::Stopped(error.text()), ..Round::new(self.rounds, Stage::Pages) },
            Ok(outcome) => {
                let findings: Vec<Finding> = Finding::all(&outcome.diagnostics, &outcome.tree.sources);
                let state = if findings.iter().any(Finding::is_error) { State::Faulty } else { State::Good };
                let changed = if state == State::Good { self.shelf.replace(files) } else { Vec::new() };
                let config = &outcome.tree.config;
                Round {
                    state,
                    changed,
                    findings: findings.into(),
                    drawn: Finding::drawn(&outcome.diagnostics, &outcome.tree.sources).into(),
                    language: config.language.clone(),
                    base_path: config.base_path().to_owned(),
                    pages: outcome.counts.pages,
                    ..Round::new(self.rounds, Stage::Pages)
                }
            }
        };
        let round = Round { time: begun.elapsed(), ..round };
        self.shelf.tell(round.clone());
        Some(round)
    }

    /// Makes the search on the shelf agree with the pages there; `None` when it does already.
    pub fn index(&mut self) -> Option<Round> {
        None
    }
}
