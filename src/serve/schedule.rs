//! When to act on what has changed on the disk.
//!
//! In: what was noticed, how long things took, and the time, which is always handed in. Out: what
//! to do now, or until when to wait. One saved file is acted on almost at once; what a checkout or
//! a moved folder stirs up becomes one round; the search waits for a pause; and now and then
//! everything is looked at, since no system tells of every change (a full queue, a network drive, a
//! synchronised folder). Reading clocks and disks is left to those who ask.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::live::{Hint, Trust};

/// How long the disk must be quiet after a change of few files.
const QUIET: Duration = Duration::from_millis(10);
/// How long it must be quiet after a change of many.
const QUIET_OF_MANY: Duration = Duration::from_millis(60);
/// How many files are many.
const MANY: usize = 8;
/// How long a change waits for quiet at most.
const PATIENCE: Duration = Duration::from_secs(1);
/// How soon to ask again whether git is done.
const GIT_PAUSE: Duration = Duration::from_millis(20);
/// How long after a round to look again at what may have been in the middle of being saved.
const SETTLING: Duration = Duration::from_millis(150);
/// How long a pause must be for the search to be made.
const PAUSE: Duration = Duration::from_millis(150);
/// How long the search waits for a pause at most.
const SEARCH_PATIENCE: Duration = Duration::from_secs(1);
/// How long after a fault of the program's own to look at everything, if nothing changes before.
const AFTER_CRASH: Duration = Duration::from_mins(1);

/// How often everything is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pace {
    /// The least time between two looks.
    least: Duration,
    /// How many times as long as a look takes it is until the next.
    share: u32,
}

impl Pace {
    /// Beside a system that tells of changes: rarely, and never more than a fiftieth of the time.
    pub(super) const BESIDE_WATCHING: Self = Self { least: Duration::from_secs(2), share: 50 };
    /// Where looking is all there is.
    pub(super) const ALONE: Self = Self { least: Duration::from_millis(300), share: 5 };
}

/// What has been noticed on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Noticed {
    /// Something happened to these.
    Paths(Vec<PathBuf>),
    /// Something happened, and nobody knows to what.
    Something,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Act {
    /// Make the pages agree with the disk.
    Update(Hint, Trust),
    /// Make the search agree with the pages.
    Index,
    /// Nothing before this time.
    Wait(Instant),
}

/// What an update came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Nothing had changed.
    Same,
    /// There was a round.
    Round {
        /// Whether a file was left as it was since it may be in the middle of being saved.
        is_unsettled: bool,
    },
    /// The program failed; what it failed of is still there.
    Crashed,
}

/// What is to be done, and since when.
#[derive(Debug)]
pub(super) struct Schedule {
    pace: Pace,
    pending: Option<Pending>,
    /// When to look at everything.
    look_at: Instant,
    /// When to look at what may be in the middle of being saved.
    settle_at: Option<Instant>,
    search: Option<Waiting>,
    /// How long a look took that found nothing.
    cost: Duration,
}

/// Changes that have not been acted on.
#[derive(Debug)]
struct Pending {
    paths: BTreeSet<PathBuf>,
    anything: bool,
    since: Waiting,
}

/// Since when something waits, and when it was last stirred.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    first: Instant,
    last: Instant,
}

impl Waiting {
    fn from(now: Instant) -> Self {
        Self { first: now, last: now }
    }

    /// When it is over: after so long a quiet, and never later than so long after its beginning.
    fn over(self, quiet: Duration, patience: Duration) -> Instant {
        (self.last + quiet).min(self.first + patience)
    }
}

impl Schedule {
    /// A schedule that begins with a look at everything.
    pub(super) fn new(pace: Pace, now: Instant) -> Self {
        Self {
            pace,
            pending: None,
            look_at: now,
            settle_at: None,
            search: None,
            cost: Duration::ZERO,
        }
    }

    /// Looks as often as `pace` says from here on.
    pub(super) fn set_pace(&mut self, pace: Pace, now: Instant) {
        self.pace = pace;
        self.look_at = self.look_at.min(now + pace.least);
    }

