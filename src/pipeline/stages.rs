//! The results of the stages up to the check, which can be refreshed.
//!
//! In: the site's root, and later hints about what has changed there. Out: the tree, the theme and
//! the site, all diagnostics, and the rendered files. A stage runs again only if its input has
//! changed. The inputs of each stage are stated here, except for two: `check` knows what its rules
//! read, and `render` what a file depends on. A refresh gives the same results as a first run.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};

use super::consequences;
use super::{BuildStep, Error, SiteChange};
use crate::block::Vocabulary;
use crate::check::{self, CheckContext, Checked};
use crate::course::{self, PageMeta, Site, first_heading, links_that_publish, meeting};
use crate::diagnostic::{self, Diagnostic, Silence, Silenced, any_errors_left};
use crate::fingerprint::Fingerprint;
use crate::load::{
    Document, DocumentId, Hint, ReadSite, Reader, Refreshed, Replaced, Theme, ThemeReader, Tree,
    Trust,
};
use crate::output::OutputFile;
use crate::render::{self, AssetNames, Memory, Rendered, Stopped};
use crate::write::WriteError;

/// Receives the files of a site, from several threads at once.
pub(crate) type FileSink<'a> = dyn Fn(OutputFile) -> Result<(), WriteError> + Sync + 'a;

/// The results of the stages up to the check.
#[derive(Debug)]
pub struct Stages {
    reader: Reader,
    theme: ThemeReader,
    /// Changes that were read, and that no later stage has taken up.
    pending: Refreshed,
    site: Site,
    site_diagnostics: Vec<Diagnostic>,
    checked: Checked,
    colour_diagnostics: Vec<Diagnostic>,
    render_diagnostics: Vec<Diagnostic>,
    cache: Memory,
    draft_cache: Memory,
    names: AssetNames,
}

/// What the stages of one run leave for the next of the same program.
#[derive(Debug, Serialize, Deserialize)]
pub struct FormerStages<'a> {
    read: ReadSite<'a>,
    checked: Cow<'a, Checked>,
    /// The fingerprint of the theme.
    theme: Fingerprint,
}

/// A site that has been read.
struct Loaded {
    reader: Reader,
    theme: ThemeReader,
    /// What has changed since it was checked.
    change: Refreshed,
    checked: Checked,
}

impl Stages {
    /// Loads and checks the site at `root`; `names` is how the theme's files are named when it is
    /// rendered.
    ///
    /// # Errors
    ///
    /// Those of the machine or the theme; errors in the content are among the diagnostics.
    pub fn open(
        root: &Path,
        names: AssetNames,
        progress: &(dyn Fn(BuildStep) + Sync),
    ) -> Result<Self, Error> {
        progress(BuildStep::Reading);
        let reader = Reader::open(root)?;
        let theme = ThemeReader::open(root, &reader.tree().config.theme)?;
        let change = Refreshed { is_new: true, ..Refreshed::default() };
        let loaded = Loaded { reader, theme, change, checked: Checked::default() };
        Ok(Self::of(loaded, names, progress))
    }

    /// Loads and checks the site at `root` as [`open`](Self::open) does, but of what an earlier run
    /// left `before`, only what has changed since.
    ///
    /// # Errors
    ///
    /// Those of the machine or the theme; errors in the content are among the diagnostics.
    pub fn reopen(
        root: &Path,
        names: AssetNames,
        before: FormerStages<'static>,
        progress: &(dyn Fn(BuildStep) + Sync),
    ) -> Result<Self, Error> {
        progress(BuildStep::Reading);
        let (reader, mut change) = Reader::reopen(root, before.read)?;
        let theme = ThemeReader::open(root, &reader.tree().config.theme)?;
        change.is_new |= Fingerprint::of(theme.theme()) != before.theme;
        let loaded = Loaded { reader, theme, change, checked: before.checked.into_owned() };
        Ok(Self::of(loaded, names, progress))
    }

