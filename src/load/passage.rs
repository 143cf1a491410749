//! Passages that may be in another language than the page.
//!
//! In: the pieces of a page's text, one by one. Out: the paragraphs and list items that have hardly
//! any of the everyday words of the page's language, with titles in italics, links and code left
//! out, and what raw HTML marks with `lang`. Most text is in the language of its page, so that
//! almost nothing is kept. Which language a passage is in is left to `check`.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::html::{Fragment, Token, end_is_optional, is_void};
use crate::language::LanguageTag;

/// A passage with hardly any everyday words of the page's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage<Place> {
    /// Its words, without those in italics, links and code.
    pub text: String,
    /// Its place.
    pub place: Place,
    /// The number of the innermost block that it is inside.
    pub block: Option<usize>,
}

/// Fewer words than these are a name or an expression.
const LEAST_WORDS: usize = 8;

/// Words that occur in nearly every sentence of a language and seldom in one of the others; nothing
/// for languages that have no list here.
fn everyday_words(language: &str) -> &'static [&'static str] {
    let tag = LanguageTag::parse(language).unwrap_or_default();
    match tag.primary() {
        _ if tag.is_scandinavian() => &[
            "og", "och", "ikke", "ikkje", "inte", "som", "på", "til", "till", "av", "af", "med",
            "å", "att", "det", "kan", "skal", "ska", "eller", "når", "dere", "dykk", "være",
            "vere", "fra", "frå", "från", "også", "må", "blir", "om", "hva", "kva", "vi",
        ],
        "en" => &[
            "the", "of", "and", "to", "is", "that", "with", "are", "be", "by", "this", "from",
            "or", "which", "we", "you", "it", "their", "a", "as", "not", "have", "what", "how",
        ],
        "de" => &[
            "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "zu", "auf", "für",
            "von", "sich", "wir", "auch",
        ],
        "fr" => &[
            "le", "la", "les", "des", "du", "est", "une", "que", "dans", "pour", "pas", "qui",
            "sur", "nous", "avec", "aux",
        ],
        "es" => &[
            "el", "los", "las", "que", "y", "una", "por", "con", "para", "del", "se", "es", "como",
            "más",
        ],
        _ => &[],
    }
}

/// How many of a text's words are everyday words of a language.
#[must_use]
pub fn count_everyday(text: &str, language: &str) -> usize {
    everyday(text, language).count()
}

/// The everyday words of a language in a text.
fn everyday<'t>(text: &'t str, language: &str) -> impl Iterator<Item = &'t str> {
    let known = everyday_words(language);
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| known.contains(&word.to_lowercase().as_str()))
}

/// A raw element with a `lang` of its own.
#[derive(Debug)]
struct Marked {
    name: String,
    /// How many elements of its name are open.
    depth: usize,
    /// Whether it was opened in a line of text, with which it ends.
    in_line: bool,
}

/// Gathers the passages of a page.
#[derive(Debug)]
pub(super) struct Passages<'a> {
    language: &'a str,
    /// The passage that is open: its words and where it begins and ends.
    open: Option<(String, Range<usize>)>,
    /// How many elements are open whose words do not count.
    aside: usize,
    /// The raw element with a `lang` of its own that is open.
    marked: Option<Marked>,
    found: Vec<Passage<Range<usize>>>,
}

impl<'a> Passages<'a> {
    pub(super) fn new(language: &'a str) -> Self {
        Self { language, open: None, aside: 0, marked: None, found: Vec::new() }
    }

    /// Takes an event, inside the block of a number.
    pub(super) fn event(&mut self, event: &Event, range: &Range<usize>, block: Option<usize>) {
        match event {
            Event::Start(Tag::Paragraph | Tag::Item | Tag::DefinitionListDefinition) => {
                self.close(block);
                self.open = Some((String::new(), range.clone()));
            }
            Event::Start(Tag::List(_) | Tag::CodeBlock(_)) => self.close(block),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::DefinitionListDefinition) => {
                self.close(block);
                self.marked.take_if(|marked| marked.in_line);
            }
            Event::Start(Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. }) => self.aside += 1,
            Event::End(TagEnd::Emphasis | TagEnd::Link | TagEnd::Image) => {
                self.aside = self.aside.saturating_sub(1);
            }
            Event::Text(text) => self.add(text, range),
            Event::SoftBreak | Event::HardBreak => self.add(" ", range),
            _ => {}
        }
    }

    fn add(&mut self, text: &str, range: &Range<usize>) {
        if let Some((words, place)) =
            self.open.as_mut().filter(|_| self.aside == 0 && self.marked.is_none())
        {
            // The range of an item itself has its mark before and the lists inside it behind.
            place.start = if words.is_empty() { range.start } else { place.start };
            place.end = range.end;
            words.push_str(text);
        }
    }

    /// Takes raw HTML: a block, or a part of a line.
    pub(super) fn html(&mut self, html: &Fragment, is_block: bool) {
        for token in &html.tokens {
            match (token, &mut self.marked) {
                (Token::Start(tag), Some(marked)) if marked.name == tag.name => marked.depth += 1,
                (Token::End(name), Some(marked)) if marked.name == *name => marked.depth -= 1,
                (Token::Start(tag), None) if tag.value("lang").is_some() && !is_void(&tag.name) => {
                    let name = tag.name.clone();
                    self.marked = Some(Marked { name, depth: 1, in_line: !is_block });
                }
                _ => {}
            }
            self.marked.take_if(|marked| marked.depth == 0);
        }
        // What follows a block of raw HTML is a paragraph or the like, and ends such an element.
        self.marked.take_if(|marked| is_block && end_is_optional(&marked.name));
    }

    fn close(&mut self, block: Option<usize>) {
        let Some((text, place)) = self.open.take() else { return };
        let words =
            text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        // Nearly every passage has enough of them after a few words.
        let enough = words.div_ceil(10);
        if words >= LEAST_WORDS && everyday(&text, self.language).take(enough).count() < enough {
            self.found.push(Passage { text, place, block });
        }
    }

    /// The passages that were found.
    pub(super) fn finish(mut self) -> Vec<Passage<Range<usize>>> {
        self.close(None);
        self.found
    }
}
