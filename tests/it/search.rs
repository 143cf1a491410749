//! `loype search` as people and scripts meet it: what is found, what is said beside it, and exit
//! codes.
//!
//! In: a small course made here. Out: what the command said. How pages are weighed is left to the
//! tests of `search::query`, how words are joined to those of `search::analysis`.

use std::io::Write;
use std::process::Stdio;

use crate::support::{Run, Scratch, command};

/// A course on assessment: a film, a task with a note for the leader, and a text.
fn course() -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", "title: Prøvekurset\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n\nVelkommen hit.\n"),
        ("content/kurset/_index.md", "---\ntitle: Kurset\n---\n\nEt kurs for hele skolen.\n"),
        (
            "content/kurset/modul-1/_index.md",
            "---\nmodule: 1\ntitle: Vurdering\n---\n\nElevene får vite hva som er bra.\n",
        ),
        (
            "content/kurset/modul-1/01-kjennetegn.md",
            "---\ntitle: Kjennetegn\nkind: tekst\n---\n\nHva er god kvalitet?\n\n## Vi skriver \
             dem ned\n\nLærere og elever skriver kjennetegn sammen.\n",
        ),
        (
            "content/kurset/modul-1/02-egenvurdering.md",
            "---\ntitle: Elevene ser selv\nkind: oppgave\n---\n\nEgenvurdering er \
             vanskelig.\n\n:::leder\nSett av tid i møteplanen.\n:::\n",
        ),
        (
            "content/kurset/modul-2/_index.md",
            "---\nmodule: 2\ntitle: Samarbeid\n---\n\nFelles praksis vokser fram. Et møte og en \
             plan.\n",
        ),
    ])
}

/// The addresses that a run found.
fn addresses(run: &Run) -> Vec<&str> {
    run.out.lines().filter_map(|line| line.split('\t').next()).collect()
}

/// A run with words on its standard input.
fn analyze(site: &Scratch, words: &[u8]) -> String {
    let mut command = command(site.path());
    let mut child = command
        .args(["search", "--analyze"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    child.stdin.take().expect("it reads").write_all(words).expect("it reads all");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("the program speaks UTF-8")
}

#[test]
fn each_page_is_a_line_of_address_title_and_excerpt() {
    let found = course().loype(&["search", "felles", "praksis"]);
    assert_eq!((found.code, found.err.as_str()), (0, ""));
    assert_eq!(
        found.out,
        "kurset/modul-2/index.html\tModul 2: Samarbeid\tFelles praksis vokser fram. Et møte og en \
         plan.\n"
    );
}

#[test]
fn a_hit_under_a_heading_leads_to_it() {
    let found = course().loype(&["search", "skrive", "sammen "]);
    assert_eq!(addresses(&found), ["kurset/modul-1/kjennetegn.html#vi-skriver-dem-ned"]);
}

#[test]
fn a_heading_without_a_text_is_its_own_excerpt() {
    let site = course();
    site.write(
        "content/om.md",
        "---\ntitle: Om kurset\n---\n\n## Opphavsrett\n\n### Bilder\n\nAlle er våre egne.\n",
    );
    assert_eq!(
        site.loype(&["search", "opphavsrett"]).out,
        "om.html#opphavsrett\tOm kurset\tOpphavsrett\n"
    );
}

#[test]
fn words_are_found_in_other_forms_and_within_compounds() {
    let site = course();
    let first = |query: &str| {
        addresses(&site.loype(&["search", query])).first().map(|address| (*address).to_owned())
    };
    let task = Some("kurset/modul-1/egenvurdering.html".to_owned());
    let texts = Some("kurset/modul-1/kjennetegn.html#vi-skriver-dem-ned".to_owned());
    assert_eq!((first("egenvurderinga "), first("møteplanen ")), (task.clone(), task));
    assert_eq!((first("lærerne "), first("laerer ")), (texts.clone(), texts));
    let parts = site.loype(&["search", "plan "]);
    assert_eq!(
        addresses(&parts),
        ["kurset/modul-2/index.html", "kurset/modul-1/egenvurdering.html"]
    );
}

#[test]
fn marks_in_a_query_are_no_options_and_options_may_follow() {
    let site = course();
    let found = site.loype(&["search", "vurdering", "-egenvurdering", "--limit", "5"]);
    assert_eq!(addresses(&found), ["kurset/modul-1/index.html"]);
    assert_eq!(
        addresses(&site.loype(&["search", "\"praksis vokser\""])),
        ["kurset/modul-2/index.html"]
    );
    assert_eq!(site.loype(&["search", "\"vokser praksis\""]).code, 1);
    assert_eq!(
        addresses(&site.loype(&["search", "tittel:vurdering"])),
        ["kurset/modul-1/index.html"]
    );
}

#[test]
fn filters_take_pages_out_and_a_view_orders_them() {
    let site = course();
    let found = |filter: &[&str]| site.loype(&[&["search", "elev "], filter].concat());
    assert_eq!(addresses(&found(&["--kind", "oppgave"])), ["kurset/modul-1/egenvurdering.html"]);
    assert_eq!(found(&["--module", "2"]).code, 1);
    assert_eq!(found(&["--module", "vurdering"]).out, found(&[]).out);
    assert_eq!(found(&["--audience", "leder"]).code, 0);
    for (option, name, near) in [
        ("--kind", "opgave", "oppgave"),
        ("--module", "Modul 2: Samarbeide", "Modul 2: Samarbeid"),
        ("--audience", "ledr", "leder"),
    ] {
        let refused = found(&[option, name]);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""));
        assert!(
            refused.err.contains(&format!("`{name}` finnes ikke\nhjelp: mente du `{near}`?")),
            "{}",
            refused.err
        );
    }
}

