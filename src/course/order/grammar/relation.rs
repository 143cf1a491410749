//! What a relator says of the order of two lists, given the verbs beside them.
//!
//! In: the relator, the manner of the rule, the verbs of subject and object. Out: whether the
//! subject comes before the object; or the fault that the two may overlap. "A er ferdig før B
//! begynner" is an order; "A begynner før B" is none, since A may still go on when B begins.

use std::ops::Range;

use super::manner::{Manner, Verbs};
use crate::course::order::{
    fault::{Expected, Fault, Problem},
    words::{Aspect, Word},
};

/// Whether the subject comes before the object, the negation taken into account.
///
/// # Errors
/// Of an overlap, of a relator that does not fit the manner, and of a negation of what cannot be
/// turned round.
pub(super) fn is_before(
    (relator, place): (Word, &Range<usize>),
    manner: &Manner,
    object: &Verbs,
) -> Result<bool, Fault> {
    let (subject, aspect) = (manner.verbs().aspect()?, object.aspect()?);
    let is_done = |aspect| matches!(aspect, Some(Aspect::Done | Aspect::WholeOrDone));
    let before = match relator {
        Word::Before => !manner.is_negated(),
        Word::After => manner.is_negated(),
        Word::Leads | Word::Then => plain(manner, true)?,
        Word::Requires => plain(manner, false)?,
        Word::Until if manner.is_negated() != manner.waits() => false,
        Word::When | Word::Until if manner.is_negated() => {
            return Err(Fault::new(place.clone(), Problem::Not));
        }
        Word::When if is_done(aspect) => false,
        Word::When if aspect == Some(Aspect::Start) && is_done(subject) => true,
        Word::When => return Err(object.overlap(place)),
        _ => return Err(Fault::new(place.clone(), Problem::Expected(Expected::Relation))),
    };
    if manner.waits() && relator != Word::Until {
        return Err(Fault::new(place.clone(), Problem::Expected(Expected::Relation)));
    }
    if !matches!(relator, Word::After | Word::When | Word::Until) {
        manner.is_not_only()?;
    }
    let (ahead, behind) = if before { (manner.verbs(), object) } else { (object, manner.verbs()) };
    let (earlier, later) = if before { (subject, aspect) } else { (aspect, subject) };
    let can_come_later = match later {
        None | Some(Aspect::Whole | Aspect::Start) => true,
        Some(Aspect::WholeOrDone) => !before && !manner.is_negated(),
        Some(Aspect::Done | Aspect::End) => false,
    };
    if earlier == Some(Aspect::Start) {
        Err(ahead.overlap(place))
    } else if can_come_later {
        Ok(before)
    } else {
        Err(behind.overlap(place))
    }
}

fn plain(manner: &Manner, before: bool) -> Result<bool, Fault> {
    manner.is_plain().map(|()| before)
}

/// Whether the verbs fit what comes first; `last` for what comes last.
///
/// # Errors
/// Of an overlap: "Modul 1 begynner først" says nothing of its end.
pub(super) fn fits_place(manner: &Manner, last: bool, place: &Range<usize>) -> Result<(), Fault> {
    manner.is_plain()?;
    let fits = match manner.verbs().aspect()? {
        None | Some(Aspect::Whole | Aspect::WholeOrDone) => true,
        Some(Aspect::Start) => last,
        Some(Aspect::Done | Aspect::End) => !last,
    };
    if fits { Ok(()) } else { Err(manner.verbs().overlap(place)) }
}
