//! The live site: after every change on the disk it is what a clean build writes, save what the
//! folder of the theme's files is called.
//!
//! In: a small site in a folder of its own, and edits to it. Out: nothing, or the files that differ
//! between the store and a clean build. The first test tries random edits; the others test the
//! promises one by one.

#![allow(
    clippy::disallowed_methods,
    reason = "tests edit the folders that they try the program on"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::support::{Scratch, as_in_a_preview, files, published};
use loype::live::{Hint, Live, Rebuild, RebuildStage, SiteState, StoredFile, Trust};
use loype::pipeline::{self, BuildOptions};
use proptest::prelude::*;
use proptest::sample::Index;

/// A live site, and the folder for clean builds.
struct Preview {
    site: Scratch,
    built: Scratch,
    live: Live,
    /// The files of the last build without errors.
    good: BTreeMap<String, Vec<u8>>,
}

impl Preview {
    fn of(site: Scratch) -> Self {
        let live = Live::new(site.path());
        let mut preview = Self { site, built: Scratch::new(), live, good: BTreeMap::new() };
        preview.look(&Hint::Anything);
        preview
    }

    fn small() -> Self {
        let preview = Self::of(small());
        let found: Vec<String> = preview
            .live
            .store()
            .latest()
            .iter()
            .flat_map(|rebuild| rebuild.drawn.iter())
            .map(|text| text.nb.clone())
            .collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
        preview
    }

    /// Updates the site from the disk, and checks that it is what a clean build writes.
    fn look(&mut self, hint: &Hint) -> Option<Rebuild> {
        let rebuild = self.live.update(hint, Trust::Full);
        self.live.index();
        self.agrees();
        rebuild
    }

    /// The same for files and folders, by their paths from the root.
    fn look_at(&mut self, paths: &[&str]) -> Option<Rebuild> {
        let paths = paths.iter().map(|path| self.site.path().join(path)).collect();
        self.look(&Hint::Paths(paths))
    }

    /// Checks that the findings, facts and drafts are those of a preview that starts now.
    fn is_as_one_that_begins_now(&self) {
        let mut fresh = Live::new(self.site.path());
        let expected =
            fresh.update(&Hint::Anything, Trust::Full).expect("the first look is a rebuild");
        fresh.index();
        let latest = self.live.store().latest().expect("a rebuild has been reported");
        assert_eq!((&latest.findings, &latest.drawn), (&expected.findings, &expected.drawn));
        if matches!(expected.state, SiteState::Stopped(_)) {
            return;
        }
        assert_eq!(
            (&latest.language, &latest.base_path, latest.pages),
            (&expected.language, &expected.base_path, expected.pages)
        );
        if expected.state != SiteState::Good {
            return;
        }
        let (kept, new) = (self.live.store(), fresh.store());
        assert_eq!(kept.drafts(), new.drafts());
        for address in kept.drafts() {
            assert!(
                kept.draft(&address) == new.draft(&address),
                "the draft {address} is other than in a preview that begins now"
            );
        }
        for address in new.all().into_iter().map(|(path, _)| path).chain(new.drafts()) {
            assert_eq!(kept.facts(&address), new.facts(&address), "{address}");
        }
    }

    fn agrees(&mut self) {
        let latest = self.live.store().latest().expect("a rebuild has been reported");
        let (root, out) = (self.site.path(), self.built.path());
        let options = BuildOptions { root, out, audiences: &[], courses: &[], cache: None };
        match pipeline::build(&options, &|_| {}) {
            Err(error) => assert_eq!(latest.state, SiteState::Stopped(error.text())),
            Ok(outcome) => {
                let expected: Vec<String> = outcome
                    .diagnostics
                    .iter()
                    .map(|found| {
                        let (path, at) = (
                            outcome.sources.path(found.span.file),
                            outcome.sources.position(found.span),
                        );
                        format!("{}: {path}:{}: {}", found.rule.name(), at.line, found.message.nb)
                    })
                    .collect();
                let shown: Vec<String> = latest
                    .findings
                    .iter()
                    .map(|found| {
                        format!(
                            "{}: {}:{}: {}",
                            found.rule, found.place.file, found.place.line, found.message.nb
                        )
                    })
                    .collect();
                assert_eq!(shown, expected);
                assert_eq!(
                    latest.state,
                    if outcome.written.is_some() { SiteState::Good } else { SiteState::Faulty }
                );
                if outcome.written.is_some() {
                    self.good = as_in_a_preview(published(self.built.path()));
                }
            }
        }
        let is_good = latest.state == SiteState::Good;
        let there: BTreeMap<String, Vec<u8>> = self
            .live
            .store()
            .all()
            .into_iter()
            .filter_map(|(path, file)| match file {
                StoredFile::Bytes(bytes, _) => Some((path, bytes.to_vec())),
                // Copied files are only on the disk, and may be removed or changed while the site
                // has errors.
                StoredFile::Disk(disk) => {
                    is_good.then(|| (path, fs::read(disk).expect("an asset can be read")))
                }
            })
            .collect();
        let expected = self.good.iter().filter(|(path, _)| is_good || there.contains_key(*path));
        let differs: Vec<&String> = expected
            .filter(|(path, bytes)| there.get(*path) != Some(*bytes))
            .map(|(path, _)| path)
            .collect();
        assert!(differs.is_empty(), "these differ from a clean build, or are missing: {differs:?}");
        let more: Vec<&String> =
            there.keys().filter(|path| !self.good.contains_key(*path)).collect();
        assert!(more.is_empty(), "these are in no clean build: {more:?}");
    }

