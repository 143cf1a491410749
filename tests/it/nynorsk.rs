//! Nynorsk without bokmål: a site in nynorsk has every type of page, and says all that Løype can say.
//!
//! In: a site whose authors write words that nobody else does. Out: nothing, or the words of bokmål
//! that are Løype's.

use std::collections::BTreeSet;

use scraper::{Html, Node};

use crate::languages::page;
use crate::support::{Scratch, has_ending};

/// Words of bokmål that nynorsk does not have, as far as the interface can have use for them.
const BOKMAL: &[&str] = &[
    "alene",
    "anførselstegnene",
    "arket",
    "bare",
    "ble",
    "bokstaver",
    "dager",
    "deler",
    "dere",
    "deres",
    "eier",
    "enheten",
    "ett",
    "faser",
    "flere",
    "forrige",
    "forsiden",
    "fra",
    "følger",
    "gjør",
    "gjøre",
    "hele",
    "hendelser",
    "hva",
    "hvem",
    "hver",
    "hvert",
    "hvilke",
    "hvilken",
    "hvis",
    "hvor",
    "hvordan",
    "høyst",
    "ikke",
    "innen",
    "innhold",
    "innholdet",
    "jeg",
    "kommer",
    "kursene",
    "lagret",
    "leder",
    "lederen",
    "lederstøtte",
    "legger",
    "lenke",
    "lenken",
    "lenker",
    "lærer",
    "lærere",
    "lærerne",
    "mellomrom",
    "mens",
    "mer",
    "minutter",
    "modulene",
    "moduler",
    "måned",
    "måneder",
    "møtene",
    "nettleseren",
    "nettsted",
    "nettstedet",
    "noe",
    "noen",
    "notatene",
    "notater",
    "nå",
    "nærmere",
    "oppgave",
    "oppgaver",
    "ordene",
    "punkter",
    "rekkefølge",
    "rekkefølgen",
    "rådene",
    "samlinger",
    "sammen",
    "sekunder",
    "selv",
    "sendes",
    "siden",
    "skjuler",
    "skoleeier",
    "skoleeieren",
    "skolen",
    "skrevet",
    "skriver",
    "slutter",
    "starter",
    "steder",
    "stenger",
    "stillinger",
    "søker",
    "sørger",
    "tiden",
    "tilgjengelighet",
    "tilgjengelighetserklæring",
    "timer",
    "uke",
    "uken",
    "uker",
    "utenfor",
    "velger",
    "vises",
    "vær",
    "være",
    "åpen",
    "åpne",
    "åpner",
    "økter",
];

