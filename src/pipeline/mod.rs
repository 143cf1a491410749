//! The order of the stages, stated here and nowhere else.
//!
//! In: the site's root, and the output folder. Out: the diagnostics of the whole run, and what was
//! built. Load, assemble, check, render, search, write: each stage runs even if the one before
//! found errors, so that one run reports all of them. But nothing is written if there is an error,
//! and the output of the last build stays. [`Stages`] holds the results of the stages up to the
//! check, and refreshes them when files have changed.
//!
//! A build first asks for the record of the last one: where nothing has changed, its outcome is
//! told again, and no stage runs. Else the stages begin with what those of the last build left, as
//! they do in the preview after an edit: only what has changed is read, checked and rendered, and
//! pages that would be the same stay as they are in the output folder.
//!
//! A build for some audiences, or of some courses, first loads, checks and renders the whole site,
//! to report everything. The output is then rendered from an edition that contains nothing else;
//! its own diagnostics are dropped, since they have been reported already.

mod change;
mod consequences;
mod error;
mod options;
mod outcome;
mod progress;
mod record;
mod stages;
mod told;

pub use change::SiteChange;
pub use error::Error;
pub use options::BuildOptions;
pub use outcome::{Counts, Outcome, SourceLine};
pub use progress::BuildStep;
pub use stages::Stages;
pub use told::{Fate, Reading, RuleLine, RulePlace, ToldRule, ToldRules};

use std::collections::BTreeMap;
use std::path::Path;

use crate::course::{self, Edition, Kept};
use crate::fingerprint::Fingerprint;
use crate::render::{AssetNames, Memory, Rendered};
use crate::search::Search;
use crate::write::{Committed, OutputWriter};
use record::{BuildInputs, Memories, Output};
use stages::{FileSink, RenderInput};

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

/// A site that can be searched without a browser.
#[derive(Debug)]
pub struct IndexedSite {
    /// What the run found.
    pub outcome: Outcome,
    /// The search.
    pub search: Search,
    /// The address of each page that has a file, by the path of the file relative to the site's
    /// root.
    pub addresses: BTreeMap<String, String>,
}

/// Loads and checks the site at `root`, and indexes its pages, to search it without a browser. A
/// site with errors is indexed as far as it could be read.
///
/// # Errors
///
/// Those of the machine or the theme; errors in the content are in the outcome's diagnostics.
pub fn search(root: &Path, progress: &(dyn Fn(BuildStep) + Sync)) -> Result<IndexedSite, Error> {
    let mut stages = Stages::open(root, AssetNames::ByContent, progress)?;
    let rendered = stages.render(progress, &|_| Ok(()))?;
    progress(BuildStep::Indexing);
    let search = Search::of(rendered.names, rendered.pages);
    let addresses = stages.addresses();
    Ok(IndexedSite { outcome: Outcome::of(stages, None, None), search, addresses })
}