    fn page(&self, path: &str) -> String {
        match self.live.store().get(path) {
            Some(StoredFile::Bytes(bytes, _)) => {
                String::from_utf8(bytes.to_vec()).expect("pages are UTF-8")
            }
            other => panic!("{path} is {other:?}"),
        }
    }
}

const CONFIG: &str = "title: Prøvestedet\nlanguage: nb\nbase_url: \
                      https://skole.no/kurs/\naudiences:\n  - leder\n  - eier\n\
                      trust_html: [kurs-a/modul-1/lederstotte.html]\n";

/// A small site that uses every feature.
fn small() -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", CONFIG),
        ("content/index.md", "---\ntitle: Velkommen\n---\nSe [kurset](kurs-a/_index.md).\n"),
        ("content/om.md", "---\ntitle: Om\n---\nOm [start](kurs-a/modul-1/01-start.md#maal).\n"),
        (
            "content/kurs-a/_index.md",
            "---\ntitle: Kurs A\nforutsetninger:\n  - Modul 1 før 2\n---\nKurset.\n",
        ),
        (
            "content/kurs-a/modul-1/_index.md",
            "---\ntitle: Grunnlaget\nmodul: 1\nmål: [kan noe]\n---\nModulen.\n",
        ),
        (
            "content/kurs-a/modul-1/01-start.md",
            "---\ntitle: Start\nvarighet: 10 min\n---\n## Mål {#maal}\n\nTekst.\n\n:::leder \
             gruppe\nTil lederen.\n:::\n",
        ),
        (
            "content/kurs-a/modul-1/02-film.md",
            "---\ntitle: Film\ntype: video\nfil: film.webm\nteksting: film.vtt\nvarighet: 5 \
             min\n---\n![Et kart](kart.svg)\n",
        ),
        ("content/kurs-a/modul-1/film.webm", "film"),
        ("content/kurs-a/modul-1/film.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\nHei\n"),
        ("content/kurs-a/modul-1/kart.svg", "<svg width=\"80\" height=\"40\"></svg>"),
        ("content/kurs-a/modul-2/_index.md", "---\ntitle: Veien videre\nmodul: 2\n---\nModulen.\n"),
        (
            "content/kurs-a/modul-2/01-mote.md",
            "---\ntitle: Møtet\nvarighet: 30 min\n---\n:::fellesmøte\n| Tid | Hva |\n| --- | --- \
             |\n| 10 min | Hei |\n| 20 min | Prat |\n:::\n",
        ),
        ("content/kurs-b/_index.md", "---\ntitle: Kurs B\n---\nDet andre.\n"),
        ("content/kurs-b/modul-1/_index.md", "---\ntitle: Alene\n---\nModulen.\n"),
        (
            "content/kurs-b/modul-1/side.md",
            "---\ntitle: Siden\n---\nSe [møtet](../../kurs-a/modul-2/01-mote.md).\n",
        ),
    ])
}

/// Texts below the front matter.
const BODIES: [&str; 19] = [
    "En ny setning.\n",
    "## Mål {#maal}\n",
    "## Andre mål {#andre}\n",
    "Se [start](../modul-1/01-start.md#maal) og [her](#maal).\n",
    ":::leder gruppe Nytt\nEt notat.\n:::\n",
    ":::eier\nTil eieren.\n:::\n",
    ":::fellesmøte\n| Tid | Hva |\n| --- | --- |\n| 15 min | Annet |\n:::\n",
    "![Et kart](kart.svg)\n",
    "[Borte](borte.md)\n",
    "<b onclick=\"x\">rå</b> <script>a</script>\n",
    "```rust\nfn main() {}\n```\n",
    ":::egen\nEgen blokk.\n:::\n",
    "$$ x^2 $$ og ~~slutt\r\n",
    ":::leder\nSe [her](#maal) og [møtet](../modul-2/01-mote.md#maal).\n\n![Et \
     kart](kart.svg)\n:::\n",
    ":::video {src=film.webm captions=film.vtt}\n:::\n",
    "#### Et sprang\n\n<img src=\"kart.svg\" alt=\"Et kart\"> [her](01-start.md)\n",
    "[Planen](plan.docx)\n",
    ":::lyd {src=film.webm transcript=plan.docx}\n:::\n",
    "![Et fotografi](foto.jpg)\n",
];

