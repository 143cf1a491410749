//! The order of the stages, stated here and nowhere else.
//!
//! In: the site's root, and where the site should go. Out: the diagnostics of the whole run and what was made. Load, assemble, check,
//! render, write: each stage runs even when the one before found errors, so that one run reports all of them; but nothing is written
//! when there is an error, and what was written before stays as it was.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::check;
use crate::course::block::Vocabulary;
use crate::course::{self, Site};
use crate::diagnostic::{self, Diagnostic, Silence, Silenced, Text, any_errors_left};
use crate::load::{self, CONTENT_FOLDER, LoadError, THEMES_FOLDER, Theme, ThemeError, Tree};
use crate::output::OutputFile;
use crate::render::{self, RenderError, Stopped};
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
    /// What the site has.
    pub counts: Counts,
    /// What was done to the output folder; `None` for a check, and when there were errors.
    pub written: Option<Written>,
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
    let mut source = Source::read(root, progress)?;
    source.render(progress, &|_| Ok(()))?;
    Ok(source.outcome(None))
}

/// Builds the site at `root` into the folder `out`.
///
/// # Errors
///
/// What the machine or the theme gets wrong; what authors get wrong is in the outcome's diagnostics, and nothing has been written then.
pub fn build(root: &Path, out: &Path, progress: &(dyn Fn(Step) + Sync)) -> Result<Outcome, Error> {
    let mut source = Source::read(root, progress)?;
    if source.has_errors() {
        // The pages are made all the same, for what only rendering can find.
        source.render(progress, &|_| Ok(()))?;
        return Ok(source.outcome(None));
    }
    let sources = [CONTENT_FOLDER, THEMES_FOLDER].map(|folder| root.join(folder)).into_iter().filter(|folder| folder.exists()).collect();
    let writer = Writer::open(out, &Protected { root: root.to_path_buf(), sources })?;
    source.render(progress, &|file| writer.put(&file))?;
    if source.has_errors() {
        return Ok(source.outcome(None));
    }
    progress(Step::Writing);
    let written = writer.commit()?;
    Ok(source.outcome(Some(written)))
}

/// A site that has been read and checked.
struct Source {
    tree: Tree,
    theme: Theme,
    site: Site,
    diagnostics: Vec<Diagnostic>,
}

impl Source {
    fn read(root: &Path, progress: &(dyn Fn(Step) + Sync)) -> Result<Self, Error> {
        progress(Step::Reading);
        let (tree, mut diagnostics) = load::load(root)?;
        let theme = load::load_theme(root, &tree.config.theme)?;
        let (site, found) = course::assemble(&tree);
        diagnostics.extend(found);
        diagnostics.extend(check::check(&tree, &site, &vocabulary(&tree, &theme)));
        Ok(Self { tree, theme, site, diagnostics })
    }

    /// Makes every file of the site and hands it to `put`.
    fn render(
        &mut self,
        progress: &(dyn Fn(Step) + Sync),
        put: &(dyn Fn(OutputFile) -> Result<(), WriteError> + Sync),
    ) -> Result<(), Error> {
        let (done, all) = (AtomicUsize::new(0), self.site.leaves().count());
        let counted = |file| {
            progress(Step::Rendering(done.fetch_add(1, Ordering::Relaxed).min(all), all));
            put(file)
        };
        let found = render::render(&self.tree, &self.site, &self.theme, &vocabulary(&self.tree, &self.theme), &counted);
        self.diagnostics.extend(found.map_err(|stopped| match stopped {
            Stopped::Render(error) => Error::Render(error),
            Stopped::Sink(error) => Error::Write(error),
        })?);
        Ok(())
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
        let counts = Counts {
            courses: self.site.courses.len(),
            modules: self.site.courses.iter().map(|course| course.modules.len()).sum(),
            pages: self.site.leaves().count(),
            drafts: self.site.drafts,
        };
        Outcome { tree: self.tree, diagnostics: self.diagnostics, silenced, counts, written }
    }
}

fn vocabulary<'a>(tree: &'a Tree, theme: &'a Theme) -> Vocabulary<'a> {
    Vocabulary { audiences: &tree.config.audiences, templates: theme.blocks().collect() }
}