/// Builds a site, or finds that nothing has changed since it was built.
///
/// # Errors
///
/// Those of the machine or the theme; errors in the content are in the outcome's diagnostics, and
/// nothing is written then.
pub fn build(
    options: &BuildOptions,
    progress: &(dyn Fn(BuildStep) + Sync),
) -> Result<Outcome, Error> {
    progress(BuildStep::Comparing);
    let inputs = BuildInputs::of(options);
    if let Some(outcome) = inputs.as_ref().map(BuildInputs::recall).transpose()?.flatten() {
        return Ok(outcome);
    }
    let mut stages = match inputs.as_ref().and_then(BuildInputs::former_stages) {
        Some(former) => Stages::reopen(options.root, AssetNames::ByContent, former, progress)?,
        None => Stages::open(options.root, AssetNames::ByContent, progress)?,
    };
    let kept = kept(options, &stages)?;
    if stages.has_errors() {
        // Rendered nevertheless, for the diagnostics that only rendering gives.
        stages.render(progress, &|_| Ok(()))?;
        return Ok(Outcome::of(stages, None, None));
    }
    refuse_to_be_empty(&stages, &kept)?;
    let courses = kept.titles(stages.site());
    let made_for = Fingerprint::of(&(&stages.tree().config, &kept));
    let writer = OutputWriter::open(options.out, &options.protected(), made_for)?;
    let put = |file| writer.put(&file);
    let before = inputs.as_ref().and_then(|inputs| inputs.memories(&writer));
    let mut memories = before.unwrap_or_else(|| Memories::new(!kept.is_all()));
    stages.memory().exchange(&mut memories.whole);
    let of_edition = memories.edition.as_mut();
    let (rendered, edition) = render_kept(&mut stages, &kept, of_edition, progress, &put)?;
    stages.memory().exchange(&mut memories.whole);
    if stages.has_errors() {
        return Ok(Outcome { courses, ..Outcome::of(stages, edition, None) });
    }
    memories.of_output().addresses().try_for_each(|address| writer.keep(address))?;
    progress(BuildStep::Indexing);
    let search = match inputs {
        Some(_) => Search::after(&memories.search, rendered.names, rendered.pages),
        None => Search::of(rendered.names, rendered.pages),
    };
    progress(BuildStep::Publishing);
    let sizes = search.publish(rendered.folder.name(), &put)?;
    memories.search = search.into_cache();
    progress(BuildStep::Writing);
    let Committed { summary, output } = writer.commit()?;
    let output = Output { made_for, fingerprint: output };
    let inputs = inputs.filter(BuildInputs::still_hold);
    if let Some(inputs) = &inputs {
        inputs.keep_work(&stages.former(), &memories, output);
    }
    let outcome = Outcome::of(stages, edition, Some(summary));
    let outcome = Outcome { search: Some(sizes), courses, ..outcome };
    if let Some(inputs) = inputs {
        inputs.keep(&outcome, output);
    }
    Ok(outcome)
}

/// The audiences and courses that a build is of.
fn kept(options: &BuildOptions, stages: &Stages) -> Result<Kept, Error> {
    let (tree, site) = (stages.tree(), stages.site());
    let audiences = options.audiences.iter().map(|name| tree.config.audiences.named(name));
    let audiences = audiences.collect::<Result<_, _>>()?;
    let courses = options.courses.iter().map(|name| site.course_named(name, tree));
    Ok(Kept::new(audiences, courses.collect::<Result<_, _>>()?))
}

/// Refuses a build for audiences that no course is for, or none of those that are built.
fn refuse_to_be_empty(stages: &Stages, kept: &Kept) -> Result<(), Error> {
    if kept.audiences().is_empty() || !kept.leaves_no_course(stages.site()) {
        return Ok(());
    }
    let audiences = &stages.tree().config.audiences;
    let named = |names: Vec<String>| {
        let quoted = names.iter().map(|name| format!("`{name}`"));
        quoted.collect::<Vec<_>>().join(", ")
    };
    let ids = kept.audiences().iter();
    let whom = named(ids.filter_map(|id| Some(audiences.get(*id)?.name.clone())).collect());
    let courses = kept.titles(stages.site());
    if courses.is_empty() {
        return Err(Error::NoCourseFor(whom));
    }
    Err(Error::CourseNotFor { courses: named(courses), audiences: whom })
}

/// Renders every file of the output that is other than it is remembered, and passes it to `put`: of
/// the whole site, or of the edition of what is `kept`, which has a memory of its own.
fn render_kept(
    stages: &mut Stages,
    kept: &Kept,
    of_edition: Option<&mut Memory>,
    progress: &(dyn Fn(BuildStep) + Sync),
    put: &FileSink,
) -> Result<(Rendered, Option<Edition>), Error> {
    let Some(of_edition) = of_edition else { return Ok((stages.render(progress, put)?, None)) };
    let edition = course::edition(stages.tree(), stages.site(), &stages.vocabulary(), kept);
    let mut rendered = stages.render(progress, &|_| Ok(()))?;
    if !stages.has_errors() {
        let input = RenderInput { tree: &edition.tree, site: &edition.site, theme: stages.theme() };
        rendered = input.render(of_edition, progress, put)?;
    }
    Ok((rendered, Some(edition)))
}
