//! What holds for every page that comes out, whatever stands on it.
//!
//! In: the built output of this repository's own site and of every golden site. Out: nothing, or a
//! list of what is wrong on which page: references that lead nowhere, requests to another host,
//! script or style inside the page, ids that stand twice, a missing title. A browser is not asked;
//! what needs one is left to `tests/browser`.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{Scratch, has_ending, sites, theme_folder};
use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html, Selector};

/// Attributes that a browser follows or fetches.
const REFERENCES: [&str; 9] =
    ["href", "src", "poster", "srcset", "data", "action", "formaction", "background", "xlink:href"];

/// Attributes that name ids on the same page.
const ID_REFERENCES: [&str; 8] = [
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "for",
    "popovertarget",
    "headers",
];

#[test]
fn the_own_site_holds() {
    let site = Scratch::own_site();
    let built = site.build();
    assert_eq!(built.err, "", "no errors and no warnings");
    let output = Output::read(site.built());
    assert!(output.pages.len() > 40);
    assert_eq!(output.problems(), [""; 0]);
}

#[test]
fn every_golden_site_holds() {
    for (name, folder) in sites("sites") {
        let site = Scratch::copy_of(&folder);
        site.build();
        assert_eq!(Output::read(site.built()).problems(), [""; 0], "{name}");
    }
}

#[test]
fn what_is_left_for_one_audience_holds_too() {
    let example = Scratch::copy_of(&crate::support::repository().join("tests/sites/for-audiences"));
    for (site, audience) in [
        (&example, "lærer"),
        (&example, "leder"),
        (&Scratch::own_site(), "lærer"),
        (&Scratch::own_site(), "eier"),
    ] {
        let built = site.loype(&["build", "--audience", audience]);
        assert_eq!((built.code, built.err.as_str()), (0, ""));
        assert_eq!(Output::read(site.built()).problems(), [""; 0], "{audience}");
    }
}

#[test]
fn aligned_columns_need_no_style_attribute() {
    assert_eq!(problems_of("| a | b |\n| :-- | --: |\n| 1 | 2 |\n"), [""; 0]);
}

#[test]
fn raw_html_takes_no_id_and_no_main_heading() {
    assert_eq!(
        problems_of(
            "## To {#to}\n\n<h1>En til</h1>\n\n<p id=\"to\">x</p>\n\n<p id=\"page-main\">y</p>\n"
        ),
        [""; 0]
    );
}

#[test]
fn the_page_for_unknown_addresses_leads_to_every_module_from_any_depth() {
    let site = Scratch::own_site();
    site.write(
        "site-config.yaml",
        "title: Prøve\nlanguage: nb\nbase_url: \
                                    https://skolen.example/kurs\nkontakt: post@skolen.example\n",
    );
    site.build();
    let built = site.built();
    let page = String::from_utf8_lossy(&built["404.html"]);
    let modules = built
        .keys()
        .filter(|address| address.ends_with("/index.html") && address.matches('/').count() == 2);
    for address in modules {
        assert!(page.contains(&format!("href=\"/kurs/{address}\"")), "{address}");
    }
    assert!(
        page.contains(&format!("href=\"/kurs/assets/{}/style.css\"", theme_folder(&built)))
            && page.contains("mailto:post@skolen.example")
    );
    assert!(!page.contains("rel=\"canonical\""));
}

#[test]
fn the_list_of_all_pages_is_folded_where_it_is_long() {
    let site = Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/k/_index.md", "---\ntitle: K\n---\n\nKurset.\n"),
        ("content/k/m-1/_index.md", "---\nmodule: 1\ntitle: M\n---\n\nModulen.\n"),
    ]);
    let page = |number: usize| {
        site.write(
            &format!("content/k/m-1/{number:03}-s{number}.md"),
            "---\ntitle: S\n---\n\nSiden.\n",
        );
    };
    let list = || {
        site.build();
        String::from_utf8_lossy(&site.built()["sok.html"]).into_owned()
    };
    (1..=200).for_each(page);
    let short = list();
    assert_eq!(
        (short.matches("<details>").count(), short.matches("k/m-1/index.html\"").count()),
        (0, 1)
    );
    page(201);
    let long = list();
    assert_eq!(
        (long.matches("<details>").count(), long.matches("k/m-1/index.html\"").count()),
        (1, 1)
    );
    assert_eq!(long.matches("href=\"k/m-1/s").count(), 201);
}

