//! Reading a site again and again.
//!
//! In: the site's root, and hints of what has changed there. Out: the [`Tree`], kept as a single
//! reading of the whole would give it, and what is [other](Refreshed) than the time before. A file
//! is opened only when it may hold something else, and parsed again only when it does. Where the
//! set of files stays, every file keeps its id, so that places in all other files stay valid.

mod cached_file;
mod hint;
mod refreshed;

pub use hint::{Hint, Trust};
pub use refreshed::{Refreshed, Replaced};

pub(super) use hint::{ContentScope, ScanScope};

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::languages::FolderLanguages;
use super::load_error::LoadError;
use super::parse::{not_utf8, page_saved_as_text, parse};
use super::stamp::Stamp;
use super::text_file::TextFile;
use super::unreached::{self, Unreached};
use super::unsafe_file::unsafe_file;
use super::walk::{FoundFile, walk_readable};
use super::{Asset, AssetId, CONTENT_FOLDER, Document, DocumentId, Tree, file_name};
use crate::config::{self, CONFIG_FILE, Config};
use crate::diagnostic::Diagnostic;
use crate::ids::{Id, IndexVec};
use crate::source::{FileId, SourceFile, Sources, Span};
use cached_file::{CachedFile, ScannedFile, is_in_motion, rescan, scan_file};
use refreshed::ContentScan;

/// A site that has been read, and can be read again.
#[derive(Debug)]
pub struct Reader {
    root: PathBuf,
    files: Files,
    parsed: Parsed,
    /// How many of the sources are the reader's own.
    own_sources: usize,
    /// Whether something on the disk has been passed over, so that the next look must be at
    /// everything.
    is_stale: bool,
}

/// The files of a site as they were read.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Files {
    config: CachedFile<TextFile>,
    documents: IndexVec<DocumentId, CachedFile<TextFile>>,
    assets: IndexVec<AssetId, CachedFile<Asset>>,
    /// Whether there are links among them, so that what a hint names may be known by another name
    /// too.
    has_links: bool,
    /// What was found and not read.
    unreached: Vec<Unreached>,
}

/// What the files hold.
#[derive(Debug)]
struct Parsed {
    tree: Tree,
    /// What is wrong with the config, and with the names of files.
    of_config: Vec<Diagnostic>,
    /// What is wrong with each document.
    of_documents: IndexVec<DocumentId, Vec<Diagnostic>>,
    /// The languages that folders have.
    folders: FolderLanguages,
}

/// Documents, and what is wrong with each.
type ParsedDocuments = (IndexVec<DocumentId, Document>, IndexVec<DocumentId, Vec<Diagnostic>>);

/// A site as it was read, for another run of the same program.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadSite<'a> {
    files: Cow<'a, Files>,
    documents: Cow<'a, IndexVec<DocumentId, Document>>,
    of_documents: Cow<'a, IndexVec<DocumentId, Vec<Diagnostic>>>,
}

impl Reader {
    /// Reads the site at `root`.
    ///
    /// # Errors
    ///
    /// When a folder or a file cannot be read at all; what is wrong inside a file is a diagnostic.
    pub fn open(root: &Path) -> Result<Self, LoadError> {
        let files = Files::read(root)?;
        let parsed = Parsed::of(&files);
        let own_sources = parsed.tree.sources.iter().count();
        Ok(Self { root: root.to_path_buf(), files, parsed, own_sources, is_stale: false })
    }

    /// Reads the site at `root` again, as another run has read it before, and returns what changed
    /// since. No time of a file is trusted: every file is compared.
    ///
    /// # Errors
    ///
    /// When a folder or a file cannot be read at all.
    pub fn reopen(root: &Path, before: ReadSite<'static>) -> Result<(Self, Refreshed), LoadError> {
        let ReadSite { files, documents, of_documents } = before;
        let (files, documents) = (files.into_owned(), documents.into_owned());
        let parsed = Parsed::with(&files, |_, _, _, _| (documents, of_documents.into_owned()));
        let own_sources = parsed.tree.sources.iter().count();
        let root = root.to_path_buf();
        let mut reader = Self { root, files, parsed, own_sources, is_stale: false };
        let refreshed = reader.refresh(&Hint::Anything, Trust::Full)?;
        Ok((reader, refreshed))
    }

