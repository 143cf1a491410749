//! When to act on changes on the disk.
//!
//! In: changes, the duration of updates, and the time, which is always a parameter. Out: what to do
//! now, or until when to wait. One saved file is acted on almost at once. The many changes of a
//! checkout or of a moved folder become one rebuild. The search waits for a pause. At intervals
//! everything is scanned, since no system reports every change (a full queue, a network drive, a
//! synchronised folder). Reading the clock and the disk is left to the caller.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::live::{Hint, Trust};

/// How long the disk must be quiet after a change of few files.
const DEBOUNCE: Duration = Duration::from_millis(10);
/// How long it must be quiet after a change of more than [`FEW_FILES`].
const DEBOUNCE_MANY: Duration = Duration::from_millis(60);
const FEW_FILES: usize = 8;
/// The longest time that a change waits for quiet.
const MAX_DEBOUNCE: Duration = Duration::from_secs(1);
/// How soon to ask again whether git is done.
const GIT_POLL: Duration = Duration::from_millis(20);
/// How long after a rebuild to scan again for a file that may have been in the middle of being
/// saved.
const SETTLE_DELAY: Duration = Duration::from_millis(150);
/// How long the disk must be quiet before the search is rebuilt.
const SEARCH_DEBOUNCE: Duration = Duration::from_millis(150);
/// The longest time that the search waits for quiet.
const MAX_SEARCH_DEBOUNCE: Duration = Duration::from_secs(1);
/// How long after a panic to scan everything, if nothing changes before.
const PANIC_BACKOFF: Duration = Duration::from_mins(1);

/// How often everything is scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ScanInterval {
    /// The shortest time between two scans.
    min: Duration,
    /// The time between two scans as a multiple of the duration of a scan.
    factor: u32,
}

impl ScanInterval {
    /// With a watcher: rarely, and for at most a fiftieth of the time.
    pub(super) const WITH_WATCHER: Self = Self { min: Duration::from_secs(2), factor: 50 };
    /// Without a watcher.
    pub(super) const POLLING: Self = Self { min: Duration::from_millis(300), factor: 5 };
}

/// A change on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DiskChange {
    /// These paths have changed.
    Paths(Vec<PathBuf>),
    /// Some path has changed.
    Unknown,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    /// Rebuild the pages from the disk.
    Update(Hint, Trust),
    /// Rebuild the search from the pages.
    Index,
    /// Do nothing before this time.
    Wait(Instant),
}

/// The outcome of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UpdateOutcome {
    /// Nothing had changed.
    Unchanged,
    /// The site was rebuilt.
    Rebuilt {
        /// Whether a file was ignored because its author may be in the middle of saving it.
        is_unsettled: bool,
    },
    /// The program has a bug, and would fail again on the same files.
    Panicked,
}

/// What has to be done, and when.
#[derive(Debug)]
pub(super) struct Schedule {
    interval: ScanInterval,
    pending: Option<PendingChanges>,
    /// When to scan everything.
    scan_at: Instant,
    /// When to scan for a file that may be in the middle of being saved.
    settle_at: Option<Instant>,
    search: Option<Debounce>,
    /// How long a scan took that found no change.
    scan_duration: Duration,
}

/// Changes that have not been acted on.
#[derive(Debug)]
struct PendingChanges {
    paths: BTreeSet<PathBuf>,
    has_unknown: bool,
    debounce: Debounce,
}

/// The times of the first and the last change of a burst.
#[derive(Debug, Clone, Copy)]
struct Debounce {
    first: Instant,
    last: Instant,
}

impl Debounce {
    fn from(now: Instant) -> Self {
        Self { first: now, last: now }
    }

    /// When the burst is over: after `quiet` without a change, at most `max` after its beginning.
    fn end(self, quiet: Duration, max: Duration) -> Instant {
        (self.last + quiet).min(self.first + max)
    }
}

impl Schedule {
    /// A schedule that begins with a scan of everything.
    pub(super) fn new(interval: ScanInterval, now: Instant) -> Self {
        Self {
            interval,
            pending: None,
            scan_at: now,
            settle_at: None,
            search: None,
            scan_duration: Duration::ZERO,
        }
    }

    /// Scans at another interval from now on.
    pub(super) fn set_interval(&mut self, interval: ScanInterval, now: Instant) {
        self.interval = interval;
        self.scan_at = self.scan_at.min(now + interval.min);
    }