#[test]
fn every_block_that_can_be_linked_to_has_its_id() {
    let site = one_page("[Se](#blokk-1)\n\n:::film {src=a.webm captions=a.vtt}\n:::\n");
    site.write("content/a.webm", "");
    site.write("content/a.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHei.\n");
    site.build();
    assert_eq!(Output::read(site.built()).problems(), [""; 0]);
}

#[test]
fn trusted_html_fetches_from_no_other_host() {
    let site = one_page(
        "<img src=\"a.png\" srcset=\"https://x.example/a.png 2x\" alt=\"\">\n\n<object \
         data=\"https://x.example/o\"></object>\n",
    );
    site.write("site-config.yaml", "title: T\nlanguage: nb\ntrust_html: true\n");
    site.write("content/a.png", "");
    assert_eq!(site.loype(&["build"]).code, 1);
}

/// A site of one page with a text.
fn one_page(text: &str) -> Scratch {
    Scratch::with(&[
        ("site-config.yaml", "title: T\nlanguage: nb\n"),
        ("content/index.md", &format!("---\ntitle: T\n---\n\n{text}")),
    ])
}

/// What is wrong with the output of a site of one page; nothing when the build refuses it.
fn problems_of(text: &str) -> Vec<String> {
    let site = one_page(text);
    if site.loype(&["build"]).code == 0 {
        Output::read(site.built()).problems()
    } else {
        Vec::new()
    }
}

/// The files of a site, with its pages read.
struct Output {
    files: BTreeMap<String, Vec<u8>>,
    pages: BTreeMap<String, Page>,
}

/// A page, with the ids that stand on it.
struct Page {
    html: Html,
    ids: Vec<String>,
}

impl Output {
    fn read(files: BTreeMap<String, Vec<u8>>) -> Self {
        let pages = files.iter().filter(|(path, _)| has_ending(path, "html"));
        let pages = pages
            .map(|(path, bytes)| (path.clone(), Page::read(&String::from_utf8_lossy(bytes))))
            .collect();
        Self { files, pages }
    }

