//! What one rebuild did, for those who tell people of it.

use std::sync::Arc;
use std::time::Duration;

use super::Finding;
use crate::diagnostic::Text;

/// What one rebuild did.
#[derive(Debug, Clone)]
pub struct Round {
    /// Its number, from 1; every round has a higher one than the round before.
    pub number: u64,
    /// What it was about.
    pub stage: Stage,
    /// How the site stands after it.
    pub state: State,
    /// The paths of the files on the shelf that are new, hold something else or are gone, in order.
    pub changed: Vec<String>,
    /// The address of the page whose file an author has changed last, for a preview that follows.
    pub edited: Option<String>,
    /// Everything that was found, in the order of files and places, the silenced findings aside.
    pub findings: Arc<[Finding]>,
    /// The first findings, errors before warnings, as a terminal shows them, with colours.
    pub drawn: Arc<[Text]>,
    /// The site's language, a BCP 47 tag; empty as long as no config could be read.
    pub language: String,
    /// The path that the site has where it will be published, `/` at both ends.
    pub base_path: String,
    /// How many pages the site has.
    pub pages: usize,
    /// How many pages were made in this round.
    pub made: usize,
    /// Whether a file was left as it was since it may be in the middle of being saved; look again
    /// soon.
    pub is_unsettled: bool,
    /// How long the round took.
    pub time: Duration,
}

/// What a round is about: pages come first, so that an author need not wait for the search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The pages, with all files but those of the search.
    Pages,
    /// The files of the search.
    Search,
}

/// How a site stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// What is on the shelf is what a build would give.
    Good,
    /// Authors have errors to mend; what is on the shelf is the last good site.
    Faulty,
    /// The config, the theme or the machine stops the build, for this reason; what is on the shelf
    /// is the last good site.
    Stopped(Text),
}

impl Round {
    /// A round in which nothing was taken up, since the disk may be in the middle of a change.
    pub(super) fn unsettled(self) -> Self {
        Self { changed: Vec::new(), edited: None, made: 0, is_unsettled: true, ..self }
    }

    pub(super) fn new(number: u64, stage: Stage) -> Self {
        Self {
            number,
            stage,
            state: State::Good,
            changed: Vec::new(),
            edited: None,
            findings: Arc::default(),
            drawn: Arc::default(),
            language: String::new(),
            base_path: "/".to_owned(),
            pages: 0,
            made: 0,
            is_unsettled: false,
            time: Duration::ZERO,
        }
    }
}
