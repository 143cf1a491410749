//! Where pages have gone while their authors rename files and folders.
//!
//! In: the texts of the pages before and after each rebuild. Out: the new address of a page that is
//! no longer where it was: that of the page that says the same now, or of the page of the same name
//! in a folder that moved. A name that is changed in two steps is followed too: pages that have
//! gone are remembered until they are found again. Taking readers there is left to `serve`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::page_text::{PageText, Section};

/// The moves of one run of the preview.
#[derive(Debug, Clone, Default)]
pub(super) struct Moves {
    /// Pages that are gone, by their old addresses.
    gone: BTreeMap<String, Arc<PageText>>,
    /// The present addresses of pages that have moved, by their old ones.
    to: BTreeMap<String, String>,
}

impl Moves {
    /// Takes up that the pages of a site are other ones now.
    pub(super) fn follow(&mut self, before: &[Arc<PageText>], now: &[Arc<PageText>]) {
        let old: BTreeSet<&str> = addresses(before).collect();
        let new: BTreeSet<&str> = addresses(now).collect();
        let is_gone = |text: &&Arc<PageText>| !new.contains(text.address.as_str());
        let gone = before.iter().filter(is_gone);
        self.gone.extend(gone.map(|text| (text.address.clone(), Arc::clone(text))));
        self.gone.retain(|address, _| !new.contains(address.as_str()));
        self.to.retain(|address, _| !new.contains(address.as_str()));
        let arrived: Vec<&PageText> = now
            .iter()
            .map(Arc::as_ref)
            .filter(|text| !old.contains(text.address.as_str()))
            .collect();
        let found: Vec<(String, String)> = self
            .gone
            .iter()
            .filter_map(|(from, text)| Some((from.clone(), same_page(text, &arrived)?)))
            .collect();
        for (from, to) in found {
            self.gone.remove(&from);
            for earlier in self.to.values_mut().filter(|earlier| **earlier == from) {
                earlier.clone_from(&to);
            }
            self.to.insert(from, to);
        }
    }

    /// The present address of a page that was at an address, if it has moved: by itself, or with its
    /// folder, whose page has moved.
    pub(super) fn present(&self, address: &str, exists: impl Fn(&str) -> bool) -> Option<String> {
        let in_folder = || {
            let (folder, name) = address.rsplit_once('/')?;
            let index = self.to.get(&format!("{folder}/index.html"))?;
            Some(format!("{}/{name}", index.strip_suffix("/index.html")?))
        };
        self.to.get(address).cloned().or_else(in_folder).filter(|to| exists(to))
    }
}

fn addresses(texts: &[Arc<PageText>]) -> impl Iterator<Item = &str> {
    texts.iter().map(|text| text.address.as_str())
}

/// The address of the page among those that have arrived that is the same as one that is gone: the
/// only one with its text, or else the only one with its title. Of several, the one whose address
/// ends most like the old one.
fn same_page(gone: &PageText, arrived: &[&PageText]) -> Option<String> {
    let says_something = gone.sections.iter().any(|section: &Section| !section.runs.is_empty());
    let same_text = arrived.iter().filter(|text| says_something && text.sections == gone.sections);
    nearest(gone, same_text.copied())
        .or_else(|| nearest(gone, arrived.iter().filter(|text| text.title == gone.title).copied()))
}

