//! Addresses that pages had before, and the place of a course among the others.

use crate::support::Scratch;

fn moved() -> Scratch {
    let page = "---\ntitle: \"Møte & mat\"\nspråk: nynorsk\nalias:\n  - gammal.html\n  - \
                /heilt/annan/stad/\n---\nTekst.\n";
    Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\nbase_url: https://skole.no/a/\n"),
        ("content/index.md", "---\ntitle: Forside\n---\nSe [møtet](k/m/02-mote.md).\n"),
        ("content/k/_index.md", "---\ntitle: Kurs\n---\n"),
        ("content/k/m/_index.md", "---\ntitle: Modul\nalias: https://skole.no/a/k/m-1/\n---\n"),
        ("content/k/m/01-les.md", "---\ntitle: Les\n---\nTekst.\n"),
        ("content/k/m/02-mote.md", page),
    ])
}

#[test]
fn an_old_address_leads_to_its_page_without_script() {
    let site = moved();
    site.build();
    let beside = site.read("public/k/m/gammal.html");
    let away = site.read("public/heilt/annan/stad/index.html");
    for (html, href) in [(&beside, "mote.html"), (&away, "../../../k/m/mote.html")] {
        for part in [
            "<html lang=\"nn\">",
            "<title>Møte &amp; mat</title>",
            "<meta name=\"robots\" content=\"noindex\">",
            "<link rel=\"canonical\" href=\"https://skole.no/a/k/m/mote.html\">",
            "<h1>Sida er flytta</h1>",
            &format!("<meta http-equiv=\"refresh\" content=\"0; url={href}\">"),
            &format!("<a href=\"{href}\">Møte &amp; mat</a>"),
        ] {
            assert!(html.contains(part), "{part}\n{html}");
        }
        assert!(!html.contains("<script") && !html.contains("style"), "{html}");
    }
    assert!(site.read("public/k/m-1/index.html").contains("url=../m/index.html"));
}

#[test]
fn an_old_address_stands_nowhere_else_than_on_its_page() {
    let site = moved();
    site.build();
    let page = site.read("public/k/m/mote.html");
    let own = "data-aliases=\"k/m/gammal.html heilt/annan/stad/index.html\"";
    assert!(page.contains(own), "what is kept under them moves over\n{page}");
    for (path, bytes) in site.built() {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let is_own = ["k/m/mote.html", "k/m/index.html"].contains(&path.as_str());
        let names_one = text.contains("gammal.html") || text.contains("annan/stad");
        assert!(is_own || !names_one || path.starts_with(".loype"), "{path}");
        assert_eq!(text.contains("data-aliases"), is_own, "{path}");
    }
}

#[test]
fn a_page_that_is_left_out_leaves_out_its_old_addresses() {
    let site = moved();
    site.replace("content/k/m/02-mote.md", "språk: nynorsk", "utkast: ja");
    site.write("content/index.md", "---\ntitle: Forside\n---\n");
    site.build();
    assert!(!site.built().contains_key("k/m/gammal.html"));
}

#[test]
fn courses_stand_where_their_authors_place_them() {
    let course = |title: &str, place: &str| format!("---\ntitle: {title}\n{place}\n---\n");
    let module = "---\ntitle: M\n---\n";
    let site = Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/a/_index.md", &course("Kurset Ada", "")),
        ("content/b/_index.md", &course("Kurset Bo", "plassering: 2")),
        ("content/c/_index.md", &course("Kurset Cai", "position: 1")),
        ("content/d/_index.md", &course("Kurset Dag", "plassering: 2")),
        ("content/a/m/_index.md", module),
        ("content/b/m/_index.md", module),
        ("content/c/m/_index.md", module),
        ("content/d/m/_index.md", module),
    ]);
    site.build();
    for path in ["index.html", "sok.html", "notater.html", "404.html"] {
        let html = site.read(&format!("public/{path}"));
        let places =
            ["Kurset Cai", "Kurset Bo", "Kurset Dag", "Kurset Ada"].map(|title| html.find(title));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{path}: {places:?}");
    }
}
