//! Rendering with a memory gives what rendering without one gives, and makes no more than what a
//! change reaches.
//!
//! In: small sites whose files are changed, taken away and brought back at random. Out: after every
//! change, all that renderings with one memory have handed on, beside all that a rendering without
//! one hands on. Reading the disk and the model are not tried here.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::support::Scratch;
use loype::course::{self, Site};
use loype::diagnostic::Diagnostic;
use loype::load::{self, Theme, Tree};
use loype::output::{Content, OutputFile};
use loype::page_text::PageText;
use loype::render::{self, Memory, Rendered, Stopped};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// What a rendering handed on: at each address how often, and what at last.
type Handed = BTreeMap<String, (usize, Content)>;

/// A site as it was read.
struct Source {
    tree: Tree,
    site: Site,
    theme: Theme,
    diagnostics: Vec<Diagnostic>,
}

impl Source {
    fn read(scratch: &Scratch) -> Option<Self> {
        let (tree, mut diagnostics) = load::load(scratch.path()).ok()?;
        let theme = load::load_theme(scratch.path(), &tree.config.theme).ok()?;
        let (site, found) = course::assemble(&tree);
        diagnostics.extend(found);
        Some(Self { tree, site, theme, diagnostics })
    }

    /// The rendering with a memory, and what it handed on; `None` when the theme stops it.
    fn render(&self, memory: &mut Memory) -> Option<(Rendered, Handed)> {
        let handed = Mutex::new(Handed::new());
        let put = |file: OutputFile| -> Result<(), ()> {
            let mut handed = handed.lock().expect("no thread stops");
            let times = handed.get(&file.path).map_or(0, |(times, _)| *times);
            handed.insert(file.path, (times + 1, file.content));
            Ok(())
        };
        match render::render(&self.tree, &self.site, &self.theme, memory, &put) {
            Ok(rendered) => Some((rendered, handed.into_inner().expect("no thread stops"))),
            Err(Stopped::Render(_)) => None,
            Err(Stopped::Sink(())) => unreachable!("every file is taken"),
        }
    }
}

/// Whoever keeps a memory, with all that was handed on since it began.
#[derive(Default)]
struct Receiver {
    memory: Memory,
    files: BTreeMap<String, Content>,
}

impl Receiver {
    /// What the rendering gave, and the addresses that it handed on; `None` when the theme stops
    /// it.
    fn follow(&mut self, source: &Source) -> Option<(Rendered, Vec<String>)> {
        let (rendered, handed) = source.render(&mut self.memory)?;
        for address in &rendered.gone {
            self.files.remove(address).expect("only what was handed on can be gone");
        }
        let addresses = handed.keys().cloned().collect();
        self.files.extend(handed.into_iter().map(|(address, (_, content))| (address, content)));
        Some((rendered, addresses))
    }

    /// Follows the site, and compares with a rendering that remembers nothing.
    fn agree(&mut self, scratch: &Scratch) {
        let Some(source) = Source::read(scratch) else { return };
        let clean = source.render(&mut Memory::default());
        let followed = self.follow(&source);
        let (Some((clean, handed)), Some((followed, _))) = (&clean, &followed) else {
            assert_eq!(clean.is_some(), followed.is_some(), "both are stopped by the theme");
            return;
        };
        assert_eq!(clean.diagnostics, followed.diagnostics);
        assert_eq!(clean.names, followed.names);
        assert_eq!(clean.pages, followed.pages);
        if handed.values().any(|(times, _)| *times > 1) {
            assert!(
                source.diagnostics.iter().any(|found| found.rule.name() == "address-taken"),
                "two files at one address are an error"
            );
            return;
        }
        let addresses: Vec<&String> = handed.keys().collect();
        assert_eq!(addresses, self.files.keys().collect::<Vec<_>>());
        for (address, (_, content)) in handed {
            assert!(
                self.files.get(address) == Some(content),
                "`{address}` is other than in a clean rendering"
            );
        }
    }
}

