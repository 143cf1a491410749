//! What pages say, as the search is told it: sections, their stretches of text, and for whom each
//! is.
//!
//! In: pages of Markdown made here. Out: their sections, a line for each heading and each stretch.
//! What is found in them is left to the tests of `search`.

use crate::support::Scratch;
use loype::config::AudienceId;
use loype::course::{CourseId, ModuleId};
use loype::ids::Id;
use loype::kind::Kind;
use loype::page_text::{PageText, TextRun};
use loype::pipeline;

/// What the pages of a site say.
fn pages(site: &Scratch) -> Vec<PageText> {
    let search = pipeline::search(site.path(), &|_| ()).expect("the site can be read").search;
    search.index.pages.iter().map(|page| (**page).clone()).collect()
}

/// The sections of a front page with this text: headings as `# id heading`, stretches as their
/// language, audience, id and lines.
fn sections(markdown: &str) -> Vec<String> {
    let page = format!("---\ntitle: Forside\n---\n\n{markdown}\n");
    let captions = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Kari>Hei der.\n\n00:02.000 --> \
                    00:04.000\n<v Kari>Velkommen.\n";
    let files = [
        ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
        ("content/index.md", &page),
        ("content/film.vtt", captions),
    ];
    let site = Scratch::with(&files);
    site.write("content/film.webm", "");
    let pages = pages(&site);
    let front =
        pages.iter().find(|page| page.address == "index.html").expect("there is a front page");
    lines(front)
}

fn lines(page: &PageText) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, section) in page.sections.iter().enumerate() {
        if number > 0 {
            lines.push(format!("# {} {}", section.id, section.heading));
        }
        lines.extend(section.runs.iter().map(line));
    }
    lines
}

