//! What is written is what is read: texts as people write them, and what becomes of them.
//!
//! In: a course of one module, with a page of a text. Out: its HTML, or what was said of it. Each
//! rule's own cases, wrong and right, are unit tests beside it.

use crate::support::{Run, Scratch};

/// A site whose page `01-a.md` has this text.
fn site(text: &str) -> Scratch {
    site_with(&format!("---\ntitle: A\n---\n\n{text}\n"), &[])
}

/// A site whose page `01-a.md` is this file, and with other files.
fn site_with(page: &str, others: &[(&str, &str)]) -> Scratch {
    let files = [
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n"),
        ("content/kurs/_index.md", "---\ntitle: K\n---\n"),
        ("content/kurs/modul-1/_index.md", "---\nmodule: 1\ntitle: Modulen\n---\n"),
        ("content/kurs/modul-1/01-a.md", page),
        ("content/kurs/modul-1/02-b.md", "---\ntitle: B\n---\n\n:::leder\nRåd.\n:::\n"),
        ("content/kurs/modul-1/figur@2x.png", "PNG"),
        ("content/kurs/modul-1/www.skjema.pdf", "PDF"),
    ];
    let mut site = files.to_vec();
    site.retain(|(path, _)| others.iter().all(|(other, _)| other != path));
    site.extend(others);
    Scratch::with(&site)
}

/// The page `01-a.md` of a site as it is built, which must go without a word.
#[track_caller]
fn page(site: &Scratch) -> String {
    let run = site.loype(&["build"]);
    assert!(run.code == 0 && !(run.err + &run.out).contains("advarsel"), "it is told of");
    String::from_utf8_lossy(&site.built()["kurs/modul-1/a.html"]).into_owned()
}

/// Holds that a text is published as this HTML, and that nothing is said of it.
#[track_caller]
fn assert_page(text: &str, html: &str) {
    let page = page(&site(text));
    assert!(page.contains(html), "{text}\n{page}");
}

/// Holds that one thing is said of a page, with this rule and this help.
#[track_caller]
fn assert_told(site: &Scratch, rule: &str, help: &str) {
    let Run { out, err, .. } = site.loype(&["check"]);
    let said = out + &err;
    let rules = said.lines().filter(|line| line.contains("]: ")).collect::<Vec<_>>();
    assert!(rules.len() == 1 && rules[0].contains(&format!("[{rule}]")), "{said}");
    assert!(said.contains(help), "{said}");
}

#[test]
fn marks_that_mean_nothing_are_text() {
    assert_page("Kom igjen\n:smile: alle", "<p>Kom igjen\n:smile: alle</p>");
    assert_page("## Fyll inn {navn}", ">Fyll inn {navn}</h2>");
    assert_page("## Mengden {1, 2, 3}", ">Mengden {1, 2, 3}</h2>");
    assert_page("Det koster $5/måned ($60 per år).", "<p>Det koster $5/måned ($60 per år).</p>");
    assert_page("Skriv \\[^1] slik.", "<p>Skriv [^1] slik.</p>");
    assert_page("<!--\n:::leder\nx\n:::\n-->\n\nEtter", "<p>Etter</p>");
    assert_page("<pre>\n:::leder\nx\n:::\n</pre>", "<pre>:::leder\nx\n:::\n</pre>");
}

#[test]
fn a_price_in_a_link_is_no_formula() {
    let html = "<a href=\"b.html\">$625</a> og <a href=\"b.html\">$617</a>";
    assert_page("[$625](02-b.md) og [$617](02-b.md)", html);
}

#[test]
fn quotation_marks_are_those_of_the_text_and_inches_stay() {
    assert_page("Skjermer på 17\" og 21\".", "<p>Skjermer på 17\" og 21\".</p>");
    assert_page("\"Per\"'s bok", "<p>«Per»’s bok</p>");
    assert_page(":::språk en\nSay \"hello\".\n:::", "<p>Say “hello”.</p>");
    let front =
        "---\ntitle: Et \"ord\"\ndescription: Om \"ord\"\n---\n\n## Ett \"ord\" til\n\n## B\n";
    let page = page(&site_with(front, &[]));
    for html in ["</span> Et «ord»</h1>", "Om «ord»", ">Ett «ord» til</a>", ">Ett «ord» til</h2>"]
    {
        assert!(page.contains(html), "{html}\n{page}");
    }
}

