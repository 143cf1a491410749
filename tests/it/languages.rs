//! A site with pages in several languages: every word stands in the language that it says it is.
//!
//! In: a site whose authors write words that nobody else does, other ones in each language. Out:
//! nothing, or the words whose nearest `lang` is another language than theirs.

use scraper::{ElementRef, Html, Node};

use crate::support::{Scratch, has_ending, repository};

/// What the words of authors begin with in each language.
const AUTHORS: [(&str, &str); 4] = [("nb", "bokx"), ("nn", "nynx"), ("en", "engx"), ("se", "samx")];

/// A page with all that authors can write, in one language.
pub(crate) fn page(language: &str, front: &str) -> String {
    let word = AUTHORS.iter().find(|(tag, _)| *tag == language).expect("a language").1;
    let [a, b, c] = ["a", "b", "c"].map(|end| format!("{word}{end}"));
    format!(
        "---\ntitle: {a} {b}\ndescription: {b} {c}\n{front}\n---\n## {a} {c}\n\n{a} {b} \"{c}\" \
         {a}[^1]\n\n> [!NOTE]\n> {a} {b}\n\n- [ ] {a} {b}\n\n:::refleksjon {a}\n{b} \
         {c}\n:::\n\n:::oppgave {b}\n{a} {c}\n:::\n\n{b} {a}\n\n:::leder metode {c}\n{a} \
         {b}\n:::\n\n:::eier\n{a} {c}\n:::\n\n{c} {b}\n\n:::for leder\n{b} {c}\n:::\n\n:::fellesmøte {a}\n| Tid | {b} |\n|---|---|\n| 10 \
         min | {c} |\n:::\n\n[^1]: {b} {c}\n"
    )
}

/// A site in bokmål with a module and a page in each of the others, and a course in nynorsk.
fn mixed() -> Scratch {
    let module = |number: u32, language: &str, word: &str| {
        let of = format!("module: {number}\nspråk: {language}\nduration: 2–3 uker\nmål: [{word}a]");
        page(word_tag(word), &of)
    };
    let bring = |word: &str| format!("type: tekst\nduration: 30 min\nta_med: [{word}a {word}b]");
    Scratch::with(&[
        (
            "site-config.yaml",
            "title: bokxa bokxb\nlanguage: nb\nfooter: bokxc\nbase_url: https://a.no/\n",
        ),
        ("content/index.md", &page("nb", "")),
        ("content/om.md", &page("en", "language: engelsk")),
        (
            "content/a/_index.md",
            &page("nb", "price: bokxa\ngoals: [bokxb]\nforutsetninger: [Modul 1 før 2]"),
        ),
        ("content/a/m1/_index.md", &module(1, "nb", "bokx")),
        ("content/a/m1/01.md", &page("nb", &bring("bokx"))),
        ("content/a/m1/02.md", &page("en", &format!("språk: EN\n{}", bring("engx")))),
        ("content/a/m2/_index.md", &module(2, "nynorsk", "nynx")),
        ("content/a/m2/01.md", &page("nn", &bring("nynx"))),
        ("content/a/m2/02.md", &page("nn", "type: møte\nduration: 10 min\nsted: nynxa")),
        ("content/a/m3/_index.md", &module(3, "nordsamisk", "samx")),
        ("content/a/m3/01.md", &page("se", &bring("samx"))),
        ("content/b/_index.md", &page("nn", "språk: nn-NO")),
        ("content/b/m1/_index.md", &page("nn", "module: 1")),
        ("content/b/m1/01.md", &page("nn", "oppdatert: 2024-02-03")),
    ])
}

fn word_tag(word: &str) -> &'static str {
    AUTHORS.iter().find(|(_, known)| *known == word).expect("a language").0
}

/// The languages of the authors whose words a text has, and whether it has others too.
fn speakers(text: &str) -> (Vec<&'static str>, bool) {
    // A plan is one by this word, which is the author's.
    let is_word = |word: &&str| word.len() > 1 && *word != "Tid";
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(is_word);
    let of = |word: &str| {
        let is_of = |(_, known): &&(&str, &str)| word.to_lowercase().starts_with(known);
        AUTHORS.iter().find(is_of).map(|(tag, _)| *tag)
    };
    let mut found: Vec<_> = words.map(of).collect();
    found.sort_unstable();
    found.dedup();
    (found.iter().flatten().copied().collect(), found.contains(&None))
}

/// The language that an element says it is in, without its country.
fn language_of(element: ElementRef) -> String {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    let said = std::iter::once(element).chain(around).find_map(|one| one.attr("lang"));
    said.unwrap_or_default().split('-').next().unwrap_or_default().to_owned()
}

/// Whether it is in the plan of a meeting on a page that gathers them, which keeps its own words.
fn is_copy(element: ElementRef) -> bool {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    around.map(|one| one.value()).any(|one| one.attr("class") == Some("plan"))
}

/// The texts of a page that are in another language than they say, where the page speaks `spoken`.
fn faults(path: &str, html: &str, spoken: &str) -> Vec<String> {
    let html = Html::parse_document(html);
    let selector = scraper::Selector::parse("body").expect("a selector");
    let body = html.select(&selector);
    let mut faults = Vec::new();
    for node in body.flat_map(|body| body.descendants()) {
        let (Node::Text(text), Some(parent)) =
            (node.value(), node.parent().and_then(ElementRef::wrap))
        else {
            continue;
        };
        let is_text = !matches!(parent.value().name(), "script" | "style" | "noscript");
        let said = language_of(parent);
        let (authors, has_others) = speakers(text);
        let right = match authors.as_slice() {
            _ if !is_text => true,
            [] => !has_others || said == spoken || (said == "en" && is_copy(parent)),
            [author] if !has_others => said == *author,
            // Words of the page around a title: "Begynn med 1.1 bokxa".
            _ => said == spoken,
        };
        if !right {
            faults.push(format!("{path}: `{}` says it is {said}", text.trim()));
        }
    }
    faults
}