fn line(run: &TextRun) -> String {
    let language = run.language.as_ref().map(|language| format!("[{language}]"));
    let audience = run.audience.map(|audience| format!("[{} {}]", audience.index(), run.id));
    language
        .into_iter()
        .chain(audience)
        .chain([run.text.replace('\n', " / ")])
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_heading_begins_a_section_and_all_else_follows_it() {
    let found =
        sections("Før.\n\n## Én *ting* og `to`\n\nA.\n\n- b\n- c\n\n### Under\n\n> d\n\n## Tom");
    assert_eq!(
        found,
        ["Før.", "# en-ting-og-to Én ting og to", "A. / b / c", "# under Under", "d", "# tom Tom"]
    );
}

#[test]
fn what_follows_a_block_belongs_to_the_heading_before_it() {
    let found = sections("## A\n\nFør.\n\n:::tips\nI blokken.\n\n### B\n\nUnder B.\n:::\n\nEtter.");
    assert_eq!(found, ["# a A", "Før. / I blokken. / Etter.", "# b B", "Under B."]);
}

#[test]
fn a_note_is_for_one_audience_and_has_an_id() {
    let found = sections(
        "For alle.\n\n:::leder\nFor lederen.\n\n:::språk en\nIn \
         English.\n:::\n:::\n\nIgjen.\n\n:::for eier\nFor eieren.\n:::",
    );
    assert_eq!(
        found,
        [
            "For alle.",
            "[1 lederstotte-1] For lederen.",
            "[en] [1 lederstotte-1] In English.",
            "Igjen.",
            "[2 blokk-2] For eieren."
        ]
    );
}

#[test]
fn text_in_another_language_says_which() {
    let found = sections("Norsk.\n\n:::språk en\nEnglish.\n:::\n\nNorsk igjen.");
    assert_eq!(found, ["Norsk.", "[en] English.", "Norsk igjen."]);
}

#[test]
fn what_is_said_in_a_film_is_found_where_it_stands() {
    let found = sections(
        "Se:\n\n:::video {src=\"film.webm\" captions=\"film.vtt\" title=\"Filmen\"}\n:::\n\nSnakk.",
    );
    assert_eq!(found, ["Se: / Filmen / Hei der. Velkommen. / Snakk."]);
}

#[test]
fn tables_code_footnotes_and_pictures_say_what_readers_see() {
    assert_eq!(sections("| A | B |\n| - | - |\n| c | d |"), ["A / B / c / d"]);
    assert_eq!(sections("Se `navn`:\n\n```yaml\na: 1\nb: 2\n```"), ["Se navn: / a: 1 / b: 2"]);
    assert_eq!(
        sections("Ord[^1] til.\n\n[^1]: Forklart.\n\nMer."),
        ["Ord til. / Forklart. / Mer."]
    );
    assert_eq!(
        sections("Se ![et kart over *løypa*](film.webm) og ![-](film.webm) der."),
        ["Se et kart over løypa / og / der."]
    );
    assert_eq!(
        sections("Et \"sitat\" -- $x^2$ over\nto linjer."),
        ["Et «sitat» – over to linjer."]
    );
}

#[test]
fn raw_html_says_only_what_a_reader_sees() {
    let found = sections(
        "A\n\n<!-- c\n\nd > -->\n<div\n  title=\"b\">\nE <i>f</i>\n</div>\n\nG <span \
         lang=\"en\">h</span> <!-- i > j --> k",
    );
    assert_eq!(found, ["A / E f / G h k"]);
    let found = sections(
        "<p>S&oslash;ster og caf&eacute;</p>\n\n> <!-- hm\n\nmed <b>bl&aring;</b>b&aelig;r <!--> x\n",
    );
    assert_eq!(found, ["Søster og café / med blåbær x"]);
}

#[test]
fn what_front_matter_says_of_a_page_stands_first_on_it() {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: Forside\ndescription: Kort om alt\n---\n\nTekst.\n"),
        (
            "content/kurs/_index.md",
            "---\ntitle: Kurset\ngoals:\n  - Forstå helheten\n---\n\nOm kurset.\n",
        ),
        (
            "content/kurs/modul-1/_index.md",
            "---\nmodule: 1\ntitle: Start\ngoals:\n  - Komme i gang\n---\n",
        ),
        (
            "content/kurs/modul-1/01-side.md",
            "---\ntitle: Siden\nkind: oppgave\nbring: [blyant]\noutcome: et notat\naudience: \
             [leder]\n---\n\nSkriv.\n\n:::leder\nSe til alle.\n:::\n",
        ),
    ]);
    let pages = pages(&site);
    let said = |address: &str| {
        let page = pages
            .iter()
            .find(|page| page.address == address)
            .unwrap_or_else(|| panic!("{address}"));
        format!("{}: {}", page.title, lines(page).join(" | "))
    };
    assert_eq!(said("index.html"), "Forside: Kort om alt | Tekst.");
    assert_eq!(said("kurs/index.html"), "Kurset: Forstå helheten | Om kurset.");
    assert_eq!(said("kurs/modul-1/index.html"), "Modul 1: Start: Komme i gang");
    assert_eq!(
        said("kurs/modul-1/side.html"),
        "Siden: blyant / et notat | Skriv. | [1 lederstotte-1] Se til alle."
    );
    let task = pages.iter().find(|page| page.title == "Siden").expect("it is found");
    assert_eq!(
        (task.course, task.module, task.audience.as_slice()),
        (Some(CourseId::new(0)), Some(ModuleId::new(0)), [AudienceId::new(1)].as_slice())
    );
    assert_eq!(task.kind, Some(Kind::Task));
}

#[test]
fn pages_that_gather_what_stands_elsewhere_are_found_by_their_titles() {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n"),
        ("content/kurs/_index.md", "---\ntitle: Kurset\n---\n"),
        ("content/kurs/modul-1/_index.md", "---\nmodule: 1\ntitle: Start\n---\n"),
        (
            "content/kurs/modul-1/01-side.md",
            "---\ntitle: Siden\nkind: tekst\n---\n\nSjeldent.\n\n:::leder\nMerkelig.\n:::\n",
        ),
    ]);
    let pages = pages(&site);
    for word in ["Sjeldent.", "Merkelig."] {
        let holds = |page: &&PageText| lines(page).join(" ").contains(word);
        let found: Vec<&str> =
            pages.iter().filter(holds).map(|page| page.address.as_str()).collect();
        assert_eq!(found, ["kurs/modul-1/side.html"], "{word}");
    }
    let addresses: Vec<&str> = pages.iter().map(|page| page.address.as_str()).collect();
    let made = ["index.html", "notater.html", "personvern.html"];
    let of_course = [
        "kurs/index.html",
        "kurs/modul-1/index.html",
        "kurs/modul-1/side.html",
        "kurs/modul-1/lederstotte.html",
        "kurs/leder.html",
        "kurs/kursbevis.html",
    ];
    assert_eq!(
        addresses,
        [&made[..], &of_course].concat(),
        "not the page for what is not found, nor the search itself"
    );
    assert!(
        pages.iter().all(|page| !page.sections.is_empty()),
        "what stands before any heading is always there"
    );
}
