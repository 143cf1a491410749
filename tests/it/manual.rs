//! The manual pages of the rules: every example is tried, and both languages say the same.
//!
//! In: `manual/LANGUAGE/NAME.md`. Out: nothing, or what is wrong with a page. The files of an
//! example are laid over a small site without faults; then the wrong ones must break the rule of
//! the page and no other, and the right ones none. `docs/meldinger.md`, the list of all rules, is
//! held in step here too. How a page looks on a terminal is left to `explain.rs`.

#![allow(clippy::disallowed_methods, reason = "this test is about the pages and reads them")]

use std::fmt::Write as _;

use crate::support::{Expected, Scratch, files, repository};
use loype::diagnostic::{MessageLanguage, Rule, RuleGroup};
use loype::pipeline;
use rayon::prelude::*;

/// Rules whose page has no example, each with the reason.
const WITHOUT_EXAMPLE: [(&str, &str); 4] = [
    ("not-utf8", "a page is UTF-8 text itself"),
    ("file-unreachable", "a page holds no links on a disk"),
    ("path-long", "a page has lines of 80 letters"),
    ("picture-tells-place", "a page holds no pictures"),
];

/// What else a wrong example breaks, each with the reason.
const ALSO_BROKEN: [(&str, &str, &str); 1] =
    [("unknown-rule", "rule-redundant", "what the slip should have silenced is still told")];

/// The widest line of a page, so that it can be shown on a terminal as it is, and the widest
/// summary, so that a list of rules can.
const WIDTH: usize = 80;
const SUMMARY_WIDTH: usize = 45;

const LANGUAGES: [(&str, MessageLanguage); 2] =
    [("nb", MessageLanguage::Nb), ("en", MessageLanguage::En)];

/// A site without faults, in bokmål and in English, that has what the examples link to.
const SITES: [&[(&str, &str)]; 2] = [
    &[
        ("site-config.yaml", "title: Prøve\nlanguage: nb\n"),
        ("content/index.md", "---\ntittel: Forside\n---\n"),
        ("content/om.md", "---\ntittel: Om kurset\n---\n"),
        ("content/kurset/_index.md", "---\ntittel: Kurset\n---\n"),
        ("content/kurset/modul-1/_index.md", "---\nmodul: 1\ntittel: Verdiløftet\n---\n"),
        ("content/kurset/modul-1/01-start.md", "---\ntittel: Start\n---\n"),
        ("content/kurset/modul-1/02-fellesmote.md", "---\ntittel: Fellesmøte\n---\n"),
        ("content/kurset/modul-1/kart.png", "PNG"),
        ("content/kurset/modul-1/film.webm", "WEBM"),
        ("content/kurset/modul-1/film.txt", "Hei.\n"),
        ("content/kurset/modul-1/film.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHei.\n"),
        ("content/kurset/modul-2/_index.md", "---\nmodul: 2\ntittel: Læreplaner\n---\n"),
        ("content/kurset/modul-3/_index.md", "---\nmodul: 3\ntittel: Dybdelæring\n---\n"),
    ],
    &[
        ("site-config.yaml", "title: Example\nlanguage: en\n"),
        ("content/index.md", "---\ntitle: Front page\n---\n"),
        ("content/about.md", "---\ntitle: About the course\n---\n"),
        ("content/course/_index.md", "---\ntitle: The course\n---\n"),
        ("content/course/module-1/_index.md", "---\nmodule: 1\ntitle: Values\n---\n"),
        ("content/course/module-1/01-start.md", "---\ntitle: Start\n---\n"),
        ("content/course/module-1/02-meeting.md", "---\ntitle: Meeting\n---\n"),
        ("content/course/module-1/map.png", "PNG"),
        ("content/course/module-1/film.webm", "WEBM"),
        ("content/course/module-1/film.txt", "Hei.\n"),
        ("content/course/module-1/film.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHei.\n"),
        ("content/course/module-2/_index.md", "---\nmodule: 2\ntitle: Curricula\n---\n"),
        ("content/course/module-3/_index.md", "---\nmodule: 3\ntitle: Deep learning\n---\n"),
    ],
];

/// What a page is made of.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    /// `# …`
    Title(String),
    /// A paragraph, and whether it begins with a bold word.
    Paragraph { is_led: bool },
    /// `## …`
    Heading(String),
    /// A file of an example, named by the line above its fence.
    File { path: String, text: String },
}

