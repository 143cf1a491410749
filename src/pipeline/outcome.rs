//! What a run came to: its findings, and what was built.
//!
//! In: the stages when they have run. Out: an [`Outcome`], which no longer needs them.

use serde::{Deserialize, Serialize};

use super::stages::Stages;
use crate::config::Config;
use crate::course::{Edition, Site};
use crate::diagnostic::{Diagnostic, Silenced};
use crate::load::Tree;
use crate::search::shards::Sizes;
use crate::source::{FileId, Sources, Span};
use crate::write::WriteSummary;

/// The outcome of a run, with everything that is needed to show the diagnostics.
#[derive(Debug)]
pub struct Outcome {
    /// The text files that findings are about.
    pub sources: Sources,
    /// The config.
    pub config: Config,
    /// The file of the config.
    pub config_file: FileId,
    /// All diagnostics, ordered by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The diagnostics that the authors have silenced.
    pub silenced: Vec<Silenced>,
    /// The counts of the site, or of the edition that was built of it.
    pub counts: Counts,
    /// The titles of the courses that were asked for; none for all.
    pub courses: Vec<String>,
    /// Links that became text in a build of a part of the site, since their targets are left out.
    pub unlinked: Vec<SourceLine>,
    /// What was done to the output folder; `None` for a check, and if there were errors.
    pub written: Option<WriteSummary>,
    /// The sizes of the search index, if it was written.
    pub search: Option<Sizes>,
}

/// A line of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine {
    /// The path of the source, relative to the site's root.
    pub path: String,
    /// The number of the line, from 1.
    pub line: usize,
}

/// The numbers of a site's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Courses.
    pub courses: usize,
    /// Modules of all courses.
    pub modules: usize,
    /// Pages that have a file, including those of courses and modules.
    pub pages: usize,
    /// Pages that are omitted because they are drafts.
    pub drafts: usize,
}

impl Outcome {
    pub(super) fn of(
        stages: Stages,
        edition: Option<Edition>,
        written: Option<WriteSummary>,
    ) -> Self {
        let (diagnostics, silenced) = stages.findings();
        let counts = Counts {
            drafts: stages.site().drafts,
            ..Counts::of(edition.as_ref().map_or(stages.site(), |edition| &edition.site))
        };
        let unlinked = edition.map(|edition| edition.unlinked).unwrap_or_default();
        let Tree { sources, config, config_file, .. } = stages.into_tree();
        let line = |span: &Span| SourceLine {
            path: sources.path(span.file).to_owned(),
            line: sources.position(*span).line,
        };
        let unlinked = unlinked.iter().map(line).collect();
        Self {
            sources,
            config,
            config_file,
            diagnostics,
            silenced,
            counts,
            courses: Vec::new(),
            unlinked,
            written,
            search: None,
        }
    }
}

impl Counts {
    /// The numbers of a site's parts.
    #[must_use]
    pub fn of(site: &Site) -> Self {
        Self {
            courses: site.courses.len(),
            modules: site.courses.iter().map(|course| course.modules.len()).sum(),
            pages: site.metas().count(),
            drafts: site.drafts,
        }
    }
}
