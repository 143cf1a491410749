//! Scores sections and pages, and sorts the pages.
//!
//! In: a resolved query, and the options. Out: the pages that have all words, or if there are none,
//! those with some of them, best first. All sums are integers, so that the browser, which does the
//! same, gets the same order. A posting counts four times its weight, or once if it is for another
//! audience than that of the view. A word's own terms count double, compared with terms that only
//! begin or end with it. The score of a page is twice the sum of each word's best section, plus the
//! best sum of all words in one section. Pages with all words in their titles come before others
//! with as many words; the one whose title is the query itself is put first by `title`.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::options::SearchOptions;
use super::resolve::{ResolvedQuery, ResolvedWord};
use crate::config::AudienceId;
use crate::ids::{Id, IndexVec};
use crate::search::index::{Field, FieldId, Index, PageTextId, Posting, SectionId, Term};

/// The most sections to list below a page.
const MAX_SECTIONS: usize = 3;

/// A page among the results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The page.
    pub page: PageTextId,
    /// The score, in 1600ths of a BM25 weight.
    pub score: u64,
    /// The best section.
    pub section: SectionId,
    /// The best sections with a heading, best first; at most three.
    pub sections: Vec<SectionId>,
}

/// The matching pages, best first.
#[derive(Debug)]
pub(super) struct Ranking {
    pub(super) pages: Vec<ScoredPage>,
    /// All matches, ordered by page, section and word.
    matches: Vec<WordMatch>,
}

/// A page with its score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ScoredPage {
    pub(super) page: PageTextId,
    pub(super) score: u64,
    /// The number of words that it has.
    words: usize,
    /// Whether it is for the audience of the view.
    is_for_view: bool,
    /// Whether its title has all words.
    is_titled: bool,
    /// The range of its matches in [`Ranking::matches`].
    matches: Range<usize>,
}

/// A match of a word in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct WordMatch {
    page: PageTextId,
    section: SectionId,
    /// The index of the word in the query.
    word: usize,
    /// Reversed, so that the strongest of several terms sorts first.
    strength: Reverse<u64>,
    /// Whether it is in the title.
    in_title: bool,
}

impl Ranking {
    pub(super) fn of(index: &Index, resolved: &ResolvedQuery, options: &SearchOptions) -> Self {
        let scorer = PostingScorer { fields: &index.fields, view: options.view };
        let mut matches: Vec<WordMatch> = resolved
            .words
            .iter()
            .enumerate()
            .flat_map(|(number, word)| {
                scorer.word(word).map(move |found| WordMatch { word: number, ..found })
            })
            .collect();
        let titled: BTreeSet<(PageTextId, usize)> = matches
            .iter()
            .filter(|found| found.in_title)
            .map(|found| (found.page, found.word))
            .collect();
        matches.sort_unstable();
        matches.dedup_by_key(|found| (found.page, found.section, found.word));
        let unwanted: BTreeSet<PageTextId> = resolved.unwanted.iter().flat_map(unwanted).collect();
        let includes = |page: &ScoredPage| {
            let text = index.pages.get(page.page);
            !unwanted.contains(&page.page) && text.is_some_and(|text| options.includes(text))
        };
        let mut ranking = Self { pages: Vec::new(), matches };
        ranking.pages = ranking.scored(index, options).into_iter().filter(includes).collect();
        ranking.keep_most(&resolved.words);
        let words = resolved.words.len();
        for page in &mut ranking.pages {
            page.is_titled = (0..words).all(|word| titled.contains(&(page.page, word)));
        }
        ranking.pages.sort_by_key(|page| {
            let class = (Reverse(page.words), !page.is_for_view, !page.is_titled);
            (class, Reverse(page.score), page.page)
        });
        ranking
    }

    /// All pages with at least one word, with their scores.
    fn scored(&self, index: &Index, options: &SearchOptions) -> Vec<ScoredPage> {
        let mut start = 0;
        let pages = self.matches.chunk_by(|a, b| a.page == b.page).filter_map(|matches| {
            let range = start..start + matches.len();
            start = range.end;
            let page = matches.first()?.page;
            let is_for_view = index.pages.get(page).is_some_and(|text| options.is_for_view(text));
            let (words, score) = score(matches);
            let is_titled = false;
            Some(ScoredPage { page, score, words, is_for_view, is_titled, matches: range })
        });
        pages.collect()
    }

