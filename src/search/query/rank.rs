//! Weighs sections and pages, and puts the pages in order.
//!
//! In: what the words of a query stand for, and whom and what the search is for. Out: the pages
//! that have all words, or where there are none those with some, best first. All sums are of whole
//! numbers, so that the browser, which does the same, comes to the same order: a posting counts
//! four times its weight, once where it is for another audience than the one that looks; a word's
//! own terms count double what merely begins or ends with it; and a page counts twice each word
//! where it stands best, and once the section where they stand best together.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::words::{Meaning, Sought};
use super::{Hit, SECTIONS, Scope};
use crate::config::AudienceId;
use crate::page_text::PageText;
use crate::search::index::{Field, Index, PARTS, Posting, TITLE, Term};

/// The pages that were found, best first.
#[derive(Debug)]
pub(super) struct Ranking {
    pub(super) pages: Vec<Scored>,
    /// Where words stand, by page, section and word.
    found: Vec<Found>,
}

/// A page with its score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scored {
    pub(super) page: u32,
    pub(super) score: u64,
    /// How many of the words it has.
    words: usize,
    /// Whether it is for the audience that looks.
    fits: bool,
    /// Where its words stand in the list of all.
    found: Range<usize>,
}

/// That a word stands in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    page: u32,
    section: u32,
    word: usize,
    /// Reversed, so that the strongest of several terms comes first.
    strength: Reverse<u64>,
}

impl Ranking {
    pub(super) fn of(index: &Index, meaning: &Meaning, wanted: &Scope) -> Self {
        let scale = Scale { fields: &index.fields, view: wanted.view };
        let mut found: Vec<Found> = meaning
            .sought
            .iter()
            .enumerate()
            .flat_map(|(number, word)| {
                scale.word(word).map(move |found| Found { word: number, ..found })
            })
            .collect();
        found.sort_unstable();
        found.dedup_by_key(|found| (found.page, found.section, found.word));
        let unwanted: BTreeSet<u32> = meaning.unwanted.iter().flat_map(unwanted).collect();
        let keeps = |page: &Scored| {
            let text = index.pages.get(page.page as usize);
            !unwanted.contains(&page.page) && text.is_some_and(|text| wanted.keeps(text))
        };
        let mut ranking = Self { pages: Vec::new(), found };
        ranking.pages = ranking.scored(index, wanted).into_iter().filter(keeps).collect();
        ranking.keep_most(&meaning.sought);
        ranking
            .pages
            .sort_by_key(|page| (Reverse(page.words), !page.fits, Reverse(page.score), page.page));
        ranking
    }

    /// Every page that has a word, with its score.
    fn scored(&self, index: &Index, wanted: &Scope) -> Vec<Scored> {
        let mut start = 0;
        let pages = self.found.chunk_by(|a, b| a.page == b.page).filter_map(|found| {
            let range = start..start + found.len();
            start = range.end;
            let page = found.first()?.page;
            let fits = index.pages.get(page as usize).is_some_and(|text| wanted.fits(text));
            let (words, score) = score(found);
            Some(Scored { page, score, words, fits, found: range })
        });
        pages.collect()
    }

    /// Keeps the pages that have all words, or where there are none those that have at least the
    /// words of phrases.
    fn keep_most(&mut self, sought: &[Sought]) {
        let all = sought.len();
        if self.pages.iter().any(|page| page.words == all) {
            return self.pages.retain(|page| page.words == all);
        }
        let needed: Vec<usize> = sought
            .iter()
            .enumerate()
            .filter(|(_, word)| word.is_needed)
            .map(|(number, _)| number)
            .collect();
        let pages = std::mem::take(&mut self.pages);
        self.pages = pages
            .into_iter()
            .filter(|page| needed.iter().all(|word| self.has(page, *word)))
            .collect();
    }

    /// Whether a page has the word of a number.
    pub(super) fn has(&self, page: &Scored, word: usize) -> bool {
        self.on(page).iter().any(|found| found.word == word)
    }

