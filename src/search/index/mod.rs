//! The search index: every term, where it occurs, and its weight there.
//!
//! In: the text of the pages. Out: an [`Index`]. A document, in the sense of search engines, is a
//! section of a page, so that a hit leads to the right heading. The steps, in order:
//!
//! 1. `count` reads the text, once, and counts the words of each section, a chunk of pages at a
//!    time. The `cache` keeps the chunks: one whose pages have not changed is not counted again.
//! 2. `vocabulary` gives every distinct word of the site an id, and knows how often it occurs.
//! 3. `lexicon` analyses every distinct word once: its terms, and those of its parts, are ids too.
//! 4. `lengths` adds up how many terms each section has.
//! 5. `weigh` merges the counts of the words of each term, and gives each posting tantivy's BM25
//!    weight times the boost of its field, in hundredths: integers, so that every engine that adds
//!    them gets the same order.
//!
//! Words become terms only in the last step, when the parts of every compound are known; so no
//! change of a page changes the counts of another. The same pages give the same index, for any
//! number of threads and any state of the cache.

mod cache;
mod count;
mod field;
mod groups;
mod lengths;
mod lexicon;
mod term;
mod vocabulary;
mod weigh;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::ids::IndexVec;
use crate::kind::Kind;
use crate::page_text::{PageText, SiteNames};
use crate::parallel::Checkpoint;
use crate::search::analysis::Analyzer;
use cache::CacheKey;
pub(super) use cache::IndexCache;
pub use field::{Field, FieldId};
pub(super) use term::utf16_order;
pub use term::{PageTextId, Posting, SectionId, Term};

/// The search index of a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// The names of courses, modules, kinds and audiences.
    pub names: SiteNames,
    /// The fields.
    pub fields: IndexVec<FieldId, Field>,
    /// The texts of the pages.
    pub pages: IndexVec<PageTextId, Arc<PageText>>,
    /// All terms, ordered by UTF-16 code units, as JavaScript orders strings.
    pub terms: Vec<Term>,
}

impl Index {
    /// Builds the index of a site's pages with the cache of the last build, and returns the new
    /// cache.
    ///
    /// # Errors
    ///
    /// That of `going_on`, which is asked again and again.
    pub(super) fn update<E: Send>(
        cache: &IndexCache,
        mut names: SiteNames,
        pages: Vec<Arc<PageText>>,
        analyzer: &Analyzer,
        going_on: &Checkpoint<E>,
    ) -> Result<(Self, IndexCache), E> {
        let in_use: BTreeSet<&str> =
            pages.iter().filter_map(|page| page.kind).map(Kind::id).collect();
        names.kinds.retain(|(id, _)| in_use.contains(id));
        let fields = Field::all(&names, &pages);
        let key = CacheKey {
            language: names.language.clone(),
            tables: analyzer.languages(),
            fields: fields.clone(),
        };
        let cache = cache.update(key, &pages, analyzer, going_on)?;
        let terms = weigh::weigh(&cache.chunks, fields.len(), &cache.lexicon, going_on)?;
        Ok((Self { names, fields, pages: pages.into(), terms }, cache))
    }

    /// The term with this text.
    pub(super) fn find(&self, text: &str) -> Option<&Term> {
        let at = self.terms.binary_search_by(|term| utf16_order(&term.text, text)).ok()?;
        self.terms.get(at)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::Arc;

    use rayon::ThreadPoolBuilder;

    use super::{FieldId, Index, IndexCache, Posting};
    use crate::ids::Id;
    use crate::language::tag;
    use crate::page_text::{PageText, SiteNames, TextRun};
    use crate::search::analysis::Analyzer;
    use crate::search::query::testing::page;

    fn index(pages: Vec<PageText>) -> Index {
        let audiences = [("leader", "Leder"), ("owner", "Eier")]
            .map(|(id, name)| (id.to_owned(), name.to_owned()))
            .into_iter()
            .collect();
        let names = SiteNames { language: tag("nb"), audiences, ..SiteNames::default() };
        let pages = pages.into_iter().map(Arc::new).collect();
        let analyzer = Analyzer::new(&[tag("nb"), tag("en")]);
        let cache = IndexCache::default();
        let Ok((index, _)) =
            Index::update(&cache, names, pages, &analyzer, &|| Ok::<(), Infallible>(()));
        index
    }

    /// The postings of a term: page, section and name of the field.
    fn places<'a>(index: &'a Index, term: &str) -> Vec<(usize, usize, &'a str)> {
        let postings = index.find(term).map(|term| term.postings.as_slice()).unwrap_or_default();
        let field = |id: FieldId| index.fields[id].name.as_str();
        let place = |posting: &Posting| {
            (posting.page.index(), posting.section.index(), field(posting.field))
        };
        postings.iter().map(place).collect()
    }

    fn weight(index: &Index, term: &str) -> Vec<u32> {
        index
            .find(term)
            .map(|term| term.postings.iter().map(|posting| posting.weight).collect())
            .unwrap_or_default()
    }