#[test]
fn what_is_searched_for_instead_or_missing_is_told_beside_the_hits() {
    let site = course();
    let said = |query: &str| site.loype(&["search", query]).err;
    assert_eq!(said("kjenetegn "), "ingen treff på `kjenetegn`: viser treff på `kjennetegn`\n");
    assert_eq!(
        said("elev trampoline "),
        "ingen side har alle ordene; den første mangler `trampoline`\n"
    );
    let none = site.loype(&["search", "trampoline "]);
    assert_eq!((none.code, none.out.as_str()), (1, ""));
    assert_eq!(
        none.err,
        "ingen treff på `trampoline`\nhjelp: se etter skrivefeil, eller skriv et annet ord for \
         det samme\n"
    );
    assert!(said("og er ").starts_with("ordene er så vanlige"));
    let one = site.loype(&["search", "elev ", "--limit", "1"]);
    assert_eq!(
        (one.out.lines().count(), one.err.as_str()),
        (1, "1 av 3 sider; `--limit 3` viser alle\n")
    );
}

#[test]
fn a_query_that_cannot_be_understood_says_what_to_write() {
    let site = course();
    for (query, help) in
        [("-mappe", "skole -mappe"), ("*ord", "vurder*"), ("", "skriv ett ord eller flere")]
    {
        let refused = site.loype(&["search", query]);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{query}");
        assert!(refused.err.starts_with("feil: ") && refused.err.contains(help), "{}", refused.err);
    }
    for (lang, help) in
        [("nb", "hjelp: skriv ett ord eller flere"), ("en", "help: write one word or more")]
    {
        let refused = site.loype(&["--lang", lang, "search"]);
        assert!(refused.code == 2 && refused.err.contains(help), "{}", refused.err);
    }
    assert_eq!(site.loype(&["search", "elev", "--limit", "0"]).code, 2);
}

#[test]
fn the_pages_that_every_site_has_are_found_by_what_people_call_them() {
    let site = course();
    for (query, page) in [
        ("mine svar", "notater.html"),
        ("refleksjonene mine", "notater.html"),
        ("refleksjonane mine", "notater.html"),
        ("logg", "notater.html"),
        ("lagrede notater", "notater.html"),
        ("sletting av data", "personvern.html"),
        ("informasjonskapsler", "personvern.html"),
        ("cookies", "personvern.html"),
        ("GDPR", "personvern.html"),
        ("kursbevis", "kurset/kursbevis.html"),
        ("bevis", "kurset/kursbevis.html"),
        ("attest", "kurset/kursbevis.html"),
        ("diplom", "kurset/kursbevis.html"),
    ] {
        let found = site.loype(&["search", query]);
        assert!(found.out.starts_with(&format!("{page}\t")), "{query}: {}", found.out);
        assert!(!found.out.contains("my answers"), "the words are not shown: {}", found.out);
    }
}

#[test]
fn a_list_may_have_a_search_for_one_letter_and_says_that_signs_are_not_searched_for() {
    let site = course();
    site.write("content/a.md", "---\ntitle: A\n---\n\nOm bokstaven.\n");
    let tried = |word: &str| {
        site.write("søk.yaml", format!("søk:\n  - ord: {word}\n    side: content/a.md\n"));
        site.loype(&["search", "--test", "søk.yaml"])
    };
    let letter = tried("A");
    assert_eq!(letter.code, 0, "{}{}", letter.out, letter.err);
    let sign = tried("§");
    assert!(sign.code == 2 && sign.err.contains("etter tegn som `§`"), "{}", sign.err);
}

