//! Watches the files of a site for changes.
//!
//! In: the site's root. Out: [`WatchEvent`]s, handed to a callback. A folder created later is
//! watched from then on. When to act on a change is left to [`schedule`](super::schedule). That
//! everything is also scanned at intervals, or only scanned if watching is impossible, is left to
//! [`worker`](super::worker).

use std::path::{Path, PathBuf};

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::paths::SitePaths;
use super::schedule::DiskChange;

/// What a watcher reports.
#[derive(Debug)]
pub(super) enum WatchEvent {
    /// Something has changed.
    Changed(DiskChange),
    /// One of the watched folders was created, removed or replaced.
    FolderReplaced(PathBuf),
}

/// Watches a site until it is dropped.
#[derive(Debug)]
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    paths: SitePaths,
}

impl Watch {
    /// Starts to watch, and reports the changes.
    pub(super) fn start(
        paths: &SitePaths,
        report: impl Fn(WatchEvent) + Send + 'static,
    ) -> notify::Result<Self> {
        let watched = paths.clone();
        let handler = move |reported: notify::Result<Event>| {
            let event = reported.map_or(Some(WatchEvent::Changed(DiskChange::Unknown)), |event| {
                relevant(&watched, &event)
            });
            if let Some(event) = event {
                report(event);
            }
        };
        let mut system = notify::recommended_watcher(handler)?;
        system.watch(paths.root(), RecursiveMode::NonRecursive)?;
        let mut watch = Self { watcher: system, paths: paths.clone() };
        for folder in paths.folders() {
            watch.rewatch(&folder)?;
        }
        Ok(watch)
    }

    /// Watches a folder that may have been created, removed or replaced.
    pub(super) fn rewatch(&mut self, folder: &Path) -> notify::Result<()> {
        if !self.paths.is_folder(folder) {
            return Ok(());
        }
        // Fails if it was not watched before.
        let _ = self.watcher.unwatch(folder);
        if folder.is_dir() { self.watcher.watch(folder, RecursiveMode::Recursive) } else { Ok(()) }
    }
}

fn relevant(paths: &SitePaths, event: &Event) -> Option<WatchEvent> {
    if event.need_rescan() {
        return Some(WatchEvent::Changed(DiskChange::Unknown));
    }
    if !is_change(event.kind) {
        return None;
    }
    let changed: Vec<PathBuf> =
        event.paths.iter().filter_map(|path| paths.relevant(path)).collect();
    let may_replace = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    if let Some(folder) = changed.iter().find(|path| may_replace && paths.is_folder(path)) {
        return Some(WatchEvent::FolderReplaced(folder.clone()));
    }
    (!changed.is_empty()).then_some(WatchEvent::Changed(DiskChange::Paths(changed)))
}

/// Whether something was changed, and not only read: the preview itself reads files.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
