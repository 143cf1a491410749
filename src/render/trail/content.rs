//! What the map shows that is a list too: segments, and the text beside their stations.

use super::model::LineKind;
use super::segment::Segment;
use super::style::LineStyle;
use crate::course::ModuleId;
use crate::ids::{self, IndexVec};

/// The most segments that lie beside each other, and the most modules below each other: more would
/// have no room for their text, or be higher than a screen. A larger map runs downwards only.
const MOST: usize = 6;

/// Segments with the text beside them.
#[derive(Debug, Clone, Default)]
pub(crate) struct MapContent {
    pub(crate) segments: Vec<Segment>,
    pub(crate) station_texts: IndexVec<ModuleId, StationText>,
    pub(crate) forks: Vec<ForkText>,
}

/// The text beside a station.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct StationText {
    /// `Modul 1 · først`.
    pub(crate) label: Option<String>,
    /// Times and remarks.
    pub(crate) facts: Vec<String>,
    /// The dates on which it opens. They stand last, so that nothing is left open where they are no
    /// longer shown.
    pub(crate) dates: Vec<DatedText>,
    /// What comes before it, in words, for whoever does not see the lines.
    pub(crate) order: Vec<String>,
    /// Whether a rule puts it first or last.
    pub(crate) terminus: bool,
}

/// A text that is news until a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DatedText {
    /// The text.
    pub(crate) text: String,
    /// The day, in ISO 8601 format.
    pub(crate) until: String,
}

/// The text where the lanes of a segment part, and where they join.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ForkText {
    /// `i den rekkefølgen dere vil`.
    pub(crate) parting: Option<String>,
    /// `minst to av tre`.
    pub(crate) joining: Option<String>,
}

/// Where a segment lies on a map to the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// The row of its first module, counted from 1; the way through the course lies in one row.
    pub(crate) row: usize,
    /// How many modules it has.
    pub(crate) count: usize,
}

impl MapContent {
    /// Whether there is room for it to the right.
    pub(crate) fn has_room(&self) -> bool {
        self.segments.len() <= MOST && self.most() <= MOST
    }

    /// The most modules of a segment.
    pub(crate) fn most(&self) -> usize {
        self.segments.iter().map(count).max().unwrap_or(1)
    }

    /// Where each segment lies: its middle module in the row of the way, or of two the first.
    pub(crate) fn places(&self) -> Vec<Place> {
        let way = entry(self.most());
        let place = |segment: &Segment| {
            let count = count(segment);
            Place { row: way + 1 - entry(count), count }
        };
        self.segments.iter().map(place).collect()
    }
}

fn count(segment: &Segment) -> usize {
    ids::each(&segment.modules).len()
}

/// Which of the modules of a fork lies in the row of the way, counted from 1.
fn entry(count: usize) -> usize {
    count.div_ceil(2)
}

/// The id of the look of a line, for the style sheet: of a choice, or as strong as its rule.
pub(crate) fn line_id(kind: LineKind) -> &'static str {
    match LineStyle::from(kind) {
        LineStyle::Required => "required",
        LineStyle::Recommended => "recommended",
        LineStyle::Choice => "choice",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    fn map(counts: &[usize]) -> MapContent {
        let mut start = ModuleId::new(0);
        let segment = |&count: &usize| {
            let modules = start..start.offset(count);
            start = modules.end;
            Segment { modules, free: false, line: None }
        };
        MapContent { segments: counts.iter().map(segment).collect(), ..MapContent::default() }
    }

    fn rows(counts: &[usize]) -> Vec<usize> {
        map(counts).places().into_iter().map(|place| place.row).collect()
    }

    #[test]
    fn the_way_passes_the_middle_of_each_fork() {
        assert_eq!(rows(&[1, 3, 1]), [2, 1, 2]);
        assert_eq!(rows(&[1, 2, 1]), [1, 1, 1]);
        assert_eq!(rows(&[2, 1, 5, 4]), [3, 3, 1, 2]);
    }

    #[test]
    fn few_modules_have_room_to_the_right() {
        assert!(map(&[1, 6, 1]).has_room());
        assert!(!map(&[1, 7, 1]).has_room());
        assert!(!map(&[1; 7]).has_room());
    }
}
