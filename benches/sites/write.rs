//! Writes a generated site for measurements: `cargo run --example large-site -- PAGES FOLDER`.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a generator that cannot go on stops"
)]
#![allow(clippy::disallowed_methods, reason = "writing files is all that it does")]

use std::env;
use std::path::PathBuf;

#[path = "../rng/mod.rs"]
mod rng;
#[path = "mod.rs"]
mod sites;

fn main() {
    let mut given = env::args().skip(1);
    let pages = given
        .next()
        .and_then(|number| number.parse().ok())
        .expect("the number of pages comes first");
    let folder = given.next().map(PathBuf::from).expect("the folder comes second");
    sites::write_site(pages, &folder);
}
