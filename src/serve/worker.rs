//! The thread that rebuilds the site: it alone reads the disk and renders pages.
//!
//! In: the events of a watcher, and the time. Out: rebuilds, published in [`PreviewState`], pages
//! before the search. The search is made elsewhere, by [`Indexing`], and given up when a file
//! changes. A panic ends neither this thread nor the preview: it is reported, and the site is
//! rebuilt from scratch while the last good one is served.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Instant;

use super::indexing::{EndedJob, Indexing};
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
    indexing: Indexing,
    state: Arc<PreviewState>,
    notify: EventHandler,
}

/// What the worker waits for.
#[derive(Debug)]
enum Event {
    Watched(WatchEvent),
    Indexed(Box<EndedJob>),
}

impl Worker {
    pub(super) fn new(
        options: &Options,
        live: Live,
        indexing: Indexing,
        state: Arc<PreviewState>,
        notify: EventHandler,
    ) -> Self {
        let paths = SitePaths::new(&options.root);
        Self { paths, options: options.clone(), live, indexing, state, notify }
    }

    /// Works until the program ends.
    pub(super) fn run(mut self) {
        let (sender, events) = channel();
        let mut watch = if self.options.poll { None } else { self.watch(sender.clone()) };
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
                    self.index(sender.clone());
                    Instant::now()
                }
                Action::Wait(until) => until,
            };
            if !self.receive(&events, until, &mut schedule, &mut watch) {
                return;
            }
        }
    }

    fn watch(&self, sender: Sender<Event>) -> Option<Watch> {
        // The receiver is gone when the preview stops.
        let report = move |event| drop(sender.send(Event::Watched(event)));
        Watch::start(&self.paths, report)
            .map_err(|error| (self.notify)(ServeEvent::NotWatching(error.to_string())))
            .ok()
    }

    /// Records changes until a time, or until the first has come with all that came with it; false
    /// when the preview has stopped.
    fn receive(
        &mut self,
        events: &Receiver<Event>,
        until: Instant,
        schedule: &mut Schedule,
        watch: &mut Option<Watch>,
    ) -> bool {
        let mut next = events.recv_timeout(until.saturating_duration_since(Instant::now()));
        while let Ok(event) = next {
            match event {
                Event::Watched(WatchEvent::Changed(change)) => {
                    schedule.record(change, Instant::now());
                }
                Event::Watched(WatchEvent::FolderReplaced(folder)) => {
                    if let Some(Err(error)) = watch.as_mut().map(|watch| watch.rewatch(&folder)) {
                        (self.notify)(ServeEvent::NotWatching(error.to_string()));
                        *watch = None;
                        schedule.set_interval(ScanInterval::POLLING, Instant::now());
                    }
                    schedule.record(DiskChange::Paths(vec![folder]), Instant::now());
                }
                Event::Indexed(ended) => self.take_index(*ended),
            }
            next = events.try_recv().map_err(|_| RecvTimeoutError::Timeout);
        }
        !matches!(next, Err(RecvTimeoutError::Disconnected))
    }

    /// Starts to make the search; what it makes is among the events when it is done.
    fn index(&mut self, sender: Sender<Event>) {
        let Some(job) = self.live.index_job() else { return };
        self.indexing.start(job, move |ended| drop(sender.send(Event::Indexed(Box::new(ended)))));
    }

    fn take_index(&mut self, ended: EndedJob) {
        let Some(made) = self.indexing.take(ended) else { return };
        let indexed = self.catching_panics(|live| match made {
            Ok(made) => live.take_index(made),
            Err(panic) => resume_unwind(panic),
        });
        self.publish(indexed);
    }

    fn update(&mut self, hint: &Hint, trust: Trust, schedule: &mut Schedule) {
        let begun = Instant::now();
        // A file has changed, and its page must not wait for the search. A scan is most often for
        // nothing.
        let gives_up = matches!(hint, Hint::Paths(_)) && self.indexing.give_up();
        let updated = self.catching_panics(|live| live.update(hint, trust));
        let outcome = match &updated {
            Ok(None) => UpdateOutcome::Unchanged,
            Ok(Some(rebuild)) => UpdateOutcome::Rebuilt { is_unsettled: rebuild.is_unsettled },
            Err(Panicked) => UpdateOutcome::Panicked,
        };
        schedule.record_update(*hint == Hint::Anything, outcome, begun, Instant::now());
        match outcome {
            UpdateOutcome::Rebuilt { .. } => drop(self.indexing.give_up()),
            _ if gives_up => schedule.request_search(Instant::now()),
            _ => {}
        }
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
            self.indexing.give_up();
            Panicked
        })
    }
}

/// The program has a bug.
#[derive(Debug, Clone, Copy)]
struct Panicked;
