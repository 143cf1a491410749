//! What the index weighs, against tantivy itself.
//!
//! In: what the pages of this repository's own site say. Out: nothing, or a query for which adding
//! the weights of the published index puts other sections first than tantivy does. The oracle is an
//! index that is made here in the plainest way, one document a section, and asked with tantivy's
//! own queries. That stock lunr.js ranks by the same sums is held by a browser test.

use std::collections::BTreeMap;
use std::path::Path;

use loype::config::AudienceId;
use loype::ids::Id;
use loype::language::LanguageTag;
use loype::pipeline;
use loype::search::Search;
use loype::search::analysis::{words, words_and_joined};
use loype::search::index::Index;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{TextAnalyzer, WhitespaceTokenizer};
use tantivy::{DocAddress, IndexWriter, Searcher, TantivyDocument, Term};

/// Page and section.
type Place = (u32, u32);

/// By how much the sum of a few rounded weights may be off.
const ROUNDING: f32 = 0.05;

#[test]
fn sums_of_weights_put_first_what_tantivy_puts_first() {
    let site = pipeline::search(Path::new(env!("CARGO_MANIFEST_DIR")), &|_| ());
    let search = site.expect("the site can be read").search;
    let oracle = Oracle::of(&search);
    let queries = queries(&search.index);
    assert!(queries.len() >= 100, "{} queries", queries.len());
    for query in &queries {
        let expected = oracle.scores(query);
        let ours = sums(&search.index, query);
        assert_eq!(ours.len(), expected.len(), "{query:?} finds the same sections");
        for (place, score) in &ours {
            assert!(
                (score - expected[place]).abs() < ROUNDING,
                "{query:?} at {place:?}: {score}, and tantivy {}",
                expected[place]
            );
        }
        // Of two that rounding could put in either order, either may be among the first ten.
        let tenth = best(&expected).get(9).map_or(0.0, |place| expected[place]);
        for place in best(&ours).iter().take(10) {
            assert!(
                expected[place] > tenth - ROUNDING,
                "{query:?}: {place:?} is not among tantivy's first ten"
            );
        }
    }
}

/// Words and pairs of neighbours from the headings of the site, as terms.
fn queries(index: &Index) -> Vec<Vec<String>> {
    let known = |word: &str| {
        index
            .terms
            .iter()
            .find(|term| term.word == word.to_lowercase())
            .map(|term| term.text.clone())
    };
    let headings = index.pages.iter().map(|page| page.title.as_str());
    let of_heading =
        |heading: &str| words(heading).filter_map(|(_, word)| known(word)).collect::<Vec<String>>();
    let terms: Vec<Vec<String>> = headings.map(of_heading).collect();
    let single = terms.iter().flatten().map(|term| vec![term.clone()]);
    let pairs = terms.iter().flat_map(|terms| terms.windows(2).map(<[String]>::to_vec));
    let mut queries: Vec<Vec<String>> = single.chain(pairs).collect();
    queries.sort();
    queries.dedup();
    queries
}

fn sums(index: &Index, query: &[String]) -> BTreeMap<Place, f32> {
    let mut sums: BTreeMap<Place, u32> = BTreeMap::new();
    for term in query {
        let found =
            index.terms.iter().find(|known| known.text == *term).expect("the term is in the index");
        for posting in &found.postings {
            let place = [posting.page.index(), posting.section.index()]
                .map(|index| u32::try_from(index).expect("few pages"));
            *sums.entry(place.into()).or_default() += posting.weight;
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "weights are small")]
    sums.into_iter().map(|(place, sum)| (place, sum as f32 / 100.0)).collect()
}

fn best(scores: &BTreeMap<Place, f32>) -> Vec<Place> {
    let mut places: Vec<Place> = scores.keys().copied().collect();
    places.sort_by(|a, b| scores[b].total_cmp(&scores[a]).then(a.cmp(b)));
    places
}

/// An index that tantivy itself is asked of.
struct Oracle {
    searcher: Searcher,
    fields: Vec<(Field, f32)>,
    number: Field,
}