/// Fields of the front matter after the title.
const KEYS: [&str; 25] = [
    "",
    "draft: true",
    "varighet: 20 min",
    "varighet: en stund",
    "modul: 3",
    "forutsetninger: [Modul 2 før 1]",
    "forutsetninger: [Modul 1 først]",
    "målgruppe: [leder]",
    "ingress: Én setning",
    "demp:\n  workload-mismatch: fordi",
    "demp:\n  heading-skipped: fordi\n  unknown-fragment: fordi",
    "updated: 2024-05-06",
    "forutsetninger:\n  - Kurs A før Kurs B",
    "forutsetninger:\n  - Kurs B: Modul 1 før Kurs A: Modul 2",
    "forutsetninger: [Start]",
    "varighet: 2 uker",
    "extra: {farge: blå}",
    "type: video\nfil: film.webm\nteksting: film.vtt",
    "moduler: [modul-2, modul-1]",
    "språk: nynorsk",
    "alias: [gammel.html, /om.html]",
    "alias: kurs-a/modul-1/start.html",
    "plassering: 1",
    "språk: nordsamisk",
    "språk: en\nmål: [know more]",
];

const CONFIGS: [&str; 11] = [
    CONFIG,
    "title: Et annet navn\nlanguage: nb\naudiences: [leder, eier]\n",
    "title: English\nlanguage: en\naudiences: [leader, owner]\n",
    "title: [\n",
    "title: Egen\nlanguage: nb\ntheme: eget\naudiences: [leder]\n",
    "title: Rå\nlanguage: nb\ntrust_html: true\naudiences: [leder, eier]\n",
    "title: Farger\nlanguage: nb\ncolours:\n  text: '#eeeeee'\naudiences: [leder, eier]\n",
    "",
    "title: Merket\nlanguage: nb\nlogo: {file: logo.png, alt: Merket}\naudiences: [leder, eier]\n",
    "title: Merket\nlanguage: nb\nlogo: {file: kurs-a/modul-1/kart.svg, alt: Kartet}\ncontact: \
     Kari\naudiences: [leder, eier]\n",
    "title: Flyttet\nlanguage: nb\nbase_url: https://skole.no/\naudiences: [leder, \
     eier]\ndemp:\n  alt-missing: fordi\n",
];

const THEMES: [(&str, &str); 10] = [
    ("themes/default/styles/50-egen.css", ":root { --text: #777; }\n"),
    ("themes/default/styles/50-egen.css", ".a { color: red }\n"),
    ("themes/default/templates/free.html", "<html><body>{{ page.body }}</body></html>\n"),
    ("themes/default/templates/free.html", "{% if %}\n"),
    ("themes/default/templates/blocks/egen.html", "<div>{{ block.body }}</div>\n"),
    ("themes/default/strings/nb.ftl", "next = Framover\n"),
    (
        "themes/default/templates/page.html",
        "<html><body>{{ site.title }}{% for c in site.courses %}{{ c.title }}{{ c.duration }}{% endfor %}{{ course.title }}{% for part in nearby_modules %}{% for m in part %}{{ m.title }}{% endfor %}{% endfor %}{% for p in module.pages %}{{ p.title }}{{ p.duration }}{% endfor %}{{ page.title }}{{ page.body }}</body></html>\n",
    ),
    (
        "themes/default/templates/free.html",
        "<html><body>{% for c in site.courses %}{{ c.title }}{{ c.duration }}{% endfor %}{{ page.body }}</body></html>\n",
    ),
    ("themes/eget/assets/merke.txt", "merke\n"),
    ("themes/default/rot/feil.txt", "hører ikke hjemme\n"),
];

const ASSETS: [(&str, &str); 14] = [
    ("content/kurs-a/modul-1/kart.svg", "<svg width=\"90\" height=\"10\"></svg>"),
    ("content/kurs-a/modul-1/film.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nNoe annet\n"),
    ("content/kurs-a/modul-1/film.vtt", "WEBVTT\n\nfeil --> 00:01.000\nNoe annet\n"),
    ("content/kurs-a/modul-1/film.webm", "en annen film"),
    ("content/logo.png", "ikke et bilde"),
    ("content/kurs-b/modul-1/notat.txt", "---\ntitle: Nei\n---\n"),
    ("content/kurs-b/modul-1/notat.txt", "Bare et notat.\n"),
    ("content/kurs-b/modul-1/kart.svg", "<svg width=\"70\" height=\"10\"></svg>"),
    ("content/kurs-a/leder.html", "opptatt"),
    ("content/sok.html", "opptatt"),
    ("content/kurs-a/modul-1/plan.docx", "Word"),
    ("content/kurs-a/modul-2/plan.docx", "Word"),
    ("content/kurs-a/modul-1/foto.jpg", "ikke et bilde"),
    ("content/kurs-a/modul-1/foto.jpg", "\0\0\0\u{18}ftypheic\0\0\0\0mif1heic"),
];