#[test]
fn a_wrong_example_breaks_its_rule_and_a_right_one_none() {
    let faults: Vec<String> = Rule::ALL
        .par_iter()
        .filter(|rule| !WITHOUT_EXAMPLE.iter().any(|(name, _)| *name == rule.name()))
        .flat_map_iter(|rule| {
            [0, 1].into_iter().flat_map(|language| faults_of_examples(*rule, language))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn faults_of_examples(rule: Rule, language: usize) -> Vec<String> {
    let (tag, message_language) = LANGUAGES[language];
    let [wrong, right] = examples(rule.manual(message_language));
    let also = ALSO_BROKEN
        .iter()
        .filter(|(name, ..)| *name == rule.name())
        .map(|(_, other, _)| (*other).to_owned());
    let mut expected: Vec<String> = also.chain([rule.name().to_owned()]).collect();
    expected.sort();
    let tried = [("wrong", wrong, expected), ("right", right, Vec::new())];
    let tried = tried
        .into_iter()
        .map(|(which, files, expected)| (which, found(SITES[language], &files), expected));
    tried
        .filter(|(_, found, expected)| found != expected)
        .map(|(which, found, expected)| {
            format!("{tag}/{}, {which}: {found:?} instead of {expected:?}", rule.name())
        })
        .collect()
}

/// The sites of the wrong examples, each by its language and rule.
pub(crate) fn wrong_sites() -> impl Iterator<Item = (String, Scratch)> {
    let rules = Rule::ALL
        .iter()
        .filter(|rule| !WITHOUT_EXAMPLE.iter().any(|(name, _)| *name == rule.name()));
    rules.flat_map(|rule| {
        LANGUAGES.iter().zip(SITES).map(|((tag, language), site)| {
            let [wrong, _] = examples(rule.manual(*language));
            (format!("{tag}/{}", rule.name()), laid_over(site, &wrong))
        })
    })
}

/// A site with some files laid over it.
fn laid_over(site: &[(&str, &str)], files: &[(String, String)]) -> Scratch {
    let scratch = Scratch::with(site);
    for (path, text) in files {
        scratch.write(path, text);
    }
    scratch
}

/// The rules that a site breaks with some files laid over it, each once.
fn found(site: &[(&str, &str)], files: &[(String, String)]) -> Vec<String> {
    let scratch = laid_over(site, files);
    let outcome = pipeline::check(scratch.path(), &|_| {}).expect("the site can be read");
    let mut names: Vec<String> =
        outcome.diagnostics.iter().map(|diagnostic| diagnostic.rule.name().to_owned()).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn the_sites_below_the_examples_have_no_faults() {
    for site in SITES {
        assert_eq!(found(site, &[]), [""; 0]);
    }
}

#[test]
fn both_languages_have_the_same_parts() {
    let shape = |page: &str| -> Vec<String> {
        let name = |part: Part| match part {
            Part::Title(_) => "title".to_owned(),
            Part::Paragraph { is_led } => format!("paragraph, led: {is_led}"),
            Part::Heading(_) => "heading".to_owned(),
            Part::File { path, text } => format!(
                "{} of {} lines",
                path.rsplit('.').next().unwrap_or_default(),
                text.lines().count()
            ),
        };
        parts(page).into_iter().map(name).collect()
    };
    for name in pages("nb") {
        assert_eq!(shape(&page("nb", &name)), shape(&page("en", &name)), "{name}");
    }
}

#[test]
fn every_page_has_a_rule_and_the_form_of_a_page() {
    for ((tag, _), [wrong, right]) in
        LANGUAGES.into_iter().zip([["Galt", "Riktig"], ["Wrong", "Right"]])
    {
        for name in pages(tag) {
            let is_known = Rule::ALL.iter().any(|rule| rule.name() == name);
            assert!(is_known, "{name} is no rule");
            let text = page(tag, &name);
            for line in text.lines() {
                assert!(line.chars().count() <= WIDTH, "{tag}/{name}: {line}");
            }
            let parts = parts(&text);
            let Some(Part::Title(title)) = parts.first() else {
                panic!("{tag}/{name} begins with its title")
            };
            let summary = title
                .strip_prefix(&format!("`{name}`: "))
                .expect("a title is the rule's name and a summary");
            assert!(summary.chars().count() <= SUMMARY_WIDTH, "{tag}/{name}: {summary}");
            assert!(
                !summary.ends_with('.') && !summary.starts_with(char::is_uppercase),
                "{tag}/{name}: {summary}"
            );
            let headings: Vec<&str> = parts.iter().filter_map(Part::heading).collect();
            let has_example = !WITHOUT_EXAMPLE.iter().any(|(exception, _)| *exception == name);
            assert_eq!(
                headings,
                if has_example { vec![wrong, right] } else { Vec::new() },
                "{tag}/{name}"
            );
        }
    }
}

#[test]
fn pages_of_rules_that_can_be_silenced_say_how_and_others_do_not() {
    for (rule, (tag, language)) in
        Rule::ALL.iter().flat_map(|rule| LANGUAGES.map(|language| (rule, language)))
    {
        let key = if tag == "nb" { "demp" } else { "silence" };
        let says = rule.manual(language).contains(&format!("`{key}: {{{}: ", rule.name()));
        assert_eq!(says, rule.is_silenceable(), "{tag}/{}", rule.name());
    }
}

#[test]
fn the_docs_list_every_rule() {
    let mut list = "# Meldinger\n\nAlle regler som `loype check` og `loype build` prøver et \
                    nettsted mot. En feil stopper bygget; en advarsel gjør \
                    det ikke.\nNavnet på regelen står i klammer i meldingen. `loype explain NAVN` \
                    viser den samme siden i terminalvinduet.\n"
        .to_owned();
    for group in RuleGroup::ALL {
        let _ =
            write!(list, "\n## {}\n\n| regel | | hva |\n| --- | --- | --- |\n", group.title().nb);
        for rule in group.rules() {
            let (name, severity) = (rule.name(), rule.severity().word(MessageLanguage::Nb));
            let _ = writeln!(
                list,
                "| [`{name}`](../manual/nb/{name}.md) | {severity} | {} |",
                rule.summary(MessageLanguage::Nb)
            );
        }
    }
    let mut expected = Expected::default();
    expected.compare(&repository().join("docs/meldinger.md"), &list);
    expected.settle();
}

impl Part {
    fn heading(&self) -> Option<&str> {
        match self {
            Self::Heading(heading) => Some(heading),
            _ => None,
        }
    }
}

/// The names of the pages in a language.
fn pages(tag: &str) -> Vec<String> {
    let names = files(&repository().join("manual").join(tag)).into_keys();
    names.map(|path| path.strip_suffix(".md").expect("a page is Markdown").to_owned()).collect()
}

fn page(tag: &str, name: &str) -> String {
    let path = repository().join("manual").join(tag).join(format!("{name}.md"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of a page's two examples: the wrong ones and the right ones.
fn examples(page: &str) -> [Vec<(String, String)>; 2] {
    let mut examples = [Vec::new(), Vec::new()];
    let mut headings = 0;
    for part in parts(page) {
        match part {
            Part::Heading(_) => headings += 1,
            Part::File { path, text } => examples[headings - 1].push((path, text)),
            Part::Title(_) | Part::Paragraph { .. } => {}
        }
    }
    assert!(
        examples.iter().all(|files| !files.is_empty()),
        "a page has a wrong and a right example:\n{page}"
    );
    examples
}

/// A page, taken apart.
fn parts(page: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = page.lines().peekable();
    let mut path = None;
    while let Some(line) = lines.next() {
        if line.starts_with("```") {
            let fence = line.trim_end_matches(|letter| letter != '`');
            let text = lines
                .by_ref()
                .take_while(|line| *line != fence)
                .fold(String::new(), |text, line| text + line + "\n");
            parts.push(Part::File {
                path: path.take().expect("the line above a fence names the file"),
                text,
            });
        } else if let Some(heading) = line.strip_prefix("## ") {
            parts.push(Part::Heading(heading.to_owned()));
        } else if let Some(title) = line.strip_prefix("# ") {
            parts.push(Part::Title(title.to_owned()));
        } else if let Some(name) = line.strip_prefix('`').and_then(|line| line.strip_suffix("`:")) {
            path = Some(name.to_owned());
        } else if !line.is_empty() {
            parts.push(Part::Paragraph { is_led: line.starts_with("**") });
            while lines.next_if(|line| !line.is_empty()).is_some() {}
        }
    }
    parts
}