    /// Everything that is wrong, each with the file in which it is.
    fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (address, page) in &self.pages {
            let found = page
                .frame_faults()
                .into_iter()
                .chain(page.inside_faults())
                .chain(self.reference_faults(address, page));
            problems.extend(found.map(|fault| format!("{address}: {fault}")));
        }
        let sheets = self.files.iter().filter(|(path, _)| has_ending(path, "css"));
        problems
            .extend(sheets.flat_map(|(path, bytes)| {
                self.sheet_faults(path, &String::from_utf8_lossy(bytes))
            }));
        problems
    }

    /// References of a page that a host, a sub-folder or a disk would not follow.
    fn reference_faults(&self, address: &str, page: &Page) -> Vec<String> {
        let mut faults = Vec::new();
        for element in page.elements() {
            let name = element.value().name();
            for (attribute, value) in
                element.value().attrs().filter(|(attribute, _)| REFERENCES.contains(attribute))
            {
                let values: Vec<&str> = if attribute == "srcset" {
                    value
                        .split(',')
                        .filter_map(|candidate| candidate.split_whitespace().next())
                        .collect()
                } else {
                    vec![value]
                };
                let is_sent = name == "form"
                    && element.attr("class").is_some_and(|class| class.contains("block-feedback"));
                let is_followed =
                    name == "a" || is_sent || element.attr("rel") == Some("canonical");
                let told = values
                    .into_iter()
                    .filter_map(|value| self.fault_of(address, value, is_followed));
                faults
                    .extend(told.map(|fault| format!("<{name} {attribute}=\"{value}\"> {fault}")));
            }
        }
        faults
    }

    /// What is wrong with one reference; links may lead to other hosts where a reader follows them
    /// by a click, and a form of feedback where a reader sends it.
    fn fault_of(&self, from: &str, reference: &str, is_followed: bool) -> Option<&'static str> {
        // The page for unknown addresses is served at any depth, so its references are absolute,
        // below the path that the configs of the golden sites `english` and `metadata` tell.
        let is_file = |path: &&str| {
            self.files.contains_key(path.split(['#', '?']).next().unwrap_or_default())
        };
        let reference = ["/", "/course/", "/kurs/"]
            .into_iter()
            .filter(|_| from == "404.html")
            .filter_map(|root| reference.strip_prefix(root))
            .find(is_file)
            .unwrap_or(reference);
        let scheme = reference
            .split_once(':')
            .map(|(scheme, _)| scheme)
            .filter(|scheme| !scheme.contains(['/', '#', '?', '.']));
        match scheme {
            Some("http" | "https" | "mailto" | "tel") if is_followed => return None,
            Some(_) => return Some("leaves the site"),
            None if reference.starts_with('/') => return Some("is absolute"),
            None => {}
        }
        let (path, fragment) = reference
            .split_once('#')
            .map_or((reference, None), |(path, fragment)| (path, Some(fragment)));
        let target = if path.is_empty() { Some(from.to_owned()) } else { resolve(from, path) };
        let Some(target) = target.filter(|_| !reference.is_empty()) else {
            return Some("leads out of the site or nowhere");
        };
        if !self.files.contains_key(&target) {
            return Some("names no file of the site");
        }
        let fragment = percent_decode_str(fragment?).decode_utf8_lossy();
        let has_place =
            self.pages.get(&target).is_none_or(|page| page.ids.contains(&fragment.to_string()));
        (!has_place).then_some("names no place on the page")
    }

    fn sheet_faults(&self, path: &str, sheet: &str) -> Vec<String> {
        let urls = sheet
            .split("url(")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
            .map(|url| url.trim_matches(['"', '\'', ' ']));
        let faults = urls
            .filter(|url| !url.starts_with("data:"))
            .filter_map(|url| Some((url, self.fault_of(path, url, false)?)));
        let mut faults: Vec<String> =
            faults.map(|(url, fault)| format!("{path}: url({url}) {fault}")).collect();
        if sheet.contains("@import") {
            faults.push(format!("{path}: @import"));
        }
        faults
    }
}

/// The file that a relative reference names, from the site's root.
fn resolve(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<String> = from.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(percent_decode_str(part).decode_utf8().ok()?.into_owned()),
        }
    }
    Some(parts.join("/"))
}

impl Page {
    fn read(text: &str) -> Self {
        let html = Html::parse_document(text);
        let ids = select(&html, "[id]")
            .filter_map(|element| element.attr("id").map(str::to_owned))
            .collect();
        Self { html, ids }
    }