const NAMES: [&str; 12] = [
    "content/ny.md",
    "content/kurs-a/ny.md",
    "content/kurs-a/modul-1/00-ny.md",
    "content/kurs-a/modul-1/lederstotte.md",
    "content/kurs-b/modul-1/sidé.md",
    "content/kurs-b/modul-2/_index.md",
    "content/kurs-c/_index.md",
    "content/OM.md",
    "content/kurs-a/modul-1/Kart.svg.md",
    "content/kurs-a/modul-1/sub/side.md",
    "content/kurs-a/modul-1/01-start - Kopi.md",
    "content/kurs-a/modul-2/nul.md",
];

const FOLDERS: [(&str, &str); 6] = [
    ("content/kurs-a/modul-2", "content/kurs-a/modul-9"),
    ("content/kurs-b", "content/kurs-c"),
    ("content/kurs-a/modul-1", "content/kurs-b/modul-5"),
    ("themes/default", "themes/eget"),
    ("content/kurs-a/modul-1", "content/kurs-a/Modul-1"),
    ("content/kurs-a/modul-1/kart.svg", "content/kurs-b/modul-1/kart.svg"),
];

/// An action of an author, an editor or git; the numbers choose the place and the content.
#[derive(Debug, Clone)]
struct Edit {
    kind: u8,
    at: Index,
    what: Index,
    /// Whether the hint names the changed paths, and whether the first update is tentative.
    names: bool,
    is_wary: bool,
    /// Whether it is undone if it makes the site faulty.
    is_mended: bool,
}

fn edit() -> impl Strategy<Value = Edit> {
    let flags = (any::<bool>(), any::<bool>(), prop::bool::weighted(0.8));
    let parts = (0u8..20, any::<Index>(), any::<Index>(), flags);
    parts.prop_map(|(kind, at, what, (names, is_wary, is_mended))| Edit {
        kind,
        at,
        what,
        names,
        is_wary,
        is_mended,
    })
}

impl Edit {
    /// Does it, and returns the changed paths.
    fn make(&self, site: &Scratch) -> Vec<String> {
        let all = files(site.path());
        let pages: Vec<&String> = all
            .keys()
            .filter(|path| path.rsplit_once('.').is_some_and(|(_, ending)| ending == "md"))
            .collect();
        let (Some(page), Some(file)) = (
            pages.get(self.at.index(pages.len().max(1))),
            all.keys().nth(self.at.index(all.len().max(1))),
        ) else {
            return Vec::new();
        };
        let text = String::from_utf8_lossy(&all[*page]).into_owned();
        let write = |path: &str, bytes: &[u8]| {
            site.write(path, bytes);
            vec![path.to_owned()]
        };
        match self.kind {
            0..=3 => write(page, format!("{text}\n{}", self.what.get(&BODIES)).as_bytes()),
            4 => {
                let front = text.rfind("---\n").map_or("", |end| &text[..end + 4]);
                write(page, format!("{front}{}", self.what.get(&BODIES)).as_bytes())
            }
            5..=7 => {
                let body = text.splitn(3, "---\n").nth(2).unwrap_or("Tekst.\n");
                write(
                    page,
                    format!(
                        "---\ntitle: Side {}\n{}\n---\n{body}",
                        self.at.index(3),
                        self.what.get(&KEYS)
                    )
                    .as_bytes(),
                )
            }
            8 => write(self.what.get::<&str>(&NAMES), b"---\ntitle: Ny side\n---\nNytt.\n"),
            9 => {
                fs::remove_file(site.path().join(file)).expect("a file can be removed");
                vec![file.clone()]
            }
            10 => {
                let to: &str = self.what.get::<&str>(&NAMES);
                let bytes = all[*page].clone();
                site.write(to, bytes);
                fs::remove_file(site.path().join(page)).expect("a file can be removed");
                vec![(*page).clone(), (*to).to_owned()]
            }
            11 => {
                let (one, other) = self.what.get(&FOLDERS);
                let (from, to) =
                    if site.path().join(one).exists() { (one, other) } else { (other, one) };
                let to_parent = site.path().join(to);
                if !site.path().join(from).exists() || to_parent.exists() {
                    return Vec::new();
                }
                fs::create_dir_all(to_parent.parent().expect("a folder stands in one"))
                    .expect("a folder can be made");
                site.rename(from, to);
                vec![(*from).to_owned(), (*to).to_owned()]
            }
            12 => write("site-config.yaml", self.what.get(&CONFIGS).as_bytes()),
            13 => write("site-config.yaml", CONFIG.as_bytes()),
            14 => {
                let (path, text) = self.what.get(&THEMES);
                write(path, text.as_bytes())
            }
            15 => {
                let folder = site.path().join("themes");
                if folder.exists() {
                    fs::remove_dir_all(folder).expect("a folder can be removed");
                }
                vec!["themes".to_owned()]
            }
            16 => {
                let (path, text) = self.what.get(&ASSETS);
                write(path, text.as_bytes())
            }
            17 => write(page, b"---\ntitle: Gammel\n---\nR\xf8d gr\xf8t\n"),
            18 => write(page, b""),
            _ => {
                // As when git checks out another branch: many changes at once.
                let small = small();
                let before = files(small.path());
                for (path, bytes) in &before {
                    site.write(path, bytes);
                }
                before.into_keys().collect()
            }
        }
    }
}