#[test]
fn an_alternative_text_over_two_lines_keeps_its_words_apart() {
    assert_page(
        "![Kart over veien\ngjennom kurset](figur@2x.png)",
        "alt=\"Kart over veien gjennom kurset\"",
    );
}

#[test]
fn a_formula_in_a_heading_is_readable_where_none_can_be_drawn() {
    let page = page(&site("## Regn ut $\\frac{3}{4}$\n\n## Areal: $\\pi r^2$\n\nx"));
    assert!(page.contains("<a href=\"#regn-ut-3-4\">Regn ut 3/4</a>"), "{page}");
    assert!(page.contains(">Areal: π r²</a>"), "{page}");
}

#[test]
fn addresses_become_links_and_files_are_files() {
    let link =
        "<a class=\"external address\" href=\"https://www.udir.no/a\">https://www.udir.no/a</a>.";
    assert_page("Se https://www.udir.no/a.", link);
    let mail = "<a href=\"mailto:kari@skole.no\">kari@skole.no</a>";
    assert_page("Skriv til <kari@skole.no>.", mail);
    assert_page("Skriv til kari@skole.no.", mail);
    assert_page("[Stor](figur@2x.png)", "<a href=\"figur@2x.png\">Stor</a>");
    assert_page("[Skjema](www.skjema.pdf)", "<a href=\"www.skjema.pdf\">Skjema</a>");
}

#[test]
fn authors_may_link_to_what_the_site_makes() {
    for target in [
        "../../notater.html",
        "../../sok.html?q=plan",
        "../../personvern.html",
        "../leder.html",
        "lederstotte.html",
        "../course.json",
        "../../sok.html#&q=plan",
    ] {
        assert_page(
            &format!("[Se her etter](<{target}>)"),
            &format!("<a href=\"{}\">", target.replace('&', "&amp;")),
        );
    }
    assert_page("[Side B](02-b.md?visning=leder)", "<a href=\"b.html?visning=leder\">");
    assert_page("[Som leder](?visning=leder)", "<a href=\"a.html?visning=leder\">");
}

#[test]
fn a_block_has_the_id_that_its_author_writes() {
    let text = "[Planen](#plan)\n\n:::fellesmøte Møtet {#plan}\nx\n:::";
    assert_page(text, "id=\"plan\"");
    assert_told(&site(":::tips {#a}\nx\n:::\n\n## B {#a}\n"), "id-taken", "velg en annen");
}

#[test]
fn a_page_named_by_its_address_is_offered_as_a_file() {
    for target in ["b.html", "b.md", "../modul-1/b.html", "02-b.html"] {
        assert_told(&site(&format!("[Side B]({target})")), "link-broken", "mente du `02-b.md`?");
    }
    let text = "[Side B](http://localhost:4000/kurs/modul-1/b.html#x)";
    assert_told(&site(text), "link-form", "skriv `02-b.md#x`");
}

#[test]
fn a_page_of_the_same_name_in_another_module_is_not_offered() {
    let other = ("content/kurs/modul-2/03-motet.md", "---\ntitle: C\n---\n");
    let module = ("content/kurs/modul-2/_index.md", "---\nmodule: 2\ntitle: N\n---\n");
    let site = site_with("---\ntitle: A\n---\n\n[Møtet](03-motet.md)\n", &[other, module]);
    assert_told(&site, "link-broken", "skriv stien fra denne filen til den andre");
}

#[test]
fn audiences_are_read_as_people_name_them() {
    for audience in [
        "lærer, leder",
        "skoleeier",
        "[Skoleleder, eier]",
        "lærer,leder , eier",
        "lærer, leder og eier",
    ] {
        let site = site_with(&format!("---\ntitle: A\nmålgruppe: {audience}\n---\n\nx\n"), &[]);
        assert_eq!(site.loype(&["check"]).code, 0, "{audience}");
    }
}

