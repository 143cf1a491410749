//! The order of the stages, stated here and nowhere else.
//!
//! In: the site's root, and where the site should go. Out: the diagnostics of the whole run and what was made. Load, assemble, check,
//! render, search, write: each stage runs even when the one before found errors, so that one run reports all of them; but nothing is written
//! when there is an error, and what was written before stays as it was.
//!
//! A build for some audiences reads, checks and renders the whole site like any other, for all that is to be said of it. What is written is
//! then rendered from an excerpt, in which nothing for others stands; what is found on the way to it has been said already.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::check;
use crate::config::UnknownAudience;
use crate::course::block::Vocabulary;
use crate::course::{self, Excerpt, Leaf, Site};
use crate::diagnostic::{self, Diagnostic, Silence, Silenced, Text, any_errors_left};
use crate::load::{self, CONTENT_FOLDER, LoadError, THEMES_FOLDER, Theme, ThemeError, Tree};
use crate::output::OutputFile;
use crate::render::{self, Memory, RenderError, Rendered, Stopped};
use crate::search::Search;
use crate::search::index::IndexError;
use crate::search::shards::Sizes;
use crate::source::Span;
use crate::text;
use crate::write::{Protected, WriteError, Writer, Written};

/// What the machine or the theme can get wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The site's files cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The theme's files cannot be read.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// A template cannot be filled.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The build is for an audience that the site does not have.
    #[error(transparent)]
    Audience(#[from] UnknownAudience),
    /// The search index cannot be made.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// The site cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
}

impl Error {
    /// What to tell whoever ran the program.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Load(error) => error.text(),
            Self::Theme(error) => error.text(),
            Self::Render(error) => error.text(),
            Self::Audience(error) => error.text(),
            Self::Index(error) => error.text(),
            Self::Write(error) => {
                let (said, help) = (error.text(), error.help());
                let (en, nb, help_en, help_nb) = (&said.en, &said.nb, &help.en, &help.nb);
                text!(en: "{en}\nhelp: {help_en}", nb: "{nb}\nhjelp: {help_nb}")
            }
        }
    }
}

/// How far a run has come, for whoever waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Files are being read.
    Reading,
    /// Pages are being made: so many of about so many.
    Rendering(usize, usize),
    /// The search index is being made.
    Indexing,
    /// The site is being put in place.
    Writing,
}

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
    /// Links that are only text in a build for some audiences, since what they lead to is for others.
    pub unlinked: Vec<Span>,
    /// The address of each page that comes from a file, by the file's path from the site's root.
    pub addresses: BTreeMap<String, String>,
    /// What was done to the output folder; `None` for a check, and when there were errors.
    pub written: Option<Written>,
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
/// What the machine or the theme gets wrong; what authors get wrong is in the outcome's diagnostics.
pub fn check(root: &Path, progress: &(dyn Fn(Step) + Sync)) -> Result<Outcome, Error> {
    let mut source = Source::read(root, &[], progress)?;
    source.render(progress, &|_| Ok(()))?;
    Ok(source.outcome(None))
}

/// Reads and checks the site at `root`, and indexes what its pages say, for whoever searches it without a browser. A site with errors is
/// searched as far as it could be read.
///
/// # Errors
///
/// What the machine or the theme gets wrong; what authors get wrong is in the outcome's diagnostics.
pub fn search(root: &Path, progress: &(dyn Fn(Step) + Sync)) -> Result<(Outcome, Search), Error> {
    let mut source = Source::read(root, &[], progress)?;
    let rendered = source.render(progress, &|_| Ok(()))?;
    progress(Step::Indexing);
    let search = Search::of(rendered.names, rendered.pages)?;
    Ok((source.outcome(None), search))
}

/// Builds the site at `root` into the folder `out`, for all audiences or for those that `audiences` names.
///
/// # Errors
///
/// What the machine or the theme gets wrong; what authors get wrong is in the outcome's diagnostics, and nothing has been written then.
pub fn build(root: &Path, out: &Path, audiences: &[String], progress: &(dyn Fn(Step) + Sync)) -> Result<Outcome, Error> {
    let mut source = Source::read(root, audiences, progress)?;
    if source.has_errors() {
        // The pages are made all the same, for what only rendering can find.
        source.render(progress, &|_| Ok(()))?;
        return Ok(source.outcome(None));
    }
    let sources = [CONTENT_FOLDER, THEMES_FOLDER].map(|folder| root.join(folder)).into_iter().filter(|folder| folder.exists()).collect();
    let writer = Writer::open(out, &Protected { root: root.to_path_buf(), sources })?;
    let rendered = source.render_output(progress, &|file| writer.put(&file))?;
    if source.has_errors() {
        return Ok(source.outcome(None));
    }
    progress(Step::Indexing);
    let sizes = Search::of(rendered.names, rendered.pages)?.publish(&|file| writer.put(&file))?;
    progress(Step::Writing);
    let written = writer.commit()?;
    Ok(Outcome { search: Some(sizes), ..source.outcome(Some(written)) })
}