fn try_edits(edits: &[Edit]) {
    let mut preview = Preview::small();
    for edit in edits {
        let before = files(preview.site.path());
        let touched: BTreeSet<PathBuf> = edit
            .make(&preview.site)
            .into_iter()
            .map(|path| preview.site.path().join(path))
            .collect();
        let hint = if edit.names { Hint::Paths(touched) } else { Hint::Anything };
        if edit.is_wary {
            preview.live.update(&hint, Trust::Tentative);
        }
        preview.look(&hint);
        preview.is_as_one_that_begins_now();
        // Errors hide later changes, and most authors correct them soon.
        let is_good =
            preview.live.store().latest().is_some_and(|rebuild| rebuild.state == SiteState::Good);
        if !is_good && edit.is_mended {
            let after = files(preview.site.path());
            for path in after.keys().filter(|path| !before.contains_key(*path)) {
                fs::remove_file(preview.site.path().join(path)).expect("a file can be removed");
            }
            for (path, bytes) in
                before.iter().filter(|(path, bytes)| after.get(*path) != Some(*bytes))
            {
                preview.site.write(path, bytes);
            }
            preview.look(&Hint::Anything);
        }
    }
}

/// The number of cases: a few, or that of `PROPTEST_CASES`.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(8)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: cases(),
        max_shrink_iters: 60,
        ..ProptestConfig::default()
    })]

    /// The promise of the preview.
    #[test]
    fn after_any_edits_the_preview_is_what_a_clean_build_gives(
        edits in prop::collection::vec(edit(), 10..16),
    ) {
        try_edits(&edits);
    }
}

#[test]
fn an_edit_of_a_text_changes_its_page_and_the_search_follows() {
    let mut preview = Preview::small();
    preview.site.replace("content/kurs-a/modul-1/01-start.md", "Tekst.", "Flunkende nytt.");
    let file = BTreeSet::from([preview.site.path().join("content/kurs-a/modul-1/01-start.md")]);
    let rebuild =
        preview.live.update(&Hint::Paths(file), Trust::Full).expect("something has changed");
    assert_eq!(rebuild.changed, ["kurs-a/modul-1/start.html"]);
    assert_eq!(rebuild.edited.as_deref(), Some("kurs-a/modul-1/start.html"));
    assert_eq!(rebuild.stage, RebuildStage::Pages);
    assert!(preview.page("kurs-a/modul-1/start.html").contains("Flunkende nytt."));
    let search = preview.live.index().expect("the search must follow");
    assert_eq!(search.stage, RebuildStage::Search);
    assert!(
        search.number > rebuild.number
            && search.changed.iter().all(|path| path.starts_with("search/"))
    );
    assert_eq!(preview.live.index().map(|rebuild| rebuild.changed), None, "it follows once");
    preview.agrees();
}

#[test]
fn where_nothing_has_changed_no_round_is_told() {
    let mut preview = Preview::small();
    assert!(preview.look(&Hint::Anything).is_none());
    let same = preview.site.read("content/om.md");
    preview.site.write("content/om.md", same);
    assert!(preview.look_at(&["content/om.md"]).is_none());
}

#[test]
fn errors_leave_the_last_good_site_and_all_that_changed_since_comes_when_they_are_mended() {
    let mut preview = Preview::small();
    preview.site.replace("content/om.md", "Om [", "[Borte](borte.md) [");
    assert_eq!(preview.look_at(&["content/om.md"]).expect("a rebuild").state, SiteState::Faulty);
    preview.site.replace("content/kurs-b/modul-1/side.md", "Se", "Endret mens noe var galt. Se");
    assert_eq!(
        preview.look_at(&["content/kurs-b/modul-1/side.md"]).expect("a rebuild").changed,
        [""; 0]
    );
    preview.site.replace("content/om.md", "[Borte](borte.md) [", "Om [");
    let rebuild = preview.look_at(&["content/om.md"]).expect("a rebuild");
    assert_eq!(
        (rebuild.state, rebuild.changed),
        (SiteState::Good, vec!["kurs-b/modul-1/side.html".to_owned()])
    );
}