    /// Takes note of changes.
    pub(super) fn note(&mut self, noticed: Noticed, now: Instant) {
        let pending = self.pending.get_or_insert_with(|| Pending {
            paths: BTreeSet::new(),
            anything: false,
            since: Waiting::from(now),
        });
        pending.since.last = now;
        match noticed {
            Noticed::Paths(paths) => pending.paths.extend(paths),
            Noticed::Something => pending.anything = true,
        }
        if let Some(search) = &mut self.search {
            search.last = now;
        }
    }

    /// What to do; `is_git_at_work` is asked only when something has changed.
    pub(super) fn next(&mut self, now: Instant, is_git_at_work: impl FnOnce() -> bool) -> Act {
        if let Some(at) = self.pending.as_ref().map(Pending::over) {
            if now < at {
                return Act::Wait(at);
            }
            if is_git_at_work() {
                return Act::Wait(now + GIT_PAUSE);
            }
            return self
                .pending
                .take()
                .map_or(Act::Wait(now), |pending| Act::Update(pending.into_hint(), Trust::Wary));
        }
        if self.settle_at.is_some_and(|at| at <= now) {
            self.settle_at = None;
            return Act::Update(Hint::Anything, Trust::Full);
        }
        if self.look_at <= now {
            return Act::Update(Hint::Anything, Trust::Wary);
        }
        let search_at = self.search.map(|waiting| waiting.over(PAUSE, SEARCH_PATIENCE));
        if search_at.is_some_and(|at| at <= now) {
            self.search = None;
            return Act::Index;
        }
        Act::Wait(
            [self.settle_at, search_at].into_iter().flatten().fold(self.look_at, Instant::min),
        )
    }

    /// Takes note of an update that looked at everything or at some files, and took from `begun` to
    /// `now`.
    pub(super) fn updated(
        &mut self,
        looked_at_everything: bool,
        outcome: Outcome,
        begun: Instant,
        now: Instant,
    ) {
        if looked_at_everything {
            if outcome == Outcome::Same {
                self.cost = now.saturating_duration_since(begun);
            }
            self.look_at = now + self.pace.least.max(self.cost * self.pace.share);
        }
        if outcome == Outcome::Crashed {
            self.look_at = now + AFTER_CRASH;
        }
        if let Outcome::Round { is_unsettled } = outcome {
            self.search = Some(
                self.search
                    .map_or_else(|| Waiting::from(now), |waiting| Waiting { last: now, ..waiting }),
            );
            if is_unsettled {
                self.settle_at = Some(now + SETTLING);
            }
        }
    }
}

impl Pending {
    fn over(&self) -> Instant {
        let quiet = if self.paths.len() > MANY || self.anything { QUIET_OF_MANY } else { QUIET };
        self.since.over(quiet, PATIENCE)
    }

    fn into_hint(self) -> Hint {
        if self.anything { Hint::Anything } else { Hint::Paths(self.paths) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(time: u64) -> Duration {
        Duration::from_millis(time)
    }

    /// A schedule that has looked at everything at the time that comes with it.
    fn settled(pace: Pace) -> (Schedule, Instant) {
        let start = Instant::now();
        let mut schedule = Schedule::new(pace, start);
        assert_eq!(
            schedule.next(start, || false),
            Act::Update(Hint::Anything, Trust::Wary),
            "it begins with a look"
        );
        schedule.updated(true, Outcome::Same, start, start);
        (schedule, start)
    }

    fn one(path: &str) -> Noticed {
        Noticed::Paths(vec![PathBuf::from(path)])
    }

    fn some(paths: &[&str]) -> Act {
        Act::Update(Hint::Paths(paths.iter().map(PathBuf::from).collect()), Trust::Wary)
    }

    #[test]
    fn one_saved_file_is_acted_on_after_ten_milliseconds_of_quiet() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        schedule.note(one("a.md"), start);
        schedule.note(one("a.md"), start + ms(5));
        assert_eq!(schedule.next(start + ms(12), || false), Act::Wait(start + ms(15)));
        assert_eq!(schedule.next(start + ms(15), || false), some(&["a.md"]));
        assert_eq!(
            schedule.next(start + ms(16), || false),
            Act::Wait(start + ms(2000)),
            "and only once"
        );
    }

    #[test]
    fn a_burst_becomes_one_round() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        let names: Vec<String> = (0..400).map(|number| format!("{number:03}.md")).collect();
        for (at, name) in (0..400).zip(&names) {
            schedule.note(one(name), start + ms(at));
            let act = schedule.next(start + ms(at), || false);
            assert!(matches!(act, Act::Wait(_)), "at {at} ms it is not over: {act:?}");
        }
        assert_eq!(schedule.next(start + ms(458), || false), Act::Wait(start + ms(459)));
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(schedule.next(start + ms(459), || false), some(&names));
    }

