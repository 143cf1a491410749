//! The search after changes, against the search made from nothing.
//!
//! In: pages of words that are parts of each other, in several languages and for several audiences,
//! and changes of them. Out: nothing, or a row of changes after which a search that has followed
//! them has other terms, weights or files than one that has not.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use loype::config::AudienceId;
use loype::course::{CourseId, ModuleId};
use loype::ids::Id;
use loype::kind::Kind;
use loype::language::LanguageTag;
use loype::output::{Content, OutputFile};
use loype::page_text::{CourseNames, PageText, Section, SiteNames, TextRun};
use loype::parallel::{Cancellation, Cancelled};
use loype::search::shards::PublishedShards;
use loype::search::{Search, SearchCache};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const WORDS: [&str; 20] = [
    "elev",
    "elevene",
    "elevvurdering",
    "vurdering",
    "vurderingspraksis",
    "praksis",
    "Praksis",
    "møte",
    "møteplan",
    "plan",
    "årsplan",
    "planlegging",
    "klasserommene",
    "klasse",
    "rom",
    "klasserom",
    "leaders",
    "og",
    "the",
    "ogsåplan",
];

/// What happens to the pages of a site.
#[derive(Debug, Clone)]
enum Change {
    Edit(Index, PageText),
    Add(Index, PageText),
    Remove(Index),
    Move(Index, Index),
    /// The page is made again, and is as it was.
    Remake(Index),
    /// A module gets another title.
    Rename(String),
    /// Half of the pages go, or as many more come.
    Halve,
    Double,
}

/// What only few pages say, so that it is gone when they are.
const RARE: [&str; 8] = [
    "vurderings",
    "praksisplan",
    "elevpraksis",
    "romplan",
    "planrom",
    "møterom",
    "møteromsplan",
    "planmøte",
];

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![40 => select(&WORDS[..]), 1 => select(&RARE[..])];
    vec(word, 0..6).prop_map(|words| words.join(" "))
}

fn tag(written: &str) -> LanguageTag {
    LanguageTag::parse(written).expect("a language tag")
}

fn run() -> impl Strategy<Value = TextRun> {
    let language = option::weighted(0.2, select(&["en", "nn", "se"][..]).prop_map(tag));
    (words(), language, option::weighted(0.2, (0_usize..2).prop_map(AudienceId::new))).prop_map(
        |(text, language, audience)| TextRun { text, language, audience, id: String::new() },
    )
}

fn page() -> impl Strategy<Value = PageText> {
    let section = (words(), vec(run(), 0..3)).prop_map(|(heading, runs)| Section {
        id: heading.clone(),
        heading,
        runs,
    });
    let kind = option::of(select(&[Kind::Text, Kind::Task][..]));
    (words(), kind, option::of(Just(ModuleId::new(0))), vec(section, 1..4)).prop_map(
        |(title, kind, module, sections)| PageText {
            address: format!("{title}.html"),
            title,
            language: None,
            also: String::new(),
            kind,
            course: Some(CourseId::new(0)),
            module,
            audience: Vec::new(),
            sections,
        },
    )
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        6 => (at(), page()).prop_map(|(at, page)| Change::Edit(at, page)),
        3 => (at(), page()).prop_map(|(at, page)| Change::Add(at, page)),
        3 => at().prop_map(Change::Remove),
        2 => (at(), at()).prop_map(|(from, to)| Change::Move(from, to)),
        1 => at().prop_map(Change::Remake),
        1 => words().prop_map(Change::Rename),
        1 => Just(Change::Halve),
        1 => Just(Change::Double),
    ]
}

/// A site that changes.
struct Site {
    names: SiteNames,
    pages: Vec<Arc<PageText>>,
}

impl Site {
    fn of(pages: Vec<PageText>) -> Self {
        let audiences = [("leader", "Leder"), ("owner", "Eier")]
            .map(|(id, name)| (id.to_owned(), name.to_owned()))
            .into_iter()
            .collect();
        let kinds = [Kind::Text, Kind::Task, Kind::Video]
            .map(|kind| (kind.id(), kind.id().to_owned()))
            .to_vec();
        let modules = ["Modul".to_owned()].into_iter().collect();
        let courses = [CourseNames { title: "Kurs".to_owned(), modules }].into_iter().collect();
        let names = SiteNames { language: tag("nb"), audiences, kinds, courses };
        Self { names, pages: pages.into_iter().map(Arc::new).collect() }
    }

