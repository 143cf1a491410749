//! The order of the stages, stated here and nowhere else.
//!
//! In: the site's root, and the output folder. Out: the diagnostics of the whole run, and what was
//! built. Load, assemble, check, render, search, write: each stage runs even if the one before
//! found errors, so that one run reports all of them. But nothing is written if there is an error,
//! and the output of the last build stays. [`Stages`] holds the results of the stages up to the
//! check, and refreshes them when files have changed.
//!
//! A build for some audiences first loads, checks and renders the whole site, to report everything.
//! The output is then rendered from an edition that contains nothing for other audiences; its own
//! diagnostics are dropped, since they have been reported already.

mod change;
mod error;
mod progress;
mod stages;

pub use change::SiteChange;
pub use error::Error;
pub use progress::BuildStep;
pub use stages::Stages;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::config::AudienceId;
use crate::course::{self, Edition, Site};
use crate::diagnostic::{Diagnostic, Silenced};
use crate::fingerprint::Fingerprint;
use crate::load::{CONTENT_FOLDER, THEMES_FOLDER, Tree};
use crate::render::{AssetNames, Memory, Rendered};
use crate::search::Search;
use crate::search::shards::Sizes;
use crate::source::Span;
use crate::write::{OutputWriter, Protected, WriteSummary};
use stages::{FileSink, RenderInput};

/// The outcome of a run, with everything that is needed to show the diagnostics.
#[derive(Debug)]
pub struct Outcome {
    /// Everything that was loaded.
    pub tree: Tree,
    /// All diagnostics, ordered by file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The diagnostics that the authors have silenced.
    pub silenced: Vec<Silenced>,
    /// The counts of the site, or of the edition for some audiences.
    pub counts: Counts,
    /// Links that became text in a build for some audiences, since their targets are for others.
    pub unlinked: Vec<Span>,
    /// The address of each page that has a file, by the path of the file relative to the site's
    /// root.
    pub addresses: BTreeMap<String, String>,
    /// What was done to the output folder; `None` for a check, and if there were errors.
    pub written: Option<WriteSummary>,
    /// The sizes of the search index, if it was written.
    pub search: Option<Sizes>,
}

/// The numbers of a site's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// Loads, checks and renders the site at `root`, and discards the pages.
///
/// # Errors
///
/// Those of the machine or the theme; errors in the content are in the outcome's diagnostics.
pub fn check(root: &Path, progress: &(dyn Fn(BuildStep) + Sync)) -> Result<Outcome, Error> {
    let mut stages = Stages::open(root, AssetNames::ByContent, progress)?;
    stages.render(progress, &|_| Ok(()))?;
    Ok(Outcome::of(stages, None, None))
}

/// Loads and checks the site at `root`, and indexes its pages, to search it without a browser. A
/// site with errors is indexed as far as it could be read.
///
/// # Errors
///
/// Those of the machine or the theme; errors in the content are in the outcome's diagnostics.
pub fn search(
    root: &Path,
    progress: &(dyn Fn(BuildStep) + Sync),
) -> Result<(Outcome, Search), Error> {
    let mut stages = Stages::open(root, AssetNames::ByContent, progress)?;
    let rendered = stages.render(progress, &|_| Ok(()))?;
    progress(BuildStep::Indexing);
    let search = Search::of(rendered.names, rendered.pages)?;
    Ok((Outcome::of(stages, None, None), search))
}

/// Builds the site at `root` into the folder `out`, for all audiences or for those in `audiences`.
///
/// # Errors
///
/// Those of the machine or the theme; errors in the content are in the outcome's diagnostics, and
/// nothing is written then.
pub fn build(
    root: &Path,
    out: &Path,
    audiences: &[String],
    progress: &(dyn Fn(BuildStep) + Sync),
) -> Result<Outcome, Error> {
    let mut stages = Stages::open(root, AssetNames::ByContent, progress)?;
    let kept: BTreeSet<AudienceId> = audiences
        .iter()
        .map(|name| stages.tree().config.audiences.named(name))
        .collect::<Result<_, _>>()?;
    if stages.has_errors() {
        // Rendered nevertheless, for the diagnostics that only rendering gives.
        stages.render(progress, &|_| Ok(()))?;
        return Ok(Outcome::of(stages, None, None));
    }
    let sources = [CONTENT_FOLDER, THEMES_FOLDER]
        .map(|folder| root.join(folder))
        .into_iter()
        .filter(|folder| folder.exists())
        .collect();
    let protected = Protected { root: root.to_path_buf(), sources };
    let made_for = Fingerprint::of(&(&stages.tree().config, &kept));
    let writer = OutputWriter::open(out, &protected, made_for)?;
    let (rendered, edition) = render_kept(&mut stages, &kept, progress, &|file| writer.put(&file))?;
    if stages.has_errors() {
        return Ok(Outcome::of(stages, edition, None));
    }
    progress(BuildStep::Indexing);
    let search = Search::of(rendered.names, rendered.pages)?;
    progress(BuildStep::Publishing);
    let sizes = search.publish(rendered.folder.name(), &|file| writer.put(&file))?;
    progress(BuildStep::Writing);
    let written = writer.commit()?;
    Ok(Outcome { search: Some(sizes), ..Outcome::of(stages, edition, Some(written)) })
}

/// Renders every file of the output and passes it to `put`: of the whole site, or of the edition
/// for the `kept` audiences.
fn render_kept(
    stages: &mut Stages,
    kept: &BTreeSet<AudienceId>,
    progress: &(dyn Fn(BuildStep) + Sync),
    put: &FileSink,
) -> Result<(Rendered, Option<Edition>), Error> {
    if kept.is_empty() {
        return Ok((stages.render(progress, put)?, None));
    }
    let edition = course::edition(stages.tree(), stages.site(), &stages.vocabulary(), kept);
    let mut rendered = stages.render(progress, &|_| Ok(()))?;
    if !stages.has_errors() {
        let input = RenderInput { tree: &edition.tree, site: &edition.site, theme: stages.theme() };
        rendered = input.render(&mut Memory::default(), progress, put)?;
    }
    Ok((rendered, Some(edition)))
}

impl Outcome {
    fn of(stages: Stages, edition: Option<Edition>, written: Option<WriteSummary>) -> Self {
        let (diagnostics, silenced) = stages.findings();
        let counts = Counts {
            drafts: stages.site().drafts,
            ..Counts::of(edition.as_ref().map_or(stages.site(), |edition| &edition.site))
        };
        let addresses = stages.addresses();
        let unlinked = edition.map(|edition| edition.unlinked).unwrap_or_default();
        Self {
            tree: stages.into_tree(),
            diagnostics,
            silenced,
            counts,
            unlinked,
            addresses,
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