    /// Records a change.
    pub(super) fn record(&mut self, change: DiskChange, now: Instant) {
        let pending = self.pending.get_or_insert_with(|| PendingChanges {
            paths: BTreeSet::new(),
            has_unknown: false,
            debounce: Debounce::from(now),
        });
        pending.debounce.last = now;
        match change {
            DiskChange::Paths(paths) => pending.paths.extend(paths),
            DiskChange::Unknown => pending.has_unknown = true,
        }
        if let Some(search) = &mut self.search {
            search.last = now;
        }
    }

    /// What to do; calls `is_git_running` only if something has changed.
    pub(super) fn next(&mut self, now: Instant, is_git_running: impl FnOnce() -> bool) -> Action {
        if let Some(at) = self.pending.as_ref().map(PendingChanges::end) {
            if now < at {
                return Action::Wait(at);
            }
            if is_git_running() {
                return Action::Wait(now + GIT_POLL);
            }
            return self.pending.take().map_or(Action::Wait(now), |pending| {
                Action::Update(pending.into_hint(), Trust::Tentative)
            });
        }
        if self.settle_at.is_some_and(|at| at <= now) {
            self.settle_at = None;
            return Action::Update(Hint::Anything, Trust::Full);
        }
        if self.scan_at <= now {
            return Action::Update(Hint::Anything, Trust::Tentative);
        }
        let search_at =
            self.search.map(|debounce| debounce.end(SEARCH_DEBOUNCE, MAX_SEARCH_DEBOUNCE));
        if search_at.is_some_and(|at| at <= now) {
            self.search = None;
            return Action::Index;
        }
        Action::Wait(
            [self.settle_at, search_at].into_iter().flatten().fold(self.scan_at, Instant::min),
        )
    }

    /// Records an update, which scanned everything or only some files, and lasted from `begun` to
    /// `now`.
    pub(super) fn record_update(
        &mut self,
        scanned_everything: bool,
        outcome: UpdateOutcome,
        begun: Instant,
        now: Instant,
    ) {
        if scanned_everything {
            if outcome == UpdateOutcome::Unchanged {
                self.scan_duration = now.saturating_duration_since(begun);
            }
            self.scan_at = now + self.interval.min.max(self.scan_duration * self.interval.factor);
        }
        if outcome == UpdateOutcome::Panicked {
            self.scan_at = now + PANIC_BACKOFF;
        }
        if let UpdateOutcome::Rebuilt { is_unsettled } = outcome {
            self.request_search(now);
            if is_unsettled {
                self.settle_at = Some(now + SETTLE_DELAY);
            }
        }
    }

    /// Records that the search has to be made.
    pub(super) fn request_search(&mut self, now: Instant) {
        let debounce = self.search.unwrap_or_else(|| Debounce::from(now));
        self.search = Some(Debounce { last: now, ..debounce });
    }
}

impl PendingChanges {
    fn end(&self) -> Instant {
        let quiet =
            if self.paths.len() > FEW_FILES || self.has_unknown { DEBOUNCE_MANY } else { DEBOUNCE };
        self.debounce.end(quiet, MAX_DEBOUNCE)
    }

    fn into_hint(self) -> Hint {
        if self.has_unknown { Hint::Anything } else { Hint::Paths(self.paths) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(time: u64) -> Duration {
        Duration::from_millis(time)
    }

    /// A schedule that has scanned everything, and the time when it did.
    fn settled(interval: ScanInterval) -> (Schedule, Instant) {
        let start = Instant::now();
        let mut schedule = Schedule::new(interval, start);
        assert_eq!(
            schedule.next(start, || false),
            Action::Update(Hint::Anything, Trust::Tentative),
            "it begins with a scan"
        );
        schedule.record_update(true, UpdateOutcome::Unchanged, start, start);
        (schedule, start)
    }

    fn one(path: &str) -> DiskChange {
        DiskChange::Paths(vec![PathBuf::from(path)])
    }

    fn some(paths: &[&str]) -> Action {
        Action::Update(Hint::Paths(paths.iter().map(PathBuf::from).collect()), Trust::Tentative)
    }

    #[test]
    fn one_saved_file_is_acted_on_after_ten_milliseconds_of_quiet() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        schedule.record(one("a.md"), start);
        schedule.record(one("a.md"), start + ms(5));
        assert_eq!(schedule.next(start + ms(12), || false), Action::Wait(start + ms(15)));
        assert_eq!(schedule.next(start + ms(15), || false), some(&["a.md"]));
        assert_eq!(
            schedule.next(start + ms(16), || false),
            Action::Wait(start + ms(2000)),
            "and only once"
        );
    }

    #[test]
    fn a_burst_becomes_one_rebuild() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        let names: Vec<String> = (0..400).map(|number| format!("{number:03}.md")).collect();
        for (at, name) in (0..400).zip(&names) {
            schedule.record(one(name), start + ms(at));
            let action = schedule.next(start + ms(at), || false);
            assert!(matches!(action, Action::Wait(_)), "at {at} ms it is not over: {action:?}");
        }
        assert_eq!(schedule.next(start + ms(458), || false), Action::Wait(start + ms(459)));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(schedule.next(start + ms(459), || false), some(&names));
    }