    /// A page as it is shown, with its best sections.
    pub(super) fn hit(&self, page: &Scored) -> Hit {
        let sections = self.on(page).chunk_by(|a, b| a.section == b.section).filter_map(|found| {
            let sum: u64 = found.iter().map(|found| found.strength.0).sum();
            found.first().map(|first| (Reverse(sum), first.section as usize))
        });
        let mut sections: Vec<_> = sections.collect();
        sections.sort_unstable();
        let mut numbers = sections.into_iter().map(|(_, number)| number).peekable();
        Hit {
            page: page.page as usize,
            score: page.score,
            section: numbers.peek().copied().unwrap_or_default(),
            sections: numbers.filter(|number| *number > 0).take(SECTIONS).collect(),
        }
    }

    fn on(&self, page: &Scored) -> &[Found] {
        self.found.get(page.found.clone()).unwrap_or_default()
    }
}

/// How many words a page has, and its score.
fn score(found: &[Found]) -> (usize, u64) {
    let mut by_word: Vec<(usize, Reverse<u64>)> =
        found.iter().map(|found| (found.word, found.strength)).collect();
    by_word.sort_unstable();
    by_word.dedup_by_key(|(word, _)| *word);
    let best_of_each: u64 = by_word.iter().map(|(_, strength)| strength.0).sum();
    let sections = found.chunk_by(|a, b| a.section == b.section);
    let together =
        sections.map(|found| found.iter().map(|found| found.strength.0).sum()).max().unwrap_or(0);
    (by_word.len(), 2 * best_of_each + together)
}

/// How much a posting counts.
struct Scale<'a> {
    fields: &'a [Field],
    view: Option<AudienceId>,
}

impl Scale<'_> {
    /// Where a word stands, once a term and section.
    fn word(&self, word: &Sought) -> impl Iterator<Item = Found> {
        let exact = word.exact.iter().flat_map(|term| self.term(term, word.in_title, 2));
        let others = word.begun.iter().chain(word.ended.iter().copied());
        exact.chain(others.flat_map(|term| self.term(term, word.in_title, 1)))
    }

    fn term(&self, term: &Term, in_title: bool, factor: u64) -> impl Iterator<Item = Found> {
        let sections = term.postings.chunk_by(|a, b| (a.page, a.section) == (b.page, b.section));
        sections.filter_map(move |postings| {
            let mut values = postings
                .iter()
                .filter(|posting| !in_title || posting.field as usize == TITLE)
                .map(|posting| self.value(posting))
                .peekable();
            let first = values.peek().and_then(|_| postings.first())?;
            Some(Found {
                page: first.page,
                section: first.section,
                word: 0,
                strength: Reverse(factor * values.sum::<u64>()),
            })
        })
    }

    fn value(&self, posting: &Posting) -> u64 {
        let audience = self.fields.get(posting.field as usize).and_then(|field| field.audience);
        let is_for_others = self.view.is_some() && audience.is_some() && audience != self.view;
        u64::from(posting.weight) * if is_for_others { 1 } else { 4 }
    }
}

/// The pages that an unwanted word stands on.
fn unwanted(word: &Sought) -> impl Iterator<Item = u32> {
    let postings = word.exact.iter().copied().chain(word.begun).flat_map(|term| &term.postings);
    let counts = move |posting: &&Posting| {
        if word.in_title {
            posting.field as usize == TITLE
        } else {
            posting.field as usize != PARTS
        }
    };
    postings.filter(counts).map(|posting| posting.page)
}

impl Scope {
    /// Whether a page is to be found at all.
    fn keeps(&self, page: &PageText) -> bool {
        let module = page.course.zip(page.module);
        let is_in_module = module.is_some_and(|module| self.modules.contains(&module));
        (self.modules.is_empty() || is_in_module) && (self.kind.is_none() || page.kind == self.kind)
    }