#[test]
fn every_text_says_which_language_it_is_in() {
    let site = mixed();
    site.build();
    let mut found = Vec::new();
    let mut pages = 0;
    for (path, bytes) in site.built() {
        let html = String::from_utf8_lossy(&bytes).into_owned();
        if !has_ending(&path, "html") {
            continue;
        }
        pages += 1;
        let written =
            Html::parse_document(&html).root_element().attr("lang").unwrap_or_default().to_owned();
        let spoken = match written.split('-').next() {
            Some("se") => "nb",
            Some(other) => other,
            None => "",
        };
        let expected = match path.as_str() {
            "om.html" | "a/m1/02.html" => "en",
            path if path.starts_with("a/m2/") => "nn",
            // Nobody has written the leader page, whose words are those of the site.
            "a/m3/lederstotte.html" => "nb",
            path if path.starts_with("a/m3/") => "se",
            path if path.starts_with("b/") => "nn-NO",
            _ => "nb",
        };
        assert_eq!(written, expected, "{path}");
        found.extend(faults(&path, &html, spoken));
    }
    assert!(pages > 20, "{pages}");
    assert_eq!(found, Vec::<String>::new(), "{}", found.join("\n"));
}

#[test]
fn what_names_a_table_or_a_formula_says_its_own_language() {
    let text = "---\ntitle: Samxa\nlanguage: se\n---\n| samxa | samxb |\n|---|---|\n| samxc | samxa \
                |\n\n$$x$$\n";
    let site = Scratch::with(&[
        ("site-config.yaml", "title: bokxa\nlanguage: nb\n"),
        ("content/index.md", "---\ntitle: bokxa\n---\n"),
        ("content/om.md", text),
    ]);
    let run = site.build();
    assert_eq!(run.code, 0, "{}", run.err);
    let html = Html::parse_document(&String::from_utf8_lossy(&site.built()["om.html"]));
    for (what, language) in [(".table-wrap", "nb"), (".math-line", "nb"), ("td", "se")] {
        let selector = scraper::Selector::parse(what).expect("a selector");
        let found = html.select(&selector).next().expect(what);
        assert_eq!(language_of(found), language, "{what}");
    }
}

#[test]
fn a_site_without_words_of_its_own_speaks_another_language_and_says_so() {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: samxa\nspråk: nordsamisk\n"),
        ("content/index.md", &page("se", "")),
        ("content/k/_index.md", &page("se", "")),
        ("content/k/m/_index.md", &page("se", "module: 1")),
        ("content/k/m/01.md", &page("se", "type: tekst")),
    ]);
    site.build();
    for path in ["index.html", "k/index.html", "k/m/index.html", "k/m/01.html"] {
        let html = site.read(&format!("public/{path}"));
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"se\""), "{path}");
        assert_eq!(faults(path, &html, "nb"), Vec::<String>::new());
    }
    assert!(site.read("public/personvern.html").contains("<html lang=\"nb\""));
}

#[test]
fn what_programs_read_names_the_language_of_each_page() {
    let site = mixed();
    site.build();
    let data = site.read("public/a/course.json");
    let data: serde_json::Value = serde_json::from_str(&data).expect("JSON");
    assert_eq!(data["language"], "nb");
    assert_eq!(data["modules"][1]["language"], "nn");
    assert_eq!(data["modules"][0]["pages"][1]["language"], "en");
    let other: serde_json::Value =
        serde_json::from_str(&site.read("public/b/course.json")).expect("JSON");
    assert_eq!(other["language"], "nn-NO");
    assert_eq!(other["audiences"][0]["name"], "lærar", "the words of the course");
    assert!(site.read("public/feed.xml").contains("<entry xml:lang=\"nn-NO\">"));
    let page = site.read("public/a/m2/01.html");
    assert!(page.contains("\"inLanguage\":\"nn\"") && page.contains("nn_NO"), "{page}");
    let quoted = |path: &str| site.read(&format!("public/{path}"));
    assert!(quoted("om.html").contains("“engxc”") && quoted("a/m3/01.html").contains("«samxc»"));
    assert!(quoted("a/m2/index.html").contains("2–3 veker"), "times are in words of the page");
}

#[test]
fn a_query_finds_pages_of_all_languages() {
    let site = mixed();
    site.build();
    for (word, address) in
        [("nynxa", "a/m2/"), ("engxb", "om.html"), ("samxc", "a/m3/"), ("bokxa", "a/")]
    {
        let run = site.loype(&["search", word]);
        assert!(run.out.contains(address), "{word}: {}", run.out);
    }
}

#[test]
fn the_words_of_a_page_are_inflected_in_its_own_language() {
    let site = Scratch::copy_of(&repository().join("tests/sites/languages"));
    let found = || site.loype(&["search", "teaching"]).out;
    assert!(found().contains("about.html"), "teach: {}", found());
    site.replace("content/about.md", "language: engelsk\n", "");
    site.replace("content/lesing/modul-2-nynorsk/03-english.md", "language: en\n", "");
    assert_eq!(found(), "");
}

#[test]
fn a_folder_that_changes_its_language_changes_all_its_pages() {
    let site = mixed();
    site.build();
    site.replace("content/a/m2/_index.md", "språk: nynorsk\n", "");
    site.build();
    let fresh = Scratch::copy_of(site.path());
    fresh.remove("public");
    fresh.build();
    assert_eq!(site.built(), fresh.built());
    assert!(site.read("public/a/m2/01.html").contains("<html lang=\"nb\""));
}
