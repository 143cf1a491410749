//! Charts and figures where pages gather them, where a theme has its own way with them, and in the
//! search.
//!
//! In: small sites. Out: nothing, or what does not hold. What they look like is left to
//! `tests/sites/figures`, what cannot be drawn to `tests/sites-invalid`, and the geometry to the
//! tests beside it.

use crate::support::Scratch;

const PAGE: &str = "---\ntitle: Side\n---\n\nSe på tallene.\n\n:::leder metode\n:::diagram stolper \
                    Svar på spørsmålet\n| År | a | b | c |\n| --- | --- | --- | --- |\n| 2020 | 1 | 2 | \
                    3 |\n:::\n:::\n\n:::diagram kake Deler av helheten\n| Svar | Tall |\n| --- | --- \
                    |\n| Ja | 1 |\n| Nei | 1 |\n| Ukjent | 1 |\n:::\n";

fn site() -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/kurs/_index.md", "---\ntitle: Kurs\n---\n"),
        ("content/kurs/modul-1/_index.md", "---\nmodule: 1\ntitle: En\n---\n"),
        ("content/kurs/modul-1/01-side.md", PAGE),
    ])
}

#[test]
fn a_chart_in_a_note_has_its_style_and_ids_of_its_own_on_the_page_that_gathers_it() {
    let site = site();
    site.build();
    let gathered = site.read("public/kurs/modul-1/lederstotte.html");
    assert!(gathered.contains("/figure.css"), "{gathered}");
    let id = "samlet-1-1-figur-1-p3";
    assert!(gathered.contains(&format!("id=\"{id}\"")) && gathered.contains(&format!("#{id}")));
    assert!(!gathered.contains("id=\"figur-1"), "{gathered}");
    assert!(!site.read("public/kurs/leder.html").contains("/figure.css"), "no notes stand there");
    assert!(!site.read("public/kurs/index.html").contains("/figure.css"));
}

#[test]
fn figures_are_numbered_through_the_page_as_it_is_published() {
    let site = site();
    site.build();
    let page = site.read("public/kurs/modul-1/side.html");
    assert!(
        page.contains("<strong>Figur 1:</strong>") && page.contains("<strong>Figur 2:</strong>")
    );
    site.loype(&["build", "--audience", "lærer"]);
    let page = site.read("public/kurs/modul-1/side.html");
    assert!(page.contains("<strong>Figur 1:</strong> <span>Deler av helheten</span>"), "{page}");
    assert!(!page.contains("Figur 2"), "{page}");
}

#[test]
fn a_theme_has_its_own_chart() {
    let site = site();
    site.write("site-config.yaml", "title: T\nlanguage: nb\ntheme: eget\n");
    site.write(
        "themes/eget/templates/blocks/chart.html",
        "<div class=\"{{ block.figure.kind }}\">{{ block.figure.number }}. {{ block.title }}{{ \
         block.figure.drawing }}</div>\n",
    );
    site.build();
    let page = site.read("public/kurs/modul-1/side.html");
    assert!(page.contains("<div class=\"pie\">2. Deler av helheten<svg viewBox="), "{page}");
}

#[test]
fn the_words_of_a_table_are_found_once() {
    let found = site().loype(&["search", "ukjent"]);
    let hits = found.out.lines().filter(|line| line.contains("Ukjent")).count();
    assert_eq!(hits, 1, "{}", found.out);
    assert_eq!(found.out.matches("Ukjent").count(), 1, "{}", found.out);
}
