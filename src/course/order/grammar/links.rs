//! Relators one after another: "før B", "før B før C", "etter B og før C", "så B, så C".
//!
//! In: a cursor behind the first relator. Out: the links of the relation. What a relator says of
//! the order is left to `relation`.

use std::ops::Range;

use super::cursor::Cursor;
use super::manner::{Manner, Verbs, is_of_object};
use super::relation::is_before;
use super::relator::{Relator, plainly};
use super::spacing::fits;
use crate::course::order::{
    fault::{Fault, Problem},
    gap::Gap,
    syntax::{Body, Join, Link, Selection, Spacing},
    token::Kind,
    words::Word,
};

impl Cursor<'_> {
    /// What follows a relator, and further relators: "før B", "før B før C", "etter B og før C".
    ///
    /// A chain goes on only from a single item: "1 før 2 og 3 før 4" may also be two rules in one
    /// breath, so it is not read. "1 og 2, så 3" can be but one; in "1, 2, så 3" the comma may stand
    /// for "så" too.
    pub(super) fn links(
        &mut self,
        subject: Option<Selection>,
        first: Relator,
        manner: &mut Manner,
    ) -> Result<(Body, bool), Fault> {
        let enumerates = first.word == Word::Then;
        let mut is_allowed = true;
        let mut links: Vec<Link> = Vec::new();
        let mut next = Some(first);
        while let Some(Relator { word, chained, is_but, spacing, range }) = next {
            let mut verbs = Verbs::default();
            self.object_verbs(&mut verbs);
            let object = self.selection()?;
            self.object_verbs(&mut verbs);
            let before = is_before((word, &range), manner, &verbs)?;
            fits(spacing, &range, manner, if before { &verbs } else { manner.verbs() })?;
            let is_mixed = |link: &Link| {
                link.before != before || (word != Word::Then && !link.object.is_single())
            };
            let from = links.last().map(|link| &link.object).or(subject.as_ref());
            let is_unclear = word == Word::Then && from.is_some_and(|from| from.is_open);
            if (chained && links.last().is_some_and(is_mixed))
                || (is_but && manner.recommends())
                || is_unclear
            {
                return Err(Fault::new(range, Problem::MixedChain));
            }
            is_allowed &= allows(word, &verbs) && !matches!(spacing, Spacing::Time(Gap::AtMost(_)));
            links.push(Link { before, chained, spacing, object });
            next = self.then(enumerates).or_else(|| self.next_relator());
        }
        not_one_of(manner, subject.as_ref(), &links)?;
        Ok((Body::Relation { subject, links, is_free: false }, is_allowed))
    }

    /// "Modul 2 mellom 1 og 3".
    pub(super) fn between(
        &mut self,
        subject: Selection,
        place: &Range<usize>,
        manner: &Manner,
    ) -> Result<Body, Fault> {
        manner.is_plain()?;
        is_before((Word::Before, place), manner, &Verbs::default())?;
        is_before((Word::After, place), manner, &Verbs::default())?;
        let ends = self.selection()?;
        match ends.parts.as_slice() {
            [part] if part.join == Join::All && part.items.len() == 2 => {
                let links = part.items.iter().zip([false, true]).map(|(item, before)| Link {
                    before,
                    chained: false,
                    spacing: Spacing::Any,
                    object: Selection::of(item.clone(), ends.names_course),
                });
                let links = links.collect();
                Ok(Body::Relation { subject: Some(subject), links, is_free: false })
            }
            _ => Err(Fault::new(ends.range, Problem::MixedChain)),
        }
    }

    /// The first relator of a rule.
    pub(super) fn first_relator(&mut self) -> Option<Relator> {
        let mut ahead = self.clone();
        ahead.take_kind(&Kind::Sign(','));
        if let Some((word, range)) = ahead.take(Word::is_relator) {
            *self = ahead;
            return Some(Relator::first(word, range));
        }
        self.then(false)
    }

    /// "Så", with a comma or "og" in front; in an enumeration that has begun, "til slutt" is one
    /// too.
    pub(super) fn then(&mut self, enumerates: bool) -> Option<Relator> {
        let mut ahead = self.clone();
        ahead.take_kind(&Kind::Sign(','));
        ahead.take_word(Word::And);
        let is_last = |word| enumerates && matches!(word, Word::Last | Word::EndsWith);
        let (_, range) = ahead.take(|word| word == Word::Then || is_last(word))?;
        (ahead.begins_item() || ahead.sees(is_of_object)).then_some(())?;
        *self = ahead;
        let spacing = Spacing::Any;
        Some(Relator { word: Word::Then, chained: true, is_but: false, spacing, range })
    }

    /// A further relator: "og før", "før", ", men før".
    pub(super) fn next_relator(&mut self) -> Option<Relator> {
        let mut ahead = self.clone();
        let comma = ahead.take_kind(&Kind::Sign(','));
        let joined = ahead.take(|word| matches!(word, Word::And | Word::But));
        if comma && joined.is_none() {
            return None;
        }
        let (word, range) =
            ahead.take(|word| matches!(plainly(word), (Word::Before | Word::After, _)))?;
        let (word, spacing) = plainly(word);
        *self = ahead;
        let is_but = matches!(joined, Some((Word::But, _)));
        Some(Relator { word, chained: joined.is_none(), is_but, spacing, range })
    }
}

/// Whether "kan" is enough before a relator: where it names what must have been done.
pub(super) fn allows(relator: Word, object: &Verbs) -> bool {
    relator == Word::When || (relator == Word::After && object.is_done())
}

/// The fault of a choice that is denied. "Ikke før enten 1 eller 2" says that one of them is
/// enough, "ikke før 1 eller 2" may also mean neither.
pub(super) fn not_one_of(
    manner: &Manner,
    subject: Option<&Selection>,
    links: &[Link],
) -> Result<(), Fault> {
    if !manner.is_negated() {
        return Ok(());
    }
    if links.len() > 1 {
        manner.is_plain()?;
    }
    let is_clear = |link: &&Link| !link.before && link.object.is_announced();
    let objects = links.iter().filter(|link| !is_clear(link)).map(|link| &link.object);
    let choice = subject.into_iter().chain(objects).find(|selection| !selection.is_all());
    match choice {
        Some(choice) => Err(Fault::new(choice.range.clone(), Problem::NotOneOf)),
        None => Ok(()),
    }
}