/// Makes every file of the site at `root` and hands it to `put`; where there are errors, the files are not a whole site.
///
/// # Errors
///
/// What the machine or the theme gets wrong; what authors get wrong is in the outcome's diagnostics.
pub fn make(root: &Path, put: &(dyn Fn(OutputFile) + Sync)) -> Result<Outcome, Error> {
    let put = |file| {
        put(file);
        Ok(())
    };
    let mut source = Source::read(root, &[], &|_| {})?;
    let rendered = source.render(&|_| {}, &put)?;
    Search::of(rendered.names, rendered.pages)?.publish(&put)?;
    Ok(source.outcome(None))
}

/// A site that has been read and checked.
struct Source {
    tree: Tree,
    theme: Theme,
    site: Site,
    diagnostics: Vec<Diagnostic>,
    /// The audiences that are kept; `None` for all.
    kept: Option<BTreeSet<usize>>,
    /// What is left of the site for them.
    excerpt: Option<Excerpt>,
}

/// Takes the files of a site.
type Sink<'a> = dyn Fn(OutputFile) -> Result<(), WriteError> + Sync + 'a;

impl Source {
    fn read(root: &Path, audiences: &[String], progress: &(dyn Fn(Step) + Sync)) -> Result<Self, Error> {
        progress(Step::Reading);
        let (mut tree, mut diagnostics) = load::load(root)?;
        let kept: BTreeSet<usize> = audiences.iter().map(|name| tree.config.audiences.named(name)).collect::<Result<_, _>>()?;
        let theme = load::load_theme(root, &tree.config.theme)?;
        let (site, found) = course::assemble(&tree);
        diagnostics.extend(found);
        diagnostics.extend(check::check(&tree, &site, &vocabulary(&tree, &theme)));
        diagnostics.extend(check::colours(&theme, &tree.config, &mut tree.sources));
        Ok(Self { tree, theme, site, diagnostics, kept: Some(kept).filter(|kept| !kept.is_empty()), excerpt: None })
    }

    /// Makes every file of the whole site and hands it to `put`.
    fn render(&mut self, progress: &(dyn Fn(Step) + Sync), put: &Sink) -> Result<Rendered, Error> {
        let mut rendered = render(&self.tree, &self.site, &self.theme, progress, put)?;
        self.diagnostics.append(&mut rendered.diagnostics);
        Ok(rendered)
    }

    /// Makes every file that is to be written and hands it to `put`: of the whole site, or of what is left of it.
    fn render_output(&mut self, progress: &(dyn Fn(Step) + Sync), put: &Sink) -> Result<Rendered, Error> {
        let Some(kept) = &self.kept else { return self.render(progress, put) };
        let excerpt = course::excerpt(&self.tree, &self.site, &vocabulary(&self.tree, &self.theme), kept);
        let mut rendered = self.render(progress, &|_| Ok(()))?;
        if !self.has_errors() {
            rendered = render(&excerpt.tree, &excerpt.site, &self.theme, progress, put)?;
        }
        self.excerpt = Some(excerpt);
        Ok(rendered)
    }

    /// Whether anything was found that keeps the site from being written.
    fn has_errors(&self) -> bool {
        any_errors_left(&self.diagnostics, &self.silences())
    }

    fn silences(&self) -> Vec<Silence> {
        [self.tree.config.silences.as_slice(), &self.site.silences].concat()
    }

    fn outcome(mut self, written: Option<Written>) -> Outcome {
        diagnostic::sort(&mut self.diagnostics);
        let wanted = self.silences();
        let silenced = diagnostic::silence(&mut self.diagnostics, &wanted);
        diagnostic::sort(&mut self.diagnostics);
        let site = self.excerpt.as_ref().map_or(&self.site, |excerpt| &excerpt.site);
        let counts = Counts {
            courses: site.courses.len(),
            modules: site.courses.iter().map(|course| course.modules.len()).sum(),
            pages: site.leaves().count(),
            drafts: self.site.drafts,
        };
        let path = |leaf: &Leaf| self.tree.documents.get(leaf.document).map(|document| self.tree.sources.path(document.file).to_owned());
        let addresses = self.site.leaves().filter_map(|leaf| Some((path(leaf)?, leaf.address.clone()))).collect();
        let unlinked = self.excerpt.map(|excerpt| excerpt.unlinked).unwrap_or_default();
        Outcome { tree: self.tree, diagnostics: self.diagnostics, silenced, counts, unlinked, addresses, written, search: None }
    }
}

/// Makes every file of a site and hands it to `put`.
fn render(tree: &Tree, site: &Site, theme: &Theme, progress: &(dyn Fn(Step) + Sync), put: &Sink) -> Result<Rendered, Error> {
    let (done, all) = (AtomicUsize::new(0), site.leaves().count());
    let counted = |file| {
        progress(Step::Rendering(done.fetch_add(1, Ordering::Relaxed).min(all), all));
        put(file)
    };
    let found = render::render(tree, site, theme, &vocabulary(tree, theme), &mut Memory::default(), &counted);
    found.map_err(|stopped| match stopped {
        Stopped::Render(error) => Error::Render(error),
        Stopped::Sink(error) => Error::Write(error),
    })
}

fn vocabulary<'a>(tree: &'a Tree, theme: &'a Theme) -> Vocabulary<'a> {
    Vocabulary { audiences: &tree.config.audiences, templates: theme.blocks().collect() }
}