    /// What [`reopen`](Self::reopen) begins with.
    #[must_use]
    pub fn read_site(&self) -> ReadSite<'_> {
        ReadSite {
            files: Cow::Borrowed(&self.files),
            documents: Cow::Borrowed(&self.parsed.tree.documents),
            of_documents: Cow::Borrowed(&self.parsed.of_documents),
        }
    }

    /// All that was read.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.parsed.tree
    }

    /// The config, and the sources, to which others can be added; those that were added before
    /// are gone.
    pub fn config_and_sources(&mut self) -> (&Config, &mut Sources) {
        let Tree { config, sources, .. } = &mut self.parsed.tree;
        sources.truncate(self.own_sources);
        (config, sources)
    }

    /// All that was read, for good.
    #[must_use]
    pub fn into_tree(self) -> Tree {
        self.parsed.tree
    }

    /// What is wrong with the files, each by itself.
    pub fn diagnostics(&self) -> impl Iterator<Item = Diagnostic> {
        let Parsed { tree, of_config, of_documents, .. } = &self.parsed;
        of_config
            .iter()
            .chain(of_documents.iter().flatten())
            .cloned()
            .chain(tree.assets.iter().filter_map(page_saved_as_text))
            .chain(tree.assets.iter().filter_map(|asset| unsafe_file(asset, &tree.config)))
    }

    /// Looks at the disk again, and returns what changed.
    ///
    /// # Errors
    ///
    /// When a folder or a file cannot be read at all. All stays as it was then, and the next look
    /// is at everything.
    pub fn refresh(&mut self, hint: &Hint, trust: Trust) -> Result<Refreshed, LoadError> {
        let scope =
            if self.is_stale { ScanScope::everywhere() } else { ScanScope::at(hint, &self.root) };
        self.is_stale = true;
        let config = if scope.config { Some(self.scan_config(trust)?) } else { None };
        let content = match scope.content {
            ContentScope::Nothing => ContentScan::default(),
            ContentScope::Files(files) if !self.files.has_links => {
                match self.scan_files(&files, trust)? {
                    Some(scan) => scan,
                    None => self.rescan_all(trust)?,
                }
            }
            ContentScope::Files(_) | ContentScope::Everything => self.rescan_all(trust)?,
        };
        let refreshed = self.take(config, content);
        self.is_stale = refreshed.is_unsettled;
        Ok(refreshed)
    }

    fn scan_config(&self, trust: Trust) -> Result<ScannedFile<TextFile>, LoadError> {
        let known = &self.files.config;
        match find_config(&self.root) {
            Err(_) if trust == Trust::Tentative => Ok(ScannedFile::unsettled(known.clone())),
            found => scan_file(Some(known), found?, trust),
        }
    }

    /// Looks at files by name; `None` where one of them is not known, or not there.
    fn scan_files(
        &self,
        files: &BTreeSet<PathBuf>,
        trust: Trust,
    ) -> Result<Option<ContentScan>, LoadError> {
        let (documents, assets) =
            (named(&self.files.documents, files), named(&self.files.assets, files));
        if documents.len() + assets.len() < files.len() {
            return Ok(None);
        }
        let documents = documents
            .into_iter()
            .map(|(id, found)| Ok((id, scan_file(self.files.documents.get(id), found, trust)?)));
        let assets = assets
            .into_iter()
            .map(|(id, found)| Ok((id, scan_file(self.files.assets.get(id), found, trust)?)));
        Ok(Some(ContentScan {
            documents: documents.collect::<Result<_, LoadError>>()?,
            assets: assets.collect::<Result<_, LoadError>>()?,
            ..ContentScan::default()
        }))
    }

    fn rescan_all(&self, trust: Trust) -> Result<ContentScan, LoadError> {
        let found = walk_readable(&self.root.join(CONTENT_FOLDER));
        if trust == Trust::Tentative {
            let is_in_motion = found.as_ref().map_or(true, |found| {
                let known = self
                    .files
                    .documents
                    .iter()
                    .map(|file| &file.found)
                    .chain(self.files.assets.iter().map(|file| &file.found));
                is_in_motion(
                    &known.collect::<Vec<_>>(),
                    &found.documents.iter().chain(&found.assets).collect::<Vec<_>>(),
                )
            });
            if is_in_motion {
                return Ok(ContentScan { is_unsettled: true, ..self.scan_remaining(trust)? });
            }
        }
        let found = found?;
        let (has_links, unreached) = (Some(found.has_links), Some(found.unreached));
        let documents = rescan(&self.files.documents, found.documents, trust)?;
        let assets = rescan(&self.files.assets, found.assets, trust)?;
        Ok(ContentScan {
            is_other_set: documents.is_other_set || assets.is_other_set,
            documents: documents.files.into_iter_enumerated().collect(),
            assets: assets.files.into_iter_enumerated().collect(),
            is_unsettled: false,
            has_links,
            unreached,
        })
    }

    /// Looks at the known files that are there. Those that have come are taken up together with
    /// those that have gone: half of a move would be a fault that nobody has made.
    fn scan_remaining(&self, trust: Trust) -> Result<ContentScan, LoadError> {
        let documents = self.files.documents.iter_enumerated();
        let documents = documents.filter_map(|(id, known)| {
            Some((id, scan_file(Some(known), known.found_again()?, trust)))
        });
        let assets = self.files.assets.iter_enumerated();
        let assets = assets.filter_map(|(id, known)| {
            Some((id, scan_file(Some(known), known.found_again()?, trust)))
        });
        let documents =
            documents.map(|(id, scanned)| Ok((id, scanned?))).collect::<Result<_, LoadError>>()?;
        let assets =
            assets.map(|(id, scanned)| Ok((id, scanned?))).collect::<Result<_, LoadError>>()?;
        Ok(ContentScan { documents, assets, ..ContentScan::default() })
    }

    /// Takes up what was seen.
    fn take(&mut self, config: Option<ScannedFile<TextFile>>, scan: ContentScan) -> Refreshed {
        let mut refreshed = Refreshed {
            is_new: scan.is_other_set,
            is_unsettled: scan.is_unsettled(),
            ..Refreshed::default()
        };
        refreshed.written = scan.written();
        refreshed.last = scan.last();
        if let Some(config) = config {
            refreshed.is_new |= config.has_changed;
            refreshed.is_unsettled |= config.is_unsettled;
            self.files.config = config.file;
        }
        self.files.has_links = scan.has_links.unwrap_or(self.files.has_links);
        if let Some(unreached) = &scan.unreached
            && *unreached != self.files.unreached
        {
            self.files.unreached.clone_from(unreached);
            refreshed.is_new = true;
        }
        if scan.is_other_set {
            self.files.documents =
                scan.documents.into_iter().map(|(_, scanned)| scanned.file).collect();
            self.files.assets = scan.assets.into_iter().map(|(_, scanned)| scanned.file).collect();
        } else {
            for (id, scanned) in scan.documents {
                self.take_document(id, scanned, &mut refreshed);
            }
            for (id, scanned) in scan.assets {
                self.take_asset(id, scanned, &mut refreshed);
            }
        }
        if refreshed.is_new {
            self.parsed = Parsed::of(&self.files);
            self.own_sources = self.parsed.tree.sources.iter().count();
            refreshed.documents.clear();
            refreshed.assets.clear();
        }
        refreshed
    }

    fn take_document(
        &mut self,
        id: DocumentId,
        scanned: ScannedFile<TextFile>,
        refreshed: &mut Refreshed,
    ) {
        let Some(known) = self.files.documents.get_mut(id) else { return };
        *known = scanned.file;
        let Parsed { tree, of_documents, folders, .. } = &mut self.parsed;
        let place = tree
            .documents
            .get_mut(id)
            .zip(of_documents.get_mut(id))
            .filter(|_| scanned.has_changed && !refreshed.is_new);
        let Some((document, found)) = place else { return };
        let front = tree
            .sources
            .get(document.file)
            .map(|file| file.slice(0, document.body.start as usize).to_owned());
        tree.sources.replace(document.file, Arc::clone(&known.held.text));
        let (sources, path) = (&tree.sources, document.path.clone());
        let (new, diagnostics) =
            parse(sources, &tree.config, folders, document.file, path, &known.held);
        // All that stands in the folder is to be read in another language.
        if FolderLanguages::of_document(&new) != FolderLanguages::of_document(document) {
            refreshed.is_new = true;
            return;
        }
        let old = std::mem::replace(document, new);
        *found = diagnostics;
        refreshed
            .documents
            .insert(id, Replaced { document: old, front: front.unwrap_or_default() });
    }

    fn take_asset(&mut self, id: AssetId, scanned: ScannedFile<Asset>, refreshed: &mut Refreshed) {
        let Some(known) = self.files.assets.get_mut(id) else { return };
        *known = scanned.file;
        let Some(asset) = self.parsed.tree.assets.get_mut(id).filter(|_| scanned.has_changed)
        else {
            return;
        };
        *asset = Asset { file: asset.file, ..known.held.clone() };
        if let Some((file, text)) = asset.file.zip(asset.text.clone()) {
            self.parsed.tree.sources.replace(file, text);
        }
        refreshed.assets.insert(id);
    }
}

