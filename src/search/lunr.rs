//! The whole index in the format of lunr.js 2.3.
//!
//! In: an [`Index`]. Out: the JSON that `lunr.Index.load` accepts. lunr scores by the dot product
//! of a query's and a field's vector, so vectors of BM25 weights make stock lunr rank as tantivy
//! does. The reference of a document is the address of its section. The index has no pipeline:
//! lunr's own would split words at æ, ø and å. Queries must therefore consist of terms.
//!
//! The format is that of `lunr.Index.prototype.toJSON` in lunr.js 2.3.9. Vectors are lists of term
//! index and weight, ordered by index; terms are in the order of JavaScript strings; every posting
//! has all fields.

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use super::index::{Index, PageTextId, Posting, SectionId, Term};
use crate::ids::IndexVec;

/// The version of lunr.js that defines the format.
const VERSION: &str = "2.3.9";

/// Writes the index.
///
/// # Errors
///
/// Those of `out`.
pub fn write(index: &Index, out: impl Write) -> serde_json::Result<()> {
    let (refs, vectors) = (SectionRefs::of(index), vectors(index));
    let document = SerializedIndex {
        version: VERSION,
        fields: index.fields.iter().map(|field| field.name.as_str()).collect(),
        field_vectors: FieldVectors { index, refs: &refs, vectors: &vectors },
        inverted_index: InvertedIndex { index, refs: &refs },
        pipeline: [],
    };
    serde_json::to_writer(out, &document)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SerializedIndex<'a> {
    version: &'static str,
    fields: Vec<&'a str>,
    field_vectors: FieldVectors<'a>,
    inverted_index: InvertedIndex<'a>,
    pipeline: [&'static str; 0],
}

/// The addresses of the sections, by page and section.
struct SectionRefs(IndexVec<PageTextId, IndexVec<SectionId, String>>);

impl SectionRefs {
    fn of(index: &Index) -> Self {
        Self(
            index
                .pages
                .iter()
                .map(|page| {
                    page.sections.iter().map(|section| section.address_on(&page.address)).collect()
                })
                .collect(),
        )
    }

    fn get(&self, posting: &Posting) -> &str {
        self.0
            .get(posting.page)
            .and_then(|page| page.get(posting.section))
            .map_or("", String::as_str)
    }
}

/// For each field of each section, the indices and the weights of its terms.
type Vectors = BTreeMap<Posting, Vec<(usize, u32)>>;

fn vectors(index: &Index) -> Vectors {
    let mut vectors = Vectors::new();
    for (number, term) in index.terms.iter().enumerate() {
        for posting in &term.postings {
            vectors
                .entry(Posting { weight: 0, ..*posting })
                .or_default()
                .push((number, posting.weight));
        }
    }
    vectors
}

struct FieldVectors<'a> {
    index: &'a Index,
    refs: &'a SectionRefs,
    vectors: &'a Vectors,
}

impl Serialize for FieldVectors<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.vectors.len()))?;
        for (place, terms) in self.vectors {
            let field = self.index.fields.get(place.field).map_or("", |field| field.name.as_str());
            list.serialize_element(&(format!("{field}/{}", self.refs.get(place)), Vector(terms)))?;
        }
        list.end()
    }
}

struct Vector<'a>(&'a [(usize, u32)]);

impl Serialize for Vector<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len() * 2))?;
        for (term, weight) in self.0 {
            list.serialize_element(term)?;
            list.serialize_element(&(f64::from(*weight) / 100.0))?;
        }
        list.end()
    }
}

struct InvertedIndex<'a> {
    index: &'a Index,
    refs: &'a SectionRefs,
}

impl<'a> Serialize for InvertedIndex<'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = |(number, term): (usize, &'a Term)| {
            (term.text.as_str(), TermEntry { number, term, of: self })
        };
        serializer.collect_seq(self.index.terms.iter().enumerate().map(entry))
    }
}

/// The value of a term: its index, and for each field the sections in which it occurs.
struct TermEntry<'a> {
    number: usize,
    term: &'a Term,
    of: &'a InvertedIndex<'a>,
}

impl Serialize for TermEntry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("_index", &self.number)?;
        for (id, field) in self.of.index.fields.iter_enumerated() {
            let here = self.term.postings.iter().filter(|posting| posting.field == id);
            let places: BTreeMap<&str, HitMetadata> =
                here.map(|posting| (self.of.refs.get(posting), HitMetadata {})).collect();
            map.serialize_entry(&field.name, &places)?;
        }
        map.end()
    }
}

/// The metadata of a hit, of which lunr records none by default.
#[derive(Serialize)]
struct HitMetadata {}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::write;
    use crate::search::query::testing::{TestSite, page};

    #[test]
    fn an_index_has_the_shape_that_lunr_loads() {
        let site =
            TestSite::of(vec![page("plan", &[("", "år plan"), ("Mål", "leder: år")])], "sma");
        let mut written = Vec::new();
        write(&site.index, &mut written).expect("memory takes all that is written to it");
        let (top, heading) = ("plan.html", "plan.html#m%C3%A5l");
        let nowhere = json!({
            "title": {}, "heading": {}, "text": {}, "parts": {}, "for-leader": {}, "for-owner": {},
        });
        let posting = |number: usize, fields: &[(&str, &str)]| {
            let mut posting = nowhere.clone();
            posting["_index"] = json!(number);
            for (field, place) in fields {
                posting[field] = json!({ *place: {} });
            }
            posting
        };
        let expected = json!({
            "version": "2.3.9",
            "fields": ["title", "heading", "text", "parts", "for-leader", "for-owner"],
            "fieldVectors": [
                [format!("title/{top}"), [1, 3.0]],
                [format!("text/{top}"), [1, 1.0, 2, 1.0]],
                [format!("heading/{heading}"), [0, 2.0]],
                [format!("for-leader/{heading}"), [2, 0.8]],
            ],
            "invertedIndex": [
                ["mål", posting(0, &[("heading", heading)])],
                ["plan", posting(1, &[("title", top), ("text", top)])],
                ["år", posting(2, &[("text", top), ("for-leader", heading)])],
            ],
            "pipeline": [],
        });
        assert_eq!(serde_json::from_slice::<Value>(&written).expect("JSON"), expected);
    }
}