#[test]
fn a_config_that_goes_stops_the_preview_and_one_that_comes_back_mends_it() {
    let mut preview = Preview::small();
    let config = preview.site.read("site-config.yaml");
    fs::remove_file(preview.site.path().join("site-config.yaml")).expect("a file can be removed");
    assert!(matches!(
        preview.look_at(&["site-config.yaml"]).expect("a rebuild").state,
        SiteState::Stopped(_)
    ));
    assert!(preview.look_at(&["site-config.yaml"]).is_none(), "it has been told");
    preview.site.write("site-config.yaml", config);
    assert_eq!(preview.look_at(&["site-config.yaml"]).expect("a rebuild").state, SiteState::Good);
}

#[test]
fn a_site_that_has_never_been_good_is_shown_as_far_as_it_can_be_made() {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: Hentet\nlanguage: nb\n"),
        ("content/kurs/01-start/01-en.md", "# Den første\n\nUten metadata.\n"),
        ("content/kurs/01-start/02-en.md", "---\ntitle: Den andre\n---\n[Borte](borte.md)\n"),
        ("content/kurs/02-slutt/_index.md", "---\ntitle: Slutt\n  x\n---\nUlest tittel.\n"),
    ]);
    let mut live = Live::new(site.path());
    let first = live.update(&Hint::Anything, Trust::Full).expect("a rebuild");
    live.index();
    assert_eq!(first.state, SiteState::Unfinished);
    let page = |live: &Live, path: &str| match live.store().get(path) {
        Some(StoredFile::Bytes(bytes, _)) => String::from_utf8_lossy(&bytes).into_owned(),
        other => panic!("{path} is {other:?}"),
    };
    assert!(page(&live, "kurs/start/en.html").contains("<h1>Den første</h1>"));
    // Two files with one address are both shown.
    assert!(page(&live, "kurs/start/en-2.html").contains("<h1>Den andre</h1>"));
    assert!(page(&live, "kurs/slutt/index.html").contains("Ulest tittel."));
    let course = page(&live, "kurs/index.html");
    assert!(course.contains("Den første") && course.contains("Slutt"), "{course}");
    // The heading stands in for the title also in the lists of other pages, and an edit is shown.
    let path = "content/kurs/01-start/01-en.md";
    site.write(path, "# Den aller første\n\nFortsatt uten metadata.\n");
    let hint = Hint::Paths(BTreeSet::from([site.path().join(path)]));
    let second = live.update(&hint, Trust::Full).expect("a rebuild");
    assert_eq!(second.state, SiteState::Unfinished);
    assert_eq!(second.edited.as_deref(), Some("kurs/start/en.html"));
    let mut fresh = Live::new(site.path());
    fresh.update(&Hint::Anything, Trust::Full);
    live.index();
    fresh.index();
    assert!(page(&live, "kurs/index.html").contains("Den aller første"));
    assert_eq!(live.store().all(), fresh.store().all());
    // What is mended is good, and from then on an error leaves the last good site.
    site.write("content/kurs/_index.md", "---\ntitle: Kurset\n---\n");
    site.write("content/kurs/01-start/_index.md", "---\ntitle: Start\n---\n");
    site.write("content/kurs/02-slutt/_index.md", "---\ntitle: Slutten\n---\n");
    site.write(path, "---\ntitle: Først\n---\nMed metadata.\n");
    site.remove("content/kurs/01-start/02-en.md");
    let mended = live.update(&Hint::Anything, Trust::Full).expect("a rebuild");
    assert_eq!(mended.state, SiteState::Good, "{:?}", mended.findings);
    site.write(path, "Uten igjen.\n");
    let faulty = live.update(&Hint::Anything, Trust::Full).expect("a rebuild");
    assert_eq!(faulty.state, SiteState::Faulty);
    assert!(page(&live, "kurs/start/en.html").contains("Med metadata."));
}

#[test]
fn a_preview_can_begin_without_a_site() {
    let mut preview = Preview::of(Scratch::new());
    assert!(matches!(
        preview.live.store().latest().expect("a rebuild").state,
        SiteState::Stopped(_)
    ));
    assert!(preview.live.store().is_empty());
    for (path, bytes) in files(small().path()) {
        preview.site.write(&path, bytes);
    }
    assert_eq!(preview.look(&Hint::Anything).expect("a rebuild").state, SiteState::Good);
}