    #[test]
    fn a_term_stands_in_the_field_of_what_says_it() {
        let sections = [("", "kurs"), ("Plan", "møteplan møte"), ("", "eier: kurs plan")];
        let found = index(vec![page("Kurs", &[("", "elev")]), page("Mål", &sections)]);
        let names: Vec<&str> = found.fields.iter().map(|field| field.name.as_str()).collect();
        assert_eq!(
            names,
            ["title", "heading", "text", "parts", "for-owner"],
            "no field for an audience that is told nothing"
        );
        assert_eq!(places(&found, "kurs"), [(0, 0, "title"), (1, 0, "text"), (1, 2, "for-owner")]);
        assert_eq!(
            places(&found, "plan"),
            [(1, 1, "heading"), (1, 1, "parts"), (1, 2, "for-owner")]
        );
        assert_eq!(places(&found, "møteplan"), [(1, 1, "text")]);
        assert_eq!(
            (found.find("kurs").map(|term| term.pages), found.find("plan").map(|term| term.pages)),
            (Some(2), Some(1))
        );
    }

    #[test]
    fn a_text_is_analysed_in_its_own_language() {
        let mut pages = vec![page("", &[("", "leaders")])];
        pages[0].sections[0].runs.push(TextRun {
            text: "leaders".to_owned(),
            language: Some(tag("en")),
            ..TextRun::default()
        });
        pages[0].sections[0].runs.push(TextRun {
            text: "leaders".to_owned(),
            language: Some(tag("se")),
            ..TextRun::default()
        });
        let found = index(pages);
        let frequencies = ["leader", "lead", "leaders"].map(|term| places(&found, term).len());
        assert_eq!(
            frequencies,
            [1, 1, 1],
            "in Norwegian, in English, and in a language without tables"
        );
    }

    #[test]
    fn titles_weigh_more_than_headings_and_these_more_than_text() {
        let pages = vec![page("alfa", &[("beta", "gamma")]), page("x", &[("y", "z")])];
        let found = index(pages);
        let [title, heading, text] = ["alfa", "beta", "gamma"]
            .map(|word| weight(&found, &Analyzer::new(&[tag("nb")]).terms(word, &tag("nb"))[0])[0]);
        assert!(title > heading && heading > text && text > 0, "{title} {heading} {text}");
    }

    #[test]
    fn terms_stand_in_the_order_of_strings_in_javascript() {
        let found = index(vec![page("", &[("", "﨎b 𐐨b zb åb")])]);
        assert_eq!(
            found.terms.iter().map(|term| term.text.as_str()).collect::<Vec<_>>(),
            ["zb", "åb", "𐐨b", "﨎b"]
        );
    }

    #[test]
    fn the_same_pages_give_the_same_index_with_any_number_of_threads() {
        let words = [
            "elev",
            "elevene",
            "vurdering",
            "egenvurdering",
            "plan",
            "møteplan",
            "møte",
            "kultur",
            "kurs",
            "leder",
        ];
        let text = |page: usize, section: usize| {
            (0..page % 7 + 3)
                .map(|at| words[(page * 31 + section * 17 + at * at) % words.len()])
                .collect::<Vec<_>>()
                .join(" ")
        };
        let pages: Vec<PageText> = (0..200)
            .map(|number| {
                let texts: Vec<String> =
                    (0..=number % 4).map(|section| text(number, section)).collect();
                page(
                    words[number % words.len()],
                    &texts.iter().map(|text| ("Kurs", text.as_str())).collect::<Vec<_>>(),
                )
            })
            .collect();
        let with = |threads: usize| {
            let pool =
                ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
            pool.install(|| index(pages.clone()))
        };
        assert!(with(1) == with(4));
    }

    #[test]
    fn a_term_is_shown_as_its_own_most_frequent_word_and_not_as_a_compound_with_it() {
        let found = index(vec![page(
            "",
            &[(
                "",
                "egenvurdering egenvurdering egenvurdering Vurderingen vurdering Vurderingen egen",
            )],
        )]);
        let term = Analyzer::new(&[tag("nb")]).terms("vurdering", &tag("nb")).remove(0);
        assert_eq!(found.find(&term).map(|term| term.word.as_str()), Some("vurderingen"));
        assert_eq!(places(&found, &term), [(0, 0, "text"), (0, 0, "parts")]);
    }

    #[test]
    fn a_part_of_a_word_weighs_more_in_a_title() {
        let found =
            index(vec![page("Møteplan", &[("", "kurs")]), page("", &[("", "møteplan møte plan")])]);
        let parts = found.find("plan").map_or(&[][..], |term| &term.postings).iter();
        let weights: Vec<u32> = parts
            .filter(|posting| posting.field == FieldId::PARTS)
            .map(|posting| posting.weight)
            .collect();
        assert!(matches!(weights[..], [title, text] if title > text), "{weights:?}");
    }

    #[test]
    fn no_text_stops_the_index() {
        assert_eq!(index(Vec::new()).terms, []);
        assert_eq!(index(vec![page("🎉", &[("", "🎉 – 👩‍🏫!")])]).terms, []);
        let long = [
            "en".repeat(50_000),
            "vurdering".repeat(10_000),
            "\u{301}".repeat(100_000),
            "ae".repeat(50_000),
        ]
        .join(" ");
        let found = index(vec![page("", &[("", &format!("elev {long}"))])]);
        assert!(found.find("elev").is_some());
        let found = index(vec![page("", &[("", &"elev ".repeat(70_000))])]);
        assert_eq!(places(&found, "elev"), [(0, 0, "text")], "more often than two bytes can say");
        let sections: Vec<(&str, &str)> = vec![("Elev", "elev"); 70_000];
        let found = index(vec![page("", &sections)]);
        assert_eq!(places(&found, "elev").last(), Some(&(0, 69_999, "text")));
    }
}
