//! Elements of a list together: all of them, or one of them, as parts that are all meant.
//!
//! In: the parts of each element. Out: the parts of the list.

use crate::course::order::syntax::{Item, ItemKind, Join, Part};

/// An alternative of more than this many combinations is not multiplied out.
const MOST_PARTS: usize = 16;

/// All of some parts; what is meant as a whole is one part.
pub(super) fn all_of(parts: Vec<Part>) -> Vec<Part> {
    let (whole, mut choices): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| part.join == Join::All);
    let items: Vec<Item> = whole.into_iter().flat_map(|part| part.items).collect();
    if !items.is_empty() {
        let is_announced = false;
        choices.insert(0, Part { join: Join::All, items, except: Vec::new(), is_announced });
    }
    choices
}

/// One of some elements, as parts that are all meant: "1 eller (2 og 3)" is "1 eller 2" and "1
/// eller 3". `None` where an element is a choice with a count, or a range, of which all or one may
/// be meant.
pub(super) fn one_of(elements: Vec<Vec<Part>>) -> Option<Vec<Part>> {
    let mut ways: Vec<Vec<Item>> = vec![Vec::new()];
    for parts in elements {
        let mut clauses: Vec<Vec<Item>> = Vec::new();
        for part in parts {
            match part.join {
                Join::All => clauses.extend(part.items.into_iter().map(|item| vec![item])),
                Join::Any => clauses.push(part.items),
                Join::AtLeast(_) => return None,
            }
        }
        if clauses.iter().flatten().any(|item| matches!(item.kind, ItemKind::Numbers(..))) {
            return None;
        }
        ways = ways
            .iter()
            .flat_map(|way| clauses.iter().map(|clause| [way.as_slice(), clause].concat()))
            .collect();
        (ways.len() <= MOST_PARTS).then_some(())?;
    }
    let part = |items| Part { join: Join::Any, items, except: Vec::new(), is_announced: false };
    Some(ways.into_iter().map(part).collect())
}