#[test]
fn an_edit_that_was_made_while_a_template_was_broken_is_not_lost() {
    let mut preview = Preview::small();
    let template = "themes/default/templates/free.html";
    preview.site.write(template, "{% if %}");
    assert!(matches!(
        preview.look_at(&[template]).expect("a rebuild").state,
        SiteState::Stopped(_)
    ));
    preview.site.replace("content/om.md", "Om [", "Endret [");
    preview.look_at(&["content/om.md"]);
    fs::remove_dir_all(preview.site.path().join("themes")).expect("a folder can be removed");
    let rebuild = preview.look_at(&["themes"]).expect("a rebuild");
    assert_eq!(rebuild.state, SiteState::Good);
    assert!(preview.page("om.html").contains("Endret"));
}

#[test]
fn a_page_that_is_deleted_is_no_longer_there() {
    let mut preview = Preview::small();
    preview.site.replace("content/om.md", "[start](kurs-a/modul-1/01-start.md#maal)", "start");
    fs::remove_file(preview.site.path().join("content/kurs-a/modul-1/01-start.md"))
        .expect("a file can be removed");
    preview.look(&Hint::Anything);
    assert_eq!(preview.live.store().get("kurs-a/modul-1/start.html"), None);
    assert_eq!(preview.live.store().facts("kurs-a/modul-1/start.html"), None);
}

#[test]
fn a_file_that_vanishes_or_empties_for_a_moment_is_waited_for() {
    let mut preview = Preview::small();
    let (file, text) = ("content/om.md", preview.site.read("content/om.md"));
    for is_gone in [true, false] {
        if is_gone {
            fs::remove_file(preview.site.path().join(file)).expect("a file can be removed");
        } else {
            preview.site.write(file, "");
        }
        let hint = Hint::Paths(BTreeSet::from([preview.site.path().join(file)]));
        let rebuild = preview.live.update(&hint, Trust::Tentative).expect("a rebuild");
        assert!(
            rebuild.is_unsettled && rebuild.changed.is_empty() && rebuild.state == SiteState::Good
        );
        preview.site.write(file, &text);
        let rebuild = preview.live.update(&hint, Trust::Tentative);
        assert!(rebuild.is_none_or(|rebuild| !rebuild.is_unsettled && rebuild.changed.is_empty()));
        preview.agrees();
    }
}

#[test]
fn a_file_that_is_moved_is_not_waited_for() {
    let mut preview = Preview::small();
    preview.site.rename("content/kurs-b/modul-1/side.md", "content/kurs-b/modul-1/ny-side.md");
    let rebuild = preview.live.update(&Hint::Anything, Trust::Tentative).expect("a rebuild");
    assert!(
        !rebuild.is_unsettled
            && rebuild.changed.contains(&"kurs-b/modul-1/ny-side.html".to_owned())
    );
}

#[test]
fn a_film_that_is_written_again_has_changed() {
    let mut preview = Preview::small();
    preview.site.write("content/kurs-a/modul-1/film.webm", "en helt annen film");
    let rebuild = preview.look_at(&["content/kurs-a/modul-1/film.webm"]).expect("a rebuild");
    assert_eq!(rebuild.changed, ["kurs-a/modul-1/film.webm"]);
    assert_eq!(rebuild.edited.as_deref(), Some("kurs-a/modul-1/film.html"));
}

#[test]
fn a_heading_that_loses_its_id_is_missed_where_others_lead_to_it() {
    let mut preview = Preview::small();
    preview.site.replace("content/kurs-a/modul-1/01-start.md", "{#maal}", "{#annet}");
    let rebuild = preview.look_at(&["content/kurs-a/modul-1/01-start.md"]).expect("a rebuild");
    assert_eq!(
        rebuild
            .findings
            .iter()
            .map(|found| (found.rule, found.place.file.as_str()))
            .collect::<Vec<_>>(),
        [("unknown-fragment", "content/om.md")]
    );
}

#[test]
fn an_author_is_told_of_a_page() {
    let preview = Preview::small();
    let facts =
        preview.live.store().facts("kurs-a/modul-1/start.html").expect("the page has a file");
    assert_eq!(
        (facts.file.as_str(), facts.line, facts.title.as_str()),
        ("content/kurs-a/modul-1/01-start.md", 5, "Start")
    );
    assert_eq!((facts.words, facts.minutes, facts.lix), (2, 1, None));
    assert_eq!(
        (facts.stated.as_deref(), facts.stated_minutes),
        (Some("10 min"), Some((10, Some(10))))
    );
    let note = facts.notes.first().expect("it has a note");
    assert_eq!(
        (note.line, note.id.as_str(), note.beginning.as_str()),
        (9, "lederstotte-1", "Til lederen.")
    );
    assert_eq!(preview.live.store().linking_to("kurs-a/modul-1/start.html"), ["om.html"]);
    assert_eq!(preview.live.store().address_of("content/om.md").as_deref(), Some("om.html"));
}

