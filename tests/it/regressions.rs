//! Faults that the program had once, and must not have again.
//!
//! In: tiny sites. Out: what `loype` said and did.

use std::collections::BTreeSet;

use scraper::{Html, Selector};

use crate::support::{Scratch, has_ending};

const CONFIG: (&str, &str) = ("site-config.yaml", "title: T\nlanguage: nb\n");
const FRONT: (&str, &str) = ("content/index.md", "---\ntitle: Forside\n---\n");
const COURSE: (&str, &str) = ("content/kurs/_index.md", "---\ntitle: Kurset\n---\n");
const MODULE: (&str, &str) =
    ("content/kurs/modul-1/_index.md", "---\nmodule: 1\ntitle: Modulen\n---\n");

#[test]
fn a_second_leader_page_is_never_left_out_in_silence() {
    let pages = [
        ("content/kurs/modul-1/lederstotte.md", "---\ntitle: A\n---\n"),
        ("content/kurs/modul-1/leader-support.md", "---\ntitle: B\n---\n"),
    ];
    let site = Scratch::with(&[&[CONFIG, FRONT, COURSE, MODULE][..], &pages].concat());
    refuses(&site, "feil[file-misplaced]: modulen har en side med lederstøtte fra før\n");
}

#[test]
fn check_and_build_agree_about_addresses() {
    for files in [
        [("content/404.md", "---\ntitle: X\n---\n"), FRONT],
        [("content/kurs.md", "---\ntitle: X\n---\n"), ("content/kurs.html/a.txt", "")],
    ] {
        let site = Scratch::with(&[&[CONFIG, FRONT][..], &files].concat());
        let (checked, built) = (site.loype(&["check"]), site.loype(&["build"]));
        assert_eq!((checked.code, built.code), (1, 1), "{}", built.err);
        assert!(
            built.err.contains("feil[address-taken]: ") && built.err.contains("--> content/"),
            "{}",
            built.err
        );
    }
}

#[test]
fn what_content_gets_wrong_ends_with_one() {
    let taken = Scratch::with(&[CONFIG, FRONT, ("content/index.html", "")]);
    let empty = Scratch::with(&[CONFIG, ("content/a.txt", "")]);
    for (site, rule) in [(taken, "address-taken"), (empty, "empty-site")] {
        let checked = site.loype(&["check"]);
        assert_eq!(checked.code, 1);
        assert!(checked.err.starts_with(&format!("feil[{rule}]: ")), "{}", checked.err);
    }
}

#[test]
fn two_modules_of_one_title_are_told() {
    let site = Scratch::with(&[
        CONFIG,
        FRONT,
        COURSE,
        ("content/kurs/a/_index.md", "---\ntitle: Lik\n---\n"),
        ("content/kurs/b/_index.md", "---\ntitle: Lik\n---\n"),
    ]);
    assert!(site.loype(&["check"]).err.contains("feil[module-twice]: "));
}

#[test]
fn files_of_a_draft_module_are_not_published() {
    for (draft, is_published) in [("nei", true), ("ja", false)] {
        let module = format!("---\nmodule: 2\ntitle: Kladd\ndraft: {draft}\n---\n");
        let files = [
            ("content/kurs/modul-2/_index.md", module.as_str()),
            ("content/kurs/modul-2/fasit.pdf", ""),
        ];
        let site = Scratch::with(&[&[CONFIG, FRONT, COURSE, MODULE][..], &files].concat());
        site.build();
        assert_eq!(site.built().contains_key("kurs/modul-2/fasit.pdf"), is_published, "{draft}");
    }
}

#[test]
fn no_page_gets_a_hidden_address() {
    let site = Scratch::with(&[CONFIG, FRONT, ("content/日本.md", "---\ntitle: X\n---\n")]);
    refuses(&site, "feil[address-empty]: `日本` ");
}

#[test]
fn the_ending_of_a_page_counts_in_capitals_too() {
    let site = Scratch::with(&[CONFIG, FRONT, ("content/OM.MD", "---\ntitle: X\n---\n")]);
    site.build();
    assert!(site.built().contains_key("om.html"));
}

