//! What a build came to, kept so that the same build need not be made again.
//!
//! In: the inputs of a build, and its outcome. Out: that outcome, if a later build would come to
//! the same: the program, the options and every byte that it would read are the same, and the
//! output folder holds every byte that was written. A record is small: the site itself is in the
//! output folder and nowhere else.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::options::BuildOptions;
use super::outcome::{Counts, Outcome, SourceLine};
use crate::cache::Cache;
use crate::config;
use crate::diagnostic::{Diagnostic, Silenced};
use crate::fingerprint::Fingerprint;
use crate::ids::{self, Id};
use crate::load::Inputs;
use crate::search::shards::Sizes;
use crate::source::{FileId, SourceFile, Sources};
use crate::write::{OutputWriter, WriteError, WriteSummary};

/// The inputs of a build, by which its record is found.
pub(super) struct BuildInputs<'a> {
    options: &'a BuildOptions<'a>,
    cache: &'a Cache,
    inputs: Inputs,
    /// The fingerprint of everything that decides what is built.
    key: Fingerprint,
}

/// What a build came to.
#[derive(Deserialize, Serialize)]
struct BuildRecord {
    /// The fingerprint of its inputs.
    key: Fingerprint,
    output: Output,
    written: WriteSummary,
    counts: Counts,
    search: Option<Sizes>,
    unlinked: Vec<SourceLine>,
    diagnostics: Vec<Diagnostic>,
    silenced: Vec<Silenced>,
    /// The path and the text of every source up to the last that a finding quotes; empty for those
    /// that none quotes.
    sources: Vec<(String, String)>,
}

/// What is in the output folder.
#[derive(Clone, Copy, Deserialize, Serialize)]
pub(super) struct Output {
    /// What it was built for.
    pub(super) made_for: Fingerprint,
    /// The fingerprint of all that it holds.
    pub(super) fingerprint: Fingerprint,
}

impl<'a> BuildInputs<'a> {
    /// The inputs of a build; `None` for a build without a cache, and where not all of them can be
    /// read.
    pub(super) fn of(options: &'a BuildOptions) -> Option<Self> {
        let cache = options.cache?;
        let inputs = Inputs::of(options.root)?;
        let audiences: BTreeSet<&String> = options.audiences.iter().collect();
        let key = Fingerprint::of(&(program()?, audiences, inputs.fingerprint()));
        Some(Self { options, cache, inputs, key })
    }

    /// The outcome of the same build before, if the output folder is as it left it; what it found
    /// is then unchanged.
    ///
    /// # Errors
    ///
    /// Those of opening the output folder.
    pub(super) fn recall(&self) -> Result<Option<Outcome>, WriteError> {
        let record = self.name().and_then(|name| self.cache.recall::<BuildRecord>(name));
        let Some(record) = record.filter(|record| record.key == self.key) else { return Ok(None) };
        let writer = OutputWriter::open(
            self.options.out,
            &self.options.protected(),
            record.output.made_for,
        )?;
        Ok(writer.is_as_left(record.output.fingerprint).then(|| record.into_outcome()))
    }

    /// Keeps what the build came to, unless an input has changed in the meantime.
    pub(super) fn keep(&self, outcome: &Outcome, output: Output) {
        let Some((written, name)) = outcome.written.zip(self.name()) else { return };
        if self.inputs.still_hold(self.options.root) {
            self.cache.keep(name, &BuildRecord::new(self.key, output, written, outcome));
        }
    }

    /// One record for each output folder, and so for each site.
    fn name(&self) -> Option<Fingerprint> {
        Some(Fingerprint::of(&std::path::absolute(self.options.out).ok()?))
    }
}

/// The program as the system knows it: where it is, its size, and when it was written. Hashing it
/// would take longer than much else that is left to do.
fn program() -> Option<Fingerprint> {
    let path = std::env::current_exe().ok()?;
    let metadata = path.metadata().ok()?;
    let version = env!("CARGO_PKG_VERSION");
    Some(Fingerprint::of(&(version, path, metadata.len(), metadata.modified().ok()?)))
}

impl BuildRecord {
    fn new(key: Fingerprint, output: Output, written: WriteSummary, outcome: &Outcome) -> Self {
        let silenced = outcome.silenced.iter().map(|silenced| &silenced.diagnostic);
        let quoted: BTreeSet<FileId> = outcome
            .diagnostics
            .iter()
            .chain(silenced)
            .flat_map(Diagnostic::files)
            .chain([outcome.config_file])
            .collect();
        let source = |id| {
            let file = outcome.sources.get(id).filter(|_| quoted.contains(&id));
            file.map(|file| (file.path().to_owned(), file.text().to_owned())).unwrap_or_default()
        };
        let count = quoted.last().map_or(0, |last| last.index() + 1);
        Self {
            key,
            output,
            written: written.unchanged(),
            counts: outcome.counts,
            search: outcome.search,
            unlinked: outcome.unlinked.clone(),
            diagnostics: outcome.diagnostics.clone(),
            silenced: outcome.silenced.clone(),
            sources: ids::first(count).map(source).collect(),
        }
    }

    fn into_outcome(self) -> Outcome {
        let mut sources = Sources::new();
        for (path, text) in self.sources {
            sources.add(SourceFile::new(path, text));
        }
        // Reading puts the config first.
        let config_file = FileId::new(0);
        let (config, _) = config::read(config_file, &sources);
        Outcome {
            sources,
            config,
            config_file,
            diagnostics: self.diagnostics,
            silenced: self.silenced,
            counts: self.counts,
            unlinked: self.unlinked,
            written: Some(self.written),
            search: self.search,
        }
    }
}
