//! The current state of the preview: the worker's thread writes it, the threads of HTTP read it.
//!
//! In: rebuilds. Out: a [`Snapshot`] at any time, and a [`RebuildEvent`] of each rebuild for all
//! subscribers. Sending it to browsers is left to `http`.

use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, PoisonError, RwLock};

use serde::Serialize;
use tokio::sync::broadcast;

use crate::diagnostic::{MessageLanguage, Text};
use crate::language::LanguageTag;
use crate::live::{Finding, PageRules, Rebuild, RebuildStage, SiteState, SiteStore};
use crate::text;

/// The most paths that an event names; if more have changed, a browser asks about its own page.
const MAX_CHANGED_PATHS: usize = 200;
/// How many events wait for a slow subscriber; one that misses some is sent the latest state.
const EVENT_CAPACITY: usize = 64;

/// The current state of the preview.
#[derive(Debug)]
pub(super) struct PreviewState {
    current: RwLock<Snapshot>,
    events: broadcast::Sender<Arc<RebuildEvent>>,
    /// Identifies this run of the program.
    boot: String,
    /// The language that the user asked for.
    language: Option<MessageLanguage>,
}

/// The state at one time.
#[derive(Debug, Clone)]
pub(super) struct Snapshot {
    /// The last good site.
    pub(super) store: Arc<SiteStore>,
    /// The number of the latest event; 0 before the first.
    pub(super) number: u64,
    /// The state of the site; `None` before the first rebuild.
    pub(super) site_state: Option<SiteState>,
    /// The findings of the latest rebuild.
    pub(super) findings: Arc<[Finding]>,
    /// What is told of the order rules.
    pub(super) rules: Arc<PageRules>,
    /// The site's language, once it is known.
    language: Option<LanguageTag>,
    /// The path that the site will be published at.
    pub(super) base_path: String,
}

/// What browsers are sent about a rebuild.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RebuildEvent {
    /// Its number; rebuilds of the pages and of the search are counted together.
    pub(super) number: u64,
    stage: &'static str,
    state: &'static str,
    /// The paths that changed; `None` if they are unknown or too many.
    changed: Option<Vec<String>>,
    edited: Option<String>,
    errors: usize,
    warnings: usize,
    boot: String,
}

impl PreviewState {
    /// The state before the first rebuild. Texts are in `language`, or else in that of the site.
    pub(super) fn new(store: Arc<SiteStore>, language: Option<MessageLanguage>) -> Self {
        let current = Snapshot {
            store,
            number: 0,
            site_state: None,
            findings: Arc::default(),
            rules: Arc::default(),
            language: None,
            base_path: "/".to_owned(),
        };
        let boot = format!("{:016x}", RandomState::new().hash_one(0));
        let events = broadcast::channel(EVENT_CAPACITY).0;
        Self { current: RwLock::new(current), events, boot, language }
    }

    /// The state now.
    pub(super) fn snapshot(&self) -> Snapshot {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The language of texts for a client that asks for none.
    pub(super) fn language(&self) -> MessageLanguage {
        let of_site = || self.snapshot().language.as_ref().map(MessageLanguage::of);
        self.language.or_else(of_site).unwrap_or_default()
    }

    /// The latest event, and all that come after it.
    pub(super) fn subscribe(&self) -> (RebuildEvent, broadcast::Receiver<Arc<RebuildEvent>>) {
        // The subscription begins first, so that no event falls between the two.
        let receiver = self.events.subscribe();
        (self.latest_event(), receiver)
    }

    /// An event with the current state, for a client that does not know what changed before.
    pub(super) fn latest_event(&self) -> RebuildEvent {
        self.event(&self.snapshot(), RebuildStage::Pages, None, None)
    }

    /// Serves the site in this store from now on.
    pub(super) fn set_store(&self, store: Arc<SiteStore>) {
        self.change(|current| current.store = store);
    }

    /// Publishes a rebuild.
    pub(super) fn publish(&self, rebuild: &Rebuild) {
        let snapshot = self.change(|current| {
            current.number += 1;
            if rebuild.stage == RebuildStage::Pages {
                current.site_state = Some(rebuild.state.clone());
                current.findings = Arc::clone(&rebuild.findings);
                current.rules = Arc::clone(&rebuild.rules);
            }
            if rebuild.language.is_some() {
                current.language.clone_from(&rebuild.language);
                current.base_path.clone_from(&rebuild.base_path);
            }
        });
        let changed = (rebuild.changed.len() <= MAX_CHANGED_PATHS).then(|| rebuild.changed.clone());
        self.send(self.event(&snapshot, rebuild.stage, changed, rebuild.edited.clone()));
    }

    /// Publishes that the worker has panicked.
    pub(super) fn publish_crash(&self) {
        let snapshot = self.change(|current| {
            current.number += 1;
            current.site_state = Some(SiteState::Stopped(crash()));
        });
        self.send(self.event(&snapshot, RebuildStage::Pages, Some(Vec::new()), None));
    }

    fn change(&self, change: impl FnOnce(&mut Snapshot)) -> Snapshot {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        change(&mut current);
        current.clone()
    }

    fn send(&self, event: RebuildEvent) {
        // Fails only if there is no subscriber.
        let _ = self.events.send(Arc::new(event));
    }

    fn event(
        &self,
        snapshot: &Snapshot,
        stage: RebuildStage,
        changed: Option<Vec<String>>,
        edited: Option<String>,
    ) -> RebuildEvent {
        let errors = snapshot.findings.iter().filter(|finding| finding.is_error()).count();
        RebuildEvent {
            number: snapshot.number,
            stage: if stage == RebuildStage::Pages { "pages" } else { "search" },
            state: snapshot.site_state_name(),
            changed,
            edited,
            errors,
            warnings: snapshot.findings.len() - errors,
            boot: self.boot.clone(),
        }
    }
}

impl Snapshot {
    /// The state of the site, by the name that browsers know.
    pub(super) fn site_state_name(&self) -> &'static str {
        match &self.site_state {
            // Before the first rebuild, nothing is known to be wrong.
            None | Some(SiteState::Good) => "good",
            Some(SiteState::Faulty) => "faulty",
            Some(SiteState::Unfinished) => "unfinished",
            Some(SiteState::Stopped(_)) => "stopped",
        }
    }
}

/// The text that browsers show when the worker has panicked.
fn crash() -> Text {
    text!(
        en: "the preview met a fault of its own; the last good site is shown, and the next saved \
             change is tried anew",
        nb: "det oppsto en feil i forhåndsvisningen; siste gode utgave vises, og nettstedet bygges på \
             nytt ved neste endring"
    )
}