    /// Keeps the pages that have all words, or if there are none, those that have at least the
    /// words of phrases.
    fn keep_most(&mut self, words: &[ResolvedWord]) {
        let all = words.len();
        if self.pages.iter().any(|page| page.words == all) {
            return self.pages.retain(|page| page.words == all);
        }
        let needed: Vec<usize> = words
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

    /// The first pages whose titles have all words, and that nothing else parts, at most so many.
    pub(super) fn leading(&self, most: usize) -> usize {
        let class = |page: &ScoredPage| (page.words, page.is_for_view);
        let Some(first) = self.pages.first() else { return 0 };
        let leads = |page: &&ScoredPage| page.is_titled && class(page) == class(first);
        self.pages.iter().take(most).take_while(leads).count()
    }

    /// Whether a page has the word with this index.
    pub(super) fn has(&self, page: &ScoredPage, word: usize) -> bool {
        self.on(page).iter().any(|found| found.word == word)
    }

    /// A page as a result, with its best sections.
    pub(super) fn hit(&self, page: &ScoredPage) -> Hit {
        let sections =
            self.on(page).chunk_by(|a, b| a.section == b.section).filter_map(|matches| {
                let sum: u64 = matches.iter().map(|found| found.strength.0).sum();
                matches.first().map(|first| (Reverse(sum), first.section))
            });
        let mut sections: Vec<_> = sections.collect();
        sections.sort_unstable();
        let mut sections = sections.into_iter().map(|(_, section)| section).peekable();
        // The first section of a page is the text before any heading.
        let first = SectionId::new(0);
        Hit {
            page: page.page,
            score: page.score,
            section: sections.peek().copied().unwrap_or(first),
            sections: sections.filter(|section| *section != first).take(MAX_SECTIONS).collect(),
        }
    }

    fn on(&self, page: &ScoredPage) -> &[WordMatch] {
        self.matches.get(page.matches.clone()).unwrap_or_default()
    }
}

/// The number of words that a page has, and its score.
fn score(matches: &[WordMatch]) -> (usize, u64) {
    let mut by_word: Vec<(usize, Reverse<u64>)> =
        matches.iter().map(|found| (found.word, found.strength)).collect();
    by_word.sort_unstable();
    by_word.dedup_by_key(|(word, _)| *word);
    let best_of_each: u64 = by_word.iter().map(|(_, strength)| strength.0).sum();
    let sections = matches.chunk_by(|a, b| a.section == b.section);
    let together = sections
        .map(|matches| matches.iter().map(|found| found.strength.0).sum())
        .max()
        .unwrap_or(0);
    (by_word.len(), 2 * best_of_each + together)
}

/// Computes how much postings count.
struct PostingScorer<'a> {
    fields: &'a IndexVec<FieldId, Field>,
    view: Option<AudienceId>,
}

impl PostingScorer<'_> {
    /// The matches of a word, one per term and section.
    fn word(&self, word: &ResolvedWord) -> impl Iterator<Item = WordMatch> {
        let exact = word.exact.iter().flat_map(|term| self.term(term, word.in_title, 2));
        let others = word.prefixed.iter().chain(word.suffixed.iter().copied());
        exact.chain(others.flat_map(|term| self.term(term, word.in_title, 1)))
    }

    fn term(&self, term: &Term, in_title: bool, factor: u64) -> impl Iterator<Item = WordMatch> {
        let sections = term.postings.chunk_by(|a, b| (a.page, a.section) == (b.page, b.section));
        sections.filter_map(move |postings| {
            let mut values = postings
                .iter()
                .filter(|posting| !in_title || posting.field == FieldId::TITLE)
                .map(|posting| self.value(posting))
                .peekable();
            let first = values.peek().and_then(|_| postings.first())?;
            Some(WordMatch {
                page: first.page,
                section: first.section,
                word: 0,
                strength: Reverse(factor * values.sum::<u64>()),
                in_title: postings.iter().any(|posting| posting.field == FieldId::TITLE),
            })
        })
    }

    fn value(&self, posting: &Posting) -> u64 {
        let audience = self.fields.get(posting.field).and_then(|field| field.audience);
        let is_for_others = self.view.is_some() && audience.is_some() && audience != self.view;
        u64::from(posting.weight) * if is_for_others { 1 } else { 4 }
    }
}

