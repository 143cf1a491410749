//! What a participant prints of a course, as it is before her browser fills it in.
//!
//! In: small sites. Out: which courses have the page, what stands on it for whom, and what links to
//! it.

use crate::support::Scratch;

const CONFIG: (&str, &str) = ("site-config.yaml", "title: T\nlanguage: nb\n");
const FRONT: (&str, &str) = (
    "content/index.md",
    "---\ntitle: Forside\n---\n\n[Beviset](kurs/kursbevis.html?visning=leder)\n",
);
const COURSE: (&str, &str) =
    ("content/kurs/_index.md", "---\ntitle: Kurset\ngoals: [Kunne lese]\n---\n");
const MODULE: (&str, &str) =
    ("content/kurs/modul-1/_index.md", "---\nmodule: 1\ntitle: Lesing\n---\n");
const PAGE: (&str, &str) = (
    "content/kurs/modul-1/01-side.md",
    "---\ntitle: Siden\nkind: tekst\nduration: 2 timer\n---\n\nTekst.\n",
);
const FOR_LEADERS: (&str, &str) = (
    "content/kurs/modul-1/02-ledere.md",
    "---\ntitle: For ledere\nkind: tekst\nduration: 1 time\naudience: leder\n---\n\nTekst.\n",
);

/// A file of a site that is built without a word.
fn built(site: &Scratch, path: &str) -> Option<String> {
    let run = site.build();
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    Some(String::from_utf8_lossy(site.built().get(path)?).into_owned())
}

fn course() -> Scratch {
    Scratch::with(&[CONFIG, FRONT, COURSE, MODULE, PAGE, FOR_LEADERS])
}

#[test]
fn it_has_the_modules_the_goals_and_the_time_of_each_audience_and_the_course_leads_to_it() {
    let site = course();
    let page = built(&site, "kurs/kursbevis.html").expect("the course has one");
    for words in [
        "<h2 id=\"certificate-course\">Kurset</h2>",
        "data-module=\"kurs/modul-1/index.html\" data-pages=\"side ledere:leader\"",
        "<span class=\"box\"></span> 2 sider",
        "<li>Kunne lese</li>",
        "<p data-hours=\"teacher owner\">Hele kurset er beregnet til 2 timer<span> (lærer og eier)",
        "<p data-hours=\"leader\">Hele kurset er beregnet til 3 timer<span> (leder)",
        "autocomplete=\"name\"",
        "gir ikke studiepoeng",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let of_course = built(&site, "kurs/index.html").expect("the course has a page");
    assert!(of_course.contains("<a href=\"../kurs/kursbevis.html\">Kursbevis</a>"), "{of_course}");
    let front = built(&site, "index.html").expect("there is a front page");
    assert!(front.contains("kurs/kursbevis.html?visning=leder\">Beviset</a>"), "{front}");
}

#[test]
fn where_all_have_the_same_time_it_is_said_once_and_for_nobody() {
    let site = Scratch::with(&[CONFIG, FRONT, COURSE, MODULE, PAGE]);
    let page = built(&site, "kurs/kursbevis.html").expect("the course has one");
    let said = "<p data-hours=\"\">Hele kurset er beregnet til 2 timer.</p>";
    assert!(page.contains(said) && page.matches("data-hours").count() == 1, "{page}");
}

#[test]
fn an_edition_has_what_is_left_of_it() {
    let site = course();
    let run = site.loype(&["build", "--audience", "lærer", "--out", "public"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let page = String::from_utf8_lossy(&site.built()["kurs/kursbevis.html"]).into_owned();
    assert!(page.contains("> 1 side</span>") && !page.contains("leder"), "{page}");
}

#[test]
fn a_course_without_pages_to_mark_has_none_and_links_to_it_are_told() {
    let site =
        Scratch::with(&[CONFIG, ("content/index.md", "---\ntitle: F\n---\n"), COURSE, MODULE]);
    assert_eq!(built(&site, "kurs/kursbevis.html"), None);
    site.write(FRONT.0, FRONT.1);
    let run = site.loype(&["build"]);
    assert!(run.code == 1 && run.err.contains("link-broken"), "{}", run.err);
}

#[test]
fn it_speaks_the_language_of_its_course() {
    let site = Scratch::with(&[CONFIG, COURSE, MODULE, PAGE]);
    site.write(COURSE.0, "---\ntitle: Kurset\nlanguage: nn\n---\n");
    let page = built(&site, "kurs/kursbevis.html").expect("the course has one");
    assert!(page.contains("<html lang=\"nn\"") && page.contains("Stad og dato"), "{page}");
}