/// A site in nynorsk with every type of page, and with all that Løype has words for.
fn nynorsk() -> Scratch {
    let page = |front: &str| page("nn", front);
    // Rules tell modules apart by their titles.
    let module = |letter: char, front: &str| {
        page(front).replacen("title: nynxa", &format!("title: nynx{letter}"), 1)
    };
    Scratch::with(&[
        (
            "site-config.yaml",
            "title: nynxa\nspråk: nynorsk\nbase_url: https://a.no/\nkontakt: {navn: nynxb, e-post: \
             nynx@a.no}\ntilgjengelighet:\n  erklæring: https://b.no/\n  status: delvis i \
             samsvar\n  vurdert: 2026-05-01\n  mangler: [nynxc]\n",
        ),
        ("content/index.md", &page("")),
        ("content/om.md", &page("oppdatert: 2025-03-04")),
        (
            "content/a/_index.md",
            &page(
                "varighet: {lærer: 3–5 uker, leder: ca. 6 måneder}\nåpner: {lærer: 2026-09-01, \
                 leder: 2026-08}\nstenger: 2027-06\noppstart: mars–oktober\nrunder:\n  - {navn: \
                 nynxa, åpner: 2026-08-17, stenger: 2026-12}\npåmelding:\n  adresse: nynxa\n  frist: \
                 2026-06-01\n  steg:\n    - {hvem: nynxb, hva: nynxc, frist: 2026-04}\nkostnad: \
                 nynxa\nmål: [nynxa]\nforutsetninger:\n  - Modul 1 først\n  - Modul 2, 3 og 4 i \
                 valfri rekkjefølgje\n  - minst to av 2–4 før 5\n  - Modul 6 rett etter modul 5\n  - \
                 Modul 7 minst to veker etter modul 6\n  - Modul 8 bør tas etter modul 7",
            ),
        ),
        ("content/a/om.md", &page("")),
        (
            "content/a/m1/_index.md",
            &module('a', "module: 1\nvarighet: minst 4–5 uker\nåpner: 2026-10\nmål: [nynxa]"),
        ),
        (
            "content/a/m1/01.md",
            &page("type: film\nfil: film.mp4\nteksting: film.vtt\nvarighet: 1½ time"),
        ),
        ("content/b/u2/a.txt", "nynxa\n"),
        ("content/a/m1/film.mp4", "x"),
        ("content/a/m1/film.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nnynxa\n"),
        (
            "content/a/m1/02.md",
            &page(
                "type: diskusjon\nmålgruppe: leder\narbeidsform: kollektiv\nvarighet: 2 x 45 min",
            ),
        ),
        (
            "content/a/m1/03.md",
            &page(
                "type: samling\nnår: kursuke 3\nsted: nynxa\nta_med: [nynxb]\nresultat: [nynxc]\nvarighet: 1 dag",
            ),
        ),
        ("content/a/m1/04.md", &page("type: besøk\nnår: to uker etter modul 1\nvarighet: 2 dager")),
        ("content/a/m1/05.md", &page("type: frist\nnår: innen uke 48")),
        (
            "content/a/m1/06.md",
            &page("type: utprøving\nnår: hver måned\narbeidsform: individuell\nvarighet: 20 min"),
        ),
        ("content/a/m1/lederstotte.md", &page("")),
        (
            "content/a/m2/_index.md",
            &module('b', "module: 2\nvarighet: 2 uker\nmålgruppe: [lærer, leder]"),
        ),
        (
            "content/a/m2/01.md",
            &page("type: refleksjon\nforutsetninger: nynxa\nvarighet: 3–4 timer")
                .replace("forutsetninger: nynxa\n", ""),
        ),
        ("content/a/m2/02.md", &page("type: oppgave")),
        ("content/a/m3/_index.md", &module('c', "module: 3\nvarighet: 1 år")),
        ("content/a/m4/_index.md", &module('d', "module: 4\nvarighet: 3 dager")),
        ("content/a/m5/_index.md", &module('e', "module: 5")),
        ("content/a/m6/_index.md", &module('f', "module: 6\nvarighet: 2 måneder")),
        ("content/a/m7/_index.md", &module('g', "module: 7")),
        ("content/a/m8/_index.md", &module('h', "module: 8")),
        ("content/b/_index.md", &page("kalles: uke\nforutsetninger: Uke 1 og 2 samtidig")),
        ("content/b/u1/_index.md", &module('i', "module: 1")),
        ("content/b/u2/_index.md", &module('j', "module: 2")),
        ("content/b/u2/01.md", &page("type: lyd\nfil: https://lyd.no/a.mp3\nutskrift: a.txt")),
    ])
}

/// What a reader can meet of a page: its texts, and the words that its attributes keep for names,
/// for scripts and for listeners.
fn all_words(html: &str) -> Vec<String> {
    let html = Html::parse_document(html);
    let of_node = |value: &Node| match value {
        Node::Text(text) => vec![text.to_string()],
        Node::Element(element) => {
            let is_word = |(name, _): &(&str, &str)| {
                let known = ["alt", "title", "label", "placeholder", "aria-label", "content"];
                let scripted = name.starts_with("data-") && *name != "data-names";
                known.contains(name) || scripted
            };
            element.attrs().filter(is_word).map(|(_, value)| value.to_owned()).collect()
        }
        _ => Vec::new(),
    };
    html.tree.values().flat_map(of_node).collect()
}

#[test]
fn a_page_in_nynorsk_has_no_words_of_bokmal() {
    let site = nynorsk();
    let run = site.build();
    let mut found = Vec::new();
    let mut types = BTreeSet::new();
    for (path, bytes) in site.built() {
        if !has_ending(&path, "html") {
            continue;
        }
        let html = String::from_utf8_lossy(&bytes).into_owned();
        let kind = html.split("<body class=\"").nth(1).and_then(|rest| rest.split('"').next());
        types.extend(kind.map(|kind| kind.split(' ').next().unwrap_or_default().to_owned()));
        // An address is the same in every language.
        for text in all_words(&html).into_iter().filter(|text| !text.contains(".html")) {
            let words = text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
            let wrong: Vec<String> = words.filter(|word| BOKMAL.contains(&word.as_str())).collect();
            if !wrong.is_empty() {
                found.push(format!("{path}: {}: {}", wrong.join(" "), text.trim()));
            }
        }
    }
    let all = [
        "accessibility",
        "certificate",
        "course",
        "free",
        "front",
        "leader-overview",
        "module",
        "not-found",
        "notebook",
        "owner-overview",
        "page",
        "privacy",
        "search",
    ];
    assert_eq!(types.iter().map(String::as_str).collect::<Vec<_>>(), all, "{}", run.err);
    found.dedup();
    assert_eq!(found, Vec::<String>::new(), "{}", found.join("\n"));
}
