//! The headings of blocks: their levels, and which of them the contents of a page list.
//!
//! In: pages with blocks in and between headings, lists, notes and other blocks. Out: nothing, or
//! what differs.

use scraper::{Html, Selector};

use crate::support::Scratch;

const PAGE: &str = "\
---
type: tekst
---
Innledning.

:::tips
Uten tittel.
:::

## Først

:::oppgave Tegn et kart
Tegn.

:::tips Bruk blyant
Inni.
:::
:::

### Dypere

:::refleksjon Hva ser du?
## Høyt inni
Tenk.
:::

:::diskusjon Etter et høyt
Snakk.
:::

- Et punkt

  :::utprøving I en liste
  Prøv.
  :::

:::leder metode En tittel
:::oppgave For lederen
Forbered.
:::
:::

<h4>Rå</h4>

:::oppgave Etter rå
Gjør.
:::
";

fn page_of(address: &str) -> Html {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: Sted\n"),
        ("content/index.md", "---\ntitle: Sted\n---\n"),
        ("content/kurs/_index.md", "---\ntitle: Kurset\n---\n"),
        ("content/kurs/modul-1/_index.md", "---\ntitle: Modulen\nmodule: 1\n---\n"),
        ("content/kurs/modul-1/01-side.md", &format!("---\ntitle: Siden\n{}", &PAGE[4..])),
    ]);
    let run = site.build();
    assert_eq!(run.code, 0, "{}", run.err);
    Html::parse_document(&String::from_utf8_lossy(&site.built()[address]))
}

/// What a selector finds, each with its level and its words.
fn headings(page: &Html, selector: &str) -> Vec<(u8, String)> {
    let selector = Selector::parse(selector).expect("a selector");
    let heading = |of: scraper::ElementRef| {
        let level = of.value().name().strip_prefix('h')?.parse().ok()?;
        let words = of.text().collect::<String>();
        Some((level, words.split_whitespace().collect::<Vec<_>>().join(" ")))
    };
    page.select(&selector).filter_map(heading).collect()
}

#[test]
fn a_block_is_a_heading_below_the_one_around_it() {
    let page = page_of("kurs/modul-1/side.html");
    let of_blocks = headings(&page, "main .block-title");
    let expected = [
        (2, "Tips"),
        (3, "Oppgave Tegn et kart"),
        (4, "Tips Bruk blyant"),
        (4, "Til refleksjon Hva ser du?"),
        (3, "Til diskusjon Etter et høyt"),
        (3, "Utprøving I en liste"),
        (3, "Oppgave For lederen"),
        (5, "Oppgave Etter rå"),
    ];
    let expected = expected.map(|(level, words)| (level, words.to_owned()));
    assert_eq!(of_blocks, expected);
}

#[test]
fn no_level_is_skipped_where_blocks_and_notes_are_gathered_or_not() {
    for address in ["kurs/modul-1/side.html", "kurs/modul-1/lederstotte.html"] {
        let all = headings(&page_of(address), "main :is(h1, h2, h3, h4, h5, h6)");
        let is_skipped = |pair: &&[(u8, String)]| pair[1].0 > pair[0].0 + 1;
        assert_eq!(all.windows(2).find(is_skipped), None, "{address}");
        assert!(all.iter().any(|(_, words)| words.contains("For lederen")), "{address}");
    }
}

#[test]
fn the_contents_list_blocks_with_titles_that_stand_by_themselves() {
    let page = page_of("kurs/modul-1/side.html");
    let links = Selector::parse(".nav-sections a").expect("a selector");
    let listed: Vec<String> = page.select(&links).map(|link| link.text().collect()).collect();
    assert_eq!(
        listed,
        [
            "Først",
            "Tegn et kart",
            "Hva ser du?",
            "Høyt inni",
            "Etter et høyt",
            "I en liste",
            "Etter rå"
        ]
    );
    for link in page.select(&links).filter_map(|link| link.value().attr("href")) {
        let target = Selector::parse(link).expect("an id");
        assert_eq!(page.select(&target).count(), 1, "{link}");
    }
}
