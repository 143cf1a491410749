//! Measures how long the preview takes to update after an edit, and how much memory it keeps.
//!
//! In: the folder of a site, which is edited and should be a copy, and the number of edits. Out:
//! for each kind of edit, the median and the 95th percentile of an update and of the index after
//! it, and on Linux the resident memory in MB. When Chromium shows the change is measured
//! elsewhere.
//!
//! `cargo run --release --example live-edits -- FOLDER [EDITS]`

#![allow(clippy::print_stdout, reason = "it is run by hand to be read")]
#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a measurement that cannot go on fails"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use loype::live::{Hint, Live, SiteState, Trust};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let root = PathBuf::from(arguments.next().expect("the first argument is the folder of a site"));
    let edits: usize = arguments
        .next()
        .map_or(50, |edits| edits.parse().expect("the second argument is a number"));
    let pages = pages(&root);
    let mut live = Live::new(&root);
    let started = Instant::now();
    let first = live.update(&Hint::Anything, Trust::Full).expect("a first rebuild");
    let updated = started.elapsed();
    live.index();
    println!(
        "first: {} pages, {updated:?} and {:?} with the index, {} MB",
        first.pages,
        started.elapsed(),
        megabytes()
    );
    assert_eq!(first.state, SiteState::Good, "{:?}", first.findings.first());
    let mut measure = |name: &str, count: usize, edit: &dyn Fn(&Path, usize) -> Vec<PathBuf>| {
        let mut times: Vec<(Duration, Duration)> = (0..count)
            .map(|turn| {
                let touched: BTreeSet<PathBuf> =
                    edit(&pages[(turn * 7919) % pages.len()], turn).into_iter().collect();
                let started = Instant::now();
                let rebuild = live.update(&Hint::Paths(touched), Trust::Full);
                let update = started.elapsed();
                if let Some(rebuild) = rebuild {
                    assert_eq!(
                        rebuild.state,
                        SiteState::Good,
                        "{name}: {:?}",
                        rebuild.findings.first()
                    );
                }
                let started = Instant::now();
                live.index();
                (update, started.elapsed())
            })
            .collect();
        let mut of = |part: fn(&(Duration, Duration)) -> Duration| {
            times.sort_by_key(part);
            (part(&times[count / 2]), part(&times[(count * 95 / 100).min(count - 1)]))
        };
        let (update, index) = (of(|time| time.0), of(|time| time.1));
        println!(
            "{name}: update {:?} (95 % {:?}), index {:?} (95 % {:?}), {} MB",
            update.0,
            update.1,
            index.0,
            index.1,
            megabytes()
        );
    };
    measure("body", edits, &|page, turn| {
        let text = fs::read_to_string(page).expect("a page can be read");
        fs::write(page, format!("{text}\nEn ny setning nummer {turn}.\n"))
            .expect("a page can be written");
        vec![page.to_path_buf()]
    });
    measure("title", edits.min(10), &|page, turn| {
        let text = fs::read_to_string(page).expect("a page can be read");
        let changed = text.replacen("title: ", &format!("title: {turn} "), 1).replacen(
            "tittel: ",
            &format!("tittel: {turn} "),
            1,
        );
        fs::write(page, changed).expect("a page can be written");
        vec![page.to_path_buf()]
    });
    measure("new page", edits.min(5), &|page, turn| {
        let new = page.with_file_name(format!("helt-ny-{turn}.md"));
        fs::write(&new, format!("---\ntitle: Helt ny {turn}\n---\nNytt.\n"))
            .expect("a page can be written");
        vec![new]
    });
    measure("deleted page", edits.min(5), &|page, turn| {
        let new = page.with_file_name(format!("helt-ny-{turn}.md"));
        fs::remove_file(&new).expect("a page can be removed");
        vec![new]
    });
}

/// The pages of modules, in order.
fn pages(root: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(root.join("content"))
        .min_depth(3)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok);
    let is_page = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ending == "md")
            && path.file_name().is_some_and(|name| name != "_index.md")
    };
    files.map(walkdir::DirEntry::into_path).filter(is_page).collect()
}

/// The resident memory in MB; zero if the system does not report it.
fn megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace()
        .next()
        .and_then(|kilobytes| kilobytes.parse::<u64>().ok())
        .unwrap_or_default()
        / 1024
}
