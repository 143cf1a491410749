//! Plans the steps from the old site to the new one, in an order that never breaks a link.
//!
//! In: the old manifest, the prepared files and what they are made for. Out: [`CommitPlan`].
//! Nothing is changed on the disk here. Everything that can be refused is refused here, before the
//! first step.
//!
//! 1. A manifest of old and new files, so that whatever a killed build leaves is recognised as
//!    Løype's.
//! 2. Where a file takes the path of an old folder, or a folder that of an old file, the old one
//!    has to be removed first.
//! 3. New files, pages last. Nothing that a reader can reach links to them yet.
//! 4. Changed files, pages last. What they link to exists: old, changed or new.
//! 5. Removal, pages first. No page that a reader can reach links to them any more. What the pages
//!    of the old site ask for later is kept for one build, for readers who have them open.
//! 6. The new manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::manifest::Manifest;
use super::path::{OutPath, fold};
use super::prepared::{FileChange, Prepared, PutFile};
use super::staging::StagedFile;
use super::step::CommitStep;
use super::{Operation, WriteError};
use crate::fingerprint::Fingerprint;

/// What a build did to the output folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteSummary {
    /// The files of the site.
    pub files: usize,
    /// The bytes of all of them.
    pub bytes: u64,
    /// Files that were not there before.
    pub new: usize,
    /// Files that held something else before.
    pub changed: usize,
    /// Files that were not touched, since they already hold the same bytes.
    pub unchanged: usize,
    /// Files that no longer belong to the site and were removed.
    pub removed: usize,
}

impl WriteSummary {
    /// The summary of a build of the same site once more.
    #[must_use]
    pub fn unchanged(self) -> Self {
        Self { new: 0, changed: 0, unchanged: self.files, removed: 0, ..self }
    }
}

/// The steps of a commit, and the summary to report after them.
#[derive(Debug)]
pub(super) struct CommitPlan {
    pub(super) steps: Vec<CommitStep>,
    pub(super) summary: WriteSummary,
    /// The fingerprint of the manifest after them.
    pub(super) output: Fingerprint,
}

impl CommitPlan {
    /// Plans the change of the folder `out` from `old` to `puts` (keyed by folded path).
    pub(super) fn make(
        out: &Path,
        old: &Manifest,
        puts: &BTreeMap<String, PutFile>,
        made_for: Fingerprint,
    ) -> Result<Self, WriteError> {
        let mut site = NewSite::of(puts, made_for)?;
        let stale = StaleFiles::of(out, old, puts, &site)?;
        let summary = site.count(&stale);
        for path in &stale.kept {
            site.manifest.keep(path, old);
        }
        let mut plan = Self { steps: Vec::new(), summary, output: site.manifest.fingerprint() };
        if site.moves.is_empty() && stale.paths.is_empty() && site.manifest == *old {
            return Ok(plan);
        }
        plan.manifest(&old.union(&site.manifest));
        let (in_the_way, later): (Vec<_>, Vec<_>) =
            stale.paths.iter().partition(|path| site.needs_place_of(path));
        plan.remove(&in_the_way, &stale, &site);
        plan.move_in(out, &site);
        plan.remove(&later, &stale, &site);
        plan.manifest(&site.manifest);
        Ok(plan)
    }

    fn manifest(&mut self, manifest: &Manifest) {
        self.steps.extend([CommitStep::StageManifest(manifest.bytes()), CommitStep::PlaceManifest]);
    }

    /// Removes files, pages first, and then their folders, the innermost first, unless the new site
    /// has files there.
    fn remove(&mut self, paths: &[&OutPath], stale: &StaleFiles, site: &NewSite<'_>) {
        let (pages, others): (Vec<&OutPath>, Vec<_>) =
            paths.iter().copied().partition(|path| path.is_page());
        let existing =
            pages.into_iter().chain(others).filter(|path| stale.existing.contains(*path));
        self.steps.extend(existing.cloned().map(CommitStep::Remove));
        let folders: BTreeSet<OutPath> = paths
            .iter()
            .flat_map(|path| path.folders())
            .filter(|folder| !site.folders.contains(folder))
            .collect();
        self.steps.extend(folders.into_iter().rev().map(CommitStep::RemoveFolder));
    }

    /// Creates missing folders, then moves the files in, in their order.
    fn move_in(&mut self, out: &Path, site: &NewSite<'_>) {
        let missing = site.folders.iter().filter(|folder| !folder.within(out).is_dir());
        self.steps.extend(missing.cloned().map(CommitStep::CreateFolder));
        self.steps.extend(
            site.moves
                .iter()
                .map(|arrival| CommitStep::MoveIn(arrival.staged, arrival.path.clone())),
        );
    }
}

