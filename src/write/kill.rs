//! Builds that are killed: after any number of steps the visible site holds together, and the next
//! build completes it.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::tests::Place;
use super::*;

/// A site as a map of paths to texts. A page's text is a row of links; everything else is only a
/// version.
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

/// Sites in which every page links to files of the same site, to some or to all.
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

fn prepared(place: &Place, site: &Site) -> Writer {
    let files: Vec<(&str, &str)> =
        site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    place.prepared(&files).unwrap()
}

/// Runs some steps of a commit, looking after each, and then ends as a killed process ends: no
/// clean-up, only the lock is gone.
fn killed_after(writer: Writer, steps: usize, mut look: impl FnMut()) {
    let plan = writer.plan().unwrap();
    for step in plan.steps.iter().take(steps) {
        step.run(&writer.out, &writer.staging).unwrap();
        look();
    }
    std::mem::forget(writer.staging);
}

/// Every file that a reader can reach from the front page is there, and every such page is a whole
/// one, old or new. Whatever pages stand there, reachable or not, have the style sheets and
/// pictures that they show.
fn holds_together(place: &Place, old: &Site, new: &Site) {
    let files = place.files();
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
    OutPath::read(path).unwrap().is_page()
}

fn links(page: &str) -> impl Iterator<Item = &str> {
    page.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

proptest! {
    // Each case waits for the disk some ten times.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn at_every_step_every_link_of_the_visible_site_holds(old in any_site(), new in any_site()) {
        let place = Place::new();
        prepared(&place, &old).commit().unwrap();
        killed_after(prepared(&place, &new), usize::MAX, || holds_together(&place, &old, &new));
        prop_assert_eq!(place.files(), new);
    }

    #[test]
    fn whenever_a_build_is_killed_the_next_completes_the_site(
        sites in prop::collection::vec(any_site(), 4),
        kills in prop::collection::vec(0..24_usize, 2),
    ) {
        let place = Place::new();
        let [first, second, third, last] = &sites[..] else { unreachable!() };
        prepared(&place, first).commit().unwrap();
        killed_after(prepared(&place, second), kills[0], || {});
        killed_after(prepared(&place, third), kills[1], || {});
        let written = prepared(&place, last).commit().unwrap();
        prop_assert_eq!(written.files, last.len());
        prop_assert_eq!(place.files(), last.clone());
        prop_assert!(!place.out().join(names::STAGING).exists());
        let clean = Place::new();
        prepared(&clean, last).commit().unwrap();
        prop_assert_eq!(Manifest::load(&place.out()).unwrap(), Manifest::load(&clean.out()).unwrap());
    }
}

#[test]
fn the_first_build_of_all_may_be_killed_too() {
    let site = Site::from([
        ("index.html".to_owned(), "a.html".to_owned()),
        ("a.html".to_owned(), String::new()),
    ]);
    for steps in 0..8 {
        let place = Place::new();
        killed_after(prepared(&place, &site), steps, || {});
        prepared(&place, &site).commit().unwrap();
        assert_eq!(place.files(), site);
    }
}

#[test]
fn a_folder_that_only_a_killed_build_made_is_removed() {
    let (one, two) = (
        Site::from([("index.html".to_owned(), String::new())]),
        Site::from([("ny/mappe/a.png".to_owned(), String::new())]),
    );
    let place = Place::new();
    prepared(&place, &one).commit().unwrap();
    killed_after(prepared(&place, &two), 4, || {});
    assert!(place.out().join("ny/mappe").exists());
    prepared(&place, &one).commit().unwrap();
    assert!(!place.out().join("ny").exists());
}
