//! Small handmade indexes for the tests of queries and shards, in which every occurrence of a word
//! has the same weight.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Excerpt, Query, Results, SearchOptions, Searcher};
use crate::config::AudienceId;
use crate::ids::Id;
use crate::language::tag;
use crate::page_text::{PageText, Section, SiteNames, TextRun};
use crate::search::analysis::{Analyzer, words_and_joined};
use crate::search::index::{Field, FieldId, Index, PageTextId, Posting, SectionId, Term};

/// The index of the first field for an audience: after title, heading, text and parts.
const FOR: usize = 4;

/// An index with the analyzer that built it.
pub(in crate::search) struct TestSite {
    pub(in crate::search) index: Index,
    pub(super) analyzer: Analyzer,
}

/// Where a term occurs: page, section and field.
type Occurrence = (usize, usize, usize);

impl TestSite {
    /// A site of pages with one text each, in a language without tables.
    pub(in crate::search) fn new(texts: &[&str]) -> Self {
        Self::of(texts.iter().map(|text| page("", &[("", text)])).collect(), "sma")
    }

    /// A site of pages in a language.
    pub(in crate::search) fn of(pages: Vec<PageText>, language: &str) -> Self {
        let language = tag(language);
        let analyzer = Analyzer::new([&language]);
        let mut found: BTreeMap<Vec<u16>, (String, String, BTreeMap<Occurrence, u32>)> =
            BTreeMap::new();
        for (number, page) in pages.iter().enumerate() {
            for (place, weight, text) in texts(number, page) {
                for word in words_and_joined(text) {
                    for term in analyzer.terms(word, &language) {
                        let (_, _, places) = found
                            .entry(term.encode_utf16().collect())
                            .or_insert_with(|| (term, word.to_lowercase(), BTreeMap::new()));
                        *places.entry(place).or_default() += weight;
                    }
                }
            }
        }
        let terms =
            found.into_values().map(|(text, word, places)| term(text, word, &places)).collect();
        let field = |name: &str, audience| Field { name: name.to_owned(), audience };
        let fields = ["title", "heading", "text", "parts"].map(|name| field(name, None));
        let audiences = [
            field("for-leader", Some(AudienceId::new(0))),
            field("for-owner", Some(AudienceId::new(1))),
        ];
        let fields = fields.into_iter().chain(audiences).collect();
        Self {
            index: Index {
                names: SiteNames::default(),
                fields,
                pages: pages.into_iter().map(Arc::new).collect(),
                terms,
            },
            analyzer,
        }
    }

    pub(super) fn searcher(&self) -> Searcher<'_> {
        Searcher::new(&self.index, &self.analyzer)
    }

    /// The results of a query without options.
    pub(super) fn search(&self, query: &str) -> Results {
        self.search_in(query, &SearchOptions::default())
    }

    pub(super) fn search_in(&self, query: &str, options: &SearchOptions) -> Results {
        let query = Query::parse(query).unwrap_or_else(|error| panic!("{query}: {error:?}"));
        self.searcher().search(&query, options, usize::MAX)
    }

    /// The indices of the pages that a query finds, best first.
    pub(super) fn found(&self, query: &str) -> Vec<usize> {
        self.search(query).hits.iter().map(|hit| hit.page.index()).collect()
    }

    /// The excerpt of the first section of the first page.
    pub(super) fn first_excerpt(&self, query: &str) -> Excerpt {
        let (page, section) = (PageTextId::new(0), SectionId::new(0));
        self.searcher().excerpt(&self.search(query), page, section)
    }
}

/// A page with sections of a heading and a text; a text that begins with `leder:` or `eier:` is for
/// that audience.
pub(in crate::search) fn page(title: &str, sections: &[(&str, &str)]) -> PageText {
    let section = |(heading, text): &(&str, &str)| {
        let notes = [("leder: ", 0), ("eier: ", 1)];
        let note = notes
            .iter()
            .find_map(|(name, audience)| text.strip_prefix(name).map(|text| (text, *audience)));
        let (text, audience) =
            note.map_or((*text, None), |(text, audience)| (text, Some(AudienceId::new(audience))));
        let run = TextRun { text: text.to_owned(), audience, ..TextRun::default() };
        Section { id: heading.to_lowercase(), heading: (*heading).to_owned(), runs: vec![run] }
    };
    PageText {
        address: format!("{title}.html"),
        title: title.to_owned(),
        language: None,
        also: String::new(),
        kind: None,
        course: None,
        module: None,
        audience: Vec::new(),
        sections: sections.iter().map(section).collect(),
    }
}

/// The texts of a page, each with its position and the weight of a word there.
fn texts(number: usize, page: &PageText) -> Vec<(Occurrence, u32, &str)> {
    let mut texts = vec![((number, 0, 0), 300, page.title.as_str())];
    for (section, said) in page.sections.iter().enumerate() {
        texts.push(((number, section, 1), 200, said.heading.as_str()));
        for run in &said.runs {
            let audience = run.audience.map(Id::index);
            let (field, weight) = audience.map_or((2, 100), |audience| (FOR + audience, 80));
            texts.push(((number, section, field), weight, run.text.as_str()));
        }
    }
    texts
}

fn term(text: String, word: String, places: &BTreeMap<Occurrence, u32>) -> Term {
    let posting = |(&(page, section, field), &weight): (&Occurrence, &u32)| Posting {
        page: PageTextId::new(page),
        section: SectionId::new(section),
        field: FieldId::new(field),
        weight,
    };
    let postings: Vec<Posting> = places.iter().map(posting).collect();
    let pages = postings.chunk_by(|a, b| a.page == b.page).count();
    Term { text, word, pages, postings }
}
