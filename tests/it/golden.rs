//! Small sites that a person can read, each with what comes out of it.
//!
//! In: `tests/sites/NAME`. Out, in its folder `expected/`: `files.txt`, every file of the output
//! but those of the search, with `THEME` for the folder that is named by what the theme holds;
//! `pages.txt`, what each page says of itself (title, facts, the way on); `prose/…`, the text of
//! each page as HTML; and `data/…`, each course as data; for a site that knows its address also the
//! lists of its pages, and what the head of each page tells other programs. What the theme puts around the text is not pinned, so that it can be changed without
//! touching this; whether its links and ids hold is left to `output.rs`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::{Expected, Scratch, has_ending, sites, theme_folder};
use scraper::{ElementRef, Html, Selector};

#[test]
fn every_site_comes_out_as_expected() {
    let mut expected = Expected::default();
    for (name, folder) in sites("sites") {
        let site = Scratch::copy_of(&folder);
        let run = site.build();
        assert_eq!(run.err, "", "{name} has no faults");
        let built = site.built();
        let expected_folder = folder.join("expected");
        let mut names = vec!["files.txt".to_owned(), "pages.txt".to_owned()];
        let theme = theme_folder(&built);
        let listed = built.keys().filter(|path| !path.starts_with("search/"));
        let with_constant_folder = listed.map(|path| path.replace(&theme, "THEME"));
        expected.compare(
            &expected_folder.join("files.txt"),
            &with_constant_folder.fold(String::new(), |list, path| list + &path + "\n"),
        );
        expected.compare(&expected_folder.join("pages.txt"), &pages(&built));
        for (address, page) in html(&built) {
            let prose = prose(&page);
            if !prose.is_empty() {
                names.push(format!("prose/{address}"));
                expected.compare(&expected_folder.join("prose").join(&address), &prose);
            }
        }
        for (address, text) in data(&built) {
            names.push(format!("data/{address}"));
            expected.compare(&expected_folder.join("data").join(address), &text);
        }
        expected.only(&expected_folder, &names);
    }
    expected.settle();
}

#[test]
fn windows_line_ends_and_byte_order_marks_change_nothing() {
    for (name, folder) in sites("sites") {
        let (unix, windows) = (Scratch::copy_of(&folder), Scratch::copy_of(&folder));
        let is_text = |path: &str| ["md", "yaml"].iter().any(|ending| has_ending(path, ending));
        for path in crate::support::files(windows.path()).keys().filter(|path| is_text(path)) {
            let text = windows.read(path).replace('\n', "\r\n");
            windows.write(path, format!("\u{feff}{text}"));
        }
        unix.build();
        windows.build();
        assert!(unix.built() == windows.built(), "{name} comes out the same");
    }
}

/// What other programs read.
fn data(built: &BTreeMap<String, Vec<u8>>) -> Vec<(String, String)> {
    let read = |(address, bytes): (&String, &Vec<u8>)| {
        (address.clone(), String::from_utf8_lossy(bytes).into_owned())
    };
    let courses = built.iter().filter(|(address, _)| address.ends_with("/course.json"));
    if !built.contains_key("sitemap.xml") {
        return courses.map(read).collect();
    }
    let lists =
        built.iter().filter(|(address, _)| has_ending(address, "xml") || *address == "robots.txt");
    let heads =
        html(built).into_iter().map(|(address, page)| (format!("{address}.txt"), head(&page)));
    courses.chain(lists).map(read).chain(heads).collect()
}

/// What the head of a page tells search engines and previews, and what it is in the words of
/// schema.org.
fn head(page: &Html) -> String {
    let mut text = String::new();
    for meta in select(page, "meta[content]").into_iter().map(|meta| meta.value()) {
        let name = meta.attr("name").or(meta.attr("property")).unwrap_or_default();
        let _ = writeln!(text, "{name}: {}", meta.attr("content").unwrap_or_default());
    }
    for script in select(page, "script[type='application/ld+json']") {
        let value: serde_json::Value =
            serde_json::from_str(&script.text().collect::<String>()).expect("linked data is JSON");
        let _ = writeln!(text, "{value:#}");
    }
    text
}

/// The pages of a site, read.
fn html(built: &BTreeMap<String, Vec<u8>>) -> Vec<(String, Html)> {
    let pages = built.iter().filter(|(address, _)| has_ending(address, "html"));
    pages
        .map(|(address, bytes)| {
            (address.clone(), Html::parse_document(&String::from_utf8_lossy(bytes)))
        })
        .collect()
}

/// What each page says of itself, in a form to be read.
fn pages(built: &BTreeMap<String, Vec<u8>>) -> String {
    let mut text = String::new();
    for (address, page) in html(built) {
        let _ = writeln!(text, "{address}");
        for (word, selector) in [
            ("title", "title"),
            ("heading", "h1"),
            ("lead", ".lead"),
            ("line", ".page-header .line"),
            ("way", "p.way"),
            ("fact", ".facts > div"),
            ("time", ".times tr, .time-list li"),
            ("part", ".part-head h2"),
            ("row", ".row > a"),
            ("map", ".map-word:not(p.map-word:empty), .map-stop"),
            ("legend", ".map-legend li, .map-word"),
            ("list", ".station-text :is(h3, .line)"),
        ] {
            for element in select(&page, selector) {
                let _ = writeln!(text, "  {word}: {}", words(element));
            }
        }
        for (word, selector) in [
            ("previous", "nav.page-turn a[rel=prev]"),
            ("next", "nav.page-turn a[rel=next]"),
            ("canonical", "link[rel=canonical]"),
            ("data", "link[rel=alternate][type='application/json']"),
            ("feed", "link[rel=alternate][type='application/atom+xml']"),
        ] {
            for href in select(&page, selector).into_iter().filter_map(|link| link.attr("href")) {
                let _ = writeln!(text, "  {word}: {href}");
            }
        }
    }
    text
}

/// The text of a page as HTML, without empty lines and without the theme's icons.
fn prose(page: &Html) -> String {
    let parts =
        select(page, "div.prose").into_iter().map(|part| part.inner_html()).collect::<String>();
    let without_icons: String = parts
        .split("<svg ")
        .map(|part| part.split_once("</svg>").map_or(part, |(_, rest)| rest))
        .collect();
    without_icons
        .lines()
        .filter(|line| !line.trim().is_empty())
        .fold(String::new(), |text, line| text + line.trim_end() + "\n")
        .replace('\u{ad}', "&shy;")
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// The words of an element, a space between those of its parts; soft hyphens can be seen.
fn words(element: ElementRef) -> String {
    let words = element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    words.replace('\u{ad}', "&shy;")
}