    #[test]
    fn a_change_that_never_ends_waits_for_a_second() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        for at in 0..=200 {
            schedule.note(one("log.md"), start + ms(at * 5));
            let act = schedule.next(start + ms(at * 5), || false);
            assert_eq!(matches!(act, Act::Update(..)), at == 200, "at {} ms", at * 5);
        }
    }

    #[test]
    fn nothing_is_done_while_git_is_at_work() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        schedule.note(one("a.md"), start);
        assert_eq!(schedule.next(start + ms(1500), || true), Act::Wait(start + ms(1520)));
        assert_eq!(schedule.next(start + ms(1520), || false), some(&["a.md"]));
    }

    #[test]
    fn what_nobody_can_name_is_looked_for_everywhere() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        schedule.note(one("a.md"), start);
        schedule.note(Noticed::Something, start);
        assert_eq!(
            schedule.next(start + ms(60), || false),
            Act::Update(Hint::Anything, Trust::Wary)
        );
    }

    #[test]
    fn a_file_in_the_middle_of_being_saved_is_looked_at_again_and_then_believed() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        schedule.updated(false, Outcome::Round { is_unsettled: true }, start, start);
        assert!(matches!(schedule.next(start + ms(149), || false), Act::Wait(_)));
        assert_eq!(
            schedule.next(start + ms(150), || false),
            Act::Update(Hint::Anything, Trust::Full)
        );
        assert_eq!(schedule.next(start + ms(150), || false), Act::Index, "and only once");
    }

    #[test]
    fn the_search_is_made_in_a_pause_and_never_before_a_page() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        schedule.updated(false, Outcome::Round { is_unsettled: false }, start, start);
        schedule.note(one("a.md"), start + ms(145));
        assert_eq!(schedule.next(start + ms(160), || false), some(&["a.md"]));
        schedule.updated(false, Outcome::Same, start, start + ms(160));
        assert_eq!(schedule.next(start + ms(160), || false), Act::Wait(start + ms(295)));
        assert_eq!(schedule.next(start + ms(295), || false), Act::Index);
        assert_eq!(
            schedule.next(start + ms(295), || false),
            Act::Wait(start + ms(2000)),
            "and only once"
        );
    }

    #[test]
    fn the_search_waits_a_second_at_most() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        schedule.updated(false, Outcome::Round { is_unsettled: false }, start, start);
        for at in (100..1000).step_by(100) {
            schedule.note(one("a.md"), start + ms(at));
            assert_eq!(schedule.next(start + ms(at + 10), || false), some(&["a.md"]));
            schedule.updated(
                false,
                Outcome::Round { is_unsettled: false },
                start,
                start + ms(at + 10),
            );
        }
        assert_eq!(schedule.next(start + ms(1000), || false), Act::Index);
    }

    #[test]
    fn looks_at_everything_take_a_fiftieth_of_the_time() {
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        assert_eq!(schedule.next(start, || false), Act::Wait(start + ms(2000)));
        schedule.updated(true, Outcome::Same, start, start + ms(100));
        assert_eq!(schedule.next(start + ms(100), || false), Act::Wait(start + ms(5100)));
    }

    #[test]
    fn without_watching_everything_is_looked_at_often() {
        let (mut schedule, start) = settled(Pace::ALONE);
        assert_eq!(schedule.next(start, || false), Act::Wait(start + ms(300)));
        assert_eq!(
            schedule.next(start + ms(300), || false),
            Act::Update(Hint::Anything, Trust::Wary)
        );
        let (mut schedule, start) = settled(Pace::BESIDE_WATCHING);
        schedule.set_pace(Pace::ALONE, start + ms(100));
        assert_eq!(schedule.next(start + ms(100), || false), Act::Wait(start + ms(400)));
    }
}
