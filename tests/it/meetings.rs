//! Where meetings and the notes about them are published.
//!
//! In: the golden site `meeting`. Out: nothing, or what stands elsewhere than it should.

use scraper::{Html, Selector};

use crate::support::{Scratch, repository};

/// The texts of what a selector finds on a page, each with single spaces.
fn texts(page: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = Html::parse_document(page);
    page.select(&selector).map(|found| words(found.text().collect())).collect()
}

#[test]
fn the_plan_leads_the_page_of_a_meeting_with_the_notes_about_it() {
    let site = Scratch::copy_of(&repository().join("tests/sites/meeting"));
    assert_eq!(site.build().err, "");
    let built = site.built();
    let page = String::from_utf8_lossy(&built["kurs/modul-1/mote.html"]).into_owned();
    assert!(page.find("class=\"meet-plan\"") < page.rfind("Teksten kommer etter planen."));
    assert_eq!(texts(&page, ".prose .plan"), [""; 0]);
    assert_eq!(texts(&page, ".meet-side > .note .note-body"), ["Før møtet: sett sammen gruppene."]);
    assert_eq!(texts(&page, "#plan-1-rad-2 + .plan-notes .note-body"), ["Ved siden av rad 2."]);
    assert_eq!(
        texts(&page, ".plan > .plan-notes .note-body"),
        [
            "Om hele planen, siden det står etter tabellen.",
            "Om hele planen, siden det står rett etter den."
        ]
    );
    assert_eq!(texts(&page, ".plan-rounds"), ["4 × 8 min: fortelle 3, spørre 5"]);
}

#[test]
fn meetings_are_in_the_overview_and_on_the_leader_page_without_a_note() {
    let site = Scratch::copy_of(&repository().join("tests/sites/meeting"));
    assert_eq!(site.build().err, "");
    let built = site.built();
    for address in ["kurs/leder.html", "kurs/modul-1/lederstotte.html"] {
        let page = String::from_utf8_lossy(&built[address]).into_owned();
        let links = texts(&page, "main a");
        let found = links.iter().filter(|link| link.contains("Et møte som ingen har råd til"));
        assert_eq!(found.count(), 1, "{address}");
    }
}

#[test]
fn a_course_with_meetings_and_no_notes_has_an_overview() {
    let site = Scratch::copy_of(&repository().join("tests/sites/meeting"));
    for page in ["02-mote.md", "03-tekst.md"] {
        site.remove(&format!("content/kurs/modul-1/{page}"));
    }
    assert_eq!(site.build().err, "");
    assert!(site.built().contains_key("kurs/leder.html"));
}
