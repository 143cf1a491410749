//! The order of the stages, stated here and nowhere else.
//!
//! In: the site's root, and where the site should go. Out: the diagnostics of the whole run and
//! what was made. Load, assemble, check, render, search, write: each stage runs even when the one
//! before found errors, so that one run reports all of them; but nothing is written when there is
//! an error, and what was written before stays as it was. [`Stages`] holds a site that has been
//! taken through them, and takes it through them again when files have changed.
//!
//! A build for some audiences reads, checks and renders the whole site like any other, for all that
//! is to be said of it. What is written is then rendered from an edition, in which nothing for
//! others stands; what is found on the way to it has been said already.

mod change;
mod error;
mod progress;
mod stages;

pub use change::Change;
pub use error::Error;
pub use progress::BuildStep;
pub use stages::Stages;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::config::AudienceId;
use crate::course::{self, Edition, Site};
use crate::diagnostic::{Diagnostic, Silenced};
use crate::load::{CONTENT_FOLDER, THEMES_FOLDER, Tree};
use crate::render::{Memory, Rendered};
use crate::search::Search;
use crate::search::shards::Sizes;
use crate::source::Span;
use crate::write::{OutputWriter, Protected, WriteSummary};
use stages::{FileSink, RenderInput};

/// What a run found, with all that is needed to show it.
#[derive(Debug)]
pub struct Outcome {
    /// All that was read.
    pub tree: Tree,
    /// Everything that was found, in the order of files and places.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings that the authors have silenced.
    pub silenced: Vec<Silenced>,
    /// What the site has; of a build for some audiences, what is left of it.
    pub counts: Counts,
    /// Links that are only text in a build for some audiences, since what they lead to is for
    /// others.
    pub unlinked: Vec<Span>,
    /// The address of each page that comes from a file, by the file's path from the site's root.
    pub addresses: BTreeMap<String, String>,
    /// What was done to the output folder; `None` for a check, and when there were errors.
    pub written: Option<WriteSummary>,
    /// What the search comes to, where it was written.
    pub search: Option<Sizes>,
}

/// What a site has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Courses.
    pub courses: usize,
    /// Modules of all courses.
    pub modules: usize,
    /// Pages that come from a file, those of courses and modules included.
    pub pages: usize,
    /// Pages that are left out as drafts.
    pub drafts: usize,
}

/// Reads and checks the site at `root`, and makes every page without keeping it.
///
/// # Errors
///
/// What the machine or the theme gets wrong; what authors get wrong is in the outcome's
/// diagnostics.
pub fn check(root: &Path, progress: &(dyn Fn(BuildStep) + Sync)) -> Result<Outcome, Error> {
    progress(BuildStep::Reading);
    let mut stages = Stages::open(root)?;
    stages.render(progress, &|_| Ok(()))?;
    Ok(Outcome::of(stages, None, None))
}

/// Reads and checks the site at `root`, and indexes what its pages say, for whoever searches it
/// without a browser. A site with errors is searched as far as it could be read.
///
/// # Errors
///
/// What the machine or the theme gets wrong; what authors get wrong is in the outcome's
/// diagnostics.
pub fn search(
    root: &Path,
    progress: &(dyn Fn(BuildStep) + Sync),
) -> Result<(Outcome, Search), Error> {
    progress(BuildStep::Reading);
    let mut stages = Stages::open(root)?;
    let rendered = stages.render(progress, &|_| Ok(()))?;
    progress(BuildStep::Indexing);
    let search = Search::of(rendered.names, rendered.pages)?;
    Ok((Outcome::of(stages, None, None), search))
}

/// Builds the site at `root` into the folder `out`, for all audiences or for those that `audiences`
/// names.
///
/// # Errors
///
/// What the machine or the theme gets wrong; what authors get wrong is in the outcome's
/// diagnostics, and nothing has been written then.
pub fn build(
    root: &Path,
    out: &Path,
    audiences: &[String],
    progress: &(dyn Fn(BuildStep) + Sync),
) -> Result<Outcome, Error> {
    progress(BuildStep::Reading);
    let mut stages = Stages::open(root)?;
    let kept: BTreeSet<AudienceId> = audiences
        .iter()
        .map(|name| stages.tree().config.audiences.named(name))
        .collect::<Result<_, _>>()?;
    if stages.has_errors() {
        // The pages are made all the same, for what only rendering can find.
        stages.render(progress, &|_| Ok(()))?;
        return Ok(Outcome::of(stages, None, None));
    }
    let sources = [CONTENT_FOLDER, THEMES_FOLDER]
        .map(|folder| root.join(folder))
        .into_iter()
        .filter(|folder| folder.exists())
        .collect();
    let writer = OutputWriter::open(out, &Protected { root: root.to_path_buf(), sources })?;
    let (rendered, edition) = render_kept(&mut stages, &kept, progress, &|file| writer.put(&file))?;
    if stages.has_errors() {
        return Ok(Outcome::of(stages, edition, None));
    }
    progress(BuildStep::Indexing);
    let sizes = Search::of(rendered.names, rendered.pages)?.publish(&|file| writer.put(&file))?;
    progress(BuildStep::Writing);
    let written = writer.commit()?;
    Ok(Outcome { search: Some(sizes), ..Outcome::of(stages, edition, Some(written)) })
}

/// Makes every file that is to be written and hands it to `put`: of the whole site, or of the
/// edition for the audiences that are kept.
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
    /// What a site has.
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
