//! A build for some audiences leaves no trace of what is for others: every byte and every path of
//! the output is searched.
//!
//! In: `tests/sites/for-audiences`, in which everything for others than teachers says HEMMELIG and
//! all else says SYNLIG; texts with blocks in any nesting; and this repository's own course. Out:
//! what `loype build --audience` wrote and said.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::support::{Scratch, all_files, has_ending, repository};
use proptest::prelude::*;

/// Every file that a build for some audiences leaves, Løype's own too.
fn built_for(site: &Scratch, audiences: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let named = audiences.iter().flat_map(|audience| ["--audience", audience]);
    let arguments: Vec<&str> = ["build", "--out", "utgave"].into_iter().chain(named).collect();
    let run = site.loype(&arguments);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    all_files(&site.path().join("utgave"))
}

/// The files in whose path or bytes a word stands, in any case.
fn with_word<'a>(files: &'a BTreeMap<String, Vec<u8>>, word: &str) -> Vec<&'a str> {
    let holds = |text: &str| text.to_lowercase().contains(&word.to_lowercase());
    files
        .iter()
        .filter(|(path, bytes)| holds(path) || holds(&String::from_utf8_lossy(bytes)))
        .map(|(path, _)| path.as_str())
        .collect()
}

/// The text of a file that was built.
fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8_lossy(files.get(path).unwrap_or_else(|| panic!("{path} is built")))
        .into_owned()
}

fn example() -> Scratch {
    let site = Scratch::copy_of(&repository().join("tests/sites/for-audiences"));
    // With an address on the web there is a sitemap too.
    site.replace(
        "site-config.yaml",
        "language: nb\n",
        "language: nb\nbase_url: https://skole.no/kurs/\n",
    );
    site
}