#[test]
fn a_block_may_be_for_several_audiences() {
    for named in ["leder, eier", "leder og eier", "eier leder", "skoleleder, skoleeier"] {
        let site = site(&format!(":::for {named}\nHilsen til dere.\n:::"));
        let page = page(&site);
        assert!(page.contains(" data-for=\"leader owner\""), "{named}: {page}");
        assert!(page.contains("For leder og eier"), "{named}: {page}");
        for (audience, is_kept) in [("lærer", false), ("leder", true), ("eier", true)] {
            assert_eq!(site.loype(&["build", "--audience", audience]).code, 0);
            let page = String::from_utf8_lossy(&site.built()["kurs/modul-1/a.html"]).into_owned();
            assert_eq!(page.contains("Hilsen til dere."), is_kept, "{named}: {audience}");
        }
    }
    let unknown = site(":::for leder, eiere\nHilsen.\n:::");
    assert_told(&unknown, "unknown-audience", "mente du `eier`?");
    let without_for = site(":::leder, eier\nHilsen.\n:::");
    assert_told(&without_for, "unknown-block", "skriv `:::for leder, eier`");
}

#[test]
fn a_language_is_the_same_in_capitals() {
    for (written, lang, word) in [("NB", "nb", "Innholdet"), ("EN", "en", "Skip to content")] {
        let config = format!("title: T\nlanguage: {written}\n");
        let page = page(&site_with("---\ntitle: A\n---\n", &[("site-config.yaml", &config)]));
        assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{page}");
        assert!(page.to_lowercase().contains(&word.to_lowercase()), "{written}: {page}");
    }
}

#[test]
fn front_matter_is_read_as_it_looks() {
    let page = page(&site_with("---\ntitle:\u{a0}Et navn\n---\n\nx\n", &[]));
    assert!(page.contains("</span> Et navn</h1>"));
    let decomposed = "---\ntitle: A\nma\u{30a}lgruppe: leder\n---\n\nx\n";
    assert_eq!(site_with(decomposed, &[]).loype(&["check"]).code, 0);
    let cut = site_with("---\ntitle: Modul #1\n---\n\nx\n", &[]);
    assert_told(&cut, "value-cut", "skriv `\"Modul #1\"`");
    for before in ["\n", "\u{200b}", " \n\n"] {
        let site = site_with(&format!("{before}---\ntitle: A\n---\n\nx\n"), &[]);
        assert_told(&site, "front-matter-missing", "fjern det som står foran `---`");
    }
}

#[test]
fn help_says_what_was_meant() {
    let front = |line: &str| site_with(&format!("---\n{line}\n---\n\nx\n"), &[]);
    let help = "skriv `ø`, eller hent teksten på nytt";
    assert_told(&front("title: MÃ¸te"), "encoding-broken", help);
    let help = "sett teksten i anførselstegn: `title: \"Modul 1: Tid\"`";
    assert_told(&front("title: “Modul 1: Tid”"), "yaml-unreadable", help);
    let help = "bruk «» inni: `title: «A» og «B»`";
    assert_told(&front("title: \"A\" og \"B\""), "yaml-unreadable", help);
    let help = "bruk «» inni: `title: \"Om «ord» her\"`";
    assert_told(&front("title: \"Om \"ord\" her\""), "yaml-unreadable", help);
    for (key, help) in [
        ("tid: 30 min", "mente du `varighet`?"),
        ("beskrivelse: Om dette", "mente du `ingress`?"),
        ("navn: Et", "`tittel` er der fra før"),
        ("type: video", "skriv `fil: …` med filens navn"),
    ] {
        let rule = if key.starts_with("type") { "asset-missing" } else { "unknown-key" };
        assert_told(&front(&format!("tittel: A\n{key}")), rule, help);
    }
    for (time, help) in [
        ("2 timer i uka i 6 uker", "skriv `12 timer`"),
        ("9.00-11.00", "skriv `120 min`"),
        ("2 skoletimer", "skoletimer på 45 minutter blir `90 min`"),
    ] {
        assert_told(&front(&format!("title: A\nvarighet: {time}")), "duration-unreadable", help);
    }
    let film = site("<iframe src=\"https://video.no/embed/x\"></iframe>");
    assert_told(&film, "html-removed", "skriv `:::video {src=\"https://video.no/embed/x\"}`");
    let framed = ("site-config.yaml", "---\ntitle: T\nlanguage: nb\n---\n");
    page(&site_with("---\ntitle: A\n---\n", &[framed]));
    let module = "---\nmodule: 1\ntitle: M\nåpner: 01.11.19\n---\n";
    let dated = site_with("---\ntitle: A\n---\n", &[("content/kurs/modul-1/_index.md", module)]);
    assert_told(&dated, "date-unreadable", "skriv `2019-11-01`");
    let sized = site("![Kart](figur@2x.png =300x)");
    assert_told(&sized, "link-form", "skriv `](figur@2x.png)`");
}
