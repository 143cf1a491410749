//! Files whose names, links and places on the disk tell more, or less, than authors mean.
//!
//! In: sites that no repository can hold, since not every computer can. Out: what is told of them,
//! and what is published. What is told of files that a repository can hold is left to `messages`.

#![allow(clippy::disallowed_methods, reason = "these tests make files that no support can")]

use std::collections::BTreeSet;

use crate::support::Scratch;
use loype::pipeline;

/// A site without faults.
const SITE: [(&str, &str); 5] = [
    ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
    ("content/index.md", "---\ntitle: Forside\n---\n"),
    ("content/kurs/_index.md", "---\ntitle: Kurs\n---\n"),
    ("content/kurs/m1/_index.md", "---\nmodule: 1\ntitle: Modul\n---\n"),
    ("content/kurs/m1/01-a.md", "---\ntitle: A\n---\n"),
];

fn site(files: &[(&str, &str)]) -> Scratch {
    let scratch = Scratch::with(&SITE);
    for (path, text) in files {
        scratch.write(path, text);
    }
    scratch
}

/// What is told of a site: the rules, each with the file that it is told at.
fn told(site: &Scratch) -> Vec<(String, String)> {
    let outcome = pipeline::check(site.path(), &|_| {}).expect("the site can be read");
    let told = outcome.diagnostics.iter().map(|found| {
        (found.rule.name().to_owned(), outcome.sources.path(found.span.file).to_owned())
    });
    told.collect()
}

