//! What the drawings of a course say, followed as a reader follows them: from point to point, and
//! from row to row.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Fact, number};
use crate::course::order::Strength;
use crate::ids;
use crate::render::trail::model::LineKind;
use crate::render::trail::path::{Point, RADIUS, TIP};
use crate::render::trail::rail::{ARRIVE, HEIGHT, MIDDLE, Row, Stroke};
use crate::render::trail::segment::Segment;
use crate::render::trail::style::LineStyle;

fn strength(style: LineStyle) -> Strength {
    if style == LineStyle::Required { Strength::Required } else { Strength::Recommended }
}

/// What the lines of rows say, and the modules that have a mark for more.
pub(super) fn drawn(rows: &[Row]) -> (BTreeSet<Fact>, BTreeSet<usize>) {
    let mut facts = BTreeSet::new();
    let mut lanes: BTreeMap<i32, (LineStyle, Vec<usize>)> = BTreeMap::new();
    let mut free: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
    for (here, row) in (1..).zip(rows) {
        lanes = read_row(row, here, &lanes, &mut facts);
        for mark in &row.freedoms {
            let group = free.entry(mark.x).or_default();
            assert_eq!(group.is_empty(), !mark.above, "a freedom begins once");
            group.extend(mark.is_member.then_some(here));
            if !mark.below {
                facts.insert(Fact::Free(std::mem::take(group)));
            }
        }
    }
    assert!(lanes.is_empty(), "each line ends at a station");
    (facts, (1..).zip(rows).filter(|(_, row)| row.more).map(|(here, _)| here).collect())
}

/// Reads a row: what each lane leads from above it, and what it leads from below.
fn read_row(
    row: &Row,
    here: usize,
    above: &BTreeMap<i32, (LineStyle, Vec<usize>)>,
    facts: &mut BTreeSet<Fact>,
) -> BTreeMap<i32, (LineStyle, Vec<usize>)> {
    let mut below: BTreeMap<i32, (LineStyle, Vec<usize>)> = BTreeMap::new();
    let mut followed = BTreeSet::new();
    let mut arrives = false;
    for stroke in row.passing.iter().chain(&row.joining) {
        let (start, end) = (stroke.points[0], stroke.points[stroke.points.len() - 1]);
        let from = || {
            let (style, from) = above.get(&start.x).expect("a line from above");
            assert!(start.y > 0 || *style == stroke.style, "a line keeps its style");
            from.clone()
        };
        followed.extend((start.y == 0).then_some(start.x));
        let at_station = end == Point { x: row.stop, y: MIDDLE - TIP - 4 };
        if end.y == HEIGHT {
            let sources = if start.y == 0 {
                assert_eq!(start.x, end.x);
                from()
            } else {
                assert_eq!(start, Point { x: row.stop, y: MIDDLE + RADIUS });
                vec![here]
            };
            let lane = below.entry(end.x).or_insert((stroke.style, Vec::new()));
            assert_eq!(lane.0, stroke.style, "a lane has one line");
            lane.1.extend(sources);
        } else if at_station {
            facts.extend(arrival(row, here, stroke, from()));
        } else {
            assert_eq!((end.x, end.y, stroke.style), (start.x, ARRIVE, LineStyle::Choice));
        }
        arrives |= at_station;
    }
    assert_eq!(arrives, row.arrives, "an arrow where something arrives");
    assert!(above.keys().all(|x| followed.contains(x)), "no line ends in nothing");
    below
}

/// What a line says that arrives at a station from some others; the line of a choice begins at its
/// number.
fn arrival(row: &Row, here: usize, stroke: &Stroke, from: Vec<usize>) -> Vec<Fact> {
    let (start, hold) = (stroke.points[0], strength(stroke.style));
    if start.y == 0 {
        return from.into_iter().map(|one| Fact::After(here, one, hold)).collect();
    }
    let least = row.numbers.iter().find(|(at, _)| *at == start).expect("a number").1;
    vec![Fact::Some(here, least, from, hold)]
}

/// What a map that is a list says, by its segments, the lines between them and the words at forks.
pub(super) fn mapped(segments: &[Segment]) -> BTreeSet<Fact> {
    let mut facts: BTreeSet<Fact> = BTreeSet::new();
    let numbers = |segment: &Segment| ids::each(&segment.modules).map(number).collect::<Vec<_>>();
    for (segment, next) in segments.iter().zip(segments.iter().skip(1)) {
        let Some(LineKind { strength, least }) = segment.line else { continue };
        for later in numbers(next) {
            if let Some(least) = least {
                facts.insert(Fact::Some(later, least, numbers(segment), strength));
            } else {
                let before = numbers(segment).into_iter();
                facts.extend(before.map(|one| Fact::After(later, one, strength)));
            }
        }
    }
    let free = segments.iter().filter(|segment| segment.free);
    facts.extend(free.map(|segment| Fact::Free(numbers(segment))));
    facts
}
