//! What is told of the site's rounds to all that ask: the worker's thread writes, the threads of
//! HTTP read.
//!
//! In: rounds. Out: the latest one at any time, and a [`Notice`] of each to whoever listens. How
//! browsers are reached is left to `http`.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use tokio::sync::broadcast;

use crate::diagnostic::{MessageLanguage, Text};
use crate::live::{Finding, Round, Shelf, Stage, State};
use crate::text;

/// How many paths a notice names; of more, a browser asks for its own page.
const NAMED: usize = 200;
/// How many notices wait for a listener that is busy; one that misses some is told to look at
/// everything.
const WAITING: usize = 64;

/// What is known of the site.
#[derive(Debug)]
pub(super) struct Board {
    state: RwLock<Posted>,
    sender: broadcast::Sender<Arc<Notice>>,
    boot: String,
    language: Option<MessageLanguage>,
}

/// What was posted last.
#[derive(Debug, Clone)]
pub(super) struct Posted {
    /// The shelf with the last good site.
    pub(super) shelf: Arc<Shelf>,
    /// The number of the latest notice; 0 before the first.
    pub(super) number: u64,
    /// How the site stands, with why it does where the program is stopped; `None` before the first
    /// round.
    pub(super) state: Option<State>,
    /// What was found.
    pub(super) findings: Arc<[Finding]>,
    /// The site's language.
    pub(super) language: String,
    /// The path that the site has where it will be published.
    pub(super) base_path: String,
}

/// What a browser is told of a round.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Notice {
    /// Its number; rounds of the pages and of the search are counted together.
    pub(super) number: u64,
    stage: &'static str,
    state: &'static str,
    /// The paths that changed; `None` when they are too many to name.
    changed: Option<Vec<String>>,
    edited: Option<String>,
    errors: usize,
    warnings: usize,
    /// Which run of the program tells it.
    boot: String,
}

impl Board {
    /// An empty board that speaks the language that was asked for, or else the site's.
    pub(super) fn new(shelf: Arc<Shelf>, language: Option<MessageLanguage>) -> Self {
        let state = Posted {
            shelf,
            number: 0,
            state: None,
            findings: Arc::default(),
            language: String::new(),
            base_path: "/".to_owned(),
        };
        let boot = format!("{:016x}", RandomState::new().hash_one(0));
        Self { state: RwLock::new(state), sender: broadcast::channel(WAITING).0, boot, language }
    }

    /// What stands on the board.
    pub(super) fn read(&self) -> Posted {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The language to speak to whoever has not said which.
    pub(super) fn language(&self) -> MessageLanguage {
        self.language.unwrap_or_else(|| MessageLanguage::of_tag(&self.read().language))
    }

    /// The latest notice, and all that come after it.
    pub(super) fn listen(&self) -> (Notice, broadcast::Receiver<Arc<Notice>>) {
        // Listening begins first, so that no notice falls between the two.
        let receiver = self.sender.subscribe();
        (self.latest(), receiver)
    }

    /// The latest notice, for who does not know what has changed before it.
    pub(super) fn latest(&self) -> Notice {
        self.notice(&self.read(), Stage::Pages, None, None)
    }

    /// Takes what stands on this shelf for the site.
    pub(super) fn show(&self, site: Arc<Shelf>) {
        self.write(|posted| posted.shelf = site);
    }

    /// Posts a round.
    pub(super) fn post(&self, round: &Round) {
        let posted = self.write(|posted| {
            posted.number += 1;
            if round.stage == Stage::Pages {
                posted.state = Some(round.state.clone());
                posted.findings = Arc::clone(&round.findings);
            }
            if !round.language.is_empty() {
                posted.language.clone_from(&round.language);
                posted.base_path.clone_from(&round.base_path);
            }
        });
        let changed = (round.changed.len() <= NAMED).then(|| round.changed.clone());
        self.send(self.notice(&posted, round.stage, changed, round.edited.clone()));
    }

    /// Posts that the program itself has failed.
    pub(super) fn post_crash(&self) {
        let posted = self.write(|posted| {
            posted.number += 1;
            posted.state = Some(State::Stopped(crash()));
        });
        self.send(self.notice(&posted, Stage::Pages, Some(Vec::new()), None));
    }

    fn write(&self, change: impl FnOnce(&mut Posted)) -> Posted {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut state);
        state.clone()
    }

    fn send(&self, notice: Notice) {
        // It is no fault that nobody listens.
        let _ = self.sender.send(Arc::new(notice));
    }

    fn notice(
        &self,
        posted: &Posted,
        stage: Stage,
        changed: Option<Vec<String>>,
        edited: Option<String>,
    ) -> Notice {
        let errors = posted.findings.iter().filter(|finding| finding.is_error()).count();
        Notice {
            number: posted.number,
            stage: if stage == Stage::Pages { "pages" } else { "search" },
            state: posted.state_name(),
            changed,
            edited,
            errors,
            warnings: posted.findings.len() - errors,
            boot: self.boot.clone(),
        }
    }
}

impl Posted {
    /// How the site stands, as browsers are told.
    pub(super) fn state_name(&self) -> &'static str {
        match &self.state {
            // Before the first round nothing is known to be wrong.
            None | Some(State::Good) => "good",
            Some(State::Faulty) => "faulty",
            Some(State::Stopped(_)) => "stopped",
        }
    }
}

/// What is said when the program itself fails.
pub(super) fn crash() -> Text {
    text!(
        en: "the preview met a fault of its own; the last good site is shown, and the next saved \
             change is tried anew",
        nb: "forhåndsvisningen støtte på en feil i seg selv; siste gode utgave vises, og neste \
             endring som lagres, prøves på nytt"
    )
}
