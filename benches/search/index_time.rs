//! Measures indexing alone: `cargo run --release --example index-time -- SITE FOLDER` prints the
//! seconds.
//!
//! In: a site, which is loaded and rendered before the measurement. Out: the files of the search in
//! a folder, and the time from the text of the pages until the last file was written.

#![allow(clippy::expect_used, reason = "a measurement that cannot go on stops")]
#![allow(clippy::disallowed_methods, reason = "writing files is a part of what is measured")]
#![allow(clippy::print_stdout, reason = "the time is for the program that asked")]

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs, io};

use loype::output::{Content, OutputFile};
use loype::pipeline;
use loype::search::Search;

fn main() {
    let mut given = env::args_os().skip(1).map(PathBuf::from);
    let (root, out) = given.next().zip(given.next()).expect("a site and a folder are named");
    let read = pipeline::search(&root, &|_| {}).expect("the site can be read").search;
    let (names, pages) = (read.index.names.clone(), read.index.pages.as_slice().to_vec());
    drop(read);

    let started = Instant::now();
    let search = Search::of(names, pages);
    search.publish("scripts", &|file| put(&out, file)).expect("the files can be written");
    println!("{:.4}", started.elapsed().as_secs_f64());
}

fn put(out: &Path, file: OutputFile) -> io::Result<()> {
    let path = out.join(&file.path);
    fs::create_dir_all(path.parent().unwrap_or(out))?;
    match file.content {
        Content::Bytes(bytes) => fs::write(path, bytes),
        Content::CopyOf(_) => Ok(()),
    }
}