/// The documents that can be, each with the front matters that it can have.
const DOCUMENTS: [(&str, &[&str]); 15] = [
    ("index.md", &["title: Forside", "title: Velkommen\nupdated: 2020-01-02"]),
    ("om.md", &["title: Om", "title: Om oss\ndescription: En setning.", "title: Om\ndraft: true"]),
    (
        "a/_index.md",
        &[
            "title: A\nprerequisites: [Modul 1 før 2]",
            "title: A\nmodules: [m2, m1]",
            "title: Kurs A\naudience: [lærer, leder]\nduration: 2 uker",
            "title: A\nprerequisites:\n  - B: Modul 1 før A: Modul 2",
            "title: A\ndraft: true",
        ],
    ),
    ("a/fritt.md", &["title: Fritt", "title: Fritt\nextra: {x: 1}"]),
    (
        "a/m1/_index.md",
        &[
            "title: En\nmodule: 1\ndescription: Først.",
            "title: Én\nmodule: 1\naudience: [leder]",
            "title: En\nmodule: 3",
        ],
    ),
    (
        "a/m1/01-x.md",
        &[
            "title: X\nkind: meeting\nduration: 30 min",
            "title: X\ngoals: [a]",
            "title: X\naudience: [leder]",
            "title: X\ndraft: true",
        ],
    ),
    (
        "a/m1/02-y.md",
        &[
            "title: Y\nprerequisites: [X]",
            "title: Y\nkind: video\nsrc: film.webm\ncaptions: film.vtt\nposter: bilde.png",
            "title: Y\nkind: support",
        ],
    ),
    ("a/m1/lederstotte.md", &["title: Støtte", "title: Til deg som leder\nduration: 1 time"]),
    (
        "a/m2/_index.md",
        &[
            "title: To\nmodule: 2",
            "title: To\nmodule: 2\nprerequisites: [Modul 1]\nduration: 2 uker",
        ],
    ),
    ("a/m2/01-z.md", &["title: Z", "title: Å\nupdated: 2021-03-04"]),
    (
        "b/_index.md",
        &[
            "title: B",
            "title: B\ndraft: true",
            "title: B\nprerequisites:\n  - A: Modul 1 før B: Modul 1",
        ],
    ),
    ("b/m1/_index.md", &["title: Først\nmodule: 1", "title: Begynn\nmodule: 1\nworkload: 4 timer"]),
    ("b/m1/01-æ.md", &["title: Æ", "title: Ø\naudience: [eier]"]),
    ("b/m1/lederstotte.html.md", &["title: Rar"]),
    ("c/_index.md", &["title: C\ndraft: true"]),
];

/// What can stand in a text, in any selection.
const PARTS: [&str; 17] = [
    "Tekst.",
    "## Plan {#plan}\n\nMer *tekst*.",
    "[y](02-y.md#plan) og [z](../m2/01-z.md), [her](#plan), [ute](https://udir.no), \
     [om](../../om.md).",
    "[æ](../../b/m1/01-æ.md) [vekk](nei.md)",
    "![Et bilde](bilde.png)",
    "<p class=\"a\" onclick=\"x\"><img src=\"bilde.png\" alt=\"b\"> <a href=\"01-x.md\">x</a></p>",
    "<!--\n<a href=\"02-y.md\">y</a>\n-->",
    ":::leder gruppe\nDel i grupper, se [y](02-y.md).\n:::",
    ":::eier\nTil eieren.\n:::",
    ":::fellesmøte Møtet\n| Tid | Hva |\n| --- | --- |\n| 5 min | Åpning |\n| 10 min | Runde \
     |\n:::",
    ":::video {src=film.webm captions=film.vtt poster=bilde.png}\n:::",
    ":::refleksjon\nHva tenker du?\n:::",
    ":::egen\nAv temaet.\n:::",
    "```rust\nlet a = 1;\n```",
    "```ukjent\na\n```",
    "$\\frac{1}{2}$ og $\\nei{$",
    "| A | B |\n| --- | --- |\n| 1 | 2[^n] |\n\n[^n]: Note.",
];

