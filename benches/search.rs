//! Benchmarks indexing, and the generation of the files with which browsers search.
//!
//! In: the pages of this repository's own course, and of a generated site of 1,000 pages, both
//! rendered beforehand. Out: times, by `cargo bench --bench search`. The cost of a search in a
//! browser, compared with other programs on the same pages, is measured by `benches/search/`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a benchmark that cannot go on stops"
)]
#![allow(clippy::disallowed_methods, reason = "the site that is indexed is written first")]

use std::convert::Infallible;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;
use loype::output::OutputFile;
use loype::pipeline;
use loype::search::Search;

mod rng;
mod sites;

fn main() {
    divan::main();
}

/// A site to index.
#[derive(Debug, Clone, Copy)]
enum Pages {
    /// This repository's own course.
    Own,
    /// A generated site with this number of pages.
    Generated(usize),
}

const SITES: [Pages; 2] = [Pages::Own, Pages::Generated(1_000)];

/// From the text of pages to weighted terms.
#[divan::bench(args = SITES, max_time = 5)]
fn index(bencher: Bencher, pages: Pages) {
    let Search { index, .. } = search(pages);
    bencher
        .with_inputs(|| (index.names.clone(), index.pages.as_slice().to_vec()))
        .bench_values(|(names, pages)| Search::of(names, pages));
}

/// From weighted terms to files.
#[divan::bench(args = SITES, max_time = 5)]
fn publish(bencher: Bencher, pages: Pages) {
    let search = search(pages);
    bencher.bench(|| {
        let files = AtomicUsize::new(0);
        let count = |_: OutputFile| {
            files.fetch_add(1, Ordering::Relaxed);
            Ok::<(), Infallible>(())
        };
        search.publish("scripts", &count).map(|sizes| sizes.bytes)
    });
}

fn search(pages: Pages) -> Search {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let root = match pages {
        Pages::Own => Path::new(env!("CARGO_MANIFEST_DIR")),
        Pages::Generated(pages) => {
            sites::write_site(pages, folder.path());
            folder.path()
        }
    };
    pipeline::search(root, &|_| {}).expect("the site can be read").search
}
