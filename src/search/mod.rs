//! The search: from what pages say to files that a browser finds them with.
//!
//! In: [`PageText`](crate::render::PageText)s. Out: [`OutputFile`](crate::output::OutputFile)s under `search/`, and the same index for
//! whoever searches without a browser. The steps, in order:
//!
//! 1. [`analysis`] makes index terms of words: inflections joined, compounds parted. The browser does the same, by the same tables.
//! 2. [`index`] hands the terms to tantivy, which counts and weighs them (BM25), and reads an [`index::Index`] back.
//! 3. `lunr` and `shards` publish it: in the serialised format of lunr.js 2.3, and in pieces of which a query needs few.
//! 4. [`query`] reads what a person looks for and ranks the pages, as the browser does.
//!
//! *It reads no HTML and knows no course*; what a page is about, it is told.

pub mod analysis;
pub mod index;
pub mod query;