/// Files beside the documents, each with what it can hold.
const FILES: [(&str, &[&[u8]]); 11] = [
    (
        "site-config.yaml",
        &[
            b"title: Prove\nlanguage: nb\n",
            b"title: Prove\nlanguage: nb\nbase_url: https://skole.no/kurs/\nlogo: {file: logo.png, alt: Logo}\n",
            b"title: Prove\nlanguage: en\naudiences: [leder]\n",
            b"title: Prove\nlanguage: nb\ntheme: eget\n",
            b"title: Prove\nlanguage: nb\ntheme: eget\ntrust_html: true\ncontact: Kari\n",
        ],
    ),
    ("themes/eget/templates/blocks/egen.html", &[b"<p>{{ block.body }}</p>", b"<div>{{ block.body }}</div>", b"{{ nei }}"]),
    ("themes/eget/strings/nb.ftl", &[b"search = Let\n", b"search = Finn\n"]),
    ("themes/eget/styles/20-x.css", &[b".x { color: red }\n", b".x { color: blue }\n"]),
    ("content/logo.png", &[png(1), png(2)]),
    ("content/robots.txt", &[b"User-agent: *\n"]),
    ("content/a/leder.html", &[b"opptatt"]),
    ("content/a/m1/bilde.png", &[png(3), png(4)]),
    ("content/a/m1/film.webm", &[b"film"]),
    ("content/a/m1/film.vtt", &[b"WEBVTT\n\n00:01.000 --> 00:02.000\nHei.\n", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHei hei.\n"]),
    ("content/a/m2/z.html", &[b"opptatt av en side"]),
];

/// The first bytes of a picture that is so many pixels high.
const fn png(height: u8) -> &'static [u8] {
    match height {
        1 => b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x01\x08\x02\0\0\0",
        2 => b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x02\x08\x02\0\0\0",
        3 => b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x03\x08\x02\0\0\0",
        _ => b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x05\0\0\0\x04\x08\x02\0\0\0",
    }
}

/// A change to one file: which, what it holds then, or whether it goes.
#[derive(Debug, Clone)]
enum Edit {
    Document(Index, Index, Vec<usize>),
    File(Index, Index),
    RemoveDocument(Index),
    RemoveFile(Index),
}

impl Edit {
    fn make(&self, scratch: &Scratch) {
        match self {
            Self::Document(which, front, parts) => {
                let (path, fronts) = *which.get(&DOCUMENTS);
                write_document(scratch, path, front.get::<&str>(fronts), parts);
            }
            Self::File(which, what) => {
                let (path, contents) = *which.get(&FILES);
                scratch.write(path, what.get::<&[u8]>(contents));
            }
            Self::RemoveDocument(which) => {
                scratch.remove(&format!("content/{}", which.get(&DOCUMENTS).0));
            }
            Self::RemoveFile(which) => scratch.remove(which.get(&FILES).0),
        }
    }
}

fn write_document(scratch: &Scratch, path: &str, front: &str, parts: &[usize]) {
    let body: Vec<&str> = parts.iter().filter_map(|&part| PARTS.get(part).copied()).collect();
    scratch
        .write(&format!("content/{path}"), format!("---\n{front}\n---\n\n{}\n", body.join("\n\n")));
}

/// A site in which every document stands, and all pictures and films.
fn begin() -> Scratch {
    let scratch = Scratch::new();
    for (number, (path, fronts)) in
        DOCUMENTS.iter().enumerate().filter(|(_, (path, _))| !path.ends_with(".html.md"))
    {
        write_document(
            &scratch,
            path,
            fronts.first().expect("every document has a front matter"),
            &parts_of(number),
        );
    }
    for (path, contents) in
        FILES.iter().filter(|(path, _)| !["html", "txt"].contains(&ending(path)))
    {
        scratch.write(path, contents.first().expect("every file holds something"));
    }
    scratch
}

/// What stands behind the last dot of a name.
fn ending(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

/// Five parts for the document of a number, others for each.
fn parts_of(number: usize) -> Vec<usize> {
    [0, 3, 6, 9, 12].map(|further| (number + further) % PARTS.len()).into()
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let parts = || vec(0..PARTS.len(), 0..4);
    let edit = prop_oneof![
        5 => (any::<Index>(), any::<Index>(), parts()).prop_map(|(which, front, parts)| Edit::Document(which, front, parts)),
        5 => (any::<Index>(), any::<Index>()).prop_map(|(which, what)| Edit::File(which, what)),
        1 => any::<Index>().prop_map(Edit::RemoveDocument),
        1 => any::<Index>().prop_map(Edit::RemoveFile),
    ];
    vec(edit, 4..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_was_handed_on_is_what_a_clean_rendering_hands_on(
        edits in edits(),
        together in select(vec![1, 1, 1, 3]),
    ) {
        let scratch = begin();
        let mut receiver = Receiver::default();
        receiver.agree(&scratch);
        for edits in edits.chunks(together) {
            for edit in edits {
                edit.make(&scratch);
            }
            receiver.agree(&scratch);
        }
    }
}

/// What following the last of some texts of one document makes: the addresses handed on, and how
/// many texts of pages are other pointers.
fn made_after(path: &str, texts: [&str; 2]) -> (Vec<String>, usize) {
    let scratch = begin();
    let mut receiver = Receiver::default();
    let mut follow = |text: &str| {
        scratch.write(&format!("content/{path}"), text);
        let source = Source::read(&scratch).expect("the site can be read");
        receiver.follow(&source).expect("the theme stops nothing")
    };
    let ((before, _), (after, addresses)) = (follow(texts[0]), follow(texts[1]));
    let is_other = |(old, new): &(&Arc<PageText>, &Arc<PageText>)| !Arc::ptr_eq(old, new);
    (addresses, before.pages.iter().zip(&after.pages).filter(is_other).count())
}

#[test]
fn a_changed_text_makes_its_own_page() {
    let texts = [
        "---\ntitle: Z\n---\n\nTekst.\n",
        "---\ntitle: Z\n---\n\nNy tekst, og [x](../m1/01-x.md).\n",
    ];
    assert_eq!(made_after("a/m2/01-z.md", texts), (vec!["a/m2/z.html".to_owned()], 1));
}

#[test]
fn a_changed_note_makes_the_pages_that_gather_it() {
    let texts = [
        "---\ntitle: Z\n---\n\n:::leder\nDel i grupper.\n:::\n",
        "---\ntitle: Z\n---\n\n:::leder\nDel i par.\n:::\n",
    ];
    assert_eq!(
        made_after("a/m2/01-z.md", texts).0,
        ["a/eier.html", "a/leder.html", "a/m2/lederstotte.html", "a/m2/z.html"]
    );
}

#[test]
fn a_changed_title_makes_the_pages_of_its_course_and_of_no_other() {
    let (made, _) = made_after(
        "b/m1/01-æ.md",
        ["---\ntitle: Et\n---\n\nTekst.\n", "---\ntitle: To\n---\n\nTekst.\n"],
    );
    assert!(
        made.contains(&"b/index.html".to_owned())
            && !made.iter().any(|address| address.starts_with("a/")),
        "{made:?}"
    );
}

#[test]
fn a_changed_title_makes_what_shows_it_and_no_page_of_another_module() {
    let texts = ["---\ntitle: Et\n---\n\nTekst.\n", "---\ntitle: To\n---\n\nTekst.\n"];
    let (made, _) = made_after("a/m2/01-z.md", texts);
    for address in ["a/index.html", "a/m2/index.html", "a/m2/z.html"] {
        assert!(made.contains(&address.to_owned()), "{address}: {made:?}");
    }
    assert!(!made.iter().any(|address| address.starts_with("a/m1/")), "{made:?}");
}

#[test]
fn a_picture_of_another_size_makes_the_pages_that_show_it() {
    let scratch = begin();
    let mut receiver = Receiver::default();
    let mut follow = |height: u8| {
        scratch.write("content/a/m1/bilde.png", png(height));
        receiver
            .follow(&Source::read(&scratch).expect("the site can be read"))
            .expect("the theme stops nothing")
            .1
    };
    write_document(&scratch, "a/m1/01-x.md", "title: X", &[4]);
    write_document(&scratch, "a/m1/02-y.md", "title: Y", &[0]);
    follow(3);
    let made = follow(4);
    assert!(
        made.contains(&"a/m1/x.html".to_owned()) && !made.contains(&"a/m1/y.html".to_owned()),
        "{made:?}"
    );
}

#[test]
fn a_page_that_goes_makes_the_pages_that_lead_to_it() {
    let scratch = begin();
    let mut receiver = Receiver::default();
    let mut follow = || {
        receiver
            .follow(&Source::read(&scratch).expect("the site can be read"))
            .expect("the theme stops nothing")
    };
    write_document(&scratch, "a/m1/01-x.md", "title: X", &[3]);
    write_document(&scratch, "a/m1/02-y.md", "title: Y", &[0]);
    follow();
    scratch.remove("content/b/m1/01-æ.md");
    let (rendered, made) = follow();
    assert!(
        made.contains(&"a/m1/x.html".to_owned()) && !made.contains(&"a/m1/y.html".to_owned()),
        "{made:?}"
    );
    assert_eq!(
        rendered.gone,
        ["b/kursbevis.html", "b/leder.html", "b/m1/ae.html", "b/m1/lederstotte.html"],
        "what gathered its notes goes too"
    );
}
