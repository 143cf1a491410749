//! The shapes of sites in which something can grow without end.
//!
//! In: the name of a shape, its size and a folder. Out: a site there, in which one thing is
//! repeated as many times as the size says. With the size 0 there is the site without that thing.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Something that a site can have much of.
pub(crate) struct Shape {
    /// What it is called on the command line and in the table.
    pub(crate) name: &'static str,
    /// The size to begin with: large enough for a step that grows with the square to show.
    pub(crate) size: usize,
    /// What the program ends with.
    pub(crate) exit_code: i32,
    /// Writes the site.
    pub(crate) write: fn(&Site, usize),
}

/// The shapes, those that people meet first.
pub(crate) const SHAPES: [Shape; 15] = [
    fine("pages-of-module", 200, pages_of_module),
    fine("modules", 200, modules),
    fine("courses", 200, courses),
    fine("free-pages", 200, free_pages),
    faulty("broken-links", 400, broken_links),
    fine("equal-headings", 4_000, equal_headings),
    fine("contents", 2_000, contents),
    fine("prose", 10_000, prose),
    fine("formulas", 4_000, formulas),
    fine("links", 10_000, links),
    faulty("findings", 4_000, findings),
    fine("notes", 2_000, notes),
    faulty("nested-blocks", 20_000, nested_blocks),
    fine("nested-lists", 20_000, nested_lists),
    fine("nested-quotes", 20_000, nested_quotes),
];

const fn fine(name: &'static str, size: usize, write: fn(&Site, usize)) -> Shape {
    Shape { name, size, exit_code: 0, write }
}

/// A shape that the program finds errors in, of any size, so that no site is written.
const fn faulty(name: &'static str, size: usize, write: fn(&Site, usize)) -> Shape {
    Shape { name, size, exit_code: 1, write }
}

/// The folder of a site, to write files into.
pub(crate) struct Site<'a>(pub(crate) &'a Path);

impl Site<'_> {
    fn put(&self, path: &str, title: &str, body: &str) {
        let file = self.0.join("content").join(path);
        fs::create_dir_all(file.parent().expect("a file stands in a folder"))
            .expect("a folder can be made");
        fs::write(file, format!("---\ntitle: {title}\n---\n{body}\n"))
            .expect("a file can be written");
    }

    /// A site of one course with one module and one page, which has a text.
    fn one_page(&self, body: &str) {
        self.frame();
        self.put("kurs/modul-1/side.md", "Siden", body);
    }

    /// What every site has: a front page, and a course with a module.
    fn frame(&self) {
        self.put("index.md", "Forside", "");
        self.put("kurs/_index.md", "Kurset", "");
        self.put("kurs/modul-1/_index.md", "Modulen", "");
        fs::write(self.0.join("site-config.yaml"), "title: Vekst\nlanguage: nb\n")
            .expect("a file can be written");
    }
}

/// An error, for sites that are compared with sites that have many.
const FAULT: &str = "[dit](mangler.md)";

/// A text for a page; no two are alike.
fn text(number: usize) -> String {
    format!("Vi leser om tall nummer{number} og snakker sammen.")
}

/// One text after another, for each number.
fn each(count: usize, text: impl Fn(usize) -> String) -> String {
    (1..=count).fold(String::new(), |mut all, number| {
        let _ = write!(all, "{}", text(number));
        all
    })
}

fn pages_of_module(site: &Site, count: usize) {
    site.frame();
    for number in 1..=count {
        site.put(
            &format!("kurs/modul-1/side-{number}.md"),
            &format!("Side {number}"),
            &text(number),
        );
    }
}

fn modules(site: &Site, count: usize) {
    site.frame();
    for number in 1..=count {
        site.put(
            &format!("kurs/modul-{number}/_index.md"),
            &format!("Del {number}"),
            &text(number),
        );
    }
}

fn courses(site: &Site, count: usize) {
    site.frame();
    for number in 1..=count {
        let course = format!("kurs-{number}");
        site.put(&format!("{course}/_index.md"), &format!("Kurs {number}"), &text(number));
        site.put(&format!("{course}/modul-1/_index.md"), &format!("Modul {number}"), "");
    }
}

fn free_pages(site: &Site, count: usize) {
    site.frame();
    for number in 1..=count {
        site.put(&format!("side-{number}.md"), &format!("Side {number}"), &text(number));
    }
}

fn broken_links(site: &Site, count: usize) {
    site.one_page(FAULT);
    for number in 1..=count {
        let body = format!("{}\n\nSe [neste](side-{}x.md).", text(number), number + 1);
        let module = number.div_ceil(10) + 1;
        site.put(&format!("kurs/modul-{module}/_index.md"), &format!("Del {module}"), "");
        site.put(
            &format!("kurs/modul-{module}/side-{number}.md"),
            &format!("Side {number}"),
            &body,
        );
    }
}

fn equal_headings(site: &Site, count: usize) {
    site.one_page(&each(count, |_| "## Samme\n\n".to_owned()));
}

/// A heading for each of many things, and a link to each of them.
fn contents(site: &Site, count: usize) {
    let headings = each(count, |number| format!("## Om {number}\n\n"));
    let links = each(count, |number| format!("[se](#om-{number}) "));
    site.one_page(&(headings + &links));
}

fn prose(site: &Site, count: usize) {
    site.one_page(&each(count, |number| format!("{}\n\n", text(number % 1000))));
}

fn formulas(site: &Site, count: usize) {
    site.one_page(&each(count, |_| "$a_1 + b$ ".to_owned()));
}

fn links(site: &Site, count: usize) {
    site.one_page(&each(count, |_| "[modulen](_index.md) ".to_owned()));
}

fn findings(site: &Site, count: usize) {
    let links = each(count, |number| format!("[neste](mangler-{number}.md)\n\n"));
    site.one_page(&(links + FAULT));
}

fn notes(site: &Site, count: usize) {
    site.one_page(&each(count, |number| format!("{}\n\n:::leder\nSpør.\n:::\n\n", text(number))));
}

/// More blocks inside each other than the program allows: it says so, and is soon done.
fn nested_blocks(site: &Site, count: usize) {
    let (open, close) = (":::tips\n".repeat(count), ":::\n".repeat(count));
    site.one_page(&format!("{FAULT}\n\n{open}Innerst.\n{close}"));
}

fn nested_lists(site: &Site, count: usize) {
    site.one_page(&format!("{}innerst", "- ".repeat(count)));
}

fn nested_quotes(site: &Site, count: usize) {
    site.one_page(&format!("{}innerst", "> ".repeat(count)));
}
