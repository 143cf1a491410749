//! A site that has been taken through the stages, and can be taken through them again.
//!
//! In: the site's root, and later hints of what has changed there. Out: its tree, theme and site,
//! everything that was found, and its files. A stage runs again only when something that it reads
//! has changed, which is stated here for each but two: what is checked depends on what `check`
//! says, and what a file of the site depends on `render` says. Taken through again or for the first
//! time, the outcome is the same.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{BuildStep, Change, Error};
use crate::block::Vocabulary;
use crate::check::{self, CheckContext, Checked};
use crate::course::{self, PageMeta, Site, meeting};
use crate::diagnostic::{self, Diagnostic, Silence, Silenced, any_errors_left};
use crate::load::{
    Document, DocumentId, Hint, Reader, Refreshed, Replaced, Theme, ThemeReader, Tree, Trust,
};
use crate::output::OutputFile;
use crate::render::{self, Memory, Rendered, Stopped};
use crate::write::WriteError;

/// Receives the files of a site, from several threads at once.
pub(crate) type FileSink<'a> = dyn Fn(OutputFile) -> Result<(), WriteError> + Sync + 'a;

/// A site that has been taken through the stages up to the check.
#[derive(Debug)]
pub struct Stages {
    reader: Reader,
    theme: ThemeReader,
    /// What has been read and not yet been taken further.
    pending: Refreshed,
    site: Site,
    of_site: Vec<Diagnostic>,
    checked: Checked,
    of_colours: Vec<Diagnostic>,
    of_render: Vec<Diagnostic>,
    memory: Memory,
    memory_of_drafts: Memory,
}

impl Stages {
    /// Reads and checks the site at `root`.
    ///
    /// # Errors
    ///
    /// What the machine or the theme gets wrong; what authors get wrong is among the findings.
    pub fn open(root: &Path) -> Result<Self, Error> {
        let reader = Reader::open(root)?;
        let theme = ThemeReader::open(root, &reader.tree().config.theme)?;
        let (site, of_site) = course::assemble(reader.tree());
        let checked = check::check(CheckContext {
            tree: reader.tree(),
            site: &site,
            vocabulary: &vocabulary(reader.tree(), theme.theme()),
        });
        let (of_colours, of_render) = (Vec::new(), Vec::new());
        let (pending, memory) = (Refreshed::default(), Memory::default());
        let mut stages = Self {
            reader,
            theme,
            pending,
            site,
            of_site,
            checked,
            of_colours,
            of_render,
            memory,
            memory_of_drafts: Memory::default(),
        };
        stages.check_colours();
        Ok(stages)
    }

    /// Reads and checks what may have changed, and gives what did. After an error nothing but this
    /// may be asked of the stages.
    ///
    /// # Errors
    ///
    /// What the machine or the theme gets wrong. What had changed by then is taken up by the next
    /// call.
    pub fn refresh(&mut self, hint: &Hint, trust: Trust) -> Result<Change, Error> {
        let read =
            self.reader.refresh(hint, trust).inspect_err(|_| self.theme.has_missed_a_hint())?;
        self.pending.add(read);
        let theme = self.theme.refresh(&self.reader.tree().config.theme, hint, trust)?;
        let change = std::mem::take(&mut self.pending);
        // The site is made of the config, of which files there are, of what stands above their
        // texts, and of the plans of their meetings.
        let is_other_site =
            change.is_new || change.documents.iter().any(|(id, old)| self.changes_site(*id, old));
        if is_other_site {
            (self.site, self.of_site) = course::assemble(self.reader.tree());
        }
        if is_other_site || theme.is_other {
            self.checked = check::check(CheckContext {
                tree: self.tree(),
                site: &self.site,
                vocabulary: &self.vocabulary(),
            });
        } else {
            let context = CheckContext {
                tree: self.reader.tree(),
                site: &self.site,
                vocabulary: &vocabulary(self.reader.tree(), self.theme.theme()),
            };
            self.checked.recheck(context, &change.documents, &change.assets);
        }
        // The colours stand in the config and the theme.
        if change.is_new || theme.is_other {
            self.check_colours();
        }
        Ok(Change {
            is_nothing: change.is_nothing() && !theme.is_other && theme.written.is_empty(),
            is_new_site: is_other_site || theme.is_other,
            documents: change.documents.into_keys().collect(),
            written: change.written.into_iter().chain(theme.written).collect(),
            last: change.last,
            is_unsettled: change.is_unsettled || theme.is_unsettled,
        })
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
    }

    fn check_colours(&mut self) {
        let (config, sources) = self.reader.config_and_sources();
        self.of_colours = check::colours(self.theme.theme(), config, sources);
    }