    fn apply(&mut self, change: Change) {
        let (length, pages) = (self.pages.len(), &mut self.pages);
        match change {
            Change::Add(at, page) => pages.insert(at.index(length + 1), Arc::new(page)),
            Change::Rename(title) => self
                .names
                .courses
                .iter_mut()
                .for_each(|course| course.modules = vec![title.clone()].into()),
            Change::Double => {
                let again: Vec<_> =
                    pages.iter().map(|page| Arc::new((**page).clone())).take(300).collect();
                pages.extend(again);
            }
            Change::Halve => pages.truncate(length / 2),
            _ if length == 0 => {}
            Change::Edit(at, page) => *at.get_mut(pages) = Arc::new(page),
            Change::Remove(at) => drop(pages.remove(at.index(length))),
            Change::Move(from, to) => {
                let page = pages.remove(from.index(length));
                pages.insert(to.index(length), page);
            }
            Change::Remake(at) => {
                let page = at.get_mut(pages);
                *page = Arc::new((**page).clone());
            }
        }
    }

    /// The search that is made from nothing.
    fn search(&self) -> Search {
        Search::of(self.names.clone(), self.pages.clone())
    }

    /// The search that follows another.
    fn search_after(&self, cache: &SearchCache) -> Search {
        let going_on = Cancellation::default();
        Search::update(cache, self.names.clone(), self.pages.clone(), &going_on)
            .expect("nobody gives it up")
    }
}

/// What another run finds of a cache, and of the pages that it is of.
fn written_and_read(cache: &SearchCache, pages: &[Arc<PageText>]) -> SearchCache {
    let written = postcard::to_stdvec(cache).expect("it can be written");
    let mut read: SearchCache = postcard::from_bytes(&written).expect("it can be read");
    read.set_pages(pages);
    read
}

/// Every file that is handed over.
fn files(
    search: &Search,
    before: &PublishedShards,
) -> (BTreeMap<String, Vec<u8>>, PublishedShards) {
    let files = Mutex::new(BTreeMap::new());
    let put = |OutputFile { path, content }| {
        let Content::Bytes(bytes) = content else { panic!("{path} is no script") };
        assert!(
            files.lock().expect("no thread panics").insert(path, bytes).is_none(),
            "a file is put twice"
        );
        Ok::<(), Infallible>(())
    };
    let Ok(published) = search.publish_changes("scripts", before, &put);
    (files.into_inner().expect("no thread panics"), published)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_search_that_follows_is_the_one_that_is_made_from_nothing(
        pages in vec(page(), 0..40),
        many in any::<bool>(),
        changes in vec((change(), any::<bool>()), 1..10),
    ) {
        let mut site = Site::of(pages);
        if many {
            (0..4).for_each(|_| site.apply(Change::Double));
        }
        let mut search = site.search_after(&SearchCache::default());
        let (mut current, mut published) = files(&search, &PublishedShards::default());
        for (change, in_another_run) in changes {
            let mut cache = search.into_cache();
            if in_another_run {
                cache = written_and_read(&cache, &site.pages);
            }
            site.apply(change);
            search = site.search_after(&cache);
            let (new, after) = files(&search, &published);
            for (path, bytes) in &new {
                prop_assert_ne!(current.get(path), Some(bytes), "{} is put again unchanged", path);
            }
            current.extend(new);
            for path in after.removed_since(&published) {
                prop_assert!(current.remove(&path).is_some(), "{} was not there", path);
            }
            let expected = site.search();
            prop_assert!(search.index == expected.index, "the index is another");
            let (expected, from_nothing) = files(&expected, &PublishedShards::default());
            let paths = current.keys().collect::<Vec<_>>();
            prop_assert_eq!(paths, expected.keys().collect::<Vec<_>>());
            for (path, bytes) in &expected {
                prop_assert!(current.get(path) == Some(bytes), "{} is another", path);
            }
            prop_assert_eq!(after.sizes, from_nothing.sizes);
            published = after;
        }
    }
}

#[test]
fn a_search_that_is_given_up_leaves_what_the_next_one_needs() {
    let run = |text: &str| TextRun { text: text.to_owned(), ..TextRun::default() };
    let section = |text: &str| Section { runs: vec![run(text)], ..Section::default() };
    let page = |text: &str| PageText {
        address: format!("{text}.html"),
        title: String::new(),
        language: None,
        also: String::new(),
        kind: None,
        course: None,
        module: None,
        audience: Vec::new(),
        sections: vec![section(text)],
    };
    let mut site = Site::of(vec![page("Elevene vurderer."), page("Lærerne planlegger.")]);
    let cache = site.search_after(&SearchCache::default()).into_cache();
    site.apply(Change::Double);
    let given_up = Cancellation::default();
    given_up.cancel();
    let search = Search::update(&cache, site.names.clone(), site.pages.clone(), &given_up);
    assert!(matches!(search, Err(Cancelled)));
    assert!(site.search_after(&cache).index == site.search().index);
}