impl Files {
    fn read(root: &Path) -> Result<Self, LoadError> {
        let config = scan_file(None, find_config(root)?, Trust::Full)?.file;
        let found = walk_readable(&root.join(CONTENT_FOLDER))?;
        let (has_links, unreached) = (found.has_links, found.unreached);
        let documents = rescan::<DocumentId, _>(&IndexVec::new(), found.documents, Trust::Full)?
            .files
            .into_iter()
            .map(|scanned| scanned.file)
            .collect();
        let assets = rescan::<AssetId, _>(&IndexVec::new(), found.assets, Trust::Full)?
            .files
            .into_iter()
            .map(|scanned| scanned.file)
            .collect();
        Ok(Self { config, documents, assets, has_links, unreached })
    }

    /// What is wrong with the names of the files; `numbers` has those of the documents among the
    /// sources.
    fn faults_of_names(
        &self,
        numbers: &[FileId],
        assets: &IndexVec<AssetId, Asset>,
    ) -> Vec<Diagnostic> {
        let documents = self.documents.iter().map(|known| known.found.path.as_str());
        let assets = assets.iter().filter_map(|asset| Some((asset.path.as_str(), asset.file?)));
        file_name::faults(documents.zip(numbers.iter().copied()).chain(assets))
    }
}

impl Parsed {
    fn of(files: &Files) -> Self {
        Self::with(files, |sources, config, numbers, folders| {
            let parsed = files.documents.as_slice().par_iter().zip(numbers);
            let parsed = parsed.map(|(known, file)| {
                parse(sources, config, folders, file, known.found.path.clone(), &known.held)
            });
            let (documents, of_documents): (Vec<_>, Vec<_>) = parsed.unzip();
            (documents.into(), of_documents.into())
        })
    }

