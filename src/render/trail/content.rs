//! What a drawing shows: a graph, and the text beside it.

use super::graph::TrailGraph;
use super::station_text::{ForkText, StationText};
use crate::course::ModuleId;
use crate::ids::IndexVec;

/// A graph with the text beside it.
pub(crate) struct MapContent {
    pub(super) graph: TrailGraph,
    pub(super) station_texts: IndexVec<ModuleId, StationText>,
    pub(super) forks: Vec<ForkText>,
}