    /// All that was read.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        self.reader.tree()
    }

    /// The theme.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        self.theme.theme()
    }

    /// The site that was made of it.
    #[must_use]
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Makes the files of the site that are other than after the last call without an error, and
    /// hands them to `put`.
    ///
    /// # Errors
    ///
    /// What the theme gets wrong, and the first error of `put`; what has been handed on by then is
    /// to be thrown away.
    pub fn render(
        &mut self,
        progress: &(dyn Fn(BuildStep) + Sync),
        put: &FileSink,
    ) -> Result<Rendered, Error> {
        let input =
            RenderInput { tree: self.reader.tree(), site: &self.site, theme: self.theme.theme() };
        let mut rendered = input.render(&mut self.memory, progress, put)?;
        self.of_render = std::mem::take(&mut rendered.diagnostics);
        Ok(rendered)
    }

    /// The site as it would be with its drafts, where it has any.
    #[must_use]
    pub fn with_drafts(&self) -> Option<Site> {
        (self.site.drafts > 0).then(|| course::assemble_with_drafts(self.tree()))
    }

    /// Makes the files of the site with its drafts that are other than after the last call without
    /// an error, and hands them to `put`. What is found on the way is left out, since it is only
    /// said of what is published.
    ///
    /// # Errors
    ///
    /// What the theme gets wrong, and the first error of `put`; what has been handed on by then is
    /// to be thrown away.
    pub fn render_drafts(&mut self, site: &Site, put: &FileSink) -> Result<Rendered, Error> {
        let input = RenderInput { tree: self.reader.tree(), site, theme: self.theme.theme() };
        input.render(&mut self.memory_of_drafts, &|_| {}, put)
    }

    /// Makes all drafts anew the next time, since what was handed on of them has been thrown away.
    pub fn forget_drafts(&mut self) {
        self.memory_of_drafts = Memory::default();
    }

    /// Whether anything was found that keeps the site from being written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        any_errors_left(&self.all(), &self.silences())
    }

    /// Everything that was found, in the order of files and places, and the findings that the
    /// authors have silenced.
    #[must_use]
    pub fn findings(&self) -> (Vec<Diagnostic>, Vec<Silenced>) {
        let mut found = self.all();
        diagnostic::sort(&mut found);
        let silenced = diagnostic::silence(&mut found, &self.silences());
        diagnostic::sort(&mut found);
        (found, silenced)
    }

    /// What a block's name and words are understood against.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary<'_> {
        vocabulary(self.tree(), self.theme())
    }

    /// The address of each page that comes from a file, by the file's path from the site's root.
    #[must_use]
    pub fn addresses(&self) -> BTreeMap<String, String> {
        let tree = self.tree();
        let path = |meta: &PageMeta| {
            meta.document_in(tree).map(|document| tree.sources.path(document.file).to_owned())
        };
        self.site.metas().filter_map(|meta| Some((path(meta)?, meta.address.clone()))).collect()
    }

    /// All that was read, for good.
    #[must_use]
    pub fn into_tree(self) -> Tree {
        self.reader.into_tree()
    }

    fn all(&self) -> Vec<Diagnostic> {
        let known = self
            .of_site
            .iter()
            .chain(self.checked.diagnostics())
            .chain(&self.of_colours)
            .chain(&self.of_render);
        self.reader.diagnostics().chain(known.cloned()).collect()
    }

    fn silences(&self) -> Vec<Silence> {
        [self.tree().config.silences.as_slice(), &self.site.silences].concat()
    }
}

/// What a site is made of.
pub(super) struct RenderInput<'a> {
    pub(super) tree: &'a Tree,
    pub(super) site: &'a Site,
    pub(super) theme: &'a Theme,
}

impl RenderInput<'_> {
    /// Makes the files that a memory does not hold and hands them to `put`.
    pub(super) fn render(
        &self,
        memory: &mut Memory,
        progress: &(dyn Fn(BuildStep) + Sync),
        put: &FileSink,
    ) -> Result<Rendered, Error> {
        let (done, all) = (AtomicUsize::new(0), self.site.metas().count());
        let counted = |file| {
            progress(BuildStep::Rendering(done.fetch_add(1, Ordering::Relaxed).min(all), all));
            put(file)
        };
        let found = render::render(
            self.tree,
            self.site,
            self.theme,
            &vocabulary(self.tree, self.theme),
            memory,
            &counted,
        );
        found.map_err(|stopped| match stopped {
            Stopped::Render(error) => Error::Render(error),
            Stopped::Sink(error) => Error::Write(error),
        })
    }
}

fn vocabulary<'a>(tree: &'a Tree, theme: &'a Theme) -> Vocabulary<'a> {
    Vocabulary { audiences: &tree.config.audiences, templates: theme.blocks().collect() }
}