fn nearest<'a>(gone: &PageText, pages: impl Iterator<Item = &'a PageText>) -> Option<String> {
    let alike = |text: &PageText| {
        let pairs = text.address.rsplit('/').zip(gone.address.rsplit('/'));
        pairs.take_while(|(one, other)| one == other).count()
    };
    let mut ranked: Vec<(usize, &str)> =
        pages.map(|text| (alike(text), text.address.as_str())).collect();
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    match ranked.as_slice() {
        [(best, address), rest @ ..] if rest.first().is_none_or(|(next, _)| next < best) => {
            Some((*address).to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page_text::TextRun;

    /// A site of pages, each with its address, title and text.
    fn site(pages: &[[&str; 3]]) -> Vec<Arc<PageText>> {
        let page = |[address, title, text]: &[&str; 3]| {
            let run = TextRun { text: (*text).to_owned(), ..TextRun::default() };
            let runs = if text.is_empty() { Vec::new() } else { vec![run] };
            Arc::new(PageText {
                address: (*address).to_owned(),
                title: (*title).to_owned(),
                language: None,
                also: String::new(),
                kind: None,
                course: None,
                module: None,
                audience: Vec::new(),
                sections: vec![Section { runs, ..Section::default() }],
            })
        };
        pages.iter().map(page).collect()
    }

    /// Where the page at `a/side.html` is after each of the sites in turn.
    fn followed(sites: &[&[[&str; 3]]]) -> Option<String> {
        let sites: Vec<Vec<Arc<PageText>>> = sites.iter().map(|pages| site(pages)).collect();
        let mut moves = Moves::default();
        for pair in sites.windows(2) {
            let [before, now] = pair else { continue };
            moves.follow(before, now);
        }
        moves.present("a/side.html", |_| true)
    }

    const BEFORE: [[&str; 3]; 2] =
        [["a/index.html", "Modul", ""], ["a/side.html", "Side", "Teksten."]];

    #[test]
    fn a_page_is_found_by_its_text_and_else_by_its_title() {
        let renamed: &[_] = &[["a/index.html", "Modul", ""], ["a/ny.html", "Nytt", "Teksten."]];
        assert_eq!(followed(&[&BEFORE, renamed]).as_deref(), Some("a/ny.html"));
        let edited: &[_] = &[["a/index.html", "Modul", ""], ["a/ny.html", "Side", "Annet."]];
        assert_eq!(followed(&[&BEFORE, edited]).as_deref(), Some("a/ny.html"));
        let other: &[_] = &[["a/index.html", "Modul", ""], ["a/ny.html", "Nytt", "Annet."]];
        assert_eq!(followed(&[&BEFORE, other]), None);
    }

    #[test]
    fn a_move_in_two_steps_and_a_second_move_are_followed_and_one_back_is_none() {
        let gone: &[_] = &[["a/index.html", "Modul", ""]];
        let there: &[_] = &[["a/index.html", "Modul", ""], ["a/ny.html", "Side", "Teksten."]];
        let on: &[_] = &[["a/index.html", "Modul", ""], ["a/nyest.html", "Side", "Teksten."]];
        assert_eq!(followed(&[&BEFORE, gone]), None);
        assert_eq!(followed(&[&BEFORE, gone, there]).as_deref(), Some("a/ny.html"));
        assert_eq!(followed(&[&BEFORE, there, on]).as_deref(), Some("a/nyest.html"));
        assert_eq!(followed(&[&BEFORE, there, &BEFORE]), None);
    }

    #[test]
    fn of_equal_pages_the_one_of_the_same_name_is_meant_and_else_none() {
        let two: &[_] = &[["b/side.html", "Side", "Teksten."], ["b/kopi.html", "Side", "Teksten."]];
        assert_eq!(followed(&[&BEFORE, two]).as_deref(), Some("b/side.html"));
        let unclear: &[_] = &[["b/en.html", "Side", "Teksten."], ["b/to.html", "Side", "Teksten."]];
        assert_eq!(followed(&[&BEFORE, unclear]), None);
    }

    #[test]
    fn what_has_no_text_of_its_own_goes_with_its_folder() {
        let mut moves = Moves::default();
        let now = [["b/index.html", "Modul", ""], ["b/side.html", "Side", "Teksten."]];
        moves.follow(&site(&BEFORE), &site(&now));
        let present = moves.present("a/lederstotte.html", |_| true);
        assert_eq!(present.as_deref(), Some("b/lederstotte.html"));
        assert_eq!(moves.present("a/lederstotte.html", |_| false), None);
    }
}