#[test]
fn hits_are_given_to_programs_as_json_with_the_places_of_the_words() {
    let site = course();
    let found = site.loype(&["search", "--json", "lærer", "skrivr "]);
    let report: serde_json::Value = serde_json::from_str(&found.out).expect("JSON");
    let hit = &report["hits"][0];
    assert_eq!((&report["version"], &report["total"]), (&1.into(), &1.into()));
    assert_eq!(
        report["mended"],
        serde_json::json!([{ "written": "skrivr", "instead": ["skriver"] }])
    );
    assert_eq!(
        (&hit["address"], &hit["title"]),
        (&"kurset/modul-1/kjennetegn.html#vi-skriver-dem-ned".into(), &"Kjennetegn".into())
    );
    let excerpt: Vec<char> = hit["excerpt"].as_str().expect("a text").chars().collect();
    let place = |mark: &serde_json::Value, at: usize| {
        usize::try_from(mark[at].as_u64().expect("a number")).expect("a place")
    };
    let marks = hit["marks"].as_array().expect("places").iter();
    let marked: Vec<String> =
        marks.map(|mark| excerpt[place(mark, 0)..place(mark, 1)].iter().collect()).collect();
    assert_eq!(marked, ["Lærere", "skriver"]);
    let none = site.loype(&["search", "--json", "trampoline "]);
    let report: serde_json::Value = serde_json::from_str(&none.out).expect("JSON");
    assert_eq!(
        (none.code, &report["hits"], &report["missing"]),
        (1, &serde_json::json!([]), &serde_json::json!(["trampoline"]))
    );
}

