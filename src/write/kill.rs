//! Tests of killed builds: after any number of steps the visible site is consistent, and the next
//! build completes it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::tests::{FIRST, SECOND, TestFolder};
use super::*;

/// A site as a map of paths to texts. The text of a page is a list of links and a version; the text
/// of any other file is only a version.
type Site = BTreeMap<String, String>;

const PATHS: [&str; 9] = [
    "index.html",
    "a.html",
    "kurs/b.html",
    "kurs/c.html",
    "d/e/f.html",
    "s.css",
    "kurs/p.png",
    "d/e/q.js",
    "d/.skjult/r.html",
];

/// Sites in which every page links to some files of the same site.
fn any_site() -> impl Strategy<Value = Site> {
    let file = (any::<bool>(), 0..3_u8, prop::collection::vec(any::<prop::sample::Index>(), 0..4));
    prop::collection::vec(file, PATHS.len()).prop_map(|files| {
        let there: Vec<&str> = PATHS
            .iter()
            .zip(&files)
            .filter(|(path, (is_there, ..))| **path == "index.html" || *is_there)
            .map(|(path, _)| *path)
            .collect();
        let text = |version: &u8, links: &[prop::sample::Index]| {
            let links = links.iter().map(|link| *link.get(&there)).collect::<Vec<_>>().join("\n");
            format!("{links}\n#{version}")
        };
        PATHS
            .iter()
            .zip(&files)
            .filter(|(path, _)| there.contains(path))
            .map(|(path, (_, version, links))| ((*path).to_owned(), text(version, links)))
            .collect()
    })
}

fn prepared(folder: &TestFolder, site: &Site) -> OutputWriter {
    let files: Vec<(&str, &str)> =
        site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    folder.prepared(&files).unwrap()
}

/// Runs some steps of a commit, calling `look` after each, and then ends as a killed process does:
/// without clean-up, but with the lock released.
fn killed_after(writer: OutputWriter, steps: usize, mut look: impl FnMut()) {
    let plan = writer.plan().unwrap();
    for step in plan.steps.iter().take(steps) {
        step.run(&writer.out, &writer.staging).unwrap();
        look();
    }
    std::mem::forget(writer.staging);
}

/// Asserts that every file reachable from the front page exists, and that each such page is
/// completely old or completely new. Every page on the disk, reachable or not, must have the style
/// sheets and pictures that it shows.
fn holds_together(folder: &TestFolder, old: &Site, new: &Site) {
    let files = folder.files();
    let (mut reached, mut next) = (BTreeSet::new(), vec!["index.html".to_owned()]);
    while let Some(path) = next.pop() {
        let text = files.get(&path).unwrap_or_else(|| panic!("{path} is linked to and missing"));
        assert!(
            [old.get(&path), new.get(&path)].contains(&Some(text)),
            "{path} is neither old nor new"
        );
        if is_page(&path) && reached.insert(path) {
            next.extend(links(text).map(str::to_owned));
        }
    }
    for (page, text) in files.iter().filter(|(path, _)| is_page(path)) {
        for shown in links(text).filter(|link| !is_page(link)) {
            assert!(files.contains_key(shown), "{page} lacks {shown}");
        }
    }
}

fn is_page(path: &str) -> bool {
    OutPath::parse(path).unwrap().is_page()
}

fn links(page: &str) -> impl Iterator<Item = &str> {
    page.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

proptest! {
    // Each case syncs to the disk about ten times.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn at_every_step_every_link_of_the_visible_site_holds(old in any_site(), new in any_site()) {
        let folder = TestFolder::new();
        prepared(&folder, &old).commit().unwrap();
        killed_after(prepared(&folder, &new), usize::MAX, || holds_together(&folder, &old, &new));
        prop_assert_eq!(folder.files(), new);
    }

    #[test]
    fn whenever_a_build_is_killed_the_next_completes_the_site(
        sites in prop::collection::vec(any_site(), 4),
        kills in prop::collection::vec(0..24_usize, 2),
    ) {
        let folder = TestFolder::new();
        let [first, second, third, last] = &sites[..] else { unreachable!() };
        prepared(&folder, first).commit().unwrap();
        killed_after(prepared(&folder, second), kills[0], || {});
        killed_after(prepared(&folder, third), kills[1], || {});
        let committed = prepared(&folder, last).commit().unwrap();
        prop_assert_eq!(committed.summary.files, last.len());
        prop_assert_eq!(folder.files(), last.clone());
        prop_assert!(!folder.out().join(reserved::STAGING).exists());
        let clean = TestFolder::new();
        prepared(&clean, last).commit().unwrap();
        let manifest = |folder: &TestFolder| Manifest::load(&folder.out()).unwrap();
        prop_assert_eq!(manifest(&folder), manifest(&clean));
    }
}

#[test]
fn the_first_build_of_all_may_be_killed_too() {
    let site = Site::from([
        ("index.html".to_owned(), "a.html".to_owned()),
        ("a.html".to_owned(), String::new()),
    ]);
    for steps in 0..8 {
        let folder = TestFolder::new();
        killed_after(prepared(&folder, &site), steps, || {});
        prepared(&folder, &site).commit().unwrap();
        assert_eq!(folder.files(), site);
    }
}

#[test]
fn nothing_for_others_outlasts_a_killed_build() {
    for steps in 0..16 {
        let folder = TestFolder::new();
        folder.build(&FIRST).unwrap();
        killed_after(folder.prepared_for_others(&SECOND).unwrap(), steps, || {});
        folder.prepared_for_others(&SECOND).unwrap().commit().unwrap();
        folder.holds(&SECOND);
    }
}

#[test]
fn a_folder_that_only_a_killed_build_made_is_removed() {
    let (one, two) = (
        Site::from([("index.html".to_owned(), String::new())]),
        Site::from([("ny/mappe/a.png".to_owned(), String::new())]),
    );
    let folder = TestFolder::new();
    prepared(&folder, &one).commit().unwrap();
    killed_after(prepared(&folder, &two), 4, || {});
    assert!(folder.out().join("ny/mappe").exists());
    prepared(&folder, &one).commit().unwrap();
    assert!(!folder.out().join("ny").exists());
}