#[test]
fn a_course_shows_its_duration_for_every_audience() {
    let course = (
        "content/kurs/_index.md",
        "---\ntitle: Kurset\nduration: {lærer: 3–5 uker, leder: 7–9 uker}\n---\n",
    );
    let site = Scratch::with(&[CONFIG, FRONT, course, MODULE]);
    site.build();
    let page = site.read("public/kurs/index.html");
    assert!(page.contains("3–5 uker") && page.contains("7–9 uker"), "{page}");
}

#[test]
fn a_rule_on_the_course_page_can_be_read_alone() {
    let second = (
        "content/kurs/modul-2/_index.md",
        "---\nmodule: 2\ntitle: Den andre\nprerequisites: Modul 1\n---\n",
    );
    let site = Scratch::with(&[CONFIG, FRONT, COURSE, MODULE, second]);
    site.build();
    let page = site.read("public/kurs/index.html");
    assert!(page.contains("(etter Modul"), "{page}");
}

#[test]
fn a_formula_with_a_missing_brace_is_told() {
    let site = Scratch::with(&[
        CONFIG,
        ("content/index.md", "---\ntitle: T\n---\n\nBrøken $\\frac{1}{2$ er en halv.\n"),
    ]);
    assert!(site.loype(&["check"]).err.contains("feil[math-unreadable]: "));
}

#[test]
fn annotations_name_files_as_the_one_who_asks_sees_them() {
    let site = Scratch::with(&[
        ("kurs/site-config.yaml", CONFIG.1),
        ("kurs/content/index.md", "Uten metadata.\n"),
    ]);
    assert!(
        site.loype(&["check", "--root", "kurs", "--format", "github"])
            .out
            .contains("file=kurs/content/index.md,")
    );
}

#[test]
fn every_page_can_be_reached_from_the_front_page_or_its_course() {
    let site = Scratch::with(&[
        CONFIG,
        FRONT,
        COURSE,
        MODULE,
        ("content/kurs/om.md", "---\ntitle: Om kurset\n---\n"),
    ]);
    site.build();
    // The page of the search lists all pages, and hosts show 404.html themselves.
    let (list, not_found) = ("sok.html", "404.html");
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut unread = vec!["index.html".to_owned()];
    while let Some(page) = unread.pop() {
        for target in links(&page, &site.read(&format!("public/{page}"))) {
            if reached.insert(target.clone()) && target != list {
                unread.push(target);
            }
        }
    }
    let pages: BTreeSet<String> = site
        .built()
        .into_keys()
        .filter(|path| has_ending(path, "html") && path != not_found)
        .collect();
    assert_eq!(reached, pages);
}

#[test]
fn a_file_of_an_author_takes_the_place_of_a_page_that_the_site_would_make() {
    let note = (
        "content/kurs/modul-1/01-side.md",
        "---\ntitle: Side\n---\n\nTekst.\n\n:::leder\nRåd.\n:::\n",
    );
    let own = [
        "content/notater.html",
        "content/robots.txt",
        "content/kurs/leder.html",
        "content/kurs/modul-1/lederstotte.html",
    ];
    let config = (CONFIG.0, format!("{}trust_html: [notater.html, kurs]\n", CONFIG.1));
    let site = Scratch::with(&[(config.0, config.1.as_str()), FRONT, COURSE, MODULE, note]);
    for path in own {
        site.write(path, "eget");
    }
    assert_eq!(site.loype(&["check"]).code, 0);
    site.build();
    for path in own {
        assert_eq!(site.read(&path.replacen("content", "public", 1)), "eget", "{path}");
    }
}

#[test]
fn a_block_of_a_language_that_cannot_be_read_is_told_of_once() {
    let text = "---\ntitle: T\n---\n\n:::språk englesk\nThe quality of an education system cannot \
                exceed the quality of its teachers.\n:::\n";
    let told = Scratch::with(&[CONFIG, ("content/index.md", text)]).loype(&["check"]).err;
    assert!(told.contains("block-argument") && !told.contains("language-unmarked"), "{told}");
}