    /// What the files hold, with the documents that `parsed` gives of the sources, the config, the
    /// number of each document's file, and the languages of folders.
    fn with(
        files: &Files,
        parsed: impl FnOnce(&Sources, &Config, Vec<FileId>, &FolderLanguages) -> ParsedDocuments,
    ) -> Self {
        let mut sources = Sources::new();
        let mut of_config = Vec::new();
        let config_file =
            sources.add(SourceFile::new(CONFIG_FILE, Arc::clone(&files.config.held.text)));
        of_config.extend(
            files
                .config
                .held
                .not_utf8_at
                .map(|offset| not_utf8(Span::new(config_file, offset, offset))),
        );
        let (config, found) = config::read(config_file, &sources);
        of_config.extend(found);
        let mut add = |path: &str, text: &Arc<str>| {
            sources.add(SourceFile::new(format!("{CONTENT_FOLDER}/{path}"), Arc::clone(text)))
        };
        let numbers: Vec<_> =
            files.documents.iter().map(|known| add(&known.found.path, &known.held.text)).collect();
        let empty = Arc::from("");
        let assets = files.assets.iter().map(|known| {
            let file = add(&known.found.path, known.held.text.as_ref().unwrap_or(&empty));
            Asset { file: Some(file), ..known.held.clone() }
        });
        let assets: IndexVec<AssetId, Asset> = assets.collect();
        of_config.extend(files.faults_of_names(&numbers, &assets));
        of_config.extend(files.unreached.iter().map(|unreached| {
            let path = format!("{CONTENT_FOLDER}/{}", unreached.path);
            unreached::diagnostic(unreached, sources.add(SourceFile::new(path, "")))
        }));
        let paths = files.documents.iter().map(|known| known.found.path.as_str());
        let folders = FolderLanguages::before_reading(paths.zip(numbers.iter().copied()), &sources);
        let (documents, of_documents) = parsed(&sources, &config, numbers, &folders);
        let unreached = files.unreached.iter().map(|unreached| unreached.path.clone()).collect();
        let tree = Tree { sources, config, config_file, documents, assets, unreached };
        Self { tree, of_config, of_documents, folders }
    }
}

/// The known files that are named and there.
fn named<I: Id, T>(
    known: &IndexVec<I, CachedFile<T>>,
    files: &BTreeSet<PathBuf>,
) -> Vec<(I, FoundFile)> {
    let known = known.iter_enumerated().filter(|(_, known)| files.contains(&known.found.disk));
    known.filter_map(|(id, known)| Some((id, known.found_again()?))).collect()
}

/// The config of the site at `root`.
pub(super) fn find_config(root: &Path) -> Result<FoundFile, LoadError> {
    let disk = root.join(CONFIG_FILE);
    let metadata = disk.metadata().ok().filter(std::fs::Metadata::is_file);
    let metadata = metadata.ok_or_else(|| LoadError::NoConfig { root: root.to_path_buf() })?;
    Ok(FoundFile { path: CONFIG_FILE.to_owned(), disk, stamp: Stamp::of(&metadata) })
}
