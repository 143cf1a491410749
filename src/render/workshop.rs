//! Renders the pages of a site that have changed, in parallel, and collects what every page gave.
//!
//! In: the jobs, and what was passed on before. Out: one file for each changed page, passed on, and
//! [`Pages`]. Pages are rendered in waves, since some gather from others. The values of a page are
//! left to `pages`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::error::{RenderError, Stopped};
use super::jobs::{self, ListedPage};
use super::memory::{Beside, Entry, Handed, Listed};
use super::page::{Found, PageRenderer};
use super::pages;
use super::reads::{Model, Reads, Recorder, Renderer};
use super::texts;
use crate::course::Site;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::language::LanguageTag;
use crate::output::OutputFile;
use crate::page_text::PageText;
use crate::parallel::collect_in_order;
use crate::source::FileId;

/// What all pages gave, wave by wave.
#[derive(Default)]
pub(super) struct Pages {
    pub(super) waves: Vec<Vec<Arc<Entry>>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) texts: Vec<Arc<PageText>>,
    /// How many were rendered.
    pub(super) made: usize,
}

/// What rendering a page gives: its file, what was asked, and the rest.
type Made = (OutputFile, Reads, Beside);

/// Renders the pages that have changed since the last rendering, and passes them to `put`.
///
/// # Errors
///
/// The error of the first page in its wave that has one, whichever came first in time.
pub(super) fn make_all<E: Send>(
    model: &mut Model,
    (site, language): (&Site, &LanguageTag),
    before: &Handed,
    put: &(dyn Fn(OutputFile) -> Result<(), E> + Sync),
) -> Result<Pages, Stopped<E>> {
    let shared = model.shared_by_site().cloned().unwrap_or_default();
    let listed = [
        jobs::first(site, language),
        jobs::leader_pages(site, &shared),
        jobs::of_courses(site, &shared),
    ];
    let mut pages = Pages::default();
    for (number, listed) in listed.into_iter().enumerate() {
        let (before, count, now) = (before.wave(number), AtomicUsize::new(0), &*model);
        let make = |(place, page): (usize, &ListedPage)| -> Result<_, Stopped<E>> {
            let ListedPage { address, document, language, key } = *page;
            let key = Fingerprint::of(&(&key, language));
            let file = Listed { place, address, key, document, language };
            if let Some(entry) = before.same(file, now) {
                return Ok(Some(entry));
            }
            let Some((output, reads, beside)) = make(now, page)? else { return Ok(None) };
            count.fetch_add(1, Ordering::Relaxed);
            put(output).map_err(Stopped::Sink)?;
            Ok(Some(file.entry(reads, Some(beside))))
        };
        let entries = collect_in_order(listed.par_iter().enumerate().map(make))?;
        pages.made += count.into_inner();
        let mut wave = Vec::with_capacity(entries.len());
        for (listed, entry) in listed.iter().zip(entries) {
            let Some(entry) = entry else { continue };
            if let Some(page) = &entry.page {
                pages.add(page, || model.file_of(listed.document?));
                if let Some((page, of)) = page.kept.as_ref().zip(listed.key.keeps_for()) {
                    model.kept.entry(of).or_default().push(Arc::clone(page));
                }
            }
            wave.push(entry);
        }
        pages.waves.push(wave);
    }
    Ok(pages)
}

/// Renders a page; `None` if the site has no such page.
fn make(model: &Model, page: &ListedPage) -> Result<Option<Made>, RenderError> {
    let recorder = Recorder::new(page.document);
    let renderer = Renderer::of_text(model, &recorder, page.language);
    let Some(job) = page.key.job(renderer) else { return Ok(None) };
    let page = PageRenderer { renderer, job };
    let mut found = Found::default();
    let file = pages::make(&page, &mut found)?;
    let Found { diagnostics, kept, said, .. } = found;
    let kept = page.kept(kept).map(Arc::new);
    let text = texts::page_text(job, said, renderer).map(Arc::new);
    Ok(Some((file, recorder.finish(), Beside { diagnostics, kept, text })))
}

impl Pages {
    /// Adds what a page gave; its diagnostics point into the file that the page has now, since the
    /// ids of files may have changed.
    fn add(&mut self, page: &Beside, source: impl Fn() -> Option<FileId>) {
        let here = |found: &Diagnostic| match source() {
            Some(file) => found.clone().in_file(file),
            None => found.clone(),
        };
        self.diagnostics.extend(page.diagnostics.iter().map(here));
        self.texts.extend(page.text.clone());
    }
}
