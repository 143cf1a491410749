//! The metadata of a file, by which a change is detected without opening it.
//!
//! In: a file's metadata. Out: a [`Stamp`]; as long as it is the same, the file need not be read
//! again. A file that was written a moment before it was read may have been written once more
//! within the same tick of the disk's clock, and is read again whenever it is looked at.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// The coarsest clock of a file system that is in use, FAT, ticks every other second.
const TICK: Duration = Duration::from_secs(2);

/// The metadata of a file; that of a file of another run says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    /// When anything about the file was changed, which no program can set back; only where the
    /// system tells.
    changed: Option<(i64, i64)>,
    /// Whether it was written so shortly before that the next time may look the same.
    is_fresh: bool,
}

impl Stamp {
    /// The stamp of a file that is about to be read.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let age = modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        Self {
            modified,
            length: metadata.len(),
            changed: changed(metadata),
            is_fresh: age.is_none_or(|age| age < TICK),
        }
    }

    /// Whether a file that had this stamp when it was read, and has another now, surely holds the
    /// same.
    pub(super) fn is_surely(self, now: Self) -> bool {
        !self.is_fresh && self.modified.is_some() && self.says_as(now)
    }

    /// Whether two stamps say the same of a file, which it may have outlived by a tick.
    pub(super) fn says_as(self, now: Self) -> bool {
        (self.modified, self.length, self.changed) == (now.modified, now.length, now.changed)
    }

    /// Whether two files may be one that has been moved.
    pub(super) fn is_moved_to(self, other: Self) -> bool {
        self.modified.is_some() && (self.modified, self.length) == (other.modified, other.length)
    }

    pub(super) fn is_empty(self) -> bool {
        self.length == 0
    }

    /// When the file was written, for telling which one was written last.
    pub(super) fn modified(self) -> Option<SystemTime> {
        self.modified
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems do not tell")]
fn changed(metadata: &Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.ctime(), metadata.ctime_nsec()))
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> Option<(i64, i64)> {
    None
}
