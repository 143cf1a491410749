//! Generates sites of any size from the words of this repository's own course.
//!
//! In: a number of pages and a folder. Out: a site there, the same in every call: about 600 words
//! per page under several headings, 20 pages per module, 50 modules per course, and a note for
//! leaders on every third page. Words are drawn by Zipf's law (the word of rank n with a
//! probability proportional to 1/n) from the words of `content/`, ranked by their frequency there,
//! with all their inflections and compounds. The sentences are nonsense, but the distribution of
//! words over pages, which matters to a search, is realistic.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::rng::Rng;

const PAGES_A_MODULE: usize = 20;
const MODULES_A_COURSE: usize = 50;
const SECTIONS_A_PAGE: usize = 5;
const WORDS_A_SECTION: usize = 115;
const WORDS_A_NOTE: usize = 30;

/// The most frequent words, such as og, i and å, are not used in titles.
const RANKS_OF_SMALL_WORDS: usize = 60;

/// The kinds of pages, in turn: the kind in the front matter and the form of work.
const KINDS: [(&str, &str); 5] = [
    ("tekst", "individuell"),
    ("oppgave", "kollektiv"),
    ("diskusjon", "kollektiv"),
    ("refleksjon", "individuell"),
    ("utprøving", "individuell"),
];

/// Writes a site with `pages` pages in modules into a folder.
pub(crate) fn write_site(pages: usize, root: &Path) {
    let mut author = Author { words: Vocabulary::of_this_course(), rng: Rng::new(1) };
    put(root, "site-config.yaml", "title: Et stort nettsted\nlanguage: nb\n");
    put(root, "content/index.md", &format!("---\ntitle: Forside\n---\n{}\n", author.paragraph(60)));
    for module in 0..pages.div_ceil(PAGES_A_MODULE) {
        let course = format!("content/kurs-{}", module / MODULES_A_COURSE + 1);
        if module % MODULES_A_COURSE == 0 {
            put(
                root,
                &format!("{course}/_index.md"),
                &format!("---\ntitle: {}\n---\n{}\n", author.heading(3), author.paragraph(100)),
            );
        }
        let left = (pages - module * PAGES_A_MODULE).min(PAGES_A_MODULE);
        write_module(&mut author, root, &course, module % MODULES_A_COURSE + 1, left);
    }
}

fn write_module(author: &mut Author, root: &Path, course: &str, number: usize, pages: usize) {
    let folder = format!("{course}/modul-{number}");
    let front = format!(
        "module: {number}\ntitle: {}\nduration: 2 uker\nworkload: 8–10 timer",
        author.heading(3)
    );
    put(
        root,
        &format!("{folder}/_index.md"),
        &format!("---\n{front}\n---\n{}\n", author.paragraph(80)),
    );
    for page in 1..=pages {
        put(root, &format!("{folder}/{page:02}-side-{page}.md"), &author.page(page));
    }
}

fn put(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a file stands in a folder"))
        .expect("a folder can be made");
    fs::write(file, text).expect("a file can be written");
}

/// Generates page after page.
struct Author {
    words: Vocabulary,
    rng: Rng,
}

impl Author {
    fn page(&mut self, number: usize) -> String {
        let (kind, form) = KINDS[number % KINDS.len()];
        let title = self.heading(4);
        let mut text = format!(
            "---\ntitle: {title}\nkind: {kind}\nform: {form}\nduration: 30 min\n---\n{}\n",
            self.paragraph(25)
        );
        for _ in 0..SECTIONS_A_PAGE {
            let heading = self.heading(3);
            let half = WORDS_A_SECTION / 2;
            let _ = write!(
                text,
                "\n## {heading}\n\n{}\n\n{}\n",
                self.paragraph(half),
                self.paragraph(half)
            );
        }
        if number.is_multiple_of(3) {
            let _ = write!(text, "\n:::leder metode\n{}\n:::\n", self.paragraph(WORDS_A_NOTE));
        }
        text
    }

    /// A title or a heading, without the most frequent words.
    fn heading(&mut self, words: usize) -> String {
        let drawn: Vec<&str> =
            (0..words).map(|_| self.words.draw(&mut self.rng, RANKS_OF_SMALL_WORDS)).collect();
        capitalised(&drawn.join(" "))
    }

    /// Sentences of about twelve words, each with a comma.
    fn paragraph(&mut self, words: usize) -> String {
        let mut sentences = Vec::new();
        let mut left = words;
        while left > 0 {
            let length = (8 + self.rng.below(9)).min(left);
            let drawn: Vec<&str> = (0..length).map(|_| self.words.draw(&mut self.rng, 0)).collect();
            let (before, after) = drawn.split_at(length / 2);
            let comma = if before.is_empty() { "" } else { ", " };
            sentences.push(capitalised(&format!(
                "{}{comma}{}.",
                before.join(" "),
                after.join(" ")
            )));
            left -= length;
        }
        sentences.join(" ")
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Words by descending frequency, and the cumulative weights of the first n.
struct Vocabulary {
    words: Vec<String>,
    sums: Vec<f64>,
}

impl Vocabulary {
    /// The words of `content/`; equally frequent ones are in alphabetical order.
    fn of_this_course() -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        count_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &mut counts);
        let mut ordered: Vec<(String, usize)> = counts.into_iter().collect();
        ordered.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let words: Vec<String> = ordered.into_iter().map(|(word, _)| word).collect();
        let sums = words
            .iter()
            .scan((0.0, 0.0), |(sum, rank), _| {
                *rank += 1.0;
                *sum += 1.0 / *rank;
                Some(*sum)
            })
            .collect();
        Self { words, sums }
    }

    /// Draws a word, but none of the first `skipped`.
    fn draw(&self, rng: &mut Rng, skipped: usize) -> &str {
        let (least, most) = (
            if skipped == 0 { 0.0 } else { self.sums[skipped - 1] },
            self.sums[self.sums.len() - 1],
        );
        let aim = least + rng.share() * (most - least);
        let rank = self.sums.partition_point(|sum| *sum <= aim);
        &self.words[rank.min(self.words.len() - 1)]
    }
}

fn count_folder(folder: &Path, counts: &mut BTreeMap<String, usize>) {
    for entry in fs::read_dir(folder).expect("the course can be read") {
        let path = entry.expect("the course can be read").path();
        if path.is_dir() {
            count_folder(&path, counts);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            count_text(&fs::read_to_string(path).expect("the course can be read"), counts);
        }
    }
}

/// Counts the words of a text, except in front matter, in addresses, and in lines that open or
/// close a block.
fn count_text(text: &str, counts: &mut BTreeMap<String, usize>) {
    let body = text.splitn(3, "---\n").nth(2).unwrap_or(text);
    for line in body.lines().filter(|line| !line.starts_with(":::")) {
        let said: String = line
            .split("](")
            .enumerate()
            .map(
                |(at, part)| {
                    if at == 0 { part } else { part.split_once(')').map_or("", |(_, rest)| rest) }
                },
            )
            .collect();
        for word in
            said.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
        {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
    }
}
