//! The thread that keeps the site alive: it alone reads the disk and makes pages.
//!
//! In: what a watcher tells, and the time. Out: rounds on the [`Board`], pages before the search. A
//! fault of the program's own ends neither this thread nor what is served: it is told, and the site
//! is made anew from nothing, behind the last good one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;

use super::board::Board;
use super::places::Places;
use super::schedule::{Act, Noticed, Outcome, Pace, Schedule};
use super::watch::{Change, Watch};
use super::{EventHandler, Options, ServeEvent};
use crate::live::{Hint, Live, Round, Trust};

/// Keeps a site alive.
pub(super) struct Worker {
    options: Options,
    places: Places,
    live: Live,
    board: Arc<Board>,
    notify: EventHandler,
}

impl Worker {
    pub(super) fn new(
        options: &Options,
        live: Live,
        board: Arc<Board>,
        notify: EventHandler,
    ) -> Self {
        Self { places: Places::new(&options.root), options: options.clone(), live, board, notify }
    }

    /// Works until the program ends.
    pub(super) fn run(mut self) {
        let (sender, changes) = channel();
        // Kept beside the watcher, so that the channel stays open without one.
        let _open = sender.clone();
        let mut watch = if self.options.poll { None } else { self.watch(sender) };
        let pace = if watch.is_some() { Pace::BESIDE_WATCHING } else { Pace::ALONE };
        let mut schedule = Schedule::new(pace, Instant::now());
        loop {
            let places = &self.places;
            let until = match schedule.next(Instant::now(), || places.is_git_at_work()) {
                Act::Update(hint, trust) => {
                    self.update(&hint, trust, &mut schedule);
                    Instant::now()
                }
                Act::Index => {
                    self.index();
                    Instant::now()
                }
                Act::Wait(until) => until,
            };
            if !self.listen(&changes, until, &mut schedule, &mut watch) {
                return;
            }
        }
    }

    fn watch(&self, sender: std::sync::mpsc::Sender<Change>) -> Option<Watch> {
        Watch::begin(&self.places, sender)
            .map_err(|error| (self.notify)(ServeEvent::NotWatching(error.to_string())))
            .ok()
    }

    /// Takes note of changes until a time, or until the first has come; false when the preview is
    /// over.
    fn listen(
        &self,
        changes: &Receiver<Change>,
        until: Instant,
        schedule: &mut Schedule,
        watch: &mut Option<Watch>,
    ) -> bool {
        let mut next = changes.recv_timeout(until.saturating_duration_since(Instant::now()));
        while let Ok(change) = next {
            let noticed = match change {
                Change::Noticed(noticed) => noticed,
                Change::Folder(folder) => {
                    if let Some(Err(error)) = watch.as_mut().map(|watch| watch.renew(&folder)) {
                        (self.notify)(ServeEvent::NotWatching(error.to_string()));
                        *watch = None;
                        schedule.set_pace(Pace::ALONE, Instant::now());
                    }
                    Noticed::Paths(vec![folder])
                }
            };
            schedule.note(noticed, Instant::now());
            next = changes.try_recv().map_err(|_| RecvTimeoutError::Timeout);
        }
        !matches!(next, Err(RecvTimeoutError::Disconnected))
    }

    fn update(&mut self, hint: &Hint, trust: Trust, schedule: &mut Schedule) {
        let begun = Instant::now();
        let done = self.guarded(|live| live.update(hint, trust));
        let outcome = match &done {
            Ok(None) => Outcome::Same,
            Ok(Some(round)) => Outcome::Round { is_unsettled: round.is_unsettled },
            Err(Crashed) => Outcome::Crashed,
        };
        schedule.updated(*hint == Hint::Anything, outcome, begun, Instant::now());
        self.publish(done);
    }

    fn index(&mut self) {
        let done = self.guarded(Live::index);
        self.publish(done);
    }

    fn publish(&self, done: Result<Option<Round>, Crashed>) {
        let round = match done {
            Ok(Some(round)) => round,
            Ok(None) => return,
            Err(Crashed) => {
                self.board.post_crash();
                return (self.notify)(ServeEvent::Crashed);
            }
        };
        let site = self.live.shelf();
        // After a fault of the program's own, the last good site stays until there is a new one.
        if !site.is_empty() {
            self.board.show(site);
        }
        self.board.post(&round);
        (self.notify)(ServeEvent::Round(Box::new(round)));
    }

    /// Runs a step; where the program itself fails, the site begins anew from nothing.
    fn guarded(
        &mut self,
        step: impl FnOnce(&mut Live) -> Option<Round>,
    ) -> Result<Option<Round>, Crashed> {
        let live = &mut self.live;
        catch_unwind(AssertUnwindSafe(|| step(live))).map_err(|_| {
            self.live = Live::new(&self.options.root);
            Crashed
        })
    }
}

/// The program itself has failed.
#[derive(Debug, Clone, Copy)]
struct Crashed;