    #[test]
    fn a_change_that_never_ends_waits_for_a_second() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        for at in 0..=200 {
            schedule.record(one("log.md"), start + ms(at * 5));
            let action = schedule.next(start + ms(at * 5), || false);
            assert_eq!(matches!(action, Action::Update(..)), at == 200, "at {} ms", at * 5);
        }
    }

    #[test]
    fn nothing_is_done_while_git_is_at_work() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        schedule.record(one("a.md"), start);
        assert_eq!(schedule.next(start + ms(1500), || true), Action::Wait(start + ms(1520)));
        assert_eq!(schedule.next(start + ms(1520), || false), some(&["a.md"]));
    }

    #[test]
    fn what_nobody_can_name_is_looked_for_everywhere() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        schedule.record(one("a.md"), start);
        schedule.record(DiskChange::Unknown, start);
        assert_eq!(
            schedule.next(start + ms(60), || false),
            Action::Update(Hint::Anything, Trust::Tentative)
        );
    }

    #[test]
    fn a_file_in_the_middle_of_being_saved_is_looked_at_again_and_then_believed() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        schedule.record_update(false, UpdateOutcome::Rebuilt { is_unsettled: true }, start, start);
        assert!(matches!(schedule.next(start + ms(149), || false), Action::Wait(_)));
        assert_eq!(
            schedule.next(start + ms(150), || false),
            Action::Update(Hint::Anything, Trust::Full)
        );
        assert_eq!(schedule.next(start + ms(150), || false), Action::Index, "and only once");
    }

    #[test]
    fn the_search_is_made_in_a_pause_and_never_before_a_page() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        schedule.record_update(false, UpdateOutcome::Rebuilt { is_unsettled: false }, start, start);
        schedule.record(one("a.md"), start + ms(145));
        assert_eq!(schedule.next(start + ms(160), || false), some(&["a.md"]));
        schedule.record_update(false, UpdateOutcome::Unchanged, start, start + ms(160));
        assert_eq!(schedule.next(start + ms(160), || false), Action::Wait(start + ms(295)));
        assert_eq!(schedule.next(start + ms(295), || false), Action::Index);
        assert_eq!(
            schedule.next(start + ms(295), || false),
            Action::Wait(start + ms(2000)),
            "and only once"
        );
    }

    #[test]
    fn the_search_waits_a_second_at_most() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        schedule.record_update(false, UpdateOutcome::Rebuilt { is_unsettled: false }, start, start);
        for at in (100..1000).step_by(100) {
            schedule.record(one("a.md"), start + ms(at));
            assert_eq!(schedule.next(start + ms(at + 10), || false), some(&["a.md"]));
            schedule.record_update(
                false,
                UpdateOutcome::Rebuilt { is_unsettled: false },
                start,
                start + ms(at + 10),
            );
        }
        assert_eq!(schedule.next(start + ms(1000), || false), Action::Index);
    }

    #[test]
    fn scans_of_everything_take_a_fiftieth_of_the_time() {
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        assert_eq!(schedule.next(start, || false), Action::Wait(start + ms(2000)));
        schedule.record_update(true, UpdateOutcome::Unchanged, start, start + ms(100));
        assert_eq!(schedule.next(start + ms(100), || false), Action::Wait(start + ms(5100)));
    }

    #[test]
    fn without_watching_everything_is_scanned_often() {
        let (mut schedule, start) = settled(ScanInterval::POLLING);
        assert_eq!(schedule.next(start, || false), Action::Wait(start + ms(300)));
        assert_eq!(
            schedule.next(start + ms(300), || false),
            Action::Update(Hint::Anything, Trust::Tentative)
        );
        let (mut schedule, start) = settled(ScanInterval::WITH_WATCHER);
        schedule.set_interval(ScanInterval::POLLING, start + ms(100));
        assert_eq!(schedule.next(start + ms(100), || false), Action::Wait(start + ms(400)));
    }
}
