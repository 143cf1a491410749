//! The thread that rebuilds the site: it alone reads the disk and renders pages.
//!
//! In: the events of a watcher, and the time. Out: rebuilds, published in [`PreviewState`], pages
//! before the search. A panic ends neither this thread nor the preview: it is reported, and the
//! site is rebuilt from scratch while the last good one is served.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use super::paths::SitePaths;
use super::schedule::{Action, DiskChange, ScanInterval, Schedule, UpdateOutcome};
use super::state::PreviewState;
use super::watch::{Watch, WatchEvent};
use super::{EventHandler, Options, ServeEvent};
use crate::live::{Hint, Live, Rebuild, Trust};

/// Rebuilds a site.
pub(super) struct Worker {
    options: Options,
    paths: SitePaths,
    live: Live,
    state: Arc<PreviewState>,
    notify: EventHandler,
}

impl Worker {
    pub(super) fn new(
        options: &Options,
        live: Live,
        state: Arc<PreviewState>,
        notify: EventHandler,
    ) -> Self {
        Self { paths: SitePaths::new(&options.root), options: options.clone(), live, state, notify }
    }

    /// Works until the program ends.
    pub(super) fn run(mut self) {
        let (sender, events) = channel();
        // Kept besides the watcher's, so that the channel stays open without a watcher.
        let _open = sender.clone();
        let mut watch = if self.options.poll { None } else { self.watch(sender) };
        let interval =
            if watch.is_some() { ScanInterval::WITH_WATCHER } else { ScanInterval::POLLING };
        let mut schedule = Schedule::new(interval, Instant::now());
        loop {
            let paths = &self.paths;
            let until = match schedule.next(Instant::now(), || paths.is_git_running()) {
                Action::Update(hint, trust) => {
                    self.update(&hint, trust, &mut schedule);
                    Instant::now()
                }
                Action::Index => {
                    let indexed = self.catching_panics(Live::index);
                    self.publish(indexed);
                    Instant::now()
                }
                Action::Wait(until) => until,
            };
            if !self.receive(&events, until, &mut schedule, &mut watch) {
                return;
            }
        }
    }

    fn watch(&self, sender: Sender<WatchEvent>) -> Option<Watch> {
        Watch::start(&self.paths, sender)
            .map_err(|error| (self.notify)(ServeEvent::NotWatching(error.to_string())))
            .ok()
    }

    /// Records changes until a time, or until the first has come with all that came with it; false
    /// when the preview has stopped.
    fn receive(
        &self,
        events: &Receiver<WatchEvent>,
        until: Instant,
        schedule: &mut Schedule,
        watch: &mut Option<Watch>,
    ) -> bool {
        let mut next = events.recv_timeout(until.saturating_duration_since(Instant::now()));
        while let Ok(event) = next {
            let change = match event {
                WatchEvent::Changed(change) => change,
                WatchEvent::FolderReplaced(folder) => {
                    if let Some(Err(error)) = watch.as_mut().map(|watch| watch.rewatch(&folder)) {
                        (self.notify)(ServeEvent::NotWatching(error.to_string()));
                        *watch = None;
                        schedule.set_interval(ScanInterval::POLLING, Instant::now());
                    }
                    DiskChange::Paths(vec![folder])
                }
            };
            schedule.record(change, Instant::now());
            next = events.try_recv().map_err(|_| RecvTimeoutError::Timeout);
        }
        !matches!(next, Err(RecvTimeoutError::Disconnected))
    }

    fn update(&mut self, hint: &Hint, trust: Trust, schedule: &mut Schedule) {
        let begun = Instant::now();
        let updated = self.catching_panics(|live| live.update(hint, trust));
        let outcome = match &updated {
            Ok(None) => UpdateOutcome::Unchanged,
            Ok(Some(rebuild)) => UpdateOutcome::Rebuilt { is_unsettled: rebuild.is_unsettled },
            Err(Panicked) => UpdateOutcome::Panicked,
        };
        schedule.record_update(*hint == Hint::Anything, outcome, begun, Instant::now());
        self.publish(updated);
    }

    fn publish(&self, rebuild: Result<Option<Rebuild>, Panicked>) {
        let rebuild = match rebuild {
            Ok(Some(rebuild)) => rebuild,
            Ok(None) => return,
            Err(Panicked) => {
                self.state.publish_crash();
                return (self.notify)(ServeEvent::Crashed);
            }
        };
        let store = self.live.store();
        // After a panic the last good site is served until there is a new one.
        if !store.is_empty() {
            self.state.set_store(store);
        }
        self.state.publish(&rebuild);
        (self.notify)(ServeEvent::Rebuilt(Box::new(rebuild)));
    }

    /// Runs a step; after a panic, the site is rebuilt from scratch.
    fn catching_panics(
        &mut self,
        step: impl FnOnce(&mut Live) -> Option<Rebuild>,
    ) -> Result<Option<Rebuild>, Panicked> {
        let live = &mut self.live;
        catch_unwind(AssertUnwindSafe(|| step(live))).map_err(|_| {
            self.live = Live::new(&self.options.root);
            Panicked
        })
    }
}

/// The program has a bug.
#[derive(Debug, Clone, Copy)]
struct Panicked;
