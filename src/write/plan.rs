//! The steps from the site that stands to the site that was put, in an order that keeps links
//! whole.
//!
//! In: the old manifest and the prepared files. Out: [`Plan`]. Nothing is changed here; everything
//! that can be refused is refused here, before the first step.
//!
//! 1. A manifest of old and new files: whatever a killed build leaves is known as Løype's.
//! 2. Where a file's path was a folder before, or a folder's path a file, the old one goes first.
//!    It cannot be otherwise.
//! 3. New files, pages last. Nothing that a reader can reach links to them yet.
//! 4. Changed files, pages last. What they link to is there: old, changed or new.
//! 5. Removal, pages first. No page that a reader can reach links to them any more.
//! 6. The new manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use super::manifest::Manifest;
use super::path::{OutPath, fold};
use super::staging::Staged;
use super::step::Step;
use super::{Change, Doing, Put, Ready, WriteError, Written};

/// What commit does, and what can be said about it afterwards.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) written: Written,
}

impl Plan {
    /// The plan for the folder `out`, where `old` stands and `puts` (by folded path) shall stand.
    pub(super) fn make(
        out: &Path,
        old: &Manifest,
        puts: &BTreeMap<String, Put>,
    ) -> Result<Self, WriteError> {
        let site = Site::of(puts)?;
        let stale = Stale::of(out, old, puts, &site)?;
        let mut plan = Self { steps: Vec::new(), written: site.count(&stale) };
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
        self.steps.extend([Step::StageManifest(manifest.bytes()), Step::PlaceManifest]);
    }

    /// Files, pages first; then their folders, the innermost first, unless the new site has files
    /// there.
    fn remove(&mut self, paths: &[&OutPath], stale: &Stale, site: &Site<'_>) {
        let (pages, others): (Vec<&OutPath>, Vec<_>) =
            paths.iter().copied().partition(|path| path.is_page());
        let standing =
            pages.into_iter().chain(others).filter(|path| stale.standing.contains(*path));
        self.steps.extend(standing.cloned().map(Step::Remove));
        let folders: BTreeSet<OutPath> = paths
            .iter()
            .flat_map(|path| path.folders())
            .filter(|folder| !site.folders.contains(folder))
            .collect();
        self.steps.extend(folders.into_iter().rev().map(Step::RemoveFolder));
    }

    /// The folders that are missing, then the files in their order.
    fn move_in(&mut self, out: &Path, site: &Site<'_>) {
        let missing = site.folders.iter().filter(|folder| !folder.below(out).is_dir());
        self.steps.extend(missing.cloned().map(Step::CreateFolder));
        self.steps.extend(
            site.moves.iter().map(|arrival| Step::MoveIn(arrival.staged, arrival.path.clone())),
        );
    }
}

/// The site that shall stand.
struct Site<'a> {
    manifest: Manifest,
    /// Every folder that a file of it stands in.
    folders: BTreeSet<OutPath>,
    /// The files that have to be moved in, in their order: new ones before changed ones, pages
    /// after what they show.
    moves: Vec<Arrival<'a>>,
    bytes: u64,
}

/// A file that has to be moved in.
struct Arrival<'a> {
    path: &'a OutPath,
    staged: Staged,
    is_new: bool,
}

impl<'a> Site<'a> {
    fn of(puts: &'a BTreeMap<String, Put>) -> Result<Self, WriteError> {
        let mut site = Self {
            manifest: Manifest::default(),
            folders: BTreeSet::new(),
            moves: Vec::new(),
            bytes: 0,
        };
        for Put { path, ready } in puts.values() {
            let Some(Ready { hash, size, change }) = ready else {
                return Err(WriteError::Incomplete { path: path.to_string() });
            };
            for folder in path.folders() {
                if let Some(file) = puts.get(&fold(folder.as_str())) {
                    return Err(WriteError::clash(&file.path, path));
                }
                site.folders.insert(folder);
            }
            site.manifest.add(path, *hash);
            site.bytes = site.bytes.saturating_add(*size);
            match *change {
                Change::None => {}
                Change::New(staged) => site.moves.push(Arrival { path, staged, is_new: true }),
                Change::Changed(staged) => site.moves.push(Arrival { path, staged, is_new: false }),
            }
        }
        site.moves.sort_by_key(|arrival| (!arrival.is_new, arrival.path.is_page()));
        Ok(site)
    }

    /// Whether `path`, which does not belong to the site, stands where the site has a folder, or
    /// below where it has a file.
    fn needs_place_of(&self, path: &OutPath) -> bool {
        self.folders.contains(path) || path.folders().any(|folder| self.manifest.has(&folder))
    }

    fn count(&self, stale: &Stale) -> Written {
        let files = self.manifest.paths().count();
        let new = self.moves.iter().filter(|arrival| arrival.is_new).count();
        let changed = self.moves.len() - new;
        Written {
            files,
            bytes: self.bytes,
            new,
            changed,
            unchanged: files - new - changed,
            removed: stale.standing.len(),
        }
    }
}

/// The files of the old site that the new one does not have.
struct Stale {
    paths: BTreeSet<OutPath>,
    /// Those of them that still stand and are to be removed.
    standing: BTreeSet<OutPath>,
}

impl Stale {
    fn of(
        out: &Path,
        old: &Manifest,
        puts: &BTreeMap<String, Put>,
        site: &Site<'_>,
    ) -> Result<Self, WriteError> {
        let mut stale = Self { paths: BTreeSet::new(), standing: BTreeSet::new() };
        let mut edited = Vec::new();
        for path in old.paths().filter(|path| !site.manifest.has(path)) {
            stale.paths.insert(path.clone());
            let standing = path.below(out);
            let twin = puts.get(&fold(path.as_str()));
            match fs::symlink_metadata(&standing) {
                Err(error)
                    if matches!(
                        error.kind(),
                        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                    ) => {}
                Err(error) => return Err(WriteError::io(Doing::Read, &standing, error)),
                Ok(_) if twin.is_some_and(|twin| is_one_file(&standing, &twin.path.below(out))) => {
                }
                Ok(metadata) if metadata.is_file() && old.is_as_written(path, &standing)? => {
                    stale.standing.insert(path.clone());
                }
                Ok(_) => edited.push(path.to_string()),
            }
        }
        if edited.is_empty() { Ok(stale) } else { Err(WriteError::edited(out, edited)) }
    }
}

/// Whether two paths that differ in letter case lead to one file here: removing the old name would
/// then remove the new file.
fn is_one_file(old: &Path, new: &Path) -> bool {
    matches!((fs::canonicalize(old), fs::canonicalize(new)), (Ok(old), Ok(new)) if old == new)
}
