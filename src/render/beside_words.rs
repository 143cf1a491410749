//! What lies between a module and others, in words: "rett etter Modul 2", "minst 2 uker etter Modul
//! 3".
//!
//! In: what a plan says, the words of the interface, and how stations are named. Out: the words for
//! a key of the theme. Where they stand is left to the map and to the sentences about a module.

use crate::course::order::{Beside, Gap, StationId, Strength};
use crate::render::words::Speaker;

/// Where the words stand: on the map, or on the page of a module, in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BesideAt {
    /// On the map.
    Map,
    /// On the page.
    Page,
}

/// The words for one thing.
pub(crate) fn beside(
    speaker: Speaker,
    at: BesideAt,
    (said, strength): (&Beside, Strength),
    names: impl Fn(&[StationId]) -> String,
) -> String {
    let (of, gap): (&[StationId], Option<&Gap>) = match said {
        Beside::StraightAfter(earlier) => (std::slice::from_ref(earlier), None),
        Beside::Together(of) => (of, None),
        Beside::Spaced(earlier, gap) => (earlier, Some(gap)),
        Beside::Apart(other, gap) => (std::slice::from_ref(other), Some(gap)),
    };
    let time = gap.map(|gap| gap.amount().print(speaker.language)).unwrap_or_default();
    let how = match strength {
        Strength::Required => "required",
        Strength::Recommended => "recommended",
    };
    let arguments = [("modules", names(of).into()), ("time", time.into()), ("how", how.into())];
    speaker.with(key(at, said), arguments)
}

fn key(at: BesideAt, said: &Beside) -> &'static str {
    let (map, page) = match said {
        Beside::StraightAfter(_) => ("map-straight-after", "way-straight-after"),
        Beside::Together(_) => ("map-together", "way-together"),
        Beside::Spaced(_, Gap::AtLeast(_)) => ("map-time-after", "way-time-after"),
        Beside::Spaced(_, Gap::AtMost(_)) => ("map-within", "way-within"),
        Beside::Apart(..) => ("map-apart", "way-apart"),
    };
    if at == BesideAt::Map { map } else { page }
}
