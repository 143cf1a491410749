//! Building the same site again: nothing is made anew where nothing has changed, little where little
//! has, and never anything else than a first build would give.

#![allow(clippy::disallowed_methods, reason = "these tests change what was built")]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use loype::cache::Cache;
use loype::diagnostic::Diagnostic;
use loype::pipeline::{self, BuildOptions, BuildStep};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::{Run, Scratch, command, has_ending, published, run};

/// A site with an edition for leaders, and warnings.
fn site() -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", "tittel: Løftet\nspråk: nb\n"),
        ("content/kurs/_index.md", "---\ntittel: Kurset\n---\n\nOm kurset.\n"),
        ("content/kurs/modul-1/_index.md", "---\ntittel: Modul 1\n---\n\nOm modulen.\n"),
        (
            "content/kurs/modul-1/1-tekst.md",
            "---\ntittel: Teksten\nvarighet: 5 min\n---\n\nEn tekst.\n",
        ),
        ("content/kurs/modul-1/bilde.txt", "et vedlegg\n"),
    ])
}

/// Builds a site with a cache beside it, and tells how long each stage took on standard error.
fn build(site: &Scratch, cache: &TempDir, arguments: &[&str]) -> Run {
    let given = ["build", "--timings"].iter().chain(arguments);
    run(command(site.path()).env("LOYPE_CACHE_DIR", cache.path()).args(given))
}

/// Whether a build read the site, and did not only compare it.
fn has_read(run: &Run) -> bool {
    assert!(run.err.contains("sammenligning"), "{}", run.err);
    run.err.contains("lesing")
}

#[test]
fn a_site_that_has_not_changed_is_not_built_again() {
    let (site, cache) = (site(), tempfile::tempdir().expect("a folder"));
    let first = build(&site, &cache, &[]);
    assert!(has_read(&first), "{}", first.err);
    let before = published(&site.path().join("public"));
    let second = build(&site, &cache, &[]);
    assert!(!has_read(&second), "{}", second.err);
    let files = before.len();
    assert!(
        second.out.contains(&format!("0 nye, 0 endret, {files} uendret, 0 fjernet")),
        "{}",
        second.out
    );
    let told = |run: &Run| {
        let lines = run.out.lines().skip(2).map(str::to_owned);
        lines.collect::<Vec<_>>()
    };
    assert_eq!(told(&first), told(&second));
    assert_eq!(published(&site.path().join("public")), before);
    assert!(has_read(&build(&site, &cache, &["--no-cache"])));
}

#[test]
fn what_was_found_the_first_time_is_told_every_time() {
    let (site, cache) = (site(), tempfile::tempdir().expect("a folder"));
    site.write(
        "content/kurs/modul-1/2-overskrift.md",
        "---\ntittel: To\nvarighet: 5 min\n---\n\n#### Hopp\n\nSe [her](bilde.txt).\n",
    );
    let findings = |run: &Run| run.err.split("  sammenligning").next().map(str::to_owned);
    let (first, second) = (build(&site, &cache, &[]), build(&site, &cache, &[]));
    assert!(first.err.contains("#### Hopp") && first.err.contains("link-text-vague"));
    assert!(!has_read(&second) && findings(&first) == findings(&second), "{}", second.err);
    let in_english = |more: &[&str]| {
        let given = ["build", "--lang", "en"].iter().chain(more);
        run(command(site.path()).env("LOYPE_CACHE_DIR", cache.path()).args(given)).err
    };
    assert_eq!(in_english(&[]), in_english(&["--no-cache"]));
}

#[test]
fn whatever_is_not_as_it_was_is_built() {
    let (site, cache) = (site(), tempfile::tempdir().expect("a folder"));
    build(&site, &cache, &[]);
    let page = site.path().join("public/kurs/modul-1/tekst.html");
    let expected = fs::read(&page).expect("the page was built");
    fs::write(&page, "endret av noen").expect("a page can be changed");
    assert!(has_read(&build(&site, &cache, &[])));
    assert!(fs::read(&page).expect("the page is there") == expected, "it is mended");
    fs::remove_file(&page).expect("a page can be removed");
    assert!(has_read(&build(&site, &cache, &[])) && page.exists());
    site.write("content/kurs/modul-1/bilde.txt", "et annet vedlegg\n");
    assert!(has_read(&build(&site, &cache, &[])));
    assert!(!has_read(&build(&site, &cache, &[])));
    assert!(has_read(&build(&site, &cache, &["--out", "annet"])));
    assert!(!has_read(&build(&site, &cache, &["--out", "annet"])));
    fs::remove_dir_all(cache.path()).expect("the cache can be removed");
    assert!(has_read(&build(&site, &cache, &[])));
}

