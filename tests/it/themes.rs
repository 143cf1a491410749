//! A theme of a site's own, and the contract with those who make one.
//!
//! In: `tests/sites/own-theme`, and `docs/temaer.md` beside the templates. Out: nothing, or what
//! does not hold. What a broken theme says is in `messages.rs`; the values that templates are given
//! are compared with the document beside their types, in `render`.

#![allow(
    clippy::disallowed_methods,
    reason = "this test is about files of the repository and reads them"
)]

use crate::support::{Scratch, command, files, repository, run};

#[test]
fn a_site_changes_a_template_a_sheet_a_word_and_the_colours_one_by_one() {
    let site = Scratch::copy_of(&repository().join("tests/sites/own-theme"));
    site.build();
    let page = site.read("public/om.html");
    for part in [
        "skolens-egen",
        "src=\"merke.svg\" alt=\"Skolens merke\"",
        "Laget på Storsand skole.",
        "For trinn 8 ved Storsand skole",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let front = site.read("public/index.html");
    assert!(front.contains("<figure class=\"sitat\"") && front.contains("Godt råd"), "{front}");

    let style = site.read(&(site.theme_folder() + "/style.css"));
    let place = |part: &str| style.find(part).unwrap_or_else(|| panic!("{part} is in the sheet"));
    let (theme, config) = (place("--accent: #6b3e75"), place("--leader: #0b4f6c"));
    assert!(
        place("--accent:#1f5a48") < theme && theme < place("body{"),
        "the theme's sheet stands where its name says"
    );
    assert!(
        theme < config && config < place("@page{"),
        "the config has the last word, except on paper"
    );
}

#[test]
fn a_site_changes_a_part_of_a_script_and_adds_one() {
    let site = Scratch::copy_of(&repository().join("tests/sites/own-theme"));
    site.write("themes/mine/scripts/search-core/rank.js", "/* own */ loype.own = 1;\n");
    site.write("themes/mine/scripts/search-core/zoo.js", "loype.zoo = 2;");
    site.build();
    let script = site.read(&(site.theme_folder() + "/search-core.js"));
    let place = |part: &str| script.find(part).unwrap_or_else(|| panic!("{part} is in the script"));
    assert!(
        place("search.answer =") < place("/* own */") && place("/* own */") < place("loype.zoo")
    );
    assert!(!script.contains("search.rank ="), "the part is replaced");
    site.write("themes/mine/assets/search-core.js", "alone");
    site.build();
    assert_eq!(site.read(&(site.theme_folder() + "/search-core.js")), "alone");
}

#[test]
fn a_site_changes_the_style_of_one_thing_and_adds_a_sheet_for_its_own() {
    let site = Scratch::copy_of(&repository().join("tests/sites/own-theme"));
    let page = "{% extends \"base.html\" %}\n{% block styles %}\n\
                <link rel=\"stylesheet\" href=\"{{ assets }}tegn.css\">\n{%- endblock styles %}\n";
    site.write("themes/mine/templates/free.html", page);
    site.write("themes/mine/styles/tegn/b.css", "/* Two. */ b { top: 0 }\n");
    site.write("themes/mine/styles/tegn/a.css", "a { top: 0 }\n");
    site.write("themes/mine/styles/media/media.css", "figure { top: 0 }\n");
    site.build();
    let sheet = |name: &str| site.read(&format!("{}/{name}.css", site.theme_folder()));
    assert_eq!(sheet("tegn"), "a { top: 0 }\n\n/* Two. */ b { top: 0 }\n\n");
    assert_eq!(sheet("media"), "figure { top: 0 }\n\n");
    assert!(sheet("style").contains("body{"), "that of all pages is as it was");
    assert!(site.read("public/om.html").contains("/tegn.css\">"), "the page links to it");
}

#[test]
fn a_colour_for_the_light_scheme_gets_a_clear_shade_in_the_dark_one() {
    let site = Scratch::copy_of(&repository().join("tests/sites/own-theme"));
    site.build();
    let style = site.read(&(site.theme_folder() + "/style.css"));
    let (_, dark) = style.split_once("--leader: #0b4f6c").expect("the chosen colour");
    let (_, shade) = dark.split_once("--leader: ").expect("a shade for the dark scheme");
    assert!(!shade.starts_with("#0b4f6c") && dark.contains("--mark: #ffb199"), "{shade}");
}

#[test]
fn the_document_names_every_template_block_and_component() {
    let document = document();
    let templates = files(&repository().join("themes/default/templates"));
    let own: Vec<&String> = templates.keys().filter(|name| !name.starts_with("blocks/")).collect();
    let after = |source: &str, mark: &str| -> Vec<String> {
        let text = String::from_utf8_lossy(&templates[source]).into_owned();
        text.split(mark)
            .skip(1)
            .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
            .collect()
    };
    let names = own
        .into_iter()
        .cloned()
        .chain(after("base.html", "- block "))
        .chain(after("components.html", "{%- component "));
    let missing: Vec<String> =
        names.filter(|name| !document.contains(&format!("`{name}`"))).collect();
    assert_eq!(missing, [""; 0], "docs/temaer.md");
}

#[test]
fn the_document_tells_what_every_component_takes() {
    let document = document();
    let path = repository().join("themes/default/templates/components.html");
    let source = std::fs::read_to_string(path).expect("the components can be read");
    let signatures = source
        .split("{%- component ")
        .skip(1)
        .filter_map(|part| part.split_once(") -%}")?.0.split_once('('));
    let row = |(name, arguments): (&str, &str)| {
        let own = arguments.split(", ").filter(|argument| !argument.starts_with('@'));
        let names: Vec<String> = own
            .map(|argument| format!("`{}`", argument.split(':').next().unwrap_or_default()))
            .collect();
        format!("| `{name}` | {} |", names.join(", "))
    };
    let missing: Vec<String> = signatures.map(row).filter(|row| !document.contains(row)).collect();
    assert_eq!(missing, [""; 0], "docs/temaer.md");
}

#[test]
fn of_several_pages_that_a_theme_cannot_make_the_first_is_named_whatever_the_threads_do() {
    let page = |title: &str| format!("---\ntitle: {title}\n---\n\nTekst.\n");
    let site = Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\ntheme: eget\n"),
        ("themes/eget/templates/page.html", "{{ mangler }}"),
        ("content/kurs/_index.md", &page("Kurs")),
        ("content/kurs/m1/_index.md", &page("Modul")),
        ("content/kurs/m1/a.md", &page("A")),
        ("content/kurs/m1/s.md", &page("S")),
    ]);
    for _ in 0..30 {
        let run = run(command(site.path()).arg("check").env("RAYON_NUM_THREADS", "4"));
        assert_eq!(run.code, 2, "{}", run.err);
        assert!(run.err.contains("`kurs/m1/a.html`"), "{}", run.err);
    }
}

fn document() -> String {
    std::fs::read_to_string(repository().join("docs/temaer.md")).expect("the document can be read")
}