    /// Puts the site together and checks what has changed.
    fn of(loaded: Loaded, names: AssetNames, progress: &(dyn Fn(BuildStep) + Sync)) -> Self {
        let Loaded { reader, theme, change, checked } = loaded;
        progress(BuildStep::Assembling);
        let (tree, mut cache) = (reader.tree(), Memory::naming(names));
        let ((site, site_diagnostics), ()) = rayon::join(
            || course::assemble(tree),
            || cache.make_ready(theme.theme(), &tree.config.language),
        );
        let mut stages = Self {
            reader,
            theme,
            pending: Refreshed::default(),
            site,
            site_diagnostics,
            checked,
            colour_diagnostics: Vec::new(),
            render_diagnostics: Vec::new(),
            cache,
            draft_cache: Memory::naming(names),
            names,
        };
        progress(BuildStep::Checking);
        stages.recheck(&change, stages.has_new_site(&change));
        stages.check_colours();
        stages
    }

    /// What [`reopen`](Self::reopen) begins with.
    #[must_use]
    pub fn former(&self) -> FormerStages<'_> {
        FormerStages {
            read: self.reader.read_site(),
            checked: Cow::Borrowed(&self.checked),
            theme: Fingerprint::of(self.theme()),
        }
    }

    /// Loads and checks what may have changed, and returns what did. After an error, no other
    /// method may be called before this one has succeeded.
    ///
    /// # Errors
    ///
    /// Those of the machine or the theme. The next call takes up what had been read before the
    /// error.
    pub fn refresh(&mut self, hint: &Hint, trust: Trust) -> Result<SiteChange, Error> {
        let read =
            self.reader.refresh(hint, trust).inspect_err(|_| self.theme.has_missed_a_hint())?;
        self.pending.add(read);
        let theme = self.theme.refresh(&self.reader.tree().config.theme, hint, trust)?;
        let change = std::mem::take(&mut self.pending);
        let has_new_site = self.has_new_site(&change);
        if has_new_site {
            (self.site, self.site_diagnostics) = course::assemble(self.reader.tree());
        }
        self.recheck(&change, has_new_site || theme.is_other);
        // The input of the colours is the config and the theme.
        if change.is_new || theme.is_other {
            self.check_colours();
        }
        Ok(SiteChange {
            is_nothing: change.is_nothing() && !theme.is_other,
            is_new_site: has_new_site || theme.is_other,
            documents: change.documents.into_keys().collect(),
            written: change.written,
            last: change.last,
            is_unsettled: change.is_unsettled || theme.is_unsettled,
        })
    }

    /// Whether the input of the site has changed: the config, the list of files, their front matter,
    /// the plans of their meetings, the headings that stand in for titles, and the links to files
    /// that are published only for that.
    fn has_new_site(&self, change: &Refreshed) -> bool {
        change.is_new || change.documents.iter().any(|(id, old)| self.changes_site(*id, old))
    }

    /// Checks what a change reaches, or everything.
    fn recheck(&mut self, change: &Refreshed, everything: bool) {
        let context = CheckContext {
            tree: self.reader.tree(),
            site: &self.site,
            vocabulary: &vocabulary(self.reader.tree(), self.theme.theme()),
        };
        if everything {
            self.checked = check::check(context);
        } else {
            self.checked.recheck(context, &change.documents, &change.assets);
        }
    }

    fn changes_site(&self, id: DocumentId, old: &Replaced) -> bool {
        let tree = self.tree();
        let Some(document) = tree.documents.get(id) else { return true };
        let front =
            tree.sources.get(document.file).map(|file| file.slice(0, document.body.start as usize));
        let plans = |document: &Document| meeting::plans(&document.outline, &mut Vec::new());
        front != Some(&old.front)
            || document.front_matter != old.document.front_matter
            || plans(document) != plans(&old.document)
            || first_heading(document) != first_heading(&old.document)
            || links_that_publish(document) != links_that_publish(&old.document)
    }

    fn check_colours(&mut self) {
        let (config, sources) = self.reader.config_and_sources();
        self.colour_diagnostics = check::colours(self.theme.theme(), config, sources);
    }

    /// Everything that was loaded.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        self.reader.tree()
    }

    /// The theme.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        self.theme.theme()
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Renders the files of the site that have changed since the last successful call, and passes
    /// them to `put`.
    ///
    /// # Errors
    ///
    /// Those of the theme, and the first of `put`. The files that were passed before it must be
    /// discarded.
    pub fn render(
        &mut self,
        progress: &(dyn Fn(BuildStep) + Sync),
        put: &FileSink,
    ) -> Result<Rendered, Error> {
        let input =
            RenderInput { tree: self.reader.tree(), site: &self.site, theme: self.theme.theme() };
        let mut rendered = input.render(&mut self.cache, progress, put)?;
        self.render_diagnostics = std::mem::take(&mut rendered.diagnostics);
        Ok(rendered)
    }

    /// What renderings remember. It can be exchanged with what those of an earlier run remembered.
    pub fn memory(&mut self) -> &mut Memory {
        &mut self.cache
    }

    /// The site with its drafts, if it has any.
    #[must_use]
    pub fn with_drafts(&self) -> Option<Site> {
        (self.site.drafts > 0).then(|| course::assemble_with_drafts(self.tree()))
    }

    /// Renders the files of the site with its drafts that have changed since the last successful
    /// call, and passes them to `put`. Diagnostics are dropped, since drafts get none.
    ///
    /// # Errors
    ///
    /// Those of the theme, and the first of `put`. The files that were passed before it must be
    /// discarded.
    pub fn render_drafts(&mut self, site: &Site, put: &FileSink) -> Result<Rendered, Error> {
        let input = RenderInput { tree: self.reader.tree(), site, theme: self.theme.theme() };
        input.render(&mut self.draft_cache, &|_| {}, put)
    }

    /// Renders all drafts the next time, since those that were passed on have been discarded.
    pub fn forget_drafts(&mut self) {
        self.draft_cache = Memory::naming(self.names);
    }

    /// Whether there is an error, so that the site must not be written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        any_errors_left(&self.all(), &self.silences())
    }

    /// All diagnostics, ordered by file and place, and those that the authors have silenced.
    #[must_use]
    pub fn findings(&self) -> (Vec<Diagnostic>, Vec<Silenced>) {
        let mut diagnostics = self.all();
        diagnostic::sort(&mut diagnostics);
        let silenced = diagnostic::silence(&mut diagnostics, &self.silences());
        diagnostic::sort(&mut diagnostics);
        consequences::of_config(&mut diagnostics, self.tree().config_file);
        for unproven in &self.site.unproven {
            consequences::of_order(&mut diagnostics, unproven);
        }
        (diagnostic::together(diagnostics), silenced)
    }

    /// The context in which a block's name and words are interpreted.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary<'_> {
        vocabulary(self.tree(), self.theme())
    }

    /// The address of each page that has a file, by the path of the file relative to the site's
    /// root.
    #[must_use]
    pub fn addresses(&self) -> BTreeMap<String, String> {
        let tree = self.tree();
        let path = |meta: &PageMeta| {
            meta.document_in(tree).map(|document| tree.sources.path(document.file).to_owned())
        };
        self.site.metas().filter_map(|meta| Some((path(meta)?, meta.address.clone()))).collect()
    }

    /// Everything that was loaded; the rest is dropped.
    #[must_use]
    pub fn into_tree(self) -> Tree {
        self.reader.into_tree()
    }

    fn all(&self) -> Vec<Diagnostic> {
        let later = self
            .site_diagnostics
            .iter()
            .chain(self.checked.diagnostics())
            .chain(&self.colour_diagnostics)
            .chain(&self.render_diagnostics);
        self.reader.diagnostics().chain(later.cloned()).collect()
    }

    fn silences(&self) -> Vec<Silence> {
        [self.tree().config.silences.as_slice(), &self.site.silences].concat()
    }
}

/// The input of rendering.
pub(super) struct RenderInput<'a> {
    pub(super) tree: &'a Tree,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
}

impl RenderInput<'_> {
    /// Renders the files that are not up to date in a cache, and passes them to `put`.
    pub(super) fn render(
        &self,
        cache: &mut Memory,
        progress: &(dyn Fn(BuildStep) + Sync),
        put: &FileSink,
    ) -> Result<Rendered, Error> {
        let (done, all) = (AtomicUsize::new(0), self.site.metas().count());
        let counted = |file| {
            progress(BuildStep::Rendering(done.fetch_add(1, Ordering::Relaxed).min(all), all));
            put(file)
        };
        let rendered = render::render(self.tree, self.site, self.theme, cache, &counted);
        rendered.map_err(|stopped| match stopped {
            Stopped::Render(error) => Error::Render(error),
            Stopped::Sink(error) => Error::Write(error),
        })
    }
}

fn vocabulary<'a>(tree: &'a Tree, theme: &'a Theme) -> Vocabulary<'a> {
    Vocabulary::of(tree, theme)
}
