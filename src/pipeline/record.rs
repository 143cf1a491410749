//! What a build came to, kept so that the same build need not be made again.
//!
//! In: the inputs of a build, its outcome, and what its stages leave for later. Out: that outcome,
//! if a later build would come to the same: the options and every byte that it would read are the
//! same, and the output folder holds every byte that was written. Else what the stages left, from
//! which they do only what has changed, and of which each part is a record of its own, which holds
//! by itself:
//!
//! - What was read and checked holds always, since every file is compared again.
//! - What renderings remember holds for the output folder that the build left, and in it for the
//!   pages that still stand there.
//!
//! The program takes part in the seal of each record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::options::BuildOptions;
use super::outcome::{Counts, Outcome, SourceLine};
use super::stages::FormerStages;
use crate::cache::Cache;
use crate::config;
use crate::diagnostic::{Diagnostic, Silenced};
use crate::fingerprint::Fingerprint;
use crate::ids::{self, Id};
use crate::load::Inputs;
use crate::render::Memory;
use crate::search::SearchCache;
use crate::search::shards::Sizes;
use crate::source::{FileId, SourceFile, Sources};
use crate::write::{OutputWriter, WriteError, WriteSummary};

/// The inputs of a build, by which its record is found.
pub(super) struct BuildInputs<'a> {
    options: &'a BuildOptions<'a>,
    cache: &'a Cache,
    inputs: Inputs,
    /// The fingerprint of the audiences that the site is for, and of its courses.
    edition: Fingerprint,
    /// The fingerprint of everything that decides what is built.
    key: Fingerprint,
}

/// What the renderings of a build remember, and its search.
#[derive(Deserialize, Serialize)]
pub(super) struct Memories {
    /// That of the whole site.
    pub(super) whole: Memory,
    /// That of the edition, in a build of a part of the site.
    pub(super) edition: Option<Memory>,
    /// What the search of what is in the output folder was made of.
    pub(super) search: SearchCache,
}

/// What is kept of a build.
#[derive(Clone, Copy, Hash)]
enum Kept {
    Outcome,
    Stages,
    Memories,
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
    courses: Vec<String>,
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
        let named = |names: &'a [String]| names.iter().collect::<BTreeSet<&String>>();
        let edition = Fingerprint::of(&(named(options.audiences), named(options.courses)));
        let key = Fingerprint::of(&(edition, inputs.fingerprint()));
        Some(Self { options, cache, inputs, edition, key })
    }

    /// The outcome of the same build before, if the output folder is as it left it; what it found
    /// is then unchanged.
    ///
    /// # Errors
    ///
    /// Those of opening the output folder.
    pub(super) fn recall(&self) -> Result<Option<Outcome>, WriteError> {
        let record = self.name(Kept::Outcome).and_then(|name| self.cache.recall(name));
        let record = record.filter(|record: &BuildRecord| record.key == self.key);
        let Some(record) = record else { return Ok(None) };
        let writer = OutputWriter::open(
            self.options.out,
            &self.options.protected(),
            record.output.made_for,
        )?;
        let is_same = writer.output_before() == record.output.fingerprint && writer.is_as_left();
        Ok(is_same.then(|| record.into_outcome()))
    }

    /// What the renderings of the build remember that left the output folder as it is, with those
    /// of its pages that still stand there.
    pub(super) fn memories(&self, writer: &OutputWriter) -> Option<Memories> {
        let made_of = self.made_of(writer.output_before());
        let (kept, mut memories) =
            self.cache.recall::<(Fingerprint, Memories)>(self.name(Kept::Memories)?)?;
        (kept == made_of).then(|| {
            let texts: Vec<_> = memories.of_output().texts().cloned().collect();
            memories.search.set_pages(&texts);
            memories.of_output().retain_pages(|address| writer.stands(address));
            memories
        })
    }

    /// What the stages of the build before left.
    pub(super) fn former_stages(&self) -> Option<FormerStages<'static>> {
        self.cache.recall(self.name(Kept::Stages)?)
    }

    /// Whether no input has changed in the meantime, so that what was built can be kept.
    pub(super) fn still_hold(&self) -> bool {
        self.inputs.still_hold(self.options.root)
    }

    /// Keeps what the stages leave for the next build into the same folder, which holds `output`
    /// now.
    pub(super) fn keep_work(&self, stages: &FormerStages, memories: &Memories, output: Output) {
        let Some(names) = self.name(Kept::Stages).zip(self.name(Kept::Memories)) else { return };
        rayon::join(
            || self.cache.keep(names.0, stages),
            || self.cache.keep(names.1, &(self.made_of(output.fingerprint), memories)),
        );
    }

    /// Keeps what the build came to.
    pub(super) fn keep(&self, outcome: &Outcome, output: Output) {
        let Some((written, name)) = outcome.written.zip(self.name(Kept::Outcome)) else { return };
        self.cache.keep(name, &BuildRecord::new(self.key, output, written, outcome));
    }

    /// What memories are of: an edition of a site, and the output folder that its build left.
    fn made_of(&self, output: Fingerprint) -> Fingerprint {
        Fingerprint::of(&(self.edition, output))
    }

    /// One record of each kind for each output folder, and so for each site.
    fn name(&self, kept: Kept) -> Option<Fingerprint> {
        Some(Fingerprint::of(&(kept, std::path::absolute(self.options.out).ok()?)))
    }
}

impl Memories {
    /// Nothing is remembered, of the whole site or also of an edition.
    pub(super) fn new(has_edition: bool) -> Self {
        let edition = has_edition.then(Memory::default);
        Self { whole: Memory::default(), edition, search: SearchCache::default() }
    }

    /// What is remembered of what is in the output folder.
    pub(super) fn of_output(&mut self) -> &mut Memory {
        self.edition.as_mut().unwrap_or(&mut self.whole)
    }
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
            courses: outcome.courses.clone(),
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
            courses: self.courses,
            unlinked: self.unlinked,
            written: Some(self.written),
            search: self.search,
        }
    }
}