#[test]
fn a_site_with_errors_is_read_every_time() {
    let (site, cache) = (site(), tempfile::tempdir().expect("a folder"));
    build(&site, &cache, &[]);
    site.write("content/feil.md", "---\ntittel: [\n---\n");
    for _ in 0..2 {
        let run = build(&site, &cache, &[]);
        assert!(run.code == 1 && has_read(&run), "{}", run.err);
    }
}

/// Something that may happen between two builds.
#[derive(Debug, Clone, Copy)]
enum Happening {
    /// A page gets one of a few texts, with a note.
    Text(u8),
    /// A page gets one of a few titles.
    Title(u8),
    /// A module gets one of a few titles.
    ModuleTitle(u8),
    /// A page comes, or goes.
    Page,
    /// A module with a page comes before the others, or goes.
    Module,
    Config(u8),
    Attachment(u8),
    Style(u8),
    Template(u8),
    Draft,
    /// Someone touches what was built.
    OutputChanged,
    OutputRemoved,
    /// All that is remembered is gone, ends early, or is another in a byte.
    CacheRemoved,
    CacheCut(prop::sample::Index),
    CacheChanged(prop::sample::Index),
    /// The next build is for another audience.
    Audience,
    Nothing,
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::{
        Attachment, Audience, CacheChanged, CacheCut, CacheRemoved, Config, Draft, Module,
        ModuleTitle, Nothing, OutputChanged, OutputRemoved, Page, Style, Template, Text, Title,
    };
    prop_oneof![
        3 => (0_u8..3).prop_map(Text),
        2 => (0_u8..2).prop_map(Title),
        1 => (0_u8..2).prop_map(ModuleTitle),
        1 => Just(Page),
        1 => Just(Module),
        1 => (0_u8..3).prop_map(Config),
        1 => (0_u8..2).prop_map(Attachment),
        1 => (0_u8..2).prop_map(Style),
        1 => (0_u8..2).prop_map(Template),
        1 => Just(Draft),
        1 => Just(OutputChanged),
        1 => Just(OutputRemoved),
        1 => Just(CacheRemoved),
        1 => any::<prop::sample::Index>().prop_map(CacheCut),
        1 => any::<prop::sample::Index>().prop_map(CacheChanged),
        2 => Just(Audience),
        2 => Just(Nothing),
    ]
}

fn toggle(site: &Scratch, path: &str, text: &str) {
    if site.path().join(path).exists() {
        site.remove(path);
    } else {
        site.write(path, text);
    }
}

/// Changes every record of a cache.
fn damage(cache: &Path, change: impl Fn(&mut Vec<u8>)) {
    for record in fs::read_dir(cache).expect("the cache is there") {
        let path = record.expect("the cache can be listed").path();
        let mut bytes = fs::read(&path).expect("a record can be read");
        change(&mut bytes);
        fs::write(path, bytes).expect("a record can be changed");
    }
}

fn happen(site: &Scratch, out: &Path, cache: &Path, what: Happening) {
    let page = out.join("kurs/modul-1/tekst.html");
    match what {
        Happening::Text(text) => site.write(
            "content/kurs/modul-1/1-tekst.md",
            format!(
                "---\ntittel: Teksten\nvarighet: 5 min\n---\n\nTekst {text} om læring. Se \
                 [her](_index.md).\n\n#### Sprang {text}\n\n:::leder metode\nEt råd {text}.\n:::\n"
            ),
        ),
        Happening::Title(title) => site.write(
            "content/kurs/modul-1/2-plan.md",
            format!("---\ntittel: Planen {title}\n---\n\nOm [teksten](1-tekst.md).\n"),
        ),
        Happening::ModuleTitle(title) => site.write(
            "content/kurs/modul-1/_index.md",
            format!("---\ntittel: Modul nummer {title}\n---\n\nOm modulen.\n"),
        ),
        Happening::Page => {
            toggle(site, "content/kurs/modul-1/3-ny.md", "---\ntittel: Ny\n---\n\nEn [lenke](1-tekst.md).\n");
        }
        Happening::Module if site.path().join("content/kurs/modul-0").exists() => {
            fs::remove_dir_all(site.path().join("content/kurs/modul-0")).expect("it can be removed");
        }
        Happening::Module => {
            site.write("content/kurs/modul-0/_index.md", "---\ntittel: Forkurs\n---\n\nFørst.\n");
            site.write("content/kurs/modul-0/1-start.md", "---\ntittel: Start\n---\n\nSe [den](../modul-1/1-tekst.md).\n");
        }
        Happening::Config(number) => site.write(
            "site-config.yaml",
            format!("tittel: Løftet {number}\nspråk: {}\n", ["nb", "nb", "nn"][usize::from(number)]),
        ),
        Happening::Attachment(text) => site.write("content/kurs/modul-1/bilde.txt", [text]),
        Happening::Style(theme) => {
            site.write("themes/default/styles/55.css", format!("p {{ margin: {theme}px }}\n"));
        }
        Happening::Template(number) => site.write(
            "themes/default/templates/blocks/leader.html",
            format!("<aside class=\"note\" id=\"{{{{ block.id }}}}\"><p>{number}</p>{{{{ block.body }}}}</aside>\n"),
        ),
        Happening::Draft => {
            toggle(site, "content/kurs/modul-1/4-utkast.md", "---\ntittel: Utkast\nutkast: ja\n---\n\nHemmelig.\n");
        }
        Happening::OutputChanged => fs::write(page, "endret").expect("a page can be changed"),
        Happening::OutputRemoved => fs::remove_file(page).expect("a page can be removed"),
        Happening::CacheRemoved => fs::remove_dir_all(cache).expect("the cache can be removed"),
        Happening::CacheCut(at) => damage(cache, |record| record.truncate(at.index(record.len()))),
        Happening::CacheChanged(at) => damage(cache, |record| {
            let at = at.index(record.len());
            record[at] ^= 1;
        }),
        Happening::Audience | Happening::Nothing => {}
    }
}

