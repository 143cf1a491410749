//! What a page shows of a large site: what is near it, and links to the rest.
//!
//! In: sites with more courses, modules or pages than a page names. Out: the links of single pages.
//! How the work grows with such sites is left to `benches/growth`.

use crate::support::Scratch;
use scraper::{Html, Selector};

/// A site with so many courses, each with so many modules, each with so many pages.
fn site(courses: usize, modules: usize, pages: usize) -> Scratch {
    let site = Scratch::with(&[("site-config.yaml", "title: Stort\nlanguage: nb\n")]);
    for course in 1..=courses {
        let folder = format!("content/kurs-{course}");
        site.write(&format!("{folder}/_index.md"), format!("---\ntitle: Kurs {course}\n---\n"));
        for module in 1..=modules {
            let folder = format!("{folder}/modul-{module}");
            let front = format!("---\nmodule: {module}\ntitle: Del {module}\n---\n");
            site.write(&format!("{folder}/_index.md"), front);
            for page in 1..=pages {
                let front = format!("---\ntitle: Side {page}\n---\n");
                site.write(&format!("{folder}/side-{page}.md"), front);
            }
        }
    }
    site.build();
    site
}

/// The texts that a selector finds on a page, joined by commas.
fn texts(site: &Scratch, page: &str, selector: &str) -> String {
    let html = Html::parse_document(&site.read(&format!("public/{page}")));
    let selector = Selector::parse(selector).expect("a selector");
    let found = html.select(&selector).map(|element| element.text().collect::<String>());
    found.map(|text| text.trim().to_owned()).collect::<Vec<_>>().join(", ")
}

#[test]
fn twelve_modules_are_all_shown() {
    let site = site(1, 12, 1);
    let modules = texts(&site, "kurs-1/modul-6/side-1.html", ".nav-modules .title");
    assert_eq!(modules.split(", ").count(), 12);
    assert_eq!(texts(&site, "kurs-1/modul-6/side-1.html", ".nav-all, .after-gap"), "");
}

#[test]
fn of_more_modules_the_ends_and_the_nearest_are_shown_with_a_link_to_all() {
    let site = site(1, 20, 1);
    for page in ["side-1", "index"] {
        let page = format!("kurs-1/modul-10/{page}.html");
        assert_eq!(
            texts(&site, &page, ".nav-modules .title"),
            "Del 1, Del 8, Del 9, Del 10, Del 11, Del 12, Del 20"
        );
        let after_gaps = texts(&site, &page, ".nav-modules .after-gap .title");
        assert_eq!(after_gaps, "Del 8, Del 20");
        let all = texts(&site, &page, ".nav-all a[href='../../kurs-1/index.html#trail']");
        assert_eq!(all, "Alle 20 modulene");
    }
    assert_eq!(
        texts(&site, "kurs-1/modul-1/index.html", ".nav-modules .title"),
        "Del 1, Del 2, Del 3, Del 20"
    );
}

#[test]
fn of_many_pages_of_a_module_the_nearest_are_shown_with_a_link_to_all() {
    let site = site(1, 1, 61);
    let page = "kurs-1/modul-1/side-30.html";
    let shown = texts(&site, page, ".nav-trail .title");
    assert_eq!(shown.split(", ").count(), 23, "{shown}");
    assert!(shown.starts_with("Side 1, Side 20, ") && shown.ends_with("Side 40, Side 61"));
    assert_eq!(texts(&site, page, ".nav-trail [aria-current] .title"), "Side 30");
    let all = texts(&site, page, ".nav-all a[href='../../kurs-1/modul-1/index.html#pages']");
    assert_eq!(all, "Alle 61 sidene");
}

#[test]
fn the_courses_have_one_link_on_every_page() {
    assert_eq!(texts(&site(1, 1, 1), "kurs-1/index.html", ".site-nav a"), "Kurset");
    let many = site(13, 1, 1);
    assert_eq!(texts(&many, "kurs-3/index.html", ".site-nav a"), "Kursene");
    assert_eq!(texts(&many, "kurs-3/index.html", ".site-nav a[href='../index.html']"), "Kursene");
}