/// The site as it will be.
struct NewSite<'a> {
    manifest: Manifest,
    /// Every folder that holds a file of it.
    folders: BTreeSet<OutPath>,
    /// The files that have to be moved in, in order: new before changed, pages after what they
    /// show.
    moves: Vec<Arrival<'a>>,
    bytes: u64,
}

/// A file that has to be moved in.
struct Arrival<'a> {
    path: &'a OutPath,
    staged: StagedFile,
    is_new: bool,
}

impl<'a> NewSite<'a> {
    fn of(puts: &'a BTreeMap<String, PutFile>, made_for: Fingerprint) -> Result<Self, WriteError> {
        let mut site = Self {
            manifest: Manifest::of_site(made_for),
            folders: BTreeSet::new(),
            moves: Vec::new(),
            bytes: 0,
        };
        for PutFile { path, prepared } in puts.values() {
            let Some(Prepared { hash, size, change }) = prepared else {
                return Err(WriteError::Incomplete { path: path.to_string() });
            };
            for folder in path.folders() {
                if let Some(file) = puts.get(&fold(folder.as_str())) {
                    return Err(WriteError::conflict(file.path.as_str(), path.as_str()));
                }
                site.folders.insert(folder);
            }
            site.manifest.add(path, *hash);
            site.bytes = site.bytes.saturating_add(*size);
            match *change {
                FileChange::None => {}
                FileChange::New(staged) => site.moves.push(Arrival { path, staged, is_new: true }),
                FileChange::Changed(staged) => {
                    site.moves.push(Arrival { path, staged, is_new: false });
                }
            }
        }
        site.moves.sort_by_key(|arrival| (!arrival.is_new, arrival.path.is_page()));
        Ok(site)
    }

    /// Whether the stale file `path` is in the way of the new site: it is where the site has a
    /// folder, or inside what the site has as a file.
    fn needs_place_of(&self, path: &OutPath) -> bool {
        self.folders.contains(path) || path.folders().any(|folder| self.manifest.has(&folder))
    }

    fn count(&self, stale: &StaleFiles) -> WriteSummary {
        let files = self.manifest.paths().count();
        let new = self.moves.iter().filter(|arrival| arrival.is_new).count();
        let changed = self.moves.len() - new;
        WriteSummary {
            files,
            bytes: self.bytes,
            new,
            changed,
            unchanged: files - new - changed,
            removed: stale.existing.len(),
        }
    }
}

/// The files of the old site that the new one does not have.
struct StaleFiles {
    /// Those that are kept for one build.
    kept: BTreeSet<OutPath>,
    /// The others.
    paths: BTreeSet<OutPath>,
    /// Those of the others that still exist and have to be removed.
    existing: BTreeSet<OutPath>,
}

impl StaleFiles {
    fn of(
        out: &Path,
        old: &Manifest,
        puts: &BTreeMap<String, PutFile>,
        site: &NewSite<'_>,
    ) -> Result<Self, WriteError> {
        let mut stale =
            Self { kept: BTreeSet::new(), paths: BTreeSet::new(), existing: BTreeSet::new() };
        let mut edited = Vec::new();
        let outlasting: BTreeSet<&OutPath> = old.outlasting(&site.manifest).collect();
        for path in old.paths().filter(|path| !site.manifest.has(path)) {
            let existing = path.within(out);
            let twin = puts.get(&fold(path.as_str()));
            let metadata = fs::symlink_metadata(&existing);
            let is_kept = outlasting.contains(path)
                && twin.is_none()
                && !site.needs_place_of(path)
                && metadata.as_ref().is_ok_and(fs::Metadata::is_file);
            if is_kept && old.is_as_written(path, &existing)? {
                stale.kept.insert(path.clone());
                continue;
            }
            stale.paths.insert(path.clone());
            match metadata {
                Err(error)
                    if matches!(
                        error.kind(),
                        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                    ) => {}
                Err(error) => return Err(WriteError::io(Operation::Read, &existing, error)),
                Ok(_)
                    if twin.is_some_and(|twin| is_one_file(&existing, &twin.path.within(out))) => {}
                Ok(metadata) if metadata.is_file() && old.is_as_written(path, &existing)? => {
                    stale.existing.insert(path.clone());
                }
                Ok(_) => edited.push(path.to_string()),
            }
        }
        if edited.is_empty() { Ok(stale) } else { Err(WriteError::edited(out, edited)) }
    }
}

/// Whether two paths that differ in letter case are the same file on this file system. Removing the
/// old name would then remove the new file.
fn is_one_file(old: &Path, new: &Path) -> bool {
    matches!((fs::canonicalize(old), fs::canonicalize(new)), (Ok(old), Ok(new)) if old == new)
}