#[test]
fn a_language_is_the_same_however_its_tag_is_written() {
    let told = |tag: &str| {
        let config = format!("title: T\nlanguage: {tag}\n");
        let page = "---\ntitle: Forside\n---\n\n\"Hei\"\n";
        let site = Scratch::with(&[("site-config.yaml", &config), ("content/index.md", page)]);
        site.build();
        let html = site.read("public/index.html");
        let between = |before: &str, after: char| {
            let rest = html.split(before).nth(1).unwrap_or_default();
            rest.split(after).next().unwrap_or_default().to_owned()
        };
        site.write("content/om.md", "---\ntitel: Om\n---\n");
        let has_norwegian_quotes = html.contains("«Hei»");
        let has_norwegian_messages = site.loype(&["check"]).err.contains("feil[unknown-key]");
        let said = [between("<html lang=\"", '"'), between("href=\"#page-main\">", '<')];
        (said, [has_norwegian_quotes, has_norwegian_messages])
    };
    let of = |lang: &str, words: &str| [lang.to_owned(), words.to_owned()];
    assert_eq!(told("NB"), (of("nb", "Gå til innholdet"), [true; 2]));
    assert_eq!(told("nn_no"), (of("nn-NO", "Gå til innhaldet"), [true; 2]));
    assert_eq!(told("EN"), (of("en", "Skip to content"), [false; 2]));
}

#[test]
fn a_file_that_can_run_script_is_published_only_where_the_config_names_it() {
    let site = |trusted: &str| {
        let config = format!("title: T\nlanguage: nb\n{trusted}");
        Scratch::with(&[
            ("site-config.yaml", &config),
            FRONT,
            ("content/spill/start.html", "<!DOCTYPE html>\n<title>Spill</title>\n"),
            ("content/spill/uten", "<html>"),
            ("content/hjul.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"a()\"/>\n"),
        ])
    };
    let faults =
        |trusted: &str| site(trusted).loype(&["check"]).err.matches("[unsafe-file]").count();
    assert_eq!(faults(""), 3);
    assert_eq!(faults("tillat_html: [spill]\n"), 1);
    assert_eq!(faults("trust_html: [content/spill/start.html, hjul.svg]\n"), 1);
    assert_eq!(faults("trust_html: [spil, hjul]\n"), 3);
    assert_eq!(faults("stol_på_html: ja\n"), 0);
    site("tillat_html: [spill/, hjul.svg]\n").build();
}

/// Asserts that a site is not built, for one reason only.
fn refuses(site: &Scratch, reason: &str) {
    let built = site.loype(&["build"]);
    assert_eq!((built.code, built.err.matches("feil[").count()), (1, 1), "{}", built.err);
    assert!(built.err.starts_with(reason), "{}", built.err);
    assert!(!site.path().join("public").exists());
}

/// The pages that a page links to, by their addresses.
fn links(page: &str, html: &str) -> BTreeSet<String> {
    let links = Selector::parse("a[href]").expect("a selector");
    let base = format!("/{page}");
    let folder = base.rsplit_once('/').expect("a path").0;
    let address = |href: &str| {
        let mut parts: Vec<&str> = folder.split('/').collect();
        for part in href.split(['#', '?']).next()?.split('/') {
            match part {
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        Some(parts.join("/").trim_start_matches('/').to_owned())
    };
    Html::parse_document(html)
        .select(&links)
        .filter_map(|link| address(link.attr("href")?))
        .filter(|address| has_ending(address, "html"))
        .collect()
}

#[test]
fn what_an_item_begins_with_stays_where_it_leads_to_pages() {
    let text = "---\nmodule: 1\ntitle: M\n---\n\n- \"Sitat\" alfa [a](01-a.md)\n- ... beta [b](02-b.md)\n\
                - Gamma delta. Les [c](03-c.md)\n";
    let page = "---\ntitle: Side\n---\n\nTekst.\n";
    let site = Scratch::with(&[
        CONFIG,
        ("content/k/_index.md", "---\ntitle: K\n---\n"),
        ("content/k/m/_index.md", text),
        ("content/k/m/01-a.md", page),
        ("content/k/m/02-b.md", page),
        ("content/k/m/03-c.md", page),
    ]);
    site.build();
    let html = site.read("public/k/m/index.html");
    for part in ["«Sitat» alfa <a", "… beta <a", "Gamma delta."] {
        assert!(html.contains(part), "{part}\n{html}");
    }
}