/// Whoever pipes to `head` reads the beginning and closes the pipe.
#[test]
fn who_stops_reading_is_not_told_of_it() {
    let site = Scratch::own_site();
    site.write("søk.yaml", "søk:\n  - ord: trampoline\n    side: index.html\n");
    for arguments in [
        &["search", "--export", "lunr"][..],
        &["search", "lærer"],
        &["search", "--json", "lærer"],
        &["search", "--test", "søk.yaml"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command(site.path())
            .args(arguments)
            .stdout(writer)
            .output()
            .expect("the program can be started");
        assert_ne!(output.status.code(), Some(101), "{arguments:?}");
        assert_eq!(
            String::from_utf8_lossy(&output.stderr).matches("pipe").count(),
            0,
            "{arguments:?}"
        );
    }
}

/// The list was written before any search could be tried on it; a page that is moved is mended
/// there, a search that misses is mended here.
#[test]
fn the_searches_of_readers_find_their_pages_on_this_site() {
    let tried = crate::support::loype(
        crate::support::repository(),
        &["search", "--test", "tests/search/queries.yaml"],
    );
    assert_eq!(tried.code, 0, "{}{}", tried.out, tried.err);
}

#[test]
fn a_site_with_errors_is_searched_as_far_as_it_could_be_read() {
    let site = course();
    site.write("content/om.md", "---\ntitle: Om\n---\n\n[Borte](borte.md)\n\n```pyton\n```\n");
    let found = site.loype(&["search", "velkommen"]);
    assert_eq!((found.code, addresses(&found)), (0, vec!["index.html"]));
    assert!(
        found.err.starts_with("feil[link-broken]")
            && found.err.ends_with("1 feil: dette søker i det som kunne leses\n"),
        "{}",
        found.err
    );
}

#[test]
fn the_index_is_exported_for_lunr() {
    let exported = course().loype(&["search", "--export", "lunr"]);
    let index: serde_json::Value = serde_json::from_str(&exported.out).expect("JSON");
    assert_eq!((exported.code, index["version"].as_str()), (0, Some("2.3.9")));
}

#[test]
fn analysis_gives_a_line_a_word_whatever_the_bytes() {
    let site = course();
    let terms = |word: &str| analyze(&site, word.as_bytes()).trim_end().to_owned();
    let lines = analyze(&site, "elevene\nog\nlaerer\nmøteplanen\n".as_bytes());
    let lines: Vec<&str> = lines.split('\n').collect();
    assert_eq!((lines[0], lines[1], lines.len()), (terms("elev").as_str(), "", 5));
    assert_eq!(lines[2].split('\t').next_back(), Some(terms("lærer").as_str()));
    assert_eq!(lines[3].split('\t').skip(1).collect::<Vec<_>>(), [terms("møte"), terms("plan")]);
    assert_eq!(analyze(&site, b"\xff\xfe\n\n\r\n").lines().count(), 3);
    let long = "e".repeat(100_000);
    assert_eq!(
        terms(&long),
        long,
        "what is too long for a word is not stemmed, which would take the square of its length"
    );
}

#[test]
fn a_list_of_searches_that_find_their_pages_ends_well() {
    let site = course();
    site.write(
        "søk.yaml",
        "søk:\n  - ord: egenvurdering\n    side: content/kurset/modul-1/02-egenvurdering.md\n  - \
         ord: samarbeid\n    side: [kurset/modul-2, index.html]\n    målgruppe: leder\n",
    );
    let tried = site.loype(&["search", "--test", "søk.yaml"]);
    assert_eq!((tried.code, tried.err.as_str()), (0, ""));
    assert_eq!(tried.out, "2 av 2 søk har riktig side blant de tre første (100 %)\n");
}

#[test]
fn a_search_that_misses_its_page_is_told_with_what_it_found_instead() {
    let site = course();
    let list = "first: 1\nsearches:\n  - query: elev\n    page: kurset/modul-1/index.html\n  - \
                query: velkoomen\n    page: kurset/index.html\n";
    site.write("søk.yaml", list);
    let tried = site.loype(&["search", "--test", "søk.yaml"]);
    let expected = "\
søk.yaml:3:12: `elev`: siden kom som nummer 2
  ventet  kurset/modul-1/index.html
  1. kurset/modul-1/egenvurdering.html  Elevene ser selv
søk.yaml:5:12: `velkoomen`: siden ble ikke funnet
  ingen treff på `velkoomen`: viser treff på `velkommen`
  ventet  kurset/index.html
  1. index.html  Forside
0 av 2 søk har riktig side øverst (0 %)
";
    assert_eq!((tried.code, tried.out.as_str()), (1, expected));
    site.write("søk.yaml", format!("goal: 0 %\n{list}"));
    assert_eq!(site.loype(&["search", "--test", "søk.yaml"]).code, 0);
}

#[test]
fn every_fault_in_a_list_is_told_at_its_place() {
    let site = course();
    let list = "føste: 2\nmål: nitti\nsøk:\n  - ord: elev\n    side: \
                content/kurset/modul-1/_indeks.md\n  - ord: '*elev'\n    side: index.html\n  - \
                ord: elev\n  - ord: elev\n    side: index.html\n    målgruppe: ledr\n";
    site.write("søk.yaml", list);
    let tried = site.loype(&["search", "--test", "søk.yaml"]);
    assert_eq!((tried.code, tried.out.as_str()), (2, ""));
    for (place, fault, help) in [
        ("søk.yaml:1:1", "nøkkelen `føste` finnes ikke", "mente du `første`?"),
        (
            "søk.yaml:2:6",
            "her må det stå en andel i hele prosent",
            "skriv for eksempel `mål: 95 %`",
        ),
        (
            "søk.yaml:5:11",
            "siden `content/kurset/modul-1/_indeks.md` finnes ikke",
            "mente du `content/kurset/modul-1/_index.md`?",
        ),
        (
            "søk.yaml:6:11",
            "i `*elev` står ikke stjernen sist i et ord",
            "skriv begynnelsen av ordet, og så stjernen: `vurder*`",
        ),
        ("søk.yaml:8:5", "et søk har `ord:` og `side:`", "skriv begge, under hverandre"),
        ("søk.yaml:11:16", "målgruppen `ledr` finnes ikke", "mente du `leder`?"),
    ] {
        assert!(
            [place, fault, help].iter().all(|part| tried.err.contains(part)),
            "{place}: {}",
            tried.err
        );
    }
    site.write("søk.yaml", "");
    assert!(
        site.loype(&["search", "--test", "søk.yaml"]).err.contains("det er ingen søk i listen")
    );
    site.write("søk.yaml", b"\xff\xfes\xf8k:\n");
    assert_eq!(site.loype(&["search", "--test", "søk.yaml"]).err.matches("feil[").count(), 1);
    for (path, fault) in [
        ("borte.yaml", "kan ikke lese `borte.yaml`: filen finnes ikke"),
        ("content", "kan ikke lese `content`: det er en mappe"),
    ] {
        let tried = site.loype(&["search", "--test", path]);
        assert!(tried.code == 2 && tried.err.contains(fault), "{}", tried.err);
    }
}