/// The sentences of the example that say SYNLIG: what stands in front matter, in a paragraph, in a
/// link.
fn visible(site: &Scratch) -> Vec<String> {
    let files = crate::support::files(&site.path().join("content"));
    let texts = files
        .iter()
        .filter(|(path, _)| has_ending(path, "md"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    let mut visible = Vec::new();
    for text in texts {
        for (at, _) in text.match_indices("SYNLIG") {
            let words =
                text[at..].split(['[', ']', '<', '"', '.', ',', '\n']).next().unwrap_or_default();
            visible.push(words.trim_end().to_owned());
        }
    }
    visible
}

#[test]
fn nothing_for_others_is_left_and_nothing_else_is_lost() {
    let site = example();
    // What an earlier build of the whole site left in the folder must go too.
    site.loype(&["build", "--out", "utgave"]);
    assert!(
        !with_word(&all_files(&site.path().join("utgave")), "hemmelig").is_empty(),
        "the search finds what is there"
    );
    let files = built_for(&site, &["lærer"]);
    assert_eq!(with_word(&files, "hemmelig"), Vec::<&str>::new());
    for words in visible(&site) {
        assert!(!with_word(&files, &words).is_empty(), "`{words}` is not published");
    }
}

#[test]
fn the_search_knows_the_words_the_modules_and_the_kinds_of_what_is_left() {
    let site = example();
    site.loype(&["build", "--out", "utgave"]);
    let whole = all_files(&site.path().join("utgave"));
    let secret = with_word(&whole, "hemmelig");
    for shards in ["index.", "pages/", "terms/", "texts/", "words/"] {
        let folder = format!("search/{shards}");
        assert!(
            secret.iter().any(|path| path.starts_with(&folder)),
            "the whole site has it in {shards}"
        );
    }
    let kinds = |files: &BTreeMap<String, Vec<u8>>| {
        let index = files.keys().find(|path| path.starts_with("search/index."))?;
        let index = text(files, index);
        index.split_once("\"kinds\":").map(|(_, kinds)| kinds.contains("Film"))
    };
    assert_eq!(kinds(&whole), Some(true));
    let files = built_for(&site, &["lærer"]);
    assert_eq!(kinds(&files), Some(false));
    let search: BTreeMap<String, Vec<u8>> =
        files.into_iter().filter(|(path, _)| path.starts_with("search/")).collect();
    for trace in ["hemmelig", "for-leader", "\"leader\""] {
        assert_eq!(with_word(&search, trace), Vec::<&str>::new(), "{trace}");
    }
}

#[test]
fn what_is_for_the_leader_is_told_by_no_number_either() {
    let mut files = built_for(&example(), &["teacher"]);
    // What any site has: the spellings that count as one, and the hashes in names, in which any
    // number can stand by chance.
    for bytes in files.values_mut() {
        let text = String::from_utf8_lossy(bytes).replace("[\"leiar\",\"leder\"]", "");
        *bytes = without_hashes(&text).into_bytes();
    }
    // The durations and the opening of what is for the leader, the numbers and the names of what is
    // left out.
    for trace in [
        "88 uker",
        "99–111",
        "777",
        "666",
        "2031",
        "Modul 2",
        "lederstotte",
        "Leder",
        "leader_page\": {",
        "eierstotte",
    ] {
        // Any number can stand by chance among the hashes of files, and behind the word that stands
        // on so many pages.
        let is_number = trace.parse::<u32>().is_ok();
        let is_chance = |path: &str| {
            path == ".loype-manifest.json" && is_number
                || path.starts_with("search/words/") && trace == "Modul 2"
        };
        let tells = |path: &&str| {
            !path.starts_with("assets/") && !path.ends_with("schema.json") && !is_chance(path)
        };
        let found: Vec<&str> = with_word(&files, trace).into_iter().filter(tells).collect();
        assert_eq!(found, Vec::<&str>::new(), "{trace}");
    }
}

/// A text without the hashes that files are named by.
fn without_hashes(text: &str) -> String {
    let words = text.split_inclusive(|c: char| !c.is_ascii_alphanumeric());
    let is_hash =
        |word: &&str| word.len() == 13 && word.chars().take(12).all(|c| c.is_ascii_hexdigit());
    words.filter(|word| !is_hash(word)).collect()
}

#[test]
fn numbers_ids_and_links_are_those_of_what_is_left() {
    let files = built_for(&example(), &["lærer"]);
    let page = text(&files, "kurs/modul-1/side.html");
    assert!(
        page.contains("<span class=\"label\">1.1</span> SYNLIG side"),
        "the first page that is left is the first"
    );
    assert!(
        page.contains("<h2 id=\"plan\">Plan</h2>")
            && page.contains("<a href=\"#plan\">SYNLIG planen</a>"),
        "{page}"
    );
    assert!(
        page.contains("id=\"blokk-1\"")
            && page.contains("href=\"#fn-1\"")
            && !page.contains("fn-2"),
        "{page}"
    );
    assert!(
        page.contains("SYNLIG etikett, SYNLIG lenke til borte side og"),
        "links to what is left out are their text"
    );
    assert!(
        page.contains("<li>SYNLIG punkt</li>\n<li>SYNLIG punkt etter</li>"),
        "a list with a note in it stays one tight list"
    );
    let about = text(&files, "om.html");
    assert!(
        about.contains("side.html#plan\">SYNLIG overskrift nummer to")
            && about.contains("side.html\" title=\"SYNLIG merke\">SYNLIG side"),
        "{about}"
    );
    assert!(
        about.contains("side.html#blokk-1\">SYNLIG blokk")
            && about.contains("side.html\">SYNLIG side med skjult blokk"),
        "{about}"
    );
    let data: serde_json::Value =
        serde_json::from_str(&text(&files, "kurs/course.json")).expect("course.json is JSON");
    assert_eq!(
        data["modules"][0]["rules"][0]["text"], "Side 1 før 2",
        "a rule counts the pages that are left"
    );
    assert_eq!(data["audiences"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_link_to_an_id_of_raw_html_that_is_left_out_is_its_text() {
    let site = example();
    site.write(
        "content/om.md",
        "---\ntitle: Om\n---\n\n[SYNLIG borte](#borte) <a href=\"#borte\">SYNLIG rå</a> \
         [SYNLIG igjen](#igjen)\n\n<p id=\"igjen\">SYNLIG</p>\n\n:::leder\n\
         <p id=\"borte\">HEMMELIG</p>\n\n:::\n",
    );
    let page = text(&built_for(&site, &["lærer"]), "om.html");
    assert!(page.contains("SYNLIG borte") && page.contains("SYNLIG rå"), "{page}");
    assert!(!page.contains("#borte"), "{page}");
    assert!(page.contains("<a href=\"#igjen\">SYNLIG igjen</a>"), "{page}");
}

#[test]
fn a_build_says_for_whom_it_is_and_which_links_lost_their_page() {
    let run = example().loype(&["build", "--audience", "lærer"]);
    assert!(
        run.out.contains("bygget 1 kurs, 2 moduler, 8 sider")
            && run.out.contains("\n  bare det som er for lærer\n"),
        "{}",
        run.out
    );
    assert!(
        run.out.contains("\n    content/index.md:5\n")
            && run.out.contains("\n    content/kurs/01-modul-1/01-side.md:7\n"),
        "{}",
        run.out
    );
}

#[test]
fn all_audiences_together_are_the_whole_site() {
    let site = example();
    site.build();
    let whole = site.built();
    let mut files = built_for(&site, &["lærer", "leder", "HEMMELIG rådgiver"]);
    files.retain(|path, _| !path.starts_with(".loype-"));
    assert!(files == whole);
}

#[test]
fn the_leader_support_page_goes_with_the_leader() {
    let site = example();
    assert!(built_for(&site, &["leder"]).contains_key("kurs/modul-1/lederstotte.html"));
    let files = built_for(&site, &["HEMMELIG rådgiver"]);
    assert!(
        files.contains_key("hemmelig-kurs/modul-1/index.html")
            && !files.keys().any(|path| path.starts_with("kurs/"))
    );
}

#[test]
fn the_whole_site_is_checked_and_a_fault_for_others_stops_the_build() {
    let site = example();
    site.write(
        "content/kurs/02-modul-hemmelig/01-side.md",
        "---\ntitle: A\n---\n\n[b](borte.md)\n",
    );
    let run = site.loype(&["build", "--audience", "lærer"]);
    assert_eq!((run.code, run.err.matches("feil[").count()), (1, 1), "{}", run.err);
    assert!(
        run.err.starts_with("feil[link-broken]: ") && !site.path().join("public").exists(),
        "{}",
        run.err
    );
}

#[test]
fn an_audience_that_the_site_does_not_have_is_a_usage_error() {
    let site = example();
    let run = site.loype(&["build", "--audience", "lærre"]);
    let expected = "feil: målgruppen `lærre` finnes ikke\nhjelp: mente du `lærer`? nettstedet har \
                    `lærer`, `leder` og `HEMMELIG rådgiver`\n";
    assert_eq!((run.code, run.err.as_str()), (2, expected));
    assert!(!site.path().join("public").exists());
    let run = site.loype(&["build", "--audience", "elev", "--lang", "en"]);
    assert_eq!((run.code, run.err.lines().next()), (2, Some("error: there is no audience `elev`")));
}

/// A text of blocks in blocks, where each line says whom it is for.
#[derive(Debug, Clone)]
enum Text {
    Line,
    Item(Box<Text>),
    Block(&'static str, Vec<Text>),
}

fn any_text() -> impl Strategy<Value = Vec<Text>> {
    let line = Just(Text::Line);
    let text = line.prop_recursive(4, 24, 4, |inner| {
        let names = prop::sample::select(vec![
            "leder", "leder gruppe", "eier", "for leder", "for eier", "for lærer", "oppgave", "tips",
        ]);
        let block = (names, prop::collection::vec(inner.clone(), 0..4)).prop_map(|(name, texts)| Text::Block(name, texts));
        prop_oneof![1 => Just(Text::Line), 1 => inner.prop_map(|text| Text::Item(Box::new(text))), 3 => block]
    });
    prop::collection::vec(text, 0..6)
}

/// Writes a text; gives how many of its lines are for teachers.
fn write(texts: &[Text], is_for_others: bool, indent: &str, markdown: &mut String) -> usize {
    let mut visible = 0;
    for text in texts {
        match text {
            Text::Line => {
                let _ = writeln!(
                    markdown,
                    "{indent}{}\n",
                    if is_for_others { "HEMMELIG" } else { "SYNLIG" }
                );
                visible += usize::from(!is_for_others);
            }
            Text::Item(text) => {
                let _ = writeln!(markdown, "{indent}- punkt\n");
                visible += write(
                    std::slice::from_ref(text),
                    is_for_others,
                    &format!("{indent}  "),
                    markdown,
                );
            }
            Text::Block(name, texts) => {
                let is_for_others = is_for_others
                    || ["leder", "leder gruppe", "eier", "for leder", "for eier"].contains(name);
                let _ = writeln!(markdown, "{indent}:::{name}\n");
                visible += write(texts, is_for_others, indent, markdown);
                let _ = writeln!(markdown, "{indent}:::\n");
            }
        }
    }
    visible
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn blocks_in_any_nesting_leave_no_trace_and_lose_nothing(texts in any_text()) {
        // A page without a description would repeat its first passage in its metadata.
        let mut page = "---\ntitle: Forside\ndescription: Kort\n---\n\n".to_owned();
        let visible = write(&texts, false, "", &mut page);
        let site = Scratch::with(&[
            ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
            ("content/index.md", &page),
        ]);
        let files = built_for(&site, &["lærer"]);
        prop_assert_eq!(with_word(&files, "HEMMELIG"), Vec::<&str>::new(), "{}", page);
        prop_assert_eq!(text(&files, "index.html").matches("SYNLIG").count(), visible, "{}", page);
    }
}

/// The sentences of a text that stand in blocks for the leader or the owner, as plain as they come
/// out.
fn notes(text: &str) -> Vec<String> {
    let mut notes = Vec::new();
    let mut open: Vec<bool> = Vec::new();
    for line in text.lines() {
        match line.trim().strip_prefix(":::") {
            Some("") => drop(open.pop()),
            Some(name) => open.push(
                ["leder", "eier", "for leder", "for eier"]
                    .iter()
                    .any(|start| name.trim().starts_with(start)),
            ),
            // Marks of Markdown are written otherwise in HTML, and short lines may stand anywhere.
            None if open.contains(&true) => {
                notes.extend(
                    line.split(['*', '[', ']', '`', '"', '\''])
                        .map(str::trim)
                        .filter(|words| words.len() > 40)
                        .map(str::to_owned),
                );
            }
            None => {}
        }
    }
    notes
}

#[test]
fn no_note_of_the_reference_course_is_left_for_teachers() {
    let site = Scratch::own_site();
    let sources = crate::support::files(&site.path().join("content"));
    let texts = sources
        .iter()
        .filter(|(path, _)| has_ending(path, "md"))
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    let notes: Vec<String> = texts.flat_map(|text| notes(&text)).collect();
    assert!(notes.len() > 100, "the course has notes: {}", notes.len());
    let files = built_for(&site, &["lærer"]);
    let output: String =
        files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
    let left: Vec<&String> = notes.iter().filter(|words| output.contains(words.as_str())).collect();
    assert_eq!(left, Vec::<&String>::new());
    assert!(
        !files.keys().any(|path| path.contains("lederstotte")),
        "the leader support pages are gone"
    );
    assert!(!output.contains("id=\"lederstotte-") && !output.contains("id=\"eierstotte-"));
}

#[test]
fn who_writes_an_audience_as_a_block_is_told_how_a_block_names_it() {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: Kurs\nlanguage: nb\naudiences: [elev, foresatt]\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n\n:::foresatt\nHei.\n:::\n"),
    ]);
    let said = site.loype(&["check"]).err;
    assert!(
        said.contains("blokken `foresatt` finnes ikke")
            && said.contains("hjelp: skriv `:::for foresatt`"),
        "{said}"
    );
}

#[test]
fn a_build_for_an_audience_that_no_course_is_for_is_refused() {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\naudiences: [Lærer, UH]\n"),
        ("content/index.md", "---\ntitle: Forside\n---\n"),
        ("content/kurs/_index.md", "---\ntitle: K\naudience: [lærer]\n---\n"),
        ("content/kurs/m1/_index.md", "---\nmodule: 1\ntitle: M\naudience: [lærer, UH]\n---\n"),
    ]);
    let run = site.loype(&["build", "--audience", "UH"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("ingen kurs er for `UH`, så nettstedet ville blitt tomt"),
        "{}",
        run.err
    );
    assert!(!site.path().join("public").exists());
}