#[test]
fn a_draft_can_be_seen_by_those_who_write_it_and_is_no_part_of_the_site() {
    let mut preview = Preview::small();
    preview.site.write(
        "content/kurs-b/modul-1/utkast.md",
        "---\ntitle: Kladden\ndraft: true\n---\nUferdig.\n",
    );
    preview.look(&Hint::Anything);
    let store = preview.live.store();
    assert_eq!(store.drafts(), ["kurs-b/modul-1/utkast.html"]);
    assert!(store.facts("kurs-b/modul-1/utkast.html").is_some_and(|facts| facts.is_draft));
    assert_eq!(store.get("kurs-b/modul-1/utkast.html"), None);
    preview.site.replace("content/kurs-b/modul-1/utkast.md", "draft: true\n", "");
    preview.look_at(&["content/kurs-b/modul-1/utkast.md"]);
    assert_eq!(store.drafts(), [""; 0]);
    assert!(preview.page("kurs-b/modul-1/utkast.html").contains("Uferdig."));
    preview.site.write(
        "content/kurs-b/modul-1/utkast.md",
        "---\ntitle: Kladden\ndraft: true\n---\nUferdig.\n",
    );
    preview.look_at(&["content/kurs-b/modul-1/utkast.md"]);
    assert_eq!(store.drafts(), ["kurs-b/modul-1/utkast.html"], "as it was");
}

#[test]
fn a_theme_that_changes_while_the_config_is_gone_is_not_lost() {
    let mut preview = Preview::small();
    let (config, template) =
        (preview.site.read("site-config.yaml"), "themes/default/templates/free.html");
    preview.site.write(template, "<html><body>{{ page.body }}</body></html>");
    preview.site.remove("site-config.yaml");
    preview.look_at(&["site-config.yaml", template]);
    preview.site.write("site-config.yaml", config);
    assert_eq!(preview.look_at(&["site-config.yaml"]).expect("a rebuild").state, SiteState::Good);
}

#[cfg(unix)]
#[test]
fn a_link_on_the_disk_shows_what_it_leads_to() {
    let scratch = small();
    std::os::unix::fs::symlink("om.md", scratch.path().join("content/lenke.md"))
        .expect("a link can be made");
    std::os::unix::fs::symlink("kurs-b", scratch.path().join("content/kurs-c"))
        .expect("a link can be made");
    let mut preview = Preview::of(scratch);
    preview.site.replace("content/om.md", "Om [", "Endret [");
    preview.look_at(&["content/om.md"]);
    preview.site.replace("content/kurs-b/modul-1/side.md", "Se ", "Endret, se ");
    preview.look_at(&["content/kurs-b/modul-1/side.md"]);
    assert!(
        preview.page("lenke.html").contains("Endret")
            && preview.page("kurs-c/modul-1/side.html").contains("Endret")
    );
}

#[cfg(unix)]
#[test]
fn a_file_of_the_same_length_with_its_old_time_set_back_is_read_again() {
    let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000_000);
    let set_back = |site: &Scratch| {
        let file = fs::File::options()
            .write(true)
            .open(site.path().join("content/om.md"))
            .expect("the file is there");
        file.set_modified(old).expect("a time can be set");
    };
    let scratch = small();
    set_back(&scratch);
    let mut preview = Preview::of(scratch);
    preview.site.replace("content/om.md", "Om [", "Mo [");
    set_back(&preview.site);
    preview.look(&Hint::Anything);
    assert!(preview.page("om.html").contains("Mo <a"));
}

#[test]
fn a_folder_in_the_place_of_a_file_takes_the_file_away() {
    let mut preview = Preview::small();
    preview.site.replace("content/kurs-a/modul-1/02-film.md", "![Et kart](kart.svg)", "Uten kart.");
    preview.site.remove("content/kurs-a/modul-1/kart.svg");
    preview.site.write("content/kurs-a/modul-1/kart.svg/kart.txt", "Et kart.");
    preview.look_at(&["content/kurs-a/modul-1/02-film.md", "content/kurs-a/modul-1/kart.svg"]);
    assert_eq!(preview.live.store().get("kurs-a/modul-1/kart.svg"), None);
    preview.is_as_one_that_begins_now();
}

#[test]
fn a_file_at_the_address_of_a_leader_page_takes_it_from_those_that_led_there() {
    let mut preview = Preview::small();
    assert!(preview.page("kurs-a/modul-1/start.html").contains("lederstotte.html"));
    preview.site.write("content/kurs-a/modul-1/lederstotte.html", "opptatt");
    preview.look_at(&["content/kurs-a/modul-1/lederstotte.html"]);
    assert!(preview.live.store().latest().is_some_and(|rebuild| rebuild.state == SiteState::Good));
}
