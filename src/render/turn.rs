//! The foot of a page in a module: what comes before it and after it, for each reader.
//!
//! In: the pages of the module, what comes after the module, and the place of the page. Out: a
//! [`TurnView`] for the site as it is published, and one for each audience whose way is another:
//! pages for others are gone past. Which of the modules to choose among comes next is left to
//! `after`, and to show what is for the view that is picked to the theme's `turn.js`.

use super::links::item_link;
use super::views::{AfterView, ItemView, LinkView, SkippedView, TurnView};
use super::words::Speaker;
use crate::config::{Audience, Audiences};
use crate::listing::listed;

/// What a foot needs besides its sheet: a script where views have others, and a sheet where there is
/// something to choose. What the reader has marked is taken out of the choice by `fork.js`, which
/// `done.js` fetches for those who have marked anything.
pub(super) fn needs(turns: &[TurnView]) -> Vec<&'static str> {
    let is_choice = |turn: &TurnView| turn.after.as_ref().is_some_and(|of| of.options.len() > 1);
    let views = (turns.len() > 1).then_some("turn.js");
    let choice = turns.iter().any(is_choice).then_some("fork.css");
    views.into_iter().chain(choice).collect()
}

/// A page of a module, or the module's own, whose foot is wanted.
#[derive(Clone, Copy)]
pub(super) struct Turn<'a> {
    /// The pages of the module.
    pub(super) items: &'a [ItemView],
    /// The place of the page among them; `None` for the module's own.
    pub(super) here: Option<usize>,
    /// What comes after the module.
    pub(super) after: &'a [AfterView],
    /// What comes before the first of its pages, or before its own.
    pub(super) before: &'a LinkView,
    pub(super) audiences: &'a Audiences,
    pub(super) speaker: Speaker<'a>,
}

impl Turn<'_> {
    /// The foot as the site is published, and then for the audiences that differ.
    pub(super) fn views(self) -> Vec<TurnView> {
        let published = self.view(None);
        let is_same = |turn: &TurnView| {
            turn.previous == published.previous
                && turn.next == published.next
                && turn.after == published.after
        };
        let mut others: Vec<TurnView> = Vec::new();
        for audience in self.audiences.iter() {
            let turn = self.view(Some(audience));
            if !is_same(&turn) {
                others.push(turn);
            }
        }
        others.insert(0, published);
        others
    }

    fn view(self, reader: Option<&Audience>) -> TurnView {
        let is_hers = |item: &&ItemView| {
            reader.is_none_or(|reader| {
                item.audience.is_empty() || item.audience.iter().any(|one| one.is(&reader.id))
            })
        };
        let (before, behind) = match self.here {
            Some(here) => {
                let (before, rest) = self.items.split_at(here.min(self.items.len()));
                (before, rest.get(1..).unwrap_or_default())
            }
            None => (Default::default(), self.items),
        };
        let next = behind.iter().position(|item| is_hers(&item));
        let skipped = behind.get(..next.unwrap_or(behind.len())).unwrap_or_default();
        let previous = before.iter().rev().find(is_hers).map(item_link);
        let next = next.and_then(|at| behind.get(at)).cloned();
        let words = |reader: &Audience| {
            self.speaker.with("turn-next-for", [("name", reader.in_a_sentence().into())])
        };
        TurnView {
            views: reader.iter().map(|reader| reader.id.clone()).collect(),
            label: reader.map_or_else(|| self.speaker.plain("next"), words),
            previous: Some(previous.unwrap_or_else(|| self.before.clone())),
            after: if next.is_none() { self.after(reader) } else { None },
            next,
            skipped: self.skipped(skipped),
        }
    }

    /// What comes after the module for a reader.
    fn after(self, reader: Option<&Audience>) -> Option<AfterView> {
        let is_for = |after: &&AfterView| reader.is_some_and(|one| after.views.contains(&one.id));
        let after = self.after.iter().find(is_for).or(self.after.first())?;
        let after = AfterView { views: Vec::new(), ..after.clone() };
        Some(after).filter(|after| !after.options.is_empty())
    }

    /// The pages that a reader goes past, in words.
    fn skipped(self, items: &[ItemView]) -> Option<SkippedView> {
        let (first, last) = (items.first()?, items.last()?);
        let is_among = |audience: &&Audience| {
            items.iter().any(|item| item.audience.iter().any(|one| one.is(&audience.id)))
        };
        let names: Vec<String> =
            self.audiences.iter().filter(is_among).map(Audience::in_a_sentence).collect();
        let names = listed(&names, &self.speaker.plain("and"));
        let count = items.len();
        let pages = match (&first.label, &last.label) {
            (Some(first), Some(_)) if count == 1 => Some(first.clone()),
            (Some(first), Some(last)) => Some(format!("{first}–{last}")),
            _ => None,
        };
        let text = match pages {
            Some(pages) => self.speaker.with(
                "turn-skipped",
                [("count", count.into()), ("pages", pages.into()), ("names", names.into())],
            ),
            None => self
                .speaker
                .with("turn-skipped-count", [("count", count.into()), ("names", names.into())]),
        };
        Some(SkippedView { text, address: first.address.clone(), count })
    }
}