    /// Whether a page is for the audience that looks.
    fn fits(&self, page: &PageText) -> bool {
        self.view.is_none_or(|view| page.audience.is_empty() || page.audience.contains(&view))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use crate::config::AudienceId;
    use crate::ids::{Id, ids};
    use crate::search::query::testing::{Site, page};
    use crate::search::query::words::Meaning;
    use crate::search::query::{Query, Scope};

    /// The letters of a site for which no language has rules.
    const NONE: &str = "sma";

    #[test]
    fn pages_must_have_all_words_and_the_best_comes_first() {
        let site = Site::new(&["elev", "elev vurdering", "vurdering", "elev elev vurdering"]);
        assert_eq!(site.found("elev vurdering "), [3, 1]);
        assert_eq!(site.search("elev vurdering ").missing, [""; 0]);
    }

    #[test]
    fn pages_that_weigh_the_same_keep_their_order() {
        assert_eq!(Site::new(&["elev", "elev", "elev"]).found("elev "), [0, 1, 2]);
    }

    #[test]
    fn where_no_page_has_all_words_those_with_most_come_first_and_the_missing_is_told() {
        let site = Site::new(&["elev elev elev", "elev mappe", "mappe vurdering", "kurs"]);
        let results = site.search("elev mappe vurdering ");
        assert_eq!(results.hits.iter().map(|hit| hit.page).collect::<Vec<_>>(), [1, 2, 0]);
        assert_eq!(results.missing, ["vurdering"]);
        assert_eq!(site.search("finnesikkeher ").missing, ["finnesikkeher"]);
    }

    #[test]
    fn a_word_that_is_typed_whole_beats_one_that_only_begins_so() {
        let site = Site::new(&["prate prat", "pratende", "prat"]);
        assert_eq!(site.found("prat"), [0, 2, 1]);
        assert_eq!(site.found("prat "), [0, 2]);
        assert_eq!(site.found("prate*"), [0, 1]);
    }

    #[test]
    fn titles_weigh_most_and_can_be_asked_for() {
        let pages = vec![page("Kurs", &[("", "elev elev")]), page("Elev", &[("", "kurs")])];
        let site = Site::of(pages, NONE);
        assert_eq!(site.found("elev "), [1, 0]);
        assert_eq!(site.found("tittel:elev "), [1]);
        assert_eq!(site.found("tittel:mappe "), [0; 0]);
    }

    #[test]
    fn words_that_stand_in_one_section_count_for_more() {
        let apart = page("A", &[("En", "elev"), ("To", "kurs")]);
        let together = page("B", &[("En", "elev kurs")]);
        let site = Site::of(vec![apart, together], NONE);
        assert_eq!(site.found("elev kurs "), [1, 0]);
    }

    #[test]
    fn unwanted_words_take_their_pages_out() {
        let site = Site::new(&["elev mappe", "elev", "elev mapper"]);
        assert_eq!(site.found("elev -mappe"), [1, 2]);
        assert_eq!(site.found("elev -mapp*"), [1]);
    }

    #[test]
    fn the_sections_of_a_page_come_best_first_and_the_best_is_where_it_leads() {
        let sections = [
            ("", "elev"),
            ("En", "kurs"),
            ("To", "elev elev"),
            ("Tre", "elev"),
            ("Fire", "elev"),
            ("Fem", "elev"),
        ];
        let site = Site::of(vec![page("Side", &sections)], NONE);
        let hit = site.search("elev ").hits.remove(0);
        assert_eq!((hit.section, hit.sections), (2, vec![2, 3, 4]));
    }

    #[test]
    fn what_is_for_others_counts_less_and_comes_last() {
        let mut pages = vec![
            page("A", &[("", "eier: elev elev")]),
            page("B", &[("", "leder: elev")]),
            page("C", &[("", "elev elev elev elev")]),
        ];
        pages[2].audience = ids(&[1]);
        let site = Site::of(pages, NONE);
        let found = |view| -> Vec<usize> {
            let results = site.search_in("elev ", &Scope { view, ..Scope::default() });
            results.hits.iter().map(|hit| hit.page).collect()
        };
        assert_eq!(found(None), [2, 0, 1]);
        assert_eq!(found(Some(AudienceId::new(0))), [1, 0, 2]);
    }

    #[test]
    fn common_words_are_left_out_unless_there_is_no_other() {
        let pages = ["elev og lærer", "også elev"].map(|text| page("", &[("", text)]));
        let site = Site::of(pages.into(), "nb");
        assert_eq!(site.search("elev og").total, 2);
        assert_eq!(site.found("og"), [1]);
        assert!(site.search("og ").is_too_common);
    }

    /// The pages of a query with their scores, by the definition and without any thought of speed.
    fn oracle(site: &Site, query: &str, view: Option<AudienceId>) -> Vec<(usize, u64)> {
        let meaning = Meaning::of(&Query::parse(query).unwrap(), site.searcher());
        let mut pages = Vec::new();
        for page in 0..site.index.pages.len() {
            let mut has = 0;
            let (mut best_of_each, mut by_section) = (0, BTreeMap::<u32, u64>::new());
            for word in &meaning.sought {
                let mut strengths = BTreeMap::<u32, u64>::new();
                for (term, factor) in word
                    .exact
                    .iter()
                    .map(|term| (*term, 2))
                    .chain(word.begun.iter().map(|term| (term, 1)))
                {
                    let mut sums = BTreeMap::<u32, u64>::new();
                    for posting in
                        term.postings.iter().filter(|posting| posting.page as usize == page)
                    {
                        let field = &site.index.fields[posting.field as usize];
                        let is_for_others =
                            view.is_some() && field.audience.is_some() && field.audience != view;
                        if !word.in_title || field.name == "title" {
                            *sums.entry(posting.section).or_default() +=
                                u64::from(posting.weight) * if is_for_others { 1 } else { 4 };
                        }
                    }
                    for (section, sum) in sums {
                        let strength = strengths.entry(section).or_default();
                        *strength = (*strength).max(factor * sum);
                    }
                }
                has += usize::from(!strengths.is_empty());
                best_of_each += strengths.values().max().copied().unwrap_or(0);
                for (section, strength) in strengths {
                    *by_section.entry(section).or_default() += strength;
                }
            }
            let is_unwanted =
                meaning.unwanted.iter().flat_map(|word| word.exact.iter()).any(|term| {
                    term.postings
                        .iter()
                        .any(|posting| posting.page as usize == page && posting.field != 3)
                });
            if has > 0 && !is_unwanted {
                pages.push((
                    has,
                    page,
                    2 * best_of_each + by_section.values().max().copied().unwrap_or(0),
                ));
            }
        }
        let most = pages.iter().map(|(has, ..)| *has).max().unwrap_or(0);
        if most == meaning.sought.len() {
            pages.retain(|(has, ..)| *has == most);
        }
        pages.sort_by(|a, b| b.0.cmp(&a.0).then(b.2.cmp(&a.2)).then(a.1.cmp(&b.1)));
        pages.into_iter().map(|(_, page, score)| (page, score)).collect()
    }

    const WORDS: [&str; 6] = ["elev", "elever", "kurs", "mappe", "plan", "el"];

    fn text() -> impl Strategy<Value = String> {
        vec(proptest::sample::select(&WORDS[..]), 0..5).prop_map(|words| words.join(" "))
    }

    fn pages() -> impl Strategy<Value = Vec<(String, Vec<(String, String)>)>> {
        let said = (text(), proptest::sample::select(&["", "leder: ", "eier: "][..]));
        let section =
            (text(), said).prop_map(|(heading, (text, whom))| (heading, format!("{whom}{text}")));
        vec((text(), vec(section, 1..4)), 1..6)
    }

    fn query() -> impl Strategy<Value = String> {
        let marks = proptest::sample::select(&["", "", "tittel:", "-"][..]);
        let word = (
            marks,
            proptest::sample::select(&WORDS[..]),
            proptest::sample::select(&["", "", "*"][..]),
        );
        vec(
            word.prop_map(|(mark, word, star)| {
                format!("{mark}{word}{}", if mark == "-" { "" } else { star })
            }),
            1..4,
        )
        .prop_map(|words| format!("elev {}", words.join(" ")))
    }

    proptest! {
        #[test]
        fn pages_are_weighed_and_ordered_by_the_definition(pages in pages(), query in query(), view in 0..3_usize) {
            let made = pages.iter().map(|(title, sections)| {
                let sections: Vec<_> = sections.iter().map(|(heading, text)| (heading.as_str(), text.as_str())).collect();
                page(title, &sections)
            });
            let site = Site::of(made.collect(), NONE);
            let view = (view < 2).then(|| AudienceId::new(view));
            let results = site.search_in(&query, &Scope { view, ..Scope::default() });
            let found: Vec<_> = results.hits.iter().map(|hit| (hit.page, hit.score)).collect();
            prop_assert_eq!(found, oracle(&site, &query, view));
        }
    }
}