impl Oracle {
    fn of(search: &Search) -> Self {
        let mut schema = Schema::builder();
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("made")
            .set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        let boost = |name: &str| match name {
            "title" => 3.0,
            "heading" => 2.0,
            "text" => 1.0,
            "parts" => 0.4,
            _ => 0.8,
        };
        let fields: Vec<(Field, f32)> = search
            .index
            .fields
            .iter()
            .map(|field| (schema.add_text_field(&field.name, options.clone()), boost(&field.name)))
            .collect();
        let number = schema.add_u64_field("number", NumericOptions::default().set_fast());
        let index = tantivy::Index::create_in_ram(schema.build());
        index.tokenizers().register("made", TextAnalyzer::from(WhitespaceTokenizer::default()));
        let mut writer: IndexWriter =
            index.writer_with_num_threads(1, 50_000_000).expect("there is memory");
        for (page, section, texts) in sections(search) {
            let mut document = TantivyDocument::new();
            document.add_u64(number, u64::from(page) << 32 | u64::from(section));
            for ((field, _), text) in fields.iter().zip(texts) {
                document.add_text(*field, text);
            }
            writer.add_document(document).expect("there is memory");
        }
        writer.commit().expect("there is memory");
        Self { searcher: index.reader().expect("the index can be read").searcher(), fields, number }
    }

    fn scores(&self, query: &[String]) -> BTreeMap<Place, f32> {
        let clause = |term: &String, (field, boost): &(Field, f32)| -> (Occur, Box<dyn Query>) {
            let query =
                TermQuery::new(Term::from_field_text(*field, term), IndexRecordOption::WithFreqs);
            (Occur::Should, Box::new(BoostQuery::new(Box::new(query), *boost)))
        };
        let clauses =
            query.iter().flat_map(|term| self.fields.iter().map(move |field| clause(term, field)));
        let query = BooleanQuery::new(clauses.collect());
        let found = self
            .searcher
            .search(&query, &TopDocs::with_limit(100_000).order_by_score())
            .expect("the query is sound");
        found.into_iter().map(|(score, address)| (self.place(address), score)).collect()
    }

    fn place(&self, address: DocAddress) -> Place {
        let segment = self.searcher.segment_reader(address.segment_ord);
        let name = self.searcher.schema().get_field_name(self.number).to_owned();
        let number = segment
            .fast_fields()
            .u64(&name)
            .expect("the field is fast")
            .first(address.doc_id)
            .expect("each section has a number");
        (
            u32::try_from(number >> 32).expect("few pages"),
            u32::try_from(number & 0xffff_ffff).expect("few sections"),
        )
    }
}

/// Each section with the terms of its fields.
fn sections(search: &Search) -> Vec<(u32, u32, Vec<String>)> {
    let (index, splitter) = (&search.index, search.splitter());
    let field = |audience: Option<AudienceId>| match audience {
        Some(_) => index
            .fields
            .iter()
            .position(|field| field.audience == audience)
            .expect("each audience in use has a field"),
        None => 2,
    };
    let mut sections = Vec::new();
    for (page, text) in (0..).zip(&index.pages) {
        for (number, section) in (0..).zip(&text.sections) {
            let mut fields = vec![Vec::new(); index.fields.len()];
            let mut add = |text: &str, tag: Option<&LanguageTag>, field: usize| {
                let tag = tag.unwrap_or(&index.names.language);
                for word in words_and_joined(text) {
                    fields[field].extend(search.analyzer.terms(word, tag));
                    // Those of a title count as often as a title is boosted.
                    for _ in 0..if field == 0 { 3 } else { 1 } {
                        fields[3].extend(splitter.parts(word, tag));
                    }
                }
            };
            if number == 0 {
                add(&text.title, None, 0);
                add(&text.also, None, 1);
            }
            add(&section.heading, None, 1);
            for run in &section.runs {
                add(&run.text, run.language.as_ref(), field(run.audience));
            }
            sections.push((
                page,
                number,
                fields.into_iter().map(|terms| terms.join(" ")).collect(),
            ));
        }
    }
    sections
}
