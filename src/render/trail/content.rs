//! What the drawing to the right shows: segments, and the text beside them.

use super::segment::Segment;
use crate::course::ModuleId;
use crate::ids::IndexVec;

/// Segments with the text beside them.
#[derive(Clone)]
pub(crate) struct MapContent {
    pub(super) segments: Vec<Segment>,
    pub(super) station_texts: IndexVec<ModuleId, StationText>,
    pub(super) forks: Vec<ForkText>,
}

/// The text beside a station.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct StationText {
    /// The reference to the module, from the course's own page.
    pub(crate) href: String,
    /// `Modul 1 · først`.
    pub(crate) label: Option<String>,
    /// The title.
    pub(crate) title: String,
    /// Times and remarks.
    pub(crate) facts: Vec<String>,
    /// The dates on which it opens. They stand last, so that nothing is left open where they are no
    /// longer shown.
    pub(crate) dates: Vec<DatedText>,
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
