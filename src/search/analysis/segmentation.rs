//! The best way to cut a word into parts.
//!
//! In: a folded word, and the words of the site. Out: where its parts stand. A segmentation with
//! few parts is better than one with many, and so on: see [`Segmentation::cost`]. What is best
//! before a place in the word is worked out once for each place.

use std::cmp::Reverse;
use std::ops::Range;

use super::norwegian;
use super::site_words::SiteWords;
use super::tables::MAX_WORD_LETTERS;

/// The parts of the best segmentation of a folded word, in order; none if there is no segmentation.
pub(super) fn best(word: &str, site: &SiteWords) -> Vec<Range<usize>> {
    let is_short = word.chars().nth(MAX_WORD_LETTERS).is_none();
    // Most words begin with no other word, which is found out without any space for places.
    let begins = || {
        part_ends(word).any(|end| word.get(..end).is_some_and(|part| site.modifier(part).is_some()))
    };
    if is_short && begins() { Cutter::new(word, site).cut() } else { Vec::new() }
}

/// Where a part may end that `rest` begins with, if another follows: parts have two letters or
/// more.
fn part_ends(rest: &str) -> impl Iterator<Item = usize> {
    rest.char_indices().skip(2).map(|(at, _)| at)
}

/// A segmentation of the beginning of a word.
#[derive(Debug, Clone, Copy)]
struct Segmentation {
    /// Where the last part begins; what is before it has its own best segmentation.
    start: usize,
    /// Where the last part ends.
    end: usize,
    parts: usize,
    /// How many parts are among the few short ones.
    short_parts: usize,
    /// How many parts are linked by an e, which is rarer than an s.
    links: usize,
    /// Whether the last part is itself a word of the site, and does not only share its term with
    /// one.
    is_exact_form: bool,
    /// The count of the rarest part.
    rarest: usize,
}

/// The cost of a segmentation, most important criterion first.
type Cost = (usize, bool, bool, usize, Reverse<usize>);

impl Segmentation {
    /// That of nothing.
    const NOTHING: Self = Self {
        start: 0,
        end: 0,
        parts: 0,
        short_parts: 0,
        links: 0,
        is_exact_form: false,
        rarest: usize::MAX,
    };

    /// Lower is better: few parts, no short part, the last one an exact form, few linking letters,
    /// no rare part. If two cost the same, the one with long parts first is better.
    fn cost(&self) -> Cost {
        (self.parts, self.short_parts > 0, !self.is_exact_form, self.links, Reverse(self.rarest))
    }

    /// A short part is allowed only together with exactly one long part, so that words do not fall
    /// into fragments.
    fn is_valid(&self) -> bool {
        match self.parts {
            0 | 1 => false,
            2 => self.short_parts < 2,
            _ => self.short_parts == 0,
        }
    }
}

/// Cuts one word.
struct Cutter<'a> {
    word: &'a str,
    site: &'a SiteWords<'a>,
    /// The best segmentation of what is before each byte.
    before: Vec<Option<Segmentation>>,
}

impl<'a> Cutter<'a> {
    fn new(word: &'a str, site: &'a SiteWords<'a>) -> Self {
        let mut before = vec![None; word.len()];
        if let Some(first) = before.first_mut() {
            *first = Some(Segmentation::NOTHING);
        }
        Self { word, site, before }
    }

    fn cut(mut self) -> Vec<Range<usize>> {
        let mut best: Option<Segmentation> = None;
        for (start, _) in self.word.char_indices() {
            let Some(segmentation) = self.before.get(start).copied().flatten() else { continue };
            let Some(rest) = self.word.get(start..) else { continue };
            if start > 0
                && let Some(head) = self.site.head(rest)
            {
                let longer = Self::longer(segmentation, start, rest, head.count);
                let whole = Segmentation { is_exact_form: head.is_exact_form, ..longer };
                if self.is_better(&whole, best.as_ref()) {
                    best = Some(whole);
                }
            }
            for length in part_ends(rest) {
                let Some(part) = rest.get(..length) else { continue };
                let Some(count) = self.site.modifier(part) else { continue };
                self.keep(Self::longer(segmentation, start, part, count));
            }
        }
        best.filter(Segmentation::is_valid).map(|best| self.parts(best)).unwrap_or_default()
    }

    /// A segmentation with one more part.
    fn longer(before: Segmentation, start: usize, part: &str, count: usize) -> Segmentation {
        let is_short = norwegian::SHORT_PARTS.contains(&part);
        Segmentation {
            start,
            end: start + part.len(),
            parts: before.parts + 1,
            short_parts: before.short_parts + usize::from(is_short),
            links: before.links,
            is_exact_form: false,
            rarest: before.rarest.min(count),
        }
    }

    /// Keeps a segmentation wherever the next part may begin, if it is the best one there.
    fn keep(&mut self, segmentation: Segmentation) {
        for next in next_starts(self.word, segmentation.end) {
            let is_link = self.word.get(segmentation.end..next) == Some("e");
            let linked =
                Segmentation { links: segmentation.links + usize::from(is_link), ..segmentation };
            let kept = self.before.get(next).and_then(Option::as_ref);
            if self.is_better(&linked, kept)
                && let Some(place) = self.before.get_mut(next)
            {
                *place = Some(linked);
            }
        }
    }

    fn is_better(&self, one: &Segmentation, other: Option<&Segmentation>) -> bool {
        other.is_none_or(|other| {
            let by_cost = one.cost().cmp(&other.cost());
            let by_length = || self.lengths(*other).cmp(&self.lengths(*one));
            by_cost.then_with(by_length).is_lt()
        })
    }

    fn lengths(&self, segmentation: Segmentation) -> Vec<usize> {
        self.parts(segmentation).iter().map(Range::len).collect()
    }

    /// All parts of a segmentation, in order.
    fn parts(&self, last: Segmentation) -> Vec<Range<usize>> {
        let mut parts = Vec::with_capacity(last.parts);
        let mut next = Some(last).filter(|last| last.parts > 0);
        while let Some(Segmentation { start, end, .. }) = next {
            parts.push(start..end);
            let before = self.before.get(start).copied().flatten();
            next = before.filter(|before| before.parts > 0);
        }
        parts.reverse();
        parts
    }
}

/// Where the part after one that ends at `end` may begin: there, or after a linking letter.
fn next_starts(word: &str, end: usize) -> impl Iterator<Item = usize> + use<> {
    let link = word
        .get(end..)
        .and_then(|rest| rest.chars().next())
        .filter(|letter| norwegian::LINKING_LETTERS.contains(letter));
    [Some(end), link.map(|letter| end + letter.len_utf8())].into_iter().flatten()
}