/// What a build came to.
struct Built {
    found: Vec<Diagnostic>,
    silenced: usize,
    has_read: bool,
    /// How many files were rendered.
    rendered: usize,
}

fn built(options: &BuildOptions) -> Built {
    let (has_read, rendered) = (AtomicBool::new(false), AtomicUsize::new(0));
    let note = |step| match step {
        BuildStep::Reading => has_read.store(true, Ordering::Relaxed),
        BuildStep::Rendering(..) => {
            rendered.fetch_add(1, Ordering::Relaxed);
        }
        _ => {}
    };
    let outcome = pipeline::build(options, &note).expect("the site can be built");
    assert!(outcome.written.is_some(), "{:?}", outcome.diagnostics);
    Built {
        found: outcome.diagnostics,
        silenced: outcome.silenced.len(),
        has_read: has_read.into_inner(),
        rendered: rendered.into_inner(),
    }
}

#[test]
fn only_a_page_that_has_changed_is_rendered_again() {
    let (site, folder) = (site(), Scratch::new());
    let cache = Cache::at(folder.path().join("cache"));
    let (root, out) = (site.path(), folder.path().join("ut"));
    let build = |audiences| {
        built(&BuildOptions { root, out: &out, audiences, courses: &[], cache: Some(&cache) })
    };
    let leaders = ["leder".to_owned()];
    for audiences in [&[][..], &leaders] {
        happen(&site, &out, &out, Happening::Text(0));
        let first = build(audiences).rendered;
        let pages = published(&out).keys().filter(|path| has_ending(path, "html")).count();
        assert!(pages > 8 && first > pages, "{pages} of {first}");
        // Of an edition the whole site is rendered too.
        let times = audiences.len() + 1;
        site.write("content/kurs/_index.md", "---\ntittel: Kurset\n---\n\nOm hele kurset.\n");
        let again = build(audiences).rendered;
        assert!(again <= first - times * (pages - 3), "{again} of {first}, {pages} pages");
        site.write("content/kurs/_index.md", "---\ntittel: Kurset\n---\n\nOm kurset.\n");
        build(audiences);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_between_builds_the_last_is_a_clean_one(
        happenings in prop::collection::vec(happening(), 1..10)
    ) {
        let (site, folder) = (site(), Scratch::new());
        let records = folder.path().join("cache");
        let cache = Cache::at(records.clone());
        let (root, out) = (site.path(), folder.path().join("ut"));
        let leaders = ["leder".to_owned()];
        let mut audiences: &[String] = &[];
        let options = BuildOptions { root, out: &out, audiences, courses: &[], cache: Some(&cache) };
        built(&options);
        for (number, what) in happenings.into_iter().enumerate() {
            happen(&site, &out, &records, what);
            if matches!(what, Happening::Audience) {
                audiences = if audiences.is_empty() { &leaders } else { &[] };
            }
            let clean = folder.path().join(format!("ren-{number}"));
            let again = built(&BuildOptions { audiences, ..options });
            let first = built(&BuildOptions { audiences, out: &clean, cache: None, ..options });
            prop_assert_eq!(again.found, first.found);
            prop_assert_eq!(again.silenced, first.silenced);
            prop_assert!(published(&out) == published(&clean), "{what:?}");
            prop_assert!(
                again.has_read || !matches!(what, Happening::Page | Happening::OutputChanged)
            );
            if matches!(what, Happening::Nothing) {
                prop_assert!(!again.has_read);
            }
        }
    }
}
