//! The pages of a rendering: those that are other than before are made, in parallel, and what every
//! page gave is gathered.
//!
//! In: the jobs, and what was handed on before. Out: one file for each page that is not as it was,
//! handed on, and [`Pages`]. Pages are made wave by wave, since some gather what others have. What
//! a page is filled with is left to `pages`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::context::Renderer;
use super::depends::Depends;
use super::error::{RenderError, Stopped};
use super::jobs::{self, Job};
use super::lookups::{Library, Lookup, Lookups};
use super::memory::{Beside, Entry, Handed};
use super::page::{Found, PageRenderer};
use super::pages;
use super::shared::Shared;
use super::support::KeptPages;
use super::texts;
use crate::diagnostic::Diagnostic;
use crate::output::OutputFile;
use crate::page_text::PageText;
use crate::parallel::collect_in_order;
use crate::source::FileId;

/// What all pages of a rendering are made with.
#[derive(Clone, Copy)]
pub(super) struct Workshop<'a> {
    pub(super) renderer: Renderer<'a>,
    pub(super) depends: &'a Depends<'a>,
    pub(super) shared: &'a Shared,
}

/// All pages: what each gave, wave by wave.
#[derive(Default)]
pub(super) struct Pages {
    pub(super) waves: Vec<Vec<Arc<Entry>>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) texts: Vec<Arc<PageText>>,
    /// How many were made.
    pub(super) made: usize,
}

impl<'a> Workshop<'a> {
    /// Makes the pages that are other than in the rendering before, and hands them to `put`.
    ///
    /// # Errors
    ///
    /// The one of the page that stands first in its wave, whichever came first in time.
    pub(super) fn make_all<E: Send>(
        self,
        before: &Handed,
        put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
    ) -> Result<Pages, Stopped<E>> {
        let mut kept = KeptPages::new();
        let mut pages = Pages::default();
        let jobs = [
            jobs::first(self.renderer.site),
            jobs::leader_pages(self.renderer.site, self.shared),
            jobs::overviews(self.renderer.site, self.shared),
        ];
        for (number, jobs) in jobs.into_iter().enumerate() {
            let before = before.wave(number, self.library(), self.depends.faces.targets);
            let count = AtomicUsize::new(0);
            let make = |(place, job): (usize, &Job<'a>)| -> Result<Arc<Entry>, Stopped<E>> {
                let key = self.depends.key(*job, &kept);
                if let Some(entry) =
                    before.same(place, (job.address(), key), || self.source(*job).1)
                {
                    return Ok(entry);
                }
                count.fetch_add(1, Ordering::Relaxed);
                let (file, lookups, beside) = self.make(*job, &kept)?;
                let address = file.path.clone();
                put(file).map_err(Stopped::Sink)?;
                Ok(Arc::new(Entry::page(address, key, lookups, beside)))
            };
            let entries: Vec<Arc<Entry>> = collect_in_order(jobs.par_iter().enumerate().map(make))?;
            pages.made += count.into_inner();
            for (job, entry) in jobs.iter().zip(&entries) {
                let Some(page) = &entry.page else { continue };
                pages.add(page, || self.source(*job).0);
                if let Some((page, place)) = page.kept.as_ref().zip(job.keeps_for()) {
                    kept.entry(place).or_default().push(Arc::clone(page));
                }
            }
            pages.waves.push(entries);
        }
        Ok(pages)
    }

    pub(super) fn library(self) -> Library<'a> {
        Library::new(self.renderer.tree, self.renderer.site)
    }

    /// The file that a page is written in, and its path under `content/`; empty for a page that no
    /// author has written.
    fn source(self, job: Job) -> (Option<FileId>, &'a str) {
        let document = job.meta().and_then(|meta| meta.document_in(self.renderer.tree));
        document.map_or((None, ""), |document| (Some(document.file), &document.path))
    }

    fn make(
        self,
        job: Job,
        kept: &KeptPages,
    ) -> Result<(OutputFile, Vec<Lookup>, Beside), RenderError> {
        let lookups = Lookups::new(self.library(), self.source(job).1);
        let page = PageRenderer {
            renderer: self.renderer,
            shared: self.shared,
            kept,
            job,
            lookups: &lookups,
        };
        let mut found = Found::default();
        let file = pages::make(&page, &mut found)?;
        let Found { diagnostics, kept, said } = found;
        let kept = page.kept(kept).map(Arc::new);
        let text = texts::page_text(job, said, self.renderer.language()).map(Arc::new);
        Ok((file, lookups.finish(), Beside { diagnostics, kept, text }))
    }
}

impl Pages {
    /// Adds what a page gave; places in its source are told in the file that it has now, since
    /// files may have got other numbers.
    fn add(&mut self, page: &Beside, source: impl Fn() -> Option<FileId>) {
        let here = |found: &Diagnostic| match source() {
            Some(file) => found.clone().in_file(file),
            None => found.clone(),
        };
        self.diagnostics.extend(page.diagnostics.iter().map(here));
        self.texts.extend(page.text.clone());
    }
}
