//! A build of one course of several: the whole site is proven, and only the part is published.
//!
//! In: a site with two courses, `lesing` and `vurdering`, whose texts and rules name each other.
//! Out: what `loype build --course` wrote and said.

use std::collections::BTreeMap;

use crate::support::{Run, Scratch};

fn site() -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\nbase_url: https://skole.no/\n"),
        (
            "content/index.md",
            "---\ntitle: Forside\n---\n\nTa [lesing](lesing/_index.md) og så\n\
             [vurdering](vurdering/_index.md) eller\n\
             [beviset](vurdering/kursbevis.html).\n",
        ),
        ("content/lesing/_index.md", "---\ntitle: God lesing\n---\n"),
        ("content/lesing/modul-1/_index.md", "---\nmodule: 1\ntitle: Start\n---\n"),
        (
            "content/lesing/modul-1/01-les.md",
            "---\ntitle: Les\nkind: tekst\n---\n\nSe [hvordan dere prøver](../../vurdering/modul-1/01-prov.md).\n",
        ),
        (
            "content/vurdering/_index.md",
            "---\ntitle: Hemmelig vurdering\nprerequisites:\n  - God lesing: Modul 1 før Hemmelig vurdering: Modul 1\n\
             ---\n",
        ),
        ("content/vurdering/modul-1/_index.md", "---\nmodule: 1\ntitle: Hemmelig start\n---\n"),
        (
            "content/vurdering/modul-1/01-prov.md",
            "---\ntitle: Hemmelig prøve\nkind: tekst\n---\n\nHemmelig.\n\n![Hemmelig](bilde.svg)\n",
        ),
        ("content/vurdering/modul-1/bilde.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
    ])
}

fn built(site: &Scratch, arguments: &[&str]) -> (Run, BTreeMap<String, String>) {
    let run = site.loype(&[&["build", "--out", "public"], arguments].concat());
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (run, site.built().into_iter().map(|(path, bytes)| (path, text(bytes))).collect())
}

fn with_word<'a>(files: &'a BTreeMap<String, String>, word: &str) -> Vec<&'a str> {
    let holds = |text: &str| text.to_lowercase().contains(word);
    let found = files.iter().filter(|(path, text)| holds(path) || holds(text));
    found.map(|(path, _)| path.as_str()).collect()
}

#[test]
fn nothing_of_the_other_course_is_left_and_the_lines_that_led_there_are_told() {
    let site = site();
    let (_, whole) = built(&site, &[]);
    assert!(!with_word(&whole, "hemmelig").is_empty(), "the search finds what is there");
    let (run, part) = built(&site, &["--course", "lesing"]);
    assert_eq!(with_word(&part, "hemmelig"), Vec::<&str>::new());
    assert_eq!(with_word(&part, "vurdering/modul-1"), Vec::<&str>::new());
    assert!(part["index.html"].contains("og så\nvurdering eller\nbeviset."), "links are text");
    assert!(part["sitemap.xml"].contains("/lesing/") && part.contains_key("lesing/course.json"));
    let told = "  bare `God lesing`\n  lenker og bilder som bare er tekst, fordi siden eller filen \
                ikke er med:\n    content/index.md:6\n    content/index.md:7\n    \
                content/lesing/modul-1/01-les.md:6\n";
    assert!(run.out.contains(told), "{}", run.out);
    let english = site.loype(&["--lang", "en", "build", "--course", "God lesing"]);
    assert!(
        english.out.contains("\n  only `God lesing`\n") && english.out.contains("is left out:")
    );
}

#[test]
fn a_course_is_named_by_its_folder_or_its_title_in_any_case_and_by_the_norwegian_option() {
    let site = site();
    let named = |arguments: &[&str]| built(&site, arguments).1;
    let part = named(&["--course", "vurdering"]);
    for arguments in [
        ["--kurs", "content/vurdering/"],
        ["--course", "hemmelig Vurdering"],
        ["--kurs=Hemmelig vurdering", "--no-cache"],
    ] {
        assert_eq!(named(&arguments), part, "{arguments:?}");
    }
    assert!(
        part.contains_key("vurdering/modul-1/bilde.svg") && !part.contains_key("lesing/index.html")
    );
    assert_eq!(named(&["--course", "lesing", "--course", "vurdering"]), named(&[]));
}

#[test]
fn the_rules_between_courses_are_proven_on_the_whole_site() {
    let site = site();
    site.replace(
        "content/lesing/_index.md",
        "title: God lesing\n",
        "title: God lesing\nprerequisites:\n  - Hemmelig vurdering: Modul 1 før God lesing: Modul 1\n",
    );
    let run = site.loype(&["build", "--course", "lesing"]);
    assert!(run.code == 1 && run.err.contains("order-contradiction"), "{}", run.err);
}

#[test]
fn an_unknown_name_is_a_usage_error_with_the_nearest_and_nothing_is_written() {
    let site = site();
    for (lang, name, told) in [
        (
            "nb",
            "vurdring",
            "feil: kurset `vurdring` finnes ikke\nhjelp: mente du `vurdering`? nettstedet har \
             `lesing` og `vurdering`",
        ),
        (
            "en",
            "God lesning",
            "error: there is no course `God lesning`\nhelp: did you mean `God lesing`? this site has \
             `lesing` and `vurdering`",
        ),
    ] {
        let run = site.loype(&["--lang", lang, "build", "--course", name]);
        assert!(run.code == 2 && run.err.starts_with(told), "{}", run.err);
    }
    assert!(!site.path().join("public").exists());
    site.replace("content/vurdering/_index.md", "title: Hemmelig vurdering", "title: God lesing");
    site.replace(
        "content/vurdering/_index.md",
        "  - God lesing: Modul 1 før Hemmelig vurdering: Modul 1\n",
        "",
    );
    site.replace("content/vurdering/_index.md", "prerequisites:\n", "");
    let run = site.loype(&["build", "--course", "god lesing"]);
    let told = "feil: mer enn ett kurs heter `god lesing`\nhjelp: skriv navnet på mappen: `lesing` \
                og `vurdering`";
    assert!(run.code == 2 && run.err.starts_with(told), "{}", run.err);
}

#[test]
fn it_works_together_with_an_audience() {
    let site = site();
    site.write(
        "content/lesing/modul-1/02-leder.md",
        "---\ntitle: Fordekt\nkind: tekst\naudience: leder\n---\n",
    );
    let (run, part) = built(&site, &["--course", "lesing", "--audience", "lærer"]);
    let kept = (with_word(&part, "hemmelig"), with_word(&part, "fordekt"));
    assert_eq!(kept, (vec![], vec![]));
    assert!(run.out.contains("  bare `God lesing`\n  bare det som er for lærer\n"), "{}", run.out);
    site.replace("content/vurdering/_index.md", "---\ntitle", "---\naudience: eier\ntitle");
    let run = site.loype(&["build", "--course", "vurdering", "--audience", "lærer"]);
    assert!(
        run.code == 2 && run.err.starts_with("feil: `Hemmelig vurdering` er ikke for `lærer`"),
        "{}",
        run.err
    );
}

#[test]
fn a_build_of_the_same_course_is_recalled_and_of_another_is_not() {
    let site = site();
    let (first, _) = built(&site, &["--course", "lesing"]);
    let (again, part) = built(&site, &["--course", "lesing"]);
    let said = |run: &Run| run.out.split_once("  bare `").map(|(_, said)| said.to_owned());
    assert_eq!(said(&again), said(&first));
    let (_, other) = built(&site, &["--course", "vurdering"]);
    assert_ne!(part, other);
    assert_eq!(built(&site, &["--course", "lesing"]).1, part);
}