/// The pages that have an unwanted word.
fn unwanted(word: &ResolvedWord) -> impl Iterator<Item = PageTextId> {
    let postings = word.exact.iter().copied().chain(word.prefixed).flat_map(|term| &term.postings);
    let counts = move |posting: &&Posting| {
        if word.in_title {
            posting.field == FieldId::TITLE
        } else {
            posting.field != FieldId::PARTS
        }
    };
    postings.filter(counts).map(|posting| posting.page)
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BTreeMap;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use crate::config::AudienceId;
    use crate::ids::{Id, ids};
    use crate::search::index::PageTextId;
    use crate::search::query::resolve::ResolvedQuery;
    use crate::search::query::testing::{TestSite, page};
    use crate::search::query::{Query, SearchOptions};

    /// A language without tables.
    const NONE: &str = "sma";

    #[test]
    fn pages_must_have_all_words_and_the_best_comes_first() {
        let site = TestSite::new(&["elev", "elev vurdering", "vurdering", "elev elev vurdering"]);
        assert_eq!(site.found("elev vurdering "), [3, 1]);
        assert_eq!(site.search("elev vurdering ").missing, [""; 0]);
    }

    #[test]
    fn pages_that_weigh_the_same_keep_their_order() {
        assert_eq!(TestSite::new(&["elev", "elev", "elev"]).found("elev "), [0, 1, 2]);
    }

    #[test]
    fn where_no_page_has_all_words_those_with_most_come_first_and_the_missing_is_told() {
        let site = TestSite::new(&["elev elev elev", "elev mappe", "mappe vurdering", "kurs"]);
        let results = site.search("elev mappe vurdering ");
        assert_eq!(results.hits.iter().map(|hit| hit.page.index()).collect::<Vec<_>>(), [1, 2, 0]);
        assert_eq!(results.missing, ["vurdering"]);
        assert_eq!(site.search("finnesikkeher ").missing, ["finnesikkeher"]);
    }

    #[test]
    fn a_word_that_is_typed_whole_beats_one_that_only_begins_so() {
        let site = TestSite::new(&["prate prat", "pratende", "prat"]);
        assert_eq!(site.found("prat"), [0, 2, 1]);
        assert_eq!(site.found("prat "), [0, 2]);
        assert_eq!(site.found("prate*"), [0, 1]);
    }

    #[test]
    fn titles_weigh_most_and_can_be_asked_for() {
        let pages = vec![page("Kurs", &[("", "elev elev")]), page("Elev", &[("", "kurs")])];
        let site = TestSite::of(pages, NONE);
        assert_eq!(site.found("elev "), [1, 0]);
        assert_eq!(site.found("tittel:elev "), [1]);
        assert_eq!(site.found("tittel:mappe "), [0; 0]);
    }

    #[test]
    fn words_that_stand_in_one_section_count_for_more() {
        let apart = page("A", &[("En", "elev"), ("To", "kurs")]);
        let together = page("B", &[("En", "elev kurs")]);
        let site = TestSite::of(vec![apart, together], NONE);
        assert_eq!(site.found("elev kurs "), [1, 0]);
    }

    #[test]
    fn unwanted_words_take_their_pages_out() {
        let site = TestSite::new(&["elev mappe", "elev", "elev mapper"]);
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
        let site = TestSite::of(vec![page("Side", &sections)], NONE);
        let hit = site.search("elev ").hits.remove(0);
        assert_eq!((hit.section.index(), hit.sections), (2, ids(&[2, 3, 4])));
    }

    #[test]
    fn what_is_for_others_counts_less_and_comes_last() {
        let mut pages = vec![
            page("A", &[("", "eier: elev elev")]),
            page("B", &[("", "leder: elev")]),
            page("C", &[("", "elev elev elev elev")]),
        ];
        pages[2].audience = ids(&[1]);
        let site = TestSite::of(pages, NONE);
        let matches = |view| -> Vec<usize> {
            let results =
                site.search_in("elev ", &SearchOptions { view, ..SearchOptions::default() });
            results.hits.iter().map(|hit| hit.page.index()).collect()
        };
        assert_eq!(matches(None), [2, 0, 1]);
        assert_eq!(matches(Some(AudienceId::new(0))), [1, 0, 2]);
    }

    #[test]
    fn common_words_are_left_out_unless_there_is_no_other() {
        let pages = ["elev og lærer", "også elev"].map(|text| page("", &[("", text)]));
        let site = TestSite::of(pages.into(), "nb");
        assert_eq!(site.search("elev og").total, 2);
        assert_eq!(site.found("og"), [1]);
        assert!(site.search("og ").is_too_common);
    }

    /// The pages of a query with their scores, computed directly from the definition.
    fn oracle(site: &TestSite, query: &str, view: Option<AudienceId>) -> Vec<(usize, u64)> {
        let resolved = ResolvedQuery::of(&Query::parse(query).unwrap(), site.searcher());
        let mut pages = Vec::new();
        for page in 0..site.index.pages.len() {
            let (mut has, mut titled) = (0, 0);
            let (mut best_of_each, mut by_section) = (0, BTreeMap::<usize, u64>::new());
            for word in &resolved.words {
                let mut strengths = BTreeMap::<usize, u64>::new();
                for (term, factor) in word
                    .exact
                    .iter()
                    .map(|term| (*term, 2))
                    .chain(word.prefixed.iter().map(|term| (term, 1)))
                {
                    let mut sums = BTreeMap::<usize, u64>::new();
                    for posting in
                        term.postings.iter().filter(|posting| posting.page.index() == page)
                    {
                        let field = &site.index.fields[posting.field];
                        let is_for_others =
                            view.is_some() && field.audience.is_some() && field.audience != view;
                        if !word.in_title || field.name == "title" {
                            *sums.entry(posting.section.index()).or_default() +=
                                u64::from(posting.weight) * if is_for_others { 1 } else { 4 };
                        }
                    }
                    for (section, sum) in sums {
                        let strength = strengths.entry(section).or_default();
                        *strength = (*strength).max(factor * sum);
                    }
                }
                has += usize::from(!strengths.is_empty());
                let mut terms = word.exact.iter().copied().chain(word.prefixed);
                titled += usize::from(terms.any(|term| {
                    let mut postings = term.postings.iter();
                    postings.any(|posting| {
                        posting.page.index() == page
                            && site.index.fields[posting.field].name == "title"
                    })
                }));
                best_of_each += strengths.values().max().copied().unwrap_or(0);
                for (section, strength) in strengths {
                    *by_section.entry(section).or_default() += strength;
                }
            }
            let is_unwanted =
                resolved.unwanted.iter().flat_map(|word| word.exact.iter()).any(|term| {
                    term.postings
                        .iter()
                        .any(|posting| posting.page.index() == page && posting.field.index() != 3)
                });
            if has > 0 && !is_unwanted {
                let score = 2 * best_of_each + by_section.values().max().copied().unwrap_or(0);
                pages.push((has, titled == resolved.words.len(), score, page));
            }
        }
        let most = pages.iter().map(|(has, ..)| *has).max().unwrap_or(0);
        if most == resolved.words.len() {
            pages.retain(|(has, ..)| *has == most);
        }
        pages
            .sort_by_key(|&(has, is_titled, score, page)| (Reverse((has, is_titled, score)), page));
        // The title is the query.
        let own: String = resolved.words.iter().map(|word| word.own[0].as_str()).collect();
        let leading = pages.iter().take_while(|(_, is_titled, ..)| *is_titled).count().min(10);
        let said = |page: usize| site.index.pages[PageTextId::new(page)].title.replace(' ', "");
        pages[..leading].sort_by_key(|&(.., page)| said(page) != own);
        pages.into_iter().map(|(.., score, page)| (page, score)).collect()
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
        fn pages_are_weighed_and_ordered_by_the_definition(
            pages in pages(),
            query in query(),
            view in 0..3_usize,
        ) {
            let pages = pages.iter().map(|(title, sections)| {
                let sections: Vec<_> = sections
                    .iter()
                    .map(|(heading, text)| (heading.as_str(), text.as_str()))
                    .collect();
                page(title, &sections)
            });
            let site = TestSite::of(pages.collect(), NONE);
            let view = (view < 2).then(|| AudienceId::new(view));
            let options = SearchOptions { view, ..SearchOptions::default() };
            let results = site.search_in(&query, &options);
            let matches: Vec<_> =
                results.hits.iter().map(|hit| (hit.page.index(), hit.score)).collect();
            prop_assert_eq!(matches, oracle(&site, &query, view));
        }
    }
}