#[cfg(unix)]
#[test]
fn faults_of_many_kinds_are_told_in_one_run_each_at_its_file() {
    use std::os::unix::fs::symlink;

    let long = format!("content/kurs/m1/{}.md", "lang-".repeat(40));
    let site = site(&[
        ("content/kurs/m1/02-hva?.md", "---\ntitle: Hva?\n---\n"),
        ("content/kurs/m1/nul.md", "---\ntitle: Nul\n---\n"),
        ("content/kurs/m1/a:b.pdf", "PDF"),
        ("content/kurs/m1/slutt.txt.", "Slutt"),
        ("content/kurs/m1/01-a - Kopi.md", "---\ntitle: A\n---\n"),
        ("content/kurs/m1/01-a.md.bak", "A"),
        ("content/kurs/m1/#metoo.md", "---\ntitle: Metoo\n---\n"),
        (&long, "---\ntitle: Lang\n---\n"),
    ]);
    let m1 = site.path().join("content/kurs/m1");
    symlink("/proc/self/environ", m1.join("env.pdf")).expect("a link can be made");
    symlink("kari@pc.4711:12", m1.join(".#01-a.md")).expect("a link can be made");
    // What follows from a link on the disk is not told beside it.
    let text = "---\ntitle: A\n---\n\n[Miljø](env.pdf)\n\n![Kart over veien](../m1/env.pdf)\n";
    site.write("content/kurs/m1/01-a.md", text);
    let expected = [
        ("name-unportable", "content/kurs/m1/02-hva?.md"),
        ("name-unportable", "content/kurs/m1/nul.md"),
        ("name-unportable", "content/kurs/m1/a:b.pdf"),
        ("name-unportable", "content/kurs/m1/slutt.txt."),
        ("file-copy", "content/kurs/m1/01-a - Kopi.md"),
        ("file-unlinked", "content/kurs/m1/01-a.md.bak"),
        ("path-long", &long),
        ("file-unreachable", "content/kurs/m1/env.pdf"),
    ];
    let expected: BTreeSet<_> = expected.map(|(rule, file)| (rule.into(), file.into())).into();
    let found = told(&site);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
    let checked = site.loype(&["check"]);
    let built = site.loype(&["build"]);
    assert_eq!((checked.code, built.code), (1, 1), "{}", built.err);
    assert!(!site.path().join("public").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_told_at_its_file() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let site = site(&[]);
    let picture = site.path().join("content/kurs").join(OsStr::from_bytes(b"b\xe6r.png"));
    std::fs::write(picture, "PNG").expect("a file can be made");
    assert_eq!(told(&site), [("name-unportable".into(), "content/kurs/b\u{fffd}r.png".into())]);
}

#[test]
fn a_document_that_some_text_names_is_published_without_a_word() {
    let link = |text: &str| format!("---\ntitle: A\n---\n\n{text}\n");
    let texts = [
        link("[Planen](plan.docx)"),
        link("[Planen](./plan.docx)"),
        link("[Planen](../m1/plan.docx)"),
        link("[Planen][p]\n\n[p]: plan.docx"),
        link("[Planen](<plan.docx> \"Last ned\")"),
        link("[Planen](plan%2Edocx)"),
        link("<a href=\"plan.docx\">Planen</a>"),
        link("<p><a\nhref='plan.docx'>Planen</a></p>"),
        link("- et punkt\n  1. [Planen](plan.docx)"),
        link("| a |\n| --- |\n| [Planen](plan.docx) |"),
        link(":::leder\n[Planen](plan.docx)\n:::"),
        link("Se[^1].\n\n[^1]: [Planen](plan.docx)"),
    ];
    for text in &texts {
        let site =
            site(&[("content/kurs/m1/plan.docx", "Word"), ("content/kurs/m1/01-a.md", text)]);
        assert_eq!(told(&site), [], "{text}");
        site.build();
        assert!(site.path().join("public/kurs/m1/plan.docx").exists(), "{text}");
    }
}

#[test]
fn a_document_that_no_published_text_names_stays_at_home() {
    let plan = ("content/kurs/m1/plan.docx", "Word");
    let unnamed = site(&[plan]);
    assert_eq!(told(&unnamed), [("file-unlinked".into(), plan.0.into())]);
    unnamed.build();
    assert!(!unnamed.path().join("public/kurs/m1/plan.docx").exists());

    // A draft says that it is meant, and does not publish it yet.
    let draft = "---\ntitle: B\ndraft: true\n---\n\n[Planen](plan.docx)\n";
    let of_draft = site(&[plan, ("content/kurs/m1/02-b.md", draft)]);
    assert_eq!(told(&of_draft), []);
    of_draft.build();
    assert!(!of_draft.path().join("public/kurs/m1/plan.docx").exists());

    let for_leaders = "---\ntitle: B\naudience: leder\n---\n\n[Planen](plan.docx)\n";
    let of_edition = site(&[plan, ("content/kurs/m1/02-b.md", for_leaders)]);
    assert_eq!(told(&of_edition), []);
    let run = of_edition.loype(&["build", "--audience", "lærer"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!of_edition.path().join("public/kurs/m1/plan.docx").exists());
}

#[test]
fn names_become_addresses_that_keep_what_they_say() {
    let pages = [
        ("Œuvre Łódź.md", "oeuvre-lodz.html"),
        ("2023-01-01-x.md", "2023-01-01-x.html"),
        ("1.2-to.md", "1-2-to.html"),
        ("02-b.md", "b.html"),
        ("#metoo.md", "metoo.html"),
        ("~20-min.md", "20-min.html"),
    ];
    let site = site(&[("content/kurs/m1/_figur.png", "PNG")]);
    for (name, _) in pages {
        site.write(&format!("content/kurs/m1/{name}"), format!("---\ntitle: \"{name}\"\n---\n"));
    }
    assert_eq!(told(&site), []);
    site.build();
    let built = site.built();
    for (name, address) in pages {
        assert!(built.contains_key(&format!("kurs/m1/{address}")), "{name}");
    }
    assert!(built.contains_key("kurs/m1/_figur.png"));
    let published = site.path().join("public");
    assert!(published.join(".nojekyll").exists());
    assert!(site.read("public/.loype-manifest.json").contains("\".nojekyll\""));
    // A second build of the same finds everything as it was.
    let again = site.loype(&["build"]);
    assert_eq!(again.code, 0, "{}", again.err);
}

#[test]
fn a_theme_is_a_folder_of_the_site() {
    for theme in
        ["../content", "/etc", "C:\\temaer\\eget", "eget/../../content", ".", "..", "eget/"]
    {
        let site = site(&[]);
        site.write("site-config.yaml", format!("title: Prøve\nlanguage: nb\ntheme: '{theme}'\n"));
        let expected = [("unknown-value".into(), "site-config.yaml".into())];
        assert_eq!(told(&site), expected, "{theme}");
    }
    for theme in ["default", "eget", "Skolens tema", "skole/eget", "eget.tema", "eget..2"] {
        let site = site(&[]);
        site.write(&format!("themes/{theme}/styles/99.css"), "a {}\n");
        site.write("site-config.yaml", format!("title: Prøve\nlanguage: nb\ntheme: {theme}\n"));
        assert_eq!(told(&site), [], "{theme}");
    }
}