    fn elements(&self) -> impl Iterator<Item = ElementRef<'_>> {
        self.html.tree.nodes().filter_map(ElementRef::wrap)
    }

    /// What every page has: a language, a title, one main heading, one main part, and ids that
    /// stand once.
    fn frame_faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let lang = self.html.root_element().attr("lang").unwrap_or_default();
        if !lang.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            faults.push(format!("the language is `{lang}`"));
        }
        let title: String =
            select(&self.html, "head > title").flat_map(|title| title.text()).collect();
        if title.trim().is_empty() {
            faults.push("there is no title".to_owned());
        }
        for (selector, name) in [("h1", "main headings"), ("main", "main parts")] {
            let count = select(&self.html, selector).count();
            if count != 1 {
                faults.push(format!("there are {count} {name}"));
            }
        }
        let mut seen = BTreeSet::new();
        faults.extend(
            self.ids
                .iter()
                .filter(|id| !seen.insert(*id))
                .map(|id| format!("the id `{id}` stands twice")),
        );
        faults
    }

    /// What a strict Content-Security-Policy stops, and what points at ids that are not there.
    fn inside_faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        for element in self.elements() {
            let name = element.value().name();
            let is_data = element.attr("type").is_some_and(|kind| kind == "application/ld+json");
            if name == "style" || name == "script" && element.attr("src").is_none() && !is_data {
                faults.push(format!("<{name}> inside the page"));
            }
            // What stands at an old address of a page leads on, and to nothing else.
            let leads_on = element.attr("content").is_some_and(|to| to.starts_with("0; url="));
            if name == "base" || name == "meta" && element.attr("http-equiv").is_some() && !leads_on
            {
                faults.push(format!("<{name}> that changes where links lead or what a host says"));
            }
            for (attribute, value) in element.value().attrs() {
                if attribute.starts_with("on") || attribute == "style" {
                    faults.push(format!("<{name} {attribute}=\"{value}\"> inside the page"));
                }
                if ID_REFERENCES.contains(&attribute) {
                    let missing = value
                        .split_whitespace()
                        .filter(|id| !self.ids.iter().any(|known| known == id));
                    faults.extend(missing.map(|id| {
                        format!("<{name} {attribute}> names the id `{id}`, which is not there")
                    }));
                }
            }
        }
        faults
    }
}

fn select<'a>(html: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).collect::<Vec<_>>().into_iter()
}

/// The problems of a site of two good pages, the first with `body` in it.
fn problems_with(body: &str) -> Vec<String> {
    let page = |body: &str| {
        format!(
            "<!DOCTYPE html><html \
             lang=\"nb\"><head><title>T</title></head><body><main><h1>T</h1>{body}</main></body></html>"
        )
    };
    let files = [
        ("a/index.html", page(body)),
        ("b.html", page("<p id=\"æ\">")),
        ("film æ.webm", String::new()),
    ];
    Output::read(
        files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect(),
    )
    .problems()
}

#[test]
fn what_is_right_is_no_problem() {
    let body = "<a href=\"../b.html#%C3%A6\">b</a><a href=\"https://x.example/\">x</a><a \
                href=\"#\u{e5}\" id=\"å\">y</a>\
                <video src=\"../film%20%C3%A6.webm\" poster=\"../b.html\"></video><img \
                srcset=\"../b.html 1x, ../b.html 2x\" alt=\"\">";
    assert_eq!(problems_with(body), [""; 0]);
}

#[test]
fn what_is_wrong_is_a_problem() {
    for body in [
        "<a href=\"/b.html\">x</a>",
        "<a href=\"//x.example/\">x</a>",
        "<a href=\"../\">x</a>",
        "<a href=\"../B.html\">x</a>",
        "<a href=\"../b.html#a\">x</a>",
        "<a href=\"../b.html?a\">x</a>",
        "<a href=\"\">x</a>",
        "<a href=\"javascript:x\">x</a>",
        "<a href=\"#borte\">x</a>",
        "<img src=\"https://x.example/a.png\" alt=\"\">",
        "<img srcset=\"../b.html 1x, https://x.example/a.png 2x\" alt=\"\">",
        "<video poster=\"borte.png\"></video>",
        "<track src=\"borte.vtt\">",
        "<link rel=\"stylesheet\" href=\"https://x.example/a.css\">",
        "<script>x</script>",
        "<style>p { color: red }</style>",
        "<p style=\"color: red\">x</p>",
        "<p onclick=\"x\">x</p>",
        "<h1>To</h1>",
        "<p id=\"x\"></p><p id=\"x\"></p>",
        "<p aria-labelledby=\"borte\">x</p>",
    ] {
        assert_eq!(problems_with(body).len(), 1, "{body}");
    }
}
