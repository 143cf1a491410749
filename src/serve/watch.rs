//! Noticing what authors do to the files of a site.
//!
//! In: the site's root. Out: on a channel, what has changed there. The system tells of changes
//! where it can; a folder that comes later is watched from then on. When to act on it stands in
//! [`schedule`](super::schedule); that everything is also looked at now and then, and is all that
//! is done where watching cannot be had, is left to [`worker`](super::worker).

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::places::Places;
use super::schedule::Noticed;

/// What a watcher tells.
#[derive(Debug)]
pub(super) enum Change {
    /// Something has changed.
    Noticed(Noticed),
    /// One of the folders that are watched has come or gone.
    Folder(PathBuf),
}

/// Watches a site as long as it lives.
#[derive(Debug)]
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    places: Places,
}

impl Watch {
    /// Begins to watch, and sends what changes.
    pub(super) fn begin(places: &Places, changes: Sender<Change>) -> notify::Result<Self> {
        let told_of = places.clone();
        let handler = move |told: notify::Result<Event>| {
            let change = told.map_or(Some(Change::Noticed(Noticed::Something)), |event| {
                of_event(&told_of, &event)
            });
            // Nobody listens any more when the preview ends.
            let _ = change.map(|change| changes.send(change));
        };
        let mut watcher = notify::recommended_watcher(handler)?;
        watcher.watch(places.root(), RecursiveMode::NonRecursive)?;
        let mut watch = Self { watcher, places: places.clone() };
        for folder in places.folders() {
            watch.renew(&folder)?;
        }
        Ok(watch)
    }

    /// Watches a folder that may have come, gone, or been put in the place of another.
    pub(super) fn renew(&mut self, folder: &Path) -> notify::Result<()> {
        if !self.places.is_folder(folder) {
            return Ok(());
        }
        // It need not have been watched before.
        let _ = self.watcher.unwatch(folder);
        if folder.is_dir() { self.watcher.watch(folder, RecursiveMode::Recursive) } else { Ok(()) }
    }
}

fn of_event(places: &Places, event: &Event) -> Option<Change> {
    if event.need_rescan() {
        return Some(Change::Noticed(Noticed::Something));
    }
    if !is_change(event.kind) {
        return None;
    }
    let paths: Vec<PathBuf> = event.paths.iter().filter_map(|path| places.of_site(path)).collect();
    let is_of_folder = matches!(
        event.kind,
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))
    );
    if let Some(folder) = paths.iter().find(|path| is_of_folder && places.is_folder(path)) {
        return Some(Change::Folder(folder.clone()));
    }
    (!paths.is_empty()).then_some(Change::Noticed(Noticed::Paths(paths)))
}

/// Whether something was changed, and not only read: the preview reads files itself.
fn is_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}
